"""The cues of modality as data: words that tell an event as ordered, planned, feared, supposed or denied."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from sijill.extraction.word_lists import (
    by_word,
    mapping,
    mapping_with,
    read_lexicon,
    refusal,
    word_list,
    word_lists,
)
from sijill.schema import MODALITIES

FILE = "modality.yml"
LISTS, ATTEMPTS = ("accusations", "ending", "inability", "verifying"), "attempts"
_KINDS = ("above", "beside", "before", "auxiliary", "marks")


@dataclass(frozen=True)
class ModalityCues:
    """For each kind of cue, lemmas to modality; ``before`` are words in a row, by the first of them.

    ``accusations`` are lemmas of words for what somebody is charged with; ``ending`` of words whose object there has
    been ("an end to the fighting"); ``verifying`` of verbs that leave an event unconfirmed where they are negated or
    stand below one of ``inability``; an attempt (a lemma of ``attempts``) at one of ``attempted_types`` is the event
    itself.
    """

    above: dict[str, str]
    beside: dict[str, str]
    before: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    auxiliary: dict[str, str]
    marks: dict[str, str]
    accusations: frozenset[str]
    ending: frozenset[str]
    inability: frozenset[str]
    verifying: frozenset[str]
    attempts: frozenset[str]
    attempted_types: frozenset[str]


@cache
def load_cues(domain: str = "syria") -> ModalityCues:
    """Load and check the cues of a domain.

    Raises:
        DataCheckError: the file breaks a rule.
    """
    return parse_cues(read_lexicon(domain, FILE), file=FILE)


def parse_cues(data: Any, *, file: str) -> ModalityCues:
    """Check and arrange the cues of modalities.

    Args:
        data: what the file holds.
        file: name of the file, for messages.

    Raises:
        DataCheckError: a modality or a kind of cue is unknown, or a cue is no text or stands for two modalities.
    """
    by_kind: dict[str, dict[str, tuple[str, ...]]] = {kind: {} for kind in _KINDS}
    given = dict(mapping(data, file=file, field=""))
    lists = {name: frozenset(word_list(given.pop(name, None), file=file, field=name)) for name in LISTS}
    attempts = mapping_with(given.pop(ATTEMPTS, None), ("lemmas", "types"), file=file)
    for modality, cues in given.items():
        if modality not in MODALITIES:
            raise refusal(file, "", modality, "is no modality of the codebook")
        for kind, words in word_lists(cues, file=file, field=modality).items():
            if kind not in _KINDS:
                raise refusal(file, modality, kind, f"is none of {', '.join(_KINDS)}")
            by_kind[kind][modality] = words
    arranged = {kind: by_word(words, file=file, field=kind) for kind, words in by_kind.items()}
    phrases = [(tuple(words.split()), modality) for words, modality in arranged.pop("before").items()]
    firsts = {words[0] for words, _ in phrases}
    before = {first: tuple(phrase for phrase in phrases if phrase[0][0] == first) for first in firsts}
    attempted = {name: frozenset(word_list(attempts[name], file=file, field=name)) for name in attempts}
    return ModalityCues(
        before=before,
        accusations=lists["accusations"],
        ending=lists["ending"],
        inability=lists["inability"],
        verifying=lists["verifying"],
        attempts=attempted["lemmas"],
        attempted_types=attempted["types"],
        **arranged,
    )
