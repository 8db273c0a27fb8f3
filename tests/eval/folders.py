"""A small BEIR folder, written for tests."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

DOCUMENTS = {
    "ke-hoach": "Ngày 12/3/2024, Chủ tịch UBND tỉnh Sông Xanh ký ban hành kế hoạch cải cách hành chính của tỉnh.",
    "khen-thuong": "Hội nghị khen thưởng ở huyện Đồi Thông trao bằng khen cho 12 tập thể và 30 cá nhân.",
}
QUERIES: Sequence[dict[str, object]] = (
    {
        "_id": "q1",
        "text": "Kế hoạch cải cách hành chính của tỉnh Sông Xanh được ký ngày nào?",
        "metadata": {"answerable": True, "answers": ["12/3/2024"]},
    },
    {"_id": "q2", "text": "Bao nhiêu cá nhân được khen thưởng?", "metadata": {"answers": ["0 cá nhân"]}},
    {
        "_id": "q3",
        "text": "Có khen thưởng không?",
        "metadata": {"answers": ["A"], "choices": {"A": "Có", "B": "Không"}},
    },
    {"_id": "q4", "text": "Huyện Đồi Thông có bao nhiêu xã?", "metadata": {"answerable": False}},
)
QRELS = "query-id\tcorpus-id\tscore\nq1\tke-hoach\t2\nq2\tkhen-thuong\t1\nq2\tke-hoach\t0\nq3\tkhen-thuong\t1\n"


def beir_folder(
    folder: Path, *, queries: Sequence[Mapping[str, object]] = QUERIES, qrels: str = QRELS, name: str = "test.tsv"
) -> Path:
    """`folder`, made, with the collection in it."""
    (folder / "qrels").mkdir(parents=True)
    documents = [{"_id": key, "title": key, "text": text} for key, text in DOCUMENTS.items()]
    write_lines(folder / "corpus.jsonl", documents)
    write_lines(folder / "queries.jsonl", queries)
    (folder / "qrels" / name).write_text(qrels, encoding="utf-8")
    return folder


def write_lines(path: Path, records: Sequence[Mapping[str, object]]) -> Path:
    """`path`, a record a line."""
    path.write_text("".join(f"{json.dumps(record, ensure_ascii=False)}\n" for record in records), encoding="utf-8")
    return path
