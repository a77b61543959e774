"""Asking the web for one thing: with manners, in any weather, and never more or elsewhere than allowed."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.message import Message
from types import TracebackType
from urllib.parse import urldefrag, urljoin, urlsplit

import httpx

from sijill.corpus.records import FetchedPage, RefusedError
from sijill.corpus.web.bodies import BrokenBodyError, bounded_body
from sijill.corpus.web.clock import Clock
from sijill.corpus.web.guarding import Deadline, GuardedBackend, GuardedTransport, OpenBackend
from sijill.corpus.web.manners import ROBOTS_PATH, Pace, Robots, origin_of
from sijill.corpus.web.options import USER_AGENT, WebOptions
from sijill.corpus.web.weather import PASSING_STATUSES, OutOfReachError, PassingError, seconds_to_wait, tried_again
from sijill.run_record import RunRecord, printable

log = logging.getLogger("sijill")
# Every request would be a line on a terminal that shows a bar; the run record counts them.
logging.getLogger("httpx").setLevel(logging.WARNING)

MOST_REDIRECTS = 5
REDIRECTS = frozenset({301, 302, 303, 307, 308})
OK = 200
UNCHANGED = 304
HEADERS_OF_USE = ("etag", "last-modified", "content-type", "date")
VALIDATORS = {"etag": "If-None-Match", "last-modified": "If-Modified-Since"}
"""Headers that let the next request ask only for what has changed since, and the header to ask with."""


@dataclass(frozen=True)
class Answer:
    """What a server answered: ``headers`` by names in lower case, ``address`` after redirects, ``body`` unpacked."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    address: str

    @property
    def media_type(self) -> str | None:
        """The type that the server tells, without its parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower() or None

    @property
    def charset(self) -> str | None:
        """The charset that the server tells, which may be wrong."""
        message = Message()
        message["content-type"] = self.headers.get("content-type", "")
        charset = message.get_param("charset")
        return charset.lower() if isinstance(charset, str) else None

    @property
    def validators(self) -> dict[str, str]:
        """What to ask with next time (see :data:`VALIDATORS`); nothing that could not be sent."""
        told = {name: self.headers.get(name, "") for name in VALIDATORS}
        return {name: value for name, value in told.items() if value.isascii() and value.isprintable() and value}

    def page(self, body: bytes | None = None) -> FetchedPage:
        """Give the page for the store, or the part of it that is one report's own."""
        kept = {name: self.headers[name] for name in HEADERS_OF_USE if name in self.headers}
        own = self.body if body is None else body
        return FetchedPage(own, self.media_type, self.status, kept, self.address)


def _nothing_to_check(_: Answer) -> None:
    """Take every answer."""


