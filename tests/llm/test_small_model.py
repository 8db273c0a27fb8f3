"""A small real model over `corpus/`: it is often wrong, and what is shown is not. Run by `make test-llm`.

CCHC_TEST_LLM is the number of questions (make: 100), CCHC_TEST_LLM_THREADS those the model may use (2).
The records of a run go to CCHC_ARTIFACTS if that is set.
"""

import json
import os
import re
import threading
from collections import Counter
from collections.abc import AsyncGenerator, Iterator, Sequence
from contextlib import aclosing
from itertools import groupby, islice
from pathlib import Path

import pytest

from bot.answerer import Answerer
from bot.answers import EXTRACTIVE, Answer, Turn
from bot.generate import GeneratingAnswerer
from bot.generation.model import ChatModel, open_chat_model
from bot.records import answer_record
from bot.settings import Settings
from eval.cases import load_cases
from ingest.text import canonical, squeeze
from prompts.prompt import Message
from tests.bot.answering import CORPUS, PROJECT, answerer_over, faults_of_citations
from tests.llm.small_model import serving, weights

COUNT = int(os.environ.get("CCHC_TEST_LLM", "0"))
THREADS = int(os.environ.get("CCHC_TEST_LLM_THREADS", "2"))
WITHIN_S = 180.0

pytestmark = [
    pytest.mark.skipif(not COUNT, reason="takes an hour with a real chat model: make test-llm"),
    pytest.mark.skipif(not weights().exists(), reason="the small model is not fetched: make test-llm"),
    pytest.mark.timeout(0),
]

ASKED_OF_EACH = (
    "{title}: nội dung chính là gì?",
    "Ai được nhắc đến trong bài {title}?",
    "{title} nêu những con số nào?",
    "{title}: diễn ra hoặc ban hành ngày nào?",
    "Theo {title}, những nhiệm vụ nào phải làm?",
    "Theo {title}, cơ quan nào chịu trách nhiệm?",
    "Mục tiêu của {title} là gì?",
)
_STATEMENT = re.compile(r"(?P<words>.+?)(?P<keys>(?:\s*\[\d+\])+)", re.DOTALL)
_DIGITS = re.compile(r"\d+")


@pytest.fixture(scope="module")
def extractive(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    return answerer_over(CORPUS, index_dir=tmp_path_factory.mktemp("llm") / "index")


def questions(extractive: Answerer) -> Iterator[tuple[str, tuple[Turn, ...]]]:
    """Those of the shipped set that have an answer, then some made for every document."""
    for case in load_cases(PROJECT / "eval" / "data" / "corpus-40.jsonl"):
        if case.answerable:
            yield case.question, case.history
    titles = {hit.document.title: None for hit in extractive.search("cải cách hành chính", 100)}
    yield from ((squeeze(asked.format(title=title)), ()) for asked in ASKED_OF_EACH for title in titles)


def small(url: str) -> ChatModel:
    model = open_chat_model(Settings(chat_model="small", chat_model_url=url))
    assert model
    return model


def unborne(answer: Answer) -> list[str]:
    """The numbers and names of each statement that its quotes lack, read in another way than the bot reads them."""
    quotes = {citation.key: citation.quote for citation in answer.citations}
    lacking = []
    for statement in _STATEMENT.finditer(answer.text):
        held = " ".join(quotes[key] for key in re.findall(r"\[\d+\]", statement["keys"]))
        words = statement["words"].replace("\\", "")
        digits = {number.lstrip("0") for number in _DIGITS.findall(held)}
        lacking += [number for number in _DIGITS.findall(words) if number.lstrip("0") not in digits]
        lacking += [name for name in _names(words) if canonical(name) not in canonical(squeeze(held))]
    return lacking


def _names(words: str) -> Iterator[str]:
    """Two and more capitalised words in a row, acronyms apart; the first word of a statement is no name by that."""
    for is_name, run in groupby(squeeze(words).split()[1:], key=lambda word: word[0].isupper() and word[1:2].islower()):
        name = " ".join(run)
        if is_name and " " in name and not re.search(r"\w\W+ ", name):
            yield name.strip('.,;:!?()“”"')


class Watched(ChatModel):
    """Tells when its answer has begun."""

    begun = threading.Event()

    async def pieces(self, messages: Sequence[Message], *, deadline: float) -> AsyncGenerator[str]:
        async with aclosing(super().pieces(messages, deadline=deadline)) as pieces:
            async for piece in pieces:
                self.begun.set()
                yield piece


def test_no_shown_answer_has_a_number_or_name_that_its_quotes_lack(extractive: Answerer, tmp_path: Path) -> None:
    counts: Counter[str] = Counter()
    wrong = []
    folder = Path(os.environ.get("CCHC_ARTIFACTS", tmp_path))
    with (
        serving(threads=THREADS) as (url, _),
        (folder / "test-llm.jsonl").open("w", encoding="utf-8", buffering=1) as records,
    ):
        answerer = GeneratingAnswerer(extractive, small(url), within_s=WITHIN_S)
        for question, history in islice(questions(extractive), COUNT):
            answer = answerer.answer(question, history)
            records.write(json.dumps(answer_record(answer), ensure_ascii=False) + "\n")
            counts["refused" if answer.refusal else answer.notice or answer.model] += 1
            faults = faults_of_citations(answer)
            lacking = unborne(answer) if answer.model != EXTRACTIVE else []
            if faults or lacking:
                wrong.append((question, faults, lacking, answer.text))
    assert wrong == []
    assert counts.total() == COUNT and counts["small"], counts


def test_a_server_killed_in_mid_answer_leaves_the_extractive_answer(extractive: Answerer) -> None:
    question = "Năm nhiệm vụ trọng tâm của Nam Định là gì?"
    with serving(threads=THREADS) as (url, process):
        model = Watched(small(url).langchain, "small")

        def kill() -> None:
            model.begun.wait(WITHIN_S)
            process.kill()

        threading.Thread(target=kill, daemon=True).start()
        answer = GeneratingAnswerer(extractive, model, within_s=WITHIN_S).answer(question)
    assert model.begun.is_set()
    assert answer.model == EXTRACTIVE and "giữa chừng" in answer.notice
    assert answer.text == extractive.answer(question).text
    assert faults_of_citations(answer) == []
