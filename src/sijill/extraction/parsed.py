"""A parsed text as plain Python objects, read many times faster than spaCy's own.

spaCy makes each token anew whenever it is asked for, and looks each of its strings up; extraction looks at every word
some fifty times. Here a text is copied once, when its parse is complete. The names are spaCy's and mean the same;
only what extraction reads is there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate, pairwise, repeat
from operator import add
from typing import Any, overload

import numpy
from spacy import tokens as spacy_tokens
from spacy.vocab import Vocab

_COLUMNS: list[int | str] = ["ORTH", "LOWER", "LEMMA", "POS", "TAG", "DEP", "HEAD", "SENT_START", "SPACY"]
_STRINGS = 6
"""So many of the columns hold the number of a string."""

_NOTHING: list[Token] = []
"""What hangs on most words; never added to."""


class Token:
    """One word of a text: ``i`` is its position among the words, ``idx`` that of its first character."""

    __slots__ = ("children", "dep_", "doc", "head", "i", "idx", "lemma_", "lower_", "pos_", "tag_", "text")

    children: list[Token]
    """The words right below it in the parse, in reading order."""
    head: Token
    """The word above it, or itself."""

    def __init__(
        self, doc: Doc, i: int, idx: int, text: str, lower: str, lemma: str, pos: str, tag: str, dep: str
    ) -> None:
        self.doc = doc
        self.i = i
        self.idx = idx
        self.text = text
        self.lower_ = lower
        self.lemma_ = lemma
        self.pos_ = pos
        self.tag_ = tag
        self.dep_ = dep
        self.children = _NOTHING

    def __repr__(self) -> str:
        return self.text

    def __len__(self) -> int:
        return len(self.text)

    @property
    def text_with_ws(self) -> str:
        """Its characters with the space behind it."""
        return self.doc.text[self.idx : self.doc.starts[self.i + 1]]

    @property
    def ancestors(self) -> Iterator[Token]:
        """The words above it, the nearest first."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    @property
    def subtree(self) -> Iterator[Token]:
        """The word and all below it."""
        for child in self.children:
            if child.i < self.i:
                yield from child.subtree
        yield self
        for child in self.children:
            if child.i > self.i:
                yield from child.subtree

    @property
    def left_edge(self) -> Token:
        """The first word of the subtree."""
        return self.doc.tokens[self.doc.edges[0][self.i]]

    @property
    def right_edge(self) -> Token:
        """The last word of the subtree."""
        return self.doc.tokens[self.doc.edges[1][self.i]]

    @property
    def sent(self) -> Span:
        """The sentence that the word stands in."""
        return self.doc.sentence_of[self.i]

    def nbor(self, distance: int = 1) -> Token:
        """Give the word so many behind it.

        Raises:
            IndexError: the text has none there.
        """
        if self.i + distance < 0:
            raise IndexError(f"no word {distance} behind word {self.i}")
        return self.doc.tokens[self.i + distance]

    @property
    def is_sent_start(self) -> bool:
        """Whether it is the first of its sentence."""
        return self.sent.start == self.i

    @property
    def is_space(self) -> bool:
        """Whether it is nothing but space."""
        return self.text.isspace()

    @property
    def is_title(self) -> bool:
        """Whether it is written with one capital, at its start."""
        return self.text.istitle()

    @property
    def is_digit(self) -> bool:
        """Whether it is nothing but digits."""
        return self.text.isdigit()

    @property
    def is_punct(self) -> bool:
        """Whether it is a mark of punctuation."""
        return not self.text.isalnum() and bool(self.doc.vocab[self.text].is_punct)

    @property
    def is_stop(self) -> bool:
        """Whether it is one of the most common words."""
        return bool(self.doc.vocab[self.text].is_stop)

    @property
    def like_num(self) -> bool:
        """Whether it is a number in digits or words."""
        return bool(self.doc.vocab[self.text].like_num)


