"""The word lists in bot/data: they parse, say each thing once, and never take one Vietnamese word for another."""

import re
from collections import Counter
from functools import cache
from importlib.resources import files
from itertools import chain
from pathlib import Path

import pytest

from bot.understanding import english
from bot.understanding.lexicon import abbreviations, english_glossary, synonyms, with_joined_abbreviations, words
from bot.understanding.rendering import plain
from ingest.text import canonical, fold, has_accents, index_terms

CORPUS = Path(__file__).parents[3] / "corpus"
TABLES = ("abbreviations.tsv", "english.tsv", "everyday.tsv", "synonyms.tsv")
# English words of the glossary that unaccented Vietnamese may hold, too rare or too useful to leave out.
ENGLISH_LIKE_VIETNAMESE = {"day", "long"}


def rows(name: str) -> list[list[str]]:
    lines = files("bot").joinpath("data", name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def repeated(keys: list[str]) -> list[str]:
    return [key for key, count in Counter(keys).items() if count > 1]


@cache
def corpus_texts() -> tuple[str, ...]:
    texts = (re.sub(r"<[^>]*>", " ", path.read_text(encoding="utf-8")) for path in sorted(CORPUS.iterdir()))
    return tuple(texts)


@cache
def corpus_syllables() -> frozenset[str]:
    """The lower-case Vietnamese words of the corpus that bear an accent, folded."""
    found = chain.from_iterable(re.findall(r"[^\W\d_]+", text) for text in corpus_texts())
    return frozenset(fold(word) for word in found if word.islower() and has_accents(word))


@pytest.mark.parametrize("name", TABLES)
def test_every_row_has_its_cells(name: str) -> None:
    for row in rows(name):
        assert len(row) >= 2 if name == "synonyms.tsv" else len(row) == 2, row
        assert all(cell and cell == " ".join(cell.split()) for cell in row), row


@pytest.mark.parametrize("name", TABLES)
def test_what_is_searched_is_canonical_vietnamese(name: str) -> None:
    for row in rows(name):
        searched = row if name == "synonyms.tsv" else row[1:]
        assert all(cell == canonical(cell) and index_terms(cell) for cell in searched), row


def test_the_corpus_is_there_to_check_against() -> None:
    assert len(corpus_syllables()) > 300


def test_abbreviations_are_no_syllables() -> None:
    shorts = [fold(short) for short, _ in rows("abbreviations.tsv")]
    assert not repeated(shorts)
    assert all(re.fullmatch("[a-z]{2,}", short) for short in shorts)
    assert not set(shorts) & corpus_syllables()
    assert not set(shorts) & (words("stopwords-en.txt") | words("stopwords-en-vi.txt"))


def test_abbreviations_are_known_folded() -> None:
    assert abbreviations()["cchc"] == "cải cách hành chính"
    assert abbreviations()["ubnd"] == "ủy ban nhân dân"


def test_english_keys_stand_once() -> None:
    assert not repeated([english_phrase for english_phrase, _ in rows("english.tsv")])


def test_english_keys_are_found_as_the_reader_takes_words() -> None:
    for key, _ in rows("english.tsv"):
        assert key == key.lower()
        assert [plain(match.group()) for match in english._WORD.finditer(key)] == key.split()


def test_no_english_key_is_a_stop_word() -> None:
    stop_words = words("stopwords-en.txt") | words("stopwords-en-vi.txt")
    assert not [phrase for phrase in english_glossary() if stop_words.issuperset(phrase)]


def test_english_words_do_not_show_vietnamese_to_be_english() -> None:
    single = {word for phrase in english_glossary() for word in phrase} - words("stopwords-en-vi.txt")
    assert single & corpus_syllables() <= ENGLISH_LIKE_VIETNAMESE


def test_numbered_kinds_are_in_the_glossary() -> None:
    kinds = ("directive", "resolution", "decision", "decree", "circular", "plan")
    assert all((kind,) in english_glossary() for kind in kinds)


@pytest.mark.parametrize(
    ("question", "phrase"),
    [
        ("Who chaired the meeting of the People's Committee?", "ủy ban nhân dân"),
        ("Which commune was ranked first?", "xếp thứ nhất"),
        ("When does the decision take effect?", "có hiệu lực"),
        ("How many dossiers were returned on time?", "đúng hạn"),
        ("What did the director of the one-stop shop say?", "bộ phận một cửa"),
    ],
)
def test_english_questions_are_searched_in_vietnamese(question: str, phrase: str) -> None:
    assert english.is_english(question)
    assert tuple(index_terms(phrase)) in english.understand_english(question).runs


def test_no_phrase_stands_in_two_synonym_rows() -> None:
    assert not repeated([phrase for row in rows("synonyms.tsv") for phrase in row])


def test_single_synonyms_are_long_and_no_syllables() -> None:
    singles = {phrase[0] for phrase in synonyms() if len(phrase) == 1}
    assert all(len(single) >= 3 for single in singles)
    assert not singles & corpus_syllables()


def test_every_synonym_row_holds_a_phrase_that_a_question_can_hold() -> None:
    stop_words = words("stopwords-vi.txt")
    for row in rows("synonyms.tsv"):
        assert any(stop_words.isdisjoint(phrase.split()) for phrase in row), row


@pytest.mark.parametrize(
    ("phrase", "other"),
    [
        ("hòa giải", "hòa giải thành"),
        ("không phép", "trái phép"),
        ("thu hồi đất", "mất đất"),
        ("tái định cư", "nền nhà"),
        ("phản ánh", "bức xúc"),
        ("nhập ngũ", "nghĩa vụ quân sự"),
        ("nhà dột nát", "nhà tạm"),
        ("thanh lý", "bán tháo"),
        ("gây phiền hà", "hành dân"),
        ("tủ tài liệu", "giá tài liệu"),
        ("lấn chiếm vỉa hè", "bày hàng"),
        ("quẹt thẻ", "thẻ ngân hàng"),
    ],
)
def test_what_documents_tell_apart_are_no_synonyms(phrase: str, other: str) -> None:
    assert not any({phrase, other} <= set(row) for row in rows("synonyms.tsv"))


@pytest.mark.parametrize("phrase", ["tạm ngừng kinh doanh", "tạm ngưng kinh doanh"])
def test_a_pause_in_business_is_one_row(phrase: str) -> None:
    assert any({phrase, "nghỉ bán tạm", "nghỉ bán"} <= set(row) for row in rows("synonyms.tsv"))


def test_synonyms_stand_for_each_other() -> None:
    for entries in synonyms().values():
        for said, others in entries:
            assert said not in others
            assert all(
                any(entry.said == other and said in entry.others for entry in synonyms()[tuple(other.folded.split())])
                for other in others
            )


@pytest.mark.parametrize(
    ("typed", "joined"),
    [
        ("phát triển KT-XH và TN&MT", "phát triển KTXH và TNMT"),
        ("GD & ĐT, QP-AN", "GDĐT, QPAN"),
        ("34/CT-UBND, QĐ-TTg, A-B", "34/CT-UBND, QĐ-TTg, A-B"),
        ("sđt TT HCC và KT XH, HĐND TP", "sđt TTHCC và KTXH, HĐND TP"),
        ("GĐ TT HCC, UBND TT HCC", "GĐ TTHCC, UBND TTHCC"),
        ("CT UBND và KT-XH UBND", "CT UBND và KTXH UBND"),
        ("X. Ea Bông và P.Đông Sơn", "xã Ea Bông và phường Đông Sơn"),
        ("p.Đông Sơn, x. Ea Bông", "phường Đông Sơn, xã Ea Bông"),
        ("mục X. khác, T.X. An", "mục X. khác, T.X. An"),
    ],
)
def test_abbreviations_in_parts_are_one_word(typed: str, joined: str) -> None:
    assert with_joined_abbreviations(typed) == joined
