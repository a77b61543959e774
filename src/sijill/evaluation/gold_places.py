"""Known points of place names in gold reports, against which predicted coordinates are measured."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, BeforeValidator, Field, ValidationError, model_validator

from sijill.errors import DataCheckError, UsageError
from sijill.evaluation.json_lines import PROBLEMS_SHOWN, Line, problem
from sijill.evaluation.words import folded
from sijill.run_record import display_path

LEAST_TOLERANCE_KM = 10.0
"""A point this near is the same place (codebook, section "Evaluation"); areas allow their own radius."""


def _none_if_empty(value: str | None) -> str | None:
    return value or None


Latitude = Annotated[float, Field(ge=-90, le=90)]
Longitude = Annotated[float, Field(ge=-180, le=180)]
Radius = Annotated[float, Field(ge=0, allow_inf_nan=False)]


class GoldPoint(BaseModel):
    """Where a place name of one report lies: degrees (WGS 84), and how far its area reaches.

    ``lat`` and ``lon`` are None where the place could not be found on a map; further columns of the file (the
    feature, the source) are for people and are passed over.
    """

    report_id: str = Field(min_length=1)
    text: str = Field(min_length=1)
    lat: Annotated[Latitude | None, BeforeValidator(_none_if_empty)]
    lon: Annotated[Longitude | None, BeforeValidator(_none_if_empty)]
    precision_km: Annotated[Radius | None, BeforeValidator(_none_if_empty)] = None
    confidence: Annotated[Literal["high", "medium", "low", "none"] | None, BeforeValidator(_none_if_empty)] = None

    @model_validator(mode="after")
    def _has_both_or_none(self) -> Self:
        if (self.lat is None) != (self.lon is None):
            raise ValueError("a point needs both lat and lon")
        return self

    @property
    def tolerance_km(self) -> float:
        """How far from the point, in kilometres, still is the same place."""
        return max(LEAST_TOLERANCE_KM, self.precision_km or 0.0)


ReportPoints = Mapping[str, GoldPoint]
"""The points of one report by the folded words of the place (:func:`sijill.evaluation.words.folded`)."""


def read_gold_places(path: Path) -> dict[str, dict[str, GoldPoint]]:
    """Read the points of gold places: by report, then by the folded words of the place.

    Args:
        path: a CSV file with the columns ``report_id``, ``text``, ``lat``, ``lon``, ``precision_km`` and
            ``confidence``; rows without coordinates give no point.

    Raises:
        UsageError: the file is not there.
        DataCheckError: it is no UTF-8 table, a column is missing, or a value is out of range; the message
            names file, line, column and value.
    """
    points: dict[str, dict[str, GoldPoint]] = {}
    for line, row in _rows(path):
        point = _point(line, row)
        if point.lat is not None:
            points.setdefault(point.report_id, {})[folded(point.text)] = point
    return points


def _rows(path: Path) -> Iterator[tuple[Line, dict[str, str]]]:
    if not path.is_file():
        raise UsageError(f"{display_path(path)}: there is no such file")
    try:
        with path.open(encoding="utf-8-sig", newline="") as handle:
            reader = csv.DictReader(handle)
            for row in reader:
                yield Line(path, reader.line_num), row
    except (UnicodeDecodeError, csv.Error) as error:
        raise DataCheckError(f"{display_path(path)}: it is no UTF-8 table: {error}") from error


def _point(line: Line, row: dict[str, str]) -> GoldPoint:
    try:
        return GoldPoint.model_validate(row)
    except ValidationError as error:
        told = "; ".join(
            problem(".".join(map(str, case["loc"][:1])) or "lat, lon", case["input"], case["msg"])
            for case in error.errors()[:PROBLEMS_SHOWN]
        )
        raise DataCheckError(f"{line}: {told}") from error
