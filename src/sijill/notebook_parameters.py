"""The parameters of the notebooks that run one step each; the situation report's are :mod:`sijill.reporting`'s.

Each class holds the parameters of one notebook under ``notebooks``, by the same names and with the same defaults. An
empty text means the default of :mod:`sijill.paths`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import Field

from sijill import paths
from sijill.errors import UsageError
from sijill.parameters import NotebookParameters, project_path

SAMPLE_NAME = "dev.jsonl"
SAMPLE_LICENCE = "CC BY 4.0"
"""Licence of the gold reports, whose texts are the sample corpus (``data/gold/README.md``)."""


def sample_file() -> Path:
    """Give the file with the reports of the sample corpus."""
    return paths.gold_directory() / SAMPLE_NAME


class StartParameters(NotebookParameters):
    """Of ``00-start-here``: ``folder`` is where all that it makes goes; empty: ``build/start-here``."""

    folder: str = ""

    @property
    def raw_directory(self) -> Path:
        """Raw store of the example."""
        return self._directory / "raw"

    @property
    def processed_directory(self) -> Path:
        """Rebuilt tables of the example."""
        return self._directory / "processed"

    @property
    def _directory(self) -> Path:
        return project_path(self.folder, default=paths.project_root() / "build" / "start-here")


class PullParameters(NotebookParameters):
    """Of ``report/pull``: where reports come from (``source``, ``location``), which, and where they go.

    ``source`` is one of :data:`sijill.corpus.SOURCES`. Without a ``location`` the source "folder" is the sample
    corpus, with the sample's licence; a location of the user's own has the licence that is given, or none. ``since``
    and ``until`` are days (ISO, inclusive), ``limit`` the most reports; empty or 0, all are wanted. ``options`` are
    settings that the source knows, such as ``name=desk; categories=3,5``.
    """

    source: str = "folder"
    location: str = ""
    since: str = ""
    until: str = ""
    limit: int = Field(default=0, ge=0)
    options: str = ""
    raw: str = ""
    licence: str = ""

    @property
    def location_path(self) -> Path:
        """File or folder to pull."""
        return project_path(self.location, default=sample_file())

    @property
    def asked_location(self) -> Path | str | None:
        """File, folder or address to pull; None where the source has one of its own."""
        return self.location_path if self.source == "folder" else self.location or None

    @property
    def asked(self) -> dict[str, Any]:
        """What else is asked of the source, by the names of :func:`sijill.corpus.pull`."""
        return {
            "since": self.since or None,
            "until": self.until or None,
            "limit": self.limit or None,
            "options": self._named_options,
        }

    @property
    def _named_options(self) -> dict[str, str]:
        named = {}
        for told in filter(None, map(str.strip, self.options.split(";"))):
            name, equals, value = told.partition("=")
            if not equals:
                raise UsageError(f"parameter 'options': {told!r} cannot be followed: give NAME=VALUE")
            named[name.strip()] = value.strip()
        return named

    @property
    def raw_directory(self) -> Path:
        """Raw store to pull into."""
        return project_path(self.raw, default=paths.raw_directory())

    @property
    def known_licence(self) -> str | None:
        """Licence of the texts; None where it is not told."""
        is_sample = self.source == "folder" and not self.location
        return self.licence or (SAMPLE_LICENCE if is_sample else None)


class ExtractParameters(NotebookParameters):
    """Of ``report/extract``: the raw store that is read, and ``out``, the folder of the tables made from it."""

    raw: str = ""
    out: str = ""

    @property
    def raw_directory(self) -> Path:
        """Raw store to read."""
        return project_path(self.raw, default=paths.raw_directory())

    @property
    def out_directory(self) -> Path:
        """Folder to write the tables into."""
        return project_path(self.out, default=paths.processed_directory())


class QualityParameters(NotebookParameters):
    """Of ``report/quality``: annotated reports, the events to measure, the known points of gold places.

    Without ``events``, the notebook extracts them from the gold reports' own texts. Without ``places``, the
    sample's points are used for the sample, and no coordinates are checked for other gold.
    """

    gold: str = ""
    events: str = ""
    places: str = ""

    @property
    def gold_file(self) -> Path:
        """Annotated reports."""
        return project_path(self.gold, default=sample_file())

    @property
    def events_file(self) -> Path | None:
        """Events to measure; None where they are to be extracted first."""
        return project_path(self.events) if self.events else None

    @property
    def places_file(self) -> Path | None:
        """Known points of gold places; None where there are none."""
        if self.places:
            return project_path(self.places)
        return None if self.gold else paths.gold_directory() / "dev_places.csv"


class ReadReportParameters(NotebookParameters):
    """Of ``explore/read-one-report``: ``report`` is the id of a report; empty: the one with most events."""

    report: str = ""
    processed: str = ""

    @property
    def processed_directory(self) -> Path:
        """Folder of the tables."""
        return project_path(self.processed, default=paths.processed_directory())


class PlaceHistoryParameters(NotebookParameters):
    """Of ``explore/place-history``: ``place`` is a name; empty: the place told of most often."""

    place: str = ""
    processed: str = ""

    @property
    def processed_directory(self) -> Path:
        """Folder of the tables."""
        return project_path(self.processed, default=paths.processed_directory())


class WhoParameters(NotebookParameters):
    """Of ``explore/who-did-what-to-whom``: ``area`` and ``event_types`` as the situation report has them."""

    area: str = ""
    event_types: str = ""
    processed: str = ""

    @property
    def processed_directory(self) -> Path:
        """Folder of the tables."""
        return project_path(self.processed, default=paths.processed_directory())
