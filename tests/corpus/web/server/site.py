"""What the site answers, without any faults: one function for each of its addresses."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from tests.corpus.web.server import feeds, reliefweb, sitemaps, wordpress
from tests.corpus.web.server.posts import Post

Headers = dict[str, str]


@dataclass
class Asked:
    """A request as it came."""

    method: str
    path: str
    query: dict[str, str]
    headers: Mapping[str, str]
    body: bytes = b""

    @property
    def line(self) -> str:
        asked = "&".join(f"{name}={value}" for name, value in self.query.items())
        return f"{self.method} {self.path}" + (f"?{asked}" if asked else "")


@dataclass
class Told:
    """An answer to give."""

    status: int
    headers: Headers
    body: bytes


@dataclass
class Site:
    """Posts, and what the site says of them; tests change both between and during pulls.

    ``meanwhile`` is called before each answer, so that a test can move posts while they are paged through.
    ``robots`` is None where there is no robots.txt. ``shown`` bounds what the feed shows.
    """

    posts: dict[int, Post] = field(default_factory=dict)
    address: str = ""
    robots: str | None = None
    shown: int = 10
    has_full_text: bool = True
    trashed: set[int] = field(default_factory=set)
    lastmod_in_index: bool = True
    asked: list[Asked] = field(default_factory=list)
    meanwhile: Callable[[Asked], None] | None = None
    pages: dict[str, Told] = field(default_factory=dict)

    @property
    def public(self) -> list[Post]:
        return [post for post in self.posts.values() if post.is_public]

    def answer(self, asked: Asked) -> Told:
        if self.meanwhile:
            self.meanwhile(asked)
        told = self._answer(asked)
        if told.status == 200 and asked.method == "GET" and not asked.path.startswith("/wp-json/"):
            return self._conditional(asked, told)
        return told

    def _answer(self, asked: Asked) -> Told:
        if asked.path in self.pages:
            return self.pages[asked.path]
        if asked.path == "/robots.txt":
            return text(404, "") if self.robots is None else text(200, self.robots)
        for start, answered in ANSWERS.items():
            if asked.path.startswith(start):
                return Told(*answered(self, asked))
        return text(404, "<p>Not found</p>", "text/html")

    @staticmethod
    def _conditional(asked: Asked, told: Told) -> Told:
        etag = f'"{hashlib.sha256(told.body).hexdigest()[:16]}"'
        if asked.headers.get("If-None-Match") == etag:
            return Told(304, {"ETag": etag}, b"")
        return Told(told.status, told.headers | {"ETag": etag}, told.body)


def text(status: int, words: str, media_type: str = "text/plain") -> Told:
    return Told(status, {"Content-Type": f"{media_type}; charset=utf-8"}, words.encode("utf-8"))


def asked_for(method: str, target: str, headers: Mapping[str, str], body: bytes) -> Asked:
    path, _, query = target.partition("?")
    return Asked(method, path, dict(parse_qsl(query)), headers, body)


Answerer = Callable[[Any, Any], tuple[int, Headers, bytes]]
ANSWERS: dict[str, Answerer] = {
    "/wp-json/wp/v2/posts": wordpress.answer,
    "/feed": feeds.answer,
    "/v2/reports": reliefweb.answer,
    "/sitemap": sitemaps.answer,
    "/posts/": sitemaps.page,
}
