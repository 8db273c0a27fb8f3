"""A report as a page to look at, as Markdown and as JSON."""

from eval.report.files import write

__all__ = ["write"]
