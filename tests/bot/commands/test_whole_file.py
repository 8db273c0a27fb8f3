"""Files that appear whole or not at all."""

from pathlib import Path

import pytest

from bot.commands.whole_file import UnwritableFile, whole_file


def test_the_old_file_stays_until_the_new_one_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text("của lần trước", encoding="utf-8")
    with whole_file(path, option="--report") as file:
        file.write("mới")
        assert path.read_text(encoding="utf-8") == "của lần trước"
    assert path.read_text(encoding="utf-8") == "mới"
    with pytest.raises(ZeroDivisionError), whole_file(path, option="--report") as file:
        file.write(str(1 / 0))
    assert path.read_text(encoding="utf-8") == "mới"
    assert list(tmp_path.iterdir()) == [path]


def test_an_impossible_place_is_refused_at_once(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for path in (tmp_path, tmp_path / "none" / "a.html", tmp_path / "file" / "a.html"):
        with pytest.raises(UnwritableFile, match=str(path)) as error, whole_file(path, option="--report"):
            pytest.fail("opened")
        assert "--report" in error.value.help
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
