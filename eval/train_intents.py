"""Learns what a message is for, and which of its words name the topic; prints how well on messages it has not seen.

    python -m eval.train_intents

It reads `eval/data/messages` and takes what the shipped sets and the reading set ask for questions. Writes
bot/weights/intents.npz and bot/weights/topics.json. The messages kept aside were written by others.
"""

import re
import sys
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from bot.understanding import intents, topics
from bot.understanding.intents import Intent, IntentModel, grams_of
from bot.understanding.question import understand
from bot.understanding.topics import TopicModel, features_of, words_of
from eval.cases import load_cases
from eval.messages import HELD_OUT, MESSAGES, Message, load_messages
from eval.question_sets import SHIPPED
from eval.reading_set import load_reading_set
from eval.text_match import f1
from ingest.accents import AccentModel
from ingest.documents import Span
from ingest.embed import open_embedder
from ingest.text import fold, has_accents

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

_WEIGHTS = Path(intents.__file__).parents[1] / "weights"
_FOLDS = 5
# Chosen by the folds: from 3 to 10, and half or twice the share of the vector, do alike.
_PENALTY, _GRAMS_COUNT, _DIRECTION_COUNTS = 10.0, 4.0, 12.0
# The default stops a long way before the best weights: some ten of 771 messages kept aside were told less.
_TOLERANCE, _MOST_STEPS = 1e-6, 5000
# N-grams met once say nothing of other messages; those with less weight than this decide nothing (in log odds).
_LEAST_MET, _LEAST_WEIGHT = 2, 0.1
# Of the questions of the reading set: more of them take longer to learn.
_ONE_IN = 2
# Chosen by the folds among 1, 3, 10 and 5, 15: F1 .88 without other topics, .90 with five or fifteen.
_TOPIC_PENALTY, _LEAST_TOPIC_WEIGHT = 1.6, 0.05
_OTHER_TOPICS, _OWN_TOPICS, _LONGEST_TOPIC = 5, 0.35, 6

Vectors = NDArray[np.float32]
Judged = tuple[Message, bool, Intent]
"""A message, whether it was said after a question, and what it was taken for."""


def main() -> None:
    """Learn, print, write."""
    from sklearn.model_selection import KFold

    messages = load_messages(MESSAGES)
    known = [*messages, *_questions()]
    aside = load_messages(HELD_OUT)
    towards = directions([message.text for message in known])
    # Each message without its accents, too.
    bare = [message._replace(text=fold(message.text)) for message in messages]
    bare_towards = directions([message.text for message in bare])

    def taught_by(rows: Sequence[int]) -> IntentModel:
        copied = [row for row in rows if row < len(bare)]
        taught = [*(known[row] for row in rows), *(bare[row] for row in copied)]
        return learnt(taught, np.concatenate([towards[rows], bare_towards[copied]]))

    judged: list[Judged] = []
    for taught, unseen in KFold(_FOLDS, shuffle=True, random_state=0).split(known):
        judged += judged_by(taught_by(taught), [known[at] for at in unseen], towards[unseen])
    model = taught_by(range(len(known)))
    _say("Trong các phần chưa học:", *lines(judged))
    held = judged_by(model, aside, directions([message.text for message in aside]))
    _say("Những tin nhắn để riêng:", *lines(held))
    model.save(_WEIGHTS / intents.WEIGHTS)
    _learn_topics([message for message in known if message.topic], [one for one in aside if one.topic])


def _questions() -> list[Message]:
    """What the shipped sets and the reading set ask."""
    cases = [case for path in sorted(SHIPPED.rglob("*.jsonl")) if "held_out" not in path.parts for case in _cases(path)]
    read = [question.text for passage in load_reading_set() for question in passage.questions]
    of_reading = (_question(text) for text in read if zlib.crc32(text.encode()) % _ONE_IN == 0)
    return [*{message.text: message for message in (*of_reading, *cases)}.values()]


def _cases(path: Path) -> list[Message]:
    """The questions of a set that ask what documents say, and those before them."""
    cases = [case for case in load_cases(path) if not case.is_of_whole_documents]
    asked = [_question(case.question, goes_on=bool(case.history)) for case in cases]
    return [*asked, *(_question(turn.question) for case in cases for turn in case.history[:1])]


def _question(text: str, *, goes_on: bool = False) -> Message:
    return Message(Intent.QUESTION, text, goes_on=goes_on)


def directions(texts: Sequence[str]) -> Vectors:
    """Where each of `texts` points, as `Finder.intent` finds it: shape (texts, dimensions)."""
    accents, embedder = AccentModel.base(), open_embedder()
    meant = [understand(text, (), accents).in_vietnamese or text for text in texts]
    return embedder.embed(meant, kind="query")


def learnt(messages: Sequence[Message], towards: Vectors) -> IntentModel:
    """The model of `messages`, whose vectors are `towards`."""
    from sklearn.linear_model import LogisticRegression

    said = [grams_of(message.text, later=later) for message in messages for later in whens(message)]
    meant = [list(Intent).index(message.intent) for message in messages for _ in whens(message)]
    towards = np.repeat(towards, [len(whens(message)) for message in messages], axis=0)
    met = Counter(gram for grams in said for gram in grams)
    known = sorted(gram for gram, times in met.items() if times >= _LEAST_MET)
    logistic = LogisticRegression(C=_PENALTY, tol=_TOLERANCE, max_iter=_MOST_STEPS)
    # All vectors share much, from which nothing is to be learnt: without it the steps are fewer.
    shared = towards.mean(axis=0)
    logistic.fit(_features(said, known, towards - shared), meant)
    weights = np.asarray(logistic.coef_.T, np.float32)
    by_gram, by_direction = weights[: len(known)] * _GRAMS_COUNT, weights[len(known) :] * _DIRECTION_COUNTS
    kept = np.flatnonzero(np.abs(by_gram).max(axis=1) >= _LEAST_WEIGHT)
    constant = np.asarray(logistic.intercept_, np.float32) - shared @ by_direction
    return IntentModel([known[at] for at in kept], by_gram[kept], by_direction, constant)


