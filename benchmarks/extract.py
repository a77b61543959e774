"""Speed of the whole extraction against spaCy's English pipeline on the same texts, and the peak memory of each.

python benchmarks/extract.py [--words 200000] [--rounds 3] [--reports data/gold/train.jsonl]

Three sides: the bare parser (what extraction builds on: tags, parse, lemmas), the pipeline as it is installed (as
spaCy loads it by default, entity recogniser included), and the extraction. Each measurement runs in a process of its
own, the sides in turn, so that none warms another's caches and a busy machine slows all. The ratios are those of the
medians, of words a second of the clock and of words a second of the processor, which other programs disturb less;
loading of models and data is not part of them.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import spacy

from sijill import extraction, paths, settings
from sijill.extraction.extracting import BATCH_SIZE
from sijill.reading import read
from sijill.schema import Report

PARSER, INSTALLED, EXTRACTION = SIDES = ("parser", "installed", "extraction")
TITLES = {PARSER: "bare parser", INSTALLED: "installed pipeline", EXTRACTION: "extraction"}
FIELDS = ("report_id", "source", "title", "published", "url", "text")


def main() -> None:
    """Measure the sides in turn and print a table, or measure one side and print its figures as JSON."""
    options = _options()
    if options.side:
        print(json.dumps(measure(options.side, reports_of(options.reports, options.words))))
        return
    figures: dict[str, list[dict[str, float]]] = {side: [] for side in SIDES}
    for _ in range(options.rounds):
        for side in SIDES:
            figures[side].append(_measured_aside(side, options))
    print(f"{'':36s}{'words a second':>16s}{'of the processor':>18s}{'peak memory, MB':>18s}")
    speeds = {side: _medians(rounds) for side, rounds in figures.items()}
    for side, rounds in figures.items():
        peak = max(one["peak_memory_mb"] for one in rounds)
        print(f"{TITLES[side]:36s}{speeds[side][0]:>16,.0f}{speeds[side][1]:>18,.0f}{peak:>18,.0f}")
    for side in (PARSER, INSTALLED):
        clock, processor = (ours / other for ours, other in zip(speeds[EXTRACTION], speeds[side], strict=True))
        print(f"{'ratio, extraction to ' + TITLES[side]:39s}{clock:>13.2f}{processor:>18.2f}")
    words = figures[PARSER][0]["words"]
    print(f"medians of {options.rounds} rounds over {words:,.0f} words")


def _medians(rounds: Sequence[dict[str, float]]) -> tuple[float, float]:
    """Give the medians of words a second of the clock and of the processor."""
    clock, processor = (
        statistics.median(one[name] for one in rounds) for name in ("words_per_second", "words_per_processor_second")
    )
    return clock, processor


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
        ``words``, ``words_per_second``, ``words_per_processor_second`` and ``peak_memory_mb``, the most that this
        process ever held.
    """
    words = sum(len(report.text.split()) for report in reports)
    texts = _extract(reports) if side == EXTRACTION else _parse(side, reports)
    # The first texts load what is loaded late; they are not counted.
    next(texts)
    started, started_processor = time.perf_counter(), time.process_time()
    for _ in texts:
        pass
    seconds, processor_seconds = time.perf_counter() - started, time.process_time() - started_processor
    peak_kb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # macOS counts bytes, Linux kilobytes.
    peak_mb = peak_kb / (1_000_000 if sys.platform == "darwin" else 1_000)
    return {
        "words": words,
        "words_per_second": words / seconds,
        "words_per_processor_second": words / processor_seconds,
        "peak_memory_mb": peak_mb,
    }


def _parse(side: str, reports: list[Report]) -> Iterator[object]:
    """Give nothing once the pipeline is warm, then each parsed text."""
    parser = extraction.load_parser() if side == PARSER else spacy.load(settings.pipeline_name())
    texts = [read(report).prepared.text for report in reports]
    list(parser.pipe(texts[:5]))
    yield None
    yield from parser.pipe(texts, batch_size=BATCH_SIZE)


def _extract(reports: list[Report]) -> Iterator[object]:
    """Give nothing once the pipeline is warm, then each event."""
    pipeline = extraction.make_pipeline()
    list(extraction.read_events(reports[:5], pipeline=pipeline))
    yield None
    yield from extraction.read_events(reports, pipeline=pipeline)


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
