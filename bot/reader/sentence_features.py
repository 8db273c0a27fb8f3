"""What speaks for and against a sentence as the answer to a question, in figures that a model weighs.

Each function gives one group of features; `eval/train_reader.py` measures what every group is worth.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from bot.answers import Hit
from bot.reader.matching import Matcher
from bot.reader.polarity import contradicts
from bot.reader.reading import Terms, terms_of
from bot.reader.sentence_facts import facts_of
from bot.reader.support import Support, Surroundings
from bot.understanding.answer_types import AnswerType
from bot.understanding.asking import asked
from bot.understanding.lexicon import words
from bot.understanding.query import Query
from ingest.documents import SourceDocument, Span
from ingest.text import canonical, index_terms, index_tokens

Features = dict[str, float]

_LONGEST_PHRASE = 6
# Words this close to the question words say what is asked of: "ai đã giết", "vị trí nào".
_BESIDE_CHARS = 12
_NEAR_CHARS = 30
_DEFINES = re.compile(r"^[^.;:]{2,80}?(?:\s(?:là|được hiểu là|nghĩa là|viết tắt)\s|:\s)")
_NAMING = frozenset({
    AnswerType.PERSON, AnswerType.PLACE, AnswerType.ORGANISATION, AnswerType.PROVINCE, AnswerType.LIST, AnswerType.TEXT,
})  # fmt: skip
SPANNED = frozenset(AnswerType) - {AnswerType.LIST, AnswerType.DEFINITION, AnswerType.TEXT}
"""Types of question for which bot/spans finds what could be the answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A sentence and what was measured of it. `own`, `before` and `after` are the matcher's degrees for it and the
    sentences beside it; `place` is its number among the `count` of its passage."""

    hit: Hit
    sentence: Span
    """Offsets in the passage."""
    text: str
    said: str
    """The text as it is read: of a row of a table each cell after the head of its column."""
    own: Sequence[float]
    before: Sequence[float] | None
    after: Sequence[float] | None
    around: Surroundings
    support: Support
    place: int
    count: int
    cosine: float
    span: Span | None
    """Offsets in the sentence."""
    nearness: float


class SentenceFeatures:
    """The features of sentences for one query."""

    def __init__(self, query: Query, matcher: Matcher) -> None:
        self._query, self._matcher = query, matcher
        self._total = sum(matcher.weights) or 1.0
        self._rarest = max(range(len(matcher.weights)), key=matcher.weights.__getitem__, default=None)
        self._content = [term for run in query.runs for term in run]
        self._pairs = [pair for run in query.runs for pair in pairwise(run)]
        self._neighbours = [(first, second) for first, second in pairwise(self._content) if first != second]
        self._content_once = frozenset(self._content)
        self._written = self._content_once.intersection(index_terms(query.text))
        self._phrases_by_size = [_phrases(query.text, size) for size in range(3, _LONGEST_PHRASE + 1)]
        self._starts: dict[tuple[str, str], list[int]] = {}
        for at, pair in enumerate(pairwise(terms_of(query.text).syllables)):
            self._starts.setdefault(pair, []).append(at)
        self._syllables = frozenset(index_terms(query.text))
        self._facts = facts_of(query.text)
        self._names = {name for name, _ in self._facts.names}
        self._figures = {figure for figure, _ in self._facts.figures}
        self._left, self._right = _beside_question_words(query)
        self._untyped = {f"{name}_{type_}": 0.0 for type_ in SPANNED for name in ("span", "nearness")}
        self._of_passages: dict[str, Features] = {}

    def of(self, it: Measured) -> Features:
        """All features of the sentence that can be told without the other sentences."""
        passage = self._passage(it)
        return {
            **passage,
            **self._words(it, passage["passage"]),
            **self._phrases(it),
            **self._asked(it),
            **self._named(it),
            **self._sought(it),
            **self._span(it),
            **self._form(it),
        }

    def share(self, degrees: Sequence[float]) -> float:
        """The share of the question's content, by weight, that `degrees` stand for."""
        return self._matcher.held(degrees) / self._total

    def _passage(self, it: Measured) -> Features:
        """What the sentences of a passage have in common."""
        key = it.hit.passage.id
        if key not in self._of_passages:
            self._of_passages[key] = self._around(it.hit, it.around)
        return self._of_passages[key]

    def _around(self, hit: Hit, around: Surroundings) -> Features:
        title, passage = terms_of(hit.document.title).single, terms_of(hit.passage.text).single
        at = self._rarest
        return {
            "title": self.share(around.title),
            "passage": self.share(list(map(max, around.passage, around.title))),
            "rarest_around": max(around.passage[at], around.title[at]) if at is not None else 0.0,
            "asked_left_around": _part(self._left, passage),
            "asked_right_around": _part(self._right, passage),
            "names_in_title": len(self._names & title) / (len(self._names) or 1),
            "names_nowhere": float(len(self._names - passage - title)),
            "entities_around": sum(around.entities) / (len(around.entities) or 1),
        }

    def _words(self, it: Measured, of_passage: float) -> Features:
        own = self.share(it.own)
        adds = {
            side: self.share(list(map(max, it.own, degrees))) - own if degrees else 0.0
            for side, degrees in (("before", it.before), ("after", it.after))
        }
        at = self._rarest
        return {
            "own": own,
            "exact": sum(it.own) / len(it.own) if it.own else 0.0,
            "content": it.support.content,
            "support": it.support.share,
            "passage_adds": of_passage - own,
            "before_adds": adds["before"],
            "after_adds": adds["after"],
            "rarest": it.own[at] if at is not None else 0.0,
        }

    def _phrases(self, it: Measured) -> Features:
        terms = terms_of(it.said)
        held = self._written & terms.single
        both = [pair for pair in self._neighbours if held.issuperset(pair)]
        places: dict[str, list[int]] = {syllable: [] for pair in both for syllable in pair}
        for at, syllable in enumerate(terms.syllables) if both else ():
            if syllable in places:
                places[syllable].append(at)
        near = order = 0.0
        for first, second in both:
            step = min([b - a for a in places[first] for b in places[second]], key=abs)
            near += 1 / abs(step)
            order += 1 if step > 0 else -1
        count = len(self._content) - 1 or 1
        return {
            "pairs": sum(map(terms.pairs.__contains__, self._pairs)) / (len(self._pairs) or 1),
            "longest": self._longest_phrase(terms) / _LONGEST_PHRASE,
            "near": near / count,
            "order": order / count,
        }

    def _longest_phrase(self, terms: Terms) -> int:
        """How many syllables of the question stand together in the same order; 0 for fewer than two."""
        starts = [at for pair in self._starts.keys() & terms.pairs for at in self._starts[pair]]
        longest = 2 if starts else 0
        for size, phrases in enumerate(self._phrases_by_size, start=3):
            # A longer phrase can only begin where a shorter one does.
            starts = [at for at in starts if at < len(phrases) and phrases[at] in terms.joined]
            if not starts:
                return longest
            longest = size
        return longest

    def _asked(self, it: Measured) -> Features:
        sentence = terms_of(it.said).single
        return {"asked_left": _part(self._left, sentence), "asked_right": _part(self._right, sentence)}

    def _named(self, it: Measured) -> Features:
        facts = facts_of(it.said)
        names = self._names & terms_of(it.said).single
        figures = {figure for figure, _ in facts.figures}
        lacking = self._figures - figures
        entities = len(it.around.entities) or 1
        return {
            "names": len(names) / (len(self._names) or 1),
            "names_lacking": float(len(self._names) - len(names)),
            "figures_lacking": float(len(lacking)),
            "other_figures": float(bool(self._figures) and lacking == self._figures and bool(figures)),
            "entities_here": it.support.named / entities,
            "entities_lacking": float(len(it.support.missing)),
            "turns_lacking": float(len(self._facts.turns - facts.turns)),
            "contradicts": float(contradicts(facts.turns, self._facts.turns)),
        }

    def _sought(self, it: Measured) -> Features:
        """Whether it tells of the kind that is asked for something that the question does not say itself."""
        facts, type_ = facts_of(it.said), self._query.type
        names = [at for name, at in facts.names if name not in self._syllables] if type_ in _NAMING else []
        counts = type_ is AnswerType.COUNT
        figures = [at for figure, at in facts.figures if figure not in self._figures] if counts else []
        return {
            "new_name": float(bool(names)),
            "near_name": self._nearness(it.said, names),
            "new_figure": float(bool(figures)),
            "near_figure": self._nearness(it.said, figures),
            "new_time": float(type_ is AnswerType.DATE and facts.tells_time),
            "new_cause": float(type_ is AnswerType.REASON and facts.tells_cause),
            "enumerated": facts.enumerated / 3 if type_ is AnswerType.LIST else 0.0,
        }

    def _nearness(self, text: str, found: Sequence[int]) -> float:
        """How near the nearest of the places `found` stands to the words of the question, 0 to 1."""
        if not found:
            return 0.0
        terms = terms_of(text)
        content = self._content_once
        at = [start for syllable, start in zip(terms.syllables, terms.starts, strict=True) if syllable in content]
        near = (sum(1 / (1 + abs(place - start) / _NEAR_CHARS) for start in at) for place in found)
        return max(near) / len(at) if at else 0.0

    def _span(self, it: Measured) -> Features:
        found = {"span": float(it.span is not None), "nearness": it.nearness}
        type_ = self._query.type
        typed = {f"{name}_{type_}": value for name, value in found.items()} if type_ in SPANNED else {}
        return {**self._untyped, **typed, **found}

    def _form(self, it: Measured) -> Features:
        syllables = terms_of(it.text).syllables
        new = len(syllables) - sum(map(self._syllables.__contains__, syllables))
        return {
            "first": float(it.place == 0),
            "place": it.place / max(1, it.count - 1),
            "length": math.log1p(len(syllables)),
            "new_words": math.log1p(new),
            "is_title": float(is_title(it.text, it.hit.document)),
            "colon": float(it.text.endswith(":")),
            "asks": float(it.text.endswith("?")),
            "leans_back": float(facts_of(it.text).leans_back),
            "defines": float(self._query.type is AnswerType.DEFINITION and _DEFINES.search(it.text) is not None),
        }


