"""Where a report comes from: its sources, what was left out on the way, how good the coding is, the run's stamp."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from sijill import files
from sijill.reporting.selection import Selection
from sijill.run_record import RunRecord, git_commit, installed_versions
from sijill.wording import day_in_words

SCORES_NAME = "scores.json"
STEPS_IN_ORDER = ("pull", "extract", "link", "report")
log = logging.getLogger("sijill")


class Scores(BaseModel):
    """How well this version's coding agrees with annotators, each between 0 and 1; other fields are ignored."""

    model_config = ConfigDict(extra="ignore")

    version: str
    corpus: str = "dev"
    type_f1: float = Field(ge=0, le=1)
    record_f1: float = Field(ge=0, le=1)


class Source(NamedTuple):
    """Reports of one source under one licence."""

    source: str
    licence: str
    report_count: int


class Drop(NamedTuple):
    """How many were left out in one step of the run, and why."""

    step: str
    reason: str
    number: int


class Stamp(NamedTuple):
    """What it takes to make the same report again."""

    version: str
    commit: str
    made_on: str
    made_at: str
    parameters: dict[str, Any]
    inputs: dict[str, str]
    inputs_digest: str


def scores(processed: Path) -> Scores | None:
    """Read ``scores.json`` of the tables' folder; None, with a warning where it is broken, when there is none."""
    path = processed / SCORES_NAME
    if not path.is_file():
        return None
    try:
        return Scores.model_validate_json(path.read_bytes())
    except ValidationError as error:
        log.warning("%s: not used: %s", path, "; ".join(f"{p['loc']}: {p['msg']}" for p in error.errors()))
        return None


def sources(selection: Selection) -> list[Source]:
    """Count the reports of a selection by source and licence."""
    named = selection.reports.assign(licence=selection.reports["licence"].fillna("not told"))
    counted = named.groupby(["source", "licence"]).size().reset_index(name="report_count")
    return [Source(*row) for row in counted[["source", "licence", "report_count"]].itertuples(index=False)]


def drops(record: RunRecord) -> list[Drop]:
    """List what each step left out, in the order of the steps."""
    by_step: dict[str, Any] = {step: earlier.get("drops", {}) for step, earlier in record.upstream.items()}
    by_step[record.step] = record.drops
    return [
        Drop(step, reason, int(number))
        for step in _in_order(by_step)
        for reason, number in sorted(by_step[step].items())
    ]


def _in_order(steps: Iterable[str]) -> list[str]:
    place = {step: number for number, step in enumerate(STEPS_IN_ORDER)}
    return sorted(steps, key=lambda step: (place.get(step, len(place) - 1.5), step))


def stamp(record: RunRecord) -> Stamp:
    """Give the stamp of a run; the digest covers the names and digests of all its inputs."""
    started: datetime = record.started_at
    return Stamp(
        version=installed_versions()["sijill"],
        commit=git_commit() or "unknown",
        made_on=day_in_words(started.date()),
        made_at=started.isoformat(timespec="seconds"),
        parameters=record.parameters,
        inputs=record.inputs,
        inputs_digest=files.sha256_of_bytes(json.dumps(record.inputs, sort_keys=True).encode("utf-8")),
    )
