from __future__ import annotations

import zlib

import pytest

from sijill.corpus.page_charsets import decoded_page

ARABIC = "قصف مدفعي على قرية في ريف إدلب صباح اليوم وسقوط جرحى بين المدنيين"


@pytest.mark.parametrize(
    ("page", "hint", "text"),
    [
        (ARABIC.encode(), "windows-1256", ARABIC),
        (ARABIC.encode("utf-8-sig"), None, ARABIC),
        (ARABIC.encode("utf-16"), "utf-8", ARABIC),
        (ARABIC.encode("cp1256"), "windows-1256", ARABIC),
        (
            b"<meta charset='windows-1256'>" + ARABIC.encode("cp1256"),
            "utf-8",
            f"<meta charset='windows-1256'>{ARABIC}",
        ),
        ("“quoted” – twice".encode("cp1252"), "ISO-8859-1", "“quoted” – twice"),
        ("“quoted” – twice".encode("cp1252"), "us-ascii", "“quoted” – twice"),
        ("long text, é ".encode() * 2000 + b"\xff", "utf-8", "long text, é " * 2000 + "\ufffd"),
        (b"", "utf-8", ""),
    ],
    ids=["wrong hint", "mark", "utf-16", "hint", "meta", "latin-1", "ascii", "one bad byte", "empty"],
)
def test_the_characters_of_a_page(page: bytes, hint: str | None, text: str) -> None:
    assert decoded_page(page, charset_hint=hint) == text


@pytest.mark.parametrize(
    "hint",
    ["zip", "bz2", "base64", "rot13", "unicode_escape", "punycode", "idna", "undefined", "x" * 90, "\0", "../x"],
)
def test_what_is_no_character_set_is_not_used(hint: str) -> None:
    page = b"\xe9t\xe9 \\u0041 " + zlib.compress(b"bomb" * 1000)
    assert "bombbomb" not in decoded_page(page, charset_hint=hint)
    assert "\\u0041" in decoded_page(page, charset_hint=hint)
