"""What every embedder promises, and what the two adapters add."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from langchain_core.embeddings import Embeddings

from ingest.embed import Embedder, open_embedder
from ingest.errors import ModelUnavailable

QUESTION = "Kế hoạch giao nhiệm vụ cho cơ quan nào?"
PASSAGES = [
    "Sở Nội vụ chủ trì, phối hợp với các cơ quan thực hiện kế hoạch và báo cáo trước ngày 15/12.",
    "Trời hôm nay nhiều mây, có mưa rào vài nơi.",
    "Tỉ lệ hồ sơ giải quyết đúng hạn đạt 98,5 % trong quý I.",
]


class EmbedderContract:
    """Inherit it and provide `embedder`."""

    def test_rows_are_unit_vectors_of_the_promised_width(self, embedder: Embedder) -> None:
        vectors = embedder.embed(PASSAGES, kind="passage")
        assert vectors.shape == (len(PASSAGES), embedder.identity.dimensions)
        assert vectors.dtype == np.float32
        assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)

    def test_rows_keep_the_order_of_the_texts(self, embedder: Embedder) -> None:
        texts = [text * times for times in (3, 1, 2) for text in PASSAGES] * 2
        together = embedder.embed(texts, kind="passage")
        alone = np.concatenate([embedder.embed([text], kind="passage") for text in texts[:9]])
        assert (together[:9] @ alone.T).argmax(axis=1).tolist() == list(range(9))
        assert (together[-9:] @ alone.T).argmax(axis=1).tolist() == list(range(9))

    def test_no_texts_make_no_rows(self, embedder: Embedder) -> None:
        assert embedder.embed([], kind="passage").shape == (0, embedder.identity.dimensions)

    @pytest.mark.parametrize("text", ["", "   ", "?", "日本語 и русский", "a" * 5000])
    def test_odd_text_has_a_vector(self, embedder: Embedder, text: str) -> None:
        assert np.linalg.norm(embedder.embed([text], kind="query")) == pytest.approx(1, abs=1e-5)

    def test_text_past_the_window_is_left_out(self, embedder: Embedder) -> None:
        long = " ".join(PASSAGES * 60)
        vectors = embedder.embed([long, long + " Phần sau."], kind="passage")
        assert vectors[0] @ vectors[1] == pytest.approx(1, abs=1e-5)

    def test_same_text_same_vector(self, embedder: Embedder) -> None:
        first, second = (embedder.embed(PASSAGES, kind="passage") for _ in range(2))
        assert np.array_equal(first, second)

    def test_question_and_passage_of_the_same_words_differ(self, embedder: Embedder) -> None:
        question, passage = (embedder.embed([QUESTION], kind=kind)[0] for kind in ("query", "passage"))
        assert question @ passage < 0.999

    def test_question_is_nearest_to_the_passage_that_answers(self, embedder: Embedder) -> None:
        scores = embedder.embed(PASSAGES, kind="passage") @ embedder.embed([QUESTION], kind="query")[0]
        assert scores.argmax() == 0

    def test_is_a_langchain_embeddings(self, embedder: Embedder) -> None:
        assert isinstance(embedder, Embeddings)
        question = embedder.embed_query(QUESTION)
        assert question == pytest.approx(embedder.embed([QUESTION], kind="query")[0].tolist())
        documents = np.array(embedder.embed_documents(PASSAGES))
        assert documents == pytest.approx(embedder.embed(PASSAGES, kind="passage"))
        assert isinstance(question[0], float)

    def test_opens_again_by_its_own_name(self, embedder: Embedder) -> None:
        assert open_embedder(embedder.identity.name).identity == embedder.identity


class TestBundled(EmbedderContract):
    @pytest.fixture(scope="class")
    @classmethod
    def embedder(cls) -> Embedder:
        return open_embedder()

    def test_agrees_with_the_float32_model(self, embedder: Embedder, model_folder: Path) -> None:
        exact = open_embedder(f"sentence-transformers:{model_folder}")
        for kind in ("query", "passage"):
            ours, theirs = (one.embed(PASSAGES, kind=kind) for one in (embedder, exact))
            assert (ours * theirs).sum(axis=1).min() > 0.98


class TestSentenceTransformers(EmbedderContract):
    @pytest.fixture(scope="class")
    @classmethod
    def embedder(cls, model_folder: Path) -> Embedder:
        return open_embedder(f"sentence-transformers:{model_folder}")

    def test_revision_follows_the_files(self, embedder: Embedder, model_folder: Path) -> None:
        config = model_folder / "config.json"
        before = config.read_bytes()
        config.write_bytes(before + b"\n")
        changed = open_embedder(embedder.identity.name).identity
        config.write_bytes(before)
        assert changed.revision != embedder.identity.revision


def test_prompts_of_the_model_come_first(model_folder: Path, tmp_path: Path) -> None:
    from sentence_transformers import SentenceTransformer

    named = tmp_path / "e5-with-prompts"
    own = {"query": "Câu hỏi: ", "document": "Văn bản: "}
    SentenceTransformer(str(model_folder), prompts=own).save(str(named))
    adapter = open_embedder(f"sentence-transformers:{named}")
    expected = SentenceTransformer(str(model_folder)).encode(f"Câu hỏi: {QUESTION}", normalize_embeddings=True)
    assert adapter.embed([QUESTION], kind="query")[0] @ expected == pytest.approx(1, abs=1e-5)


def test_model_called_otherwise_gets_no_prompt(model_folder: Path, tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.symlink_to(model_folder)
    adapter = open_embedder(f"sentence-transformers:{plain}")
    question, passage = (adapter.embed([QUESTION], kind=kind)[0] for kind in ("query", "passage"))
    assert np.array_equal(question, passage)


@pytest.mark.parametrize("name", ["", "bundle", "sentence-transformers", "sentence-transformers:", "x:y"])
def test_unknown_name_says_what_there_is(name: str) -> None:
    with pytest.raises(ModelUnavailable, match="Không có mô hình") as caught:
        open_embedder(name)
    assert "bundled" in caught.value.help


def test_unreachable_hub_asks_for_a_folder(no_network: None) -> None:
    with pytest.raises(ModelUnavailable, match="khong/co-that") as caught:
        open_embedder("sentence-transformers:khong/co-that")
    assert "thư mục" in caught.value.help


def test_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable):
        open_embedder(f"sentence-transformers:{tmp_path}")


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Hub look-ups are refused at once, whatever this machine can reach."""
    from huggingface_hub import constants

    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", True)
    yield
