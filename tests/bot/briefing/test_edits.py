from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answerer import Answerer
from bot.briefing.checking import check
from bot.briefing.edits import UnknownPart, moved, with_answer, without
from bot.briefing.value import Briefing

INDEXES = st.integers(0, 10_000)


def ids(briefing: Briefing) -> Counter[str]:
    """Every id of the briefing."""
    parts = (briefing.sections, briefing.statements, briefing.open_questions, briefing.quiz)
    return Counter(part.id for group in parts for part in group)


def chosen(briefing: Briefing, at: int) -> str:
    known = sorted(ids(briefing))
    return known[at % len(known)]


def test_ids_are_unique(briefing: Briefing) -> None:
    assert set(ids(briefing).values()) == {1}


@given(at=INDEXES)
def test_dropping_takes_that_part_and_nothing_else(briefing: Briefing, at: int) -> None:
    dropped = chosen(briefing, at)
    after = without(briefing, dropped)
    section = next((one for one in briefing.sections if one.id == dropped), None)
    gone = {dropped, *(statement.id for statement in section.statements)} if section else {dropped}
    emptied = {one.id for one in briefing.sections if {statement.id for statement in one.statements} <= gone}
    assert set(ids(briefing)) - set(ids(after)) == gone | emptied
    check(after)


@given(at=INDEXES, by=st.integers(-5, 5))
def test_moving_keeps_every_part_once_and_groups_together(briefing: Briefing, at: int, by: int) -> None:
    after = moved(briefing, chosen(briefing, at), by)
    assert ids(after) == ids(briefing)
    groups = {one.id: Counter(under for under, _ in one.groups) for one in after.sections}
    assert groups == {one.id: Counter(under for under, _ in one.groups) for one in briefing.sections}
    check(after)


def test_a_section_moves_up(briefing: Briefing) -> None:
    last = briefing.sections[-1].id
    order = [one.id for one in moved(briefing, last, -1).sections]
    assert order[-2] == last
    assert moved(briefing, last, 1) == briefing


def test_a_question_that_is_answered_becomes_a_section(briefing: Briefing, corpus_answerer: Answerer) -> None:
    question = "Năm nhiệm vụ trọng tâm của Nam Định là gì?"
    longer = with_answer(briefing, corpus_answerer.answer(question))
    added = longer.sections[-1]
    assert longer.sections[:-1] == briefing.sections
    assert added.title == question
    assert len(added.statements) == 5
    assert set(ids(longer).values()) == {1}
    check(longer)


def test_a_question_that_is_refused_stays_open(briefing: Briefing, corpus_answerer: Answerer) -> None:
    longer = with_answer(briefing, corpus_answerer.answer("Kinh phí của Chỉ thị 34 là bao nhiêu tiền?"))
    assert longer.sections == briefing.sections
    assert longer.open_questions[-1].question == "Kinh phí của Chỉ thị 34 là bao nhiêu tiền?"
    assert longer.open_questions[-1].refusal


def test_ids_are_not_given_twice_after_dropping(briefing: Briefing, corpus_answerer: Answerer) -> None:
    answer = corpus_answerer.answer("Ai chủ trì hội nghị trực tuyến ở Tuyên Quang?")
    twice = with_answer(with_answer(without(briefing, briefing.sections[0].id), answer), answer)
    assert set(ids(twice).values()) == {1}


def test_a_part_that_is_gone_cannot_be_moved(briefing: Briefing) -> None:
    gone = without(briefing, "m1")
    with pytest.raises(UnknownPart, match="m1") as refused:
        moved(gone, "m1", 1)
    assert refused.value.help
    with pytest.raises(UnknownPart, match="m1"):
        without(gone, "m1")
