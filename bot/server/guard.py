"""What every request has to pass, ours and Chainlit's, and what every answer tells the browser to refuse."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.people.ways_in import FORWARDED, Way
from bot.server import state
from bot.server.settings import LOOPBACK

# The interface loads from this server and from nowhere else, whatever a document or a question contains, and no
# other site shows it in a frame. Chainlit needs inline scripts for its theme, and `eval` to compile the elements in
# `public/elements`.
CONTENT_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    )
)
_HEADERS = {
    "Content-Security-Policy": CONTENT_POLICY,
    "X-Content-Type-Options": "nosniff",
    # "no-referrer" would also hide from ourselves where a request comes from.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
# A question, a rating, the drafts of a briefing. Uploads say themselves what they need.
MOST_BYTES = 1_000_000
# The same for everybody: a browser may keep it.
_PUBLIC = ("/assets/", "/public/", "/favicon", "/logo")
# What Chainlit answers and nobody here asks for: a session for a token, so without end; programs started for a page;
# conversations shown to people they do not belong to; a chat in the pages of other sites.
_NOT_SERVED = (
    *("/auth/jwt", "/auth/header", "/auth/oauth/azure-ad-hybrid/callback", "/mcp"),
    *("/project/share/", "/project/thread/share", "/copilot/"),
)
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_SOCKET = "/ws/"

OTHER_SITE = "Yêu cầu này đến từ một trang web khác nên bị từ chối. Hãy mở ứng dụng tại địa chỉ của nó rồi làm lại."
OTHER_HOST = "Máy chủ này chỉ mở tại địa chỉ trên chính máy này (localhost) hoặc tại CCHC_PUBLIC_URL."
PROXIED = (
    "Ứng dụng đang phục vụ riêng người ngồi tại máy chủ, không phục vụ qua máy chủ trung gian. "
    "Người quản trị cần thêm tài khoản (cchc user add) rồi khởi động lại."
)
NOT_SERVED = "Không có địa chỉ này."
TOO_LARGE = "Nội dung gửi lên quá lớn."


class Guard:
    """The application, for requests of its own pages of a sensible size."""

    def __init__(self, app: ASGIApp, sizes: Mapping[str, int]) -> None:
        self._app = app
        self._sizes = sizes
        """Beginnings of paths, with the bytes that may be sent there."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in {"http", "websocket"}:
            return await self._app(scope, receive, send)
        headers = Headers(scope=scope)
        most = next((size for path, size in self._sizes.items() if scope["path"].startswith(path)), MOST_BYTES)
        if refusal := _refusal(scope, headers) or _too_large(headers, most):
            status, reason = refusal
            return await PlainTextResponse(reason, status)(scope, receive, _telling(scope, send))
        body = _Body(receive, most)
        try:
            await self._app(scope, body.receive, _telling(scope, send, body))
        except _TooLarge:
            await PlainTextResponse(TOO_LARGE, 413)(scope, receive, _telling(scope, send))
        return None


def is_from_elsewhere(method: str, path: str, headers: Mapping[str, str], public_url: str | None) -> bool:
    """Whether the page of another site sends this, in the name of whoever looks at it.

    Reading is left to browsers, which do not let other sites read. Programs send neither header.
    """
    if method in _SAFE and not path.startswith(_SOCKET):
        return False
    origin = headers.get("origin", "")
    if public_url and origin == public_url:
        return False
    if site := headers.get("sec-fetch-site"):
        return site not in {"same-origin", "none"}
    return bool(origin) and urlsplit(origin).netloc != headers.get("host")


def _refusal(scope: Scope, headers: Headers) -> tuple[int, str] | None:
    """Why the request is not served: a status and a sentence; None when it is."""
    if scope["path"].startswith(_NOT_SERVED):
        return 404, NOT_SERVED
    settings = state.settings()
    public = settings.access.public_url
    if settings.is_for_this_machine_only:
        host = urlsplit(f"//{headers.get('host', '')}").hostname
        # A site whose name is made to lead here would be this machine's own in the eyes of its visitor's browser.
        if host is None or host not in {*LOOPBACK, urlsplit(public or "").hostname}:
            return 421, OTHER_HOST
    if Way.LOCAL in state.entrance().ways and any(name in headers for name in FORWARDED):
        return 403, PROXIED
    method = scope.get("method", "CONNECT")
    return (403, OTHER_SITE) if is_from_elsewhere(method, scope["path"], headers, public) else None


def _too_large(headers: Headers, most: int) -> tuple[int, str] | None:
    told = headers.get("content-length", "0")
    return (413, TOO_LARGE) if not told.isdecimal() or int(told) > most else None


class _TooLarge(Exception):
    """More is being sent than may be."""


class _Body:
    """Counts what is received: senders need not tell how much it will be."""

    def __init__(self, receive: Receive, most: int) -> None:
        self._receive = receive
        self._left = most
        self.is_answered = False

    async def receive(self) -> Message:
        message = await self._receive()
        if message["type"] == "http.request":
            self._left -= len(message.get("body", b""))
            if self._left < 0 and not self.is_answered:
                raise _TooLarge
        return message


def _telling(scope: Scope, send: Send, body: _Body | None = None) -> Send:
    """`send`, with the headers that every answer has."""
    is_public = scope["path"].startswith(_PUBLIC)
    is_secure = scope["scheme"] in {"https", "wss"} or (state.settings().access.public_url or "").startswith("https:")

    async def told(message: Message) -> None:
        if message["type"] == "http.response.start":
            if body:
                body.is_answered = True
            headers = MutableHeaders(raw=message["headers"])
            for name, value in _HEADERS.items():
                headers.setdefault(name, value)
            if not is_public:
                headers.setdefault("Cache-Control", "no-store")
            if is_secure:
                message["headers"] = [_secure(*header) for header in message["headers"]]
        await send(message)

    return told


def _secure(name: bytes, value: bytes) -> tuple[bytes, bytes]:
    """A header; a cookie never travels without encryption where the page did not."""
    is_open = name.lower() == b"set-cookie" and b"; secure" not in value.lower()
    return name, value + b"; Secure" if is_open else value
