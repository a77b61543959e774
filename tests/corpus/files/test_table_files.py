from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from sijill.corpus.records import FoundReport
from sijill.run_record import RunRecord

Read = Callable[[str, bytes], tuple[list[FoundReport], RunRecord]]
CASES = yaml.safe_load((Path(__file__).parents[2] / "cases" / "tables.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_what_a_table_gives(case: dict[str, Any], read: Read) -> None:
    content = case["content"].encode(case.get("charset", "utf-8"))

    found, record = read(case.get("file", "posts.csv"), content)

    fields = ("report_id", "title", "published", "text")
    assert [{key: getattr(one.report, key) for key in row} for one, row in zip(found, case["rows"], strict=True)] == (
        case["rows"]
    )
    assert all(set(row) <= set(fields) for row in case["rows"])
    assert [f"{drop['reason']} @ {drop['file'].removeprefix('posts/')}" for drop in record.dropped] == case.get(
        "drops", []
    )


def test_a_report_is_traced_to_the_line_where_its_row_begins(read: Read) -> None:
    found, _ = read("posts.csv", b'id,text\n1,"a\nb"\n2,c\n')
    assert [one.origin for one in found] == ["posts/posts.csv:2", "posts/posts.csv:4"]


def test_a_post_longer_than_the_usual_limit_of_a_cell(read: Read) -> None:
    ((found,), record) = read("posts.csv", b"text\n" + b"word " * 100_000)
    assert (len(found.report.text), dict(record.drops)) == (500_000, {})


def test_text_that_a_spreadsheet_would_run_is_kept_as_text(read: Read) -> None:
    ((found,), _) = read("posts.csv", b'id,text\n../../x,"=HYPERLINK(""http://x"")"\n')
    assert (found.report.report_id, found.report.text) == ("../../x", '=HYPERLINK("http://x")')
