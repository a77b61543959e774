"""The page of a series: a table of its issues, and what changed since the last edition."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

from sijill import __version__
from sijill.reporting.parameters import Parameters
from sijill.reporting.visibility import visible
from sijill.wording import counted, day_in_words, period_in_words

if TYPE_CHECKING:
    from sijill.reporting.series import Issue


def series_page(
    issues: Sequence[Issue], *, every: str, parameters: Parameters, before: datetime | None, made_at: datetime
) -> str:
    """Give the page: one file without a script, which makes no request.

    Args:
        issues: the issues in the order of their days.
        every: ``week`` or ``month``.
        parameters: what the series was asked for.
        before: when the last edition was made; None where this is the first.
        made_at: when this one is made.
    """
    environment = Environment(
        loader=PackageLoader("sijill.reporting", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=visible,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("series.html.j2").render(
        title=parameters.title or _title(every, parameters),
        period=period_in_words(parameters.first_day, parameters.last_day),
        issues=issues,
        changed=[issue for issue in issues if issue.changes and issue.changes.number],
        before=before and f"{day_in_words(before.date())}, {before:%H:%M} UTC",
        made_at=f"{day_in_words(made_at.date())}, {made_at:%H:%M} UTC",
        version=__version__,
        in_words=period_in_words,
        counted=counted,
    )


def _title(every: str, parameters: Parameters) -> str:
    title = "Weekly reports" if every == "week" else "Monthly reports"
    return f"{title}: {parameters.area}" if parameters.area else title
