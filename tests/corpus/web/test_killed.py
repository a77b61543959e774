"""A pull that is killed at any moment, as often as may be, ends with the store of one that was left alone."""

from __future__ import annotations

from pathlib import Path

from tests.corpus.web.conftest import OPEN
from tests.corpus.web.killing import Nursery, killed_and_undisturbed, said
from tests.corpus.web.server.posts import made_posts
from tests.corpus.web.server.serving import served
from tests.corpus.web.server.site import Site

from sijill.corpus import verify


def test_killed_at_50_moments_and_resumed_the_store_is_that_of_an_undisturbed_pull(tmp_path: Path) -> None:
    site = Site(made_posts(200, seed=3))
    with served(site), Nursery(site, OPEN | {"per_page": 20}) as nursery:
        found, whole, pieces = killed_and_undisturbed(nursery, tmp_path, kills=50, lives_in_a_pull=8, seed=11)

    assert found.kills == 50
    # The kills fell all along the pull, not only at its start.
    assert min(found.reports_after_kill) < 50
    assert max(found.reports_after_kill) > 150
    assert found.last["status"] == found.undisturbed["status"] == "ok"
    digest = "content of the raw store"
    assert found.last["outputs"][digest] == found.undisturbed["outputs"][digest]
    assert said(pieces) == said(whole)
    assert len([name for name in said(pieces) if name.endswith(".provenance.json")]) == 200
    assert verify(pieces).status == verify(whole).status == "ok"
