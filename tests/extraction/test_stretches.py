from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sijill.extraction.stretches import Stretches

SPANS = st.tuples(st.integers(0, 12), st.integers(1, 6)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.lists(SPANS, max_size=8), SPANS)
def test_the_answers_are_those_of_looking_at_each(stretches: list[tuple[int, int]], asked: tuple[int, int]) -> None:
    start, end = asked
    found = Stretches(stretches)
    assert found.overlap(start, end) == any(first < end and start < last for first, last in stretches)
    assert found.hold(start, end) == any(
        first <= start and end <= last and last - first > end - start for first, last in stretches
    )


def test_nothing_is_in_no_stretches() -> None:
    assert not Stretches([]).overlap(0, 5)
    assert not Stretches([]).hold(0, 5)
