"""Names and titles read from a picture, put as the rest of the document has them: one slip among many right readings."""

import re
from collections import Counter

from ingest.text import canonical, fold

_WORD = re.compile(r"[^\W\d_]+")
# Another spelling between the same neighbours counts where the text has it this often.
_MIN_OTHERS = 2


def agreed(phrase: str, text: str) -> str:
    """`phrase`, which `text` contains, with the accents that most places in `text` give its words there."""
    seen = _spellings(text)
    words = list(_WORD.finditer(phrase))
    letters = list(phrase)
    for at, word in enumerate(words):
        around = words[max(0, at - 1) : at + 2]
        votes = seen.get(tuple(fold(near[0]) for near in around), Counter()) if len(around) == 3 else Counter()
        read = canonical(word[0])
        meant, count = votes.most_common(1)[0] if votes else (read, 0)
        if count >= _MIN_OTHERS and count > votes[read]:
            for place, letter in enumerate(meant, word.start()):
                letters[place] = letter.upper() if letters[place].isupper() else letter
    return "".join(letters)


def _spellings(text: str) -> dict[tuple[str, ...], Counter[str]]:
    """How often the middle one of three words that follow each other is spelt in which way."""
    words = [canonical(word) for word in _WORD.findall(text)]
    bare = [fold(word) for word in words]
    seen: dict[tuple[str, ...], Counter[str]] = {}
    for at in range(1, len(words) - 1):
        seen.setdefault((bare[at - 1], bare[at], bare[at + 1]), Counter())[words[at]] += 1
    return seen
