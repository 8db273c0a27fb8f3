"""The description of the interface as a page for people: one file without scripts, nothing of it from elsewhere."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any

# JSON as OpenAPI has it.
Json = Mapping[str, Any]

_STYLE = """
body { font: 16px/1.6 system-ui, sans-serif; color: #1f2933; background: #fff; max-width: 56rem; margin: 2rem auto;
  padding: 0 1rem; }
h1 { font-size: 1.6rem; line-height: 1.3; } h2 { font-size: 1.2rem; margin-top: 2.5rem; border-top: 1px solid #d9dee4;
  padding-top: 1.5rem; } h3 { font-size: 1rem; margin: 1.2rem 0 .4rem; }
code, pre { font: .9em/1.5 ui-monospace, monospace; background: #f3f5f7; border-radius: 4px; }
code { padding: .1em .3em; overflow-wrap: anywhere; } pre { padding: .8rem 1rem; overflow-x: auto; }
pre code { padding: 0; } .method { color: #fff; background: #a4262c; border-radius: 4px; padding: .1em .5em;
  font-size: .85em; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top;
  border-bottom: 1px solid #e4e8ec; padding: .4rem .6rem .4rem 0; } th { font-weight: 600; }
@media (prefers-color-scheme: dark) { body { color: #e4e8ec; background: #16191d; } code, pre { background: #22272e; }
  h2, th, td { border-color: #333a42; } }
"""
_NAME = re.compile(r"`([^`]+)`")
_TYPES = {
    "string": "chuỗi ký tự",
    "integer": "số nguyên",
    "number": "số",
    "boolean": "true hoặc false",
    "array": "danh sách",
    "object": "đối tượng",
    "null": "null",
}


def page(specification: Json) -> str:
    """The page for an OpenAPI description."""
    about = specification["info"]
    schemas = specification["components"]["schemas"]
    parts = [
        f"<h1>{escape(about['title'])}</h1><p>{_words(about['description'])}</p>",
        '<p>Bản cho máy đọc: <a href="/api/openapi.json">/api/openapi.json</a>. Phiên bản '
        f"{escape(about['version'])}.</p>",
        *(
            _operation(path, method, operation, schemas)
            for path, methods in specification["paths"].items()
            for method, operation in methods.items()
        ),
        "<h2>Các đối tượng</h2>",
        *(f'<h3 id="{escape(name)}">{escape(name)}</h3>{_fields(schema)}' for name, schema in schemas.items()),
    ]
    return (
        '<!doctype html><html lang="vi"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(about['title'])}</title><style>{_STYLE}</style></head><body>{''.join(parts)}</body></html>"
    )


def _operation(path: str, method: str, operation: Json, schemas: Mapping[str, Json]) -> str:
    sent = _body(operation)
    example = _example(schemas[_name(sent)]) if sent else None
    returned = operation["responses"]["200"].get("content", {}).get("application/json", {}).get("schema", {})
    return "".join(
        (
            f'<h2><span class="method">{method.upper()}</span> <code>{escape(path)}</code> '
            f"{escape(operation['summary'])}</h2><p>{_words(operation.get('description', ''))}</p>",
            f"<h3>Gửi lên</h3>{_fields(schemas[_name(sent)])}" if sent else "",
            f"<h3>Trả về</h3><p>{_type(returned)}</p>" if "$ref" in returned else "",
            f"<h3>Ví dụ</h3><pre><code>{escape(_curl(path, method, example))}</code></pre>",
        )
    )


def _body(operation: Json) -> Json:
    schema: Json = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    return schema


def _curl(path: str, method: str, example: Json | None) -> str:
    lines = [f"curl -X {method.upper()} http://127.0.0.1:8000{path}", "-H 'Authorization: Bearer KHÓA'"]
    if example is not None:
        lines += ["-H 'Content-Type: application/json'", f"-d '{json.dumps(example, ensure_ascii=False)}'"]
    return " \\\n  ".join(lines)


def _example(schema: Json) -> dict[str, Any]:
    """The fields of which the schema gives an example and without which nothing is answered."""
    return {
        name: field["examples"][0]
        for name, field in schema["properties"].items()
        if "examples" in field and name in schema.get("required", ())
    }


def _fields(schema: Json) -> str:
    needed = schema.get("required", ())
    rows = "".join(
        f"<tr><td><code>{escape(name)}</code>{' (bắt buộc)' if name in needed else ''}</td><td>{_type(field)}</td>"
        f"<td>{_words(field.get('description', ''))}{_examples(field.get('examples', ()))}</td></tr>"
        for name, field in schema.get("properties", {}).items()
    )
    about = f"<p>{_words(schema.get('description', ''))}</p>"
    return f"{about}<table><tr><th>Trường</th><th>Kiểu</th><th>Ý nghĩa</th></tr>{rows}</table>"


def _examples(examples: Sequence[object]) -> str:
    shown = ", ".join(f"<code>{escape(json.dumps(one, ensure_ascii=False))}</code>" for one in examples)
    return f" Ví dụ: {shown}." if shown else ""


def _words(description: str) -> str:
    """A description, whose `names` are set apart."""
    return _NAME.sub(r"<code>\1</code>", escape(description))


def _type(schema: Json) -> str:
    return " hoặc ".join(dict.fromkeys(_types(schema)))


def _types(schema: Json) -> Iterator[str]:
    if "$ref" in schema:
        name = _name(schema)
        yield f'<a href="#{escape(name)}">{escape(name)}</a>'
    elif "anyOf" in schema:
        for one in schema["anyOf"]:
            yield from _types(one)
    elif schema.get("type") == "array":
        yield f"danh sách {_type(schema['items'])}".rstrip() if schema.get("items") else "danh sách"
    else:
        yield _TYPES.get(schema.get("type", ""), "bất kỳ")


def _name(schema: Json) -> str:
    return str(schema["$ref"]).rpartition("/")[2]
