"""An answerer over the sample corpus, made once a session."""

import pytest

from bot.answerer import Answerer
from tests.bot.answering import CORPUS, answerer_over


@pytest.fixture(scope="session")
def corpus_answerer(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    """The bot over `corpus/`, with the bundled model."""
    return answerer_over(CORPUS, index_dir=tmp_path_factory.mktemp("corpus") / "index")
