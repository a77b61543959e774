from __future__ import annotations

from pathlib import Path

import pytest

from sijill import paths

CHECKOUT = Path(__file__).resolve().parents[1]


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SIJILL_ROOT", raising=False)
    monkeypatch.chdir(tmp_path)


def test_folders_are_those_of_the_checkout_from_any_working_directory() -> None:
    assert paths.project_root() == CHECKOUT
    assert paths.raw_directory() == CHECKOUT / "data" / "raw"
    assert paths.processed_directory() == CHECKOUT / "data" / "processed"
    assert paths.gold_directory() == CHECKOUT / "data" / "gold"
    assert paths.reports_directory() == CHECKOUT / "reports"
    assert paths.notebooks_directory() == CHECKOUT / "notebooks"


def test_another_root_can_be_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("SIJILL_ROOT", "~/project")
    assert paths.raw_directory() == tmp_path / "project" / "data" / "raw"
    assert paths.domain_directory().is_relative_to(CHECKOUT)


def test_an_empty_name_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIJILL_ROOT", "")
    assert paths.project_root() == CHECKOUT


def test_the_knowledge_about_a_country_lies_in_the_package() -> None:
    assert (paths.domain_directory("syria") / "actors.yml").is_file()
