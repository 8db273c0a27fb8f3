"""The order of the retrieved passages, by what the question and each of them have in common.

`features` says what is looked at, `bot/weights/reranker.json` how much it counts; `python -m eval.train_reranker`
learns the weights and measures what each group of features is worth.
"""

import math
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import pairwise
from statistics import fmean, pstdev
from typing import TypeVar

from bot.answers import Hit
from bot.lexicon import Phrase
from bot.query import Query
from bot.reading import places_of, references_of
from bot.weights import linear_model
from ingest.text import index_terms, tokens

# Within so many syllables, about two lines, words of a question that stand together belong together. Not tuned.
_WINDOW = 24
# Texts kept read; 25 MB when full.
_KEPT = 8192

_Part = TypeVar("_Part")


class ReadText:
    """The syllables of a text, as matching sees them."""

    def __init__(self, text: str) -> None:
        self.syllables = index_terms(text)
        self.at: dict[str, list[int]] = {}
        for position, syllable in enumerate(self.syllables):
            self.at.setdefault(syllable, []).append(position)
        self._text = text

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        return frozenset(pairwise(self.syllables))

    @cached_property
    def accented(self) -> frozenset[str]:
        """The syllables as they are spelt."""
        return frozenset(token.text for token in tokens(self._text))


@lru_cache(_KEPT)
def read_text(text: str) -> ReadText:
    """What `text` says, remembered."""
    return ReadText(text)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a question looks for: its syllables, pairs of neighbours and names, each with its rarity."""

    syllables: Mapping[str, float]
    pairs: Mapping[tuple[str, str], float]
    accented: Mapping[str, float]
    names: Mapping[str, float]
    query: Query

    @classmethod
    def of(cls, query: Query, rarity: Callable[[str], float]) -> "Wanted":
        """`rarity` is that of a term of `ingest.storage.lexical`."""
        phrases = _phrases(query)
        terms = dict.fromkeys(term for phrase in phrases for term in phrase)
        spelt = tokens(query.text)
        folded = [index_terms(token.text) for token in spelt]
        words = [(token, fold[0]) for token, fold in zip(spelt, folded, strict=True) if fold and fold[0] in terms]
        return cls(
            syllables={term: rarity(term) for term in terms},
            pairs={pair: rarity("_".join(pair)) for phrase in phrases for pair in pairwise(phrase)},
            accented={token.text: rarity(term) for token, term in words},
            names={term: rarity(term) for token, term in words if token.start and query.text[token.start].isupper()},
            query=query,
        )


def _phrases(query: Query) -> tuple[Phrase, ...]:
    return (*query.runs, *query.named.terms, *query.carried)


def rerank(query: Query, hits: Sequence[Hit], rarity: Callable[[str], float]) -> list[Hit]:
    """The hits by their learnt scores, best first, ranked anew. Scores compare within one question only."""
    model = linear_model("reranker")
    scores = [model.score(one) for one in features(query, hits, rarity)]
    order = sorted(range(len(hits)), key=lambda i: -scores[i])
    return [replace(hits[i], rank=rank, score=scores[i]) for rank, i in enumerate(order, start=1)]


def features(query: Query, hits: Sequence[Hit], rarity: Callable[[str], float]) -> list[dict[str, float]]:
    """What each hit has to say for itself: scores as standard deviations among these hits, shares from 0 to 1."""
    wanted = Wanted.of(query, rarity)
    spreads = {
        "bm25": _spread([hit.lexical for hit in hits]),
        "passage": _spread([hit.dense for hit in hits]),
        "sentence": _spread([_nth_best(hit, 0) for hit in hits]),
        "second sentence": _spread([_nth_best(hit, 1) for hit in hits]),
    }
    return [
        {name: values[i] for name, values in spreads.items()} | _words(wanted, hit) | _names(wanted, hit)
        for i, hit in enumerate(hits)
    ]


def _nth_best(hit: Hit, n: int) -> float:
    """The cosine of the best sentence but `n`; that of the passage where it has no such sentence."""
    best = sorted(hit.sentence_cosines, reverse=True)
    return best[n] if n < len(best) else min(hit.dense, *best)


def _words(wanted: Wanted, hit: Hit) -> dict[str, float]:
    """Where the words of the question stand, by rarity."""
    body, title = read_text(hit.passage.text), read_text(" ".join((hit.document.title, *hit.passage.heading)))
    return {
        "in body": _share(wanted.syllables, body.at),
        "in title": _share(wanted.syllables, title.at),
        "in either": _share(wanted.syllables, body.at.keys() | title.at.keys()),
        "pairs": _share(wanted.pairs, body.pairs | title.pairs),
        "accents": _share(wanted.accented, body.accented | title.accented),
        "title named": _share(dict.fromkeys(title.at, 1.0), wanted.syllables),
        "together": _together(wanted.syllables, body),
        "phrase": _longest_phrase(wanted, body),
        "length": math.log1p(len(body.syllables)),
    }


def _names(wanted: Wanted, hit: Hit) -> dict[str, float]:
    """Whether the hit speaks of what the question names, or of another of its kind."""
    named, text, title = wanted.query.named, hit.passage.text, hit.document.title
    body = read_text(text)
    mentioned = {place.name for place in places_of(text)} if named.places else set()
    about = {hit.document.metadata.province, *(place.name for place in places_of(title))} if named.places else set()
    about.discard(None)
    mentions = references_of(text) if named.numbers else ()
    agreeing = sum(any(number.matches(mention) for mention in mentions) for number in named.numbers)
    figures = {term: 1.0 for term in wanted.syllables if term.isdigit()}
    return {
        "names": _share(wanted.names, body.at.keys() | read_text(title).at.keys()),
        "figures": _share(figures, body.at.keys() | read_text(title).at.keys()),
        "number": agreeing / len(named.numbers) if named.numbers else 0.0,
        "place in text": _share(dict.fromkeys(named.places, 1.0), mentioned),
        "place of document": _share(dict.fromkeys(named.places, 1.0), about),
        "other place": float(bool(mentioned | about) and not {*named.places} & (mentioned | about)),
    }


def _share(weights: Mapping[_Part, float], held: Container[_Part]) -> float:
    """The part of the weight whose bearers are `held`; 0 where there is nothing to hold."""
    total = sum(weights.values())
    return sum(weight for part, weight in weights.items() if part in held) / total if total else 0.0


def _together(weights: Mapping[str, float], text: ReadText) -> float:
    """The largest share of the weight that stands within one window of the text."""
    total = sum(weights.values())
    places = sorted((at, term) for term in weights for at in text.at.get(term, ()))
    best, held, first = 0.0, 0.0, 0
    inside: dict[str, int] = {}
    for at, term in places:
        inside[term] = inside.get(term, 0) + 1
        held += weights[term] if inside[term] == 1 else 0.0
        while at - places[first][0] >= _WINDOW:
            leaving = places[first][1]
            inside[leaving] -= 1
            held -= weights[leaving] if not inside[leaving] else 0.0
            first += 1
        best = max(best, held)
    return best / total if total else 0.0


def _longest_phrase(wanted: Wanted, text: ReadText) -> float:
    """The weight of the longest stretch of the question that the text says word for word, as a share of all."""
    total, best = sum(wanted.syllables.values()), 0.0
    for phrase in _phrases(wanted.query):
        held = 0.0
        for at, syllable in enumerate(phrase):
            goes_on = held > 0 and (phrase[at - 1], syllable) in text.pairs
            held = (held if goes_on else 0.0) + wanted.syllables[syllable] if syllable in text.at else 0.0
            best = max(best, held)
    return best / total if total else 0.0


def _spread(values: Sequence[float]) -> list[float]:
    """`values` as standard deviations from their mean."""
    mean, spread = fmean(values), pstdev(values)
    return [(value - mean) / spread if spread > 0 else 0.0 for value in values]
