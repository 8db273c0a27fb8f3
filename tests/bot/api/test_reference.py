"""The description of the interface: complete, true, in Vietnamese, and loading nothing from elsewhere."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import httpx
import pytest
from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from bot.api.reference import specification
from tests.bot.console import TASKS

ADDRESSES = {
    ("post", "/api/ask"),
    ("post", "/api/search"),
    ("get", "/v1/models"),
    ("get", "/v1/models/{name}"),
    ("post", "/v1/chat/completions"),
}


@pytest.fixture
def described(program: httpx.Client) -> dict[str, Any]:
    found: dict[str, Any] = program.get("/api/openapi.json").json()
    return found


def references(node: object) -> Iterator[str]:
    if isinstance(node, Mapping):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"]
        for value in node.values():
            yield from references(value)
    elif isinstance(node, list):
        for value in node:
            yield from references(value)


def faults(described: Mapping[str, Any], schema: str, instance: object) -> list[str]:
    """What in `instance` is not as the schema of that name has it."""
    resource = DRAFT202012.create_resource(described)
    registry: Registry[Any] = Registry().with_resource("openapi", resource)
    validator = Draft202012Validator({"$ref": f"openapi#/components/schemas/{schema}"}, registry=registry)
    return [error.message for error in validator.iter_errors(instance)]


def test_every_address_is_described(described: dict[str, Any]) -> None:
    operations = {
        (method, path): one for path, methods in described["paths"].items() for method, one in methods.items()
    }
    assert operations.keys() == ADDRESSES
    assert described["openapi"].startswith("3.1") and described == specification()
    assert len({one["operationId"] for one in operations.values()}) == len(operations)
    for one in operations.values():
        assert one["summary"] and one["description"] and {"200", "400", "401"} <= one["responses"].keys()


def test_every_schema_is_one_and_every_reference_leads_to_one(described: dict[str, Any]) -> None:
    schemas = described["components"]["schemas"]
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)
    assert {reference.rpartition("/")[2] for reference in references(described)} <= schemas.keys()


def test_every_record_and_field_is_explained_in_vietnamese(described: dict[str, Any]) -> None:
    for name, schema in described["components"]["schemas"].items():
        for explained in (schema, *schema["properties"].values()):
            assert re.search("[à-ỹđ]", explained.get("description", "")), (name, explained)


def test_what_is_sent_back_is_as_described(described: dict[str, Any], program: httpx.Client) -> None:
    answer = program.post("/api/ask", json={"question": TASKS}).json()
    assert faults(described, "AnswerRecord", answer) == []
    assert faults(described, "AnswerRecord", {**answer, "refused": "vâng"})
    assert faults(described, "SearchRecord", program.post("/api/search", json={"query": "khen"}).json()) == []
    assert faults(described, "ProblemRecord", program.post("/api/ask", json={}).json()) == []


def test_the_page_shows_all_of_it_and_loads_nothing(program: httpx.Client) -> None:
    page = program.get("/api/docs")
    assert page.headers["content-type"].startswith("text/html") and '<html lang="vi">' in page.text
    for _, path in ADDRESSES:
        assert f"<code>{path}</code>" in page.text
    assert not re.search(r"<script|<link|<img|@import|url\(|src=", page.text)
    assert set(re.findall(r'href="([^"]+)"', page.text)) >= {"/api/openapi.json", "#AnswerRecord"}
    assert set(re.findall(r"https?://[^/\s<]+", page.text)) == {"http://127.0.0.1:8000"}


def test_the_examples_are_answered(described: dict[str, Any], program: httpx.Client) -> None:
    for path, methods in described["paths"].items():
        if "post" not in methods:
            continue
        reference = methods["post"]["requestBody"]["content"]["application/json"]["schema"]["$ref"]
        fields = described["components"]["schemas"][reference.rpartition("/")[2]]
        example = {name: fields["properties"][name]["examples"][0] for name in fields["required"]}
        assert program.post(path, json=example).status_code == 200
