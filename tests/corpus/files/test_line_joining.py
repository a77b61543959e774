from __future__ import annotations

import pytest

from sijill.corpus.files.document_heads import day_of, title_of
from sijill.corpus.files.line_joining import joined_lines

WIDE = "Shells fell on the village in the north of the valley, and"


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        ([WIDE, "two people were killed."], f"{WIDE} two people were killed."),
        ([WIDE, "Ahmad was killed.", "", "Later it was calm."], f"{WIDE} Ahmad was killed.\nLater it was calm."),
        (["A heading", WIDE, "no one was hurt."], f"A heading\n{WIDE} no one was hurt."),
        ([WIDE, "one died.", "The army said nothing."], f"{WIDE} one died.\nThe army said nothing."),
        ([WIDE, "• one house", "- two cars", "3) a shop"], f"{WIDE}\n• one house\n- two cars\n3) a shop"),
        (["in the anti-", "tank ditch of Qanat"], "in the anti-tank ditch of Qanat"),
        (["", "  ", "x"], "x"),
        ([], ""),
    ],
    ids=["broken", "blank line", "heading", "short line", "bullets", "hyphen", "blank", "none"],
)
def test_what_was_broken_to_fit_is_joined_and_nothing_else(lines: list[str], joined: str) -> None:
    assert joined_lines(lines) == joined


@pytest.mark.parametrize(
    ("text", "told", "title", "day"),
    [
        (
            "Monitor\nShelling in Qanat\n5 September 2023\nText.",
            "Shelling  in Qanat",
            "Shelling in Qanat",
            "2023-09-05",
        ),
        ("Shelling in Qanat\nText.", "Microsoft Word - final2.doc", "Shelling in Qanat", None),
        ("Shelling\n5 September 2023\n6 September 2023", None, "Shelling", None),
        ("Shelling\n" + "Text.\n" * 20 + "5 September 2023", None, "Shelling", None),
        ("", None, None, None),
    ],
)
def test_what_the_first_lines_tell(text: str, told: str | None, title: str | None, day: str | None) -> None:
    assert (title_of(text, told=told), day_of(text)) == (title, day)
