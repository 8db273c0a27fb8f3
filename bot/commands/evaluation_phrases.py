"""The phrases of `cchc eval`: in Vietnamese as they stand in the code, and in English."""

from collections.abc import Mapping

EVALUATION: Mapping[str, str] = {
    "Đo chất lượng tìm kiếm, trả lời và từ chối; không cần người chấm.": (
        "Measure how well the program finds, answers and refuses; no judge needed."
    ),
    "Đo việc tìm kiếm trên thư mục BEIR, với câu hỏi như đã gõ và khi bỏ dấu.": (
        "Measure retrieval on BEIR folders, with queries as typed and without their accents."
    ),
    "Đo câu trả lời và lời từ chối trên các bộ câu hỏi.": "Measure answers and refusals on question sets.",
    "Thư mục nhận báo cáo; được tạo nếu chưa có.": "Folder for the report; made if there is none.",
    "Hỏi chỉ mục này thay cho chỉ mục của tài liệu.": "Ask this index instead of one of the documents.",
    "Thư mục BEIR: corpus.jsonl, queries.jsonl, qrels/test.tsv.": (
        "BEIR folders: corpus.jsonl, queries.jsonl, qrels/test.tsv."
    ),
    "Chỉ đo câu hỏi bỏ dấu, hay cả hai cách gõ.": "Only queries without accents, or both spellings.",
    "Tệp câu hỏi .jsonl, hoặc thư mục BEIR có lời đáp.": "Question files (.jsonl), or BEIR folders with answers.",
    "Tài liệu để hỏi; dùng được nhiều lần.": "Documents to ask; may be given several times.",
    "Thư mục BEIR mà câu hỏi của nó nằm ngoài đề tài, phải từ chối.": (
        "A BEIR folder whose questions are off topic and must be refused."
    ),
    "Chọn --index hoặc --documents, không cả hai.": "Choose --index or --documents, not both.",
    "Tệp câu hỏi không nói hỏi tài liệu nào: thêm --index hoặc --documents.": (
        "A question file does not say which documents to ask: add --index or --documents."
    ),
    "Báo cáo đầy đủ: {folder}": "The whole report: {folder}",
    "Tìm kiếm: {name} ({n} câu; khoảng tin cậy 95 %)": "Retrieval: {name} ({n} queries; 95 % intervals)",
    "Trả lời: {name} ({n} câu; khoảng tin cậy 95 %)": "Answers: {name} ({n} questions; 95 % intervals)",
    "như đã gõ": "as typed",
    "không dấu": "no accents",
    "Phép đo": "Measure",
    "Giá trị": "Value",
    "Số câu": "Questions",
    "Thời gian (p50 / p95)": "Time (p50 / p95)",
    "Chương trình gặp lỗi": "The program failed",
    "Nếu ngưỡng là {least:.3f} (từ chối nhầm {wrong:.0%}): {shares}": (
        "With a threshold of {least:.3f} ({wrong:.0%} wrong refusals): {shares}"
    ),
}
