"""Stored text to text that a parser understands, with a map back to the stored characters.

Posts mask words against filters ("expl*osion"), use curly quotes and no-break spaces. The parser reads the
prepared text; every offset it gives is turned back into one of the stored text, which is never changed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from sijill.domains.masked_words import load_masked_words

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
# An asterisk between two letters masks a word; elsewhere it is a bullet or a footnote mark. A hyphen or dot is a mask
# only in a word that is known to be masked. "al- Sina'ah" is one name.
_CUT = re.compile(
    r"(?<=[A-Za-z])(?P<mask>\*+)(?=[A-Za-z])"
    r"|(?<![A-Za-z])(?:[Aa][lrsdnt]|[Ee]l)-(?P<gap> )(?=[A-Z])"
    r"|(?<![\w.-])(?P<broken>[A-Za-z]{1,12}(?:[.-][A-Za-z]{1,12}){1,3})(?![\w-])"
)
_SIGNS = re.compile(r"[.-]")


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
    inside words are left out, so that "expl*osion" is read as "explosion" and "kil-led" as "killed"; so is the space
    of an article that stands apart from its name ("al- Sina'ah").

    Example:
        >>> prepared = prepare("An expl*osion rocked “Hatlah”")
        >>> prepared.text
        'An explosion rocked "Hatlah"'
        >>> prepared.stored_span(3, 12)
        (3, 13)
    """
    plain = stored.translate(_SAME_LENGTH)
    pieces, cuts, last, removed = [], [], 0, 0
    for start, end in _cuts(plain):
        pieces.append(plain[last:start])
        cuts.append((start - removed, removed + end - start))
        removed += end - start
        last = end
    pieces.append(plain[last:])
    return PreparedText("".join(pieces), tuple(cuts))


def _cuts(plain: str) -> Iterator[tuple[int, int]]:
    """Give the stretches of a text that the parser does not read, in order."""
    masked_words = load_masked_words()
    for found in _CUT.finditer(plain):
        broken = found["broken"]
        if broken is None:
            yield found.span(found.lastgroup or 0)
        elif _SIGNS.sub("", broken).lower() in masked_words:
            yield from (
                (found.start() + sign.start(), found.start() + sign.end()) for sign in _SIGNS.finditer(broken)
            )
