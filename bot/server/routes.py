"""The addresses that are ours, before Chainlit's: its last route takes every address that is left."""

from fastapi import APIRouter, FastAPI

from bot.chat.briefing_routes import briefings
from bot.collection.routes import library
from bot.history.routes import conversations
from bot.people.routes import people
from bot.server.monitoring import monitoring


def install(app: FastAPI) -> None:
    """Nothing; `app` answers our routes first."""
    ours = APIRouter()
    for router in (people, conversations, library, monitoring, briefings):
        ours.include_router(router)
    app.router.routes[:0] = ours.routes
