"""What sessions are signed with: made once, nobody else's, and a clear word when it is not."""

import stat
import threading
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.people.secret import SecretUnusable, session_secret
from bot.people.settings import AccessSettings
from bot.server.data_folder import DataFolder

LONG = "đủ dài để ký phiên làm việc, và hơn thế nữa"


def test_it_is_made_once_and_kept(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "data")
    secret = session_secret(AccessSettings(), folder)
    assert len(secret) >= 32
    assert stat.S_IMODE(folder.secret.stat().st_mode) == 0o600
    assert session_secret(AccessSettings(), folder) == secret
    assert session_secret(AccessSettings(), DataFolder(tmp_path / "other")) != secret


def test_servers_that_start_at_once_agree(tmp_path: Path) -> None:
    found: list[str] = []
    folder = DataFolder(tmp_path / "data")
    threads = [
        threading.Thread(target=lambda: found.append(session_secret(AccessSettings(), folder))) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8 and len(set(found)) == 1
    assert [path.name for path in folder.path.iterdir()] == ["secret"]


def test_the_environment_comes_first_then_a_file(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "data")
    file = tmp_path / "khóa"
    file.write_text(f"{LONG} trong tệp\n", encoding="utf-8")
    file.chmod(0o600)
    settings = AccessSettings(secret_file=file)
    assert session_secret(settings, folder) == f"{LONG} trong tệp"
    assert session_secret(settings.model_copy(update={"secret": SecretStr(LONG)}), folder) == LONG
    assert not folder.path.exists()


def test_one_that_others_may_read_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "khóa"
    file.write_text(LONG, encoding="utf-8")
    for mode in (0o640, 0o604, 0o620):
        file.chmod(mode)
        with pytest.raises(SecretUnusable, match="người khác") as refused:
            session_secret(AccessSettings(secret_file=file), DataFolder(tmp_path))
        assert f"chmod 600 {file}" in refused.value.help


@pytest.mark.parametrize(
    "settings",
    [
        AccessSettings(secret=SecretStr("quá ngắn")),
        AccessSettings(secret_file=Path("/khong/co/tep")),
        AccessSettings(secret_file=Path("/")),
    ],
)
def test_one_that_cannot_be_used_is_named(settings: AccessSettings, tmp_path: Path) -> None:
    with pytest.raises(SecretUnusable) as refused:
        session_secret(settings, DataFolder(tmp_path))
    named = str(settings.secret_file) if settings.secret_file else "CCHC_AUTH_SECRET"
    assert named in str(refused.value) and refused.value.help
    assert "quá ngắn" not in str(refused.value)


def test_it_is_never_shown(tmp_path: Path) -> None:
    settings = AccessSettings.from_environment({"CCHC_AUTH_SECRET": LONG})
    assert LONG not in repr(settings) and LONG not in settings.model_dump_json()
    assert session_secret(settings, DataFolder(tmp_path)) == LONG
