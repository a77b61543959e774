"""What a user gets from a feed: entries with their full text, or the pages they lead to, in any weather."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from html import unescape
from pathlib import Path

import pytest
from tests.corpus.web.server import serving
from tests.corpus.web.server.posts import edited
from tests.corpus.web.server.serving import Fault, Server, status
from tests.corpus.web.server.site import text

from sijill.corpus import stored_reports
from sijill.corpus.records import StoredReport
from sijill.errors import SourceUnreachableError
from sijill.run_record import RunRecord

Pulled = Callable[..., RunRecord]
LATER = datetime(2026, 11, 1)


def stored(raw: Path) -> list[StoredReport]:
    return list(stored_reports(raw, record=RunRecord("extract", {})))


def texts_shown(server: Server, number: int = 10) -> set[str]:
    newest = sorted(server.site.public, key=lambda post: (post.published, post.number), reverse=True)[:number]
    return {unescape("\n\n".join(post.paragraphs)) for post in newest}


@pytest.mark.parametrize(("path", "number"), [("/feed", 10), ("/feed/atom", 30)])
def test_entries_are_kept_with_their_full_text(
    path: str, number: int, pulled: Pulled, server: Server, raw: Path
) -> None:
    record = pulled("feed", path)

    assert (record.status, record.counts["reports_new"]) == ("ok", number)
    assert {found.report.text for found in stored(raw)} == texts_shown(server, number)
    days = {found.report.published for found in stored(raw)}
    assert days <= {post.published.date().isoformat() for post in server.site.public}


def test_what_is_kept_of_an_entry(pulled: Pulled, server: Server, raw: Path) -> None:
    post = max(server.site.public, key=lambda post: post.published)
    server.site.posts = {post.number: post}
    pulled("feed", "/feed/atom")

    (found,) = stored(raw)
    assert found.report.title == unescape(post.title)
    assert found.report.url == f"{server.address}/posts/{post.number}/"
    assert found.report.report_id.startswith("village-")
    assert found.provenance.modified == f"{post.modified.isoformat()}Z"
    assert found.provenance.fetched_from == f"{server.address}/feed/atom"


def test_a_feed_that_tells_no_changes_is_not_said_to_tell_any(pulled: Pulled, raw: Path) -> None:
    pulled("feed", "/feed")
    assert {found.provenance.modified for found in stored(raw)} == {None}


def test_a_second_pull_with_nothing_new_makes_two_requests_and_writes_nothing(
    pulled: Pulled, server: Server, raw: Path, contents: Callable[[Path], dict[str, bytes]]
) -> None:
    pulled("feed", "/feed")
    before = contents(raw)

    record = pulled("feed", "/feed")

    assert server.lines == ["GET /robots.txt", "GET /feed"]
    assert contents(raw) == before
    assert record.counts["reports_read"] == 0


def test_new_and_edited_entries_are_seen_and_old_ones_are_not_gone(pulled: Pulled, server: Server) -> None:
    pulled("feed", "/feed")
    shown = sorted(server.site.public, key=lambda post: post.published)[-5:]
    server.site.posts[shown[0].number] = edited(shown[0], LATER)
    server.site.posts[9] = replace(shown[1], number=9, published=LATER, modified=LATER)

    record = pulled("feed", "/feed")

    counted = {name: record.counts[name] for name in ("reports_new", "reports_new_version", "reports_gone")}
    assert counted == {"reports_new": 1, "reports_new_version": 1, "reports_gone": 0}


@pytest.mark.parametrize(
    ("follow_links", "has_full_text", "pages"),
    [("missing", True, 0), ("missing", False, 3), ("always", True, 3), ("never", False, 0)],
)
def test_links_are_followed_where_that_is_wanted(
    follow_links: str, has_full_text: bool, pages: int, pulled: Pulled, server: Server, raw: Path
) -> None:
    server.site.shown, server.site.has_full_text = 3, has_full_text

    record = pulled("feed", "/feed", follow_links=follow_links)

    assert (record.status, record.counts["reports_new"]) == ("ok", 3)
    assert sum(line.startswith("GET /posts/") for line in server.lines) == pages
    extractors = {str(found.provenance.extractor).split()[0] for found in stored(raw)}
    assert extractors == ({"trafilatura"} if pages else {"lxml"})
    pulled("feed", "/feed", follow_links=follow_links)
    assert server.lines == ["GET /robots.txt", "GET /feed"]


def test_the_feed_dates_a_page_and_the_page_gives_the_words(pulled: Pulled, server: Server, raw: Path) -> None:
    server.site.shown, server.site.has_full_text = 1, False
    pulled("feed", "/feed")

    post = max(server.site.public, key=lambda post: post.published)
    (found,) = stored(raw)
    assert found.report.published == post.published.date().isoformat()
    assert all(unescape(paragraph) in found.report.text for paragraph in post.paragraphs)
    assert "All rights reserved" not in found.report.text


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (status(404), "answered 404"),
        (status(403), "answered 403"),
        (status(503), "no answer"),
        (serving.redirect("http://10.0.0.1/"), "private address"),
        (serving.bomb(70_000_000), "answer too large"),
    ],
    ids=["404", "403", "503", "private", "gzip bomb"],
)
def test_a_page_that_cannot_be_had_is_left_out_and_the_others_are_kept(
    fault: Fault, reason: str, pulled: Pulled, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sijill.corpus.web.guarding.is_public", lambda address: address == "127.0.0.1")
    server.site.shown, server.site.has_full_text = 3, False
    server.fault("/posts/", fault, times=5 if reason == "no answer" else 1)

    record = pulled("feed", "/feed", allow_private=False)

    assert (record.status, dict(record.drops)) == ("data check failed", {reason: 1})
    assert record.counts["reports_new"] == 2
    # What may come back is asked for again, what is refused for good is not.
    again = pulled("feed", "/feed", allow_private=False)
    assert again.counts["reports_new"] == (1 if reason == "no answer" else 0)


def test_when_no_page_answers_the_site_is_out_of_reach(pulled: Pulled, server: Server) -> None:
    server.site.shown, server.site.has_full_text = 5, False
    server.fault("/posts/", status(503), times=99, good_before=1)

    with pytest.raises(SourceUnreachableError, match="out of reach: answered 503; tried 2 times"):
        pulled("feed", "/feed", attempts=2)

    server.weather.clear()
    assert pulled("feed", "/feed").counts["reports_new"] == 4


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        (serving.ended_early, "out of reach: the feed was cut off; tried 5 times"),
        (status(404), "cannot be read: answered 404"),
    ],
)
def test_a_feed_that_cannot_be_read(fault: Fault, message: str, pulled: Pulled, server: Server) -> None:
    server.fault("/feed", fault, times=99)
    with pytest.raises(SourceUnreachableError) as raised:
        pulled("feed", "/feed")
    assert str(raised.value).startswith(f"{server.address}/feed: {message}")


@pytest.mark.parametrize("body", ["<!DOCTYPE html><p>Moved to a new house</p>", "", "{}", "%PDF-1.7"])
def test_what_is_no_feed_is_told(body: str, pulled: Pulled, server: Server) -> None:
    server.site.pages["/feed"] = text(200, body, "text/html")
    with pytest.raises(SourceUnreachableError, match="cannot be read: not a feed"):
        pulled("feed", "/feed")


@pytest.mark.parametrize(
    ("label", "encoding"), [("windows-1256", "utf-8"), ("utf-8", "windows-1256"), ("us-ascii", "utf-8")]
)
def test_a_wrong_charset_in_the_header_does_not_garble_a_feed(
    label: str, encoding: str, pulled: Pulled, server: Server, raw: Path
) -> None:
    words = "قصف على ريف إدلب"
    item = f"<item><guid>1</guid><title>{words}</title><description>{words}</description></item>"
    body = f'<?xml version="1.0" encoding="{encoding}"?><rss version="2.0"><channel>{item}</channel></rss>'
    page = text(200, "", "application/rss+xml")
    page.headers["Content-Type"] = f"application/rss+xml; charset={label}"
    server.site.pages["/feed"] = replace(page, body=body.encode(encoding))

    pulled("feed", "/feed", follow_links="never")

    assert [found.report.text for found in stored(raw)] == [words]


def test_a_date_that_cannot_be_read_refuses_the_entry(pulled: Pulled, server: Server) -> None:
    item = "<item><guid>1</guid><pubDate>someday</pubDate><description>Two shells fell.</description></item>"
    body = f'<rss version="2.0"><channel>{item}</channel></rss>'
    server.site.pages["/feed"] = text(200, body, "application/rss+xml")

    record = pulled("feed", "/feed", follow_links="never")

    assert dict(record.drops) == {"unparsable date": 1}


def test_a_feed_that_tells_only_changes_gives_estimated_days(pulled: Pulled, server: Server, raw: Path) -> None:
    body = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>x</id><updated>2023-09-05T23:30:00-02:00</updated>'
        '<content type="text">Two shells &lt; three.</content></entry></feed>'
    )
    server.site.pages["/feed"] = text(200, body, "application/atom+xml")

    pulled("feed", "/feed")

    (found,) = stored(raw)
    assert (found.report.published, found.report.is_published_inferred) == ("2023-09-06", True)
    assert found.report.text == "Two shells < three."


def test_entities_that_grow_without_end_are_not_unfolded(pulled: Pulled, server: Server) -> None:
    grown = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 9))
    body = (
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "ha">{grown}]><rss version="2.0"><channel>'
        "<item><guid>1</guid><description>&e8;</description></item></channel></rss>"
    )
    server.site.pages["/feed"] = text(200, body, "application/rss+xml")

    with pytest.raises(SourceUnreachableError, match=r"cannot be read: not a feed: .* \(declares entities\)"):
        pulled("feed", "/feed", follow_links="never")
