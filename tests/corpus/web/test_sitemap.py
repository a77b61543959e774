"""What a user gets from a sitemap: the articles it lists, those that changed, those that are gone; in any weather."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from html import unescape
from pathlib import Path

import pytest
from tests.corpus.web.server import serving
from tests.corpus.web.server.posts import edited, made_posts
from tests.corpus.web.server.serving import Fault, Server, status
from tests.corpus.web.server.site import text

from sijill.corpus import stored_reports
from sijill.errors import SourceUnreachableError
from sijill.run_record import RunRecord

Pulled = Callable[..., RunRecord]
MAP, INDEX = "/sitemap.xml", "/sitemap_index.xml"
LATER = datetime(2026, 11, 1)


@pytest.fixture(autouse=True)
def few_posts(server: Server) -> None:
    server.site.posts = made_posts(8, seed=5)


def kept(record: RunRecord) -> list[int]:
    """Give how many reports are new, have a new version, and are gone."""
    return [record.counts[name] for name in ("reports_new", "reports_new_version", "reports_gone")]


@pytest.mark.parametrize("path", [MAP, INDEX])
def test_every_article_is_kept_once_and_a_second_pull_is_quiet(
    path: str, pulled: Pulled, server: Server, raw: Path, contents: Callable[[Path], dict[str, bytes]]
) -> None:
    record = pulled("sitemap", path)
    before = contents(raw)

    again = pulled("sitemap", path)

    assert (record.status, kept(record)) == ("ok", [8, 0, 0])
    assert server.lines == ["GET /robots.txt", f"GET {path}"]
    assert contents(raw) == before
    assert kept(again) == [0, 0, 0]
    for found in stored_reports(raw, record=record):
        post = server.site.posts[int(str(found.report.url).rstrip("/").rpartition("/")[2])]
        assert found.report.published == post.published.date().isoformat()
        assert all(unescape(paragraph) in found.report.text for paragraph in post.paragraphs)
        assert found.provenance.media_type == "text/html"


@pytest.mark.parametrize("path", [MAP, INDEX])
def test_new_edited_and_deleted_articles_are_seen(path: str, pulled: Pulled, server: Server) -> None:
    pulled("sitemap", path)
    first, second, third, *_ = server.site.public
    server.site.posts[first.number] = edited(first, LATER)
    server.site.posts[10] = replace(second, number=10, published=LATER, modified=LATER)
    del server.site.posts[third.number]

    record = pulled("sitemap", path)

    assert kept(record) == [1, 1, 1]
    pages = [line for line in server.lines if line.startswith("GET /posts/")]
    assert sorted(pages) == sorted(f"GET /posts/{number}/" for number in (first.number, 10, third.number))


def test_without_dates_in_the_index_only_what_changed_is_sent(pulled: Pulled, server: Server) -> None:
    server.site.lastmod_in_index = False
    pulled("sitemap", INDEX)

    post = server.site.public[0]
    server.site.posts[post.number] = edited(post, LATER)

    assert kept(pulled("sitemap", INDEX)) == [0, 1, 0]


def test_with_a_limit_each_pull_takes_the_next_ones(pulled: Pulled) -> None:
    assert [kept(pulled("sitemap", INDEX, limit=3))[0] for _ in range(4)] == [3, 3, 2, 0]


def test_pages_of_another_host_or_part_of_the_site_are_passed_over(pulled: Pulled, server: Server) -> None:
    number = server.site.public[0].number
    places = [f"{server.address}/posts/{number}/", f"{server.address}/shop/1", "http://elsewhere.example/posts/1/"]
    listed = "".join(f"<url><loc>{place}</loc></url>" for place in places)
    server.site.pages[MAP] = text(200, f"<urlset>{listed}</urlset>", "application/xml")

    record = pulled("sitemap", MAP, beginning=f"{server.address}/posts/")

    assert (kept(record), record.counts["addresses_elsewhere"]) == ([1, 0, 0], 1)
    assert server.lines == ["GET /robots.txt", f"GET {MAP}", f"GET /posts/{number}/"]


@pytest.mark.parametrize("place", ["file:///etc/passwd", "javascript:alert(1)", "http://[::1/x"])
def test_what_is_no_address_is_left_out(place: str, pulled: Pulled, server: Server) -> None:
    server.site.pages[MAP] = text(200, f"<urlset><url><loc>{place}</loc></url></urlset>", "application/xml")
    record = pulled("sitemap", MAP)
    assert (record.status, sum(record.drops.values())) == ("data check failed", 1)
    assert server.lines == ["GET /robots.txt", f"GET {MAP}"]


@pytest.mark.parametrize(
    ("fault", "reason", "comes_later"),
    [
        (status(404), "answered 404", 0),
        (status(503), "no answer", 1),
        (serving.redirect("ftp://x/"), "not http or https", 0),
        (serving.bomb(2_000_000), "answer too large", 0),
    ],
    ids=["404", "503", "redirect", "gzip bomb"],
)
def test_a_page_that_cannot_be_had_is_left_out_and_the_others_are_kept(
    fault: Fault, reason: str, comes_later: int, pulled: Pulled, server: Server
) -> None:
    server.fault("/posts/", fault, times=5 if comes_later else 1)

    record = pulled("sitemap", MAP, most_bytes=1_000_000)

    assert (kept(record), dict(record.drops)) == ([7, 0, 0], {reason: 1})
    assert kept(pulled("sitemap", MAP)) == [comes_later, 0, 0]


@pytest.mark.parametrize(
    ("fault", "label"),
    [(serving.mislabelled("windows-1256"), "utf-8"), (serving.encoded("windows-1252"), "cp1252")],
    ids=["the header is wrong", "the page is wrong"],
)
def test_a_wrong_charset_does_not_garble_a_page(
    fault: Fault, label: str, pulled: Pulled, server: Server, raw: Path
) -> None:
    post = server.site.public[0]
    post.paragraphs = ["The mayor of Tal Abyad’s old town said “nobody was hurt” – and left.", *post.paragraphs]
    server.site.posts = {post.number: post}
    server.fault("/posts/", fault)

    pulled("sitemap", MAP)

    (found,) = stored_reports(raw, record=RunRecord("extract", {}))
    assert post.paragraphs[0] in found.report.text


def test_a_page_without_an_article_is_told(pulled: Pulled, server: Server) -> None:
    server.site.pages[server.site.public[0].path] = text(
        200, "<html><body><nav>Home</nav></body></html>", "text/html"
    )
    record = pulled("sitemap", MAP)
    assert (kept(record), sum(record.drops.values())) == ([7, 0, 0], 1)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("<html></html>", "cannot be read: not a sitemap: root element html"),
        ("not XML", "cannot be read: not a sitemap: content"),
        ("<urlset><url>", "cannot be read: not a sitemap: content"),
        ("<urlset><url", "out of reach: the sitemap was cut off; tried 5 times"),
        ('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><html>&a;</html>', "cannot be read: not a sitemap"),
    ],
)
def test_what_is_no_sitemap_is_told(body: str, message: str, pulled: Pulled, server: Server) -> None:
    server.site.pages[MAP] = text(200, body, "application/xml")
    with pytest.raises(SourceUnreachableError) as raised:
        pulled("sitemap", MAP)
    assert str(raised.value).startswith(f"{server.address}{MAP}: {message}")


def test_when_no_page_answers_the_site_is_out_of_reach_and_the_next_pull_goes_on(
    pulled: Pulled, server: Server
) -> None:
    server.fault("/posts/", status(503), times=99, good_before=3)
    with pytest.raises(SourceUnreachableError, match="out of reach: answered 503; tried 1 times"):
        pulled("sitemap", MAP, attempts=1)
    server.weather.clear()
    assert kept(pulled("sitemap", MAP)) == [5, 0, 0]
