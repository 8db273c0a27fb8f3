import re
from collections.abc import Iterator

import pytest

from bot.answerer import Answerer
from bot.answers import Citation
from bot.briefing.making import NothingOnTopic, make_briefing
from bot.briefing.sections import BY_PROVINCE, KEY_POINTS
from bot.briefing.timeline import TIMELINE
from bot.briefing.value import Briefing, Section
from ingest.facts.dates import dates_in
from ingest.facts.numbers import document_numbers
from ingest.text import squeeze
from tests.bot.briefing.conftest import quiet


def section(briefing: Briefing, title: str) -> Section:
    return next(one for one in briefing.sections if one.title == title)


def every_citation(briefing: Briefing) -> Iterator[Citation]:
    yield from briefing.citations
    yield from (question.citation for question in briefing.quiz)


def test_every_footnote_stands_in_its_document_character_for_character(briefing: Briefing) -> None:
    found = list(every_citation(briefing))
    assert len(found) > 40
    for citation in found:
        assert citation.document.text[citation.start : citation.end] == citation.quote
        assert citation.passage.start <= citation.start < citation.end <= citation.passage.end


def test_nothing_is_said_that_no_quote_says(briefing: Briefing) -> None:
    for statement in briefing.statements:
        quotes = [squeeze(citation.quote) for citation in statement.citations]
        for said in (statement.text, *statement.items):
            assert said
            assert any(said in quote for quote in quotes), said


def test_the_topic_is_written_with_its_accents(briefing: Briefing) -> None:
    assert briefing.topic == "cải cách hành chính"


def test_the_tasks_of_a_directive_stand_in_the_row_of_their_province(briefing: Briefing) -> None:
    rows = {under[0]: statements for under, statements in section(briefing, BY_PROVINCE).groups}
    assert {"Nam Định", "Vĩnh Phúc", "Tuyên Quang", "An Giang", "Bến Tre"} <= rows.keys()
    lists = [statement.items for statement in rows["Nam Định"] if "5 nhiệm vụ trọng tâm" in statement.text]
    assert [len(items) for items in lists] == [5]
    assert any("15 tập thể" in statement.text and statement.column == 1 for statement in rows["Bến Tre"])


def test_what_a_row_says_is_quoted_from_a_source_of_that_province(briefing: Briefing) -> None:
    for statement in section(briefing, BY_PROVINCE).statements:
        (citation,) = statement.citations
        assert statement.under[0] in (citation.document.metadata.province or citation.quote)


def test_days_and_numbers_of_the_timeline_are_quoted_and_in_order(briefing: Briefing) -> None:
    table = section(briefing, TIMELINE)
    days = []
    for (day, number), statements in table.groups:
        quotes = " ".join(citation.quote for statement in statements for citation in statement.citations)
        days.append(dates_in(day)[0].date)
        assert days[-1] in {mention.date for mention in dates_in(quotes)}
        wanted = document_numbers(number)[0].canonical
        assert wanted in {mention.canonical for mention in document_numbers(quotes)}
    assert days == sorted(days)
    assert ("07/10/2021", "Chỉ thị số 34/CT-UBND") in [under for under, _ in table.groups]


def test_aspects_hold_what_their_heading_says(briefing: Briefing) -> None:
    groups = {under[0]: statements for under, statements in section(briefing, KEY_POINTS).groups}
    shortcomings = [one.text for one in groups["Tồn tại, hạn chế"]]
    assert any("hạn chế được chỉ ra" in text for text in shortcomings)
    assert not any(re.match(r"(?:Bài|Bản|Tài liệu này) ", one.text) for group in groups.values() for one in group)


def test_open_questions_were_asked_and_refused(briefing: Briefing, corpus_answerer: Answerer) -> None:
    assert briefing.open_questions
    for one in briefing.open_questions:
        assert corpus_answerer.answer(one.question).refusal
        assert one.refusal


def test_a_topic_that_is_not_there_is_refused(corpus_answerer: Answerer) -> None:
    with pytest.raises(NothingOnTopic, match="nuôi tôm sú") as refused:
        make_briefing(corpus_answerer, "nuôi tôm sú", quiet)
    assert refused.value.help


def test_a_narrow_topic_gives_a_short_briefing(corpus_answerer: Answerer, briefing: Briefing) -> None:
    narrow = make_briefing(corpus_answerer, "Bộ phận Một cửa", quiet)
    assert 0 < len(list(narrow.statements)) < len(list(briefing.statements)) / 2
    assert all("cửa" in one.document.text for one in narrow.citations)


def test_it_says_how_far_it_is(corpus_answerer: Answerer) -> None:
    told: list[tuple[str, float]] = []
    make_briefing(corpus_answerer, "cải cách hành chính", lambda stage, share: told.append((stage, share)))
    shares = [share for _, share in told]
    assert len(told) > 5
    assert shares == sorted(shares)
    assert 0 <= shares[0] <= shares[-1] <= 1


def test_the_same_briefing_twice(corpus_answerer: Answerer, briefing: Briefing) -> None:
    again = make_briefing(corpus_answerer, "cai cach hanh chinh", quiet)
    assert again.sections == briefing.sections
    assert again.open_questions == briefing.open_questions
