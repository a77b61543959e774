"""The source "sitemap": article pages that a site lists in its sitemap (https://www.sitemaps.org/protocol.html)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from sijill.corpus.records import FoundReport, GoneReport, PullRequest, RefusedError
from sijill.corpus.web.articles_fetched import ArticlePages, PageAwayError
from sijill.corpus.web.bodies import BrokenBodyError, unpacked
from sijill.corpus.web.clock import Clock
from sijill.corpus.web.cursors import Cursor, PagesMemory
from sijill.corpus.web.fetching import UNCHANGED, Answer, Fetcher, check_address, joined, required
from sijill.corpus.web.found import (
    GONE_STATUSES,
    MOST_ASKED_SINGLY,
    Left,
    is_in_period,
    post_id_of,
    reached,
    source_name,
    web_location,
)
from sijill.corpus.web.manners import origin_of
from sijill.corpus.web.options import SitemapOptions, options_from
from sijill.corpus.web.weather import PassingError
from sijill.run_record import RunRecord

MOST_PARTS = 1000
MOST_LISTED = 50_000
"""The most addresses that one sitemap may hold, by the protocol."""

SAVED_EVERY = 20
"""After so many pages the cursor is written; a pull that is killed fetches at most so many again."""

GZIP_START = b"\x1f\x8b"
IS_LISTED = "listed"


@dataclass(frozen=True)
class Place:
    """What a sitemap lists: an address, and when it changed (ISO) where it tells."""

    address: str
    changed: str


def read_sitemap(request: PullRequest, record: RunRecord) -> Iterator[FoundReport | GoneReport]:
    """Give the articles that a sitemap lists and that are new or changed, and which of them are gone.

    A page whose change the sitemap does not tell is fetched once. The id of a report is made of the address.

    Args:
        request: ``location`` is the address of the sitemap, or of an index of sitemaps; ``options`` those of
            :class:`sijill.corpus.web.options.SitemapOptions`. A page that changed last before ``since`` is not
            fetched.
        record: Gets the drops and the counts ``requests`` and ``addresses_elsewhere``.

    Raises:
        UsageError: The location is no address, or an option is wrong.
        SourceUnreachableError: The sitemap cannot be read; what came before was kept.
    """
    location = web_location(request)
    options = options_from(request.options, SitemapOptions)
    name = source_name(location, options)
    scope = {
        "kind": "sitemap",
        "location": location,
        "beginning": options.beginning,
        "since": request.since,
        "until": request.until,
    }
    cursor = Cursor(request.raw, name, scope, PagesMemory())
    with reached(location), Fetcher(options, record, clock=Clock()) as fetcher:
        yield from SitemapPull(fetcher, name, cursor, options, request, record).run(location)


class SitemapPull:
    """One pull of a sitemap."""

    def __init__(
        self,
        fetcher: Fetcher,
        source: str,
        cursor: Cursor[PagesMemory],
        options: SitemapOptions,
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
        self._listed: set[str] = set()
        self._is_complete = True

    def run(self, location: str) -> Iterator[FoundReport | GoneReport]:
        """Give what is new of the sitemap and all its parts, then what is gone."""
        memory = self._cursor.memory
        answer = self._fetcher.fetch(location, validators=memory.validators.get(location), check=_check_sitemap)
        if answer.status != UNCHANGED:
            root = self._root(required(answer))
            if _name_of(root) == "sitemapindex":
                yield from self._parts(root, answer)
            else:
                yield from self._part(root, location, answer)
            # An index that does not date its parts says nothing when it stays the same.
            if self._left and self._is_complete and "" not in memory.parts.values():
                memory.validators[location] = answer.validators
        if self._left:
            yield from self._missing()
        self._save()

    def _parts(self, root: etree._Element, answer: Answer) -> Iterator[FoundReport | GoneReport]:
        memory = self._cursor.memory
        for part in _places(root, answer, self._record)[:MOST_PARTS]:
            known = memory.parts.get(part.address)
            if known == part.changed != "":
                self._listed |= self._ids_of(part.address)
                continue
            found = self._fetcher.fetch(
                part.address, validators=memory.validators.get(part.address), check=_check_sitemap
            )
            if found.status == UNCHANGED:
                self._listed |= self._ids_of(part.address)
            else:
                was_complete, self._is_complete = self._is_complete, True
                yield from self._part(self._root(required(found)), part.address, found)
                if not self._left:
                    return
                if self._is_complete:
                    memory.validators[part.address] = found.validators
                self._is_complete = self._is_complete and was_complete
            if self._is_complete:
                memory.parts[part.address] = part.changed
            self._save()

    def _part(self, root: etree._Element, part: str, answer: Answer) -> Iterator[FoundReport | GoneReport]:
        """Give the new pages of one sitemap, those that changed first, first."""
        memory = self._cursor.memory
        before = self._ids_of(part)
        listed = _places(root, answer, self._record)[:MOST_LISTED]
        places = [place for place in listed if self._is_wanted(place, answer)]
        ids = {post_id_of(place.address) for place in places}
        self._listed |= ids
        for number, place in enumerate(sorted(places, key=lambda place: (place.changed, place.address)), start=1):
            post_id = post_id_of(place.address)
            if memory.seen.get(post_id) == (place.changed or IS_LISTED):
                continue
            yield from self._give(post_id, place, part)
            if not self._left:
                self._save()
                return
            if number % SAVED_EVERY == 0:
                self._save()
        for post_id in before - ids:
            memory.missing[post_id] = memory.addresses[post_id].partition(" ")[0]

    def _give(self, post_id: str, place: Place, part: str) -> Iterator[FoundReport | GoneReport]:
        memory = self._cursor.memory
        report_id = f"{self._source}-{post_id}"
        try:
            fields = {"report_id": report_id, "source": self._source}
            found = self._pages.report(place.address, fields, modified=place.changed or None)
        except PageAwayError as away:
            if away.status is not None and post_id in memory.addresses:
                yield GoneReport(self._source, report_id, place.address, away.status)
                memory.addresses.pop(post_id)
            else:
                told = f"answered {away.status}" if away.status else "no answer"
                self._record.drop(told, file=part, field="loc", value=place.address)
            if away.status is None:
                self._is_complete = False
                return
            found = None
        if found is not None and is_in_period(found.report.published, self._request):
            yield found
            self._left.take_one()
            memory.addresses[post_id] = f"{place.address} {part}"
        memory.seen[post_id] = place.changed or IS_LISTED

    def _missing(self) -> Iterator[GoneReport]:
        """Ask one by one for pages that the sitemap no longer lists, a few at a time."""
        memory = self._cursor.memory
        waiting = {post_id: address for post_id, address in memory.missing.items() if post_id not in self._listed}
        for post_id, address in list(waiting.items())[:MOST_ASKED_SINGLY]:
            try:
                answer = self._fetcher.fetch(address)
            except RefusedError as refusal:
                refusal.note_in(self._record, file=address)
            else:
                if answer.status in GONE_STATUSES:
                    yield GoneReport(self._source, f"{self._source}-{post_id}", address, answer.status)
            memory.addresses.pop(post_id, None)
            memory.seen.pop(post_id, None)
            waiting.pop(post_id)
        memory.missing = waiting

    def _ids_of(self, part: str) -> set[str]:
        """Give the ids of the pages that a part of the sitemap listed when it was last read."""
        ending = f" {part}"
        return {post_id for post_id, told in self._cursor.memory.addresses.items() if told.endswith(ending)}

    def _is_wanted(self, place: Place, answer: Answer) -> bool:
        """Say whether a page is to be fetched: by the protocol a sitemap speaks for its own host only."""
        if origin_of(place.address) != origin_of(answer.address):
            self._record.count("addresses_elsewhere")
            return False
        since = self._request.since
        is_older = since is not None and place.changed != "" and place.changed[:10] < since.isoformat()
        return place.address.startswith(self._options.beginning or "") and not is_older

    def _root(self, answer: Answer) -> etree._Element:
        return _parsed(answer, self._options.most_bytes)

    def _save(self) -> None:
        self._request.settle()
        self._cursor.save()


def _parsed(answer: Answer, most_bytes: int) -> etree._Element:
    """Read a sitemap, which may lie packed on its server.

    Raises:
        RefusedError: It is none.
    """
    body = answer.body
    try:
        body = unpacked([body], most_bytes=most_bytes) if body.startswith(GZIP_START) else body
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        root = etree.fromstring(body, parser=parser)
    except (BrokenBodyError, etree.XMLSyntaxError, ValueError) as error:
        raise RefusedError("not a sitemap", field="content", value=body[:40], detail=str(error)) from error
    if _name_of(root) not in {"urlset", "sitemapindex"}:
        raise RefusedError("not a sitemap", field="root element", value=_name_of(root))
    return root


def _check_sitemap(answer: Answer) -> None:
    """Have a sitemap that does not end asked for again."""
    body = answer.body.rstrip()
    if body[:200].lstrip().startswith(b"<") and not body.endswith(b">"):
        raise PassingError("the sitemap was cut off")


def _places(root: etree._Element, answer: Answer, record: RunRecord) -> list[Place]:
    """Give the places that a sitemap lists; what is no address is dropped."""
    found = []
    for element in root:
        values = {_name_of(child): (child.text or "").strip() for child in element if isinstance(child.tag, str)}
        if not values.get("loc"):
            continue
        try:
            address = joined(answer.address, values["loc"])
            check_address(address)
        except RefusedError as refusal:
            refusal.note_in(record, file=answer.address)
        else:
            found.append(Place(address, values.get("lastmod", "")))
    return found


def _name_of(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""
