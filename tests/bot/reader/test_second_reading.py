"""What is read once more, and in which language."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.reader.cross_encoder import cross_encoder
from bot.reader.evidence import Evidence, Reader
from bot.reader.second_reading import MOST_CHARS, second_reading, what_is_read
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


def test_a_question_that_leans_on_another_is_not_read() -> None:
    query = replace(asked_as("Ai phụ trách?"), carried=(("ben", "do"),))
    assert second_reading(query, best(query)) is None


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
