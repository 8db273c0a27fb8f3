"""The cross-encoder: what it is shown, and that it reads; not how well, which `cchc eval` measures."""

import pytest

from bot.reader.cross_encoder import MOST_OF_QUESTION, MOST_OF_SENTENCE, cross_encoder, paired
from ingest.embedding.e5_prepare import prepared_model
from ingest.embedding.unigram import BEGIN, END, UnigramTokenizer

TITLE = "Bưu điện xã Đồng Mây"
# Written for this test, and in no set that anything was trained on.
STORY = (
    "Bưu điện xã Đồng Mây mở cửa lại ngày 3 tháng 4 sau bốn tháng sửa chữa.",
    "Ông Lê Quang Tạo, người trông coi ở đây từ năm 1998, về nghỉ và giao chìa khóa cho cháu gái.",
    "Tiền sửa mái do hợp tác xã chè đóng góp, vì ngân sách xã đã hết từ tháng 9.",
    "Thư gửi trước ba giờ chiều sẽ lên đường trong ngày.",
)


@pytest.fixture(scope="module")
def tokenizer() -> UnigramTokenizer:
    return UnigramTokenizer.load(prepared_model())


@pytest.mark.parametrize(
    ("question", "right"),
    [
        ("Ai chi tiền lợp lại mái bưu điện Đồng Mây?", 2),
        ("Vì sao ngân sách không trả tiền sửa mái bưu điện?", 2),
        ("Người giữ bưu điện Đồng Mây trước đây tên gì?", 1),
        ("Muốn thư đi ngay hôm đó thì phải gửi trước lúc nào?", 3),
    ],
)
def test_the_answering_sentence_stands_out(question: str, right: int) -> None:
    scores = [cross_encoder().read(question, TITLE, sentence) for sentence in STORY]
    assert max(range(len(STORY)), key=scores.__getitem__) == right


def test_a_question_of_something_else_scores_lower_than_one_that_is_answered() -> None:
    def best(question: str) -> float:
        return max(cross_encoder().read(question, TITLE, sentence) for sentence in STORY)

    answered = best("Bưu điện Đồng Mây mở lại ngày nào?")
    assert answered > best("Loài cá nào sống ở hồ Baikal?")
    assert answered > best("Bưu điện Đồng Mây có bao nhiêu nhân viên nữ?")


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


def test_a_sentence_without_words_is_read_all_the_same() -> None:
    assert isinstance(cross_encoder().read("Ai?", "", "\u200b"), float)
