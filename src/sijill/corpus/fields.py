"""Making a report out of the fields that a file gives, or refusing it with the field and value that are wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from pydantic import ValidationError

from sijill.corpus.records import FoundReport, RefusedError
from sijill.files import sha256_of_bytes
from sijill.run_record import RunRecord
from sijill.schema import FIRST_YEAR, LAST_YEAR, Report

OTHER_NAMES = {"id": "report_id", "published_inferred": "is_published_inferred"}
"""Names under which other files give a field of the report; the report's own name wins."""

DEFAULT_SOURCE = "folder"


def found_report(fields: Mapping[str, Any], *, origin: str, record: RunRecord) -> FoundReport | None:
    """Make a report of one file's or one line's fields; None, and a counted drop, where that cannot be.

    The text is kept character for character. Fields that a report does not have are left aside. A date that
    cannot be read refuses the report: with a wrong date every "yesterday" in it would be wrong, unseen.

    Args:
        fields: Values by name: ``text``, and where known ``report_id`` (or ``id``), ``source``, ``title``,
            ``published`` (ISO date or date and time, of which the date is kept), ``is_published_inferred``
            (or ``published_inferred``) and ``url``.
        origin: File and line, for messages and for the provenance.
        record: Gets the drops, and the counts ``ids_made`` and ``urls_refused``.
    """
    own = {name: fields[name] for name in Report.model_fields if name in fields}
    renamed = {own_name: fields[name] for name, own_name in OTHER_NAMES.items() if name in fields}
    try:
        return FoundReport(_report({**renamed, **own}, record), origin)
    except RefusedError as refusal:
        refusal.note_in(record, file=origin)
        return None


def _report(fields: dict[str, Any], record: RunRecord) -> Report:
    text = fields.get("text")
    if not isinstance(text, str) or not text.strip():
        raise RefusedError("no text", field="text", value=text)
    _check_storable(fields)
    values = {
        "report_id": _report_id(fields.get("report_id"), text),
        "source": DEFAULT_SOURCE if _is_missing(fields.get("source")) else fields["source"],
        "title": fields.get("title"),
        "published": _day(fields.get("published")),
        "is_published_inferred": fields.get("is_published_inferred") or False,
        "url": web_address(fields.get("url")),
        "text": text,
    }
    try:
        report = Report.model_validate(values)
    except ValidationError as error:
        fault = error.errors(include_url=False, include_context=False)[0]
        name = str(fault["loc"][0])
        raise RefusedError("not a report", field=name, value=values[name], detail=fault["msg"]) from error
    record.count("ids_made", int(_is_missing(fields.get("report_id"))))
    record.count("urls_refused", int(report.url is None and not _is_missing(fields.get("url"))))
    return report


def _check_storable(fields: Mapping[str, Any]) -> None:
    """Refuse half characters (lone surrogates), which JSON can write and UTF-8 cannot."""
    for name, value in fields.items():
        if isinstance(value, str) and not value.isascii():
            try:
                value.encode("utf-8")
            except UnicodeEncodeError as error:
                raise RefusedError("text cannot be stored", field=name, value=value, detail=error.reason) from error


def _report_id(value: object, text: str) -> object:
    """Give the id as text; a report without one is known by its text, so that it keeps its id."""
    if _is_missing(value):
        return f"text-{sha256_of_bytes(text.encode('utf-8'))[:12]}"
    # bool is a kind of int in Python, but true is no id.
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _day(value: object) -> str | None:
    if _is_missing(value):
        return None
    try:
        day = datetime.fromisoformat(str(value).strip()).date()
    except ValueError as error:
        raise RefusedError("unparsable date", field="published", value=value, detail="not an ISO date") from error
    if not FIRST_YEAR <= day.year < LAST_YEAR:
        detail = f"not between {FIRST_YEAR} and {LAST_YEAR}"
        raise RefusedError("unparsable date", field="published", value=value, detail=detail)
    return day.isoformat()


def web_address(value: object) -> str | None:
    """Give an http(s) address as it is; anything else could become a link that runs something."""
    if not isinstance(value, str) or re.search(r"[\s\x00-\x1f\x7f]", value):
        return None
    try:
        parts = urlsplit(value)
        return value if parts.scheme in {"http", "https"} and parts.hostname else None
    except ValueError:
        return None


def _is_missing(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())
