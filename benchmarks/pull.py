"""A whole pull from a server on this machine into a store on the disk: its time, and what a store withstands.

python -m benchmarks.pull [--posts 10000] [--edited 2000] [--kills 50] [--seed 1]

First all posts are pulled, then nothing new, then a part of them edited, then nothing new again. After that the same
posts are pulled into another store by processes that are killed at random moments (SIGKILL) and resumed, and both
stores are compared by digest and file by file. Ends with exit code 1 where anything is not as it must be.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from tests.corpus.web.conftest import OPEN
from tests.corpus.web.killing import Nursery, killed_and_undisturbed, said
from tests.corpus.web.server.posts import edited, made_posts
from tests.corpus.web.server.serving import Server, served
from tests.corpus.web.server.site import Site

from sijill.corpus import pull

CONTENT = "content of the raw store"


def main() -> int:
    """Run both parts and print a line for each step."""
    options = _options()
    site = Site(made_posts(options.posts, seed=options.seed))
    with served(site) as server, tempfile.TemporaryDirectory() as folder:
        wrong = _pulls(server, Path(folder, "raw"), options) if options.edited else []
        if options.kills:
            site.posts = made_posts(options.posts, seed=options.seed)
            wrong += _kills(site, Path(folder), options)
    print("all as it must be" if not wrong else "wrong: " + "; ".join(wrong))
    return int(bool(wrong))


def _pulls(server: Server, raw: Path, options: argparse.Namespace) -> list[str]:
    posts = server.site.posts
    wrong = _step("first pull", server, raw, {"reports_new": options.posts})
    wrong += _step("nothing new", server, raw, {}, most_requests=2)
    for place, number in enumerate(sorted(posts)[: options.edited]):
        posts[number] = edited(posts[number], datetime(2026, 11, 1) + timedelta(seconds=7 * place))
    wrong += _step("edited", server, raw, {"reports_new_version": options.edited})
    return wrong + _step("nothing new", server, raw, {}, most_requests=2)


def _step(
    name: str, server: Server, raw: Path, expected: dict[str, int], most_requests: float = float("inf")
) -> list[str]:
    server.forget()
    began = time.perf_counter()
    record = pull("wordpress", server.address, raw=raw, options=OPEN)
    seconds = time.perf_counter() - began
    kinds = ("reports_new", "reports_new_version", "reports_unchanged", "reports_repeated", "reports_gone")
    found = {kind: record.counts[kind] for kind in kinds if record.counts[kind]}
    print(f"{name:14s}{seconds:8.1f} s  {len(server.lines):4d} requests  {found}", flush=True)
    is_right = found == expected and record.status == "ok" and len(server.lines) <= most_requests
    return [] if is_right else [f"{name}: {found}, status {record.status}"]


def _kills(site: Site, folder: Path, options: argparse.Namespace) -> list[str]:
    began = time.perf_counter()
    with Nursery(site, OPEN) as nursery:
        found, whole, pieces = killed_and_undisturbed(
            nursery, folder, kills=options.kills, lives_in_a_pull=options.lives, seed=options.seed
        )
    seconds = time.perf_counter() - began
    print(f"killed {found.kills} times, with this many reports kept: {found.reports_after_kill}; {seconds:.0f} s")
    checks: dict[str, Any] = {
        "kills": found.kills == options.kills,
        "digest": found.last["outputs"][CONTENT] == found.undisturbed["outputs"][CONTENT],
        "files": said(whole) == said(pieces),
    }
    print(
        f"digest of the content: {found.undisturbed['outputs'][CONTENT]}, resumed: {found.last['outputs'][CONTENT]}"
    )
    return [name for name, is_right in checks.items() if not is_right]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--posts", type=int, default=10_000)
    parser.add_argument("--edited", type=int, default=2_000)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--lives", type=int, default=20, help="the longest life is one in so many of a whole pull")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
