"""What holds for every format: whole or not at all, clear errors, any thread, flat memory."""

import errno
import os
import shutil
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from simulator.engine.progress import Cancelled
from simulator.io.os_errors import explain_os_error
from tests.ui.export.reading import names
from tests.ui.export.short_film import ShortFilm
from ui.export import ExportError, export, format_of, formats, writers
from ui.export.format import Format, MovingSettings, Settings, describe_settings
from ui.film.marks import Frame

ENDINGS = (".mp4", ".webm", ".gif", ".webp", ".apng", ".png", ".svg", ".pdf", ".pptx", ".tex", ".html", "/")


class BrokenFilm(ShortFilm):
    """A film whose last token cannot be drawn."""

    def frame(self, time: float) -> Frame:
        """Fail in the last token."""
        if time >= 2.0:
            raise ZeroDivisionError
        return super().frame(time)


TEXTS = {".ipynb", ".md", ".onnx", ".py", ".txt", ".zip"}  # which have no film of no run, and tests of their own


def small(ending: str) -> Settings:
    """Quick settings for a format."""
    settings = replace(formats()[ending].settings(), width=160, height=90)
    if isinstance(settings, MovingSettings):
        return replace(settings, fps=10)
    return replace(settings, at=(2, 1)) if formats()[ending].needs_at else settings


def target_in(folder: Path, ending: str) -> Path:
    """A target of this format that holds something already."""
    target = folder / ("frames" if ending == "/" else f"film{ending}")
    if ending == "/":
        target.mkdir()
        (target / "frame-00000.png").write_bytes(b"before")
    else:
        target.write_bytes(b"before")
    return target


def is_untouched(target: Path) -> bool:
    """Whether the target is as `target_in` made it, with nothing beside it."""
    inside = target / "frame-00000.png" if target.is_dir() else target
    return inside.read_bytes() == b"before" and names(target.parent) == [target.name]


def test_the_formats_are_found() -> None:
    assert {*ENDINGS, *TEXTS} == set(formats())


def test_a_new_format_is_one_new_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, film: ShortFilm) -> None:
    (tmp_path / "words.py").write_text(
        "from ui.export.format import Format, StillSettings\n"
        "def write(job):\n    job.place.write_text(' '.join(job.film.timeline.tokens))\n"
        "FORMAT = Format('.words', 'Words', 'Data', False, StillSettings, write)\n"
    )
    monkeypatch.setattr(writers, "__path__", [*writers.__path__, str(tmp_path)])
    formats.cache_clear()
    try:
        export(film, str(tmp_path / "film.words"), formats()[".words"].settings())
        assert (tmp_path / "film.words").read_text() == "one two three"
    finally:
        monkeypatch.undo()
        formats.cache_clear()
        del sys.modules["ui.export.writers.words"]


@pytest.mark.parametrize("format", formats().values(), ids=lambda format: format.ending)
def test_every_setting_describes_itself(format: Format) -> None:
    settings = format.settings()
    assert {"width", "height", "theme"} <= set(describe_settings(format.settings)) or format.ending in TEXTS
    for name, description in describe_settings(format.settings).items():
        assert description.title
        assert description.accepts(getattr(settings, name))
        assert description.range


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_failure_leaves_what_was_there(film: ShortFilm, tmp_path: Path, ending: str) -> None:
    target = target_in(tmp_path, ending)
    with pytest.raises(ZeroDivisionError):
        export(BrokenFilm(), str(target), small(ending))
    assert is_untouched(target)


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("after", [0, 1])
def test_cancelling_leaves_what_was_there(film: ShortFilm, tmp_path: Path, ending: str, after: int) -> None:
    target = target_in(tmp_path, ending)
    asked = iter(range(10_000))
    with pytest.raises(Cancelled):
        export(film, str(target), small(ending), cancelled=lambda: next(asked) >= after)
    assert is_untouched(target)


