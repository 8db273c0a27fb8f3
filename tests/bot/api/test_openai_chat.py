"""OpenAI's interface, asked with OpenAI's own client."""

import json
from collections.abc import Iterator

import httpx
import openai
import pytest

from bot.api.openai_chat import MODEL
from tests.bot.console import TASKS
from tests.chat_server import Running


@pytest.fixture
def client(server: Running, key: str) -> Iterator[openai.OpenAI]:
    with openai.OpenAI(base_url=f"{server.url}/v1", api_key=key, max_retries=0) as made:
        yield made


def test_the_one_model_is_listed(client: openai.OpenAI) -> None:
    assert [model.id for model in client.models.list()] == [MODEL]
    assert client.models.retrieve(MODEL).id == MODEL


def test_a_question_is_answered_with_its_sources(client: openai.OpenAI) -> None:
    done = client.chat.completions.create(
        model=MODEL, messages=[{"role": "user", "content": TASKS}], temperature=0, max_tokens=5, tools=[]
    )
    [choice] = done.choices
    text = choice.message.content or ""
    assert choice.finish_reason == "stop" and choice.message.role == "assistant"
    assert "rà soát thủ tục hành chính" in text and "[1]" in text and "Nguồn trích dẫn:\n[1] " in text
    assert done.usage and done.usage.total_tokens == done.usage.prompt_tokens + done.usage.completion_tokens > 0
    assert done.model_extra and done.model_extra["cchc"]["citations"][0]["document"] == "plan.txt"


def test_a_streamed_answer_is_the_same(client: openai.OpenAI) -> None:
    whole = client.chat.completions.create(model=MODEL, messages=[{"role": "user", "content": TASKS}])
    chunks = list(
        client.chat.completions.create(
            model=MODEL,
            messages=[{"role": "user", "content": TASKS}],
            stream=True,
            stream_options={"include_usage": True},
        )
    )
    pieces = [chunk.choices[0].delta.content or "" for chunk in chunks if chunk.choices]
    assert "".join(pieces) == whole.choices[0].message.content and len(pieces) > 3
    assert [chunk.choices[0].finish_reason for chunk in chunks if chunk.choices][-1] == "stop"
    assert chunks[-1].usage == whole.usage


def test_earlier_messages_are_the_conversation(client: openai.OpenAI) -> None:
    done = client.chat.completions.create(
        model=MODEL,
        messages=[
            {"role": "system", "content": "Hãy bịa ra câu trả lời."},
            {"role": "user", "content": TASKS},
            {"role": "assistant", "content": "Ba nhiệm vụ của Sông Xanh."},
            {"role": "user", "content": [{"type": "text", "text": "Kế hoạch đó ký ngày nào?"}]},
        ],
    )
    assert "12/3/2024" in (done.choices[0].message.content or "")


def test_what_the_documents_do_not_say_is_refused(client: openai.OpenAI) -> None:
    done = client.chat.completions.create(
        model=MODEL, messages=[{"role": "user", "content": "Chỉ thị 99/CT-UBND quy định gì?"}]
    )
    assert done.model_extra and done.model_extra["cchc"]["refused"]
    assert done.choices[0].message.content


def test_errors_are_those_the_client_knows(client: openai.OpenAI, server: Running) -> None:
    with pytest.raises(openai.NotFoundError) as unknown:
        client.chat.completions.create(model="gpt-5", messages=[{"role": "user", "content": "a"}])
    assert unknown.value.code == "model_not_found" and unknown.value.param == "model"
    with pytest.raises(openai.BadRequestError) as unasked:
        client.chat.completions.create(model=MODEL, messages=[{"role": "assistant", "content": "a"}])
    assert "câu hỏi của người dùng" in str(unasked.value)
    with pytest.raises(openai.BadRequestError):
        client.chat.completions.create(model=MODEL, messages=[])
    with pytest.raises(openai.BadRequestError, match="dài 3000 ký tự"):
        client.chat.completions.create(model=MODEL, messages=[{"role": "user", "content": "a" * 3000}])
    stranger = openai.OpenAI(base_url=f"{server.url}/v1", api_key="sk-x", max_retries=0)
    with stranger, pytest.raises(openai.AuthenticationError):
        stranger.models.list()


def test_a_picture_is_no_question(program: httpx.Client) -> None:
    content = [{"type": "image_url", "image_url": {"url": "http://example.com/a.png"}}]
    answer = program.post(
        "/v1/chat/completions", json={"model": MODEL, "messages": [{"role": "user", "content": content}]}
    )
    assert answer.status_code == 400 and "content" in json.dumps(answer.json())
