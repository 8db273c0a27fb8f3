"""A question as it was typed, understood: language, accents, abbreviations, what is asked, what must agree."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.answers import Turn
from bot.understanding.answer_types import AnswerType
from bot.understanding.asked_for import (
    PLURAL,
    content_runs,
    nouns_asked_for,
    number_named,
    several_meant,
    subject_of,
    taken_by,
)
from bot.understanding.asking import Asked, also_asked, asked
from bot.understanding.background import without_background, without_particles
from bot.understanding.claims import claim_asked
from bot.understanding.comparison import comparing, without_earlier_year
from bot.understanding.courtesies import without_courtesies
from bot.understanding.dialogue import Understand, in_context, of_item, pointing_words
from bot.understanding.elided_kinds import with_kinds
from bot.understanding.english import is_english, understand_english
from bot.understanding.everyday import as_documents_write
from bot.understanding.lexicon import Phrase, abbreviations, with_joined_abbreviations
from bot.understanding.naming import Named, named_in
from bot.understanding.numbered import numbered_in
from bot.understanding.orders import without_orders
from bot.understanding.query import Query
from bot.understanding.reordered import with_things_first
from bot.understanding.roles import asks_for_holder, role_in
from bot.understanding.spoken_numbers import with_digits
from ingest.accents import AccentModel
from ingest.documents import Span
from ingest.facts.numbers import KINDS
from ingest.text import canonical, fold, has_accents, index_terms, index_tokens, squeeze, tidy, tokens

# What bears no content where it stands inside the question.
_EMPTY = re.compile(
    r"\b(?:rốt cuộc|(?:hãy )?so sánh"
    # The question tag: "không được" elsewhere forbids something.
    r"|không(?=(?: ạ| nhỉ| vậy| thế| hả)*[ ?.!]*$))\b"
)
# "CT" before an office is its chairman, elsewhere a directive.
_CHAIR = re.compile(r"\bCT(?= (?:UBND|HĐND|HDND|ủy ban|xã|huyện|tỉnh|phường)\b)", re.IGNORECASE)
# "QĐ 12/QĐ-UBND" is no shout.
_LEAST_WORDS_SHOUTED = 4
# "Bà Đào Thu Hằng làm gì ở tỉnh?" asks for a person's position.
_OCCUPATION = re.compile(r"\blàm gì(?:\s+(?:ở|tại|trong)\s.*)?\W*$")
_WORD = re.compile(r"[^\W\d_]+")
_ASKING_NOUNS = frozenset({"mục đích", "nguyên nhân", "lý do"})
# "Hòa giải viên của xã là bao nhiêu người": those who are counted are named first, unless that tells a time.
_PEOPLE = (("nguoi",),)
_TIMES = frozenset({"sau", "truoc", "khi"})
_IS_HOW_MANY = re.compile(r"\b(?:là|có|gồm) (?:bao nhiêu|mấy) người\W*$")
# "Vì sao xã lại hoãn họp?" wonders, "vì sao phải cấp lại thẻ", "vì sao xã mở lại chợ" do not.
_WONDERS = re.compile(r"\bsao (?:[^?.,;]{0,60}?(?P<before>\w+) )?(?P<lai>lại) (?!là\b)\w")
_OBLIGED = re.compile(r"\b(?:phải|cần|bị|được|rồi|nên)\b")
_DONE_AGAIN = frozenset(
    "cấp làm ký nộp trả sửa xem bầu tra khai đổi thi học gửi giao xin thu còn xếp chức giá mở xây lập dựng tính họp"
    " đóng chia gọi lấy mua bán quay đặt nhập soát dừng viết in chỉnh".split()
)
_IS_WHAT_KIND = re.compile(rf"\blà (?:cái )?({'|'.join(KINDS.values())}) (?:gì|nào)\W*$")
# "Các quyết định mà bài nhắc, cho xin số hiệu"
_DOCUMENTS = re.compile(rf"(?:các|những) (?:văn bản|{'|'.join(KINDS.values())})\b")


IsHeld = Callable[[str], bool]
"""Whether the documents hold a folded word."""


def understand(typed: str, history: Sequence[Turn], accents: AccentModel, is_held: IsHeld = lambda word: True) -> Query:
    """`typed` as a query; a follow-up is completed from the earlier turns, oldest first."""
    return readings(typed, history, accents, is_held)[0]


def readings(
    typed: str, history: Sequence[Turn], accents: AccentModel, is_held: IsHeld = lambda word: True
) -> list[Query]:
    """What `typed` may mean after the earlier turns, oldest first: the likeliest reading first, at least one."""

    def whole(text: str) -> Query:
        return _understand_alone(text, accents, is_held, whole=True)

    def alone(text: str) -> Query:
        return _understand_alone(text, accents, is_held, whole=False)

    previous: Query | None = None
    answer = ""
    for turn in history:
        if found := _readings(turn.question, previous, answer, alone, whole):
            previous, answer = found[0], turn.answer
    found = _by_itself(_readings(typed, previous, answer, alone, whole) or [alone("")], whole)
    text = squeeze(tidy(_clean(typed)))
    return [replace(_with_capitals(query, accents), typed=text) for query in found]


def _by_itself(meant: list[Query], whole: Understand) -> list[Query]:
    """What a question may mean that leans on no other: what it puts up to be judged, one item of a list, or the same
    with what the asker tells of themselves."""
    query = meant[0]
    if query.carried or query.context or query.item:
        return meant
    if claim := claim_asked(query.text):
        return [whole(claim), *meant]
    if item := of_item(query, whole):
        # "Bước 3" is called so, "nhiệm vụ số 3" stands third.
        called = [numbered for numbered in numbered_in(query.text) if not numbered.noun.endswith(" số")]
        return [*meant, item] if called else [item, *meant]
    if without := without_earlier_year(query.text):
        return [*meant, whole(without)]
    if without_background(query.typed) == query.typed:
        return meant
    return [replace(query, may_stand_alone=True), whole(query.typed), *meant[1:]]


def _with_capitals(query: Query, accents: AccentModel) -> Query:
    """The query with the capitals of the documents: the networks read "hồ quý ly" and "Hồ Quý Ly" apart.

    Of 100 law and 411 encyclopedia questions in lower case without accents (hit@1 / nDCG@10) as typed .86/.935 and
    .869/.918, with one capital .91/.953 and .859/.913, with those of names .90/.949 and .871/.925. The likeliest
    few readings of the accents, averaged, or the bare question beside them, move none of it by more than .005.
    """
    if query.language != "vi":
        return query
    asked, context = accents.capitalised(query.own_text), query.context and accents.capitalised(query.context)
    return replace(query, text=f"{asked} ({context})" if context else asked, context=context)


def _readings(question: str, previous: Query | None, answer: str, alone: Understand, whole: Understand) -> list[Query]:
    """The readings of a question after the `previous` one; none where it asks nothing and only orders."""
    asked_alone = without_courtesies(unshouted(squeeze(without_orders(tidy(_clean(question))))))
    if not asked_alone:
        return []
    query = alone(asked_alone)
    return [query] if previous is None else in_context(query, previous, answer=answer, understand=whole)


def unshouted(text: str) -> str:
    """`text` in small letters if it was typed in capitals: then they tell no names. A few codes, "QĐ 12", tell them."""
    return text.lower() if text.isupper() and len(_WORD.findall(text)) >= _LEAST_WORDS_SHOUTED else text


def _clean(question: str) -> str:
    """`question` without half surrogate pairs, which are no characters."""
    return question.encode("utf-8", "replace").decode("utf-8")


def _understand_alone(typed: str, accents: AccentModel, is_held: IsHeld, *, whole: bool) -> Query:
    """`typed` by itself; `whole`, with what the asker tells of themselves."""
    if is_english(typed):
        return understand_english(typed, lambda words: accents.are_written(words) or _are_held(words, is_held))
    # Dialect words are no slips, though the laws know none of them.
    mended = accents.mended(as_documents_write(typed), lambda word: word in abbreviations() or is_held(word))
    text = with_joined_abbreviations(mended)
    asking = without_particles(text)
    return replace(_understand_vietnamese(text, asking if whole else without_background(asking), accents), typed=typed)


def _are_held(words: Sequence[str], is_held: IsHeld) -> bool:
    """Whether the documents hold the name `words`, typed without its accents, each beside the next."""
    bare = not has_accents(" ".join(words[1:]))
    return bare and all(is_held("_".join(pair)) for pair in pairwise(index_terms(" ".join(words))))


def _understand_vietnamese(typed: str, what_asks: str, accents: AccentModel) -> Query:
    """`what_asks` stands in `typed`, which may name things around it."""
    restored = accents.restore(what_asks)
    bare = restored != typed
    restored = with_digits(as_documents_write(_CHAIR.sub("chủ tịch", restored)))
    restored = with_things_first(with_kinds(restored))
    question = asked(restored, bare=bare, english=False)
    named = named_in(restored, typed=typed, written=accents.capitalised(restored), are_written=accents.are_written)
    empty = [Span(*match.span()) for match in _EMPTY.finditer(canonical(restored))]
    if question.type is AnswerType.TEXT and named.persons and _OCCUPATION.search(canonical(restored)):
        question = Asked(AnswerType.POSITION, question.spans)
    comparison = comparing(restored, named)
    if comparison and (comparison.type or question.type is AnswerType.PROVINCE):
        question = Asked(comparison.type or AnswerType.TEXT, question.spans)
    if question.type is AnswerType.NUMBER and _is_what(restored, named):
        question = Asked(AnswerType.DEFINITION, question.spans)
    count, noun_at = number_named(restored, [*named.spans, *(numbered.span for numbered in numbered_in(restored))])
    if question.type is AnswerType.NUMBER and _DOCUMENTS.match(canonical(restored)):
        question = Asked(AnswerType.LIST)
    if not question.spans and (noun_at is not None or PLURAL.match(canonical(restored))):
        question = Asked(AnswerType.LIST)
    # "mục đích", "nguyên nhân" ask, but the answering sentence says them too.
    others = also_asked(restored, question, bare=bare, english=False)
    question_words = [*question.spans, *(span for other in others for span in other.spans)]
    asking = [span for span in question_words if canonical(restored[span.start : span.end]) not in _ASKING_NOUNS]
    cues = comparison.cues if comparison else ()
    wonders = _wondering(canonical(restored))
    taken = [*asking, *wonders, *empty, *named.spans, *pointing_words(restored), *cues]
    runs = content_runs(restored, taken=taken, numeral_at=noun_at)
    asked_for = nouns_asked_for(restored, question, noun_at, named.spans)
    if asked_for == _PEOPLE and _IS_HOW_MANY.search(canonical(restored)) and _names_people_first(restored, runs):
        asked_for = (*runs[:1], *asked_for)
    return Query(
        typed=typed,
        language="vi",
        text=_spell_out(restored, named.spans),
        type=question.type,
        also=tuple(other.type for other in others),
        count=count,
        asked_for=asked_for,
        several=several_meant(restored, question.type),
        subject=subject_of(restored, question, asked_for, runs),
        runs=runs,
        named=named,
        role=_role(restored, named) if asks_for_holder(restored) else None,
        compares=comparison is not None,
        sides=comparison.sides if comparison else (),
        spellings=_spellings(typed),
    )


def _names_people_first(text: str, runs: Sequence[Phrase]) -> bool:
    """Whether `text` begins with its first content words, and they tell no time."""
    first = runs[0] if runs else ()
    return bool(first) and _TIMES.isdisjoint(first) and index_terms(text)[: len(first)] == [*first]


def _is_what(text: str, named: Named) -> bool:
    """Whether "Kế hoạch 12 là kế hoạch gì" asks what the document is that it names, and not for another number."""
    match = _IS_WHAT_KIND.search(canonical(text))
    return match is not None and [KINDS.get(number.code or "") for number in named.numbers] == [match[1]]


def _wondering(key: str) -> list[Span]:
    """Where "lại" only says that the asker wonders."""
    found = _WONDERS.search(key)
    if not found or found["before"] in _DONE_AGAIN or _OBLIGED.search(key[slice(*found.span())]):
        return []
    return [Span(*found.span("lai"))]


def _role(text: str, named: Named) -> str | None:
    return role_in(_spell_out(text, named.spans), places=[locality.bare for locality in named.localities])


def _spellings(typed: str) -> Mapping[str, frozenset[str]]:
    """How the question spells each term, if it was typed with accents: "bạn" is then no "ban"."""
    if not has_accents(typed):
        return {}
    spelt: dict[str, set[str]] = {}
    for token, term in zip(tokens(typed), index_tokens(typed), strict=True):
        spelt.setdefault(term.text, set()).add(token.text)
    return {term: frozenset(forms) for term, forms in spelt.items()}


def _spell_out(text: str, names: Sequence[Span]) -> str:
    """`text` with abbreviations in words, those inside names left alone."""
    spelt, last = [], 0
    for token in tokens(text):
        long = abbreviations().get(fold(token.text))
        if long and not taken_by((token.start, token.end), names):
            spelt += [text[last : token.start], long]
            last = token.end
    return "".join([*spelt, text[last:]])
