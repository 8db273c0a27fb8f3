"""Who may come in to a server, and who is still in."""

from collections.abc import Mapping

from bot.people.accounts import Account, Accounts, spelt
from bot.people.back_off import BackOff
from bot.people.people import LOCAL, Person, Role
from bot.people.sessions import EndedSessions, Session
from bot.people.ways_in import FORWARDED, Way, ways_in
from bot.server.settings import ServerSettings


class TooManyAttempts(Exception):
    """Whoever signs in has to wait `seconds` first."""

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self.seconds = seconds


class Entrance:
    """The ways in of one server. What commands change in its accounts counts from the next call on.

    All methods raise `NoWayIn` where there is none, and what `Accounts` raises.
    """

    def __init__(self, settings: ServerSettings) -> None:
        self._settings = settings.access
        self._server = settings
        self.accounts = Accounts(settings.folder.accounts)
        self._ended = EndedSessions(settings.folder.ended_sessions, lasting_s=settings.access.session_hours * 3600)
        self._back_off = BackOff()

    @property
    def ways(self) -> frozenset[Way]:
        """The ways in: from the first account on, even while the server runs, nobody just walks in."""
        return ways_in(self._server, has_accounts=bool(self.accounts.all()))

    def walking_in(self, headers: Mapping[str, str]) -> Session | None:
        """A session for whoever need not type anything: at this machine, or known to the proxy. None for others.

        A header that does not come from a trusted proxy must not be among `headers`.
        """
        if Way.LOCAL in self.ways and not any(name in headers for name in FORWARDED):
            return Session.begun(LOCAL, Way.LOCAL)
        if self._settings.header and (name := spelt(headers.get(self._settings.header, ""))):
            return Session.begun(self.known(name), Way.HEADER)
        return None

    def with_password(self, name: str, password: str, address: str) -> Session | None:
        """A session for whoever has this account and its password; None for others.

        Takes the tenth of a second that a password takes. Raises `TooManyAttempts`.
        """
        if Way.PASSWORD not in self.ways:
            return None
        name = spelt(name)
        if wait := self._back_off.attempt(name, address):
            raise TooManyAttempts(wait)
        account = self.accounts.with_password(name, password)
        if account is None:
            return None
        self._back_off.succeeded(name, address)
        return Session.begun(_person(account), Way.PASSWORD, account.sessions)

    def with_oauth(self, name: str) -> Session | None:
        """A session for whom another service knows by this name; None for those who are not allowed in."""
        return Session.begun(self.known(name), Way.OAUTH) if self._allows(name) else None

    def person(self, session: Session) -> Person | None:
        """Who is in with `session`, with the role of now; None when it has ended."""
        if session.way not in self.ways or session in self._ended:
            return None
        match session.way:
            case Way.PASSWORD:
                account = self.accounts.named(session.name)
                return _person(account) if account and account.sessions == session.account else None
            case Way.OAUTH if not self._allows(session.name):
                return None
            case _:
                return self.known(session.name)

    def known(self, name: str) -> Person:
        """Whoever came in by this name: with the role of their account, or else a reader."""
        if Way.LOCAL in self.ways:
            return LOCAL
        account = self.accounts.named(name)
        return _person(account) if account else Person(spelt(name), Role.READER)

    def end(self, session: Session) -> None:
        """Nothing; nobody is in with `session` any more."""
        self._ended.end(session)

    def _allows(self, name: str) -> bool:
        allowed = {one.casefold().removeprefix("@") for one in self._settings.oauth_allowed}
        return bool({name.casefold(), name.casefold().rpartition("@")[2]} & allowed)


def _person(account: Account) -> Person:
    return Person(account.name, account.role)
