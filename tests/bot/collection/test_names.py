"""A name is one part of a path, whatever a browser sends."""

import unicodedata
from itertools import islice
from pathlib import PurePath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.collection.names import collection_name, file_name, numbered


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("Nghị quyết 76.pdf", "Nghị quyết 76.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Hồ sơ\\kế hoạch.docx", "kế hoạch.docx"),
        ("..", "Tệp không tên"),
        ("", "Tệp không tên"),
        (".env", "env"),
        ("~$kế hoạch.docx", "kế hoạch.docx"),
        ("a\0b\nc.txt", "a b c.txt"),
        ("a<script>.html", "a script.html"),
        (unicodedata.normalize("NFD", "Quyết định.txt"), unicodedata.normalize("NFC", "Quyết định.txt")),
        ("báo cáo (2).xlsx", "báo cáo (2).xlsx"),
        ("tên\u202egpj.exe", "tên gpj.exe"),
    ],
)
def test_what_a_file_is_stored_as(sent: str, kept: str) -> None:
    assert file_name(sent) == kept


@given(st.text())
def test_every_name_can_stand_in_a_folder_and_is_not_passed_over(sent: str) -> None:
    name = file_name(sent)
    assert PurePath(name).name == name and len(name.encode()) <= 200
    assert not name.startswith((".", "~")) and name == name.strip()
    collection = collection_name(sent)
    assert not collection or (PurePath(collection).name == collection and not collection.startswith((".", "~")))


def test_a_long_name_keeps_its_suffix() -> None:
    name = file_name("ẩ" * 500 + ".pdf")
    assert name.endswith("ẩ.pdf") and len(name.encode()) <= 200


def test_a_collection_may_have_a_number_in_its_name() -> None:
    assert collection_name(" Nghị quyết 76/NQ-CP ") == "Nghị quyết 76-NQ-CP"
    assert collection_name("../..") == collection_name(" . ") == ""


def test_numbers_stand_before_the_suffix() -> None:
    assert list(islice(numbered("a.tar.gz"), 3)) == ["a.tar.gz", "a.tar (2).gz", "a.tar (3).gz"]
