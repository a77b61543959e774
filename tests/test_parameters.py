from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sijill import paths
from sijill.errors import UsageError
from sijill.notebook_parameters import ExtractParameters, PullParameters, QualityParameters, StartParameters
from sijill.parameters import NotebookParameters, nearest, project_path


class Example(NotebookParameters):
    place: str = ""
    most: int = 3
    is_strict: bool = False


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"plaec": "Tel Hajar"}, "unknown parameter 'plaec' (value 'Tel Hajar'); did you mean 'place'?"),
        ({"zzz": 1}, "unknown parameter 'zzz' (value 1); known are place, most, is_strict"),
        ({"place": 3}, "parameter 'place': 3 is no text; put it in quotes"),
        ({"is_strict": "no"}, "parameter 'is_strict': 'no' is no truth value; give True or False, without quotes"),
        ({"most": "3"}, "parameter 'most': '3' cannot be followed: Input should be a valid integer"),
    ],
)
def test_what_cannot_be_followed_is_told(given: dict[str, Any], told: str) -> None:
    with pytest.raises(UsageError) as caught:
        Example.given(given)
    assert str(caught.value) == told


def test_all_that_is_wrong_is_told_at_once() -> None:
    with pytest.raises(UsageError, match=r"'place': 3 .*; parameter 'is_strict': None "):
        Example.given({"place": 3, "is_strict": None})


def test_half_characters_are_no_text() -> None:
    with pytest.raises(UsageError, match=r"parameter 'place': '\\udcff' cannot be followed"):
        Example.given({"place": "\udcff"})


def test_a_notebook_gives_its_names() -> None:
    assert Example.of({"place": " Tel Hajar ", "most": 4, "_": 1, "In": [""], "frame": object()}) == Example(
        place="Tel Hajar", most=4
    )
    with pytest.raises(UsageError, match="unknown parameter 'mots'"):
        Example.of({"mots": 4})


@pytest.mark.parametrize(
    ("name", "words", "value"),
    [
        ("is_strict", "true", True),
        ("is_strict", " False ", False),
        ("is_strict", "yes", "yes"),
        ("place", "true", "true"),
        ("most", "4", "4"),
        ("unknown", "false", "false"),
    ],
)
def test_words_of_a_command_line(name: str, words: str, value: object) -> None:
    found = Example.from_words(name, words)
    assert (type(found), found) == (type(value), value)


@pytest.mark.parametrize(
    ("name", "end"),
    [("Shellin", "; did you mean 'shelling'?"), ("weather", "; known are shelling, protest")],
)
def test_nearest(name: str, end: str) -> None:
    assert nearest(name, ("shelling", "protest")) == end


def test_a_relative_path_starts_at_the_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIJILL_ROOT", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.chdir("/")
    assert project_path("data/mine") == tmp_path / "data" / "mine"
    assert project_path("~/mine") == tmp_path / "home" / "mine"
    assert project_path("/mine") == Path("/mine")
    assert project_path("", default=Path("/default")) == Path("/default")


def test_empty_parameters_of_the_steps_mean_the_sample_and_the_folders_of_the_project() -> None:
    pull, extract, quality, start = PullParameters(), ExtractParameters(), QualityParameters(), StartParameters()
    assert pull.location_path == quality.gold_file == paths.gold_directory() / "dev.jsonl"
    assert pull.raw_directory == extract.raw_directory == paths.raw_directory()
    assert pull.known_licence == "CC BY 4.0"
    assert extract.out_directory == paths.processed_directory()
    assert quality.events_file is None
    assert quality.places_file == paths.gold_directory() / "dev_places.csv"
    assert start.raw_directory == paths.project_root() / "build" / "start-here" / "raw"
    assert start.processed_directory == paths.project_root() / "build" / "start-here" / "processed"


def test_given_parameters_of_the_steps(tmp_path: Path) -> None:
    pull = PullParameters.given({"location": str(tmp_path / "posts"), "raw": str(tmp_path / "raw")})
    assert (pull.location_path, pull.raw_directory) == (tmp_path / "posts", tmp_path / "raw")
    assert pull.known_licence is None
    assert PullParameters.given({"location": "posts", "licence": "CC0"}).known_licence == "CC0"
    quality = QualityParameters.given(
        {"gold": str(tmp_path / "gold.jsonl"), "events": str(tmp_path / "events.jsonl")}
    )
    assert (quality.gold_file, quality.events_file) == (tmp_path / "gold.jsonl", tmp_path / "events.jsonl")
    assert quality.places_file is None


def test_what_a_pull_is_asked_for() -> None:
    sample = PullParameters()
    assert (sample.asked_location, sample.known_licence) == (sample.location_path, "CC BY 4.0")
    assert sample.asked == {"since": None, "until": None, "limit": None, "options": {}}
    given = {"source": "wordpress", "location": "https://example.org", "since": "2023-09-01", "until": "2023-09-30"}
    pull = PullParameters.given(given | {"limit": 5, "options": "name=desk; categories = 3,5;"})
    assert (pull.asked_location, pull.known_licence) == ("https://example.org", None)
    assert pull.asked == {
        "since": "2023-09-01",
        "until": "2023-09-30",
        "limit": 5,
        "options": {"name": "desk", "categories": "3,5"},
    }
    assert PullParameters.given({"source": "sohr"}).asked_location is None


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"limit": -1}, "parameter 'limit': -1 cannot be followed: Input should be greater than or equal to 0"),
        ({"options": "name"}, "parameter 'options': 'name' cannot be followed: give NAME=VALUE"),
    ],
)
def test_what_a_pull_cannot_be_asked_for(values: dict[str, object], message: str) -> None:
    with pytest.raises(UsageError) as raised:
        PullParameters.given(values).asked  # noqa: B018 - the options are read when they are asked for
    assert str(raised.value) == message
