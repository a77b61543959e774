"""Triggers: the words of a report that tell of events, each with its type.

A verb entry of several words holds where its further words stand below the verb in the parse, so that
"exchanged heavy fire" is found by "exchange fire"; a noun entry holds where its words stand in a row. The
longest entry wins. Words such as "attack" or "exploded" take their type from the weapon told nearest to them in
the clause (codebook, section "Event types": "the how is the type").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from sijill.extraction.lexicon import Entry, Kind, Lexicon
from sijill.extraction.syntax import (
    conjuncts,
    governing_verb,
    is_verbal,
    lemma,
    objects_of,
    prepositional_objects,
    subject_of,
)

SAME_WORDS_APART = 25
"""Tokens between a word and the weapon that decides its type, at the most; farther weapons are of other events."""


@dataclass(frozen=True)
class Trigger:
    """Words that tell of one event: ``doc[start:end]`` holds them, ``head`` is the word that carries the roles."""

    head: int
    start: int
    end: int
    kind: Kind
    event_type: str
    family: str | None
    instrument: int | None = None

    def span(self, doc: Doc) -> Span:
        """Give the trigger as a span of the parsed text."""
        return doc[self.start : self.end]


def find_triggers(doc: Doc, lexicon: Lexicon) -> list[Trigger]:
    """Find the triggers of a parsed text, in reading order, none inside another."""
    taken = _refused(doc, lexicon)
    found: list[Trigger] = []
    weapons: dict[int, list[tuple[int, str]]] = {}
    candidates = [
        match
        for token in doc
        if lemma(token) in lexicon.first_words or token.lower_ in lexicon.first_words
        for match in _matches(token, lexicon)
    ]
    # Longer entries first, so that "exchange of fire" keeps "fire" from being an event of its own.
    for entry, tokens in sorted(candidates, key=lambda match: (-len(match[1]), match[1][0].i)):
        if taken.intersection(token.i for token in tokens):
            continue
        trigger = _typed(entry, tokens, lexicon, weapons)
        if trigger is not None:
            taken.update(token.i for token in tokens)
            found.append(trigger)
    return sorted(found, key=lambda trigger: trigger.start)


def _refused(doc: Doc, lexicon: Lexicon) -> set[int]:
    """Give the tokens of fixed phrases that look like an event and tell of none ("in order to")."""
    lowered = [token.lower_ for token in doc]
    return {
        position
        for start, word in enumerate(lowered)
        for words in lexicon.refused.get(word, ())
        if tuple(lowered[start : start + len(words)]) == words
        for position in range(start, start + len(words))
    }


def _matches(token: Token, lexicon: Lexicon) -> Iterator[tuple[Entry, list[Token]]]:
    # A participle before a noun describes it ("displaced people"); descriptions of persons are no events.
    if is_verbal(token) and token.dep_ != "amod" and not _tells_a_state(token):
        kinds: tuple[Kind, ...] = ("verb", "undergone")
        for kind in kinds:
            for entry in lexicon.entries.get((kind, lemma(token)), ()):
                tokens = _below(token, entry.words[1:])
                if tokens is not None:
                    yield entry, [token, *tokens]
    if token.pos_ in ("NOUN", "PROPN", "ADJ") or token.tag_ in ("VBG", "NN", "NNS"):
        forms = (token.lower_,) if token.tag_ == "VBG" else (lemma(token), token.lower_)
        for form in dict.fromkeys(forms):
            for entry in lexicon.entries.get(("noun", form), ()):
                words = token.doc[token.i : token.i + len(entry.words)]
                if _same_words(words, entry.words) and _stands_as_noun(words):
                    yield entry, list(words)


# What stands somewhere is told by these in a relative clause ("the sites where troops are deployed").
_STATIVE = frozenset(
    {"deploy", "install", "instal", "station", "position", "gather", "detain", "hold", "close", "reach"}
)


def _tells_a_state(verb: Token) -> bool:
    """Whether a relative clause describes where things stand; standing states are no events (codebook)."""
    is_passive = any(child.dep_ == "auxpass" for child in verb.children)
    return verb.dep_ in ("relcl", "acl") and verb.lemma_ in _STATIVE and (is_passive or verb.tag_ == "VBN")


def _below(verb: Token, words: tuple[str, ...]) -> list[Token] | None:
    """Find each word below the verb (two steps at the most), or right behind it; None where one is missing."""
    if not words:
        return []
    near = [child for child in verb.children if child.dep_ not in ("advcl", "ccomp", "relcl", "conj", "nsubj")]
    near += [inner for child in near for inner in child.children if child.dep_ in ("prep", "dobj", "agent", "prt")]
    near += [inner for child in verb.children if child.dep_ == "nsubjpass" for inner in (child,)]
    near += list(verb.doc[verb.i + 1 : verb.i + 1 + len(words)])
    tokens = []
    for word in words:
        match = next((token for token in near if word in (lemma(token), token.lower_)), None)
        if match is None:
            return None
        tokens.append(match)
    return tokens


def _same_words(words: Span, wanted: tuple[str, ...]) -> bool:
    return len(words) == len(wanted) and all(
        word in (lemma(token), token.lower_) for token, word in zip(words, wanted, strict=True)
    )


def _stands_as_noun(words: Span) -> bool:
    """Refuse a noun that only modifies another ("attack helicopter") and an adjective of one word."""
    last = words[-1]
    if len(words) == 1 and last.pos_ == "ADJ":
        return False
    if last.pos_ == "VERB" and len(words) == 1:
        return last.tag_ == "VBG" and last.dep_ in ("pobj", "dobj", "nsubj", "conj", "pcomp", "nsubjpass")
    if last.tag_ in ("VBD", "VBZ") and subject_of(last)[0] is not None:
        # "the drone attacked" is a clause of its own, no "drone attack".
        return False
    modifies = last.dep_ in ("compound", "nmod") and last.head.i > last.i and last.head.i - last.i <= 2
    return not modifies


def _typed(
    entry: Entry, tokens: list[Token], lexicon: Lexicon, weapons: dict[int, list[tuple[int, str]]]
) -> Trigger | None:
    """Make the trigger of an entry's words; ``weapons`` keeps those of each sentence, by its start, once found."""
    head = _head(entry, tokens)
    start, end = _extent(entry, tokens)
    trigger = Trigger(head.i, start, end, entry.kind, entry.event_type, entry.family)
    if entry.family is None:
        return trigger
    if entry.family == "fall" and any(objects_of(head)):
        # "helicopters landed troops": what falls on somebody takes no object.
        return None
    if entry.family in lexicon.families_by_participant:
        by_participant = _type_by_participant(head, entry.family, lexicon)
        return replace(trigger, event_type=by_participant) if by_participant else None
    sentence = head.sent
    if sentence.start not in weapons:
        weapons[sentence.start] = instruments_in(sentence, lexicon)
    found = nearest_instrument(head, weapons[sentence.start])
    if found is None:
        return None if entry.is_bare_refused else trigger
    position, event_type = found
    return replace(trigger, event_type=event_type, instrument=position)


