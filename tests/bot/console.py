"""The command line under test: in this process, or in one of its own."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.cli import run

ROOT = Path(__file__).parents[2]
PLAN = """Kế hoạch cải cách hành chính của tỉnh Sông Xanh

Ngày 12/3/2024, Chủ tịch UBND tỉnh Sông Xanh ký ban hành kế hoạch cải cách hành chính.

Kế hoạch đề ra 3 nhiệm vụ trọng tâm gồm: rà soát thủ tục hành chính; đào tạo cán bộ một cửa; số hóa hồ sơ lưu trữ.
"""
NEWS = """Khen thưởng ở huyện Đồi Thông

Hội nghị khen thưởng 12 tập thể và 30 cá nhân có thành tích trong cải cách hành chính.
"""
TASKS = "3 nhiệm vụ trọng tâm của tỉnh Sông Xanh là gì?"


@dataclass(frozen=True)
class Done:
    """How a command ended."""

    code: int
    out: str
    err: str


class Cchc:
    """Runs commands in this process, on streams of their own."""

    def __init__(self, capsys: pytest.CaptureFixture[str], index: Path) -> None:
        self._capsys = capsys
        self.index = index

    def __call__(self, *arguments: object, index: Path | None = None) -> Done:
        self._capsys.readouterr()
        code = run([*map(str, arguments), "--index", str(index or self.index)])
        return Done(code, *self._capsys.readouterr())


def shell(*arguments: object, **environment: str) -> "subprocess.CompletedProcess[str]":
    """The command in a process of its own."""
    command = [sys.executable, "-c", "from bot.cli import main; main()", *map(str, arguments)]
    return subprocess.run(
        command, cwd=ROOT, env={**os.environ, **environment}, capture_output=True, text=True, timeout=300, check=False
    )
