"""The engine for dates is of use alone: it loads nothing of the parser and nothing of the tables."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from sijill import extraction

HEAVY = ("spacy", "thinc", "pandas", "pandera", "pyarrow", "tqdm", "scipy")
LOADED = f"import json, sys; print(json.dumps([name for name in {HEAVY!r} if name in sys.modules]))"


def loaded_by(code: str) -> list[str]:
    run = subprocess.run(
        [sys.executable, "-c", f"{code}; {LOADED}"], capture_output=True, check=True, text=True, timeout=120
    )
    return list(json.loads(run.stdout))


@pytest.mark.parametrize(
    "code",
    [
        "import sijill.extraction.dates",
        "from sijill.extraction import find_dates; find_dates('at dawn on Monday', published='2023-09-05')",
        "import sijill, sijill.domains, sijill.edtf, sijill.errors, sijill.paths, sijill.schema",
    ],
)
def test_dates_need_neither_parser_nor_tables(code: str) -> None:
    assert loaded_by(code) == []


def test_the_check_sees_what_is_loaded() -> None:
    assert {"spacy", "pandas"} <= set(loaded_by("from sijill.extraction import read_events"))


@pytest.mark.parametrize("name", extraction.__all__)
def test_every_name_that_is_offered_is_there(name: str) -> None:
    assert getattr(extraction, name)
    assert name in dir(extraction)


def test_a_name_that_is_not_offered_is_told() -> None:
    with pytest.raises(AttributeError, match=r"module 'sijill\.extraction' has no attribute 'excerpt'"):
        extraction.excerpt  # type: ignore[attr-defined]  # noqa: B018
