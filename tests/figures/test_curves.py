from __future__ import annotations

import pandas as pd
import pytest

from sijill import figures

BINS = pd.DataFrame({"confidence": [0.25, 0.5], "right": [0.2, 1.0], "records": [100, 1]})
CURVE = pd.DataFrame({"reports_learned_from": [0, 10], "type_f1": [0.7, 0.75], "record_f1": [0.3, 0.35]})


def test_marks_stand_at_confidence_and_share_right_and_grow_with_the_records() -> None:
    line, marks = figures.reliability({"held out": BINS}).data
    assert (list(line.x), list(line.y)) == ([0, 1], [0, 1])
    assert (list(marks.x), list(marks.y), list(marks.marker.size)) == ([0.25, 0.5], [0.2, 1.0], [26.0, 5.0])
    assert list(marks.hovertext) == ["100 records at 25%, 20% right", "1 record at 50%, 100% right"]


def test_the_text_alternative_tells_every_bin() -> None:
    figure = figures.reliability({"one": BINS.head(1), "two": BINS.tail(1)})
    assert figure.layout.meta["description"] == (
        "Confidence and share right. one: 100 records at 25%, 20% right; two: 1 record at 50%, 100% right"
    )


@pytest.mark.parametrize("bins", [{}, {"nothing": BINS.head(0)}])
def test_without_records_only_the_line_is_drawn(bins: dict[str, pd.DataFrame]) -> None:
    drawn = [trace for trace in figures.reliability(bins).data if len(trace.x)]
    assert [trace.name for trace in drawn] == ["as it should be"]


def test_names_are_shown_as_they_are_and_never_run() -> None:
    _, marks = figures.reliability({"<b onload=x>": BINS}).data
    assert "<b" not in marks.name


def test_the_learning_curve_has_a_line_for_each_measure() -> None:
    figure = figures.learning_curve(CURVE, title="More reports")
    assert [(trace.name, list(trace.x), list(trace.y)) for trace in figure.data] == [
        ("type F1", [0, 10], [0.7, 0.75]),
        ("record F1", [0, 10], [0.3, 0.35]),
    ]
    assert figure.layout.title.text == "More reports"
    assert "10 reports: type F1 0.75, record F1 0.35" in figure.layout.meta["description"]
