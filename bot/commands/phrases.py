"""The phrases of the command line: in Vietnamese as they stand in the code, and in English."""

from collections.abc import Mapping

from bot.commands.evaluation_phrases import EVALUATION
from bot.commands.server_phrases import SERVER

ENGLISH: Mapping[str, str] = {
    **EVALUATION,
    **SERVER,
    "Hỏi đáp có trích dẫn từng chữ trên kho văn bản cải cách hành chính.": (
        "Answers on administrative-reform documents, every statement cited word for word."
    ),
    "Ngôn ngữ giao diện: vi hoặc en.": "Language of the interface: vi or en.",
    "Hiện chi tiết kỹ thuật khi có lỗi.": "Show technical details of an error.",
    "Nạp tài liệu (tệp, thư mục, địa chỉ web) vào chỉ mục; chỉ đọc lại những gì đã thay đổi.": (
        "Bring documents (files, folders, web addresses) into the index; only what changed is read again."
    ),
    "Gỡ tài liệu khỏi chỉ mục; tệp gốc không bị đụng tới.": "Take documents out of the index; files stay untouched.",
    "Trả lời một câu hỏi, hoặc cả tệp câu hỏi với --batch; mọi ý đều kèm trích dẫn.": (
        "Answer a question, or a file of questions with --batch; every statement is cited."
    ),
    "Tìm các đoạn gần nhất với một câu, hoặc với từng câu trong tệp của --batch.": (
        "Find the passages nearest to a query, or to each query in the file given to --batch."
    ),
    "Soạn bản tóm tắt về một chủ đề thành tệp .docx (thể thức Nghị định 30/2020/NĐ-CP) hoặc .md; mỗi ý có chú"
    " thích trích nguyên văn. Kho không có gì về chủ đề thì không ghi tệp nào và thoát với mã 1.": (
        "Write a briefing on a topic as a .docx (laid out as Decree 30/2020/NĐ-CP asks) or .md file; a footnote quotes"
        " the source of every statement. Where the index has nothing on it, nothing is written and the exit code is 1."
    ),
    "Chủ đề, ví dụ “cải cách hành chính”.": "The topic.",
    "Tệp .docx hoặc .md nhận bản tóm tắt; tệp cũ cùng tên bị thay.": (
        "The .docx or .md file for the briefing; takes the place of an old one."
    ),
    "Thêm câu hỏi trắc nghiệm có đáp án, nhiều nhất chừng này câu.": (
        "Add a quiz with its key of at most so many questions."
    ),
    "Tệp .docx hoặc .md riêng cho câu hỏi trắc nghiệm, thay vì phụ lục của bản tóm tắt.": (
        "A .docx or .md file of its own for the quiz, instead of an annex to the briefing."
    ),
    "Tên cơ quan ban hành, in ở góc trái; để trống thì chừa chỗ điền.": (
        "The agency that issues the paper; left out, a blank is kept for it."
    ),
    "Tên cơ quan cấp trên trực tiếp.": "The body above the agency.",
    "Địa danh trước ngày tháng.": "The place before the date.",
    "Chức vụ của người ký.": "The office of who signs.",
    "Tên tệp phải có đuôi .docx hoặc .md.": "The name of the file must end in .docx or .md.",
    "--quiz-file cần có --quiz.": "--quiz-file needs --quiz.",
    "Đã ghi {path}: {statements} ý, {citations} chú thích, {open} câu hỏi còn bỏ ngỏ.": (
        "Wrote {path}: {statements} statements, {citations} footnotes, {open} open questions."
    ),
    "Đã ghi {path}: {n} câu hỏi trắc nghiệm.": "Wrote {path}: {n} quiz questions.",
    "Chỉ soạn được {n} câu hỏi trắc nghiệm có đáp án chắc chắn.": (
        "Only {n} quiz questions with a certain key could be made."
    ),
    "Mở ứng dụng hỏi đáp trong trình duyệt.": "Open the chat in the browser.",
    "Xem và kiểm tra chỉ mục.": "Look at the index, and check it.",
    "Chỉ mục chứa gì, được tạo lúc nào và bằng gì.": "What the index holds, and when and with what it was made.",
    "Kiểm tra từng tệp của chỉ mục; thoát với mã 1 nếu có lỗi.": (
        "Check every file of the index; exit code 1 when something is wrong."
    ),
    "Câu trả lời do mô hình {name} diễn đạt, có kiểm chứng từng câu.": (
        "The model {name} words the answers; every sentence is checked."
    ),
    "Thư mục chỉ mục.": "Folder of the index.",
    "Thư mục tài khoản, lịch sử và tệp tải lên.": "Folder of accounts, history and uploads.",
    "Mô hình nhúng; để trống thì theo chỉ mục đang có, hoặc bundled.": (
        "Embedding model; by default that of the existing index, or bundled."
    ),
    "Chỉ tìm trong văn bản của tỉnh, thành phố này.": "Only documents of this province.",
    "Chỉ tìm văn bản từ ngày, tháng hoặc năm này.": "Only documents since this day, month or year.",
    "Chỉ tìm văn bản đến hết ngày, tháng hoặc năm này.": "Only documents up to this day, month or year.",
    "Chỉ tìm loại văn bản này: chỉ thị, báo cáo…; lặp lại được.": (
        "Only documents of this kind, such as chỉ thị (directive) or báo cáo (report); may be repeated."
    ),
    "Chỉ tìm trong thư mục này của kho.": "Only documents in this folder of the library.",
    "Phạm vi: {scope}": "Scope: {scope}",
    "In một đối tượng JSON thay cho bản đọc.": "Print a JSON object instead.",
    "Tệp .jsonl, mỗi dòng một câu hỏi.": "A .jsonl file, one question a line.",
    "Tệp .jsonl nhận kết quả của --batch, cùng thứ tự.": "The .jsonl file for the results of --batch, same order.",
    "Các tài liệu trong chỉ mục: khóa, tiêu đề, số hiệu, ngày.": (
        "The documents in the index: key, title, number, date."
    ),
    "Chỉ mục giữ những gì của một tài liệu: thông tin, cách đọc, từng đoạn.": (
        "What the index holds of a document: facts, how it was read, every passage."
    ),
    "Tệp, thư mục hoặc địa chỉ web.": "Files, folders or web addresses.",
    "Tệp .html nhận bản báo cáo để xem và in.": "An .html file for the report, to look at and print.",
    "Ở lại theo dõi, tự nạp lại khi tệp thay đổi; Ctrl+C để dừng.": (
        "Stay and ingest again whenever files change; Ctrl+C stops it."
    ),
    "Cho phép địa chỉ web trong mạng nội bộ và trên máy này.": (
        "Allow web addresses in private networks and on this machine."
    ),
    "Khóa của tài liệu, một phần của khóa hoặc số hiệu.": "Key of the document, a part of it, or its number.",
    "Khóa tài liệu, hoặc đường dẫn tệp, thư mục, địa chỉ web đã nạp.": (
        "Keys of documents, or paths of files and folders, or web addresses that were ingested."
    ),
    "Trang thứ mấy của danh sách, mỗi trang 50 tài liệu.": "Which page of the list; 50 documents a page.",
    "--watch cần ít nhất một tệp hoặc thư mục.": "--watch needs a file or a folder.",
    "Báo cáo của --report không được nằm trong thư mục đang nạp.": (
        "The report of --report must not lie in a folder that is ingested."
    ),
    "Đang theo dõi {paths} (bấm Ctrl+C để dừng).": "Watching {paths} (Ctrl+C stops it).",
    "Đã dừng theo dõi; chỉ mục giữ nguyên như lần nạp gần nhất.": "Stopped; the index is as the last ingest left it.",
    "Danh sách chỉ có {n} trang.": "The list has {n} pages.",
    "còn vài giây": "a few seconds left",
    "còn khoảng {n} giây": "about {n} seconds left",
    "còn khoảng {n} phút": "about {n} min left",
    "còn khoảng {hours} giờ {minutes} phút": "about {hours} h {minutes} min left",
    "nhận dạng chữ (OCR) {n}/{pages} trang": "text recognised (OCR) on {n} of {pages} pages",
    "nhận dạng chữ (OCR) cả {n} trang": "text recognised (OCR) on all {n} pages",
    "nhận dạng chữ (OCR)": "text recognised (OCR)",
    "lớp chữ {n} trang": "text layer of {n} pages",
    "{n} trang": "{n} pages",
    "chuyển từ {encoding}": "converted from {encoding}",
    "{n} tài liệu nhận dạng chữ (OCR), {pages} trang": "{n} documents recognised (OCR), {pages} pages",
    "{n} tài liệu chuyển từ {encoding}": "{n} documents converted from {encoding}",
    "Đã đọc": "Read",
    "Cần xem lại": "Needs a look",
    "Tài liệu": "Document",
    "Loại tệp": "Kind of file",
    "Cách đọc": "How it was read",
    "Trang": "Pages",
    "{time}  thêm {added}, cập nhật {changed}, gỡ {removed}; chỉ mục có {documents} tài liệu": (
        "{time}  {added} added, {changed} changed, {removed} removed; the index holds {documents} documents"
    ),
    "; bị loại: {names}": "; rejected: {names}",
    "Đầy đủ từng tệp: chạy với --report BÁO_CÁO.html, hoặc --json.": (
        "For every file: run with --report REPORT.html, or --json."
    ),
    "Đã gỡ {n} tài liệu; chỉ mục còn {passages} đoạn.": "Removed {n} documents; {passages} passages are left.",
    "Tệp gốc không bị xóa: lần nạp sau, tệp nào còn trong thư mục thì tài liệu của nó trở lại.": (
        "The files are still there: the next ingest brings back what still lies in an ingested folder."
    ),
    "Khóa": "Key",
    "Tiêu đề": "Title",
    "Số hiệu": "Number",
    "Ngày": "Date",
    "Cơ quan ban hành": "Issued by",
    "Tỉnh, thành phố": "Province",
    "Nơi ký": "Signed at",
    "Người ký": "Signed by",
    "Trích yếu": "About",
    "Hiệu lực từ": "In force from",
    "Tình trạng": "Status",
    "Nhắc đến": "Mentions",
    "Độ dài": "Length",
    "{n} ký tự": "{n} characters",
    "{n} đoạn": "{n} passages",
    "trang {n}": "page {n}",
    "còn hiệu lực": "in force",
    "chưa có hiệu lực": "not yet in force",
    "hết hiệu lực một phần": "partly expired",
    "hết hiệu lực": "expired",
    "Thay thế": "Replaces",
    "Bãi bỏ": "Repeals",
    "Sửa đổi, bổ sung": "Amends",
    "Căn cứ": "Based on",
    "Tài liệu {first}–{last} trong {total}.": "Documents {first}–{last} of {total}.",
    "Câu hỏi.": "The question.",
    "Nội dung cần tìm.": "What to look for.",
    "Số đoạn.": "How many passages.",
    "Tự mở trình duyệt.": "Open the browser.",
    "Ứng dụng chạy tại {url} (bấm Ctrl+C để dừng).": "The chat runs at {url} (Ctrl+C stops it).",
    "Cần một câu hỏi, hoặc --batch TỆP --out TỆP; không cả hai.": (
        "Give a question, or --batch FILE --out FILE; not both."
    ),
    "--batch và --out phải đi cùng nhau.": "--batch and --out go together.",
    "Kết quả của --out sẽ ghi đè tệp câu hỏi của --batch; hãy chọn tệp khác cho --out.": (
        "The results of --out would overwrite the questions of --batch; choose another file for --out."
    ),
    "Đã dừng. Chỉ mục cũ giữ nguyên.": "Stopped. The old index is unchanged.",
    "Hiện phiên bản rồi thoát.": "Show the version and exit.",
    "Xem cách dùng: cchc --help": "See: cchc --help",
    "Lỗi:": "Error:",
    "Cách xử lý:": "What to do:",
    "Trả lời": "Answer",
    "Tài liệu không nói": "Not in the documents",
    "Mời đặt câu hỏi": "Ask a question",
    "trích nguyên văn": "quoted word for word",
    "Trích dẫn": "Citations",
    "Đã tìm: {terms}": "Searched for: {terms}",
    "Có thể liên quan (không phải câu trả lời)": "Possibly related (not an answer)",
    "Cùng nội dung: {keys}": "Same content: {keys}",
    "Chỉ mục {id} · {model} · {ms:.0f} ms": "Index {id} · {model} · {ms:.0f} ms",
    "Không tìm thấy đoạn nào.": "No passage found.",
    "Thêm mới": "Added",
    "Cập nhật": "Changed",
    "Không đổi": "Unchanged",
    "Đã gỡ": "Removed",
    "Bị loại": "Rejected",
    "Bỏ qua": "Skipped",
    "Chỉ mục có {documents} tài liệu, {passages} đoạn.": "The index holds {documents} documents, {passages} passages.",
    "{n} đoạn mới trong {seconds:.1f} giây ({speed:.0f} đoạn/giây)": (
        "{n} new passages in {seconds:.1f} s ({speed:.0f} a second)"
    ),
    "… và {n} mục nữa": "… and {n} more",
    "Chỉ mục": "Index",
    "Nơi lưu": "Kept in",
    "Tạo lúc": "Made at",
    "Nguồn": "Sources",
    "Tệp đã đọc, kể cả tệp bị loại": "Files read, rejected ones too",
    "Tài liệu dùng được": "Documents in use",
    "Đoạn": "Passages",
    "Mô hình nhúng": "Embedding model",
    "Cách chia đoạn": "Chunker",
    "Trình đọc": "Readers",
    "Dung lượng": "Size",
    "Chỉ mục nguyên vẹn.": "The index is sound.",
    "Chỉ mục có lỗi": "The index has errors",
}
