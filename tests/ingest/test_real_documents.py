"""An office's own files in one run: what is hard to read is read or told of, and one source is one source."""

import shutil
from pathlib import Path

import pytest

from bot.retrieve import HybridRetriever
from ingest.build import build_index
from ingest.documents import SourceDocument
from ingest.index import Index
from ingest.repair.plausible import plausibility
from ingest.report import IngestReport
from tests.bot.answering import asked_as
from tests.ingest.word_embedder import WordEmbedder

DOCUMENTS = Path(__file__).parents[3] / "shared" / "documents"
# Two scans of two pages each: recognising is nearly all that this file's tests take.
CHOSEN = ("traps", "office/36-HD_VPTW_380096.doc", "office/36-HD_VPTW_380096.docx", "scans/1.pdf", "scans/KSTTHC.pdf")

pytestmark = [
    pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the shared documents are not beside this checkout"),
    pytest.mark.skipif(shutil.which("tesseract") is None, reason="needs Tesseract"),
]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[IngestReport, Index]:
    """The report of the one ingest, and its index."""
    index_dir = tmp_path_factory.mktemp("real") / "index"
    report = build_index([DOCUMENTS / name for name in CHOSEN], index_dir, embedder=WordEmbedder())
    return report, Index.open(index_dir)


@pytest.fixture
def report(made: tuple[IngestReport, Index]) -> IngestReport:
    return made[0]


@pytest.fixture
def index(made: tuple[IngestReport, Index]) -> Index:
    return made[1]


def document(index: Index, name: str) -> SourceDocument:
    [entry] = [entry for entry in index.store.entries() if entry.key.endswith(name)]
    return index.store.documents([entry.id])[entry.id]


def first_found(index: Index, question: str) -> str:
    return HybridRetriever(index, WordEmbedder()).retrieve(asked_as(question), 1)[0].document.key


def test_every_trap_is_in_the_report_with_its_reason(report: IngestReport) -> None:
    told = {path.name: [d.reading.warnings for d in report.read if d.path == str(path)] for path in _traps()}
    for rejection in report.rejected:
        told[Path(rejection.subject).name].append((rejection.reason,))
        assert rejection.foreseen
        assert rejection.help
    assert {name: len(said) for name, said in told.items()} == dict.fromkeys(told, 1)
    reasons = {name[:6]: " ".join(said[0]) for name, said in told.items()}
    assert reasons == {
        "06_LUA": "Đuôi tệp là .docx nhưng nội dung là Word 97-2003.",
        "215QD_": "Tệp trống, không có chữ nào.",
        "33_TCV": "Đây là trang web báo lỗi, không phải văn bản.",
        "report": "Đuôi tệp là .doc nhưng nội dung là trang web.",
    }


def test_one_text_in_two_formats_is_one_source(index: Index) -> None:
    old, new = document(index, "380096.doc"), document(index, "380096.docx")
    assert old.metadata.number == new.metadata.number == "36-HD/VPTW"
    assert index.variants.others(old.id) == (new.key,)
    hits = HybridRetriever(index, WordEmbedder()).retrieve(asked_as("thể thức văn bản của Đảng 36-HD/VPTW"), 10)
    assert len({hit.document.id for hit in hits} & {old.id, new.id}) == 1


def test_a_wrong_text_layer_is_not_trusted(index: Index) -> None:
    letter = document(index, "1.pdf")
    assert letter.reading.ocr_pages == (1, 2)
    assert plausibility(letter.text) > 0.9
    assert "đội mũ bảo hiểm khi ngồi trên xe mô tô, xe gắn máy" in letter.text


def test_a_scan_is_found_by_what_a_person_knows_of_it(index: Index) -> None:
    question = "công văn về rà soát thủ tục hành chính của tỉnh Phú Thọ năm 2011"
    assert first_found(index, question) == "KSTTHC.pdf"


def test_passages_say_the_page_on_which_they_begin(index: Index) -> None:
    for name in ("1.pdf", "KSTTHC.pdf"):
        scan = document(index, name)
        passages = [passage for _, passage in index.store.passages_of(scan.id)]
        assert passages[0].page == 1
        assert all(passage.page == scan.reading.page_at(passage.start) for passage in passages)


def _traps() -> list[Path]:
    return sorted((DOCUMENTS / "traps").iterdir())
