"""Paragraphs out of lines that were broken to fit a page or a mail."""

from __future__ import annotations

import re
from collections.abc import Sequence

BULLET = re.compile(r"\s*(?:[•·▪●◦‣*–—-]|\(?\d{1,2}[.)])\s+\S")
SHORT = 0.75
"""A line shorter than this part of the widest ones was not broken to fit: a paragraph, or a heading, ends with it."""

_SENTENCE_END = re.compile(r"[.!?:؟…][\"'”’»)\]]*\s*\Z")


def joined_lines(lines: Sequence[str]) -> str:
    """Join broken lines so that each paragraph, heading and bullet stands on a line of its own.

    A blank line and a bullet begin a new line. So does what follows a short line, unless it goes on in small
    letters. A word that is broken with a hyphen keeps the hyphen: whether it belongs to the word cannot be told.

    Args:
        lines: Lines as they stand, without line ends.
    """
    widths = sorted(len(line.rstrip()) for line in lines if line.strip())
    widest = widths[int(len(widths) * 0.9)] if widths else 0
    joined: list[str] = []
    before = ""
    for line in (line.strip() for line in lines):
        if line and before and not _is_new(before, line, widest):
            joined[-1] += line if before.endswith("-") and line[0].islower() else f" {line}"
        elif line:
            joined.append(line)
        before = line
    return "\n".join(joined)


def _is_new(before: str, line: str, widest: int) -> bool:
    """Say whether a line begins something new."""
    if BULLET.match(line):
        return True
    if line[0].islower():
        return False
    is_short = len(before) < SHORT * widest
    return is_short or (bool(_SENTENCE_END.search(before)) and len(before) < 0.9 * widest)