# What is taken decides, whoever takes it ("soldiers seized the opportunity").
_BY_OBJECT = frozenset({"taking"})


def _type_by_participant(verb: Token, family: str, lexicon: Lexicon) -> str | None:
    if lemma(verb) == "leave" and any(child.dep_ == "oprd" for child in verb.children):
        # "leaving three people dead": nobody left.
        return None
    subject, _ = subject_of(verb)
    touched = [token for found in objects_of(verb) for token in (found, *prepositional_objects(found, "of"))]
    if subject is not None and not (touched and family in _BY_OBJECT):
        touched += [inner for token in conjuncts(subject) for inner in (token, *prepositional_objects(token, "of"))]
    types = (lexicon.participant_types.get((family, lemma(token))) for token in touched)
    return next((event_type for event_type in types if event_type is not None), None)


def _head(entry: Entry, tokens: list[Token]) -> Token:
    if entry.kind != "noun" or len(tokens) == 1:
        return tokens[0]
    of = next((index for index, token in enumerate(tokens) if token.lower_ in ("of", "over", "against")), len(tokens))
    return tokens[of - 1]


def _extent(entry: Entry, tokens: list[Token]) -> tuple[int, int]:
    # The words of a verb entry may stand apart; its evidence is the verb and what follows it without a gap.
    positions = sorted(token.i for token in tokens)
    if entry.kind == "noun" or positions[-1] - positions[0] + 1 <= len(positions) + 3:
        return positions[0], positions[-1] + 1
    return tokens[0].i, tokens[0].i + 1


def nearest_instrument(head: Token, hits: Sequence[tuple[int, str]]) -> tuple[int, str] | None:
    """Find the weapon that tells how: in the trigger's own phrase, at its subject, then nearest in the sentence.

    Args:
        head: the head of the trigger.
        hits: the weapons of its sentence, as :func:`instruments_in` gives them.
    """
    if not hits:
        return None
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
            event_type = lexicon.instruments.get(tuple(lemmas[position : position + length]))
            last = position + length - 1
            if event_type is not None and tokens[last].pos_ in ("NOUN", "PROPN", "ADJ"):
                found.append((tokens[last].i, event_type))
                step = length
                break
        position += step
    return found
