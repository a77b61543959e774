from __future__ import annotations

import pytest
from spacy.language import Language

from sijill.extraction import load_parser
from sijill.extraction.word_forms import remember_word_forms

ANNOTATIONS: list[int | str] = ["TAG", "DEP", "POS", "MORPH", "LEMMA", "HEAD", "SENT_START"]


@pytest.fixture(scope="module")
def bare() -> Language:
    return load_parser()


@pytest.fixture(scope="module")
def remembering() -> Language:
    parser = load_parser()
    remember_word_forms(parser)
    return parser


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n ",
        "The gunmen who were shelling the towns have been killed, and there were two men left.",
        "There are no casualties. There's nothing to report: it ain't over, y'all.",
        "Let's go; I'm gonna tell you what they've got ta do, and that they did it themselves.",
        "It was said that fighters, having fled, were being held; nothin' else is known to us.",
    ],
)
def test_forms_are_those_of_the_parser(text: str, bare: Language, remembering: Language) -> None:
    assert "sijill_word_forms" in remembering.pipe_names
    wanted = bare(text).to_array(ANNOTATIONS).tolist()
    learnt, remembered = (remembering(text).to_array(ANNOTATIONS).tolist() for _ in range(2))
    assert learnt == wanted
    assert remembered == wanted


def test_rules_that_look_at_more_than_words_stay_with_the_parser() -> None:
    parser = load_parser()
    parser.get_pipe("attribute_ruler").add([[{"ENT_TYPE": "GPE"}]], {"POS": "PROPN"})  # type: ignore[attr-defined]
    names = list(parser.pipe_names)
    remember_word_forms(parser)
    assert parser.pipe_names == names
