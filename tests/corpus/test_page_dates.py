from __future__ import annotations

import pytest
import trafilatura

from sijill.corpus.page_dates import published_day

DATED = "https://x.org/2021/01/01/a"
STORY = "<article><p>On 2021-03-04 shells fell on a village.</p></article>"


def ld(value: str) -> str:
    return f'<script type="application/ld+json">{value}</script>'


@pytest.mark.parametrize(
    ("head", "body", "address", "expected"),
    [
        ('<meta property="article:published_time" content="2023-09-05T23:30:00+03:00">', "", None, "2023-09-05"),
        ('<meta itemprop="datePublished" content="2023-09-05">', "", None, "2023-09-05"),
        ('<meta name="DC.date" content="2023-09-05">', "<p>1 May 2020</p>", DATED, "2023-09-05"),
        ('<meta property="article:modified_time" content="2023-09-05">', "", None, None),
        ('<meta property="og:updated_time" content="2023-09-05">', "", None, None),
        ('<meta property="og:image" content="https://x.org/2018/01/01/a.jpg">', "", None, None),
        ("<title>Attack of 2021-06-06</title>", "", None, None),
        (ld('{"@type": "NewsArticle", "datePublished": "2023-09-05"}'), "", None, "2023-09-05"),
        (ld('{"@type": "Person", "datePublished": "2023-09-05"}'), "", None, None),
        (ld('{"@type": ["X", "Article"], "datePublished": 20230905}'), "", None, None),
        (ld("{broken"), "", None, None),
        (ld("[" * 90_000), "", None, None),
        ("", '<span itemprop="datePublished" content="2023-09-05T10:00">5/9</span>', None, "2023-09-05"),
        ("", '<time class="entry-date published" datetime="2023-09-05">5/9</time>', None, "2023-09-05"),
        ("", '<time pubdate datetime="2023-09-05">5/9</time>', None, "2023-09-05"),
        ("", '<div class="related"><time class="published" datetime="2023-09-05">5/9</time></div>', None, None),
        ("", '<time class="updated" datetime="2023-09-05">changed</time>', None, None),
        ("", '<time class="published" datetime="2999-09-05">soon</time>', None, None),
    ],
)
def test_metadata_tell_the_day(head: str, body: str, address: str | None, expected: str | None) -> None:
    page = trafilatura.load_html(f"<html><head>{head}</head><body>{body}{STORY}</body></html>")
    assert published_day(page, address=address) == (expected, False)


@pytest.mark.parametrize(
    ("body", "address", "expected"),
    [
        ("", "https://x.org/2023/09/05/shelling/", "2023-09-05"),
        ("", "https://x.org/en/2023/9/5", "2023-09-05"),
        ("<p>1 May 2020</p>", "https://x.org/2023/09/05/shelling/", "2023-09-05"),
        ("", "https://x.org/2023/09/shelling/", None),
        ("", "https://x.org/2023/13/05/shelling/", None),
        ("", "https://x.org/?d=/2023/09/05/", None),
        ("<div>Published: 5 September 2023</div>", None, "2023-09-05"),
        ("<p>5 September 2023</p><p>5 September 2023</p>", None, "2023-09-05"),
        ("<p>5 September 2023</p><p>6 September 2023</p>", None, None),
        ("<p>5 September 2023</p><aside><p>6 September 2023</p></aside>", None, "2023-09-05"),
        ("<p>On 5 September 2023 shells fell.</p>", None, None),
        ("<p>Updated: 5 September 2023</p>", None, None),
        ("<footer><p>5 September 2023</p></footer>", None, None),
    ],
)
def test_the_address_and_lines_of_the_page_tell_it_only_as_inferred(
    body: str, address: str | None, expected: str | None
) -> None:
    page = trafilatura.load_html(f"<html><head></head><body>{body}{STORY}</body></html>")
    assert published_day(page, address=address) == (expected, expected is not None)
