"""How long jobs are shown: lines for logs, a bar for people."""

import io

import pytest
from rich.console import Console

from bot.commands.progress import Lines, bar, left
from bot.commands.terminal import Terminal

VI, EN = Terminal("vi").t, Terminal("en").t


def test_a_log_gets_few_lines_that_only_grow() -> None:
    now_s, lines = 0.0, list[str]()
    show = Lines(lines.append, VI, clock=lambda: now_s)
    for step in range(600):
        now_s = step / 5
        show(f"Lập chỉ mục: {step} đoạn", step / 600 if step % 7 else 0.0)
    assert lines == [
        "Lập chỉ mục: 50 đoạn · 8% · còn khoảng 2 phút",
        "Lập chỉ mục: 200 đoạn · 33% · còn khoảng 1 phút",
        "Lập chỉ mục: 350 đoạn · 58% · còn khoảng 50 giây",
        "Lập chỉ mục: 500 đoạn · 83% · còn khoảng 20 giây",
    ]


def test_a_short_job_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with Terminal("vi").progress() as show:
        show("Đọc", 0.5)
        show("Đọc", 1.0)
    assert capsys.readouterr() == ("", "")


def test_a_bar_shows_the_stage_as_it_is() -> None:
    out = io.StringIO()
    with bar(Console(file=out, force_terminal=True, width=120), VI) as show:
        show("Đọc [bold]a[/bold].pdf", 0.25)
    assert "Đọc [bold]a[/bold].pdf" in out.getvalue()
    assert "25%" in out.getvalue()


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (None, ""),
        (4, "còn vài giây"),
        (32, "còn khoảng 30 giây"),
        (58, "còn khoảng 1 phút"),
        (175, "còn khoảng 3 phút"),
        (3599, "còn khoảng 1 giờ 0 phút"),
        (8000, "còn khoảng 2 giờ 13 phút"),
    ],
)
def test_time_is_said_as_people_say_it(seconds: float | None, said: str) -> None:
    assert left(seconds, VI) == said
    assert left(seconds, EN) == "" or "left" in left(seconds, EN)
