"""The addresses of whole documents: `/cchc/documents/{id}` and what its page asks for. Only ids of documents in the
index name anything; what is not unchanged since it was read is not shown."""

import asyncio
from functools import cache, partial
from typing import Annotated, NamedTuple

from fastapi import APIRouter, HTTPException, Query, status
from fastapi import Path as InPath
from fastapi.responses import FileResponse, HTMLResponse, Response
from pydantic import BaseModel

from bot.people.access import SignedIn
from bot.server.state import library
from bot.viewing.desk import Desk
from bot.viewing.document_page import CONTENT_POLICY, PREFIX, Shown, document_page, missing_page
from bot.viewing.drawn import Drawn, key_of
from bot.viewing.marked import marked_quotes, share_before, spans_of, words_on
from bot.viewing.originals import Original, original_of, unchanged_bytes, web_address
from bot.viewing.pages import WIDTHS, Quote, boxes_on_page, page_picture, page_sizes
from bot.viewing.standing import STATUSES, Standing, standing
from ingest.documents import SourceDocument
from ingest.errors import IngestError, RejectedSource

documents = APIRouter(prefix=PREFIX)

DocumentId = Annotated[str, InPath(pattern=r"^[0-9a-f]{64}$")]
PageNumber = Annotated[int, InPath(ge=1)]
Marked = Annotated[str, Query(pattern=r"^\d{1,9}-\d{1,9}$")]
# More than an answer cites; each is looked for on its page.
_MOST_QUOTES = 40
# A page takes 0.1 to 0.5 s to draw, the largest scan some seconds; recognising one 2 to 10 s, noise 40 s.
_DRAWING_S, _RECOGNISING_S = 40.0, 150.0
# Pages are kept under the version of their original.
_KEPT = {"Cache-Control": "private, max-age=604800, immutable", "X-Content-Type-Options": "nosniff"}
_FRESH = {"Cache-Control": "private, no-cache", "X-Content-Type-Options": "nosniff"}
_UNKNOWN = "Văn bản này không còn trong kho tài liệu."


class _Found(NamedTuple):
    document: SourceDocument
    original: Original | None
    web: str


class ActRecord(BaseModel):
    """What another document did to this one; `address` is where that one is read."""

    done: str
    name: str
    address: str
    ends: bool


class CopyRecord(BaseModel):
    """Another document with the same text."""

    title: str
    key: str
    address: str


class StandingRecord(BaseModel):
    """How a document stands today, for people; `status` is "" where it says nothing of itself."""

    status: str
    acts: list[ActRecord]
    copies: list[CopyRecord]


class BoxesRecord(BaseModel):
    """Where a quote stands on a page: left, top, right, bottom as shares of it; `notice` says why nowhere."""

    boxes: list[tuple[float, float, float, float]]
    notice: str = ""


@documents.get("/{id_}", response_class=HTMLResponse)
async def document(
    _: SignedIn,
    id_: DocumentId,
    quote: Annotated[list[Marked] | None, Query(max_length=_MOST_QUOTES)] = None,
    at: int = 1,
    view: str = "pages",
) -> HTMLResponse:
    """The whole document, the quotes in it marked."""
    headers = {**_FRESH, "Content-Security-Policy": CONTENT_POLICY, "Referrer-Policy": "no-referrer"}
    try:
        found, stands = await asyncio.to_thread(_found_standing, id_)
    except HTTPException as error:
        return HTMLResponse(missing_page(), error.status_code, headers)
    pages, trouble = await _sizes(found.original) if view == "pages" else (None, None)
    quotes = await asyncio.to_thread(marked_quotes, library().store(), id_, found.document, spans_of(quote or ()))
    original = found.original
    shown = Shown(
        id=id_,
        document=found.document,
        standing=stands,
        quotes=quotes,
        at=min(max(at, 1), len(quotes)),
        pages=pages,
        version=original.sha256[:16] if original else "",
        has_pages=bool(original and original.paged),
        download=original.path.name if original and original.path.exists() else "",
        web=found.web,
        trouble=trouble,
    )
    return HTMLResponse(await asyncio.to_thread(document_page, shown), headers=headers)


@documents.get("/{id_}/standing")
async def document_standing(_: SignedIn, id_: DocumentId) -> StandingRecord:
    """Whether the document is in force, what others did to it, and its copies."""
    stands = (await asyncio.to_thread(_found_standing, id_))[1]
    return StandingRecord(
        status=STATUSES[stands.status] if stands.status else "",
        acts=[ActRecord(done=a.done, name=a.name, address=f"{PREFIX}/{a.id}", ends=a.ends) for a in stands.acts],
        copies=[CopyRecord(title=c.title, key=c.key, address=f"{PREFIX}/{c.id}") for c in stands.copies],
    )


