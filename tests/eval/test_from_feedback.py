"""Feedback becomes questions: praised answers are cases that hold today, criticised ones drafts for a person."""

import asyncio
import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.answerer import Answerer
from bot.answers import Turn
from bot.cli import run
from bot.history import feedback, provenance, steps
from bot.history.database import Database
from bot.settings import Settings
from eval.answer_metrics import is_right
from eval.cases import AnswerCase, CaseFileError, load_cases
from tests.bot.answering import answerer_over
from tests.bot.console import NEWS, PLAN
from tests.bot.history.conversation import step, uuid

TASKS = "3 nhiệm vụ trọng tâm của tỉnh Sông Xanh là gì?"
SIGNED = "Kế hoạch của tỉnh Sông Xanh được ký ngày nào?"
WHEN = "Ngày nào?"
UNKNOWN = "Chỉ thị 99/CT-UBND quy định gì?"
Said = tuple[str, int, str]
"""A question, the thumb its answer got, and the reason."""


@pytest.fixture(scope="module")
def answerer(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    folder = tmp_path_factory.mktemp("texts")
    (folder / "plan.txt").write_text(PLAN, encoding="utf-8")
    (folder / "news.txt").write_text(NEWS, encoding="utf-8")
    return answerer_over(folder, index_dir=tmp_path_factory.mktemp("index") / "index")


async def judge(answerer: Answerer, data: Path, said: Sequence[Said], turns: Sequence[Turn] = ()) -> None:
    """Nothing; each question was asked by another person in a conversation of their own, and judged."""
    history = Database.at(data / "history.sqlite")
    for n, (question, value, reason) in enumerate(said):
        about = {"answer": provenance.of_answer(answerer.answer(question, turns), turns, Settings())}
        run_of_it, name = f"{question}-{n}-run", f"{question}-{n}"
        async with history.writing() as connection:
            for one in (
                step(run_of_it, thread=name, kind="run"),
                step(name, thread=name, kind="assistant_message", parentId=uuid(run_of_it), metadata=about),
            ):
                await steps.keep(connection, one, f"người {n}")
            await feedback.keep(connection, f"người {n}", step_id=uuid(run_of_it), value=value, comment=reason)
    await history.close()


def gather(data: Path, out: Path) -> tuple[list[AnswerCase], list[dict[str, object]]]:
    """The cases and drafts that the command writes."""
    assert run(["eval", "from-feedback", "--data", str(data), "-o", str(out)]) == 0
    drafts = out.with_name(f"{out.stem}-nhap.jsonl")
    return load_cases(out), [json.loads(line) for line in drafts.read_text("utf-8").splitlines()]


def test_praised_answers_are_cases_that_today_answers_right(answerer: Answerer, tmp_path: Path) -> None:
    asyncio.run(judge(answerer, tmp_path, [(TASKS, 1, ""), (SIGNED, 1, "Đúng và đủ"), (UNKNOWN, 1, "")]))
    asyncio.run(judge(answerer, tmp_path, [(WHEN, 1, "")], [Turn(SIGNED, "Ngày 12/3/2024.")]))
    cases, drafts = gather(tmp_path, tmp_path / "khen.jsonl")
    assert [case.question for case in cases] == [TASKS, SIGNED, UNKNOWN, WHEN] and drafts == []
    assert [case.answerable for case in cases] == [True, True, False, True]
    assert cases[0].documents == ("plan.txt",) and cases[0].says_what_is_right
    assert cases[1].expected == ("12/3/2024",)
    assert cases[3].history == (Turn(SIGNED, "Ngày 12/3/2024."),) and cases[3].tags == ("follow_up",)
    for case in cases:
        assert is_right(case, answerer.answer(case.question, case.history)), case.question


def test_criticised_answers_say_what_a_person_must_add(answerer: Answerer, tmp_path: Path) -> None:
    asyncio.run(judge(answerer, tmp_path, [(TASKS, 0, "Thiếu"), (UNKNOWN, 0, "Không nên từ chối")]))
    cases, [answered, refused] = gather(tmp_path, tmp_path / "chê.jsonl")
    assert cases == []
    note = answered["note"]
    assert isinstance(note, dict) and note["comments"] == ["Thiếu"] and "expected" in note["missing"]
    assert answered["documents"] == ["plan.txt"] and refused["answerable"] is False
    with pytest.raises(CaseFileError, match="note"):
        load_cases(tmp_path / "chê-nhap.jsonl")
    done = {key: value for key, value in answered.items() if key != "note"} | {"expected": ["số hóa hồ sơ lưu trữ"]}
    (tmp_path / "xong.jsonl").write_text(json.dumps(done), encoding="utf-8")
    assert load_cases(tmp_path / "xong.jsonl")[0].question == TASKS


def test_a_question_is_one_case_and_a_disputed_one_a_draft(answerer: Answerer, tmp_path: Path) -> None:
    asyncio.run(
        judge(answerer, tmp_path, [(TASKS, 1, ""), (TASKS.upper(), 1, ""), (SIGNED, 1, ""), (SIGNED, 0, "Sai")])
    )
    cases, [draft] = gather(tmp_path, tmp_path / "ra.jsonl")
    assert len(cases) == 1
    note = draft["note"]
    assert isinstance(note, dict) and note["missing"].startswith("Có người khen, có người chê")


def test_nobody_is_named(answerer: Answerer, tmp_path: Path) -> None:
    asyncio.run(judge(answerer, tmp_path, [(TASKS, 1, ""), (SIGNED, 0, "Sai")]))
    gather(tmp_path, tmp_path / "ra.jsonl")
    assert not any("người 0" in path.read_text("utf-8") for path in tmp_path.glob("ra*.jsonl"))


def test_without_a_history_it_says_where_to_look(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["eval", "from-feedback", "--data", str(tmp_path), "-o", str(tmp_path / "ra.jsonl")]) == 1
    assert "--data" in capsys.readouterr().err and not list(tmp_path.iterdir())
