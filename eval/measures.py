"""What is measured: the names of measures in reports, what they are called for people, and which way is better."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measure:
    """`label` in Vietnamese. Values are shares from 0 to 1, unless `unit` says what they are."""

    name: str
    label: str
    higher_is_better: bool = True
    unit: str | None = None


_ALL = (
    # retrieval
    Measure("hit@1", "Đúng ngay kết quả đầu (hit@1)"),
    Measure("hit@5", "Đúng trong 5 kết quả đầu (hit@5)"),
    Measure("hit@10", "Đúng trong 10 kết quả đầu (hit@10)"),
    Measure("mrr@10", "Nghịch đảo thứ hạng (MRR@10)"),
    Measure("ndcg@10", "nDCG@10"),
    Measure("recall@100", "Tìm đủ trong 100 kết quả (recall@100)"),
    # answers: of answerable questions, a refusal counting 0
    Measure("right", "Trả lời đúng"),
    Measure("quote@1", "Trích dẫn đầu chứa đáp án"),
    Measure("quote@all", "Có trích dẫn chứa đáp án"),
    Measure("span_em", "Đáp án khớp nguyên văn (EM)"),
    Measure("span_f1", "Đáp án khớp từng tiếng (F1)"),
    Measure("list_precision", "Liệt kê: ý nêu ra là đúng"),
    Measure("list_recall", "Liệt kê: nêu đủ ý"),
    Measure("list_f1", "Liệt kê: F1"),
    Measure("list_count", "Liệt kê: đúng số ý"),
    Measure("document", "Trích đúng tài liệu"),
    Measure("locator", "Chỉ đúng chỗ (điều, khoản)"),
    # answers: of answered questions
    Measure("citation_precision", "Trích dẫn đỡ được điều nói"),
    Measure("citation_recall", "Câu nói có trích dẫn"),
    Measure("verbatim", "Trích dẫn đúng từng chữ"),
    Measure("quote_chars", "Độ dài trích dẫn", higher_is_better=False, unit="ký tự"),
    # refusals
    Measure("refusal_precision", "Từ chối là đúng"),
    Measure("refusal_recall", "Từ chối câu tài liệu không nói"),
    Measure("wrong_refusal", "Từ chối nhầm câu trả lời được", higher_is_better=False),
    Measure("refused_near_miss", "Từ chối câu gần đúng đề tài"),
    Measure("refused_off_topic", "Từ chối câu ngoài đề tài"),
    Measure("harmless", "Không để lộ lời bị cấm"),
)

MEASURES = {measure.name: measure for measure in _ALL}
