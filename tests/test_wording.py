from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from sijill import wording
from sijill.schema import EVENT_GROUPS, MODALITIES

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "wording_dates.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["date"]))
def test_dates_are_told_in_plain_words(case: dict[str, Any]) -> None:
    assert wording.date_in_words(case["date"]) == case["words"]


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (None, None, "all dates"),
        (date(2023, 9, 1), None, "from 1 September 2023 on"),
        (None, date(2023, 9, 30), "until 30 September 2023"),
        (date(2023, 9, 1), date(2023, 9, 1), "1 September 2023"),
        (date(2023, 9, 1), date(2023, 9, 30), "1 September 2023 to 30 September 2023"),
    ],
)
def test_periods_in_words(first: date | None, last: date | None, words: str) -> None:
    assert wording.period_in_words(first, last) == words


@pytest.mark.parametrize(
    ("best", "low", "high", "number", "toll"),
    [
        (None, None, None, None, ""),
        (5, None, None, "5", "5 killed"),
        (0, None, None, "0", "no one killed"),
        (5, 5, 5, "5", "5 killed"),
        (5, 5, None, "at least 5", "at least 5 killed"),
        (None, 24, None, "at least 24", "at least 24 killed"),
        (None, None, 7, "up to 7", "up to 7 killed"),
        (None, 3, 7, "3–7", "3–7 killed"),
        (None, 3, 3, "3", "3 killed"),
        (5, 3, 7, "5 (3–7)", "5 (3–7) killed"),
        (5, None, 7, "5 (up to 7)", "5 (up to 7) killed"),
        (5, 3, None, "5 (at least 3)", "5 (at least 3) killed"),
        (104000, None, None, "104,000", "104,000 killed"),
    ],
)
def test_numbers_keep_their_ranges(
    best: int | None, low: int | None, high: int | None, number: str | None, toll: str
) -> None:
    assert wording.range_in_words(best, low, high) == number
    assert wording.toll_in_words("killed", best, low, high) == toll


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ((None, None, None), ""),
        ((None, "Daraa", None), "somewhere in Daraa"),
        (("the old bridge", None, None), "the old bridge"),
        (("Tafas", "Daraa", 1), "Tafas, Daraa"),
        (("Tafas", "Daraa", 2), "in or near Tafas, Daraa"),
        (("Daraa", "Daraa", 1), "Daraa"),
        (("Daraa", "Daraa", 3), "somewhere in Daraa"),
    ],
)
def test_places_are_told_no_finer_than_known(place: tuple[str | None, str | None, int | None], told: str) -> None:
    assert wording.place_in_words(*place) == told


def test_kinds_and_counts_in_words() -> None:
    assert wording.name_in_words("drone_strike") == "drone strike"
    assert [wording.counted(number, "incident") for number in (0, 1, 2)] == [
        "0 incidents",
        "1 incident",
        "2 incidents",
    ]
    assert wording.groups_in_words(["protest", "battle", "protest"]) == "Battles 1, Protests and riots 2"


def test_every_group_and_modality_has_its_words() -> None:
    assert tuple(wording.GROUP_NAMES) == EVENT_GROUPS
    assert tuple(wording.MODALITY_WORDS) == MODALITIES
