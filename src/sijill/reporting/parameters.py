"""What may be asked of the situation report, checked before anything runs."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Self

from pydantic import field_validator, model_validator

from sijill import paths
from sijill.parameters import NotebookParameters, nearest, project_path
from sijill.schema import EVENT_GROUPS, EVENT_TYPES, GROUP_OF_TYPE

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Parameters(NotebookParameters):
    """The parameters of the situation report, as its notebook names them.

    ``since`` and ``until`` are ISO days, both inclusive; ``area`` is the name of a governorate or place;
    ``event_types`` holds event types or groups and ``actors`` words or actor ids, separated by commas; what is
    empty leaves nothing out. ``include_not_actual`` keeps what was only ordered, planned, feared, supposed or denied,
    which the page shows on demand; ``leave_out_private_persons`` leaves out names of persons without a public role
    (:mod:`sijill.reporting.private_persons`). ``processed`` is the folder of the tables and ``out`` the folder to
    write into; empty, they are the defaults of :mod:`sijill.paths`.
    """

    since: str = ""
    until: str = ""
    area: str = ""
    event_types: str = ""
    actors: str = ""
    include_not_actual: bool = True
    leave_out_private_persons: bool = False
    title: str = ""
    processed: str = ""
    out: str = ""

    @field_validator("since", "until")
    @classmethod
    def _is_day(cls, value: str) -> str:
        if value and not _ISO_DAY.fullmatch(value):
            raise ValueError("give an ISO day such as 2023-09-01, or nothing")
        if value:
            date.fromisoformat(value)
        return value

    @field_validator("event_types")
    @classmethod
    def _are_event_types(cls, value: str) -> str:
        for name in _parts(value):
            if _type_name(name) not in {*EVENT_TYPES, *EVENT_GROUPS}:
                raise ValueError(f"{name!r} is no event type or group{nearest(name, [*EVENT_TYPES, *EVENT_GROUPS])}")
        return value

    @model_validator(mode="after")
    def _is_period(self) -> Self:
        if self.since and self.until and self.since > self.until:
            raise ValueError(f"parameter 'since': {self.since!r} is after 'until', {self.until!r}")
        return self

    @property
    def first_day(self) -> date | None:
        """First day of the period, inclusive; None where it is open."""
        return date.fromisoformat(self.since) if self.since else None

    @property
    def last_day(self) -> date | None:
        """Last day of the period, inclusive; None where it is open."""
        return date.fromisoformat(self.until) if self.until else None

    @property
    def types(self) -> frozenset[str]:
        """Event types that are asked for, groups spelt out; empty where all are."""
        asked = {_type_name(name) for name in _parts(self.event_types)}
        return frozenset(kind for kind, group in GROUP_OF_TYPE.items() if kind in asked or group in asked)

    @property
    def actor_words(self) -> tuple[str, ...]:
        """Words or actor ids that are asked for; empty where all actors are."""
        return _parts(self.actors)

    @property
    def processed_directory(self) -> Path:
        """Folder of the tables."""
        return project_path(self.processed, default=paths.processed_directory())


def _parts(value: str) -> tuple[str, ...]:
    return tuple(part for part in (part.strip() for part in value.split(",")) if part)


def _type_name(name: str) -> str:
    return re.sub(r"[\s\-]+", "_", name.casefold())
