from __future__ import annotations

from collections.abc import Callable

import pytest

from sijill.extraction.when import approximate
from sijill.schema import Event


@pytest.mark.parametrize(
    ("text", "published", "date", "date_text", "inferred"),
    [
        ("Gunmen killed a man yesterday.", "2023-09-06", "2023-09-05", "yesterday", None),
        ("Gunmen killed a man on Monday.", "2023-09-06", "2023-09-04", "Monday", None),
        ("Gunmen killed a man last week.", "2023-09-06", "2023-08-28/2023-09-03", "last week", None),
        ("On September 3, gunmen killed a man.", "2023-09-06", "2023-09-03", "September 3", None),
        ("On September 3, gunmen killed a man.", None, "XXXX-09-03", "September 3", None),
        ("Gunmen killed a man.", "2023-09-06", "2023-09-06~", None, "publication date"),
        ("Gunmen killed a man.", None, None, None, None),
        ("Gunmen killed a man yesterday.", None, None, "yesterday", "words give no date without a publication date"),
        ("Gunmen plan to kill a man.", "2023-09-06", None, None, None),
        ("Gunmen had killed a man.", "2023-09-06", None, None, None),
        (
            "On September 3, sources reported that gunmen killed a man.",
            "2023-09-06",
            "2023-09-03~",
            "September 3",
            None,
        ),
        (
            "On September 3, the Observatory documented the murder of a man.",
            "2023-09-06",
            "2023-09-03",
            "September 3",
            None,
        ),
    ],
)
def test_when_an_event_happened(
    text: str,
    published: str | None,
    date: str | None,
    date_text: str | None,
    inferred: str | None,
    events_of: Callable[..., list[Event]],
) -> None:
    (event,) = events_of(text, published=published)
    assert (event.date, event.date_text, event.inferred.get("date")) == (date, date_text, inferred)


def test_each_event_of_a_sentence_has_its_own_date(events_of: Callable[..., list[Event]]) -> None:
    events = events_of("Gunmen killed a man on Monday, and the police arrested a suspect on Tuesday.")
    assert [(event.type, event.date) for event in events] == [("killing", "2023-09-04"), ("arrest", "2023-09-05")]


def test_the_date_at_the_head_of_a_passage_holds_on(events_of: Callable[..., list[Event]]) -> None:
    events = events_of("On September 3, gunmen killed a man. The police arrested a suspect.")
    assert [(event.date, event.inferred.get("date")) for event in events] == [
        ("2023-09-03", None),
        ("2023-09-03~", "date of the passage (September 3)"),
    ]


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
