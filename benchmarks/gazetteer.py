"""How fast a large gazetteer loads, how much memory it takes, and how fast it answers.

python benchmarks/gazetteer.py [--names 50000] [--rounds 3]

Made-up villages are added to the shipped table until it holds the names asked for, as a user's own table would. Each
round loads it in a process of its own; the import of the package is not part of the loading, its memory is.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time

from sijill.gazetteer.additions import COLUMNS, additions_path, write_rows
from sijill.gazetteer.index import load

BEGINNINGS = ("Khirbat", "Tell", "Rasm", "Bir", "Umm", "Kafr", "Deir", "Abu", "Wadi", "Qasr")
CONSONANTS, VOWELS = "bdfghjklmnrstwz", "aiu"
LOOKED_UP = 2_000


def main() -> None:
    """Measure in processes of their own and print the best round, or measure here and print JSON."""
    parser = argparse.ArgumentParser(description="Loading time, memory and speed of a large gazetteer.")
    parser.add_argument("--names", type=int, default=50_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--measure", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        print(json.dumps(measure()))
        return
    with tempfile.TemporaryDirectory() as root:
        environment = os.environ | {"SIJILL_ROOT": root}
        shipped = sum(len(place.names) for place in load().places)
        os.environ["SIJILL_ROOT"] = root
        write_rows(additions_path("syria"), made_up(max(0, options.names - shipped)))
        command = [sys.executable, __file__, "--measure"]
        rounds = [
            json.loads(subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout)
            for _ in range(options.rounds)
        ]
    best = min(rounds, key=lambda figures: figures["load_s"])
    for what, value in best.items():
        print(f"{what:24s}{value:>12,.3f}")


def measure() -> dict[str, float]:
    """Give names held, seconds of loading, peak memory in MB, and milliseconds an answer."""
    before = time.perf_counter()
    gazetteer = load()
    loaded = time.perf_counter() - before
    names = [name for place in gazetteer.places for name in place.names]
    chosen = names[:: max(1, len(names) // LOOKED_UP)]
    figures = {"names": float(len(names)), "load_s": loaded}
    figures["memory_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    figures["knows_ms"] = _milliseconds(lambda name: gazetteer.knows(name), chosen)
    figures["resolve_ms"] = _milliseconds(lambda name: gazetteer.resolve(name, containers=["Aleppo"]), chosen)
    unknown = [f"{name[:3]}a{name[3:]}" for name in chosen]
    figures["resolve_unknown_ms"] = _milliseconds(lambda name: gazetteer.resolve(name), unknown)
    return figures


def _milliseconds(ask: object, names: list[str]) -> float:
    before = time.perf_counter()
    for name in names:
        ask(name)  # type: ignore[operator]
    return 1000 * (time.perf_counter() - before) / len(names)


def made_up(number: int) -> list[dict[str, str]]:
    """Give rows of villages with made-up names, the same at every run."""
    chance = random.Random(0)  # noqa: S311 - made-up names, no secrets
    rows = []
    for count in range(number):
        syllables = "".join(chance.choice(CONSONANTS) + chance.choice(VOWELS) for _ in range(chance.randint(2, 4)))
        name = f"{chance.choice(BEGINNINGS)} {syllables.capitalize()}"
        rows.append(
            dict.fromkeys(COLUMNS, "")
            | {
                "place_id": f"sy-added-{count}",
                "name": name,
                "feature": "populated place",
                "lat": f"{chance.uniform(32.6, 36.9):.4f}",
                "lon": f"{chance.uniform(36.0, 41.9):.4f}",
                "admin1": chance.choice(("Aleppo", "Homs", "Hama", "Raqqa")),
                "radius_km": "2",
                "prominence": "0",
                "source": "made up",
            }
        )
    return rows


if __name__ == "__main__":
    main()
