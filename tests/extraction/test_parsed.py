from __future__ import annotations

from collections.abc import Iterable

import pytest
from spacy import tokens as spacy_tokens
from spacy.language import Language

from sijill.extraction import parsed

TEXTS = (
    "",
    "Shelling.",
    "“Two men, both guards,” were killed;  the SDF's twenty-one prisoners in Raqqa were not.\n\nNobody else was.",
    "A hearing is scheduled on the issue today, at which the mayor, whom gunmen wounded in 2021, will speak...",
)
PLAIN = (
    "i", "idx", "text", "text_with_ws", "lower_", "lemma_", "pos_", "tag_", "dep_",
    "is_space", "is_title", "is_digit", "is_punct", "is_stop", "like_num", "is_sent_start",
)  # fmt: skip
TIES = ("ancestors", "children", "subtree")


def positions(tokens: Iterable[parsed.Token] | Iterable[spacy_tokens.Token]) -> list[int]:
    return [token.i for token in tokens]


def told(span: parsed.Span | spacy_tokens.Span) -> tuple[object, ...]:
    return span.start, span.end, span.start_char, span.end_char, span.text, positions(span)


@pytest.mark.parametrize("text", TEXTS)
def test_words_are_those_of_the_parser(text: str, pipeline: Language) -> None:
    doc = pipeline(text)
    copied = parsed.Doc(doc)
    assert copied.text == doc.text
    assert [told(sentence) for sentence in copied.sents] == [told(sentence) for sentence in doc.sents]
    for token, same in zip(doc, copied, strict=True):
        assert [getattr(same, name) for name in PLAIN] == [getattr(token, name) for name in PLAIN]
        assert [positions(getattr(same, name)) for name in TIES] == [positions(getattr(token, name)) for name in TIES]
        edges = (token.head, token.left_edge, token.right_edge)
        assert positions((same.head, same.left_edge, same.right_edge)) == positions(edges)
        assert told(same.sent) == told(token.sent)


@pytest.mark.parametrize("text", TEXTS)
def test_spans_are_those_of_the_parser(text: str, pipeline: Language) -> None:
    doc = pipeline(text)
    copied = parsed.Doc(doc)
    for start in range(-3, len(doc) + 2):
        for end in range(start - 1, len(doc) + 2):
            span, same = doc[start:end], copied[start:end]
            assert told(same) == told(span)
            assert told(same[1:-1]) == told(span[1:-1])
            if len(span):
                assert (same.root.i, same.sent.start, same[-1].i) == (span.root.i, span.sent.start, span[-1].i)


def test_a_word_that_is_not_there_is_refused(pipeline: Language) -> None:
    copied = parsed.Doc(pipeline("Gunmen fled."))
    for beside in (lambda: copied[0].nbor(-1), lambda: copied[2].nbor(1), lambda: copied[:2][2]):
        with pytest.raises(IndexError):
            beside()
