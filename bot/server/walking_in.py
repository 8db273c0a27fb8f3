"""Lets people in with the page itself where there is nothing to type: at this machine, or behind a proxy that knows
them. Chainlit would send them to its login page and load everything three times."""

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.server import state, tokens


class WalkingIn:
    """The application, whose pages bring a session to whoever has none and may have one."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope) if scope["type"] == "http" and scope["method"] == "GET" else None

        async def send_with_session(message: Message) -> None:
            if request and message["type"] == "http.response.start":
                headers = MutableHeaders(raw=message["headers"])
                if headers.get("content-type", "").startswith("text/html"):
                    for cookie in _session_cookies(request):
                        headers.append("set-cookie", cookie)
            await send(message)

        await self._app(scope, receive, send_with_session)


def _session_cookies(request: Request) -> list[str]:
    """What the browser is to keep; nothing for whoever is in already or has to sign in."""
    from chainlit.auth import get_token_from_cookies, set_auth_cookie

    session = state.entrance().walking_in(request.headers)
    known = tokens.person_of(get_token_from_cookies(dict(request.cookies)))
    if session is None or (known and known.name == session.name):
        return []
    response = Response()
    set_auth_cookie(request, response, tokens.token_of(session))
    return response.headers.getlist("set-cookie")
