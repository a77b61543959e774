"""What a reader sees when pointing at a mark; text from reports is shown as text, whatever it holds."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence

from sijill import wording
from sijill.figures.rows import Row

QUOTE_CHARACTERS = 140
LINE_CHARACTERS = 60
LISTED = 8
HOVER_TEMPLATE = "%{hovertext}<extra></extra>"

_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\\s]+")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "$": "&#36;", "%": "&#37;"})


def escape_hover(text: str) -> str:
    r"""Make text safe for Plotly, which reads a small HTML of its own, LaTeX and templates in all its labels.

    Angle brackets and ampersands become the entities that Plotly turns back into characters after it has
    looked for tags; ``$`` would start LaTeX where a page has MathJax, ``%{`` a template. Control characters
    and marks that reorder text become spaces.

    Example:
        >>> escape_hover('<b>1 & 2</b>')
        '&lt;b&gt;1 &amp; 2&lt;/b&gt;'
    """
    return _UNSEEN.sub(" ", text).strip().translate(_ENTITIES)


def hover_of_row(row: Row) -> str:
    """Give the lines about one event: type, date as told, place, who to whom, tolls, the words."""
    lines = [f"<b>{escape_hover(wording.name_in_words(row.type).capitalize())}</b>"]
    if row.modality != "asserted":
        lines.append(f"<i>{wording.MODALITY_WORDS[row.modality]}</i>")
    told = f" (told as “{row.date_text}”)" if row.date_text else ""
    lines += _wrapped(wording.date_in_words(row.edtf) + told)
    lines += _wrapped(_place(row))
    if row.initiator or row.target:
        lines += _wrapped(f"{row.initiator or 'not told'} → {row.target or 'not told'}")
    lines += _wrapped(_tolls(row))
    if row.quote:
        lines += _wrapped(f"“{_shortened(row.quote)}”")
    return "<br>".join(lines)


def hover_of_rows(rows: Sequence[Row], headline: str, *, remark: str = "") -> str:
    """Give a headline and the first few of several events, one a line; ``remark`` stands below the headline."""
    lines = [f"<b>{escape_hover(headline)}</b>", *_wrapped(remark)]
    for row in rows[:LISTED]:
        parts = [wording.date_in_words(row.edtf), wording.name_in_words(row.type), _place(row)]
        hedge = "" if row.is_actual else f"{row.modality}"
        lines.append(_cut(" · ".join(part for part in (*parts, _tolls(row), hedge) if part)))
    if len(rows) > LISTED:
        lines.append(f"… and {len(rows) - LISTED} more")
    return "<br>".join(lines)


def _place(row: Row) -> str:
    return wording.place_in_words(row.place_name or row.place_text, row.admin1, row.geo_precision)


def _tolls(row: Row) -> str:
    return ", ".join(wording.toll_in_words(*toll) for toll in row.tolls)


def _shortened(quote: str) -> str:
    quote = _UNSEEN.sub(" ", quote).strip()
    return quote if len(quote) <= QUOTE_CHARACTERS else quote[:QUOTE_CHARACTERS].rstrip() + "…"


def _wrapped(text: str) -> list[str]:
    # Lines are broken before escaping: an entity cut in two would show its pieces.
    return [escape_hover(line) for line in textwrap.wrap(_UNSEEN.sub(" ", text), LINE_CHARACTERS)]


def _cut(text: str) -> str:
    most = LINE_CHARACTERS + LINE_CHARACTERS // 2
    return escape_hover(text if len(text) <= most else text[:most].rstrip() + "…")
