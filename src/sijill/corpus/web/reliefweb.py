"""The source "reliefweb": reports that ReliefWeb keeps, through version 2 of its API.

Fields and filters: https://apidoc.reliefweb.int/. A report is dated by ``date.original``, the day its publisher
published it; ``date.created`` and ``date.changed`` are ReliefWeb's own.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from sijill.corpus.records import FoundReport, GoneReport, PullRequest, RefusedError
from sijill.corpus.web.clock import Clock
from sijill.corpus.web.cursors import Cursor, ListingMemory
from sijill.corpus.web.elements import elements_of, json_of
from sijill.corpus.web.fetching import OK, Answer, Fetcher, required
from sijill.corpus.web.found import GONE_STATUSES, reached, source_name, web_location, web_report
from sijill.corpus.web.listed import ListPage, Order, Post, moved
from sijill.corpus.web.listed_pull import ListedPull
from sijill.corpus.web.options import ReliefWebOptions, options_from
from sijill.corpus.web.rendered import EXTRACTOR, text_of
from sijill.corpus.web.weather import PassingError
from sijill.run_record import RunRecord

ADDRESS = "https://api.reliefweb.int/v2/reports"
NAME = "reliefweb"
FIELDS = ["id", "title", "status", "body", "body-html", "date", "url", "url_alias", "origin"]
FIELDS += ["source.shortname", "country.iso3", "language.code", "primary_country.iso3"]
DATE = {Order.PLACED: "date.created", Order.MODIFIED: "date.changed"}


def read_reliefweb(request: PullRequest, record: RunRecord) -> Iterator[FoundReport | GoneReport]:
    """Give the reports of some countries and publishers: all the first time, afterwards what is new, changed or gone.

    Args:
        request: ``location`` is the address of the API's reports; None for ReliefWeb itself. ``options`` are those
            of :class:`sijill.corpus.web.options.ReliefWebOptions`, of which ``appname`` must be given.
        record: Gets the drops and the count ``requests``.

    Raises:
        UsageError: An option is wrong or there is no ``appname``.
        SourceUnreachableError: ReliefWeb cannot be read; what came before was kept.
    """
    options = options_from(request.options, ReliefWebOptions)
    location = web_location(replace(request, location=request.location or ADDRESS))
    name = options.name or (NAME if request.location is None else source_name(location, options))
    scope = {
        "kind": "reliefweb",
        "location": location,
        "country": sorted(options.country),
        "publishers": sorted(options.publishers),
        "since": request.since,
        "until": request.until,
    }
    cursor = Cursor(request.raw, name, scope, ListingMemory())
    clock = Clock()
    with reached(location), Fetcher(options, record, clock=clock) as fetcher:
        posts = ReliefWebReports(fetcher, location, name, options, request, record)
        yield from ListedPull(posts, cursor, request, record, options, clock).run()


class ReliefWebReports:
    """The reports of ReliefWeb that are asked for."""

    def __init__(
        self,
        fetcher: Fetcher,
        location: str,
        source: str,
        options: ReliefWebOptions,
        request: PullRequest,
        record: RunRecord,
    ) -> None:
        self.source = source
        self._fetcher = fetcher
        self._record = record
        self._location = location.rstrip("/")
        self._appname = urlencode({"appname": options.appname})
        self._per_page = options.per_page
        self._conditions = _conditions(options, request)

    def newest(self, validators: dict[str, str]) -> tuple[ListPage | None, dict[str, str]]:
        """Give the reports changed last, newest first."""
        del validators  # the API has no conditional requests
        return self._asked_for(self._conditions, "date.changed:desc", 1), {}

    def page(self, order: Order, since: str | None, number: int) -> ListPage:
        """Give a page of the reports from a time on, oldest first."""
        conditions = list(self._conditions)
        if since:
            conditions.append({"field": DATE[order], "value": {"from": moved(since, seconds=-1)}})
        return self._asked_for(conditions, f"{DATE[order]}:asc", number)

    def single(self, post_id: str) -> Post | Answer:
        """Ask for one report."""
        answer = self._fetcher.fetch(f"{self._location}/{int(post_id)}?{self._appname}", check=_check_data)
        if answer.status != OK:
            return answer
        listed = elements_of(answer.body, within="data")
        return (self._post(*listed[0], answer) if listed else None) or answer

    def is_gone(self, answer: Answer) -> bool:
        """Say whether ReliefWeb tells that a report is no longer there."""
        return answer.status in GONE_STATUSES

    def report(self, post: Post) -> FoundReport | None:
        """Make a report: its words without markup, dated by the day its publisher published it."""
        values = post.values
        dates = values["date"]
        markup = values.get("body-html")
        address = values.get("url_alias") or values.get("url")
        try:
            fields = {
                "report_id": f"{self.source}-{post.post_id}",
                "source": self.source,
                "title": values.get("title"),
                "published": dates.get("original") or dates["created"],
                "url": address,
                "text": text_of(markup) if isinstance(markup, str) and markup else values.get("body"),
            }
        except RefusedError as refusal:
            refusal.note_in(self._record, file=f"{self._location}/{post.post_id}")
            return None
        return web_report(
            fields,
            page=post.answer.page(post.body),
            record=self._record,
            modified=post.modified,
            canonical_address=address if isinstance(address, str) else None,
            extractor=EXTRACTOR if markup else None,
        )

    def _asked_for(self, conditions: list[dict[str, Any]], order: str, number: int) -> ListPage:
        asked: dict[str, Any] = {
            "limit": self._per_page,
            "offset": (number - 1) * self._per_page,
            "sort": [order, f"id:{order.rpartition(':')[2]}"],
            "fields": {"include": FIELDS},
        }
        if conditions:
            asked["filter"] = {"operator": "AND", "conditions": conditions}
        address = f"{self._location}?{self._appname}"
        answer = required(self._fetcher.fetch(address, posted=json.dumps(asked).encode("ascii"), check=_check_data))
        listed = elements_of(answer.body, within="data")
        posts = [post for post in (self._post(value, body, answer) for value, body in listed) if post is not None]
        total = json_of(answer.body).get("totalCount")
        total = total if type(total) is int else len(listed)
        return ListPage(posts, total, is_last=not listed or asked["offset"] + len(listed) >= total)

    def _post(self, value: Any, body: bytes, answer: Answer) -> Post | None:
        """Take one element of the data; None, and a drop, where it is no report."""
        wrong = _wrong_field(value)
        if wrong:
            shown = value.get(wrong) if isinstance(value, dict) else value
            self._record.drop("not a post", file=answer.address, field=wrong, value=shown)
            return None
        dates = value["fields"]["date"]
        return Post(str(value["id"]), dates["created"], dates["changed"], value["fields"], body, answer)


def _conditions(options: ReliefWebOptions, request: PullRequest) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    if options.country:
        countries = [code.lower() for code in options.country]
        found.append({"field": "country.iso3", "value": countries, "operator": "OR"})
    if options.publishers:
        found.append({"field": "source.shortname", "value": list(options.publishers), "operator": "OR"})
    period = {}
    if request.since:
        period["from"] = f"{request.since}T00:00:00+00:00"
    if request.until:
        period["to"] = f"{request.until}T23:59:59+00:00"
    if period:
        found.append({"field": "date.original", "value": period})
    return found


def _check_data(answer: Answer) -> None:
    """Have an answer that holds no data asked for again: it was cut off, or is a passing error page."""
    if answer.status == OK:
        try:
            elements_of(answer.body, within="data")
        except RefusedError as refusal:
            raise PassingError(f"the answer is no list of data in JSON ({refusal.detail})") from refusal


def _wrong_field(value: Any) -> str | None:
    """Name the field without which an element cannot be placed in the list, or None."""
    if not isinstance(value, dict) or not str(value.get("id", "")).isdecimal():
        return "id"
    fields = value.get("fields")
    dates = fields.get("date") if isinstance(fields, dict) else None
    if not isinstance(dates, dict):
        return "fields"
    for name in ("created", "changed"):
        try:
            if datetime.fromisoformat(dates[name]).isoformat() != dates[name]:
                return "fields"
        except (KeyError, TypeError, ValueError):
            return "fields"
    return None
