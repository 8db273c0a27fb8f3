"""The cell of a table's row whose column the question asks for."""

import re
from collections.abc import Iterator

from bot.reader.tables import cells_of, is_row
from bot.spans.candidate import Candidate
from bot.spans.counts import asks_for_money
from bot.understanding.answer_types import AnswerType
from bot.understanding.query import Query
from ingest.text import fold, index_terms

# What heads of columns say of their cells, folded.
_HEADS = {
    AnswerType.DATE: r"\b(?:thoi gian|thoi han|ngay|han|nam|thoi diem|hoan thanh)\b",
    AnswerType.ORGANISATION: r"\b(?:don vi|co quan|chu tri|phoi hop|phu trach)\b",
    AnswerType.PERSON: r"\b(?:nguoi|ho ten|ho va ten|phu trach|can bo|chu tri)\b",
    AnswerType.POSITION: r"\b(?:chuc vu|chuc danh)\b",
    AnswerType.NUMBER: r"\bso(?: hieu| dien thoai)\b",
    AnswerType.PLACE: r"\b(?:dia diem|noi|dia chi)\b",
    AnswerType.COUNT: r"\b(?:so|kinh phi|ty le|ti le|diem|muc|tong|trieu|dong|le phi|phi|chi tieu|ket qua)\b|%",
}


_OF_MONEY = re.compile(r"\b(?:kinh phi|tien|dong|trieu|ty|phi|gia|luong|von|muc (?:thu|chi|ho tro))\b")


def cells(row: str, head: str, query: Query) -> Iterator[Candidate]:
    """Cells of the columns that fit what is asked; worth is the share of the head's words the question says."""
    if not is_row(row):
        return
    asked = set(index_terms(query.text))
    money = query.type is AnswerType.COUNT and asks_for_money(query)
    fits = re.compile(_HEADS.get(query.type, r"(?!)"))
    for cell in cells_of(row, head):
        words = index_terms(cell.head)
        said = sum(word in asked for word in words) / len(words) if words else 0.0
        numeric = query.type is not AnswerType.COUNT or re.search(r"\d", row[slice(*cell.span)])
        paid = not money or _OF_MONEY.search(fold(cell.head)) is not None
        if numeric and paid and fits.search(fold(cell.head)):
            yield Candidate(cell.span, said)
