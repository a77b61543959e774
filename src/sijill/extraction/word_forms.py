"""The parser's own rules for parts of speech and lemmas, asked once for each kind of word.

spaCy matches some 180 rules (the attribute ruler) against every token and then works out its lemma; together that
takes a quarter of the time of its parse. Nearly all of these rules look at one word alone: its form, tag and tie in
the parse. What they and the lemmatizer make of such a word is remembered here; for rules of several words, which
places in them a word may take. What is set is what spaCy's components set.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy
from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc

RULER, LEMMATIZER = "attribute_ruler", "lemmatizer"
KINDS_KEPT = 30_000
"""Kinds of words remembered; beyond them, all are forgotten and learnt again."""
_OF_ONE_WORD = frozenset({"ORTH", "TEXT", "LOWER", "TAG", "DEP", "IS_SPACE"})
"""What rules may look at so that equal words fit equal rules."""
_SET: list[int | str] = ["TAG", "DEP", "POS", "MORPH", "LEMMA"]
_SETTERS = {"TAG": "tag_", "DEP": "dep_", "POS": "pos_", "LEMMA": "lemma_"}

_Word = tuple[int, ...]
"""Numbers of a word's form and of what is set on it before."""
_Kind = tuple[_Word, tuple[int, ...]]
"""A word with the rules of several words that hold for it."""
_Part = tuple[int, int, int]
"""A rule, one of its patterns, and a place in it."""


@dataclass(frozen=True)
class _Rule:
    """What to set on the word at ``index`` where words fit one of the patterns, each a list with one item a word."""

    patterns: Sequence[Sequence[Mapping[str, Any]]]
    index: int
    attributes: Mapping[str, str]


def _rules_of(ruler: AttributeRuler) -> list[_Rule]:
    told: Any = ruler.patterns
    return [_Rule(rule["patterns"], rule["index"], rule["attrs"]) for rule in told]


@dataclass(frozen=True)
class _Forms:
    """What is set on a kind of word, and which places in rules of several words it may take."""

    state: _Word
    parts: tuple[_Part, ...]


@dataclass
class WordForms:
    """Does the work of a ruler and a lemmatizer, which it asks about kinds of words not met before."""

    ruler: AttributeRuler
    lemmatizer: Lemmatizer
    kinds: dict[_Kind, _Forms] = field(default_factory=dict)

    @cached_property
    def rules(self) -> list[_Rule]:
        """The ruler's rules, read at the first text: a pipeline that is loaded has them only then."""
        return _rules_of(self.ruler)

    @cached_property
    def matcher(self) -> tuple[Matcher, dict[int, _Part]]:
        """What tells the places in rules that a word may take, and which place each of its matches is."""
        matcher, part_of = Matcher(self.ruler.vocab), {}
        for index, rule in enumerate(self.rules):
            for number, pattern in enumerate(rule.patterns):
                for place, wanted in enumerate(pattern):
                    name = f"{index} {number} {place}"
                    matcher.add(name, [[dict(wanted)]])
                    part_of[self.ruler.vocab.strings[name]] = (index, number, place)
        return matcher, part_of

    def __call__(self, doc: Doc) -> Doc:
        """Set parts of speech, morphology and lemmas of a parsed text."""
        if len(self.kinds) > KINDS_KEPT:
            self.kinds.clear()
        columns = doc.to_array(["ORTH", *_SET])
        kinds: list[_Kind] = [(word, ()) for word in zip(*columns.T.tolist(), strict=True)]
        self._learn(doc, kinds)
        held = self._rules_of_several([self.kinds[kind].parts for kind in kinds])
        for position, rules in held.items():
            kinds[position] = (kinds[position][0], tuple(sorted(rules)))
        self._learn(doc, [kinds[position] for position in held])
        states = [self.kinds[kind].state for kind in kinds]
        return _with(doc, states)

    def _rules_of_several(self, parts: Sequence[tuple[_Part, ...]]) -> dict[int, set[int]]:
        """Give the rules of several words that hold, by the position of the word that they set something on."""
        held: dict[int, set[int]] = {}
        for start, here in enumerate(parts):
            for rule, number, place in here:
                stretch = range(start, start + len(self.rules[rule].patterns[number]))
                if place == 0 and all(
                    position < len(parts) and (rule, number, position - start) in parts[position]
                    for position in stretch
                ):
                    held.setdefault(stretch[self.rules[rule].index], set()).add(rule)
        return held

    def _learn(self, doc: Doc, kinds: Sequence[_Kind]) -> None:
        """Ask the ruler's rules and the lemmatizer about the kinds of words that are new."""
        new = [kind for kind in dict.fromkeys(kinds) if kind not in self.kinds]
        if not new:
            return
        words = Doc(doc.vocab, words=[doc.vocab.strings[form] for (form, *_), _ in new])
        _with(words, [before for (_, *before), _ in new])
        parts: list[list[_Part]] = [[] for _ in new]
        matcher, part_of = self.matcher
        for match, position, _ in matcher(words, allow_missing=True):
            parts[position].append(part_of[match])
        for token, (_, rules), fitting in zip(words, new, parts, strict=True):
            alone = {rule for rule, number, _ in fitting if len(self.rules[rule].patterns[number]) == 1}
            # The later rule has the last word.
            for rule in sorted(alone.union(rules)):
                _set(token, self.rules[rule].attributes)
        self.lemmatizer(words)
        for kind, state, fitting in zip(new, words.to_array(_SET).tolist(), parts, strict=True):
            several = [part for part in fitting if len(self.rules[part[0]].patterns[part[1]]) > 1]
            self.kinds[kind] = _Forms(tuple(state), tuple(several))


