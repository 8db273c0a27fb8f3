"""The cross-encoder in torch, as it is trained, and its export to the graph that the bot runs."""

import tempfile
import warnings
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch

from bot.reader.cross_encoder import MOST_OF_QUESTION, MOST_OF_SENTENCE, Pair
from ingest.embedding.e5_weights import DIMENSIONS, read_weights, torch_encoder, unpack, weights_file
from ingest.embedding.engine import keep_to_itself

LAYERS = 8
"""Of the encoder's 12, the lower ones; the upper ones make vectors of whole texts."""
_HIDDEN = 128
_UNSEEN = -1e9
# Two special pieces between and around, and the title before the sentence.
_WINDOW = MOST_OF_QUESTION + MOST_OF_SENTENCE + 88


class Network(torch.nn.Module):
    """Begins as the bundled embedder, which is not changed."""

    def __init__(self) -> None:
        super().__init__()
        weights = read_weights(weights_file())
        encoder = torch_encoder(weights)
        encoder.set_attn_implementation("eager")  # the faster kind does not export
        self._words = weights.words
        self.embeddings = encoder.embeddings
        self.layers = torch.nn.ModuleList(encoder.encoder.layer[:LAYERS])
        self.head = torch.nn.Linear(2 * DIMENSIONS, _HIDDEN)
        self.out = torch.nn.Linear(_HIDDEN, 1)
        self.span = torch.nn.Linear(DIMENSIONS, 2)
        self.embeddings.requires_grad_(False)

    def forward(self, states: torch.Tensor, mask: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """For word vectors (pairs, tokens, DIMENSIONS) and 1 where there is one (pairs, tokens): (pairs,) log odds that
        each answers, and what it learns beside, (pairs, tokens, 2) for the answer's first and last piece."""
        tokens = self.embeddings(inputs_embeds=states)
        unseen = ((1.0 - mask) * _UNSEEN)[:, None, None, :]
        for layer in self.layers:
            tokens = layer(tokens, attention_mask=unseen)
        tokens = tokens.float()
        mean = (tokens * mask[:, :, None]).sum(1) / mask.sum(1, keepdim=True)
        whole = torch.tanh(self.head(torch.cat([tokens[:, 0], mean], 1)))
        return self.out(whole).squeeze(-1), self.span(tokens)

    def read(self, pairs: Sequence[Pair]) -> tuple[torch.Tensor, torch.Tensor]:
        """What `forward` gives for `pairs`."""
        shape = len(pairs), max(len(pair.ids) for pair in pairs)
        ids, mask = np.zeros(shape, np.int64), torch.zeros(shape)
        for row, pair in enumerate(pairs):
            ids[row, : len(pair.ids)], mask[row, : len(pair.ids)] = pair.ids, 1.0
        scores, edges = self(torch.from_numpy(unpack(self._words[ids])), mask)
        return scores, edges


def export(network: Network, target: Path) -> None:
    """Write the network to `target` as an ONNX graph with int8 matrices: `states` and `mask` in, `scores` out. Its
    window is what the bot gives it."""
    keep_to_itself()
    from onnxruntime.quantization import QuantType, quant_pre_process, quantize_dynamic

    class Scores(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.network = network

        def forward(self, states: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
            scores: torch.Tensor = self.network(states, mask)[0]
            return scores

    network.train(False)
    positions = network.embeddings.position_embeddings
    positions.weight = torch.nn.Parameter(positions.weight[:_WINDOW].clone(), requires_grad=False)
    for name in ("position_ids", "token_type_ids"):
        setattr(network.embeddings, name, getattr(network.embeddings, name)[:, :_WINDOW])
    axes = {0: "pairs", 1: "tokens"}
    with tempfile.TemporaryDirectory() as scratch:
        exported, shaped = (Path(scratch) / step for step in ("float32", "shaped"))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the exporter's remarks say nothing to whoever trains
            torch.onnx.export(
                Scores(),
                (torch.zeros(2, 7, DIMENSIONS), torch.ones(2, 7)),
                str(exported),
                input_names=["states", "mask"],
                output_names=["scores"],
                dynamic_axes={"states": axes, "mask": axes, "scores": {0: "pairs"}},
                opset_version=17,
                dynamo=False,
            )
        quant_pre_process(exported, shaped, skip_symbolic_shape=True)
        quantize_dynamic(shaped, target, per_channel=True, weight_type=QuantType.QInt8)
