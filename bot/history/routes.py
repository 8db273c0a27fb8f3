"""Feedback and files of conversations: each asks whose they are, which Chainlit's own routes do not."""

import logging
from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, HTTPException, Request, status
from fastapi.responses import FileResponse, JSONResponse
from pydantic import BaseModel, Field

from bot.history import elements, feedback
from bot.history.elements import ADDRESS
from bot.history.errors import NotTheirs
from bot.people.access import SignedIn
from bot.server import state

# A reason is a sentence or two; a page of text is a letter.
MAX_COMMENT_CHARS = 2_000
# What a browser shows without running anything in it; all else it saves.
_SHOWN_IN_BROWSER = ("application/pdf", "image/png", "image/jpeg", "text/plain")

conversations = APIRouter()


class GivenFeedback(BaseModel):
    """A thumb as Chainlit's page sends it: 1 up, 0 down."""

    for_id: Annotated[str, Field(alias="forId")]
    value: Literal[0, 1]
    comment: Annotated[str | None, Field(max_length=MAX_COMMENT_CHARS)] = None


class FeedbackUpdate(BaseModel):
    feedback: GivenFeedback


class FeedbackRemoval(BaseModel):
    feedback_id: Annotated[str, Field(alias="feedbackId")]


@conversations.put("/feedback")
async def give_feedback(update: FeedbackUpdate, person: SignedIn) -> dict[str, str | bool]:
    """The id of the feedback, kept from now on."""
    given = update.feedback
    try:
        async with state.history().writing() as connection:
            kept = await feedback.keep(
                connection, person.name, step_id=given.for_id, value=given.value, comment=given.comment
            )
    except NotTheirs:
        raise _nothing_here() from None
    return {"success": True, "feedbackId": kept}


@conversations.delete("/feedback")
async def withdraw_feedback(removal: FeedbackRemoval, person: SignedIn) -> dict[str, bool]:
    """Whether the feedback is gone."""
    try:
        async with state.history().writing() as connection:
            await feedback.withdraw(connection, person.name, removal.feedback_id)
    except NotTheirs:
        raise _nothing_here() from None
    return {"success": True}


@conversations.get(ADDRESS + "/{element_id}")
async def file(element_id: UUID, person: SignedIn) -> FileResponse:
    """The file of an element in a conversation of this person."""
    async with state.history().reading() as connection:
        found = await elements.file_of(connection, str(element_id), person.name)
    if found is None:
        raise _nothing_here()
    shown = found.mime in _SHOWN_IN_BROWSER
    return FileResponse(
        state.files().path(found.file),
        media_type=found.mime if shown else "application/octet-stream",
        filename=found.name,
        content_disposition_type="inline" if shown else "attachment",
        headers={"X-Content-Type-Options": "nosniff", "Cache-Control": "private, no-store"},
    )


async def out_of_reach(_: Request, error: Exception) -> JSONResponse:
    """The answer, here and in Chainlit's own routes, while the history cannot be read or written."""
    logging.getLogger(__name__).error("the history is out of reach", exc_info=error)
    detail = "Chưa đọc được lịch sử trò chuyện. Hãy thử lại sau ít phút; nếu vẫn vậy, hãy báo người quản trị."
    return JSONResponse({"detail": detail}, status.HTTP_503_SERVICE_UNAVAILABLE)


def _nothing_here() -> HTTPException:
    return HTTPException(status.HTTP_404_NOT_FOUND, "Không có mục này, hoặc mục này không phải của bạn.")
