"""Follow-up questions: what an earlier turn lends to the next."""

import re
from collections.abc import Callable
from dataclasses import replace

from bot.understanding.alone import asked_of_named
from bot.understanding.answer_types import AnswerType
from bot.understanding.lexicon import Phrase
from bot.understanding.mentions import (
    Kind,
    document_phrase,
    labelled_thing,
    listed_item,
    mentions,
    numeral_in,
    pointed_item,
    without_ordinal,
)
from bot.understanding.naming import Named
from bot.understanding.pointers import POINTER, THING_POINTER, filled_in, headline
from bot.understanding.query import Query
from bot.understanding.relative_times import with_times
from ingest.documents import Span
from ingest.facts.numbers import document_numbers
from ingest.text import canonical, fold, has_accents, index_terms

# "còn Vĩnh Phúc thì sao", "thế còn kế hoạch", "what about ...", "Bạc Liêu thì sao"
_SWITCH = re.compile(r"^(?:thế |vậy |the |vay |and )?(?:còn|con|what about|how about)\b|^and (?:in|for|of)\b")
_SWITCH_END = re.compile(r"\b(?:thì sao|thi sao)[\s?.!]*$")
# "thế sở tài chính phải làm gì"
_CONTINUES = re.compile(r"(?:thế|vậy|rồi|and|then)\b")
_CONTINUES_BARE = re.compile(r"(?:the|vay|roi)\b")
_CONTINUES_ENGLISH = re.compile(r"so\b")
# "còn sở tư pháp thì phải làm gì": not what was asked before.
_ASKS_ITSELF = re.compile(r"\b(?:gì|nào|ra sao)\b")
# What an answer begins with.
_CLAUSE = re.compile(r"[^.;:]{1,60}(?!\w)")
# The lines of an answer that quote, and what in them is no word of the document.
_QUOTED, _MARKUP = re.compile(r"\s*(?:>|\d+\.)\s"), re.compile(r"\[\d+\]|[*>\\]")
_MOST_SAID = 400
# "Đến năm nào? (Mục tiêu là gì?)"
_LEANING = re.compile(r"^(.+?) \((.+)\)$")
# A question with fewer content syllables than this and no name, number or place cannot stand alone, unless it asks what
# something is; with fewer than the second it rather leans on the turn before, with more it rather does not, even if it
# points ("giấy tờ họ giữ"): of 102 follow-ups in the shipped questions none has more and cannot do without.
_TOO_SHORT, _SHORT, _LONG = 3, 5, 10
# "Mục tiêu là gì?" may lean on the turn before, "ĐKKD là viết tắt của gì?" does not.
_ASKS_MEANING = re.compile(r"\b(?:viết tắt|nghĩa là|thế nào là|hiểu là)\b")
# Words that ask nothing of the names beside them, folded: of "the con o Bac Lieu nam 2022 thi sao". Any other word,
# "quy định gì", "so sánh", makes a question of its own.
_SAYS_NOTHING = frozenset(
    "con the vay thi sao roi o tai cua trong voi va hay hoac cho ve nhu nao "
    "tinh thanh pho huyen xa phuong nam thang ngay "
    "what how about and in for of the year province".split()
)
_WHICH_OF_THEM = re.compile(r"(?<!\w)(?:những|các) (?:\w+ ){1,3}nào(?!\w)")
# "Mục cuối cùng trong danh sách nhiệm vụ": items go by such nouns whatever they are.
_CALLED_ANYTHING = frozenset({"mục", "ý", "dòng", "cái", "gạch đầu dòng", "item", "number"})
# Types of a question for what something is.
_OPEN = frozenset({AnswerType.TEXT, AnswerType.DEFINITION, AnswerType.LIST})
# Names that answer a "which": "xã nào nhận nhiều nhất".
_WHICH_ONE = frozenset({Kind.PLACE, Kind.LOCALITY, Kind.BODY, Kind.PERSON})
Understand = Callable[[str], Query]
"""Understands a question that stands alone."""


