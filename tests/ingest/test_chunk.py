"""Passages: exact offsets, nothing lost, nothing torn apart."""

import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.chunk import AIM_CHARS, MAX_CHARS, chunk
from ingest.clean import boilerplate
from ingest.documents import DocumentMetadata, Passage, SourceDocument
from ingest.metadata import describe
from ingest.pieces import MAX_LIST_CHARS, MAX_SENTENCE_CHARS, pieces
from ingest.read import RawDocument, read
from ingest.structure import enumerations, sentences
from ingest.text import tidy

GOLDEN = Path(__file__).parent / "golden"
ARTICLES = Path(__file__).parents[3] / "shared" / "articles"


def document(text: str, title: str = "Tên") -> SourceDocument:
    return SourceDocument(key="k", title=title, text=text, metadata=DocumentMetadata(), reader="text/1")


def shown(passages: list[Passage]) -> str:
    """The passages as a golden file holds them."""
    return "".join(f"=== {p.start}-{p.end} {' > '.join(p.heading)}\n{p.text}\n" for p in passages)


@pytest.mark.parametrize(
    "path", sorted(p for p in GOLDEN.iterdir() if p.suffix in (".txt", ".md")), ids=lambda p: p.name
)
def test_golden_passages(path: Path) -> None:
    """A missing golden file is written, and the test fails once so that somebody looks at it."""
    (raw,) = read(path, key=path.name)
    assert isinstance(raw, RawDocument)
    found = shown(chunk(describe(raw)))
    golden = path.with_name(path.name + ".passages")
    if not golden.exists():
        golden.write_text(found)
        pytest.fail(f"{golden} was missing and has been written: read it, then run the test again")
    assert found == golden.read_text()


def test_an_article_is_a_passage() -> None:
    articles = [f"Điều {n}. Tên điều {n}\n\n1. Việc thứ nhất của điều {n}.\n2. Việc thứ hai." for n in range(1, 6)]
    found = chunk(document("Chương I\nCHUNG\n\n" + "\n\n".join(articles)))
    assert [p.heading for p in found] == [("Chương I. CHUNG", f"Điều {n}. Tên điều {n}") for n in range(1, 6)]
    assert found[0].text == "Chương I\nCHUNG\n\n" + articles[0]
    assert [p.text for p in found[1:]] == articles[1:]


def test_a_long_article_is_cut_and_every_part_knows_it() -> None:
    clauses = "\n\n".join(
        f"{n}. " + "Cơ quan lập danh mục việc phải làm và gửi báo cáo đúng hạn. " * 8 for n in range(1, 9)
    )
    found = chunk(document(f"Điều 7. Trách nhiệm\n\n{clauses}"))
    assert len(found) > 3
    assert {p.heading for p in found} == {("Điều 7. Trách nhiệm",)}
    assert all(len(p.text) <= MAX_CHARS for p in found)
    assert all(p.text[0] == "Đ" or p.text[0].isdigit() for p in found), "cut between clauses"


def test_a_list_is_never_torn_from_its_lead() -> None:
    item = "rà soát quy định, cắt giảm giấy tờ, rút ngắn thời gian giải quyết cho người dân và doanh nghiệp " * 4
    text = "Mở đầu bài viết. " * 50 + "Có 5 việc gồm: " + "; ".join([item.strip()] * 5) + ". " + "Phần kết. " * 50
    (lead, items), *_ = enumerations(text)
    (holder,) = [p for p in chunk(document(text)) if p.start <= lead.start < p.end]
    assert holder.start <= lead.start and items[-1].end <= holder.end
    assert len(items) == 5


def test_a_list_of_lines_beyond_all_measure_is_cut_between_items() -> None:
    text = "Danh mục thủ tục gồm:\n" + "\n".join(
        f"- thủ tục số {n} về đất đai, xây dựng và môi trường;" for n in range(200)
    )
    found = chunk(document(text))
    assert all(len(p.text) <= MAX_LIST_CHARS for p in found)
    assert found[0].text.startswith("Danh mục thủ tục gồm:\n- thủ tục số 0")
    assert all(p.text.startswith("- ") for p in found[1:])


def test_small_sections_share_a_passage_and_long_ones_do_not() -> None:
    small = "\n\n".join(f"## Mục {n} nhỏ\n\nMột câu ngắn." for n in range(4))
    assert len(chunk(document(small))) == 1
    long = "\n\n".join(f"## Phần thứ {n} dài\n\n" + "Một câu dài vừa phải để đọc. " * 20 for n in range(4))
    assert [p.heading for p in chunk(document(long))] == [(f"Phần thứ {n} dài",) for n in range(4)]


def test_the_title_is_not_repeated_in_the_heading_path() -> None:
    (found,) = chunk(document("# Kế hoạch năm\n\n## Mục tiêu\n\nGiảm giấy tờ.", title="KẾ HOẠCH NĂM"))
    assert found.heading == ("Mục tiêu",)


