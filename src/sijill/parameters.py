"""What may be asked of a notebook, checked before anything runs.

papermill only warns of a parameter that a notebook does not know, takes ``-p flag false`` for a text that counts as
true, and goes on. So each notebook hands its names to one strict object in the cell after its parameters cell.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, ValidationError

from sijill import paths
from sijill.errors import UsageError

_NAMES_OF_IPYTHON = frozenset({"In", "Out", "exit", "quit", "open", "get_ipython"})


class NotebookParameters(BaseModel):
    """The parameters of a notebook: each field is one of them, with its type and its default.

    Subclasses name the fields and hold them to their rules; nothing is converted, and no other field is taken.
    """

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, str_strip_whitespace=True)

    @classmethod
    def given(cls, values: Mapping[str, object]) -> Self:
        """Check parameters that were given by name; every name must be known.

        Raises:
            UsageError: a name is unknown, a value is of another kind or breaks a rule of its parameter; the
                message names the parameter and the value.
        """
        for name, value in values.items():
            if name not in cls.model_fields:
                raise UsageError(f"unknown parameter {name!r} (value {value!r}){nearest(name, cls.model_fields)}")
        try:
            return cls.model_validate(dict(values))
        except ValidationError as error:
            raise UsageError("; ".join(_told(problem) for problem in error.errors())) from error

    @classmethod
    def of(cls, names: Mapping[str, object]) -> Self:
        """Check the names that a notebook holds after its parameters cell.

        papermill injects a parameter that the notebook does not know all the same; so any public name that is
        bound to a plain literal and is no parameter is refused here.

        Args:
            names: the notebook's ``globals()``.

        Raises:
            UsageError: as :meth:`given`.
        """
        return cls.given(
            {
                name: value
                for name, value in names.items()
                if name in cls.model_fields
                or not (name.startswith("_") or name in _NAMES_OF_IPYTHON or not _is_literal(value))
            }
        )

    @classmethod
    def from_words(cls, name: str, words: str) -> object:
        """Give the value that words of a command line mean for a parameter, unchecked.

        ``true`` and ``false`` are truth values where the parameter is one; all else is text, for :meth:`given`
        to judge.

        Example:
            >>> NotebookParameters.from_words("title", "true")
            'true'
        """
        field = cls.model_fields.get(name)
        if field is not None and field.annotation is bool:
            return {"true": True, "false": False}.get(words.strip().lower(), words)
        return words


def project_path(told: str, *, default: Path | None = None) -> Path:
    """Give the file or folder that a parameter names; empty, it is the default, or the project's folder.

    A relative path starts at the project's folder: papermill, nbval and JupyterLab run a notebook in different
    working directories, and a report should not depend on which.
    """
    if default is not None and not told:
        return default
    return (paths.project_root() / Path(told).expanduser()).resolve()


def nearest(name: str, known: Iterable[str]) -> str:
    """Give the end of a message on an unknown name: the known name like it, else all that are known."""
    names = list(known)
    found = difflib.get_close_matches(name.casefold(), names, n=1)
    return f"; did you mean {found[0]!r}?" if found else f"; known are {', '.join(names)}"


def _is_literal(value: object) -> bool:
    if isinstance(value, dict):
        return all(_is_literal(key) and _is_literal(part) for key, part in value.items())
    if isinstance(value, list | tuple):
        return all(_is_literal(part) for part in value)
    return value is None or type(value) in (str, int, float, bool)


def _told(problem: Any) -> str:
    reason = str(problem["msg"]).removeprefix("Value error, ")
    if not problem["loc"]:  # a rule over several parameters, which names them itself
        return reason
    if problem["type"] == "bool_type":
        reason = "is no truth value; give True or False, without quotes"
    elif problem["type"] == "string_type":
        reason = "is no text; put it in quotes"
    else:
        reason = f"cannot be followed: {reason}"
    return f"parameter {str(problem['loc'][0])!r}: {problem['input']!r} {reason}"
