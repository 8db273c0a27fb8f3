"""What watches over a server asks of it: whether it is ready, and its figures. `/health` is Chainlit's: it is alive."""

import asyncio
import os
import secrets

from fastapi import APIRouter, Depends, HTTPException, Request, Response, status
from fastapi.responses import JSONResponse
from prometheus_client import CONTENT_TYPE_LATEST

from bot.people.access import signed_in
from bot.people.people import Role
from bot.people.ways_in import FORWARDED
from bot.server import state
from bot.server.settings import LOOPBACK
from ingest.errors import IngestError
from ingest.storage.generations import Generations
from ingest.storage.manifest import IndexManifest

monitoring = APIRouter()


@monitoring.get("/ready")
async def ready() -> JSONResponse:
    """200 when questions are answered at once; else 503 and why."""
    reason = await asyncio.to_thread(_reason_to_wait)
    if reason:
        return JSONResponse({"status": "not_ready", "reason": reason}, status.HTTP_503_SERVICE_UNAVAILABLE)
    return JSONResponse({"status": "ready"})


def _reason_to_wait() -> str | None:
    """Paths and details are in the log: whoever asks need not have signed in."""
    if state.activity().is_ending:
        return "Máy chủ đang dừng."
    if not state.workers().is_open:
        return state.workers().trouble or "Đang mở chỉ mục và mô hình nhúng."
    if not os.access(state.settings().folder.made().path, os.W_OK):
        return "Không ghi được vào thư mục dữ liệu."
    return None


async def _may_read_metrics(request: Request) -> None:
    token = state.settings().operation.metrics_token
    bearer = request.headers.get("authorization", "").removeprefix("Bearer ")
    if token and secrets.compare_digest(bearer.encode(), token.get_secret_value().encode()):
        return
    comes_from_here = request.client is not None and request.client.host in LOOPBACK
    if comes_from_here and not any(name in request.headers for name in FORWARDED):
        return
    if not (await signed_in(request)).role.covers(Role.ADMIN):
        raise HTTPException(status.HTTP_403_FORBIDDEN, "Chỉ người quản trị được xem số liệu của máy chủ.")


@monitoring.get("/metrics", dependencies=[Depends(_may_read_metrics)])
async def metrics() -> Response:
    """The figures, for administrators, this machine, and whoever has CCHC_METRICS_TOKEN."""
    index = await asyncio.to_thread(_index_in_use)
    return Response(state.metrics().text(index), media_type=CONTENT_TYPE_LATEST)


def _index_in_use() -> IndexManifest | None:
    try:
        return IndexManifest.load(Generations(state.settings().index).current())
    except IngestError:
        return None
