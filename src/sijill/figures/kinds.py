"""Rows by one of their columns: which names it takes, in which order, and what gathers the rare ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sijill import wording
from sijill.errors import UsageError
from sijill.figures.rows import Row
from sijill.schema import EVENT_GROUPS

NOUNS: dict[str, str] = {
    "group": "group",
    "type": "type",
    "modality": "modality",
    "admin1": "governorate",
    "place_name": "place",
    "initiator": "initiator",
    "target": "target",
}
"""Columns that rows can be told apart by, with what one of their values is called."""


@dataclass(frozen=True)
class Kind:
    """The rows that share a name; ``is_others`` where they are those of several rare names."""

    name: str
    rows: tuple[Row, ...]
    is_others: bool = False


def kinds_of(rows: Sequence[Row], by: str, *, most: int) -> list[Kind]:
    """Tell rows apart by a column: groups in the codebook's order, all else by number of rows; none is left out.

    Args:
        rows: the rows.
        by: one of ``NOUNS``.
        most: how many kinds there may be; where there are more, the rarest are one kind, which says how many.

    Raises:
        UsageError: ``by`` is no such column.
    """
    if by not in NOUNS:
        raise UsageError(f"column {by!r}: rows cannot be told apart by it; known are {', '.join(NOUNS)}")
    found: dict[str | None, list[Row]] = {}
    for row in rows:
        found.setdefault(getattr(row, by), []).append(row)
    untold = found.pop(None, [])
    names = sorted((name for name in found if name is not None), key=lambda name: _order(by, name, len(found[name])))
    kept = names if len(names) + bool(untold) <= most else names[: most - 1 - bool(untold)]
    kinds = [Kind(_words(by, name), tuple(found[name])) for name in kept]
    rare = names[len(kept) :]
    if rare:
        rest = tuple(row for name in rare for row in found[name])
        kinds.append(Kind(f"{wording.counted(len(rare), f'other {NOUNS[by]}')}", rest, is_others=True))
    if untold:
        kinds.append(Kind(f"no {NOUNS[by]} told", tuple(untold), is_others=True))
    return kinds


def _order(by: str, name: str, number: int) -> tuple[int, str]:
    return (EVENT_GROUPS.index(name), "") if by == "group" else (-number, name)


def _words(by: str, name: str) -> str:
    if by == "group":
        return wording.GROUP_NAMES[name]
    words = wording.name_in_words(name)
    return words.capitalize() if by in ("type", "modality") else name
