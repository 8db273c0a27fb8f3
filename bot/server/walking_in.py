"""Lets people in with the page itself where there is nothing to type: at this machine, or behind a proxy that knows
them. Chainlit would send them to its login page and load the whole page three times."""

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send


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
                    for cookie in await _session_cookies(request):
                        headers.append("set-cookie", cookie)
            await send(message)

        await self._app(scope, receive, send_with_session)


async def _session_cookies(request: Request) -> list[str]:
    """What the browser is to keep; nothing for whoever is signed in or has to sign in."""
    from chainlit.auth import create_jwt, get_token_from_cookies, set_auth_cookie
    from chainlit.auth.jwt import decode_jwt
    from chainlit.config import config

    if not config.code.header_auth_callback:
        return []
    try:
        decode_jwt(get_token_from_cookies(dict(request.cookies)) or "")
    except Exception:  # whatever is wrong with it, it is no session
        user = await config.code.header_auth_callback(request.headers)
    else:
        return []
    if user is None:
        return []
    response = Response()
    set_auth_cookie(request, response, create_jwt(user))
    return response.headers.getlist("set-cookie")
