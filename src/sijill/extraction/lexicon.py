"""The reviewed lexicon of words that tell of events, loaded from ``domains/<name>/lexicon/events.yml``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, Literal

from sijill.extraction.word_lists import by_word, mapping, mapping_with, read_lexicon, refusal, word_list, word_lists
from sijill.schema import EVENT_TYPES

Kind = Literal["verb", "undergone", "noun"]
_Key = tuple[Kind, tuple[str, ...], str | None]
FILE = "events.yml"
_TOKEN = re.compile(r"[^\s-]+|-")
_FIELDS = ("types", "refused", "families", "instruments", "projectiles", "strike_from_the_air_by")
_KIND_OF_KEY: dict[str, Kind] = {"verbs": "verb", "undergone": "undergone", "nouns": "noun"}


@dataclass(frozen=True)
class Entry:
    """One word or group of words that tells of an event.

    ``words`` are lemmas, the head first for verbs, in reading order for nouns. ``event_type`` is the type, or
    the default of a ``family`` whose type the weapon or a participant decides; ``is_bare_refused`` says that without
    either the words tell of no event.
    """

    words: tuple[str, ...]
    kind: Kind
    event_type: str
    family: str | None = None
    is_bare_refused: bool = False


@dataclass(frozen=True)
class Lexicon:
    """Entries by kind and first lemma, longest first; the weapons and participants that decide a family's type.

    ``projectiles`` are the heads of weapons that are fired, thrown or laid. ``instrument_lengths`` gives, for the
    first word of a weapon's name, the lengths of such names, longest first; ``refused`` gives the fixed phrases that
    tell of no event by their first word.
    """

    entries: dict[tuple[Kind, str], tuple[Entry, ...]]
    instruments: dict[tuple[str, ...], str]
    instrument_lengths: dict[str, tuple[int, ...]]
    participant_types: dict[tuple[str, str], str]
    families_by_participant: frozenset[str]
    projectiles: frozenset[str]
    strike_from_the_air_by: frozenset[str]
    refused: dict[str, tuple[tuple[str, ...], ...]]

    @cached_property
    def first_words(self) -> frozenset[str]:
        """The first words of all entries, so that most words of a text need one look."""
        return frozenset(word for _, word in self.entries)


@cache
def load_lexicon(domain: str = "syria") -> Lexicon:
    """Load and check the lexicon of a domain.

    Raises:
        DataCheckError: the file breaks a rule.
    """
    return parse_lexicon(read_lexicon(domain, FILE), file=FILE)


def parse_lexicon(data: Any, *, file: str) -> Lexicon:
    """Check and arrange the words that tell of events.

    Args:
        data: what the file holds.
        file: name of the file, for messages.

    Raises:
        DataCheckError: an entry names an unknown type or key, is no text, or the same words stand twice.
    """
    given = mapping_with(data, _FIELDS, file=file)
    entries: dict[_Key, Entry] = {}
    for event_type, keys in mapping(given["types"], file=file, field="types").items():
        _check_type(event_type, file=file, field="types")
        lists = word_lists(keys, file=file, field=f"types.{event_type}")
        _add_entries(entries, lists, event_type, file=file, field=f"types.{event_type}")
    participants: dict[tuple[str, str], str] = {}
    for family, keys in mapping(given["families"], file=file, field="families").items():
        _add_family(entries, participants, family, keys, file=file)
    instruments = _instruments(given["instruments"], file=file)
    refused = [_tokens(words) for words in word_list(given["refused"], file=file, field="refused")]
    return Lexicon(
        entries=_by_first_word(entries.values()),
        instruments=instruments,
        instrument_lengths={
            first: tuple(sorted({len(words) for words in instruments if words[0] == first}, reverse=True))
            for first in {words[0] for words in instruments}
        },
        participant_types=participants,
        families_by_participant=frozenset(family for family, _ in participants),
        projectiles=frozenset(word_list(given["projectiles"], file=file, field="projectiles")),
        strike_from_the_air_by=frozenset(
            word_list(given["strike_from_the_air_by"], file=file, field="strike_from_the_air_by")
        ),
        refused={
            first: tuple(words for words in refused if words[0] == first) for first in {words[0] for words in refused}
        },
    )


def _add_family(
    entries: dict[_Key, Entry],
    participants: dict[tuple[str, str], str],
    family: str,
    keys: Any,
    *,
    file: str,
) -> None:
    field = f"families.{family}"
    given = dict(mapping(keys, file=file, field=field))
    default, required = given.pop("default", None), given.pop("required", False)
    _check_type(default, file=file, field=f"{field}.default")
    if not isinstance(required, bool):
        raise refusal(file, f"{field}.required", required, "is neither true nor false")
    by_type = word_lists(given.pop("participants", {}), file=file, field=f"{field}.participants")
    for event_type in by_type:
        _check_type(event_type, file=file, field=f"{field}.participants")
    types = by_word(by_type, file=file, field=f"{field}.participants")
    participants.update({(family, word): event_type for word, event_type in types.items()})
    lists = word_lists(given, file=file, field=field)
    _add_entries(entries, lists, default, file=file, field=field, family=family, is_bare_refused=required)


def _add_entries(
    entries: dict[_Key, Entry],
    lists: Mapping[str, Sequence[str]],
    event_type: str,
    *,
    file: str,
    field: str,
    family: str | None = None,
    is_bare_refused: bool = False,
) -> None:
    for key, listed in lists.items():
        if key not in _KIND_OF_KEY:
            raise refusal(file, field, key, f"is none of {', '.join(_KIND_OF_KEY)}")
        for words in listed:
            kind = _KIND_OF_KEY[key]
            entry = Entry(_tokens(words), kind, event_type, family, is_bare_refused)
            # Families that a participant decides may share a word ("open a post", "open a road").
            shared = family if is_bare_refused else None
            earlier = entries.setdefault((kind, entry.words, shared), entry)
            if earlier is not entry:
                raise refusal(file, f"{field}.{key}", words, f"stands under {_place_of(earlier)!r} as well")


def _place_of(entry: Entry) -> str:
    return entry.family or entry.event_type


def _by_first_word(entries: Iterable[Entry]) -> dict[tuple[Kind, str], tuple[Entry, ...]]:
    by_first: dict[tuple[Kind, str], list[Entry]] = {}
    for entry in entries:
        by_first.setdefault((entry.kind, entry.words[0]), []).append(entry)
    return {
        key: tuple(sorted(found, key=lambda entry: (-len(entry.words), entry.words)))
        for key, found in by_first.items()
    }


def _instruments(value: Any, *, file: str) -> dict[tuple[str, ...], str]:
    lists = word_lists(value, file=file, field="instruments")
    for event_type in lists:
        _check_type(event_type, file=file, field="instruments")
    types = by_word(lists, file=file, field="instruments")
    return {_tokens(words): event_type for words, event_type in types.items()}


def _tokens(words: str) -> tuple[str, ...]:
    """Cut words as spaCy's English tokeniser does: a hyphen between letters is a token of its own."""
    return tuple(_TOKEN.findall(words.lower()))


def _check_type(event_type: object, *, file: str, field: str) -> None:
    if event_type not in EVENT_TYPES:
        raise refusal(file, field, event_type, "is no event type of the codebook")
