from __future__ import annotations

from datetime import date
from itertools import combinations
from typing import Any

import pytest

from sijill.figures.lanes import GAP_PX, Lane, lane_of, middle
from sijill.figures.rows import rows_of
from sijill.figures.spans import DayScale, scale_of, sorted_spans
from tests.figures.sample import incidents, year_of_incidents


def laid_out(*rows: dict[str, Any], width_px: float = 556) -> Lane:
    spans = sorted_spans(rows_of(incidents(*rows))).dated
    return lane_of("remote_violence", spans, scale_of(spans, width_px=width_px))


def told(lane: Lane) -> list[tuple[str, str, str, int, float]]:
    return [
        (one.item.kind, f"{one.item.start}", f"{one.item.end}", len(one.item.rows), one.offset_px)
        for one in lane.placed
    ]


@pytest.mark.parametrize(
    ("date_told", "kind", "start", "end"),
    [
        ("2023-09-03", "day", "2023-09-03", "2023-09-03"),
        ("2023-09-03~", "about", "2023-09-03", "2023-09-03"),
        ("2023-09-03/2023-09-05", "within", "2023-09-03", "2023-09-05"),
        ("2023-09~", "about_within", "2023-09-01", "2023-09-30"),
        ("../2023-09-03", "open_start", "2023-09-02", "2023-09-03"),
        ("2023-09-03/..", "open_end", "2023-09-03", "2023-09-04"),
    ],
)
def test_each_kind_of_date_is_drawn_in_its_way(date_told: str, kind: str, start: str, end: str) -> None:
    assert told(laid_out({"date": date_told})) == [(kind, start, end, 1, 0.0)]


def test_events_of_one_day_are_spread_around_the_middle() -> None:
    lane = laid_out(*[{"date": "2023-09-03"}] * 4)
    assert [one.offset_px for one in lane.placed] == [0.0, 10.0, -10.0, 20.0]
    assert (lane.swarm_px, lane.height_px) == (61.0, 79.0)


@pytest.mark.parametrize(("number", "marks"), [(1, 1), (12, 12), (13, 1), (40, 1)])
def test_more_than_twelve_on_one_day_are_one_mark_with_a_number(number: int, marks: int) -> None:
    lane = laid_out(*[{"date": "2023-09-03"}] * number)
    assert len(lane.placed) == marks
    assert sum(len(one.item.rows) for one in lane.placed) == number


def test_events_that_were_not_told_as_done_are_never_counted_with_others() -> None:
    rows = [{"date": "2023-09-03"}] * 20 + [{"date": "2023-09-03", "modality": "feared"}] * 20
    assert [(len(one.item.rows), one.item.is_actual) for one in laid_out(*rows).placed] == [(20, True), (20, False)]


@pytest.mark.parametrize("number", [120, 600, 1500])
def test_no_mark_lies_over_another_and_none_is_lost(number: int) -> None:
    spans = sorted_spans(rows_of(year_of_incidents(number))).dated
    scale = scale_of(spans, width_px=556)
    lane = lane_of("battle", spans, scale)
    assert sum(len(one.item.rows) for one in lane.placed) == len(spans)
    boxes = [box(one.item, one.offset_px, scale) for one in lane.placed]
    touching = [
        (one, other)
        for one, other in combinations(boxes, 2)
        if one[0] < other[1] and other[0] < one[1] and one[2] < other[3] and other[2] < one[3]
    ]
    assert touching == []
    assert all(-lane.swarm_px / 2 <= low and high <= lane.swarm_px / 2 for _, _, low, high in boxes)


def box(item: Any, offset_px: float, scale: DayScale) -> tuple[float, float, float, float]:
    half = item.size_px / 2
    ends = (middle(item), middle(item)) if item.kind == "several" else (item.start, item.end)
    left, right = (scale.pixels(day) for day in ends)
    return left - half, right + half, offset_px - half, offset_px + half


def test_marks_keep_a_gap() -> None:
    first, second = laid_out({"date": "2023-09-03"}, {"date": "2023-09-03"}).placed
    assert abs(first.offset_px - second.offset_px) == first.item.size_px + GAP_PX


def test_arrows_end_where_the_axis_ends() -> None:
    spans = sorted_spans(rows_of(incidents({"date": "2023-09-03/.."}))).dated
    scale = DayScale(date(2023, 9, 1), date(2023, 9, 4), 10.0)
    assert lane_of("battle", spans, scale).placed[0].item.end == date(2023, 9, 4)
