"""What the program does with files: each act with the name of the file that it is about, as it is done in use."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl

from simulator.lessons.builtin import find
from simulator.lessons.file import load, save
from simulator.lessons.guide.results.kept import NAME
from tests.simulator.lessons.guide.results.records import RECORDS
from tests.ui.export.short_film import ShortFilm
from tests.ui.faulty import faulty_program
from ui.cli.verb import find_verb
from ui.dialogs.incoming import look_into
from ui.export import Settings, export
from ui.export.batch import course, lecture_pack
from ui.export.batch.pack_parts import Part
from ui.export.batch.runner import RECORD, Batch
from ui.export.writers.frames import FramesSettings
from ui.export.writers.mp4 import Mp4Settings
from ui.export.writers.png import PngSettings
from ui.jobs.pack_job import PackJob
from ui.settings import kept_results, settings
from ui.state.lesson_file import LessonFile
from ui.window.recovery.copies import Origin, find_left
from ui.window.recovery.copy_place import CopyPlace

PICTURE = PngSettings(width=96, height=64, at=(0, 0))
FILM = Mp4Settings(width=96, height=64, fps=5, subtitles="both")
FRAMES = FramesSettings(width=96, height=64, fps=2)
PACK = "pack/"
PARTS = [
    Part("picture.png", "A picture", ("--at=0", "--size=96x64"), "Paper"),
    Part("run.csv", "Every vector", (), "Data", "trace"),
]
ROOT = Path(__file__).resolve().parents[2]
Act = Callable[[Path], object]


def _read_settings(place: Path) -> object:
    return settings.theme(), settings.recent(), settings.habits()


def _remember(place: Path) -> None:
    settings.remember_theme("dark")


def _keep_result(place: Path) -> None:
    kept_results.add(place.with_name(NAME), RECORDS)


def _keep_copy(place: Path) -> None:
    kept = CopyPlace()
    kept.copy = place.with_suffix(".json")
    kept.write(find("worked-example"), Origin())
    kept.flush()
    kept.leave()


def _drop(place: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(place))])
    look_into(data)


def _exporting(written: Settings, ending: str) -> Act:
    """Exports a film to the target to which the file belongs."""
    target = "film" + ending
    return lambda place: export(ShortFilm(), f"{place.parent}/{target}", written)


def _command(*words: str) -> None:
    """Do what a verb of the command line does; what it does not say in words is no good end."""
    verb = find_verb(words[0])
    assert verb is not None
    try:
        verb.main(words[1:])
    except OSError as error:
        raise AssertionError("a traceback") from error


def _export_lesson(place: Path) -> None:
    _command("export", str(place), "-o", str(place.parent / "made.png"), "--at=0", "--size=96x64")


def write_pack(place: Path) -> None:
    """Write the pack that a file belongs to, as the window does."""
    folder = place.parent if place.parent.name == "pack" else place.parent.parent
    try:
        PackJob(find("worked-example"), folder, ()).work(lambda done, of: None)
    except OSError as error:
        raise AssertionError("something unforeseen") from error


def pack_by_command(place: Path, fault: str) -> int:
    """Write a pack of a lesson that has a fault from the command line. Returns the exit code."""
    command = faulty_program(place, fault, "pack", str(place), "-o", str(place.parent / "pack"))
    done = subprocess.run(command, check=False, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode


ACTS: dict[str, tuple[str, Act]] = {
    "lesson: open": ("mine.json", load),
    "lesson: open in the window": ("mine.json", LessonFile.read),
    "lesson: drop": ("mine.json", _drop),
    "lesson: look whether it changed": ("mine.json", lambda place: LessonFile(place, None).find_change()),
    "lesson: save": ("mine.json", lambda place: save(find("random-stack"), place)),
    "lesson: export": ("mine.json", _export_lesson),
    "course: render": ("course.json", course.load),
    "settings: start": ("Gatelight/Gatelight.ini", _read_settings),
    "settings: quit": ("Gatelight/Gatelight.ini", _remember),
    "lock of the settings: quit": ("Gatelight/Gatelight.ini.lock", _remember),
    "results: read": ("Gatelight/results.jsonl", kept_results.read),
    "results: keep": ("Gatelight/results.jsonl", _keep_result),
    "lock of the results: keep": ("Gatelight/results.jsonl.lock", _keep_result),
    "copy: start": ("recovery/1-2.json", lambda place: find_left()),
    "copy: autosave": ("recovery/1-2.json", _keep_copy),
    "origin of a copy: start": ("recovery/1-2.where", lambda place: find_left()),
    "origin of a copy: autosave": ("recovery/1-2.where", _keep_copy),
    "lock of a copy: start": ("recovery/1-2.lock", lambda place: find_left()),
    "lock of a copy: autosave": ("recovery/1-2.lock", _keep_copy),
    "table: trace": ("run.csv", lambda place: _command("trace", "worked-example", "-o", str(place))),
    "picture: export": ("film.png", _exporting(PICTURE, ".png")),
    "film: export": ("film.mp4", _exporting(FILM, ".mp4")),
    "subtitles: export": ("film.srt", _exporting(FILM, ".mp4")),
    "folder of pictures: export": ("film", _exporting(FRAMES, "/")),
}
"""What is done with which file, in a folder of a test."""

PACKING: dict[str, tuple[str, Act]] = {
    "record of a pack: read": (f"{PACK}{RECORD}", lambda place: Batch((), (), place.parent)),
    "record of a pack: pack": (f"{PACK}{RECORD}", write_pack),
    "page of a pack: pack": (f"{PACK}{lecture_pack.INDEX}", write_pack),
    "lesson of a pack: pack": (f"{PACK}students/lesson.json", write_pack),
    "picture of a pack: pack": (f"{PACK}students/picture.png", write_pack),
    "table of a pack: pack": (f"{PACK}students/run.csv", write_pack),
}
"""What is done with which file of a pack."""
