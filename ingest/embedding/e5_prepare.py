"""The bundled model in the form it is run in: converted once, kept in the user's cache, checked when opened.

The encoder becomes an ONNX graph with int8 matrices; the word embeddings stay in the 4 bits they came in and
are mapped, not loaded, so that opening the model costs milliseconds.
"""

import hashlib
import json
import os
import shutil
import tempfile
import warnings
from contextlib import suppress
from importlib import metadata
from pathlib import Path

import numpy as np

from ingest.cache import CACHE_ENV, cache_folder
from ingest.embed import Progress
from ingest.embedding.e5_weights import (
    DIMENSIONS,
    TOKENIZER_SHA256,
    WEIGHTS_SHA256,
    Weights,
    read_weights,
    tokenizer_file,
    torch_encoder,
    weights_file,
)
from ingest.embedding.engine import keep_to_itself
from ingest.embedding.unigram import FILES as TOKENIZER_FILES
from ingest.embedding.unigram import UnigramTokenizer
from ingest.errors import ModelUnavailable

PREPARATION = 3
"""Raise when this module makes other vectors out of the same weights: indexes are then rebuilt."""
REVISION = f"{WEIGHTS_SHA256[:8]}-{TOKENIZER_SHA256[:8]}-int8.{PREPARATION}"

LOWER, UPPER = "lower.onnx", "upper.onnx"
"""The layers in two graphs of one form: (n, tokens, DIMENSIONS) and the stretch of each token (n, tokens) in, the
tokens in their context (n, tokens, DIMENSIONS) out."""
WORDS = "words.npy"
_FILES = (LOWER, UPPER, WORDS, *TOKENIZER_FILES)
_RECORD = "record.json"

SHARED, PADDING = 0, -1
"""What a graph is told of a token: its stretch (1, 2...), which reads itself and what is `SHARED`; that reads all."""
_UNSEEN = -1e9
# Stretches read apart in 9 layers; in the 3 above, once apart and once together: the work of 15 layers. hit@1 of words,
# passage and best sentence, with shares chosen by folds, on 411 questions of viquad-dev and 100 of alqac-dev: .910 and
# .910. With 10 layers in common .900 and .890, with 6 .905 and .900; with 9 read together .900 and .880; two readings
# of all 12 layers .893 and .920 (.915 and .920 with shares fixed at .4, .2 and .4); all 12 in common .905 and .890.
_LOWER_LAYERS = 9


def prepared_model(*, progress: Progress | None = None) -> Path:
    """The folder of the converted model; converts first if it is missing or damaged (half a minute).

    Raises `ModelUnavailable`.
    """
    engine = metadata.version("onnxruntime")  # it fused the graph; another version fuses its own
    folder = cache_folder() / f"e5-small-{REVISION}-onnxruntime-{engine}"
    if not is_intact(folder):
        if progress:
            progress("Đang chuẩn bị mô hình nhúng (chỉ một lần, chừng nửa phút)...")
        _prepare(folder)
    return folder


def is_intact(folder: Path) -> bool:
    """Whether every file is what the record says.

    A file of the recorded size and time of change is trusted: hashing 76 MB would double the time of a first
    question. Any other is hashed.
    """
    try:
        record = json.loads((folder / _RECORD).read_text())
        return all(_matches(folder / name, record[name]) for name in _FILES)
    except (OSError, ValueError, LookupError, TypeError):
        return False


def publish(built: Path, folder: Path) -> None:
    """Move `built` to `folder`, unless another process was faster: then its intact folder stays."""
    if folder.exists() and not is_intact(folder):
        _discard(folder)
    try:
        built.rename(folder)
    except OSError:
        if not is_intact(folder):
            raise


def _discard(folder: Path) -> None:
    """Remove `folder` in one step for whoever looks at it."""
    with tempfile.TemporaryDirectory(dir=folder.parent) as aside, suppress(FileNotFoundError):
        folder.rename(Path(aside) / folder.name)


