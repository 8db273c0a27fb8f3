"""Who sends a request, as FastAPI dependencies of our routes."""

from collections.abc import Awaitable, Callable
from typing import Annotated

from fastapi import Depends, HTTPException, Request, status

from bot.people.api_keys import PREFIX
from bot.people.people import Person, Role
from bot.server import state, tokens


async def signed_in(request: Request) -> Person:
    """Who sends `request`; answers 401 where that is nobody."""
    from chainlit.auth import reuseable_oauth

    if key := _api_key(request):
        if program := state.api_keys().person(key):
            return program
        raise HTTPException(status.HTTP_401_UNAUTHORIZED, "Khóa API không đúng hoặc đã bị thu hồi.")
    person = tokens.person_of(await reuseable_oauth(request))
    if person is None and (session := state.entrance().walking_in(request.headers)):
        person = state.entrance().person(session)
    if person is None:
        raise HTTPException(status.HTTP_401_UNAUTHORIZED, "Hãy đăng nhập.")
    return person


def _api_key(request: Request) -> str | None:
    """What a program sends in place of a session."""
    scheme, _, key = request.headers.get("authorization", "").partition(" ")
    return key if scheme.lower() == "bearer" and key.startswith(PREFIX) else None


def _at_least(role: Role) -> Callable[[Person], Awaitable[Person]]:
    async def allowed(person: Annotated[Person, Depends(signed_in)]) -> Person:
        if not person.role.covers(role):
            raise HTTPException(status.HTTP_403_FORBIDDEN, "Tài khoản này không có quyền làm việc đó.")
        return person

    return allowed


SignedIn = Annotated[Person, Depends(signed_in)]
Editor = Annotated[Person, Depends(_at_least(Role.EDITOR))]
Admin = Annotated[Person, Depends(_at_least(Role.ADMIN))]
