"""Parts of a legal text as questions name them: "Điều 5", "khoản 2", "điểm a khoản 2 Điều 5", "Chương II"."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from ingest.documents import Span
from ingest.text import canonical

# "Điều 1.11.NĐ.1.1" is how the codification of law numbers its articles.
_CODIFIED = r"\d{1,3}\.\d{1,3}\.[a-zđ]{2}(?:\.\d{1,4})+"
_ARTICLE = rf"(?:{_CODIFIED}|\d{{1,3}}[a-zđ]?)"
_UNIT = re.compile(rf"\b(điều|khoản|chương|mục|phần|phụ lục)\s+({_ARTICLE}|[ivxlc]{{1,6}})\b")
_CLAUSE, _POINT = r"khoản\s+(\d{1,3})\b", r"điểm\s+([a-zđ])\b"
_APART = r"(?:[\s,]+|\s+(?:của|thuộc)\s+)"
_NAMED = re.compile(
    rf"(?:\b{_POINT}{_APART})?(?:\b{_CLAUSE}{_APART})?"
    rf"\bđiều\s+({_ARTICLE})(?![\w.]\w)"
    rf"(?:{_APART}{_CLAUSE})?(?:{_APART}{_POINT})?"
)


class LegalUnit(NamedTuple):
    """One part of a text, by kind and number as written: ("điều", "5")."""

    kind: str
    number: str
    span: Span


@dataclass(frozen=True, slots=True)
class ArticleMention:
    """An article, or a clause or point of it, in lower case: "5", "12a", "1.11.nđ.1.1"."""

    article: str
    clause: str | None
    point: str | None
    span: Span

    @property
    def is_codified(self) -> bool:
        """Whether it is named by its number in the codification of law, which names one article of one document."""
        return "." in self.article


def units_in(text: str) -> list[LegalUnit]:
    """The parts that `text` names, in order."""
    return [LegalUnit(m[1], m[2], Span(*m.span())) for m in _UNIT.finditer(canonical(text))]


def articles_in(text: str) -> list[ArticleMention]:
    """The articles that `text` names, in order, each with the clause and point named beside it."""
    return [
        ArticleMention(m[3], clause=m[2] or m[4], point=m[1] or m[5], span=Span(*m.span()))
        for m in _NAMED.finditer(canonical(text))
    ]
