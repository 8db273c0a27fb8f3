"""What Chainlit does otherwise than an offline, Vietnamese office needs: its page and one notice."""

import re
from collections.abc import Callable

STOPPED = "Đã dừng trả lời. Bạn có thể hỏi câu khác."

_OUTSIDE_LINK = re.compile(r"<link\b[^>]*\bhref=\"https?://[^>]*>\s*")


def local_page(html: str) -> str:
    """Chainlit's page in Vietnamese, without its links to fonts and styles on other hosts."""
    return _OUTSIDE_LINK.sub("", html).replace('<html lang="en">', '<html lang="vi">', 1)


def install() -> None:
    """Nothing; puts both right. Chainlit 2.12 has no settings for them."""
    from chainlit import server
    from chainlit.context import init_ws_context
    from chainlit.message import Message
    from chainlit.session import WebsocketSession

    chainlit_page: Callable[[str], str] = server.get_html_template
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
