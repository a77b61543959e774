"""Which part of the country a map shows at first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sijill.figures.geometry import Box, box_of
from sijill.figures.outlines import Outlines

LEAST_WIDTH_DEGREES = 1.5
MARGIN = 0.15
WHOLE_COUNTRY_SHARE = 0.6
"""Points spread over more than this share of the country are shown in the whole of it."""


@dataclass(frozen=True)
class View:
    """The rectangle shown and its size on the page; ``px_per_degree`` is that of longitude."""

    box: Box
    width_px: float
    height_px: float

    def pixels(self, lon: float, lat: float) -> tuple[float, float]:
        """Give where a point stands, in pixels from the lower left corner."""
        across = (lon - self.box.west) / (self.box.east - self.box.west)
        up = (lat - self.box.south) / (self.box.north - self.box.south)
        return across * self.width_px, up * self.height_px


def first_view(
    points: Sequence[tuple[float, float]], outlines: Outlines, *, width_px: float, height_px: float
) -> View:
    """Fit the view to points (longitude, latitude), with a margin, in the proportions of the page.

    No points, or points all over the country, show the whole of it. The view never leaves the outlines' box.
    """
    country = outlines.country_box
    wanted = country
    if points:
        found = box_of(points)
        wide = (found.east - found.west) / (country.east - country.west)
        high = (found.north - found.south) / (country.north - country.south)
        if max(wide, high) <= WHOLE_COUNTRY_SHARE:
            wanted = found
    is_country = wanted is country
    margin = 0.03 if is_country else MARGIN
    width = max(LEAST_WIDTH_DEGREES, (wanted.east - wanted.west) * (1 + 2 * margin))
    height = (wanted.north - wanted.south) * (1 + 2 * margin)
    # A degree of latitude is longer on the ground; both axes share one scale.
    proportion = width_px / height_px * outlines.latitude_stretch
    width, height = max(width, height * proportion), max(height, width / proportion)
    west, east = _within(wanted.west, wanted.east, width, outlines.box.west, outlines.box.east)
    south, north = _within(wanted.south, wanted.north, height, outlines.box.south, outlines.box.north)
    return View(Box(west, south, east, north), width_px, height_px)


def _within(low: float, high: float, length: float, least: float, most: float) -> tuple[float, float]:
    """Centre a stretch of ``length`` on ``low`` to ``high``, moved and cut so that it stays within bounds."""
    length = min(length, most - least)
    start = min(max((low + high - length) / 2, least), most - length)
    return round(start, 4), round(start + length, 4)
