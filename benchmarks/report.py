"""Size of a report, time to write it, to open it, and to brush over it.

python benchmarks/report.py [--incidents 5000 | --report report.html] [--rounds 3]

Made-up incidents over ten years are rendered to one file. Then a headless Chromium opens it, with every request
refused: measured is the time until the first figure is drawn, until all are, and what each step of moving an end of
the period takes (all filters, the count, the strip and the marks on the screen).
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from sijill import figures, reporting
from sijill.tables import Tables

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run as a program, it knows only its own folder
from tests.reporting.synthetic import many_tables
from tools.take_picture import chromium_path

DRAG = """
async (days) => {
  const handle = document.querySelector(".handle[data-side=to]");
  document.querySelector("#timeline").scrollIntoView({behavior: "instant"});
  await new Promise((done) => setTimeout(done, 800));
  handle.focus();
  const taken = [];
  for (let step = 0; step < days; step += 1) {
    const began = performance.now();
    handle.dispatchEvent(new KeyboardEvent("keydown", {key: "PageDown", bubbles: true}));
    taken.push(performance.now() - began);
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 30)));
  }
  return taken;
}
"""


def main() -> None:
    """Measure and print the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--incidents", type=int, default=5000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--report", type=Path, help="measure this report.html instead of one of made-up incidents")
    options = parser.parse_args()
    if options.report:
        told = {"megabytes": round(options.report.stat().st_size / 1e6, 2)}
        print(json.dumps(told | opened(options.report.resolve(), rounds=options.rounds), indent=1))
        return
    with tempfile.TemporaryDirectory() as folder:
        path, told = written(many_tables(options.incidents), Path(folder))
        told |= opened(path, rounds=options.rounds)
    print(json.dumps({"incidents": options.incidents} | told, indent=1))


def written(tables: Tables, folder: Path) -> tuple[Path, dict[str, Any]]:
    """Select, draw and write the report; give its path, seconds and megabytes."""
    began = time.perf_counter()
    parameters = reporting.Parameters.given({"processed": str(folder / "none")})
    record = reporting.start_record(parameters)
    selection = reporting.select(tables, parameters)
    drawn = {"timeline": figures.timeline(selection.incidents), "map": figures.map(selection.incidents)}
    path = reporting.render(selection, drawn, folder, parameters=parameters, record=record)
    return path, {
        "render_seconds": round(time.perf_counter() - began, 2),
        "megabytes": round(path.stat().st_size / 1e6, 2),
    }


def opened(path: Path, *, rounds: int) -> dict[str, Any]:
    """Open the report in a browser and drag over it; give medians over the rounds."""
    browser_path = chromium_path()
    if browser_path is None:
        sys.exit("no Chromium on this machine; SIJILL_CHROMIUM may name one")
    first, whole, steps = [], [], []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox", "--disable-gpu"])
        for _ in range(rounds):
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            page.route(
                "**/*", lambda route: route.continue_() if route.request.url == path.as_uri() else route.abort()
            )
            began = time.perf_counter()
            page.goto(path.as_uri())
            page.wait_for_selector(".plot[data-drawn]")
            first.append(time.perf_counter() - began)
            page.wait_for_selector("html[data-ready]")
            whole.append(time.perf_counter() - began)
            steps += page.evaluate(DRAG, 12)
            page.close()
        browser.close()
    return {
        "first_figure_seconds": round(statistics.median(first), 2),
        "all_figures_seconds": round(statistics.median(whole), 2),
        "brush_ms_median": round(statistics.median(steps)),
        "brush_ms_worst": round(max(steps)),
    }


if __name__ == "__main__":
    main()
