"""English questions: searched in Vietnamese through a glossary, and as they stand by meaning."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from bot.understanding.answer_types import AnswerType
from bot.understanding.asking import Asked, asked
from bot.understanding.comparison import comparing
from bot.understanding.lexicon import Phrase, english_glossary, words
from bot.understanding.localities import ENGLISH_KIND, AreWritten
from bot.understanding.naming import named_in
from bot.understanding.query import Query
from bot.understanding.rendering import longest_entry, plain, rendered
from bot.understanding.roles import asks_for_holder, role_in
from ingest.documents import Span
from ingest.text import has_accents, index_terms

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
# "What is the budget of ...", "how much ...": without the thing itself there is no answer.
_OF_A_PROPERTY = frozenset({AnswerType.DEFINITION, AnswerType.COUNT})
# A title or motto keeps its language.
_QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]")
_POSITION = re.compile(r"\b(?:position|post|title|role|hold|holds|held)\b", re.IGNORECASE)
# "How many dossiers" names what is counted, "how much support", "what is the budget" what is measured.
_MANY = re.compile(r"\b(?:how many|number of)\b", re.IGNORECASE)
# Syllables of what is measured that evidence has to mention: "hỗ trợ" of "hỗ trợ hàng tháng".
_SUBJECT = 2
_PREPOSITIONS = frozenset({"of", "in", "on", "at", "for", "to", "by", "per", "under", "during", "after", "before"})
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)}|sept|{'|'.join(month[:3] for month in _MONTHS)})\b\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_DATES = tuple(
    re.compile(rf"\b{date}(?:,? (?P<year>(?:19|20)\d\d))?\b", re.IGNORECASE)
    for date in (rf"{_DAY}(?: of)? {_MONTH}", rf"{_MONTH} {_DAY}(?!\d)")
)
_COUNTED = re.compile(r" ([a-z]+)")
_BEFORE_A_DAY = re.compile(r"\b(?:on|by|before|after|until|since|from|to)\s+$", re.IGNORECASE)
_POSSESSIVE = re.compile(r"(?<=\w)['’]s\b")
_NUMERALS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}


def is_english(text: str) -> bool:
    """Whether a question is English: two in five of the words that tell are, and no Vietnamese word bears an accent."""
    spoken = _WORD.findall(_QUOTED.sub(" ", text))
    accented = any(has_accents(word) for word in spoken if word.islower())
    # Names say nothing of the language: "who is Phạm Minh Hùng".
    common = [plain(word) for word in spoken if word.islower() or word == spoken[0]]
    # "in", "the", "to" are words of both languages once accents are gone.
    telling = [word for word in common if word not in words("stopwords-en-vi.txt")]
    english = sum(word in _english_words() for word in telling)
    return not accented and english >= 0.4 * len(telling) > 0


def understand_english(typed: str, are_written: AreWritten = lambda words: False) -> Query:
    """An English question as a query whose content words are Vietnamese; for `are_written` see `named_in`."""
    question = asked(typed, bare=False, english=True)
    in_vietnamese = _POSSESSIVE.sub("  ", _dates_in_figures(_kinds_in_vietnamese(typed)))
    if question.type is AnswerType.POSITION:  # "What position does she hold" is about her alone.
        in_vietnamese = _POSITION.sub(" ", in_vietnamese)
    named = named_in(in_vietnamese, typed=in_vietnamese, are_written=are_written)
    comparison = comparing(in_vietnamese, named)
    kinds = [
        Span(*kind.span()) for place in named.localities if (kind := ENGLISH_KIND.match(in_vietnamese, place.span.end))
    ]
    taken = [*named.spans, *kinds, *(comparison.cues if comparison else ())]
    spoken = [m for m in _WORD.finditer(in_vietnamese) if not any(span.overlaps(m.span()) for span in taken)]
    translation = _translated([plain(match.group()) for match in spoken])
    runs = tuple(dict.fromkeys(tuple(index_terms(phrase)) for phrase in translation.phrases))
    unknown = tuple(dict.fromkeys(tuple(index_terms(word)) for word in translation.unknown))
    # Acronyms are the same in both languages; and where most words are unknown, none of them may be waved through.
    acronyms = {index_terms(match.group())[0] for match in spoken if match.group().isupper()}
    strange = tuple(run for run in unknown if len(unknown) > len(runs) or run[0] in acronyms)
    noun = _asked_noun(typed, question, runs)
    counts_things = _MANY.search(typed) is not None
    runs, unknown = (*runs, *strange), tuple(run for run in unknown if run not in strange)
    return Query(
        typed=typed,
        language="en",
        text=typed,
        rendering=rendered(in_vietnamese, named.spans),
        type=question.type,
        count=translation.asked_count,
        asked_for=(noun,) if noun and (question.type is AnswerType.LIST or counts_things) else (),
        subject=noun[:_SUBJECT] if question.type in _OF_A_PROPERTY and not named.persons else (),
        runs=runs,
        carried=unknown,
        named=named,
        compares=comparison is not None,
        sides=comparison.sides if comparison else (),
        role=role_in(" ".join(translation.phrases)) if asks_for_holder(typed) else None,
    )


def _asked_noun(typed: str, question: Asked, runs: Sequence[Phrase]) -> Phrase:
    """Which of `runs` is counted, listed or asked about: "kinh phí" in "what is the total budget of ..."."""
    group: list[str] = []
    for match in _WORD.finditer(typed, question.spans[0].end if question.spans else 0):
        word = plain(match.group())
        if word not in words("stopwords-en.txt") | words("stopwords-en-vi.txt") | _PREPOSITIONS:
            group.append(word)
        elif group:
            break
    nouns = [noun for phrase in _translated(group).phrases if (noun := tuple(index_terms(phrase))) in runs]
    # Of "young people attended" and "units won" the first is the noun, of "administrative reform budget" the last.
    first = question.type is AnswerType.LIST or _MANY.search(typed) or not nouns
    return (nouns or [*runs, ()])[0 if first else -1]


@cache
def _english_words() -> frozenset[str]:
    """Words that show a question to be English."""
    of_glossary = {word for phrase in english_glossary() for word in phrase}
    return (words("stopwords-en.txt") | of_glossary | _NUMERALS.keys()) - words("stopwords-en-vi.txt")


def _kinds_in_vietnamese(typed: str) -> str:
    """`typed` with "Directive No. 34" as "chỉ thị 34", so that references are found in it."""
    glossary = english_glossary()
    return re.sub(
        r"\b(directive|resolution|decision|decree|circular|plan)s?,?(?: number| no\.?)? (?=\d)",
        lambda match: glossary[(match[1].lower(),)] + " ",
        typed,
        flags=re.IGNORECASE,
    )


def _dates_in_figures(text: str) -> str:
    """`text` with "15 September 2022" and "September 15, 2022" as 15/9/2022."""

    def written(match: re.Match[str]) -> str:
        if not match["year"] and _is_no_date(match):
            return match.group()
        month = 1 + next(at for at, name in enumerate(_MONTHS) if name.startswith(match["month"].lower()))
        return f"{int(match['day'])}/{month}" + (f"/{match['year']}" if match["year"] else "")

    for date in _DATES:
        text = date.sub(written, text)
    return text


def _is_no_date(match: re.Match[str]) -> bool:
    """Whether what may be a date without a year is none: "which of the 12 may apply", "in June 30 households"."""
    if match["month"] == "may":
        return True
    month_first = match.start("month") < match.start("day")
    counted = _COUNTED.match(match.string, match.end()) if month_first else None
    small = words("stopwords-en.txt") | words("stopwords-en-vi.txt") | _PREPOSITIONS
    said_so = _BEFORE_A_DAY.search(match.string[: match.start()])
    return bool(counted and counted[1] not in small and not said_so)


class _Translation(NamedTuple):
    phrases: list[str]
    """Vietnamese phrases, in the order of the English."""
    unknown: list[str]
    """Words the glossary lacks."""
    asked_count: int | None
    """The number of things asked for."""


def _translated(spoken: list[str]) -> _Translation:
    """The words through the glossary, longest entry first."""
    glossary, longest = english_glossary(), longest_entry()
    phrases: list[str] = []
    unknown: list[str] = []
    count, at = None, 0
    while at < len(spoken):
        sizes = range(min(longest, len(spoken) - at), 0, -1)
        size = next((size for size in sizes if tuple(spoken[at : at + size]) in glossary), 0)
        word = spoken[at]
        if size:
            phrases.append(glossary[tuple(spoken[at : at + size])])
        elif word in _NUMERALS or re.fullmatch(r"\d{1,2}", word):
            count = _NUMERALS.get(word) or int(word)
        elif word not in words("stopwords-en.txt") | words("stopwords-en-vi.txt") and not word.isdigit():
            unknown.append(word)
        at += size or 1
    return _Translation(phrases, unknown, count)
