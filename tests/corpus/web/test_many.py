"""Ten thousand posts: all of them, each once; and of the second pull only what changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from tests.corpus.web.conftest import OPEN
from tests.corpus.web.server.posts import edited, made_posts
from tests.corpus.web.server.serving import Server, served
from tests.corpus.web.server.site import Site

from sijill.corpus.records import FoundReport, PullRequest
from sijill.corpus.web.wordpress import read_wordpress
from sijill.run_record import RunRecord

POSTS, EDITED = 10_000, 2_000


@dataclass
class Shelf:
    """What a pull gave, kept in memory: a store on a disk is measured by ``benchmarks/pull.py``."""

    server: Server
    raw: Path
    texts: dict[str, str] = field(default_factory=dict)

    def pull(self) -> tuple[Counter[str], int]:
        """Pull; give what was new, edited or unchanged, and how many requests it took."""
        self.server.forget()
        kinds: Counter[str] = Counter()
        request = PullRequest("wordpress", self.server.address, self.raw, options=OPEN)
        for found in read_wordpress(request, RunRecord("pull", {})):
            assert isinstance(found, FoundReport)
            before = self.texts.get(found.report.report_id)
            kinds["new" if before is None else "unchanged" if before == found.report.text else "edited"] += 1
            self.texts[found.report.report_id] = found.report.text
        return kinds, len(self.server.lines)


@pytest.fixture
def shelf(raw: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shelf]:
    # Telling the language of 10,000 texts takes longer than all the rest and is tested elsewhere.
    monkeypatch.setattr("sijill.corpus.web.found.language_of", lambda text: None)
    with served(Site(made_posts(POSTS, seed=1))) as server:
        yield Shelf(server, raw)


def test_ten_thousand_posts_are_pulled_whole_and_then_only_what_changed(shelf: Shelf) -> None:
    kinds, requests = shelf.pull()
    assert kinds == {"new": POSTS}
    assert set(shelf.texts) == {f"village-{number}" for number in shelf.server.site.posts}
    assert requests <= POSTS / 100 + 6

    assert shelf.pull() == ({}, 2)

    for place, number in enumerate(sorted(shelf.server.site.posts)[:EDITED]):
        moment = datetime(2026, 11, 1) + timedelta(seconds=7 * place)
        shelf.server.site.posts[number] = edited(shelf.server.site.posts[number], moment)
    kinds, requests = shelf.pull()
    assert kinds == {"edited": EDITED}
    assert requests <= EDITED / 100 + 5

    assert shelf.pull() == ({}, 2)
