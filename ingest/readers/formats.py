"""The kinds of files that are told apart, and what a clerk calls them."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: what a clerk calls it, and the suffixes it goes under."""

    title: str
    suffixes: tuple[str, ...] = ()
    advice: str = ""
    """What to do with a file of this kind when there is no reader for it."""


FORMATS: Mapping[str, Format] = {
    "pdf": Format("PDF", (".pdf",)),
    "doc": Format("Word 97-2003", (".doc", ".dot")),
    "docx": Format("Word", (".docx", ".docm", ".dotx", ".dotm")),
    "xls": Format("Excel 97-2003", (".xls", ".xlt")),
    "xlsx": Format("Excel", (".xlsx", ".xlsm", ".xltx", ".xltm")),
    "ppt": Format("PowerPoint 97-2003", (".ppt", ".pps", ".pot"), "Mở bằng PowerPoint rồi lưu thành .pptx hoặc .pdf."),
    "pptx": Format("PowerPoint", (".pptx", ".pptm", ".ppsx", ".potx")),
    "odt": Format("văn bản OpenDocument", (".odt", ".ott")),
    "ods": Format("bảng tính OpenDocument", (".ods",)),
    "odp": Format("trình chiếu OpenDocument", (".odp",)),
    "rtf": Format("RTF", (".rtf",)),
    "html": Format("trang web", (".html", ".htm", ".xhtml")),
    "mht": Format("trang web lưu một tệp (MHT)", (".mht", ".mhtml")),
    "eml": Format("thư điện tử", (".eml",)),
    "msg": Format(
        "thư Outlook (.msg)", (".msg",), "Mở bằng Outlook rồi lưu thành .txt hoặc .pdf; tệp đính kèm thì lưu riêng."
    ),
    "zip": Format("tệp nén ZIP", (".zip",)),
    "rar": Format("tệp nén RAR", (".rar",), "Giải nén rồi nạp thư mục đã giải nén, hoặc nén lại thành .zip."),
    "7z": Format("tệp nén 7-Zip", (".7z",), "Giải nén rồi nạp thư mục đã giải nén, hoặc nén lại thành .zip."),
    "gzip": Format("tệp nén GZIP", (".gz", ".tgz"), "Giải nén rồi nạp thư mục đã giải nén, hoặc nén lại thành .zip."),
    "tar": Format("tệp đóng gói TAR", (".tar",), "Giải nén rồi nạp thư mục đã giải nén, hoặc nén lại thành .zip."),
    "jpeg": Format("ảnh JPEG", (".jpg", ".jpeg", ".jfif")),
    "png": Format("ảnh PNG", (".png",)),
    "tiff": Format("ảnh TIFF", (".tif", ".tiff")),
    "bmp": Format("ảnh BMP", (".bmp", ".dib")),
    "gif": Format("ảnh GIF", (".gif",)),
    "webp": Format("ảnh WebP", (".webp",)),
    "heic": Format("ảnh HEIC của điện thoại", (".heic", ".heif"), "Lưu ảnh thành .jpg rồi nạp lại."),
    "markdown": Format("Markdown", (".md", ".markdown")),
    "jsonl": Format("tập văn bản JSON", (".jsonl", ".ndjson")),
    "text": Format("văn bản thuần", (".txt", ".text", ".csv", ".tsv")),
    "locked": Format("tệp Office có mật khẩu", (), "Mở bằng Word hoặc Excel, gỡ mật khẩu rồi lưu lại."),
    "office-xml": Format("Office 2003 dạng XML", (), "Mở bằng Word hoặc Excel rồi lưu thành .docx hoặc .xlsx."),
    "epub": Format("sách điện tử EPUB", (".epub",), "Chuyển sang .pdf hoặc .docx rồi nạp lại."),
    "publisher": Format(
        "Publisher, Visio hoặc Project",
        (".pub", ".vsd", ".mpp", ".vsdx"),
        "Mở bằng chương trình đã tạo ra nó rồi lưu thành .pdf.",
    ),
    "empty": Format("tệp trống"),
    "unknown": Format("dữ liệu không rõ loại"),
    "program": Format(
        "chương trình máy tính", (".exe", ".dll", ".msi", ".sys", ".com", ".apk", ".jar", ".class", ".so")
    ),
    "media": Format(
        "âm thanh hoặc phim", tuple(".mp3 .mp4 .m4a .wav .wma .wmv .avi .mov .mkv .ogg .flac .webm".split())
    ),
    "font": Format("phông chữ", (".ttf", ".otf", ".ttc", ".woff", ".woff2", ".fon")),
    "database": Format("cơ sở dữ liệu", (".db", ".sqlite", ".mdb", ".accdb", ".dbf", ".mdf", ".pst", ".ost")),
    "drawing": Format(
        "bản vẽ hoặc tệp thiết kế", (".dwg", ".dxf", ".psd", ".ai", ".cdr", ".svg", ".emf", ".wmf", ".ico")
    ),
    "settings": Format(
        "tệp cài đặt, dữ liệu hoặc mã chương trình",
        tuple(
            ".ini .inf .cfg .conf .lnk .url .css .js .ts .json .xml .xsd .xsl .yaml .yml .toml .sql .log .bat .cmd .ps1"
            " .sh .py .java .c .h .cpp .cs .php .vbs .reg .tmp .bak .dat .bin .iso .torrent .p7s .cer .crt".split()
        ),
    ),
}
"""Every kind that `ingest.readers.detect.format_of` tells apart."""

IMAGES = frozenset(["jpeg", "png", "tiff", "bmp", "gif", "webp"])
NO_DOCUMENTS = frozenset(["program", "media", "font", "database", "drawing", "settings"])
"""Kinds that never hold a document, whatever is in them."""
