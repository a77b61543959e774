from __future__ import annotations

import json
from pathlib import Path

import pytest

from sijill.reporting import Parameters, select
from sijill.reporting.marking import SENTENCE, Mark
from sijill.reporting.tellings import AROUND, excerpt, marks_by_event
from tests.reporting.synthetic import tables_of

QUOTE = "Guards shelled the mill."
OTHER_OFFSETS = '{"event_id": "event1", "sentence": {"start": 0, "end": 9}, "trigger": {"start": 0, "end": 1}}'
EVENT = {"sentence_start": 10, "sentence_end": 34, "quote": QUOTE}


def shown(text: str, start: int, *marks: Mark) -> list[tuple[str, str]]:
    event = {"sentence_start": start, "sentence_end": start + len(QUOTE), "quote": QUOTE}
    sentence = Mark(start, start + len(QUOTE), SENTENCE)
    return [(piece.text, " ".join(piece.kinds)) for piece in excerpt(event, text, [sentence, *marks])]


def test_an_excerpt_ends_with_its_line() -> None:
    text = f"Headline\nBefore. {QUOTE} After.\nAnother line."
    assert shown(text, 17, Mark(24, 31, "trigger")) == [
        ("Before. ", ""),
        ("Guards ", "sentence"),
        ("shelled", "sentence trigger"),
        (" the mill.", "sentence"),
        (" After.", ""),
    ]


def test_a_long_line_is_cut_between_words_and_says_so() -> None:
    text = "word " * 200 + QUOTE + " word" * 200
    pieces = shown(text, 1000)
    assert [words for words, _ in (pieces[0], pieces[-1])] == ["…", "…"]
    assert pieces[2] == (QUOTE, "sentence")
    assert set(pieces[1][0].split()) == {"word"}
    assert len(pieces[1][0]) <= AROUND
    assert len(pieces[3][0]) <= AROUND


def test_an_excerpt_reaches_to_words_of_an_earlier_line_that_were_read() -> None:
    text = f"In the valley:\nBefore. {QUOTE}"
    assert shown(text, 23, Mark(7, 13, "place")) == [
        ("In the ", ""),
        ("valley", "place"),
        (":\nBefore. ", ""),
        (QUOTE, "sentence"),
    ]


def test_a_quote_that_the_text_does_not_hold_stands_alone() -> None:
    marks = [Mark(10, 34, SENTENCE), Mark(17, 24, "trigger"), Mark(2, 5, "place")]
    assert [piece.text for piece in excerpt(EVENT, "another text", marks)] == ["Guards ", "shelled", " the mill."]


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("", ["sentence", "trigger"]),
        ("no json", ["sentence", "trigger"]),
        ("[1]", ["sentence", "trigger"]),
        ('{"event_id": "event1", "sentence": 3}', ["sentence", "trigger"]),
        (OTHER_OFFSETS, ["sentence", "trigger"]),
        (
            json.dumps(
                {
                    "event_id": "event1",
                    "report_id": "report1",
                    "sentence": {"start": 100, "end": 175},
                    "trigger": {"start": 130, "end": 137},
                    "date_span": {"start": 100, "end": 107},
                }
            ),
            ["sentence", "trigger", "date"],
        ),
    ],
)
def test_marks_come_from_the_events_where_these_agree_with_the_tables(
    line: str, kinds: list[str], tmp_path: Path
) -> None:
    tables = tables_of([{}])
    selection = select({**tables, "event_actors": tables["event_actors"].iloc[:0]}, Parameters.given({}))
    assert (selection.events["sentence_end"][0], selection.events["trigger_start"][0]) == (175, 130)
    (tmp_path / "events.jsonl").write_text(f"{line}\n", encoding="utf-8")
    assert [mark.kind for mark in marks_by_event(selection, tmp_path)["event1"]] == kinds
