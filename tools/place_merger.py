"""Join the facts of several references about one place, and choose the places worth a row."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from place_references import Fact

from sijill.gazetteer.distance import distance_km
from sijill.gazetteer.fold import fold, skeleton

LIKELY_SAME_KM, SURELY_APART_KM = 2.0, 15.0
ALWAYS_NAMED = frozenset({"airport", "camp", "crossing", "dam", "oil or gas field"})
"""Features that have a name of their own however seldom they are reported."""

LEAST_LIKENESS = 0.76
"""Spellings less like a known one are names in other languages or of other times."""


class Place:
    """The facts that belong to one place, the first of them being the one its coordinates come from."""

    def __init__(self, fact: Fact) -> None:
        self.facts = [fact]

    @property
    def events(self) -> int:
        """Reported events of all facts."""
        return sum(fact.events for fact in self.facts)

    @property
    def is_always_named(self) -> bool:
        """Whether places of this kind have a name of their own however seldom they are reported."""
        return self.facts[0].feature in ALWAYS_NAMED

    def names(self) -> list[str]:
        """Give all spellings, those of the facts with most events first."""
        by_events = sorted(self.facts, key=lambda fact: -fact.events)
        return list(dict.fromkeys(name for fact in by_events for name in fact.names))


class Merger:
    """Joins facts about one place: by folded name, consonants or likeness, the closer the points the looser."""

    def __init__(self, communities: list[Fact]) -> None:
        self._places = [Place(fact) for fact in communities]

    def add_events(self, facts: Iterable[Fact]) -> None:
        """Add facts that count events; one that fits no known place becomes a place."""
        for fact in sorted(facts, key=lambda fact: -fact.events):
            same = self._same(fact)
            if same is None:
                self._places.append(Place(fact))
            else:
                same.facts.append(fact)

    def add_spellings(self, facts: Iterable[Fact]) -> None:
        """Add spellings to known places; what fits none is left out."""
        for fact in facts:
            same = self._same(fact)
            if same is None:
                continue
            known = [fold(name) for name in same.names()]
            fact.names = [name for name in fact.names if self._is_spelling(name, known)]
            same.facts.append(fact)

    def _is_spelling(self, name: str, known: list[str]) -> bool:
        key = fold(name)
        if key in known:
            return True
        # "Adraa" is told of Daraa too, but there is a town of that name.
        if any(key in map(fold, place.facts[0].names) for place in self._places):
            return False
        return max(difflib.SequenceMatcher(None, key, other).ratio() for other in known) >= LEAST_LIKENESS

    def _same(self, fact: Fact) -> Place | None:
        scored = []
        for place in self._places:
            known = place.facts[0]
            if abs(known.lat - fact.lat) > 0.15 or abs(known.lon - fact.lon) > 0.18 or known.feature != fact.feature:
                continue
            apart_km = distance_km(known.lat, known.lon, fact.lat, fact.lon)
            score = max(_likeness(a, b, apart_km) for a in place.names() for b in fact.names)
            if score > 0:
                scored.append((score, -apart_km, place))
        return max(scored, key=lambda item: item[:2])[2] if scored else None

    def chosen(self) -> list[Place]:
        """Give the places worth a row: all communities, and all places where an event was located."""
        return [place for place in self._places if place.facts[0].pcode or place.events or place.is_always_named]


def _likeness(one: str, other: str, apart_km: float) -> float:
    if fold(one) == fold(other):
        return 3.0 if apart_km < SURELY_APART_KM else 0.0
    if apart_km < 2 * LIKELY_SAME_KM and skeleton(one) == skeleton(other):
        return 2.0
    ratio = difflib.SequenceMatcher(None, fold(one), fold(other)).ratio()
    return ratio if ratio >= 0.78 and apart_km < LIKELY_SAME_KM else 0.0
