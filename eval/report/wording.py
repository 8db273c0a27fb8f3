"""How figures, kinds of questions and faults are called in reports, in Vietnamese."""

from eval.measures import MEASURES, Measure
from eval.results import AnswersRun, Estimate, Metrics, RetrievalRun
from eval.ways_of_typing import Typing

KINDS = {
    "abbreviation": "viết tắt",
    "background": "bối cảnh trước câu hỏi",
    "comparison": "so sánh",
    "condition": "nếu, khi",
    "count": "bao nhiêu",
    "definition": "là gì",
    "documents": "có tài liệu nào",
    "english": "tiếng Anh",
    "extreme": "nhất, hơn kém",
    "fact": "sự việc",
    "follow_up": "hỏi tiếp",
    "in_turn": "hỏi hai điều",
    "injection": "cài lệnh",
    "list": "liệt kê",
    "manner": "bằng cách nào",
    "mentions": "tài liệu nào nhắc đến",
    "misspelt": "gõ sai",
    "near_miss": "gần đúng đề tài, không có lời đáp",
    "negation": "không được, chưa",
    "new_topic": "chuyển sang chuyện khác",
    "number": "số hiệu",
    "off_topic": "ngoài đề tài",
    "order": "thứ mấy",
    "other": "khác",
    "paraphrase": "nói cách khác",
    "request": "không có từ hỏi",
    "summary": "tóm tắt",
    "unaccented": "không dấu",
    "when": "khi nào",
    "where": "ở đâu",
    "who": "ai",
    "why": "vì sao",
    "yes_no": "có phải không",
}
REASONS = {
    "empty_question": "câu hỏi trống",
    "greeting": "lời chào",
    "thanks": "lời cảm ơn",
    "complaint": "lời phàn nàn",
    "about_assistant": "hỏi về trợ lý",
    "which_document": "chưa nêu tài liệu nào",
    "empty_index": "chỉ mục trống",
    "unknown_number": "không có số hiệu ấy",
    "unknown_article": "không có điều ấy",
    "unknown_item": "danh sách không có mục ấy",
    "empty_scope": "phạm vi không có tài liệu",
    "no_documents": "không có tài liệu như vậy",
    "unknown_place": "không có địa phương ấy",
    "off_topic": "ngoài đề tài",
    "not_stated": "tài liệu không nói",
}
ACCENTS = {"typed": "như đã gõ", "stripped": "không dấu"}
TYPED = {
    Typing.AS_WRITTEN: "như trong bộ câu hỏi",
    Typing.NO_ACCENTS: "không dấu",
    Typing.CAPITALS: "toàn chữ hoa",
    Typing.SMALL_LETTERS: "toàn chữ thường",
    Typing.DECOMPOSED: "Unicode tổ hợp",
    Typing.POLITE: "có lời thưa gửi",
    Typing.IN_HASTE: "gõ vội, viết tắt",
}


def kind_name(tag: str) -> str:
    """The tag for people."""
    return KINDS.get(tag, tag)


def kinds_line(tags: tuple[str, ...]) -> str:
    """The tags of a question for people, on one line."""
    return ", ".join(map(kind_name, tags)) or KINDS["other"]


def measure_named(name: str) -> Measure:
    """What `eval.measures` says of it; a report of a later version may hold names that it does not know."""
    return MEASURES.get(name) or Measure(name, name)


def share(value: float) -> str:
    """0.8251 as "82,5 %"."""
    return f"{value * 100:.1f} %".replace(".", ",")


def number(value: float) -> str:
    """A number of things, dots between thousands; a small fraction keeps one decimal."""
    text = f"{value:,.0f}" if value >= 100 or value == int(value) else f"{value:.1f}"
    return text.translate(str.maketrans(",.", ".,"))


def value_of(name: str, value: float) -> str:
    """`value` of the measure `name` with its unit."""
    unit = measure_named(name).unit
    return share(value) if unit is None else f"{number(value)} {unit}"


def interval(name: str, estimate: Estimate) -> str:
    """The 95 % interval: "78,0–86,9 %"."""
    low, high = value_of(name, estimate.low), value_of(name, estimate.high)
    return f"{low.partition(' ')[0]}–{high}"


def milliseconds(value: float) -> str:
    """12.34 as "12 ms", below ten with one decimal."""
    return f"{number(round(value) if value >= 10 else round(value, 1))} ms"


def run_title(run: AnswersRun | RetrievalRun) -> str:
    """What was measured: "Tìm đoạn: viquad-dev, không dấu"."""
    if isinstance(run, AnswersRun):
        return f"Trả lời: {run.name}"
    return f"Tìm đoạn: {run.name}, {ACCENTS[run.accents]}"


def in_order(metrics: Metrics) -> list[tuple[str, Estimate]]:
    """The measures in the order of `eval.measures`, unknown ones last."""
    known = [*MEASURES]
    return sorted(metrics.items(), key=lambda pair: known.index(pair[0]) if pair[0] in MEASURES else len(known))


def rightness(run: AnswersRun) -> list[tuple[str, Estimate]]:
    """How many questions of each kind were treated right, the best kind first; refused where there is no answer."""
    found = [(kind, estimate) for kind, result in run.kinds.items() if (estimate := result.metrics.get("right"))]
    return sorted(found, key=lambda pair: (-pair[1].value, kind_name(pair[0])))
