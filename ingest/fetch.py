"""Documents from the web: one file a URL, within limits, never from the office's own network."""

import asyncio
import hashlib
import re
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from ingest.addresses import resolve
from ingest.errors import RejectedSource, reason_of

if TYPE_CHECKING:
    import httpx

# The largest scanned document on a government portal is some 100 MB; a slow line carries that in two minutes.
MAX_BYTES = 128 * 1024**2
MAX_SECONDS = 120.0
_SECONDS_PER_STEP = 20.0
_MAX_REDIRECTS = 5
_REDIRECTS = frozenset([301, 302, 303, 307, 308])
_MAX_NAME_CHARS = 80
_UNSAFE = re.compile(r"[^\w.() -]+")
_TRY_AGAIN = "Kiểm tra địa chỉ và kết nối mạng rồi chạy lại. Nếu đã được nạp trước đây, bản cũ vẫn được giữ."


def is_url(path: str) -> bool:
    """Whether what was asked for is to be fetched, and is not a file or folder."""
    return re.match(r"https?://", path, re.IGNORECASE) is not None


def fetch(url: str, *, into: Path, allow_private: bool = False) -> Path:
    """The file in the folder `into` that now holds what `url` gives; complete, or not there.

    Raises RejectedSource for anything but an answer with content, and for addresses that are not on the public
    internet unless `allow_private`.
    """
    import httpx

    try:
        with ThreadPoolExecutor(1) as own_thread:  # the caller's may have an event loop already
            return own_thread.submit(lambda: asyncio.run(_within_time(url, into, allow_private))).result()
    except TimeoutError:
        raise _failed("máy chủ trả lời quá chậm") from None
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
        raise _failed(_reason(error)) from error
    except OSError as error:
        raise _failed(reason_of(error)) from error


async def _within_time(url: str, into: Path, allow_private: bool) -> Path:
    import httpx

    async with asyncio.timeout(MAX_SECONDS):
        # trust_env: a proxy would look up the name again, past the check of its address.
        async with httpx.AsyncClient(timeout=_SECONDS_PER_STEP, trust_env=False) as client:
            target = httpx.URL(url)
            for _ in range(_MAX_REDIRECTS + 1):
                response = await _answer(client, target, allow_private)
                try:
                    if response.status_code not in _REDIRECTS or "location" not in response.headers:
                        return await _save(response, into / _name(url))
                    target = target.join(response.headers["location"])
                finally:
                    await response.aclose()
    raise _failed(f"chuyển hướng quá {_MAX_REDIRECTS} lần")


async def _answer(client: "httpx.AsyncClient", target: "httpx.URL", allow_private: bool) -> "httpx.Response":
    """The head of the answer from the address that was checked: the name is looked up once, here."""
    import httpx

    if target.scheme not in ("http", "https") or not target.host:
        raise RejectedSource("Chỉ tải được địa chỉ bắt đầu bằng http:// hoặc https://.", help="Sửa lại địa chỉ.")
    host = target.raw_host.decode("ascii")
    port = target.port or (443 if target.scheme == "https" else 80)
    failed: httpx.TransportError | None = None
    for address in await resolve(host, port, allow_private=allow_private):
        request = client.build_request(
            "GET",
            target.copy_with(host=address, username=None, password=None),
            headers={"Host": target.netloc.decode("ascii"), "Accept-Encoding": "identity", "User-Agent": "cchc"},
            # The certificate is still checked for the name.
            extensions={"sni_hostname": host},
        )
        try:
            return await client.send(request, stream=True)
        except (httpx.ConnectError, httpx.ConnectTimeout) as error:
            failed = error
    raise failed or _failed("không có địa chỉ nào")


async def _save(response: "httpx.Response", path: Path) -> Path:
    """The answer's content at `path`, put there in one step."""
    if response.status_code != 200:
        raise _failed(f"máy chủ trả lời mã {response.status_code}")
    if int(response.headers.get("content-length") or 0) > MAX_BYTES:
        raise _too_large()
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", suffix=".part", delete=False) as part:
        try:
            size = 0
            async for chunk in response.aiter_bytes():
                size += len(chunk)
                if size > MAX_BYTES:
                    raise _too_large()
                part.write(chunk)
            part.close()
            return Path(part.name).replace(path)
        except BaseException:
            Path(part.name).unlink(missing_ok=True)
            raise


def _name(url: str) -> str:
    """A file name of its own for `url`, that ends as the URL's path does: text formats are told by their suffix."""
    last = unquote(re.split(r"[?#]", url, maxsplit=1)[0].rstrip("/").rpartition("/")[2])
    safe = _UNSAFE.sub("_", last)[-_MAX_NAME_CHARS:].lstrip(". ")
    return f"{hashlib.sha256(url.encode('utf-8', 'replace')).hexdigest()[:16]}-{safe or 'trang'}"


def _reason(error: Exception) -> str:
    text = str(error).lower()
    if "certificate" in text or "ssl" in text:
        return "chứng thư bảo mật của máy chủ không hợp lệ"
    if "timeout" in type(error).__name__.lower():
        return "máy chủ trả lời quá chậm"
    return "không kết nối được với máy chủ hoặc kết nối bị ngắt"


def _failed(reason: str) -> RejectedSource:
    return RejectedSource(f"Không tải được ({reason}).", help=_TRY_AGAIN)


def _too_large() -> RejectedSource:
    return RejectedSource(
        f"Tệp trên mạng lớn hơn {MAX_BYTES // 1024**2} MB, quá giới hạn.", help="Tải về máy rồi nạp tệp đó."
    )
