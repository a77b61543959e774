"""The three sentences at the head of a report: only what a program can say safely from the tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from sijill.reporting.comparison import Earlier
from sijill.reporting.parameters import Parameters
from sijill.reporting.selection import Selection
from sijill.reporting.tolls import SUMMARY_GROUP, plain_rows, total
from sijill.wording import GROUP_NAMES, counted, period_in_words

GROUPS_NAMED = 3
_VERBS = {"killed": "killed", "injured": "injured", "detained": "detained"}


def sentences(selection: Selection, parameters: Parameters) -> list[str]:
    """Give three sentences: what is told, how that compares and whom it harmed, and what is uncertain.

    They count incidents told as having happened, not tellings; a toll is a range or a least number where the reports
    give one. The change is that against the period of equal length just before, where the tables hold reports of it.
    An empty selection gives none.
    """
    actual = plain_rows(selection.incidents[selection.incidents["is_actual"]])
    if not actual:
        return []
    return [_told(actual, selection), _harm(actual, selection.earlier, parameters), _uncertain(actual)]


def _told(actual: Sequence[Mapping[str, Any]], selection: Selection) -> str:
    tellings = selection.events[selection.events["is_actual"]]
    reports = counted(int(tellings["report_id"].nunique()), "report")
    groups = Counter(row["group"] for row in actual)
    order = list(GROUP_NAMES)
    largest = sorted(groups, key=lambda group: (-groups[group], order.index(group)))
    named = [f"{GROUP_NAMES[group].lower()} ({groups[group]})" for group in largest[:GROUPS_NAMED]]
    verb = "tells" if reports.startswith("1 ") else "tell"
    most = f", most of them {named[0]}" if len(groups) == 1 else f": above all {_listed(named)}"
    most = "" if len(actual) == 1 else most
    return f"{reports.capitalize()} {verb} of {counted(len(actual), 'incident')} as having happened{most}."


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _harm(actual: Sequence[Mapping[str, Any]], earlier: Earlier | None, parameters: Parameters) -> str:
    single = [row for row in actual if row["group"] != SUMMARY_GROUP]
    tolls = {outcome: total(single, outcome) for outcome in _VERBS}
    told = [f"{toll.words} {_VERBS[outcome]}" for outcome, toll in tolls.items() if toll is not None]
    first = f"They tell of {_listed(told)}" if told else "They give no number of people killed, injured or detained"
    return f"{first}{_change(len(actual), earlier, parameters)}."


def _change(number: int, earlier: Earlier | None, parameters: Parameters) -> str:
    if not (parameters.first_day and parameters.last_day):
        return ""
    if earlier is None:
        return "; the period before cannot be compared, as no report of it was read"
    before = f"{counted(earlier.incidents, 'incident')} told by {counted(earlier.reports, 'report')}"
    deaths = f" with {earlier.killed.words} killed" if earlier.killed is not None else ""
    when = period_in_words(earlier.first, earlier.last)
    compared = _difference(number - earlier.incidents)
    return f"; that is {compared} the period of equal length before ({when}: {before}{deaths})"


def _difference(number: int) -> str:
    if number == 0:
        return "as many incidents as in"
    return f"{counted(abs(number), 'incident')} {'more' if number > 0 else 'fewer'} than in"


def _uncertain(actual: Sequence[Mapping[str, Any]]) -> str:
    number = len(actual)
    no_day = sum(row["date_precision"] != "day" or row["is_date_approximate"] for row in actual)
    coarse = sum(row["lat"] is None or row["geo_precision"] == 3 for row in actual)
    hedged = sum(row["modality"] == "unconfirmed" for row in actual)
    parts = [f"{no_day} of {number} have no exact day", f"{coarse} no place finer than a governorate"]
    if hedged:
        are, their = ("is", "its") if hedged == 1 else ("are", "their")
        parts.append(f"{hedged} {are} told with a hedge about {their} truth")
    return f"Uncertain: {', '.join(parts)}; a program coded all of it, and no person checked each record."
