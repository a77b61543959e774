"""The source "feed": RSS and Atom, with the full text where the feed has it, else the pages it leads to."""

from __future__ import annotations

import io
from collections.abc import Iterator
from time import struct_time
from typing import Any

import feedparser

from sijill.corpus.records import FoundReport, GoneReport, PullRequest, RefusedError
from sijill.corpus.web.articles_fetched import ArticlePages, PageAwayError
from sijill.corpus.web.clock import Clock
from sijill.corpus.web.cursors import Cursor, PagesMemory
from sijill.corpus.web.fetching import UNCHANGED, Answer, Fetcher, joined, required
from sijill.corpus.web.found import (
    Left,
    is_in_period,
    post_id_of,
    reached,
    source_name,
    web_location,
    web_report,
)
from sijill.corpus.web.options import FeedOptions, options_from
from sijill.corpus.web.rendered import EXTRACTOR, line_of, text_of
from sijill.corpus.web.weather import PassingError
from sijill.run_record import RunRecord

MOST_PAGES = 100
"""The most pages of one feed (RFC 5005) in one pull."""

MOST_REMEMBERED = 20_000
ENDS = (b"</rss>", b"</feed>", b"</rdf:rdf>")
Entry = Any
"""An entry as feedparser gives it; the library has no types."""


def read_feed(request: PullRequest, record: RunRecord) -> Iterator[FoundReport | GoneReport]:
    """Give the entries of a feed that are new or changed, oldest first.

    An entry that has left a feed is only old, not gone. The id of a report is made of the entry's own id.

    Args:
        request: ``location`` is the address of the feed; ``options`` those of
            :class:`sijill.corpus.web.options.FeedOptions`.
        record: Gets the drops and the count ``requests``.

    Raises:
        UsageError: The location is no address, or an option is wrong.
        SourceUnreachableError: The feed cannot be read; what came before was kept.
    """
    location = web_location(request)
    options = options_from(request.options, FeedOptions)
    name = source_name(location, options)
    scope = {"kind": "feed", "location": location, "since": request.since, "until": request.until}
    cursor = Cursor(request.raw, name, scope, PagesMemory())
    with reached(location), Fetcher(options, record, clock=Clock()) as fetcher:
        yield from FeedPull(fetcher, name, cursor, options, request, record).run(location)


class FeedPull:
    """One pull of a feed."""

    def __init__(
        self,
        fetcher: Fetcher,
        source: str,
        cursor: Cursor[PagesMemory],
        options: FeedOptions,
        request: PullRequest,
        record: RunRecord,
    ) -> None:
        self._fetcher = fetcher
        self._source = source
        self._cursor = cursor
        self._options = options
        self._request = request
        self._record = record
        self._pages = ArticlePages(fetcher, record)
        self._left = Left(request.limit)
        self._is_complete = True

    def run(self, location: str) -> Iterator[FoundReport | GoneReport]:
        """Give what is new; the next page of a feed is asked for only where the one before had something new."""
        memory = self._cursor.memory
        address: str | None = location
        asked: set[str] = set()
        validators: dict[str, dict[str, str]] = {}
        while address and address not in asked and len(asked) < MOST_PAGES:
            asked.add(address)
            answer = self._fetcher.fetch(address, validators=memory.validators.get(address), check=_check_feed)
            if answer.status == UNCHANGED:
                return
            feed = _parsed(required(answer))
            if address == location:
                validators[address] = answer.validators
            entries = [(_post_id(entry), _mark(entry), entry) for entry in reversed(feed.entries)]
            new = [entry for entry in entries if memory.seen.get(entry[0]) != entry[1]]
            for post_id, mark, entry in new:
                yield from self._give(post_id, mark, entry, answer)
                if not self._left:
                    self._save()
                    return
            address = _next_page(feed, answer) if new else None
        if self._is_complete:
            memory.validators = validators
        self._save()

    def _give(self, post_id: str, mark: str, entry: Entry, answer: Answer) -> Iterator[FoundReport]:
        memory = self._cursor.memory
        try:
            found = self._report(post_id, entry, answer)
        except PageAwayError as away:
            if away.status is None:
                self._is_complete = False
            told = f"answered {away.status}" if away.status else "no answer"
            self._record.drop(told, file=answer.address, field="link", value=entry.get("link"))
            if away.status is None:
                return
            found = None
        except RefusedError as refusal:
            refusal.note_in(self._record, file=answer.address)
            found = None
        if found is not None and is_in_period(found.report.published, self._request):
            yield found
            self._left.take_one()
        memory.seen.pop(post_id, None)
        memory.seen[post_id] = mark
        if found is not None and found.page is not None and found.page.address != answer.address:
            self._save()  # a page was fetched for it, which need not be fetched again

    def _report(self, post_id: str, entry: Entry, answer: Answer) -> FoundReport | None:
        link = entry.get("link")
        link = joined(answer.address, link) if isinstance(link, str) and link else None
        published, is_inferred = _published(entry)
        fields = {
            "report_id": f"{self._source}-{post_id}",
            "source": self._source,
            "title": line_of(entry.get("title") or "") or None,
            "published": published,
            "is_published_inferred": is_inferred or None,
        }
        modified = _changed(entry)
        text = _full_text(entry)
        if link and (
            self._options.follow_links == "always" or (not text and self._options.follow_links == "missing")
        ):
            return self._pages.report(link, fields, modified=modified)
        text = text or text_of(entry.get("summary") or "")
        return web_report(
            {**fields, "url": link, "text": text},
            page=answer.page(),
            record=self._record,
            modified=modified,
            canonical_address=link,
            extractor=EXTRACTOR,
        )

    def _save(self) -> None:
        memory = self._cursor.memory
        memory.seen = dict(list(memory.seen.items())[-MOST_REMEMBERED:])
        self._request.settle()
        self._cursor.save()


