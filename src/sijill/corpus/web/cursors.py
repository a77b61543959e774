"""What a source remembers between pulls, so that the next one asks only for what is new.

A cursor lies as a hidden file in the source's own folder of the store: whoever deletes the folder to begin anew
deletes it too. It never says more than what the store holds: a source saves it only after the reports that it
tells of were kept. A pull that is killed asks again for a few, which the store then has.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from sijill import files
from sijill.corpus.names import safe_name
from sijill.run_record import display_path

log = logging.getLogger("sijill")


class Memory(BaseModel):
    """What one kind of source remembers."""

    model_config = ConfigDict(extra="forbid")


class WalkMemory(Memory):
    """How far a first pull has come.

    All posts before the time ``at`` were kept, and of those at that very time the ones in ``ids_at``; ``listed``
    is how many that is. ``started`` is the newest change when it began: what changed since is looked for after it.
    """

    at: str | None = None
    ids_at: list[str] = Field(default_factory=list)
    listed: int = 0
    started: str


class ListingMemory(Memory):
    """What is remembered of a source that can be asked for its newest changes.

    Times are as the source writes them. ``newest_modified`` and ``newest_placed`` are the last change and the last
    place in the listing that are known, ``total`` how many posts there were. ``seen`` holds the posts that changed
    within the overlap, with the time; ``refused`` those of them that the store could not take; ``missing`` those
    that the listing no longer had and that still are to be asked for. ``walk`` is there until the first pull is
    complete.
    """

    newest_modified: str | None = None
    newest_placed: str | None = None
    total: int | None = None
    seen: dict[str, str] = Field(default_factory=dict)
    refused: list[str] = Field(default_factory=list)
    missing: list[str] = Field(default_factory=list)
    validators: dict[str, str] = Field(default_factory=dict)
    walk: WalkMemory | None = None


class PagesMemory(Memory):
    """What is remembered of a feed or a sitemap.

    ``seen`` holds, by the id of a post, by what a change of it is known (a digest, a date of change); ``validators``
    and ``parts`` are, by address, what the next request for a list asks with and when a part of it last changed.
    ``addresses`` tells where each report that was kept is and, after a blank, what list it stood on. ``missing`` is
    as in :class:`ListingMemory`, with the address of each.
    """

    seen: dict[str, str] = Field(default_factory=dict)
    validators: dict[str, dict[str, str]] = Field(default_factory=dict)
    parts: dict[str, str] = Field(default_factory=dict)
    addresses: dict[str, str] = Field(default_factory=dict)
    missing: dict[str, str] = Field(default_factory=dict)


Remembered = TypeVar("Remembered", bound=Memory)


class Cursor(Generic[Remembered]):
    """The memory of one source for one scope, read when made and written by :meth:`save`."""

    def __init__(self, raw: Path, source: str, scope: Mapping[str, Any], empty: Remembered) -> None:
        """Read what is remembered; where nothing is, or it cannot be read, begin with ``empty``.

        Args:
            raw: The raw store.
            source: Name of the source.
            scope: What the pull asks for, apart from how: another place, other categories or another period have
                a cursor of their own.
            empty: The memory of a source that was never pulled.
        """
        told = json.dumps(scope, sort_keys=True, ensure_ascii=True, default=str)
        digest = files.sha256_of_bytes(told.encode("ascii"))[:12]
        self._path = raw / safe_name(source) / f".cursor-{digest}.json"
        self.memory = self._read(empty)
        self._written = self.memory.model_dump_json()

    def _read(self, empty: Remembered) -> Remembered:
        try:
            return type(empty).model_validate_json(self._path.read_bytes())
        except FileNotFoundError:
            return empty
        except (OSError, ValidationError) as error:
            shown = display_path(self._path)
            log.warning("%s: cannot be read (%s); pulled from the beginning", shown, type(error).__name__)
            return empty

    def save(self) -> None:
        """Write the memory aside and rename it into place, if it changed."""
        told = self.memory.model_dump_json()
        if told != self._written:
            files.write_text(self._path, told + "\n")
            self._written = told
