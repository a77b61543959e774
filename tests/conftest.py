from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from tests.shell import POSTS, sijill, write_posts

# The same examples on every run: a change is judged by itself. `--hypothesis-profile search` looks for new ones.
# No deadline: speed is measured in benchmarks, and a busy machine fails no test.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.register_profile("search", max_examples=1000, deadline=None)
settings.load_profile("repeatable")


@pytest.fixture(scope="session")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder whose ``raw`` and ``processed`` hold the posts; one post had no text, one file was changed."""
    folder = tmp_path_factory.mktemp("work")
    posts = write_posts(folder / "posts.jsonl", *POSTS, {"id": "blank", "text": " "}, {"id": "changed", "text": "x"})
    assert sijill("pull", "folder", posts, "--raw", folder / "raw").exit_code == 3
    (folder / "raw" / "folder" / "changed.json").write_text("{}", encoding="utf-8")
    assert sijill("extract", "--raw", folder / "raw", "--out", folder / "processed").exit_code == 3
    assert sijill("link", "--processed", folder / "processed").exit_code == 0
    return folder
