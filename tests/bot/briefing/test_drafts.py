"""Drafts over a library whose work is done at once, in this process."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

import pytest
from pydantic import ValidationError

from bot.answerer import Answerer
from bot.briefing.drafts import MOST_EDITS, Ask, Draft, Drafts, Drop, IndexChanged, Move
from bot.briefing.edits import UnknownPart
from bot.briefing.making import NothingOnTopic
from bot.library import Library, Work
from ingest.embed import Progress

Result = TypeVar("Result")


class Here:
    """Does work on one answerer, and counts it."""

    is_open = True

    def __init__(self, answerer: Answerer) -> None:
        self._answerer = answerer
        self.done: list[str] = []

    async def open(self, progress: Progress) -> None:
        """Nothing; it is."""

    async def do(self, work: Work[Result]) -> Result:
        self.done.append(type(work).__name__)
        return work.of(self._answerer)


@pytest.fixture
def here(corpus_answerer: Answerer) -> Here:
    return Here(corpus_answerer)


@pytest.fixture
def drafts(here: Here) -> Drafts:
    return Drafts(Library(Path("unused"), here, None))


TOPIC = "Bộ phận Một cửa"


def made(drafts: Drafts, *edits: Drop | Move | Ask, index: str = "") -> Sequence[str]:
    """The titles of the sections of the briefing with these edits."""
    briefing = asyncio.run(drafts.briefing(Draft(topic=TOPIC, index=index, edits=edits)))
    return [section.title for section in briefing.sections]


def test_edits_are_made_one_after_the_other(drafts: Drafts) -> None:
    before = made(drafts)
    assert made(drafts, Drop(kind="drop", id="m1")) == before[1:]
    question = "Bộ phận Một cửa mở cửa lúc mấy giờ?"
    longer = made(drafts, Ask(kind="ask", question=question), Move(kind="move", id="m1", by=9))
    assert longer == [*before[1:], question, before[0]]


def test_only_the_last_edit_is_work(drafts: Drafts, here: Here, corpus_answerer: Answerer) -> None:
    index = corpus_answerer.index.id
    made(drafts)
    for end in range(1, 4):
        made(drafts, *[Move(kind="move", id="m1", by=1)] * end, index=index)
    assert here.done == ["_Make"]


def test_a_draft_is_made_again_from_its_edits_alone(drafts: Drafts, here: Here, corpus_answerer: Answerer) -> None:
    """After the server was started again nobody remembers it."""
    edits = (Drop(kind="drop", id="y1"), Ask(kind="ask", question="Ai làm Trưởng Bộ phận Một cửa?"))
    first = made(drafts, *edits, index=corpus_answerer.index.id)
    again = made(Drafts(Library(Path("unused"), here, None)), *edits, index=corpus_answerer.index.id)
    assert first == again


def test_a_draft_of_another_index_is_not_made_of_this_one(drafts: Drafts) -> None:
    with pytest.raises(IndexChanged) as refused:
        made(drafts, index="0123456789ab")
    assert refused.value.help


def test_what_is_not_there_is_said(drafts: Drafts) -> None:
    with pytest.raises(UnknownPart):
        made(drafts, Drop(kind="drop", id="m77"))
    with pytest.raises(NothingOnTopic):
        asyncio.run(drafts.briefing(Draft(topic="nuôi tôm sú")))


def test_a_draft_is_bounded() -> None:
    move = Move(kind="move", id="m1", by=1)
    for wrong in (
        {"topic": ""},
        {"topic": "x" * 201},
        {"topic": "x", "edits": [move.model_dump()] * (MOST_EDITS + 1)},
        {"topic": "x", "edits": [{"kind": "ask", "question": "x" * 501}]},
        {"topic": "x", "edits": [{"kind": "write", "text": "x"}]},
        {"topic": "x", "path": "/etc/passwd"},
    ):
        with pytest.raises(ValidationError):
            Draft.model_validate(wrong)