def _prepare(folder: Path) -> None:
    weights, tokenizer = read_weights(weights_file()), tokenizer_file()
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        built = Path(tempfile.mkdtemp(prefix="building-", dir=folder.parent))
        try:
            np.save(built / WORDS, weights.words)
            UnigramTokenizer.save(tokenizer, built)
            _write_encoder(weights, built)
            _write_record(built)
            publish(built, folder)
        finally:
            shutil.rmtree(built, ignore_errors=True)
    except OSError as error:
        raise ModelUnavailable(
            f"Không ghi được mô hình vào {folder.parent}: {error.strerror}.",
            help=f"Giải phóng chừng 300 MB đĩa, hoặc đặt biến môi trường {CACHE_ENV} tới một thư mục ghi được.",
        ) from error


def _write_encoder(weights: Weights, folder: Path) -> None:
    keep_to_itself()
    from onnxruntime.quantization import QuantType, quant_pre_process, quantize_dynamic

    for name in (LOWER, UPPER):
        with tempfile.TemporaryDirectory(dir=folder) as scratch:
            exported, shaped, quantized = (Path(scratch) / step for step in ("float32", "shaped", "int8"))
            _export(weights, name, exported)
            quant_pre_process(exported, shaped, skip_symbolic_shape=True)
            quantize_dynamic(shaped, quantized, per_channel=True, weight_type=QuantType.QInt8)
            _optimize(quantized, folder / name)


def _export(weights: Weights, name: str, target: Path) -> None:
    import torch

    encoder = torch_encoder(weights)
    encoder.set_attn_implementation("eager")  # the faster kind does not export
    layers = encoder.encoder.layer

    class Reading(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.embeddings = encoder.embeddings if name == LOWER else None
            self.layers = layers[:_LOWER_LAYERS] if name == LOWER else layers[_LOWER_LAYERS:]

        def forward(self, states: torch.Tensor, stretches: torch.Tensor) -> torch.Tensor:
            reader, read = stretches.unsqueeze(2), stretches.unsqueeze(1)
            sees = (reader == read) | (read == SHARED) | ((reader == SHARED) & (read != PADDING))
            mask = torch.where(sees, 0.0, _UNSEEN).unsqueeze(1)
            if self.embeddings is not None:
                states = self.embeddings(inputs_embeds=states)
            for layer in self.layers:
                states = layer(states, attention_mask=mask)
            return states

    axes = {0: "texts", 1: "tokens"}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the exporter's remarks are not for the person who waits
        torch.onnx.export(
            Reading(),
            (torch.zeros(2, 7, DIMENSIONS), torch.zeros(2, 7, dtype=torch.int64)),
            str(target),
            input_names=["states", "stretches"],
            output_names=["tokens"],
            dynamic_axes=dict.fromkeys(("states", "stretches", "tokens"), axes),
            opset_version=17,
            dynamo=False,
        )


def _optimize(graph: Path, target: Path) -> None:
    """Write `graph` with its operators fused, which halves the time of every later opening."""
    keep_to_itself()
    from onnxruntime import GraphOptimizationLevel, InferenceSession, SessionOptions

    options = SessionOptions()
    options.graph_optimization_level = GraphOptimizationLevel.ORT_ENABLE_EXTENDED  # the portable ones
    options.optimized_model_filepath = str(target)
    InferenceSession(str(graph), options, providers=["CPUExecutionProvider"])


def _write_record(folder: Path) -> None:
    record = {}
    for path in folder.iterdir():
        with path.open("rb+") as file:
            os.fsync(file.fileno())
        status = path.stat()
        record[path.name] = {"sha256": _sha256(path), "size": status.st_size, "mtime_ns": status.st_mtime_ns}
    with (folder / _RECORD).open("w") as out:
        json.dump(record, out)
        out.flush()
        os.fsync(out.fileno())


def _matches(path: Path, entry: dict[str, str | int]) -> bool:
    status = path.stat()
    if status.st_size != entry["size"]:
        return False
    return status.st_mtime_ns == entry["mtime_ns"] or _sha256(path) == entry["sha256"]


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
