"""Where counts and names stand on the map, so that they touch neither a mark nor one another at first view."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sijill.figures.geometry import Box, boxes_touch
from sijill.figures.outlines import Outline, Outlines
from sijill.figures.view import View

SQUARE_PX = 20.0
NAME_HEIGHT_PX, LETTER_PX = 13.0, 6.0
CAPITAL_PX = 7.6


@dataclass(frozen=True)
class Label:
    """A text and the point (degrees, WGS 84) that it is centred on."""

    text: str
    lon: float
    lat: float
    is_water: bool = False


@dataclass
class Page:
    """The page as it fills up: what is taken, in pixels from its lower left corner."""

    view: View
    taken: list[Box]

    def take(
        self, points: Sequence[tuple[float, float]], width_px: float, height_px: float
    ) -> tuple[float, float] | None:
        """Take room for a box centred on the first point where it is free; None where it is nowhere."""
        for lon, lat in points:
            x, y = self.view.pixels(lon, lat)
            box = Box(x - width_px / 2, y - height_px / 2, x + width_px / 2, y + height_px / 2)
            is_on_page = box.west >= 0 and box.east <= self.view.width_px
            is_on_page = is_on_page and box.south >= 0 and box.north <= self.view.height_px
            if is_on_page and not any(boxes_touch(box, other) for other in self.taken):
                self.taken.append(box)
                return lon, lat
        return None


def page_with_marks(view: View, marks: Sequence[tuple[float, float, float]]) -> Page:
    """Give a page on which marks (longitude, latitude, diameter in pixels) have taken their room."""
    taken = []
    for lon, lat, size in marks:
        x, y = view.pixels(lon, lat)
        taken.append(Box(x - size / 2, y - size / 2, x + size / 2, y + size / 2))
    return Page(view, taken)


def square_points(candidates: Sequence[Sequence[tuple[float, float]]], page: Page) -> list[tuple[float, float]]:
    """Give a point for the count of each area, of its candidates: the first clear of the marks, else the best."""
    return [page.take(points, SQUARE_PX, SQUARE_PX) or points[0] for points in candidates]


def name_labels(outlines: Outlines, page: Page) -> list[Label]:
    """Give the names of governorates, rivers and neighbours that find room, larger areas first."""
    labels = []
    for kind, letter_px in (("river", LETTER_PX), ("governorate", LETTER_PX), ("neighbour", CAPITAL_PX)):
        shapes = sorted(outlines.of_kind(kind), key=lambda shape: (-_size(shape), shape.name))
        for shape in shapes:
            text = shape.name.upper() if kind == "neighbour" else shape.name
            points = _beside(shape, page.view) if kind == "river" else shape.label_points
            point = page.take(points, len(text) * letter_px, NAME_HEIGHT_PX)
            if point is not None:
                labels.append(Label(text, *point, is_water=kind == "river"))
    return labels


def _beside(river: Outline, view: View) -> list[tuple[float, float]]:
    """Give points just above and below a river, from the middle of what is in view outwards."""
    inside = [point for ring in river.rings for point in ring if view.box.holds(*point)]
    middle = (len(inside) - 1) / 2
    from_middle = sorted(range(len(inside)), key=lambda number: (abs(number - middle), number))
    off = NAME_HEIGHT_PX * (view.box.north - view.box.south) / view.height_px
    return [(inside[n][0], round(inside[n][1] + side * off, 4)) for n in from_middle for side in (1, -1)]


def _size(shape: Outline) -> float:
    return (shape.box.east - shape.box.west) * (shape.box.north - shape.box.south)
