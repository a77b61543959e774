from __future__ import annotations

import pytest

from sijill.reporting import Parameters, select
from sijill.reporting.summary import sentences
from sijill.tables import Tables, make
from tests.reporting.synthetic import RAQQA, SAMPLE, report_row, tables_of


def told(tables: Tables, **asked: object) -> list[str]:
    parameters = Parameters.given(asked)
    return sentences(select(tables, parameters), parameters)


def test_three_sentences_count_incidents_with_their_ranges() -> None:
    first, second, third = told(tables_of(SAMPLE))
    assert first.startswith("8 reports tell of 8 incidents as having happened: above all ")
    assert first.endswith("explosions and remote violence (2), strategic developments (2) and battles (1).")
    assert second == "They tell of at least 33 killed, 4 injured and 12 detained."
    assert third.startswith(
        "Uncertain: 7 of 8 have no exact day, 3 no place finer than a governorate, "
        "1 is told with a hedge about its truth;"
    )


BEFORE = (
    "the period of equal length before (27 August 2023 to 31 August 2023: 1 incident told by 1 report with 2 killed)"
)


@pytest.mark.parametrize(
    ("days", "published", "second"),
    [
        (
            ["2023-09-01", "2023-08-31"],
            "2023-08-31",
            f"They tell of 2 killed; that is as many incidents as in {BEFORE}.",
        ),
        (
            ["2023-09-01", "2023-09-02", "2023-08-30"],
            "2023-08-31",
            f"They tell of 4 killed; that is 1 incident more than in {BEFORE}.",
        ),
        (
            ["2023-09-01"],
            "2023-09-05",
            "They tell of 2 killed; the period before cannot be compared, as no report of it was read.",
        ),
    ],
)
def test_the_period_before_is_compared_where_reports_of_it_were_read(
    days: list[str], published: str, second: str
) -> None:
    tables = tables_of([{"date": day, "killed_best": 2, **RAQQA} for day in days])
    rows = [report_row(number, published=published) for number in range(1, len(days) + 1)]
    found = told({**tables, "reports": make("reports", rows)}, since="2023-09-01", until="2023-09-05")
    assert found[1] == second


def test_nothing_is_said_of_nothing() -> None:
    assert told(tables_of(SAMPLE), since="2030-01-01") == []
