"""Who is in the conversation, and who may come in through another service."""

import chainlit as cl

from bot.people.people import Person
from bot.people.ways_in import Way
from bot.server import state, tokens


def register() -> None:
    """Nothing; Chainlit lets in whom other services know, where this server was started for that."""
    if Way.OAUTH in state.entrance().ways:
        cl.oauth_callback(_known_elsewhere)


def person(user: cl.User | cl.PersistedUser | None) -> Person:
    """Whoever Chainlit gives as `user`, with the role of now: what it keeps of a user is as old as the sign-in."""
    assert user, "nobody is served who is not in"
    return state.entrance().known(user.identifier)


async def _known_elsewhere(
    _provider: str, _token: str, about: dict[str, str], found: cl.User, _id_token: str | None = None
) -> cl.User | None:
    # Some services let people enter any address; these words are theirs for one that nobody has confirmed.
    if "False" in (str(about.get("email_verified")), str(about.get("verified_email"))):
        return None
    session = state.entrance().with_oauth(found.identifier)
    return tokens.user_of(session) if session else None
