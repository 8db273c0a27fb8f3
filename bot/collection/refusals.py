"""What the library page cannot do as asked: for people, and as an answer over HTTP."""

from http import HTTPStatus

from fastapi import HTTPException

from ingest.errors import IngestError


class Refused(Exception):
    """The message (Vietnamese) says what was refused, `help` what to do, `status` how HTTP puts it."""

    def __init__(self, message: str, *, help: str, status: HTTPStatus) -> None:
        super().__init__(message)
        self.help = help
        self.status = status


def answered(error: Refused | IngestError) -> HTTPException:
    """`error` as the answer to a request."""
    status = error.status if isinstance(error, Refused) else HTTPStatus.CONFLICT
    return HTTPException(status, {"message": str(error), "help": error.help})
