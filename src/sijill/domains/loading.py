"""Reading of knowledge files: YAML into validated entries, with messages that say where and what is wrong."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from sijill.errors import DataCheckError

Entry = TypeVar("Entry", bound=BaseModel)


def read_yaml(path: Path) -> Any:
    """Read a YAML file as plain values.

    Raises:
        DataCheckError: the file is not there or is no YAML.
    """
    try:
        return yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise DataCheckError(f"{path.name}: cannot be read: {error}") from error


def validate_entry(model: type[Entry], value: Any, *, file: str, name: str) -> Entry:
    """Make one entry from plain values.

    Args:
        model: the pydantic model of the entry.
        value: what the file holds, a mapping for a sound entry.
        file: name of the file, for messages.
        name: how messages call the entry.

    Raises:
        DataCheckError: a field is missing, unknown or of a wrong value; the message names file, entry, field
            and value of each.
    """
    try:
        return model.model_validate(value)
    except ValidationError as error:
        told = "; ".join(
            f"field {'.'.join(map(str, problem['loc'])) or 'entry'!r}, value {ascii(problem['input'])[:80]}:"
            f" {problem['msg']}"
            for problem in error.errors()
        )
        raise DataCheckError(f"{file}: entry {name!r}: {told}") from error


def validate_entries(model: type[Entry], values: Any, *, file: str, key: str) -> list[Entry]:
    """Make entries from a list; ``key`` is the field that names an entry in messages.

    Raises:
        DataCheckError: the value is no list, an entry is not sound, or two entries share their name.
    """
    if not isinstance(values, list):
        raise DataCheckError(f"{file}: field {key!r}, value {ascii(values)[:80]}: expected a list of entries")
    entries = []
    for number, value in enumerate(values, start=1):
        named = value.get(key) if isinstance(value, dict) else None
        entries.append(validate_entry(model, value, file=file, name=str(named or f"number {number}")))
    check_unique((getattr(entry, key) for entry in entries), file=file, field=key)
    return entries


def check_unique(values: Iterable[str], *, file: str, field: str) -> None:
    """Check that no value stands twice.

    Raises:
        DataCheckError: one does; the message names the file, the field and the value.
    """
    seen: set[str] = set()
    for value in values:
        if value in seen:
            raise DataCheckError(f"{file}: entry {value!r}: field {field!r}, value {value!r}: stands twice")
        seen.add(value)
