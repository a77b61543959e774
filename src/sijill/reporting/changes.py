"""What changed between two editions of a report: incidents that are new, corrected or withdrawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from pydantic import BaseModel, ConfigDict

from sijill.reporting.key_figures import TOLL_PARTS, plain_rows
from sijill.schema import OUTCOMES
from sijill.wording import MODALITY_WORDS, date_in_words, name_in_words, range_in_words

FIELDS = ("type", "modality", "date", "place")


class Remembered(BaseModel):
    """What an edition keeps of an incident, to be held against the next; ``tolls`` are best, low and high by outcome.

    ``event_ids`` are those of its tellings: they stay the same from run to run, while an incident that gains a
    telling gets another id.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    incident_id: str
    event_ids: tuple[str, ...]
    type: str
    modality: str
    date: str | None
    place: str | None
    tolls: dict[str, tuple[int | None, int | None, int | None]]

    @property
    def words(self) -> str:
        """The incident in a few words."""
        hedge = "" if self.modality == "asserted" else MODALITY_WORDS[self.modality]
        parts = (date_in_words(self.date), name_in_words(self.type), hedge, self.place, self.toll_words)
        return ", ".join(part for part in parts if part)

    @property
    def toll_words(self) -> str:
        """All tolls in words."""
        told = ((outcome, range_in_words(*toll)) for outcome, toll in self.tolls.items())
        return ", ".join(f"{words} {outcome}" for outcome, words in told if words)


@dataclass(frozen=True)
class Correction:
    """An incident that both editions tell, and what is told otherwise: field, before, now."""

    incident: Remembered
    fields: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Changes:
    """What one edition tells that the other did not, tells otherwise, or tells no more."""

    new: tuple[Remembered, ...]
    corrected: tuple[Correction, ...]
    withdrawn: tuple[Remembered, ...]

    @property
    def number(self) -> int:
        """How many changes there are."""
        return len(self.new) + len(self.corrected) + len(self.withdrawn)


def remembered(incidents: pd.DataFrame) -> list[Remembered]:
    """Keep what the next edition is held against, of each row of ``incidents``."""
    return [
        Remembered(
            incident_id=row["incident_id"],
            event_ids=tuple(row["event_ids"].split()),
            type=row["type"],
            modality=row["modality"],
            date=row["date"],
            place=row["place_name"] or row["place_text"] or row["admin1"],
            tolls=_tolls(row),
        )
        for row in plain_rows(incidents)
    ]


def _tolls(row: Mapping[str, Any]) -> dict[str, tuple[int | None, int | None, int | None]]:
    found: dict[str, tuple[int | None, int | None, int | None]] = {}
    for outcome in OUTCOMES:
        best, low, high = (row[f"{outcome}_{part}"] for part in TOLL_PARTS)
        if (best, low, high) != (None, None, None):
            found[outcome] = (best, low, high)
    return found


def changes_between(before: Sequence[Remembered], now: Sequence[Remembered]) -> Changes:
    """Hold two editions against each other; incidents are the same that share most tellings.

    An incident that was joined from two is a correction of the one that it shares more with; the other is withdrawn.
    """
    by_event = {event_id: old for old in before for event_id in old.event_ids}
    used: set[str] = set()
    new, corrected = [], []
    for incident in now:
        old = _same(incident, by_event, used)
        if old is None:
            new.append(incident)
            continue
        used.add(old.incident_id)
        fields = _differences(old, incident)
        if fields:
            corrected.append(Correction(incident, fields))
    withdrawn = [old for old in before if old.incident_id not in used]
    return Changes(tuple(new), tuple(corrected), tuple(withdrawn))


def _same(incident: Remembered, by_event: Mapping[str, Remembered], used: set[str]) -> Remembered | None:
    shared: dict[str, int] = {}
    olds: dict[str, Remembered] = {}
    for event_id in incident.event_ids:
        old = by_event.get(event_id)
        if old is not None and old.incident_id not in used:
            shared[old.incident_id] = shared.get(old.incident_id, 0) + 1
            olds[old.incident_id] = old
    return olds[max(shared, key=lambda name: (shared[name], name))] if shared else None


def _differences(old: Remembered, new: Remembered) -> tuple[tuple[str, str, str], ...]:
    found = []
    for field in FIELDS:
        before, now = getattr(old, field), getattr(new, field)
        if before != now:
            found.append((field, _shown(field, before), _shown(field, now)))
    for outcome in OUTCOMES:
        before, now = old.tolls.get(outcome), new.tolls.get(outcome)
        if before != now:
            found.append((outcome, _toll_shown(before), _toll_shown(now)))
    return tuple(found)


def _shown(field: str, value: str | None) -> str:
    if field == "date":
        return date_in_words(value)
    return "not told" if value is None else name_in_words(value) if field != "place" else value


def _toll_shown(toll: tuple[int | None, int | None, int | None] | None) -> str:
    return (range_in_words(*toll) if toll else None) or "not told"
