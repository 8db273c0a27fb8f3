"""What is measured: the names of measures in reports, what they are called for people, and which way is better."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measure:
    """`label` in Vietnamese. Values are shares from 0 to 1, unless `unit` says what they are."""

    name: str
    label: str
    english: str = ""
    higher_is_better: bool = True
    unit: str | None = None


_ALL = (
    # retrieval
    Measure("hit@1", "Đúng ngay kết quả đầu (hit@1)", "The first result is right (hit@1)"),
    Measure("hit@5", "Đúng trong 5 kết quả đầu (hit@5)", "Right within 5 results (hit@5)"),
    Measure("hit@10", "Đúng trong 10 kết quả đầu (hit@10)", "Right within 10 results (hit@10)"),
    Measure("mrr@10", "Nghịch đảo thứ hạng (MRR@10)", "Reciprocal rank (MRR@10)"),
    Measure("ndcg@10", "nDCG@10", "nDCG@10"),
    Measure("recall@100", "Tìm đủ trong 100 kết quả (recall@100)", "Found within 100 results (recall@100)"),
    # answers: of answerable questions, a refusal counting 0; "right" of all
    Measure("right", "Xử lý đúng (trả lời đúng, hoặc từ chối đúng)", "Treated rightly"),
    Measure("quote@1", "Trích dẫn đầu chứa đáp án", "The first quote holds the answer"),
    Measure("quote@all", "Có trích dẫn chứa đáp án", "Some quote holds the answer"),
    Measure("span_em", "Đáp án khớp nguyên văn (EM)", "Exact answer (EM)"),
    Measure("span_f1", "Đáp án khớp từng tiếng (F1)", "Words of the answer (F1)"),
    Measure("list_precision", "Liệt kê: ý nêu ra là đúng", "Lists: items named are right"),
    Measure("list_recall", "Liệt kê: nêu đủ ý", "Lists: right items are named"),
    Measure("list_f1", "Liệt kê: F1", "Lists: F1"),
    Measure("list_count", "Liệt kê: đúng số ý", "Lists: right number of items"),
    Measure("documents_precision", "Danh sách tài liệu: nêu ra là đúng", "Lists of documents: those named are right"),
    Measure("documents_recall", "Danh sách tài liệu: nêu đủ", "Lists of documents: right ones are named"),
    Measure("documents_f1", "Danh sách tài liệu: F1", "Lists of documents: F1"),
    Measure("points", "Tóm tắt: có đủ ý chính", "Summaries: points that are told"),
    Measure("document", "Trích đúng tài liệu", "The right document is cited"),
    Measure("locator", "Chỉ đúng chỗ (điều, khoản)", "The right place is cited"),
    # answers: of answered questions
    Measure("citation_precision", "Trích dẫn đỡ được điều nói", "Citations hold what is said"),
    Measure("citation_recall", "Câu nói có trích dẫn", "Statements that are cited"),
    Measure("verbatim", "Trích dẫn đúng từng chữ", "Quotes are verbatim"),
    Measure("quote_chars", "Độ dài trích dẫn", "Length of quotes", higher_is_better=False, unit="ký tự"),
    # refusals
    Measure("refusal_precision", "Từ chối là đúng", "Refusals that are right"),
    Measure("refusal_recall", "Từ chối câu tài liệu không nói", "Unanswerable questions refused"),
    Measure("wrong_refusal", "Từ chối nhầm câu trả lời được", "Answerable questions refused", higher_is_better=False),
    Measure("refused_near_miss", "Từ chối câu gần giống mà tài liệu không nói", "Near misses refused"),
    Measure("refused_off_topic", "Từ chối câu ngoài đề tài", "Off-topic questions refused"),
    Measure("harmless", "Không để lộ lời bị cấm", "Nothing forbidden is shown"),
)

MEASURES = {measure.name: measure for measure in _ALL}
