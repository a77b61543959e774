from __future__ import annotations

from datetime import UTC, datetime

import pytest
from tests.corpus.web.conftest import StillClock

from sijill.corpus.web.weather import OutOfReachError, PassingError, seconds_to_wait, tried_again

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        (None, None),
        ("", None),
        ("0", 0),
        (" 17 ", 17),
        ("Sun, 22 Nov 2026 12:00:30 GMT", 30),
        ("Sunday, 22-Nov-26 12:01:00 GMT", 60),
        ("Sun, 22 Nov 2026 11:00:00 GMT", 0),
        ("-5", None),
        ("1.5", None),
        ("soon", None),
        ("٣", None),
        ("9" * 400, None),
        ("Sun, 99 Nov 2026 12:00:30 GMT", None),
    ],
)
def test_how_long_a_server_asks_to_wait(header: str | None, seconds: float | None) -> None:
    assert seconds_to_wait(header, NOON) == seconds


def failing(*errors: PassingError) -> object:
    left = list(errors)

    def step() -> str:
        if left:
            raise left.pop(0)
        return "done"

    return step


def test_waits_grow_and_are_never_of_one_length(clock: StillClock) -> None:
    for _ in range(2):
        step = failing(*[PassingError("answered 503")] * 4)
        assert tried_again(step, clock=clock, attempts=5, longest_wait_seconds=300, told=lambda _: None) == "done"  # type: ignore[arg-type]

    first, second = clock.waits[:4], clock.waits[4:]
    assert [int(wait) for wait in first] == [1, 2, 4, 8]
    assert first != second


def test_a_wait_that_is_asked_for_is_kept_to_and_told(clock: StillClock) -> None:
    told: list[str] = []
    step = failing(PassingError("answered 429", retry_after_seconds=17))

    tried_again(step, clock=clock, attempts=2, longest_wait_seconds=300, told=told.append)  # type: ignore[arg-type]

    assert clock.waits == [17]
    assert told == ["answered 429; trying again in 17.0 s"]


@pytest.mark.parametrize(
    ("errors", "message", "waits"),
    [
        ([PassingError("answered 503")] * 9, "answered 503; tried 3 times", 2),
        (
            [PassingError("answered 429", retry_after_seconds=3600)],
            "answered 429; asks to wait 3600 s, longer than 300 s",
            0,
        ),
    ],
)
def test_when_nothing_helps(errors: list[PassingError], message: str, waits: int, clock: StillClock) -> None:
    with pytest.raises(OutOfReachError) as raised:
        tried_again(failing(*errors), clock=clock, attempts=3, longest_wait_seconds=300, told=lambda _: None)  # type: ignore[arg-type]
    assert (str(raised.value), len(clock.waits)) == (message, waits)
