"""Models for the tests of ingestion, each made once a session."""

from pathlib import Path

import pytest

from ingest.embedding.e5_weights import export_pretrained


@pytest.fixture(scope="session")
def model_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled model's weights in float32, as sentence-transformers loads them."""
    folder = tmp_path_factory.mktemp("models") / "e5-small-float32"
    export_pretrained(folder)
    return folder
