"""The parts of extraction that can be left out, so that what each is worth can be measured.

A part is a component of the pipeline, or a step in whose place the simplest stand-in is put.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sijill.errors import UsageError
from sijill.extraction.drafts import Draft
from sijill.extraction.parsed import Doc, Span
from sijill.extraction.parties import Parties
from sijill.extraction.roles import Roles, find_roles
from sijill.extraction.steps import ALL_STEPS, Steps
from sijill.extraction.triggers import Trigger


@dataclass(frozen=True)
class Part:
    """A part of extraction: what it does, the components it consists of, and the steps that are left without it."""

    name: str
    meaning: str
    components: tuple[str, ...] = ()
    steps_without: Steps = ALL_STEPS


def _nothing(*_: Any) -> None:
    """Do nothing, or give nothing."""


def _roles_of_nobody(*_: Any) -> Roles:
    return Roles()


def _roles_without_pronouns(doc: Doc, trigger: Trigger, parties: Parties) -> Roles:
    blind = Parties(parties.actor_of, parties.words, standing_for=frozenset())
    return replace(find_roles(doc, trigger, blind), is_initiator_pronoun=False)


def _asserted(*_: Any) -> tuple[str, Span | None]:
    return "asserted", None


def _every_trigger(triggers: Sequence[Trigger], _: Span) -> list[Trigger]:
    return list(triggers)


def _every_draft(drafts: Sequence[Draft]) -> list[Draft]:
    return list(drafts)


def _type_of_trigger(_: Span, trigger: Trigger, *__: Any) -> str:
    return trigger.event_type


def _type_of_draft(draft: Draft, _: Any) -> str:
    return draft.event_type


PARTS = (
    Part("paragraphs", "lines, headlines and datelines end sentences", components=("sijill_paragraphs",)),
    Part("clauses", "long sentences are parsed clause by clause", components=("sijill_clauses",)),
    Part("dates", "dates are found and resolved", components=("sijill_dates",)),
    Part("passages", "a date told before holds on", steps_without=replace(ALL_STEPS, passage_after=_nothing)),
    Part("carried places", "a place told before holds on", steps_without=replace(ALL_STEPS, carry_place=_nothing)),
    Part(
        "true triggers",
        "words that only take part in another event are none",
        steps_without=replace(ALL_STEPS, true_triggers=_every_trigger),
    ),
    Part(
        "frames",
        "the grammar around a trigger tells who did it and to whom",
        steps_without=replace(ALL_STEPS, find_roles=_roles_of_nobody),
    ),
    Part(
        "coreference",
        "pronouns stand for whom they mean",
        steps_without=replace(ALL_STEPS, find_roles=_roles_without_pronouns),
    ),
    Part(
        "nearest actor",
        "where grammar names nobody, the nearest armed actor did it",
        steps_without=replace(ALL_STEPS, nearest_actor=_nothing),
    ),
    Part("victims", "who was counted is a target", steps_without=replace(ALL_STEPS, add_victims=_nothing)),
    Part(
        "types in context",
        "sentence and parties decide between like types",
        steps_without=replace(ALL_STEPS, refined_type=_type_of_trigger, type_by_parties=_type_of_draft),
    ),
    Part(
        "modality",
        "cues tell what was only ordered, planned, feared or denied",
        steps_without=replace(ALL_STEPS, find_modality=_asserted),
    ),
    Part(
        "one per happening",
        "several words of a sentence for one event are one",
        steps_without=replace(ALL_STEPS, one_per_happening=_every_draft),
    ),
    Part(
        "merging",
        "an event told twice in a report is one",
        steps_without=replace(ALL_STEPS, once_each=_every_draft),
    ),
    Part("keeping", "unlikely events are left out, learned", components=("sijill_keeping",)),
    Part("choosing", "who has a part in an event is chosen, learned", components=("sijill_choosing",)),
)


def part_named(name: str) -> Part:
    """Give a part by its name.

    Raises:
        UsageError: there is no such part.
    """
    for part in PARTS:
        if part.name == name:
            return part
    raise UsageError(f"part {name!r} is unknown; known are {', '.join(part.name for part in PARTS)}")
