"""Which document a name means."""

import pytest

from bot.lookup import UnknownDocument, find
from ingest.documents import DocumentMetadata
from ingest.storage.store import DocumentEntry


def entry(key: str, *, number: str | None = None, title: str = "") -> DocumentEntry:
    return DocumentEntry(id=key, key=key, title=title, metadata=DocumentMetadata(number=number), signature=b"")


ENTRIES = [
    entry("2025/quyet-dinh.pdf", number="137/2025/QĐ-UBND"),
    entry("2024/quyet-dinh.pdf", number="137/2024/QĐ-UBND"),
    entry("plan.txt", title="Kế hoạch cải cách hành chính"),
    entry("cu/plan.txt", title="Dự thảo kế hoạch"),
    entry("thong-bao_so-5.doc", number="5/TB-UBND", title="Thông báo kết luận"),
]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("plan.txt", "plan.txt"),
        ("/srv/van-ban/2025/quyet-dinh.pdf", "2025/quyet-dinh.pdf"),
        ("137/2025/QĐ-UBND", "2025/quyet-dinh.pdf"),
        ("137/2025/qd-ubnd", "2025/quyet-dinh.pdf"),
        ("Quyết định 137/2024", "2024/quyet-dinh.pdf"),
        ("thông báo", "thong-bao_so-5.doc"),
        ("THONG BAO SO 5", "thong-bao_so-5.doc"),
        ("Dự thảo", "cu/plan.txt"),
        ("2024", "2024/quyet-dinh.pdf"),
    ],
)
def test_a_name_means_one_document(name: str, key: str) -> None:
    assert find(name, ENTRIES).key == key


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("quyet-dinh.pdf", "2025/quyet-dinh.pdf; 2024/quyet-dinh.pdf"),
        ("Quyết định 137", "2025/quyet-dinh.pdf; 2024/quyet-dinh.pdf"),
        ("thong-bao-so-6.doc", "Có phải: thong-bao_so-5.doc?"),
        ("hoàn toàn khác", "không có tài liệu “hoàn toàn khác”."),
        ("", "không có tài liệu"),
    ],
)
def test_a_doubtful_name_is_answered_with_those_that_may_be_meant(name: str, told: str) -> None:
    with pytest.raises(UnknownDocument) as error:
        find(name, ENTRIES)
    assert told in str(error.value)
