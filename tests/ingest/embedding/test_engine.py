"""The engine of the embedding model reports to nobody."""

import os
import subprocess
import sys
from pathlib import Path

_EMBED = "from ingest.embed import open_embedder; open_embedder().embed(['một'], kind='query')"


def test_embedding_leaves_no_trace_of_reporting(tmp_path: Path) -> None:
    """What ONNX Runtime would send is first kept in files: where there are none, nothing is sent."""
    clean = {name: value for name, value in os.environ.items() if name not in {"ORT_DISABLE_TELEMETRY", "CI"}}
    command = [sys.executable, "-c", _EMBED]
    subprocess.run(command, env={**clean, "TMPDIR": str(tmp_path)}, check=True, capture_output=True)
    assert list(tmp_path.iterdir()) == []
