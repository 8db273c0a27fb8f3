"""The command `cchc brief`: a briefing on a topic, written to a file."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.options import DEFAULT_INDEX, AsJson, EmbedderName, IndexDir
from bot.commands.terminal import Terminal

if TYPE_CHECKING:
    from bot.briefing.value import Briefing
    from bot.briefing.word import Office

_SUFFIXES = (".docx", ".md")

Topic = Annotated[str, typer.Argument(help="Chủ đề, ví dụ “cải cách hành chính”.", show_default=False)]
Out = Annotated[
    Path,
    typer.Option("--out", "-o", readable=False, help="Tệp .docx hoặc .md nhận bản tóm tắt; tệp cũ cùng tên bị thay."),
]
Quiz = Annotated[
    int, typer.Option(min=0, max=100, help="Thêm câu hỏi trắc nghiệm có đáp án, nhiều nhất chừng này câu.")
]
QuizFile = Annotated[
    Path | None,
    typer.Option(
        readable=False, help="Tệp .docx hoặc .md riêng cho câu hỏi trắc nghiệm, thay vì phụ lục của bản tóm tắt."
    ),
]
Agency = Annotated[str, typer.Option(help="Tên cơ quan ban hành, in ở góc trái; để trống thì chừa chỗ điền.")]
Superior = Annotated[str, typer.Option(help="Tên cơ quan cấp trên trực tiếp.")]
Place = Annotated[str, typer.Option(help="Địa danh trước ngày tháng.")]
Position = Annotated[str, typer.Option(help="Chức vụ của người ký.")]


def brief(  # noqa: PLR0913, PLR0917 - a parameter for each option
    context: typer.Context,
    topic: Topic,
    out: Out,
    index: IndexDir = DEFAULT_INDEX,
    quiz: Quiz = 0,
    quiz_file: QuizFile = None,
    agency: Agency = "",
    superior: Superior = "",
    place: Place = "",
    position: Position = "",
    as_json: AsJson = False,
    embedder: EmbedderName = None,
) -> None:
    """Registered, with its help, by `bot.cli`."""
    terminal: Terminal = context.obj
    _check(out, quiz_file, quiz, terminal)
    from bot.briefing.making import make_briefing
    from bot.briefing.quiz import with_quiz
    from bot.briefing.records import briefing_record
    from bot.briefing.word import Office
    from bot.wiring import open_extractive

    answerer = open_extractive(index, embedder=embedder, progress=terminal.notice)
    with terminal.progress() as tell:
        briefing = make_briefing(answerer, topic, tell)
    briefing = with_quiz(briefing, quiz)
    if len(briefing.quiz) < quiz:
        terminal.notice(terminal.t("Chỉ soạn được {n} câu hỏi trắc nghiệm có đáp án chắc chắn.", n=len(briefing.quiz)))
    office = Office(superior=superior, agency=agency, place=place, position=position)
    _write(briefing, out, quiz_file, office, terminal)
    if as_json:
        terminal.record(briefing_record(briefing))


def _check(out: Path, quiz_file: Path | None, quiz: int, terminal: Terminal) -> None:
    """Raises BadParameter for files that cannot be meant."""
    for path in filter(None, (out, quiz_file)):
        if path.suffix.lower() not in _SUFFIXES:
            raise typer.BadParameter(terminal.t("Tên tệp phải có đuôi .docx hoặc .md."))
    if quiz_file and not quiz:
        raise typer.BadParameter(terminal.t("--quiz-file cần có --quiz."))


def _write(briefing: "Briefing", out: Path, quiz_file: Path | None, office: "Office", terminal: Terminal) -> None:
    from dataclasses import replace

    from bot.briefing.exporting import quiz_alone

    _write_one(replace(briefing, quiz=()) if quiz_file else briefing, out, office, option="-o")
    terminal.notice(
        terminal.t(
            "Đã ghi {path}: {statements} ý, {citations} chú thích, {open} câu hỏi còn bỏ ngỏ.",
            path=out,
            statements=len([*briefing.statements]),
            citations=len(briefing.citations),
            open=len(briefing.open_questions),
        )
    )
    if quiz_file and briefing.quiz:
        _write_one(quiz_alone(briefing), quiz_file, office, option="--quiz-file")
        terminal.notice(terminal.t("Đã ghi {path}: {n} câu hỏi trắc nghiệm.", path=quiz_file, n=len(briefing.quiz)))


def _write_one(briefing: "Briefing", path: Path, office: "Office", *, option: str) -> None:
    from datetime import UTC, datetime

    from bot.briefing.exporting import exported
    from bot.commands.whole_file import whole_binary_file

    today = datetime.now(tz=UTC).astimezone().date()
    content = exported(briefing, "docx" if path.suffix.lower() == ".docx" else "md", office=office, today=today)
    with whole_binary_file(path, option=option) as file:
        file.write(content)
