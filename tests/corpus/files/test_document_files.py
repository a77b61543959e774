from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from tests.corpus.files.making import deep_pdf, pdf, with_member, word
from tests.corpus.files.wild_parsers import dying, echoing, greedy, sleeping

from sijill.corpus.files import document_files, word_text
from sijill.corpus.files.parsing import Parser, ParsingProcess
from sijill.corpus.records import FoundReport, RefusedError
from sijill.run_record import RunRecord

Read = Callable[[str, bytes], tuple[list[FoundReport], RunRecord]]

WEEKLY = pdf(
    [
        "Plains Monitor, weekly sheet",
        "Two farmers killed near Tell Ward",
        "Published: 14 March 2024",
        "",
        "Rawda province: Two farmers were killed and a third was injured when a mine",
        "that was left in the ground years ago went off under their tractor, activ-",
        "ists said.",
        "Since the start of March the monitor has counted:",
        "• Three shepherds in the desert.",
        "• A woman and her child on the road to Bir Salim, whose car drove over a mine",
        "at noon.",
        "The monitor renews its call on all parties to hand over the maps of fields that",
        "1",
    ],
    ["Plains Monitor, weekly sheet", "they have mined.", "Page 2 of 3"],
    ["Plains Monitor, weekly sheet", "An annex (of one line) follows.", "Page 3 of 3"],
    title="Two farmers killed near Tell Ward",
)
WEEKLY_TEXT = """Two farmers killed near Tell Ward
Published: 14 March 2024
Rawda province: Two farmers were killed and a third was injured when a mine that was left in the ground years ago \
went off under their tractor, activ-ists said.
Since the start of March the monitor has counted:
• Three shepherds in the desert.
• A woman and her child on the road to Bir Salim, whose car drove over a mine at noon.
The monitor renews its call on all parties to hand over the maps of fields that they have mined.
An annex (of one line) follows."""


def test_a_pdf_gives_paragraphs_without_running_heads_and_page_numbers(read: Read) -> None:
    ((found,), record) = read("2024/weekly.pdf", WEEKLY)

    assert found.report.text == WEEKLY_TEXT
    assert found.report.report_id == "2024/weekly"
    assert found.report.title == "Two farmers killed near Tell Ward"
    assert (found.report.published, found.report.is_published_inferred) == ("2024-03-14", True)
    assert found.extractor is not None
    assert found.extractor.startswith("pypdf ")
    assert found.language == "en"
    assert found.page is not None
    assert (found.page.body, found.page.media_type, found.page.status) == (WEEKLY, "application/pdf", None)
    assert not record.drops


def test_the_day_on_which_a_pdf_was_made_is_not_the_day_of_publication(read: Read) -> None:
    ((found,), _) = read("note.pdf", pdf(["Shelling in Qanat", "Two people were injured."], title="template.dot"))

    assert (found.report.title, found.report.published) == ("Shelling in Qanat", None)


