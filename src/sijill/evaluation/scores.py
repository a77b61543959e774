"""How good a set of predicted events is: every measure of the codebook, with the counts it stands on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from sijill.evaluation.judging import Judgement, PointError
from sijill.evaluation.matching import Pairing
from sijill.evaluation.measures import CoordinateCheck, Coverage, Detection, Share
from sijill.schema import EVENT_TYPES, GROUP_OF_TYPE

DETECTIONS = {
    "record": "record_level",
    "type": "type_level",
    "group": "group_level",
    "places": "places",
    "actors": "actors",
    "attribution": "attribution",
}
"""Measures with precision, recall and F1, by the name that tables call them."""
SHARES = {
    "modality class": "modality",
    "modality exact": "modality_exact",
    "date lenient": "date",
    "date lenient, where gold has one": "date_where_gold",
    "date exact": "date_exact",
    "primary place": "place",
    "primary place, where gold has one": "place_where_gold",
    "place role": "place_role",
    "initiator": "initiator",
    "outcomes": "outcomes",
}
"""Measures that are a share of what is right, by the name that tables call them."""


@dataclass(frozen=True)
class Scores:
    """All measures of one evaluation; what is counted over pairs says nothing about missed events.

    ``group_level``, ``type_level`` and ``record_level`` are over events, ``places``, ``actors`` and ``attribution``
    (who vouches, by their words) over the mentions of pairs, ``place_role`` over found places, ``outcomes`` over
    tolls that gold or prediction fills, the other shares over pairs. ``by_type_counts`` holds the types that occur,
    most frequent in gold first: ``right`` are pairs of the same type.
    """

    coverage: Coverage
    gold: int
    predicted: int
    group_level: Detection
    type_level: Detection
    record_level: Detection
    modality: Share
    modality_exact: Share
    date: Share
    date_exact: Share
    date_where_gold: Share
    place: Share
    place_where_gold: Share
    places: Detection
    place_role: Share
    coordinates: CoordinateCheck
    actors: Detection
    initiator: Share
    outcomes: Share
    attribution: Detection
    by_type_counts: dict[str, Detection]

    def to_json(self) -> dict[str, Any]:
        """Give all measures as plain values, shares rounded to four decimals."""
        measures = {field: getattr(self, field).to_json() for field in (*DETECTIONS.values(), *SHARES.values())}
        return {
            "coverage": self.coverage.to_json(),
            "gold": self.gold,
            "predicted": self.predicted,
            **measures,
            "coordinates": self.coordinates.to_json(),
            "by_type": {name: counts.to_json() for name, counts in self.by_type_counts.items()},
        }

    def to_table(self) -> pd.DataFrame:
        """Give the measures as a table with the columns ``measure``, ``value`` and ``over`` (of how many).

        Precision is over predicted, recall and F1 over gold events, places or actors.
        """
        rows: list[tuple[str, float, int]] = []
        for name, field in DETECTIONS.items():
            found: Detection = getattr(self, field)
            rows += [
                (f"{name} precision", found.precision, found.predicted),
                (f"{name} recall", found.recall, found.gold),
                (f"{name} F1", found.f1, found.gold),
            ]
        for name, field in SHARES.items():
            share: Share = getattr(self, field)
            rows.append((name, share.value, share.of))
        for name, count in (
            ("coordinates right", self.coordinates.right),
            ("coordinates over 50 km off", self.coordinates.over_50_km),
        ):
            rows.append((name, Share(count, self.coordinates.of).value, self.coordinates.of))
        return pd.DataFrame(rows, columns=["measure", "value", "over"])

    def by_type(self) -> pd.DataFrame:
        """Give one row for each event type that occurs, most frequent in gold first."""
        rows = [
            {
                "type": name,
                "group": GROUP_OF_TYPE[name],
                "gold": counts.gold,
                "predicted": counts.predicted,
                "right": counts.right,
                "precision": counts.precision,
                "recall": counts.recall,
                "f1": counts.f1,
            }
            for name, counts in self.by_type_counts.items()
        ]
        columns = ["type", "group", "gold", "predicted", "right", "precision", "recall", "f1"]
        return pd.DataFrame(rows, columns=columns)


def make_scores(pairings: Iterable[Pairing], judgements: Sequence[Judgement], coverage: Coverage) -> Scores:
    """Count judged pairs and what was left over into the measures of the codebook.

    Args:
        pairings: the pairing of each gold report.
        judgements: the judgement of each pair in ``pairings``.
        coverage: which reports and events could be compared.
    """
    by_type = _count_by_type(pairings)
    gold = sum(counts.gold for counts in by_type.values())
    predicted = sum(counts.predicted for counts in by_type.values())

    def detection(found: Iterable[bool]) -> Detection:
        return Detection.of(found=sum(found), gold=gold, predicted=predicted)

    places = sum((pair.places for pair in judgements), Detection())
    tolls = [toll for pair in judgements for toll in pair.tolls.values()]
    return Scores(
        coverage=coverage,
        gold=gold,
        predicted=predicted,
        group_level=detection(True for _ in judgements),
        type_level=detection(pair.is_type_right for pair in judgements),
        record_level=detection(pair.is_record_right for pair in judgements),
        modality=_share(pair.is_modality_right for pair in judgements),
        modality_exact=_share(pair.is_modality_exact for pair in judgements),
        date=_share(pair.is_date_right for pair in judgements),
        date_exact=_share(pair.is_date_exact for pair in judgements),
        date_where_gold=_share(pair.is_date_right for pair in judgements if pair.gold.date),
        place=_share(pair.is_place_right for pair in judgements),
        place_where_gold=_share(pair.is_place_right for pair in judgements if pair.gold.places),
        places=places,
        place_role=Share(sum(pair.place_roles_right for pair in judgements), places.right),
        coordinates=_coordinate_check([pair.point for pair in judgements if pair.point]),
        actors=sum((pair.initiators + pair.targets for pair in judgements), Detection()),
        initiator=_share(pair.is_initiator_right for pair in judgements),
        outcomes=_share(toll.gold == toll.predicted for toll in tolls),
        attribution=sum((pair.attribution for pair in judgements), Detection()),
        by_type_counts=by_type,
    )


def _share(rights: Iterable[bool]) -> Share:
    answers = list(rights)
    return Share(sum(answers), len(answers))


def _coordinate_check(points: Sequence[PointError]) -> CoordinateCheck:
    return CoordinateCheck(
        right=sum(point.is_right for point in points),
        of=len(points),
        over_50_km=sum(point.is_far for point in points),
    )


def _count_by_type(pairings: Iterable[Pairing]) -> dict[str, Detection]:
    gold: Counter[str] = Counter()
    predicted: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for pairing in pairings:
        gold.update(event.type for event, _ in pairing.pairs)
        gold.update(event.type for event in pairing.missed)
        predicted.update(event.type for _, event in pairing.pairs)
        predicted.update(event.type for event in pairing.spurious)
        right.update(event.type for event, other in pairing.pairs if event.type == other.type)
    occurring = [name for name in EVENT_TYPES if gold[name] or predicted[name]]
    return {
        name: Detection.of(found=right[name], gold=gold[name], predicted=predicted[name])
        for name in sorted(occurring, key=lambda name: -gold[name])
    }