class LeavingFilm(ShortFilm):
    """A film during which the folder of its file goes away, as when a disk is pulled out."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder

    def frame(self, time: float) -> Frame:
        """Take the folder away in the last token."""
        if time >= 2.0:
            shutil.rmtree(self.folder, ignore_errors=True)
        return super().frame(time)


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_folder_that_goes_away_meanwhile_is_named(film: ShortFilm, tmp_path: Path, ending: str) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    with pytest.raises(ExportError, match="stick"):
        export(LeavingFilm(folder), f"{folder}/film{ending}", small(ending))
    assert not (folder / f"film{ending}").exists()


@pytest.mark.parametrize("ending", ENDINGS)
def test_progress_is_told_from_none_to_all(film: ShortFilm, tmp_path: Path, ending: str) -> None:
    told: list[tuple[int, int]] = []
    export(film, str(tmp_path / "film") + ending, small(ending), lambda done, total: told.append((done, total)))
    total = told[0][1]
    assert total > 0
    assert told == [(done, total) for done in range(total + 1)]


@pytest.mark.parametrize("ending", ENDINGS)
def test_it_works_in_any_thread(film: ShortFilm, tmp_path: Path, ending: str) -> None:
    target = str(tmp_path / "film") + ending
    before = threading.active_count()
    worker = threading.Thread(target=export, args=(film, target, small(ending)))
    worker.start()
    worker.join()
    assert Path(target).exists()
    assert threading.active_count() <= before, "one that others began may have ended meanwhile"


def test_twice_the_same_file(film: ShortFilm, tmp_path: Path) -> None:
    for ending in (ending for ending in ENDINGS if ending != "/"):
        written = []
        for folder in (tmp_path / "one", tmp_path / "two"):
            folder.mkdir(exist_ok=True)
            export(film, str(folder / f"film{ending}"), small(ending))
            written.append({path.name: path.read_bytes() for path in folder.iterdir()})
            if ending == ".pdf":
                time.sleep(1.01)  # its dates have whole seconds
        assert written[0] == written[1], ending


@pytest.mark.parametrize("target", ["film", "film.bmp", "film.mp4.old"])
def test_an_ending_that_says_nothing_lists_those_there_are(target: str) -> None:
    with pytest.raises(ExportError, match=r"\.mp4.*\.pdf.*folder") as caught:
        format_of(target)
    assert target in str(caught.value)


def test_an_ending_may_be_in_capitals() -> None:
    assert format_of("FILM.MP4").ending == ".mp4"


def test_a_folder_that_exists_needs_no_slash(tmp_path: Path) -> None:
    assert format_of(str(tmp_path)).folder


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_missing_folder_is_named(film: ShortFilm, tmp_path: Path, ending: str) -> None:
    with pytest.raises(ExportError, match=r"There is no folder .*nowhere.*Create it"):
        export(film, f"{tmp_path}/nowhere/film{ending}", small(ending))
    assert names(tmp_path) == []


def test_a_folder_in_the_files_place_is_named(film: ShortFilm, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ExportError, match="is not a folder"):
        export(film, str(tmp_path / "file" / "film.mp4"), small(".mp4"))


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "The disk is full"),
        (errno.EACCES, "Nothing may be written in"),
        (errno.EROFS, "Nothing may be written in"),
        (errno.ENAMETOOLONG, "too long"),
        (errno.EIO, "Input/output error"),
    ],
)
def test_what_the_system_says_is_explained(number: int, said: str) -> None:
    problem, remedy = explain_os_error(OSError(number, os.strerror(number)), "/some/where/{film}.mp4")
    assert said in problem
    assert "/some/where" in problem
    assert remedy.endswith(".")


def test_a_file_that_is_missing_elsewhere_is_not_the_target_s_fault(tmp_path: Path) -> None:
    missing = FileNotFoundError(errno.ENOENT, "No such file or directory", "/some/templates/notesMaster.xml")
    problem, remedy = explain_os_error(missing, tmp_path / "film.pptx")
    assert "/some/templates/notesMaster.xml" in problem and "folder" not in problem and "Install" in remedy
    for beside in (tmp_path / ".film-1.pptx", tmp_path / ".frames-1" / "frame-00001.png"):
        own = FileNotFoundError(errno.ENOENT, "No such file or directory", str(beside))
        assert "There is no folder" in explain_os_error(own, tmp_path / "film.pptx")[0]
    assert "There is no folder" in explain_os_error(missing, tmp_path / "none" / "film.pptx")[0]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"width": 10}, "Width cannot be 10. Choose 64 to 7680."),
        ({"height": 99999}, "Height cannot be 99999. Choose 64 to 4320."),
        ({"theme": "pink"}, "Colours cannot be pink. Choose light, dark, "),
        ({"fps": 0.0}, "Frames a second cannot be 0.0. Choose 1 to 120."),
        ({"fps": float("nan")}, "Frames a second cannot be nan."),
        ({"quality": 7}, "Quality cannot be 7. Choose 14, 18, 23, 28."),
        ({"tokens": (1, 9)}, "There are no tokens 1:9. The tokens are 0 to 2"),
        ({"tokens": (2, 2)}, "There are no tokens 2:2."),
    ],
)
def test_settings_out_of_range_are_refused(film: ShortFilm, tmp_path: Path, change: dict, said: str) -> None:
    with pytest.raises(ExportError) as caught:
        export(film, str(tmp_path / "film.mp4"), replace(small(".mp4"), **change))
    assert str(caught.value).startswith(said)
    assert names(tmp_path) == []


@pytest.mark.parametrize(("at", "said"), [((3, 0), "There is no token 3."), ((0, 2), "There is no beat 2.")])
def test_a_still_that_is_not_there_is_refused(film: ShortFilm, tmp_path: Path, at: tuple[int, int], said: str) -> None:
    with pytest.raises(ExportError, match=said):
        export(film, str(tmp_path / "film.png"), replace(small(".png"), at=at))


MEASURE = """
import resource, sys
from PySide6.QtGui import QGuiApplication
application = QGuiApplication(["test", "-platform", "offscreen"])
from tests.ui.export.short_film import ShortFilm
from ui.export import export
from ui.export.writers.mp4 import Mp4Settings
for fps in (10, 100):
    export(ShortFilm(), sys.argv[1], Mp4Settings(width=960, height=540, fps=fps))
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="measured with Linux's own numbers")
def test_ten_times_the_frames_need_no_more_memory(tmp_path: Path) -> None:
    command = [sys.executable, "-c", MEASURE, str(tmp_path / "film.mp4")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    before, after = (int(line) for line in done.stdout.split())
    frame = 960 * 540 * 4 / 1024
    assert after - before < 60 * frame  # 270 frames more


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_name_may_be_as_long_as_the_system_allows(film: ShortFilm, tmp_path: Path, ending: str) -> None:
    name = "n" * 245 if ending == ".tex" else "ভ" * 83  # 249 bytes; LaTeX reads plain names, and has files beside it
    export(film, f"{tmp_path}/{name}{ending}", small(ending))
    assert f"{name}{ending}".rstrip("/") in names(tmp_path)
    assert all(found.startswith(name) for found in names(tmp_path))
