"""Where a report goes: three files in a folder, each of which appears whole or not at all."""

from pathlib import Path

from bot.commands.whole_file import UnwritableFile, whole_file
from eval.report.markdown import markdown
from eval.report.page import page
from eval.results import Report

PAGE, MARKDOWN, RECORD = "report.html", "report.md", "report.json"


def write(report: Report, folder: Path) -> None:
    """Writes the report into `folder`, which is made where there is none; raises UnwritableFile."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnwritableFile(folder, error, option="--out") from error
    contents = {PAGE: page(report), MARKDOWN: markdown(report), RECORD: report.model_dump_json(indent=1)}
    for name, content in contents.items():
        with whole_file(folder / name, option="--out") as file:
            file.write(content)
