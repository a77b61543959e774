"""What kind of mistake keeps a record from being right, so that like mistakes can be counted together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sijill.evaluation.compared import ComparedReport
from sijill.evaluation.comparing import is_same_actor, is_same_place, modality_class
from sijill.evaluation.error_list import MISSED, SPURIOUS
from sijill.evaluation.gold import GoldEvent
from sijill.evaluation.judging import Judgement
from sijill.schema import Event

NONE_FOUND, ONE_TOO_MANY, ANOTHER = "none found", "found where there is none", "another found"


class Fault(NamedTuple):
    """One thing that is wrong about a record: the field, how it is wrong, and the words it stands on."""

    field: str
    what: str
    quote: str
    gold: str | None
    predicted: str | None


def faults_of_pair(judgement: Judgement) -> Iterator[Fault]:
    """Give what is wrong about a pair in the five fields of the record measure."""
    gold, event = judgement.gold, judgement.event
    if not judgement.is_type_right:
        yield Fault("type", f"another of its group ({gold.group})", gold.quote, gold.type, event.type)
    if not judgement.is_modality_right:
        what = f"{modality_class(gold.modality)} taken for {modality_class(event.modality)}"
        yield Fault("modality", what, gold.quote, gold.modality, event.modality)
    if not judgement.is_date_right:
        yield Fault("date", _absence(gold.date, event.date) or ANOTHER, gold.quote, gold.date, event.date)
    if not judgement.is_place_right:
        yield _fault_of_place(gold, event)
    if not judgement.is_initiator_right:
        yield _fault_of_initiator(gold, event)


def missed_fault(gold: GoldEvent, one: ComparedReport) -> Fault:
    """Give the fault of an event that was not found: alone in its sentence, or beside others that were found."""
    start = one.report.text.find(gold.quote)
    end = start + len(gold.quote)
    others = [event.sentence for _, event in one.pairing.pairs]
    is_beside = any(sentence.start < end and start < sentence.end for sentence in others)
    what = "beside an event that was found" if is_beside else "nothing found in its sentence"
    return Fault(MISSED, what, gold.quote, gold.trigger, None)


def spurious_fault(event: Event, one: ComparedReport) -> Fault:
    """Give the fault of an event that is none: alone in its sentence, or beside others that are true."""
    sentence = one.report.text[event.sentence.start : event.sentence.end]
    is_beside = any(other.sentence == event.sentence for _, other in one.pairing.pairs)
    what = "beside a true event" if is_beside else "alone in its sentence"
    return Fault(SPURIOUS, what, sentence, None, event.trigger.text)


def _absence(gold: object, predicted: object) -> str | None:
    if gold and not predicted:
        return NONE_FOUND
    return ONE_TOO_MANY if predicted and not gold else None


def _fault_of_place(gold: GoldEvent, event: Event) -> Fault:
    told, found = gold.primary_place, event.primary_place
    what = _absence(told, found)
    if what is None:
        is_told = any(is_same_place(told, place, {}) for place in event.places)
        what = "found, but not as the primary one" if is_told else ANOTHER
    return Fault("place", what, gold.quote, told.text if told else None, found.text if found else None)


def _fault_of_initiator(gold: GoldEvent, event: Event) -> Fault:
    found = [actor.text for actor in event.initiator]
    what = _absence(gold.initiator, found)
    targets = [actor.text for actor in event.target]
    if what != ONE_TOO_MANY and any(is_same_actor(told, other) for told in gold.initiator for other in targets):
        what = "taken for the target"
    told = "; ".join(gold.initiator) or None
    return Fault("initiator", what or ANOTHER, gold.quote, told, "; ".join(found) or None)