@documents.get("/{id_}/pages/{page}.webp", response_class=Response)
async def page_image(_: SignedIn, id_: DocumentId, page: PageNumber, width: int = WIDTHS[0]) -> Response:
    """A page of the original as a picture, one of `WIDTHS` wide."""
    if width not in WIDTHS:
        raise HTTPException(status.HTTP_400_BAD_REQUEST, "Không có cỡ ảnh này.")
    original = await _paged(id_)
    key = key_of(original, page, width)
    picture = _drawn().get(key)
    if picture is None:
        try:
            picture = await _drawing().do(partial(page_picture, original, page, width))
        except RejectedSource as error:
            raise _gone(error) from error
        _drawn().keep(key, picture)
    return Response(picture, media_type="image/webp", headers=_KEPT)


@documents.get("/{id_}/pages/{page}/boxes")
async def page_boxes(_: SignedIn, id_: DocumentId, page: PageNumber, quote: Marked) -> BoxesRecord:
    """Where on a page of the original the part of the quote that stands there is."""
    original = await _paged(id_)
    read = (await asyncio.to_thread(_found, id_)).document
    span = words_on(read, spans_of([quote])[0], page)
    if span is None:
        return BoxesRecord(boxes=[])
    recognised = page in read.reading.ocr_pages
    wanted = Quote(read.text[slice(*span)], share_before(read, span, page))
    desk = _recognising() if recognised else _drawing()
    try:
        boxes = await desk.do(partial(boxes_on_page, original, page, wanted, recognised=recognised))
    except RejectedSource as error:
        return BoxesRecord(boxes=[], notice=f"Không đánh dấu được đoạn trích trên trang này. {error}")
    notice = "" if boxes else "Chưa tìm được chỗ của đoạn trích trên ảnh trang này; hãy xem “Dạng chữ”."
    return BoxesRecord(boxes=[tuple(box) for box in boxes], notice=notice)


@documents.get("/{id_}/original", response_class=FileResponse)
async def original_file(_: SignedIn, id_: DocumentId) -> FileResponse:
    """The original itself, to be kept and not opened by the browser."""
    original = (await asyncio.to_thread(_found, id_)).original
    if original is None:
        raise HTTPException(status.HTTP_404_NOT_FOUND, "Tài liệu này không có tệp gốc riêng để tải.")
    try:
        await asyncio.to_thread(unchanged_bytes, original)
    except RejectedSource as error:
        raise _gone(error) from error
    return FileResponse(
        original.path, media_type="application/octet-stream", filename=original.path.name, headers=_FRESH
    )


def close() -> None:
    """Nothing; ends the processes in which originals are opened."""
    for desk in (_drawing, _recognising):
        if desk.cache_info().currsize:
            desk().close()


def _found(id_: str) -> _Found:
    """The document in the index in use; answers 404 where there is none, 503 without an index."""
    try:
        store = library().store()
        read = store.documents([id_]).get(id_)
        if read is None:
            raise HTTPException(status.HTTP_404_NOT_FOUND, _UNKNOWN)
        return _Found(read, original_of(store, id_, read), web_address(store, id_))
    except IngestError as error:
        raise HTTPException(status.HTTP_503_SERVICE_UNAVAILABLE, f"{error} {error.help}") from error


def _found_standing(id_: str) -> tuple[_Found, Standing]:
    found = _found(id_)
    return found, standing(library().store(), library().variants(), id_, found.document.metadata)


async def _sizes(original: Original | None) -> tuple[list[tuple[float, float]] | None, RejectedSource | None]:
    """The sizes of its pages, or why they cannot be shown; neither where it has none."""
    if original is None or original.paged is None:
        return None, None
    try:
        return await _drawing().do(partial(page_sizes, original)), None
    except RejectedSource as error:
        return None, error


async def _paged(id_: str) -> Original:
    original = (await asyncio.to_thread(_found, id_)).original
    if original is None or original.paged is None:
        raise HTTPException(status.HTTP_404_NOT_FOUND, "Tài liệu này không có trang gốc để xem.")
    return original


def _gone(error: RejectedSource) -> HTTPException:
    return HTTPException(status.HTTP_410_GONE, f"{error} {error.help}")


@cache
def _drawing() -> Desk:
    return Desk(patience_s=_DRAWING_S)


@cache
def _recognising() -> Desk:
    """One of its own: nobody waits for a scan to see a page."""
    return Desk(patience_s=_RECOGNISING_S)


@cache
def _drawn() -> Drawn:
    return Drawn()
