"""The questions that went wrong, as HTML: what was asked, answered and expected, and the evidence."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape

from eval.report.faults import SORTS, faults_of, missing_items, sort_of
from eval.report.wording import KINDS, REASONS, kind_name, kinds_line, number, share
from eval.results import AnswersRun, CaseResult, CitationResult, Report, RetrievalRun
from ingest.text import canonical

# A browser shows this many at once without a pause; report.json has them all.
_MOST_CASES, _MOST_QUERIES = 300, 40


def crashes_html(report: Report) -> str:
    """Where the program failed; "" where it did not."""
    rows = [
        (run.name, result.id, result.question, result.error)
        for run in report.runs
        for result in (run.cases if isinstance(run, AnswersRun) else run.queries)
        if result.error is not None
    ]
    if not rows:
        return ""
    items = "".join(
        f"<li><b>{escape(name)} · {escape(id_)}</b> {escape(question)}<pre>{escape(error)}</pre></li>"
        for name, id_, question, error in rows
    )
    return (
        f"<section class='crashes'><h2>Chương trình lỗi ở {number(len(rows))} câu</h2>"
        f"<p>Những câu này không tính vào số đo nào; phải sửa trước rồi đo lại.</p><ol>{items}</ol></section>"
    )


def wrong_html(report: Report) -> str:
    """The wrong answers, the worst first: those that should not have been given, then by how sure the program was."""
    found = [
        (run.name, case)
        for run in report.runs
        if isinstance(run, AnswersRun)
        for case in run.cases
        if sort_of(case) not in (None, "crash")
    ]
    if not found:
        return ""
    found.sort(key=lambda pair: (list(SORTS).index(sort_of(pair[1]) or "wrong"), -(pair[1].confidence or 0)))
    rest = len(found) - _MOST_CASES
    more = f"<p class='soft'>… và {number(rest)} câu nữa; xem đủ trong report.json.</p>" if rest > 0 else ""
    shown = found[:_MOST_CASES]
    return (
        f"<section id='wrong'><h2>Những câu chưa đúng ({number(len(found))})</h2>{_filters(shown)}"
        f"{''.join(_case(name, case) for name, case in shown)}{more}</section>"
    )


def missed_html(report: Report) -> str:
    """The queries whose first result is wrong, of each folder as typed."""
    runs = [run for run in report.runs if isinstance(run, RetrievalRun) and run.accents == "typed"]
    parts = [_missed(run) for run in runs]
    return f"<section><h2>Những câu tìm chưa trúng ngay</h2>{''.join(parts)}</section>" if any(parts) else ""


def _filters(found: Sequence[tuple[str, CaseResult]]) -> str:
    """A button for each sort of fault, question set and kind that occurs; shown by the script that they need."""
    sorts = Counter(sort_of(case) or "wrong" for _, case in found)
    sets = Counter(name for name, _ in found)
    kinds = Counter(tag for _, case in found for tag in case.tags or ("other",))
    groups = [
        ("Lỗi", [(f"sort:{sort}", name, sorts[sort]) for sort, name in SORTS.items() if sorts[sort]]),
        ("Bộ câu hỏi", [(f"set:{name}", name, count) for name, count in sets.items()] if len(sets) > 1 else []),
        ("Loại", [(f"kind:{tag}", kind_name(tag).partition(",")[0], kinds[tag]) for tag in KINDS if kinds[tag]]),
    ]
    return (
        "<div class='filters' hidden>"
        + "".join(
            f"<div role='group' aria-label='{label}'><span class='soft'>{label}</span>"
            + "".join(
                f"<button type='button' data-show='{escape(value, quote=True)}' aria-pressed='false'>"
                f"{escape(name)} <small>{number(count)}</small></button>"
                for value, name, count in buttons
            )
            + "</div>"
            for label, buttons in groups
            if buttons
        )
        + "<p class='soft' id='shown' role='status'></p></div>"
    )


def _case(name: str, case: CaseResult) -> str:
    sort = sort_of(case) or "wrong"
    classes = [f"sort:{sort}", f"set:{name}", *(f"kind:{tag}" for tag in case.tags or ("other",))]
    history = "".join(
        f"<p class='turn'>{escape(turn.question)}</p>"
        + (f"<p class='turn reply'>{escape(turn.answer)}</p>" if turn.answer else "")
        for turn in case.history
    )
    evidence = "".join(_citation(citation, (*case.expected, *case.items)) for citation in case.citations)
    return (
        f"<details class='case {sort}' data-is='{escape('|'.join(classes), quote=True)}'><summary>"
        f"<span class='sort'>{SORTS[sort]}</span> <b>{escape(case.question)}</b></summary><div class='inside'>"
        f"<ul class='faults'>{''.join(f'<li>{escape(fault)}</li>' for fault in faults_of(case))}</ul>"
        + (f"<h3>Hỏi trước đó</h3>{history}" if history else "")
        + f"<div class='two'><div><h3>Chương trình đáp</h3><div class='answer'>{_answer(case.answer)}</div></div>"
        f"<div><h3>Lẽ ra phải có</h3>{''.join(_expected(case))}</div></div>"
        + (f"<h3>Bằng chứng đưa ra</h3>{evidence}" if evidence else "")
        + f"<p class='soft'>{escape(_about(name, case))}</p></div></details>"
    )


def _answer(markdown: str) -> str:
    """The Markdown of an answer as HTML: bold, emphasis and quotes are all that answers are written with."""
    html = escape(markdown, quote=False)
    for pattern, made in (
        (r"\*\*(.+?)\*\*", r"<b>\1</b>"),
        (r"(?<![\w*])\*([^*\n]+)\*", r"<i>\1</i>"),
        (r"(?m)^&gt; ?", ""),
    ):
        html = re.sub(pattern, made, html)
    return re.sub(r"\n{2,}", "\n", html)


def _expected(case: CaseResult) -> Iterator[str]:
    if not case.answerable:
        yield "<p>Lời từ chối: tài liệu không nói điều này.</p>"
    if case.expected:
        yield "<p>" + " <span class='soft'>hoặc</span> ".join(
            f"<mark>{escape(words)}</mark>" for words in case.expected
        )
        yield "</p>"
    missing = missing_items(case)
    items = [f"<li class='{'missing' if item in missing else 'found'}'>{escape(item)}</li>" for item in case.items]
    yield f"<ul class='items'>{''.join(items)}</ul>" if items else ""
    if case.documents:
        yield f"<p class='soft'>trong {escape(', '.join(case.documents))}</p>"


def _citation(citation: CitationResult, expected: Sequence[str]) -> str:
    broken = "" if citation.verbatim else " <strong>không đúng từng chữ</strong>"
    place = ", ".join(filter(None, (citation.document, citation.locator)))
    return (
        f"<blockquote><p>{_marked(citation, expected)}</p>"
        f"<footer class='soft'>{escape(citation.key)} {escape(place)}{broken}</footer></blockquote>"
    )


def _marked(citation: CitationResult, expected: Sequence[str]) -> str:
    """The quote with the expected words marked; where it holds none, what was pointed out is underlined."""
    quote, key = citation.quote, canonical(citation.quote)
    wanted = next((words for words in expected if canonical(words) in key), None)
    words, tag = (wanted, "mark") if wanted else (citation.span, "u")
    at = key.find(canonical(words)) if words else -1
    if not words or at < 0:
        return escape(quote)
    end = at + len(words)
    return f"{escape(quote[:at])}<{tag}>{escape(quote[at:end])}</{tag}>{escape(quote[end:])}"


def _about(name: str, case: CaseResult) -> str:
    parts = [name, case.id, kinds_line(case.tags)]
    if case.confidence is not None:
        parts.append(f"độ tin {case.confidence:.2f}".replace(".", ","))
    if case.refused and case.reason:
        parts.append(f"từ chối vì {REASONS.get(case.reason, case.reason)}")
    return " · ".join(parts)


def _missed(run: RetrievalRun) -> str:
    missed = [query for query in run.queries if query.error is None and query.scores.get("hit@1", 1) < 1]
    if not missed:
        return ""
    missed.sort(key=lambda query: query.scores.get("ndcg@10", 0))
    rows = "".join(
        f"<tr><td>{escape(query.question)}</td><td>{escape(', '.join(query.relevant))}</td>"
        f"<td>{escape(', '.join(query.ranked[:3])) or '—'}</td><td>{_place(query.relevant, query.ranked)}</td></tr>"
        for query in missed[:_MOST_QUERIES]
    )
    head = "".join(
        f"<th scope='col'>{name}</th>" for name in ("Câu hỏi", "Đoạn đúng", "Ba kết quả đầu", "Đoạn đúng ở hạng")
    )
    return (
        f"<details><summary>{escape(run.name)}: {number(len(missed))} câu ({share(len(missed) / len(run.queries))})"
        f"</summary><div class='wide' tabindex='0'><table class='queries'><thead><tr>{head}</tr></thead>"
        f"<tbody>{rows}</tbody></table></div></details>"
    )


def _place(relevant: Sequence[str], ranked: Sequence[str]) -> str:
    """The rank of the first right result; "ngoài 10" below the ten that a report keeps."""
    return next((str(rank) for rank, id_ in enumerate(ranked, start=1) if id_ in relevant), "ngoài 10")
