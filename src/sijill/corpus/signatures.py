"""What finding duplicates must know of every report, kept so that no text is read twice.

The texts' MinHash signatures lie in ``<raw>/.duplicates.sqlite``, beside the canonical addresses of each report. The
file is no evidence: it can be deleted at any time and is made anew from the store.
"""

from __future__ import annotations

import json
import re
import sqlite3
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sijill.corpus.addresses import canonical_address
from sijill.corpus.names import source_folders, versions_in
from sijill.corpus.records import RefusedError, StoredReport
from sijill.corpus.sealed import check_name, sealed_report

WORDS_IN_SHINGLE = 5
PERMUTATIONS = 128
SEED = 1
"""Seed of the permutations: the same text has the same signature on every machine."""

CACHE_FILE = ".duplicates.sqlite"
FORM_OF_CACHE = 1
"""Raised when a signature is computed otherwise, so that old ones are not compared with new ones."""

PAGE_TYPES = ("text/html", "application/xhtml+xml")

_SHINGLES_AT_ONCE = 2000
_WRITTEN_AT_ONCE = 500
_TABLES = """
DROP TABLE IF EXISTS reports;
DROP TABLE IF EXISTS done;
CREATE TABLE reports (
    folder TEXT, name TEXT, version INTEGER, source TEXT, report_id TEXT, published TEXT, addresses TEXT,
    signature BLOB, PRIMARY KEY (folder, name)
) WITHOUT ROWID;
CREATE TABLE done (content_digest TEXT);
"""
_IN_ORDER = """
SELECT source, report_id, addresses, signature FROM reports ORDER BY published IS NULL, published, source, report_id
"""


@dataclass(frozen=True)
class KnownReports:
    """The latest versions of all reports of a store, the earliest first.

    ``signatures`` has a row for each of ``names`` (source, report id); ``addresses`` holds the canonical forms of all
    addresses that each is known under.
    """

    names: list[tuple[str, str]]
    addresses: list[list[str]]
    signatures: NDArray[np.uint32]


def signature(text: str) -> NDArray[np.uint32]:
    """Give the MinHash signature of a text's shingles of five words, in small letters and without punctuation.

    The share of equal places in two signatures estimates how many of the shingles of two texts are in both (Jaccard
    similarity), to about 0.04.
    """
    from datasketch import MinHash  # takes half a second to import; most steps compare no texts

    made = MinHash(num_perm=PERMUTATIONS, seed=SEED, hashfunc=_hash, scheme="affine32")
    shingles = _shingles(text)
    # In pieces: the library holds all permutations of what it is given at once.
    while piece := list(islice(shingles, _SHINGLES_AT_ONCE)):
        made.update_batch(piece)
    values: NDArray[np.uint32] = made.hashvalues.astype(np.uint32)
    return values


def _hash(shingle: bytes) -> int:
    return zlib.crc32(shingle)


def _shingles(text: str) -> Iterator[bytes]:
    words = re.findall(r"\w+", text.casefold())
    if not words:
        yield text.encode("utf-8")
        return
    for start in range(max(1, len(words) - WORDS_IN_SHINGLE + 1)):
        yield " ".join(words[start : start + WORDS_IN_SHINGLE]).encode("utf-8")


def forget(raw: Path) -> None:
    """Delete a store's cache; nothing in it is missed."""
    (raw / CACHE_FILE).unlink(missing_ok=True)


class SignatureCache:
    """The signatures of a store's reports, brought up to date from the reports that are new.

    Any use raises :class:`sqlite3.DatabaseError` where the file is damaged; :func:`forget` then helps.
    """

    def __init__(self, raw: Path) -> None:
        self._raw = raw
        self._connection = sqlite3.connect(raw / CACHE_FILE)
        try:
            self._prepare()
        except sqlite3.DatabaseError:
            self.close()
            raise

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def done_for(self) -> str | None:
        """Give the content digest of the store that duplicates were last written for."""
        row = self._connection.execute("SELECT content_digest FROM done").fetchone()
        return row[0] if row else None

    def note_done(self, content_digest: str) -> None:
        """Remember the store that duplicates were written for."""
        with self._connection as connection:
            connection.execute("DELETE FROM done")
            connection.execute("INSERT INTO done VALUES (?)", (content_digest,))

    def update(self) -> None:
        """Read the reports whose latest version is not known yet; forget those that are no longer there."""
        for folder in source_folders(self._raw):
            known = dict(
                self._connection.execute("SELECT name, version FROM reports WHERE folder = ?", (folder.name,))
            )
            latest = {name: versions.latest_complete for name, versions in versions_in(folder).items()}
            self._forget(folder, [name for name in known if not latest.get(name)])
            new = ((name, version) for name, version in latest.items() if version and known.get(name) != version)
            rows = (row for name, version in new if (row := _row(folder, name, version)) is not None)
            while piece := list(islice(rows, _WRITTEN_AT_ONCE)):
                with self._connection as connection:
                    connection.executemany("REPLACE INTO reports VALUES (?, ?, ?, ?, ?, ?, ?, ?)", piece)

    def known_reports(self) -> KnownReports:
        """Give all reports by day of publication; those without a day last."""
        (number_of_reports,) = self._connection.execute("SELECT count(*) FROM reports").fetchone()
        signatures = np.empty((number_of_reports, PERMUTATIONS), dtype=np.uint32)
        names, addresses = [], []
        rows = self._connection.execute(_IN_ORDER)
        for number, (source, report_id, told, values) in enumerate(rows):
            names.append((source, report_id))
            addresses.append(json.loads(told))
            signatures[number] = np.frombuffer(values, dtype="<u4")
        return KnownReports(names, addresses, signatures)

    def _forget(self, folder: Path, names: list[str]) -> None:
        with self._connection as connection:
            connection.executemany(
                "DELETE FROM reports WHERE folder = ? AND name = ?", [(folder.name, name) for name in names]
            )

    def _prepare(self) -> None:
        # No waiting for the disk: what a power cut damages is made anew.
        self._connection.execute("PRAGMA synchronous = OFF")
        (form,) = self._connection.execute("PRAGMA user_version").fetchone()
        if form != FORM_OF_CACHE:
            self._connection.executescript(f"{_TABLES} PRAGMA user_version = {FORM_OF_CACHE};")


def _row(folder: Path, name: str, version: int) -> tuple[Any, ...] | None:
    try:
        stored = sealed_report(folder, name, version)
        check_name(stored.report, folder, name)
    except RefusedError:  # told by whoever reads or verifies the store
        return None
    report = stored.report
    values = signature(report.text).astype("<u4").tobytes()
    told = json.dumps(_addresses(stored))
    return (folder.name, name, version, report.source, report.report_id, report.published, told, values)


def _addresses(stored: StoredReport) -> list[str]:
    provenance = stored.provenance
    told = [stored.report.url, provenance.canonical_address]
    # What is no page of its own, such as a feed or a list of posts, came from one address with many others.
    if provenance.media_type in PAGE_TYPES:
        told.append(provenance.fetched_from)
    return sorted({address for address in map(canonical_address, told) if address is not None})
