"""Every file that is read or written, under every fault: nothing waits, nothing but words comes of it, nothing is lost.

What is known of each pair stands in docs/faults.md, which the test holds.
"""

from __future__ import annotations

import json
import random
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from tqdm import tqdm

from simulator.lessons.builtin import find
from simulator.lessons.file import load, save
from simulator.lessons.schema import LessonError
from tests.odd_files import at_once
from tests.ui.acts_on_files import ACTS, PACKING, PARTS, pack_by_command, write_pack
from tests.ui.faulty import FAULTS, REFUSED, faulty, faulty_program, filling, put
from ui.cli.verb import DONE, WRONG
from ui.export import ExportError
from ui.export.batch import lecture_pack
from ui.jobs import pack_job
from ui.settings import settings
from ui.window.recovery import copies

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Linux's libraries and displays")
TABLE = Path(__file__).resolve().parents[2] / "docs" / "faults.md"
LONGEST = 2.0  # seconds
PROGRAMS = 30.0  # that a pack may take, whose programs are started anew, on a busy machine
BY_COMMAND = "lesson: pack"
HELD_UP = [("picture of a pack: pack", "FIFO"), ("page of a pack: pack", "FIFO")]  # for ever, or as unforeseen
PAIRS = [(act, fault) for act in (*PACKING, BY_COMMAND) for fault in FAULTS]


def prepare(folder: Path, name: str) -> Path:
    """The file of this name as it is in use, whole."""
    place = folder / name
    place.parent.mkdir(parents=True, exist_ok=True)
    if name == "course.json":
        place.write_text(json.dumps({"exports": []}))
    elif name.endswith(".json") and not place.exists():
        save(find("worked-example"), place)
    return place


def outcome(folder: Path, act: str, fault: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """What came of an act on a file with a fault: "done", or that it was told in words."""
    name, do = (ACTS | PACKING)[act]
    place, copies_there = prepare(folder, name), folder / "recovery"
    monkeypatch.setattr(copies, "folder", lambda: copies_there)
    monkeypatch.setattr(pack_job, "MAKE", faulty_program(place, fault, "make"))
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder))
    save(find("worked-example"), folder / "beside.json")
    saved = place.read_bytes() if place.is_file() else None
    begun, longest = time.monotonic(), PROGRAMS if act.endswith(("pack", "export", "trace")) else LONGEST
    with faulty(place, fault, monkeypatch):
        try:
            at_once(lambda: do(place), longest)
            found = "done"
        except (LessonError, ExportError, OSError):
            found = "told"
        except SystemExit as ended:
            assert ended.code == WRONG
            found = "told"
    assert time.monotonic() - begun < longest, "it waits"
    assert load(folder / "beside.json") == find("worked-example")
    if fault in REFUSED and saved is not None and found == "told":
        assert place.read_bytes() == saved, "what was saved is there"
    assert not list(folder.rglob(".gatelight-????????????*")), "nothing is left half written"
    return found


def outcome_by_command(folder: Path, fault: str) -> str:
    """What came of a pack that a program writes of a lesson with a fault."""
    place = prepare(folder, "mine.json")
    put(place, fault)
    with filling(fault == "filled up"):
        code = pack_by_command(place, fault)
    assert code in (DONE, WRONG)
    assert not list(folder.rglob(".gatelight-????????????*")), "nothing is left half written"
    return "done" if code == DONE else "told"


@pytest.fixture(autouse=True)
def own_settings(
    qapp: QApplication, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """Settings of its own, and nothing that is told stands in a file: it would be cut off, too."""
    monkeypatch.setattr(tqdm, "monitor_interval", 0)  # without a thread of its own
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


@pytest.fixture
def pack(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a small pack, which is made once."""
    monkeypatch.setattr(lecture_pack, "parts", lambda *_, **__: PARTS)
    whole = tmp_path_factory.getbasetemp() / "whole-pack"
    if not whole.exists():
        write_pack(whole / "pack" / lecture_pack.INDEX)
    return whole


def check_packs(folder: Path, pack: Path, pairs: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of these acts on a file of a pack ends under its fault as the table says."""
    known = rows()
    for number, (act, fault) in enumerate(pairs):
        place = folder / str(number)
        shutil.copytree(pack, place)
        found = outcome_by_command(place, fault) if act == BY_COMMAND else outcome(place, act, fault, monkeypatch)
        assert found == known[act][FAULTS.index(fault)], f"{act}, {fault}"


def test_packs_end_as_the_table_says(tmp_path: Path, pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    check_packs(tmp_path, pack, [*random.Random(21).sample(PAIRS, 5), *HELD_UP], monkeypatch)


@pytest.mark.full
def test_all_packs_end_as_the_table_says(tmp_path: Path, pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    check_packs(tmp_path, pack, PAIRS, monkeypatch)
    assert [*rows()] == [*ACTS, *PACKING, BY_COMMAND]
