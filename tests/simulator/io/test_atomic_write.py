"""A file is written whole or not at all."""

import os
import stat
from pathlib import Path

import pytest

from simulator.io.atomic_write import is_protected, write_whole


def test_the_file_is_there_only_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "picture.png"
    seen = []

    def write(beside: Path) -> None:
        assert beside.name == path.name and beside.parent.parent == tmp_path
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


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o444])
def test_a_file_keeps_its_rights_and_nobody_reads_it_meanwhile(tmp_path: Path, mode: int) -> None:
    path, seen = tmp_path / "mine.json", list[int]()
    path.write_text("old")
    path.chmod(mode)

    def write(place: Path) -> None:
        place.write_text("new")
        seen.append(stat.S_IMODE(place.stat().st_mode))

    write_whole(path, write)
    assert path.read_text() == "new" and stat.S_IMODE(path.stat().st_mode) == mode
    assert seen == [0o600]


def test_a_new_file_has_the_rights_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "other").write_text("x")
    write_whole(tmp_path / "mine.json", lambda place: place.write_text("new"))
    assert (tmp_path / "mine.json").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_a_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "real.json").write_text("old")
    (tmp_path / "link.json").symlink_to("real.json")
    write_whole(tmp_path / "link.json", lambda place: place.write_text("new"))
    assert (tmp_path / "link.json").is_symlink() and (tmp_path / "real.json").read_text() == "new"


def test_a_protected_file_is_known_as_one(tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    assert not is_protected(path)
    path.write_text("old")
    assert not is_protected(path)
    path.chmod(0o444)
    assert is_protected(path)
