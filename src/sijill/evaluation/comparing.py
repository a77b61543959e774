"""When two values say the same thing: modality, date, place, actor (codebook, section "Evaluation")."""

from __future__ import annotations

import math
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from sijill import edtf
from sijill.evaluation.gold import GoldPlace
from sijill.evaluation.gold_places import GoldPoint, ReportPoints
from sijill.evaluation.words import FORCES, actor_words, folded, place_key, voucher_words
from sijill.schema import ACTUAL_MODALITIES, PlaceMention

EARTH_RADIUS_KM = 6371.0
LEAST_LIKENESS = 0.84
"""Share of letters in common, in order, from which two spellings are one place (``difflib`` ratio)."""
SHORTEST_NAME_WITHIN_A_NAME = 5
"""Letters from which a name inside a longer one counts: "Tafas" in "Tafas al balad", but not "Mari"."""
LEAST_SHARED_WORDS = 0.5
"""Share of words in common (Dice) from which two phrases are one actor or one voucher."""
YEARLESS_SHIFT_DAYS = 1_000_000
"""Moves dates with an unknown year away from all others: ``XXXX-09-03`` only overlaps its like."""


class DayRange(NamedTuple):
    """First and last day, as proleptic Gregorian ordinals; infinite where open."""

    first: float
    last: float


def modality_class(modality: str) -> str:
    """Give ``actual``, ``non-actual`` or ``negated``: did it happen, might it, or was it denied."""
    if modality in ACTUAL_MODALITIES:
        return "actual"
    return "negated" if modality == "negated" else "non-actual"


def overlap(gold: str | None, predicted: str | None) -> bool:
    """Tell whether two EDTF dates may mean the same day; two empty dates agree, one empty and one not do not.

    A predicted date that is no EDTF date agrees with nothing.
    """
    if not gold and not predicted:
        return True
    left, right = day_range(gold), day_range(predicted)
    if left is None or right is None:
        return False
    return left.first <= right.last and right.first <= left.last


@lru_cache(maxsize=20_000)
def day_range(date: str | None) -> DayRange | None:
    """Give the days that an EDTF date may mean; None for no date and for a string that is none.

    Unlike :func:`sijill.edtf.bounds` this keeps dates without a year comparable to each other, and takes the
    two ends of an interval as they are told, even where the last lies before the first.
    """
    plain = (date or "").strip().replace("~", "").replace("?", "").replace("%", "")
    if "/" not in plain:
        return _days_of_point(plain)
    start, _, end = plain.partition("/")
    first = DayRange(-math.inf, math.inf) if start in ("", "..") else day_range(start)
    last = DayRange(-math.inf, math.inf) if end in ("", "..") else day_range(end)
    return DayRange(first.first, last.last) if first and last else None


def _days_of_point(text: str) -> DayRange | None:
    is_yearless = text.startswith("XXXX")
    try:
        bounds = edtf.bounds(f"{edtf.LEAP_YEAR}{text[4:]}" if is_yearless else text)
    except ValueError:
        return None
    if bounds.start is None or bounds.end is None:
        return None
    shift = YEARLESS_SHIFT_DAYS if is_yearless else 0
    return DayRange(bounds.start.toordinal() - shift, bounds.end.toordinal() - shift)


def is_same_place(gold: GoldPlace | None, predicted: PlaceMention | None, points: ReportPoints) -> bool:
    """Tell whether two places are the same: alike in name, or the predicted point near enough to the gold's.

    Args:
        gold: the annotated place, or None where the event has none.
        predicted: the predicted place; both its words and its gazetteer name may agree.
        points: the known points of the gold report's places.
    """
    if gold is None or predicted is None:
        return gold is None and predicted is None
    if _is_same_name(place_key(gold.text), {place_key(predicted.text), place_key(predicted.name)}):
        return True
    point = point_of(gold, points)
    if point is None:
        return False
    away_km = distance_from_km(point, predicted)
    return away_km is not None and away_km <= point.tolerance_km


def _is_same_name(key: str, others: set[str]) -> bool:
    return any(_is_alike(key, other) for other in others if other)


@lru_cache(maxsize=50_000)
def _is_alike(key: str, other: str) -> bool:
    if len(key) >= SHORTEST_NAME_WITHIN_A_NAME and (key in other or other in key):
        return True
    return key == other or SequenceMatcher(None, key, other).ratio() >= LEAST_LIKENESS


def point_of(gold: GoldPlace, points: ReportPoints) -> GoldPoint | None:
    """Give the known point of an annotated place, or None where nobody has located it."""
    return points.get(folded(gold.text))


def distance_from_km(point: GoldPoint, predicted: PlaceMention) -> float | None:
    """Give the distance in kilometres between a gold point and a predicted one; None where one is unknown."""
    if point.lat is None or point.lon is None or predicted.lat is None or predicted.lon is None:
        return None
    return distance_km(point.lat, point.lon, predicted.lat, predicted.lon)


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Give the great-circle distance in kilometres between two points in degrees (haversine formula, sphere)."""
    north, other_north = math.radians(lat), math.radians(other_lat)
    half_turns = (
        math.sin((other_north - north) / 2) ** 2
        + math.cos(north) * math.cos(other_north) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(half_turns)))


@lru_cache(maxsize=20_000)
def is_same_actor(gold: str, predicted: str) -> bool:
    """Tell whether two phrases name the same actor: enough words in common, or one all within the other.

    General nouns for armed people ("forces", "militiamen") are one word and do not make two actors the same
    by themselves when either phrase says more: "Turkish forces" are not "regime forces".
    """
    left, right = actor_words(gold), actor_words(predicted)
    if not (left & right) - {FORCES} and (left | right) - {FORCES}:
        return False
    return _share_words(left, right)


def is_same_voucher(gold: str, predicted: str) -> bool:
    """Tell whether two phrases name the same voucher: enough words in common, or one all within the other."""
    return _share_words(voucher_words(gold), voucher_words(predicted))


def _share_words(left: frozenset[str], right: frozenset[str]) -> bool:
    if not left or not right:
        return False
    if left <= right or right <= left:
        return True
    return 2 * len(left & right) / (len(left) + len(right)) >= LEAST_SHARED_WORDS
