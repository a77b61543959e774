from __future__ import annotations

from typing import Any

from sijill.reporting.changes import Changes, changes_between, remembered
from tests.reporting.synthetic import RAQQA, tables_of


def told(*rows: dict[str, Any], ids: tuple[str, ...] = ()) -> list[Any]:
    incidents = tables_of([{"type": "shelling", "date": "2023-09-03", **RAQQA, **row} for row in rows])["incidents"]
    return remembered(incidents.assign(event_ids=list(ids)) if ids else incidents)


def words(changes: Changes) -> tuple[list[str], list[tuple[str, tuple[Any, ...]]], list[str]]:
    return (
        [one.incident_id for one in changes.new],
        [(one.incident.incident_id, one.fields) for one in changes.corrected],
        [one.incident_id for one in changes.withdrawn],
    )


def test_what_is_kept_of_an_incident() -> None:
    (one,) = told({"killed_best": 3, "killed_low": 3, "killed_high": 5, "injured_low": 24})
    assert one.model_dump() == {
        "incident_id": "incident001",
        "event_ids": ("event1",),
        "type": "shelling",
        "modality": "asserted",
        "date": "2023-09-03",
        "place": "Raqqa",
        "tolls": {"killed": (3, 3, 5), "injured": (None, 24, None)},
    }
    assert one.words == "3 September 2023, shelling, Raqqa, 3 (3–5) killed, at least 24 injured"


def test_what_is_not_told_as_done_is_told_so() -> None:
    (one,) = told({"modality": "feared"})
    assert one.words == "3 September 2023, shelling, feared, not told as having happened, Raqqa"


def test_a_grown_toll_and_another_place_are_corrections() -> None:
    before, now = told({"killed_best": 3}), told({"killed_best": 5, "injured_best": 1, "place_name": "Tabqa"})
    assert words(changes_between(before, now)) == (
        [],
        [
            (
                "incident001",
                (("place", "Raqqa", "Tabqa"), ("killed", "3", "5"), ("injured", "not told", "1")),
            )
        ],
        [],
    )


def test_an_incident_that_gained_a_telling_is_the_same() -> None:
    before, now = told({}, ids=("event1",)), told({}, {}, ids=("event1 event7", "event8"))
    now[0] = now[0].model_copy(update={"incident_id": "another"})
    assert words(changes_between(before, now)) == (["incident002"], [], [])


def test_of_two_that_were_joined_one_is_withdrawn() -> None:
    before = told({}, {}, ids=("event1", "event2 event3"))
    now = told({"date": "2023-09"}, ids=("event1 event2 event3",))
    assert words(changes_between(before, now)) == (
        [],
        [("incident001", (("date", "3 September 2023", "September 2023"),))],
        ["incident001"],
    )


def test_nothing_changed() -> None:
    changes = changes_between(told({"killed_best": 3}), told({"killed_best": 3}))
    assert (changes, changes.number) == (Changes((), (), ()), 0)
