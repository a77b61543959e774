from __future__ import annotations

import pytest

from sijill.corpus.date_lines import day_of_line


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("5 September 2023", "2023-09-05"),
        ("  Published:\n\tTuesday, 5th Sept. 2023, 10:30 GMT ", "2023-09-05"),
        ("Posted on Sep 5, 2023 at 10:30 am", "2023-09-05"),
        ("May 5, 2023", "2023-05-05"),
        ("2023-09-05T10:00:00Z", "2023-09-05"),
        ("Date: 2023-09-05", "2023-09-05"),
        ("٥ أيلول ٢٠٢٣", "2023-09-05"),
        ("تاريخ النشر: 5 سبتمبر 2023", "2023-09-05"),
        ("الثلاثاء، ٥ كانون الأول ٢٠٢٣", "2023-12-05"),
        ("29 February 2024", "2024-02-29"),
        ("29 February 2023", None),
        ("05/09/2023", None),
        ("September 2023", None),
        ("2023", None),
        ("On 5 September 2023 shells fell", None),
        ("Updated: 5 September 2023", None),
        ("5 September 2023 and 6 September 2023", None),
        ("²5 September 2023", None),
        ("", None),
        ("5 September 2023" + " " * 1000, None),
    ],
)
def test_only_a_line_that_is_a_date_names_a_day(line: str, day: str | None) -> None:
    assert day_of_line(line) == day