def compared(measured: Sequence[Measured], features: Sequence[Features]) -> list[Features]:
    """`features` with those that set each sentence, and its passage, against the other ones."""
    cosines = [it.cosine for it in measured]
    mean = sum(cosines) / (len(cosines) or 1)
    spread = math.sqrt(sum((cosine - mean) ** 2 for cosine in cosines) / (len(cosines) or 1)) + 1e-3
    hits = list({it.hit.passage.id: it.hit for it in measured}.values())
    best = {name: max((getattr(hit, name) for hit in hits), default=0.0) for name in ("score", "dense", "lexical")}
    own, top = max((of["own"] for of in features), default=0.0), max(cosines, default=0.0)
    return [
        {
            **of,
            "cosine": it.cosine,
            "cosine_z": (it.cosine - mean) / spread,
            "cosine_gap": it.cosine - top,
            "own_gap": of["own"] - own,
            "score_gap": it.hit.score - best["score"],
            "rank": 1 / it.hit.rank,
            "dense_gap": (it.hit.dense or best["dense"]) - best["dense"],
            "lexical_share": (it.hit.lexical or best["lexical"]) / (best["lexical"] or 1.0),
        }
        for it, of in zip(measured, features, strict=True)
    ]


def _phrases(text: str, size: int) -> list[str]:
    """Every `size` neighbouring syllables of `text`, in order, as `Terms.joined` spells them."""
    syllables = terms_of(text).syllables
    return [f" {' '.join(syllables[at : at + size])} " for at in range(len(syllables) - size + 1)]


