"""What goes wrong with a request, for the program that sent it and for whoever reads its log: in the shape of OpenAI's
errors, in Vietnamese."""

from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import Request, Response, status
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.routing import APIRoute
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

from bot.environment import SettingError
from bot.filter_fields import FilterError
from bot.server.activity import Ending
from bot.server.workers import WorkerFault, WorkerLost
from ingest.errors import IngestError

_SEE_DOCS = "Xem các trường và ví dụ tại /api/docs."
_UNREADABLE = "Nội dung gửi lên không phải JSON hợp lệ, mã hóa UTF-8."
_UNFORESEEN = "Có lỗi ngoài dự kiến khi tìm câu trả lời."
_TELL_ADMIN = "Báo người quản trị xem nhật ký của máy chủ."
_TYPES: Mapping[int, str] = {
    status.HTTP_401_UNAUTHORIZED: "authentication_error",
    status.HTTP_403_FORBIDDEN: "permission_error",
    status.HTTP_429_TOO_MANY_REQUESTS: "rate_limit_error",
}
# What pydantic finds wrong with a value, by its name for it.
_WRONG: Mapping[str, str] = {
    "missing": "Thiếu trường “{field}”.",
    "extra_forbidden": "Không có trường “{field}”.",
    "string_too_long": "Trường “{field}” dài quá {max_length} ký tự.",
    "string_too_short": "Trường “{field}” đang để trống.",
    "too_long": "Trường “{field}” có quá {max_length} phần tử.",
    "string_type": "Trường “{field}” phải là chuỗi ký tự.",
    "list_type": "Trường “{field}” phải là danh sách.",
    "int_type": "Trường “{field}” phải là số nguyên.",
    "int_parsing": "Trường “{field}” phải là số nguyên.",
    "bool_parsing": "Trường “{field}” phải là true hoặc false.",
    "greater_than_equal": "Trường “{field}” phải từ {ge} trở lên.",
    "less_than_equal": "Trường “{field}” phải từ {le} trở xuống.",
    "value_error": "Trường “{field}”: {error}.",
    "json_invalid": _UNREADABLE,
    "model_attributes_type": "Nội dung gửi lên phải là một đối tượng JSON (Content-Type: application/json).",
}


@dataclass(frozen=True, slots=True)
class Problem(Exception):
    """A request that is not answered."""

    status: int
    message: str
    help: str = ""
    code: str | None = None
    field: str | None = None
    retry_after_s: int | None = None


class ProblemDetail(BaseModel):
    """Vì sao yêu cầu không được trả lời."""

    message: str = Field(description="Điều đã xảy ra.")
    help: str = Field(description="Việc cần làm.")
    type: str = Field(description="Loại lỗi, theo cách gọi của OpenAI.")
    param: str | None = Field(description="Trường có lỗi, nếu biết.")
    code: str | None = Field(description="Mã lỗi, nếu có.")


class ProblemRecord(BaseModel):
    """Một yêu cầu không được trả lời."""

    error: ProblemDetail = Field(description="Chi tiết.")


PROBLEMS: Mapping[int | str, dict[str, Any]] = {
    code: {"model": ProblemRecord, "description": "Yêu cầu không được trả lời."} for code in (400, 401, 429, 503)
}
"""What a route may answer instead, for its description."""


class ProblemRoute(APIRoute):
    """A route whose every error is a `ProblemRecord`."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()

        async def handled(request: Request) -> Response:
            try:
                return await handle(request)
            except Exception as error:
                problem = _problem(error)
                if problem is None:
                    raise
                return response_to(problem)

        return handled


def response_to(problem: Problem) -> JSONResponse:
    """`problem` as the sender gets it."""
    type_ = "server_error" if problem.status >= status.HTTP_500_INTERNAL_SERVER_ERROR else "invalid_request_error"
    detail = ProblemDetail(
        message=problem.message,
        help=problem.help,
        type=_TYPES.get(problem.status, type_),
        param=problem.field,
        code=problem.code,
    )
    headers = {"Retry-After": str(problem.retry_after_s)} if problem.retry_after_s else {}
    return JSONResponse(ProblemRecord(error=detail).model_dump(), problem.status, headers)


def _problem(error: Exception) -> Problem | None:
    """None for what nobody foresaw."""
    match error:
        case Problem():
            found: Problem | None = error
        case RequestValidationError():
            found = _invalid(error)
        case HTTPException():
            found = _refused(error)
        case FilterError():
            found = Problem(status.HTTP_400_BAD_REQUEST, str(error), error.help, field="filter")
        case IngestError() | SettingError() | Ending():
            found = Problem(status.HTTP_503_SERVICE_UNAVAILABLE, str(error), error.help, retry_after_s=60)
        case WorkerLost() | WorkerFault():
            found = Problem(status.HTTP_500_INTERNAL_SERVER_ERROR, _UNFORESEEN, _TELL_ADMIN)
        case _:
            found = None
    return found


def _refused(error: HTTPException) -> Problem:
    """What FastAPI itself found, and what `bot.people.access` did."""
    if error.status_code == status.HTTP_400_BAD_REQUEST:
        return Problem(status.HTTP_400_BAD_REQUEST, _UNREADABLE, _SEE_DOCS)
    help_ = "Gửi khóa API: Authorization: Bearer KHÓA; quản trị cấp khóa bằng cchc key add."
    return Problem(error.status_code, str(error.detail), help_ if error.status_code in _TYPES else "")


def _invalid(error: RequestValidationError) -> Problem:
    first = error.errors()[0]
    field = ".".join(str(part) for part in first["loc"][1:] if not isinstance(part, int)) or "body"
    said = _WRONG.get(first["type"], "Trường “{field}” có giá trị không dùng được.")
    message = said.format_map({"field": field, **first.get("ctx", {})})
    return Problem(status.HTTP_400_BAD_REQUEST, message, _SEE_DOCS, field=field)
