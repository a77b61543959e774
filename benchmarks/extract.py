"""Speed of the whole extraction against the bare parser on the same texts, and the peak memory of each.

python benchmarks/extract.py [--words 200000] [--rounds 3] [--reports data/gold/train.jsonl]

Each measurement runs in a process of its own, the two sides in turn, so that neither warms the other's caches and a
busy machine slows both. The ratio is that of the medians; loading of models and data is not part of it.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

from sijill import extraction, paths
from sijill.extraction.extracting import BATCH_SIZE
from sijill.reading import read
from sijill.schema import Report

SIDES = ("parser", "extraction")
FIELDS = ("report_id", "source", "title", "published", "url", "text")


def main() -> None:
    """Measure both sides in turn and print a table, or measure one side and print its figures as JSON."""
    options = _options()
    if options.side:
        print(json.dumps(measure(options.side, reports_of(options.reports, options.words))))
        return
    figures: dict[str, list[dict[str, float]]] = {side: [] for side in SIDES}
    for _ in range(options.rounds):
        for side in SIDES:
            figures[side].append(_measured_aside(side, options))
    print(f"{'':12s}{'words a second':>16s}{'peak memory, MB':>18s}")
    speeds = {}
    for side, rounds in figures.items():
        speeds[side] = statistics.median(one["words_per_second"] for one in rounds)
        peak = max(one["peak_memory_mb"] for one in rounds)
        print(f"{side:12s}{speeds[side]:>16,.0f}{peak:>18,.0f}")
    words = figures["parser"][0]["words"]
    ratio = speeds["extraction"] / speeds["parser"]
    print(f"{'ratio':12s}{ratio:>16.2f}   of the medians of {options.rounds} rounds over {words:,.0f} words")


def reports_of(path: Path, words: int) -> list[Report]:
    """Read the reports of a gold file, repeated under new ids until they hold the words asked for."""
    told = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    found: list[Report] = []
    held = 0
    while held < words:
        row = told[len(found) % len(told)]
        fields = {name: row[name] for name in FIELDS} | {"report_id": f"{row['report_id']}-{len(found)}"}
        found.append(Report(**fields))
        held += len(row["text"].split())
    return found


def measure(side: str, reports: list[Report]) -> dict[str, float]:
    """Run one side over reports.

    Returns:
        ``words``, ``words_per_second`` and ``peak_memory_mb``, the most that this process ever held.
    """
    words = sum(len(report.text.split()) for report in reports)
    # The first texts load what is loaded late; they are not counted.
    run = _parse if side == "parser" else _extract
    seconds = run(reports)
    peak_kb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # macOS counts bytes, Linux kilobytes.
    peak_mb = peak_kb / (1_000_000 if sys.platform == "darwin" else 1_000)
    return {"words": words, "words_per_second": words / seconds, "peak_memory_mb": peak_mb}


def _parse(reports: list[Report]) -> float:
    parser = extraction.load_parser()
    texts = [read(report).prepared.text for report in reports]
    list(parser.pipe(texts[:5]))
    started = time.perf_counter()
    for _ in parser.pipe(texts, batch_size=BATCH_SIZE):
        pass
    return time.perf_counter() - started


def _extract(reports: list[Report]) -> float:
    pipeline = extraction.make_pipeline()
    list(extraction.read_events(reports[:5], pipeline=pipeline))
    started = time.perf_counter()
    for _ in extraction.read_events(reports, pipeline=pipeline):
        pass
    return time.perf_counter() - started


def _measured_aside(side: str, options: argparse.Namespace) -> dict[str, float]:
    arguments = ["--side", side, "--words", str(options.words), "--reports", str(options.reports)]
    done = subprocess.run([sys.executable, __file__, *arguments], stdout=subprocess.PIPE, text=True, check=True)
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=int, default=200_000, help="words to read on each side")
    parser.add_argument("--rounds", type=int, default=3, help="measurements of each side")
    parser.add_argument("--reports", type=Path, default=paths.gold_directory() / "train.jsonl", help="a gold file")
    parser.add_argument("--side", choices=SIDES, help="measure only this side, in this process, as JSON")
    return parser.parse_args()


if __name__ == "__main__":
    main()
