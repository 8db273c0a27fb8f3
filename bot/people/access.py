"""Who sends a request, as FastAPI dependencies of our routes."""

from collections.abc import Awaitable, Callable
from typing import Annotated

from fastapi import Depends, HTTPException, Request, status

from bot.people.people import LOCAL, Person, Role
from bot.server import state


async def signed_in(request: Request) -> Person:
    """Who sends `request`; answers 401 where that is nobody."""
    from chainlit.auth import get_current_user, reuseable_oauth

    if state.settings().is_for_this_machine_only:
        return LOCAL
    if token := await reuseable_oauth(request):
        user = await get_current_user(token)
        return Person(user.identifier, Role(user.metadata["role"]))
    raise HTTPException(status.HTTP_401_UNAUTHORIZED, "Hãy đăng nhập.")


def _at_least(role: Role) -> Callable[[Person], Awaitable[Person]]:
    async def allowed(person: Annotated[Person, Depends(signed_in)]) -> Person:
        if not person.role.covers(role):
            raise HTTPException(status.HTTP_403_FORBIDDEN, "Tài khoản này không có quyền làm việc đó.")
        return person

    return allowed


SignedIn = Annotated[Person, Depends(signed_in)]
Editor = Annotated[Person, Depends(_at_least(Role.EDITOR))]
Admin = Annotated[Person, Depends(_at_least(Role.ADMIN))]
