"""Pairs: the ids are those of the tokenizer, cut between words."""

import pytest

from eval.reader.pairs import MOST_OF_QUESTION, MOST_OF_SENTENCE, paired
from ingest.embedding.e5_prepare import prepared_model
from ingest.embedding.unigram import BEGIN, END, UnigramTokenizer

TITLE = "Bưu điện xã Đồng Mây"


@pytest.fixture(scope="module")
def tokenizer() -> UnigramTokenizer:
    return UnigramTokenizer.load(prepared_model())


def test_a_pair_is_what_the_tokenizer_makes_of_its_parts(tokenizer: UnigramTokenizer) -> None:
    question, sentence = "Ai ký Quyết định số 1085/QĐ-TTg?", 'Ông "Tám" ký,  ngày 15/9/2022.'
    pair = paired(tokenizer, question, TITLE, sentence)
    asked = tokenizer.encode(f"query: {question}", window=99)
    told = tokenizer.encode(f"passage: {TITLE}. {sentence}", window=99)
    assert pair.ids == (*asked, *told[1:])
    assert [sentence[word.start : word.end] for word in pair.words] == sentence.split()
    assert pair.ids[pair.starts[-1]] == END and pair.ids[0] == BEGIN


def test_long_texts_are_cut_at_a_word_and_titles_are_not_told_twice(tokenizer: UnigramTokenizer) -> None:
    pair = paired(tokenizer, "từ " * 300, "", "chữ " * 300)
    assert len(pair.ids) <= MOST_OF_QUESTION + MOST_OF_SENTENCE + 5
    assert pair.starts[-1] == len(pair.ids) - 1
    led = paired(tokenizer, "Ai?", TITLE, f"{TITLE} mở cửa.")
    assert led.ids == paired(tokenizer, "Ai?", "", f"{TITLE} mở cửa.").ids
