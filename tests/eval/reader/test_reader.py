"""The learning of the reader: on questions whose answers any model should find, and refusals counted by hand."""

from pathlib import Path

import numpy as np

from bot.reader.evidence import Reader, scored
from eval.cases import AnswerCase
from eval.reader.learning import learn_sentences, learn_telling
from eval.reader.questions import FOLDS, Question, collections
from eval.reader.validation import below, quoted, rank, refused
from tests.bot.answering import asked_as, hits_in, matcher_of

THINGS = ("cây", "hoa", "cá", "rau", "lúa", "bò", "gà", "ong", "vịt", "dê")


def question(thing: str, at: int, *, answerable: bool = True) -> Question:
    text = f"Thôn {thing}.\n\nHôm nay trời nắng to. Bà Mai nuôi {thing} ở bờ ao. Ngày mai trời lại mưa."
    query = asked_as(f"Ai nuôi {thing} ở bờ ao?" if answerable else "Sông nào chảy qua thành phố cổ?")
    matcher = matcher_of(query)
    evidence = Reader(query, matcher).measure(hits_in(text))
    gold = [answerable and "Bà Mai" in it.text for it in evidence]
    right = {"expected": ("Bà Mai",), "documents": (evidence[0].hit.document.key,)} if answerable else {}
    return Question(
        collection="thôn",
        source="thôn",
        case=AnswerCase.model_validate({"id": thing, "question": query.text, "answerable": answerable, **right}),
        query=query,
        matcher=matcher,
        topic={},
        evidence=evidence,
        gold=gold,
        holds=gold,
        fold=at % FOLDS,
        weight=1.0,
    )


def test_what_is_learnt_finds_the_answer_to_what_was_not_seen() -> None:
    questions = [question(thing, at) for at, thing in enumerate(THINGS)]
    rank(questions, ["own", "length"])
    assert quoted(questions)["thôn"].right == 1
    assert scored(questions[0].evidence, learn_sentences(questions, ["own"]))[0].text.startswith("Bà Mai")


def test_no_feature_speaks_against_what_it_stands_for() -> None:
    asked = [question(thing, at, answerable=at % 2 == 0) for at, thing in enumerate(THINGS)]
    rank(asked, ["own"])
    model = learn_telling(asked, ["own", "no_names_lacking", "cosine"])
    assert model.weights and min(model.weights) > 0


def test_a_threshold_is_chosen_on_other_folds() -> None:
    questions = [question(thing, at) for at, thing in enumerate(THINGS)]
    sure = np.array([0.1, *[0.9] * 9])
    assert below(questions, sure, wrongly=0.05).tolist() == [True, *[False] * 9]
    assert refused(questions, sure < 0.5)["thôn"].answerable == 0.1


def test_without_other_collections_the_shipped_sets_are_learnt_from() -> None:
    offices, communes, portal = collections([])
    assert len({offices.documents, communes.documents, portal.documents}) == 3
    assert {"facts", "pairs", "near-miss"} <= {one.name for one in offices.sets}
    assert not any("held_out" in part for one in offices.sets for path in one.files for part in Path(path).parts)
