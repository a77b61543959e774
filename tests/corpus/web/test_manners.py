from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.corpus.web.conftest import StillClock
from tests.corpus.web.server.serving import Server, redirect, status
from tests.corpus.web.server.site import text

from sijill import __version__
from sijill.corpus.records import RefusedError
from sijill.corpus.web.fetching import Fetcher
from sijill.corpus.web.weather import OutOfReachError


@pytest.mark.parametrize(
    ("robots", "path", "is_read"),
    [
        (None, "/posts/1/", True),
        ("", "/posts/1/", True),
        ("User-agent: *\nDisallow: /posts/", "/posts/1/", False),
        ("User-agent: *\nDisallow: /posts/\nAllow: /posts/1/", "/posts/1/", True),
        ("User-agent: *\nDisallow: /posts/", "/feed", True),
        ("User-agent: sijill\nDisallow: /\n\nUser-agent: *\nDisallow:", "/feed", False),
        ("User-agent: sijill\nDisallow:\n\nUser-agent: *\nDisallow: /", "/feed", True),
        ("User-agent: *\nDisallow: /*.xml$", "/sitemap.xml", False),
        ("\ufeffUser-agent: *\r\nDisallow: /", "/feed", False),
        ("<html>an error page</html>\x00\nDisallow", "/feed", True),
    ],
)
def test_what_robots_txt_forbids_is_not_read(
    robots: str | None, path: str, is_read: bool, server: Server, fetcher: Callable[..., Fetcher]
) -> None:
    server.site.robots = robots

    if is_read:
        fetcher().fetch(server.address + path)
        assert server.lines == ["GET /robots.txt", f"GET {path}"]
    else:
        with pytest.raises(RefusedError, match=r"forbidden by robots\.txt"):
            fetcher().fetch(server.address + path)
        assert server.lines == ["GET /robots.txt"]


def test_robots_txt_is_read_once(server: Server, fetcher: Callable[..., Fetcher]) -> None:
    own = fetcher()
    for number in (1, 2, 3):
        own.fetch(f"{server.address}/posts/{number}/")
    assert server.lines == ["GET /robots.txt", "GET /posts/1/", "GET /posts/2/", "GET /posts/3/"]


def test_a_host_that_cannot_say_what_it_forbids_is_left_in_peace(
    server: Server, fetcher: Callable[..., Fetcher]
) -> None:
    server.fault("/robots.txt", status(503), times=5)

    with pytest.raises(OutOfReachError, match="answered 503; tried 5 times"):
        fetcher().fetch(f"{server.address}/feed")

    assert set(server.lines) == {"GET /robots.txt"}


@pytest.mark.parametrize("code", [401, 403, 404])
def test_a_robots_txt_that_is_not_for_us_forbids_nothing(
    code: int, server: Server, fetcher: Callable[..., Fetcher]
) -> None:
    server.fault("/robots.txt", status(code))
    assert fetcher().fetch(f"{server.address}/feed").status == 200


def test_a_robots_txt_that_leads_in_a_circle_forbids_nothing(server: Server, fetcher: Callable[..., Fetcher]) -> None:
    server.fault("/robots.txt", redirect("/robots.txt"), times=9)
    assert fetcher().fetch(f"{server.address}/feed").status == 200


def test_where_a_redirect_leads_robots_txt_is_asked_too(server: Server, fetcher: Callable[..., Fetcher]) -> None:
    other = server.address.replace("127.0.0.1", "localhost")
    server.site.pages["/moved"] = text(302, "")
    server.site.pages["/moved"].headers["Location"] = f"{other}/feed"

    answer = fetcher().fetch(f"{server.address}/moved")

    assert answer.address == f"{other}/feed"
    assert server.lines == ["GET /robots.txt", "GET /moved", "GET /robots.txt", "GET /feed"]


@pytest.mark.parametrize(
    ("robots", "requests_per_second", "apart"),
    [
        (None, 1, 1),
        (None, 4, 0.25),
        ("User-agent: *\nCrawl-delay: 5", 1, 5),
        ("User-agent: *\nCrawl-delay: 0.1", 1, 1),
        ("User-agent: *\nCrawl-delay: 2", 0, 2),
    ],
)
def test_requests_to_a_host_are_kept_apart(
    robots: str | None,
    requests_per_second: float,
    apart: float,
    server: Server,
    fetcher: Callable[..., Fetcher],
    clock: StillClock,
) -> None:
    server.site.robots = robots
    own = fetcher(requests_per_second=requests_per_second)
    for number in (1, 2, 3):
        own.fetch(f"{server.address}/posts/{number}/")

    # After robots.txt, and between the pages; less what the requests themselves took.
    assert len(clock.waits) == 3
    assert all(apart / 2 < wait <= apart for wait in clock.waits)


def test_a_host_is_told_who_asks(server: Server, fetcher: Callable[..., Fetcher]) -> None:
    fetcher().fetch(f"{server.address}/feed")
    agents = {asked.headers["User-Agent"] for asked in server.site.asked}
    assert agents == {f"sijill/{__version__} (+https://github.com/sijill/sijill)"}
