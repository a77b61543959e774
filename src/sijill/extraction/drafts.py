"""Drafts: what is known of one event while its report is read, in tokens and characters of the parsed text."""

from __future__ import annotations

from dataclasses import dataclass, field

from sijill.extraction.attribution import Voucher
from sijill.extraction.equipment import EquipmentTold
from sijill.extraction.outcomes import Toll
from sijill.extraction.parsed import Span
from sijill.extraction.triggers import Trigger
from sijill.extraction.when import EventDate
from sijill.extraction.where import PlaceTold
from sijill.gazetteer import Place
from sijill.gazetteer.ground import Ground
from sijill.schema import GROUP_OF_TYPE


@dataclass(frozen=True)
class ResolvedPlace:
    """A place told for an event with the gazetteer's entry, or without one and then the reason, and its ground."""

    told: PlaceTold
    place: Place | None
    reason: str
    ground: Ground | None = None


@dataclass
class Draft:
    """One event in the making; spans are of the parsed text.

    ``sentence`` is what was read as one sentence, ``evidence`` the whole sentence where that was a clause of it.
    """

    trigger: Trigger
    trigger_span: Span
    sentence: Span
    evidence: Span
    event_type: str
    modality: str
    date: EventDate
    initiator: list[Span] = field(default_factory=list)
    target: list[Span] = field(default_factory=list)
    places: list[ResolvedPlace] = field(default_factory=list)
    tolls: dict[str, Toll] = field(default_factory=dict)
    count: tuple[int, int, int] | None = None
    equipment: list[EquipmentTold] = field(default_factory=list)
    attribution: Voucher | None = None
    is_headline: bool = False
    paragraph: int = 0
    inferred: dict[str, str] = field(default_factory=dict)

    @property
    def group(self) -> str:
        """Group of the draft's type."""
        return GROUP_OF_TYPE[self.event_type]

    def take_over(self, other: Draft) -> None:
        """Take over from another telling of the same event what this one leaves open."""
        if other.initiator and not self.initiator:
            self.initiator = other.initiator
            self._take_reason("initiator", other)
        self.target = self.target or other.target
        if other.places and (not self.places or "places" in self.inferred):
            self.places = other.places
            self._take_reason("places", other)
        is_told_better = self.date.mention is None or ("date" in self.inferred and "date" not in other.inferred)
        if other.date.mention is not None and is_told_better:
            self.date = other.date
            self._take_reason("date", other)
        for outcome, toll in other.tolls.items():
            self.tolls.setdefault(outcome, toll)
        self.count = self.count or other.count
        self.equipment = self.equipment or other.equipment
        self.attribution = self.attribution or other.attribution

    def _take_reason(self, field_name: str, other: Draft) -> None:
        """Let the reason for a field be that of the telling that its value comes from, or none."""
        self.inferred.pop(field_name, None)
        if field_name in other.inferred:
            self.inferred[field_name] = other.inferred[field_name]
