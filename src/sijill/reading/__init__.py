"""Reading: raw reports to text that can be parsed, with a map back to the stored characters.

Front verb: :func:`read`.
"""

from __future__ import annotations

from dataclasses import dataclass

from sijill.reading.paragraphs import Paragraph, paragraphs
from sijill.reading.prepared import PreparedText, prepare
from sijill.schema import Report

__all__ = ["Paragraph", "PreparedText", "ReadReport", "read"]


@dataclass(frozen=True)
class ReadReport:
    """A report ready for the parser; paragraphs are in positions of the prepared text."""

    report: Report
    prepared: PreparedText
    paragraphs: tuple[Paragraph, ...]


def read(report: Report) -> ReadReport:
    """Prepare one stored report for the parser.

    Args:
        report: the report as stored.

    Returns:
        The prepared text with its map back, and its paragraphs (headline, body, bullets, boilerplate).
    """
    prepared = prepare(report.text)
    title = prepare(report.title).text if report.title else None
    return ReadReport(report, prepared, tuple(paragraphs(prepared.text, title=title)))
