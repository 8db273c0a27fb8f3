"""The parts of an office document that is a .zip of XML (.docx, .xlsx, .pptx, .odt), read within bounds."""

import io
import lzma
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Mapping
from functools import lru_cache
from xml.etree.ElementTree import Element, ParseError

from ingest.errors import RejectedSource

# The decree of 140 pages is 2 MB of XML. An element tree takes about ten times the size of its XML, so this
# bound keeps a reader under half a gigabyte.
MAX_PART_BYTES = 48 * 1024 * 1024
# Real documents compress 10 to 40 times, sheets of equal cells up to 100 times; only bombs do better.
_MAX_RATIO = 300
_SMALL_PART_BYTES = 1024 * 1024
_MAX_PARTS = 20_000
_OLE = b"\xd0\xcf\x11\xe0"
_RELATIONSHIPS = "relationships}"


def damaged() -> RejectedSource:
    """The error for an office document that is cut off or broken."""
    return RejectedSource(
        "Tệp bị hỏng hoặc thiếu một phần, không đọc được.",
        help="Mở tệp bằng Word (hoặc Excel, PowerPoint), chọn Lưu thành (Save As) một tệp mới rồi nạp lại; "
        "nếu không mở được, hãy xin lại tệp từ nơi gửi.",
    )


def locked() -> RejectedSource:
    """The error for an office document that asks for a password."""
    return RejectedSource(
        "Tệp được đặt mật khẩu nên không đọc được.",
        help="Mở tệp bằng mật khẩu, bỏ mật khẩu (Tệp > Thông tin > Bảo vệ) rồi lưu và nạp lại.",
    )


def too_big() -> RejectedSource:
    """The error for a document that unpacks to more than any document holds."""
    return RejectedSource(
        "Nội dung nén trong tệp bung ra quá lớn so với một văn bản.",
        help="Chia văn bản thành nhiều tệp nhỏ hơn; nếu tệp đến từ nguồn lạ thì không nên mở.",
    )


class Package:
    """The parts of a document by name. Elements and attributes go by their local names, in either dialect of
    OOXML; only attributes that name a relationship keep a prefix: "r:id", "r:embed"."""

    def __init__(self, data: bytes) -> None:
        if data.startswith(_OLE):
            raise _held_in_ole(data)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, struct.error, NotImplementedError):
            raise damaged() from None
        if len(self._zip.infolist()) > _MAX_PARTS:
            raise too_big()
        self._names = {name.lower(): name for name in self._zip.namelist()}

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._names

    def read(self, name: str) -> bytes:
        """The bytes of a part; b"" if there is none of that name. Raises RejectedSource."""
        if name not in self:
            return b""
        info = self._zip.getinfo(self._names[name.lower()])
        _check_size(info)
        try:
            with self._zip.open(info) as part:
                return part.read(MAX_PART_BYTES)
        except RuntimeError as error:  # says "encrypted", or that the compression is unknown
            raise (locked() if "encrypted" in str(error) else damaged()) from None
        except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, struct.error):
            raise damaged() from None

    def check(self) -> None:
        """Raises RejectedSource if some XML would unpack to too much: before other libraries open the document."""
        for info in self._zip.infolist():
            if info.filename.lower().endswith((".xml", ".rels")):
                _check_size(info)

    def xml(self, name: str) -> Element | None:
        """The root element of a part, None if there is none. Raises RejectedSource for what is not safe XML."""
        data = self.read(name)
        return parse(data) if data else None

    def relations(self, name: str) -> Mapping[str, tuple[str, str]]:
        """What a part refers to inside the package: id -> (last word of the type, name of the part)."""
        folder, base = posixpath.split(name)
        root = self.xml(f"{folder}/_rels/{base}.rels".lstrip("/"))
        found = {}
        for relation in root if root is not None else ():
            target = relation.get("Target", "")
            if relation.get("TargetMode") != "External":
                path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                found[relation.get("Id", "")] = (relation.get("Type", "").rpartition("/")[2], path)
        return found

    def related(self, name: str, kind: str) -> str | None:
        """The name of the first part of that kind that `name` refers to."""
        return next((path for type_, path in self.relations(name).values() if type_ == kind), None)


def _check_size(info: zipfile.ZipInfo) -> None:
    is_dense = info.file_size <= max(_SMALL_PART_BYTES, _MAX_RATIO * info.compress_size)
    if info.file_size > MAX_PART_BYTES or not is_dense:
        raise too_big()


def parse(data: bytes) -> Element:
    """The root of the XML in `data`, names local. Raises RejectedSource; entities and DTDs are refused."""
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root: Element = fromstring(data, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        raise damaged() from None
    for element in root.iter():
        element.tag = _local(element.tag)
        if any("}" in name for name in element.attrib):
            element.attrib = {_attribute(name): value for name, value in element.attrib.items()}
    return root


@lru_cache(maxsize=1024)
def _local(name: str) -> str:
    return name.rpartition("}")[2]


@lru_cache(maxsize=1024)
def _attribute(name: str) -> str:
    return f"r:{_local(name)}" if _RELATIONSHIPS in name else _local(name)


def _held_in_ole(data: bytes) -> RejectedSource:
    """An OLE container in place of a .zip holds an encrypted document, or one of the old binary formats."""
    name = "EncryptedPackage".encode("utf-16-le")
    if name in data:
        return locked()
    return damaged()
