"""Which document a question asks the number, issuer, day or signer of: by its number, or by what it is and is about."""

import re
from collections.abc import Sequence
from itertools import chain

from bot.answers import Hit
from bot.reader.reading import names_at_head
from bot.understanding.answer_types import AnswerType
from bot.understanding.lexicon import Phrase
from bot.understanding.query import Query
from ingest.documents import SourceDocument
from ingest.facts.kinds import SORT_OF, kind_name
from ingest.facts.numbers import KINDS, document_numbers
from ingest.text import canonical, has_accents, index_terms

# Index terms of "ký", "ban hành". With other content than these a question asks for what the document tells of others.
_ISSUING = frozenset(["ki", "hanh"])
_OF_ITSELF = _ISSUING | frozenset(["ban", "nguoi", "ten", "ngay", "so", "hieu", "co", "quan", "van"])
# "có phải cùng một người không", "mỗi bên"
_ALIKE = frozenset(["phai", "cung", "mot", "moi", "ben"])
# "có hiệu lực từ ngày nào", "bắt đầu áp dụng từ bao giờ"
_IN_FORCE = frozenset(["hieu", "luc", "bat", "dau", "ap", "dung", "thi"])
_ASKS_FORCE = re.compile(r"\b(?:(?<!hết )hiệu lực|(?:bắt đầu|được) áp dụng|áp dụng từ|effect|force)\b")
# "Chỉ thị 5 của Thủ tướng"; the "ban" of "ủy ban" is that of "ban hành", too.
OF_AUTHORITIES = frozenset(index_terms("ủy nhân dân hội đồng chủ tịch tỉnh chính phủ thủ tướng trung ương"))
# "thay thế quyết định nào" asks for another number than the document's own.
_ASKS_OTHER = re.compile(
    r"\b(?:thay thế|thay cho|bãi bỏ|sửa đổi|replaces?|repeals?|amends?)(?: \w+){0,4} (?:nào|gì|mấy)\b"
)
_OPEN = frozenset({AnswerType.TEXT, AnswerType.DEFINITION})
_ASKED = _OPEN | {AnswerType.NUMBER, AnswerType.ORGANISATION, AnswerType.PERSON, AnswerType.DATE}
OF_THE_WHOLE = frozenset(index_terms("nói về việc nội dung chính chủ đề trích yếu bàn chuyện vấn đề ban hành"))
# "được ban hành cụ thể từ bao giờ", "do cấp nào ra": what asks when a document was issued, or by whom.
_OF_ISSUE = _ISSUING | frozenset(index_terms("ban ra có cụ thể từ cấp cơ quan đơn vị nơi"))
_KINDS = frozenset(tuple(index_terms(name)) for name in (*KINDS.values(), *SORT_OF))
_KIND_TERMS = frozenset(chain.from_iterable(_KINDS))
_KIND_WORDS = 2
# A document without its number in the question is meant when its own title and subject hold this share of what the
# question says it is about, and the question says at least so much or whose it is.
_LEAST_OF_SUBJECT, _LEAST_TERMS = 0.85, 3
# "năm 2024" in what it is about; the day of issue may lie in the year before.
_YEAR = re.compile(r"\bnăm ((?:19|20)\d\d)\b")
# The grounds, which name the field of a document in words that its subject lacks, end where its own text begins.
_HEAD_CHARS = 1500
_OWN_TEXT = re.compile(r"^\W*(?:điều 1|chương i|i|1)\b", re.MULTILINE)
_CAPITALISED = re.compile(r"(?<=\s)[A-ZĐ]\w+|\w*[^\W\d_a-zA-Z]\w*")


def own_document(query: Query, hits: Sequence[Hit]) -> SourceDocument | None:
    """The document among those of `hits` of which `query` asks the number, issuer, day of issue or signer."""
    terms = [term for run in query.runs for term in run]
    if query.type not in _ASKED or query.also or len(query.named.numbers) > 1:
        return None
    if query.type is AnswerType.NUMBER and (query.named.numbers or _ASKS_OTHER.search(canonical(query.own_text))):
        return None
    asks = query.type is AnswerType.NUMBER or _ISSUING.intersection(terms) or asks_force(query)
    if not (_asks_subject(query) if query.type in _OPEN else asks):
        return None
    about = _about(query)
    if query.named.numbers:
        numbered = [hit.document for hit in hits if _has_number(query, hit.document) and _agrees(query, hit.document)]
        meant = [document for document in numbered if _says(f"{_subject(document)} {_head(document)}", about)]
    else:
        told_apart = len(about) >= _LEAST_TERMS or query.named.places or query.named.localities
        meant = [hit.document for hit in hits if told_apart and _is_about(query, about, hit.document)]
    found = {document.id: document for document in meant if _is_of_the_locality(query, document)}
    return found.popitem()[1] if len(found) == 1 else None


def asks_force(query: Query) -> bool:
    """Whether the question asks since when something applies."""
    return (
        query.type is AnswerType.DATE and _ASKS_FORCE.search(canonical(f"{query.typed} {query.own_text}")) is not None
    )


