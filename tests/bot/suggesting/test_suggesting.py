"""What is suggested can be asked: starters, related and wider questions over the sample corpus."""

import asyncio

import pytest

from bot.answerer import Answerer
from bot.answers import Answer
from bot.suggesting.alike import is_new
from bot.suggesting.broader import wider
from bot.suggesting.checking import Ask
from bot.suggesting.readable import is_readable
from bot.suggesting.related import related
from bot.suggesting.starters import Job, starters

FIVE_TASKS = "Năm nhiệm vụ trọng tâm của Nam Định là gì?"
PROVINCES = ["An Giang", "Bến Tre", "Nam Định", "Tuyên Quang", "Vĩnh Phúc"]


@pytest.fixture
def ask(corpus_answerer: Answerer) -> Ask:
    async def asked(question: str) -> Answer:
        return corpus_answerer.answer(question)

    return asked


@pytest.mark.parametrize("seed", ["1", "2", "3"])
def test_starters_are_of_every_job_and_all_answered(corpus_answerer: Answerer, ask: Ask, seed: str) -> None:
    store = corpus_answerer.index.store
    offered = asyncio.run(starters(store, ask, seed=seed))
    assert offered == asyncio.run(starters(store, ask, seed=seed))
    assert all(1 <= len(offered[job]) <= 4 for job in Job)
    questions = [question for few in offered.values() for question in few]
    assert all(is_new(question, questions[:at]) for at, question in enumerate(questions))
    answers = [corpus_answerer.answer(question) for question in questions]
    assert not [answer.question for answer in answers if answer.refusal or answer.confidence < 0.85]
    assert len({citation.document.id for answer in answers for citation in answer.citations}) >= 5


def test_an_index_that_tells_nothing_gives_no_starters(ask: Ask, corpus_answerer: Answerer) -> None:
    async def refused(_: str) -> Answer:
        return corpus_answerer.answer("Thủ đô của Pháp là gì?")

    assert not any(asyncio.run(starters(corpus_answerer.index.store, refused, seed="1")).values())


@pytest.mark.parametrize("question", [FIVE_TASKS, "Ai chủ trì hội nghị trực tuyến ở Tuyên Quang?", "PAPI là gì?"])
def test_related_questions_are_new_and_answered(corpus_answerer: Answerer, ask: Ask, question: str) -> None:
    answer = corpus_answerer.answer(question)
    found = asyncio.run(related(answer, corpus_answerer.index.store, ask, asked=[]))
    assert 1 <= len(found) <= 3
    assert all(not corpus_answerer.answer(one).refusal for one in found)
    assert not {question} & {*found}
    again = asyncio.run(related(answer, corpus_answerer.index.store, ask, asked=found))
    assert not {*found} & {*again}


@pytest.mark.parametrize(
    ("question", "known", "new"),
    [
        ("Chính phủ ra Nghị quyết 76/NQ-CP khi nào?", "Nghị quyết 76/NQ-CP ban hành ngày nào?", False),
        ("Nghị quyết 76/NQ-CP do ai ký?", "Nghị quyết 76/NQ-CP ban hành ngày nào?", True),
        ("Chỉ thị 34 ban hành bao giờ?", "chi thi 34 ban hanh ngay nao", False),
    ],
)
def test_what_asks_the_same_in_other_words_is_not_new(question: str, known: str, new: bool) -> None:
    assert is_new(question, [known]) is new


@pytest.mark.parametrize("courtesy", ["", "Câu 3: ", "Xin chào, cho em hỏi "])
def test_the_same_is_asked_of_another_province(corpus_answerer: Answerer, ask: Ask, courtesy: str) -> None:
    answer = corpus_answerer.answer(f"{courtesy}Ai chủ trì hội nghị trực tuyến ở Tuyên Quang?")
    found = asyncio.run(related(answer, corpus_answerer.index.store, ask, asked=[]))
    assert found[0] == "Ai chủ trì hội nghị trực tuyến ở An Giang?"


@pytest.mark.parametrize(
    ("question", "label", "asked"),
    [
        (
            "Chỉ thị số 99/CT-UBND của Nam Định giao 5 nhiệm vụ trọng tâm nào?",
            "Bỏ số hiệu",
            "Chỉ thị của Nam Định giao 5 nhiệm vụ trọng tâm nào?",
        ),
        ("Ai chủ trì hội nghị trực tuyến ở Cà Mau?", "Hỏi cho An Giang", "Ai chủ trì hội nghị trực tuyến ở An Giang"),
    ],
)
def test_a_refusal_is_widened_to_what_is_answered(
    corpus_answerer: Answerer, ask: Ask, question: str, label: str, asked: str
) -> None:
    refused = corpus_answerer.answer(question)
    assert refused.refusal
    found = {way.label: way.question for way in asyncio.run(wider(refused, PROVINCES, ask))}
    assert found[label].startswith(asked)
    assert not any(corpus_answerer.answer(way).refusal for way in found.values())


@pytest.mark.parametrize(
    ("question", "reads_well"),
    [
        ("Chỉ thị 34 giao cho các cấp, các ngành của Nam Định 5 nhiệm vụ trọng tâm nào?", True),
        ("PAPI là gì?", True),
        ("Cơ chế một cửa là gì?", True),
        ("Mục đích là gì?", False),
        ("TỔ CHỨC THỰC HIỆN gồm những gì?", False),
        ("Đại biểu nghe báo cáo tình hình từ năm nào?", False),
        ("Theo bài “Hỏi đáp”, PAPI là gì?", False),
        ("Dự toán của Sơn La là 9 tỷ bao nhiêu triệu đồng?", False),
        ("Nghị định số 63/2010/NĐ-CP ngày nào của Chính phủ?", False),
        ("2. Cải cách thủ tục hành chính gồm những gì?", False),
    ],
)
def test_what_reads_like_a_scrap_is_not_offered(question: str, reads_well: bool) -> None:
    assert is_readable(question) == reads_well
