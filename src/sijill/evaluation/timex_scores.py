"""Found time expressions against the marked ones of one document: pairs, and what is right about them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields

from sijill.evaluation.measures import Detection
from sijill.evaluation.timex_documents import TimeExpression, TimexDocument
from sijill.evaluation.timex_values import canonical_value

Pair = tuple[TimeExpression, TimeExpression]


NOTHING = Detection()


@dataclass(frozen=True)
class TimexScores:
    """How many time expressions were found, in the measures of TempEval-3.

    ``strict`` counts those with the same first and last character, ``relaxed`` those that overlap, one to one;
    ``value`` the relaxed pairs with equal value, ``type`` those with equal type (TimeML only: TIMEX2 has no types).
    """

    strict: Detection = NOTHING
    relaxed: Detection = NOTHING
    value: Detection = NOTHING
    type: Detection = NOTHING

    def __add__(self, other: TimexScores) -> TimexScores:
        names = [field.name for field in fields(self)]
        return TimexScores(**{name: getattr(self, name) + getattr(other, name) for name in names})

    @property
    def measures(self) -> dict[str, Detection]:
        """The measures by name; ``type`` only where types are told."""
        told = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: score for name, score in told.items() if name != "type" or score != NOTHING}

    def to_json(self) -> dict[str, dict[str, float]]:
        """Give precision, recall, F1 and counts of each measure."""
        return {name: score.to_json() for name, score in self.measures.items()}


@dataclass(frozen=True)
class TimexComparison:
    """The marked and the found expressions of one document, paired; each is in one pair at most."""

    pairs: list[Pair]
    missed: list[TimeExpression]
    spurious: list[TimeExpression]


def compare_expressions(marked: Sequence[TimeExpression], found: Sequence[TimeExpression]) -> TimexComparison:
    """Pair overlapping expressions one to one: those of equal extent first, then in the order of the text.

    Args:
        marked: the expressions of the document, by start, of those that start together the longer first.
        found: the expressions that were found, in any order.
    """
    ordered = sorted(found, key=lambda one: (one.start, one.end))
    by_extent = {(one.start, one.end): number for number, one in enumerate(ordered)}
    partners: dict[int, int] = {}
    for number, one in enumerate(marked):
        same = by_extent.pop((one.start, one.end), None)
        if same is not None:
            partners[number] = same
    taken = set(partners.values())
    first = 0
    for number, one in enumerate(marked):
        if number in partners:
            continue
        while first < len(ordered) and (first in taken or ordered[first].end <= one.start):
            first += 1
        match = _first_free(one, ordered, taken, first)
        if match is not None:
            partners[number] = match
            taken.add(match)
    return TimexComparison(
        pairs=[(marked[number], ordered[index]) for number, index in sorted(partners.items())],
        missed=[one for number, one in enumerate(marked) if number not in partners],
        spurious=[one for index, one in enumerate(ordered) if index not in taken],
    )


def _first_free(
    one: TimeExpression, ordered: Sequence[TimeExpression], taken: Collection[int], first: int
) -> int | None:
    """Give the first of ``ordered``, from ``first`` on, that overlaps ``one`` and has no partner yet."""
    for index in range(first, len(ordered)):
        if ordered[index].start >= one.end:
            return None
        if index not in taken and ordered[index].end > one.start:
            return index
    return None


def faults(pair: Pair, *, has_types: bool) -> tuple[str, ...]:
    """Name what is wrong about a pair: ``extent``, ``value``, ``type``; a value that nobody told is never right."""
    one, other = pair
    wrong = {
        "extent": (one.start, one.end) != (other.start, other.end),
        "value": not one.value or canonical_value(one.value) != canonical_value(other.value),
        "type": has_types and one.type != (other.type or "").upper(),
    }
    return tuple(name for name, is_wrong in wrong.items() if is_wrong)


def score_document(document: TimexDocument, compared: TimexComparison) -> TimexScores:
    """Count a comparison into scores."""
    gold = len(compared.pairs) + len(compared.missed)
    predicted = len(compared.pairs) + len(compared.spurious)
    wrong = [faults(pair, has_types=document.has_types) for pair in compared.pairs]

    def without(fault: str) -> Detection:
        return Detection.of(found=sum(fault not in names for names in wrong), gold=gold, predicted=predicted)

    return TimexScores(
        strict=without("extent"),
        relaxed=Detection.of(found=len(wrong), gold=gold, predicted=predicted),
        value=without("value"),
        type=without("type") if document.has_types else NOTHING,
    )
