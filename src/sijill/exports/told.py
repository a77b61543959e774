"""Incidents with all that the formats of others ask for: the words, the reports, the actors of the ontology."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil, log10
from typing import Any, NamedTuple

import pandas as pd
from pydantic import BaseModel, ConfigDict

from sijill import paths
from sijill.domains import Actor, load_actors
from sijill.domains.loading import read_yaml
from sijill.tables import Tables

NEAR, NO_POINT = 2, 3
NEAR_RADIUS_KM = 10.0
AREAS = ("governorate", "country")
KM_PER_DEGREE = 111.2
MOST_DECIMALS = 4


class Country(BaseModel):
    """The country as the formats of others name it; the head of ``country.yml`` explains each field."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    iso: int
    region: str
    gwno: int
    ucdp_region: str


class Point(NamedTuple):
    """Degrees (WGS 84), rounded so that they are not finer than the words."""

    lat: float
    lon: float


@dataclass(frozen=True)
class Told:
    """One incident: its row with None for what is missing, the sentences and the reports that tell it, in order.

    ``sides`` has the actors of the ontology that take part, by role; ``names`` all who do, those that it does not
    know by their words.
    """

    incident: Mapping[str, Any]
    quotes: tuple[str, ...]
    reports: tuple[Mapping[str, Any], ...]
    sides: Mapping[str, tuple[Actor, ...]]
    names: Mapping[str, tuple[str, ...]]

    @property
    def point(self) -> Point | None:
        """Where it happened; None where only a governorate or more is known."""
        return point_of(self.incident)

    def actors(self, role: str) -> str | None:
        """Give the names of the ontology, else the words; None where nobody is told."""
        words: str | None = self.incident[role]
        return "; ".join(self.names.get(role, ())) or words

    def of_reports(self, column: str) -> str:
        """Give a column of the reports, each value once."""
        found = (report[column] for report in self.reports)
        return "; ".join(dict.fromkeys(str(value) for value in found if value is not None))


def told_of(tables: Tables, *, domain: str = "syria") -> list[Told]:
    """Join the tables: one entry an incident, in the order of ``incidents``.

    Args:
        tables: ``incidents``, ``events``, ``reports`` and ``event_actors`` of :mod:`sijill.tables`.
        domain: the domain whose ontology knows the actors.
    """
    events = {row["event_id"]: row for row in plain_rows(tables["events"])}
    reports = {row["report_id"]: row for row in plain_rows(tables["reports"])}
    sides = _sides(tables["event_actors"], load_actors(domain))
    return [_told(row, events, reports, sides) for row in plain_rows(tables["incidents"])]


def _told(
    incident: Mapping[str, Any],
    events: Mapping[str, Mapping[str, Any]],
    reports: Mapping[str, Mapping[str, Any]],
    sides: Mapping[str, Mapping[str, Mapping[str, Actor | None]]],
) -> Told:
    event_ids = [event_id for event_id in str(incident["event_ids"]).split() if event_id in events]
    told_by = dict.fromkeys(events[event_id]["report_id"] for event_id in event_ids)
    taking_part: dict[str, dict[str, Actor | None]] = {}
    for event_id in event_ids:
        for role, named in sides.get(event_id, {}).items():
            taking_part.setdefault(role, {}).update(named)
    return Told(
        incident=incident,
        quotes=tuple(dict.fromkeys(str(events[event_id]["quote"]) for event_id in event_ids)),
        reports=tuple(reports[report_id] for report_id in told_by if report_id in reports),
        sides={role: tuple(filter(None, named.values())) for role, named in taking_part.items()},
        names={role: tuple(named) for role, named in taking_part.items()},
    )


def _sides(mentions: pd.DataFrame, actors: Mapping[str, Actor]) -> dict[str, dict[str, dict[str, Actor | None]]]:
    found: dict[str, dict[str, dict[str, Actor | None]]] = {}
    for mention in plain_rows(mentions):
        actor = actors.get(str(mention["actor_id"]))
        name = actor.name if actor else str(mention["text"])
        found.setdefault(mention["event_id"], {}).setdefault(mention["role"], {})[name] = actor
    return found


def plain_rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Give a table as dictionaries in which every missing value is None and every day a date."""
    plain = table.astype(object).where(table.notna(), None)
    return [{str(name): _plain(value) for name, value in row.items()} for row in plain.to_dict("records")]


def _plain(value: Any) -> Any:
    return value.date() if isinstance(value, pd.Timestamp) else value


def point_of(row: Mapping[str, Any]) -> Point | None:
    """Give the point of an incident with as many decimals as its words bear out; None for governorates and more.

    The last decimal stands for less than the radius within which the event lies, and for more than a tenth of it.
    """
    if (
        row["lat"] is None
        or row["lon"] is None
        or row["feature"] in AREAS
        or row["geo_precision"] in (None, NO_POINT)
    ):
        return None
    radius_km = radius_of(row) or 0.0
    decimals = MOST_DECIMALS if radius_km <= 0 else ceil(log10(KM_PER_DEGREE / radius_km))
    decimals = min(max(decimals, 0), MOST_DECIMALS)
    return Point(round(float(row["lat"]), decimals), round(float(row["lon"]), decimals))


def radius_of(row: Mapping[str, Any]) -> float | None:
    """Give how far around its point an incident may lie, in kilometres: "near" is at least ten."""
    told = None if row["radius_km"] is None else float(row["radius_km"])
    return max(NEAR_RADIUS_KM, told or 0.0) if row["geo_precision"] == NEAR else told


def country_of(domain: str) -> Country:
    """Read ``country.yml`` of a domain."""
    return Country.model_validate(read_yaml(paths.domain_directory(domain) / "country.yml"))


def least_and_most(row: Mapping[str, Any], outcome: str) -> tuple[int | None, int | None, int | None]:
    """Give best, low and high of a toll as far as they are told; an exact number is all three.

    A floor ("at least five", "dozens") has no high.
    """
    best, low, high = (row[f"{outcome}_{part}"] for part in ("best", "low", "high"))
    if best is not None and low is None and high is None:
        return best, best, best
    return best, low, high
