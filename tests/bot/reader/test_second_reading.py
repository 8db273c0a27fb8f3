"""What is read once more, and in which language."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers import Turn
from bot.reader.cross_encoder import cross_encoder
from bot.reader.evidence import Evidence, Reader
from bot.reader.second_reading import MOST_CHARS, as_shown, likeliest, second_reading, what_is_read
from bot.understanding.english import understand_english
from bot.understanding.query import Query
from ingest.documents import Span
from tests.bot.answering import asked_as, hits_in, matcher_of

TOLD = "Bến đò Mây Trôi thuê hai người lái. Ông Lê Quang Tạo phụ trách bến đò từ tháng 3."


def best(query: Query) -> Evidence:
    return max(Reader(query, matcher_of(query)).read(hits_in(TOLD)), key=lambda found: "Tạo" in found.text)


def test_an_english_question_is_read_in_vietnamese() -> None:
    query = understand_english("Who is in charge of the zebra ferry?")
    read = second_reading(query, best(query))
    assert read is not None
    assert read == second_reading(replace(query, text="anything"), best(query))


def test_a_question_that_leans_on_another_is_read_with_it() -> None:
    query = asked_as("Ai phụ trách việc đó?", Turn("Bến đò Mây Trôi thuê mấy người lái?", "Hai người lái."))
    assert "Mây Trôi" in query.text
    alone = replace(query, text="Ai phụ trách việc đó?")
    told, of_nothing = second_reading(query, best(query)), second_reading(alone, best(query))
    assert told is not None
    assert of_nothing is not None
    assert told > of_nothing


def test_a_row_of_a_table_is_not_read() -> None:
    query = asked_as("Ai phụ trách bến đò?")
    row, *_ = Reader(query, matcher_of(query)).read(hits_in("| Bến | Phụ trách |\n|---|---|\n| bến đò | ông Tạo |\n"))
    assert second_reading(query, row) is None


def test_a_question_is_read_as_it_would_be_written() -> None:
    typed, written = asked_as("ông lê quang tạo phụ trách gì"), asked_as("Ông lê quang tạo phụ trách gì?")
    assert second_reading(typed, best(typed)) == second_reading(written, best(written))


def ranked(query: Query, scores: Sequence[float]) -> list[Evidence]:
    """Two sentences with these scores, the best first."""
    told = "Chuyện bến đò Mây Trôi\n\nỞ bến trời mưa cả tuần. Ông Lê Quang Tạo phụ trách bến đò từ tháng 3.\n"
    read = [it for it in Reader(query, matcher_of(query)).measure(hits_in(told)) if not it.is_name]
    found = [replace(it, score=score) for it, score in zip(read, scores, strict=True)]
    return sorted(found, key=lambda it: -it.score)


@pytest.mark.parametrize(
    ("scores", "told"),
    [
        pytest.param((2.0, 1.0), "Tạo", id="the next reads like an answer"),
        pytest.param((5.0, 1.0), "trời mưa", id="the next is too far"),
        pytest.param((1.0, 2.0), "Tạo", id="the first reads like an answer"),
    ],
)
def test_the_next_sentence_is_read_where_the_first_may_not_answer(scores: tuple[float, float], told: str) -> None:
    query = asked_as("Ai phụ trách bến đò Mây Trôi?")
    assert told in likeliest(query, ranked(query, scores)).text


def test_of_a_long_sentence_the_clauses_around_what_is_asked_are_read() -> None:
    asides = "; ".join(f"tổ {number} dọn sạch lối đi, phát quang bụi rậm và sơn lại lan can bến" for number in range(9))
    told = f"Trong tháng qua {asides}; ông Lê Quang Tạo phụ trách bến đò Mây Trôi."
    query = asked_as("Ai phụ trách bến đò Mây Trôi?")
    (found,) = Reader(query, matcher_of(query)).read(hits_in(told))
    read = second_reading(query, found)
    from_its_beginning = cross_encoder().read(query.in_vietnamese, found.hit.document.title, told)
    assert read is not None
    assert read > from_its_beginning + 1


def test_what_leads_into_a_list_is_read_with_its_items() -> None:
    told = "Bến đò Mây Trôi chở miễn phí:\n- trẻ em đi học;\n- người trên 80 tuổi.\n"
    query = asked_as("Bến đò Mây Trôi chở miễn phí cho những ai?")
    lead = next(it for it in Reader(query, matcher_of(query)).read(hits_in(told)) if it.text.endswith(":"))
    lead = replace(lead, beside=None)
    whole = lead.hit.document.text[lead.sentence.start : lead.hit.passage.end]
    read = cross_encoder().read(query.in_vietnamese, lead.hit.document.title, whole)
    assert second_reading(query, lead) == max(-6.0, min(6.0, read))


@given(
    st.lists(st.sampled_from(["tổ 5 dọn bến", "ông Tạo lái đò", "xã giao phòng"]), min_size=1, max_size=30), st.data()
)
def test_what_is_read_of_a_long_sentence_is_of_it_and_holds_what_was_found(
    parts: list[str], data: st.DataObject
) -> None:
    told = ", ".join(parts)
    start = data.draw(st.integers(0, len(told) - 1))
    found = Span(start, data.draw(st.integers(start + 1, min(len(told), start + 30))))
    for core in (found, None):
        part = what_is_read("Ai lái đò?", told, core)
        assert part in told
        assert len(part) <= MOST_CHARS
    assert told[slice(*found)].strip(" ,") in what_is_read("Ai lái đò?", told, found)


def test_a_sentence_of_a_resolution_that_does_not_name_it_is_read_as_one_of_it() -> None:
    told = "Chuyện bến đò Mây Trôi\n\nNghị quyết số 76/NQ-HĐND nói về bến đò.\n\nBến đò được giao 6 việc, gồm sửa cầu."
    of_it, of_another = asked_as("Nghị quyết 76 giao mấy việc?"), asked_as("Nghị quyết 77 giao mấy việc?")
    shown, other = (
        as_shown(query, max(Reader(query, matcher_of(query)).read(hits_in(told)), key=lambda it: "6 việc" in it.text))
        for query in (of_it, of_another)
    )
    assert shown and shown[1] == "Nghị quyết 76: Chuyện bến đò Mây Trôi"
    assert other and other[1] == "Chuyện bến đò Mây Trôi"
