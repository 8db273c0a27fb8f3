"""Coming in, going out, and what the page asks about the person before it."""

import asyncio
import math
from typing import Annotated

from fastapi import APIRouter, Form, Request, status
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from pydantic import BaseModel

from bot.people import login_page
from bot.people.access import SignedIn
from bot.people.accounts import MAX_NAME_CHARS
from bot.people.entrance import TooManyAttempts
from bot.people.passwords import MOST_CHARS
from bot.people.people import Role
from bot.people.private_file import PrivateFileError
from bot.people.sessions import Session
from bot.server import state, tokens

people = APIRouter()

_WRONG = "Tên đăng nhập hoặc mật khẩu không đúng."
_BROKEN = "Máy chủ chưa kiểm tra được tài khoản. Hãy báo người quản trị xem nhật ký."


class PersonRecord(BaseModel):
    """Who is signed in."""

    name: str
    role: Role


@people.get("/cchc/person")
async def person(person: SignedIn) -> PersonRecord:
    """Who is signed in."""
    return PersonRecord(name=person.name, role=person.role)


@people.get("/login", include_in_schema=False)
async def login(request: Request, error: str = "") -> Response:
    """The page to sign in on; `error` is what Chainlit says of a sign-in at another service."""
    if tokens.person_of(_token(request)):
        return _to_the_chat()
    return HTMLResponse(login_page.html(state.entrance().ways, problem=login_page.NOT_LET_IN if error else ""))


@people.post("/login", include_in_schema=False)
async def sign_in(
    request: Request,
    username: Annotated[str, Form(max_length=MAX_NAME_CHARS)],
    password: Annotated[str, Form(max_length=MOST_CHARS)],
) -> Response:
    """The chat, or the page again with what was wrong."""
    address = request.client.host if request.client else ""
    try:
        # Checking a password is a tenth of a second of work.
        session = await asyncio.to_thread(state.entrance().with_password, username, password, address)
    except TooManyAttempts as error:
        return _again(username, _wait(error.seconds), status.HTTP_429_TOO_MANY_REQUESTS)
    except PrivateFileError:
        return _again(username, _BROKEN, status.HTTP_500_INTERNAL_SERVER_ERROR)
    return _let_in(request, session) if session else _again(username, _WRONG, status.HTTP_401_UNAUTHORIZED)


@people.post("/logout", include_in_schema=False)
async def sign_out(request: Request) -> Response:
    """Nothing of interest; the session is over, also for whoever has copied its cookie."""
    from chainlit.auth import clear_auth_cookie

    if (token := _token(request)) and (session := tokens.session_of(token)):
        await asyncio.to_thread(state.entrance().end, session)
    response = JSONResponse({"success": True})
    clear_auth_cookie(request, response)
    return response


@people.post("/set-session-cookie", include_in_schema=False)
async def keep_no_cookie() -> dict[str, str]:
    """Nothing of interest: Chainlit would set a cookie for other sites, too, which only its cloud reads."""
    return {}


def _let_in(request: Request, session: Session) -> Response:
    from chainlit.auth import set_auth_cookie

    response = _to_the_chat()
    set_auth_cookie(request, response, tokens.token_of(session))
    return response


def _to_the_chat() -> Response:
    return RedirectResponse("/", status.HTTP_303_SEE_OTHER)


def _again(name: str, problem: str, code: int) -> Response:
    return HTMLResponse(login_page.html(state.entrance().ways, name=name, problem=problem), code)


def _wait(seconds: float) -> str:
    minutes = math.ceil(seconds / 60)
    span = f"{minutes} phút" if seconds > 60 else f"{math.ceil(seconds)} giây"
    return f"Đã nhập sai nhiều lần. Hãy đợi {span} rồi thử lại; quên mật khẩu thì hỏi người quản trị."


def _token(request: Request) -> str | None:
    from chainlit.auth import get_token_from_cookies

    return get_token_from_cookies(dict(request.cookies))
