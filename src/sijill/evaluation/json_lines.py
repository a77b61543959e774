"""Reading records, one JSON value a line, so that a bad line is told by file, line, field and value."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, NoReturn, TypeVar

from pydantic import BaseModel, ValidationError

from sijill.errors import DataCheckError, UsageError
from sijill.run_record import display_path

VALUE_LENGTH_SHOWN = 80
PROBLEMS_SHOWN = 5

RecordType = TypeVar("RecordType", bound=BaseModel)


class Line(NamedTuple):
    """Where a record was read: shown as ``events.jsonl:17``."""

    path: Path
    number: int

    def __str__(self) -> str:
        return f"{display_path(self.path)}:{self.number}"

    def fail(self, field: str, value: object, reason: str) -> NoReturn:
        """Raise the error that names this line, the field, the value and what is wrong with it."""
        raise DataCheckError(f"{self}: {problem(field, value, reason)}")


def problem(field: str, value: object, reason: str) -> str:
    """Tell what is wrong with a value; it is shown as a literal, so that it cannot steer a terminal."""
    return f"field {field!r}, value {ascii(value)[:VALUE_LENGTH_SHOWN]}: {reason}"


def read_records(path: Path, model: type[RecordType]) -> Iterator[tuple[Line, RecordType]]:
    """Give each record of a JSON Lines file with the line it stands on; blank lines are passed over.

    A measure over a part of a file would be taken for a measure of the whole, so the first bad line stops it.

    Raises:
        UsageError: the file is not there.
        DataCheckError: a line is no JSON or breaks a rule of ``model``; the message names file, line, field
            and value.
    """
    if not path.is_file():
        raise UsageError(f"{display_path(path)}: there is no such file")
    with path.open("rb") as handle:
        for number, content in enumerate(handle, start=1):
            if content.strip():
                line = Line(path, number)
                yield line, _record(line, content, model)


def _record(line: Line, content: bytes, model: type[RecordType]) -> RecordType:
    try:
        return model.model_validate_json(content)
    except ValidationError as error:
        told = "; ".join(
            problem(".".join(map(str, case["loc"])) or "(whole line)", case["input"], case["msg"])
            for case in error.errors()[:PROBLEMS_SHOWN]
        )
        raise DataCheckError(f"{line}: {told}") from error
