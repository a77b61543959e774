"""Over any text: no crash, every offset quotes the stored text, and neither batches nor order change an event."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from sijill import tables
from sijill.extraction.marks import marks_of
from sijill.schema import Event
from tests.extraction.conftest import report_of

CASES = Path(__file__).parents[1] / "cases"
HOSTILE = yaml.safe_load((CASES / "hostile_texts.yml").read_text(encoding="utf-8"))
SENTENCES = sorted({case["text"] for case in yaml.safe_load((CASES / "events.yml").read_text(encoding="utf-8"))})
ODD = [
    " ",
    "\n",
    "\r\n",
    "\u2028",
    "\x00",
    "\x1b[31m",
    "\ufeff",
    "\u202e",
    "🚀",
    "👩‍🚒",
    "قصف قوات النظام بلدة سرمين",
    "e\u0301",
    "“",
    "”",
    "’s",
    "*",
    "•",
    " | ",
    "Homs province: ",
    "<p class=x>",
    "</p>",
    "&nbsp;",
    "killed",
    "no casualties",
    "dozens of",
    "yesterday",
    "9" * 30,
    "the attack",
    ",",
    ".",
]
MIXED = st.lists(st.sampled_from(ODD) | st.sampled_from(SENTENCES) | st.text(max_size=8), max_size=12)
FEW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

EventsOf = Callable[..., list[Event]]


def assert_sound(events: list[Event], text: str) -> None:
    for event in events:
        tables.check_offsets(event, text)
        assert text[event.sentence.start : event.sentence.end].strip()
        assert event.sentence.start <= event.trigger.start < event.trigger.end <= event.sentence.end
    assert len({event.event_id for event in events}) == len(events)
    tables.of_events(events, {"r": report_of(text)})


@pytest.mark.parametrize("text", [*HOSTILE, *ODD])
def test_hostile_texts_are_read_like_any_other(text: str, events_of: EventsOf) -> None:
    told = f"{text} Regime forces shelled Sarmin{text} yesterday, killing two civilians. {text}"
    events = events_of(told)
    assert_sound(events, told)
    assert "shelling" in {event.type for event in events}


@FEW
@given(MIXED, st.sampled_from(["", " ", "\n"]))
def test_no_text_breaks_offsets(events_of: EventsOf, pieces: list[str], between: str) -> None:
    text = between.join(pieces) or "-"
    assert_sound(events_of(text, title=pieces[0] if pieces else None), text)


@FEW
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4), st.data())
def test_masks_change_no_event(events_of: EventsOf, sentences: list[str], data: st.DataObject) -> None:
    plain = " ".join(sentence for sentence in sentences if "*" not in sentence) or "Two were killed."
    inside = [at for at in range(1, len(plain)) if plain[at - 1].isascii() and (plain[at - 1] + plain[at]).isalpha()]
    marks = set(data.draw(st.lists(st.sampled_from(inside), max_size=6)))
    masked = "".join(("*" if at in marks else "") + letter for at, letter in enumerate(plain))
    told = events_of(masked)
    assert_sound(told, masked)
    assert [summary(event) for event in told] == [summary(event) for event in events_of(plain)]


@pytest.mark.parametrize(
    ("piece", "length"),
    [
        ("Regime forces shelled Sarmin yesterday, killing two civilians, ", 200_000),
        ("SDF in Raqqa, Homs and Idlib on Monday. ", 50_000),
        ("the attack on ", 50_000),
        ("a,", 20_000),
        ("A ", 50_000),
        ("A\n", 50_000),
        ("“", 2_000),
    ],
)
def test_a_very_long_paragraph(piece: str, length: int, events_of: EventsOf) -> None:
    text = (piece * (length // len(piece) + 1))[:length]
    assert_sound(events_of(text), text)


@pytest.mark.parametrize(
    "text", [sentence for sentence in SENTENCES if "*" in sentence] + ["ki*lled “wo**und*ed” expl*o*sion"]
)
def test_every_token_leads_back_to_the_stored_text(text: str, parse: Callable[..., Doc]) -> None:
    doc = parse(text)
    read = marks_of(doc).read
    assert read is not None
    ends = [0]
    for token in doc:
        start, end = read.prepared.stored_span(token.idx, token.idx + len(token))
        assert start >= ends[-1]
        assert text[start:end].replace("*", "").replace("“", '"').replace("”", '"') in (token.text, "")
        ends.append(end)


def test_batches_and_order_change_no_event(events_of_reports: Callable[..., list[Event]]) -> None:
    reports = [report_of(text, report_id=f"r{number}") for number, text in enumerate(SENTENCES)]
    by_one = by_report(events_of_reports(reports, batch_size=1))
    assert by_report(events_of_reports(reports, batch_size=50)) == by_one
    assert by_report(events_of_reports(reports[::-1], batch_size=7)) == by_one


def test_an_edited_paragraph_leaves_the_ids_of_the_others(events_of: EventsOf) -> None:
    before = "Gunmen kidnapped a nurse in Azaz.\n\nHTS arrested two men in Harem.\n\nA blast was heard in Tartus."
    after = before.replace(
        "HTS arrested two men in Harem.", "In Harem, according to activists, HTS arrested three men."
    )
    ids, new_ids = ({event.type: event.event_id for event in events_of(text)} for text in (before, after))
    assert set(ids) == set(new_ids) == {"abduction", "arrest", "explosion"}
    assert {name for name in ids if ids[name] == new_ids[name]} == {"abduction", "explosion"}


def test_the_same_sentence_twice_has_two_ids(events_of: EventsOf) -> None:
    events = events_of("Gunmen kidnapped a nurse in Azaz.\n\nGunmen kidnapped a nurse in Azaz.")
    assert [event.type for event in events] == ["abduction", "abduction"]
    assert events[0].event_id != events[1].event_id


def by_report(events: list[Event]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for event in events:
        found.setdefault(event.report_id, []).append(json.dumps(event.to_json(), sort_keys=True))
    return found


def summary(event: Event) -> tuple[str, str, str | None, list[str]]:
    return (
        event.type,
        event.modality,
        event.date,
        [place.place_id or place.text.replace("*", "") for place in event.places],
    )
