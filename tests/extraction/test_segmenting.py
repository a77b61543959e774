"""Long sentences parted into clauses before they are parsed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from sijill.errors import DataCheckError
from sijill.extraction import segmenting
from sijill.extraction.marks import marks_of
from sijill.extraction.segmenting import load_clause_words
from sijill.schema import Event

PADDING = (
    "with many people in the streets of the old town and of its eastern quarters, and with shops in them that had "
    "been closed for several days because of the great heat of the month"
)
LONG = (
    "On Monday morning gunmen of an unknown group opened fire on a patrol of the police in the market of Azaz, "
    f"{PADDING}, {{}}"
)


@pytest.mark.parametrize(
    ("behind", "clauses"),
    [
        ("while in Afrin a mine killed two boys who were tending sheep.", ["while in Afrin a mine killed"]),
        ("in Afrin, a mine killed two boys who were tending the sheep.", ["in Afrin, a mine killed"]),
        ("and near Afrin, troops raided a house; in Manbij, shells fell on a field and burned it.",
         ["and near Afrin, troops raided", "in Manbij, shells fell on"]),
        ("Binnish, Saraqib and Taftanaz were shelled by the army's artillery.", ["Binnish, Saraqib and Taftanaz"]),
        ("sources of the Observatory said, before the police left the town.", []),
        ("which the police left later, when the people asked them to do so.", []),
        ("with two men who were wounded by it and brought to the hospital.", []),
        ("and wounded four men of the police, one child and a woman badly.", []),
        ("the first attack in the town since the beginning of the month.", []),
    ],
)  # fmt: skip
def test_a_clause_with_a_subject_and_a_verb_of_its_own_is_parsed_by_itself(
    behind: str, clauses: list[str], parse: Callable[..., Doc]
) -> None:
    doc = parse(LONG.format(behind))
    starts = sorted(marks_of(doc).clause_starts)
    assert [
        doc[start : start + len(doc)].text[: len(words)] for start, words in zip(starts, clauses, strict=True)
    ] == (clauses)
    assert all(doc[start].is_sent_start for start in starts)


def test_a_short_sentence_is_left_whole(parse: Callable[..., Doc]) -> None:
    doc = parse("Gunmen shot a man in Azaz, while in Afrin a mine killed two boys.")
    assert (len(list(doc.sents)), marks_of(doc).clause_starts) == (1, frozenset())


def test_the_evidence_of_a_clause_is_its_whole_sentence(events_of: Callable[..., list[Event]]) -> None:
    text = LONG.format("while in Afrin a mine killed two boys who were tending sheep.")
    fire, mine = events_of(text)
    assert [text[one.sentence.start : one.sentence.end] for one in (fire, mine)] == [text, text]
    assert [[place.name for place in one.places] for one in (fire, mine)] == [["Azaz"], ["Afrin"]]


@pytest.mark.parametrize(
    ("behind", "places", "reason"),
    [
        ("while the police arrested four men.", [("Azaz", "at")], "place of the clause before"),
        ("while the police arrested four men around the town.", [("Azaz", "near")], "place of the clause before"),
        ("while the police arrested four men in Afrin.", [("Afrin", "at")], None),
    ],
)
def test_a_clause_without_a_place_takes_that_of_the_clause_before(
    behind: str, places: list[tuple[str, str]], reason: str | None, events_of: Callable[..., list[Event]]
) -> None:
    arrest = next(event for event in events_of(LONG.format(behind)) if event.type == "arrest")
    assert [(place.name, place.role) for place in arrest.places] == places
    assert arrest.inferred.get("places") == reason


def test_an_area_that_opens_the_sentence_holds_the_places_of_its_clauses(
    events_of: Callable[..., list[Event]],
) -> None:
    text = f"In Idlib countryside, gunmen shot a man in Ariha, {PADDING}, {PADDING}, while shells fell on Binnish."
    shells = next(event for event in events_of(text) if event.type == "shelling")
    assert [(place.text, place.role) for place in shells.places] == [
        ("Binnish", "at"),
        ("Idlib countryside", "within"),
    ]


def test_words_of_clauses_are_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        segmenting, "read_lexicon", lambda domain, file: {"read_as": {}, "clauses": {"joining": ["and"]}}
    )
    with pytest.raises(DataCheckError, match=r"parsing.yml: field 'clauses', value .* missing or unknown"):
        load_clause_words()
