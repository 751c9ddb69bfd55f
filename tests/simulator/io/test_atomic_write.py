"""A file is written whole or not at all."""

import os
import stat
from pathlib import Path

import pytest

from simulator.io.atomic_write import write_whole


def test_the_file_is_there_only_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "picture.png"
    seen = []

    def write(beside: Path) -> None:
        assert beside.suffix == ".png" and beside.parent == tmp_path
        seen.append(path.exists())
        beside.write_bytes(b"new")

    write_whole(path, write)
    assert seen == [False]
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]
    assert stat.S_IMODE(path.stat().st_mode) == 0o666 & ~current_mask()


def current_mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


@pytest.mark.parametrize("stop", [OSError, ValueError, KeyboardInterrupt])
def test_a_write_that_is_stopped_leaves_the_old_file(tmp_path: Path, stop: type[BaseException]) -> None:
    path = tmp_path / "picture.png"
    path.write_bytes(b"old")

    def write(beside: Path) -> None:
        beside.write_bytes(b"ha")
        raise stop

    with pytest.raises(stop):
        write_whole(path, write)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "target.json", tmp_path / "link.json"
    target.write_bytes(b"old")
    link.symlink_to(target)
    write_whole(link, lambda beside: beside.write_bytes(b"new"))
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_a_long_name_is_no_trouble(tmp_path: Path) -> None:
    path = tmp_path / ("n" * 250 + ".json")
    write_whole(path, lambda beside: beside.write_bytes(b"new"))
    assert path.read_bytes() == b"new"
