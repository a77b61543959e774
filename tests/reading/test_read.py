from __future__ import annotations

from sijill.reading import read
from sijill.schema import Report


def test_a_report_is_prepared_and_cut_and_stays_as_it_was() -> None:
    stored = "Expl*osion in “Hatlah”\r\n\r\nAn expl*osion was heard."
    report = Report(report_id="1", source="monitor", title="Explosion in “Hatlah”", text=stored)
    ready = read(report)
    assert ready.report.text == stored
    assert [(part.kind, ready.prepared.text[part.start : part.end]) for part in ready.paragraphs] == [
        ("headline", 'Explosion in "Hatlah"'),
        ("body", "An explosion was heard."),
    ]
    assert [stored[slice(*ready.prepared.stored_span(part.start, part.end))] for part in ready.paragraphs] == [
        "Expl*osion in “Hatlah”",
        "An expl*osion was heard.",
    ]


def test_a_report_without_a_title_has_no_headline() -> None:
    ready = read(Report(report_id="1", source="monitor", text="Two were killed.\nOne was injured."))
    assert [part.kind for part in ready.paragraphs] == ["body", "body"]
