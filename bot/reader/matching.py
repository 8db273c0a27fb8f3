"""How much of a question a stretch of text holds, word by word, by rarity."""

from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache
from operator import mul

from bot.reader.reading import Terms, sound
from bot.understanding.lexicon import Phrase, Wording, phrases, synonyms, wording
from bot.understanding.query import Query
from ingest.text import index_terms

# Share of a syllable's weight earned by standing beside the same neighbour as in the question: Vietnamese
# words are mostly two syllables, and one alone says little. Tuned with the refusal thresholds (bot/extract.py).
_NEIGHBOUR_SHARE = 0.5
_SYNONYM_WORTH = 0.85
_CARRIED_WEIGHT = 0.35
_VERB_FACTOR = 2.0
# A syllable with other accents than were typed is mostly another word, now and then a slip of the finger.
_OTHER_SPELLING = 0.4
# Two syllables that sound like the question's ("chủ chì" for "chủ trì") are a slip rather than other words.
_SOUND_WORTH = 0.8
# About two lines of text: words of a question that stand together belong together. Not tuned.
_WINDOW = 24


class Matcher:
    """The content syllables of a query with their weights, and how well texts match each of them."""

    def __init__(self, query: Query, *, rarity: Callable[[str], float]) -> None:
        runs = [(run, 1.0) for run in query.runs] + [(run, _CARRIED_WEIGHT) for run in query.carried]
        self.syllables = [term for run, _ in runs for term in run]
        self.weights = [
            worth * weight for run, worth in runs for weight in _emphasised(run, [rarity(term) for term in run])
        ]
        at = next(
            (i for i in range(len(self.syllables)) if self.syllables[i:][: len(query.subject)] == [*query.subject]), 0
        )
        self.subject = slice(at, at + len(query.subject))
        """Where the subject of the query stands among the syllables."""
        self._own = sum(map(len, query.runs))
        self._weight_of = dict(zip(self.syllables, self.weights, strict=True))
        # A sentence is measured again where it leads a list or where several things are asked.
        self._known: dict[Terms, Sequence[float]] = {}
        self._spellings = query.spellings
        self._places: dict[str, list[int]] = {}
        for at, term in enumerate(self.syllables):
            self._places.setdefault(term, []).append(at)
        self._neighbours = [_neighbours(run, at) for run, _ in runs for at in range(len(run))]
        self._sounds = [
            (at, [(sound(first), sound(second)) for first, second in pairs])
            for at, pairs in enumerate(self._neighbours)
            if pairs
        ]
        self._sound_pairs = frozenset(pair for _, pairs in self._sounds for pair in pairs)
        self._groups = _synonym_groups([run for run, _ in runs], wording(query.text))
        self._firsts = frozenset(first for _, _, firsts, _ in self._groups for first in firsts)

    def degrees(self, terms: Terms) -> Sequence[float]:
        """For each content syllable, how surely `terms` holds it: 0 to 1."""
        if terms not in self._known:
            self._known[terms] = self._measured(terms)
        return self._known[terms]

    def _measured(self, terms: Terms) -> list[float]:
        single = terms.single
        degrees = [0.0] * len(self.syllables)
        for term in self._places.keys() & single:
            for at in self._places[term]:
                degrees[at] = self._degree(term, self._neighbours[at], terms)
        heard = terms.sound_pairs & self._sound_pairs
        for at, pairs in self._sounds if heard else ():
            if degrees[at] < _SOUND_WORTH and not heard.isdisjoint(pairs):
                degrees[at] = _SOUND_WORTH
        for start, end, firsts, others in [] if single.isdisjoint(self._firsts) else self._groups:
            if not single.isdisjoint(firsts) and any(map(terms.says, others)):
                degrees[start:end] = [max(degree, _SYNONYM_WORTH) for degree in degrees[start:end]]
        return degrees

    def held(self, degrees: Sequence[float]) -> float:
        """The weight of the question that `degrees` stand for."""
        held: float = sum(map(mul, self.weights, degrees))
        return held

    def own_share(self, degrees: Sequence[float]) -> float:
        """The share of the question's own words, those of earlier turns aside, that `degrees` stand for."""
        total = sum(self.weights[: self._own])
        return sum(map(mul, self.weights[: self._own], degrees)) / total if total else 0.0

    def spelt_alike(self, terms: Terms) -> float:
        """The share of the question's syllables, by weight, that `terms` holds with the very accents typed."""
        alike = [
            term in terms.single and not self._spellings.get(term, frozenset()) - terms.spellings[term]
            for term in self.syllables
        ]
        total = sum(self.weights)
        return self.held([float(is_alike) for is_alike in alike]) / total if total else 0.0

    def together(self, terms: Terms) -> float:
        """The largest share of the question's syllables, by weight, that stands within `_WINDOW` syllables."""
        weights = self._weight_of
        places = [(at, syllable) for at, syllable in enumerate(terms.syllables) if syllable in weights]
        inside = Counter[str]()
        best = held = 0.0
        first = 0
        for at, syllable in places:
            inside[syllable] += 1
            held += weights[syllable] if inside[syllable] == 1 else 0.0
            while at - places[first][0] >= _WINDOW:
                left = places[first][1]
                inside[left] -= 1
                held -= 0.0 if inside[left] else weights[left]
                first += 1
            best = max(best, held)
        return best / (sum(weights.values()) or 1.0)

    def _degree(self, term: str, neighbours: tuple[tuple[str, str], ...], terms: Terms) -> float:
        """How surely `terms`, which hold the syllable, mean the question's."""
        typed, written = self._spellings.get(term), terms.spellings.get(term)
        if typed and written and typed.isdisjoint(written) and not terms.is_bare:
            return _OTHER_SPELLING
        if not neighbours:
            return 1.0
        return 1.0 - _NEIGHBOUR_SHARE if terms.pairs.isdisjoint(neighbours) else 1.0


def _emphasised(run: Phrase, weights: list[float]) -> list[float]:
    """The weights with those of reporting verbs raised."""
    for verb in _reporting_verbs():
        for at in range(len(run) - len(verb) + 1):
            if run[at : at + len(verb)] == verb:
                weights[at : at + len(verb)] = [_VERB_FACTOR * weight for weight in weights[at : at + len(verb)]]
    return weights


@cache
def _reporting_verbs() -> tuple[Phrase, ...]:
    return tuple(tuple(index_terms(verb)) for verb in phrases("reporting-verbs.txt"))


def _neighbours(run: Phrase, at: int) -> tuple[tuple[str, str], ...]:
    before = ((run[at - 1], run[at]),) if at > 0 else ()
    after = ((run[at], run[at + 1]),) if at + 1 < len(run) else ()
    return before + after


@cache
def _longest_with_synonyms() -> int:
    return max(map(len, synonyms()))


def _synonym_groups(runs: Sequence[Phrase], asked: Wording) -> list[tuple[int, int, frozenset[str], list[Wording]]]:
    """(start, end, first syllables of the synonyms, each of them) for each stretch that has synonyms.

    `asked` is the whole question: a stretch that it spells with other accents is another word.
    """
    table, longest = synonyms(), _longest_with_synonyms()
    groups = []
    offset = 0
    for run in runs:
        for start in range(len(run)):
            for end in range(start + 1, min(start + longest, len(run)) + 1):
                for said, others in table.get(run[start:end], ()):
                    if said.folded not in asked.folded or said.spelt in asked.spelt:
                        firsts = frozenset(other.folded.split()[0] for other in others)
                        groups.append((offset + start, offset + end, firsts, [*others]))
        offset += len(run)
    return groups
