"""The cross-encoder: a question and a sentence through the lower layers of the bundled embedder, trained on."""

from collections.abc import Sequence

import numpy as np
import torch

from eval.reader.pairs import Pair
from ingest.embedding.e5_weights import DIMENSIONS, read_weights, torch_encoder, unpack, weights_file

LAYERS = 8
"""Of the encoder's 12, the lower ones; the upper ones make vectors of whole texts."""
_HIDDEN = 128
_UNSEEN = -1e9


class Network(torch.nn.Module):
    """Begins as the bundled embedder, which is not changed."""

    def __init__(self) -> None:
        super().__init__()
        weights = read_weights(weights_file())
        encoder = torch_encoder(weights)
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
