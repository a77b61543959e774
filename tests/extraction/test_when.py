from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from sijill.extraction.when import approximate, until_publication
from sijill.schema import Event

CASES = Path(__file__).parents[1] / "cases" / "event_dates.yml"


def cases() -> list[Any]:
    groups = yaml.safe_load(CASES.read_text(encoding="utf-8"))
    return [
        pytest.param(case["text"], case["events"], id=f"{group}-{number}")
        for group, listed in groups.items()
        for number, case in enumerate(listed)
    ]


@pytest.mark.parametrize(("text", "expected"), cases())
def test_which_date_an_event_takes(text: str, expected: list[Any], events_of: Callable[..., list[Event]]) -> None:
    found = [[event.type, event.date, event.date_text, event.inferred.get("date")] for event in events_of(text)]
    assert found == [[*line[:3], reason_of(line)] for line in expected]


def reason_of(line: list[Any]) -> Any:
    """Where a case tells no reason, it is the words or, with none of them, the publication."""
    if line[3:]:
        return line[3]
    return "publication date" if line[1] and not line[2] else None


@pytest.mark.parametrize(
    ("text", "published", "date", "date_text", "inferred"),
    [
        ("Gunmen killed a man last week.", "2023-09-06", "2023-08-28/2023-09-03", "last week", None),
        ("On September 3, gunmen killed a man.", None, "XXXX-09-03", "September 3", None),
        ("Gunmen killed a man.", None, None, None, None),
        ("Gunmen killed a man yesterday.", None, None, "yesterday", "words give no date without a publication date"),
    ],
)
def test_dates_with_and_without_a_publication_date(
    text: str,
    published: str | None,
    date: str | None,
    date_text: str | None,
    inferred: str | None,
    events_of: Callable[..., list[Event]],
) -> None:
    (event,) = events_of(text, published=published)
    assert (event.date, event.date_text, event.inferred.get("date")) == (date, date_text, inferred)


@pytest.mark.parametrize(
    ("date", "told"),
    [
        ("2023-09-03", "2023-09-03~"),
        ("2023-09", "2023-09~"),
        ("2023-09-03~", "2023-09-03~"),
        ("../2023-09-03", "../2023-09-03"),
    ],
)
def test_approximate_dates(date: str, told: str) -> None:
    assert approximate(date) == told


@pytest.mark.parametrize(
    ("date", "published", "told"),
    [
        ("2023", "2023-10-03", "2023-01-01/2023-10-03"),
        ("2023-09", "2023-09-20", "2023-09-01/2023-09-20"),
        ("2022", "2023-10-03", "2022"),
        ("2023-09-03", "2023-10-03", "2023-09-03"),
        ("2023", None, "2023"),
    ],
)
def test_totals_end_at_the_publication(date: str, published: str | None, told: str) -> None:
    assert until_publication(date, published) == told
