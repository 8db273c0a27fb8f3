"""The commands on a finished index: look at it, check it, see what it holds, take documents out."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.languages import explained
from bot.commands.options import DEFAULT_INDEX, FAILED, AsJson, IndexDir
from bot.commands.terminal import Terminal

if TYPE_CHECKING:
    from ingest.storage.manifest import IndexManifest
    from ingest.storage.store import Store

index_app = typer.Typer(help="Xem và kiểm tra chỉ mục.")

_PER_PAGE = 50

Document = Annotated[str, typer.Argument(help="Khóa của tài liệu, một phần của khóa hoặc số hiệu.", show_default=False)]
Names = Annotated[
    list[str],
    typer.Argument(help="Khóa tài liệu, hoặc đường dẫn tệp, thư mục, địa chỉ web đã nạp.", show_default=False),
]
Page = Annotated[int, typer.Option("--page", min=1, help="Trang thứ mấy của danh sách, mỗi trang 50 tài liệu.")]


@index_app.command(help="Chỉ mục chứa gì, được tạo lúc nào và bằng gì.")
def info(context: typer.Context, index: IndexDir = DEFAULT_INDEX) -> None:
    from bot.commands.index_views import manifest_view
    from ingest.storage.generations import Generations
    from ingest.storage.manifest import IndexManifest

    terminal: Terminal = context.obj
    folder = Generations(index).current()
    terminal.show(manifest_view(IndexManifest.load(folder), folder, terminal.t))


@index_app.command(help="Kiểm tra từng tệp của chỉ mục; thoát với mã 1 nếu có lỗi.")
def verify(context: typer.Context, index: IndexDir = DEFAULT_INDEX) -> None:
    from bot.commands.index_views import problems_view
    from ingest.index import Index

    terminal: Terminal = context.obj
    problems = Index.open(index).verify()
    terminal.show(problems_view(problems, terminal.t))
    if problems:
        raise typer.Exit(FAILED)


@index_app.command("list", help="Các tài liệu trong chỉ mục: khóa, tiêu đề, số hiệu, ngày.")
def list_documents(
    context: typer.Context, page: Page = 1, index: IndexDir = DEFAULT_INDEX, as_json: AsJson = False
) -> None:
    from bot.commands.document_records import list_record
    from bot.commands.index_views import documents_view

    terminal: Terminal = context.obj
    with _opened(index) as (manifest, store):
        entries = sorted(store.entries(), key=lambda entry: entry.key)
    if as_json:
        terminal.record(list_record(manifest.index_id, entries))
        return
    start, pages = (page - 1) * _PER_PAGE, max(1, -(-len(entries) // _PER_PAGE))
    if page > pages:
        raise typer.BadParameter(terminal.t("Danh sách chỉ có {n} trang.", n=pages))
    shown = entries[start : start + _PER_PAGE]
    terminal.show(documents_view(shown, start=start, total=len(entries), t=terminal.t))


@index_app.command(help="Chỉ mục giữ những gì của một tài liệu: thông tin, cách đọc, từng đoạn.")
def show(context: typer.Context, document: Document, index: IndexDir = DEFAULT_INDEX, as_json: AsJson = False) -> None:
    from bot.commands.document_records import document_record
    from bot.commands.index_views import document_view
    from bot.lookup import find

    terminal: Terminal = context.obj
    with _opened(index) as (_, store):
        entry = find(document, store.entries())
        found = store.documents([entry.id])[entry.id]
        passages = [passage for _, passage in store.passages_of(entry.id)]
    if as_json:
        terminal.record(document_record(found, passages))
    else:
        terminal.show(document_view(found, passages, terminal))


def remove(context: typer.Context, names: Names, index: IndexDir = DEFAULT_INDEX) -> None:
    """Registered, with its help, by `bot.cli`."""
    from bot.commands.index_views import removal_view
    from bot.lookup import unknown
    from ingest import remove as removing

    terminal: Terminal = context.obj
    removal = removing.remove(names, index)
    if removal.removed or not removal.unknown:
        terminal.show(removal_view(removal, terminal.t))
    if removal.unknown:
        with _opened(index) as (_, store):
            entries = store.entries()
        for name in removal.unknown:
            terminal.problem(*explained(unknown(name, entries), terminal.language))
    if removal.unknown and not removal.removed:
        raise typer.Exit(FAILED)


@contextmanager
def _opened(index: Path) -> Iterator[tuple["IndexManifest", "Store"]]:
    """The manifest and the texts of an index, without its words and vectors, which take longer to open."""
    from ingest.storage.generations import Generations
    from ingest.storage.manifest import IndexManifest
    from ingest.storage.parts import store_of

    folder = Generations(index).current()
    manifest = IndexManifest.load(folder)
    with closing(store_of(folder)) as store:
        yield manifest, store
