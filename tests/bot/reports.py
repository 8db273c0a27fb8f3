"""Documents as a report tells of them, for the tests of its views."""

from datetime import date

from ingest.documents import Reading
from ingest.report import DocumentRead


def document_read(
    path: str,
    *,
    key: str | None = None,
    title: str = "Quyết định về một cửa",
    reader: str = "text/1",
    number: str | None = None,
    passages: int = 1,
    reading: Reading | None = None,
) -> DocumentRead:
    """A document that was read."""
    return DocumentRead(
        path=path,
        key=key or path.rpartition("/")[2],
        title=title,
        reader=reader,
        number=number,
        date=date(2025, 3, 9),
        passages=passages,
        reading=reading or Reading(),
    )
