"""What the cross-encoder learns from: a question beside sentences, of which one answers it or none does."""

import math
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.reader.cross_encoder import Pair, paired
from bot.reader.second_reading import what_is_read
from eval.reading_set import ReadingPassage, ReadingQuestion
from eval.text_match import holds
from ingest.documents import Span
from ingest.embedding.unigram import UnigramTokenizer
from ingest.structure import sentences
from ingest.text import index_terms

SENTENCES = 3
"""How many stand beside each question."""
# So often one is read with a neighbour, as the program reads what needs it.
_WITH_NEIGHBOUR = 0.35
# Passages in which the wrong sentence of another document is looked for.
_STRANGERS = 25
_KINDS = {
    "count": r"bao nhiêu|\bmấy\b",
    "date": r"khi nào|năm nào|ngày nào|tháng nào|lúc nào|bao giờ|thời gian nào|thời điểm",
    "why": r"vì sao|tại sao|lý do|nguyên nhân|nhờ đâu|vì đâu",
    "who": r"\bai\b|\bngười nào|vị nào|nhân vật",
    "where": r"ở đâu|(?:nơi|nước|tỉnh|thành phố|chỗ) nào",
    "how": r"thế nào|bằng cách|ra sao",
    "what": r"",
}


@dataclass(frozen=True, slots=True)
class Lesson:
    """A question and the sentences beside it."""

    kind: str
    pairs: tuple[Pair, ...]
    right: int | None
    """Which of `pairs` answers; None where none does."""
    phrase: tuple[int, int] | None
    """Of the right pair, the ids with which the answer begins and ends; None where they are cut off."""

    def without_answer(self) -> "Lesson":
        """The same question beside the other sentences: none answers it."""
        pairs = tuple(pair for at, pair in enumerate(self.pairs) if at != self.right)
        return Lesson(self.kind, pairs, None, None)


@dataclass(frozen=True, slots=True)
class _Sentence:
    title: str
    text: str
    terms: frozenset[str]
    with_neighbour: tuple[str, ...]
    """The sentence together with the one before it, and with the one after it."""


def lessons_of(
    passages: Sequence[ReadingPassage], tokenizer: UnigramTokenizer, choice: random.Random
) -> Iterator[tuple[ReadingPassage, Lesson]]:
    """A lesson for each question. Beside the right sentence stand those of its passage that share most words with the
    question, somewhat shuffled, and one such of another passage."""
    read = [_sentences(passage) for passage in passages]
    counts = Counter(term for own in read for term in frozenset().union(*(one.terms for one in own)))
    rarity = {term: math.log(len(passages) / (1 + count)) + 0.1 for term, count in counts.items()}

    for passage, own in zip(passages, read, strict=True):
        others = [one for its in choice.sample(read, min(_STRANGERS, len(read))) if its is not own for one in its]
        for question in passage.questions:
            asked = frozenset(index_terms(question.text))

            def likeness(one: _Sentence, asked: frozenset[str] = asked) -> float:
                return sum(rarity.get(term, 0.0) for term in asked & one.terms) / (8 + len(one.terms))

            right, beside = _chosen(question, own, others, likeness, choice)
            yield passage, _lesson(question, right, beside, tokenizer, choice)


def kind_of(question: str) -> str:
    """What is asked for, by the words of the question."""
    return next(kind for kind, words in _KINDS.items() if re.search(words, question.lower()))


def weights_of_kinds(lessons: Sequence[Lesson]) -> dict[str, float]:
    """For each kind of question how much one without an answer counts, so that the kind alone tells nothing.

    Of the questions without an answer many more ask for numbers and dates.
    """
    answered = Counter(lesson.kind for lesson in lessons if lesson.right is not None)
    unanswered = Counter(lesson.kind for lesson in lessons if lesson.right is None)
    share = unanswered.total() / max(1, answered.total())
    return {kind: min(3.0, max(0.1, share * answered[kind] / max(1, unanswered[kind]))) for kind in _KINDS}


def _sentences(passage: ReadingPassage) -> list[_Sentence]:
    text, spans = passage.text, sentences(passage.text)
    both = [text[first.start : second.end] for first, second in pairwise(spans)]
    found = []
    for at, (start, end) in enumerate(spans):
        near = (*both[max(0, at - 1) : at], *both[at : at + 1])
        found.append(_Sentence(passage.title, text[start:end], frozenset(index_terms(text[start:end])), near))
    return found


def _chosen(
    question: ReadingQuestion,
    own: Sequence[_Sentence],
    others: Sequence[_Sentence],
    likeness: Callable[[_Sentence], float],
    choice: random.Random,
) -> tuple[_Sentence | None, list[_Sentence]]:
    """The sentence that answers, and those that stand beside it and do not."""
    holding = [one for one in own if question.answer and holds(one.text, question.answer)]
    right = max(holding, key=likeness, default=None)
    wrong = sorted(
        (one for one in own if one not in holding), key=lambda one: -likeness(one) * choice.uniform(0.6, 1.4)
    )
    strange = [one for one in others if not (question.answer and holds(one.text, question.answer))]
    return right, [*wrong[: SENTENCES - 1 - bool(right)], *sorted(strange, key=likeness)[-1:]]


def _lesson(
    question: ReadingQuestion,
    right: _Sentence | None,
    beside: Sequence[_Sentence],
    tokenizer: UnigramTokenizer,
    choice: random.Random,
) -> Lesson:
    chosen = [*beside, right] if right else beside
    texts = [_read(question, one, choice) for one in chosen]
    pairs = tuple(paired(tokenizer, question.text, one.title, text) for one, text in zip(chosen, texts, strict=True))
    return Lesson(
        kind=kind_of(question.text),
        pairs=pairs,
        right=len(beside) if right else None,
        phrase=_ids_of(pairs[-1], texts[-1], question.answer) if right and question.answer else None,
    )


def _read(question: ReadingQuestion, one: _Sentence, choice: random.Random) -> str:
    """The sentence as the program reads it: now and then with a neighbour, of a long one what is around the answer or
    what is likest to hold one."""
    answers = question.answer is not None and holds(one.text, question.answer)
    near = [both for both in one.with_neighbour if answers or not (question.answer and holds(both, question.answer))]
    told = choice.choice(near) if near and choice.random() < _WITH_NEIGHBOUR else one.text
    at = told.find(question.answer) if question.answer and answers else -1
    return what_is_read(question.text, told, Span(at, at + len(question.answer or "")) if at >= 0 else None)


def _ids_of(pair: Pair, sentence: str, answer: str) -> tuple[int, int] | None:
    start = sentence.find(answer)
    touched = [at for at, word in enumerate(pair.words) if word.overlaps((start, start + len(answer)))]
    if start < 0 or not touched or pair.words[-1].end < start + len(answer):
        return None
    return pair.starts[touched[0]], pair.starts[touched[-1] + 1] - 1
