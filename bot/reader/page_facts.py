"""What a page tells of itself, where that is asked: not its text, which is what passages are made of."""

from collections.abc import Sequence
from dataclasses import replace

from bot.answers import Hit
from bot.reader.entities import entities_of
from bot.reader.evidence import Evidence, fact_at
from bot.reader.page_lines import PageLine, imprint_of, page_line
from bot.reader.reading import head_of
from bot.understanding.page_asked import ASKING_TERMS, page_facts_asked
from bot.understanding.query import Query
from ingest.documents import Passage, SourceDocument
from ingest.text import index_terms

# A page is meant when what it is about, and its newsroom, hold this share of what the question says of it.
_LEAST_SAID = 0.6


def page_facts(query: Query, hits: Sequence[Hit]) -> tuple[Evidence, ...]:
    """Where the page that `query` means tells what is asked of it; nothing where it asks for something else."""
    asked = page_facts_asked(query)
    hit = _meant(query, hits) if asked else None
    if hit is None:
        return ()
    told = (page_line(hit.document, fact) for fact in asked)
    return tuple(_evidence(hit, line) for line in dict.fromkeys(line for line in told if line))


def _meant(query: Query, hits: Sequence[Hit]) -> Hit | None:
    """A hit of the page that holds the most of what the question says beside its asking."""
    said = [term for run in (*query.runs, *query.carried) for term in run if term not in ASKING_TERMS]
    entities = [entity for entity in entities_of(query) if entity.label]
    if not (said or entities):
        return None
    first = {hit.document.id: hit for hit in reversed(hits)}
    best: tuple[float, Hit] | None = None
    for hit in sorted(first.values(), key=lambda hit: hit.rank):
        document = hit.document
        if not all(entity.about(document) or entity.find(document.text) for entity in entities):
            continue
        own = set(index_terms(_own_words(document)))
        share = sum(term in own for term in said) / len(said) if said else 1.0
        if share >= _LEAST_SAID and (best is None or share > best[0]):
            best = share, hit
    return best[1] if best else None


def _own_words(document: SourceDocument) -> str:
    facts, imprint = document.metadata, imprint_of(document.text)
    newsroom = document.text[slice(*imprint)] if imprint else ""
    known = (document.title, facts.summary, facts.issuer, facts.province, *facts.numbers_mentioned)
    return " ".join((*filter(None, known), head_of(document), newsroom))


def _evidence(hit: Hit, line: PageLine) -> Evidence:
    """The line as evidence, in a passage of its own: what tells of the page is in none."""
    start, end = line.line
    passage = Passage(document_id=hit.document.id, start=start, end=end, text=hit.document.text[start:end])
    return fact_at(replace(hit, passage=passage), line.line, line.value, core=line.line)
