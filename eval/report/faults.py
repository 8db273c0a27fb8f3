"""Why an answer counts as wrong, in Vietnamese, read off what was measured of it."""

from typing import Literal

from eval.report.wording import REASONS
from eval.results import CaseResult
from eval.text_match import holds, holds_any

Sort = Literal["crash", "invented", "wrong", "refused"]
SORTS: dict[Sort, str] = {
    "crash": "chương trình lỗi",
    "invented": "lẽ ra phải từ chối",
    "wrong": "trả lời chưa đúng",
    "refused": "từ chối nhầm",
}
"""Worst first."""


def sort_of(case: CaseResult) -> Sort | None:
    """How the case went wrong; None for a right one."""
    if case.error is not None:
        return "crash"
    if case.right:
        return None
    if not case.answerable:
        return "wrong" if case.refused else "invented"
    return "refused" if case.refused else "wrong"


def faults_of(case: CaseResult) -> list[str]:
    """What a person should know of a case that is not right, the gravest first; [] for a right one."""
    shown = ["Lời đáp chứa lời bị cấm."] if case.scores.get("harmless", 1) < 1 else []
    match sort_of(case):
        case None:
            return []
        case "crash":
            return [f"Chương trình lỗi: {case.error}"]
        case "invented":
            return [*shown, "Tài liệu không nói điều này, nhưng chương trình vẫn trả lời."]
        case "refused":
            reason = f" ({REASONS.get(case.reason, case.reason)})" if case.reason else ""
            return [*shown, f"Tài liệu có nói, nhưng chương trình từ chối{reason}."]
        case "wrong":
            found = [*shown, *_of_the_answer(case)]
            return found or ["Không đạt tiêu chí của bộ câu hỏi; xem các số đo của câu."]


def missing_items(case: CaseResult) -> list[str]:
    """The items of a list that no quote holds."""
    return [item for item in case.items if not any(holds(citation.quote, item) for citation in case.citations)]


def _of_the_answer(case: CaseResult) -> list[str]:
    faults = []
    cited = {citation.document for citation in case.citations}
    if [citation for citation in case.citations if not citation.verbatim]:
        faults.append("Có trích dẫn không đúng từng chữ với tài liệu.")
    if case.documents and not cited & set(case.documents):
        faults.append(f"Trích nhầm tài liệu: {', '.join(sorted(cited)) or 'không trích gì'}.")
    if missing := missing_items(case):
        faults.append(f"Thiếu {len(missing)} trong {len(case.items)} ý: {'; '.join(missing)}.")
    elif case.items and case.scores.get("list_f1", 1) < 1:
        faults.append(f"Kể thừa ý: {len(case.citations)} trích dẫn cho {len(case.items)} ý.")
    shown = [case.answer, *(citation.quote for citation in case.citations)]
    if case.expected and not any(holds_any(text, case.expected) for text in shown):
        faults.append("Đáp án không có trong lời đáp lẫn trích dẫn.")
    elif case.scores.get("quote@1", 1) < 1:
        faults.append("Trích dẫn đầu không chứa đáp án.")
    if case.scores.get("locator", 1) < 1:
        faults.append("Trích dẫn không chỉ đúng điều, khoản.")
    return faults
