from __future__ import annotations

from datetime import date

import pytest

from sijill.extraction.dates import find_dates
from sijill.extraction.dates.genre import genre_of
from sijill.extraction.dates.lexer import tokenise

HISTORY = (
    "The war began in 1841. In May it grew. By 1843 the ports had fallen; in 1844 a truce was made, kept until 1846."
)
REPORT = "Shells fell on Monday. In 2011, 2012 and 2013 the town changed hands; two days ago and yesterday it fell."


@pytest.mark.parametrize(
    ("text", "published", "genre"),
    [
        (HISTORY, None, "narrative"),
        (HISTORY, date(2009, 12, 19), "narrative"),
        (HISTORY, date(1841, 6, 1), "news"),
        (REPORT, date(2023, 9, 5), "news"),
        ("In 2019 and 2020 nothing moved.", date(2023, 9, 5), "news"),
        ("The long war of the 480s BC, told from 490 BC to 479 BC and 470 BC.", None, "narrative"),
        ("", None, "news"),
    ],
)
def test_years_tell_a_history_and_day_words_a_report(text: str, published: date | None, genre: str) -> None:
    assert genre_of(tokenise(text), published) == genre


def test_a_history_is_read_as_one_unless_told_otherwise() -> None:
    months = [mention.edtf for mention in find_dates(HISTORY, published="2009-12-19") if mention.text == "May"]
    told = [
        mention.edtf for mention in find_dates(HISTORY, published="2009-12-19", genre="news") if mention.text == "May"
    ]
    assert (months, told) == (["1841-05"], ["2009-05"])
