"""A question as it was typed, understood: language, accents, abbreviations, what is asked, what must agree."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.answers import Turn
from bot.understanding.answer_types import LISTED, AnswerType, Asked, also_asked, asked
from bot.understanding.comparison import comparing
from bot.understanding.dialogue import Understand, in_context, pointing_words
from bot.understanding.english import is_english, understand_english
from bot.understanding.everyday import as_documents_write
from bot.understanding.lexicon import Phrase, abbreviations, with_joined_abbreviations, words
from bot.understanding.naming import Named, named_in
from bot.understanding.numbered import numbered_in
from bot.understanding.orders import without_orders
from bot.understanding.query import Query
from bot.understanding.roles import asks_for_holder, role_in
from ingest.accents import AccentModel
from ingest.documents import Span
from ingest.text import canonical, fold, has_accents, index_terms, index_tokens, squeeze, tidy, tokens

_ASKER = "(?:mình|tôi|em|anh|chị|chúng tôi|tớ)"
_POLITE = re.compile(
    r"\b(?:"
    r"(?:xin |kính )?chào(?: (?:bạn|anh|chị|em|ad|admin|mọi người|cả nhà|bot|trợ lý))*"
    rf"|(?:làm ơn |vui lòng |xin |dạ )?(?:cho|giúp|nhờ) (?:{_ASKER}|hỏi|bạn|biết)"
    r"(?: (?:hỏi|biết|xin|với|là|rằng|về|chút|một chút|tí))*"
    rf"|(?:xin|{_ASKER}) (?:muốn |cần )?(?:được )?(?:hỏi|biết)(?: (?:là|rằng|về))?"
    r"|(?:xin )?cảm ơn(?: (?:bạn|nhiều|ạ|trước))*"
    r"|làm ơn|vui lòng|bạn ơi|ad ơi|cho hỏi"
    # The question tag: "không được" elsewhere forbids something.
    r"|(?:hãy )?so sánh"
    r"|không(?=(?: ạ| nhỉ| vậy| thế| hả)*[ ?.!]*$)"
    r")\b"
)
_NUMERALS = {"hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
# "CT" before an office is its chairman, elsewhere a directive.
_CHAIR = re.compile(r"\bCT(?= (?:UBND|HĐND|HDND|ủy ban|xã|huyện|tỉnh|phường)\b)", re.IGNORECASE)
# "Bà Đào Thu Hằng làm gì ở tỉnh?" asks for a person's position.
_OCCUPATION = re.compile(r"\blàm gì(?:\s+(?:ở|tại|trong)\s.*)?\W*$")
# "trách nhiệm của xã ra sao" asks for several; so does a headline, "nhiệm vụ của tổ tuyên truyền".
_SEVERAL = re.compile(
    rf"\b({LISTED})\b.*\b(?:gì|nào|ra sao|thế nào)\b"
    r"|\b(?:phải|cần|yêu cầu|bắt|giao|được giao)\b.*\b(?:làm|nộp|mang|đem|nêu|nhớ|chuẩn bị|xuất trình)"
    r" (?:theo |thêm |kèm )?(?:những )?(?:việc )?gì(?:\s+(?:theo|tại|ở|trong|để)\s.*)?\W*$"
    rf"|\b(vướng)\b(?! mắc).*\b(?:gì|nào|mấy|đâu)\b"
    rf"|^({LISTED}) (?!.*\b(?:gì|nào|sao|mấy|bao|ai|không|chưa)\b)"
)
# "được cộng điểm khi nào" may ask for a day or for all conditions.
_CONDITIONS = re.compile(r"\b(?:phải|được|bị|không|khỏi)\b.*\bkhi nào\b|\bkhi nào\b.*\b(?:phải|được|bị|không|khỏi)\b")
_ASKING_NOUNS = frozenset({"mục đích", "nguyên nhân", "lý do"})
_OPEN = frozenset({AnswerType.TEXT, AnswerType.DEFINITION, AnswerType.LIST})
# "bao nhiêu mỗi tháng", "bao nhiêu một trang": what follows is not what is counted.
_PER = frozenset({"mỗi", "một", "từng", "hằng", "hàng"})
# "Hòa giải viên của xã là bao nhiêu người": those who are counted are named first.
_PEOPLE = (("nguoi",),)
_IS_HOW_MANY = re.compile(r"\b(?:là|có|gồm) (?:bao nhiêu|mấy) người\W*$")
_PLACES = re.compile(r"những (?:đâu|nơi nào|chỗ nào)$")
# A headline for a question: "các nhiệm vụ trọng tâm năm 2024".
_PLURAL = re.compile(r"(?:các|những)\b")
_WHICH = re.compile(r"(?:\s*\w+){1,6}?\s(?:gì|nào)\b")
_CLAUSE = re.compile(r"[^,;:.!?]*(?:[,;:.!?]+|$)")
_OF_ONESELF = re.compile(r"\s*(?:da )?(?:minh|em|toi|chau|ben em|ben minh|co quan em|don vi em|hom nay (?:em|minh))\b")
# "Thủ đô của Pháp là gì": a text that has no such word defines something else.
_PROPERTY = re.compile(r"(?!thế nào|nghĩa|ý nghĩa)[^,;]{2,40}? của ")
_ORDINAL = re.compile(
    r"\b(?:thứ|lần|điều|khoản|ngày|tháng|số|mức|cấp|hạng|loại|quý|khóa|đợt|kỳ|tuần|tầng|quầy|mục|chương|phần)\s+$"
)
# Particles at the end, often typed bare: "vậy ạ", "nhỉ", "thế ad".
_PARTICLES = re.compile(r"(?:\s+(?:vay|a|ad|nhi|nhe|nha|the|ha|ha ban|voi a|nhen))+[ ?.!]*$")
_ASKS = re.compile(r"\b(?:ai|gi|nao|dau|may|bao nhieu|bao gio|sao)\b")


IsHeld = Callable[[str], bool]
"""Whether the documents hold a folded word."""


def understand(typed: str, history: Sequence[Turn], accents: AccentModel, is_held: IsHeld = lambda word: True) -> Query:
    """`typed` as a query; a follow-up is completed from the earlier turns, oldest first."""
    return readings(typed, history, accents, is_held)[0]


def readings(
    typed: str, history: Sequence[Turn], accents: AccentModel, is_held: IsHeld = lambda word: True
) -> list[Query]:
    """What `typed` may mean after the earlier turns, oldest first: the likeliest reading first, at least one."""

    def alone(text: str) -> Query:
        return _understand_alone(text, accents, is_held)

    previous: Query | None = None
    answer = ""
    for turn in history:
        if found := _readings(turn.question, previous, answer, alone):
            previous, answer = found[0], turn.answer
    found = _readings(typed, previous, answer, alone) or [alone("")]
    return [replace(query, typed=squeeze(tidy(_clean(typed)))) for query in found]


def _readings(question: str, previous: Query | None, answer: str, alone: Understand) -> list[Query]:
    """The readings of a question after the `previous` one; none where it asks nothing and only orders."""
    asked_alone = squeeze(tidy(without_orders(_clean(question))))
    if not asked_alone:
        return []
    query = alone(asked_alone)
    return [query] if previous is None else in_context(query, previous, answer=answer, understand=alone)


def _clean(question: str) -> str:
    """`question` without half surrogate pairs, which are no characters."""
    return question.encode("utf-8", "replace").decode("utf-8")


def _understand_alone(typed: str, accents: AccentModel, is_held: IsHeld) -> Query:
    if is_english(typed):
        return understand_english(typed, lambda words: accents.are_written(words) or _are_held(words, is_held))
    # Dialect words are no slips, though the laws know none of them.
    mended = accents.mended(as_documents_write(typed), is_held)
    return replace(_understand_vietnamese(with_joined_abbreviations(mended), accents), typed=typed)


def _are_held(words: Sequence[str], is_held: IsHeld) -> bool:
    """Whether the documents hold the name `words`, typed without its accents, each beside the next."""
    bare = not has_accents(" ".join(words[1:]))
    return bare and all(is_held("_".join(pair)) for pair in pairwise(index_terms(" ".join(words))))


def _understand_vietnamese(typed: str, accents: AccentModel) -> Query:
    restored = accents.restore(_without_preamble(typed))
    bare = restored != typed
    restored = as_documents_write(_CHAIR.sub("chủ tịch", restored))
    question = asked(restored, bare=bare, english=False)
    named = named_in(restored, typed=typed, written=accents.capitalised(restored), are_written=accents.are_written)
    polite = [Span(*match.span()) for match in _POLITE.finditer(canonical(restored))]
    if question.type is AnswerType.TEXT and named.persons and _OCCUPATION.search(canonical(restored)):
        question = Asked(AnswerType.POSITION, question.spans)
    comparison = comparing(restored, named)
    if comparison and (comparison.type or question.type is AnswerType.PROVINCE):
        question = Asked(comparison.type or AnswerType.TEXT, question.spans)
    count, noun_at = _count(restored, [*named.spans, *(numbered.span for numbered in numbered_in(restored))])
    if not question.spans and (noun_at is not None or _PLURAL.match(canonical(restored))):
        question = Asked(AnswerType.LIST)
    # "mục đích", "nguyên nhân" ask, but the answering sentence says them too.
    others = also_asked(restored, question, bare=bare, english=False)
    question_words = [*question.spans, *(span for other in others for span in other.spans)]
    asking = [span for span in question_words if canonical(restored[span.start : span.end]) not in _ASKING_NOUNS]
    cues = comparison.cues if comparison else ()
    taken = [*asking, *polite, *named.spans, *pointing_words(restored), *cues]
    runs = _content_runs(restored, taken=taken, numeral_at=noun_at)
    asked_for = _asked_for(restored, question, noun_at, named.spans)
    if asked_for == _PEOPLE and _IS_HOW_MANY.search(canonical(restored)):
        asked_for = (*runs[:1], *asked_for)
    return Query(
        typed=typed,
        language="vi",
        text=_spell_out(restored, named.spans),
        type=question.type,
        also=tuple(other.type for other in others),
        count=count,
        asked_for=asked_for,
        several=_several(restored, question.type),
        subject=_subject(restored, question, asked_for, runs),
        runs=runs,
        named=named,
        role=_role(restored, named) if asks_for_holder(restored) else None,
        compares=comparison is not None,
        sides=comparison.sides if comparison else (),
        spellings=_spellings(typed),
    )


def _role(text: str, named: Named) -> str | None:
    return role_in(_spell_out(text, named.spans), places=[locality.bare for locality in named.localities])


def _several(text: str, type_: AnswerType) -> tuple[Phrase, ...]:
    if type_ is AnswerType.DATE and _CONDITIONS.search(canonical(text)):
        return (("truong", "hop"),)
    match = _SEVERAL.search(canonical(text)) if type_ in _OPEN else None
    return (tuple(index_terms(next(filter(None, match.groups()), "làm"))),) if match else ()


def _spellings(typed: str) -> Mapping[str, frozenset[str]]:
    """How the question spells each term, if it was typed with accents: "bạn" is then no "ban"."""
    if not has_accents(typed):
        return {}
    spelt: dict[str, set[str]] = {}
    for token, term in zip(tokens(typed), index_tokens(typed), strict=True):
        spelt.setdefault(term.text, set()).add(token.text)
    return {term: frozenset(forms) for term, forms in spelt.items()}


def _without_preamble(typed: str) -> str:
    """`typed` without the clauses in which the asker speaks of themselves ("mình đang soạn báo cáo, ...")."""
    typed = typed[: particles.start()] if (particles := _PARTICLES.search(fold(typed))) else typed
    clauses = _CLAUSE.findall(_up_to_last_question(typed))
    kept = [clause for clause in clauses if not _OF_ONESELF.match(fold(clause)) or _ASKS.search(fold(clause))]
    return "".join(kept).strip() or typed


def _up_to_last_question(typed: str) -> str:
    """`typed` up to its last question mark, if it has one: what follows is no part of the question."""
    end = typed.rfind("?") + 1
    return typed[:end] if end and _ASKS.search(fold(typed[:end])) else typed


def _count(text: str, entities: Iterable[tuple[int, int]]) -> tuple[int | None, int | None]:
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
        if not _taken((word.start, word.end), entities):
            return value, word.end
    return None, None


def _asked_for(
    text: str, question: Asked, noun_at: int | None, entities: Iterable[tuple[int, int]]
) -> tuple[Phrase, ...]:
    """The noun phrases after the question words, or after the number of things asked for."""
    if question.type is AnswerType.LIST and noun_at is not None:
        starts = [noun_at]
    elif question.type in {AnswerType.COUNT, AnswerType.LIST}:
        starts = [span.end for span in question.spans] or [
            match.end() for match in [_PLURAL.match(canonical(text))] if match
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
    if any(key[slice(*span)] == "khi nào" for span in question.spans):
        return (("truong", "hop"),)
    taken = [*entities, *question.spans]
    return tuple(phrase for start in starts if (phrase := _noun_phrase(text, start, taken)))


def _subject(text: str, question: Asked, asked_for: tuple[Phrase, ...], runs: tuple[Phrase, ...]) -> Phrase:
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
    for token in tokens(text):
        if token.start < start:
            continue
        if not phrase and token.text in _PER:
            return ()
        if not phrase and token.text in words("stopwords-vi.txt"):
            continue
        if token.text in words("stopwords-vi.txt") or _taken((token.start, token.end), entities) or len(phrase) == 5:
            break
        phrase.extend(index_terms(abbreviations().get(fold(token.text), token.text)))
    return tuple(phrase)


def _content_runs(text: str, *, taken: Iterable[tuple[int, int]], numeral_at: int | None) -> tuple[Phrase, ...]:
    """The content syllables of `text` outside the `taken` stretches, broken at stop words and punctuation."""
    runs: list[list[str]] = [[]]
    last_end = 0
    for token in tokens(text):
        if (
            token.text in words("stopwords-vi.txt")
            or token.end == numeral_at
            or _taken((token.start, token.end), taken)
        ):
            runs.append([])
            continue
        if text[last_end : token.start].strip():
            runs.append([])
        runs[-1].extend(index_terms(abbreviations().get(fold(token.text), token.text)))
        last_end = token.end
    return tuple(dict.fromkeys(tuple(run) for run in runs if run))


def _spell_out(text: str, names: Sequence[Span]) -> str:
    """`text` with abbreviations in words, those inside names left alone."""
    spelt, last = [], 0
    for token in tokens(text):
        long = abbreviations().get(fold(token.text))
        if long and not _taken((token.start, token.end), names):
            spelt += [text[last : token.start], long]
            last = token.end
    return "".join([*spelt, text[last:]])


def _taken(span: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    return any(Span(*span).overlaps(other) for other in others)