def encrypted(content: bytes, *, opened_by: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    writer.encrypt(opened_by, "owner", algorithm="RC4-128")
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def test_a_pdf_that_may_only_not_be_changed_is_read(read: Read) -> None:
    ((found,), _) = read("note.pdf", encrypted(pdf(["Shelling in Qanat"]), opened_by=""))
    assert found.report.text == "Shelling in Qanat"


def circular_pdf() -> bytes:
    return deep_pdf(3).replace(b"/Kids [5 0 R]", b"/Kids [2 0 R]")


def bomb_pdf() -> bytes:
    """A page of 100 MiB, packed into less than a hundredth of that."""
    return pdf(["x" * 100 * 1024 * 1024], packed=True)


@pytest.mark.parametrize(
    ("content", "reason", "field"),
    [
        (encrypted(pdf(["secret"]), opened_by="word"), "encrypted", "content"),
        (WEEKLY[: len(WEEKLY) // 3], "broken file", "content"),
        (b"%PDF-1.7\n", "broken file", "content"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 50, "broken file", "content"),
        (pdf([]), "no text", "pages"),
        (pdf(*[["a"]] * 501), "too large inside", "pages"),
        (deep_pdf(5000), "too large inside", "content"),
        (circular_pdf(), "broken file", "content"),
        (bomb_pdf(), "too large inside", "content"),
        (b"not a PDF at all", "not what its ending says", "content"),
        (b"PK\x03\x04", "not what its ending says", "content"),
    ],
    ids=["password", "cut", "empty", "noise", "pictures", "long", "deep", "circle", "bomb", "text", "zip"],
)
def test_what_a_pdf_is_dropped_for_while_the_rest_goes_on(
    content: bytes, reason: str, field: str, read: Read, tmp_path: Path
) -> None:
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts" / "z.pdf").write_bytes(pdf(["A good one."]))

    found, record = read("a.pdf", content)

    assert [(drop["reason"], drop["file"], drop["field"]) for drop in record.dropped] == [
        (reason, "posts/a.pdf", field)
    ]
    assert [one.report.text for one in found] == ["A good one."]


STATEMENT = word(
    ("Title", "Arrests in three villages"),
    ("Normal", "9 June 2007"),
    ("Normal", "A patrol entered the villages at dawn."),
    ("List Bullet", "Ain Zarqa: four people"),
    ("List Number", "Kafr Nil: ten people"),
    ("Normal", "   "),
    title="Arrests in three villages",
    rows=[["Name", "Age"], ["A boy", "15"]],
)


def test_a_docx_gives_paragraphs_items_and_cells(read: Read) -> None:
    ((found,), record) = read("Statement 37.DOCX", STATEMENT)

    assert found.report.text.split("\n") == [
        "Arrests in three villages",
        "9 June 2007",
        "A patrol entered the villages at dawn.",
        "- Ain Zarqa: four people",
        "- Kafr Nil: ten people",
        "Name",
        "Age",
        "A boy",
        "15",
    ]
    assert (found.report.report_id, found.report.title) == ("Statement 37", "Arrests in three villages")
    assert (found.report.published, found.report.is_published_inferred) == ("2007-06-09", True)
    assert found.page is not None
    assert found.page.body == STATEMENT
    assert not record.drops


def zip_bomb() -> bytes:
    return with_member(STATEMENT, "word/media/image1.png", b"\0" * (word_text.MOST_UNPACKED_BYTES + 1))


def zip_of_many() -> bytes:
    written = io.BytesIO(STATEMENT)
    with zipfile.ZipFile(written, "a") as archive:
        for number in range(word_text.MOST_MEMBERS):
            archive.writestr(f"word/{number}.xml", b"")
    return written.getvalue()


def body_of(inside: str, *, before: str = "") -> bytes:
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    xml = f"<?xml version='1.0'?>{before}<w:document {names}><w:body>{inside}</w:body></w:document>"
    return with_member(STATEMENT, "word/document.xml", xml.encode())


def entities(definition: str) -> bytes:
    return body_of("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>", before=f"<!DOCTYPE d [{definition}]>")


LAUGHS = '<!ENTITY a "ha ha ha ha ha ha ha ha">' + "".join(
    f'<!ENTITY {name} "{f"&{inner};" * 10}">' for inner, name in zip("abcdefghi", "bcdefghix", strict=True)
)


@pytest.mark.parametrize(
    ("content", "reason", "field"),
    [
        (zip_bomb(), "too large inside", "unpacked bytes"),
        (zip_of_many(), "too large inside", "members"),
        (entities('<!ENTITY x SYSTEM "file:///etc/passwd">'), "broken file", "content"),
        (entities(LAUGHS), "broken file", "content"),
        (body_of("<w:p>"), "broken file", "content"),
        (body_of(""), "no text", "text"),
        (STATEMENT[:2000], "broken file", "content"),
        (with_member(STATEMENT, "[Content_Types].xml", b"<Types/>"), "broken file", "content"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "not what its ending says", "content"),
        (b"{\\rtf1}", "not what its ending says", "content"),
    ],
    ids=["bomb", "many", "file", "laughs", "xml", "empty", "cut", "types", "encrypted", "rtf"],
)
def test_what_a_docx_is_dropped_for(content: bytes, reason: str, field: str, read: Read) -> None:
    found, record = read("a.docx", content)

    assert found == []
    assert [(drop["reason"], drop["field"]) for drop in record.dropped] == [(reason, field)]


def test_names_in_a_docx_lead_nowhere(read: Read, tmp_path: Path) -> None:
    ((found,), _) = read("a.docx", with_member(STATEMENT, "../../escaped.txt", b"out"))

    assert found.report.report_id == "a"
    assert sorted(path.name for path in tmp_path.rglob("*") if path.is_file()) == ["a.docx"]


def test_tables_in_tables_are_read_to_a_depth_and_no_deeper(read: Read) -> None:
    inner = "<w:p><w:r><w:t>deepest</w:t></w:r></w:p>"
    for level in range(8):
        text = f"<w:p><w:r><w:t>level {level}</w:t></w:r></w:p>"
        grid = "<w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>"
        inner = f"{text}<w:tbl>{grid}<w:tr><w:tc>{inner}<w:p/></w:tc></w:tr></w:tbl>"

    ((found,), _) = read("a.docx", body_of(inner))

    assert found.report.text.split("\n") == [f"level {level}" for level in (7, 6, 5, 4, 3, 2)]


@pytest.mark.parametrize(
    ("parser", "reason"),
    [(sleeping, "takes too long to read"), (greedy, "too large inside"), (dying, "broken file")],
)
def test_a_parser_that_runs_wild_is_ended_and_the_next_document_is_read(parser: Parser, reason: str) -> None:
    with ParsingProcess() as apart:
        assert apart.parse(echoing, b"before").text == "before"
        apart.most_seconds = 1.0
        with pytest.raises(RefusedError, match=reason):
            apart.parse(parser, b"x")
        apart.most_seconds = 60.0
        assert apart.parse(echoing, b"after").text == "after"


def test_no_process_is_left_when_the_folder_is_read(read: Read) -> None:
    read("note.pdf", pdf(["Shelling in Qanat"]))
    assert document_files.APART._process is None


SCRIPT = """
import sys
from pathlib import Path
from sijill import corpus
print(corpus.pull("folder", Path(sys.argv[1]), raw=Path(sys.argv[2])).status)
"""


@pytest.mark.parametrize("is_file", [True, False], ids=["file", "standard input"])
def test_a_plain_script_may_pull_documents(is_file: bool, tmp_path: Path) -> None:
    (tmp_path / "note.pdf").write_bytes(pdf(["Shelling in Qanat"]))
    script = tmp_path / "script.py"
    script.write_text(SCRIPT, encoding="utf-8")

    ended = subprocess.run(
        [sys.executable, str(script) if is_file else "-", str(tmp_path / "note.pdf"), str(tmp_path / "raw")],
        input=SCRIPT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "ok\n", "")
