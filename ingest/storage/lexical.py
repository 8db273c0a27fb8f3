"""Word search: BM25 over accent-folded syllables and pairs of neighbouring syllables, kept by tantivy."""

import errno
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import tantivy

from ingest.text import index_terms

# Measured with BM25 alone on the development sets (each record one passage), hit@1 / nDCG@10:
#   title in the body as well .25, pairs .75 (chosen)    alqac-dev .820/.906   viquad-dev .871/.923
#   title in the body only, pairs 1                      alqac-dev .790/.894   viquad-dev .866/.919
#   title apart, same weight, pairs 1                    alqac-dev .810/.901   viquad-dev .866/.920
# Anything between .1-.5 and .5-1 is within .01; tests/ingest/storage/test_lexical.py measures the chosen pair again.
TITLE_BOOST = 0.25
PAIR_BOOST = 0.75

_TOKENIZER = "spaces"
# tantivy's own minimum is 15 MB a thread; 64 MB keeps 100,000 passages to a few segments.
_WRITER_BYTES = 64_000_000


def search_terms(text: str) -> list[str]:
    """What tidy `text` is indexed and searched by: folded syllables, then neighbouring pairs as "cai_cach"."""
    syllables = index_terms(text)
    return syllables + [f"{first}_{second}" for first, second in pairwise(syllables)]


def write_lexical(folder: Path, passages: Iterable[tuple[int, str, str]], *, leaving: Iterable[int] = ()) -> None:
    """Index (row, title with headings, text) in `folder`, new or written before; rows `leaving` go first.

    Raises OSError.
    """
    folder.mkdir(exist_ok=True)
    try:
        _write(folder, passages, leaving)
    except ValueError as error:  # what tantivy raises when it cannot write
        raise OSError(errno.ENOSPC, str(error), str(folder)) from error
    for file in folder.iterdir():
        if file.suffix == ".lock":
            file.unlink()
        else:  # tantivy makes some files readable by their owner only; an index may be shared
            file.chmod(folder.stat().st_mode & 0o666)


def _write(folder: Path, passages: Iterable[tuple[int, str, str]], leaving: Iterable[int]) -> None:
    schema = _schema()
    index = _with_tokenizer(tantivy.Index(schema, str(folder)))
    writer = index.writer(_WRITER_BYTES, 1)
    for row in leaving:
        writer.delete_documents_by_query(tantivy.Query.term_query(schema, "row", row))
    for row, title, text in passages:
        title_terms = " ".join(search_terms(title))
        document = tantivy.Document()
        document.add_text("title", title_terms)
        document.add_text("body", f"{title_terms} {' '.join(search_terms(text))}")
        document.add_unsigned("row", row)
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for field in ("title", "body"):
        builder.add_text_field(field, tokenizer_name=_TOKENIZER, index_option="freq")
    return builder.add_unsigned_field("row", fast=True, indexed=True).build()


class LexicalIndex:
    """BM25 over the passages. Safe to call from several threads."""

    def __init__(self, folder: Path) -> None:
        """Opens `folder` without writing to it; raises ValueError when tantivy cannot read it."""
        # tantivy insists on lock files beside the index even to read it. Links in a folder of our own keep
        # the index untouched, and readable from a read-only disk; once open, the mapped files need no names.
        with TemporaryDirectory(prefix="cchc-", ignore_cleanup_errors=True) as links:
            for file in folder.iterdir():
                (Path(links) / file.name).symlink_to(file.resolve())
            index = _with_tokenizer(tantivy.Index.open(links))
            index.config_reader("manual")
            self._schema = index.schema
            self._searcher = index.searcher()

    def __len__(self) -> int:
        return self._searcher.num_docs

    def search(self, terms: Sequence[str], k: int, *, only: tantivy.Query | None = None) -> list[tuple[int, float]]:
        """(row, BM25 score) of at most `k` passages that hold any of `terms` (`search_terms`), best first.

        With `only` (`those_of`) none but its passages are found; their scores stay the same.
        """
        if not terms or k < 1:
            return []
        query = self._any_of(terms)
        if only is not None:
            query = tantivy.Query.boolean_query([(tantivy.Occur.Must, query), (tantivy.Occur.Must, only)])
        found = self._searcher.search(query, k, count=False)
        rows = self._searcher.fast_field_values("row", [address for _, address in found.hits])
        pairs = [(int(row or 0), float(score)) for row, (score, _) in zip(rows, found.hits, strict=True)]
        return sorted(pairs, key=lambda pair: (-pair[1], pair[0]))

    def those_of(self, rows: Sequence[int]) -> tantivy.Query:
        """What limits a search to `rows`; worth keeping: 30 ms for 50,000 rows."""
        return tantivy.Query.const_score_query(tantivy.Query.term_set_query(self._schema, "row", [*rows]), 0.0)

    def holds(self, word: str) -> bool:
        """Whether any passage holds the folded `word`."""
        return all(self.document_frequency(term) > 0 for term in index_terms(word))

    def document_frequency(self, term: str) -> int:
        """How many passages hold `term` (one of `search_terms`) in their text or their title."""
        return self._searcher.doc_freq("body", term)

    def _any_of(self, terms: Sequence[str]) -> tantivy.Query:
        # Query objects, not the query parser: nothing a person types is ever read as syntax.
        clauses = [
            (
                tantivy.Occur.Should,
                tantivy.Query.boost_query(
                    tantivy.Query.term_query(self._schema, field, term, "freq"),
                    field_boost * (PAIR_BOOST if "_" in term else 1.0),
                ),
            )
            for term in dict.fromkeys(terms)
            for field, field_boost in (("title", TITLE_BOOST), ("body", 1.0))
        ]
        return tantivy.Query.boolean_query(clauses)


def _with_tokenizer(index: tantivy.Index) -> tantivy.Index:
    spaces = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    index.register_tokenizer(_TOKENIZER, spaces)
    return index
