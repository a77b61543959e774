"""Reports that are the same post, or nearly the same text: recorded, never dropped.

Two reports are *the same address* where any of their addresses has one canonical form (see
:mod:`sijill.corpus.addresses`), and *near-duplicate text* where their MinHash signatures (Broder 1997) agree in at
least :data:`LEAST_SIMILARITY` of their places. Signatures are compared where they agree in all five rows of at least
one of 25 bands (locality-sensitive hashing; Leskovec, Rajaraman and Ullman, "Mining of Massive Datasets", chapter
3): of texts as alike as the threshold that finds 99 in 100, of texts that share a fifth of their shingles one pair
in a hundred, which the comparison then leaves out. Bands are sorted, not indexed, as an index of 100,000 reports
would take half a gigabyte.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import combinations, pairwise
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import Field, ValidationError

from sijill import files
from sijill.corpus.digests import content_digest
from sijill.corpus.signatures import KnownReports, SignatureCache, forget
from sijill.errors import DataCheckError
from sijill.run_record import RunRecord, display_path
from sijill.schema import Record, ReportId

DUPLICATES_FILE = "duplicates.jsonl"
LEAST_SIMILARITY = 0.7
BANDS, ROWS = 25, 5

Kind = Literal["same address", "near-duplicate text"]
SAME_ADDRESS: Kind = "same address"
NEAR_DUPLICATE: Kind = "near-duplicate text"
MOST_IN_FULL = 8
"""In a larger group of likely duplicates each is compared with the earliest and with the one before only."""

_MULTIPLIERS = np.array(
    [1, 0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x27D4EB2F165667C5], np.uint64
)
"""Odd numbers that spread the rows of a band over one key; what shares a key by chance is told apart later."""

_COMPARED_AT_ONCE = 50_000


class Duplicate(Record):
    """Two reports that are the same post or nearly the same text; the first was published earlier.

    ``similarity`` is the share of shingles of five words that both texts have, estimated to about 0.04. ``address``
    is the canonical address that both have where that is what makes them duplicates.
    """

    kind: Kind
    similarity: float = Field(ge=0, le=1)
    address: str | None
    first_source: str
    first_report_id: ReportId
    second_source: str
    second_report_id: ReportId


def stored_duplicates(raw: Path) -> list[Duplicate]:
    """Read which reports of a raw store are duplicates of each other, as the last pull found them.

    Args:
        raw: The raw store.

    Returns:
        The pairs by day of publication; none where nothing was pulled yet.

    Raises:
        DataCheckError: The file was damaged.
    """
    path = raw / DUPLICATES_FILE
    if not path.is_file():
        return []
    found = []
    for number, line in enumerate(path.read_bytes().splitlines(), start=1):
        try:
            found.append(Duplicate.model_validate_json(line))
        except ValidationError as error:
            raise DataCheckError(f"{display_path(path)}:{number}: no record of duplicates; pull again") from error
    return found


def note_duplicates(raw: Path, record: RunRecord) -> None:
    """Write which reports are duplicates to ``<raw>/duplicates.jsonl``, unless it is there for the store as it is.

    Only texts that are new since the last time are read. The result depends on the reports alone, not on the order in
    which they were pulled.

    Args:
        raw: The raw store.
        record: Gets the counts ``pairs_of_same_address`` and ``pairs_of_near_duplicates`` where the file is written.
    """
    try:
        found = _written(raw)
    except sqlite3.DatabaseError:
        forget(raw)
        found = _written(raw)
    if found is not None:
        kinds = [duplicate.kind for duplicate in found]
        record.count("pairs_of_same_address", kinds.count(SAME_ADDRESS))
        record.count("pairs_of_near_duplicates", kinds.count(NEAR_DUPLICATE))


def _written(raw: Path) -> list[Duplicate] | None:
    """Write the file of duplicates; None where it is there for the store as it is."""
    content = content_digest(raw)
    with closing(SignatureCache(raw)) as cache:
        if cache.done_for() == content and (raw / DUPLICATES_FILE).is_file():
            return None
        cache.update()
        found = _found(cache.known_reports())
        files.write_json_lines(raw / DUPLICATES_FILE, (duplicate.model_dump() for duplicate in found))
        cache.note_done(content)
    return found


def _found(known: KnownReports) -> list[Duplicate]:
    addresses = _pairs_of_same_address(known.addresses)
    pairs = np.array(sorted(addresses.keys() | _likely_pairs(known.signatures)), dtype=np.int64).reshape(-1, 2)
    found = []
    for (one, other), similarity in zip(pairs.tolist(), _similarities(known.signatures, pairs), strict=True):
        address = addresses.get((one, other))
        if address is None and similarity < LEAST_SIMILARITY:
            continue
        found.append(
            Duplicate(
                kind=NEAR_DUPLICATE if address is None else SAME_ADDRESS,
                similarity=round(similarity, 2),
                address=address,
                first_source=known.names[one][0],
                first_report_id=known.names[one][1],
                second_source=known.names[other][0],
                second_report_id=known.names[other][1],
            )
        )
    return found


def _pairs_of_same_address(addresses: Iterable[Iterable[str]]) -> dict[tuple[int, int], str]:
    """Pair each report with the earliest of the same address."""
    numbers: defaultdict[str, list[int]] = defaultdict(list)
    for number, of_report in enumerate(addresses):
        for address in of_report:
            numbers[address].append(number)
    pairs: dict[tuple[int, int], str] = {}
    for address, same in sorted(numbers.items()):
        for other in same[1:]:
            pairs.setdefault((same[0], other), address)
    return pairs


def _likely_pairs(signatures: NDArray[np.uint32]) -> set[tuple[int, int]]:
    """Give the pairs of rows that agree in all rows of at least one band."""
    pairs: set[tuple[int, int]] = set()
    for band in range(BANDS):
        rows = signatures[:, band * ROWS : (band + 1) * ROWS].astype(np.uint64)
        for group in _groups((rows * _MULTIPLIERS).sum(axis=1, dtype=np.uint64)):
            pairs.update(_pairs_in(group))
    return pairs


def _groups(keys: NDArray[np.uint64]) -> Iterator[list[int]]:
    """Give the numbers of equal keys, in order, where there are at least two."""
    order = np.argsort(keys, kind="stable")
    ends = np.flatnonzero(keys[order][1:] != keys[order][:-1]) + 1
    for group in np.split(order, ends):
        if len(group) > 1:
            yield group.tolist()


def _pairs_in(group: list[int]) -> Iterator[tuple[int, int]]:
    if len(group) <= MOST_IN_FULL:
        yield from combinations(group, 2)
        return
    yield from ((group[0], other) for other in group[1:])
    yield from pairwise(group)


def _similarities(signatures: NDArray[np.uint32], pairs: NDArray[np.int64]) -> list[float]:
    found: list[float] = []
    for start in range(0, len(pairs), _COMPARED_AT_ONCE):
        piece = pairs[start : start + _COMPARED_AT_ONCE]
        found += (signatures[piece[:, 0]] == signatures[piece[:, 1]]).mean(axis=1).tolist()
    return found
