"""The type of an event in the light of who did it and who was hit (codebook, section "Event types")."""

from __future__ import annotations

from collections.abc import Sequence

from sijill.extraction.drafts import Draft
from sijill.extraction.knowledge import Knowledge
from sijill.extraction.parsed import Span
from sijill.extraction.refining import DEATHS
from sijill.extraction.syntax import lemma, prepositional_objects
from sijill.schema import ACTUAL_MODALITIES

LEAST_TALLY = 24
"""From two dozen on, deaths whose cause no word of the sentence tells are counted up over time."""
_GUNFIRE = frozenset(
    {
        "shoot",
        "shooting",
        "kill",
        "fire",
        "firing",
        "gunfire",
        "gunshot",
        "open",
        "die",
        "lose",
        "hit",
        "bullet",
        "come",
    }
)
"""Words of attacks by gunfire, whose type rests on whether soldiers or civilians were hit."""
_CIVILIANS = frozenset(
    {
        "civilian",
        "citizen",
        "man",
        "woman",
        "child",
        "boy",
        "girl",
        "person",
        "people",
        "resident",
        "family",
        "farmer",
    }
)
_CIVILIAN_SHARES = frozenset({"civilians", "children", "women"})
_CROWD = frozenset({"protester", "protestor", "demonstrator", "crowd", "mob"})
_AID = frozenset({"aid", "relief", "assistance", "humanitarian"})
_WITHOUT_AIRCRAFT = frozenset({"rebel group", "militia", "jihadist group", "tribal"})


def type_by_parties(draft: Draft, knowledge: Knowledge) -> str:
    """Give a draft's type in the light of its tolls, its target and its initiator.

    Gunfire at civilians and torture are a killing where one died, else an assault. Dozens of deaths with no cause
    told are a tally, no event of a day. Raids by those who have no aircraft are attacks on the ground, attacks by a
    crowd a riot, departures of the armed a withdrawal, and a convoy of relief is aid.
    """
    killed = draft.tolls.get("killed")
    least = max(killed.best or 0, killed.low or 0) if killed is not None else 0
    if draft.trigger.family == DEATHS and draft.event_type == "killing" and least >= LEAST_TALLY:
        return "toll_summary"
    if draft.event_type == "assault":
        return "killing" if least else "assault"
    if draft.event_type == "airstrike" and draft.trigger.family == "bombing" and draft.trigger.instrument is None:
        return _type_on_the_ground(draft, knowledge)
    if draft.event_type == "airstrike" and draft.trigger.family == "strike" and draft.trigger.instrument is None:
        # What is only planned or feared has no launcher yet.
        return "airstrike" if draft.modality in ACTUAL_MODALITIES else "armed_attack"
    if draft.event_type == "deployment" and draft.trigger.kind == "noun" and _carries_aid(draft):
        return "aid"
    if (
        draft.event_type == "displacement"
        and draft.trigger.kind == "verb"
        and not draft.target
        and _are_armed(draft, knowledge)
    ):
        return "withdrawal"
    if draft.event_type != "armed_attack":
        return draft.event_type
    if _heads(draft.initiator) & _CROWD:
        return "riot"
    if lemma(draft.trigger_span.root) not in _GUNFIRE or not _are_civilians(draft, knowledge):
        return "armed_attack"
    return "killing" if killed is not None and killed.best != 0 else "assault"


def _type_on_the_ground(draft: Draft, knowledge: Knowledge) -> str:
    kinds = {knowledge.kind_of(knowledge.actor_of(span.text)) for span in draft.initiator}
    if not kinds or not kinds <= _WITHOUT_AIRCRAFT:
        return draft.event_type
    return "armed_attack" if lemma(draft.trigger_span.root) == "raid" else "shelling"


def _carries_aid(draft: Draft) -> bool:
    head = draft.trigger_span.doc[draft.trigger.head]
    load = [*head.children, *prepositional_objects(head, "of", "with", "carrying")]
    return any(lemma(part) in _AID or lemma(inner) in _AID for part in load for inner in part.children) or any(
        lemma(part) in _AID for part in load
    )


def _are_armed(draft: Draft, knowledge: Knowledge) -> bool:
    kinds = {knowledge.kind_of(knowledge.actor_of(span.text)) for span in draft.initiator}
    return bool(kinds) and kinds.isdisjoint({"civilians", "unidentified", None})


def _are_civilians(draft: Draft, knowledge: Knowledge) -> bool:
    shares = {name for toll in draft.tolls.values() for name, number in toll.shares if number}
    if not draft.target:
        return bool(shares & _CIVILIAN_SHARES) and "combatants" not in shares
    kinds = {knowledge.kind_of(knowledge.actor_of(span.text)) for span in draft.target}
    return kinds <= {"civilians", None} and ("civilians" in kinds or bool(_heads(draft.target) & _CIVILIANS))


def _heads(phrases: Sequence[Span]) -> set[str]:
    return {lemma(phrase.root) for phrase in phrases}
