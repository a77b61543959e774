from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.corpus.records import RefusedError
from sijill.corpus.web.elements import elements_of, json_of

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**6), 10**6) | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


@given(values=st.lists(VALUES, max_size=4), indent=st.sampled_from([None, 0, 2]), is_ascii=st.booleans())
def test_elements_are_given_with_their_own_bytes(values: list[Any], indent: int | None, is_ascii: bool) -> None:
    alone = json.dumps(values, indent=indent, ensure_ascii=is_ascii).encode()
    within = json.dumps({"took": {"data": 1}, "data": values, "after": []}, ensure_ascii=is_ascii).encode()

    for found, body in ((elements_of(alone), alone), (elements_of(within, within="data"), within)):
        assert [value for value, _ in found] == values
        assert [json.loads(own) for _, own in found] == values
        assert all(own in body for _, own in found)


@pytest.mark.parametrize(
    ("body", "detail"),
    [
        (b"", "no '[' at character 0"),
        (b"{}", "no '[' at character 0"),
        (b"<html>", "no '[' at character 0"),
        (b'[{"id": 1}, {"id"', "JSONDecodeError: Expecting ':' delimiter: line 1 column 18 (char 17)"),
        (b"[1 2]", "no ',' at character 3"),
        (b"[1,", "JSONDecodeError: Expecting value: line 1 column 4 (char 3)"),
        (b"[1", "no ',' at character 2"),
        (b'["\xff"]', "not UTF-8 at byte 2"),
        (b"[" * 100_000, "RecursionError: maximum recursion depth exceeded while decoding a JSON array"),
    ],
)
def test_what_is_no_list_is_refused(body: bytes, detail: str) -> None:
    with pytest.raises(RefusedError) as refused:
        elements_of(body)
    assert refused.value.detail.startswith(detail)


@pytest.mark.parametrize("body", [b'{"data": 5}', b'{"other": []}', b"[]", b"{", b'{"data"'])
def test_what_has_no_list_within_is_refused(body: bytes) -> None:
    with pytest.raises(RefusedError, match="not JSON"):
        elements_of(body, within="data")


def test_json_is_in_utf_8_whatever_it_says() -> None:
    assert json_of('\ufeff"حلب"'.encode()) == "حلب"
    with pytest.raises(RefusedError, match="not JSON"):
        json_of('"é"'.encode("latin-1"))
