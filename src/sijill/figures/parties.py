"""Who takes part in which incident: actors of the ontology by their names, others by their words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from sijill.domains import load_actors
from sijill.errors import DataCheckError

NOT_TOLD = "not told"
SIDES = ("initiator", "target")
_COLUMNS = ("event_id", "role", "text", "actor_id")


@dataclass(frozen=True)
class Parties:
    """Names of those on each side of one incident; ``NOT_TOLD`` alone where nobody is named."""

    identity: str
    initiators: tuple[str, ...]
    targets: tuple[str, ...]


def parties_of(incidents: pd.DataFrame, actors: pd.DataFrame, identity: str, *, domain: str) -> list[Parties]:
    """Give both sides of each incident, every actor once, in the order of the incidents.

    Args:
        incidents: ``incidents`` or ``events`` of :mod:`sijill.tables`; ``identity`` is the name of its id's column.
        actors: ``event_actors``.
        identity: ``incident_id`` or ``event_id``.
        domain: the domain whose ontology names the actors.

    Raises:
        DataCheckError: ``actors`` lacks a column, or ``incidents`` lacks ``event_ids``.
    """
    missing = [column for column in _COLUMNS if column not in actors]
    if missing:
        raise DataCheckError(f"table of actors for a figure: columns are missing: {', '.join(map(repr, missing))}")
    if identity == "incident_id" and "event_ids" not in incidents:
        raise DataCheckError("table for a figure: column 'event_ids' is missing")
    names = _Names(domain)
    of_event: dict[str, dict[str, list[str]]] = {}
    for mention in actors[list(_COLUMNS)].to_dict("records"):
        sides = of_event.setdefault(str(mention["event_id"]), {})
        if any(sign.isalnum() for sign in str(mention["text"])):
            sides.setdefault(str(mention["role"]), []).append(names.of(mention))
    told = zip(incidents[identity], incidents["event_ids" if identity == "incident_id" else identity], strict=True)
    return [Parties(str(row), *_sides(str(event_ids).split(), of_event)) for row, event_ids in told]


def _sides(
    event_ids: Sequence[str], of_event: Mapping[str, Mapping[str, Sequence[str]]]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    found = {
        side: tuple(dict.fromkeys(name for event in event_ids for name in of_event.get(event, {}).get(side, ())))
        for side in SIDES
    }
    return found["initiator"] or (NOT_TOLD,), found["target"] or (NOT_TOLD,)


class _Names:
    """Names to show, one for all spellings of one actor."""

    def __init__(self, domain: str) -> None:
        self._actors = load_actors(domain)
        self._words: dict[str, str] = {}

    def of(self, mention: Mapping[Any, Any]) -> str:
        actor = None if pd.isna(mention["actor_id"]) else self._actors.get(str(mention["actor_id"]))
        if actor is not None:
            return actor.name
        words = " ".join(str(mention["text"]).split())
        return self._words.setdefault(words.casefold().removeprefix("the "), words)


def ranked(sides: Sequence[tuple[str, ...]], *, most: int) -> tuple[list[str], int]:
    """Give the names that take part most often, most frequent first, and how many others there are.

    Args:
        sides: the names on one side of each incident.
        most: how many names to give; where only one more is left, it is given as well.
    """
    counts = Counter(name for side in sides for name in side if name != NOT_TOLD)
    names = sorted(counts, key=lambda name: (-counts[name], name))
    kept = names if len(names) <= most + 1 else names[:most]
    return kept, len(names) - len(kept)
