"""Answers to "Điều 5 Nghị định 63/2010/NĐ-CP quy định gì?": the article's title and how it begins, word for word."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from bot.answers import Hit
from bot.citations import Citations
from bot.named_articles import NamedArticle
from bot.understanding.answer_types import AnswerType
from bot.understanding.query import Query
from bot.writing.compose import title_of
from bot.writing.markdown import plain
from bot.writing.wording import ACCORDING_TO, GOES_ON
from ingest.documents import Span
from ingest.facts.numbers import KINDS
from ingest.structure import blocks
from ingest.structure.outline import outline
from ingest.text import fold, index_terms

# A screenful; what comes after it is one click away.
_MOST_CHARS = 1200
# With no other content than these syllables, and the names of kinds of documents, a question asks what the article
# says as a whole.
_KINDS = frozenset(syllable for name in KINDS.values() for syllable in fold(name).split())
_OF_THE_WHOLE = _KINDS.union("quy dinh noi dung neu trich dan nguyen toan van xem doc tra cuu chi tiet cu the".split())
_OPEN = frozenset({AnswerType.TEXT, AnswerType.DEFINITION, AnswerType.LIST})


@dataclass(frozen=True, slots=True)
class ArticleText:
    """The part of an article that was asked for; `parts` are paragraphs in the passages that hold them."""

    hits: tuple[Hit, ...]
    parts: tuple[tuple[Hit, Span], ...]


def asks_for_the_whole(query: Query, articles: Sequence[NamedArticle]) -> bool:
    """Whether the question asks what the articles say and nothing narrower."""
    names = {term for article in articles for term in index_terms(article.number or "")}
    return query.type in _OPEN and all(term in _OF_THE_WHOLE | names for run in query.runs for term in run)


def may_be_shown(query: Query) -> bool:
    """Whether the article as such is some answer, where no sentence of it is."""
    return query.type in _OPEN and not query.also


def text_of(article: NamedArticle, hits: Sequence[Hit]) -> ArticleText | None:
    """The text of the article in the first document that has it, or of the clause or point asked for; None without."""
    own = [hit for hit in hits if hit.document.id == hits[0].document.id]
    wanted = _wanted(article)
    parts = []
    for start, path in _paragraphs(own, outside=article.is_document):
        if all(any(name == mark or name.startswith(f"{mark}.") for name in path) for mark in wanted):
            parts += _held(own, start)
    return ArticleText(tuple(own), tuple(parts)) if parts else None


def compose_article(query: Query, found: ArticleText, citations: Citations) -> str:
    """The beginning of the article as Markdown, each stretch followed by its citation."""
    document = found.hits[0].document
    lines = [ACCORDING_TO[query.language].format(title=title_of(document))]
    shown = _beginning(found.parts)
    for _, group in groupby(shown, key=lambda part: part[0].passage.id):
        stretch = list(group)
        key = citations.cite(stretch[0][0], Span(stretch[0][1].start, stretch[-1][1].end))
        lines.append("\n>\n".join(f"> {plain(document.text[start:end])}" for _, (start, end) in stretch) + f" {key}")
    if len(shown) < len(found.parts):
        lines.append(GOES_ON[query.language])
    return "\n\n".join(lines)


def _wanted(article: NamedArticle) -> list[str]:
    mention = article.mention
    in_article = not article.is_document
    clause = [f"Khoản {mention.clause}" if in_article else mention.clause] if mention.clause else []
    point = [f"điểm {mention.point}" if in_article else f"{mention.point})"] if mention.point else []
    return clause + point


def _paragraphs(hits: Sequence[Hit], *, outside: bool) -> Iterator[tuple[Span, tuple[str, ...]]]:
    """(stretch of the document, what it stands under) of each paragraph from the first passage to the last.

    Only those of articles, unless what stands `outside` of them is the text of one.
    """
    begin, end = hits[0].passage.start, hits[-1].passage.end
    text = hits[0].document.text[begin:end]
    found = blocks(text)
    for block, position in zip(found, outline(text, found), strict=True):
        if outside or position.article is not None:
            yield Span(begin + block.start, begin + block.end), position.path


def _held(hits: Sequence[Hit], paragraph: Span) -> list[tuple[Hit, Span]]:
    """The paragraph, or its parts where it is divided among passages."""
    return [
        (hit, Span(max(paragraph.start, hit.passage.start), min(paragraph.end, hit.passage.end)))
        for hit in hits
        if paragraph.overlaps((hit.passage.start, hit.passage.end))
    ]


def _beginning(parts: Sequence[tuple[Hit, Span]]) -> Sequence[tuple[Hit, Span]]:
    """As many of the parts as fit on a screen: the heading and what follows it at least."""
    chars = 0
    for at, (_, part) in enumerate(parts):
        chars += part.end - part.start
        if at > 1 and chars > _MOST_CHARS:
            return parts[:at]
    return parts
