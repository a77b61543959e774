"""Who acts and who is acted upon around a verb: its subject on its object, in the passive the other way round."""

from __future__ import annotations

from sijill.extraction.parsed import Token
from sijill.extraction.parties import Parties
from sijill.extraction.subjects import agent_behind, agents_of, subjects_of
from sijill.extraction.syntax import lemma, objects_of, prepositional_objects
from sijill.extraction.triggers import Trigger

ActingAndActedUpon = tuple[list[Token], list[Token]]


def around_verb(verb: Token, trigger: Trigger, parties: Parties) -> ActingAndActedUpon:
    """Give the heads of the phrases that act and of those acted upon, as a verb governs them."""
    words = parties.words
    subjects, is_passive = subjects_of(verb, parties)
    agents = agents_of(verb)
    if is_passive and not agents:
        agents = agent_behind(verb)
    if lemma(verb) in words.finding_verbs:
        # "Residents found a body": who finds has no part in the death.
        return [], subjects if is_passive else list(objects_of(verb))
    objects, towards, against = _complements(verb, trigger, parties)
    if trigger.kind == "undergone":
        # What falls or goes off is a weapon: its owner acts, and what it falls on is hit.
        if trigger.family in ("fall", "blast"):
            return agents + subjects, towards
        return agents + list(prepositional_objects(verb, "under")), subjects
    if is_passive or (agents and not objects and any(child.dep_ == "agent" for child in verb.children)):
        return _in_passive(subjects, agents, towards, trigger, parties)
    if not subjects and agents:
        return agents, objects + towards
    if trigger.event_type in words.two_sided:
        return subjects, objects + against
    if trigger.event_type in ("release", "displacement") and not objects:
        return subjects, towards
    return subjects, objects + towards


def _complements(verb: Token, trigger: Trigger, parties: Parties) -> tuple[list[Token], list[Token], list[Token]]:
    """Give a verb's objects, what it is directed at, and against or with whom it is."""
    towards_target = parties.words.towards_target
    objects = list(objects_of(verb))
    towards = list(prepositional_objects(verb, *towards_target))
    against = list(prepositional_objects(verb, "with", "against", "between"))
    # "exchanged fire with gunmen", "launched an attack on soldiers": the object is the event's own word.
    own = [token for token in objects if trigger.start <= token.i < trigger.end]
    if own:
        objects = [token for token in objects if token not in own]
        towards += [token for word in own for token in prepositional_objects(word, *towards_target)]
        against += [token for word in own for token in prepositional_objects(word, "with")]
    return objects, towards, against


def _in_passive(
    subjects: list[Token], agents: list[Token], towards: list[Token], trigger: Trigger, parties: Parties
) -> ActingAndActedUpon:
    words = parties.words
    if not agents and trigger.event_type in words.own_act - words.made_to:
        return subjects, []
    if not agents and subjects and lemma(subjects[0]) in words.weapon_nouns:
        # "Shells of the army were fired at the town": whose the weapon is acts.
        return subjects, towards
    return agents, subjects
