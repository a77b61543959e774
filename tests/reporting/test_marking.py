from __future__ import annotations

import pytest

from sijill.reporting.marking import Mark, marked, marks_of, segments


@pytest.mark.parametrize(
    ("marks", "pieces"),
    [
        ([], [("ten men fled", (), ())]),
        ([Mark(4, 7, "target")], [("ten ", (), ()), ("men", ("target",), ("target",)), (" fled", (), ())]),
        (
            [Mark(0, 7, "target"), Mark(0, 3, "number")],
            [
                ("ten", ("number", "target"), ("number",)),
                (" men", ("target",), ("target",)),
                (" fled", (), ()),
            ],
        ),
        (
            [Mark(0, 7, "target"), Mark(4, 12, "trigger")],
            [
                ("ten ", ("target",), ()),
                ("men", ("target", "trigger"), ("target",)),
                (" fled", ("trigger",), ("trigger",)),
            ],
        ),
        ([Mark(3, 3, "date"), Mark(-1, 4, "date"), Mark(8, 13, "date")], [("ten men fled", (), ())]),
        ([Mark(0, 12, "place"), Mark(0, 12, "place")], [("ten men fled", ("place",), ("place",))]),
    ],
)
def test_marks_beside_within_and_across_one_another(
    marks: list[Mark], pieces: list[tuple[str, tuple[str, ...], tuple[str, ...]]]
) -> None:
    found = segments("ten men fled", marks)
    assert [tuple(piece)[:3] for piece in found] == pieces
    assert "".join(piece.text for piece in found) == "ten men fled"


def test_marked_text_is_escaped_in_the_words_and_in_the_notes() -> None:
    assert marked("<b> & more", [Mark(0, 3, "place", note='"x"')]) == (
        '<mark class="place" title="&#34;x&#34;">&lt;b&gt; <small>where</small></mark> &amp; more'
    )


def test_an_event_of_the_interchange_form_tells_all_its_marks() -> None:
    event = {
        "sentence": {"start": 0, "end": 90},
        "trigger": {"start": 5, "end": 9},
        "initiator": [{"start": 0, "end": 4}],
        "target": [],
        "places": [{"start": 20, "end": 25}],
        "equipment": [{"start": 30, "end": 36}],
        "date_span": {"start": 40, "end": 49},
        "count_span": None,
        "killed": {"start": 60, "end": 65},
        "attribution": {"start": 70, "end": 80},
    }
    assert marks_of(event) == [
        Mark(0, 90, "sentence"),
        Mark(5, 9, "trigger"),
        Mark(0, 4, "initiator"),
        Mark(20, 25, "place"),
        Mark(30, 36, "equipment"),
        Mark(40, 49, "date"),
        Mark(70, 80, "voucher"),
        Mark(60, 65, "number"),
    ]
