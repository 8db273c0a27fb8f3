"""How much is quoted: the sentence, or the clauses around what answers when it is too long to read."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reader.clauses import clauses_of
from bot.reader.evidence import LONG_SENTENCE_CHARS, Evidence, Reader
from bot.writing.quoting import quote_of
from ingest.text import squeeze
from tests.bot.answering import asked_as, hits_in, matcher_of

CLAUSES = st.lists(
    st.text(alphabet="abcdđe êư", min_size=5, max_size=120).map(squeeze).filter(bool), min_size=1, max_size=14
)


def evidence_in(text: str, question: str = "Đội múa diễn ngày nào?") -> list[Evidence]:
    query = asked_as(question)
    return Reader(query, matcher_of(query)).read(hits_in(text))


def test_a_short_sentence_is_quoted_whole() -> None:
    evidence = evidence_in("Hội làng\n\nĐội múa diễn ngày 12/5/2024, sau đội kèn.")[0]
    assert quote_of(evidence) == evidence.sentence


def test_a_long_sentence_is_quoted_around_its_answer() -> None:
    filler = "các thôn dựng rạp và treo cờ dọc đường làng cho đẹp, "
    evidence = evidence_in(
        f"Hội làng\n\nTheo đó, {filler * 12}đội múa diễn ngày 12/5/2024, {filler * 12}xong thì nghỉ."
    )[0]
    assert evidence.span
    start, end = quote_of(evidence)
    assert end - start <= LONG_SENTENCE_CHARS
    assert evidence.sentence.start <= start <= evidence.span.start < evidence.span.end <= end <= evidence.sentence.end
    assert "đội múa diễn ngày 12/5/2024" in evidence.hit.document.text[start:end]


@settings(deadline=None, max_examples=60)
@given(before=CLAUSES, after=CLAUSES, sign=st.sampled_from([", ", "; ", ": "]))
def test_a_quote_lies_in_its_sentence_and_holds_the_answer(before: list[str], after: list[str], sign: str) -> None:
    text = f"Hội làng\n\nTheo đó, {sign.join((*before, 'đội múa diễn ngày 12/5/2024', *after))}."
    for evidence in evidence_in(text):
        start, end = quote_of(evidence)
        assert evidence.stretch.start <= start < end <= evidence.stretch.end
        if evidence.span:
            assert start <= evidence.span.start < evidence.span.end <= end


@given(st.text(alphabet="ab ,;:.\n", max_size=60))
def test_clauses_make_up_the_sentence(text: str) -> None:
    assert "".join(text[slice(*clause)] for clause in clauses_of(text)) == text
