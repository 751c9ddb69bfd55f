"""The copy for recovery holds whatever the disk, the folder and other programs do to it."""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from simulator.io import file_lock
from simulator.lessons.builtin import find
from simulator.lessons.edits.layers import with_seed
from simulator.lessons.file import load, save
from tests.odd_files import ODD, at_once, made
from ui.state.document import Document
from ui.state.lesson_file import LessonFile
from ui.window.main_window import MainWindow
from ui.window.recovery import copies, keeping
from ui.window.recovery.copies import Lost, Unreadable, find_left
from ui.window.recovery.keeping import Recovery

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="Linux's libraries and displays"),
    pytest.mark.usefixtures("own_folder"),
]
Open = Callable[..., MainWindow]
LOCK_OF_OTHERS = ("", "1\npython\nanother-host\n", "999999999\n", "\udce4")
LOOK = """
import sys
from pathlib import Path
from ui.window.recovery import copies
copies.folder = lambda: Path(sys.argv[1])
print([str(left.copy) for left in copies.find_left()])
"""


@pytest.fixture
def document(qtbot: QtBot) -> Document:
    """A lesson that was changed and not saved."""
    document = Document(find("random-stack"))
    document.edit("another seed", with_seed(document.lesson, 77))
    return document


@pytest.fixture
def recovery(document: Document) -> Iterator[Recovery]:
    """What keeps its copy."""
    recovery = Recovery(document)
    yield recovery
    recovery.finish()


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> Callable[[bool], None]:
    """Makes a disk full, and empty again."""
    is_full = []
    opened = os.open

    def open_unless_full(path: str, flags: int, *more: int, **others: int) -> int:
        if is_full and flags & os.O_CREAT:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        return opened(path, flags, *more, **others)

    monkeypatch.setattr(os, "open", open_unless_full)
    return lambda full: is_full.append(True) if full else is_full.clear()


def seen_by_another(folder: Path) -> list[str]:
    """Which copies a second program takes for those of a program that crashed."""
    ended = subprocess.run(
        [sys.executable, "-c", LOOK, str(folder)],
        cwd=Path(__file__).resolve().parents[3],
        capture_output=True,
        text=True,
        check=True,
    )
    found: list[str] = json.loads(ended.stdout.replace("'", '"'))
    return found


def test_after_a_full_disk_the_copy_is_locked_again(
    recovery: Recovery, own_folder: Path, full_disk: Callable[[bool], None]
) -> None:
    full_disk(True)
    assert not recovery.keep()
    full_disk(False)
    assert recovery.keep() and recovery.copy.is_file()
    assert seen_by_another(own_folder) == [], "it belongs to a program that runs"


def test_a_copy_that_fails_is_told_once_and_that_it_works_again(
    recovery: Recovery, full_disk: Callable[[bool], None], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[str, str]] = []
    recovery.told.connect(lambda words, kind: told.append((words, kind)))
    monkeypatch.setattr(keeping, "AGAIN", 50)
    full_disk(True)
    for _ in range(3):
        assert not recovery.keep()
    assert [kind for _, kind in told] == ["problem"] and "No space left" in told[0][0]
    full_disk(False)
    qtbot.waitUntil(recovery.copy.is_file, timeout=5000)
    qtbot.waitUntil(lambda: len(told) == 2, timeout=5000)
    assert told[1][1] == "information"
    assert recovery.keep() and len(told) == 2


def test_the_window_says_so(open_window: Open, full_disk: Callable[[bool], None]) -> None:
    window = open_window("random-stack")
    window.document.edit("another seed", with_seed(window.document.lesson, 77))
    full_disk(True)
    window.controls.recovery.keep()
    assert "No space left" in window.messages.text
    full_disk(False)
    window.controls.recovery.keep()
    assert "is kept" in window.messages.text


def test_a_disk_that_fills_up_leaves_the_copy_before(
    recovery: Recovery, document: Document, full_disk: Callable[[bool], None]
) -> None:
    assert recovery.keep()
    document.edit("another seed", with_seed(document.lesson, 78))
    full_disk(True)
    assert not recovery.keep()
    (left,) = looked_at(recovery)
    assert isinstance(left, Lost) and left.lesson.layers[0].seed == 77


def looked_at(recovery: Recovery) -> tuple[Lost | Unreadable, ...]:
    """What the next start finds once the program has died."""
    recovery._place.leave()
    return find_left()


