from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.evaluation import Detection, TimeExpression, TimexScores
from sijill.evaluation.timex_documents import TimexDocument
from sijill.evaluation.timex_scores import compare_expressions, faults, score_document


def at(start: int, end: int, value: str = "2023", kind: str | None = "DATE") -> TimeExpression:
    return TimeExpression(start, end, "x" * (end - start), value, kind)


EXPRESSIONS = st.lists(
    st.builds(lambda start, length: at(start, start + length), st.integers(0, 40), st.integers(1, 12)), max_size=15
)


@pytest.mark.parametrize(
    ("marked", "found", "pairs"),
    [
        ([(0, 4)], [(0, 4)], [((0, 4), (0, 4))]),
        ([(0, 4)], [(3, 9)], [((0, 4), (3, 9))]),
        ([(0, 4)], [(4, 9)], []),
        ([(0, 4), (5, 9)], [(0, 9)], [((0, 4), (0, 9))]),
        ([(0, 9)], [(0, 4), (5, 9)], [((0, 9), (0, 4))]),
        # Equal extent goes before the order of the text, so that the inner of two nested marks is found by itself.
        ([(0, 9), (0, 4)], [(0, 4)], [((0, 4), (0, 4))]),
        ([(0, 9), (0, 4)], [(0, 4), (5, 9)], [((0, 9), (5, 9)), ((0, 4), (0, 4))]),
        ([(0, 20), (2, 4), (15, 18)], [(16, 17), (1, 3)], [((0, 20), (1, 3)), ((15, 18), (16, 17))]),
        ([], [(0, 4)], []),
    ],
)
def test_pairs(
    marked: list[tuple[int, int]], found: list[tuple[int, int]], pairs: list[tuple[tuple[int, int], tuple[int, int]]]
) -> None:
    compared = compare_expressions([at(*span) for span in marked], [at(*span) for span in found])
    assert [((one.start, one.end), (other.start, other.end)) for one, other in compared.pairs] == pairs
    assert len(compared.missed) == len(marked) - len(pairs)
    assert len(compared.spurious) == len(found) - len(pairs)


@given(EXPRESSIONS, EXPRESSIONS)
def test_each_expression_is_in_one_pair_at_most_and_none_that_could_be_paired_is_left(
    marked: list[TimeExpression], found: list[TimeExpression]
) -> None:
    ordered = sorted(marked, key=lambda one: (one.start, -one.end))
    compared = compare_expressions(ordered, found)
    assert len(compared.pairs) + len(compared.missed) == len(marked)
    assert len(compared.pairs) + len(compared.spurious) == len(found)
    assert all(one.start < other.end and other.start < one.end for one, other in compared.pairs)
    left = [(one, other) for one in compared.missed for other in compared.spurious]
    assert not [1 for one, other in left if one.start < other.end and other.start < one.end]


@pytest.mark.parametrize(
    ("found", "has_types", "wrong"),
    [
        (at(0, 4, "194X"), True, ()),
        (at(0, 4, "194"), False, ()),
        (at(0, 5, "194X"), True, ("extent",)),
        (at(0, 4, "1945"), True, ("value",)),
        (at(0, 4, "194", "DURATION"), True, ("type",)),
        (at(0, 4, "194", "DURATION"), False, ()),
        (at(1, 4, "1945", None), True, ("extent", "value", "type")),
    ],
)
def test_faults_of_a_pair(found: TimeExpression, has_types: bool, wrong: tuple[str, ...]) -> None:
    assert faults((at(0, 4, "194"), found), has_types=has_types) == wrong


def test_a_value_that_nobody_told_is_never_right() -> None:
    assert faults((at(0, 4, ""), at(0, 4, "")), has_types=False) == ("value",)


def test_scores_of_a_document() -> None:
    marked = (at(0, 4), at(10, 14), at(20, 24), at(30, 34))
    found = [at(0, 4), at(10, 15), at(20, 24, "1951", "TIME"), at(40, 44), at(50, 54)]
    document = TimexDocument("", None, marked, has_types=True)
    scores = score_document(document, compare_expressions(marked, found))
    assert scores == TimexScores(
        strict=Detection(2, 3, 2), relaxed=Detection(3, 2, 1), value=Detection(2, 3, 2), type=Detection(2, 3, 2)
    )
    assert (scores.relaxed.precision, scores.relaxed.recall) == (0.6, 0.75)
    untyped = score_document(TimexDocument("", None, marked, has_types=False), compare_expressions(marked, found))
    assert list(untyped.to_json()) == ["strict", "relaxed", "value"]
    assert (scores + untyped).type == scores.type
    assert (scores + untyped).strict == Detection(4, 6, 4)
