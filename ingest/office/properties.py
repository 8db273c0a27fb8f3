"""What office programs note about a document."""

from ingest.text import fold, squeeze

# A title that is shown stands near the top; Word's own guess is the very first words ("ỦY BAN NHÂN DÂN").
_HEAD_CHARS = 3000
_MIN_WORDS = 4


def real_title(noted: str | None, text: str) -> str | None:
    """The title that a file's properties note, if `text` shows it below its first words; else None.

    More often than not it is the title of the template, of the program or of a web site.
    """
    title = squeeze(noted or "")
    is_shown = squeeze(fold(text[:_HEAD_CHARS])).find(squeeze(fold(title))) > 0
    return title if is_shown and len(title.split()) >= _MIN_WORDS else None
