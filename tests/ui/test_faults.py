"""Every file that is read or written, under every fault: nothing waits, nothing but words comes of it, nothing is lost.

What is known of each pair stands in docs/faults.md, which the test holds.
"""

from __future__ import annotations

import errno
import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from simulator.lessons.builtin import find
from simulator.lessons.file import load, save
from simulator.lessons.schema import LessonError
from tests.odd_files import at_once, made
from ui.export.batch import course, runner
from ui.settings import settings
from ui.state.lesson_file import LessonFile
from ui.window.recovery import copies
from ui.window.recovery.copies import CopyPlace, Origin, find_left

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Linux's libraries and displays")
TABLE = Path(__file__).resolve().parents[2] / "docs" / "faults.md"
LONGEST = 2.0  # seconds
FAULTS = (
    "missing", "empty", "half", "newer", "no rights", "full disk", "FIFO", "device", "dangling link", "loop",
    "not UTF-8", "vanishing",
)  # fmt: skip
ODD = {"FIFO": "pipe", "device": "device", "loop": "loop"}


def put(place: Path, fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a file have a fault."""
    whole = place.read_bytes() if place.is_file() else b'{"format": 1}'
    if fault in (*ODD, "missing", "dangling link"):
        place.unlink(missing_ok=True)
    if fault in ODD:
        made(place.parent, ODD[fault], place.name)
    elif fault == "dangling link":
        place.symlink_to(place.parent / "nowhere" / "at all")
    elif fault != "missing" and fault not in ("no rights", "full disk", "vanishing"):
        contents = {"empty": b"", "half": whole[: len(whole) // 2], "newer": b'{"format": 999}'}
        place.write_bytes(contents.get(fault, b"\xff\xfe\x00" * 40))
    opened = os.open

    def faulty(path: str | Path, flags: int, *more: int, **others: int) -> int:
        writes = flags & (os.O_CREAT | os.O_WRONLY | os.O_RDWR)
        if fault == "full disk" and flags & os.O_CREAT:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        if fault == "no rights" and (writes or Path(path) == place):
            raise OSError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        if fault == "vanishing" and Path(path) == place:
            place.unlink(missing_ok=True)
        return opened(path, flags, *more, **others)

    monkeypatch.setattr(os, "open", faulty)


def _read_settings(place: Path) -> object:
    return settings.theme(), settings.recent(), settings.habits()


def _keep_copy(place: Path) -> object:
    kept = CopyPlace()
    kept.copy = place.with_suffix(".json")
    kept.write(find("worked-example"), Origin())
    kept.leave()
    return None


ACTS: dict[str, tuple[str, Callable[[Path], object]]] = {
    "lesson: open": ("mine.json", load),
    "lesson: open in the window": ("mine.json", LessonFile.read),
    "lesson: look whether it changed": ("mine.json", lambda place: LessonFile(place, None).find_change()),
    "lesson: save": ("mine.json", lambda place: save(find("random-stack"), place)),
    "course: render": ("course.json", course.load),
    "record of a pack: read": (runner.RECORD, lambda place: runner.Batch((), (), place.parent)),
    "settings: start": ("Gatelight/Gatelight.ini", _read_settings),
    "settings: quit": ("Gatelight/Gatelight.ini", lambda place: settings.remember_theme("dark")),
    "lock of the settings: quit": ("Gatelight/Gatelight.ini.lock", lambda place: settings.remember_theme("dark")),
    "copy: start": ("recovery/1-2.json", lambda place: find_left()),
    "copy: autosave": ("recovery/1-2.json", _keep_copy),
    "origin of a copy: start": ("recovery/1-2.where", lambda place: find_left()),
    "origin of a copy: autosave": ("recovery/1-2.where", _keep_copy),
    "lock of a copy: start": ("recovery/1-2.lock", lambda place: find_left()),
    "lock of a copy: autosave": ("recovery/1-2.lock", _keep_copy),
}


def outcome(folder: Path, act: str, fault: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """What came of an act on a file with a fault: "done", or that it was told in words."""
    name, do = ACTS[act]
    place = folder / name
    place.parent.mkdir(parents=True, exist_ok=True)
    copies_there = folder / "recovery"
    monkeypatch.setattr(copies, "folder", lambda: copies_there)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder))
    save(find("worked-example"), folder / "beside.json")
    if name.endswith(".json") and name != "course.json":
        save(find("worked-example"), place)
    elif name == "course.json":
        place.write_text(json.dumps({"exports": []}))
    saved = place.read_bytes() if place.is_file() else None
    begun = time.monotonic()
    with monkeypatch.context() as patched:
        put(place, fault, patched)
        try:
            at_once(lambda: do(place))
            found = "done"
        except (LessonError, OSError):
            found = "told"
    assert time.monotonic() - begun < LONGEST, "it waits"
    assert load(folder / "beside.json") == find("worked-example")
    if fault in ("no rights", "full disk") and saved is not None and found == "told":
        assert place.read_bytes() == saved, "what was saved is there"
    assert not list(folder.rglob(".gatelight-????????????*")), "nothing is left half written"
    return found


@pytest.fixture(autouse=True)
def own_settings() -> Iterator[None]:
    before = settings.place().parent
    yield
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(before))


def rows() -> dict[str, list[str]]:
    """The table of docs/faults.md: of each act what comes of each fault."""
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line.startswith("| ")][1:]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if not line.startswith("| ---")]
    return {row[0]: row[1:] for row in cells}


@pytest.mark.parametrize("act", ACTS)
def test_faults_end_as_the_table_says(tmp_path: Path, act: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found = []
    for number, fault in enumerate(FAULTS):
        place = tmp_path / str(number)
        place.mkdir()
        found.append(outcome(place, act, fault, monkeypatch))
    assert rows()[act] == found
