"""One colour and one marker symbol for each event group, the same in every figure, with readable names.

The colours were searched for so that any two stay apart for readers with protanopia, deuteranopia and
tritanopia, and so that each stands out from a white page and from a dark one (contrast at least 2.9 to 1);
the tests measure both. The symbols tell the groups apart without colour. The square is no group's symbol: on
maps a hollow square stands for a whole governorate.
"""

from __future__ import annotations

from typing import NamedTuple

from sijill.wording import GROUP_NAMES


class GroupStyle(NamedTuple):
    """How a group looks: ``numeral`` is the colour of a number written on the group's colour."""

    name: str
    colour: str
    symbol: str
    numeral: str


WHITE, BLACK = "#ffffff", "#000000"

GROUP_STYLES: dict[str, GroupStyle] = {
    "battle": GroupStyle(GROUP_NAMES["battle"], "#b8401f", "diamond", WHITE),
    "remote_violence": GroupStyle(GROUP_NAMES["remote_violence"], "#1560d8", "triangle-up", WHITE),
    "violence_against_civilians": GroupStyle(GROUP_NAMES["violence_against_civilians"], "#a829a4", "circle", WHITE),
    "protest": GroupStyle(GROUP_NAMES["protest"], "#c48800", "star", BLACK),
    "strategic": GroupStyle(GROUP_NAMES["strategic"], "#5a686e", "triangle-down", WHITE),
    "humanitarian": GroupStyle(GROUP_NAMES["humanitarian"], "#1fa774", "pentagon", BLACK),
    "summary": GroupStyle(GROUP_NAMES["summary"], "#998d99", "hourglass", BLACK),
}
"""Style of each group of :data:`sijill.schema.EVENT_GROUPS`, in that order."""

GROUP_PATTERNS: dict[str, str] = dict(zip(GROUP_STYLES, ("", "/", "x", "\\", "-", "+", "|"), strict=True))
"""Hatching of a bar of each group, which tells it apart without colour, as the symbol does for marks."""

OUTCOME_COLOURS: dict[str, str] = {
    "killed": "#8f5b45",
    "injured": "#4b8a8b",
    "detained": "#7a7a3a",
    "abducted": "#7c6b9e",
}
"""Colours of tolls; no group's."""

LIGHT_INK, DARK_INK = "#1f2430", "#e8eaed"
"""Colour of all text on a light and on a dark page; figures are drawn for the light one."""

NOT_ACTUAL_COLOUR = "#787d85"
"""Edge of what was ordered, planned, feared, speculated about or denied: no group's colour."""
NOT_ACTUAL_SYMBOL = "x-open"

GRID_COLOUR = "rgba(128,128,128,0.28)"
BAND_COLOUR = "rgba(128,128,128,0.07)"
LAND_COLOUR = "rgba(128,128,128,0.16)"
BORDER_COLOUR = "rgba(110,115,125,0.95)"
INNER_BORDER_COLOUR = "rgba(128,128,128,0.55)"
WATER_COLOUR = "#5b9bd0"
AREA_FILL = "rgba(120,125,133,0.07)"
NEAR_FILL, NEAR_EDGE = "rgba(120,125,133,0.18)", "rgba(120,125,133,0.75)"
"""Translucent greys and blues show on a light page and on a dark one alike."""
