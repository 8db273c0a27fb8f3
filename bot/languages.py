"""The language of the command line: Vietnamese as it stands in the code, English by this table."""

import re
from collections.abc import Mapping
from typing import Any, Literal, get_args

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
    "Xem cách dùng: cchc --help": "See: cchc --help",
    "Lỗi:": "Error:",
    "Cách xử lý:": "What to do:",
    "Trả lời": "Answer",
    "Tài liệu không nói": "Not in the documents",
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
    "Tệp": "Files",
    "Tài liệu": "Documents",
    "Đoạn": "Passages",
    "Mô hình nhúng": "Embedding model",
    "Cách chia đoạn": "Chunker",
    "Trình đọc": "Readers",
    "Dung lượng": "Size",
    "Chỉ mục nguyên vẹn.": "The index is sound.",
    "Chỉ mục có lỗi": "The index has errors",
}

_ERRORS: Mapping[str, str] = {
    "SourceError": "a path cannot be ingested; the old index is as it was",
    "IndexMissing": "there is no index here yet; run: cchc ingest FOLDER",
    "IndexCorrupt": "the index is damaged; run cchc ingest again with the source documents to rebuild it",
    "IndexMismatch": "the index was made with another model or version; choose that model, or ingest again",
    "IndexLocked": "another ingest is writing this index; wait for it, then run again",
    "IndexUnwritable": "the index folder cannot be written; choose another with --index",
    "ModelUnavailable": "the embedding model cannot be prepared or loaded",
    "BatchError": "the question file or the result file cannot be used",
    "PortTaken": "another program listens on this port; choose another with --port",
}
"""What to do about an error in English, by its class; the details stay in Vietnamese."""

_PANELS: Mapping[str, str] = {"Arguments": "Tham số", "Options": "Tùy chọn", "Commands": "Lệnh"}

_USAGE: Mapping[str, str] = {
    r"No such option: (\S+).*": r"Không có tùy chọn \1.",
    r"No such command '(.*?)'.*": r"Không có lệnh “\1”.",
    r"Missing (?:argument|parameter|option) '(.*?)'.*": r"Thiếu \1.",
    r"Missing command.*": "Thiếu tên lệnh.",
    r"Option '?(.*?)'? requires an argument.*": r"Tùy chọn \1 cần một giá trị.",
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


def translate_help(command: Any, language: InterfaceLanguage) -> None:
    """Put the help of a Typer `command`, of its options and of its subcommands into `language`."""
    from typer import rich_utils

    for title in ("Arguments", "Options", "Commands"):
        setattr(rich_utils, f"{title.upper()}_PANEL_TITLE", title if language == "en" else _PANELS[title])
    for item in (command, *command.params):
        if getattr(item, "help", None):
            item.help = translate(item.help, language)
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
        return (str(error), help_) if language == "vi" else (_ERRORS[type(error).__name__], str(error))
    if isinstance(error, OSError):
        where = f" ({error.filename})" if error.filename else ""
        happened = f"{error.strerror or error}{where}."
        return (happened, _SYSTEM_HELP[language])
    return f"{type(error).__name__}: {error}", _UNKNOWN_HELP[language]


_SYSTEM_HELP: Mapping[InterfaceLanguage, str] = {
    "vi": "Kiểm tra chỗ trống trên đĩa và quyền truy cập rồi chạy lại.",
    "en": "Check the free space on the disk and the access rights, then run again.",
}
_UNKNOWN_HELP: Mapping[InterfaceLanguage, str] = {
    "vi": "Lỗi ngoài dự kiến: chạy lại với --debug và gửi kết quả cho người phát triển.",
    "en": "Not foreseen: run again with --debug and send the output to the developers.",
}