def kind_signed(query: Query) -> Phrase:
    """The kind of document whose signer is asked for, as index terms: "Ai ký kế hoạch ...", "Kế hoạch ... do ai ký"."""
    if query.type is not AnswerType.PERSON or not any("ki" in run for run in query.runs):
        return ()
    english = query.language == "en"

    def is_signed(kind: Phrase) -> bool:
        begins = query.runs[0][: len(kind)] == kind
        return begins or _names(query.runs, kind if english else ("ki", *kind))

    return max(filter(is_signed, _KINDS), key=len, default=())


def _about(query: Query) -> list[str]:
    """What the question says of the document, but for its kind and what is asked of it."""
    drop = _OF_ITSELF | _ALIKE | (_IN_FORCE if asks_force(query) else frozenset())
    words = chain.from_iterable(_without_kinds(run) for run in query.runs)
    return [*(word for word in words if word not in drop), *_english_names(query)]


def _english_names(query: Query) -> list[str]:
    """Names that an English question leaves in Vietnamese, "Suối Đá", which are no content words of it."""
    if query.language != "en":
        return []
    named = [match for match in _CAPITALISED.finditer(query.text) if match.start()]
    free = [match for match in named if not any(span.overlaps(match.span()) for span in query.named.spans)]
    return [term for match in free if has_accents(match[0]) for term in index_terms(match[0])]


def _is_of_the_locality(query: Query, document: SourceDocument) -> bool:
    return all(names_at_head(document, locality.name) for locality in query.named.localities)


def _without_kinds(run: Phrase) -> Phrase:
    for kind in sorted(_KINDS, key=len, reverse=True):
        for at in range(len(run) - len(kind), -1, -1):
            if run[at : at + len(kind)] == kind:
                run = run[:at] + run[at + len(kind) :]
    return run


def _names(runs: Sequence[Phrase], kind: Phrase) -> bool:
    return any(run[at : at + len(kind)] == kind for run in runs for at in range(len(run) - len(kind) + 1))


def asks_what_it_is(query: Query) -> bool:
    """Whether the question asks what one document is or is for, and nothing narrower: "Kế hoạch 12 là để làm gì?" """
    return query.type in _OPEN | {AnswerType.REASON} and _asks_subject(query)


def asks_day(query: Query) -> bool:
    """Whether the question asks when a document was issued, and nothing else of it."""
    return query.type is AnswerType.DATE and not asks_force(query) and _asks_only(query, _OF_ISSUE)


def asks_issuer(query: Query) -> bool:
    """Whether the question asks who issued a document, and not who signed it."""
    who = query.type in {AnswerType.ORGANISATION, AnswerType.PERSON}
    return who and _asks_only(query, _OF_ISSUE - {"ki"})


def _asks_subject(query: Query) -> bool:
    """Whether the question asks what one document says and nothing narrower: "Công văn 12/SNV-CCHC nói gì?" """
    narrower = query.named.articles or query.named.units or query.carried
    return not narrower and _asks_only(query, OF_THE_WHOLE)


def _asks_only(query: Query, words: frozenset[str]) -> bool:
    """Whether the question names a document by number and no other content than its kind, its issuer and `words`."""
    terms = {term for run in query.runs for term in run}
    return bool(query.named.numbers) and terms <= _KIND_TERMS | OF_AUTHORITIES | words


def _has_number(query: Query, document: SourceDocument) -> bool:
    own = document_numbers(document.metadata.number or "")
    return any(query.named.numbers[0].matches(number) for number in own)


def _is_about(query: Query, about: Sequence[str], document: SourceDocument) -> bool:
    """Whether the document is of the kind the question names, and its own words say what it is about."""
    kind = _kind(document)
    if not (_names(query.runs, kind) or " ".join(kind) in " ".join(index_terms(query.text))):
        return False
    return _agrees(query, document) and _says(_subject(document), about)


def _agrees(query: Query, document: SourceDocument) -> bool:
    """Whether the document is of the province and the year that the question names."""
    of_place = document.metadata.province or document.title
    years = _years(document)
    return all(place in of_place for place in query.named.places) and all(year in years for year in query.named.years)


def _kind(document: SourceDocument) -> Phrase:
    """What its number, else the beginning of its title, says that it is: "quy chế", "bảng công"."""
    number = next(iter(document_numbers(document.metadata.number or "")), None)
    if number and number.code in KINDS:
        return tuple(index_terms(KINDS[number.code]))
    named = kind_name(document.title)
    return (
        tuple(index_terms(document.title[named.start : named.end]))
        if named
        else tuple(index_terms(document.title)[:_KIND_WORDS])
    )


def _years(document: SourceDocument) -> set[int]:
    """The years it is about; where it names none, those of its number and its day."""
    facts = document.metadata
    about = set(map(int, _YEAR.findall(canonical(facts.summary or document.title))))
    number = next(iter(document_numbers(facts.number or "")), None)
    issued = {number.year if number else None, facts.date.year if facts.date else None}
    return about or {year for year in issued if year}


def _subject(document: SourceDocument) -> str:
    facts = document.metadata
    return " ".join(filter(None, (document.title, facts.summary, facts.issuer, facts.province)))


def _head(document: SourceDocument) -> str:
    head = document.text[:_HEAD_CHARS]
    begins = _OWN_TEXT.search(canonical(head))
    return head[: begins.start()] if begins else head


def _says(own: str, about: Sequence[str]) -> bool:
    """Whether a document's `own` words hold what the question says it is about."""
    held = set(index_terms(own))
    return sum(term in held for term in about) >= _LEAST_OF_SUBJECT * len(about)
