"""A document, or a place in it, named as officials name it in what they write: "Khoản 2 Điều 5 Nghị định số ..."."""

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, Protocol

from bot.writing.locating import units
from ingest.documents import DocumentKind, DocumentMetadata
from ingest.facts.kinds import kind_name
from ingest.facts.numbers import KINDS, document_numbers
from ingest.structure.labels import legal_label
from ingest.text import fold, squeeze

KIND_NAMES: Mapping[DocumentKind, str] = {
    DocumentKind.RESOLUTION: "Nghị quyết",
    DocumentKind.DECREE: "Nghị định",
    DocumentKind.DECISION: "Quyết định",
    DocumentKind.DIRECTIVE: "Chỉ thị",
    DocumentKind.CIRCULAR: "Thông tư",
    DocumentKind.PLAN: "Kế hoạch",
    DocumentKind.GUIDANCE: "Hướng dẫn",
    DocumentKind.LETTER: "Công văn",
    DocumentKind.NOTICE: "Thông báo",
    DocumentKind.LAW: "Luật",
    DocumentKind.REPORT: "Báo cáo",
    DocumentKind.NEWS: "Tin báo chí",
    DocumentKind.OTHER: "Tài liệu",
}
"""What each kind is called where a document does not print its own name of it."""

Voice = Literal["official", "press", "other"]

# What a document is about follows its kind without "về" where it begins with what the document does.
_DOING = re.compile(
    r"(?:ve|ban hanh|quy dinh|sua doi|bo sung|phe duyet|huong dan|bai bo|thay the|cong bo|trien khai|tang cuong"
    r"|day manh|to chuc|thuc hien|thanh lap|kien toan|dieu chinh|giao|phan cong|phan cap|uy quyen|cong nhan|thong qua"
    r"|dinh chinh|cho phep|huy bo|cap|thu hoi|bo nhiem)\b"
)
_REGARDING = re.compile(r"v\s?/\s?v\b[\s:]*(?:ve )?(?:viec )?", re.IGNORECASE)
# What decisions put in force without being it themselves.
_REGULATIONS = frozenset(["Quy chế", "Quy định", "Điều lệ", "Nội quy"])
# What a title says between its number and its subject: the day and who issued it, which are said again.
_OF_ISSUER = re.compile(r"(?:ngay|cua)\b(?:(?!\bve\b|\bquy dinh\b|\bban hanh\b).)*")


class Described(Protocol):
    """A document, or an entry of a list of documents."""

    @property
    def title(self) -> str: ...

    @property
    def metadata(self) -> DocumentMetadata: ...


def official_citation(
    document: Described, heading: Sequence[str] = (), *, page: int | None = None, article: str | None = None
) -> str:
    """`document` and the place under `heading` in it, innermost unit first, as a reference in an official text.

    An official document: "Khoản 2 Điều 5 Nghị định số 63/2010/NĐ-CP ngày 08/6/2010 của Chính phủ về ..."; the page
    stands behind where no unit says where to look. Anything else: "“Tên bài”, Báo ..., ngày 14/10/2021, trang 3".
    `article` is the key of the article: of a codified one its source is named. Nothing is said that is not known.
    """
    if source := _codified(document, heading, article):
        return source
    if not _is_official(document):
        return _titled(document, page)
    places = _places(heading)
    annexed = _annexed(heading, document)
    cited = squeeze(f"{places} {_annex_named(annexed, document) if places and annexed else _named(document)}")
    cited = cited[0].upper() + cited[1:]
    return cited if places or page is None else f"{cited}, trang {page}"


def voice_of(document: Described) -> Voice:
    """Who speaks in it: an authority, the press about one, or anybody else."""
    kind = document.metadata.kind
    if kind is DocumentKind.NEWS:
        return "press"
    return "other" if kind is DocumentKind.OTHER else "official"


def kind_of(document: Described) -> str:
    """What the document is called by its kind: as it prints it itself, else as its number says."""
    printed = kind_name(document.title)
    if printed and document.metadata.kind not in (DocumentKind.NEWS, DocumentKind.OTHER):
        return document.title[printed.start : printed.end].capitalize()
    mentions = document_numbers(document.metadata.number or "")
    by_code = KINDS.get(mentions[0].code or "") if mentions else None
    return by_code.capitalize() if by_code else KIND_NAMES[document.metadata.kind]


def written_date(date: datetime.date) -> str:
    """ "08/6/2010": days below ten and the first two months get a nought (Nghị định 30/2020/NĐ-CP)."""
    return f"{date.day:02}/{date.month:02}/{date.year}" if date.month < 3 else f"{date.day:02}/{date.month}/{date.year}"


def only_names_kind(name: str) -> bool:
    """Whether a heading only prints the kind of its document: "QUYẾT ĐỊNH:"."""
    found = kind_name(name)
    return found is not None and not any(map(str.isalnum, name[found.end :]))


def _is_official(document: Described) -> bool:
    about = document.metadata
    if about.kind is DocumentKind.OTHER:
        return about.number is not None or kind_name(document.title) is not None
    return about.kind is not DocumentKind.NEWS


def _titled(document: Described, page: int | None) -> str:
    about = document.metadata
    return ", ".join(
        part
        for part in (
            f"“{squeeze(document.title).translate(_INNER_QUOTES)}”",
            about.issuer,
            about.date and f"ngày {written_date(about.date)}",
            page and f"trang {page}",
        )
        if part
    )


