"""Feeds: RSS 2.0 as WordPress writes it, and Atom (RFC 4287) in pages (RFC 5005)."""

from __future__ import annotations

from datetime import UTC
from email.utils import format_datetime
from html import unescape
from typing import Any
from xml.sax.saxutils import escape

from tests.corpus.web.server.posts import Post


def answer(site: Any, asked: Any) -> tuple[int, dict[str, str], bytes]:
    newest = sorted(site.public, key=lambda post: (post.published, post.number), reverse=True)
    if asked.path == "/feed/atom":
        number = int(asked.query.get("page", 1))
        shown = newest[(number - 1) * site.shown : number * site.shown]
        more = number * site.shown < len(newest)
        return 200, {"Content-Type": "application/atom+xml; charset=UTF-8"}, _atom(site, shown, number, more)
    return 200, {"Content-Type": "application/rss+xml; charset=UTF-8"}, _rss(site, newest[: site.shown])


def _rss(site: Any, posts: list[Post]) -> bytes:
    items = "".join(_item(site, post) for post in posts)
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<channel><title>Village bulletin</title><link>{site.address}</link><description>News</description>"
        f"{items}</channel></rss>"
    ).encode()


def _item(site: Any, post: Post) -> str:
    full = f"<content:encoded><![CDATA[{post.html}]]></content:encoded>" if site.has_full_text else ""
    return (
        f"<item><title>{post.title}</title><link>{site.address}{post.path}</link>"
        f"<pubDate>{format_datetime(post.published.replace(tzinfo=UTC))}</pubDate>"
        f'<guid isPermaLink="false">{site.address}/?p={post.number}</guid>'
        f"<description><![CDATA[{post.paragraphs[0][:60]} [&hellip;]]]></description>{full}</item>"
    )


def _atom(site: Any, posts: list[Post], number: int, more: bool) -> bytes:
    entries = "".join(_entry(site, post) for post in posts)
    following = f'<link rel="next" href="{site.address}/feed/atom?page={number + 1}"/>' if more else ""
    return (
        '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">'
        f"<title>Village bulletin</title><id>{site.address}/feed/atom</id>{following}{entries}</feed>"
    ).encode()


def _entry(site: Any, post: Post) -> str:
    content = f'<content type="html">{escape(post.html)}</content>' if site.has_full_text else ""
    return (
        f"<entry><title>{escape(unescape(post.title))}</title><id>tag:village,2015:{post.number}</id>"
        f'<link href="{post.path}"/><published>{post.published.isoformat()}Z</published>'
        f"<updated>{post.modified.isoformat()}Z</updated>{content}</entry>"
    )
