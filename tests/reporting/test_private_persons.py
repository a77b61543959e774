from __future__ import annotations

import pytest

from sijill.reporting import Parameters, select
from sijill.reporting.edits import Edits
from sijill.reporting.private_persons import names_in
from tests.reporting.synthetic import tables_of


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Gunmen shot Ahmad al-Khalaf dead.", ["Ahmad al-Khalaf"]),
        ("They arrested Abu Ali Al-Masri and Omar Hasan.", ["Abu Ali Al-Masri", "Omar Hasan"]),
        ("President Ahmad Khalaf spoke.", []),
        ("Ahmad Khalaf, the deputy leader of the movement, spoke.", []),
        ("Shells fell on the Omar Hasan Mosque.", []),
        ("Ahmad was there; so was the Free Army.", []),
        ("Ali Village is the name of a place.", []),
    ],
)
def test_which_names_are_left_out(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in names_in(text, frozenset({"ali village"}))] == found


@pytest.mark.parametrize(("offset", "moved"), [(0, 0), (4, 4), (5, 9), (7, 9), (8, 9), (9, 10), (12, 13)])
def test_offsets_stand_where_their_words_stand_now(offset: int, moved: int) -> None:
    edits = Edits([(4, 8)], "[....")
    assert edits.text("The Name left") == "The [.... left"
    assert edits.moved(offset) == moved


def test_a_name_is_left_out_everywhere_and_the_words_still_stand_at_their_offsets() -> None:
    quote = "At noon Ahmad Khalaf was shelled at home."
    told = {"quote": quote, "target": "Ahmad Khalaf", "trigger": "shelled", "date": "2023-09-03"}
    tables = tables_of([told], report={"title": "Ahmad Khalaf shelled"})
    tables["reports"]["text"] = "x" * 100 + quote
    asked = {"leave_out_private_persons": True}
    selection = select(tables, Parameters.given(asked))
    event, report = selection.events.iloc[0], selection.reports.iloc[0]
    assert event["quote"] == "At noon [name left out] was shelled at home."
    assert report["text"][event["trigger_start"] : event["trigger_end"]] == "shelled"
    assert (event["target"], report["title"]) == ("[name left out]", "[name left out] shelled")
    assert selection.incidents["target"][0] == "[name left out]"
    shown = "".join(table.to_csv() for table in (selection.events, selection.incidents, selection.reports))
    assert "Khalaf" not in shown
    assert "Khalaf" in select(tables, Parameters.given({})).events["quote"][0]
