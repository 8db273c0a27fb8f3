"""The phrases of `cchc eval`: in Vietnamese as they stand in the code, and in English."""

from collections.abc import Mapping

EVALUATION: Mapping[str, str] = {
    "So hai báo cáo: số nào khác, khác có đáng tin không, câu nào đổi.": (
        "Compare two reports: which figures differ, whether by chance, which questions changed."
    ),
    "Chặn bản kém hơn mốc: thoát với mã 1 và nói số đo nào dưới mức.": (
        "Stop what is worse than the baseline: exit code 1, naming each measure that misses its floor."
    ),
    "Soạn nháp một bộ câu hỏi từ chỉ mục, để người sửa rồi dùng.": (
        "Draft a question set from the index, for a person to mend and use."
    ),
    "Biến nhận xét của người dùng thành bộ câu hỏi: câu được khen để canh, câu bị chê để sửa.": (
        "Turn what people said of answers into a question set: praised ones to guard, criticised ones to mend."
    ),
    "Tệp .jsonl nhận các câu được khen. Câu bị chê vào tệp cùng tên thêm -nhap, kèm những gì còn thiếu.": (
        "The .jsonl file for praised answers. Criticised ones go to the file of the same name with -nhap, which "
        "says what each of them lacks."
    ),
    "Địa chỉ PostgreSQL giữ lịch sử, thay cho thư mục dữ liệu.": (
        "Address of the PostgreSQL that keeps the history, in place of the data folder."
    ),
    "{n} câu được khen vào {path}: đo bằng cchc eval answers. {m} câu bị chê vào {drafts}: bổ sung theo note "
    "của từng câu rồi mới đo.": (
        "{n} praised questions in {path}: measure them with cchc eval answers. {m} criticised ones in {drafts}: "
        "complete each as its note says first."
    ),
    "Báo cáo trước (report.json).": "The report before (report.json).",
    "Báo cáo sau (report.json).": "The report after (report.json).",
    "Báo cáo cần xét; để trống thì đo các bộ câu hỏi đi kèm trước.": (
        "The report to judge; left out, the question sets that come with the program are measured first."
    ),
    "Tệp mốc.": "The baseline.",
    "Nâng mốc theo báo cáo thay vì xét nó.": "Raise the baseline to the report instead of judging it.",
    "Cho phép --update hạ mức.": "Let --update lower floors.",
    "Đã ghi mốc mới: {path}": "Baseline written: {path}",
    "Đạt mốc: {n} lượt đo.": "Passes: {n} runs.",
    "Chưa có mốc cho: {runs}.": "No floors for: {runs}.",
    "Tệp .jsonl nhận bộ câu hỏi nháp.": "The .jsonl file for the drafted questions.",
    "Số câu hỏi.": "Number of questions.",
    "Số khác cho ra câu hỏi khác.": "Another number gives other questions.",
    "Đã soạn {n} câu nháp vào {path}. Đọc từng câu: sửa lời hỏi, xem expected, items, locator; "
    "câu near_miss thì xem tài liệu có thật không nói. Xong câu nào bỏ “nhap-” ở mã câu ấy.": (
        "Drafted {n} questions into {path}. Read each: mend the wording, check expected, items, locator; of near "
        "misses, that the documents really do not say it. Take “nhap-” off the id of what is done."
    ),
    "Chỉ mục chỉ đủ cho {n} câu nháp.": "The index gave only {n} drafts.",
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
    "Gõ lại câu hỏi trước khi hỏi: không dấu, chữ hoa, chữ thường, Unicode tổ hợp, thưa gửi, gõ vội;"
    " bỏ qua câu tiếng Anh.": (
        "Type the questions otherwise first: without accents, in capitals, in small letters, as decomposed Unicode,"
        " politely, in haste; English ones are left out."
    ),
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
    "Trả lời: {n} bộ câu hỏi (khoảng tin cậy 95 %)": "Answers: {n} question sets (95 % intervals)",
    "Bộ câu hỏi": "Set",
    "Xử lý đúng": "Treated rightly",
    "Từ chối nhầm": "Wrong refusals",
    "Từ chối đúng": "Right refusals",
    "Lỗi": "Failures",
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
