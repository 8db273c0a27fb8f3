"""Gives every passage its vectors: those computed before for the same text, else new ones."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import islice
from typing import NamedTuple

from ingest.documents import Passage, Span
from ingest.embed import Embedder
from ingest.gathering import Step
from ingest.previous import Previous
from ingest.report import Progress
from ingest.storage.parts import Entry
from ingest.storage.vectors import PassageVectors, directions
from ingest.structure.sentences import sentences
from ingest.text import squeeze
from ingest.unfinished import Unfinished

# Enough for the embedder to sort texts by length, few enough that something is kept every few seconds.
_BATCH = 256


def embedded_text(title: str, passage: Passage) -> str:
    """What is embedded for a passage: the document's title, the headings above it and, last, its text, a line each.

    A passage seldom repeats which province or which document it speaks of; its title says so.
    """
    above = dict.fromkeys(squeeze(line) for line in (title, *passage.heading))
    return "\n".join([*(line for line in above if line and line != passage.text), passage.text])


class _Text(NamedTuple):
    """What is embedded for a passage, and where its sentences stand in it."""

    text: str
    sentences: tuple[Span, ...]

    @classmethod
    def of(cls, title: str, passage: Passage) -> "_Text":
        text = embedded_text(title, passage)
        before = len(text) - len(passage.text)
        return cls(text, tuple(Span(start + before, end + before) for start, end in sentences(passage.text)))

    @property
    def digest(self) -> bytes:
        ends = ",".join(str(end) for _, end in self.sentences)
        return blake2b(f"{ends}\0{self.text}".encode(), digest_size=16).digest()


class Vectorizer:
    """Embeds the passages of a run, a few hundred at a time."""

    def __init__(self, embedder: Embedder, previous: Previous, unfinished: Unfinished, progress: Progress) -> None:
        self._embedder = embedder
        self._previous = previous
        self.unfinished = unfinished
        self._progress = progress
        self._done, self._share = 0, 0.0
        self.embedded = 0
        """Passages whose vector had to be computed."""

    def tell(self, doing: str) -> None:
        """Show what is being done beside the embedding."""
        self._progress(doing, self._share)

    def entries(self, steps: Iterable[Step]) -> Iterator[tuple[Step, list[Entry]]]:
        """The steps in their order; with one that found a document, its passages with their vectors."""
        waiting: list[tuple[Step, list[bytes]]] = []
        texts: dict[bytes, _Text] = {}
        for step in steps:
            digests = []
            if isinstance(step.found, tuple):
                document, passages = step.found
                for passage in passages:
                    text = _Text.of(document.title, passage)
                    digests.append(text.digest)
                    texts[digests[-1]] = text
            waiting.append((step, digests))
            if len(texts) >= _BATCH:
                yield from self._with_vectors(waiting, texts)
                waiting, texts = [], {}
        yield from self._with_vectors(waiting, texts)

    def _with_vectors(
        self, waiting: Sequence[tuple[Step, list[bytes]]], texts: Mapping[bytes, _Text]
    ) -> Iterator[tuple[Step, list[Entry]]]:
        vectors: dict[bytes, PassageVectors] = {}
        begin, end = self._share, waiting[-1][0].share if waiting else self._share
        for start in range(0, len(texts), _BATCH):
            vectors |= self._vectors(dict(islice(texts.items(), start, start + _BATCH)))
            self._share = begin + (end - begin) * len(vectors) / len(texts)
            self.tell(f"Lập chỉ mục: {self._done + len(vectors)} đoạn")
        self._done, self._share = self._done + len(vectors), end
        for step, digests in waiting:
            passages = step.found[1] if isinstance(step.found, tuple) else []
            yield step, [Entry(p, d, vectors[d]) for p, d in zip(passages, digests, strict=True)]

    def _vectors(self, texts: Mapping[bytes, _Text]) -> dict[bytes, PassageVectors]:
        """The vectors of `texts`, by digest; new ones are kept for the case that the run is interrupted."""
        found = self._previous.known_vectors([*texts])
        found |= self.unfinished.vectors([digest for digest in texts if digest not in found])
        missing = {digest: text for digest, text in texts.items() if digest not in found}
        if missing:
            found_in = self._embedder.embed_with_stretches(*zip(*missing.values(), strict=True))
            made = (PassageVectors(one.whole, directions(one.stretches)) for one in found_in)
            embedded = dict(zip(missing, made, strict=True))
            self.unfinished.keep_vectors(embedded.items())
            found |= embedded
            self.embedded += len(missing)
        return found
