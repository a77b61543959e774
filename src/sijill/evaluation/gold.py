"""Gold reports: what annotators found in a text, read and held to the codebook (section "Gold files")."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from sijill import edtf
from sijill.errors import DataCheckError
from sijill.evaluation.json_lines import Line, read_records
from sijill.run_record import display_path
from sijill.schema import EVENT_TYPES, GROUP_OF_TYPE, MODALITIES, PLACE_ROLES, Record, ReportId


def _known(value: str, allowed: Collection[str], kind: str) -> str:
    if value not in allowed:
        raise ValueError(f"is no {kind} of the codebook")
    return value


def _edtf(value: str) -> str:
    edtf.bounds(value)
    return value


EventType = Annotated[str, AfterValidator(lambda value: _known(value, EVENT_TYPES, "event type"))]
Modality = Annotated[str, AfterValidator(lambda value: _known(value, MODALITIES, "modality"))]
EdtfDate = Annotated[str, AfterValidator(_edtf)]
Toll = Annotated[int, Field(ge=0)]


class GoldPlace(Record):
    """A place of a gold event: its words and the role that it plays."""

    text: str = Field(min_length=1)
    role: Literal["at", "to", "from", "near", "within", "via"]


class GoldEvent(Record):
    """One event as annotated; actors are their words, tolls the best number or None."""

    quote: str = Field(min_length=1)
    trigger: str = Field(min_length=1)
    type: EventType
    modality: Modality
    initiator: list[str] = Field(default_factory=list)
    target: list[str] = Field(default_factory=list)
    date: EdtfDate | None = None
    date_text: str | None = None
    places: list[GoldPlace] = Field(default_factory=list)
    killed: Toll | None = None
    injured: Toll | None = None
    detained: Toll | None = None
    equipment: list[str] = Field(default_factory=list)
    attribution: str | None = None

    @property
    def group(self) -> str:
        """Group of the event's type (codebook, section "Event types")."""
        return GROUP_OF_TYPE[self.type]

    @property
    def primary_place(self) -> GoldPlace | None:
        """The place that stands for the event: ``at``, else ``to``, ``from``, ``near``, ``within``, ``via``."""
        return min(self.places, key=lambda place: PLACE_ROLES.index(place.role), default=None)


class GoldReport(Record):
    """One text with its annotated events."""

    report_id: ReportId
    source: str | None = None
    title: str | None = None
    published: str | None = None
    published_inferred: bool = False
    url: str | None = None
    text: str = Field(min_length=1)
    events: list[GoldEvent]


def read_gold(path: Path) -> list[GoldReport]:
    """Read gold reports, one a line, in the order of the file.

    Raises:
        UsageError: the file is not there.
        DataCheckError: there is no report, a report comes twice, a value breaks the codebook, a quote is not
            in its text, or a trigger not in its quote; the message names file, line, field and value.
    """
    reports: dict[str, GoldReport] = {}
    for line, report in read_records(path, GoldReport):
        if report.report_id in reports:
            line.fail("report_id", report.report_id, "the report is there twice")
        _check_quotes(line, report)
        reports[report.report_id] = report
    if not reports:
        raise DataCheckError(f"{display_path(path)}: there is no gold report in it")
    return list(reports.values())


def _check_quotes(line: Line, report: GoldReport) -> None:
    for number, event in enumerate(report.events):
        if event.quote not in report.text:
            line.fail(f"events.{number}.quote", event.quote, "the quote is not in the text of its report")
        if event.trigger not in event.quote:
            line.fail(f"events.{number}.trigger", event.trigger, "the trigger is not in the quote of its event")
