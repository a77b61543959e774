from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sijill import reporting, tables
from sijill.errors import DataCheckError, UsageError
from tests.reporting.synthetic import report_row

TEXT = "On Monday <b>gunmen</b> shot two men in Tafas."


def span(words: str, **given: Any) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words, **given}


EVENT: dict[str, Any] = {
    "report_id": "report1",
    "event_id": "e1",
    "type": "killing",
    "modality": "unconfirmed",
    "date": "2023-09-04",
    "date_text": "On Monday",
    "date_span": {"start": 0, "end": 9},
    "sentence": {"start": 0, "end": len(TEXT)},
    "trigger": span("shot"),
    "initiator": [span("<b>gunmen</b>", actor_id=None)],
    "target": [span("two men", actor_id=None)],
    "partner": [],
    "places": [span("Tafas", role="at", name="Tafas", geo_precision=1)],
    "killed": span("two", best=2, low=2, high=2),
    "injured": None,
    "detained": None,
    "abducted": None,
    "count_span": None,
    "equipment": [],
    "attribution": None,
    "inferred": {"attribution": "the monitor itself"},
}


@pytest.fixture
def processed(tmp_path: Path) -> Path:
    rows = [report_row(1, text=TEXT, title="<i>News</i>"), report_row(2, text="No\u202eews.")]
    tables.write(tmp_path, {"reports": tables.make("reports", rows)})
    (tmp_path / "events.jsonl").write_text(json.dumps(EVENT) + "\n", encoding="utf-8")
    return tmp_path


def test_every_decision_is_marked_and_every_sign_is_text(processed: Path) -> None:
    html = reporting.marked_report(processed)._repr_html_()
    assert '<h3 dir="auto">&lt;i&gt;News&lt;/i&gt;</h3><p><small>village-bulletin, 2023-09-10</small></p>' in html
    assert '<mark class="trigger" title="1: killing, unconfirmed">shot <small>what</small></mark>' in html
    assert (
        '<mark class="initiator" title="1: killing, unconfirmed">&lt;b&gt;gunmen&lt;/b&gt; <small>who</small>' in html
    )
    assert '<mark class="number target" title="1: killing, unconfirmed">two <small>how many</small></mark>' in html
    assert (
        '<li class="actual"><b>killing</b>: told with a hedge; 4 September 2023; at Tafas (the named place); '
        "initiator: &lt;b&gt;gunmen&lt;/b&gt;; target: two men; 2 killed; "
        "attribution inferred: the monitor itself</li>"
    ) in html


def test_a_report_without_events_shows_hidden_signs(processed: Path) -> None:
    html = reporting.marked_report(processed, "report2")._repr_html_()
    assert "No\N{REPLACEMENT CHARACTER}ews." in html
    assert "<ol></ol>" in html


def test_an_unknown_report_is_named(processed: Path) -> None:
    with pytest.raises(UsageError, match="report 'reprot1' is not there; did you mean 'report1'"):
        reporting.marked_report(processed, "reprot1")


def test_events_that_are_not_there(processed: Path) -> None:
    (processed / "events.jsonl").unlink()
    with pytest.raises(DataCheckError, match=r"events\.jsonl: cannot be read"):
        reporting.marked_report(processed)
