"""Where a quote comes from, as officials write it."""

from bot.answers import Citation
from ingest.documents import SourceDocument
from ingest.facts.numbers import KINDS, document_numbers
from ingest.text import squeeze


def source_of(citation: Citation) -> str:
    """The source of a quote: "Khoản 2 Điều 5 Nghị định số 63/2010/NĐ-CP ngày 08/06/2010 của Chính phủ, trang 3"."""
    name, locator = name_of(citation.document), citation.locator
    if not locator:
        return name
    parts = locator.split(", ")
    article = [part for part in parts if part.startswith(("Điều ", "Khoản ", "điểm "))]
    if not article or not parts[0].startswith("Điều "):
        return f"{name}, {locator}"
    rest = [part for part in parts if part not in article]
    return ", ".join((f"{' '.join(reversed(article))} {name}", *rest))


def name_of(document: SourceDocument) -> str:
    """A document as it is referred to: by kind, number, day and issuer, else by its title in quotation marks."""
    about = document.metadata
    day = f"{about.date:%d/%m/%Y}" if about.date else ""
    if about.number:
        code = next((mention.code for mention in document_numbers(about.number)), None)
        kind = KINDS[code].capitalize() if code in KINDS else "Văn bản"
        dated = f" ngày {day}" if day else ""
        issued = f" của {about.issuer}" if about.issuer else ""
        return f"{kind} số {about.number}{dated}{issued}"
    beside = ", ".join(filter(None, (about.issuer, day)))
    title = squeeze(document.title).replace("“", "‘").replace("”", "’")
    return f"“{title}”{f' ({beside})' if beside else ''}"
