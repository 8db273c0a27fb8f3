"""The rules the packages keep: imports run one way, leaves stay leaves, importing does no work."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("prompts", "ingest", "bot", "eval")
MAY_IMPORT = {
    "prompts": {"prompts"},
    "ingest": {"ingest", "prompts"},
    "bot": {"bot", "ingest", "prompts"},
    "eval": {"eval", "bot", "ingest", "prompts"},
}
# The one command line: it registers what evaluates the bot, which is above the bot.
REGISTERS = {"bot.cli": {"eval.commands"}}
# Nothing imports the programs themselves.
LEAVES = ("bot.cli", "bot.app", "eval.bench", "eval.commands", "eval.load")
# Imported inside the function that needs them: each takes seconds, or runs code of its own.
HEAVY = (
    *("torch", "transformers", "sentence_transformers", "chainlit", "onnx", "onnxruntime", "trafilatura"),
    *("matplotlib", "scipy", "sklearn"),
)

MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for package in PACKAGES
    for path in sorted((ROOT / package).rglob("*.py"))
}
# Only who trains it imports the network.
NETWORK = "eval.reader.network"
TRAINING = {NETWORK, "eval.train_cross_encoder"}
# Chainlit runs the others with itself already imported.
IMPORTED_BY_ANYONE = [
    module for module in MODULES if module not in {"bot.app", *TRAINING} and not module.startswith("bot.chat.")
]


def imports(tree: ast.AST) -> Iterator[str]:
    """The modules that the nodes of `tree` import, dotted."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"relative import in line {node.lineno}"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def run_at_import(tree: ast.Module) -> Iterator[ast.stmt]:
    """The statements of a module that run when it is imported, inside classes and branches too."""
    waiting: list[ast.stmt] = list(tree.body)
    while waiting:
        statement = waiting.pop()
        if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        if isinstance(statement, ast.If) and ast.unparse(statement.test) in ("TYPE_CHECKING", "__name__ == '__main__'"):
            continue
        yield statement
        waiting += [child for child in ast.iter_child_nodes(statement) if isinstance(child, ast.stmt)]


@pytest.mark.parametrize("module", MODULES)
def test_imports_run_one_way(module: str) -> None:
    package = module.partition(".")[0]
    registered = REGISTERS.get(module, set())
    ours = {name for name in imports(ast.parse(MODULES[module].read_text("utf-8"))) if name.split(".")[0] in PACKAGES}
    ours = {name for name in ours if not any(name == one or name.startswith(f"{one}.") for one in registered)}
    assert {name.split(".")[0] for name in ours} <= MAY_IMPORT[package]
    assert not ours & (set(LEAVES) - {module})


@pytest.mark.parametrize("module", IMPORTED_BY_ANYONE)
def test_heavy_packages_are_imported_by_the_function_that_needs_them(module: str) -> None:
    for statement in run_at_import(ast.parse(MODULES[module].read_text("utf-8"))):
        if isinstance(statement, ast.Import | ast.ImportFrom):
            assert not {name.split(".")[0] for name in imports(statement)} & set(HEAVY)


def test_only_training_imports_the_network() -> None:
    for module, path in MODULES.items():
        assert NETWORK not in set(imports(ast.parse(path.read_text("utf-8")))) or module in TRAINING, module


@pytest.mark.parametrize("module", IMPORTED_BY_ANYONE)
def test_importing_opens_no_file_and_reads_no_environment(module: str) -> None:
    forbidden = ("open(", ".read_text(", ".read_bytes(", "os.environ", "os.getenv(", ".glob(", ".iterdir(", "print(")
    for statement in run_at_import(ast.parse(MODULES[module].read_text("utf-8"))):
        if isinstance(statement, ast.Assign | ast.AnnAssign | ast.Expr):
            source = ast.unparse(statement)
            assert not [call for call in forbidden if call in source and "lambda" not in source], source


def test_nothing_is_pickled() -> None:
    for path in MODULES.values():
        assert not {"pickle", "joblib", "shelve"} & set(imports(ast.parse(path.read_text("utf-8")))), path


def test_no_module_of_bot_hides_a_package() -> None:
    """Chainlit puts the folder of its app first on the path."""
    names = {path.stem for path in (ROOT / "bot").glob("*.py")} | {path.name for path in (ROOT / "bot").iterdir()}
    assert not names & {*PACKAGES, "tests", "corpus", *sys.stdlib_module_names}


@pytest.mark.parametrize(
    ("code", "absent"),
    [
        ("import bot.cli", ("numpy", "pydantic", "langchain_core", "faiss", *HEAVY)),
        ("import bot.wiring, bot.records, bot.commands.views", ("langchain", "onnx", *HEAVY)),
    ],
)
def test_starting_the_command_stays_light(code: str, absent: tuple[str, ...]) -> None:
    check = f"import sys; {code}; print([name for name in {absent!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", check], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
