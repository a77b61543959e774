"""Bad words in a lexicon are refused with the file, the field and the value."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import yaml

from sijill import paths
from sijill.errors import DataCheckError
from sijill.extraction.lexicon import parse_lexicon
from sijill.extraction.modality_cues import parse_cues
from sijill.extraction.place_words import parse_place_words
from sijill.extraction.role_words import parse_role_words
from sijill.extraction.summaries import parse_summary_words
from sijill.extraction.toll_words import parse_toll_words
from sijill.extraction.word_lists import by_word, mapping_with, word_list, word_lists

Parser = Callable[..., Any]
PARSERS: dict[str, Parser] = {
    "events.yml": parse_lexicon,
    "modality.yml": parse_cues,
    "places.yml": parse_place_words,
    "roles.yml": parse_role_words,
    "outcomes.yml": parse_toll_words,
    "summaries.yml": parse_summary_words,
}


def sound(file: str) -> Any:
    return yaml.safe_load((paths.domain_directory() / "lexicon" / file).read_text(encoding="utf-8"))


def changed(value: Any, way: str, new: Any) -> Any:
    """Set what stands at ``way`` ("types.arrest.verbs") to a new value."""
    *above, last = way.split(".")
    inside = value
    for name in above:
        inside = inside[name]
    inside[last] = new
    return value


@pytest.mark.parametrize(
    ("file", "way", "new", "message"),
    [
        ("events.yml", "types.arrest.verbs", [True], "field 'types.arrest.verbs', value True is no text; quote it"),
        (
            "events.yml",
            "types.arrest.verbs",
            "catch",
            "field 'types.arrest.verbs', value 'catch' is no list of words",
        ),
        ("events.yml", "types.arrest.adverbs", ["x"], "field 'types.arrest', value 'adverbs' is none of verbs, unde"),
        (
            "events.yml",
            "types.gossip",
            {"verbs": ["x"]},
            "field 'types', value 'gossip' is no event type of the code",
        ),
        ("events.yml", "types.aid.verbs", ["arrest"], "value 'arrest' stands under 'arrest' as well"),
        ("events.yml", "types.aid.verbs", ["feed", "feed"], "field 'types.aid.verbs', value 'feed' stands twice"),
        (
            "events.yml",
            "families.fall.default",
            "rain",
            "field 'families.fall.default', value 'rain' is no event type",
        ),
        (
            "events.yml",
            "families.fall.required",
            "yes",
            "field 'families.fall.required', value 'yes' is neither true",
        ),
        ("events.yml", "families.taking.participants.arrest", ["village"], "value 'village' stands under 'territory"),
        ("events.yml", "instruments.airstrike", ["mortar"], "value 'mortar' stands under 'airstrike' as well"),
        ("events.yml", "refused", [None], "field 'refused', value None is no text; quote it"),
        ("events.yml", "extra", [], r"value \['extra'\] missing or unknown"),
        ("modality.yml", "negated.beside", [False], "field 'negated.beside', value False is no text; quote it"),
        ("modality.yml", "negated.behind", ["x"], "field 'negated', value 'behind' is none of above, beside, before"),
        ("modality.yml", "rumoured", {"above": ["x"]}, "value 'rumoured' is no modality of the codebook"),
        (
            "modality.yml",
            "feared.above",
            ["deny"],
            "field 'above.negated', value 'deny' stands under 'feared' as well",
        ),
        ("places.yml", "roles.at", [True], "field 'roles.at', value True is no text; quote it"),
        ("places.yml", "roles.beyond", ["x"], "field 'roles', value 'beyond' is none of at, to, from"),
        ("places.yml", "features.moon", ["x"], "field 'features', value 'moon' is none of populated place"),
        ("places.yml", "features.dam", ["village"], "field 'features.dam', value 'village' stands under 'populated "),
        ("places.yml", "moves", ["gossip"], "field 'moves', value 'gossip' is no event type of the codebook"),
        ("places.yml", "people", ["man", "man"], "field 'people', value 'man' stands twice"),
        ("roles.yml", "towards_target", [True], "field 'towards_target', value True is no text; quote it"),
        ("roles.yml", "own_act", ["gossip"], "field 'own_act', value 'gossip' is no event type of the codebook"),
        ("roles.yml", "carriers", [" "], "field 'carriers', value ' ' is empty"),
        ("outcomes.yml", "killed.states", [1], "field 'killed.states', value 1 is no text; quote it"),
        (
            "outcomes.yml",
            "killed.phrases.lose",
            "life",
            "field 'killed.phrases.lose', value 'life' is no list of words",
        ),
        ("outcomes.yml", "vague.many", 0, "field 'vague.many', value 0 is no number of at least 1"),
        ("outcomes.yml", "vague.many", True, "field 'vague.many', value True is no number of at least 1"),
        ("outcomes.yml", "shares.elders", ["x"], r"field 'shares', value \['elders'\] missing or unknown"),
        ("summaries.yml", "periods", ["("], "field 'periods', value '\\(' is no regular expression"),
        ("summaries.yml", "types", ["gossip"], "field 'types', value 'gossip' is no event type of the codebook"),
    ],
)
def test_bad_words_are_refused_by_name(file: str, way: str, new: Any, message: str) -> None:
    with pytest.raises(DataCheckError, match=rf"^{file}: .*{message}"):
        PARSERS[file](changed(sound(file), way, new), file=file)


@pytest.mark.parametrize("file", PARSERS)
@pytest.mark.parametrize("data", [None, [], "words", {1: []}])
def test_a_file_that_is_no_lexicon_is_refused(file: str, data: Any) -> None:
    with pytest.raises(DataCheckError, match=rf"^{file}: "):
        PARSERS[file](data, file=file)


@pytest.mark.parametrize("file", [name for name in PARSERS if name != "modality.yml"])
def test_a_missing_field_is_told(file: str) -> None:
    data = sound(file)
    name = sorted(data)[0]
    del data[name]
    with pytest.raises(DataCheckError, match=rf"^{file}: value \['{name}'\] missing or unknown"):
        PARSERS[file](data, file=file)


def test_sound_words_come_back_in_their_order() -> None:
    assert word_list(["b", "a"], file="f", field="x") == ("b", "a")
    assert word_lists({"x": ["a"], "y": []}, file="f", field="") == {"x": ("a",), "y": ()}
    assert by_word({"x": ["a", "b"], "y": ["c"]}, file="f", field="") == {"a": "x", "b": "x", "c": "y"}
    assert mapping_with({"x": 1}, ["x"], file="f") == {"x": 1}
