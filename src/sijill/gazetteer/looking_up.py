"""Explaining what a name may mean: ``sijill gazetteer lookup NAME``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sijill.errors import UsageError
from sijill.gazetteer.fold import fold
from sijill.gazetteer.index import load
from sijill.gazetteer.matching import Match
from sijill.schema import FEATURES

MOST_TOLD = 20


def explain(
    name: str, *, within: Sequence[str] = (), feature: str | None = None, domain: str = "syria"
) -> dict[str, Any]:
    """Give the candidates of a name with their scores, and what would be chosen and why.

    Args:
        name: a name as written.
        within: areas told to hold the place.
        feature: feature class told (``schema.FEATURES``), or None to take it from the name.
        domain: whose gazetteer is asked.

    Returns:
        ``name``, ``key`` (folded), ``is_known`` (alone, in a text), ``candidates`` (best first, at most 20),
        ``chosen`` (place id or None) and ``reason``.

    Raises:
        UsageError: no such feature class.
    """
    if feature is not None and feature not in FEATURES:
        raise UsageError(f"feature {feature!r}: known are {', '.join(FEATURES)}")
    gazetteer = load(domain)
    resolution = gazetteer.resolve(name, feature=feature, containers=within)
    chosen = resolution.place.place_id if resolution.place else None
    matches = sorted(gazetteer.matches(name), key=lambda match: match.place.place_id != chosen)
    return {
        "name": name,
        "key": fold(name),
        "is_known": gazetteer.knows(name),
        "candidates": [_told(match) for match in matches[:MOST_TOLD]],
        "candidates_left_out": max(0, len(matches) - MOST_TOLD),
        "chosen": chosen,
        "reason": resolution.reason,
    }


def _told(match: Match) -> dict[str, Any]:
    place = match.place
    return {
        "place_id": place.place_id,
        "name": place.name,
        "feature": place.feature,
        "admin1": place.admin1,
        "country_code": place.country_code,
        "lat": place.lat,
        "lon": place.lon,
        "radius_km": place.radius_km,
        "prominence": place.prominence,
        "spelling": match.spelling,
        "how": match.how,
        "difference": match.cost,
        "score": match.score,
    }


def as_text(explained: dict[str, Any]) -> str:
    """Give an explanation as lines for people."""
    lines = [f"{explained['name']} (key {explained['key']!r}; {'' if explained['is_known'] else 'not '}known alone)"]
    for one in explained["candidates"]:
        mark = "→" if one["place_id"] == explained["chosen"] else " "
        where = ", ".join(part for part in (one["admin1"], one["country_code"]) if part)
        how = f"{one['how']} {one['spelling']!r}" + (
            f", difference {one['difference']:g}" if one["difference"] else ""
        )
        lines.append(
            f"{mark} {one['score']:.2f}  {one['name']}, {one['feature']}"
            f" ({where}; {one['lat']:.4f}, {one['lon']:.4f})"
            f"  {how}; prominence {one['prominence']}  [{one['place_id']}]"
        )
    if explained["candidates_left_out"]:
        lines.append(f"  and {explained['candidates_left_out']} more")
    verdict = explained["chosen"] or "left open"
    lines.append(f"{verdict}: {explained['reason']}")
    return "\n".join(lines)
