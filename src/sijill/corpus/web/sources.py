"""Sources that are configured by name (``sources.yml``): what to type less, and to keep one name for one source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field

from sijill.corpus.records import FoundReport, GoneReport, PullRequest
from sijill.corpus.web.feeds import read_feed
from sijill.corpus.web.reliefweb import read_reliefweb
from sijill.corpus.web.sitemap import read_sitemap
from sijill.corpus.web.wordpress import read_wordpress
from sijill.run_record import RunRecord

READERS = {
    "wordpress": read_wordpress,
    "feed": read_feed,
    "reliefweb": read_reliefweb,
    "sitemap": read_sitemap,
}


class ConfiguredSource(BaseModel):
    """One entry of ``sources.yml``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str
    kind: Literal["wordpress", "feed", "reliefweb", "sitemap"]
    location: str
    options: dict[str, Any] = Field(default_factory=dict)


@cache
def configured_sources() -> dict[str, ConfiguredSource]:
    """Give the configured sources by name."""
    listed = yaml.safe_load((Path(__file__).parent / "sources.yml").read_text(encoding="utf-8"))
    return {name: ConfiguredSource.model_validate(entry) for name, entry in listed.items()}


def read_configured(request: PullRequest, record: RunRecord) -> Iterator[FoundReport | GoneReport]:
    """Read a source by its entry; a location or options that the request gives win.

    Args:
        request: ``source`` is the name of the entry.
        record: Gets the drops and counts.
    """
    entry = configured_sources()[request.source]
    given = {name: value for name, value in request.options.items() if value is not None}
    asked = replace(request, location=request.location or entry.location, options=entry.options | given)
    return READERS[entry.kind](asked, record)
