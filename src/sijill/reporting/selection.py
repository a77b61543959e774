"""Which incidents a report tells of, with their events, and how many each filter left out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from sijill.reporting.comparison import Earlier, days_before, earlier_of
from sijill.reporting.edits import Edits
from sijill.reporting.marking import Mark
from sijill.reporting.parameters import Parameters
from sijill.reporting.private_persons import without_private_persons
from sijill.tables import Tables

UNDATED = "no date can be derived, and the report is for a period"
OUTSIDE_PERIOD = "outside the period"
OUTSIDE_AREA = "outside the area"
OTHER_TYPE = "of another event type"
OTHER_ACTOR = "none of the actors takes part"
NOT_ACTUAL = "not told as having happened"
ACTOR_COLUMNS = ("initiator", "target", "partner")
AREA_COLUMNS = ("admin1", "admin2", "place_name", "place_text")
Filter = Callable[[pd.DataFrame], "pd.Series[bool]"]


@dataclass(frozen=True)
class Selection:
    """The part of the tables that a report tells of.

    ``incidents``, ``events``, ``reports``, ``event_places`` and ``event_actors`` have the columns of their
    tables. ``left_out`` counts incidents by the first filter that left them out, ``events_left_out`` the
    tellings of kept incidents that were left out; ``incidents_read`` is how many there were. ``earlier`` tells of
    the period before, None where there is no period or nothing to compare it with; ``edits`` what was left out of
    the texts, by report.
    """

    incidents: pd.DataFrame
    events: pd.DataFrame
    reports: pd.DataFrame
    event_places: pd.DataFrame
    event_actors: pd.DataFrame
    left_out: dict[str, int]
    events_left_out: dict[str, int]
    incidents_read: int
    earlier: Earlier | None = None
    edits: Mapping[str, Edits] = field(default_factory=dict)

    def moved(self, report_id: str, mark: Mark) -> Mark:
        """Give a mark of a stored text as one of the text that is shown, from which words may be left out."""
        edits = self.edits.get(report_id)
        return mark if edits is None else mark._replace(start=edits.moved(mark.start), end=edits.moved(mark.end))


def select(tables: Tables, parameters: Parameters) -> Selection:
    """Keep the incidents that the parameters ask for, with the events that tell them and their reports.

    A period keeps what may have happened in it: the interval from ``date_start`` to ``date_end``, open ends
    included, must overlap it. Undated incidents are kept only without a period. An incident that several
    filters would leave out is counted once, at the first.

    Args:
        tables: ``incidents``, ``events``, ``reports``, ``event_places`` and ``event_actors``.
        parameters: the checked parameters.

    Returns:
        The selection, incidents in the order of their dates, undated ones last.
    """
    changes: dict[str, Edits] = {}
    if parameters.leave_out_private_persons:
        tables, changes = without_private_persons(tables)
    kept, left_out = _kept(tables, parameters)
    incidents = _by_date(kept)
    told = _events_of(incidents, tables["events"])
    events = told if parameters.include_not_actual else told[told["is_actual"]]
    return Selection(
        incidents=incidents,
        events=events.reset_index(drop=True),
        reports=_having(tables["reports"], "report_id", events["report_id"]),
        event_places=_having(tables["event_places"], "event_id", events["event_id"]),
        event_actors=_having(tables["event_actors"], "event_id", events["event_id"]),
        left_out=left_out,
        events_left_out={NOT_ACTUAL: len(told) - len(events)} if len(told) > len(events) else {},
        incidents_read=len(tables["incidents"]),
        earlier=_earlier(tables, parameters),
        edits=changes,
    )


def _kept(tables: Tables, parameters: Parameters) -> tuple[pd.DataFrame, dict[str, int]]:
    kept, left_out = tables["incidents"], dict[str, int]()
    for reason, keeps in _filters(tables, parameters):
        mask = keeps(kept).astype(bool)
        if not mask.all():
            left_out[reason] = int((~mask).sum())
            kept = kept[mask]
    return kept, left_out


def _earlier(tables: Tables, parameters: Parameters) -> Earlier | None:
    """Compare with the period of equal length before, where the period is closed on both sides."""
    if not (parameters.first_day and parameters.last_day):
        return None
    first, last = days_before(parameters.first_day, parameters.last_day)
    asked = parameters.model_copy(update={"since": first.isoformat(), "until": last.isoformat()})
    kept, _ = _kept(tables, asked)
    return earlier_of(kept, tables["events"], tables["reports"], first, last)


def folded(text: str) -> str:
    """Fold a name for comparing: no case, accents, apostrophes or hyphens, one space between words."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return " ".join(re.sub(r"[\W_]+", " ", re.sub(r"['’‘ʿʾ`´]", "", bare.casefold())).split())


def _filters(tables: Tables, parameters: Parameters) -> Iterable[tuple[str, Filter]]:
    first, last = parameters.first_day, parameters.last_day
    if first or last:
        yield UNDATED, lambda table: table["date_start"].notna() | table["date_end"].notna()
        yield OUTSIDE_PERIOD, lambda table: _overlaps(table, first, last)
    if parameters.area:
        yield OUTSIDE_AREA, lambda table: _any_holds(table, AREA_COLUMNS, [parameters.area])
    if parameters.types:
        yield OTHER_TYPE, lambda table: table["type"].isin(parameters.types)
    if parameters.actor_words:
        yield OTHER_ACTOR, lambda table: _has_actor(table, tables["event_actors"], parameters.actor_words)
    if not parameters.include_not_actual:
        yield NOT_ACTUAL, lambda table: table["is_actual"]


def _overlaps(table: pd.DataFrame, first: date | None, last: date | None) -> pd.Series[bool]:
    mask = pd.Series(data=True, index=table.index)
    if first:
        mask &= table["date_end"].isna() | (table["date_end"] >= pd.Timestamp(first))
    if last:
        mask &= table["date_start"].isna() | (table["date_start"] <= pd.Timestamp(last))
    return mask


def _any_holds(table: pd.DataFrame, columns: Iterable[str], names: Iterable[str]) -> pd.Series[bool]:
    """Tell which rows hold one of the names, as whole words, in one of the columns."""
    wanted = [f" {folded(name)} " for name in names]

    def holds(value: object) -> bool:
        words = f" {folded(value)} " if isinstance(value, str) else ""
        return any(name in words for name in wanted)

    mask = pd.Series(data=False, index=table.index)
    for column in columns:
        mask |= table[column].map(holds).astype(bool)
    return mask


def _has_actor(table: pd.DataFrame, actors: pd.DataFrame, words: tuple[str, ...]) -> pd.Series[bool]:
    ids = {word.casefold() for word in words}
    of_id = set(actors.loc[actors["actor_id"].str.casefold().isin(ids).fillna(value=False), "event_id"])
    by_id = table["event_ids"].map(lambda event_ids: not of_id.isdisjoint(event_ids.split())).astype(bool)
    return by_id | _any_holds(table, ACTOR_COLUMNS, words)


def _by_date(incidents: pd.DataFrame) -> pd.DataFrame:
    known_day = incidents["date_start"].fillna(incidents["date_end"])
    ordered = incidents.assign(known_day=known_day).sort_values(["known_day", "date_end", "incident_id"])
    return ordered.drop(columns="known_day").reset_index(drop=True)


def _events_of(incidents: pd.DataFrame, events: pd.DataFrame) -> pd.DataFrame:
    order = {event_id: None for event_ids in incidents["event_ids"] for event_id in event_ids.split()}
    known = events.set_index("event_id", drop=False)
    return known.loc[[event_id for event_id in order if event_id in known.index]].reset_index(drop=True)


def _having(table: pd.DataFrame, column: str, values: pd.Series[str]) -> pd.DataFrame:
    return table[table[column].isin(set(values))].reset_index(drop=True)
