"""Triggers: the words of a report that tell of events, each with its type.

A verb entry of several words holds where its further words stand below the verb in the parse, so that
"exchanged heavy fire" is found by "exchange fire"; a noun entry holds where its words stand in a row. The
longest entry wins. Words such as "attack" or "exploded" take their type from the weapon told nearest to them in
the clause (codebook, section "Event types": "the how is the type").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sijill.extraction.lexicon import Entry, Kind, Lexicon
from sijill.extraction.parsed import Doc, Span, Token
from sijill.extraction.syntax import conjuncts, is_verbal, lemma, objects_of, prepositional_objects, subject_of
from sijill.extraction.weapons import instruments_in, nearest_instrument, own_instruments, telling_weapons

WEAPON = "weapon"
"""Family of the weapons that tell of an event with no word for it ("the town received four shells")."""


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
    taken.update(trigger.instrument for trigger in found if trigger.instrument is not None)
    found += [
        Trigger(position, position, position + 1, "noun", event_type, WEAPON)
        for position, event_type in telling_weapons(doc, lexicon)
        if position not in taken
    ]
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
        word = lemma(token)
        entries = (*lexicon.entries.get(("verb", word), ()), *lexicon.entries.get(("undergone", word), ()))
        if entries:
            near = [(inner, lemma(inner)) for inner in _near(token)]
            for entry in entries:
                tokens = _below(token, entry.words[1:], near)
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


def _near(verb: Token) -> list[Token]:
    """Give the words below a verb, two steps at the most."""
    near = [child for child in verb.children if child.dep_ not in ("advcl", "ccomp", "relcl", "conj", "nsubj")]
    near += [inner for child in near for inner in child.children if child.dep_ in ("prep", "dobj", "agent", "prt")]
    return near + [child for child in verb.children if child.dep_ == "nsubjpass"]


def _below(verb: Token, words: tuple[str, ...], near: Sequence[tuple[Token, str]]) -> list[Token] | None:
    """Find each word near the verb, told with their lemmas, or right behind it; None where one is missing."""
    tokens = []
    for word in words:
        match = next((token for token, said in near if word in (said, token.lower_)), None)
        if match is None:
            behind = verb.doc[verb.i + 1 : verb.i + 1 + len(words)]
            match = next((token for token in behind if word in (lemma(token), token.lower_)), None)
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
    hits = weapons[sentence.start]
    if entry.family in _TYPED_BY_OWN_WEAPON:
        hits = own_instruments(head, [hit for hit in hits if hit[1] in _TYPED_BY_OWN_WEAPON[entry.family]])
    found = nearest_instrument(head, hits)
    if found is None:
        return None if entry.is_bare_refused else trigger
    position, event_type = found
    return replace(trigger, event_type=event_type, instrument=position)


# Words that name a type already, and the other types that their own weapon or its carrier may make of them.
_TYPED_BY_OWN_WEAPON = {
    "artillery": frozenset({"airstrike", "drone_strike", "shelling"}),
    "air": frozenset({"drone_strike"}),
}
# What is taken decides, whoever takes it ("soldiers seized the opportunity").
_BY_OBJECT = frozenset({"taking"})
# Here the head alone counts ("an exchange of fire broke out").
_BY_HEAD = frozenset({"failing"})


# Verbs of many meanings, which tell of a move only with where it leads ("go into the town", not "go on shelling").
_LIGHT_MOVES = frozenset({"come", "go", "get", "pass", "bring", "set", "take", "return", "head"})
_WAYS = frozenset(
    {"to", "into", "toward", "towards", "in", "out", "back", "through", "via", "across", "from", "down", "up", "by"}
)


# What reaches a number goes nowhere ("the weapons handed in reached 460").
_COUNTING = frozenset({"reach", "go", "bring", "come"})


def _is_counted(child: Token) -> bool:
    inner = [child] if child.dep_ == "dobj" else [token for token in child.children if token.dep_ == "pobj"]
    reaches = child.dep_ == "dobj" or (child.dep_ == "prep" and child.lower_ == "to")
    return reaches and any(token.like_num for token in inner)


def _leads_somewhere(verb: Token) -> bool:
    ways = {child.lower_ for child in verb.children if child.dep_ in ("prep", "prt", "advmod", "dative")}
    return bool(ways & _WAYS) and "together" not in ways and "on" not in ways


def _type_by_participant(verb: Token, family: str, lexicon: Lexicon) -> str | None:
    if lemma(verb) == "leave" and any(child.dep_ == "oprd" for child in verb.children):
        # "leaving three people dead": nobody left.
        return None
    if family == "moving" and lemma(verb) in _LIGHT_MOVES and not _leads_somewhere(verb):
        return None
    if lemma(verb) in _COUNTING and any(_is_counted(child) for child in verb.children):
        return None
    subject, _ = subject_of(verb)
    touched = [token for found in objects_of(verb) for token in (found, *prepositional_objects(found, "of"))]
    if subject is not None and not (touched and family in _BY_OBJECT):
        parts = () if family in _BY_HEAD else ("of",)
        touched += [inner for token in conjuncts(subject) for inner in (token, *prepositional_objects(token, *parts))]
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
