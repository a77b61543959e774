"""The source "wordpress": posts of a site through the REST API of WordPress.

Fields and parameters: https://developer.wordpress.org/rest-api/reference/posts/. The API orders and filters by the
site's own time (``date``, ``modified``), without a zone; reports are dated by ``date_gmt``.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode, urlsplit, urlunsplit

from sijill.corpus.records import FoundReport, GoneReport, PullRequest, RefusedError
from sijill.corpus.web.clock import Clock
from sijill.corpus.web.cursors import Cursor, ListingMemory
from sijill.corpus.web.elements import elements_of, json_of
from sijill.corpus.web.fetching import OK, UNCHANGED, Answer, Fetcher
from sijill.corpus.web.found import GONE_STATUSES, reached, source_name, web_location, web_report
from sijill.corpus.web.listed import ListPage, Order, Post, moved
from sijill.corpus.web.listed_pull import ListedPull
from sijill.corpus.web.options import WordPressOptions, options_from
from sijill.corpus.web.rendered import EXTRACTOR, line_of, text_of
from sijill.corpus.web.weather import PassingError
from sijill.run_record import RunRecord

API_PATH = "/wp-json/wp/v2/posts"
FIELDS = "id,date,date_gmt,modified,modified_gmt,guid,link,slug,type,status,title,content,author,categories,tags"
"""Only what is of use: with everything that plug-ins add, an answer is several times as large."""

AFTER = {Order.PLACED: "after", Order.MODIFIED: "modified_after"}
ORDER_BY = {Order.PLACED: "date", Order.MODIFIED: "modified"}
PAST_THE_END = "rest_post_invalid_page_number"
WITHDRAWN = "rest_forbidden"
"""What the API says of a post in the bin or made private, with status 401 or 403."""


def read_wordpress(request: PullRequest, record: RunRecord) -> Iterator[FoundReport | GoneReport]:
    """Give the posts of a site: all of them the first time, afterwards what is new, changed or gone.

    Args:
        request: ``location`` is the address of the site, with its folder if it has one; ``options`` those of
            :class:`sijill.corpus.web.options.WordPressOptions`.
        record: Gets the drops and the count ``requests``.

    Raises:
        UsageError: The location is no address, or an option is wrong.
        SourceUnreachableError: The site cannot be read; what came before was kept.
    """
    location = web_location(request)
    options = options_from(request.options, WordPressOptions)
    name = source_name(location, options)
    scope = {
        "kind": "wordpress",
        "location": location,
        "categories": sorted(options.categories),
        "since": request.since,
        "until": request.until,
    }
    cursor = Cursor(request.raw, name, scope, ListingMemory())
    clock = Clock()
    with reached(location), Fetcher(options, record, clock=clock) as fetcher:
        posts = WordPressPosts(fetcher, location, name, options, request, record)
        yield from ListedPull(posts, cursor, request, record, options, clock).run()


class WordPressPosts:
    """The posts of one site."""

    def __init__(
        self,
        fetcher: Fetcher,
        location: str,
        source: str,
        options: WordPressOptions,
        request: PullRequest,
        record: RunRecord,
    ) -> None:
        self.source = source
        self._fetcher = fetcher
        self._record = record
        self._address = api_address(location)
        self._since = _day_before(request.since)
        self._asked: dict[str, str] = {"per_page": str(options.per_page), "_fields": FIELDS}
        if options.categories:
            self._asked["categories"] = ",".join(map(str, options.categories))
        if self._since:
            self._asked["after"] = self._since
        if request.until:
            # The site's day may end hours after the day in UTC, by which reports are dated.
            self._asked["before"] = f"{request.until + timedelta(days=2)}T00:00:00"

    def newest(self, validators: dict[str, str]) -> tuple[ListPage | None, dict[str, str]]:
        """Give the posts changed last, newest first; None where nothing changed since the validators were given."""
        asked = self._asked | {"orderby": "modified", "order": "desc"}
        answer = self._fetcher.fetch(self._with(asked), validators=validators, check=_check_list)
        if answer.status == UNCHANGED and validators:
            return None, validators
        return self._list_page(answer, 1), answer.validators

    def page(self, order: Order, since: str | None, number: int) -> ListPage:
        """Give a page of the posts from a time on, oldest first."""
        asked = self._asked | {"orderby": ORDER_BY[order], "order": "asc"}
        if since:
            # "after" means later than; the posts of that very second may not all have been listed.
            asked[AFTER[order]] = max(moved(since, seconds=-1), asked.get(AFTER[order], ""))
        if number > 1:
            asked["page"] = str(number)
        return self._list_page(self._fetcher.fetch(self._with(asked), check=_check_list), number)

    def single(self, post_id: str) -> Post | Answer:
        """Ask for one post."""
        address = f"{self._address}/{int(post_id)}?{urlencode({'_fields': FIELDS})}"
        answer = self._fetcher.fetch(address, check=_check_json)
        if answer.status != OK:
            return answer
        return self._post(json_of(answer.body), answer.body, answer) or answer

    def is_gone(self, answer: Answer) -> bool:
        """Say whether the site tells that a post is no longer there for readers."""
        if answer.status in GONE_STATUSES:
            return True
        return answer.status in {401, 403} and _error_code(answer) == WITHDRAWN

    def report(self, post: Post) -> FoundReport | None:
        """Make a report of a post: its words without markup, dated by ``date_gmt``."""
        values = post.values
        page = post.answer.page(post.body)
        try:
            fields = {
                "report_id": f"{self.source}-{post.post_id}",
                "source": self.source,
                "title": line_of(_rendered(values, "title")) or None,
                "published": values.get("date_gmt") or values.get("date"),
                "url": values.get("link"),
                "text": text_of(_rendered(values, "content")),
            }
        except RefusedError as refusal:
            refusal.note_in(self._record, file=f"{self._address}/{post.post_id}")
            return None
        modified = values.get("modified_gmt")
        return web_report(
            fields,
            page=page,
            record=self._record,
            modified=f"{modified}Z" if isinstance(modified, str) else post.modified,
            canonical_address=values.get("link") if isinstance(values.get("link"), str) else None,
            extractor=EXTRACTOR,
        )

    def _with(self, asked: dict[str, str]) -> str:
        return f"{self._address}?{urlencode(asked)}"

    def _list_page(self, answer: Answer, number: int) -> ListPage:
        if answer.status == 400 and _error_code(answer) == PAST_THE_END:
            return ListPage([], 0, is_last=True)
        if answer.status != OK:
            code = _error_code(answer)
            detail = f"the API says {code!a}" if code else "is this the address of a WordPress site?"
            raise RefusedError(f"answered {answer.status}", field="address", value=answer.address, detail=detail)
        listed = [self._post(value, body, answer) for value, body in elements_of(answer.body)]
        posts = [post for post in listed if post is not None]
        total = _number(answer, "x-wp-total", len(listed))
        pages = _number(answer, "x-wp-totalpages", number + bool(listed))
        return ListPage(posts, total, is_last=number >= pages)

    def _post(self, value: Any, body: bytes, answer: Answer) -> Post | None:
        """Take one element of a list; None, and a drop, where it is no post."""
        wrong = _wrong_field(value)
        if wrong:
            shown = value.get(wrong) if isinstance(value, dict) else value
            self._record.drop("not a post", file=answer.address, field=wrong, value=shown)
            return None
        return Post(str(value["id"]), value["date"], value["modified"], value, body, answer)


def api_address(location: str) -> str:
    """Give the address of a site's posts in the API; one that leads into the API already is left as it is."""
    parts = urlsplit(location)
    path = parts.path.rstrip("/")
    return urlunsplit((parts.scheme, parts.netloc, path if "/wp-json/" in path else path + API_PATH, "", ""))


