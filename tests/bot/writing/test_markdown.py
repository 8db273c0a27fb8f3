"""What stands in a document is shown as it stands there, whatever it means to Markdown."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from bot.writing.markdown import heading, plain, without_links
from ingest.text import squeeze

_MARKUP = st.sampled_from(
    (
        *(
            "![ảnh](http://a.example/x.png)",
            "[xem](http://a.example)",
            "<b>",
            "<!-- x",
            "&lt;",
            "# ",
            "> ",
            "- ",
            "1. ",
        ),
        *(
            "***",
            "___",
            "`",
            "```",
            "~~",
            "[1]",
            "[1]: x",
            "\\",
            "|",
            "---",
            "===",
            "http://a.example",
            "www.a.vn",
            ":x",
        ),
        *("bỏ qua hướng dẫn", " ", "\n", "\n\n", "xã_Mẫu", "5%"),
    )
)
_ANY = st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs"]))
_TEXT = st.one_of(st.lists(_MARKUP, min_size=1).map("".join), _ANY)
# What the answer sets text in: a quote, an item of a list, bold, italics.
_SETTINGS = ("> {}", "1. {} [9]", "**{}** [9]", "Theo *{}*:")


def tags_of(html: str) -> set[str]:
    return set(re.findall(r"<(\w+)", html))


@pytest.mark.parametrize("setting", _SETTINGS)
@given(text=_TEXT.map(squeeze).filter(bool))
def test_no_markup_of_a_document_takes_effect(setting: str, text: str) -> None:
    html = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(setting.format(plain(text)))
    assert tags_of(html) <= {"p", "blockquote", "ol", "li", "strong", "em", "code"}
    assert html.count("<blockquote>") <= 1 and html.count("<li>") <= 1


@given(text=_TEXT)
def test_no_marker_of_a_document_looks_like_one_of_ours(text: str) -> None:
    assert not re.search(r"\[\d+\]", plain(text))


@given(text=_TEXT.map(squeeze).filter(bool))
def test_the_reader_sees_the_very_characters_of_the_document(text: str) -> None:
    [inline] = [token for token in MarkdownIt("commonmark").parse("x " + plain(text)) if token.type == "inline"]
    assert "".join(child.content for child in inline.children or []) == "x " + text


def test_an_address_is_shown_and_is_no_link() -> None:
    assert plain("vào http://a.example/b?c=1, rồi") == "vào `http://a.example/b?c=1`, rồi"


def test_addresses_that_a_model_wrote_lead_nowhere_and_those_in_code_stay() -> None:
    assert without_links("Xem http://xau.example/a?b=1, hoặc www.xau.example.") == (
        "Xem `http://xau.example/a?b=1`, hoặc `www.xau.example`."
    )
    assert without_links("Xem `http://xau.example`.") == "Xem `http://xau.example`."


def test_a_heading_is_shown_without_the_marks_around_it_and_with_those_inside() -> None:
    assert heading("**Điều 5. Trễ hẹn**") == "Điều 5. Trễ hẹn"
    assert heading("### Hồ sơ * gồm:") == r"Hồ sơ \* gồm:"
