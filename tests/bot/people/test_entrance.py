"""Who may come in and who is still in, whichever way they came."""

from pathlib import Path

import pytest

from bot.people.accounts import Accounts
from bot.people.back_off import FREE_FOR_ONE
from bot.people.entrance import Entrance, TooManyAttempts
from bot.people.people import LOCAL, Person, Role
from bot.people.sessions import EndedSessions, Session
from bot.people.settings import AccessSettings
from bot.people.ways_in import NoWayIn, Way
from bot.server.settings import ServerSettings

PASSWORD = "mật khẩu của chị Lan"
HERE = "10.0.0.7"
PROXIED = AccessSettings(header="X-Remote-User", trusted_proxies=("10.0.0.5/32",))


def entrance(folder: Path, access: AccessSettings | None = None, *, host: str = "127.0.0.1") -> Entrance:
    return Entrance(ServerSettings(index=folder, data=folder, host=host, access=access or AccessSettings()))


@pytest.fixture
def accounts(tmp_path: Path) -> Accounts:
    kept = Accounts(tmp_path / "accounts.json")
    kept.add("Lan", Role.ADMIN, PASSWORD)
    kept.add("Hùng", Role.READER, PASSWORD)
    return kept


def came_in(at: Entrance, name: str = "Hùng") -> Session:
    session = at.with_password(name, PASSWORD, HERE)
    assert session
    return session


def test_at_ones_own_machine_one_walks_in(tmp_path: Path) -> None:
    at = entrance(tmp_path)
    session = at.walking_in({})
    assert session and at.person(session) == LOCAL
    assert at.with_password("local", "", HERE) is None


@pytest.mark.parametrize(
    ("host", "access"),
    [("0.0.0.0", AccessSettings()), ("127.0.0.1", AccessSettings(public_url="https://cchc.tinh.gov.vn"))],
)
def test_where_others_come_nobody_just_walks_in(tmp_path: Path, host: str, access: AccessSettings) -> None:
    with pytest.raises(NoWayIn) as refused:
        assert entrance(tmp_path, access, host=host).ways
    assert "cchc user add" in refused.value.help
    Accounts(tmp_path / "accounts.json").add("Lan", Role.ADMIN, PASSWORD)
    assert entrance(tmp_path, access, host=host).ways == {Way.PASSWORD}


@pytest.mark.parametrize("header", ["x-forwarded-for", "forwarded", "x-real-ip"])
def test_who_comes_through_a_proxy_does_not_sit_at_the_machine(tmp_path: Path, header: str) -> None:
    assert entrance(tmp_path).walking_in({header: "203.0.113.9"}) is None


def test_the_first_account_ends_walking_in_at_once(tmp_path: Path) -> None:
    at = entrance(tmp_path)
    session = at.walking_in({})
    assert session and at.person(session)
    Accounts(tmp_path / "accounts.json").add("Lan", Role.ADMIN, PASSWORD)
    assert at.person(session) is None
    assert at.walking_in({}) is None


def test_a_role_counts_from_the_next_request_on(tmp_path: Path, accounts: Accounts) -> None:
    at = entrance(tmp_path)
    session = came_in(at)
    for role in (Role.EDITOR, Role.ADMIN, Role.READER):
        accounts.set_role("Hùng", role)
        person = at.person(session)
        assert person and person.role is role


def test_who_is_removed_is_out_also_after_a_namesake_comes(tmp_path: Path, accounts: Accounts) -> None:
    at = entrance(tmp_path)
    session = came_in(at)
    accounts.remove("Hùng")
    assert at.person(session) is None
    accounts.add("Hùng", Role.ADMIN, PASSWORD)
    assert at.person(session) is None


def test_a_new_password_ends_sessions(tmp_path: Path, accounts: Accounts) -> None:
    at = entrance(tmp_path)
    session = came_in(at)
    accounts.set_password("Hùng", "một mật khẩu khác")
    assert at.person(session) is None


def test_a_session_that_was_ended_stays_so_after_a_restart_and_others_go_on(tmp_path: Path, accounts: Accounts) -> None:
    at = entrance(tmp_path)
    session, other = came_in(at), came_in(at)
    at.end(session)
    for again in (at, entrance(tmp_path)):
        assert again.person(session) is None
        assert again.person(other)


def test_sessions_that_are_over_anyway_are_forgotten(tmp_path: Path) -> None:
    now = [1000.0]
    ended = EndedSessions(tmp_path / "ended.json", lasting_s=60, now=lambda: now[0])
    first, second = (Session.begun(LOCAL, Way.LOCAL) for _ in range(2))
    ended.end(first)
    now[0] += 61
    ended.end(second)
    assert first not in ended and second in ended


def test_a_session_of_another_way_in_is_none(tmp_path: Path, accounts: Accounts) -> None:
    local = entrance(tmp_path / "other").walking_in({})
    assert local and entrance(tmp_path).person(local) is None
    assert entrance(tmp_path, PROXIED).person(came_in(entrance(tmp_path))) is None


def test_guessing_is_slowed_down(tmp_path: Path, accounts: Accounts) -> None:
    at = entrance(tmp_path)
    for _ in range(FREE_FOR_ONE):
        assert at.with_password("Hùng", "không phải", HERE) is None
    with pytest.raises(TooManyAttempts) as waiting:
        at.with_password("HÙNG ", PASSWORD, HERE)
    assert 0 < waiting.value.seconds <= 15
    assert at.with_password("Lan", PASSWORD, HERE)


def test_a_proxy_names_people_and_accounts_give_roles(tmp_path: Path, accounts: Accounts) -> None:
    at = entrance(tmp_path, PROXIED, host="0.0.0.0")
    assert at.walking_in({"X-Remote-User": ""}) is None
    for sent, name, role in (("lan", "Lan", Role.ADMIN), ("Minh", "Minh", Role.READER)):
        session = at.walking_in({"X-Remote-User": sent})
        assert session and at.person(session) == Person(name, role)
    assert at.with_password("Lan", PASSWORD, HERE) is None


def test_another_service_lets_in_whom_the_settings_allow(tmp_path: Path, accounts: Accounts) -> None:
    access = AccessSettings(oauth_allowed=("tinh.gov.vn", "minh@example.vn"))
    at = entrance(tmp_path, access)
    assert at.ways == {Way.PASSWORD, Way.OAUTH}
    for name in ("a@TINH.gov.vn", "Minh@example.vn"):
        session = at.with_oauth(name)
        assert session
        person = at.person(session)
        assert person and person.role is Role.READER
        assert entrance(tmp_path, AccessSettings(oauth_allowed=("khac.vn",))).person(session) is None
    for name in ("a@x.tinh.gov.vn", "a@tinh.gov.vn.example", "other@example.vn", "tinh.gov.vn@example.vn", ""):
        assert at.with_oauth(name) is None
