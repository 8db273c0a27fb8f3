"""English questions: searched in Vietnamese through a glossary, and as they stand by meaning."""

import re
from functools import cache

from bot.answer_types import AnswerType, asked
from bot.lexicon import Phrase, english_glossary, words
from bot.naming import named_in
from bot.query import Query
from ingest.text import has_accents, index_terms

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
# "What is the budget of ...", "how much ...": without the thing itself there is no answer.
_OF_A_PROPERTY = frozenset({AnswerType.DEFINITION, AnswerType.COUNT})
_NUMERALS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}


def is_english(text: str) -> bool:
    """Whether a question is English: at least two words in five are, and no Vietnamese word bears an accent."""
    spoken = _WORD.findall(text)
    accented = any(has_accents(word) for word in spoken if word.islower())
    english = sum(_plain(word) in _english_words() for word in spoken)
    return not accented and english >= 0.4 * len(spoken) > 0


def understand_english(typed: str) -> Query:
    """An English question as a query whose content words are Vietnamese."""
    question = asked(typed, bare=False, english=True)
    in_vietnamese = _kinds_in_vietnamese(typed)
    named = named_in(in_vietnamese, typed=in_vietnamese)
    spoken = [m for m in _WORD.finditer(in_vietnamese) if not any(span.overlaps(m.span()) for span in named.spans)]
    runs, unknown, count = _translated([_plain(match.group()) for match in spoken])
    return Query(
        typed=typed,
        language="en",
        text=typed,
        type=question.type,
        count=count,
        asked_for=runs[:1] if question.type in {AnswerType.LIST, AnswerType.COUNT} else (),
        subject=runs[0] if runs and question.type in _OF_A_PROPERTY and not named.persons else (),
        runs=runs,
        carried=unknown,
        named=named,
    )


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


def _translated(spoken: list[str]) -> tuple[tuple[Phrase, ...], tuple[Phrase, ...], int | None]:
    """The words as Vietnamese phrases, longest glossary entry first; those it lacks; the number of things asked for."""
    glossary, longest = english_glossary(), max(map(len, english_glossary()))
    runs: list[Phrase] = []
    unknown: list[Phrase] = []
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
                unknown.append(tuple(index_terms(word)))
        at += size
    return tuple(dict.fromkeys(runs)), tuple(dict.fromkeys(unknown)), count


def _plain(word: str) -> str:
    return word.lower().replace("’", "'").removesuffix("'s")
