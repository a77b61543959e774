"""Weapons told in a sentence: they decide the type of an attack, and some tell of one alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sijill.extraction.lexicon import Lexicon
from sijill.extraction.parsed import Doc, Span, Token
from sijill.extraction.syntax import governing_verb, is_verbal, lemma, prepositional_objects, subject_of

SAME_WORDS_APART = 25
"""Tokens between a word and the weapon that decides its type, at the most; farther weapons are of other events."""
_NOUNS = frozenset({"NOUN", "PROPN"})
_GETTING = frozenset({"receive", "get", "take", "throw", "hurl", "exchange", "trade", "suffer", "lob", "sustain"})
_HURTING = frozenset({"injure", "wound", "hurt", "maim", "damage", "cause", "suffer", "sustain", "receive", "get"})


def telling_weapons(doc: Doc, lexicon: Lexicon) -> Iterator[tuple[int, str]]:
    """Give what is fired or laid where its place in the sentence tells that it went off, with the event type.

    That is so where somebody receives or throws it ("received four shells"), is hurt by it ("injured by an old
    landmine"), or where it stands with a place that it fell on ("shells on the town").
    """
    for token in doc:
        if token.pos_ in _NOUNS and lemma(token) in lexicon.projectiles and _tells_of_use(token):
            event_type = next((kind for at, kind in instruments_in(_name(token), lexicon) if at == token.i), None)
            if event_type is not None:
                yield token.i, event_type


def _name(head: Token) -> Span:
    """Give a weapon's name: its head with the words before it that belong to it ("cluster bomb")."""
    start = min((child.i for child in head.children if child.dep_ in ("compound", "amod", "nmod")), default=head.i)
    return head.doc[min(start, head.i) : head.i + 1]


def _tells_of_use(weapon: Token) -> bool:
    above = weapon.head
    if weapon.dep_ in ("dobj", "nsubjpass"):
        return lemma(above) in _GETTING
    if weapon.dep_ == "pobj" and above.lower_ == "by" and lemma(above.head) in _HURTING:
        return True
    if weapon.dep_ in ("compound", "pobj") and above.lower_ != "by":
        return False
    fallen_on = [part for place in prepositional_objects(weapon, "on") for part in (place, *place.children)]
    return any(part.is_title and not part.lower_.endswith("day") for part in fallen_on)


def own_instruments(head: Token, hits: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Keep the weapons of a trigger's own phrase, of its subject and of those who act in the passive."""
    if not hits:
        return []
    verb = head if is_verbal(head) else governing_verb(head)
    subject = subject_of(verb)[0] if verb is not None else None
    own = set() if is_verbal(head) else {token.i for token in head.subtree}
    own |= {token.i for token in subject.subtree} if subject is not None else set()
    if verb is not None:
        own |= {
            token.i
            for child in verb.children
            if child.dep_ in ("agent", "prep") and child.lower_ in ("by", "with", "from")
            for token in child.subtree
        }
    return [hit for hit in hits if hit[0] in own]


def nearest_instrument(head: Token, hits: Sequence[tuple[int, str]]) -> tuple[int, str] | None:
    """Find the weapon that tells how: in the trigger's own phrase, at its subject, then nearest in the sentence.

    Args:
        head: the head of the trigger.
        hits: the weapons of its sentence, as :func:`instruments_in` gives them.
    """
    if len(hits) < 2:
        return next((hit for hit in hits if abs(hit[0] - head.i) <= SAME_WORDS_APART), None)
    own = {token.i for token in head.subtree}
    verb = head if is_verbal(head) else governing_verb(head)
    subject = subject_of(verb)[0] if verb is not None else None
    at_subject = {token.i for token in subject.subtree} if subject is not None else set()

    in_clause = {token.i for token in verb.subtree} if verb is not None else own

    def distance(hit: tuple[int, str]) -> tuple[float, int]:
        is_own = hit[0] in own or hit[0] in at_subject
        rank = 0 if is_own else 1 if hit[0] in in_clause else 2
        # "Gunmen attacked the post with mortars": the weapon tells more than who carries it.
        return (rank if hit[1] != "armed_attack" or rank else 0.5, abs(hit[0] - head.i))

    best = min(hits, key=distance)
    return best if abs(best[0] - head.i) <= SAME_WORDS_APART else None


def instruments_in(sentence: Span, lexicon: Lexicon) -> list[tuple[int, str]]:
    """Give the weapons told in a sentence, longest names first at each place: position and event type."""
    tokens = list(sentence)
    lemmas = [lemma(token) for token in tokens]
    found: list[tuple[int, str]] = []
    position = 0
    while position < len(tokens):
        step = 1
        for length in lexicon.instrument_lengths.get(lemmas[position], ()):
            last = position + length - 1
            if last >= len(tokens):
                continue
            event_type = lexicon.instruments.get(tuple(lemmas[position : position + length]))
            if event_type is not None and tokens[last].pos_ in ("NOUN", "PROPN", "ADJ"):
                found.append((tokens[last].i, event_type))
                step = length
                break
        position += step
    return found
