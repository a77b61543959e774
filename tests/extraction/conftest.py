from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from sijill.extraction import make_pipeline, read_events
from sijill.extraction.components import LEARNED
from sijill.extraction.marks import marks_of
from sijill.reading import read
from sijill.schema import Event, Report

PUBLISHED = "2023-09-06"


def report_of(
    text: str, *, report_id: str = "r", title: str | None = None, published: str | None = PUBLISHED
) -> Report:
    return Report(report_id=report_id, source="monitor", title=title, published=published, text=text)


@pytest.fixture(scope="session")
def pipeline() -> Language:
    """The whole pipeline, loaded once for all tests."""
    return make_pipeline()


@pytest.fixture(scope="session")
def rules() -> Language:
    """The pipeline without the learned part, so that tests of the rules hold whatever it learns."""
    return make_pipeline(without=LEARNED)


@pytest.fixture(scope="session")
def events_of(rules: Language) -> Callable[..., list[Event]]:
    """Read what the rules make of one text."""

    def read_text(text: str, *, title: str | None = None, published: str | None = PUBLISHED) -> list[Event]:
        return list(read_events([report_of(text, title=title, published=published)], pipeline=rules))

    return read_text


@pytest.fixture(scope="session")
def events_of_reports(pipeline: Language) -> Callable[..., list[Event]]:
    """Read the events of several reports."""

    def read_reports(reports: Iterable[Report], **options: int) -> list[Event]:
        return list(read_events(reports, pipeline=pipeline, **options))

    return read_reports


@pytest.fixture(scope="session")
def parse(pipeline: Language) -> Callable[..., Doc]:
    """Parse a text with all its marks."""
    return _parser(pipeline)


@pytest.fixture(scope="session")
def parse_by_rules(rules: Language) -> Callable[..., Doc]:
    """Parse a text with the marks that the rules make."""
    return _parser(rules)


def _parser(pipeline: Language) -> Callable[..., Doc]:
    def parse_text(text: str, *, title: str | None = None, published: str | None = PUBLISHED) -> Doc:
        ready = read(report_of(text, title=title, published=published))
        doc = pipeline.make_doc(ready.prepared.text)
        marks_of(doc).read = ready
        return pipeline(doc)

    return parse_text
