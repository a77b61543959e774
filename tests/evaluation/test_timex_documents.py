from __future__ import annotations

from pathlib import Path

import pytest

from sijill.errors import DataCheckError
from sijill.evaluation import TimeExpression
from sijill.evaluation.timex_documents import TimexDocument, read_timex_document

DOCUMENTS = Path(__file__).parents[1] / "cases" / "timex"


def read(path: Path, content: str | bytes) -> TimexDocument:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_timex_document(path)


def told(document: TimexDocument) -> list[tuple[str, str, str | None]]:
    return [(one.text, one.value, one.type) for one in document.expressions]


def test_timex2_in_line() -> None:
    document = read_timex_document(DOCUMENTS / "chronicle.xml")
    assert (document.published, document.has_types) == ("2023-09-05", False)
    assert document.text.startswith(
        "\nThe mill & its weir were built in the 1940s. It burnt down on\n2 March 1951 and"
    )
    assert document.expressions[0] == TimeExpression(35, 44, "the 1940s", "194X")
    assert told(document)[1:] == [
        ("on\n2 March 1951", "1951-03-02", None),
        ("three years", "P3Y", None),
        ("the year of\nthe great flood", "1954", None),
        ("Yesterday", "", None),
    ]


def test_timeml_without_its_stamp_its_events_and_what_has_no_words() -> None:
    document = read_timex_document(DOCUMENTS / "news" / "market.tml")
    assert (document.published, document.has_types) == ("2023-09-05", True)
    assert document.text.startswith(
        "\nThe guards closed the cattle market yesterday, after a quarrel over scales. It"
    )
    assert told(document) == [
        ("yesterday", "2023-09-04", "DATE"),
        ("twenty years", "P20Y", "DURATION"),
        ("6 September 2023", "2023-09-06", "TIME"),
    ]


@pytest.mark.parametrize("name", ["chronicle.xml", "news/market.tml"])
def test_offsets_quote_the_text(name: str) -> None:
    document = read_timex_document(DOCUMENTS / name)
    for one in document.expressions:
        assert document.text[one.start : one.end] == one.text


def test_marks_may_be_nested_and_of_those_that_start_together_the_longer_comes_first(tmp_path: Path) -> None:
    inner = '<TIMEX2 val="1949">1949</TIMEX2>'
    text = f'<TIMEX2 val="P2D">two days</TIMEX2>, <TIMEX2 val="1950">{inner} or so</TIMEX2>'
    document = read(tmp_path / "nested.xml", f"<DOC><TEXT>{text}</TEXT></DOC>")
    assert document.published is None
    assert told(document) == [("two days", "P2D", None), ("1949 or so", "1950", None), ("1949", "1949", None)]


@pytest.mark.parametrize(
    "stamp",
    [
        "<DATETIME>2023-09-05T08:00</DATETIME>",
        '<DATETIME> <TIMEX2 val="2023-09-05T08:00">this morning</TIMEX2> </DATETIME>',
        '<DCT><TIMEX3 value="2023-09-05T08:00"/></DCT>',
        '<TIMEX3 functionInDocument="CREATION_TIME" value="2023-09-05">today</TIMEX3>',
    ],
)
def test_stamps(stamp: str, tmp_path: Path) -> None:
    document = read(tmp_path / "stamped.xml", f"<DOC>{stamp}<TEXT>Sold.</TEXT></DOC>")
    assert (document.published, document.text, document.expressions) == ("2023-09-05", "Sold.", ())


def test_a_stamp_inside_the_text_is_text_but_not_counted(tmp_path: Path) -> None:
    stamp = '<TIMEX3 type="DATE" value="2023-09-05" functionInDocument="CREATION_TIME">5 September</TIMEX3>'
    document = read(tmp_path / "old.tml", f"<TimeML><TEXT>Ford, {stamp}. Sold.</TEXT></TimeML>")
    assert document == TimexDocument("Ford, 5 September. Sold.", "2023-09-05", (), has_types=True)


def test_what_is_no_xml_is_read_as_it_stands(tmp_path: Path) -> None:
    document = read(
        tmp_path / "loose.sgml", "<DOC><TEXT>Salt & oil < 5 <P>sold <TIMEX2 VAL='1951'>1951</TIMEX2>\r\n</TEXT>"
    )
    assert document.text == "Salt & oil < 5 sold 1951\n"
    assert told(document) == [("1951", "1951", None)]


@pytest.mark.parametrize("tag", ["TITLE", "SCRIPT", "STYLE", "TEXTAREA", "P"])
def test_no_tag_has_a_meaning_of_its_own(tag: str, tmp_path: Path) -> None:
    marked = '<TIMEX3 type="DATE" value="1951">1951</TIMEX3>'
    document = read(tmp_path / "titled.tml", f"<TimeML><TEXT><{tag}>Sold in {marked}</{tag}></TEXT></TimeML>")
    assert (document.text, told(document)) == ("Sold in 1951", [("1951", "1951", "DATE")])


def test_declared_entities_are_never_expanded(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("a secret", encoding="utf-8")
    declared = f'<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "{secret.as_uri()}">]>'
    document = read(tmp_path / "hostile.xml", f"{declared}<DOC><TEXT>&b; &c; &amp; &#x41;</TEXT></DOC>")
    assert document.text == "&b; &c; & A"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"<DOC><TEXT>\xff\xfe</TEXT></DOC>", r"field 'content', value b'\\xff': is no UTF-8"),
        ("<DOC><BODY>Sold in 1951.</BODY></DOC>", "field 'TEXT', value None: the document has no such element"),
        ("", "field 'TEXT', value None: the document has no such element"),
        ("<DOC><TEXT>Sold in 1951. <!-- </TEXT></DOC>", "field 'TEXT', value None: starts but never ends"),
        ("<TEXT>Sold <TIMEX2>in 1951</TEXT>", "field 'TIMEX', value 'in 1951': starts but never ends"),
        ("<TEXT>Sold in 1951</TIMEX2></TEXT>", "field 'TIMEX2', value 'Sold in 1951': ends but never started"),
        (
            "<DATETIME>2023-09-31</DATETIME><TEXT>Sold.</TEXT>",
            "field 'DATETIME or DCT', value '2023-09-31': is no day of the calendar",
        ),
    ],
)
def test_what_is_wrong_is_told_by_field_and_value(content: str | bytes, message: str, tmp_path: Path) -> None:
    with pytest.raises(DataCheckError, match=f"^{message}"):
        read(tmp_path / "broken.xml", content)
