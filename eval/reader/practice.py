"""What the cross-encoder learns from in the second place: questions beside what the program would have it read.

Sentences of its own choice are harder to tell apart than those that share words with a question, and look as they do
in use: with a neighbour, cut to clauses, a list led by what announces it.
"""

import random
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from bot.reader.cross_encoder import paired
from bot.reader.evidence import Reader, scored
from bot.reader.lists import read_lists
from bot.reader.neighbours import completed
from bot.reader.second_reading import Shown, as_shown, list_as_shown
from bot.understanding.answer_types import AnswerType
from bot.weights import linear_model
from eval.answer_metrics import paired_items
from eval.question_sets import load_set
from eval.reader.lessons import Lesson, kind_of
from eval.reader.questions import Collection, Question, asked_of, collections
from eval.reading_as_beir import write_beir
from eval.reading_set import ReadingPassage
from eval.text_match import holds_any
from ingest.embed import Embedder
from ingest.embedding.unigram import UnigramTokenizer
from ingest.report import no_progress

# So many of the best sentences or lists stand beside a question.
_BESIDE = 4
# A list that holds so much of what is expected is no wrong one.
_PARTLY_RIGHT = 0.5
# Questions of offices are few; near misses and lists are fewest.
_TIMES, _TIMES_RARE = 2, 3


def practice(
    passages: Sequence[ReadingPassage],
    tokenizer: UnigramTokenizer,
    embedder: Embedder,
    *,
    count: int,
    choice: random.Random,
) -> list[Lesson]:
    """Lessons from the shipped sets, several times, and from `count` questions about `passages`, asked of all of them.

    Indexes are built where this machine has none. Raises an IngestError.
    """
    lessons = []
    for one in collections(()):
        for question in asked_of(one, embedder, progress=no_progress):
            times = _TIMES if question.case.answerable and not question.case.items else _TIMES_RARE
            lessons += times * list(lessons_of_question(question, tokenizer))
    with tempfile.TemporaryDirectory() as scratch:
        write_beir(passages, Path(scratch), seen=True)
        found = load_set(Path(scratch))
        found = replace(found, cases=choice.sample(found.cases, min(count, len(found.cases))))
        of_passages = Collection("reading", found.documents, (found,))
        for question in asked_of(of_passages, embedder, progress=no_progress):
            lessons += lessons_of_question(question, tokenizer)
    return lessons


def lessons_of_question(question: Question, tokenizer: UnigramTokenizer) -> Iterator[Lesson]:
    """The question beside the likeliest sentences, and beside the likeliest lists where it asks for one; nothing where
    it has an answer and none of these gives it."""
    for right, wrong in (_sentences(question), _lists(question)):
        if (right or not question.case.answerable) and wrong:
            # Sentences that are read together with one neighbour look alike.
            shown = [*dict.fromkeys(wrong)][: _BESIDE - len(right[:1])] + right[:1]
            pairs = tuple(paired(tokenizer, *one) for one in shown)
            yield Lesson(kind_of(question.case.question), pairs, len(pairs) - 1 if right else None, None)


def _sentences(question: Question) -> tuple[list[Shown], list[Shown]]:
    """The sentences that answer and those that do not, as the program shows them to the network."""
    case, query = question.case, question.query
    right, wrong = list[Shown](), list[Shown]()
    if case.items:
        return right, wrong
    ranked = scored(question.evidence, linear_model("sentences"))
    for found in (completed(query, found) for found in ranked[: _BESIDE + 1]):
        told = found.hit.document.text[slice(*found.stretch)]
        holds = found.hit.document.key in case.documents and holds_any(told, case.expected)
        if shown := as_shown(query, found):
            (right if holds else wrong).append(shown)
    return right, wrong


def _lists(question: Question) -> tuple[list[Shown], list[Shown]]:
    """The lists that hold all items and those that hold few, as the program shows them to the network."""
    case, query = question.case, question.query
    right, wrong = list[Shown](), list[Shown]()
    if query.type is not AnswerType.LIST or (case.answerable and not case.items):
        return right, wrong
    hits = list({found.hit.passage.id: found.hit for found in question.evidence}.values())
    for listed in read_lists(query, Reader(query, question.matcher), hits):
        items = [listed.hit.document.text[slice(*item)] for item in listed.items]
        held = paired_items(case.items, items) if listed.hit.document.key in case.documents else 0
        if case.items and held == len(case.items):
            right.append(list_as_shown(query, listed))
        elif held <= _PARTLY_RIGHT * len(case.items):
            wrong.append(list_as_shown(query, listed))
    return right, wrong
