from __future__ import annotations

from itertools import combinations

import numpy as np
import numpy.typing as npt
import pytest

from sijill.figures.palette import (
    DARK_INK,
    GROUP_PATTERNS,
    GROUP_STYLES,
    LIGHT_INK,
    NOT_ACTUAL_COLOUR,
    OUTCOME_COLOURS,
)
from sijill.schema import EVENT_GROUPS

WHITE_PAGE, DARK_PAGE = "#ffffff", "#14171c"
# Machado, Oliveira and Fernandes 2009, severity 1.0, on linear sRGB.
SIGHTS = {
    "full colour": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritanopia": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}
XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)


def linear(colour: str) -> npt.NDArray[np.float64]:
    parts = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    light, dark = sorted((float(XYZ[1] @ linear(colour)) for colour in (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def lab(rgb: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    ratio = (XYZ @ rgb) / np.array([0.95047, 1.0, 1.08883])
    x, y, z = np.where(ratio > 0.008856, np.cbrt(ratio), 7.787 * ratio + 16 / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def test_every_group_has_its_style_in_the_order_of_the_codebook() -> None:
    assert tuple(GROUP_STYLES) == EVENT_GROUPS
    assert len({style.colour for style in GROUP_STYLES.values()}) == len(EVENT_GROUPS)
    assert len({style.symbol for style in GROUP_STYLES.values()}) == len(EVENT_GROUPS)
    assert len(set(GROUP_PATTERNS.values())) == len(EVENT_GROUPS)


@pytest.mark.parametrize("sight", SIGHTS)
def test_any_two_groups_stay_apart_for_every_sight(sight: str) -> None:
    matrix = np.array(SIGHTS[sight])
    seen = {group: lab(np.clip(matrix @ linear(style.colour), 0, 1)) for group, style in GROUP_STYLES.items()}
    differences = {(a, b): float(np.linalg.norm(seen[a] - seen[b])) for a, b in combinations(seen, 2)}
    # A difference (CIE 1976) of about 2 is just seen side by side; 15 is plain for marks that lie apart.
    assert {pair: apart for pair, apart in differences.items() if apart < 15} == {}


@pytest.mark.parametrize("page", [WHITE_PAGE, DARK_PAGE])
def test_marks_stand_out_from_the_page(page: str) -> None:
    colours = [*(style.colour for style in GROUP_STYLES.values()), NOT_ACTUAL_COLOUR, *OUTCOME_COLOURS.values()]
    assert {colour: contrast(colour, page) for colour in colours if contrast(colour, page) < 2.9} == {}


def test_text_can_be_read() -> None:
    on_marks = {group: contrast(style.numeral, style.colour) for group, style in GROUP_STYLES.items()}
    assert {group: found for group, found in on_marks.items() if found < 4.5} == {}
    assert contrast(LIGHT_INK, WHITE_PAGE) > 7
    assert contrast(DARK_INK, DARK_PAGE) > 7
