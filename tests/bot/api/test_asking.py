"""The JSON endpoints from outside: the answers of the command line, and errors that say what to do."""

import json

import httpx
import pytest

from bot.api.asking import MAX_QUESTION_CHARS
from bot.people.api_keys import ApiKeys
from bot.people.people import Role
from bot.server.data_folder import DataFolder
from tests.bot.api.conftest import PASSWORD
from tests.bot.console import TASKS, Cchc
from tests.chat_server import Running, visitor


def test_an_answer_is_that_of_the_command_line(program: httpx.Client, cchc: Cchc) -> None:
    answer = program.post("/api/ask", json={"question": TASKS, "id": 7}).json()
    printed = json.loads(cchc("ask", TASKS, "--json").out)
    assert answer.pop("timings_ms").keys() == printed.pop("timings_ms").keys()
    assert answer == {**printed, "id": 7}
    assert answer["citations"]


def test_passages_are_those_of_the_command_line(program: httpx.Client, cchc: Cchc) -> None:
    found = program.post("/api/search", json={"query": "khen thưởng", "k": 1}).json()
    assert found == json.loads(cchc("search", "khen thưởng", "-k", "1", "--json").out)
    assert [result["document"] for result in found["results"]] == ["news.txt"]


def test_a_question_may_lean_on_earlier_ones(program: httpx.Client) -> None:
    history = [{"question": TASKS, "answer": "…"}]
    alone = program.post("/api/ask", json={"question": "Ai ký?"}).json()
    leaning = program.post("/api/ask", json={"question": "Ai ký kế hoạch đó?", "history": history}).json()
    assert alone["refused"] or alone["answer"] != leaning["answer"]
    assert "Sông Xanh" in json.dumps(leaning, ensure_ascii=False)


def test_a_filter_leaves_documents_out(program: httpx.Client) -> None:
    within = {"question": TASKS, "filter": {"province": "Nam Định"}}
    assert program.post("/api/ask", json=within).json()["refused"]


@pytest.mark.parametrize(
    ("path", "sent", "said"),
    [
        ("/api/ask", b"{", "không phải JSON hợp lệ"),
        ("/api/ask", b"[" * 100_000, "không phải JSON hợp lệ"),
        ("/api/ask", b"[]", "phải là một đối tượng JSON"),
        ("/api/ask", b"{}", "Thiếu trường “question”"),
        ("/api/ask", {"question": ""}, "“question” đang để trống"),
        ("/api/ask", {"question": "a" * (MAX_QUESTION_CHARS + 1)}, "dài quá 2000 ký tự"),
        ("/api/ask", {"question": 3}, "“question” phải là chuỗi ký tự"),
        ("/api/ask", {"question": "a", "cau_hoi": "b"}, "Không có trường “cau_hoi”"),
        ("/api/ask", {"question": "a", "history": [1]}, "“history”"),
        ("/api/ask", {"question": "a", "filter": {"kinds": ["thơ"]}}, "Không có loại văn bản “thơ”"),
        ("/api/ask", {"question": "a", "filter": {"since": "31/2/2021"}}, "Không có ngày “31/2/2021”"),
        ("/api/search", {"query": "a", "k": 0}, "“k” phải từ 1 trở lên"),
        ("/api/search", {"query": "a", "k": 10**6}, "“k” phải từ 100 trở xuống"),
        ("/api/search", {"query": "a", "k": "nhiều"}, "“k” phải là số nguyên"),
    ],
)
def test_what_cannot_be_answered_is_explained(program: httpx.Client, path: str, sent: object, said: str) -> None:
    content = sent if isinstance(sent, bytes) else json.dumps(sent)
    answer = program.post(path, content=content, headers={"Content-Type": "application/json"})
    error = answer.json()["error"]
    assert answer.status_code == 400
    assert said in error["message"] and error["help"] and error["type"] == "invalid_request_error"


@pytest.mark.parametrize(("method", "path"), [("GET", "/api/ask"), ("POST", "/api/khac"), ("GET", "/v1/khac")])
def test_an_unknown_address_is_no_page(program: httpx.Client, method: str, path: str) -> None:
    answer = program.request(method, path)
    assert answer.status_code == 404 and path in answer.json()["error"]["message"]


@pytest.mark.parametrize("header", [{}, {"Authorization": "Bearer cchc_khong-co"}, {"Authorization": "Bearer x"}])
@pytest.mark.parametrize("path", ["/api/ask", "/api/search", "/v1/chat/completions"])
def test_without_a_key_nobody_asks(server: Running, path: str, header: dict[str, str]) -> None:
    answer = httpx.post(f"{server.url}{path}", json={}, headers=header)
    assert answer.status_code == 401
    assert answer.json()["error"]["type"] == "authentication_error" and "cchc key add" in answer.json()["error"]["help"]


def test_a_key_that_was_revoked_opens_nothing(server: Running, data: DataFolder) -> None:
    keys = ApiKeys(data.api_keys)
    headers = {"Authorization": f"Bearer {keys.add('tạm', Role.READER)}"}
    assert httpx.get(f"{server.url}/v1/models", headers=headers).status_code == 200
    keys.remove("tạm")
    assert httpx.get(f"{server.url}/v1/models", headers=headers).status_code == 401


def test_whoever_is_signed_in_needs_no_key(server: Running) -> None:
    assert visitor(server.url, "an", PASSWORD).post("/api/ask", json={"question": TASKS}).json()["citations"]


def test_figures_are_for_administrators(server: Running, program: httpx.Client) -> None:
    elsewhere = {"X-Forwarded-For": "203.0.113.9"}
    assert program.get("/metrics", headers=elsewhere).status_code == 403
    assert visitor(server.url, "an", PASSWORD).get("/metrics", headers=elsewhere).status_code == 200
