"""Where marks go in a lane of the timeline: no mark over another, however many fall on a day.

Every mark takes a box in pixels. Marks are placed one after the other in a fixed order, each at the free height
nearest to the middle of its lane (a beeswarm). Where a lane would grow too high, marks of one day, then of one
week and so on, are drawn as one mark with a number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import inf, sqrt

from sijill.figures.rows import Row
from sijill.figures.spans import DayScale, Span

MARK_PX = 9.0
GAP_PX = 1.0
BAR_PX = 9.0
ARROW_PX = 36.0
LEAST_SWARM_PX, MOST_SWARM_PX = 42.0, 168.0
LANE_PADDING_PX = 6.0
MOST_REACH_PX = MOST_SWARM_PX / 2 - LANE_PADDING_PX
"""How far from the middle of its lane a mark may reach, where drawing several as one can help it."""
LANE_NAME_PX = 18.0
"""Room at the top of each lane for its name."""
LEAST_NUMBERED_PX, MOST_NUMBERED_PX = 20.0, 42.0

CROWDS: tuple[tuple[int, int], ...] = ((1, 12), (1, 6), (7, 6), (28, 4), (28, 2), (91, 1))
"""How marks are drawn together, gentlest first: days drawn together, and the most single marks among them."""


@dataclass(frozen=True)
class Item:
    """What one mark shows: one row, or several with a number.

    ``kind`` is ``day``, ``about``, ``within``, ``about_within``, ``open_start``, ``open_end`` or ``several``;
    ``start`` and ``end`` are the days that it is drawn between, ``size_px`` is its height.
    """

    rows: tuple[Row, ...]
    kind: str
    is_actual: bool
    start: date
    end: date
    size_px: float


@dataclass(frozen=True)
class PlacedItem:
    """An item and the height of its middle above the middle of its lane, in pixels."""

    item: Item
    offset_px: float


@dataclass(frozen=True)
class Lane:
    """One event group: its items, and the height of the room they need, in pixels."""

    group: str
    placed: tuple[PlacedItem, ...]
    swarm_px: float

    @property
    def height_px(self) -> float:
        """Height with the lane's name."""
        return self.swarm_px + LANE_NAME_PX


def lane_of(group: str, spans: Sequence[Span], scale: DayScale) -> Lane:
    """Lay out one lane: as few marks drawn together as its greatest height allows; none is left out."""
    *gentle, (last_days, last_most) = CROWDS
    for days, most in gentle:
        placed = _placed(_items(spans, scale, days=days, most=most), scale, limit_px=MOST_REACH_PX)
        if placed is not None:
            return _lane(group, placed)
    return _lane(group, _placed(_items(spans, scale, days=last_days, most=last_most), scale, limit_px=inf) or [])


def _lane(group: str, placed: Sequence[PlacedItem]) -> Lane:
    return Lane(group, tuple(placed), max(LEAST_SWARM_PX, round(2 * (_reach(placed) + LANE_PADDING_PX))))


def _reach(placed: Iterable[PlacedItem]) -> float:
    return max((abs(one.offset_px) + one.item.size_px / 2 for one in placed), default=0.0)


def _items(spans: Sequence[Span], scale: DayScale, *, days: int, most: int) -> list[Item]:
    heaps: dict[tuple[object, ...], list[Item]] = defaultdict(list)
    for span in spans:
        item = _single(span, scale)
        is_point = item.kind in ("day", "about")
        # date.toordinal counts from a Monday, so that seven days are a calendar week.
        when = ((item.start.toordinal() - 1) // days,) if is_point else (item.kind, item.start, item.end)
        heaps[(is_point, item.is_actual, *when)].append(item)
    largest = max((len(heap) for heap in heaps.values() if len(heap) > most), default=1)
    unit_px = min(5.0, MOST_NUMBERED_PX / sqrt(largest))
    items: list[Item] = []
    for heap in heaps.values():
        items += [_several(heap, unit_px)] if len(heap) > most else heap
    return items


def _single(span: Span, scale: DayScale) -> Item:
    row = (span.row,)
    is_actual, about = span.row.is_actual, span.row.is_date_approximate
    if span.start is not None and span.end is not None:
        if span.start == span.end:
            return Item(row, "about" if about else "day", is_actual, span.start, span.end, MARK_PX)
        return Item(row, "about_within" if about else "within", is_actual, span.start, span.end, BAR_PX)
    arrow = scale.days(ARROW_PX)
    if span.end is not None:
        reach = min(arrow, (span.end - scale.first).days)
        return Item(row, "open_start", is_actual, _shifted(span.end, -reach), span.end, BAR_PX)
    assert span.start is not None, "a drawn span has at least one known day"  # noqa: S101
    reach = min(arrow, (scale.last - span.start).days)
    return Item(row, "open_end", is_actual, span.start, _shifted(span.start, reach), BAR_PX)


def _shifted(day: date, days: int) -> date:
    return date.fromordinal(day.toordinal() + days)


def _several(heap: Sequence[Item], unit_px: float) -> Item:
    rows = tuple(row for item in heap for row in item.rows)
    size_px = round(max(LEAST_NUMBERED_PX, unit_px * sqrt(len(rows))), 1)
    start, end = min(item.start for item in heap), max(item.end for item in heap)
    return Item(rows, "several", heap[0].is_actual, start, end, size_px)


def middle(item: Item) -> date:
    """Give the day in the middle of an item."""
    return date.fromordinal((item.start.toordinal() + item.end.toordinal()) // 2)


def _box(item: Item, scale: DayScale) -> tuple[float, float]:
    """Give the left and right end of what an item covers, in pixels."""
    half = item.size_px / 2 + GAP_PX / 2
    if item.kind == "several":
        centre = scale.pixels(middle(item))
        return centre - half, centre + half
    return scale.pixels(item.start) - half, scale.pixels(item.end) + half


def _order(item: Item) -> tuple[object, ...]:
    # Numbered marks take the middle, single days gather around them, long bars go where room is left.
    rank = {"several": 0, "day": 1, "about": 1}.get(item.kind, 2)
    return (rank, item.start, item.end, item.rows[0].identity)


def _placed(items: Iterable[Item], scale: DayScale, *, limit_px: float) -> list[PlacedItem] | None:
    """Place items; None as soon as one reaches further from the middle than ``limit_px``."""
    placed: list[PlacedItem] = []
    boxes: list[tuple[float, float]] = []
    for item in sorted(items, key=_order):
        left, right = _box(item, scale)
        taken = [
            (one.offset_px, (one.item.size_px + item.size_px) / 2 + GAP_PX)
            for one, box in zip(placed, boxes, strict=True)
            if box[0] < right and left < box[1]
        ]
        one = PlacedItem(item, _free_offset(taken))
        if _reach([one]) > limit_px:
            return None
        placed.append(one)
        boxes.append((left, right))
    return placed


def _free_offset(taken: Sequence[tuple[float, float]]) -> float:
    """Give the free height nearest to the middle: 0, or just above or below something that is placed."""
    edges = [offset + side * distance for offset, distance in taken for side in (1, -1)]
    candidates = sorted({0.0, *(round(edge, 2) for edge in edges)}, key=lambda height: (abs(height), -height))
    return next(
        height for height in candidates if all(abs(height - offset) >= distance - 0.02 for offset, distance in taken)
    )
