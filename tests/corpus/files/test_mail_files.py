from __future__ import annotations

from collections.abc import Callable
from email.message import EmailMessage

import pytest

from sijill.corpus.records import FoundReport
from sijill.run_record import RunRecord

Read = Callable[[str, bytes], tuple[list[FoundReport], RunRecord]]

HEADERS = (
    b"From: desk@monitor.example.org\r\nSubject: =?utf-8?q?Shelling_in_Qanat=C2=A0?=\r\n =?utf-8?q?again?=\r\n"
    b"Date: Tue, 05 Sep 2023 23:30:00 +0300\r\nMessage-ID: <2023-88@monitor.example.org>\r\n"
)


def alternatives() -> bytes:
    mail = EmailMessage()
    mail["Subject"] = "Shelling"
    mail["Date"] = "Tue, 05 Sep 2023 10:00:00 +0000"
    mail.set_content("The plain words.\n")
    mail.add_alternative("<html><body><p>The words of the page.</p></body></html>", subtype="html")
    mail.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="../../etc/cron.d/evil.pdf")
    mail.add_attachment(b"x", maintype="image", subtype="png", filename="map.png")
    return mail.as_bytes()


def page_only() -> bytes:
    mail = EmailMessage()
    mail["Subject"] = "Shelling"
    mail.set_content(
        "<html><body><h1>Shelling in Qanat</h1><p>Shells fell on the market of Qanat, injuring five people.</p>"
        "<ul><li>three women</li><li>two men</li></ul><script>alert(1)</script></body></html>",
        subtype="html",
        charset="iso-8859-6",
    )
    return mail.as_bytes()


def test_a_mail_is_known_by_its_message_id_and_dated_in_its_own_time_zone(read: Read) -> None:
    content = (
        HEADERS + b"Content-Type: text/plain; charset=utf-8\r\n\r\nShells fell \xe2\x80\x9cagain\xe2\x80\x9d.\r\n"
    )

    ((found,), record) = read("inbox/7.eml", content)

    assert found.report.model_dump() == {
        "report_id": "2023-88@monitor.example.org",
        "source": "folder",
        "title": "Shelling in Qanat again",
        "published": "2023-09-05",
        "is_published_inferred": False,
        "url": None,
        "text": "Shells fell “again”.",
    }
    assert found.page is not None
    assert (found.page.body, found.page.media_type) == (content, "message/rfc822")
    assert (record.counts["attachments_ignored"], dict(record.drops)) == (0, {})


def test_plain_text_goes_before_the_page_and_attachments_are_counted(read: Read) -> None:
    ((found,), record) = read("a.eml", alternatives())

    assert (found.report.text, found.report.report_id) == ("The plain words.", "a")
    assert record.counts["attachments_ignored"] == 2


def test_a_mail_that_is_only_a_page_gives_its_article(read: Read) -> None:
    ((found,), _) = read("a.eml", page_only())

    assert found.report.text.split("\n") == [
        "Shelling in Qanat",
        "Shells fell on the market of Qanat, injuring five people.",
        "- three women",
        "- two men",
    ]
    assert found.extractor is not None
    assert found.extractor.startswith("trafilatura ")


FLOWED = "Shells fell on \nthe village.\n\n- one \nhouse\n-- \nThe desk\n"
BROKEN_TO_FIT = """Shells fell on the village of Qanat in the north of the valley this
morning and killed two.

- one house
- two cars
The desk
"""
JOINED = """Shells fell on the village of Qanat in the north of the valley this morning and killed two.
- one house
- two cars
The desk"""
NOT_BROKEN = f"{'A long line. ' * 9}\nwith another below\n"


@pytest.mark.parametrize(
    ("kind", "body", "text"),
    [
        ("format=flowed", FLOWED, "Shells fell on the village.\n\n- one house\n-- \nThe desk"),
        ("charset=us-ascii", BROKEN_TO_FIT, JOINED),
        ("charset=us-ascii", NOT_BROKEN, NOT_BROKEN),
        ("charset=no-such-set", "Café shelled.", "Café shelled."),
    ],
    ids=["flowed", "broken to fit", "not broken", "unknown charset"],
)
def test_paragraphs_stand_on_lines_of_their_own(kind: str, body: str, text: str, read: Read) -> None:
    content = f"Subject: x\nContent-Type: text/plain; {kind}\nContent-Transfer-Encoding: 8bit\n\n{body}".encode()

    ((found,), _) = read("a.eml", content)

    assert found.report.text == text


@pytest.mark.parametrize(
    ("content", "reason", "field"),
    [
        (b"Subject: x\nDate: soon\n\ntext", "unparsable date", "Date"),
        (b"Subject: x\nDate: Tue, 55 Sep 2023 10:00:00 +0000\n\ntext", "unparsable date", "Date"),
        (b"Subject: x\nDate: Tue, 05 Sep 1823 10:00:00 +0000\n\ntext", "unparsable date", "published"),
        (b"Just a text without any headers.", "broken file", "content"),
        (b"Subject: x\n\n  \n", "no text", "text"),
        (b"Subject: x\nContent-Type: image/png\nContent-Disposition: attachment\n\nxxx", "no text", "body"),
        (b"Subject: x\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\n", "no text", "text"),
        (b"\x89PNG\r\n\x1a\n", "not what its ending says", "content"),
    ],
    ids=["word", "no such day", "long ago", "no mail", "blank", "picture", "nothing", "png"],
)
def test_what_a_mail_is_dropped_for(content: bytes, reason: str, field: str, read: Read) -> None:
    found, record = read("a.eml", content)

    assert found == []
    assert [(drop["reason"], drop["field"]) for drop in record.dropped] == [(reason, field)]


def nested_parts(depth: int) -> bytes:
    parts = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(depth))
    return f"Subject: x\n{parts}Content-Type: text/plain\n\ninnermost\n".encode()


@pytest.mark.parametrize(
    "content",
    [
        nested_parts(3000),
        b"Subject: " + b"=?utf-8?q?" * 2000 + b"\nFrom: " + b"<" * 2000 + b"\n\ntext",
        b"Subject: x\nContent-Type: multipart/alternative; boundary=\n\ntext",
        b"Subject: x\nContent-Disposition: attachment; filename*=utf-8''%ff%fe\n\ntext",
        b"Subject: x\nMessage-ID: <\n\ntext",
        b'Subject: x\nContent-Type: text/plain; charset="\xff"\n\ntext',
    ],
    ids=["nested", "words", "boundary", "name", "id", "charset"],
)
def test_a_hostile_mail_stops_nothing(content: bytes, read: Read) -> None:
    found, record = read("a.eml", content)

    assert len(found) + sum(record.drops.values()) == 1
    assert set(record.drops) <= {"broken file", "no text"}
