"""Edits and files of briefings, for the card in the chat."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime
from typing import Literal

from fastapi import APIRouter, HTTPException, Response, status
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict

from bot.briefing.drafts import Draft, IndexChanged
from bot.briefing.edits import UnknownPart
from bot.briefing.exporting import exported, quiz_alone
from bot.briefing.making import NothingOnTopic
from bot.briefing.value import Briefing
from bot.briefing.word import Office
from bot.chat.briefing_card import card
from bot.environment import SettingError
from bot.people.access import SignedIn
from bot.server import state
from ingest.errors import IngestError
from ingest.text import fold

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_NAME_CHARS = 60

briefings = APIRouter(prefix="/cchc/briefings")


class Wanted(BaseModel):
    """The file that is wanted of a draft: the paper as Word or Markdown, or its quiz as Word."""

    model_config = ConfigDict(extra="forbid")

    draft: Draft
    file: Literal["docx", "md", "quiz"]


@briefings.post("/revised")
async def revised(draft: Draft, person: SignedIn) -> Response:
    """The card of `draft`, `CardProps`; answers 409 with advice where it can no longer be made."""
    return JSONResponse(card(await _briefing(draft), draft))


@briefings.post("/file")
async def file(wanted: Wanted, person: SignedIn) -> Response:
    """The file, to be saved; answers 409 as `revised`."""
    briefing = await _briefing(wanted.draft)
    paper = quiz_alone(briefing) if wanted.file == "quiz" else _without_quiz(briefing)
    format_: Literal["docx", "md"] = "md" if wanted.file == "md" else "docx"
    today = datetime.now(tz=UTC).astimezone().date()
    content = await asyncio.to_thread(exported, paper, format_, office=Office(), today=today)
    name = f"{'trac-nghiem' if wanted.file == 'quiz' else 'tom-tat'}-{_plain(briefing.topic)}.{format_}"
    return Response(
        content,
        media_type=_WORD if format_ == "docx" else "text/markdown; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


async def _briefing(draft: Draft) -> Briefing:
    try:
        return await state.drafts().briefing(draft)
    except (IndexChanged, NothingOnTopic, UnknownPart, IngestError, SettingError) as error:
        raise HTTPException(status.HTTP_409_CONFLICT, f"{error} {error.help}") from error


def _without_quiz(briefing: Briefing) -> Briefing:
    """The paper alone: the quiz has a file of its own, which participants get without the rest."""
    return replace(briefing, quiz=())


def _plain(topic: str) -> str:
    """The topic as a part of a file name: "cai-cach-hanh-chinh"."""
    words = "".join(char if char.isascii() and char.isalnum() else " " for char in fold(topic)).split()
    return "-".join(words)[:_NAME_CHARS] or "chu-de"
