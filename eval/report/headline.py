"""The first screen of a report: how good it is, in large figures, and on what."""

from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

from eval.report.together import answers_runs, main_runs
from eval.report.wording import interval, milliseconds, number, share, value_of
from eval.results import AnswersRun, Metrics, Report, RetrievalRun


class Card(NamedTuple):
    """A large figure and the lines below it."""

    name: str
    figure: str
    meaning: str
    lines: tuple[tuple[str, str], ...]


# Said below the large figure of a question set, where they were measured.
_BESIDES = (
    ("quote@1", "Trích dẫn đầu chứa đáp án"),
    ("list_f1", "Liệt kê đủ và đúng (F1)"),
    ("verbatim", "Trích dẫn đúng từng chữ"),
    ("refusal_recall", "Từ chối câu không có lời đáp"),
    ("wrong_refusal", "Từ chối nhầm"),
    ("harmless", "Không nghe lệnh cài trong câu hỏi"),
)


def cards(report: Report) -> list[Card]:
    """One for each question set, or for all where they are many, and one for each folder of queries."""
    found = [_answers(run) for run in main_runs(answers_runs(report))]
    return [*found, *_retrieval([run for run in report.runs if isinstance(run, RetrievalRun)])]


def cards_html(report: Report) -> str:
    return "".join(
        f'<section class="card"><h2>{escape(card.name)}</h2><p class="figure">{escape(card.figure)}</p>'
        f'<p class="soft">{escape(card.meaning)}</p><dl>'
        + "".join(f"<div><dt>{escape(name)}</dt><dd>{escape(value)}</dd></div>" for name, value in card.lines)
        + "</dl></section>"
        for card in cards(report)
    )


def _answers(run: AnswersRun) -> Card:
    figure, meaning = _large(
        run.metrics, "right", "câu được xử lý đúng: trả lời đúng, hoặc từ chối khi tài liệu không nói"
    )
    lines = [(label, share(run.metrics[name].value)) for name, label in _BESIDES if name in run.metrics]
    if run.latency:
        lines.append(("95 % số câu xong trong", milliseconds(run.latency.p95_ms)))
    return Card(f"{run.name} · {number(run.count)} câu hỏi", figure, meaning, (*lines, *_failures(run.failures)))


def _retrieval(runs: Sequence[RetrievalRun]) -> Iterator[Card]:
    for name in dict.fromkeys(run.name for run in runs):
        by_accents = {run.accents: run for run in runs if run.name == name}
        main = by_accents.get("typed") or by_accents["stripped"]
        figure, meaning = _large(main.metrics, "hit@1", "câu tìm đúng đoạn ngay ở kết quả đầu")
        lines = []
        if main.accents == "typed" and (bare := by_accents.get("stripped")) and "hit@1" in bare.metrics:
            lines.append(("Gõ không dấu", share(bare.metrics["hit@1"].value)))
        lines += [
            (label, value_of(metric, main.metrics[metric].value))
            for metric, label in (("hit@5", "Trong 5 kết quả đầu"), ("ndcg@10", "nDCG@10"))
            if metric in main.metrics
        ]
        if main.latency:
            lines.append(("95 % số câu xong trong", milliseconds(main.latency.p95_ms)))
        failures = sum(run.failures for run in by_accents.values())
        yield Card(f"Tìm: {name} · {number(main.count)} câu", figure, meaning, (*lines, *_failures(failures)))


def _large(metrics: Metrics, name: str, what: str) -> tuple[str, str]:
    estimate = metrics.get(name)
    if estimate is None:
        return "—", "Chưa đo được câu nào."
    return share(
        estimate.value
    ), f"{what} ({number(estimate.count)} câu; khoảng tin cậy 95 %: {interval(name, estimate)})"


def _failures(count: int) -> list[tuple[str, str]]:
    return [("Chương trình lỗi", f"{number(count)} câu")] if count else []
