"""Pulls that are killed again and again, compared with one that is left alone; for a test and for the benchmark."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.corpus.web.server.site import Site

CHECKOUT = Path(__file__).resolve().parents[3]
NOT_COMPARED = frozenset({"run.json"})


class Nursery:
    """A program that runs pulls in children of its own."""

    def __init__(self, site: Site, options: dict[str, Any]) -> None:
        self._asked = {"address": site.address, "options": options}
        self._program = subprocess.Popen(
            [sys.executable, "-m", "tests.corpus.web.nursery"],
            cwd=CHECKOUT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def __enter__(self) -> Nursery:
        return self

    def __exit__(self, *_: object) -> None:
        self._program.communicate()

    def pull(self, raw: Path, kill_at: int | None = None) -> dict[str, Any]:
        """Pull; give how it ended: ``is_killed``, and of one that lived ``calls``, ``status`` and ``outputs``."""
        assert self._program.stdin is not None
        assert self._program.stdout is not None
        job = self._asked | {"raw": str(raw), "kill_at": kill_at}
        self._program.stdin.write(json.dumps(job).encode() + b"\n")
        self._program.stdin.flush()
        return dict(json.loads(self._program.stdout.readline()))


@dataclass
class Compared:
    """How a store that was made in many lives stands beside one made in one."""

    undisturbed: dict[str, Any]
    last: dict[str, Any]
    kills: int
    reports_after_kill: list[int]


def killed_and_undisturbed(
    nursery: Nursery, folder: Path, *, kills: int, lives_in_a_pull: int, seed: int
) -> tuple[Compared, Path, Path]:
    """Pull once undisturbed, then into another store with a number of kills, the last pull left alone.

    Args:
        nursery: Where the pulls run.
        folder: Gets the two stores.
        kills: How often to kill.
        lives_in_a_pull: What part of a whole pull the longest life may take: one in so many.
        seed: Of the moments.
    """
    whole, pieces = folder / "whole", folder / "pieces"
    undisturbed = nursery.pull(whole)
    draw = random.Random(seed)  # noqa: S311 - nothing secret
    longest = max(2, undisturbed["calls"] // lives_in_a_pull)
    after: list[int] = []
    done = 0
    for _ in range(3 * kills):
        ended = nursery.pull(pieces, draw.randrange(1, longest))
        if not ended["is_killed"]:
            # It was long enough to end the pull: the next ones are killed while they find nothing new.
            longest = max(2, min(longest, ended["calls"]))
            continue
        done += 1
        after.append(sum(1 for _ in pieces.rglob("village-*.provenance.json")))
        if done == kills:
            break
    return Compared(undisturbed, nursery.pull(pieces), done, after), whole, pieces


def said(raw: Path) -> dict[str, Any]:
    """Read everything in a store but when it was pulled: reports, pages and sidecars, by their names."""
    found: dict[str, Any] = {}
    for path in sorted((raw / "village").rglob("*")):
        name = path.relative_to(raw).as_posix()
        if not path.is_file() or path.name.startswith("."):
            continue
        if path.name.endswith(".provenance.json"):
            values = json.loads(path.read_bytes())
            values.pop("retrieved_at")
            found[name] = values
        elif path.suffix == ".json" or "pages" in path.parts:
            found[name] = path.read_bytes()
    return found
