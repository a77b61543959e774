"""The parameters of the notebooks that run one step each; the situation report's are :mod:`sijill.reporting`'s.

Each class holds the parameters of one notebook under ``notebooks``, by the same names and with the same defaults. An
empty text means the default of :mod:`sijill.paths`.
"""

from __future__ import annotations

from pathlib import Path

from sijill import paths
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
    """Of ``report/pull``: where reports come from (``source``, ``location``), where they go, under what licence.

    ``source`` is one of :data:`sijill.corpus.SOURCES`. Without a ``location`` it is the sample corpus, with the
    sample's licence; a location of the user's own has the licence that is given, or none.
    """

    source: str = "folder"
    location: str = ""
    raw: str = ""
    licence: str = ""

    @property
    def location_path(self) -> Path:
        """File or folder to pull."""
        return project_path(self.location, default=sample_file())

    @property
    def raw_directory(self) -> Path:
        """Raw store to pull into."""
        return project_path(self.raw, default=paths.raw_directory())

    @property
    def known_licence(self) -> str | None:
        """Licence of the texts; None where it is not told."""
        return self.licence or (None if self.location else SAMPLE_LICENCE)


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
