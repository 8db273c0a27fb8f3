"""What is made once a session: an answerer over the sample corpus, and an index that the command line made."""

import shutil
from pathlib import Path

import pytest

from bot.answerer import Answerer
from bot.cli import run
from tests.bot.answering import CORPUS, answerer_over
from tests.bot.console import NEWS, PLAN, Cchc


@pytest.fixture(scope="session")
def corpus_answerer(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    """The bot over `corpus/`, with the bundled model."""
    return answerer_over(CORPUS, index_dir=tmp_path_factory.mktemp("corpus") / "index")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `texts/` and the `index/` that `cchc` made of it."""
    folder = tmp_path_factory.mktemp("cli")
    (folder / "texts").mkdir()
    (folder / "texts" / "plan.txt").write_text(PLAN, encoding="utf-8")
    (folder / "texts" / "news.txt").write_text(NEWS, encoding="utf-8")
    assert run(["ingest", str(folder / "texts"), "--index", str(folder / "index")]) == 0
    return folder


@pytest.fixture
def cchc(built: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Cchc:
    """The command over that index, which a test must not change."""
    monkeypatch.delenv("CCHC_LANG", raising=False)
    return Cchc(capsys, built / "index")


@pytest.fixture
def own(built: Path, cchc: Cchc, tmp_path: Path) -> Cchc:
    """The same over a copy that a test may damage."""
    cchc.index = shutil.copytree(built / "index", tmp_path / "index")
    return cchc