def _part(wanted: frozenset[str], held: frozenset[str]) -> float:
    """The share of `wanted` that is among `held`; a half where nothing is wanted."""
    return len(wanted & held) / len(wanted) if wanted else 0.5


def _beside_question_words(query: Query) -> tuple[frozenset[str], frozenset[str]]:
    """The content syllables just before and just after the question words."""
    spans = asked(query.own_text, bare=False, english=query.language == "en").spans
    stop = words("stopwords-vi.txt")
    content = [
        token
        for token in index_tokens(query.own_text)
        if canonical(query.own_text[token.start : token.end]) not in stop
        and not any(span.overlaps((token.start, token.end)) for span in spans)
    ]
    left = frozenset(t.text for t in content if any(0 <= span.start - t.end < _BESIDE_CHARS for span in spans))
    right = frozenset(t.text for t in content if any(0 <= t.start - span.end < _BESIDE_CHARS for span in spans))
    return left, right


def is_title(line: str, document: SourceDocument) -> bool:
    """Whether `line` is the title of its document, in whatever case, the issuer behind it or not."""
    return _is_title(line, document.title)


# Asked of each sentence by itself and as a neighbour.
@lru_cache(8192)
def _is_title(line: str, title: str) -> bool:
    title, printed = title.casefold(), line.strip().casefold()
    return title == printed or (bool(printed) and title.startswith(f"{printed} ("))
