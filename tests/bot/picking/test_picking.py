"""Words that answer are picked out of a sentence: whole words of it, and none where another kind of thing is asked."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.picking import Pick, choose, pick, picked
from bot.picking.features import columns
from bot.picking.words import Asking, Sentence
from bot.weights import linear_model
from ingest.documents import Span
from tests.bot.answering import asked_as

QUESTION = "Sao chổi Halley quét qua nơi nào vì cái gì?"
WORDS = st.sampled_from("sao chổi Halley là do, và (Zürich) tại 1759; quét qua được bầu trời. để".split())


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_a_pick_is_whole_words_of_the_sentence(text: str) -> None:
    query = asked_as(QUESTION)
    found = pick(query, text, linear_model("phrases"))
    sentence = Sentence(text, Asking(query))
    if found is None:
        assert not sentence.terms
        return
    assert found.span.start in sentence.starts
    assert found.span.end in sentence.ends
    assert 0 <= found.agreement <= 1 + 1e-9


def test_phrases_begin_and_end_where_something_parts_them() -> None:
    query = asked_as("Hội thi dành cho gì?")
    text = "Hội thi dành cho thợ gốm, thợ dệt."
    sentence = Sentence(text, Asking(query))
    starts, ends = sentence.phrases()
    said = {text[sentence.starts[a] : sentence.ends[b - 1]] for a, b in zip(starts, ends, strict=True)}
    assert {"thợ gốm", "thợ gốm, thợ dệt", "cho thợ gốm"} <= said
    assert "gốm" not in said


def test_a_word_is_not_asked_for_that_is_spelt_otherwise() -> None:
    text = "Tổ phân công thợ gốm"
    asked = {
        question: Sentence(text, Asking(asked_as(question))).asked for question in ("Bộ phận gốm làm gì?", "phan gom")
    }
    assert list(asked["Bộ phận gốm làm gì?"]) == [False, False, False, False, True]
    assert asked["phan gom"][1]


def test_every_feature_of_the_model_is_one_that_some_question_has() -> None:
    types = ["Ai làm?", "Làm gì?", "Ở đâu?", "Vì sao?", "Ngày nào?", "Bao nhiêu?", "Gì làm?", "Làm thế nào với thuyền?"]
    known: set[str] = set()
    for question in types:
        asking = Asking(asked_as(question))
        sentence = Sentence("Ông Schwartz làm thuyền ở sông vì lũ, năm 1890.", asking)
        known |= set(columns(sentence, asking, *sentence.phrases()))
    assert set(linear_model("phrases").names) <= known


def test_the_phrase_that_agrees_with_other_likely_ones_is_chosen() -> None:
    starts, ends = np.array([0, 4, 4, 4]), np.array([2, 8, 9, 10])
    best, agreement = choose(np.array([0.05, 0.0, 0.0, 0.0]), starts, ends)
    assert (starts[best], ends[best]) == (4, 9)
    assert 0.5 < agreement < 1


@pytest.mark.parametrize("question", ["Chợ mở ngày nào?", "Chợ có bao nhiêu quầy?", "Chợ có mở không?"])
def test_nothing_is_picked_for_what_is_known_by_its_form(question: str) -> None:
    assert picked(asked_as(question), "Chợ được lập ra để bán nông sản của đồng bào vùng cao.") is None


def test_nothing_is_picked_from_a_question() -> None:
    query = asked_as("Chợ phiên để làm gì?")
    assert picked(query, "Chợ phiên được lập ra để bán nông sản của đồng bào vùng cao.")
    assert picked(query, "**Chợ phiên được lập ra để bán nông sản của đồng bào vùng cao?**") is None


def shows(question: str, text: str, words: str, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether `words` of the text are shown where the model takes them for the answer."""
    span = Span(text.index(words), text.index(words) + len(words))
    monkeypatch.setattr("bot.picking.pick", lambda *_: Pick(span, 1.0))
    return picked(asked_as(question), text) == span


@pytest.mark.parametrize(
    ("words", "is_shown"),
    [
        ("Phó Chủ", False),
        ("tịch xã", False),
        ("Phó Chủ tịch xã", True),
        ("Bảy, chợ", False),
        ("thứ Bảy, chợ", True),
    ],
)
def test_a_pick_does_not_cut_the_name_of_a_position_or_a_day(
    words: str, is_shown: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "Vũ Hùng (Phó Chủ tịch xã) mở sáng thứ Bảy, chợ quê"
    assert shows("Ai mở chợ?", text, words, monkeypatch) is is_shown


@pytest.mark.parametrize(
    ("words", "is_shown"),
    [
        ("được xét khen thưởng", False),
        ("không được xét khen thưởng", True),
        ("lời dân", False),
        ("trả lời dân", True),
        ("Tư pháp xã", False),
        ("Phòng Tư pháp", True),
    ],
)
def test_a_pick_keeps_words_and_names_whole_and_what_denies_them(
    words: str, is_shown: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "Ai chậm trả lời dân thì không được xét khen thưởng, Phòng Tư pháp xã nói"
    assert shows("Chậm thì sao?", text, words, monkeypatch) is is_shown


def test_texts_of_offices_take_surer_words(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Chợ phiên bán nông sản"
    monkeypatch.setattr("bot.picking.pick", lambda *_: Pick(Span(10, len(text)), 0.57))
    query = asked_as("Chợ phiên bán gì?")
    assert picked(query, text)
    assert picked(query, text, is_official=True) is None
