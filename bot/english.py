"""English questions: searched in Vietnamese through a glossary, and as they stand by meaning."""

import re

from bot.answer_types import AnswerType, asked
from bot.lexicon import Phrase, english_glossary, words
from bot.persons import persons_in
from bot.query import Query
from ingest.documents import Span
from ingest.numbers import references
from ingest.places import provinces_in
from ingest.text import has_accents, index_terms

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NUMERALS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}


def is_english(text: str) -> bool:
    """Whether a question is English: at least two words in five are English ones that no Vietnamese uses."""
    spoken = [word.lower().removesuffix("'s").removesuffix("’s") for word in _WORD.findall(text)]
    lower_case_accents = sum(has_accents(word) for word in _WORD.findall(text) if word.islower())
    english = sum(word in words("stopwords-en.txt") or (word,) in english_glossary() for word in spoken)
    return lower_case_accents == 0 and english >= 0.4 * len(spoken) > 0


def understand_english(typed: str) -> Query:
    question = asked(typed, bare=False, english=True)
    numbers, places = references(_kinds_in_vietnamese(typed)), provinces_in(typed)
    persons = [span for span in persons_in(typed) if not any(span.overlaps((p.start, p.end)) for p in places)]
    entities = [*(Span(place.start, place.end) for place in places), *persons]
    spoken = [m for m in _WORD.finditer(typed) if not any(span.overlaps(m.span()) for span in entities)]
    runs, count = _translated([_plain(match.group()) for match in spoken])
    return Query(
        typed=typed,
        language="en",
        text=typed,
        type=question.type,
        count=count,
        asked_for=runs[:1] if question.type in {AnswerType.LIST, AnswerType.COUNT} else (),
        runs=runs,
        entity_terms=tuple(tuple(index_terms(typed[start:end])) for start, end in entities),
        numbers=tuple(numbers),
        places=tuple(dict.fromkeys(place.name for place in places)),
        persons=tuple(tuple(index_terms(typed[start:end])) for start, end in persons),
        years=tuple(sorted({int(match.group()) for match in _YEAR.finditer(typed)})),
    )


def _kinds_in_vietnamese(typed: str) -> str:
    """`typed` with "Directive No. 34" as "chỉ thị 34", so that references are found in it."""
    glossary = english_glossary()
    return re.sub(
        r"\b(directive|resolution|decision|decree|circular|plan)s?,?(?: number| no\.?)? (?=\d)",
        lambda match: glossary[(match[1].lower(),)] + " ",
        typed,
        flags=re.IGNORECASE,
    )


def _translated(spoken: list[str]) -> tuple[tuple[Phrase, ...], int | None]:
    """The words as Vietnamese phrases, longest glossary entry first; a word it lacks stands as it is."""
    glossary, longest = english_glossary(), max(map(len, english_glossary()))
    runs: list[Phrase] = []
    count, at = None, 0
    while at < len(spoken):
        for size in range(min(longest, len(spoken) - at), 0, -1):
            phrase = tuple(spoken[at : at + size])
            if phrase in glossary:
                runs.append(tuple(index_terms(glossary[phrase])))
                break
        else:
            size, word = 1, spoken[at]
            if word in _NUMERALS:
                count = _NUMERALS[word]
            elif word.isdigit() and len(word) < 3:
                count = int(word)
            elif word not in words("stopwords-en.txt") | words("stopwords-en-vi.txt") and not word.isdigit():
                runs.append(tuple(index_terms(word)))
        at += size
    return tuple(dict.fromkeys(runs)), count


def _plain(word: str) -> str:
    return word.lower().replace("’", "'").removesuffix("'s")
