"""JSON as an API sends it: its values, and the very bytes of each element of a list, to keep as evidence."""

from __future__ import annotations

import json
import re
from typing import Any

from sijill.corpus.records import RefusedError

_BLANK = re.compile(r"[ \t\r\n]*")
_DECODER = json.JSONDecoder()


def json_of(body: bytes) -> Any:
    """Give the value of a body in JSON, which is in UTF-8 whatever a header says (RFC 8259).

    Raises:
        RefusedError: It is none.
    """
    text = _decoded(body)
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _refused(text[:40], f"{type(error).__name__}: {error}") from error


def elements_of(body: bytes, *, within: str | None = None) -> list[tuple[Any, bytes]]:
    """Give the elements of a list in JSON, each with the bytes that it is written in.

    Args:
        body: The list, or an object that holds it.
        within: The name of the list within the object; None where the body is the list itself.

    Raises:
        RefusedError: It is no list in JSON.

    Example:
        >>> elements_of(b'[{"id": 1}, 2]')
        [({'id': 1}, b'{"id": 1}'), (2, b'2')]
    """
    text = _decoded(body)
    found: list[tuple[Any, bytes]] = []
    position = _expect("[", text, 0 if within is None else _start_of_member(within, text))
    if text[position : position + 1] == "]":
        return found
    while True:
        value, end = _value_at(text, position)
        found.append((value, text[position:end].encode("utf-8")))
        position = _skip_blank(text, end)
        if text[position : position + 1] == "]":
            return found
        position = _expect(",", text, position)


def _start_of_member(name: str, text: str) -> int:
    """Give where the value of a member of an object begins."""
    position = _expect("{", text, 0)
    while True:
        key, end = _value_at(text, position)
        position = _expect(":", text, end)
        if key == name:
            return position
        _, end = _value_at(text, position)
        position = _expect(",", text, end)


def _value_at(text: str, position: int) -> tuple[Any, int]:
    try:
        return _DECODER.raw_decode(text, position)
    except (ValueError, RecursionError) as error:
        raise _refused(text[position : position + 40], f"{type(error).__name__}: {error}") from error


def _decoded(body: bytes) -> str:
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _refused(body[error.start : error.start + 16], f"not UTF-8 at byte {error.start}") from error


def _skip_blank(text: str, position: int) -> int:
    match = _BLANK.match(text, position)
    return match.end() if match else position


def _expect(sign: str, text: str, position: int) -> int:
    position = _skip_blank(text, position)
    if text[position : position + 1] != sign:
        raise _refused(text[position : position + 40], f"no {sign!r} at character {position}")
    return _skip_blank(text, position + 1)


def _refused(value: object, detail: str) -> RefusedError:
    return RefusedError("not JSON", field="content", value=value, detail=detail)
