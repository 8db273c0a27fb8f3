"""The commands `cchc eval`: how well the program finds, answers and refuses. Nothing heavy is imported here."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.options import FAILED, EmbedderName
from bot.commands.terminal import Terminal
from eval.draft_command import new
from eval.feedback_command import from_feedback
from eval.report_commands import compare, gate
from eval.ways_of_typing import Typing

if TYPE_CHECKING:
    from eval.evaluation import Evaluation
    from eval.question_sets import QuestionSet

eval_app = typer.Typer(
    help="Đo chất lượng tìm kiếm, trả lời và từ chối; không cần người chấm.", invoke_without_command=True
)

eval_app.command(help="So hai báo cáo: số nào khác, khác có đáng tin không, câu nào đổi.")(compare)
eval_app.command(help="Chặn bản kém hơn mốc: thoát với mã 1 và nói số đo nào dưới mức.")(gate)
eval_app.command("new", help="Soạn nháp một bộ câu hỏi từ chỉ mục, để người sửa rồi dùng.")(new)
eval_app.command(
    "from-feedback", help="Biến nhận xét của người dùng thành bộ câu hỏi: câu được khen để canh, câu bị chê để sửa."
)(from_feedback)

Out = Annotated[Path, typer.Option("-o", "--out", readable=False, help="Thư mục nhận báo cáo; được tạo nếu chưa có.")]
DEFAULT_OUT = Path("eval-report")
Index = Annotated[
    Path | None, typer.Option("--index", readable=False, help="Hỏi chỉ mục này thay cho chỉ mục của tài liệu.")
]
Folders = Annotated[
    list[Path],
    typer.Argument(help="Thư mục BEIR: corpus.jsonl, queries.jsonl, qrels/test.tsv.", show_default=False),
]
Sets = Annotated[
    list[Path], typer.Argument(help="Tệp câu hỏi .jsonl, hoặc thư mục BEIR có lời đáp.", show_default=False)
]
Documents = Annotated[
    list[Path] | None, typer.Option("--documents", readable=False, help="Tài liệu để hỏi; dùng được nhiều lần.")
]
Foreign = Annotated[
    Path | None,
    typer.Option("--foreign", readable=False, help="Thư mục BEIR mà câu hỏi của nó nằm ngoài đề tài, phải từ chối."),
]
TypedAs = Annotated[
    Typing,
    typer.Option(
        "--typed",
        help="Gõ lại câu hỏi trước khi hỏi: không dấu, chữ hoa, chữ thường, Unicode tổ hợp, thưa gửi, gõ vội;"
        " bỏ qua câu tiếng Anh.",
    ),
]


@eval_app.callback()
def everything(
    context: typer.Context,
    out: Out = DEFAULT_OUT,
    embedder: EmbedderName = None,
    typed: TypedAs = Typing.AS_WRITTEN,
) -> None:
    """With no subcommand, all question sets that come with the program over the sample documents."""
    if context.invoked_subcommand is None:
        from eval.question_sets import shipped_sets

        _ask(context.obj, shipped_sets(), [], index=None, embedder=embedder, typed=typed, out=out)


@eval_app.command(help="Đo việc tìm kiếm trên thư mục BEIR, với câu hỏi như đã gõ và khi bỏ dấu.")
def retrieval(  # noqa: PLR0913, PLR0917 - a parameter for each option
    context: typer.Context,
    folders: Folders,
    no_accents_only: Annotated[
        bool, typer.Option("--no-accents-only/--both", help="Chỉ đo câu hỏi bỏ dấu, hay cả hai cách gõ.")
    ] = False,
    index: Index = None,
    embedder: EmbedderName = None,
    out: Out = DEFAULT_OUT,
) -> None:
    from eval.beir import load_beir

    collections = [load_beir(folder) for folder in folders]
    evaluation = _evaluation(context.obj, index, embedder, out)
    for collection in collections:
        evaluation.retrieval(collection, ["stripped"] if no_accents_only else ["typed", "stripped"])
    _finish(evaluation, context.obj, out)


@eval_app.command(help="Đo câu trả lời và lời từ chối trên các bộ câu hỏi.")
def answers(  # noqa: PLR0913, PLR0917 - a parameter for each option
    context: typer.Context,
    sets: Sets,
    index: Index = None,
    documents: Documents = None,
    foreign: Foreign = None,
    typed: TypedAs = Typing.AS_WRITTEN,
    embedder: EmbedderName = None,
    out: Out = DEFAULT_OUT,
) -> None:
    from eval.beir import load_beir
    from eval.question_sets import load_set

    terminal: Terminal = context.obj
    if index and documents:
        raise typer.BadParameter(terminal.t("Chọn --index hoặc --documents, không cả hai."))
    asked = [load_set(path) for path in sets]
    if not (index or documents or all(one.documents for one in asked)):
        raise typer.BadParameter(terminal.t("Tệp câu hỏi không nói hỏi tài liệu nào: thêm --index hoặc --documents."))
    if foreign:
        other = load_beir(foreign)
        asked = [one.with_foreign(other) for one in asked]
    _ask(terminal, asked, documents or [], index=index, embedder=embedder, typed=typed, out=out)


def _ask(  # noqa: PLR0913 - as many options
    terminal: Terminal,
    sets: Sequence["QuestionSet"],
    documents: Sequence[Path],
    *,
    index: Path | None,
    embedder: str | None,
    typed: Typing,
    out: Path,
) -> None:
    evaluation = _evaluation(terminal, index, embedder, out, typed)
    for one in sets:
        evaluation.answers(one, documents or one.documents)
    _finish(evaluation, terminal, out)


def _evaluation(
    terminal: Terminal, index: Path | None, embedder: str | None, out: Path, typed: Typing = Typing.AS_WRITTEN
) -> "Evaluation":
    """Raises UnwritableFile: nobody should wait for figures to learn that they cannot be written."""
    from bot.commands.whole_file import UnwritableFile
    from eval.evaluation import Evaluation

    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnwritableFile(out, error, option="--out") from error
    return Evaluation(index=index, embedder=embedder, typed=typed, progress=terminal.progress, notice=terminal.notice)


def _finish(evaluation: "Evaluation", terminal: Terminal, out: Path) -> None:
    """Writes the report and shows its figures; ends with `FAILED` where the program failed on a question."""
    from eval.report import PAGE, write
    from eval.summary import summary_view

    report = evaluation.report()
    write(report, out)
    terminal.show(summary_view(report, terminal))
    terminal.notice(terminal.t("Báo cáo đầy đủ: {folder}", folder=out / PAGE))
    if any(run.failures for run in report.runs):
        raise typer.Exit(FAILED)