def whens(message: Message) -> tuple[bool, ...]:
    """Whether the message is said after a question: later, or both first and later."""
    return (True,) if message.goes_on else (False, True)


def _features(said: Sequence[Sequence[str]], known: Sequence[str], towards: Vectors) -> "csr_matrix":
    from scipy.sparse import csr_matrix, hstack

    places = {gram: at for at, gram in enumerate(known)}
    rows = [
        (row, places[gram], len(grams) ** -0.5) for row, grams in enumerate(said) for gram in grams if gram in places
    ]
    at_row, at_gram, share = zip(*rows, strict=True)
    held = csr_matrix((share, (at_row, at_gram)), shape=(len(said), len(known)))
    return hstack([held * _GRAMS_COUNT, csr_matrix(towards * _DIRECTION_COUNTS)]).tocsr()


def judged_by(model: IntentModel, messages: Sequence[Message], towards: Vectors) -> list[Judged]:
    """What `model` takes the messages for, whose vectors are `towards`."""
    said = ((message, one, later) for message, one in zip(messages, towards, strict=True) for later in whens(message))
    return [(message, later, model.of(message.text, one, later=later)) for message, one, later in said]


def lines(judged: Sequence[Judged]) -> list[str]:
    """For each intent, of how many messages it is found, said first and said later, and how many are taken for it that
    are none."""
    told = []
    for later, intent in product((False, True), Intent):
        found = [(message.intent, taken) for message, when, taken in judged if when is later]
        of = [taken for meant, taken in found if meant is intent]
        wrong = sum(taken is intent and meant is not intent for meant, taken in found)
        when = "về sau" if later else "đầu tiên"
        told.append(f"  {intent:16} {when:8} {of.count(intent):5} / {len(of):5}   nhầm {wrong}")
    return told


def _say(*told: str) -> None:
    sys.stdout.write("\n".join(told) + "\n")


def _learn_topics(known: Sequence[Message], aside: Sequence[Message]) -> None:
    """Learn, print and write which words name the topic."""
    from sklearn.model_selection import KFold

    overlaps: list[float] = []
    for taught, unseen in KFold(_FOLDS, shuffle=True, random_state=0).split(known):
        model = topics_learnt([known[at] for at in taught])
        overlaps += [_overlap(known[at], model) for at in unseen]
    model = topics_learnt(known)
    held = [_overlap(message, model) for message in aside]
    for where, found in (("trong các phần chưa học", overlaps), ("để riêng", held)):
        if found:
            _say(f"Chủ đề, {where}: F1 {np.mean(found):.3f}, đúng hết {np.mean(np.equal(found, 1)):.3f}")
    model.save(_WEIGHTS / topics.WEIGHTS)


def topics_learnt(messages: Sequence[Message]) -> TopicModel:
    """The model of `messages`, all of which name a topic."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    asking = Counter(word for message in messages for word in _asking(message))
    features: list[dict[str, int]] = []
    inside: list[bool] = []
    for message, variant in _of_other_topics(messages):
        words, topic = words_of(variant.text), _place(variant)
        told = features_of(variant.text, words, asking, but=_asking(message))
        features += [dict.fromkeys(one, 1) for one in told]
        inside += [topic.overlaps(word) for word in words]
    vectorizer = DictVectorizer()
    logistic = LogisticRegression(C=_TOPIC_PENALTY, max_iter=3000, fit_intercept=False)
    logistic.fit(vectorizer.fit_transform(features), inside)
    named = zip(vectorizer.get_feature_names_out(), logistic.coef_[0], strict=True)
    weights = {str(name): round(float(weight), 2) for name, weight in named if abs(weight) >= _LEAST_TOPIC_WEIGHT}
    return TopicModel(dict(asking), weights)


def _of_other_topics(messages: Sequence[Message]) -> Iterator[tuple[Message, Message]]:
    """Each message, and what it asks of other topics: those of the others, and titles of the reading set."""
    chance = Random(0)
    own = [message.topic for message in messages]
    titles = [_as_topic(passage.title) for passage in load_reading_set()]
    for message in messages:
        yield message, message
        start, end = _place(message)
        for _ in range(_OTHER_TOPICS):
            topic = chance.choice(own if chance.random() < _OWN_TOPICS else titles)
            topic = topic if has_accents(message.text) else fold(topic)
            yield message, message._replace(text=f"{message.text[:start]}{topic}{message.text[end:]}", topic=topic)


def _as_topic(title: str) -> str:
    """A title as it is spoken of: what stands before its first mark, in small letters but for names."""
    said = " ".join(re.split(r"[:(,–]", title)[0].split()[:_LONGEST_TOPIC])
    words = said.split()
    return said[0].lower() + said[1:] if len(words) > 1 and words[1].islower() and words[0].istitle() else said


def _place(message: Message) -> Span:
    start = message.text.index(message.topic)
    return Span(start, start + len(message.topic))


def _asking(message: Message) -> set[str]:
    """The words outside of its topic, folded."""
    topic = _place(message)
    return {fold(message.text[slice(*word)]) for word in words_of(message.text) if not topic.overlaps(word)}


def _overlap(message: Message, model: TopicModel) -> float:
    return f1(message.text[slice(*model.topic_in(message.text))], message.topic)


if __name__ == "__main__":
    main()
