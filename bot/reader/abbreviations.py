"""What an abbreviation stands for, where a text spells it out at its first use: "cải cách tiền lương (CCTL)"."""

from collections.abc import Sequence

from bot.answers import Hit
from bot.reader.evidence import Evidence, fact_at
from bot.reader.reading import sentences_of
from bot.spans.meanings import spelt_abbreviations
from bot.understanding.answer_types import AnswerType
from bot.understanding.query import Query
from ingest.documents import Span
from ingest.text import canonical, index_terms, tokens

# What a question may say beside the abbreviation: "chữ ... trong bài là viết tắt của cụm từ nào".
_BESIDE = frozenset(index_terms("chữ từ cụm viết tắt nghĩa đầy đủ tên trong bài văn bản tài liệu"))


def spelt_out(query: Query, hits: Sequence[Hit]) -> Evidence | None:
    """Where a passage spells out the abbreviation of which `query` asks what it means, and nothing else."""
    if query.type is not AnswerType.DEFINITION or query.named:
        return None
    # With its accents "từ" is not the "TU" of "Tỉnh ủy".
    typed = {canonical(token.text) for token in tokens(query.typed)}
    asked = {term for run in query.runs for term in run} - _BESIDE
    for hit in hits:
        text = hit.passage.text
        for short, long in spelt_abbreviations(text):
            if canonical(short) in typed and asked <= {*index_terms(text[slice(*long)]), *index_terms(short)}:
                return _evidence(hit, long)
    return None


def _evidence(hit: Hit, long: Span) -> Evidence:
    holding = (span for span in sentences_of(hit.passage.text) if span.start <= long.start and long.end <= span.end)
    within = next(holding, long)
    sentence, span = (Span(each.start + hit.passage.start, each.end + hit.passage.start) for each in (within, long))
    return fact_at(hit, sentence, span, core=span)
