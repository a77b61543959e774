"""What is right and wrong about one pair of a gold event and the predicted event that stands for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from sijill.evaluation.comparing import (
    distance_from_km,
    is_same_actor,
    is_same_place,
    is_same_voucher,
    modality_class,
    overlap,
    point_of,
)
from sijill.evaluation.gold import GoldEvent
from sijill.evaluation.gold_places import ReportPoints
from sijill.evaluation.measures import Detection
from sijill.schema import Event

SCORED_OUTCOMES = ("killed", "injured", "detained")
FAR_KM = 50.0
"""A point further off than this, and than twice the place's own tolerance, misleads a reader of a map."""

GoldItem = TypeVar("GoldItem")
PredictedItem = TypeVar("PredictedItem")


class PointError(NamedTuple):
    """How far a predicted point is off, in kilometres (None: no point was given), and how far it may be."""

    distance_km: float | None
    tolerance_km: float

    @property
    def is_right(self) -> bool:
        """Whether the point is near enough."""
        return self.distance_km is not None and self.distance_km <= self.tolerance_km

    @property
    def is_far(self) -> bool:
        """Whether the point misleads: more than 50 km off, for large areas more than twice their radius."""
        return self.distance_km is not None and self.distance_km > max(FAR_KM, 2 * self.tolerance_km)


class TollPair(NamedTuple):
    """The same toll as annotated and as predicted (best number); None where it is not told."""

    gold: int | None
    predicted: int | None


@dataclass(frozen=True)
class Judgement:
    """One pair, field by field.

    ``places`` and ``actors`` count what was found, missed and added; ``place_roles_right`` the found places
    with the right role; ``point`` is None where the primary place is wrong or its point not known for sure;
    ``tolls`` holds the outcomes that gold or prediction fills; ``attribution`` counts whether who vouches was found.
    """

    gold: GoldEvent
    event: Event
    is_type_right: bool
    is_modality_right: bool
    is_modality_exact: bool
    is_date_right: bool
    is_date_exact: bool
    is_place_right: bool
    is_initiator_right: bool
    places: Detection
    place_roles_right: int
    point: PointError | None
    initiators: Detection
    targets: Detection
    tolls: dict[str, TollPair]
    attribution: Detection

    @property
    def is_record_right(self) -> bool:
        """Whether type, modality class, lenient date, primary place and initiator are all right."""
        return (
            self.is_type_right
            and self.is_modality_right
            and self.is_date_right
            and self.is_place_right
            and self.is_initiator_right
        )


def judge(gold: GoldEvent, event: Event, points: ReportPoints) -> Judgement:
    """Compare a predicted event with the gold event that it was paired with."""
    is_place_right = is_same_place(gold.primary_place, event.primary_place, points)
    found_places = first_matches(gold.places, event.places, lambda one, other: is_same_place(one, other, points))
    initiators = _actors_found(gold.initiator, [actor.text for actor in event.initiator])
    return Judgement(
        gold=gold,
        event=event,
        is_type_right=gold.type == event.type,
        is_modality_right=modality_class(gold.modality) == modality_class(event.modality),
        is_modality_exact=gold.modality == event.modality,
        is_date_right=overlap(gold.date, event.date),
        is_date_exact=(gold.date or None) == (event.date or None),
        is_place_right=is_place_right,
        is_initiator_right=initiators.right > 0 or _is_nobody_named(gold, event),
        places=Detection.of(found=len(found_places), gold=len(gold.places), predicted=len(event.places)),
        place_roles_right=sum(one.role == other.role for one, other in found_places),
        point=_point_error(gold, event, points) if is_place_right else None,
        initiators=initiators,
        targets=_actors_found(gold.target, [actor.text for actor in event.target]),
        tolls=_tolls(gold, event),
        attribution=_voucher_found(gold, event),
    )


def first_matches(
    gold: Sequence[GoldItem],
    predicted: Sequence[PredictedItem],
    is_same: Callable[[GoldItem, PredictedItem], bool],
) -> list[tuple[GoldItem, PredictedItem]]:
    """Give for each gold item the first predicted one that is the same and not yet taken."""
    free = list(range(len(predicted)))
    matches = []
    for item in gold:
        taken = next((number for number in free if is_same(item, predicted[number])), None)
        if taken is not None:
            free.remove(taken)
            matches.append((item, predicted[taken]))
    return matches


def _actors_found(gold: list[str], predicted: list[str]) -> Detection:
    found = len(first_matches(gold, predicted, is_same_actor))
    return Detection.of(found=found, gold=len(gold), predicted=len(predicted))


def _voucher_found(gold: GoldEvent, event: Event) -> Detection:
    told, predicted = gold.attribution, event.attribution.text if event.attribution else None
    is_found = bool(told and predicted and is_same_voucher(told, predicted))
    return Detection.of(found=int(is_found), gold=int(bool(told)), predicted=int(bool(predicted)))


def _is_nobody_named(gold: GoldEvent, event: Event) -> bool:
    """Tell whether neither side names an initiator; one called unidentified names nobody."""
    return not gold.initiator and all("unidentif" in actor.text.lower() for actor in event.initiator)


def _point_error(gold: GoldEvent, event: Event, points: ReportPoints) -> PointError | None:
    place, predicted = gold.primary_place, event.primary_place
    point = point_of(place, points) if place is not None else None
    if point is None or predicted is None or point.confidence != "high":
        return None
    return PointError(distance_from_km(point, predicted), point.tolerance_km)


def _tolls(gold: GoldEvent, event: Event) -> dict[str, TollPair]:
    tolls = {}
    for outcome in SCORED_OUTCOMES:
        told = getattr(event, outcome)
        pair = TollPair(getattr(gold, outcome), told.best if told is not None else None)
        if pair != (None, None):
            tolls[outcome] = pair
    return tolls
