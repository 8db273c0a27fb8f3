"""Runs over a real index: every question is measured, and a failure is recorded and passed over."""

from collections.abc import Sequence

import pytest

from bot.answerer import Answerer
from bot.answers import Answer, Hit, Turn
from bot.filters import EVERYTHING, Filter
from eval.beir import BeirFolder, load_beir
from eval.runs import run_answers, run_retrieval
from ingest.report import no_progress
from tests.bot.answering import answerer_over
from tests.eval.answers import case_of
from tests.eval.folders import beir_folder


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> BeirFolder:
    return load_beir(beir_folder(tmp_path_factory.mktemp("beir") / "nho"))


@pytest.fixture(scope="module")
def answerer(collection: BeirFolder, tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    return answerer_over(collection.corpus, index_dir=tmp_path_factory.mktemp("index") / "index")


class Failing(Answerer):
    """Fails on every question that holds a word."""

    def __init__(self, answerer: Answerer, word: str) -> None:
        self._answerer, self._word = answerer, word

    def answer(self, question: str, history: Sequence[Turn] = (), *, filter: Filter = EVERYTHING) -> Answer:
        self._check(question)
        return self._answerer.answer(question, history, filter=filter)

    def search(self, query: str, k: int, *, filter: Filter = EVERYTHING) -> list[Hit]:
        self._check(query)
        return self._answerer.search(query, k, filter=filter)

    def _check(self, question: str) -> None:
        if self._word in question:
            raise RuntimeError("hỏng")


def test_retrieval_is_measured_query_by_query(answerer: Answerer, collection: BeirFolder) -> None:
    shares: list[float] = []
    run = run_retrieval(
        collection, answerer, accents="typed", index_id="i", progress=lambda stage, share: shares.append(share)
    )
    assert (run.name, run.count, run.failures) == ("nho", 3, 0)  # the fourth cannot be answered
    assert shares == pytest.approx([1 / 3, 2 / 3, 1])
    first = run.queries[0]
    assert (first.id, first.relevant, first.ranked[0], first.error) == ("q1", ("ke-hoach",), "ke-hoach", None)
    assert first.scores["hit@1"] == 1
    assert first.ms > 0
    assert run.metrics["recall@100"].value == 1
    assert run.metrics["hit@1"].value == sum(query.scores["hit@1"] for query in run.queries) / 3
    assert run.latency is not None


def test_stripped_queries_have_no_accents(answerer: Answerer, collection: BeirFolder) -> None:
    run = run_retrieval(collection, answerer, accents="stripped", index_id="i", progress=no_progress)
    assert run.accents == "stripped"
    assert run.queries[1].question == "bao nhieu ca nhan duoc khen thuong?"
    assert run.queries[1].scores["hit@1"] == 1


def test_answers_are_measured_case_by_case(answerer: Answerer, collection: BeirFolder) -> None:
    run = run_answers("nho", collection.cases(), answerer, index_id="i", progress=no_progress)
    assert (run.count, run.failures, sorted(run.kinds)) == (4, 0, ["near_miss", "other"])
    when = run.cases[0]
    assert (when.right, when.refused, when.expected, when.model) == (True, False, ("12/3/2024",), "extractive")
    assert when.citations[0].document == "ke-hoach"
    assert when.citations[0].verbatim
    assert when.citations[0].quote[when.citations[0].quote.index("12/3") :].startswith("12/3/2024")
    assert run.kinds["near_miss"].count == 1
    assert run.metrics["refusal_recall"].value == run.kinds["near_miss"].metrics["refused_near_miss"].value
    assert run.metrics["verbatim"].value == 1


def test_a_failure_is_recorded_and_counts_for_nothing(answerer: Answerer, collection: BeirFolder) -> None:
    failing = Failing(answerer, "Bao nhiêu")
    answers = run_answers("nho", collection.cases(), failing, index_id="i", progress=no_progress)
    failed = answers.cases[1]
    assert (answers.count, answers.failures) == (4, 1)
    assert (failed.error, failed.right, failed.scores) == ("RuntimeError: hỏng", None, {})
    assert answers.metrics["wrong_refusal"].count == 2
    assert all(case.error is None for case in answers.cases if case.id != failed.id)
    found = run_retrieval(collection, failing, accents="typed", index_id="i", progress=no_progress)
    assert (found.failures, found.queries[1].error, found.queries[1].scores) == (1, "RuntimeError: hỏng", {})
    assert found.metrics["hit@1"].count == 2


def test_a_run_in_which_all_fails_has_no_figures(answerer: Answerer, collection: BeirFolder) -> None:
    run = run_answers("nho", collection.cases(), Failing(answerer, ""), index_id="i", progress=no_progress)
    assert (run.failures, run.metrics, run.latency, run.risk_coverage) == (4, {}, None, None)


def test_a_follow_up_is_asked_with_its_history(answerer: Answerer) -> None:
    turn = {"question": "Bao nhiêu cá nhân được khen thưởng?", "answer": "30"}
    case = case_of(
        question="Còn tập thể?", history=[turn], expected=["12 tập thể"], documents=["khen-thuong"], tags=["follow_up"]
    )
    run = run_answers("nối", [case], answerer, index_id="i", progress=no_progress)
    assert run.cases[0].history == (Turn("Bao nhiêu cá nhân được khen thưởng?", "30"),)
    assert run.kinds["follow_up"].metrics["quote@1"].value == 1
