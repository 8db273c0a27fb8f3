"""What a question asks for and about: the nouns of the things wanted, how many they are, its runs of content words."""

import re
from collections.abc import Iterable
from itertools import pairwise

from bot.understanding.answer_types import AnswerType
from bot.understanding.asking import Asked
from bot.understanding.lexicon import Phrase, abbreviations, words
from bot.understanding.question_words import LISTED, OF_CONDITIONS
from ingest.documents import Span
from ingest.text import canonical, fold, index_terms, tokens

_NUMERALS = {"hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
# "trách nhiệm của xã ra sao" asks for several; so does a headline, "nhiệm vụ của tổ tuyên truyền".
_SEVERAL = re.compile(
    rf"\b({LISTED})\b(?! như thế nào thì).*\b(?:gì|nào|ra sao|thế nào)\b"
    r"|\b(?:phải|cần|yêu cầu|bắt|giao|được giao)\b.*\b(?:làm|nộp|mang|đem|nêu|nhớ|chuẩn bị|xuất trình)"
    r" (?:theo |thêm |kèm )?(?:những )?(?:việc )?gì(?:\s+(?:theo|tại|ở|trong|để)\s.*)?\W*$"
    rf"|\b(vướng)\b(?! mắc).*\b(?:gì|nào|mấy|đâu)\b"
    rf"|^({LISTED}) (?!.*\b(?:gì|nào|sao|mấy|bao|ai|không|chưa)\b)"
)
_CONDITIONS = re.compile(OF_CONDITIONS)
_WHEN = frozenset({"khi nào", "bao giờ", "lúc nào"})
_OPEN = frozenset({AnswerType.TEXT, AnswerType.DEFINITION, AnswerType.LIST})
# "bao nhiêu mỗi tháng", "bao nhiêu một trang": what follows is not what is counted.
_PER = frozenset({"mỗi", "một", "từng", "hằng", "hàng"})
# "bao nhiêu bằng khen": what is counted, though elsewhere the word carries no content.
_AWARDS = re.compile(r"(?<!\w)(?:bao nhiêu|mấy) (?=bằng \w)")
_PLACES = re.compile(r"những (?:đâu|nơi nào|chỗ nào)$")
# A headline for a question: "các nhiệm vụ trọng tâm năm 2024".
PLURAL = re.compile(r"(?:các|những)\b")
_WHICH = re.compile(r"(?:\s*\w+){1,6}?\s(?:gì|nào)\b")
# "Thủ đô của Pháp là gì": a text that has no such word defines something else.
_PROPERTY = re.compile(r"(?!thế nào|nghĩa|ý nghĩa)[^,;]{2,40}? của ")
# "Trong 12 việc, xã làm được bao nhiêu?" asks of how many of them.
_NO_THINGS = "|".join(sorted({*words("time-units.txt"), "triệu", "tỷ", "nghìn", "đồng", "tiếng", "quý", "buổi"}))
_OUT_OF = re.compile(rf"(?<!\w)trong (?:tổng )?(?:số )?\d+ (?!(?:{_NO_THINGS})\b)")
_ORDINAL = re.compile(
    r"\b(?:thứ|lần|điều|khoản|ngày|tháng|số|mức|cấp|hạng|loại|quý|khóa|đợt|kỳ|tuần|tầng|quầy|mục|chương|phần)\s+$"
)


def several_meant(text: str, type_: AnswerType) -> tuple[Phrase, ...]:
    """What there are several of where a question means several without saying that it asks for a list."""
    if type_ is AnswerType.DATE and _CONDITIONS.search(canonical(text)):
        return (("truong", "hop"),)
    match = _SEVERAL.search(canonical(text)) if type_ in _OPEN else None
    return (tuple(index_terms(next(filter(None, match.groups()), "làm"))),) if match else ()


def number_named(text: str, entities: Iterable[tuple[int, int]]) -> tuple[int | None, int | None]:
    """The number of things named in the question ("5 nhiệm vụ") and where that number ends, or None twice."""
    for word, following in pairwise(tokens(text)):
        value = int(word.text) if re.fullmatch(r"\d{1,2}", word.text) else _NUMERALS.get(word.text)
        if value is None or following.text in words("time-units.txt") or following.text.isdigit():
            continue
        if (
            _ORDINAL.search(canonical(text[: word.start]))
            or value < 2
            or following.text in words("stopwords-vi.txt")
            or text[word.end : following.start].strip()
        ):
            continue
        if not taken_by((word.start, word.end), entities):
            return value, word.end
    return None, None


def nouns_asked_for(
    text: str, question: Asked, noun_at: int | None, entities: Iterable[tuple[int, int]]
) -> tuple[Phrase, ...]:
    """The noun phrases after the question words, or after the number of things asked for."""
    if question.type is AnswerType.LIST and noun_at is not None:
        starts = [noun_at]
    elif question.type in {AnswerType.COUNT, AnswerType.LIST}:
        starts = [span.end for span in question.spans] or [
            match.end() for match in [PLURAL.match(canonical(text))] if match
        ]
    else:
        return ()
    key = canonical(text)
    # "những việc gì để giúp các xã" asks for no communes, "đã làm những gì trong quý" for no quarters.
    starts = [start for start in starts if _WHICH.match(key, start)] or [
        start for start in starts if not key[:start].endswith(" gì")
    ]
    if any(canonical(text[span.start : span.end]).endswith("ai") for span in question.spans):
        return (("ai",),)
    if any(_PLACES.search(canonical(text[span.start : span.end])) for span in question.spans):
        return (("dau",),)
    if any(key[slice(*span)] in _WHEN for span in question.spans):
        return (("truong", "hop"),)
    taken = [*entities, *question.spans]
    if not any(_noun_phrase(text, start, taken) for start in starts) and (whole := _OUT_OF.search(key)):
        starts, text = [whole.end()], text[: whole.end() + len(key[whole.end() :].partition(",")[0])]
    return tuple(phrase for start in starts if (phrase := _noun_phrase(text, start, taken)))


def subject_of(text: str, question: Asked, asked_for: tuple[Phrase, ...], runs: tuple[Phrase, ...]) -> Phrase:
    """What a bare "bao nhiêu" measures (the first content word), the property of which "là gì" asks, or what a "ai"
    does (the word after it)."""
    if question.type is AnswerType.COUNT and not asked_for:
        return runs[0][:2] if runs else ()
    if question.type is AnswerType.DEFINITION and _PROPERTY.match(canonical(text)):
        return runs[0] if runs else ()
    if question.type is AnswerType.PERSON:
        after = text[question.spans[-1].end :].strip(" ,?!.") if question.spans else ""
        return next((run[:3] for run in runs if index_terms(after)[: len(run[:3])] == list(run[:3])), ())
    return ()


def _noun_phrase(text: str, start: int, entities: Iterable[tuple[int, int]]) -> Phrase:
    """Up to five content syllables from `start` on, ended by a stop word, a verb of being counted, a name or more
    question words."""
    phrase: list[str] = []
    awards = [match.end() for match in _AWARDS.finditer(canonical(text))]
    for token in tokens(text):
        if token.start < start:
            continue
        if token.start in awards:
            phrase.extend(index_terms(token.text))
            continue
        if not phrase and token.text in _PER:
            return ()
        if not phrase and token.text in words("stopwords-vi.txt"):
            continue
        if token.text in words("stopwords-vi.txt") or taken_by((token.start, token.end), entities) or len(phrase) == 5:
            break
        phrase.extend(index_terms(abbreviations().get(fold(token.text), token.text)))
    return tuple(phrase)


def content_runs(text: str, *, taken: Iterable[tuple[int, int]], numeral_at: int | None) -> tuple[Phrase, ...]:
    """The content syllables of `text` outside the `taken` stretches, broken at stop words and punctuation."""
    runs: list[list[str]] = [[]]
    last_end = 0
    for token in tokens(text):
        if (
            token.text in words("stopwords-vi.txt")
            or token.end == numeral_at
            or taken_by((token.start, token.end), taken)
        ):
            runs.append([])
            continue
        if text[last_end : token.start].strip():
            runs.append([])
        runs[-1].extend(index_terms(abbreviations().get(fold(token.text), token.text)))
        last_end = token.end
    return tuple(dict.fromkeys(tuple(run) for run in runs if run))


def taken_by(span: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    """Whether `span` overlaps one of the others."""
    return any(Span(*span).overlaps(other) for other in others)