def _parsed(answer: Answer) -> Any:
    """Read a feed.

    Raises:
        RefusedError: It is none.
    """
    before_root = answer.body[: answer.body.find(b"<channel")] if b"<channel" in answer.body else answer.body[:2000]
    if b"<!ENTITY" in before_root:
        # No feed needs entities of its own, and a few lines of them can stand for gigabytes.
        raise RefusedError("not a feed", field="content", value=answer.body[:40], detail="declares entities")
    headers = {"content-type": _trusted_type(answer), "content-location": answer.address}
    # As a stream: a string could be taken for the name of a file.
    feed = feedparser.parse(io.BytesIO(answer.body), response_headers=headers)
    if not feed.get("version") and not feed.entries:
        raise RefusedError("not a feed", field="content", value=answer.body[:40], detail=f"{answer.media_type}")
    return feed


def _trusted_type(answer: Answer) -> str:
    """Give the type and charset to read a feed by: a body that is UTF-8 is, whatever a header says.

    Of another body, what it declares itself is believed before the header.
    """
    try:
        answer.body.decode("utf-8")
    except UnicodeDecodeError:
        is_declared = b"encoding=" in answer.body[:200] or not answer.charset
        return "application/xml" if is_declared else f"application/xml; charset={answer.charset}"
    return "application/xml; charset=utf-8"


def _check_feed(answer: Answer) -> None:
    """Have a feed that does not end asked for again."""
    body = answer.body.rstrip().lower()
    looks_like_one = any(b"<" + end[2:-1] in body[:2000] for end in ENDS)
    if looks_like_one and not any(end in body[-200:] for end in ENDS):
        raise PassingError("the feed was cut off")


def _next_page(feed: Any, answer: Answer) -> str | None:
    for link in feed.feed.get("links", []):
        if link.get("rel") == "next" and link.get("href"):
            return joined(answer.address, link["href"])
    return None


def _post_id(entry: Entry) -> str:
    return post_id_of(entry.get("id") or entry.get("link") or entry.get("title") or "")


def _mark(entry: Entry) -> str:
    """Give what stays the same as long as an entry does."""
    names = ("title", "summary", "published", "updated", "link")
    texts = [entry[name] or "" if name in entry else "" for name in names]
    return post_id_of("\x1f".join([*texts, *(part.get("value") or "" for part in entry.get("content", []))]))


def _full_text(entry: Entry) -> str:
    """Give the words of the longest content of an entry, or nothing."""
    parts = [part for part in entry.get("content", []) if part.get("value")]
    if not parts:
        return ""
    longest = max(parts, key=lambda part: len(part["value"]))
    return longest["value"].strip() if longest.get("type") == "text/plain" else text_of(longest["value"])


def _published(entry: Entry) -> tuple[str | None, bool]:
    """Give the day of publication; that of the last change, as an estimate, where a feed tells only that."""
    moment = _time(entry.get("published_parsed"))
    if moment or entry.get("published"):
        # A date that cannot be read is passed on, to be told to the user.
        return moment or str(entry["published"]), False
    moment = _changed(entry)
    return moment, moment is not None


def _changed(entry: Entry) -> str | None:
    """Give the time of the last change; not asked with ``get``, which would give that of publication instead."""
    return _time(entry["updated_parsed"]) if "updated_parsed" in entry else None


def _time(moment: struct_time | None) -> str | None:
    if moment is None:
        return None
    day = f"{moment.tm_year:04}-{moment.tm_mon:02}-{moment.tm_mday:02}"
    return f"{day}T{moment.tm_hour:02}:{moment.tm_min:02}:{moment.tm_sec:02}Z"
