"""The addresses that are ours, before Chainlit's: its last route takes every address that is left."""

from fastapi import APIRouter, FastAPI
from sqlalchemy.exc import SQLAlchemyError

from bot.api.asking import asking
from bot.api.openai_chat import openai_chat
from bot.api.reference import reference, unknown
from bot.chat.briefing_routes import briefings
from bot.collection.routes import library
from bot.history.errors import HistoryUnusable
from bot.history.routes import conversations, out_of_reach
from bot.people.routes import people
from bot.server.monitoring import monitoring
from bot.viewing.routes import documents


def install(app: FastAPI) -> None:
    """Nothing; `app` answers our routes first."""
    ours = APIRouter()
    pages = (people, conversations, library, documents, briefings)
    for router in (*pages, monitoring, asking, openai_chat, reference, unknown):
        ours.include_router(router)
    app.router.routes[:0] = ours.routes
    for failure in (SQLAlchemyError, HistoryUnusable):
        app.add_exception_handler(failure, out_of_reach)
