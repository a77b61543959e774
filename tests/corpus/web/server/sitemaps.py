"""Sitemaps (https://www.sitemaps.org/protocol.html), an index with a part as it is and one packed; articles."""

from __future__ import annotations

import gzip
from typing import Any

from tests.corpus.web.server.posts import Post

XML = {"Content-Type": "application/xml; charset=utf-8"}
START = '<?xml version="1.0" encoding="UTF-8"?>'
SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def answer(site: Any, asked: Any) -> tuple[int, dict[str, str], bytes]:
    parts = {0: "/sitemap-1.xml", 1: "/sitemap-2.xml.gz"}
    if asked.path == "/sitemap.xml":
        return 200, XML, _set(site, site.public)
    if asked.path == "/sitemap_index.xml":
        listed = "".join(
            f"<sitemap><loc>{site.address}{path}</loc>{_last(site, _half(site, half))}</sitemap>"
            for half, path in parts.items()
        )
        return 200, XML, f"{START}<sitemapindex {SPACE}>{listed}</sitemapindex>".encode()
    for half, path in parts.items():
        if asked.path == path:
            content = _set(site, _half(site, half))
            if path.endswith(".gz"):
                return 200, {"Content-Type": "application/gzip"}, gzip.compress(content, mtime=0)
            return 200, XML, content
    return 404, {"Content-Type": "text/plain"}, b""


def page(site: Any, asked: Any) -> tuple[int, dict[str, str], bytes]:
    own = asked.path.removeprefix("/posts/").strip("/")
    post = site.posts.get(int(own)) if own.isdecimal() else None
    if post is None or not post.is_public:
        return 410, {"Content-Type": "text/html; charset=utf-8"}, b"<p>Gone</p>"
    return 200, {"Content-Type": "text/html; charset=utf-8"}, article_page(site, post).encode()


def article_page(site: Any, post: Post) -> str:
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{post.title} | Village bulletin</title>'
        f'<link rel="canonical" href="{site.address}{post.path}">'
        f'<meta property="article:published_time" content="{post.published.isoformat()}+00:00"></head><body>'
        f"<nav><a href='/'>Home</a> <a href='/about'>About us</a></nav><main><article><h1>{post.title}</h1>"
        f"{post.html}</article></main><footer>All rights reserved</footer></body></html>"
    )


def _half(site: Any, half: int) -> list[Post]:
    return [post for post in site.public if post.number % 2 == half]


def _set(site: Any, posts: list[Post]) -> bytes:
    listed = "".join(
        f"<url><loc>{site.address}{post.path}</loc><lastmod>{post.modified.isoformat()}+00:00</lastmod></url>"
        for post in posts
    )
    return f"{START}<urlset {SPACE}>{listed}</urlset>".encode()


def _last(site: Any, posts: list[Post]) -> str:
    if not (site.lastmod_in_index and posts):
        return ""
    return f"<lastmod>{max(post.modified for post in posts).isoformat()}+00:00</lastmod>"
