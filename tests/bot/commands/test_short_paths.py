"""Paths under the folder that they share."""

import pytest

from bot.commands.short_paths import ShortPaths


@pytest.mark.parametrize(
    ("paths", "folder", "short"),
    [
        (["/v/a/1.txt", "/v/b/2.txt"], "/v", ["a/1.txt", "b/2.txt"]),
        (["/v/a/1.txt"], "/v/a", ["1.txt"]),
        (["/1.txt", "/v/2.txt"], "/", ["1.txt", "v/2.txt"]),
        (["/v/1.txt", "https://a.vn/v/2.html", "ban-ghi-3"], "/v", ["1.txt", "https://a.vn/v/2.html", "ban-ghi-3"]),
        (["/van-ban/1.txt", "/van/2.txt"], "/", ["van-ban/1.txt", "van/2.txt"]),
        (["https://a.vn/2.html"], "", ["https://a.vn/2.html"]),
        ([], "", []),
    ],
)
def test_the_shared_folder_is_cut_off(paths: list[str], folder: str, short: list[str]) -> None:
    shorten = ShortPaths(paths)
    assert shorten.folder == folder
    assert list(map(shorten, paths)) == short
