"""What sources on the web share: naming, the period, the limit, and making a report of a post's fields."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from sijill.corpus.fields import found_report
from sijill.corpus.languages import language_of
from sijill.corpus.names import safe_name
from sijill.corpus.records import FetchedPage, FoundReport, PullRequest, RefusedError
from sijill.corpus.web.fetching import check_address
from sijill.corpus.web.options import WebOptions
from sijill.corpus.web.weather import OutOfReachError
from sijill.errors import SourceUnreachableError, UsageError
from sijill.files import sha256_of_bytes
from sijill.run_record import RunRecord, printable

GONE_STATUSES = frozenset({404, 410})
MOST_ASKED_SINGLY = 50
"""So many posts that a list no longer has are asked for in one pull; the others in the next ones."""


class Left:
    """How many reports are still wanted; false when that is none."""

    def __init__(self, limit: int | None) -> None:
        self._number = float("inf") if limit is None else limit

    def __bool__(self) -> bool:
        return self._number > 0

    def take_one(self) -> None:
        """Count one that was given."""
        self._number -= 1


def is_in_period(published: str | None, request: PullRequest) -> bool:
    """Say whether a day of publication (ISO) lies in the period; a post that tells none might."""
    if published is None:
        return True
    first = request.since.isoformat() if request.since else ""
    last = request.until.isoformat() if request.until else "9999-12-31"
    return first <= published <= last


def web_location(request: PullRequest) -> str:
    """Give the address to pull from.

    Raises:
        UsageError: It is none.
    """
    location = str(request.location or "").strip()
    try:
        check_address(location)
    except RefusedError as refusal:
        raise UsageError(f"location {location!a}: {refusal.reason}; give an address such as https://…") from refusal
    return location


def source_name(location: str, options: WebOptions) -> str:
    """Give the name of a source: the one that was chosen, else one made of its host and path."""
    if options.name:
        return options.name
    parts = urlsplit(location)
    host = (parts.hostname or "").removeprefix("www.")
    port = f"-{parts.port}" if parts.port else ""
    path = re.sub(r"[/?]+", "-", f"{parts.path}?{parts.query}").strip("-")
    return safe_name("-".join(filter(None, [host + port, path])))


def post_id_of(identifier: str) -> str:
    """Give the id of a post that its source knows by a long or hostile text, such as an address."""
    return sha256_of_bytes(identifier.encode("utf-8", "surrogatepass"))[:16]


def web_report(
    fields: Mapping[str, Any],
    *,
    page: FetchedPage,
    record: RunRecord,
    modified: str | None = None,
    canonical_address: str | None = None,
    extractor: str | None = None,
) -> FoundReport | None:
    """Make a report of a post's fields; None, and a drop, where that cannot be.

    Args:
        fields: As for :func:`sijill.corpus.fields.found_report`.
        page: The page that it stood on, or the part of it that is this post.
        record: Gets the drops.
        modified: As :class:`FoundReport` tells it.
        canonical_address: As :class:`FoundReport` tells it.
        extractor: As :class:`FoundReport` tells it.
    """
    found = found_report(fields, origin=printable(page.address), record=record)
    if found is None:
        return None
    return replace(
        found,
        page=page,
        language=language_of(found.report.text),
        modified=modified,
        canonical_address=canonical_address,
        extractor=extractor,
    )


@contextmanager
def reached(location: str) -> Iterator[None]:
    """Tell what keeps a source itself from being read as what it is to a user: the source is out of reach.

    Raises:
        SourceUnreachableError: For :class:`OutOfReachError` and :class:`RefusedError`.
    """
    try:
        yield
    except OutOfReachError as error:
        raise SourceUnreachableError(printable(f"{location}: out of reach: {error}")) from error
    except RefusedError as refusal:
        detail = f" ({refusal.detail})" if refusal.detail else ""
        told = f"{location}: cannot be read: {refusal.reason}: {refusal.field} {str(refusal.value)[:200]}{detail}"
        raise SourceUnreachableError(printable(told)) from refusal
