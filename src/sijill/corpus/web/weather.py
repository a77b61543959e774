"""Bad weather between here and a source: what is worth another try, and how long to wait before it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TypeVar

from tenacity import RetryCallState, Retrying, retry_if_exception_type, stop_after_attempt, wait_exponential_jitter

from sijill.corpus.web.clock import Clock

PASSING_STATUSES = frozenset({408, 425, 429})
"""Besides all of 500 and more: statuses after which the same request may succeed."""

FIRST_WAIT_SECONDS = 1
LONGEST_BACKOFF_SECONDS = 60

Value = TypeVar("Value")


class PassingError(Exception):
    """One try failed in a way that may pass; ``retry_after_seconds`` is how long the server asked to wait."""

    def __init__(self, what: str, *, retry_after_seconds: float | None = None) -> None:
        super().__init__(what)
        self.retry_after_seconds = retry_after_seconds


class OutOfReachError(Exception):
    """All tries failed, or the server asks for a longer wait than is allowed; never leaves this room."""


def seconds_to_wait(retry_after: str | None, now: datetime) -> float | None:
    """Read the header Retry-After, seconds or an HTTP date; None where it is absent or cannot be read.

    Example:
        >>> seconds_to_wait("120", datetime(2024, 1, 1, tzinfo=UTC))
        120.0
        >>> seconds_to_wait("Mon, 01 Jan 2024 00:00:30 GMT", datetime(2024, 1, 1, tzinfo=UTC))
        30.0
    """
    value = (retry_after or "").strip()
    if value.isascii() and value.isdigit() and len(value) < 10:
        return float(value)
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError, OverflowError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())


def tried_again(
    step: Callable[[], Value],
    *,
    clock: Clock,
    attempts: int,
    longest_wait_seconds: float,
    told: Callable[[str], None],
) -> Value:
    """Do a step until it succeeds, waiting longer each time, and in odd lengths so that clients do not march in step.

    Args:
        step: What to do; raises :class:`PassingError` where another try may help.
        clock: Waits.
        attempts: The most tries.
        longest_wait_seconds: The longest wait; a server that asks for a longer one is left in peace.
        told: Hears of each wait.

    Raises:
        OutOfReachError: It did not succeed.
    """
    backoff = wait_exponential_jitter(initial=FIRST_WAIT_SECONDS, max=LONGEST_BACKOFF_SECONDS)

    def wait_seconds(state: RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome else None
        asked = error.retry_after_seconds if isinstance(error, PassingError) else None
        seconds = min(backoff(state), longest_wait_seconds) if asked is None else asked
        if seconds > longest_wait_seconds:
            raise OutOfReachError(f"{error}; asks to wait {seconds:.0f} s, longer than {longest_wait_seconds:g} s")
        told(f"{error}; trying again in {seconds:.1f} s")
        return seconds

    retrying = Retrying(
        retry=retry_if_exception_type(PassingError),
        stop=stop_after_attempt(attempts),
        wait=wait_seconds,
        sleep=clock.sleep,
        reraise=True,
    )
    try:
        return retrying(step)
    except PassingError as error:
        raise OutOfReachError(f"{error}; tried {attempts} times") from error
