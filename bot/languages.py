"""The language of the command line: Vietnamese as it stands in the code, English by this table."""

import re
from collections.abc import Mapping
from typing import Any, Literal, get_args

from ingest.errors import reason_of

InterfaceLanguage = Literal["vi", "en"]

ENGLISH: Mapping[str, str] = {
    "Hỏi đáp có trích dẫn từng chữ trên kho văn bản cải cách hành chính.": (
        "Answers on administrative-reform documents, every statement cited word for word."
    ),
    "Ngôn ngữ giao diện: vi hoặc en.": "Language of the interface: vi or en.",
    "Hiện chi tiết kỹ thuật khi có lỗi.": "Show technical details of an error.",
    "Nạp tài liệu (tệp, thư mục, .jsonl) vào chỉ mục; chỉ đọc lại những gì đã thay đổi.": (
        "Bring documents (files, folders, .jsonl) into the index; only what changed is read again."
    ),
    "Trả lời một câu hỏi, hoặc cả tệp câu hỏi với --batch; mọi ý đều kèm trích dẫn.": (
        "Answer a question, or a file of questions with --batch; every statement is cited."
    ),
    "Tìm các đoạn gần nhất với một câu, hoặc với từng câu trong tệp của --batch.": (
        "Find the passages nearest to a query, or to each query in the file given to --batch."
    ),
    "Mở ứng dụng hỏi đáp trong trình duyệt.": "Open the chat in the browser.",
    "Xem và kiểm tra chỉ mục.": "Look at the index, and check it.",
    "Chỉ mục chứa gì, được tạo lúc nào và bằng gì.": "What the index holds, and when and with what it was made.",
    "Kiểm tra từng tệp của chỉ mục; thoát với mã 1 nếu có lỗi.": (
        "Check every file of the index; exit code 1 when something is wrong."
    ),
    "Thư mục chỉ mục.": "Folder of the index.",
    "Mô hình nhúng; để trống thì theo chỉ mục đang có, hoặc bundled.": (
        "Embedding model; by default that of the existing index, or bundled."
    ),
    "In một đối tượng JSON thay cho bản đọc.": "Print a JSON object instead.",
    "Tệp .jsonl, mỗi dòng một câu hỏi.": "A .jsonl file, one question a line.",
    "Tệp .jsonl nhận kết quả của --batch, cùng thứ tự.": "The .jsonl file for the results of --batch, same order.",
    "Tệp hoặc thư mục.": "Files or folders.",
    "Câu hỏi.": "The question.",
    "Nội dung cần tìm.": "What to look for.",
    "Số đoạn.": "How many passages.",
    "Cổng trên máy này.": "Port on this machine.",
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

_AGAIN = "Run cchc ingest again with the source documents to rebuild the index."
_ERRORS: Mapping[str, tuple[str, str]] = {
    "SourceError": (
        "A path cannot be ingested",
        "Check the path, its format and access rights; the index is as it was.",
    ),
    "IndexMissing": ("There is no index here yet", "Run cchc ingest FOLDER first, or name the place with --index."),
    "IndexCorrupt": ("The index is damaged", _AGAIN),
    "IndexUnreadable": ("The index cannot be read", "Check the access rights and the disk, then run again."),
    "IndexMismatch": ("The index was made with another model or version", f"Choose that --embedder, or: {_AGAIN}"),
    "IndexLocked": ("Another ingest is writing this index", "Wait for it, then run again."),
    "IndexUnwritable": (
        "The index folder cannot be written",
        "Choose another with --index, or get the right to write.",
    ),
    "ModelUnavailable": (
        "The embedding model cannot be prepared or loaded",
        "Check --embedder and the free disk space.",
    ),
    "BatchError": (
        "The question file or the result file cannot be used",
        'Check both names; each line is a JSON object such as {"id": "1", "question": "..."}.',
    ),
    "PortTaken": ("Another program listens on this port", "Stop it, or choose another port with --port."),
}
"""What happened and what to do in English, by the error's class; the details stay in Vietnamese."""

_REJECTIONS: Mapping[str, str] = {
    "Tệp trống, không có chữ nào.": "The file is empty.",
    "Tệp trống, không có bản ghi nào.": "The file holds no record.",
    "Tệp chứa dữ liệu nhị phân, không phải văn bản.": "The file holds binary data, not text.",
    "Không tìm thấy nội dung chính trong trang web.": "No main content was found in the web page.",
    "Không còn nội dung nào sau khi bỏ phần thừa của trang.": "Nothing is left without the page's boilerplate.",
    "Không đọc được chữ trong tệp theo bảng mã utf-8.": "The file is not in UTF-8.",
    "Kiểm tra lại tệp nguồn; tệp trống được bỏ qua.": "Check the file; empty ones are left out.",
    "Kiểm tra lại đuôi tệp; nếu là Word hay PDF, hãy lưu lại dạng văn bản thuần (.txt, UTF-8).": (
        "Check the suffix; save a Word or PDF file as plain text (.txt, UTF-8)."
    ),
    "Mở tệp bằng Notepad, chọn Lưu thành (Save As) với mã hóa UTF-8 rồi nạp lại.": (
        "Save the file in UTF-8, then ingest it again."
    ),
    "tệp hoặc thư mục ẩn": "hidden file or folder",
    "đã gặp qua một đường dẫn khác": "already found by another path",
    "không phải là tệp thường": "not a regular file",
    "liên kết hỏng": "broken link",
}
"""Why a file was left out and what to do; what carries details stays in Vietnamese."""

_PANELS: Mapping[str, str] = {"Arguments": "Tham số", "Options": "Tùy chọn", "Commands": "Lệnh"}

_USAGE: Mapping[str, str] = {
    r"No such option: (\S+).*": r"Không có tùy chọn \1.",
    r"No such command '(.*?)'.*": r"Không có lệnh “\1”.",
    r"Missing argument 'paths'.*": "Thiếu tệp hoặc thư mục cần nạp.",
    r"Missing (?:argument|parameter|option) '(.*?)'.*": r"Thiếu \1.",
    r"Missing command.*": "Thiếu tên lệnh.",
    r"Option '?(.*?)'? requires an argument.*": r"Tùy chọn \1 cần một giá trị.",
    r"Option '?(.*?)'? does not take a value.*": r"Tùy chọn \1 không nhận giá trị.",
    r"Invalid value for '(.*?)': .*valid integer.*": r"Giá trị của \1 phải là số nguyên.",
    r"Invalid value for '(.*?)': .*greater than or equal to (\S+)": r"Giá trị của \1 phải từ \2 trở lên.",
    r"Invalid value for '(.*?)': .*less than or equal to (\S+)": r"Giá trị của \1 không được quá \2.",
    r"Got unexpected extra argument\S* \((.*)\).*": r"Thừa “\1”; câu có dấu cách cần đặt trong ngoặc kép.",
    r"Invalid value for '(.*?)': (.*)": r"Giá trị của \1 không hợp lệ: \2",
    r"Invalid value: (.*)": r"\1",
}


def language_named(name: str) -> InterfaceLanguage | None:
    """The language with this code; None when there is none."""
    return next((language for language in get_args(InterfaceLanguage) if language == name), None)


def translate(phrase: str, language: InterfaceLanguage) -> str:
    """`phrase`, one of the interface in Vietnamese, in `language`."""
    return phrase if language == "vi" else ENGLISH[phrase]


def translate_reason(reason: str, language: InterfaceLanguage) -> str:
    """Why a file was left out, or what to do about it, in `language` as far as that is known."""
    return reason if language == "vi" else _REJECTIONS.get(reason, reason)


def translate_help(command: Any, language: InterfaceLanguage) -> None:
    """Put the help of a Typer `command`, of its options and of its subcommands into `language`."""
    from typer import Context, rich_utils

    for title in ("Arguments", "Options", "Commands"):
        setattr(rich_utils, f"{title.upper()}_PANEL_TITLE", title if language == "en" else _PANELS[title])
    for item in (command, *command.params):
        if getattr(item, "help", None):
            item.help = translate(item.help, language)
    command.get_help_option(Context(command)).help = _HELP_OPTION[language]
    for subcommand in getattr(command, "commands", {}).values():
        translate_help(subcommand, language)


def usage_message(error: Exception, language: InterfaceLanguage) -> str:
    """What is wrong with the arguments, from what Typer says in English."""
    said = " ".join(str(getattr(error, "format_message", error.__str__)()).split())
    for pattern, vietnamese in _USAGE.items():
        if match := re.fullmatch(pattern, said):
            return said.removeprefix("Invalid value: ") if language == "en" else match.expand(vietnamese)
    return said


def explained(error: Exception, language: InterfaceLanguage) -> tuple[str, str]:
    """What happened and what to do about it."""
    help_ = getattr(error, "help", None)
    if isinstance(help_, str):  # one of ours, of whatever package: all of them carry `help`
        if language == "vi":
            return str(error), help_
        happened, to_do = _ERRORS[type(error).__name__]
        return f"{happened} ({str(error).removesuffix('.')}).", to_do
    if isinstance(error, OSError):
        where = f" ({error.filename})" if error.filename else ""
        happened = reason_of(error) if language == "vi" else error.strerror or str(error)
        return f"{happened[:1].upper()}{happened[1:]}{where}.", _SYSTEM_HELP[language]
    return f"{type(error).__name__}: {error}", _UNKNOWN_HELP[language]


_HELP_OPTION: Mapping[InterfaceLanguage, str] = {
    "vi": "Hiện hướng dẫn này rồi thoát.",
    "en": "Show this message and exit.",
}
_SYSTEM_HELP: Mapping[InterfaceLanguage, str] = {
    "vi": "Kiểm tra chỗ trống trên đĩa và quyền truy cập rồi chạy lại.",
    "en": "Check the free space on the disk and the access rights, then run again.",
}
_UNKNOWN_HELP: Mapping[InterfaceLanguage, str] = {
    "vi": "Lỗi ngoài dự kiến: chạy lại với --debug và gửi kết quả cho người phát triển.",
    "en": "Not foreseen: run again with --debug and send the output to the developers.",
}
