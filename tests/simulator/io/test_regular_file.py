"""What is no regular file is refused before it is opened, and is never replaced."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from simulator.io.atomic_write import write_whole
from simulator.io.file_kinds import recognise_file
from simulator.io.file_state import GONE, read_state
from simulator.io.regular_file import has_other_names, open_regular, read_regular, real_path
from simulator.lessons.builtin import find
from simulator.lessons.file import load, save
from simulator.lessons.schema import LessonError
from tests.odd_files import ODD, at_once, kind_of, made

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Linux's libraries and displays")


@pytest.mark.parametrize("what", ODD)
@pytest.mark.parametrize("reader", [read_regular, recognise_file, lambda path: open_regular(path).close()])
def test_what_is_no_file_is_refused_and_nobody_waits_for_it(
    tmp_path: Path, what: str, reader: Callable[[Path], object]
) -> None:
    place = made(tmp_path, what)
    with pytest.raises(OSError, match=r"it is a|lead in a circle"):
        at_once(lambda: reader(place))
    at_once(lambda: read_state(place))
    assert read_state(place) == GONE


@pytest.mark.parametrize("what", ODD)
def test_lessons_that_are_no_files_are_told_in_words(tmp_path: Path, what: str) -> None:
    place = made(tmp_path, what)
    for act in (load, lambda path: find(str(path))):
        with pytest.raises(LessonError, match=r"Cannot be read: (it is a|its links lead in a circle)"):
            at_once(lambda act=act: act(place))  # type: ignore[misc]


@pytest.mark.parametrize("what", ODD)
def test_what_is_no_file_is_never_replaced(tmp_path: Path, what: str) -> None:
    place = made(tmp_path, what)
    before, around = kind_of(place), sorted(tmp_path.rglob("*"))
    with pytest.raises(LessonError, match=r"Cannot be written: (it is a|its links lead in a circle)"):
        at_once(lambda: save(find("worked-example"), place))
    assert kind_of(place) == before and sorted(tmp_path.rglob("*")) == around


def test_what_becomes_a_pipe_while_it_is_written_is_not_replaced(tmp_path: Path) -> None:
    place = tmp_path / "mine.json"

    def write(beside: Path) -> None:
        beside.write_text("new")
        os.mkfifo(place)

    with pytest.raises(OSError, match="pipe"):
        write_whole(place, write)
    assert stat.S_ISFIFO(place.stat().st_mode) and list(tmp_path.iterdir()) == [place]


def test_a_link_to_what_is_not_there_yet_is_filled(tmp_path: Path) -> None:
    (tmp_path / "link.json").symlink_to("later.json")
    write_whole(tmp_path / "link.json", lambda beside: beside.write_text("new"))
    assert (tmp_path / "link.json").is_symlink() and (tmp_path / "later.json").read_text() == "new"


def test_further_names_of_a_file_are_known(tmp_path: Path) -> None:
    (tmp_path / "one").write_text("x")
    assert not has_other_names(tmp_path / "one") and not has_other_names(tmp_path / "none")
    os.link(tmp_path / "one", tmp_path / "two")
    assert has_other_names(tmp_path / "two")


@pytest.mark.parametrize("name", ["n" * 300, "a\0b", "\udce4.json"])
def test_names_that_no_file_can_have_are_no_trouble(tmp_path: Path, name: str) -> None:
    assert real_path(tmp_path / name).name == name
    assert read_state(tmp_path / name) == GONE
    with pytest.raises(OSError):
        read_regular(tmp_path / name)
