from __future__ import annotations

from sijill.reporting import Parameters, key_figures, select
from tests.reporting.synthetic import SAMPLE, tables_of


def test_figures_count_incidents_that_happened_and_no_totals_twice() -> None:
    figures = key_figures(select(tables_of(SAMPLE), Parameters.given({"include_not_actual": True})))
    assert dict(zip(figures["figure"], figures["value"], strict=True)) == {
        "incidents": "8",
        "events": "8",
        "reports": "8",
        "killed": "at least 33",  # 3, at least 24, 5 to 7, 1; not the 160 of the month
        "injured": "4",
        "detained": "12",
        "dated": "75%",
        "placed": "75%",
    }
    assert list(figures["note"])[3] == "in 4 of 7 incidents"


def test_without_incidents_no_share_is_claimed() -> None:
    figures = key_figures(select(tables_of([]), Parameters.given({})))
    assert list(figures["value"]) == ["0", "0", "0", "not told", "not told", "not told", "–", "–"]
