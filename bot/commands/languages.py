"""The language of the command line: Vietnamese as it stands in the code, English by tables."""

import re
from collections.abc import Callable, Mapping
from typing import Any, Literal, get_args

from bot.commands.phrases import ENGLISH
from bot.commands.rejections import REJECTIONS
from ingest.errors import reason_of

InterfaceLanguage = Literal["vi", "en"]
Translate = Callable[..., str]
"""`Terminal.t`: a Vietnamese phrase and its fields to the language of the interface."""

_AGAIN = "Run cchc ingest again with the source documents to rebuild the index."
_ERRORS: Mapping[str, tuple[str, str]] = {
    "SourceError": (
        "A path cannot be ingested",
        "Check the path, its format and access rights; the index is as it was.",
    ),
    "HistoryUnusable": (
        "The history of conversations cannot be opened",
        "Name the data folder with --data, or the PostgreSQL with CCHC_DATABASE_URL; check the access rights.",
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
    "UnwritableFile": ("A result file cannot be written", "Choose another place, in a folder that exists."),
    "NothingOnTopic": ("The index has nothing on this topic", "Try other words for it, or ingest documents about it."),
    "UnknownDocument": ("The name means no document, or several", "See what there is: cchc index list"),
    "BatchError": (
        "The question file cannot be used",
        'Check its name; each line is a JSON object such as {"id": "1", "question": "..."}.',
    ),
    "CaseFileError": (
        "A question set cannot be used",
        "Correct that line; the fields are those of AnswerCase in eval/cases.py, or BEIR's.",
    ),
    "SettingError": ("A setting in the environment cannot be used", "Correct or unset the variable that is named."),
    "FilterError": ("A filter cannot be read", "Correct the value of the option that is named."),
    "PortTaken": ("Another program listens on this port", "Stop it, or choose another port with --port."),
    "AccountError": (
        "The accounts cannot be changed like this",
        "Names are unique, passwords have 10 to 200 characters, one admin must remain: see cchc user list.",
    ),
    "PrivateFileError": (
        "A file of the data folder cannot be used",
        "Check the access rights of the account that runs the server, and the free space on the disk.",
    ),
    "SecretUnusable": (
        "The secret that signs sessions cannot be used",
        "It needs 32 characters or more, in a file that only its owner may read (chmod 600).",
    ),
    "NoWayIn": (
        "Other machines could open the chat, and nobody would have to sign in",
        "Add an account first: cchc user add NAME --role admin; or set CCHC_AUTH_HEADER or CCHC_OAUTH_ALLOWED.",
    ),
}
"""What happened and what to do in English, by the error's class; the details stay in Vietnamese."""

_PANELS: Mapping[str, str] = {"Arguments": "Tham số", "Options": "Tùy chọn", "Commands": "Lệnh"}

_USAGE: Mapping[str, str] = {
    r"No such option: (\S+).*": r"Không có tùy chọn \1.",
    r"No such command '(.*?)'.*": r"Không có lệnh “\1”.",
    r"Missing argument 'paths'.*": "Thiếu tệp hoặc thư mục cần nạp.",
    r"Missing argument '(TÊN|VAI_TRÒ)'.*": r"Thiếu \1.",
    r"Missing argument 'names'.*": "Thiếu tên tài liệu cần gỡ.",
    r"Missing argument 'document'.*": "Thiếu tên tài liệu cần xem.",
    r"Missing argument 'folders'.*": "Thiếu thư mục BEIR.",
    r"Missing argument 'topic'.*": "Thiếu chủ đề.",
    r"Missing option '--out'.*": "Thiếu tên tệp kết quả: -o TỆP.docx.",
    r"Missing argument 'sets'.*": "Thiếu bộ câu hỏi.",
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
    return reason if language == "vi" else REJECTIONS.get(reason, reason)


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
        happened, to_do = _ERRORS.get(type(error).__name__, ("This cannot be done", help_))
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
