"""The command line as other programs and people meet it: what it prints where, and its exit codes."""

import ast
import json
import socket
from importlib.metadata import version
from pathlib import Path

import pytest

from bot.cli import run
from bot.commands.phrases import ENGLISH
from ingest.build import build_index
from ingest.storage.generations import Generations
from ingest.storage.manifest import FILE_NAME
from ingest.storage.parts import STORE, part_folders
from tests.bot.console import ROOT, TASKS, Cchc, shell
from tests.ingest.word_embedder import WordEmbedder

ANSWER_KEYS = [
    "id",
    "question",
    "answer",
    "refused",
    "reason",
    "confidence",
    "citations",
    "timings_ms",
    "index",
    "model",
]
CITATION_KEYS = ["key", "document", "title", "quote", "start", "end", "page", "heading"]
TAKE_HELP = {"Typer", "Option", "Argument", "command"}
RESULT_KEYS = ["document", "passage", "rank", "score", "text", "title", "heading", "page"]


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


# --- answers


def test_ask_prints_one_json_object_alone(cchc: Cchc, built: Path) -> None:
    done = cchc("ask", TASKS, "--json")
    assert (done.code, done.err, done.out.count("\n")) == (0, "", 1)
    answer = json.loads(done.out)
    assert list(answer) == ANSWER_KEYS
    assert (answer["id"], answer["question"], answer["refused"], answer["reason"]) == (None, TASKS, False, None)
    text = (built / "texts" / "plan.txt").read_text(encoding="utf-8")
    assert answer["citations"]
    for citation in answer["citations"]:
        assert list(citation) == CITATION_KEYS
        assert citation["document"] == "plan.txt"
        assert text[citation["start"] : citation["end"]] == citation["quote"]
        assert citation["key"] in answer["answer"]


def test_ask_shows_the_answer_and_its_quotes(cchc: Cchc) -> None:
    done = cchc("ask", TASKS)
    assert done.code == 0
    assert "đào tạo cán bộ một cửa" in done.out
    assert "[1]" in done.out
    assert "Trích dẫn" in done.out
    assert "Kế hoạch cải cách hành chính của tỉnh Sông Xanh" in done.out


def test_a_refusal_is_an_answer_with_what_may_be_related(cchc: Cchc) -> None:
    refused = json.loads(cchc("ask", "Chỉ thị 99/CT-UBND quy định gì?", "--json").out)
    assert (refused["refused"], refused["citations"]) == (True, [])
    assert refused["reason"]
    done = cchc("ask", "Chỉ thị 99/CT-UBND quy định gì?")
    assert done.code == 0
    assert "Có thể liên quan" in done.out


def test_search_prints_ranked_passages(cchc: Cchc) -> None:
    found = json.loads(cchc("search", "khen thưởng tập thể", "-k", "2", "--json").out)
    assert list(found) == ["id", "results"]
    assert [result["rank"] for result in found["results"]] == [1, 2]
    assert all(list(result) == RESULT_KEYS for result in found["results"])
    assert found["results"][0]["document"] == "news.txt"
    assert "30 cá nhân" in cchc("search", "khen thưởng tập thể").out


def test_a_batch_answers_in_order_and_passes_ids_on(cchc: Cchc, tmp_path: Path) -> None:
    questions = [
        {"id": "một", "question": TASKS},
        {"_id": 2, "text": "Bao nhiêu cá nhân được khen thưởng?"},
        {"question": ""},
        {"id": "4", "question": "Còn tập thể?", "history": ["Bao nhiêu cá nhân được khen thưởng?"]},
        {"id": "5", "question": "Ký ngày nào?", "history": [{"question": TASKS, "answer": "…"}]},
        {"id": "6", "question": "Ký ngày nào?", "history": [{"role": "user", "content": TASKS}]},
    ]
    batch, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    text = "\n\n".join(json.dumps(question, ensure_ascii=False) for question in questions)
    batch.write_text(f"\ufeff{text}\n", encoding="utf-8")
    done = cchc("ask", "--batch", batch, "--out", out)
    assert (done.code, done.out) == (0, "")
    answers = lines(out)
    assert [answer["id"] for answer in answers] == ["một", 2, None, "4", "5", "6"]
    assert [answer["question"] for answer in answers][:2] == [TASKS, "Bao nhiêu cá nhân được khen thưởng?"]
    assert answers[2]["reason"] == "empty_question"
    assert all(list(answer) == ANSWER_KEYS for answer in answers)
    assert cchc("search", "--batch", batch, "--out", out, "-k", 1).code == 0
    found = lines(out)
    assert [record["id"] for record in found] == ["một", 2, None, "4", "5", "6"]
    assert set(tmp_path.iterdir()) == {batch, out}


