"""Sentences about what a figure does not draw, so that every row is drawn or counted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sijill import wording
from sijill.figures.rows import Row


def actual_notes(rows: Sequence[Row], noun: str) -> list[str]:
    """Count the rows that are not told as having happened."""
    number = sum(not row.is_actual for row in rows)
    return _note(number, wording.counted(len(rows), noun), ("is", "are"), "not told as having happened")


def dated_notes(number: int, total: int, noun: str) -> list[str]:
    """Count the rows whose date has no two known ends."""
    return _note(number, wording.counted(total, noun), ("has", "have"), "no derivable date, or one with an open end")


def _note(number: int, total: str, verbs: tuple[str, str], predicate: str) -> list[str]:
    if not number:
        return []
    verb, they = (verbs[0], "it is") if number == 1 else (verbs[1], "they are")
    return [f"{number} of {total} {verb} {predicate}; {they} in the table"]


def described(parts: Iterable[str]) -> str:
    """Join parts of a text alternative into one sentence."""
    return "; ".join(part for part in parts if part) + "."
