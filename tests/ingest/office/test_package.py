"""Bombs, locked and broken packages."""

import pytest

from ingest.errors import RejectedSource
from ingest.office.package import MAX_PART_BYTES, Package
from tests.ingest.office.packages import package, relations

ENTITIES = '<!DOCTYPE a [<!ENTITY b "xx"><!ENTITY c "&b;&b;">]><a>&c;</a>'


def test_parts_are_found_by_what_refers_to_them() -> None:
    found = Package(
        package({"word/_rels/document.xml.rels": relations(styles="../other/styles.xml"), "other/styles.xml": "<a/>"})
    )
    name = found.related("word/document.xml", "styles")
    assert name == "other/styles.xml" and name in found
    root = found.xml(name)
    assert root is not None and root.tag == "a"
    assert found.xml("word/none.xml") is None and found.related("word/document.xml", "numbering") is None


@pytest.mark.parametrize(
    ("part", "reason"),
    [
        (b" " * (MAX_PART_BYTES + 1), "quá lớn"),
        (b"<a>" + b" " * (8 * 1024 * 1024) + b"</a>", "quá lớn"),
        (ENTITIES.encode(), "hỏng"),
        (b"<a><b></a>", "hỏng"),
        (b'<?xml version="1.0" encoding="no-such"?><a/>', "hỏng"),
        (b"\xff\xfe\x00", "hỏng"),
    ],
    ids=["too big", "too dense", "entities", "not closed", "unknown encoding", "no XML"],
)
def test_unsafe_parts_are_refused(part: bytes, reason: str) -> None:
    with pytest.raises(RejectedSource, match=reason) as rejected:
        Package(package({"a.xml": part})).xml("a.xml")
    assert rejected.value.help


def test_a_container_of_an_encrypted_document_asks_for_its_password() -> None:
    with pytest.raises(RejectedSource, match="mật khẩu"):
        Package(b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1", b"words"])
def test_what_is_no_package_is_damaged(data: bytes) -> None:
    with pytest.raises(RejectedSource, match="hỏng"):
        Package(data)
