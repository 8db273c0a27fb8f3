"""Accent restoration: what it changes, what it must leave alone, and how often it is right."""

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.accents import AccentModel
from ingest.bigrams import Bigrams
from ingest.text import fold, tidy, tokens

RETRIEVAL = Path(__file__).parents[3] / "shared" / "retrieval"

syllables = st.sampled_from(
    "nam dinh Ha Noi nghiep vu trong tam bao nhieu la gi UBND 34/CT-UBND 2021 ở được the ? ,".split()
)
questions = st.one_of(st.lists(syllables).map(" ".join), st.text(max_size=60))


@pytest.fixture(scope="module")
def model() -> AccentModel:
    return AccentModel.base()


@pytest.mark.parametrize(
    ("typed", "restored"),
    [
        ("nam dinh co may nhiem vu trong tam", "nam định có mấy nhiệm vụ trọng tâm"),
        ("Uy ban nhan dan tinh Ha Giang hop o dau?", "Ủy ban nhân dân tỉnh Hà Giang họp ở đâu?"),
        ("NGHI QUYET VE CHINH SACH TIEN LUONG", "NGHỊ QUYẾT VỀ CHÍNH SÁCH TIỀN LƯƠNG"),
        ("cong van so 15/CV-SNV ky ngay 3/4/2020", "công văn số 15/CV-SNV ký ngày 3/4/2020"),
        ("UBND xa giai quyet TTHC trong bao lau", "UBND xã giải quyết TTHC trong bao lâu"),
        ("website cua so noi vu la gi", "website của sở nội vụ là gì"),
        ("quyết định co hieu luc tu khi nào", "quyết định có hiệu lực từ khi nào"),
        ("nguoi dan gui mail den hoi.dap@tinh.gov.vn", "người dân gửi mail đến hoi.dap@tinh.gov.vn"),
    ],
)
def test_restores_what_lacks_accents(model: AccentModel, typed: str, restored: str) -> None:
    assert model.needs_restoring(typed)
    assert model.restore(typed) == restored


@pytest.mark.parametrize(
    "text",
    [
        "",
        "34/CT-UBND",
        "CCHC",
        "Which plan did Ha Giang adopt in 2021?",
        "How many tasks are there for Hà Giang?",
        "Ai chủ trì cuộc họp ở An Giang?",
        "Theo Tim Berners-Lee, trang web đầu tiên ra đời năm nào?",
        "Hoà giải viên ở cơ sở là ai?",
        "cho ai",
    ],
)
def test_leaves_alone_what_is_right_as_typed(model: AccentModel, text: str) -> None:
    assert not model.needs_restoring(text)
    assert model.restore(text) == text


def test_reads_decomposed_text(model: AccentModel) -> None:
    text = "Nhiệm vụ của tỉnh là gì?"
    assert model.restore(unicodedata.normalize("NFD", text)) == text


@given(questions)
def test_only_accents_change(text: str) -> None:
    restored = AccentModel.base().restore(text)
    assert fold(restored) == fold(tidy(text))
    assert [char.isupper() for char in restored] == [char.isupper() for char in tidy(text)]


@given(questions)
def test_restoring_twice_changes_nothing_more(text: str) -> None:
    model = AccentModel.base()
    assert model.restore(model.restore(text)) == model.restore(text)


class TestLearning:
    TEXT = "Ông Triệu Đà Hoẵng phụ trách tổ công tác. Tổ công tác do ông Triệu Đà Hoẵng thành lập."
    QUESTION = "ong Trieu Da Hoang lam gi"

    def test_the_users_own_names_win(self, model: AccentModel) -> None:
        assert "Hoẵng" not in model.restore(self.QUESTION)
        own = AccentModel.base()
        own.learn([self.TEXT])
        assert own.restore(self.QUESTION) == "ông Triệu Đà Hoẵng làm gì"

    def test_texts_without_accents_teach_nothing(self) -> None:
        own = AccentModel.base()
        own.learn(["ong Trieu Da Hoang phu trach nhiem vu trong tam cua tinh\n" * 50])
        assert own.restore("nhiem vu trong tam") == "nhiệm vụ trọng tâm"

    def test_learning_in_steps_is_learning_at_once(self) -> None:
        steps, once = AccentModel.base(), AccentModel.base()
        for text in (self.TEXT, "Nhiệm vụ của tổ công tác"):
            steps.learn([text])
        once.learn([self.TEXT, "Nhiệm vụ của tổ công tác"])
        assert steps.restore(self.QUESTION) == once.restore(self.QUESTION)

    def test_what_was_learnt_survives_saving(self, tmp_path: Path) -> None:
        own = AccentModel.base()
        own.learn([self.TEXT])
        own.save(tmp_path / "accents.npz")
        assert AccentModel.load(tmp_path / "accents.npz").restore(self.QUESTION) == own.restore(self.QUESTION)
        assert (tmp_path / "accents.npz").stat().st_size < 2_000

    def test_nothing_learnt_can_be_saved_too(self, model: AccentModel, tmp_path: Path) -> None:
        model.save(tmp_path / "accents.npz")
        assert AccentModel.load(tmp_path / "accents.npz").restore("la gi") == "là gì"

    @pytest.mark.parametrize("content", [b"", b"not a table", b"PK\x03\x04 cut short"])
    def test_a_spoilt_file_is_a_value_error(self, tmp_path: Path, content: bytes) -> None:
        (tmp_path / "accents.npz").write_bytes(content)
        with pytest.raises(ValueError):
            AccentModel.load(tmp_path / "accents.npz")


@given(st.lists(st.lists(st.sampled_from("a b c d e".split()), max_size=8)), st.sampled_from([1, 3]))
def test_merged_counts_are_counts_of_everything(sequences: list[list[str]], least: int) -> None:
    half = len(sequences) // 2
    merged = Bigrams.counted(sequences[:half]).merged(Bigrams.counted(sequences[half:]))
    assert _pairs(merged.pruned(least)) == {
        pair: count for pair, count in _pairs(Bigrams.counted(sequences)).items() if count >= least
    }


def _pairs(table: Bigrams) -> dict[tuple[str, str], float]:
    size = len(table.words)
    return {
        (table.words[key // size], table.words[key % size]): count
        for key, count in zip(table.keys.tolist(), table.counts.tolist(), strict=True)
    }


@pytest.mark.parametrize(("name", "least"), [("alqac-dev", 0.965), ("viquad-dev", 0.9)])
def test_share_of_right_syllables(model: AccentModel, name: str, least: float) -> None:
    path = RETRIEVAL / name / "queries.jsonl"
    if not path.exists():
        pytest.skip(f"the questions of {name} are not here")
    right = []
    for line in path.read_text(encoding="utf-8").splitlines():
        text = tidy(json.loads(line)["text"])
        pairs = zip(tokens(text), tokens(model.restore(_without_accents(text))), strict=True)
        right += [meant.text == got.text for meant, got in pairs if meant.text.isalpha()]
    assert sum(right) / len(right) >= least


def _without_accents(text: str) -> str:
    return "".join(bare.upper() if char.isupper() else bare for char, bare in zip(text, fold(text), strict=True))
