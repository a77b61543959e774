"""Reports of ReliefWeb's API, version 2, as documented: https://apidoc.reliefweb.int/."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from html import unescape
from typing import Any

from tests.corpus.web.server.posts import Post

JSON = {"Content-Type": "application/json"}


def answer(site: Any, asked: Any) -> tuple[int, dict[str, str], bytes]:
    if not asked.query.get("appname"):
        return 403, JSON, _json({"status": 403, "error": {"message": "You must provide an appname."}})
    own = asked.path.removeprefix("/v2/reports").strip("/")
    if own:
        post = site.posts.get(int(own))
        if post is None or not post.is_public:
            return 404, JSON, _json({"status": 404, "error": {"message": "Resource not found"}})
        return 200, JSON, _json({"totalCount": 1, "count": 1, "data": [_element(site, post)]})
    wanted = json.loads(asked.body)
    listed = [post for post in site.public if _matches(post, wanted.get("filter"))]
    for order in reversed(wanted["sort"]):
        name, _, direction = order.partition(":")
        listed.sort(key=lambda post, name=name: _value(post, name), reverse=direction == "desc")
    shown = listed[wanted["offset"] : wanted["offset"] + wanted["limit"]]
    data = [_element(site, post) for post in shown]
    told = {"time": 5, "href": site.address, "totalCount": len(listed), "count": len(data), "data": data}
    return 200, JSON, _json(told)


def _matches(post: Post, wanted: Mapping[str, Any] | None) -> bool:
    if wanted is None:
        return True
    if "conditions" in wanted:
        each = [_matches(post, condition) for condition in wanted["conditions"]]
        return all(each) if wanted.get("operator", "AND") == "AND" else any(each)
    value, asked = _value(post, wanted["field"]), wanted["value"]
    if isinstance(asked, Mapping):
        moments = {name: datetime.fromisoformat(bound) for name, bound in asked.items()}
        return moments.get("from", value) <= value <= moments.get("to", value)
    return value in (asked if isinstance(asked, list) else [asked])


def _value(post: Post, name: str) -> Any:
    return {
        "id": post.number,
        "date.created": post.published.replace(tzinfo=UTC),
        "date.original": post.published.replace(hour=0, minute=0, second=0, tzinfo=UTC),
        "date.changed": post.modified.replace(tzinfo=UTC),
        "country.iso3": post.country,
        "source.shortname": "VB",
    }[name]


def _element(site: Any, post: Post) -> dict[str, Any]:
    dates = {name: _value(post, f"date.{name}").isoformat() for name in ("created", "changed", "original")}
    fields = {
        "id": post.number,
        "title": unescape(post.title),
        "status": "published",
        "body": "\n\n".join(map(unescape, post.paragraphs)),
        "body-html": post.html,
        "date": dates,
        "country": [{"iso3": post.country}],
        "source": [{"shortname": "VB"}],
        "language": [{"code": "en"}],
        "url": f"{site.address}/node/{post.number}",
        "url_alias": f"{site.address}{post.path}",
    }
    return {"id": str(post.number), "score": 1, "fields": fields, "href": f"{site.address}/v2/reports/{post.number}"}


def _json(value: Any) -> bytes:
    return json.dumps(value).encode("ascii")
