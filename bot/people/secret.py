"""What sessions are signed with: whoever knows it can sign in as anybody."""

import os
import secrets
import stat
from pathlib import Path

from bot.people.settings import AccessSettings
from bot.server.data_folder import DataFolder
from ingest.errors import reason_of

# HMAC-SHA256 gains nothing from a longer key, and can be searched with a shorter one (RFC 7518, 3.2).
LEAST_CHARS = 32


class SecretUnusable(Exception):
    """The secret cannot be read or protects nothing; the message (Vietnamese) says why, `help` what to do."""

    def __init__(self, message: str, *, help: str) -> None:
        super().__init__(message)
        self.help = help


def session_secret(settings: AccessSettings, folder: DataFolder) -> str:
    """The secret of `settings`, or else that of the data folder, which is made at the first start.

    Raises `SecretUnusable`.
    """
    if settings.secret is not None:
        return _long_enough(settings.secret.get_secret_value(), "CCHC_AUTH_SECRET")
    if settings.secret_file is not None:
        return _read(settings.secret_file)
    secret = folder.made().secret
    _make_once(secret)
    return _read(secret)


def _make_once(path: Path) -> None:
    """`path` exists, whoever of several servers made it first, and never half written."""
    if path.exists():
        return
    own = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    try:
        with os.fdopen(os.open(own, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(48))
        path.hardlink_to(own)
    except FileExistsError:
        pass
    except OSError as error:
        raise SecretUnusable(
            f"Không tạo được tệp khóa phiên làm việc {path} ({reason_of(error)}).",
            help="Kiểm tra quyền ghi vào thư mục dữ liệu (--data), hoặc đặt CCHC_AUTH_SECRET_FILE.",
        ) from error
    finally:
        own.unlink(missing_ok=True)


def _read(path: Path) -> str:
    try:
        mode = path.stat().st_mode
        text = path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        reason = reason_of(error) if isinstance(error, OSError) else "không phải tệp chữ"
        raise SecretUnusable(
            f"Không đọc được tệp khóa phiên làm việc {path} ({reason}).",
            help="Kiểm tra đường dẫn và quyền đọc của tài khoản chạy máy chủ; hoặc đặt CCHC_AUTH_SECRET.",
        ) from error
    if mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise SecretUnusable(
            f"Tệp khóa phiên làm việc {path} để cho người khác trên máy đọc hoặc sửa được.",
            help=f"Chạy: chmod 600 {path}",
        )
    return _long_enough(text, str(path))


def _long_enough(secret: str, where: str) -> str:
    if len(secret) < LEAST_CHARS:
        raise SecretUnusable(
            f"Khóa phiên làm việc trong {where} chỉ có {len(secret)} ký tự, cần ít nhất {LEAST_CHARS}.",
            help='Tạo khóa mới: python3 -c "import secrets; print(secrets.token_urlsafe(48))"',
        )
    return secret
