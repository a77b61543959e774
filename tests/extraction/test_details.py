"""Attribution, equipment, counts, tolls and actors: the fields of a record beside what, when and where."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sijill.schema import Event


@pytest.mark.parametrize(
    ("text", "voucher"),
    [
        ("SOHR activists reported that gunmen killed a man.", ("SOHR activists", "activist")),
        ("According to local sources, gunmen killed a man.", ("local sources", "source")),
        ("SOHR was informed by reliable sources that gunmen killed a man.", ("reliable sources", "source")),
        ("The Syrian Observatory learned that gunmen killed a man.", ("The Syrian Observatory", "monitor")),
        ("In the account of residents, gunmen killed a man.", ("residents", "resident")),
        ("By the Observatory's count, gunmen killed ten civilians.", ("the Observatory's", "monitor")),
        ("Gunmen killed a man, activists pointed out.", ("activists", "activist")),
        ("Local sources spoke of an airstrike on Tafas.", ("Local sources", "source")),
        ("A media center said that gunmen killed a man.", ("A media center", "party")),
        ("Gunmen killed a man.", None),
    ],
)
def test_who_vouches(text: str, voucher: tuple[str, str] | None, events_of: Callable[..., list[Event]]) -> None:
    (event,) = events_of(text)
    told = event.attribution
    assert (told and (told.text, told.voucher_class)) == voucher


@pytest.mark.parametrize(
    ("text", "vouchers"),
    [
        (
            "SOHR activists reported that gunmen arrested a man; regime forces shelled Sarmin.",
            {"arrest": "SOHR activists", "shelling": None},
        ),
        (
            "Local sources said that gunmen arrested a man, and residents reported that troops shelled Sarmin.",
            {"arrest": "Local sources", "shelling": "residents"},
        ),
        (
            "The Observatory learned that drones struck a convoy, according to reliable sources.",
            {"drone_strike": "reliable sources"},
        ),
    ],
)
def test_who_vouches_for_which_event(
    text: str, vouchers: dict[str, str | None], events_of: Callable[..., list[Event]]
) -> None:
    assert {event.type: event.attribution and event.attribution.text for event in events_of(text)} == vouchers


@pytest.mark.parametrize(
    ("text", "day", "quoted"),
    [
        ("On September 3, local sources reported that gunmen killed a man.", "2023-09-03", "September 3"),
        ("Local sources said yesterday that gunmen killed a man.", "2023-09-05", "yesterday"),
        ("On September 3, SOHR monitored an airstrike on Tafas.", None, None),
        ("Local sources reported that gunmen killed a man on September 3.", None, None),
    ],
)
def test_the_day_on_which_they_told(
    text: str, day: str | None, quoted: str | None, events_of: Callable[..., list[Event]]
) -> None:
    (event,) = events_of(text)
    assert event.attribution is not None
    span = event.attribution.date_span
    assert (event.attribution.date, text[span.start : span.end] if span else None) == (day, quoted)


@pytest.mark.parametrize(
    ("text", "equipment"),
    [
        ("They shelled Azaz with ten artillery pieces.", [("ten artillery pieces", 10)]),
        ("They shelled Azaz with mortars and tanks.", [("mortars", None), ("tanks", None)]),
        ("They shelled Azaz.", []),
    ],
)
def test_weapons_and_materiel(
    text: str, equipment: list[tuple[str, int | None]], events_of: Callable[..., list[Event]]
) -> None:
    (event,) = events_of(text)
    assert [(told.text, told.number) for told in event.equipment] == equipment


def test_a_weapon_belongs_to_the_nearest_event(events_of: Callable[..., list[Event]]) -> None:
    events = events_of("Regime forces shelled Azaz with mortars, and the SDF arrested a man with a rifle.")
    assert {event.type: [told.text for told in event.equipment] for event in events} == {
        "shelling": ["mortars"],
        "arrest": ["a rifle"],
    }


@pytest.mark.parametrize(
    ("text", "count", "quoted"),
    [
        ("Five airstrikes hit Azaz.", 5, "Five"),
        ("Dozens of airstrikes hit Azaz.", None, None),
        ("An airstrike hit Azaz.", None, None),
        ("Airstrikes hit Azaz.", None, None),
    ],
)
def test_like_events_told_as_one_are_counted(
    text: str, count: int | None, quoted: str | None, events_of: Callable[..., list[Event]]
) -> None:
    (event,) = events_of(text)
    span = event.count_span
    assert (event.count, span and text[span.start : span.end]) == (count, quoted)


@pytest.mark.parametrize(
    ("text", "tolls"),
    [
        ("Gunmen attacked a post, killing two soldiers.", [("armed_attack", 2)]),
        ("A mine exploded and killed a man.", [("explosive_device", 1)]),
        ("Gunmen attacked a post. Two soldiers were killed.", [("armed_attack", 2)]),
        ("Gunmen murdered three men.", [("killing", 3)]),
        ("Gunmen attacked a post.", [("armed_attack", None)]),
    ],
)
def test_a_toll_belongs_to_its_event(
    text: str, tolls: list[tuple[str, int | None]], events_of: Callable[..., list[Event]]
) -> None:
    assert [(event.type, event.killed.best if event.killed else None) for event in events_of(text)] == tolls


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("Gunmen shot at soldiers.", "armed_attack"),
        ("Gunmen opened fire on two civilians, killing one.", "killing"),
        ("Gunmen opened fire on two civilians.", "assault"),
        ("Israel struck a depot near Al-Kiswah.", "airstrike"),
        ("Since January, 54 civilians have been killed in Daraa.", "toll_summary"),
        ("54 civilians have been killed in Daraa.", "toll_summary"),
        ("Five civilians have been killed in Daraa.", "killing"),
    ],
)
def test_who_was_hit_and_over_what_time_refines_the_type(
    text: str, event_type: str, events_of: Callable[..., list[Event]]
) -> None:
    assert [event.type for event in events_of(text)] == [event_type]


@pytest.mark.parametrize(
    ("text", "actors", "reason"),
    [
        ("Turkish forces shelled Azaz.", [("Turkish forces", "turkish-forces")], None),
        (
            "Members of the Hamza Division arrested a man.",
            [("Members of the Hamza Division", "hamza-division")],
            None,
        ),
        (
            "HTS fighters rested. They arrested a man.",
            [("HTS fighters", "hts")],
            "a pronoun for the actor told before",
        ),
        ("HTS kidnapped a woman. They arrested a man.", [("HTS", "hts")], "a pronoun for the actor told before"),
    ],
)
def test_actors_have_their_words_and_their_id(
    text: str, actors: list[tuple[str, str]], reason: str | None, events_of: Callable[..., list[Event]]
) -> None:
    event = events_of(text)[-1]
    assert [(actor.text, actor.actor_id) for actor in event.initiator] == actors
    assert event.inferred.get("initiator") == reason
