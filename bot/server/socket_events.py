"""What an open page sends: checked each time, as the connection outlives the session it was made with."""

from collections.abc import Awaitable, Callable
from functools import wraps

from bot.server import tokens

SESSION_OVER = "Phiên làm việc đã hết. Hãy tải lại trang (phím F5) để đăng nhập lại; câu hỏi vừa rồi chưa được gửi."

_Handler = Callable[..., Awaitable[object]]


def install() -> None:
    """Nothing; whoever's session has ended is told so, and is not served."""
    from chainlit.server import sio

    handlers: dict[str, _Handler] = sio.handlers["/"]
    for event, handler in list(handlers.items()):
        if event not in {"connect", "disconnect"}:
            handlers[event] = _for_who_is_in(handler)


def _for_who_is_in(handler: _Handler) -> _Handler:
    from chainlit.auth import get_token_from_cookies
    from chainlit.context import init_ws_context
    from chainlit.message import ErrorMessage
    from chainlit.session import WebsocketSession
    from starlette.requests import cookie_parser

    @wraps(handler)
    async def checked(sid: str, *sent: object) -> object:
        session = WebsocketSession.get(sid)
        if session is None:
            return None
        cookies = cookie_parser(session.environ.get("HTTP_COOKIE", ""))
        if tokens.person_of(get_token_from_cookies(cookies)):
            return await handler(sid, *sent)
        context = init_ws_context(session)
        await ErrorMessage(SESSION_OVER).send()
        await context.emitter.task_end()
        return None

    return checked
