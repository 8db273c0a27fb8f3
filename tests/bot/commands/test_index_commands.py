"""The commands on a finished index: `cchc index info|verify|list|show` and `cchc remove`."""

import json
import re
from pathlib import Path

import pytest

from bot.commands.index_commands import _PER_PAGE
from ingest.storage.generations import Generations
from ingest.storage.parts import VECTORS, part_folders
from tests.bot.console import Cchc

ENTRY_KEYS = ["document", "title", "kind", "number", "date", "issuer", "province", "status"]
DOCUMENT_KEYS = [
    *ENTRY_KEYS,
    *("summary", "signed_at", "signer", "signer_title", "effective_date", "links", "numbers_mentioned"),
    *("reading", "chars", "passages"),
]


def test_info_and_verify(own: Cchc) -> None:
    info = own("index", "info")
    assert info.code == 0
    assert "bundled" in info.out
    assert own("index", "verify").code == 0
    path = part_folders(Generations(own.index).current())[0] / VECTORS
    content = bytearray(path.read_bytes())
    content[-1] ^= 0x55
    path.write_bytes(content)
    done = own("index", "verify")
    assert done.code == 1
    assert VECTORS in done.out


def test_a_list_has_every_document(cchc: Cchc) -> None:
    told = cchc("index", "list").out
    assert "plan.txt" in told
    assert "Khen thưởng ở huyện Đồi Thông" in told
    assert "Tài liệu 1–2 trong 2" in told
    record = json.loads(cchc("index", "list", "--json").out)
    assert [entry["document"] for entry in record["documents"]] == ["news.txt", "plan.txt"]
    assert all(list(entry) == ENTRY_KEYS for entry in record["documents"])


def test_a_long_list_comes_in_pages(own: Cchc, tmp_path: Path) -> None:
    records = [{"_id": f"van-ban-{n:03}", "text": f"Văn bản thứ {n} của xã Bến Mơ."} for n in range(_PER_PAGE + 3)]
    path = tmp_path / "many.jsonl"
    path.write_text("\n".join(json.dumps(record) for record in records), encoding="utf-8")
    assert own("ingest", path).code == 0
    second = own("index", "list", "--page", "2")
    assert "van-ban-052" in second.out
    assert "van-ban-001" not in second.out
    assert f"Tài liệu {_PER_PAGE + 1}–{_PER_PAGE + 5} trong {_PER_PAGE + 5}" in second.out


def test_show_tells_everything_of_a_document(cchc: Cchc, built: Path) -> None:
    told = cchc("index", "show", "plan.txt").out
    assert "Kế hoạch cải cách hành chính của tỉnh Sông Xanh" in told
    assert re.search(r"Cách đọc +văn bản thuần", told)
    assert "đào tạo cán bộ một cửa" in " ".join(told.split())
    record = json.loads(cchc("index", "show", "plan", "--json").out)
    assert list(record) == DOCUMENT_KEYS
    text = (built / "texts" / "plan.txt").read_text(encoding="utf-8")
    assert record["passages"]
    for passage in record["passages"]:
        assert text[passage["start"] : passage["end"]] == passage["text"]


@pytest.mark.parametrize(("name", "told"), [("plann.txt", "Có phải: plan.txt"), ("txt", "news.txt; plan.txt")])
def test_a_wrong_name_is_answered_with_those_that_may_be_meant(cchc: Cchc, name: str, told: str) -> None:
    done = cchc("index", "show", name)
    assert (done.code, done.out) == (1, "")
    assert told in done.err


def test_what_is_removed_is_gone_and_the_rest_stays(own: Cchc, built: Path) -> None:
    done = own("remove", built / "texts" / "plan.txt", "nwes.txt")
    assert done.code == 0
    assert "Đã gỡ 1 tài liệu" in done.out
    assert "Có phải: news.txt" in done.err
    left = json.loads(own("index", "list", "--json").out)
    assert [entry["document"] for entry in left["documents"]] == ["news.txt"]
    assert {r["document"] for r in json.loads(own("search", "nhiệm vụ trọng tâm", "--json").out)["results"]} == {
        "news.txt"
    }
    assert own("index", "verify").code == 0


def test_removing_nothing_is_a_failure(own: Cchc) -> None:
    before = own("index", "list").out
    done = own("remove", "plan")
    assert (done.code, done.out) == (1, "")
    assert "“plan”" in done.err
    assert own("index", "list").out == before
