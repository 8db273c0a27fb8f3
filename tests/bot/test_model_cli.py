"""`cchc` with a chat model: the same commands, and plain words for what is wrong with a setting."""

import json
from pathlib import Path

import pytest

from tests.bot.console import TASKS, Cchc
from tests.model_server import ModelServer, Play, model_server, says

ITEMS = "- rà soát thủ tục hành chính;\n- đào tạo cán bộ một cửa;\n- số hóa hồ sơ lưu trữ. [1]"


def use(server: ModelServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CCHC_MODEL", "small")
    monkeypatch.setenv("CCHC_MODEL_URL", server.url)


def record(cchc: Cchc, play: Play, monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    with model_server(play) as server:
        use(server, monkeypatch)
        done = cchc("ask", TASKS, "--json")
    assert done.code == 0 and "small" in done.err
    found: dict[str, object] = json.loads(done.out)
    return found


def test_the_record_names_the_model(cchc: Cchc, monkeypatch: pytest.MonkeyPatch) -> None:
    found = record(cchc, says(ITEMS), monkeypatch)
    assert found["model"] == "small" and "notice" not in found
    assert str(found["answer"]).startswith("- rà soát thủ tục hành chính; [1]")


def test_the_record_says_why_it_is_extractive(cchc: Cchc, monkeypatch: pytest.MonkeyPatch) -> None:
    found = record(cchc, says("Có 9 nhiệm vụ. [1]"), monkeypatch)
    assert found["model"] == "extractive" and "small" in str(found["notice"])


def test_people_read_the_notice_below_the_answer(cchc: Cchc, monkeypatch: pytest.MonkeyPatch) -> None:
    with model_server(says("Có 9 nhiệm vụ. [1]")) as server:
        use(server, monkeypatch)
        done = cchc("ask", TASKS)
    assert "Trích nguyên văn từ tài liệu, vì không câu nào" in " ".join(done.out.split())


def test_a_batch_is_answered_by_the_model(cchc: Cchc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked, out = tmp_path / "q.jsonl", tmp_path / "a.jsonl"
    asked.write_text(json.dumps({"id": 1, "question": TASKS}) + "\n", encoding="utf-8")
    with model_server(says(ITEMS)) as server:
        use(server, monkeypatch)
        assert cchc("ask", "--batch", asked, "--out", out).code == 0
    assert json.loads(out.read_text("utf-8"))["model"] == "small"


def test_search_asks_no_model(cchc: Cchc, monkeypatch: pytest.MonkeyPatch) -> None:
    with model_server(says("")) as server:
        use(server, monkeypatch)
        assert cchc("search", TASKS).code == 0
    assert server.calls == []


@pytest.mark.parametrize("command", [("ask", TASKS), ("search", TASKS), ("chat",)])
@pytest.mark.parametrize(
    ("variable", "value"), [("CCHC_MODEL", "khongco:mo-hinh"), ("CCHC_ANSWER_WITHIN_S", "một phút")]
)
def test_a_setting_that_cannot_be_used_stops_the_command(
    cchc: Cchc, command: tuple[str, ...], variable: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, value)
    done = cchc(*command)
    assert done.code == 1 and done.out == ""
    assert variable in done.err and value in done.err and "Cách xử lý:" in done.err