def pointing_words(text: str) -> list[Span]:
    """Where `text` only points back ("ông ấy", "còn ... thì sao"): such words are no content to search for."""
    key = canonical(text)
    spans = [Span(*match.span()) for match in POINTER.finditer(key)]
    return spans + [Span(*match.span()) for start in (_SWITCH, _CONTINUES) if (match := start.match(key))]


def _continues(query: Query) -> bool:
    """Whether the question begins like one that goes on; without accents "the" may be "thế", with them it is "thẻ"."""
    key = canonical(query.text)
    bare = query.language == "vi" and not has_accents(query.typed) and _CONTINUES_BARE.match(fold(query.typed))
    english = query.language == "en" and _CONTINUES_ENGLISH.match(key)
    return bool(_CONTINUES.match(key) or bare or english)


def in_context(query: Query, previous: Query, *, answer: str, understand: Understand) -> list[Query]:
    """What `query` may mean after the turn before, the likeliest first; the query alone where it needs nothing."""
    if (timed := with_times(query.text, previous.own_text)) != query.text:
        query = understand(timed)
    meant = _meant(query, previous, answer, understand)
    return [replace(each, told=_said(answer)) if each is not query else each for each in meant]


def _meant(query: Query, previous: Query, answer: str, understand: Understand) -> list[Query]:
    before = f"{previous.typed} {previous.text} {headline(answer)}"
    pointed = pointed_item(query.text, before) if query.type in _OPEN and not query.named else None
    # "Bước 3 thì sao?" after "bước 2 là gì?" exchanges the step.
    exchanged = all(Kind.NUMBERED in mentions(text) for text in (query.text, previous.text))
    if pointed and not exchanged and not listed_item(query.text, answer):
        return [_item(query, pointed, previous, answer), *_after(query, previous, answer, understand)]
    if thing := labelled_thing(query.text, headline(answer)):
        called = query.text[: thing[0].start] + thing[1] + query.text[thing[0].end :]
        return [_carried(understand(called), previous, answer, understand, pointed=True)]
    return _after(query, previous, answer, understand)


def _after(query: Query, previous: Query, answer: str, understand: Understand) -> list[Query]:
    """What `query` may mean by its names and the words that point back."""
    key = canonical(query.text)
    switches = any(re.search(_SWITCH, text) or _SWITCH_END.search(text) for text in (key, fold(query.typed)))
    if query.named.articles and not query.named.numbers:  # "Khoản 2 Điều 6 thì sao?"
        return [_carried(query, previous, answer, understand)] if previous.named.numbers else [query]
    if query.type in {AnswerType.TEXT, previous.type} and _only_names(query):
        return [_in_place_of(previous, understand(_asked_of(previous.own_text, query.text)))]
    length = sum(map(len, query.runs))
    if switches:
        switched = _switched(query, previous, understand)
        # "Dân phàn nàn gì trong quý III, còn quý IV thì sao?" goes on from itself.
        return [query, switched] if length >= _LONG else [switched, query] if length else [switched]
    filled = filled_in(query, previous, answer)
    if filled != query.text:
        whole = understand(filled)
        return [replace(whole, named=_merged(whole.named, previous.named))]
    return _alone_or_carried(query, _carried(query, previous, answer, understand), length)


def _alone_or_carried(query: Query, carried: Query, length: int) -> list[Query]:
    """What a question of `length` content syllables may mean, by itself and with what the turn before lends it."""
    key = canonical(query.text)
    defines = query.type is AnswerType.DEFINITION
    points = POINTER.search(key)
    if defines and not points and _ASKS_MEANING.search(key):
        return [query, carried]
    leans = points or _continues(query)
    # Typed without accents "vay" may begin another question, "vay von can gi", for all that is known.
    surely = points or _CONTINUES.match(key) or query.language == "en"
    if (leans and surely and length < _SHORT) or (length < _TOO_SHORT and not query.named and not defines):
        return [carried]
    if leans and length < _LONG:
        return [replace(carried, may_stand_alone=True), query]
    if query.named.numbers or query.named.places or query.named.localities or query.named.persons:
        return [query]
    if length >= _LONG:
        return [query, carried]
    return [replace(carried, may_stand_alone=defines or length >= _SHORT), query]


