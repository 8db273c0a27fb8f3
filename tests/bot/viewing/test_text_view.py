"""The text of a document as HTML: nothing of it is markup, and what is quoted is marked and nothing else."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.viewing.text_view import text_html
from ingest.documents import Span

TEXT = """# Quy chế **mẫu**

## Điều 1. Phạm vi

1. Áp dụng cho <script>alert(1)</script> & mọi xã.

2. Không áp dụng cho huyện.

| Việc | Hạn |
|---|---|
| Chứng thực | Trong ngày |
"""


def marked(html: str, number: int) -> str:
    marks = re.findall(r'<mark data-quotes="([\d ]+)">(.*?)</mark>', html)
    return unescape("".join(words for numbers, words in marks if str(number) in numbers.split()))


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def test_headings_lists_and_tables_are_themselves_and_markup_is_text() -> None:
    html = text_html(TEXT, [])
    assert "<h2>Quy chế mẫu</h2>" in html and "<h4>Điều 1. Phạm vi</h4>" in html
    assert '<p class="item">1. Áp dụng cho &lt;script&gt;alert(1)&lt;/script&gt; &amp; mọi xã.</p>' in html
    assert "<table><tr><td>Việc</td><td>Hạn</td></tr><tr><td>Chứng thực</td><td>Trong ngày</td></tr></table>" in html


@pytest.mark.parametrize("words", ["Áp dụng cho <script>", "Phạm vi", "Chứng thực", "không áp dụng".capitalize()])
def test_a_quote_is_marked_where_it_stands(words: str) -> None:
    assert marked(text_html(TEXT, [span(words)]), 1) == words


def test_a_quote_over_several_blocks_is_marked_in_each() -> None:
    quote = Span(TEXT.index("mọi xã"), TEXT.index("huyện."))
    assert marked(text_html(TEXT, [quote]), 1) == "mọi xã.2. Không áp dụng cho "


def test_quotes_that_overlap_are_each_marked_whole() -> None:
    html = text_html(TEXT, [span("huyện"), span("Không áp dụng"), span("áp dụng cho huyện")])
    assert [marked(html, number) for number in (1, 2, 3)] == ["huyện", "Không áp dụng", "áp dụng cho huyện"]


@given(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))
def test_marking_changes_no_word(one: int, other: int) -> None:
    html = text_html(TEXT, [Span(min(one, other), max(one, other))])
    assert re.sub(r"</?mark[^>]*>", "", html).replace(" ", "") == text_html(TEXT, []).replace(" ", "")


def test_pages_are_told_before_the_block_that_begins_them() -> None:
    html = text_html(TEXT, [], page_starts=(0, TEXT.index("2. Không")))
    assert html.index("Trang 1") < html.index("Quy chế") < html.index("Trang 2") < html.index("2. Không")
