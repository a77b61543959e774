# Bare `make` prints what can be made. Everything runs in .venv, made from requirements.lock.
SHELL := /bin/sh
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
SIJILL := $(BIN)/sijill

.DEFAULT_GOAL := help
.PHONY: help setup data report test check tests notebooks quality ablations model picture benchmark lab lock clean

help: ## print these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(STAMP) ## make the virtual environment from the lock

$(STAMP): requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "sijill needs Python 3.11 or newer")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

data: $(STAMP) ## pull, read and link the sample corpus into data/processed
	@$(SIJILL) pull folder data/gold/dev.jsonl --licence "CC BY 4.0" >/dev/null
	@$(SIJILL) extract >/dev/null
	@$(SIJILL) link >/dev/null

report: data ## sample corpus to reports/situation-report/<date>/report.html
	@$(SIJILL) evaluate --gold data/gold/dev.jsonl --events data/processed/events.jsonl \
		--places data/gold/dev_places.csv --out data/processed/scores.json >/dev/null
	@$(SIJILL) report

test: check tests notebooks ## style, types, all tests, all notebooks

check: $(STAMP) ## ruff and mypy
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

tests: $(STAMP) ## pytest, the real browser where there is one
	$(BIN)/python -m pytest

# In a project of their own, so that tests never replace what a user has made.
NOTEBOOK_ROOT := $(CURDIR)/build/notebooks
notebooks: $(STAMP) ## run every notebook under nbval on the sample
	@rm -rf build/notebooks && mkdir -p build/notebooks/data
	@cp -R notebooks build/notebooks/ && cp -R data/gold data/raw build/notebooks/data/
	@SIJILL_ROOT="$(NOTEBOOK_ROOT)" $(SIJILL) extract >/dev/null
	@SIJILL_ROOT="$(NOTEBOOK_ROOT)" $(SIJILL) link >/dev/null
	SIJILL_ROOT="$(NOTEBOOK_ROOT)" $(BIN)/python -m pytest --nbval-lax --nbval-current-env notebooks

quality: $(STAMP) ## measure on data/gold/dev.jsonl and write the README's table
	@rm -rf build/quality
	@$(SIJILL) pull folder data/gold/dev.jsonl --raw build/quality/raw >/dev/null
	@$(SIJILL) extract --raw build/quality/raw --out build/quality/processed >/dev/null
	@$(SIJILL) evaluate --gold data/gold/dev.jsonl --events build/quality/processed/events.jsonl \
		--places data/gold/dev_places.csv --errors build/quality/errors.csv --costs build/quality/costs.csv \
		--corpus "the development set" --readme README.md

ablations: $(STAMP) ## measure what each part of extraction is worth and write docs/ablations.md
	@$(SIJILL) ablate --gold data/gold/train.jsonl --gold data/gold/dev.jsonl --places data/gold/dev_places.csv \
		--corpus "train and dev" --command "make ablations" --out docs/ablations

model: $(STAMP) ## train and validate what decides which events are kept, their confidence, and who has a part in them
	$(BIN)/python tools/train_keeping.py
	$(BIN)/python tools/train_choosing.py

picture: data ## take the README's picture of the report (needs Chromium)
	$(BIN)/python tools/take_picture.py "$$($(SIJILL) report --reports build/picture)" docs/report.png

benchmark: $(STAMP) ## speed and memory of extraction against the bare parser
	$(BIN)/python benchmarks/extract.py

lab: $(STAMP) ## open the notebooks in JupyterLab
	$(BIN)/jupyter lab notebooks/00-start-here.ipynb

lock: $(STAMP) ## resolve pyproject.toml into requirements.lock
	$(BIN)/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-header --output-file requirements.lock

clean: ## remove the environment and what is rebuilt
	rm -rf $(VENV) build data/processed/*.parquet data/processed/*.json* .pytest_cache .mypy_cache .ruff_cache
