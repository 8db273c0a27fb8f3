"""A question and a sentence as one text, as a cross-encoder reads them."""

from dataclasses import dataclass

from ingest.documents import Span
from ingest.embedding.unigram import BEGIN, END, UnigramTokenizer

MOST_OF_QUESTION, MOST_OF_SENTENCE = 40, 84
"""Pieces that are read of each: nine of ten sentences are whole."""
_MOST_OF_TITLE_CHARS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A question and a sentence as the network sees them."""

    ids: tuple[int, ...]
    words: tuple[Span, ...]
    """Where each word stands in the sentence: it is cut between words, and which of them answer is learnt, too."""
    starts: tuple[int, ...]
    """Which of `ids` is the first of each word; one more, for the end of the last."""


def paired(tokenizer: UnigramTokenizer, question: str, title: str, sentence: str) -> Pair:
    """The question and the sentence, led by the title of its document unless it begins with that."""
    lead = "" if sentence.startswith(title[:_MOST_OF_TITLE_CHARS]) else f"{title[:_MOST_OF_TITLE_CHARS]}. "
    asked = [piece for ids, _ in tokenizer.words(f"query: {question}") for piece in ids][:MOST_OF_QUESTION]
    led = [piece for ids, _ in tokenizer.words(f"passage: {lead}") for piece in ids]
    ids = [BEGIN, *asked, END, *led]
    until = len(ids) - len(led) + MOST_OF_SENTENCE
    words, starts = [], []
    for pieces, span in tokenizer.words(sentence):
        if len(ids) + len(pieces) > until:
            break
        words.append(span)
        starts.append(len(ids))
        ids += pieces
    return Pair(ids=(*ids[:until], END), words=tuple(words), starts=(*starts, len(ids)))
