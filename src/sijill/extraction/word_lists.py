"""Reading of lexicons that are lists of words, with messages that name the file, the field and the value."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from sijill import paths
from sijill.domains.loading import read_yaml
from sijill.errors import DataCheckError


def read_lexicon(domain: str, file: str) -> Any:
    """Read a file of a domain's lexicon as plain values.

    Raises:
        DataCheckError: the file is not there or is no YAML.
    """
    return read_yaml(paths.domain_directory(domain) / "lexicon" / file)


def mapping(value: Any, *, file: str, field: str) -> dict[Any, Any]:
    """Check that a value is a mapping.

    Raises:
        DataCheckError: it is none.
    """
    if not isinstance(value, dict):
        raise refusal(file, field, value, "is no mapping of names to values")
    return value


def mapping_with(value: Any, names: Collection[str], *, file: str, field: str = "") -> dict[str, Any]:
    """Check that a value is a mapping with these fields, all of them and no others.

    Args:
        value: what the file holds.
        names: the fields that it must have.
        file: name of the file, for messages.
        field: the field that holds the value; empty for the whole file.

    Raises:
        DataCheckError: a field is missing or unknown.
    """
    given = mapping(value, file=file, field=field)
    wrong = sorted(map(str, set(given) ^ set(names)))
    if wrong:
        raise refusal(file, field, wrong, "missing or unknown")
    return given


def word_list(value: Any, *, file: str, field: str) -> tuple[str, ...]:
    """Check that a value is a list of words, each once.

    Raises:
        DataCheckError: it is no list, or holds what is no text (YAML reads ``on`` and ``no`` as truth values), is
            empty, or stands twice.
    """
    if not isinstance(value, list):
        raise refusal(file, field, value, "is no list of words")
    seen: set[str] = set()
    for word in value:
        if not isinstance(word, str):
            raise refusal(file, field, word, "is no text; quote it")
        if not word.strip():
            raise refusal(file, field, word, "is empty")
        if word in seen:
            raise refusal(file, field, word, "stands twice")
        seen.add(word)
    return tuple(value)


def word_lists(value: Any, *, file: str, field: str) -> dict[str, tuple[str, ...]]:
    """Check that a value is a mapping of names to lists of words.

    Raises:
        DataCheckError: a name is no text, or a list breaks the rule of :func:`word_list`.
    """
    lists = {}
    for name, words in mapping(value, file=file, field=field).items():
        if not isinstance(name, str):
            raise refusal(file, field, name, "is no text; quote it")
        lists[name] = word_list(words, file=file, field=f"{field}.{name}" if field else name)
    return lists


def by_word(lists: Mapping[str, Collection[str]], *, file: str, field: str) -> dict[str, str]:
    """Turn lists around: each word with the name of the list that it stands in.

    Raises:
        DataCheckError: a word stands in two lists.
    """
    found: dict[str, str] = {}
    for name, words in lists.items():
        for word in words:
            earlier = found.setdefault(word, name)
            if earlier != name:
                raise refusal(file, f"{field}.{name}" if field else name, word, f"stands under {earlier!r} as well")
    return found


def refusal(file: str, field: str, value: object, reason: str) -> DataCheckError:
    """Make the error for a value that breaks a rule."""
    where = f"field {field!r}, " if field else ""
    return DataCheckError(f"{file}: {where}value {ascii(value)[:80]} {reason}")
