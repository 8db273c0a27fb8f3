"""What a person calls a document when asking about it."""

import re

from ingest.documents import DocumentMetadata, SourceDocument
from ingest.facts.numbers import KINDS, document_numbers
from ingest.text import squeeze

# A longer title is cut where its first part ends: nobody asks in so many words.
_TITLE_CHARS = 90
_ARTICLE = re.compile(r"(?P<law>[^“”\"]{3,80}), (?P<article>Điều \d+[a-z]?)")


def called(document: SourceDocument) -> str:
    """Its kind and number, "Điều 5 Luật Cư trú" for an article by itself, else "bài “...”"."""
    if article := _ARTICLE.fullmatch(document.title):
        return f"{article['article']} {article['law']}"
    return numbered(document.metadata) or f"bài “{_title(document.title)}”"


def numbered(metadata: DocumentMetadata) -> str | None:
    """The document by its kind and number; None where it has none or the kind is not known by it."""
    if metadata.number is None:
        return None
    code = next((mention.code for mention in document_numbers(metadata.number)), None)
    return f"{KINDS[code].capitalize()} {metadata.number}" if code in KINDS else None


def _title(title: str) -> str:
    plain = squeeze(re.sub(r"[“”\"]", "'", title))
    if len(plain) <= _TITLE_CHARS:
        return plain
    return re.split(r"(?<=\w)(?:[:;,.]| - )\s", plain[: _TITLE_CHARS + 1])[0].rsplit(" ", 1)[0]


def at_end(question: str) -> str:
    """The question with its mark, its first letter a capital."""
    plain = squeeze(question).rstrip(" .;:,?/")
    return f"{plain[:1].upper()}{plain[1:]}?"
