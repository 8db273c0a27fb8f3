"""Drafted question sets: valid, answered by their documents, about different things, the same for the same seed."""

import random
from collections.abc import Iterator
from contextlib import closing
from itertools import combinations
from pathlib import Path

import pytest

from bot.suggesting.told import told
from eval.cases import AnswerCase
from eval.drafting import draft
from eval.drafting.draft import MARK, balanced, candidates_of
from eval.text_match import holds
from ingest.build import build_index
from ingest.storage.generations import Generations
from ingest.storage.parts import store_of
from ingest.storage.store import Store
from ingest.text import canonical
from tests.bot.answering import CORPUS, hits_in
from tests.ingest.word_embedder import WordEmbedder

DECISION = """ỦY BAN NHÂN DÂN TỈNH NINH BÌNH
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 12/2025/QĐ-UBND
Ninh Bình, ngày 10 tháng 9 năm 2025

QUYẾT ĐỊNH
Ban hành Quy định về tiếp công dân

Điều 1. Phạm vi
Quy định này áp dụng cho mọi cơ quan hành chính của tỉnh Ninh Bình.
Điều 2. Giải thích từ ngữ
Điểm tiếp công dân là nơi cơ quan nhận kiến nghị của người dân và tổ chức.
Điều 3. Hồ sơ
1. Hồ sơ kiến nghị gồm:
a) Đơn kiến nghị có chữ ký;
b) Bản sao giấy tờ tùy thân.
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("nhap")
    (folder / "qd").mkdir()
    (folder / "qd" / "quyet-dinh-12.txt").write_text(DECISION, encoding="utf-8")
    build_index([CORPUS, folder / "qd"], folder / "index", embedder=WordEmbedder())
    with closing(store_of(Generations(folder / "index").current())) as opened:
        yield opened


@pytest.fixture(scope="module")
def cases(store: Store) -> list[AnswerCase]:
    return draft(store, 40, seed=3)


def texts(store: Store) -> dict[str, str]:
    return {entry.key: store.documents([entry.id])[entry.id].text for entry in store.entries()}


def test_a_set_has_many_kinds_and_some_questions_without_an_answer(cases: list[AnswerCase]) -> None:
    tags = {tag for case in cases for tag in case.tags}
    assert {"when", "count", "list", "definition", "near_miss", "unaccented"} <= tags
    assert 5 <= sum(not case.answerable for case in cases) <= 8
    assert len({document for case in cases for document in case.documents}) >= 8
    assert all(case.id.startswith(MARK) for case in cases)
    assert len({case.id for case in cases}) == len(cases) == 40


def test_what_is_expected_stands_in_the_document(cases: list[AnswerCase], store: Store) -> None:
    written = texts(store)
    for case in cases:
        for words in (*case.expected, *case.items):
            assert any(holds(written[key], words) for key in case.documents), (case.question, words)


def test_no_question_gives_its_answer_away(cases: list[AnswerCase]) -> None:
    for case in cases:
        assert not any(canonical(words) in canonical(case.question) for words in case.expected), case.question


def test_no_two_questions_are_about_the_same_words(store: Store) -> None:
    chosen = balanced(candidates_of(store, 400, random.Random(3)), 100, random.Random(3))
    assert len(chosen) > 40
    for one, other in combinations(chosen, 2):
        assert one.question != other.question
        assert one.document != other.document or not one.span.overlaps(other.span)


def test_a_near_miss_names_something_that_no_document_holds(store: Store) -> None:
    whole = "\n".join(f"{entry.title}\n{texts(store)[entry.key]}" for entry in store.entries())
    for case in draft(store, 40, seed=3):
        if not case.answerable and "unaccented" not in case.tags:
            words = case.question.rstrip("?").replace(",", " ").split()
            tail = [" ".join(words[at : at + size]) for size in (1, 2) for at in range(len(words) - size + 1)]
            assert any(not holds(whole, part) for part in tail if part[0].isdigit() or part[0].isupper()), case.question


def test_the_seed_decides(store: Store) -> None:
    assert draft(store, 12, seed=1) == draft(store, 12, seed=1)
    assert draft(store, 12, seed=1) != draft(store, 12, seed=2)


def test_a_small_index_gives_what_it_has(tmp_path: Path) -> None:
    (tmp_path / "tin.txt").write_text("Hội nghị khen thưởng 12 tập thể của tỉnh Sông Xanh.", encoding="utf-8")
    build_index([tmp_path / "tin.txt"], tmp_path / "index", embedder=WordEmbedder())
    with closing(store_of(Generations(tmp_path / "index").current())) as opened:
        assert len(draft(opened, 20, seed=1)) <= 1


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (
            "Ngày 12/3/2024, Sở Nội vụ tỉnh Sông Xanh mở lớp bồi dưỡng cho cán bộ cấp xã.",
            "Sở Nội vụ tỉnh Sông Xanh mở lớp bồi dưỡng cho cán bộ cấp xã ngày nào?",
            "Ngày 12/3/2024",
        ),
        (
            "Hội đồng thi đua Nguyễn Trãi đã khen thưởng 12 tập thể có thành tích.",
            "Hội đồng thi đua Nguyễn Trãi đã khen thưởng bao nhiêu tập thể có thành tích?",
            "12 tập thể",
        ),
        (
            "Cổng Dịch vụ công Sông Xanh được mở nhằm giúp người dân nộp hồ sơ tại nhà.",
            "Cổng Dịch vụ công Sông Xanh được mở nhằm mục đích gì?",
            "giúp người dân nộp hồ sơ tại nhà",
        ),
        (
            "Đồng chí Nguyễn Văn An chủ trì hội nghị sơ kết của Sở Nội vụ Sông Xanh.",
            "Ai chủ trì hội nghị sơ kết của Sở Nội vụ Sông Xanh?",
            "Nguyễn Văn An",
        ),
        (
            "Bộ phận Một cửa là nơi tiếp nhận và trả kết quả hồ sơ của Ủy ban Sông Xanh.",
            "Bộ phận Một cửa là gì?",
            "nơi tiếp nhận và trả kết quả hồ sơ",
        ),
    ],
)
def test_a_sentence_is_asked_as_people_ask(text: str, question: str, answer: str) -> None:
    (hit,) = hits_in(text)
    (candidate,) = told(hit.document, hit.passage)
    assert (candidate.question.split("”, ")[-1].capitalize(), candidate.answers) == (question.capitalize(), (answer,))


@pytest.mark.parametrize(
    "text",
    [
        "Ông đã khen thưởng 12 tập thể có thành tích trong năm.",
        "Theo đó, hội nghị khen thưởng 12 tập thể có thành tích.",
        "12 tập thể được khen.",
        "Hội nghị khen thưởng 12 tập thể và 30 cá nhân có thành tích.",
    ],
)
def test_what_makes_no_question_is_left(text: str) -> None:
    assert [candidate for hit in hits_in(text) for candidate in told(hit.document, hit.passage)] == []
