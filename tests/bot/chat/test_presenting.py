"""What the chat makes of an answer: linked markers, and passages that still hold the document's own words."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from bot.answers import Answer, Citation, Hit, Refusal
from bot.chat.presenting import (
    RELATED_SHOWN,
    SourcesProps,
    growing_markdown,
    message_markdown,
    pieces,
    sources,
    understood,
)
from bot.filters import Filter
from ingest.documents import DocumentKind, DocumentMetadata, Passage, SourceDocument, Span

TEXT = "Mở đầu.\n\nChỉ thị được ký ngày 08/10/2021 tại Nam Định. Sau đó các sở lập kế hoạch.\n\nKết thúc."


def document(key: str = "a.txt", **metadata: object) -> SourceDocument:
    about = DocumentMetadata.model_validate(metadata)
    return SourceDocument(key=key, title=f"Bài  {key}", text=TEXT, metadata=about, reader="text/1")


def passage(source: SourceDocument) -> Passage:
    start, end = TEXT.index("Chỉ thị"), TEXT.index("\n\nKết")
    return Passage(document_id=source.id, start=start, end=end, text=TEXT[start:end], heading=("Chương I", "Điều 2"))


def citation(number: int, source: SourceDocument, quote: str, answer: str | None = None) -> Citation:
    start = TEXT.index(quote)
    span = Span(TEXT.index(answer), TEXT.index(answer) + len(answer)) if answer else None
    return Citation(
        key=f"[{number}]",
        document=source,
        passage=passage(source),
        quote=quote,
        start=start,
        end=start + len(quote),
        highlight=span,
    )


def answered(text: str, *citations: Citation) -> Answer:
    return Answer(question="?", text=text, citations=citations)


def refused(*documents: SourceDocument) -> Answer:
    hits = tuple(
        Hit(passage=passage(d), document=d, rank=n, score=0.0, lexical=0.0, dense=0.0)
        for n, d in enumerate(documents, 1)
    )
    return Answer(question="?", text="Không có.", hits=hits, refusal=Refusal(reason="not_stated"))


def links(markdown: str) -> list[tuple[str, str]]:
    """The text and target of each link a Markdown reader finds, in order."""
    inline = [t for block in MarkdownIt().parse(markdown) for t in block.children or []]
    return [
        (inline[i + 1].content, str(token.attrs["href"])) for i, token in enumerate(inline) if token.type == "link_open"
    ]


def shown(answer: Answer) -> SourcesProps:
    props = sources(answer)
    assert props is not None
    return props


def test_every_marker_is_a_link_to_its_own_passage() -> None:
    source = document()
    cited = [citation(n, source, "các sở lập kế hoạch") for n in (1, 2, 3)]
    answer = answered("- Một [1]\n- Hai [2][3]\n- Còn [9] thì không", *cited)
    assert links(message_markdown(answer)) == [("1", "#nguon-1"), ("2", "#nguon-2"), ("3", "#nguon-3")]


def test_markers_copied_as_text_come_with_footnotes_that_name_the_source() -> None:
    source = document(kind=DocumentKind.NEWS, issuer="Báo Nam Định", date=date(2021, 10, 14))
    markdown = message_markdown(answered("Có. [1]", citation(1, source, "Nam Định")))
    assert markdown == 'Có. [1]\n\n[1]: #nguon-1 "Bài a.txt (Tin báo chí · Báo Nam Định · 14/10/2021)"'


def test_a_title_with_quotes_does_not_break_its_footnote() -> None:
    source = SourceDocument(
        key="a", title='Hội nghị "Chung tay\\', text=TEXT, metadata=DocumentMetadata(), reader="text/1"
    )
    assert links(message_markdown(answered("Có. [1]", citation(1, source, "Nam Định")))) == [("1", "#nguon-1")]


def test_colons_that_chainlit_would_swallow_are_kept() -> None:
    markdown = message_markdown(answered("gồm:một và :đơn, lúc 8:30"))
    assert markdown == r"gồm\:một và \:đơn, lúc 8:30"


def test_neither_documents_nor_questions_bring_pictures_or_links_along() -> None:
    quoted = message_markdown(answered("Xem ![ảnh](http://elsewhere.example/a.png)"))
    typed = "![x](http://elsewhere.example/b.png) [y](http://elsewhere.example) <b>"
    advice = message_markdown(
        Answer(question=typed, text="Không.", refusal=Refusal(reason="not_stated", searched=(typed,)))
    )
    html = MarkdownIt().render(quoted) + MarkdownIt().render(advice)
    assert "<img" not in html and "<b>" not in html
    assert links(advice) == []


@given(st.text().filter(str.strip), st.integers(1, 20))
def test_streaming_changes_nothing(text: str, most: int) -> None:
    cut = pieces(text, most)
    assert "".join(cut) == text and len(cut) <= most


def test_the_passage_is_the_documents_text_with_the_quote_and_the_answer_apart() -> None:
    quote = "Chỉ thị được ký ngày 08/10/2021 tại Nam Định."
    [source] = shown(answered("[1]", citation(1, document(), quote, answer="08/10/2021")))["documents"]
    [view] = source["passages"]
    parts = [(part["text"], part["exact"]) for part in view["quote"]]
    assert parts == [("Chỉ thị được ký ngày ", False), ("08/10/2021", True), (" tại Nam Định.", False)]
    assert view["before"] + quote + view["after"] == passage(document()).text
    assert view["heading"] == "Chương I › Điều 2"


def test_passages_of_one_document_stand_together_in_order_of_citation() -> None:
    first, second = document("a"), document("b")
    cited = [citation(n, d, "Nam Định") for n, d in ((1, second), (2, first), (3, second))]
    grouped = shown(answered("[1] [2] [3]", *cited))["documents"]
    assert [(d["title"], [p["key"] for p in d["passages"]]) for d in grouped] == [
        ("Bài b", ["[1]", "[3]"]),
        ("Bài a", ["[2]"]),
    ]


@pytest.mark.parametrize("kind", DocumentKind)
def test_every_kind_of_document_has_a_vietnamese_name_and_only_news_is_press(kind: DocumentKind) -> None:
    [source] = shown(answered("[1]", citation(1, document(kind=kind), "Nam Định")))["documents"]
    assert source["kind"] and source["kind"] != kind.value
    assert (source["voice"] == "press") == (kind is DocumentKind.NEWS)


def test_a_refusal_offers_the_best_passage_of_each_of_a_few_documents() -> None:
    documents = [document(key) for key in ("a", "a", "b", "a", "c", "d")]
    props = shown(refused(*documents))
    assert props["heading"].startswith("Có thể liên quan")
    assert [d["title"] for d in props["documents"]] == ["Bài a", "Bài b", "Bài c"][:RELATED_SHOWN]
    offered = [p for d in props["documents"] for p in d["passages"]]
    assert [(p["key"], p["quote"]) for p in offered] == [("[1]", []), ("[2]", []), ("[3]", [])]
    assert offered[0]["before"] == passage(documents[0]).text


@pytest.mark.parametrize(
    ("question", "searched"),
    [
        ("Chỉ thị 99/CT-UBND quy định gì?", "- Đã tìm: 99/CT-UBND."),
        ("What does directive 99 say?", "- Searched for: 99/CT-UBND."),
    ],
)
def test_a_refusal_says_what_was_searched_and_what_to_try(question: str, searched: str) -> None:
    refusal = Refusal(reason="unknown_number", searched=("99/CT-UBND",), missing=("99/CT-UBND",))
    text, advice = message_markdown(Answer(question=question, text="Không.", refusal=refusal)).split("\n\n")
    assert (text, advice.splitlines()[0], len(advice.splitlines())) == ("Không.", searched, 2)


def test_an_empty_question_gets_no_advice() -> None:
    answer = Answer(question="", text="Mời hỏi.", refusal=Refusal(reason="empty_question"))
    assert message_markdown(answer) == "Mời hỏi."


def test_what_was_understood_is_said_where_it_does_not_go_without_saying() -> None:
    assert understood(answered("Có. [1]")) is None
    limited = replace(
        answered("Có. [1]"),
        question="Chỉ tìm trong báo cáo: ai ký?",
        filter=Filter(kinds=frozenset({DocumentKind.REPORT})),
        read_as="Ai ký",
    )
    assert understood(limited) == {"readAs": "Ai ký", "scope": "báo cáo", "question": "Ai ký?"}


def test_nothing_to_open_means_no_list() -> None:
    assert sources(refused()) is None


def test_what_grows_is_how_the_message_begins() -> None:
    source = document()
    cited = [citation(n, source, "các sở lập kế hoạch") for n in (1, 2)]
    grown = [answered("Một: a. [1][2]", *cited), answered("Một: a. [1][2]\n- ![b](http://x.example) [1]", *cited)]
    whole = message_markdown(replace(grown[1], notice="Đã bỏ 1 câu của *x*."))
    assert whole.startswith(growing_markdown(grown[1])) and growing_markdown(grown[1]).startswith(
        growing_markdown(grown[0])
    )
    assert r"*Đã bỏ 1 câu của \*x\*.*" in whole


def test_a_notice_stands_between_the_text_and_its_footnotes() -> None:
    answer = replace(answered("Có. [1]", citation(1, document(), "Nam Định")), notice="Lưu ý.")
    assert message_markdown(answer).startswith("Có. [1]\n\n*Lưu ý.*\n\n[1]: #nguon-1")
