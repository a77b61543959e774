"""The one HTML file: tables and figures through the project's own template."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import pandas as pd
import plotly.graph_objects as go
import yaml
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from sijill import files
from sijill.reporting import bundle, evidence, provenance
from sijill.reporting.data_block import data_block
from sijill.reporting.key_figures import key_figures
from sijill.reporting.parameters import Parameters
from sijill.reporting.selection import NOT_ACTUAL, Selection
from sijill.reporting.summary import sentences
from sijill.reporting.visibility import visible
from sijill.run_record import RunRecord
from sijill.wording import name_in_words, period_in_words

PAGE_NAME = "report.html"
_HERE = Path(__file__).resolve().parent
SCRIPTS = (
    *("base.js", "packing.js", "data.js", "state.js", "matching.js", "controls.js", "marks.js", "figures.js"),
    *("walking.js", "brush.js", "table.js", "drawer.js", "downloads.js", "printing.js", "main.js"),
)
"""The parts of the page's one script, in the order in which they are put together."""
ROWS_WITHOUT_SCRIPT = 2000
"""Rows of the table that a reader without scripts gets; more would make the file of a long period too large."""
STYLES = ("page.css", "controls.css", "evidence.css", "print.css")


def render(
    selection: Selection,
    figures: Mapping[str, go.Figure],
    out: Path,
    *,
    parameters: Parameters,
    record: RunRecord,
) -> Path:
    """Write ``report.html``: one file that needs no network, no server and no other file.

    Args:
        selection: what the report tells of.
        figures: Plotly figures by name, drawn in this order; ``layout.meta["description"]`` is the text
            alternative of each.
        out: folder to write into.
        parameters: the parameters that the selection was made with.
        record: the run's record, for the stamp at the end of the page; what the filters left out is added to it.

    Returns:
        The path of the page.
    """
    _count(selection, record)
    rows = evidence.rows(selection)
    reports = evidence.reports(rows)
    stamp = provenance.stamp(record)
    processed = parameters.processed_directory
    library = bundle.plotly_bundle(figures.values())
    script = page_script()
    page = (
        _environment()
        .get_template("report.html.j2")
        .render(
            title=parameters.title or _title(parameters),
            period=period_in_words(parameters.first_day, parameters.last_day),
            covered=_covered(selection, parameters),
            parameters=parameters,
            selection=selection,
            key_figures=list(key_figures(selection).itertuples()),
            figures=[bundle.figure_block(name, figure) for name, figure in figures.items()],
            actual_rows=[row for row in rows if row.event["is_actual"]],
            other_rows=[row for row in rows if not row.event["is_actual"]],
            reports=reports,
            not_actual_left_out=selection.left_out.get(NOT_ACTUAL, 0),
            tells_of_harm=bool(selection.events[["killed_best", "killed_low", "injured_best"]].gt(0).any(axis=None)),
            sources=provenance.sources(selection),
            scores=provenance.scores(processed),
            definitions=_definitions(selection),
            stamp=stamp,
            drops=provenance.drops(record),
            sentences=sentences(selection, parameters),
            rows_without_script=ROWS_WITHOUT_SCRIPT,
            data=bundle.packed(data_block(selection, rows, reports, processed=processed, stamp=stamp)),
            bundle=library,
            script=Markup(script),  # noqa: S704 - our own script
            style=Markup("".join(map(_package_text, STYLES))),  # noqa: S704 - our own style sheet
            policy=bundle.content_security_policy(bundle.policy_hash(script), library.policy_hash),
        )
    )
    path = out / PAGE_NAME
    files.write_text(path, page)
    return path


def page_script() -> str:
    """Give the page's own script: its parts in one function, so that they share names with nothing else."""
    parts = "\n".join(map(_package_text, SCRIPTS))
    return f'(() => {{\n"use strict";\n{parts}\nstart();\n}})();'


def _title(parameters: Parameters) -> str:
    return f"Situation report: {parameters.area}" if parameters.area else "Situation report"


def _covered(selection: Selection, parameters: Parameters) -> str | None:
    """Give the days that are told of where the period that was asked for is open; None where it is not."""
    days = pd.concat([selection.incidents["date_start"], selection.incidents["date_end"]]).dropna()
    if days.empty or (parameters.first_day and parameters.last_day):
        return None
    return period_in_words(days.min().date(), days.max().date())


def _count(selection: Selection, record: RunRecord) -> None:
    record.count("incidents_read", selection.incidents_read)
    record.count("incidents", len(selection.incidents))
    record.count("events", len(selection.events))
    record.count("reports", len(selection.reports))
    record.drops.update({f"incident: {reason}": number for reason, number in selection.left_out.items()})
    record.drops.update({f"event: {reason}": number for reason, number in selection.events_left_out.items()})


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("sijill.reporting", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=visible,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["in_words"] = name_in_words
    return environment


def _package_text(name: str) -> str:
    return (_HERE / "templates" / name).read_text(encoding="utf-8")


def _definitions(selection: Selection) -> dict[str, dict[str, str]]:
    """Define only what the report shows."""
    known = yaml.safe_load((_HERE / "definitions.yml").read_text(encoding="utf-8"))
    types, modalities = set(selection.events["type"]), set(selection.events["modality"])
    return {
        "types": {name: text for name, text in known["types"].items() if name in types},
        "modalities": {name: text for name, text in known["modalities"].items() if name in modalities},
    }
