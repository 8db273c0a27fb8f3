"""Follow-up questions: what an earlier turn lends to the next."""

import re
from dataclasses import replace

from bot.answer_types import AnswerType
from bot.lexicon import Phrase
from bot.naming import Named
from bot.persons import persons_in
from bot.query import Query
from ingest.documents import Span
from ingest.facts.numbers import document_numbers
from ingest.text import canonical, fold, index_terms

# "còn Vĩnh Phúc thì sao", "thế còn kế hoạch", "what about ..."
_SWITCH = re.compile(r"^(?:thế |vậy |the |vay |and )?(?:còn|con|what about|how about)\b")
# "thế sở tài chính phải làm gì"
_CONTINUES = re.compile(r"(?:thế|vậy|rồi|the|vay|roi|and|so|then)\b")
# Words that point back.
_POINTER = re.compile(
    r"\b(?:(?:ông|bà|đồng chí|vị|người|anh|chị) (?:ấy|này|đó|ta)"
    r"|(?:đó|này|ấy|trên|nêu trên|nói trên)(?! đây)|họ|nó|chúng"
    r"|he|she|his|her|him|they|their|it|its|this|that|those|these)\b"
)
_PERSON_POINTER = re.compile(r"\b(?:ông|bà|đồng chí|vị|người|anh|chị) (?:ấy|này|đó|ta)\b|\b(?:he|she|his|her|him)\b")
# A question with fewer content syllables than this and no name, number or place cannot stand alone.
_TOO_SHORT = 3


def pointing_words(text: str) -> list[Span]:
    """Where `text` only points back ("ông ấy", "còn ... thì sao"): such words are no content to search for."""
    key = canonical(text)
    spans = [Span(*match.span()) for match in _POINTER.finditer(key)]
    return spans + [Span(*match.span()) for start in (_SWITCH, _CONTINUES) if (match := start.match(key))]


def complete(query: Query, previous: Query, *, answer: str) -> Query:
    """`query` with what it leaves out taken from the turn before; itself when it can stand alone."""
    key = canonical(query.text)
    if _SWITCH.match(key) or _SWITCH.match(fold(query.typed)):
        return _switched(query, previous)
    if query.named.articles and not query.named.numbers:  # "Khoản 2 Điều 6 thì sao?"
        return _carried(query, previous, answer=answer) if previous.named.numbers else query
    short = not query.named and sum(map(len, query.runs)) < _TOO_SHORT
    if not (short or _POINTER.search(key) or _CONTINUES.match(key) or _CONTINUES.match(fold(query.typed))):
        return query
    return _carried(query, previous, answer=answer)


def _switched(query: Query, previous: Query) -> Query:
    """The earlier question asked of another place, document or thing."""
    asks_anew = query.type is not AnswerType.TEXT
    asked = query if asks_anew else previous
    return replace(
        query,
        text=f"{query.text} ({previous.text})",
        type=asked.type,
        asked_for=query.runs[:1] if query.runs and asked.asked_for else asked.asked_for,
        runs=query.runs or previous.runs,
        carried=previous.runs if query.runs else (),
        named=_switched_names(query.named, previous.named),
    )


def _switched_names(own: Named, before: Named) -> Named:
    """What a question of another place or year names: that in the place of the earlier one, the rest as before.

    The document and the day of the earlier question were those of its place and year.
    """
    if not own:
        return before
    if own.numbers or own.persons or own.articles:
        return own
    places, years = own.places or before.places, own.years or before.years
    kept = [*(before.places if not own.places else ()), *(f"năm {year}" for year in before.years if not own.years)]
    terms = (*own.terms, *(tuple(index_terms(name)) for name in kept))
    return replace(own, places=places, years=years, terms=terms)


def _carried(query: Query, previous: Query, *, answer: str) -> Query:
    """The question with the names and the topic of the turn before."""
    own, before = query.named, previous.named
    persons = own.persons
    if not persons and _points_at_person(query):
        persons = _first_person(answer) or before.persons
    named = Named(
        numbers=own.numbers or before.numbers or tuple(document_numbers(_headline(answer))),
        places=own.places or before.places,
        persons=persons,
        days=own.days,
        years=own.years,
        units=own.units,
        articles=own.articles,
        terms=tuple(dict.fromkeys((*own.terms, *persons, *before.terms))),
    )
    return replace(
        query,
        text=f"{query.text} ({previous.text})",
        asked_for=query.asked_for or previous.asked_for,
        carried=(*previous.runs, *previous.carried),
        named=named,
    )


def _points_at_person(query: Query) -> bool:
    return bool(_PERSON_POINTER.search(canonical(query.text)))


def _first_person(answer: str) -> tuple[Phrase, ...]:
    """The first person the answer names: the headline comes before the evidence."""
    spans = persons_in(answer.replace("*", " "))
    return (tuple(index_terms(answer[spans[0].start : spans[0].end])),) if spans else ()


def _headline(answer: str) -> str:
    return answer.split("\n", 1)[0]
