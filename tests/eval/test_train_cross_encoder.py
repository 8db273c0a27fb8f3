"""The network learns from lessons, and what is exported reads as it does."""

import random
from pathlib import Path

import numpy as np
import pytest

from bot.reader.cross_encoder import paired
from eval.reader.lessons import Lesson, lessons_of
from eval.reader.network import Network, export
from eval.reading_set import load_reading_set
from eval.train_cross_encoder import batches, figures, fit
from ingest.embedding.e5 import open_session
from ingest.embedding.e5_prepare import WORDS, prepared_model
from ingest.embedding.e5_weights import unpack
from ingest.embedding.unigram import UnigramTokenizer


@pytest.fixture(scope="module")
def lessons() -> list[Lesson]:
    tokenizer = UnigramTokenizer.load(prepared_model())
    return [lesson for _, lesson in lessons_of(load_reading_set()[:4], tokenizer, random.Random(1))]


def test_batches_hold_every_lesson_once(lessons: list[Lesson]) -> None:
    made = batches(lessons, random.Random(1))
    assert sorted(map(id, (lesson for batch in made for lesson in batch))) == sorted(map(id, lessons))


def test_it_learns_and_its_graph_reads_as_it_does(lessons: list[Lesson], tmp_path: Path) -> None:
    network = Network()
    before = [p.detach().clone() for p in network.layers.parameters()]
    words = network.embeddings.position_embeddings.weight.detach().clone()
    list(fit(network, lessons[:12], epochs=2, choice=random.Random(1)))
    assert any((a != b).any() for a, b in zip(before, network.layers.parameters(), strict=True))
    assert (network.embeddings.position_embeddings.weight == words).all()
    assert "right sentence" in figures(network, lessons[:12])

    export(network, tmp_path / "network.onnx")
    folder = prepared_model()
    pair = paired(UnigramTokenizer.load(folder), "Ai ký văn bản?", "Văn bản", "Văn bản do ông Tư ký ngày 3 tháng 4.")
    states = unpack(np.load(folder / WORDS, mmap_mode="r")[np.array([pair.ids])])
    mask = np.ones(states.shape[:2], np.float32)
    (scores,) = open_session(tmp_path / "network.onnx").run(None, {"states": states, "mask": mask})
    assert scores == pytest.approx(network.read([pair])[0].detach().numpy(), abs=0.3)
