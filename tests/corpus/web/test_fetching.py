"""One request in any weather: what is tried again, what is refused, and what the user is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.corpus.web.conftest import StillClock
from tests.corpus.web.server import serving
from tests.corpus.web.server.serving import Fault, Server, redirect, status

from sijill.corpus.records import RefusedError
from sijill.corpus.web.fetching import Answer, Fetcher
from sijill.corpus.web.weather import OutOfReachError

Fetchers = Callable[..., Fetcher]
FEED = "/feed"


@pytest.mark.parametrize(
    "fault",
    [
        status(500),
        status(502),
        status(503),
        status(429),
        serving.hung_up,
        serving.cut_off,
    ],
    ids=["500", "502", "503", "429", "hung up", "cut off"],
)
def test_what_passes_is_tried_again(
    fault: Fault, server: Server, fetcher: Fetchers, clock: StillClock, caplog: pytest.LogCaptureFixture
) -> None:
    server.fault(FEED, fault, times=2)

    answer = fetcher().fetch(server.address + FEED)

    assert answer.status == 200
    assert answer.body.endswith(b"</rss>")
    assert len(clock.waits) == 2
    assert [message.count("trying again in") for message in caplog.messages] == [1, 1]


@pytest.mark.parametrize(("retry_after", "waited"), [("17", 17), ("Sun, 22 Nov 2026 12:00:30 GMT", 30), ("300", 300)])
def test_retry_after_is_kept_to(
    retry_after: str, waited: float, server: Server, fetcher: Fetchers, clock: StillClock
) -> None:
    server.fault(FEED, status(429, retry_after=retry_after))
    fetcher().fetch(server.address + FEED)
    assert clock.waits == [waited]


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        (status(500), "answered 500; tried 3 times"),
        (status(429, retry_after="7200"), "answered 429; asks to wait 7200 s, longer than 300 s"),
        (serving.hung_up, "the connection failed (Server disconnected without sending a response.); tried 3 times"),
        (serving.cut_off, "the connection failed (peer closed connection without sending complete message body"),
    ],
    ids=["500", "long wait", "hung up", "cut off"],
)
def test_when_it_does_not_pass(fault: Fault, message: str, server: Server, fetcher: Fetchers) -> None:
    server.fault(FEED, fault, times=9)
    with pytest.raises(OutOfReachError) as raised:
        fetcher(attempts=3).fetch(server.address + FEED)
    assert str(raised.value).startswith(message)


def test_a_port_where_nobody_listens(server: Server, fetcher: Fetchers) -> None:
    with pytest.raises(OutOfReachError, match=r"the connection failed \(.*[Rr]efused.*\); tried 2 times"):
        fetcher(attempts=2).fetch("http://127.0.0.1:9/feed")


def test_a_name_that_does_not_exist(fetcher: Fetchers) -> None:
    with pytest.raises(OutOfReachError, match=r"name not found: no-such-host\.invalid"):
        fetcher(attempts=1).fetch("http://no-such-host.invalid/feed")


def test_a_server_that_drips_is_left(server: Server, fetcher: Fetchers) -> None:
    server.fault(FEED, serving.dripping, times=9)
    with pytest.raises(OutOfReachError) as raised:
        fetcher(attempts=2, read_seconds=5, whole_seconds=0.3).fetch(server.address + FEED)
    assert str(raised.value) == "no whole answer in time; tried 2 times"


@pytest.mark.parametrize(
    ("fault", "field"),
    [(serving.bomb(30_000_000), "size in bytes, unpacked"), (serving.endless, "size in bytes, as sent")],
    ids=["gzip bomb", "endless"],
)
def test_what_is_too_large_is_refused_at_once(fault: Fault, field: str, server: Server, fetcher: Fetchers) -> None:
    server.fault(FEED, fault, times=9)
    with pytest.raises(RefusedError) as refused:
        fetcher(most_packed_bytes=1_000_000, most_bytes=10_000_000).fetch(server.address + FEED)
    assert (refused.value.reason, refused.value.field) == ("answer too large", field)
    assert server.lines.count("GET /feed") == 1


def test_redirects_are_followed_to_the_fifth(server: Server, fetcher: Fetchers) -> None:
    for number in range(5):
        server.fault(f"/hop{number}", redirect(f"/hop{number + 1}" if number < 4 else FEED))
    answer = fetcher().fetch(f"{server.address}/hop0")
    assert (answer.status, answer.address) == (200, server.address + FEED)


@pytest.mark.parametrize(
    ("leads_to", "reason", "detail"),
    [
        ("/hop{next}", "too many redirects", "from {address}/hop0"),
        ("/hop0", "redirect loop", "from {address}/hop0"),
        ("file:///etc/passwd", "not http or https", ""),
        ("ftp://127.0.0.1/x", "not http or https", ""),
        ("http://name:word@127.0.0.1/x", "address with a password", ""),
        ("http://[::1/x", "not an address", "Invalid IPv6 URL"),
        ("http://127.0.0.1:99999/x", "not an address", "Port out of range 0-65535"),
    ],
)
def test_where_redirects_must_not_lead(
    leads_to: str, reason: str, detail: str, server: Server, fetcher: Fetchers
) -> None:
    for number in range(9):
        server.fault(f"/hop{number}", redirect(leads_to.format(next=number + 1)), times=9)
    with pytest.raises(RefusedError) as refused:
        fetcher().fetch(f"{server.address}/hop0")
    assert refused.value.reason == reason
    assert refused.value.detail == detail.format(address=server.address)
    assert "word" not in str(refused.value.value)


def test_only_what_changed_is_sent_again(server: Server, fetcher: Fetchers) -> None:
    own = fetcher()
    first = own.fetch(server.address + FEED)

    second = own.fetch(server.address + FEED, validators=first.validators)
    third = own.fetch(server.address + FEED, validators={"etag": '"older"'})

    assert list(first.validators) == ["etag"]
    assert (second.status, second.body) == (304, b"")
    assert (third.status, third.body) == (200, first.body)


def test_a_validator_that_cannot_be_sent_back_is_not_kept() -> None:
    answer = Answer(
        200, {"etag": '"ÿ"', "last-modified": "Sun, 22 Nov 2026 12:00:00 GMT"}, b"", "https://example.org/"
    )
    assert answer.validators == {"last-modified": "Sun, 22 Nov 2026 12:00:00 GMT"}


def test_requests_are_counted(server: Server, fetcher: Fetchers, record: object) -> None:
    server.fault(FEED, status(500))
    fetcher().fetch(server.address + FEED)
    assert record.counts["requests"] == len(server.lines) == 3  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("content_type", "media_type", "charset"),
    [
        ("text/html; charset=UTF-8", "text/html", "utf-8"),
        ('Text/HTML;charset="windows-1256"', "text/html", "windows-1256"),
        ("text/html", "text/html", None),
        ("", None, None),
    ],
)
def test_what_a_server_tells_of_a_body(content_type: str, media_type: str | None, charset: str | None) -> None:
    answer = Answer(
        200, {"content-type": content_type, "set-cookie": "x=1", "etag": '"1"'}, b"", "https://example.org/"
    )
    assert (answer.media_type, answer.charset) == (media_type, charset)
    assert answer.page().headers == {"etag": '"1"', "content-type": content_type}
