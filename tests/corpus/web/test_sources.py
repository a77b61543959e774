from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.corpus.web.conftest import OPEN
from tests.corpus.web.server.serving import Server

from sijill.corpus import pull, stored_reports
from sijill.corpus.sources import SOURCES
from sijill.corpus.web.options import OPTIONS_OF_KIND, options_from
from sijill.corpus.web.sources import configured_sources
from sijill.run_record import RunRecord


@pytest.mark.parametrize("name", configured_sources())
def test_every_configured_source_can_be_asked_for(name: str) -> None:
    entry = configured_sources()[name]
    assert name in SOURCES
    assert entry.location.startswith("https://")
    assert options_from(entry.options, OPTIONS_OF_KIND[entry.kind]).name == name


def test_the_observatory_is_read_through_its_wordpress() -> None:
    entry = configured_sources()["sohr"]
    assert (entry.kind, entry.location) == ("wordpress", "https://www.syriahr.com/en")


def test_a_configured_source_is_pulled_under_its_own_name(server: Server, raw: Path) -> None:
    options = {name: value for name, value in OPEN.items() if name != "name"}

    record = pull("sohr", server.address, raw=raw, options=options)

    stored = stored_reports(raw, record=RunRecord("extract", {}))
    assert record.counts["reports_new"] == len(stored) == 30
    assert {found.report.source for found in stored} == {"sohr"}
    assert {found.report.report_id for found in stored} == {f"sohr-{number}" for number in server.site.posts}


@pytest.mark.parametrize(
    ("path", "name"),
    [("", "127.0.0.1-{port}"), ("/en/", "127.0.0.1-{port}-en"), ("/En?x=../../y", "127.0.0.1-{port}-en-x-..-..-y-")],
)
def test_a_source_without_a_name_gets_one_from_its_address(
    path: str, name: str, server: Server, raw: Path, contents: Callable[[Path], dict[str, bytes]]
) -> None:
    from sijill.corpus.web.found import source_name
    from sijill.corpus.web.options import WebOptions

    port = server.address.rpartition(":")[2]
    assert source_name(server.address + path, WebOptions()).startswith(name.format(port=port))
