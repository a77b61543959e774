"""Posts of a source that lists them in pages, and walking such a list while it moves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Protocol

from sijill.corpus.records import FoundReport
from sijill.corpus.web.fetching import Answer

MOST_ROUNDS = 3
"""How often the posts of one and the same second are listed anew when the list moved meanwhile."""


class Order(StrEnum):
    """By what a list is ordered, oldest first: the place of a post in the list, or its last change."""

    PLACED = "placed"
    MODIFIED = "modified"


@dataclass(frozen=True)
class Post:
    """A post as listed.

    ``placed`` and ``modified`` are the times the source orders by, in its own writing, which sorts as text.
    ``values`` are its fields, ``body`` the very bytes of it within ``answer``.
    """

    post_id: str
    placed: str
    modified: str
    values: dict[str, Any]
    body: bytes
    answer: Answer

    def time_by(self, order: Order) -> str:
        """Give the time that an order goes by."""
        return self.placed if order is Order.PLACED else self.modified


@dataclass(frozen=True)
class ListPage:
    """One page of a list: its posts, how many posts the whole list has, and whether no page follows."""

    posts: list[Post]
    total: int
    is_last: bool


class PostList(Protocol):
    """A source's posts, as one of its APIs gives them."""

    source: str

    def newest(self, validators: dict[str, str]) -> tuple[ListPage | None, dict[str, str]]:
        """Give the posts changed last, newest first, and what to ask with next time; None where nothing changed."""
        ...

    def page(self, order: Order, since: str | None, number: int) -> ListPage:
        """Give a page (from 1) of the posts from a time on, that second included, oldest first."""
        ...

    def single(self, post_id: str) -> Post | Answer:
        """Ask for one post; the answer where it is not to be had."""
        ...

    def is_gone(self, answer: Answer) -> bool:
        """Say whether the answer to :meth:`single` tells that the post is no longer there for readers."""
        ...

    def report(self, post: Post) -> FoundReport | None:
        """Make a report of a post; None, and a drop, where that cannot be."""
        ...


def pages_of(posts: PostList, order: Order, since: str | None) -> Iterator[ListPage]:
    """Walk a list that may move under the walker: nothing is missed, though posts may be listed twice.

    Numbers of pages mean something else as soon as a post is deleted or added, so a next page is asked for by the
    time of the last post, never by number. Only where one second has more posts than a page, the number counts;
    if the list moved while such a second was read, it is read again.

    Args:
        posts: The list.
        order: By what it is walked, oldest first.
        since: Where to begin, that second included; None for the very beginning.
    """
    at, number, rounds = since, 1, 1
    ids_here: set[str] = set()
    first_total = 0
    while True:
        page = posts.page(order, at, number)
        yield page
        ids = {post.post_id for post in page.posts}
        first_total = page.total if number == 1 else first_total
        has_moved = number > 1 and (bool(ids & ids_here) or page.total != first_total)
        ids_here = ids if number == 1 else ids_here | ids
        if has_moved and rounds < MOST_ROUNDS:
            number, rounds = 1, rounds + 1
        elif page.is_last:
            return
        elif page.posts and (at is None or page.posts[-1].time_by(order) > at):
            at, number, rounds = page.posts[-1].time_by(order), 1, 1
        else:
            number += 1


def moved(time: str, **by: float) -> str:
    """Give a time in the writing of ``time``, later or (negative) earlier; ``by`` as for a timedelta.

    Example:
        >>> moved("2023-09-05T10:00:00", days=-7)
        '2023-08-29T10:00:00'
    """
    return (datetime.fromisoformat(time) + timedelta(**by)).isoformat()