class Fetcher:
    """Asks hosts for pages; to be closed.

    Keeps the rules of each host's robots.txt and the time of the last request to it for as long as it lives.
    """

    def __init__(self, options: WebOptions, record: RunRecord, *, clock: Clock) -> None:
        self.options = options
        self.clock = clock
        self._record = record
        self._deadline = Deadline(clock)
        self._pace = Pace(clock, options.requests_per_second)
        self._robots: dict[str, Robots] = {}
        backend = OpenBackend(self._deadline) if options.allow_private else GuardedBackend(self._deadline)
        # Without the library's client, which follows redirects and keeps cookies in its own way.
        self._transport = GuardedTransport(backend)
        self._timeouts = httpx.Timeout(options.read_seconds, connect=options.connect_seconds).as_dict()

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._transport.close()

    def fetch(
        self,
        address: str,
        *,
        validators: Mapping[str, str] | None = None,
        posted: bytes | None = None,
        check: Callable[[Answer], None] = _nothing_to_check,
    ) -> Answer:
        """Ask for an address, following at most 5 redirects, each looked at anew.

        Args:
            address: An http or https address.
            validators: Of the last answer; the answer may then have status 304 and no body.
            posted: JSON to post; without it, the address is got.
            check: Raises PassingError where the body shows that the answer is broken, which is then tried again.

        Returns:
            The answer, whatever its status, if that is lasting.

        Raises:
            RefusedError: The address may not be asked for or the answer may not be read.
            OutOfReachError: There was no answer.
        """
        seen: list[str] = []
        headers = {VALIDATORS[name]: value for name, value in (validators or {}).items() if name in VALIDATORS}
        while True:
            if address in seen:
                raise RefusedError("redirect loop", field="address", value=address, detail=f"from {seen[0]}")
            if len(seen) > MOST_REDIRECTS:
                raise RefusedError("too many redirects", field="address", value=address, detail=f"from {seen[0]}")
            seen.append(address)
            self._check_robots(address)
            answer = self._answer(address, headers, posted, check)
            if answer.status not in REDIRECTS or "location" not in answer.headers:
                return answer
            address = joined(address, answer.headers["location"])

    def _check_robots(self, address: str) -> None:
        check_address(address)
        origin = origin_of(address)
        if urlsplit(address).path == ROBOTS_PATH:
            return
        if origin not in self._robots:
            # Until it is read nothing is forbidden, or two hosts that redirect to each other would never end.
            self._robots[origin] = Robots.read(b"")
            try:
                self._robots[origin] = self._read_robots(origin)
            except OutOfReachError:
                del self._robots[origin]
                raise
        self._robots[origin].check(address)

    def _read_robots(self, origin: str) -> Robots:
        """Read a robots.txt; one that is not there, or cannot be had for good, forbids nothing (RFC 9309, 2.3.1)."""
        try:
            return Robots.read(required(self.fetch(origin + ROBOTS_PATH)).body)
        except RefusedError:
            return Robots.read(b"")

    def _answer(
        self, address: str, headers: Mapping[str, str], posted: bytes | None, check: Callable[[Answer], None]
    ) -> Answer:
        def step() -> Answer:
            answer = self._one_try(address, headers, posted)
            if answer.status not in REDIRECTS:
                check(answer)
            return answer

        return tried_again(
            step,
            clock=self.clock,
            attempts=self.options.attempts,
            longest_wait_seconds=self.options.longest_wait_seconds,
            told=lambda what: log.warning("%s: %s", printable(address), printable(what)),
        )

    def _one_try(self, address: str, headers: Mapping[str, str], posted: bytes | None) -> Answer:
        origin = origin_of(address)
        robots = self._robots.get(origin)
        self._pace.wait_for(origin, delay_seconds=robots.delay_seconds if robots else 0)
        self._deadline.begin(self.options.whole_seconds)
        self._record.count("requests")
        try:
            response = self._transport.handle_request(self._request(address, headers, posted))
            try:
                return self._read(response, address)
            finally:
                response.close()
        except httpx.TimeoutException as error:
            raise PassingError("no whole answer in time") from error
        except BrokenBodyError as error:
            raise PassingError(f"the answer was cut off or damaged ({error})") from error
        except httpx.TransportError as error:
            raise PassingError(f"the connection failed ({error or type(error).__name__})") from error
        except (httpx.InvalidURL, ValueError) as error:
            raise RefusedError("not an address", field="address", value=address, detail=str(error)) from error

    def _request(self, address: str, headers: Mapping[str, str], posted: bytes | None) -> httpx.Request:
        own = {"User-Agent": USER_AGENT, "Accept": "*/*", "Accept-Encoding": "gzip"}
        kind = {} if posted is None else {"Content-Type": "application/json"}
        return httpx.Request(
            "GET" if posted is None else "POST",
            address,
            headers={**own, **headers, **kind},
            content=posted,
            extensions={"timeout": self._timeouts},
        )

    def _read(self, response: httpx.Response, address: str) -> Answer:
        status = response.status_code
        if status in PASSING_STATUSES or status >= 500:
            wait = seconds_to_wait(response.headers.get("retry-after"), self.clock.now())
            raise PassingError(f"answered {status}", retry_after_seconds=wait)
        body = b""
        if status not in REDIRECTS and status != UNCHANGED:
            body = bounded_body(
                response.iter_raw(),
                response.headers.get("content-encoding", ""),
                most_packed_bytes=self.options.most_packed_bytes,
                most_bytes=self.options.most_bytes,
            )
        return Answer(status, {name.lower(): value for name, value in response.headers.items()}, body, address)


def check_address(address: str) -> None:
    """Go on where an address is one of the web.

    Raises:
        RefusedError: It has another scheme, no host, or a name and password in it.
    """
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise RefusedError("not an address", field="address", value=address, detail=str(error)) from error
    if parts.scheme not in {"http", "https"} or not host:
        raise RefusedError("not http or https", field="address", value=address)
    if parts.username is not None or parts.password is not None:
        raise RefusedError("address with a password", field="address", value=origin_of(address).rpartition("@")[2])


def joined(base: str, address: str) -> str:
    """Give a whole address for one that is told as seen from ``base``.

    Raises:
        RefusedError: It is none.
    """
    try:
        return urldefrag(urljoin(base, address))[0]
    except ValueError as error:
        raise RefusedError("not an address", field="address", value=address, detail=str(error)) from error


def required(answer: Answer) -> Answer:
    """Give an answer that holds what was asked for.

    Raises:
        RefusedError: It holds something else, such as the news that there is no such page.
    """
    if answer.status != OK:
        raise RefusedError(f"answered {answer.status}", field="address", value=answer.address)
    return answer
