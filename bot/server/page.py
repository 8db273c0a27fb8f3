"""What Chainlit does otherwise than an offline, Vietnamese office needs: its page, its open door, one notice."""

import re
from collections.abc import Callable

# The interface loads from this server and from nowhere else, whatever a document or a question contains.
# Chainlit needs inline scripts for its theme, and `eval` to compile the elements in `public/elements`.
CONTENT_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
    )
)

STOPPED = "Đã dừng trả lời. Bạn có thể hỏi câu khác."

_OUTSIDE_LINK = re.compile(r"<link\b[^>]*\bhref=\"https?://[^>]*>\s*")


def local_page(html: str) -> str:
    """Chainlit's page in Vietnamese, without its links to fonts and styles on other hosts."""
    html = _OUTSIDE_LINK.sub("", html).replace('<html lang="en">', '<html lang="vi">', 1)
    policy = f'<meta http-equiv="Content-Security-Policy" content="{CONTENT_POLICY}" />'
    return html.replace("<head>", f"<head>\n    {policy}", 1)


def install() -> None:
    """Nothing; puts the three right. Chainlit 2.12 has no settings for them."""
    from chainlit import server
    from chainlit.context import init_ws_context
    from chainlit.message import Message
    from chainlit.session import WebsocketSession

    chainlit_page: Callable[[str], str] = server.get_html_template
    server.sio.eio.cors_allowed_origins = None  # same origin only; Chainlit lets every site connect
    server.get_html_template = lambda root_path: local_page(chainlit_page(root_path))

    async def stop(sid: str) -> None:
        session = WebsocketSession.get(sid)
        if session is None:
            return
        init_ws_context(session)
        if session.current_task:
            session.current_task.cancel()
        await Message(STOPPED).send()

    server.sio.on("stop", stop)