@pytest.mark.parametrize("name", ["\udce4\udcff.json", "a\nb.json", "{.json", "ü — Jenny.json", "n" * 250 + ".json"])
def test_a_lesson_has_a_copy_whatever_its_file_is_called(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    save(find("random-stack"), file)
    document = Document(load(file), file)
    document.edit("another seed", with_seed(document.lesson, 77))
    recovery = Recovery(document)
    assert recovery.keep()
    (left,) = looked_at(recovery)
    assert isinstance(left, Lost) and left.path == file and left.change == "another seed"
    assert left.file.find_change() is None
    recovery.finish()


def test_a_file_named_from_where_one_stands_is_found_from_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    save(find("random-stack"), "mine.json")
    document = Document(load("mine.json"), Path("mine.json"))
    document.edit("another seed", with_seed(document.lesson, 77))
    recovery = Recovery(document)
    recovery.keep()
    (left,) = looked_at(recovery)
    assert isinstance(left, Lost) and left.path == tmp_path / "mine.json"
    recovery.finish()


@pytest.mark.parametrize("content", LOCK_OF_OTHERS)
def test_a_lock_that_nobody_holds_hides_no_copy(recovery: Recovery, content: str) -> None:
    recovery.keep()
    recovery._place.leave()
    recovery.copy.with_suffix(".lock").write_bytes(os.fsencode(content))
    assert [left.copy for left in find_left()] == [recovery.copy]


@pytest.mark.parametrize("what", ODD)
def test_what_stands_in_place_of_the_lock_hides_no_copy_and_keeps_none_from_being_written(
    recovery: Recovery, document: Document, own_folder: Path, what: str
) -> None:
    recovery.keep()
    former, lock = recovery.copy, recovery.copy.with_suffix(".lock")
    recovery._place.leave()
    lock.unlink()
    made(own_folder, what, lock.name)
    assert [left.copy for left in find_left()] == [former]
    document.edit("another seed", with_seed(document.lesson, 78))
    at_once(recovery.keep)
    assert load(recovery.copy).layers[0].seed == 78 and seen_by_another(own_folder) == []


def test_another_program_that_removes_the_lock_or_the_copy_is_no_trouble(
    recovery: Recovery, document: Document, own_folder: Path
) -> None:
    for k, suffix in enumerate((".lock", ".where", ".json")):
        recovery.keep()
        recovery.copy.with_suffix(suffix).unlink()
        document.edit("another seed", with_seed(document.lesson, 80 + k))
        assert recovery.keep() and recovery.copy.is_file()
        assert seen_by_another(own_folder) == []
    shutil.rmtree(own_folder)
    assert recovery.keep() and seen_by_another(own_folder) == []


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EROFS])
def test_a_folder_where_nothing_can_be_written_hides_no_copy(
    recovery: Recovery, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    recovery.keep()
    recovery._place.leave()
    opened = os.open

    def only_read(path: str, flags: int, *more: int, **others: int) -> int:
        if flags & (os.O_CREAT | os.O_WRONLY | os.O_RDWR):
            raise OSError(number, os.strerror(number), str(path))
        return opened(path, flags, *more, **others)

    monkeypatch.setattr(os, "open", only_read)
    monkeypatch.setattr(Path, "unlink", lambda path, missing_ok=False: only_read(str(path), os.O_WRONLY))
    assert [left.copy for left in find_left()] == [recovery.copy]


def test_where_there_are_no_locks_the_number_of_the_program_tells(
    recovery: Recovery, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_lock(descriptor: int) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(file_lock, "_lock", no_lock)
    assert recovery.keep() and find_left() == ()
    recovery.copy.rename(recovery.copy.with_name("999999999-1.json"))
    recovery.copy.with_suffix(".lock").rename(recovery.copy.with_name("999999999-1.lock"))
    assert len(find_left()) == 1


@pytest.mark.parametrize("origin", [b"", b"\xff\xfe", b"{", b"[" * 9000, b'{"file": [1], "digest": {}}', b"[1]", None])
def test_a_copy_whose_origin_cannot_be_read_is_offered_all_the_same(recovery: Recovery, origin: bytes | None) -> None:
    recovery.keep()
    place = recovery.copy.with_suffix(".where")
    if origin is None:
        place.unlink()
    else:
        place.write_bytes(origin)
    (left,) = looked_at(recovery)
    assert isinstance(left, Lost) and left.lesson.layers[0].seed == 77


def test_the_origin_that_versions_before_wrote_is_read(recovery: Recovery, tmp_path: Path) -> None:
    recovery.keep()
    recovery.copy.with_suffix(".where").write_bytes(os.fsencode(f"{tmp_path}/\udce4.json\nabc"))
    (left,) = looked_at(recovery)
    assert isinstance(left, Lost) and left.path == tmp_path / "\udce4.json" and left.file.on_disk.digest == "abc"


def test_a_copy_that_vanishes_while_it_is_looked_at_is_left_out(
    recovery: Recovery, monkeypatch: pytest.MonkeyPatch
) -> None:
    recovery.keep()
    recovery._place.leave()
    for gone in ("load", "is_locked"):
        taken = getattr(copies, gone)

        def take(path: Path, taken: Callable[[Path], object] = taken) -> object:
            recovery.copy.rename(recovery.copy.with_suffix(".away"))
            return taken(path)

        with monkeypatch.context() as patched:
            patched.setattr(copies, gone, take)
            assert find_left() == ()
        recovery.copy.with_suffix(".away").rename(recovery.copy)


def test_what_a_kill_left_half_written_is_no_copy(own_folder: Path) -> None:
    hidden = own_folder / ".gatelight-0123456789ab"
    hidden.mkdir(parents=True)
    (hidden / "1-2.json").write_text("{")
    assert find_left() == () and list(own_folder.iterdir()) == []


def test_what_was_changed_last_is_known_of_a_lesson_that_was_recovered_before(tmp_path: Path) -> None:
    document = Document(find("random-stack"))
    document.begin(with_seed(document.lesson, 77).lesson, LessonFile(None, None))
    recovery = Recovery(document)
    recovery.inherit(tmp_path / "theirs.json", "another seed")
    recovery.keep()
    (left,) = looked_at(recovery)
    assert isinstance(left, Lost) and left.change == "another seed"
    recovery.finish()
