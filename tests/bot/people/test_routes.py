"""Our own addresses: answered before Chainlit's, and only to whoever may ask."""

import json
from pathlib import Path
from urllib.request import urlopen

from bot.people.people import Role
from tests.chat_server import chat_server


def test_whoever_sits_at_a_machine_without_accounts_may_do_everything(tmp_path: Path) -> None:
    with chat_server(tmp_path / "no-index", tmp_path) as url:
        answered = json.loads(urlopen(f"{url}/cchc/person", timeout=10).read())
    assert answered == {"name": "local", "role": "admin"}


def test_a_role_covers_those_before_it() -> None:
    assert Role.ADMIN.covers(Role.READER) and Role.EDITOR.covers(Role.EDITOR)
    assert not Role.READER.covers(Role.EDITOR)
