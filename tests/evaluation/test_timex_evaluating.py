from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from sijill.errors import UsageError
from sijill.evaluation import Detection, TimeExpression, TimexScores, evaluate_dates

DOCUMENTS = Path(__file__).parents[1] / "cases" / "timex"
KNOWN = {
    "the 1940s": ("194", "DATE"),
    "2 March 1951": ("1951-03-02", "DATE"),
    "three years": ("P3Y", "DURATION"),
    "Yesterday": ("2023-09-04", "DATE"),
    "yesterday": ("2023-09-04", "DATE"),
    "twenty years": ("P2Y", "DURATION"),
    "6 September 2023": ("2023-09-06", "DATE"),
    "3 May 2021": ("2021-05-03", "DATE"),
}


def by_heart(text: str, published: str | None) -> Iterator[TimeExpression]:
    assert published == "2023-09-05"
    for words, (value, kind) in KNOWN.items():
        for found in re.finditer(rf"\b{words}\b", text):
            yield TimeExpression(found.start(), found.end(), words, value, kind)


def test_documents_of_both_forms_are_measured_together() -> None:
    measured = evaluate_dates(DOCUMENTS, by_heart)
    assert measured.documents == {
        "chronicle.xml": TimexScores(Detection(3, 2, 2), Detection(4, 1, 1), Detection(3, 2, 2)),
        "news/market.tml": TimexScores(
            Detection(3, 0, 0), Detection(3, 0, 0), Detection(2, 1, 1), Detection(2, 1, 1)
        ),
    }
    assert measured.unreadable == {}
    documents = ("chronicle.xml                    marked     5", "news/market.tml                  marked     3")
    assert list(measured.to_lines()) == [
        f"{documents[0]}  found     5  strict F 0.600  relaxed F 0.800  value F 0.600",
        f"{documents[1]}  found     3  strict F 1.000  relaxed F 1.000  value F 0.667  type F 0.667",
        "all: documents 2, unreadable 0, marked 8, found 8",
        "strict   precision 0.750  recall 0.750  F 0.750",
        "relaxed  precision 0.875  recall 0.875  F 0.875",
        "value    precision 0.625  recall 0.625  F 0.625",
        "type     precision 0.667  recall 0.667  F 0.667",
    ]


def test_what_went_wrong_is_listed() -> None:
    errors = evaluate_dates(DOCUMENTS, by_heart).errors.astype(object)
    assert errors.where(errors.notna(), None).to_numpy().tolist() == [
        ["chronicle.xml", "missed", 115, "the year of\nthe great flood", "1954", None, None],
        ["chronicle.xml", "spurious", 205, None, None, "3 May 2021", "2021-05-03"],
        ["chronicle.xml", "wrong extent", 60, "on\n2 March 1951", "1951-03-02", "2 March 1951", "1951-03-02"],
        ["chronicle.xml", "wrong value", 144, "Yesterday", "", "Yesterday", "2023-09-04"],
        ["news/market.tml", "wrong value", 100, "twenty years", "P20Y", "twenty years", "P2Y"],
        ["news/market.tml", "wrong type", 136, "6 September 2023", "2023-09-06", "6 September 2023", "2023-09-06"],
    ]


def test_one_document_may_be_named() -> None:
    measured = evaluate_dates(DOCUMENTS / "news" / "market.tml", by_heart)
    assert list(measured.documents.values()) == [measured.total]


def test_what_cannot_be_read_is_named_and_the_rest_is_measured(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    for name in ("chronicle.xml", "news/market.tml"):
        (tmp_path / Path(name).name).write_bytes((DOCUMENTS / name).read_bytes())
    (tmp_path / "broken\x1b.tml").write_text("<TimeML><TEXT>in <TIMEX3>1951</TEXT></TimeML>", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("in 1951", encoding="utf-8")
    measured = evaluate_dates(tmp_path, by_heart)
    assert measured.total == evaluate_dates(DOCUMENTS, by_heart).total
    assert measured.unreadable == {"broken\\x1b.tml": "field 'TIMEX', value '1951': starts but never ends"}
    assert caplog.messages == ["broken\\x1b.tml: field 'TIMEX', value '1951': starts but never ends"]
    assert measured.to_json()["unreadable"] == measured.unreadable


def test_a_folder_that_is_not_there_or_holds_nothing_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nowhere: there is no such folder"):
        evaluate_dates(tmp_path / "nowhere", by_heart)
    (tmp_path / "notes.txt").write_text("in 1951", encoding="utf-8")
    with pytest.raises(UsageError, match=r"it holds no document \(\.sgm, \.sgml, \.tml, \.xml\)"):
        evaluate_dates(tmp_path, by_heart)


def test_without_errors_the_list_is_an_empty_table(tmp_path: Path) -> None:
    (tmp_path / "plain.xml").write_text("<DOC><TEXT>Sold.</TEXT></DOC>", encoding="utf-8")
    measured = evaluate_dates(tmp_path, lambda text, published: [])
    assert measured.errors.empty
    assert pd.api.types.is_integer_dtype(measured.errors["start"])
    assert measured.total == TimexScores()
