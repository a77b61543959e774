"""The posts of the REST API of WordPress: parameters, fields, headers and errors as documented.

https://developer.wordpress.org/rest-api/reference/posts/, /using-the-rest-api/pagination/
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from tests.corpus.web.server.posts import SITE_TIME, Post

JSON = {"Content-Type": "application/json; charset=UTF-8"}
KEYS = {"date": "published", "modified": "modified", "id": "number"}


def answer(site: Any, asked: Any) -> tuple[int, dict[str, str], bytes]:
    own = asked.path.removeprefix("/wp-json/wp/v2/posts").strip("/")
    if own:
        return _single(site, own, asked.query)
    per_page, number = int(asked.query.get("per_page", 10)), int(asked.query.get("page", 1))
    if not 1 <= per_page <= 100:
        return _error(400, "rest_invalid_param", "Invalid parameter(s): per_page")
    listed = [post for post in site.public if _is_wanted(post, asked.query)]
    key = KEYS[asked.query.get("orderby", "date")]
    listed.sort(
        key=lambda post: (getattr(post, key), post.number), reverse=asked.query.get("order", "desc") == "desc"
    )
    pages = -(-len(listed) // per_page)
    if number > max(pages, 1):
        return _error(400, "rest_post_invalid_page_number", "The page number requested is larger than the number.")
    shown = listed[(number - 1) * per_page : number * per_page]
    headers = JSON | {"X-WP-Total": str(len(listed)), "X-WP-TotalPages": str(pages)}
    return 200, headers, _json([_fields(site, post, asked.query) for post in shown])


def _single(site: Any, own: str, query: dict[str, str]) -> tuple[int, dict[str, str], bytes]:
    if int(own) in site.trashed:
        return _error(401, "rest_forbidden", "Sorry, you are not allowed to do that.")
    post = site.posts.get(int(own))
    if post is None or not post.is_public:
        return _error(404, "rest_post_invalid_id", "Invalid post ID.")
    return 200, JSON, _json(_fields(site, post, query))


def _is_wanted(post: Post, query: dict[str, str]) -> bool:
    own, changed = post.published + SITE_TIME, post.modified + SITE_TIME
    return (
        ("after" not in query or own > _site_time(query["after"]))
        and ("before" not in query or own < _site_time(query["before"]))
        and ("modified_after" not in query or changed > _site_time(query["modified_after"]))
        and (
            "categories" not in query or set(map(int, query["categories"].split(","))) & set(post.categories) != set()
        )
    )


def _site_time(value: str) -> datetime:
    """Read a time as WordPress does: without a zone, it is the site's own."""
    moment = datetime.fromisoformat(value)
    return moment if moment.tzinfo is None else moment.astimezone(UTC).replace(tzinfo=None) + SITE_TIME


def _fields(site: Any, post: Post, query: dict[str, str]) -> dict[str, Any]:
    values = {
        "id": post.number,
        "date": _time(post.published + SITE_TIME),
        "date_gmt": _time(post.published),
        "guid": {"rendered": f"{site.address}/?p={post.number}"},
        "modified": _time(post.modified + SITE_TIME),
        "modified_gmt": _time(post.modified),
        "slug": f"report-{post.number}",
        "status": "publish",
        "type": "post",
        "link": f"{site.address}{post.path}",
        "title": {"rendered": post.title},
        "content": {"rendered": post.html, "protected": False},
        "excerpt": {"rendered": "", "protected": False},
        "author": 1,
        "categories": post.categories,
        "tags": [],
    }
    wanted = query.get("_fields")
    return {name: values[name] for name in wanted.split(",") if name in values} if wanted else values


def _error(status: int, code: str, message: str) -> tuple[int, dict[str, str], bytes]:
    return status, JSON, _json({"code": code, "message": message, "data": {"status": status}})


def _json(value: Any) -> bytes:
    return json.dumps(value).encode("ascii")


def _time(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
