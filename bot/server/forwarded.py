"""What proxies say of the requests they pass on: believed from those that are trusted, taken away from others."""

from ipaddress import ip_address

from starlette.types import ASGIApp, Receive, Scope, Send

from bot.server import state

_HEADERS = (b"x-forwarded-for", b"x-forwarded-proto")


class Forwarded:
    """The application, which sees the address and the scheme that a person's browser used."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] in {"http", "websocket"}:
            scope = _seen_from_outside(scope) if _is_trusted(_peer(scope)) else _without_claims(scope)
        await self._app(scope, receive, send)


def _seen_from_outside(scope: Scope) -> Scope:
    told: dict[bytes, str] = {}
    for name, value in scope["headers"]:
        if name in _HEADERS:
            told[name] = ",".join(filter(None, (told.get(name), value.decode("latin-1"))))
    seen = dict(scope)
    # Each proxy adds whom it was asked by: the last that is no proxy of ours is the browser.
    asked_by = [address.strip() for address in told.get(b"x-forwarded-for", "").split(",") if address.strip()]
    if from_outside := [address for address in asked_by if not _is_trusted(address)]:
        seen["client"] = (from_outside[-1], 0)
    if (scheme := told.get(b"x-forwarded-proto", "").rpartition(",")[2].strip()) in {"http", "https"}:
        seen["scheme"] = scheme if scope["type"] == "http" else scheme.replace("http", "ws")
    return seen


def _without_claims(scope: Scope) -> Scope:
    """The request without the header in which only a proxy may say who asks."""
    name = (state.settings().access.header or "").lower().encode()
    return {**scope, "headers": [header for header in scope["headers"] if header[0] != name]}


def _peer(scope: Scope) -> str:
    return scope["client"][0] if scope.get("client") else ""


def _is_trusted(address: str) -> bool:
    try:
        found = ip_address(address)
    except ValueError:
        return False
    return any(found in network for network in state.settings().access.networks)
