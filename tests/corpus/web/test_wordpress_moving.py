"""Posts that move in their list while a pull pages through it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from tests.corpus.web.looking import NOVEMBER, POSTS, Pulled, published, stored
from tests.corpus.web.server.posts import edited
from tests.corpus.web.server.serving import Server
from tests.corpus.web.server.site import Asked


def test_a_second_with_more_posts_than_a_page_is_listed_whole(pulled: Pulled, server: Server, raw: Path) -> None:
    moment = datetime(2020, 2, 2)
    for post in server.site.public[5:25]:
        post.published = post.modified = moment

    pulled(per_page=4)

    assert stored(raw) == published(server)


def test_such_a_second_is_listed_anew_when_it_moves(pulled: Pulled, server: Server, raw: Path) -> None:
    moment = datetime(2020, 2, 2)
    for post in server.site.public[5:25]:
        post.published = post.modified = moment
    first = min(post.number for post in server.site.public if post.published == moment)

    def delete_one(asked: Asked) -> None:
        if asked.query.get("page") == "3":
            server.site.posts.pop(first, None)

    server.site.meanwhile = delete_one
    # Without an overlap nothing is looked for a second time.
    pulled(per_page=4, overlap_days=0)

    found = stored(raw)
    assert {number: found.get(number) for number in published(server)} == published(server)


MOVES = ["a post is deleted", "a post is added before", "a post moves back", "a post is edited", "all at once"]


@pytest.mark.parametrize("move", MOVES)
def test_posts_that_move_while_they_are_paged_through_are_neither_missed_nor_doubled(
    move: str, pulled: Pulled, server: Server, raw: Path
) -> None:
    posts = server.site.posts
    in_order = sorted(posts.values(), key=lambda post: post.published)
    changes = iter(range(1, 100))

    def meanwhile(asked: Asked) -> None:
        if asked.path != POSTS or asked.query.get("orderby") != "date":
            return
        number = next(changes)
        moment = NOVEMBER + timedelta(minutes=number)
        own = in_order[-number]
        if move in (MOVES[0], MOVES[4]) and number < 5:
            posts.pop(in_order[number].number, None)
        if move in (MOVES[1], MOVES[4]) and number < 5:
            posts[number] = replace(own, number=number, published=in_order[0].published, modified=moment)
        if move in (MOVES[2], MOVES[4]) and number == 3:
            posts[own.number] = replace(own, published=in_order[0].published, modified=moment)
        if move in (MOVES[3], MOVES[4]) and number == 4:
            posts[in_order[8].number] = edited(in_order[8], moment)

    server.site.meanwhile = meanwhile
    record = pulled(per_page=5)
    server.site.meanwhile = None
    after = pulled(per_page=5)

    found = stored(raw)
    assert {number: found.get(number) for number in published(server)} == published(server)
    assert record.counts["reports_repeated"] == after.counts["reports_repeated"] == 0
    assert after.counts["reports_new"] == 0
