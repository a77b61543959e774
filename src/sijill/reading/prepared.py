"""Stored text to text that a parser understands, with a map back to the stored characters.

Posts mask words against filters ("expl*osion"), use curly quotes and no-break spaces. The parser reads the
prepared text; every offset it gives is turned back into one of the stored text, which is never changed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

_SAME_LENGTH = str.maketrans(
    {
        "‘": "'",
        "’": "'",
        "ʼ": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "\u00a0": " ",
        "\u202f": " ",
        "\t": " ",
        "‐": "-",
        "‑": "-",
    }
)
# An asterisk between two letters masks a word; elsewhere it is a bullet or a footnote mark.
_MASK = re.compile(r"(?<=[A-Za-z])\*+(?=[A-Za-z])")


@dataclass(frozen=True)
class PreparedText:
    """Text for the parser and the way back to the stored text.

    ``cuts`` lists, in order, for each stretch of characters left out, its position in ``text`` and how many
    characters have been left out up to and with it.
    """

    text: str
    cuts: tuple[tuple[int, int], ...] = ()

    def stored_span(self, start: int, end: int) -> tuple[int, int]:
        """Give the offsets in the stored text of ``text[start:end]``, masks inside included."""
        return self._stored(start), self._stored(end - 1) + 1 if end > start else self._stored(start)

    def _stored(self, position: int) -> int:
        index = bisect_left(self.cuts, (position + 1, -1)) - 1
        return position + (self.cuts[index][1] if index >= 0 else 0)


def prepare(stored: str) -> PreparedText:
    """Prepare a stored text for the parser.

    Curly quotes, no-break spaces and odd hyphens become their plain forms, character for character; masks
    inside words are left out, so that "expl*osion" is read as "explosion".

    Example:
        >>> prepared = prepare("An expl*osion rocked “Hatlah”")
        >>> prepared.text
        'An explosion rocked "Hatlah"'
        >>> prepared.stored_span(3, 12)
        (3, 13)
    """
    plain = stored.translate(_SAME_LENGTH)
    pieces, cuts, last, removed = [], [], 0, 0
    for mask in _MASK.finditer(plain):
        pieces.append(plain[last : mask.start()])
        cuts.append((mask.start() - removed, removed + len(mask.group())))
        removed += len(mask.group())
        last = mask.end()
    pieces.append(plain[last:])
    return PreparedText("".join(pieces), tuple(cuts))
