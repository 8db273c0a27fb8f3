"""An office's own files in one run: what is hard to read is read or told of, and one source is one source."""

import shutil
from pathlib import Path

import pytest

from bot.retrieve import HybridRetriever
from ingest.build import build_index
from ingest.documents import SourceDocument
from ingest.index import Index
from ingest.ocr.tesseract import installed
from ingest.repair.plausible import plausibility
from ingest.report import IngestReport
from tests.bot.answering import asked_as
from tests.ingest.word_embedder import WordEmbedder

DOCUMENTS = Path(__file__).parents[3] / "shared" / "documents"
# Two scans of two pages each: recognising is nearly all that this file's tests take.
CHOSEN = ("traps", "office/36-HD_VPTW_380096.doc", "office/36-HD_VPTW_380096.docx", "scans/1.pdf", "scans/KSTTHC.pdf")

pytestmark = pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the shared documents are not beside this checkout")
