"""The outcome of normalisation, before it is joined with the text."""

from __future__ import annotations

from dataclasses import dataclass

from sijill.extraction.dates.periods import Period


@dataclass(frozen=True)
class Resolved:
    """What a reading means against its anchors.

    ``edtf`` is None where no date follows; ``period`` gives the days it spans, for relations such as "since" and for
    what is told from it later. ``value``, ``timex_type`` and ``modifier`` follow TIMEX3.
    """

    value: str
    timex_type: str
    precision: str
    anchor: str = "none"
    edtf: str | None = None
    period: Period | None = None
    modifier: str | None = None
    is_before_christ: bool = False
    is_link: bool = False
