"""Document numbers, for questions of which decision or plan."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from bot.reader.reading import persons_of
from bot.spans.candidate import Candidate
from bot.spans.contacts import asks_for_telephone, telephones
from bot.understanding.query import Query
from bot.understanding.roles import positions_in
from ingest.documents import Span
from ingest.facts.numbers import KINDS, document_numbers
from ingest.text import fold

_KIND_WORDS = {
    **{fold(name): code for code, name in KINDS.items() if code not in {"L", "QyĐ"}},
    "directive": "CT",
    "resolution": "NQ",
    "decision": "QĐ",
    "plan": "KH",
    "decree": "NĐ",
}
_UNNAMED_WORTH = -0.4


def numbers(text: str, query: Query) -> Iterator[Candidate]:
    """Numbers of documents of the kind asked for; telephone numbers where one is to be called; laws by name."""
    if asks_for_telephone(query.own_text):
        # The number of an office is told with that office or a name, or below a heading that bears them.
        of_another = _names_office(query.own_text) and not (positions_in(text) or persons_of(text))
        yield from (replace(found, worth=_UNNAMED_WORTH if of_another else 0.0) for found in telephones(text))
        return
    key = fold(query.own_text)
    named = {code for word, code in _KIND_WORDS.items() if re.search(rf"\b{word}\b", key)}
    # "quyết định ban hành kế hoạch ... là quyết định số mấy" asks for a quyết định.
    sought = {
        code for word, code in _KIND_WORDS.items() if re.search(rf"\b{word}(?: so)? (?:may|nao|bao nhieu)\b", key)
    }
    asked_codes = sought or named
    for mention in document_numbers(text):
        known = any(mention.matches(number) for number in query.named.numbers)
        if not known and (not asked_codes or mention.code in asked_codes or mention.code is None):
            yield Candidate(Span(mention.start, mention.end))


@lru_cache(256)
def _names_office(question: str) -> bool:
    return bool(positions_in(question))
