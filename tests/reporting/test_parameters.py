from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest

from sijill.errors import UsageError
from sijill.reporting import Parameters


def test_empty_parameters_leave_nothing_out() -> None:
    parameters = Parameters.given({})
    assert parameters.first_day is None
    assert parameters.last_day is None
    assert parameters.types == frozenset()
    assert parameters.actor_words == ()


def test_values_are_read() -> None:
    parameters = Parameters.given(
        {"since": "2023-09-01", "until": "2023-09-30", "event_types": "Drone strike, protest", "actors": " militia ,"}
    )
    assert parameters.first_day == date(2023, 9, 1)
    assert parameters.last_day == date(2023, 9, 30)
    assert parameters.types == {"drone_strike", "protest", "riot"}
    assert parameters.actor_words == ("militia",)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"since": "2023-13-01"}, ["'since'", "'2023-13-01'"]),
        ({"since": "01.09.2023"}, ["'since'", "'01.09.2023'", "ISO"]),
        ({"until": "20230901"}, ["'until'", "'20230901'"]),
        ({"until": "2023-02-29"}, ["'until'", "'2023-02-29'"]),
        ({"since": date(2023, 9, 1)}, ["'since'", "datetime.date(2023, 9, 1)", "quotes"]),
        ({"since": None}, ["'since'", "None"]),
        ({"since": "2023-09-02", "until": "2023-09-01"}, ["'since'", "'2023-09-02'", "'2023-09-01'"]),
        ({"include_not_actual": "false"}, ["'include_not_actual'", "'false'", "True or False"]),
        ({"include_not_actual": 1}, ["'include_not_actual'", "1"]),
        ({"event_types": "shelling, droone_strike"}, ["'event_types'", "'droone_strike'", "'drone_strike'"]),
        ({"event_types": "weather"}, ["'event_types'", "'weather'", "airstrike"]),
        ({"aera": "Raqqa"}, ["'aera'", "'Raqqa'", "'area'"]),
        ({"Since": "2023-09-01"}, ["'Since'", "'since'"]),
        ({"zzz": 1}, ["'zzz'", "known are since, until"]),
    ],
)
def test_what_cannot_be_followed_is_told(given: dict[str, Any], told: list[str]) -> None:
    with pytest.raises(UsageError) as caught:
        Parameters.given(given)
    for words in told:
        assert words in str(caught.value)


def test_all_wrong_values_are_told_at_once() -> None:
    with pytest.raises(UsageError, match=r"'since'.*'include_not_actual'"):
        Parameters.given({"since": "soon", "include_not_actual": "no"})


def test_a_notebooks_own_names_are_no_parameters() -> None:
    names = {
        "__name__": "__main__",
        "_i1": "since = ''",
        "_": 3,
        "In": ["", "since = ''"],
        "Out": {},
        "exit": print,
        "quit": print,
        "open": open,
        "get_ipython": print,
        "pd": pd,
        "found": {"events": pd.DataFrame()},
        "area": "Raqqa",
    }
    assert Parameters.of(names) == Parameters(area="Raqqa")


@pytest.mark.parametrize("value", ["x", 1, 1.5, True, None, ["x"], {"a": [1, None]}, ("x",)])
def test_an_injected_literal_that_is_no_parameter_is_refused(value: object) -> None:
    with pytest.raises(UsageError, match=r"unknown parameter 'untill'.*'until'"):
        Parameters.of({"untill": value})