_INNER_QUOTES = {ord("“"): "‘", ord("”"): "’"}


def _named(document: Described) -> str:
    """Kind, number, day, issuer and subject; of a law only its name, number and day, as is the custom."""
    about, subject = document.metadata, _subject(document)
    if about.number is None and about.summary is None:
        return ", ".join(filter(None, (squeeze(document.title), *_not_in_title(document))))
    if about.kind is DocumentKind.LAW:
        return _issued(f"{kind_of(document)} {subject}".strip(), document, issuer=None)
    return squeeze(f"{_issued(kind_of(document), document, issuer=about.issuer)} {_regarding(subject)}")


def _issued(name: str, document: Described, *, issuer: str | None) -> str:
    """`name` with number and day of the document, and `issuer`."""
    about = document.metadata
    return " ".join(
        part
        for part in (
            name,
            about.number and f"số {about.number}",
            about.date and f"ngày {written_date(about.date)}",
            issuer and f"của {issuer}",
        )
        if part
    )


def _annexed(heading: Sequence[str], document: Described) -> str:
    """The kind of the text that the document only puts in force ("Quy chế") and that `heading` stands in, or ""."""
    found = [name[kind.start : kind.end].capitalize() for name in heading if (kind := kind_name(name))]
    regulations = [name for name in found if name in _REGULATIONS]
    return regulations[-1] if regulations and kind_of(document) not in _REGULATIONS else ""


def _annex_named(annexed: str, document: Described) -> str:
    """The text that `document` puts in force and the document: "Quy chế ... ban hành kèm theo Quyết định số ..."."""
    _, issues, rest = _subject(document).partition("Ban hành ")
    name = rest if issues and rest.startswith(annexed) else annexed
    issued = _issued(kind_of(document), document, issuer=document.metadata.issuer)
    return f"{name} ban hành kèm theo {issued}"


def _not_in_title(document: Described) -> Iterator[str]:
    """Issuer and day of a document without number, as far as its title does not say them already."""
    about, title = document.metadata, fold(document.title)
    if about.issuer and fold(about.issuer) not in title:
        yield about.issuer
    if about.date and str(about.date.year) not in title:
        yield f"ngày {written_date(about.date)}"


def _subject(document: Described) -> str:
    """What the document is about: its summary, or what its title says behind kind, number, day and issuer."""
    if document.metadata.summary:
        return squeeze(document.metadata.summary)
    title = squeeze(document.title)
    kind = kind_name(title)
    if kind is None:
        return ""
    rest = title[kind.end :]
    rest = rest.replace(document.metadata.number or "", "", 1)
    rest = re.sub(r"^\W*(?:số\b)?[\s:,.–-]*", "", rest)
    issued = _OF_ISSUER.match(fold(rest))
    return rest[issued.end() :].strip(" ,:–-") if issued else rest


def _regarding(subject: str) -> str:
    """`subject` as it follows the issuer: "về kiểm soát thủ tục hành chính", "ban hành Quy định ...", or ""."""
    if not subject:
        return ""
    if about := _REGARDING.match(subject):
        return f"về việc {_small(subject[about.end() :])}"
    small = _small(subject)
    return small if _DOING.match(fold(subject)) else f"về {small}"


def _small(phrase: str) -> str:
    """`phrase` with a small first letter; a name, whose second word has a capital too, stays."""
    names = [word[:1].isupper() for word in phrase.split()[:2]]
    return phrase if len(names) > 1 and all(names) else phrase[:1].lower() + phrase[1:]


def _places(heading: Sequence[str]) -> str:
    """Where in a document, innermost first: "khoản 2 Điều 5 Phụ lục I"; "" where no unit has a name."""
    named = units([name for name in heading if not only_names_kind(name)], None)
    labels = [label.text for name in heading if (label := legal_label(name))]
    if named and named[0].startswith("Điều "):
        named = [label for label in labels if label.lower().startswith("phụ lục")] + named
    return " ".join(_unit(name, labels) for name in reversed(named))


def _unit(name: str, labels: Sequence[str]) -> str:
    """One unit as it reads within a sentence; a heading that is no unit of law is named by its words."""
    if name.startswith("Khoản "):
        return name.lower()
    if name in labels or name.startswith(("Điều ", "điểm ", "mục ")):
        return name
    return f"phần “{squeeze(name)}”"


def _codified(document: Described, heading: Sequence[str], article: str | None) -> str:
    """An article of a codification, by its place in the document it comes from and then in this one; "" for others."""
    number, _, source = (article or "").partition("@")
    at = next((name.partition(". ")[0] for name in heading if name.startswith("Điều ")), "")
    if not source or source == document.metadata.number or at.lower() == f"điều {number}":
        return ""
    code = document_numbers(source)[0].code if document_numbers(source) else None
    kind = KINDS.get(code or "", "văn bản").capitalize()
    places = [f"Điều {number}", *(unit for unit in units(heading, None)[1:])]
    cited = " ".join(_unit(name, ()) for name in reversed(places))
    return f"{cited[0].upper()}{cited[1:]} {kind} số {source} ({at} “{squeeze(document.title)}”)"
