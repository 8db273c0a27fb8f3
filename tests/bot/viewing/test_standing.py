"""How a document stands: what those that came later did to it, and not to its namesakes; its copies."""

from datetime import date
from pathlib import Path

import pytest

from bot.library import Library
from bot.server.settings import ServerSettings
from bot.server.workers import Workers
from bot.viewing.standing import Standing, standing
from ingest.build import build_index
from tests.bot.viewing.decisions import decision
from tests.ingest.word_embedder import WordEmbedder

REPLACES = "Quyết định này có hiệu lực kể từ ngày ký và thay thế Quyết định số 12/QĐ-UBND ngày 05 tháng 3 năm 2020."
LATER = date(2024, 5, 20)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    documents = {
        "cu.txt": decision("12/QĐ-UBND"),
        "ban-sao.txt": decision("12/QĐ-UBND") + "\n",
        "tinh-khac.txt": decision("12/QĐ-UBND", province="Bến Tre"),
        "moi.txt": decision("31/QĐ-UBND", day=LATER, second=REPLACES),
        "som-hon.txt": decision("03/QĐ-UBND", day=date(2019, 1, 8), second=REPLACES),
    }
    folder = tmp_path / "documents"
    folder.mkdir()
    for name, words in documents.items():
        (folder / name).write_text(words, encoding="utf-8")
    build_index([folder], tmp_path / "index", embedder=WordEmbedder())
    return Library(tmp_path / "index", Workers(ServerSettings(index=tmp_path / "index")), None)


def standing_of(library: Library, key: str) -> Standing:
    store = library.store()
    [entry] = [entry for entry in store.entries() if entry.key == key]
    return standing(store, library.variants(), entry.id, entry.metadata)


def test_a_document_that_was_replaced_says_by_which(library: Library) -> None:
    stands = standing_of(library, "cu.txt")
    [act] = stands.acts
    assert (act.done, act.ends) == ("Đã được thay thế bởi", True)
    assert act.name.startswith("Quyết định số 31/QĐ-UBND ngày 20/5/2024 của Ủy ban nhân dân tỉnh Nam Định")
    assert [copy.key for copy in stands.copies] == ["ban-sao.txt"]


@pytest.mark.parametrize("key", ["tinh-khac.txt", "moi.txt"])
def test_another_province_s_namesake_and_the_new_one_stand(library: Library, key: str) -> None:
    assert standing_of(library, key) == Standing(None, (), ())
