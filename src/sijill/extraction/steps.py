"""The steps by which the sentences of a report become its events, each in one place where it can be replaced."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sijill.extraction.carrying import carry_place
from sijill.extraction.drafts import Draft, ResolvedPlace
from sijill.extraction.knowledge import Knowledge
from sijill.extraction.merging import merge_tellings, one_per_happening
from sijill.extraction.modality import find_modality
from sijill.extraction.modality_cues import ModalityCues
from sijill.extraction.nearest import nearest_actor
from sijill.extraction.parsed import Doc, Span
from sijill.extraction.parties import Parties
from sijill.extraction.party_types import type_by_parties
from sijill.extraction.passages import Passage, passage_after
from sijill.extraction.refining import refined_type, without_carriers, without_mere_deaths, without_participants
from sijill.extraction.role_words import RoleWords
from sijill.extraction.roles import Roles, find_roles
from sijill.extraction.sentences import SentenceReading
from sijill.extraction.tolling import without_retold
from sijill.extraction.triggers import Trigger
from sijill.extraction.victims import add_victims


def true_triggers(triggers: Sequence[Trigger], sentence: Span) -> list[Trigger]:
    """Leave out the triggers of a sentence that tell of no event of their own beside the others."""
    return without_mere_deaths(without_carriers(without_participants(triggers, sentence), sentence))


def once_each(drafts: Sequence[Draft]) -> list[Draft]:
    """Merge what a report tells twice."""
    return without_retold(merge_tellings(drafts))


@dataclass(frozen=True)
class Steps:
    """Those steps that can be done without, in the order in which a report is read.

    The module of each default says what the step does.
    """

    passage_after: Callable[[SentenceReading, Passage | None], Passage | None] = passage_after
    true_triggers: Callable[[Sequence[Trigger], Span], list[Trigger]] = true_triggers
    find_modality: Callable[[Doc, Trigger, ModalityCues], tuple[str, Span | None]] = find_modality
    find_roles: Callable[[Doc, Trigger, Parties], Roles] = find_roles
    nearest_actor: Callable[[Span, Trigger, Sequence[tuple[int, int]], Sequence[Span], RoleWords], Span | None] = (
        nearest_actor
    )
    refined_type: Callable[[Span, Trigger, Sequence[Span], Knowledge], str] = refined_type
    carry_place: Callable[[Draft, SentenceReading, Sequence[Draft], Sequence[ResolvedPlace]], None] = carry_place
    one_per_happening: Callable[[Sequence[Draft]], list[Draft]] = one_per_happening
    add_victims: Callable[[Sequence[Draft], RoleWords], None] = add_victims
    type_by_parties: Callable[[Draft, Knowledge], str] = type_by_parties
    once_each: Callable[[Sequence[Draft]], list[Draft]] = once_each


ALL_STEPS = Steps()
