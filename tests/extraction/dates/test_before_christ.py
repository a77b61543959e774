from __future__ import annotations

import pytest

from sijill.extraction.dates import find_dates


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("In May 480 BC they came. In August they left.", ["BC0480-05", "BC0480-08"]),
        ("In 490 BC they came. The following year they left.", ["BC0490", "BC0489"]),
        ("In 490 BC they came. Ten years later they came again.", ["BC0490", "BC0480"]),
        ("the 480s BC and the 5th century BC", ["BC048", "BC04"]),
        ("from 499 to 493 BC", ["BC0499", "BC0493"]),
        ("(152 B.C to 147 B.C)", ["BC0152", "BC0147"]),
        ("in 7000 BC", []),
        ("In 490 BC they came. Since 1990 we know.", ["BC0490", "1990"]),
    ],
)
def test_years_run_forward_before_christ(text: str, values: list[str]) -> None:
    found = find_dates(text, genre="narrative")
    assert [mention.timex_value for mention in found] == values
    assert [mention.edtf for mention in found if mention.timex_value.startswith("BC")] == [None] * sum(
        value.startswith("BC") for value in values
    )
