"""Where reports can be pulled from."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from typing import Protocol, cast

from sijill.corpus.records import FoundReport, GoneReport, PullRequest
from sijill.errors import UsageError
from sijill.run_record import RunRecord


class SourceReader(Protocol):
    """Gives the reports of a source one by one; what cannot be read is dropped in the record."""

    def __call__(self, request: PullRequest, record: RunRecord) -> Iterator[FoundReport | GoneReport]:
        """Read what is asked for; when the next report is asked for, the one before is in the store."""
        ...


SOURCES: dict[str, str] = {
    "folder": "sijill.corpus.folder:read_folder",
    "wordpress": "sijill.corpus.web.wordpress:read_wordpress",
    "feed": "sijill.corpus.web.feeds:read_feed",
    "reliefweb": "sijill.corpus.web.reliefweb:read_reliefweb",
    "sitemap": "sijill.corpus.web.sitemap:read_sitemap",
    "sohr": "sijill.corpus.web.sources:read_configured",
}
"""Each source by its name, with the module and the function that read it: one module and one line each.

A module is imported when its source is asked for, so that reading a folder does not wait for what the web needs.
"""


def source_reader(name: str) -> SourceReader:
    """Give the function that reads a source.

    Raises:
        UsageError: The source is unknown.
    """
    if name not in SOURCES:
        raise UsageError(f"source {name!r}: not known; known are {', '.join(map(repr, SOURCES))}")
    return cast(SourceReader, pkgutil.resolve_name(SOURCES[name]))