class Span:
    """Words of a text in a row, ``doc[start:end]``."""

    __slots__ = ("doc", "end", "start")

    def __init__(self, doc: Doc, start: int, end: int) -> None:
        self.doc = doc
        self.start = start
        self.end = end

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Span):
            return NotImplemented
        return self.doc is other.doc and (self.start, self.end) == (other.start, other.end)

    def __hash__(self) -> int:
        return hash((id(self.doc), self.start, self.end))

    def __repr__(self) -> str:
        return self.text

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    @overload
    def __getitem__(self, key: int) -> Token: ...
    @overload
    def __getitem__(self, key: slice) -> Span: ...
    def __getitem__(self, key: int | slice) -> Token | Span:
        if isinstance(key, slice):
            first, last, _ = key.indices(self.end - self.start)
            return Span(self.doc, self.start + first, self.start + max(first, last))
        position = self.start + key if key >= 0 else self.end + key
        if not self.start <= position < self.end:
            raise IndexError(f"no word {key} in a span of {len(self)}")
        return self.doc.tokens[position]

    @property
    def start_char(self) -> int:
        """Where its first character stands in the text."""
        return self.doc.starts[self.start]

    @property
    def end_char(self) -> int:
        """Where its last character ends in the text."""
        if self.end == self.start:
            return self.start_char
        last: Token = self.doc.tokens[self.end - 1]
        return last.idx + len(last.text)

    @property
    def text(self) -> str:
        """Its characters, without the space behind it."""
        return self.doc.text[self.start_char : self.end_char]

    @property
    def root(self) -> Token:
        """The word of it that stands highest in the parse, the first of those equally high; a mark only if alone."""
        inside = self.doc.tokens[self.start : self.end]
        for token in inside:
            if token.head is token:
                return token
        highest = [token for token in inside if not self.start <= token.head.i < self.end]
        if len(highest) == 1:
            return highest[0]
        return min(highest, key=_depth, default=inside[0])

    @property
    def sent(self) -> Span:
        """The sentence that it begins in."""
        return self.doc.sentence_of[self.start]


class Doc:
    """A parsed text; ``clause_starts`` are the words where a clause of a long sentence begins, parsed by itself."""

    def __init__(self, doc: spacy_tokens.Doc, *, clause_starts: frozenset[int] = frozenset()) -> None:
        self.text: str = doc.text
        self.clause_starts = clause_starts
        self.vocab: Vocab = doc.vocab
        columns = doc.to_array(_COLUMNS)
        strings = [_strings_of(doc, numbers) for numbers in columns[:, :_STRINGS].T.tolist()]
        heads, sentence_starts, spaces = columns[:, _STRINGS:].astype(numpy.int64).T.tolist()
        self.starts: list[int] = list(accumulate(map(add, map(len, strings[0]), spaces), initial=0))
        """Where each word begins in the text, and where the text ends."""
        self.tokens = list(map(Token, repeat(self), range(len(heads)), self.starts, *strings))
        """The words."""
        self.sents = self._sentences(sentence_starts)
        """The sentences."""
        self._tie(heads)

    def _sentences(self, starts: Sequence[int]) -> list[Span]:
        bounds = [i for i, start in enumerate(starts) if start == 1 or i == 0]
        return [Span(self, first, last) for first, last in pairwise([*bounds, len(starts)])]

    def _tie(self, heads: Sequence[int]) -> None:
        """Tie each word to those above and below it; heads are told by their distance."""
        for token, distance in zip(self.tokens, heads, strict=True):
            above = token.head = self.tokens[token.i + distance]
            if not distance:
                continue
            if above.children:
                above.children.append(token)
            else:
                above.children = [token]

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, key: int) -> Token: ...
    @overload
    def __getitem__(self, key: slice) -> Span: ...
    def __getitem__(self, key: int | slice) -> Token | Span:
        if isinstance(key, slice):
            first, last, _ = key.indices(len(self.tokens))
            return Span(self, first, max(first, last))
        return self.tokens[key]

    @cached_property
    def sentence_of(self) -> list[Span]:
        """For each word its sentence."""
        return [sentence for sentence in self.sents for _ in range(len(sentence))]

    @cached_property
    def edges(self) -> tuple[list[int], list[int]]:
        """For each word the positions of the first and of the last word of its subtree."""
        first, last = list(range(len(self.tokens))), list(range(len(self.tokens)))
        downwards = [token for token in self.tokens if token.head is token]
        for token in downwards:
            downwards += token.children
        for token in reversed(downwards):
            i, above = token.i, token.head.i
            first[above] = min(first[above], first[i])
            last[above] = max(last[above], last[i])
        return first, last


def _depth(token: Token) -> int:
    is_mark = not token.children and (token.is_space or token.is_punct)
    return len(token.doc) - 1 if is_mark else sum(1 for _ in token.ancestors)


def _strings_of(doc: spacy_tokens.Doc, column: Sequence[int]) -> list[str]:
    strings: Any = doc.vocab.strings
    said = {number: strings[number] for number in set(column)}
    return list(map(said.__getitem__, column))
