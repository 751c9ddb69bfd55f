"""The newest copy is there for a kill at once, and takes the place of the one before when the disk has it."""

from __future__ import annotations

import errno
import os
import sys
import threading
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from simulator.lessons.builtin import find
from simulator.lessons.edits.layers import with_seed
from simulator.lessons.file import load, save
from simulator.lessons.schema import Lesson
from ui.jobs import read_lesson
from ui.state.document import Document
from ui.state.lesson_file import LessonFile
from ui.window.recovery import copies, copy_place, keeping
from ui.window.recovery.copies import Lost, Origin, Unreadable, find_left
from ui.window.recovery.copy_place import CopyPlace
from ui.window.recovery.finding import find_left_beside
from ui.window.recovery.keeping import Recovery

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="Linux's libraries and displays"),
    pytest.mark.usefixtures("own_folder"),
]


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


def test_a_copy_is_flushed_before_it_takes_the_place_of_the_one_before(
    recovery: Recovery, monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed = list[int]()
    monkeypatch.setattr(copy_place.os, "fsync", flushed.append)
    recovery.keep()
    assert len(flushed) == 2, "the copy, and where it comes from"


def test_what_the_disk_does_not_have_yet_is_found_after_a_kill_and_not_trusted_after_a_power_cut(
    recovery: Recovery, document: Document
) -> None:
    recovery.keep()
    document.edit("another seed", with_seed(document.lesson, 78))
    place = recovery._place
    place.write(document.newest, Origin(None, "", "another seed"))
    assert not place.is_flushed
    newest = copies.newest_of(place.copy)
    place.leave()
    (left,) = find_left()
    assert isinstance(left, Lost) and left.lesson.layers[0].seed == 78 and left.copy == place.copy
    newest.write_bytes(newest.read_bytes()[:100])  # as a disk has it that was cut off
    (left,) = find_left()
    assert isinstance(left, Lost) and left.lesson.layers[0].seed == 77
    place.copy.unlink()
    (left,) = find_left()
    assert isinstance(left, Unreadable) and "No such file" not in left.why
    assert copies.set_aside(left.copy) is not None and find_left() == () and not newest.exists()


def test_a_disk_that_cannot_flush_is_told_once(
    document: Document, recovery: Recovery, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    told, tries = list[str](), list[int]()

    def fail(descriptor: int) -> None:
        tries.append(descriptor)
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    recovery.told.connect(lambda _words, kind: told.append(kind))
    with monkeypatch.context() as broken:
        broken.setattr(keeping, "AGAIN", 20)
        broken.setattr(copy_place.os, "fsync", fail)
        qtbot.waitUntil(lambda: len(tries) > 2, timeout=10_000)
    assert told == ["problem"]
    assert [left.lesson for left in copies.look_into((recovery.copy,))] == [document.lesson]
    qtbot.waitUntil(lambda: told == ["problem", "information"], timeout=10_000)


def test_a_copy_is_due_with_the_first_change_that_it_lacks() -> None:
    unkept, states = keeping.Unkept(), [(find("random-stack"), Origin(change=str(k))) for k in range(3)]
    unkept.put(states[0], 0)
    unkept.put(states[1], 60_000)
    assert unkept.rest() == 0.0 and unkept.take() is states[1]
    assert unkept.rest() is None and unkept.take() is None
    unkept.put(states[2], 60_000)
    assert (unkept.rest() or 0.0) > 50.0


def test_a_copy_that_another_one_has_taken_the_place_of_is_not_written_over_it(
    document: Document, qtbot: QtBot
) -> None:
    place = CopyPlace()
    late = keeping.Copy(place, (document.lesson, Origin()), 0)
    with place._turn:  # the newer one writes
        late.start()
        qtbot.waitUntil(lambda: late.unkept.rest() is None, timeout=5000)
        late.drop()
    late.wait()
    assert not copies.newest_of(place.copy).exists() and not place.is_used


def test_a_change_is_kept_that_comes_before_the_end_of_the_copy_is_heard_of(
    document: Document, recovery: Recovery, qtbot: QtBot
) -> None:
    assert recovery._copy is not None
    recovery._copy.wait()  # its thread has looked for changes for the last time
    document.edit("another seed", with_seed(document.lesson, 78))
    qtbot.waitUntil(lambda: copies.read(recovery.copy).lesson == document.lesson, timeout=5000)


def test_a_flush_waits_for_what_is_written_meanwhile(
    document: Document, own_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, lessons = CopyPlace(), [with_seed(document.lesson, seed).lesson for seed in (80, 81)]
    flushes, fsync = count(), os.fsync

    def slow(descriptor: int) -> None:
        fsync(descriptor)
        if next(flushes) == 0:  # where it is from comes then
            place.write(lessons[1], Origin())

    monkeypatch.setattr(copy_place.os, "fsync", slow)
    place.write(lessons[0], Origin())
    assert not place.flush() and load(copies.newest_of(place.copy)) == lessons[1]
    assert place.flush() and place.flush() and load(place.copy) == lessons[1]
    place.remove()
    assert not list(own_folder.glob("*"))


def test_where_a_copy_comes_from_is_written_anew_where_that_has_changed(own_folder: Path, tmp_path: Path) -> None:
    place, lesson = CopyPlace(), find("random-stack")
    places = [Origin(tmp_path / "mine.json", "", change) for change in ("a seed", "a seed", "a weight")]
    own, written = copies.origin_of(copies.newest_of(place.copy)), []
    for origin in places:
        place.write(lesson, origin)
        written.append(own.stat().st_ino)
    assert written[0] == written[1] != written[2]
    own.unlink()
    place.write(lesson, places[-1])
    place.leave()
    (left,) = find_left()
    assert isinstance(left, Lost) and left.change == "a weight"


def test_each_copy_has_where_it_comes_from_of_its_own_until_the_disk_has_the_newest(tmp_path: Path) -> None:
    place, lesson = CopyPlace(), find("random-stack")
    before, after = (Origin(tmp_path / name, "", name) for name in ("before.json", "after.json"))
    place.write(lesson, before)
    place.flush()
    place.write(with_seed(Document(lesson).lesson, 78).lesson, after)
    place.leave()
    (left,) = find_left()
    assert isinstance(left, Lost) and (left.path, left.change) == (after.path, after.change)
    newest = copies.newest_of(place.copy)
    for path in (newest, copies.origin_of(newest)):
        path.write_bytes(b"")  # as a power cut may leave them
    (left,) = find_left()
    assert isinstance(left, Lost) and (left.path, left.change) == (before.path, before.change)


def test_a_write_that_failed_half_way_leaves_no_other_place_to_the_next_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    place, lesson = CopyPlace(), find("random-stack")
    mine, other = (Origin(tmp_path / name, "", "a seed") for name in ("mine.json", "other.json"))
    place.write(lesson, mine)

    def full(lesson: Lesson, path: Path, *, flushed: bool) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as broken, pytest.raises(OSError, match="No space"):
        broken.setattr(copy_place, "save", full)
        place.write(lesson, other)
    assert not place.holds(lesson, mine)
    place.write(lesson, mine)
    place.leave()
    (left,) = find_left()
    assert isinstance(left, Lost) and left.path == mine.path


def test_what_was_recovered_stays_in_its_copy_until_the_disk_has_it_here(
    document: Document, recovery: Recovery, own_folder: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    flushing, flushed, writing, go_on = (threading.Event() for _ in range(4))

    def fsync(descriptor: int) -> None:
        flushing.set()
        flushed.wait(20)

    def write(lesson: Lesson, path: Path, *, flushed: bool) -> None:
        writing.set()
        go_on.wait(20)
        save(lesson, path, flushed=flushed)

    monkeypatch.setattr(copy_place.os, "fsync", fsync)
    qtbot.waitUntil(flushing.is_set, timeout=5000)
    monkeypatch.setattr(copy_place, "save", write)
    flushed.set()
    assert recovery._flush is not None
    recovery._flush.wait()  # the window has not heard of it yet
    theirs = own_folder / "theirs.json"
    theirs.write_text("{}")
    document.begin(with_seed(document.lesson, 78).lesson, LessonFile(None, None))
    recovery.inherit(theirs, "another seed")
    qtbot.waitUntil(writing.is_set, timeout=5000)
    qtbot.wait(50)
    assert theirs.exists()
    go_on.set()
    qtbot.waitUntil(lambda: not theirs.exists(), timeout=5000)
    assert load(recovery.copy) == document.lesson


def test_a_large_copy_that_the_disk_may_not_have_is_read_beside_the_window(
    document: Document, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    place, found, parent = CopyPlace(), list[tuple[copies.Left, ...]](), QObject()
    place.write(document.lesson, Origin())
    place.leave()
    monkeypatch.setattr(read_lesson, "MOST_AT_ONCE", 0)
    jobs = find_left_beside(found.append, parent)
    assert not found and jobs.is_running
    qtbot.waitUntil(lambda: len(found) == 1, timeout=5000)
    assert [left.copy for left in found[0]] == [place.copy]
    jobs.stop()
