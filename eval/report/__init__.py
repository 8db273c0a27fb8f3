"""A report as a page to look at, as Markdown and as JSON."""

from eval.report.files import PAGE, RECORD, write

__all__ = ["PAGE", "RECORD", "write"]