def _in_place_of(previous: Query, query: Query) -> Query:
    """`query`, the previous question asked of something else, with what that one took from those before it."""
    if not previous.context:
        return query
    return replace(query, carried=(*query.carried, *previous.carried), named=_merged(query.named, previous.named))


def _item(query: Query, pointed: tuple[int, str], previous: Query, answer: str) -> Query:
    """The question before as one for the item of its list that is pointed at: "chặng thứ hai là gì?"."""
    place, noun = pointed
    asks_for_items = previous.type in {AnswerType.LIST, AnswerType.COUNT} and previous.asked_for
    return replace(
        previous,
        typed=query.typed,
        may_stand_alone=False,
        type=AnswerType.LIST,
        also=(),
        count=numeral_in(headline(answer)) or previous.count,
        item=place,
        asked_for=previous.asked_for if asks_for_items else (tuple(index_terms(noun)),),
        subject=(),
    )


def of_item(query: Query, understand: Understand) -> Query | None:
    """A question that asks by itself for one item of a list, "nhiệm vụ thứ ba của xã là gì?", as one for that item."""
    pointed = pointed_item(query.text, "") if query.type in _OPEN and query.item is None else None
    # "Điều 3 quy định gì" names an article; "ở giai đoạn 2 là những huyện nào" asks for others.
    if pointed is None or query.named.articles or query.named.units or _WHICH_OF_THEM.search(canonical(query.text)):
        return None
    place, noun = pointed
    asked_for = () if noun in _CALLED_ANYTHING else tuple(index_terms(noun))
    whole = understand(without_ordinal(query.text))
    others = (run for run in whole.runs if run[: len(asked_for)] != asked_for or len(run) > len(asked_for))
    says_whose = bool(whole.named) or any(others)
    if not says_whose:
        return None
    return replace(
        whole,
        typed=query.typed,
        type=AnswerType.LIST,
        also=(),
        item=place,
        asked_for=(asked_for,) if asked_for else (),
        subject=(),
    )


def _only_names(query: Query) -> bool:
    """Whether the question says nothing but names: "Còn năm 2024?", "Bạc Liêu thì sao?"."""
    named = {
        term for spans in mentions(query.text).values() for at in spans for term in index_terms(query.text[slice(*at)])
    }
    return bool(named) and all(term in named | _SAYS_NOTHING for term in index_terms(query.text))


def _asked_of(text: str, by: str) -> str:
    """`text` asked of what `by` names: things of the same kind give way, others are added."""
    old, new = mentions(text), _mentions_beside(text, by)
    name = next((by[slice(*spans[0])].strip(" ?.!") for kind, spans in new.items() if kind in _WHICH_ONE), "")
    if name and not _WHICH_ONE & old.keys() and (alone := asked_of_named(text, name)):
        return alone
    added = " ".join(by[slice(*spans[0])] for kind, spans in new.items() if kind not in old)
    text = _exchanged(text, by)
    return f"{text.rstrip(' ?.!')} {added}?" if added else text


def _mentions_beside(text: str, by: str) -> dict[Kind, list[Span]]:
    """What `by` names; a bare name like a person's, "Hà Sơn", is that of a commune where `text` names one."""
    old, new = mentions(text).keys(), mentions(by)
    if Kind.LOCALITY in old - new.keys() and Kind.PERSON in new.keys() - old:
        new[Kind.LOCALITY] = new.pop(Kind.PERSON)
    return new


