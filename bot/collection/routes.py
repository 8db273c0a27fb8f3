"""The library page and what it asks for: everyone reads, editors upload, remove and ingest."""

import asyncio
from collections.abc import Sequence
from http import HTTPStatus
from pathlib import Path
from typing import Annotated, Literal

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import BaseModel
from starlette.requests import ClientDisconnect

from bot.collection.catalog import Catalog
from bot.collection.records import (
    PER_PAGE,
    DocumentsRecord,
    FileRecord,
    OverviewRecord,
    WorkRecord,
    documents_record,
    file_record,
    overview_record,
    work_record,
)
from bot.collection.refusals import Refused, answered
from bot.people.access import Editor, SignedIn, signed_in
from bot.people.people import LOCAL, Person, Role
from bot.server import state
from ingest.errors import IndexMissing, IngestError

_PAGE = Path(__file__).parents[1] / "web" / "library.html"
# Nothing is needed but the two files that come with the page.
_PAGE_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
}
# A request names as many documents as a page shows.
_MOST_REMOVED = 200

_PREFIX = "/cchc/library"
UPLOADS = f"{_PREFIX}/files"
"""Where files are sent to."""

library = APIRouter(prefix=_PREFIX)


class Ingest(BaseModel):
    """What to ingest: the new uploads, or all that the index was made from once more."""

    kind: Literal["ingest", "reread"] = "ingest"


class Removal(BaseModel):
    """Documents (ids), and uploaded files that are not in the index ("COLLECTION/NAME")."""

    documents: list[str] = []
    files: list[str] = []


@library.get("", include_in_schema=False)
@library.get("/", include_in_schema=False)
async def page(request: Request) -> Response:
    """The page; whoever is not signed in is sent to where that is done."""
    try:
        await signed_in(request)
    except HTTPException:
        return RedirectResponse("/login")
    return HTMLResponse(_PAGE.read_text(encoding="utf-8"), headers=_PAGE_HEADERS)


@library.get("/overview")
def overview(person: SignedIn) -> OverviewRecord:
    """How much is in the index, since when, from where; and whether this person may change it."""
    may_edit = person.role.covers(Role.EDITOR)
    uploads, most_mb = state.uploads(), state.settings().collection.upload_mb
    try:
        return overview_record(state.catalogs().current(), uploads, may_edit=may_edit, most_mb=most_mb)
    except IndexMissing:
        return overview_record(None, uploads, may_edit=may_edit, most_mb=most_mb)
    except IngestError as error:
        raise answered(error) from error


@library.get("/documents")
def documents(
    _: SignedIn,
    q: Annotated[str, Query(max_length=200)] = "",
    place: str = "",
    kind: str = "",
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
) -> DocumentsRecord:
    """A page of the documents with the words of `q`, with accents or without, at a place and of a kind if given."""
    catalog = _catalog()
    found = catalog.found(q, place=place, kind=kind) if catalog else []
    return documents_record(found, page=min(page, max(1, -(-len(found) // PER_PAGE))))


@library.get("/work")
def work(_: Editor) -> WorkRecord:
    """The job that runs or ran last, and the uploaded files that are not in the index."""
    return work_record(state.jobs().latest(), state.uploads().files(), _catalog())


@library.post("/files", status_code=HTTPStatus.CREATED)
async def upload(
    request: Request,
    _: Editor,
    collection: Annotated[str, Query(max_length=200)],
    name: Annotated[str, Query(max_length=1000)],
) -> FileRecord:
    """The file that the body of the request is, kept in `collection`; it is not in the index yet."""
    catalog = await asyncio.to_thread(_catalog)
    try:
        kept = await state.receiver().receive(
            request.stream(),
            collection=collection,
            name=name,
            announced=int(request.headers.get("Content-Length", 0)),
            indexed=catalog.keys if catalog else {},
        )
    except Refused as refused:
        raise answered(refused) from refused
    except ClientDisconnect as gone:  # nobody reads the answer
        raise HTTPException(HTTPStatus.BAD_REQUEST) from gone
    return file_record(kept)


@library.post("/jobs", status_code=HTTPStatus.ACCEPTED)
def start(wanted: Ingest, person: Editor) -> WorkRecord:
    """How things stand now that the ingest was started, or waits for the job that runs."""
    state.jobs().ingest(wanted.kind, by=_name(person))
    return work(person)


@library.post("/jobs/stop", status_code=HTTPStatus.ACCEPTED)
def stop(person: Editor) -> WorkRecord:
    """How things stand now that the job that runs was told to end."""
    state.jobs().stop()
    return work(person)


@library.post("/removals", status_code=HTTPStatus.ACCEPTED)
def remove(wanted: Removal, person: Editor) -> WorkRecord:
    """How things stand now that the removal was started; an uploaded document goes with its file and what else is
    in that."""
    names = _names(wanted)
    try:
        if not names:
            raise Refused(
                "Không còn tài liệu nào trong số đã chọn.",
                help="Tải lại trang để xem danh sách mới.",
                status=HTTPStatus.NOT_FOUND,
            )
        state.jobs().remove(names, by=_name(person))
    except Refused as refused:
        raise answered(refused) from refused
    return work(person)


def _name(person: Person) -> str:
    return "" if person == LOCAL else person.name


def _catalog() -> Catalog | None:
    """None without an index; raises what is wrong with it as an answer."""
    try:
        return state.catalogs().current()
    except IndexMissing:
        return None
    except IngestError as error:
        raise answered(error) from error


def _names(wanted: Removal) -> Sequence[str]:
    """What `ingest.remove` calls them: the keys of documents, the paths of uploaded files."""
    catalog = _catalog()
    ids, shown = set(wanted.documents), set(wanted.files)
    listed = [one for one in catalog.documents if one.entry.id in ids] if catalog else []
    files = [str(file.path) for file in state.uploads().files() if file.shown in shown]
    return sorted({*(one.source if one.is_upload else one.entry.key for one in listed), *files})[:_MOST_REMOVED]
