"""The endpoints for programs: a question answered, passages searched, as `cchc ask --json` and `cchc search --json`."""

from collections.abc import Sequence
from contextlib import aclosing
from typing import Annotated, Any

from fastapi import APIRouter, status
from fastapi.responses import JSONResponse
from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from bot.answers import Answer, Turn
from bot.api.problems import PROBLEMS, Problem, ProblemRoute
from bot.filter_fields import filter_from
from bot.filters import EVERYTHING, Filter
from bot.people.access import SignedIn
from bot.people.people import Person
from bot.records import AnswerRecord, RecordId, SearchRecord, answer_record, search_record
from bot.server import state
from bot.server.observing import observed
from bot.turns import turns_from

# As in the chat: a question is a sentence or two, and what came long before it only misleads.
MAX_QUESTION_CHARS = 2_000
MAX_TURNS = 20
MAX_RESULTS = 100

asking = APIRouter(
    prefix="/api",
    route_class=ProblemRoute,
    tags=["Hỏi đáp"],
    responses={**PROBLEMS},
)


def _readable(history: list[Any]) -> list[Any]:
    turns_from(history)
    return history


class FilterFields(BaseModel):
    """Chỉ tìm trong một phần kho. Trường để trống là không giới hạn."""

    model_config = ConfigDict(extra="forbid")

    province: str = Field(default="", max_length=100, description="Tên tỉnh, thành phố.", examples=["Nam Định"])
    since: str = Field(default="", max_length=10, description="Từ năm, tháng hoặc ngày.", examples=["2021-10-14"])
    until: str = Field(default="", max_length=10, description="Đến hết năm, tháng hoặc ngày.", examples=["12/2023"])
    kinds: list[str] = Field(default=[], max_length=20, description="Loại văn bản.", examples=[["chỉ thị", "kế hoạch"]])
    folder: str = Field(default="", max_length=500, description="Thư mục nguồn, đầu khóa của tài liệu.")

    def filter(self) -> Filter:
        """Raises `FilterError`."""
        return filter_from(**self.model_dump())


class AskRequest(BaseModel):
    """Một câu hỏi."""

    model_config = ConfigDict(extra="forbid")

    question: str = Field(
        min_length=1,
        max_length=MAX_QUESTION_CHARS,
        description="Câu hỏi, có dấu hay không dấu.",
        examples=["Năm nhiệm vụ trọng tâm của Nam Định là gì?"],
    )
    history: Annotated[list[Any], AfterValidator(_readable)] = Field(
        default=[],
        max_length=MAX_TURNS,
        description=(
            'Các lượt hỏi trước, cũ trước: câu hỏi, {"question", "answer"} hoặc {"role", "content"}; '
            "để hiểu câu hỏi nối tiếp như “còn tỉnh kia thì sao?”."
        ),
        examples=[[{"question": "Ai ký Chỉ thị 34/CT-UBND?", "answer": "…"}]],
    )
    filter: FilterFields | None = Field(default=None, description="Giới hạn nơi tìm.")
    id: RecordId = Field(default=None, description="Được trả lại nguyên vẹn trong kết quả.")


class SearchRequest(BaseModel):
    """Nội dung cần tìm."""

    model_config = ConfigDict(extra="forbid")

    query: str = Field(
        min_length=1, max_length=MAX_QUESTION_CHARS, description="Nội dung cần tìm.", examples=["một cửa liên thông"]
    )
    k: int = Field(default=10, ge=1, le=MAX_RESULTS, description="Số đoạn.")
    filter: FilterFields | None = Field(default=None, description="Giới hạn nơi tìm.")
    id: RecordId = Field(default=None, description="Được trả lại nguyên vẹn trong kết quả.")


@asking.post("/ask", summary="Trả lời một câu hỏi", responses={200: {"model": AnswerRecord}})
async def ask(asked: AskRequest, person: SignedIn) -> JSONResponse:
    """Câu trả lời có trích dẫn từng chữ, hoặc lời từ chối nêu lý do (`refused`, `reason`). Mỗi `[n]` trong `answer` là
    khóa của một phần tử trong `citations`; `quote` là nguyên văn tài liệu từ ký tự `start` đến `end`."""
    answer = await answered(asked.question, turns_from(asked.history), _filter(asked.filter), person)
    return JSONResponse(dict(answer_record(answer, asked.id)))


@asking.post("/search", summary="Tìm đoạn văn bản", responses={200: {"model": SearchRecord}})
async def search(asked: SearchRequest, person: SignedIn) -> JSONResponse:
    """Các đoạn gần nhất với nội dung cần tìm, gần nhất trước. `score` chỉ so được trong cùng một lần tìm."""
    _admit(person)
    with state.activity().question():
        hits = await state.library().search(asked.query, asked.k, filter=_filter(asked.filter))
    return JSONResponse(dict(search_record(hits, asked.id)))


async def answered(question: str, history: Sequence[Turn], filter: Filter, person: Person) -> Answer:
    """The answer for `person`, whole; raises what `Library.stream` raises, `Ending`, and `Problem` for too many."""
    _admit(person)
    with observed(question, person.name, "api") as under_way:
        async with aclosing(state.library().stream(question, history, _untold, filter=filter)) as answers:
            async for answer in answers:
                under_way.answer = answer
    assert under_way.answer, "an answerer gives an answer"
    return under_way.answer


def _admit(person: Person) -> None:
    """Nothing; raises `Problem` for whoever asks too often."""
    if wait_s := state.question_limit().check(person.name):
        message = f"Đã hỏi quá nhiều trong một phút; hỏi lại sau {wait_s} giây."
        raise Problem(status.HTTP_429_TOO_MANY_REQUESTS, message, "Giãn cách các câu hỏi.", retry_after_s=wait_s)


def _untold(_: str) -> None:
    """Nothing; there is no screen for what opening the index tells."""


def _filter(fields: FilterFields | None) -> Filter:
    return fields.filter() if fields else EVERYTHING
