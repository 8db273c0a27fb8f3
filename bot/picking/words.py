"""The words of a sentence and of a question, and where in a sentence a phrase may begin and end."""

import re
from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from bot.understanding.lexicon import words
from bot.understanding.query import Query
from ingest.text import canonical, has_accents, index_tokens, tokens

Flags = NDArray[np.bool_]
Places = NDArray[np.intp]

# No phrase has more words: of the gold answers of viquad-dev one in fifty is longer.
_LONGEST = 45
# What parts phrases in Vietnamese: verbs of being, prepositions, conjunctions, particles of tense and voice.
_LINKS: dict[str, str] = {
    "is": "là",
    "holds": "gồm như có",
    "cause": "do vì bởi nhờ",
    "purpose": "để nhằm",
    "place": "ở tại trong trên ngoài giữa",
    "from": "từ vào đến tới sang ra",
    "of": "của cho với về theo bằng",
    "tense": "đã được bị sẽ đang phải không chưa",
    "joins": "và hoặc hay cùng nhưng mà thì nên rồi còn",
    "clause": "rằng khi nếu sau trước dù tuy vốn",
}
_KIND_OF = {word: kind for kind, of in _LINKS.items() for word in of.split()}
LINK_KINDS = tuple(_LINKS)
_QUESTION_WORD = re.compile(
    r"(?<!\w)(?:như thế nào|thế nào|khi nào|bao giờ|bao nhiêu|bao lâu|vì sao|tại sao|nào|gì|ai|đâu|sao|mấy)(?!\w)"
)


class Asking:
    """The content words of a question, on either side of its (last) question word."""

    def __init__(self, query: Query) -> None:
        self.type = query.type
        found = list(_QUESTION_WORD.finditer(canonical(query.text)))
        start, end = found[-1].span() if found else (len(query.text), len(query.text))
        content = list(_content(query.text))
        self.before = [term for term, at in content if at < start]
        self.after = [term for term, at in content if at >= end]
        self._spellings = query.spellings

    def means(self, term: str, spelt: str) -> bool:
        """Whether a term of the question may be the one spelt so: "phận" is not "phân", "phan" may be either."""
        typed = self._spellings.get(term, frozenset())
        return spelt in typed or not has_accents(spelt) or not (typed and all(map(has_accents, typed)))


def _content(text: str) -> Iterator[tuple[str, int]]:
    """(term, offset) of each word of a question that carries content."""
    for token, term in zip(tokens(text), index_tokens(text), strict=True):
        if token.text not in words("stopwords-vi.txt"):
            yield term.text, token.start


class Sentence:
    """A sentence as its words; flags are arrays over the words, gaps stand before each word and after the last."""

    def __init__(self, text: str, asking: Asking) -> None:
        plain = canonical(text)
        found = index_tokens(text)
        self.terms = [word.text for word in found]
        self.starts = [word.start for word in found]
        self.ends = [word.end for word in found]
        self.gaps = [
            text[end:start].strip() for end, start in zip([0, *self.ends], [*self.starts, len(text)], strict=True)
        ]
        links = [_KIND_OF.get(plain[word.start : word.end]) for word in found]
        self.links = {kind: _flags(link == kind for link in links) for kind in LINK_KINDS}
        self.capital = _flags(text[start].isupper() for start in self.starts)
        self.digit = _flags(text[start].isdigit() for start in self.starts)
        self._as_typed = _flags(asking.means(word.text, plain[word.start : word.end]) for word in found)
        self.asked_before = self.are(asking.before)
        self.asked_after = self.are(asking.after)
        self.asked = self.asked_before | self.asked_after
        self.parted = _flags(map(bool, self.gaps))

    def are(self, terms: Iterable[str]) -> Flags:
        """Which words are among `terms` of the question."""
        wanted = frozenset(terms)
        return _flags(term in wanted for term in self.terms) & self._as_typed

    def gap_with(self, signs: str) -> Flags:
        """Which gaps hold one of `signs`."""
        return _flags(bool(gap) and any(sign in gap for sign in signs) for gap in self.gaps)

    def phrases(self) -> tuple[Places, Places]:
        """The first word, and the one after the last, of each phrase that may answer."""
        cuts = np.flatnonzero(self._cuts())
        firsts, lasts = np.nonzero((cuts[:, None] < cuts) & (cuts <= cuts[:, None] + _LONGEST))
        return cuts[firsts], cuts[lasts]

    def _cuts(self) -> Flags:
        """Before which words, and after the last, a phrase may begin or end."""
        link = np.logical_or.reduce(list(self.links.values()))
        within = link[:-1] | link[1:]
        for flags in (self.asked, self.capital, self.digit):
            within = within | (flags[:-1] != flags[1:])
        edge = np.ones(1, dtype=np.bool_)
        return np.asarray(self.parted | np.concatenate([edge, within, edge]))


def _flags(values: Iterable[bool]) -> Flags:
    return np.fromiter(values, dtype=np.bool_)