def test_a_filter_limits_answers_and_stands_in_the_record(cchc: Cchc, tmp_path: Path) -> None:
    record = json.loads(cchc("ask", TASKS, "--kind", "kế hoạch", "--since", "2020", "--json").out)
    assert record["filter"] == {"since": "2020-01-01", "kinds": ["plan"]}
    assert "nghị định · từ ngày 01/01/2020" in cchc("ask", TASKS, "--kind", "nghị định", "--since", "2020").out
    wrong = cchc("ask", TASKS, "--province", "Xyz")
    assert wrong.code == 1 and "Xyz" in wrong.err
    batch, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    asked = {"question": TASKS, "filter": {"kinds": ["decree"]}}
    batch.write_text(json.dumps(asked), encoding="utf-8")
    assert cchc("ask", "--batch", batch, "--out", out, "--since", "2020").code == 0
    assert lines(out)[0]["filter"] == {"since": "2020-01-01", "kinds": ["decree"]}
    assert cchc("search", "--batch", batch, "--out", out).code == 0
    assert lines(out)[0]["results"] == []


def test_an_empty_batch_makes_an_empty_file(cchc: Cchc, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text("")
    assert cchc("ask", "--batch", tmp_path / "in.jsonl", "--out", tmp_path / "out.jsonl").code == 0
    assert (tmp_path / "out.jsonl").read_text() == ""


@pytest.mark.parametrize(
    "line",
    [
        "{oops",
        "[]",
        '{"id": 1}',
        '{"question": 5}',
        '{"question": "a", "history": "b"}',
        '{"question": "a", "history": [1]}',
        '{"question": "a", "filter": "Nam Định"}',
        '{"question": "a", "filter": {"tỉnh": "Nam Định"}}',
        '{"question": "a", "filter": {"province": "Xyz"}}',
        '{"question": "a", "filter": {"kinds": "news"}}',
        '{"id": [], "question": "a"}',
        "\udcff",
        "[" * 100_000,
    ],
)
def test_a_bad_line_stops_the_batch_before_it_starts(cchc: Cchc, tmp_path: Path, line: str) -> None:
    batch, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    batch.write_bytes(b'{"question": "a"}\n' + line.encode(errors="surrogateescape") + b"\n")
    out.write_text("của lần trước", encoding="utf-8")
    done = cchc("ask", "--batch", batch, "--out", out)
    assert done.code == 1
    assert f"{batch}, dòng 2" in done.err
    assert out.read_text(encoding="utf-8") == "của lần trước"


def test_where_results_cannot_go_is_said_before_anything_is_answered(cchc: Cchc, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text('{"question": "a"}', encoding="utf-8")
    for out in (tmp_path / "none" / "out.jsonl", tmp_path):
        done = cchc("ask", "--batch", tmp_path / "in.jsonl", "--out", out)
        assert done.code == 1
        assert str(out) in done.err
    assert [path.name for path in tmp_path.iterdir()] == ["in.jsonl"]


def test_results_may_not_replace_their_questions(cchc: Cchc, tmp_path: Path) -> None:
    batch, link = tmp_path / "in.jsonl", tmp_path / "link.jsonl"
    batch.write_text('{"question": "a"}', encoding="utf-8")
    link.symlink_to(batch)
    for out in (batch, link, tmp_path / "." / ".." / tmp_path.name / "in.jsonl"):
        for command in ("ask", "search"):
            done = cchc(command, "--batch", batch, "--out", out)
            assert done.code == 2
            assert "ghi đè" in done.err
    assert batch.read_text(encoding="utf-8") == '{"question": "a"}'


def test_quotes_that_stand_in_the_answer_are_not_printed_again(cchc: Cchc) -> None:
    done = cchc("ask", TASKS)
    assert done.out.count("đào tạo cán bộ một cửa") == 1
    assert "2. đào tạo" in done.out
    assert done.out.count("[1]") == 4
    assert "plan.txt" in done.out
    assert "trích nguyên văn" in done.out
    assert not [line for line in done.out.splitlines() if line.endswith(" ")]


@pytest.mark.parametrize("question", ["", " ?!"])
def test_nothing_asked_is_not_something_unsaid(cchc: Cchc, question: str) -> None:
    done = cchc("ask", question)
    assert done.code == 0
    assert "Mời đặt câu hỏi" in done.out
    assert "Tài liệu không nói" not in done.out


# --- bad input: what happened and what to do, exit code 1, nothing lost


def test_without_an_index_every_command_says_to_ingest(cchc: Cchc, tmp_path: Path) -> None:
    on_index = (["index", "info"], ["index", "verify"], ["index", "list"], ["index", "show", "gì"], ["remove", "gì"])
    for command in (["ask", "gì?"], ["search", "gì"], ["chat"], *on_index):
        done = cchc(*command, index=tmp_path / "none")
        assert (done.code, done.out) == (1, "")
        assert "Chưa có chỉ mục" in done.err
        assert "cchc ingest" in done.err
    assert not (tmp_path / "none").exists()


def test_a_missing_path_leaves_everything_as_it_was(own: Cchc, tmp_path: Path) -> None:
    done = own("ingest", tmp_path / "none")
    assert done.code == 1
    assert "Không tìm thấy" in done.err
    assert own("ask", TASKS).code == 0


def test_a_corrupt_index_is_said_and_rebuilt(own: Cchc, built: Path) -> None:
    (part_folders(Generations(own.index).current())[0] / STORE).write_bytes(b"x")
    done = own("ask", TASKS)
    assert done.code == 1
    assert STORE in done.err
    assert "cchc ingest" in done.err
    assert own("ingest", built / "texts").code == 0
    assert own("ask", TASKS).code == 0


def test_an_index_of_another_embedder_is_refused_and_both_are_named(own: Cchc) -> None:
    path = Generations(own.index).current() / FILE_NAME
    manifest = json.loads(path.read_text(encoding="utf-8"))
    manifest["embedder"] |= {"revision": "of-another-time"}
    path.write_text(json.dumps(manifest), encoding="utf-8")
    done = own("ask", TASKS)
    assert done.code == 1
    assert done.err.count("bundled") == 2
    assert "of-another-time" in done.err


def test_an_unknown_embedder_is_refused(own: Cchc) -> None:
    done = own("ask", TASKS, "--embedder", "none")
    assert done.code == 1
    assert "none" in done.err


def test_an_ingest_beside_another_is_refused_at_once(own: Cchc, built: Path) -> None:
    with Generations(own.index).writing():
        done = own("ingest", built / "texts")
    assert done.code == 1
    assert "Đợi" in done.err


def test_an_index_path_that_is_a_file_is_refused(cchc: Cchc, built: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("của tôi", encoding="utf-8")
    done = cchc("ingest", built / "texts", index=tmp_path / "file")
    assert done.code == 1
    assert "--index" in done.err
    assert (tmp_path / "file").read_text(encoding="utf-8") == "của tôi"


def test_chat_says_which_port_is_taken(cchc: Cchc) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = cchc("chat", "--port", port)
    assert done.code == 1
    assert str(port) in done.err


def test_an_interrupted_command_ends_in_one_line(cchc: Cchc, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("ingest.build.build_index", interrupt)
    done = cchc("ingest", ".")
    assert (done.code, done.out, done.err) == (130, "", "Đã dừng. Chỉ mục cũ giữ nguyên.\n")


# --- usage and language


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"cchc {version('cchc-chatbot')}\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["ask"], "--batch"),
        (["ask", "gì?", "--batch", "a.jsonl", "--out", "b.jsonl"], "không cả hai"),
        (["ask", "--batch", "a.jsonl"], "--out"),
        (["ask", "gì?", "--out", "b.jsonl"], "--out"),
        (["ask", "năm", "nhiệm", "vụ"], "ngoặc kép"),
        (["ingest"], "Thiếu tệp hoặc thư mục"),
        (["search", "gì", "-k", "năm"], "-k phải là số nguyên"),
        (["remove"], "Thiếu tên tài liệu"),
        (["index", "show"], "Thiếu tên tài liệu"),
        (["index", "list", "--page", "9"], "chỉ có 1 trang"),
        (["ingest", "http://localhost/a.html", "--watch"], "--watch cần ít nhất một tệp"),
        (["chat", "--port", "70000"], "65535"),
        (["search", "gì", "-k", "0"], "-k"),
        (["ask", "gì?", "--tiếng-việt"], "Không có tùy chọn --tiếng-việt"),
        (["hỏi"], "Không có lệnh “hỏi”"),
        (["--lang", "fr", "index", "info"], "--lang vi"),
    ],
)
def test_bad_usage_is_2_and_says_what_is_wrong(cchc: Cchc, arguments: list[str], told: str) -> None:
    done = cchc(*arguments)
    assert (done.code, done.out) == (2, "")
    assert told in done.err


HELPED: tuple[list[str], ...] = ([], ["ask"], ["ingest"], ["remove"], ["index"], ["index", "list"])


@pytest.mark.parametrize("arguments", [[], *([*command, "--help"] for command in HELPED)])
def test_help_is_in_both_languages(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 0
    vietnamese = capsys.readouterr().out
    assert run([*arguments, "--lang", "en"]) == 0
    english = capsys.readouterr().out
    assert "Tùy chọn" in vietnamese
    assert "Show this" not in vietnamese
    assert "Options" in english
    assert "Tùy chọn" not in english


def test_english_wherever_it_is_asked_for(cchc: Cchc, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Citations" in cchc("ask", TASKS, "--lang", "en").out
    assert "Citations" in cchc("--lang=en", "ask", TASKS).out
    monkeypatch.setenv("CCHC_LANG", "en")
    assert "Citations" in cchc("ask", TASKS).out
    assert "Trích dẫn" in cchc("ask", TASKS, "--lang", "vi").out


def test_errors_have_an_english_line(cchc: Cchc, tmp_path: Path) -> None:
    done = cchc("ask", "gì?", "--lang", "en", index=tmp_path / "none")
    assert "There is no index here yet" in done.err
    assert "What to do: Run cchc ingest FOLDER" in done.err
    assert str(tmp_path / "none") in done.err


def test_every_phrase_has_its_english() -> None:
    """Phrases are given to `t(...)`, and help texts to Typer, as literals."""
    phrases = set()
    for path in (*(ROOT / "bot").rglob("*.py"), *(ROOT / "eval").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                function = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                phrases |= {
                    value.value
                    for value in [
                        *(node.args if function == "t" else []),
                        *(k.value for k in node.keywords if k.arg == "help" and function in TAKE_HELP),
                    ]
                    if isinstance(value, ast.Constant) and isinstance(value.value, str)
                }
    assert phrases == set(ENGLISH)


# --- as a process


def test_json_is_alone_on_stdout_whatever_the_locale(built: Path) -> None:
    done = shell(
        "ask", TASKS, "--json", "--index", built / "index", LC_ALL="C", PYTHONIOENCODING="ascii", FORCE_COLOR="1"
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["question"] == TASKS
    assert "\x1b" not in done.stdout


def test_an_unforeseen_error_is_short_and_in_full_with_debug(own: Cchc, built: Path, tmp_path: Path) -> None:
    honest = json.loads((Generations(own.index).current() / FILE_NAME).read_text(encoding="utf-8"))
    build_index([built / "texts"], tmp_path / "lying", embedder=WordEmbedder())
    path = Generations(tmp_path / "lying").current() / FILE_NAME
    manifest = json.loads(path.read_text(encoding="utf-8")) | {"embedder": honest["embedder"]}
    path.write_text(json.dumps(manifest), encoding="utf-8")
    done = own("ask", TASKS, index=tmp_path / "lying")
    assert done.code == 1
    assert "--debug" in done.err
    assert "Traceback" not in done.err
    assert "Traceback" in own("ask", TASKS, "--debug", index=tmp_path / "lying").err
