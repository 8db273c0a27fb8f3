"""Chainlit's session cookies, which are worth what the entrance makes of the session they carry."""

from typing import TYPE_CHECKING

from bot.people.people import LOCAL, Person
from bot.people.sessions import Session
from bot.server import state

if TYPE_CHECKING:
    from chainlit import User

_AT_THIS_MACHINE = "Máy này"


def user_of(session: Session) -> "User":
    """The user that Chainlit knows for `session`."""
    from chainlit import User

    shown = _AT_THIS_MACHINE if session.name == LOCAL.name else session.name
    return User(session.name, display_name=shown, metadata=session.about)


def token_of(session: Session) -> str:
    """A signed token for the cookie of a browser."""
    from chainlit.auth import create_jwt

    return create_jwt(user_of(session))


def session_of(token: str) -> Session | None:
    """What `token` carries; None when it was not signed here, or is over."""
    from chainlit.auth.jwt import decode_jwt
    from jwt import InvalidTokenError

    try:
        user = decode_jwt(token)
    except InvalidTokenError:
        return None
    return Session.told(user.identifier, user.metadata)


def person_of(token: str | None) -> Person | None:
    """Who is in with `token`, with the role of now; None when that is nobody."""
    session = session_of(token) if token else None
    return state.entrance().person(session) if session else None


def install() -> None:
    """Nothing; Chainlit asks the entrance, too, at each request and connection."""
    from chainlit import auth, server
    from chainlit.auth.jwt import decode_jwt
    from jwt import InvalidTokenError

    def decoded(token: str) -> "User":
        user = decode_jwt(token)
        if person_of(token) is None:
            raise InvalidTokenError("the session has ended")
        return user

    for module in (auth, server):
        vars(module)["decode_jwt"] = decoded
