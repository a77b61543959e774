"""What all commands share: their options, how they tell of errors, how they end."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from sijill.errors import DataCheckError, SijillError
from sijill.run_record import RECORD_NAME, RunRecord


def storable(words: str | None) -> str | None:
    """Refuse words that no file in UTF-8 can hold, before anything is written."""
    try:
        (words or "").encode("utf-8")
    except UnicodeEncodeError as error:
        raise typer.BadParameter(f"{words!a} is no text in UTF-8") from error
    return words


RawOption = Annotated[Path | None, typer.Option("--raw", help="Raw store [default: data/raw].")]
OutOption = Annotated[Path | None, typer.Option("--out", help="Folder of rebuilt tables [default: data/processed].")]
ProcessedOption = Annotated[
    Path | None, typer.Option("--processed", help="Folder of rebuilt tables [default: data/processed].")
]
LicenceOption = Annotated[
    str | None, typer.Option(help="Licence of the texts, kept in their provenance.", callback=storable)
]
CorpusOption = Annotated[
    str | None,
    typer.Option(
        "--corpus", help="What the gold reports are, in words [default: the file's name].", callback=storable
    ),
]


@contextmanager
def told_errors() -> Iterator[None]:
    """Tell an error on stderr and leave with its exit code; a full disk or a closed folder is a failed run."""
    try:
        yield
    except SijillError as error:
        tell(str(error))
        raise typer.Exit(error.exit_code) from error
    except OSError as error:
        tell(f"{error.filename!r}: cannot be read or written: {error.strerror or error}")
        raise typer.Exit(SijillError.exit_code) from error


def tell(message: str) -> None:
    """Tell a message on stderr."""
    typer.echo(f"sijill: {message}", err=True)


def print_path(path: Path) -> None:
    """Print a path byte for byte, so that the shell can use it even where its name is no UTF-8."""
    typer.echo(os.fsencode(path))


def finish(path: Path, record: RunRecord) -> None:
    """Print where the result is; where something was left out, say how much and leave with exit code 3."""
    print_path(path)
    if record.drops:
        told = ", ".join(f"{number} × {reason}" for reason, number in sorted(record.drops.items()))
        tell(f"{record.step}: left out: {told}; details in {RECORD_NAME}")
        raise typer.Exit(DataCheckError.exit_code)
