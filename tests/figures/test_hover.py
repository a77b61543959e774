from __future__ import annotations

from dataclasses import replace

import pytest

from sijill.figures.hover import escape_hover, hover_of_row, hover_of_rows
from sijill.figures.rows import rows_of
from tests.figures.sample import at, incidents


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("<a href=javascript:alert(1)>x</a>", "&lt;a href=javascript:alert(1)&gt;x&lt;/a&gt;"),
        ("<b>bold</b>", "&lt;b&gt;bold&lt;/b&gt;"),
        ("arms & men", "arms &amp; men"),
        ("&lt;b&gt;", "&amp;lt;b&amp;gt;"),
        ("$x$ and %{meta}", "&#36;x&#36; and &#37;{meta}"),
        ("one\n two\x00three", "one two three"),
        ("right\u202eleft", "right left"),
        ("“words” — الحسكة", "“words” — الحسكة"),
    ],
)
def test_text_of_reports_is_shown_as_text(text: str, escaped: str) -> None:
    assert escape_hover(text) == escaped


def test_one_event_is_told_line_by_line() -> None:
    row = rows_of(
        incidents(
            {
                "type": "drone_strike",
                "modality": "feared",
                "date": "2023-09-05~",
                "date_text": "<i>yesterday</i>",
                "initiator": "militia & allies",
                "killed_best": 2,
                **at(7, 2),
            }
        )
    )[0]
    assert hover_of_row(replace(row, quote="<b>Fear</b> " + "word " * 60)).split("<br>") == [
        "<b>Drone strike</b>",
        "<i>feared, not told as having happened</i>",
        "about 5 September 2023 (told as “&lt;i&gt;yesterday&lt;/i&gt;”)",
        "in or near Tafas, Daraa",
        "militia &amp; allies → not told",
        "2 killed",
        "“&lt;b&gt;Fear&lt;/b&gt; word word word word word word word word word",
        "word word word word word word word word word word word word",
        "word word word word wor…”",
    ]


def test_many_events_are_listed_up_to_eight() -> None:
    rows = rows_of(incidents(*[{"date": "2023-09-03", "modality": "ordered"}] * 10))
    lines = hover_of_rows(rows, "10 events at <Hajin>", remark="a remark").split("<br>")
    assert lines == [
        "<b>10 events at &lt;Hajin&gt;</b>",
        "a remark",
        *["3 September 2023 · shelling · ordered"] * 8,
        "… and 2 more",
    ]