def test_text_without_stops_is_cut_all_the_same() -> None:
    text = "từ " * 10_000
    found = chunk(document(tidy(text)))
    assert all(len(p.text) <= MAX_SENTENCE_CHARS for p in found)
    assert "".join(p.text for p in found).replace(" ", "") == text.replace(" ", "")


def test_only_boilerplate_gives_no_passage() -> None:
    assert chunk(document("Chia sẻ bài viết\n\nBÌNH LUẬN\n")) == []


WORDS = [
    "hồ",
    "sơ",
    "người",
    "dân",
    "nộp",
    "tại",
    "xã",
    "gồm",
    "Sở",
    "Nội",
    "vụ",
    "năm",
    "2021,",
    "TP.",
    "số",
    "34/CT-UBND",
    "(CCHC)",
    "“hẹn”",
]
sentence = st.lists(st.sampled_from(WORDS), min_size=1, max_size=40).map(" ".join).map(lambda s: s[0].upper() + s[1:])
paragraph = st.lists(sentence, min_size=1, max_size=6).map(lambda parts: ". ".join(parts) + ".")
listed = st.tuples(
    sentence, st.lists(sentence, min_size=2, max_size=7), st.sampled_from(["- ", "{n}. ", "{n}) ", "+ "])
).map(lambda t: t[0] + ":\n" + ";\n".join(t[2].format(n=n) + item for n, item in enumerate(t[1], 1)) + ".")
inline = st.tuples(sentence, st.lists(sentence, min_size=2, max_size=7)).map(
    lambda t: f"{t[0]} gồm: {'; '.join(t[1])}."
)
heading = st.sampled_from(
    [
        "# Phần đầu",
        "## Mục tiêu",
        "Chương II\nNHIỆM VỤ",
        "Điều 4. Hồ sơ",
        "I. TÌNH HÌNH",
        "1. Kết quả",
        "**Điều 9. Phí**",
    ]
)
noise = st.sampled_from(
    [
        "Chia sẻ bài viết",
        "Responsive image",
        "«\n1\n2\n»",
        "CN T2 T3 T4 T5 T6 T7\n1 2 3 4 5 6 7",
        "BÌNH LUẬN",
        "---",
        "",
    ]
)
texts = (
    st.lists(paragraph | listed | inline | heading | noise, min_size=1, max_size=25)
    .map("\n\n".join)
    .flatmap(lambda text: st.sampled_from([text, unicodedata.normalize("NFD", text), text.replace("\n", "\r\n")]))
    .map(tidy)
)


@given(texts)
@settings(deadline=None)
def test_every_sentence_is_in_one_passage_and_boilerplate_in_none(text: str) -> None:
    passages = chunk(document(text))
    dropped = boilerplate(text)
    assert all(text[p.start : p.end] == p.text == p.text.strip() for p in passages)
    assert all(a.end <= b.start for a, b in pairwise(passages))
    assert not any(p.start < d.end and d.start < p.end for p in passages for d in dropped)
    for s in sentences(text):
        if not any(s.start < d.end and d.start < s.end for d in dropped):
            assert sum(p.start <= s.start and s.end <= p.end for p in passages) == 1


@given(texts)
@settings(deadline=None)
def test_lists_stay_whole_and_passages_near_their_size(text: str) -> None:
    passages = chunk(document(text))
    dropped = boilerplate(text)
    for lead, items in enumerations(text):
        end = items[-1].end
        if end - lead.start <= MAX_LIST_CHARS and not any(lead.start < d.end and d.start < end for d in dropped):
            assert sum(p.start <= lead.start and end <= p.end for p in passages) == 1
    whole = {(piece.start, piece.end) for piece in pieces(text)}
    assert all(len(p.text) <= MAX_CHARS or (p.start, p.end) in whole for p in passages)


@pytest.mark.skipif(not ARTICLES.is_dir(), reason="the real articles are not beside this checkout")
def test_real_articles() -> None:
    for path in sorted(ARTICLES.glob("*.txt")):
        (raw,) = read(path, key=path.name)
        assert isinstance(raw, RawDocument)
        passages = chunk(describe(raw))
        assert all(raw.text[p.start : p.end] == p.text for p in passages)
        assert sum(len(p.text) for p in passages) > 0.85 * len(raw.text)
        assert max(len(p.text) for p in passages) < 2 * AIM_CHARS


@pytest.mark.parametrize(
    "part",
    [
        ".",
        "...",
        "“",
        "<",
        "1",
        "BÁO AAAA",
        "gồm: ",
        "a;\n",
        "a:\n",
        "a) ",
        "- a\n",
        "Điều 1\n",
        "0101010 a\n",
        "a | b\n",
        "| a | b |\n",
        "“a\n",
        "**1. a**\n",
        "1. A\nb.\n",
        "Điều 1. x\n\nABCDEF GH\n\ny.\n\n",
        "(Điều 1 ",
    ],
)
@pytest.mark.timeout(20)
def test_no_text_takes_for_ever(part: str) -> None:
    assert chunk(document(part * (30_000 // len(part)) + "x"))
