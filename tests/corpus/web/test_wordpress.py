"""What a user gets from a WordPress site: everything once, then only what is new, changed or gone."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from tests.corpus.web.looking import NOVEMBER, POSTS, Pulled, kept, published, stored
from tests.corpus.web.server.posts import edited
from tests.corpus.web.server.serving import DATE, Server
from tests.corpus.web.server.site import Asked

from sijill.corpus import stored_reports
from sijill.errors import SourceUnreachableError, UsageError


def test_the_first_pull_keeps_every_post_once(pulled: Pulled, server: Server, raw: Path) -> None:
    record = pulled()

    assert (record.status, kept(record)) == ("ok", (30, 0, 0))
    assert record.checks["posts listed"] == "30 of 30"
    assert stored(raw) == published(server)


def test_what_is_kept_of_a_post(pulled: Pulled, server: Server, raw: Path) -> None:
    moment = datetime(2023, 9, 5, 22, 30)
    post = replace(next(iter(server.site.posts.values())), number=7, published=moment, modified=moment)
    post.title = "Shelling &#8211; <em>Nawa</em> &amp; Jasim"
    post.paragraphs = ["Government forces&nbsp;shelled the town &amp; killed <b>three</b> people.", "Two were hurt."]
    server.site.posts = {7: post}

    pulled()

    report = json.loads((raw / "village" / "village-7.json").read_bytes())
    assert report == {
        "report_id": "village-7",
        "source": "village",
        "title": "Shelling – Nawa & Jasim",
        "published": "2023-09-05",
        "is_published_inferred": False,
        "url": f"{server.address}/posts/7/",
        "text": "Government forces shelled the town & killed three people.\n\nTwo were hurt.",
    }
    provenance = json.loads((raw / "village" / "village-7.provenance.json").read_bytes())
    assert provenance["modified"] == "2023-09-05T22:30:00Z"
    assert provenance["language"] == "en"
    assert provenance["http_status"] == 200
    assert provenance["http_headers"] == {"content-type": "application/json; charset=UTF-8", "date": DATE}
    assert provenance["extractor"].startswith("lxml ")


def test_a_second_pull_with_nothing_new_makes_two_requests_and_writes_nothing(
    pulled: Pulled, server: Server, raw: Path, contents: Callable[[Path], dict[str, bytes]]
) -> None:
    first = pulled()
    before = contents(raw)

    second = pulled()

    assert [line.partition("?")[0] for line in server.lines] == ["GET /robots.txt", f"GET {POSTS}"]
    assert contents(raw) == before
    assert second.outputs == first.outputs
    assert kept(second) == (0, 0, 0)


def test_new_edited_and_deleted_posts_are_seen(pulled: Pulled, server: Server, raw: Path) -> None:
    pulled()
    posts = server.site.posts
    newest = sorted(posts.values(), key=lambda post: post.modified)
    old, recent, deleted, trashed = newest[0], newest[-1], newest[-2], newest[-3]
    posts[old.number] = edited(old, NOVEMBER)
    posts[recent.number] = edited(recent, NOVEMBER + timedelta(hours=1))
    posts[9] = replace(old, number=9, published=NOVEMBER, modified=NOVEMBER + timedelta(hours=2))
    del posts[deleted.number]
    trashed.is_public = False
    server.site.trashed.add(trashed.number)

    record = pulled()

    assert kept(record) == (1, 2, 2)
    gone = {str(deleted.number), str(trashed.number)}
    assert {number: text for number, text in stored(raw).items() if number not in gone} == published(server)
    assert kept(pulled()) == (0, 0, 0)
    assert len(server.lines) == 2


def test_a_post_that_only_left_the_list_is_not_gone(pulled: Pulled, server: Server) -> None:
    pulled(categories="1")
    moved = max((post for post in server.site.public if post.categories == [1]), key=lambda post: post.modified)
    moved.categories = [2]

    record = pulled(categories="1")

    assert kept(record) == (0, 0, 0)
    assert server.lines[-1].startswith(f"GET {POSTS}/{moved.number}?")


def test_a_post_that_was_written_long_ago_for_a_later_day_is_not_missed(pulled: Pulled, server: Server) -> None:
    newest = max(server.site.public, key=lambda post: post.published)
    newest.is_public = False
    newest.modified = newest.published - timedelta(days=60)
    pulled()
    newest.is_public = True

    assert kept(pulled()) == (1, 0, 0)


def test_a_post_with_a_year_far_ahead_does_not_end_the_listening(pulled: Pulled, server: Server) -> None:
    wrong, right = sorted(server.site.public, key=lambda post: post.modified)[-2:]
    wrong.modified = datetime(2099, 1, 1)
    pulled()
    server.site.posts[right.number] = edited(right, datetime.now() + timedelta(days=2))

    assert kept(pulled()) == (0, 1, 0)


def test_a_site_that_cannot_list_by_change_is_told_of(pulled: Pulled, server: Server) -> None:
    def ignore_it(asked: Asked) -> None:
        asked.query.pop("modified_after", None)

    server.site.meanwhile = ignore_it
    pulled(overlap_days=0)
    server.site.posts[9] = replace(next(iter(server.site.public)), number=9, published=NOVEMBER, modified=NOVEMBER)

    record = pulled(overlap_days=0)

    assert kept(record) == (1, 0, 0)
    assert record.checks["edits"] == "not looked for: the source does not list by change"


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        ("2015-01-02", None, {"2015-01-02", "2015-01-03", "2015-01-04"}),
        ("2015-01-02", "2015-01-02", {"2015-01-02"}),
        (None, "2015-01-01", {"2015-01-01"}),
    ],
)
def test_a_period_is_of_days_in_utc_both_inclusive(
    since: str | None, until: str | None, expected: set[str], pulled: Pulled, server: Server, raw: Path
) -> None:
    server.site.posts = {
        number: replace(post, number=number, published=moment, modified=moment)
        for number, (post, moment) in enumerate(
            (post, datetime(2015, 1, day, hour, minute))
            for day, post in enumerate(server.site.public[:4], start=1)
            for hour, minute in ((0, 0), (12, 0), (23, 59))
        )
    }

    record = pulled(since=since, until=until)

    assert kept(record) == (3 * len(expected), 0, 0)
    days = {one.report.published for one in stored_reports(raw, record=record)}
    assert days == expected
    assert kept(pulled(since=since, until=until)) == (0, 0, 0)
    assert len(server.lines) == 2


def test_with_a_limit_each_pull_takes_the_next_ones(pulled: Pulled, server: Server, raw: Path) -> None:
    taken = [pulled(limit=12, per_page=5).counts["reports_new"] for _ in range(4)]

    assert taken == [12, 12, 6, 0]
    assert stored(raw) == published(server)


def test_robots_txt_that_forbids_the_api_is_obeyed(pulled: Pulled, server: Server) -> None:
    server.site.robots = "User-agent: *\nDisallow: /wp-json/"
    with pytest.raises(SourceUnreachableError, match=r"cannot be read: forbidden by robots\.txt: address http"):
        pulled()
    assert server.lines == ["GET /robots.txt"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "no text"),
        ("<p>half \ud800</p>", "text cannot be stored"),
        ("<div>" * 5000 + "x", "markup nested too deeply"),
    ],
    ids=["empty", "half a character", "deep"],
)
def test_a_post_that_cannot_be_taken_in_is_told_and_the_others_are_kept(
    content: str, reason: str, pulled: Pulled, server: Server
) -> None:
    server.site.public[3].paragraphs = [content]

    record = pulled()

    assert (record.status, dict(record.drops), kept(record)) == ("data check failed", {reason: 1}, (29, 0, 0))
    again = pulled()
    assert (again.status, len(server.lines)) == ("ok", 2)


def test_hostile_posts_are_only_words(pulled: Pulled, server: Server, raw: Path) -> None:
    post = server.site.public[0]
    post.title = "../../etc/passwd<script>alert(1)</script>\x1b[31m"
    post.paragraphs = ["=HYPERLINK(1) <img src=x onerror=alert(1)> &lt;script&gt;", "<script>steal()</script>"]

    pulled()

    own = stored(raw)[str(post.number)]
    assert own == "=HYPERLINK(1) <script>"
    names = {path.name for path in raw.rglob("*") if path.is_file()}
    assert not [name for name in names if "passwd" in name or "script" in name]


@pytest.mark.parametrize(
    ("location", "options", "message"),
    [
        (
            "ftp://example.org",
            {},
            "location 'ftp://example.org': not http or https; give an address such as https://…",
        ),
        ("example.org", {}, "location 'example.org': not http or https; give an address such as https://…"),
        ("https://example.org", {"per_page": "500"}, "option 'per_page', value '500': Input should be less than"),
        ("https://example.org", {"name": "../x"}, "option 'name', value '../x': String should match pattern"),
        ("https://example.org", {"categories": "1,news"}, "option 'categories', value '1,news': Input should be"),
        (
            "https://example.org",
            {"appname": "x"},
            "option 'appname': not known here; known are allow_private, attempts",
        ),
    ],
)
def test_what_cannot_be_asked(location: str, options: dict[str, str], message: str, raw: Path) -> None:
    from sijill.corpus import pull

    with pytest.raises(UsageError) as raised:
        pull("wordpress", location, raw=raw, options=options)
    assert str(raised.value).startswith(message)


def test_categories_are_asked_for(pulled: Pulled, server: Server, raw: Path) -> None:
    pulled(categories="2, 3")
    expected = {str(post.number) for post in server.site.public if post.categories[0] in {2, 3}}
    assert set(stored(raw)) == expected
