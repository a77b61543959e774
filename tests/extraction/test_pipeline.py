from __future__ import annotations

import pytest
from spacy.language import Language

from sijill.errors import UsageError
from sijill.extraction import load_parser
from sijill.extraction.components import NAMES


def test_the_components_stand_around_the_parser(pipeline: Language) -> None:
    names = pipeline.pipe_names
    assert names[0] == "sijill_paragraphs"
    assert tuple(names[-len(NAMES) :]) == NAMES
    assert "ner" not in names


@pytest.mark.parametrize("name", ["no_such_pipeline", "../../etc/passwd", ""])
def test_an_unknown_parser_is_told(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIJILL_PIPELINE", name)
    with pytest.raises(UsageError, match=r"^setting SIJILL_PIPELINE, value "):
        load_parser()


def test_a_short_name_is_not_read_as_a_common_word(pipeline: Language) -> None:
    doc = pipeline("IS shelled the town, and the town is empty.")
    assert [(token.text, token.pos_) for token in doc if token.lower_ == "is"] == [("IS", "PROPN"), ("is", "AUX")]
