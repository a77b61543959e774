"""Pulling from a list of posts: all of it once, from then on what changed, and what is no longer there."""

from __future__ import annotations

import logging
from collections.abc import Generator, Iterator

from sijill.corpus.records import FoundReport, GoneReport, PullRequest
from sijill.corpus.web.clock import Clock
from sijill.corpus.web.cursors import Cursor, ListingMemory, WalkMemory
from sijill.corpus.web.found import MOST_ASKED_SINGLY, Left, is_in_period
from sijill.corpus.web.listed import Order, Post, PostList, moved, pages_of
from sijill.corpus.web.options import ListingOptions
from sijill.run_record import RunRecord

log = logging.getLogger("sijill")

Found = Iterator[FoundReport | GoneReport]


class ListedPull:
    """One pull from a list of posts."""

    def __init__(
        self,
        posts: PostList,
        cursor: Cursor[ListingMemory],
        request: PullRequest,
        record: RunRecord,
        options: ListingOptions,
        clock: Clock,
    ) -> None:
        self._posts = posts
        self._cursor = cursor
        self._request = request
        self._record = record
        self._options = options
        self._clock = clock
        self._left = Left(request.limit)
        self._given: dict[str, str] = {}

    def run(self) -> Found:
        """Give what is new: the whole list the first time, then what changed since, then what is gone.

        When the next report is asked for, the one before was kept; the cursor moves no sooner.
        """
        memory = self._cursor.memory
        total: int | None = memory.total
        if memory.walk is None and memory.newest_modified is not None:
            is_quiet, total = self._look()
            if is_quiet:
                return
        else:
            if memory.walk is None:
                page, memory.validators = self._posts.newest({})
                if page is None or not page.posts:
                    return
                total = page.total
                memory.walk = WalkMemory(started=self._capped(page.posts[0].modified))
                memory.total = total
            yield from self._walk(memory.walk)
        if not self._left:
            return
        yield from self._changes(total)
        self._save()

    def _look(self) -> tuple[bool, int | None]:
        """Say by one request whether anything changed, and how many posts there are now."""
        memory = self._cursor.memory
        page, validators = self._posts.newest(memory.validators)
        if page is None:
            return not memory.missing, memory.total
        memory.validators = validators
        recent = {post.post_id: post.modified for post in page.posts if post.modified >= self._window_start()}
        known = sorted(memory.seen.items(), key=lambda pair: pair[1], reverse=True)[: len(recent)]
        is_quiet = page.total == memory.total and not memory.missing and recent.items() <= memory.seen.items()
        # As many as shown, the newest known must be the ones shown: else one of them is gone.
        return is_quiet and min(recent.values(), default="") <= min(dict(known).values(), default=""), page.total

    def _window_start(self) -> str:
        memory = self._cursor.memory
        newest = memory.walk.started if memory.walk else memory.newest_modified or ""
        return moved(newest, days=-self._options.overlap_days)

    def _walk(self, walk: WalkMemory) -> Found:
        """Give the whole list, oldest first, from where the pull before was stopped."""
        window_start = self._window_start()
        for page in pages_of(self._posts, Order.PLACED, walk.at):
            for post in page.posts:
                if post.post_id in walk.ids_at or self._given.get(post.post_id) == post.modified:
                    continue
                is_refused = yield from self._give(post)
                if post.modified >= window_start:
                    self._note(post, is_refused=is_refused)
                _advance(walk, post)
                if not self._left:
                    self._save()
                    return
            self._save()
        memory = self._cursor.memory
        self._record.checks["posts listed"] = f"{walk.listed} of {memory.total}"
        memory.newest_modified, memory.walk = walk.started, None
        memory.newest_placed = self._capped(walk.at) if walk.at else None

    def _changes(self, total: int | None) -> Found:
        """Give what changed since the last pull and a while before it, then what is gone from that time."""
        memory = self._cursor.memory
        window_start = self._window_start()
        listed: set[str] = set()
        newest = memory.newest_modified or window_start
        for page in pages_of(self._posts, Order.MODIFIED, window_start):
            if page.posts and page.posts[0].modified < moved(window_start, seconds=-1):
                self._record.checks["edits"] = "not looked for: the source does not list by change"
                log.warning(
                    "%s: does not list posts by their last change; edits are not looked for", self._posts.source
                )
                listed |= set(memory.seen)
                break
            listed |= {post.post_id for post in page.posts}
            newest = max([newest, *(post.modified for post in page.posts)])
            yield from self._give_new(page.posts)
            if not self._left:
                return
        if total != memory.total or "edits" in self._record.checks:
            yield from self._late_posts(listed)
        if not self._left:
            return
        yield from self._missing(set(memory.seen) - listed | set(memory.missing))
        memory.newest_modified = self._capped(newest)
        memory.total = total
        self._forget_before(moved(memory.newest_modified, days=-self._options.overlap_days))

    def _late_posts(self, listed: set[str]) -> Found:
        """Give posts that appeared without a change, such as those written long ago for a later day."""
        memory = self._cursor.memory
        start = moved(memory.newest_placed, days=-self._options.overlap_days) if memory.newest_placed else None
        for page in pages_of(self._posts, Order.PLACED, start):
            listed |= {post.post_id for post in page.posts}
            yield from self._give_new(page.posts)
            if not self._left:
                return

    def _give_new(self, posts: list[Post]) -> Found:
        memory = self._cursor.memory
        for post in posts:
            if post.modified in (memory.seen.get(post.post_id), self._given.get(post.post_id)):
                continue
            is_refused = yield from self._give(post)
            self._note(post, is_refused=is_refused)
            memory.newest_placed = max(memory.newest_placed or "", self._capped(post.placed))
            if not self._left:
                break
        self._save()

    def _give(self, post: Post) -> Generator[FoundReport | GoneReport, None, bool]:
        """Give the report of a post; say whether none could be made or wanted."""
        self._given[post.post_id] = post.modified
        found = self._posts.report(post)
        if found is None or not is_in_period(found.report.published, self._request):
            return True
        yield found
        self._left.take_one()
        return False

    def _note(self, post: Post, *, is_refused: bool) -> None:
        memory = self._cursor.memory
        memory.seen[post.post_id] = post.modified
        others = [post_id for post_id in memory.refused if post_id != post.post_id]
        memory.refused = [*others, post.post_id] if is_refused else others

    def _missing(self, post_ids: set[str]) -> Found:
        """Ask one by one for posts that the list no longer has, a few at a time."""
        memory = self._cursor.memory
        for number, post_id in enumerate(sorted(post_ids)):
            if number >= MOST_ASKED_SINGLY or not self._left:
                break
            answer = self._posts.single(post_id)
            if isinstance(answer, Post):
                yield from self._give_new([answer])
            elif self._posts.is_gone(answer) and post_id not in memory.refused:
                report_id = f"{self._posts.source}-{post_id}"
                yield GoneReport(self._posts.source, report_id, answer.address, answer.status)
            memory.seen.pop(post_id, None)
            post_ids = post_ids - {post_id}
        memory.missing = sorted(post_ids)

    def _forget_before(self, time: str) -> None:
        memory = self._cursor.memory
        memory.seen = {post_id: modified for post_id, modified in memory.seen.items() if modified >= time}
        memory.refused = [post_id for post_id in memory.refused if post_id in memory.seen]

    def _capped(self, time: str) -> str:
        """Give a time, or tomorrow if it is later: one post with a wrong year must not end the listening."""
        tomorrow = moved(self._clock.now().replace(tzinfo=None, microsecond=0).isoformat(), days=1)
        return min(time, tomorrow + time[len(tomorrow) :])

    def _save(self) -> None:
        self._request.settle()
        self._cursor.save()


def _advance(walk: WalkMemory, post: Post) -> None:
    if post.placed != walk.at:
        walk.at, walk.ids_at = post.placed, []
    walk.ids_at.append(post.post_id)
    walk.listed += 1
