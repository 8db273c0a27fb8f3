"""What was read from a picture put as the rest of the document, and official texts, have it."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from ingest.repair.syllables import seen_together, spellings
from ingest.text import canonical, fold

_WORD = re.compile(r"[^\W\d_]+")
# Another spelling between the same neighbours counts where the text has it this often.
_MIN_OTHERS = 2
# Other accents are meant where the shipped texts (10 million syllables) have them beside a neighbour this many times
# as often: "điều hành" stands there 888 times, "điêu hành" never.
_MIN_TOGETHER = 100


def agreed(phrase: str, text: str) -> str:
    """`phrase`, which `text` contains, with the accents that its words have beside the same neighbours.

    What most places in `text` have decides, or where they differ what official texts nearly always have.
    """
    seen = _spellings(text)
    letters = list(phrase)
    for start, before, word, after in _in_context(phrase):
        votes = seen.get((fold(before), fold(word), fold(after)), Counter())
        meant = _meant(votes, before, word, after)
        for place, letter in enumerate(meant, start):
            letters[place] = letter.upper() if letters[place].isupper() else letter
    return "".join(letters)


def _meant(votes: Counter[str], before: str, word: str, after: str) -> str:
    read = canonical(word)
    most, count = votes.most_common(1)[0] if votes else (read, 0)
    if count >= _MIN_OTHERS and len(votes) == 1:
        return most
    if usual := _usual(before, word, after):
        return usual
    return most if count >= _MIN_OTHERS and count > votes[read] else read


def _usual(before: str, read: str, after: str) -> str | None:
    """The one spelling of the letters of `read` that official texts have beside its neighbours, if there is one."""

    def together(word: str) -> int:
        return max(seen_together(before, word), seen_together(word, after))

    ranked = sorted(spellings(fold(read)), key=together, reverse=True)
    second = together(ranked[1]) if len(ranked) > 1 else 0
    return ranked[0] if ranked and together(ranked[0]) >= _MIN_TOGETHER * max(1, second) else None


def _in_context(text: str) -> Iterator[tuple[int, str, str, str]]:
    """Where each word starts, the word before, itself, the word after; "" where a mark or a figure stands between."""
    words = list(_WORD.finditer(text))
    joined = [not text[one.end() : other.start()].strip() for one, other in pairwise(words)]
    for at, word in enumerate(words):
        before = words[at - 1][0] if at and joined[at - 1] else ""
        after = words[at + 1][0] if at + 1 < len(words) and joined[at] else ""
        yield word.start(), before, word[0], after


def _spellings(text: str) -> dict[tuple[str, str, str], Counter[str]]:
    """How often a word, without accents, is spelt in which way between two others; "" stands for any."""
    seen: dict[tuple[str, str, str], Counter[str]] = {}
    for _, before, word, after in _in_context(canonical(text)):
        bare = fold(before), fold(word), fold(after)
        for key in {bare, ("", *bare[1:]), (*bare[:2], "")}:
            seen.setdefault(key, Counter())[word] += 1
    return seen
