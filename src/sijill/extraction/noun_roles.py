"""Who acts and who is acted upon around a noun: prepositions, possessors and adjectives carry the roles.

"Shelling by the army on the town", "Russian airstrikes", "the army carried out attacks on the town".
"""

from __future__ import annotations

from sijill.extraction.parsed import Token
from sijill.extraction.parties import Parties, modifiers
from sijill.extraction.subjects import subjects_of
from sijill.extraction.syntax import (
    OBJECTS,
    PASSIVE_SUBJECTS,
    SUBJECTS,
    governing_verb,
    is_verbal,
    lemma,
    objects_of,
    prepositional_objects,
)
from sijill.extraction.triggers import Trigger
from sijill.extraction.verb_roles import ActingAndActedUpon

_IN_A_STATE = ("on", "in", "at")
_WHOSE_STATE = ("by", "among", "for")


def around_noun(noun: Token, trigger: Trigger, parties: Parties) -> ActingAndActedUpon:
    """Give the heads of the phrases that act and of those acted upon, as a noun governs them."""
    words, event_type = parties.words, trigger.event_type
    acting = [token for token in modifiers(noun) if _may_act(token, trigger, parties)]
    acting += prepositional_objects(noun, "by")
    acted_upon = list(prepositional_objects(noun, *words.towards_target))
    does_of = event_type in words.own_act or (event_type in words.act_of and lemma(noun) not in words.act_upon_nouns)
    (acting if does_of else acted_upon).extend(prepositional_objects(noun, "of"))
    between = list(prepositional_objects(noun, "between", "among"))
    first = len(between) if event_type in words.states else 1
    acting += between[:first]
    acted_upon += between[first:]
    if event_type in words.two_sided:
        acted_upon += prepositional_objects(noun, "with")
    for clause in noun.children:
        if clause.dep_ == "acl" and lemma(clause) in words.light_verbs | words.hitting_verbs:
            acting += prepositional_objects(clause, "by")
            acted_upon += objects_of(clause)
        elif clause.dep_ == "relcl":
            # "the raids which warplanes carried out"
            acting += [
                child for child in clause.children if child.dep_ == "nsubj" and child.tag_ not in ("WDT", "WP")
            ]
    more_acting, more_acted_upon = _through_verb(noun, trigger, parties)
    return acting + more_acting, acted_upon + more_acted_upon


def _may_act(modifier: Token, trigger: Trigger, parties: Parties) -> bool:
    """Whether a word before a noun may name who acts: not the event's own words, but a name among them."""
    is_own = trigger.start <= modifier.i < trigger.end
    return not is_own or (modifier.pos_ == "PROPN" and parties.is_party(modifier))


def _through_verb(noun: Token, trigger: Trigger, parties: Parties) -> ActingAndActedUpon:
    """Read the roles of an event told by a noun from the verb that the noun belongs to."""
    words = parties.words
    verb = noun.head
    accusing = governing_verb(noun) if noun.dep_ == "pobj" and verb.lower_ == "of" else None
    if accusing is not None and lemma(accusing) in words.accusing_verbs:
        return list(objects_of(accusing)), []
    within = (*_IN_A_STATE, "of") if trigger.event_type in words.states else ("in", "of")
    if noun.dep_ == "conj" or (noun.dep_ == "pobj" and noun.head.dep_ == "prep" and noun.head.lower_ in within):
        verb = governing_verb(noun) or verb
    if not is_verbal(verb):
        return [], []
    if noun.dep_ in OBJECTS or (noun.dep_ == "conj" and lemma(verb) in words.light_verbs):
        return _as_object(verb, parties)
    if noun.dep_ in SUBJECTS | PASSIVE_SUBJECTS:
        return _as_subject(noun, verb, trigger, parties)
    return (_as_complement(noun, verb, trigger, parties), []) if noun.dep_ == "pobj" else ([], [])


def _as_object(verb: Token, parties: Parties) -> ActingAndActedUpon:
    """Read "carried out an attack on the town": a light verb's subject acts."""
    if lemma(verb) not in parties.words.light_verbs:
        return [], []
    subjects, is_passive = subjects_of(verb, parties)
    acting = [*([] if is_passive else subjects), *prepositional_objects(verb, "by")]
    return acting, list(prepositional_objects(verb, *parties.words.towards_target))


def _as_subject(noun: Token, verb: Token, trigger: Trigger, parties: Parties) -> ActingAndActedUpon:
    """Read "attacks were carried out by gunmen", "the attack killed a man", "an alert was seen among the troops"."""
    words = parties.words
    if trigger.event_type in words.states:
        return list(prepositional_objects(verb, *_WHOSE_STATE)), []
    if noun.dep_ in PASSIVE_SUBJECTS:
        return list(prepositional_objects(verb, "by")), list(prepositional_objects(verb, *words.towards_target))
    between = list(prepositional_objects(verb, "between"))
    hit = list(objects_of(verb)) if lemma(verb) in words.hitting_verbs else []
    return between[:1], between[1:] + hit


def _as_complement(noun: Token, verb: Token, trigger: Trigger, parties: Parties) -> list[Token]:
    """Read "killed in an attack by gunmen" and "the soldiers were seen on alert": a state is of the subject."""
    if trigger.event_type in parties.words.states and noun.head.lower_ in _IN_A_STATE:
        return subjects_of(verb, parties)[0]
    return [] if trigger.event_type in parties.words.two_sided else list(prepositional_objects(verb, "by"))
