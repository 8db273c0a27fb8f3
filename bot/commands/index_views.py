"""How an index, and what it holds of a document, look in a terminal."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from bot.commands.languages import Translate
from bot.commands.readings import format_title, way
from bot.commands.terminal import Terminal
from bot.records import heading_of
from bot.writing.blocks import facts, first, section
from ingest.documents import DocumentMetadata, Passage, Relation, SourceDocument, Status
from ingest.storage.manifest import IndexManifest
from ingest.storage.store import DocumentEntry
from ingest.text import squeeze

if TYPE_CHECKING:
    from ingest.remove import Removal  # it brings all that writes an index


def manifest_view(manifest: IndexManifest, folder: Path, t: Translate) -> RenderableType:
    """What an index holds and how it was made."""
    embedder = manifest.embedder
    size_mb = sum(seal.bytes for seal in manifest.files.values()) / 1e6
    return facts(
        {
            t("Chỉ mục"): manifest.index_id,
            t("Nơi lưu"): str(folder),
            t("Tạo lúc"): f"{manifest.created_at.astimezone():%d/%m/%Y %H:%M}",
            t("Nguồn"): "\n".join(manifest.roots),
            t("Tệp đã đọc, kể cả tệp bị loại"): str(manifest.sources),
            t("Tài liệu dùng được"): str(manifest.documents),
            t("Đoạn"): str(manifest.passages),
            t("Mô hình nhúng"): f"{embedder.name} ({embedder.revision}, {embedder.dimensions})",
            t("Cách chia đoạn"): manifest.chunker,
            t("Trình đọc"): ", ".join(manifest.readers),
            t("Dung lượng"): f"{size_mb:.1f} MB",
        }
    )


def problems_view(problems: Sequence[str], t: Translate) -> RenderableType:
    """The result of checking an index."""
    if not problems:
        return Text(t("Chỉ mục nguyên vẹn."), style="green")
    return Group(*section(t("Chỉ mục có lỗi"), [Text(problem) for problem in problems]))


def document_view(document: SourceDocument, passages: Sequence[Passage], terminal: Terminal) -> RenderableType:
    """A document's title and what is known of it, then every passage with its place."""
    t = terminal.t
    parts: list[RenderableType] = [Text(squeeze(document.title), style="bold"), facts(_about(document, terminal))]
    parts += section(t("Cần xem lại"), [Text(warning) for warning in document.reading.warnings])
    parts.append(Text("\n" + t("{n} đoạn", n=len(passages)), style="bold"))
    for number, passage in enumerate(passages, start=1):
        page = t("trang {n}", n=passage.page) if passage.page else None
        place = " · ".join(filter(None, (heading_of(passage), page)))
        parts += [
            Text.assemble((f"[{number}]", "bold cyan"), (f" {place}", "dim")),
            Padding(Text(passage.text), (0, 0, 1, 4)),
        ]
    return Group(*parts)


def documents_view(entries: Sequence[DocumentEntry], *, start: int, total: int, t: Translate) -> RenderableType:
    """A page of the list of documents; `start` is the 0-based place of its first in the whole list."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="dim")
    for column in (t("Tài liệu"), t("Tiêu đề"), t("Số hiệu"), t("Ngày")):
        table.add_column(column, overflow="fold")
    for entry in entries:
        about = entry.metadata
        table.add_row(*map(Text, (entry.key, squeeze(entry.title), about.number or "", _day(about.date) or "")))
    shown = t("Tài liệu {first}–{last} trong {total}.", first=start + 1, last=start + len(entries), total=total)
    return Group(table, Text(shown, style="dim"))


def removal_view(removal: "Removal", t: Translate) -> RenderableType:
    """What was taken out of an index, and what is left."""
    counts = t("Đã gỡ {n} tài liệu; chỉ mục còn {passages} đoạn.", n=len(removal.removed), passages=removal.passages)
    back = t("Tệp gốc không bị xóa: lần nạp sau, tệp nào còn trong thư mục thì tài liệu của nó trở lại.")
    return Group(*first([Text(key) for key in removal.removed], t), Text(counts), Text(back, style="dim"))


def _about(document: SourceDocument, terminal: Terminal) -> Mapping[str, str]:
    """What is known of a document; what is not known is left out."""
    t, about = terminal.t, document.metadata
    how = (terminal.reason(format_title(document.reader)), way(document.reader, document.reading, t))
    values: dict[str, str | None] = {
        t("Khóa"): document.key,
        t("Số hiệu"): about.number,
        t("Ngày"): _day(about.date),
        t("Cơ quan ban hành"): about.issuer,
        t("Tỉnh, thành phố"): about.province,
        t("Nơi ký"): about.signed_at,
        t("Người ký"): ", ".join(filter(None, (about.signer, about.signer_title))),
        t("Trích yếu"): about.summary,
        t("Hiệu lực từ"): _day(about.effective_date),
        t("Tình trạng"): _status(about.status, t),
        **_links(about, t),
        t("Nhắc đến"): ", ".join(about.numbers_mentioned),
        t("Cách đọc"): ", ".join(filter(None, how)),
        t("Độ dài"): t("{n} ký tự", n=len(document.text)),
    }
    return {label: squeeze(value) for label, value in values.items() if value}


def _status(status: Status | None, t: Translate) -> str | None:
    names = {
        "in_force": t("còn hiệu lực"),
        "not_yet_in_force": t("chưa có hiệu lực"),
        "partly_expired": t("hết hiệu lực một phần"),
        "expired": t("hết hiệu lực"),
    }
    return names[status] if status else None


def _links(about: DocumentMetadata, t: Translate) -> dict[str, str]:
    names = {
        Relation.REPLACES: t("Thay thế"),
        Relation.REPEALS: t("Bãi bỏ"),
        Relation.AMENDS: t("Sửa đổi, bổ sung"),
        Relation.BASED_ON: t("Căn cứ"),
    }
    return {
        name: ", ".join(link.number for link in about.links if link.relation is relation)
        for relation, name in names.items()
    }


def _day(day: date | None) -> str | None:
    return f"{day:%d/%m/%Y}" if day else None