def _with(doc: Doc, states: Sequence[Sequence[int]]) -> Doc:
    values: Any = numpy.array(states, dtype=numpy.uint64).reshape(len(doc), len(_SET))
    return doc.from_array(_SET, values)


def _set(token: Any, attributes: Mapping[str, str]) -> None:
    for name, value in attributes.items():
        if name == "MORPH":
            token.set_morph(value)
        else:
            setattr(token, _SETTERS[name], value)


def _can_be_remembered(ruler: object, lemmatizer: object) -> bool:
    """Whether what both make of a word depends on what is remembered of it."""
    if type(lemmatizer) is not EnglishLemmatizer or lemmatizer.mode != "rule" or type(ruler) is not AttributeRuler:
        return False
    rules = _rules_of(ruler)
    words = [word for rule in rules for pattern in rule.patterns for word in pattern]
    return all(set(rule.attributes) <= set(_SET) for rule in rules) and all(
        set(word) <= _OF_ONE_WORD for word in words
    )


def _index_known_words(lemmatizer: Any) -> None:
    """Make a lemmatizer's lists of known words dictionaries: spaCy looks through 57,000 nouns for each new one."""
    known = lemmatizer.lookups.get_table("lemma_index")
    for part_of_speech, words in list(known.items()):
        known[part_of_speech] = dict.fromkeys(words)


@Language.factory("sijill_word_forms")
def make_word_forms(nlp: Language, name: str) -> WordForms:  # noqa: ARG001 - spaCy's signature
    """Make the component that stands for a pipeline's ruler and lemmatizer."""
    ruler: Any = nlp.get_pipe(RULER)
    lemmatizer: Any = nlp.get_pipe(LEMMATIZER)
    return WordForms(ruler, lemmatizer)


def remember_word_forms(pipeline: Language) -> None:
    """Let a pipeline remember the forms of words, where its ruler and lemmatizer allow it and follow each other."""
    names = pipeline.pipe_names
    follow_each_other = names.index(LEMMATIZER) == names.index(RULER) + 1
    if follow_each_other and _can_be_remembered(pipeline.get_pipe(RULER), pipeline.get_pipe(LEMMATIZER)):
        pipeline.add_pipe("sijill_word_forms", after=LEMMATIZER)
        _index_known_words(pipeline.get_pipe(LEMMATIZER))
        for name in (RULER, LEMMATIZER):
            pipeline.disable_pipe(name)
