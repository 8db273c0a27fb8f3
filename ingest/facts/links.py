"""How an official document stands to others, and from when it is in force: what it says of itself."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from ingest.documents import Link, Relation, Status
from ingest.facts.dates import dates_in
from ingest.facts.numbers import document_numbers
from ingest.text import fold, squeeze

_KIND = (
    r"(?:quyet dinh|nghi dinh|nghi quyet|thong tu(?: lien tich)?|chi thi|luat|bo luat|phap lenh|ke hoach"
    r"|cong van|quy dinh|quy che|huong dan|thong bao|ket luan|van ban|chuong trinh|de an)"
)
_THIS = rf"{_KIND}\s+nay"
# "Quyết định này ... thay thế Quyết định số": the document speaks of itself, or a clause begins with the verb.
_ACT = re.compile(
    rf"(?:(?:^|\n)[ \t]*(?:[-+*]\s*|(?:dieu\s+)?\d{{1,2}}\s*[.)]\s*|[a-z]\)\s*)?"
    rf"|{_THIS}\b[^.\n]{{0,200}}?(?:\n[^.\n]{{1,200}}?)?\b)"
    r"(?P<verb>thay\s+the|bai\s+bo|huy\s+bo|sua\s+doi)\b"
)
# Parts of a document: who repeals one amends the document.
_PART = re.compile(
    r"(?:\s|cac|mot so|noi dung|quy dinh tai|cum tu|cho)*(?:dieu|khoan|diem|muc|chuong|phu luc|mau so)\b"
)
_TARGET = re.compile(rf"(?:\s|cho|toan|bo|cac|nhung|\d+)*(?:{_KIND}|so\s*:?\s*\d)")
_RELATIONS = {"thay": Relation.REPLACES, "bai": Relation.REPEALS, "huy": Relation.REPEALS, "sua": Relation.AMENDS}
_EXPIRED = re.compile(
    rf"het\s+hieu\s+luc(?:\s+thi\s+hanh)?\s*(?:,|ke|tu|khi|\s)*(?:ngay\s+)?(?:{_THIS}|ke\s+tu|tu\s+ngay|\.)"
)
_LISTED = re.compile(r"\b(?:sau|sau day)\b[^.;\n]*(?:\n[^.;\n]+)?:\s*\n")
_ITEM = re.compile(r"[ \t]*(?:[-+*]|[a-zđ]\)|\d{1,2}[.)])\s*")
# What a number is only quoted for, not what happens to it.
_ASIDE = re.compile(r"sua doi|bo sung|theo|can cu|tai |huong dan|kem|thuc hien|bang ")
_AND = re.compile(rf"^(?!.*sua doi).*(?:;|\bva) {_KIND} so :? ?$")
_BASIS = re.compile(
    r"(?:^|\n|;)\s*(?:[-+*]\s*)?can\s+cu\s+(?:vao\s+)?(?P<clause>[^;]{5,900}?)(?=;|\.\s*\n|,\s*\n|\n\s*\n"
    r"|\n\s*can\s+cu|$)"
)
_BASIS_CHARS = 12_000
_SENTENCE_CHARS = 700
_FROM = re.compile(
    rf"(?P<kind>{_KIND})\s+nay\b[^.;\n]{{0,200}}?(?:\n[^.;\n]{{1,200}}?)?\bco\s+hieu\s+luc(?:\s+thi\s+hanh|\s+phap\s+luat)?\s*,?\s*"
    r"(?:sau\s+(?P<days>\d{1,3})\s*(?:\([^)]*\)\s*)?ngay\s*,?\s*)?(?:ke\s+)?(?:tu\s+)?(?P<from>.{0,60})",
    re.DOTALL,
)
_SIGNING = re.compile(r"(?:ke\s+)?(?:tu\s+)?ngay\s+(?:duoc\s+)?(?:ky|ban\s+hanh)|(?:ky|ban\s+hanh)\b")
_STATUSES: tuple[tuple[str, Status], ...] = (
    ("het hieu luc mot phan", "partly_expired"),
    ("con hieu luc mot phan", "partly_expired"),
    ("chua co hieu luc", "not_yet_in_force"),
    ("sap co hieu luc", "not_yet_in_force"),
    ("khong con hieu luc", "expired"),
    ("het hieu luc", "expired"),
    ("con hieu luc", "in_force"),
    ("dang co hieu luc", "in_force"),
)


def status_of(stated: str | None) -> Status | None:
    """What the field "Trạng thái" says."""
    folded = fold(squeeze(stated or ""))
    return next((status for words, status in _STATUSES if folded.startswith(words)), None)


def effective_date(text: str, *, signed: date | None, kind: str | None) -> date | None:
    """The day from which the document, of the `kind` so named, says that it is in force.

    "kể từ ngày ký" is the day it was `signed`. What annexed forms say of themselves does not count.
    """
    folded = fold(text)
    for match in _FROM.finditer(folded):
        if kind is not None and squeeze(match["kind"]) not in (fold(kind), "quy dinh", "van ban"):
            continue
        after = text[slice(*match.span("from"))]
        named = dates_in(after)
        if named and named[0].start <= len("ngày ") + 2:
            return named[0].date
        if _SIGNING.match(match["from"].lstrip()):
            return signed + timedelta(days=int(match["days"] or 0)) if signed else None
        if match["days"]:
            return None  # counted from a day that the text does not give
    return None


def links_of(text: str, *, head_end: int, summary: str | None, own: str | None) -> tuple[Link, ...]:
    """What the document amends, replaces, repeals and rests on, each number once a relation, in order of mention."""
    folded = fold(text)
    found = dict.fromkeys(
        (*_of_summary(summary or ""), *_basis(text, folded, head_end), *_acts(text, folded), *_expired(text, folded))
    )
    return tuple(Link(relation=relation, number=number) for relation, number in found if number != own)


def _of_summary(summary: str) -> Iterator[tuple[Relation, str]]:
    folded = fold(summary)
    verb = re.search(r"\b(thay the|bai bo|huy bo|sua doi)\b", folded)
    if verb:
        for number in _numbers(summary[verb.end() :], aside=False):
            yield _RELATIONS[verb[1].split()[0]], number


def _basis(text: str, folded: str, start: int) -> Iterator[tuple[Relation, str]]:
    """The first number of each "Căn cứ" clause in front of the first article."""
    part = folded[start : start + _BASIS_CHARS]
    first_article = re.search(r"\n\s*\W*dieu\s+1\b", part)
    part = part[: first_article.start()] if first_article else part
    for match in _BASIS.finditer(part):
        clause = text[start + match.start("clause") : start + match.end("clause")]
        for number in _numbers(clause)[:1]:
            yield Relation.BASED_ON, number


def _acts(text: str, folded: str) -> Iterator[tuple[Relation, str]]:
    for match in _ACT.finditer(folded):
        relation = _RELATIONS[match["verb"].split()[0]]
        sentence = _sentence(folded, match.end())
        if _PART.match(sentence):
            relation = Relation.AMENDS
        elif relation is not Relation.AMENDS and not _TARGET.match(sentence):
            continue
        listed = _LISTED.search(sentence)
        end = match.end() + (listed.end() if listed else len(sentence))
        for number in _numbers(text[match.end() : end], aside=relation is not Relation.AMENDS):
            yield relation, number
        if listed:
            for number in _items(text, folded, end):
                yield relation, number


def _expired(text: str, folded: str) -> Iterator[tuple[Relation, str]]:
    """Numbers in front of "hết hiệu lực kể từ ngày Quyết định này có hiệu lực", and those listed behind it."""
    for match in _EXPIRED.finditer(folded):
        start = _paragraph_start(folded, match.start())
        whole = _PART.match(folded, start) is None
        for number in _numbers(text[start : match.start()])[:4]:
            yield Relation.REPEALS if whole else Relation.AMENDS, number
        listed = re.match(r"[^.;:]{0,160}:\s*\n", folded[match.end() : match.end() + 200])
        if listed:
            for number in _items(text, folded, match.end() + listed.end()):
                yield Relation.REPEALS, number


def _items(text: str, folded: str, start: int) -> Iterator[str]:
    """The first number of each item of the list at `start`."""
    current = ""
    for line in [*text[start : start + 20_000].split("\n"), "Điều"]:
        begins = _ITEM.match(fold(line))
        if begins or re.match(r"\W*(?:dieu|noi nhan|chuong)\b", fold(line)):
            yield from _numbers(current)[:1]
            current = ""
            if not begins or (re.match(r"[ \t]*\d", line) and not document_numbers(line)):
                return
        current += " " + line


def _numbers(part: str, *, aside: bool = True) -> list[str]:
    """The numbers in `part` that what is said is true of: not those that only tell more of another one."""
    found: list[str] = []
    end = 0
    for mention in document_numbers(part):
        between = squeeze(fold(part[end : mention.start])) + " "
        if found and aside and _ASIDE.search(between) and not _AND.search(between):
            continue
        if found and not aside:
            break
        found.append(mention.canonical)
        end = mention.end
    return found


def _sentence(folded: str, start: int) -> str:
    """From `start` to the end of the sentence; a list that follows belongs to it."""
    part = folded[start : start + _SENTENCE_CHARS]
    end = re.search(r"\.(?=\s|$)|\n\s*\n|\n\s*(?:dieu\s+\d|\d{1,2}\s*[.)]\s)", part)
    return part if end is None else part[: end.end()] if _LISTED.search(part[: end.end()]) else part[: end.start()]


def _paragraph_start(folded: str, end: int) -> int:
    start = max(0, end - _SENTENCE_CHARS)
    breaks = list(re.finditer(r"\.\s|\n\s*\n|\n\s*(?:dieu\s+\d+\s*\.|\d{1,2}\s*[.)]\s|[a-z]\)\s)", folded[start:end]))
    return start + breaks[-1].end() if breaks else start
