"""Batches are complete, the layers learn, the word and position vectors do not."""

import random

import pytest

from eval.reader.lessons import Lesson, lessons_of
from eval.reader.network import Network
from eval.reading_set import load_reading_set
from eval.train_cross_encoder import batches, figures, fit
from ingest.embedding.e5_prepare import prepared_model
from ingest.embedding.unigram import UnigramTokenizer


@pytest.fixture(scope="module")
def lessons() -> list[Lesson]:
    tokenizer = UnigramTokenizer.load(prepared_model())
    return [lesson for _, lesson in lessons_of(load_reading_set()[:4], tokenizer, random.Random(1))]


def test_batches_hold_every_lesson_once(lessons: list[Lesson]) -> None:
    made = batches(lessons, random.Random(1))
    assert sorted(map(id, (lesson for batch in made for lesson in batch))) == sorted(map(id, lessons))


def test_only_what_is_to_learn_learns(lessons: list[Lesson]) -> None:
    network = Network()
    before = [p.detach().clone() for p in network.layers.parameters()]
    words = network.embeddings.position_embeddings.weight.detach().clone()
    list(fit(network, lessons[:12], epochs=2, choice=random.Random(1)))
    assert any((a != b).any() for a, b in zip(before, network.layers.parameters(), strict=True))
    assert (network.embeddings.position_embeddings.weight == words).all()
    assert "right sentence" in figures(network, lessons[:12])