def _exchanged(text: str, by: str) -> str:
    """`text` with the things that it names in the place of which `by` names others of the same kind."""
    old, new = mentions(text), _mentions_beside(text, by)
    # The number of a document belongs to its place and year.
    goes = Kind.NUMBER in old and Kind.NUMBER not in new and bool({Kind.PLACE, Kind.YEAR} & old.keys() & new.keys())
    # A noun that begins the question is written small inside it: "ở Cầu Gỗ bước 2".
    said = {kind: by[slice(*new[kind][0])] for kind in old.keys() & new.keys()}
    said |= {kind: said[kind][:1].lower() + said[kind][1:] for kind in said.keys() & {Kind.NUMBERED}}
    swaps = [(span, other) for kind, other in said.items() for span in old[kind][:1]]
    swaps += [(span, "") for kind in old.keys() & new.keys() for span in old[kind][1:]]
    swaps += [(span, "") for span in old[Kind.NUMBER]] if goes else []
    for span, other in sorted(swaps, key=lambda swap: -swap[0].start):
        text = text[: span.start] + other + text[span.end :]
    return text


def _switched(query: Query, previous: Query, understand: Understand) -> Query:
    """The earlier question asked of another place, document or thing."""
    asked = query if query.type is not AnswerType.TEXT or _ASKS_ITSELF.search(canonical(query.text)) else previous
    context = understand(_exchanged(previous.text, query.text)) if mentions(query.text) else previous
    return replace(
        query,
        text=f"{query.text} ({context.text})",
        context=context.text if asked is query else "",
        type=asked.type,
        asked_for=query.runs[:1] if query.runs and asked.asked_for else asked.asked_for,
        runs=query.runs or context.runs,
        carried=context.runs if query.runs else (),
        named=_merged(query.named, context.named),
    )


def _carried(query: Query, previous: Query, answer: str, understand: Understand, *, pointed: bool = False) -> Query:
    """The question with the names and the topic of the turn before; what that told, too, where it is pointed at."""
    context = understand(_exchanged(previous.text, query.text)) if mentions(query.text) else previous
    named = _merged(query.named, context.named)
    pointed = pointed or THING_POINTER.search(canonical(query.text)) is not None
    pointed_at = _content_of(answer, understand) if pointed else ()
    number = tuple(document_numbers(headline(answer)))[:1]
    asked_for_it = previous.type is AnswerType.NUMBER and not document_phrase(previous.text)
    if number and asked_for_it and not query.named.numbers:
        # The document that was asked for is known now: what described it says nothing more of it.
        context = replace(context, runs=(), carried=())
        named = replace(named, numbers=number, years=query.named.years)
    asked_before = _in_a_row(context.text) if previous.context else context.text
    return replace(
        query,
        text=f"{query.text} ({asked_before})",
        context=asked_before,
        asked_for=query.asked_for or previous.asked_for,
        carried=tuple(dict.fromkeys((*pointed_at, *context.runs, *context.carried, *previous.carried))),
        named=named,
    )


def _in_a_row(text: str) -> str:
    """A question and, behind it in brackets, what it leans on: one after the other, for brackets in brackets are hard
    to read."""
    return _LEANING.sub(r"\1 \2", text)


def _said(answer: str) -> str:
    """What an answer says: the words of its quotes, where it has any, else its first line."""
    quoted = [line for line in answer.split("\n") if _QUOTED.match(line)] or [headline(answer)]
    return _MARKUP.sub(" ", " ".join(quoted))[:_MOST_SAID]


def _content_of(answer: str, understand: Understand) -> tuple[Phrase, ...]:
    """The content words of the first words of an answer: "khâu này" points at what it told."""
    said = _CLAUSE.match(headline(answer).replace("*", " "))
    return understand(said[0]).runs if said else ()


def _merged(own: Named, before: Named) -> Named:
    """The names of a question and, kind by kind, what it leaves out of those before."""
    return Named(
        numbers=own.numbers or before.numbers,
        places=own.places or before.places,
        localities=own.localities or before.localities,
        persons=own.persons or before.persons,
        days=own.days or (() if own.years else before.days),
        years=own.years or (() if own.numbers or own.days else before.years),
        units=own.units,
        articles=own.articles,
        terms=tuple(dict.fromkeys((*own.terms, *before.terms))),
    )
