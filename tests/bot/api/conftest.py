"""A server that programs ask: with accounts, so that they need a key."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from bot.people.accounts import Accounts
from bot.people.api_keys import ApiKeys
from bot.people.people import Role
from bot.server.data_folder import DataFolder
from tests.chat_server import Running, running_server, wait_until_ready

PASSWORD = "một câu rất dài để thử"


@pytest.fixture(scope="package")
def data(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    """A data folder with an administrator."""
    folder = DataFolder(tmp_path_factory.mktemp("api-data"))
    Accounts(folder.accounts).add("an", Role.ADMIN, PASSWORD)
    return folder


@pytest.fixture(scope="package")
def server(built: Path, data: DataFolder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    scratch = tmp_path_factory.mktemp("api")
    access = {"questions_per_minute": 600}
    with running_server(built / "index", scratch, data=str(data.path), workers=1, access=access) as running:
        wait_until_ready(running.url)
        yield running


@pytest.fixture(scope="package")
def key(data: DataFolder) -> str:
    """Of a program that may ask."""
    return ApiKeys(data.api_keys).add("Cổng dịch vụ", Role.READER)


@pytest.fixture
def program(server: Running, key: str) -> Iterator[httpx.Client]:
    """A program with that key."""
    with httpx.Client(base_url=server.url, headers={"Authorization": f"Bearer {key}"}, timeout=30) as client:
        yield client
