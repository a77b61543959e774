from __future__ import annotations

import logging
from pathlib import Path

import pytest

from sijill.reporting import Parameters, provenance, select
from sijill.run_record import RunRecord
from tests.reporting.synthetic import tables_of


def test_no_scores_are_no_error(tmp_path: Path) -> None:
    assert provenance.scores(tmp_path) is None


@pytest.mark.parametrize(
    "content", ["", "[]", '{"version": "1"}', '{"version": "1", "type_f1": 40, "record_f1": 0.1}']
)
def test_broken_scores_are_told_and_not_used(content: str, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "scores.json").write_text(content, encoding="utf-8")
    with caplog.at_level(logging.WARNING, logger="sijill"):
        assert provenance.scores(tmp_path) is None
    assert "scores.json: not used" in caplog.text


def test_reports_are_counted_by_source_and_licence() -> None:
    tables = tables_of([{}, {}])
    tables["reports"].loc[1, "licence"] = None
    selection = select(tables, Parameters.given({}))
    assert provenance.sources(selection) == [
        ("village-bulletin", "CC BY 4.0", 1),
        ("village-bulletin", "not told", 1),
    ]


def test_drops_stand_in_the_order_of_the_steps() -> None:
    record = RunRecord("report", {})
    record.drops["outside the period"] = 4
    record.upstream = {
        "translate": {"drops": {"d": 1}},
        "extract": {"drops": {"b": 2, "a": 1}},
        "pull": {"drops": {"c": 3}},
    }
    assert provenance.drops(record) == [
        ("pull", "c", 3),
        ("extract", "a", 1),
        ("extract", "b", 2),
        ("translate", "d", 1),
        ("report", "outside the period", 4),
    ]


def test_the_digest_of_the_inputs_does_not_hang_on_their_order() -> None:
    first, second = RunRecord("report", {}), RunRecord("report", {})
    first.inputs, second.inputs = {"a": "1", "b": "2"}, {"b": "2", "a": "1"}
    assert provenance.stamp(first).inputs_digest == provenance.stamp(second).inputs_digest
    second.inputs["a"] = "3"
    assert provenance.stamp(first).inputs_digest != provenance.stamp(second).inputs_digest