def _day_before(since: date | None) -> str | None:
    """Give the end of the second to last day before: the site's day may begin hours before the day in UTC."""
    return f"{since - timedelta(days=2)}T23:59:59" if since else None


def _check_json(answer: Answer) -> None:
    """Have an answer that is no JSON asked for again: it was cut off, or is a passing error page."""
    if answer.status == OK:
        try:
            json_of(answer.body)
        except RefusedError as refusal:
            raise PassingError(f"the answer is no JSON ({refusal.detail})") from refusal


def _check_list(answer: Answer) -> None:
    if answer.status == OK:
        try:
            elements_of(answer.body)
        except RefusedError as refusal:
            raise PassingError(f"the answer is no list in JSON ({refusal.detail})") from refusal


def _error_code(answer: Answer) -> str:
    try:
        value = json_of(answer.body)
    except RefusedError:
        return ""
    code = value.get("code") if isinstance(value, dict) else None
    return code if isinstance(code, str) else ""


def _number(answer: Answer, header: str, default: int) -> int:
    value = answer.headers.get(header, "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else default


def _wrong_field(value: Any) -> str | None:
    """Name the field without which an element cannot be placed in the list, or None."""
    if not isinstance(value, dict) or type(value.get("id")) is not int:
        return "id"
    for name in ("date", "modified"):
        try:
            if datetime.fromisoformat(value[name]).isoformat() != value[name] or len(value[name]) != len(
                "2023-09-05T10:00:00"
            ):
                return name
        except (KeyError, TypeError, ValueError):
            return name
    return None


def _rendered(values: dict[str, Any], name: str) -> str:
    field = values.get(name)
    rendered = field.get("rendered") if isinstance(field, dict) else None
    return rendered if isinstance(rendered, str) else ""
