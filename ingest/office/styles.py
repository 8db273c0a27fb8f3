"""What styles say of paragraphs and runs, in whatever format they come."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """What a style, with all that it is based on, says of paragraphs and runs."""

    id: str = ""
    heading: int | None = None
    contents: bool = False
    """An entry of an automatic table of contents."""
    list_id: str | None = None
    level: int | None = None
    font: str | None = None
    caps: bool = False
    hidden: bool = False
