"""Long sentences parted into their clauses before the parser reads them.

Reports string the news of a day into sentences of a hundred words and more. The parser was trained on shorter ones:
in the long ones it ties words of one happening to those of another. What follows a comma or semicolon and has a
subject and a finite verb of its own, with what opens it ("…, in Azaz gunmen …"), is read as a sentence of its own;
marks tell that it goes on an earlier one. Only the tags of the tagger are read, for the parser keeps the starts that
it is given.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc, Token

from sijill.extraction.word_lists import mapping_with, read_lexicon, word_lists

LONG_SENTENCE = 60
"""Tokens from which a sentence is parted; the parser reads shorter ones well."""
SHORTEST_CLAUSE = 6
"""Tokens before a new clause, at the least."""
LONGEST_ASIDE = 14
"""Tokens of "…, as sources of the Observatory in the city confirmed, …", at the most."""
LONGEST_OPENING = 10
"""Tokens of words of place that open a clause, at the most."""
LONGEST_NAME = 4
"""Tokens of a bare name of a list, at the most."""
FILE = "parsing.yml"
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "CD", "EX", "DT"})
_RELATIVE = frozenset({"WDT", "WP", "WRB", "WP$"})
_PARTICIPLES = frozenset({"VBG", "VBN"})
_BREAKS = frozenset(",;:")


@dataclass(frozen=True)
class ClauseWords:
    """Lower-case words of clauses: those that join, part or subordinate them, that open them, that only tell."""

    joining: frozenset[str]
    parting: frozenset[str]
    subordinating: frozenset[str]
    opening: frozenset[str]
    telling: frozenset[str]


def load_clause_words(domain: str = "syria") -> ClauseWords:
    """Load the words of clauses of a domain.

    Raises:
        DataCheckError: ``lexicon/parsing.yml`` breaks a rule.
    """
    given = mapping_with(read_lexicon(domain, FILE), ("read_as", "clauses"), file=FILE)["clauses"]
    lists = word_lists(
        mapping_with(given, tuple(ClauseWords.__dataclass_fields__), file=FILE, field="clauses"),
        file=FILE,
        field="clauses",
    )
    return ClauseWords(**{name: frozenset(words) for name, words in lists.items()})


def clause_starts(doc: Doc, words: ClauseWords) -> list[int]:
    """Give the tokens at which a clause of a long sentence begins, the sentence's first clause left out.

    Args:
        doc: a text with tags and the starts of sentences that are known before it is parsed.
        words: the words of clauses.
    """
    ends = [token.i for token in doc if token.i == 0 or token.is_sent_start or token.nbor(-1).text in ".!?"]
    found: list[int] = []
    for start, end in pairwise([*ends, len(doc)]):
        if end - start >= LONG_SENTENCE:
            found += _starts_in([doc[number] for number in range(start, end)], words)
    return found


def _starts_in(tokens: Sequence[Token], words: ClauseWords) -> list[int]:
    starts: list[int] = []
    begun = tokens[0].i
    opening: int | None = None
    listed: int | None = None
    has_news = False
    for chunk in _chunks(tokens, words):
        if _is_opening(chunk, words):
            opening, listed = chunk[0].i if opening is None else opening, None
            continue
        if _is_bare_name(chunk):
            listed = chunk[0].i if listed is None else listed
            continue
        if _is_clause(chunk, words):
            start = chunk[0].i if opening is None else opening
            if listed is not None and _ends_list(chunk):
                start = listed
            if has_news and start - begun >= SHORTEST_CLAUSE:
                starts.append(start)
                begun = start
            has_news = True
        elif _tells_news(chunk, words):
            has_news = True
        opening = listed = None
    return starts


def _chunks(tokens: Sequence[Token], words: ClauseWords) -> Iterable[list[Token]]:
    """Part a sentence at its commas and words such as "while", but not inside brackets."""
    depth = 0
    chunk = [tokens[0]]
    for token in tokens[1:]:
        depth = max(0, depth + (token.text in "([") - (token.text in ")]"))
        is_behind_break = chunk[-1].text in _BREAKS and token.text not in _BREAKS
        if depth == 0 and (is_behind_break or token.lower_ in words.parting):
            yield chunk
            chunk = []
        chunk.append(token)
    yield chunk


def _is_clause(chunk: Sequence[Token], words: ClauseWords) -> bool:
    """Whether a chunk has a subject and a finite verb, hangs on no clause and does not only tell who says."""
    body = _body(chunk, words)
    if not body or body[0].tag_ in _PARTICIPLES or not _tells_news(chunk, words):
        return False
    before_verb = body[: _first_finite(body)]
    if not any(token.tag_ in _NOMINAL for token in before_verb):
        return False
    verbs = [token for token in body if token.tag_ in _FINITE]
    return len(chunk) > LONGEST_ASIDE or not all(verb.lower_ in words.telling for verb in verbs)


def _tells_news(chunk: Sequence[Token], words: ClauseWords) -> bool:
    """Whether a chunk has a finite verb that no relative word or conjunction before it subordinates."""
    body = _body(chunk, words)
    first = _first_finite(body)
    if first == len(body) or body[0].lower_ in words.subordinating or body[0].tag_ == "TO":
        return False
    return not any(token.tag_ in _RELATIVE or token.lower_ == "that" for token in body[:first])


def _is_opening(chunk: Sequence[Token], words: ClauseWords) -> bool:
    """Whether a chunk is words of place that the next clause may begin with."""
    body = _body(chunk, words)
    is_short = bool(body) and len(chunk) <= LONGEST_OPENING
    return is_short and body[0].lower_ in words.opening and _first_finite(body) == len(body)


def _is_bare_name(chunk: Sequence[Token]) -> bool:
    """Whether a chunk is a name and nothing else, as in a list."""
    names = [token for token in chunk if token.text not in _BREAKS and token.lower_ != "and"]
    return (
        bool(names) and len(names) <= LONGEST_NAME and all(token.tag_ in ("NNP", "NNPS", "HYPH") for token in names)
    )


def _ends_list(chunk: Sequence[Token]) -> bool:
    """Whether a clause begins with the last names of a list ("…, Binnish and Taftanaz were shelled")."""
    before_verb = chunk[: _first_finite(chunk)]
    return before_verb[0].tag_ in ("NNP", "NNPS") and any(token.lower_ == "and" for token in before_verb)


def _body(chunk: Sequence[Token], words: ClauseWords) -> Sequence[Token]:
    """Give a chunk without the conjunctions that it begins with."""
    first = next(
        (n for n, token in enumerate(chunk) if token.lower_ not in words.joining | words.parting), len(chunk)
    )
    return chunk[first:]


def _first_finite(body: Sequence[Token]) -> int:
    return next((number for number, token in enumerate(body) if token.tag_ in _FINITE), len(body))
