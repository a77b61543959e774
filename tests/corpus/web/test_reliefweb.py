"""What a user gets from ReliefWeb: the reports of some countries and publishers, in any weather."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from html import unescape
from pathlib import Path

import pytest
from tests.corpus.web.server import serving
from tests.corpus.web.server.posts import edited
from tests.corpus.web.server.serving import Fault, Server, status

from sijill.corpus import pull, stored_reports
from sijill.errors import SourceUnreachableError, UsageError
from sijill.run_record import RunRecord

Pulled = Callable[..., RunRecord]
API = "/v2/reports"
LATER = datetime(2026, 11, 1)


@pytest.fixture
def reliefweb(pulled: Pulled) -> Pulled:
    return lambda **asked: pulled("reliefweb", API, appname="sijill-tests", **asked)


def test_all_reports_are_kept_once_and_a_second_pull_is_quiet(
    reliefweb: Pulled, server: Server, raw: Path, contents: Callable[[Path], dict[str, bytes]]
) -> None:
    record = reliefweb(per_page=7)
    before = contents(raw)
    again = reliefweb(per_page=7)

    assert (record.status, record.counts["reports_new"]) == ("ok", 30)
    assert server.lines == ["GET /robots.txt", f"POST {API}?appname=sijill-tests"]
    assert contents(raw) == before
    assert again.counts["reports_read"] == 0


def test_what_is_kept_of_a_report(reliefweb: Pulled, server: Server, raw: Path) -> None:
    post = server.site.public[0]
    server.site.posts = {post.number: post}
    reliefweb()

    (found,) = stored_reports(raw, record=RunRecord("extract", {}))
    assert found.report.report_id == f"village-{post.number}"
    assert found.report.title == unescape(post.title)
    assert found.report.published == post.published.date().isoformat()
    assert found.report.url == f"{server.address}/posts/{post.number}/"
    assert found.report.text == unescape("\n\n".join(post.paragraphs))
    assert found.provenance.modified == f"{post.modified.isoformat()}+00:00"


def test_new_edited_and_deleted_reports_are_seen(reliefweb: Pulled, server: Server) -> None:
    reliefweb()
    first, *_, deleted, last = sorted(server.site.public, key=lambda post: post.modified)
    server.site.posts[first.number] = edited(first, LATER)
    server.site.posts[9] = replace(last, number=9, published=LATER, modified=LATER)
    del server.site.posts[deleted.number]

    record = reliefweb()

    counted = [record.counts[name] for name in ("reports_new", "reports_new_version", "reports_gone")]
    assert counted == [1, 1, 1]


def test_countries_publishers_and_a_period_are_asked_for(reliefweb: Pulled, server: Server) -> None:
    days = sorted({post.published.date() for post in server.site.public})

    record = reliefweb(country="SYR,irq", publishers="VB", since=days[1], until=days[2])

    expected = [
        post
        for post in server.site.public
        if post.country in {"syr", "irq"} and days[1] <= post.published.date() <= days[2]
    ]
    assert record.counts["reports_new"] == len(expected) > 0
    asked = json.loads(server.site.asked[1].body)
    assert asked["filter"] == {
        "operator": "AND",
        "conditions": [
            {"field": "country.iso3", "value": ["syr", "irq"], "operator": "OR"},
            {"field": "source.shortname", "value": ["VB"], "operator": "OR"},
            {
                "field": "date.original",
                "value": {"from": f"{days[1]}T00:00:00+00:00", "to": f"{days[2]}T23:59:59+00:00"},
            },
        ],
    }


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        (status(403), "cannot be read: answered 403: address"),
        (status(503), "out of reach: answered 503; tried 5 times"),
        (serving.ended_early, "out of reach: the answer is no list of data in JSON"),
    ],
)
def test_when_reliefweb_is_out_of_reach(fault: Fault, message: str, reliefweb: Pulled, server: Server) -> None:
    server.fault(API, fault, times=99, good_before=2)
    with pytest.raises(SourceUnreachableError) as raised:
        reliefweb(per_page=10)
    assert str(raised.value).startswith(f"{server.address}{API}: {message}")
    server.weather.clear()
    assert reliefweb(per_page=10).counts["reports_new"] == 20


def test_without_a_name_for_the_application_nothing_is_asked(raw: Path) -> None:
    with pytest.raises(UsageError, match="option 'appname', value None: Field required"):
        pull("reliefweb", None, raw=raw)
