"""The raw store as a BagIt bag (RFC 8493), for archives and courts."""

from __future__ import annotations

import logging
import shutil
from collections import Counter
from pathlib import Path

import bagit

from sijill import __version__, files
from sijill.corpus.digests import CONTENT
from sijill.corpus.duplicates import DUPLICATES_FILE
from sijill.corpus.locking import locked_if_writable
from sijill.corpus.names import provenance_file, source_folders, versions_in
from sijill.corpus.records import Provenance
from sijill.corpus.sealed import model_in
from sijill.corpus.verifying import verify_sources
from sijill.errors import DataCheckError, UsageError
from sijill.run_record import OK, RECORD_NAME, RunRecord, display_path, printable

TOP_FILES = ("README.md", RECORD_NAME, DUPLICATES_FILE)
"""Beside the sources' folders, these files of a store go into a bag."""

TAG_MANIFEST = "tagmanifest-sha256.txt"

# The library tells every file that it writes as information.
logging.getLogger("bagit").setLevel(logging.WARNING)


def bag(raw: Path, out: Path) -> RunRecord:
    """Copy a raw store into a new BagIt bag and prove the bag valid.

    The store is verified first (see :func:`sijill.corpus.verify`). The payload has SHA-256 manifests;
    ``bag-info.txt`` tells sources, licences, how many reports there are, from when to when they were published and
    retrieved, and the store's content digest. Hidden files do not go in. The bag is made aside and renamed.

    Args:
        raw: The raw store, such as ``data/raw``.
        out: Folder of the bag, which must not exist.

    Returns:
        A run record with the counts of the verification and ``files_in_bag``, and as output the digest of
        the bag's tag manifest, which stands for the whole bag.

    Raises:
        UsageError: There is no store, or ``out`` exists.
        DataCheckError: Something in the store is off, or the bag is not valid.
        StoreInUseError: A pull is writing to the store.
    """
    if out.exists():
        raise UsageError(f"folder {display_path(out)!r}: exists already; a bag is made anew, under another name")
    if not raw.is_dir():
        raise UsageError(f"raw store {display_path(raw)!r}: no such folder")
    if out.resolve().is_relative_to(raw.resolve()):
        raise UsageError(f"folder {display_path(out)!r}: lies in the raw store; choose one outside it")
    record = RunRecord("bag", {"raw": display_path(raw), "out": display_path(out)})
    with locked_if_writable(raw), files.written_aside(out) as aside:
        verify_sources(raw, record)
        if record.drops:
            number = sum(record.drops.values())
            raise DataCheckError(f"raw store {display_path(raw)!r}: {number} things are off; see `sijill verify`")
        _copy(raw, aside)
        made = bagit.make_bag(str(aside), _bag_info(raw, record), checksums=["sha256"])
        try:
            made.validate()
        except bagit.BagError as error:
            raise DataCheckError(f"bag {display_path(out)!r}: not valid: {error}") from error
        record.count("files_in_bag", len(list(made.payload_files())))
    record.wrote(out / TAG_MANIFEST, within=out)
    record.status = OK
    return record


def _copy(raw: Path, out: Path) -> None:
    for folder in source_folders(raw):
        shutil.copytree(folder, out / folder.name, ignore=shutil.ignore_patterns(".*"))
    for name in TOP_FILES:
        if (raw / name).is_file():
            shutil.copy2(raw / name, out / name)


def _bag_info(raw: Path, record: RunRecord) -> dict[str, str | list[str]]:
    """Give the tags of ``bag-info.txt``; the library adds its own, such as the date and the number of bytes."""
    told = _told_by_sidecars(raw)
    days = sorted(told["published"])
    times = sorted(told["retrieved_at"])
    info: dict[str, str | list[str]] = {
        "External-Description": "Raw store of sijill: reports as they were pulled, with their provenance",
        "External-Identifier": f"sha256:{record.inputs[CONTENT]}",
        "Sijill-Version": __version__,
        "Sijill-Sources": printable(", ".join(sorted(told["source"]))),
        "Sijill-Reports": str(record.counts["reports"]),
        "Sijill-Versions": str(record.counts["versions"]),
        "Sijill-Licences": printable(
            "; ".join(f"{name} ({number})" for name, number in sorted(told["licence"].items()))
        ),
    }
    if days:
        info["Sijill-Published"] = f"{days[0]}/{days[-1]}"
    if times:
        info["Sijill-Retrieved"] = f"{times[0]}/{times[-1]}"
    return info


def _told_by_sidecars(raw: Path) -> dict[str, Counter[str]]:
    """Count what the sidecars of all versions tell, by field."""
    told: dict[str, Counter[str]] = {field: Counter() for field in ("source", "licence", "published", "retrieved_at")}
    for folder in source_folders(raw):
        for name, versions in versions_in(folder).items():
            for version in versions.sidecars:
                path = folder / provenance_file(name, version)
                provenance = model_in(path, Provenance, "provenance cannot be read")
                for field, counter in told.items():
                    value = getattr(provenance, field)
                    if value is not None or field == "licence":
                        counter[value or "not told"] += 1
    return told
