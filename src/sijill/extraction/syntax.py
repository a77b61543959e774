"""Small readings of spaCy's dependency parse that several components share.

Dependency labels are ClearNLP's, as spaCy's English pipelines give them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from sijill.extraction.parsed import Span, Token

SUBJECTS = frozenset({"nsubj", "csubj", "expl"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
OBJECTS = frozenset({"dobj", "dative", "obj"})
_INSIDE_PHRASE = frozenset(
    {"compound", "amod", "nummod", "poss", "case", "det", "nmod", "quantmod", "advmod", "predet"}
)
_PHRASE_PREPOSITIONS = frozenset({"of", "from", "with"})
_OPENING, _CLOSING = "\"'(“‘", "\"')”’"


def lemma(token: Token) -> str:
    """Give the lower-case lemma; names keep their plural in spaCy, a trigger at a line's start should not."""
    text = token.lemma_.lower()
    if token.pos_ == "PROPN" and text.endswith("s") and not text.endswith("ss"):
        return text[:-2] if text.endswith(("shes", "ches")) else text[:-1]
    return text


def is_verbal(token: Token) -> bool:
    """Whether a token is a verb form, also where the tagger took a participle for an adjective."""
    return token.pos_ == "VERB" or token.tag_.startswith("VB")


def governing_verb(token: Token) -> Token | None:
    """Give the nearest verb above a token in the parse, or None."""
    for ancestor in token.ancestors:
        if is_verbal(ancestor):
            return ancestor
    return None


def conjuncts(token: Token) -> Iterator[Token]:
    """Give a token and what is coordinated with it, in reading order."""
    yield token
    for child in token.children:
        if child.dep_ == "conj" and child.i > token.i:
            yield from conjuncts(child)


def prepositional_objects(token: Token, *prepositions: str) -> Iterator[Token]:
    """Give the heads of the phrases that a preposition ties to a token ("attack on a post": "post")."""
    for child in token.children:
        if child.dep_ in ("prep", "agent", "dative") and child.lower_ in prepositions:
            for inner in child.children:
                if inner.dep_ in ("pobj", "pcomp"):
                    yield from conjuncts(inner)


def noun_phrase(head: Token) -> Span:
    """Give the noun phrase around its head, without relative clauses, appositions and coordination.

    "of", "from" and "with" phrases belong to it ("members of the faction"), as the codebook asks for the whole
    noun phrase.
    """
    start, end = head.i, head.i + 1
    for child in head.children:
        if child.i < head.i and child.dep_ in _INSIDE_PHRASE:
            start = min(start, child.left_edge.i)
    for child in head.children:
        if child.i < end:
            continue
        if child.dep_ == "case" or (child.dep_ in ("nummod", "compound", "nmod") and child.i == end):
            end = child.i + 1
        elif child.dep_ == "prep" and child.lower_ in _PHRASE_PREPOSITIONS and child.i <= end + 1:
            objects = [inner for inner in child.children if inner.dep_ == "pobj"]
            if objects:
                end = noun_phrase(objects[0]).end
    return _closed_quotes(head.sent, start, end)


def _closed_quotes(sentence: Span, start: int, end: int) -> Span:
    document = sentence.doc
    opened = sum(document[i].text in _OPENING for i in range(start, end))
    before = document[start - 1].text if start > sentence.start else ""
    after = document[end].text if end < sentence.end else ""
    if after in _CLOSING and after:
        if opened % 2:
            end += 1
        elif before and before in _OPENING:
            start, end = start - 1, end + 1
    while start < end - 1 and document[start].is_punct and document[start].text not in _OPENING:
        start += 1
    return document[start:end]


def antecedent(token: Token) -> Token:
    """Give the noun that a relative pronoun stands for, else the token itself."""
    if token.tag_ in ("WDT", "WP") or token.lower_ in ("which", "who", "that", "whom"):
        verb = governing_verb(token)
        if verb is not None and verb.dep_ == "relcl":
            return verb.head
    return token


def subject_of(verb: Token) -> tuple[Token | None, bool]:
    """Give a verb's subject and whether the verb is passive, also where the subject stands at another verb.

    A coordinated verb shares its subject ("attacked and looted"), an open complement and a participle take it
    from the verb above ("started to withdraw", "fled, leaving"), a participle at a noun is about that noun.
    """
    is_passive = any(child.dep_ in ("auxpass",) or child.dep_ in PASSIVE_SUBJECTS for child in verb.children)
    for child in verb.children:
        if child.dep_ in SUBJECTS | PASSIVE_SUBJECTS and child.lower_ not in ("it", "there"):
            return antecedent(child), is_passive or child.dep_ in PASSIVE_SUBJECTS
    head = verb.head
    if verb.dep_ == "acl" and head.pos_ in ("NOUN", "PROPN", "PRON"):
        return head, verb.tag_ == "VBN"
    if verb.dep_ == "relcl" and head.pos_ in ("NOUN", "PROPN", "PRON") and not _has_own_subject(verb):
        return head, is_passive
    if verb.dep_ in ("conj", "xcomp", "advcl", "pcomp", "ccomp", "prep") and head != verb:
        above = head if is_verbal(head) or head.pos_ == "AUX" else governing_verb(head)
        if above is not None and above != verb:
            if verb.dep_ == "xcomp":
                controller = _object_of(above)
                if controller is not None:
                    return controller, is_passive
            subject, above_passive = subject_of(above)
            shares_voice = verb.dep_ == "conj" and verb.tag_ == "VBN" and above_passive
            return subject, is_passive or shares_voice
    return None, is_passive


def _has_own_subject(verb: Token) -> bool:
    return any(child.dep_ in SUBJECTS | PASSIVE_SUBJECTS for child in verb.children)


def _object_of(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ in OBJECTS), None)


def objects_of(verb: Token) -> Iterator[Token]:
    """Give the direct objects of a verb, the noun before an object relative clause included."""
    for child in verb.children:
        if child.dep_ in OBJECTS:
            yield from conjuncts(antecedent(child))
    if verb.dep_ == "relcl" and _has_own_subject(verb) and not any(child.dep_ in OBJECTS for child in verb.children):
        yield verb.head


def token_at(sentence: Span, position: int) -> Token | None:
    """Give the token of a sentence that holds a character of the text, or None."""
    index = bisect_right(sentence.doc.starts, position, sentence.start, sentence.end) - 1
    if index < sentence.start:
        return None
    token = sentence.doc[index]
    return token if position < token.idx + len(token.text_with_ws) else None
