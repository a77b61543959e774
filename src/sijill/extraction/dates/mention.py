"""The record that a date phrase ends up as."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class DateMention:
    """One date phrase of a text and what it means.

    Attributes:
        start: offset of its first character.
        end: offset after its last; ``text[start:end]`` of the searched text is ``text``.
        text: its words. "since", "until", "from … to" belong to them, "on" and "in" do not.
        edtf: the date in the EDTF forms of the codebook, or None where the words and anchors give none.
        timex_type: ``DATE``, ``TIME``, ``DURATION`` or ``SET``, as in TIMEX3.
        timex_value: TIMEX3 value, with ``X`` for what is not known (``XXXX-09-03``, ``PXD``); or ``PAST_REF``.
        timex_modifier: TIMEX3 ``mod`` such as ``START`` ("early May") or ``APPROX``, or None.
        anchor: what it was resolved against: ``publication``, ``narrative`` (the last date told), ``text`` (told in
            full) or ``none`` (not resolved).
        precision: ``day``, ``week``, ``weekend``, ``month``, ``season``, ``quarter``, ``year``, ``decade``,
            ``century``, ``part of day``, ``time``, ``interval``, ``open`` (one end is open), ``duration``, ``set`` or
            ``vague``.
        is_link: whether it only links sentences ("meanwhile", "so far"); TIMEX does not mark such words.
        parts: for a phrase of several times or with a word such as "since", the times alone; else empty.
    """

    start: int
    end: int
    text: str
    edtf: str | None
    timex_type: str
    timex_value: str
    anchor: str
    precision: str
    timex_modifier: str | None = None
    parts: tuple[DateMention, ...] = ()
    is_link: bool = False


def single_times(mentions: Iterable[DateMention]) -> list[DateMention]:
    """Give the single times of mentions, as TIMEX marks them: "1914" and "1918" for "from 1914 to 1918".

    Args:
        mentions: what `find_dates` gives; a range stands there as one mention with its ``parts``.

    Returns:
        The parts of each mention that has some, else the mention itself, in the same order; no links.
    """
    return [single for mention in mentions if not mention.is_link for single in (mention.parts or (mention,))]
