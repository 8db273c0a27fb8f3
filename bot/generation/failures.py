"""Why a chat model gave no answer, whichever provider's exception it was told by."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Literal

FailureReason = Literal[
    "unreachable", "timeout", "rate_limited", "denied", "rejected", "faulty", "interrupted", "empty", "too_long"
]
# Worth another try within the time there is.
_PASSING = frozenset({"unreachable", "rate_limited", "faulty"})
_REJECTIONS = range(400, 500)


class ModelFailure(Exception):
    """No answer from the chat model; `retry_after_s` is what its server asked to wait."""

    def __init__(self, reason: FailureReason, *, retry_after_s: float | None = None) -> None:
        super().__init__(reason)
        self.reason: FailureReason = reason
        self.retry_after_s = retry_after_s

    @property
    def is_passing(self) -> bool:
        """Whether the same call may succeed a moment later."""
        return self.reason in _PASSING


def failure_of(error: Exception, *, begun: bool) -> ModelFailure:
    """`error` as a failure; `begun` when some of the answer had arrived.

    Providers' clients share no exceptions, but nearly all carry the status of the response, and name
    what lost the connection so.
    """
    if isinstance(error, ModelFailure):
        return error
    name = type(error).__name__
    if isinstance(error, TimeoutError) or "Timeout" in name:
        return ModelFailure("timeout")
    if begun:
        return ModelFailure("interrupted")
    if isinstance(error, ConnectionError) or name.endswith(("ConnectionError", "ConnectError")):
        return ModelFailure("unreachable")
    response = getattr(error, "response", None)
    status = getattr(error, "status_code", None) or getattr(response, "status_code", None)
    return ModelFailure(_reason_of(status), retry_after_s=_retry_after_s(response))


def _reason_of(status: object) -> FailureReason:
    if status == 429:
        return "rate_limited"
    if status in {401, 403}:
        return "denied"
    return "rejected" if status in _REJECTIONS else "faulty"


def _retry_after_s(response: object) -> float | None:
    headers = getattr(response, "headers", None)
    value = headers.get("retry-after") if headers is not None else None
    if not value:
        return None
    try:
        return max(0.0, float(value))
    except ValueError:
        pass
    try:
        return max(0.0, (parsedate_to_datetime(value) - datetime.now(UTC)).total_seconds())
    except (TypeError, ValueError):
        return None
