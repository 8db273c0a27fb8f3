"""How well a stretch of text supports a question: word by word, name by name, in it and around it."""

from collections.abc import Sequence
from dataclasses import dataclass
from operator import mul

from bot.answers import Hit
from bot.reader.entities import ABOUT, Entity, entities_of
from bot.reader.issued import ISSUED
from bot.reader.matching import Matcher
from bot.reader.reading import terms_of
from bot.understanding.answer_types import AnswerType
from bot.understanding.query import Query

# What a question word found outside the sentence is worth beside one found inside it.
# Tuned on question sets over news, directives and plans; measure again with `cchc ask --batch` over eval/data.
_IN_TITLE, _IN_NEIGHBOUR, _IN_PASSAGE = 0.8, 0.6, 0.4
# The same for the names, numbers, places and years a question insists on, and the weight of one of them.
_NAMED_IN_PASSAGE = 0.75
_ENTITY_WEIGHT = 2.0
# The share of the support that is what the sentence says itself. There, a word that the title says anyway counts
# for little: every sentence of the document shares it.
_OWN_SHARE, _TITLE_WORD_WEIGHT = 0.4, 0.3


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a passage and its titles hold of a question, for every sentence in it alike."""

    title: Sequence[float]
    """For each content syllable, how surely the titles hold it."""
    passage: Sequence[float]
    entities: Sequence[float]
    """For each entity, how far passage and document stand for it."""
    around: Sequence[float]
    """For each content syllable, the better of title and passage, discounted."""
    half_title: Sequence[float]
    own_weights: Sequence[float]
    """What each content syllable weighs in a sentence itself: one that the title says weighs less."""


@dataclass(frozen=True, slots=True)
class Support:
    """How far a stretch of text supports the question."""

    share: float
    """Share of the question, by weight, that the stretch and its surroundings hold: 0 to 1."""
    content: float
    """Share of the question's content words, those of the title aside, that the stretch itself holds: 0 to 1."""
    subject: float
    """How surely the stretch and its surroundings hold what a quantity or property is asked of: 0 to 1."""
    named: int
    """How many of the names, numbers, places and times of the question the stretch itself mentions."""
    missing: tuple[str, ...]
    """Names, numbers, places or times of the question that neither stretch nor surroundings mention."""


class Judge:
    """Measures support for one query."""

    def __init__(self, query: Query, matcher: Matcher) -> None:
        self.entities: list[Entity] = entities_of(query)
        self._query = query
        self._matcher = matcher
        self._around: dict[str, Surroundings] = {}

    def degrees(self, text: str) -> Sequence[float]:
        """For each content syllable of the question, how surely `text` holds it."""
        return self._matcher.degrees(terms_of(text))

    def surroundings(self, hit: Hit) -> Surroundings:
        """What the hit holds for all of its sentences."""
        if hit.passage.id not in self._around:
            self._around[hit.passage.id] = self._surroundings(hit)
        return self._around[hit.passage.id]

    def _surroundings(self, hit: Hit) -> Surroundings:
        text = hit.passage.text
        heading = " ".join(hit.passage.heading)
        entities = [
            max(_NAMED_IN_PASSAGE * bool(e.find(text)), ABOUT * bool(e.find(heading)), e.about(hit.document))
            for e in self.entities
        ]
        title, passage = self.degrees(_titles(hit)), self.degrees(text)
        return Surroundings(
            title,
            passage,
            entities,
            around=[max(_IN_TITLE * t, _IN_PASSAGE * p) for t, p in zip(title, passage, strict=True)],
            half_title=[t / 2 for t in title],
            own_weights=[w * _own_weight(t) for w, t in zip(self._matcher.weights, title, strict=True)],
        )

    def support(
        self, text: str, own: Sequence[float], around: Surroundings, before: Sequence[float] | None = None
    ) -> Support:
        """The support of `text`; `own` are its degrees and `before` those of the sentence before it."""
        here = [bool(entity.find(text)) for entity in self.entities]
        near = [0.0 if e.is_denied(text) else of for e, of in zip(self.entities, around.entities, strict=True)]
        named = list(zip(here, near, strict=True))
        missing = tuple(e.label for e, (own_, by) in zip(self.entities, named, strict=True) if not (own_ or by))
        anywhere = list(map(max, own, around.around))
        if before:
            anywhere = list(map(max, anywhere, [_IN_NEIGHBOUR * degree for degree in before]))
        itself = list(map(max, own, around.half_title))
        everywhere_share = _share(
            self._matcher.weights, anywhere, [(_ENTITY_WEIGHT, 1.0 if own_ else by) for own_, by in named]
        )
        own_share = _share(
            around.own_weights, itself, [(_ENTITY_WEIGHT * _own_weight(by), float(own_)) for own_, by in named]
        )
        share = (1 - _OWN_SHARE) * everywhere_share + _OWN_SHARE * own_share
        subject = anywhere[self._matcher.subject]
        return Support(
            share,
            content=self._content(anywhere, itself, around),
            subject=sum(subject) / len(subject) if subject else 1.0,
            named=sum(here),
            missing=missing,
        )

    def _content(self, anywhere: Sequence[float], itself: Sequence[float], around: Surroundings) -> float:
        if not itself:
            return 1.0
        # The cause of a thing often stands in the sentence after the one that tells it.
        asks_cause = self._query.type is AnswerType.REASON
        return _share(self._matcher.weights, anywhere) if asks_cause else _share(around.own_weights, itself)


def _titles(hit: Hit) -> str:
    # A document with a number of its own is, as a whole, something that was issued and signed.
    issued = ISSUED if hit.document.metadata.number else ""
    return " ".join((hit.document.title, *hit.passage.heading, issued))


def _own_weight(around: float) -> float:
    return 1 - (1 - _TITLE_WORD_WEIGHT) * around


def _share(weights: Sequence[float], degrees: Sequence[float], more: Sequence[tuple[float, float]] = ()) -> float:
    """The weighted mean of `degrees` and of the pairs of weight and degree in `more`; 0 for none."""
    total, held = sum(weights), sum(map(mul, weights, degrees))
    for weight, degree in more:
        total += weight
        held += weight * degree
    return held / total if total else 0.0
