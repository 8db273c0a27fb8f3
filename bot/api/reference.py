"""The description of the interface: OpenAPI for programs, and a page for people that loads nothing from elsewhere."""

from functools import cache
from importlib.metadata import version
from typing import Any

from fastapi import APIRouter, Request, status
from fastapi.openapi.utils import get_openapi
from fastapi.responses import HTMLResponse, JSONResponse

from bot.api.asking import asking
from bot.api.openai_chat import openai_chat
from bot.api.problems import Problem, ProblemRoute
from bot.api.record_words import MEANINGS
from bot.api.reference_page import page
from bot.people.access import SignedIn

TITLE = "Giao diện lập trình của trợ lý cải cách hành chính"
ABOUT = (
    "Hỏi kho tài liệu từ chương trình khác. Trên máy này, khi chưa có tài khoản nào, không cần khóa; ngoài ra gửi kèm "
    "khóa API: Authorization: Bearer KHÓA. Quản trị cấp khóa bằng lệnh cchc key add TÊN."
)

reference = APIRouter(prefix="/api", route_class=ProblemRoute)
unknown = APIRouter(route_class=ProblemRoute)

_METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"]


@reference.get("/openapi.json")
async def openapi(_: SignedIn) -> JSONResponse:
    """The description of every endpoint for programs."""
    return JSONResponse(specification())


@reference.get("/docs")
async def docs(_: SignedIn) -> HTMLResponse:
    """The description of every endpoint for people."""
    return HTMLResponse(page(specification()))


@unknown.api_route("/api/{path:path}", methods=_METHODS)
@unknown.api_route("/v1/{path:path}", methods=_METHODS)
async def not_found(request: Request) -> None:
    """Chainlit would answer with its page."""
    message = f"Không có địa chỉ {request.url.path} với phương thức {request.method}."
    raise Problem(status.HTTP_404_NOT_FOUND, message, "Xem các địa chỉ tại /api/docs.")


@cache
def specification() -> dict[str, Any]:
    """In OpenAPI 3.1, in Vietnamese."""
    described = get_openapi(
        title=TITLE, version=version("cchc-chatbot"), description=ABOUT, routes=[*asking.routes, *openai_chat.routes]
    )
    for methods in described["paths"].values():
        for operation in methods.values():
            operation["responses"].pop("422", None)  # ours are 400
            operation["responses"].setdefault("200", {})["description"] = "Kết quả."
            operation["security"] = [{"key": []}]
    for unused in ("HTTPValidationError", "ValidationError"):
        described["components"]["schemas"].pop(unused, None)
    for name, meaning in MEANINGS.items():
        schema = described["components"]["schemas"][name]
        schema["description"] = meaning.record
        for field, about in schema["properties"].items():
            about["description"] = meaning.fields[field]
    key = {"type": "http", "scheme": "bearer", "description": "Khóa API."}
    described["components"]["securitySchemes"] = {"key": key}
    return described
