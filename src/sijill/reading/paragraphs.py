"""The parts of a report: headline, dateline, bullets, body, and what is no part of the news."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

KINDS = ("headline", "body", "bullet", "boilerplate")

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_BULLET = re.compile(r"\s*[•·▪●–*-]\s+")
_BOILERPLATE = re.compile(
    r"\s*(the\s+)?syrian observatory for human rights\s*\W*"
    r"|\s*(related (articles|posts)|you might (also|so) like|you may also like|read (more|also)|share this|tags|"
    r"continue reading|previous article|next article|leave a (reply|comment))\b.{0,40}",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"\s*(?P<place>[A-Z][\w'-]+(?: [\w'-]+){0,4}?) (?i:province|governorate)?\s*"
    r"(?:[–,-]\s*(?i:(?:the )?(?:syrian observatory for human rights|sohr))\s*)?::?\s",
)
ALIKE = 0.8
"""Share of letters in common that makes a line the title."""
COMPARED = 300
"""Characters of a line and of the title that are compared."""


@dataclass(frozen=True)
class Paragraph:
    """One line of a report: ``text[start:end]``; ``body_start`` is where the news begins after a dateline.

    ``headline_bar`` is the position of the bar between context and news in a headline, if there is one.
    """

    start: int
    end: int
    kind: str
    body_start: int
    headline_bar: int | None = None

    @property
    def has_dateline(self) -> bool:
        """Whether the paragraph opens with a place as dateline ("Deir Ezzor province: …")."""
        return self.body_start > self.start


def paragraphs(text: str, *, title: str | None = None) -> list[Paragraph]:
    """Cut a report into paragraphs, each line that is not blank being one.

    Args:
        text: the text as stored or as prepared.
        title: the report's title; the first line like it is the headline.

    Returns:
        Paragraphs in order, each with its kind, one of ``KINDS``.
    """
    found: list[Paragraph] = []
    seen_headline = False
    matcher = SequenceMatcher(None, "", (title or "").strip().casefold()[:COMPARED])
    for line in _LINE.finditer(text):
        words = line.group()
        start, end = line.start() + len(words) - len(words.lstrip()), line.start() + len(words.rstrip())
        if not seen_headline and title and _is_title(words, title, matcher):
            seen_headline = True
            bar = text.find(" | ", start, end)
            found.append(Paragraph(start, end, "headline", start, bar if bar >= 0 else None))
        elif _BOILERPLATE.fullmatch(words):
            found.append(Paragraph(start, end, "boilerplate", start))
        elif bullet := _BULLET.match(words):
            # A bullet with nothing behind it ends before the space that the mark asks for.
            found.append(Paragraph(start, end, "bullet", min(line.start() + bullet.end(), end)))
        else:
            dateline = _DATELINE.match(text, start, end)
            found.append(Paragraph(start, end, "body", dateline.end() if dateline else start))
    return found


def _is_title(line: str, title: str, matcher: SequenceMatcher[str]) -> bool:
    """Whether a line is the title; ``matcher`` holds the title's beginning, so that it is studied once."""
    first, second = line.strip().casefold(), title.strip().casefold()
    if first == second:
        return True
    # Two long lines that differ in a quote or a space are still the same headline.
    similar = 0.5 < len(first) / max(len(second), 1) < 2
    if not similar:
        return False
    matcher.set_seq1(first[:COMPARED])
    # The quick ratios are upper bounds, so that most lines need no more.
    return min(matcher.real_quick_ratio(), matcher.quick_ratio()) >= ALIKE and matcher.ratio() >= ALIKE
