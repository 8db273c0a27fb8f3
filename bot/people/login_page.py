"""The page to sign in on. It is ours: Chainlit's answers a wrong password with an English notice, or with none."""

from html import escape
from pathlib import Path
from string import Template

from bot.people.ways_in import Way

_FILE = Path(__file__).with_name("login.html")

NOT_LET_IN = "Không đăng nhập được bằng dịch vụ này, hoặc tài khoản đó chưa được phép dùng. Hãy hỏi người quản trị."
_PASSWORD = """<form method="post" action="/login">
  <label for="username">Tên đăng nhập</label>
  <input id="username" name="username" value="$name" autocomplete="username" autocapitalize="none" spellcheck="false"
    maxlength="100" required $focus_name>
  <label for="password">Mật khẩu</label>
  <input id="password" name="password" type="password" autocomplete="current-password" maxlength="200" required
    $focus_password>
  <button type="submit">Đăng nhập</button>
</form>"""
_ELSEWHERE = '<a class="elsewhere" href="/auth/oauth/{id}">Tiếp tục với {name}</a>'
_WALK_IN = '<a class="elsewhere" href="/">Vào ứng dụng</a>'
_SERVICES = {
    "google": "Google",
    "azure-ad": "Microsoft",
    "github": "GitHub",
    "gitlab": "GitLab",
    "okta": "Okta",
    "auth0": "Auth0",
    "keycloak": "Keycloak",
    "aws-cognito": "Amazon Cognito",
    "descope": "Descope",
}


def html(ways: frozenset[Way], *, name: str = "", problem: str = "") -> str:
    """The page with a form and links for `ways`; `name` and `problem` are those of the last attempt."""
    parts = []
    if problem:
        parts.append(f'<p class="problem" role="alert">{escape(problem)}</p>')
    if Way.PASSWORD in ways:
        focus = {"focus_name": "" if name else "autofocus", "focus_password": "autofocus" if name else ""}
        parts.append(Template(_PASSWORD).substitute(name=escape(name), **focus))
    if Way.OAUTH in ways:
        parts += [_ELSEWHERE.format(id=escape(one), name=escape(_SERVICES.get(one, one))) for one in _providers()]
    if ways & {Way.LOCAL, Way.HEADER}:
        parts.append(_WALK_IN)
    return Template(_FILE.read_text(encoding="utf-8")).substitute(ways="\n".join(parts))


def _providers() -> list[str]:
    from chainlit.oauth_providers import get_configured_oauth_providers

    return list(get_configured_oauth_providers())
