"""A run becomes a film in one call, without a window, a display or an application of one's own."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtGui import QGuiApplication

from simulator.lessons.run import Run
from simulator.lessons.run import run as run_lesson
from tests.ui.cli.test_command_line import python
from tests.ui.export.short_film import ShortFilm
from ui.export import ExportError, export, export_film
from ui.export.writers.png import PngSettings

ALONE = """
from simulator.lessons.run import run
from ui.export import ExportError, export_film

made = run("jenny-rafsun")
"""
SMALL = {"width": 320, "height": 180}


@pytest.fixture(scope="module")
def run() -> Run:
    return run_lesson("jenny-rafsun")


def test_a_part_of_a_run_is_a_film(qapp: QGuiApplication, run: Run, tmp_path: Path) -> None:
    target = tmp_path / "rafsun.gif"
    assert export_film(run, target, tokens=range(11, 12), fps=10, theme="dark", **SMALL) == target
    with Image.open(target) as picture:
        assert picture.size == (320, 180)
        assert picture.info["duration"] == 100
        assert sum(picture.convert("RGB").getpixel((0, 0))) < 200


def test_options_of_the_film_and_settings_of_the_format_are_told_apart(
    qapp: QGuiApplication, run: Run, tmp_path: Path
) -> None:
    made = {}
    for name, options in {"plain": {}, "other": {"view": "kept", "unit": 1, "language": "de"}}.items():
        place = export_film(run, tmp_path / f"{name}.png", at=(3, 0), **SMALL, **options)
        with Image.open(place) as picture:
            made[name] = np.asarray(picture)
    assert made["plain"].shape == made["other"].shape == (180, 320, 3)
    assert (made["plain"] != made["other"]).any()


@pytest.mark.parametrize(
    ("name", "given", "said"),
    [
        ("a.gif", {"themee": "dark"}, "themee is no setting of .gif, and no option of a film. Did you mean theme?"),
        ("a.gif", {"vieww": "cell"}, "Did you mean view?"),
        ("a.pdf", {"fps": 10.0}, "fps is no setting of .pdf"),
        ("a.gif", {"theme": "pink"}, "Choose light, dark"),
        ("a.gif", {"width": "wide"}, "width cannot be 'wide'. It is a value like 1920."),
        ("a.gif", {"width": 10}, "Width cannot be 10. Choose 64 to 7680."),
        ("a.gif", {"view": "sell"}, "view sell: there is none of that name. Did you mean cell?"),
        ("a.gif", {"language": "xx"}, "language xx: there is none of that name. Known: de, en."),
        ("a.gif", {"unit": 9}, "units 0 to 2, not 9"),
        ("a.gif", {"layer": 9}, "layers 0 to 1, not 9"),
        ("a.gif", {"tokens": range(30, 40)}, "The tokens are 0 to 19"),
        ("a.gif", {"tokens": range(0, 9, 2)}, "a range in steps of 1"),
        ("a.pdf", {"tokens": range(3), "at": (1, 0)}, "without at"),
        ("a.pdf", {"at": (1, 99)}, "There is no beat 99"),
        ("a.pdf", {"at": 3}, "at cannot be 3. It is a value like (0, 0)."),
        ("a.pdf", {"at": (3, "x")}, "It is a value like (0, 0)."),
        ("a.png", {}, "at=(TOKEN, BEAT)"),
        ("a.bmp", {}, "End it with .apng"),
        ("none/a.gif", {}, "There is no folder"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_written(
    qapp: QGuiApplication, run: Run, tmp_path: Path, name: str, given: dict[str, object], said: str
) -> None:
    with pytest.raises(ExportError) as caught:
        export_film(run, tmp_path / name, **given)
    assert said in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_settings_of_another_format_are_refused(qapp: QGuiApplication, tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="GifSettings, not PngSettings"):
        export(ShortFilm(), str(tmp_path / "a.gif"), PngSettings())


def test_a_picture_of_no_run_is_no_notebook(qapp: QGuiApplication, tmp_path: Path) -> None:
    from ui.export.writers.ipynb import NotebookSettings

    with pytest.raises(ExportError, match="“Three words” is a picture of no run"):
        export(ShortFilm(), str(tmp_path / "a.ipynb"), NotebookSettings())


def test_the_names_are_quick_to_import() -> None:
    program = "import sys; from ui.export import export_film; print({'PySide6', 'av', 'numpy'} & {*sys.modules})"
    ended = python("-c", program)
    assert ended.stdout == "set()\n", ended.stderr


def test_no_application_is_needed(tmp_path: Path) -> None:
    target = tmp_path / "a.png"
    ended = python("-c", f"{ALONE}\nprint(export_film(made, {str(target)!r}, at=(3, 0), width=320, height=180))")
    assert ended.stdout == f"{target}\n", ended.stderr
    assert ended.returncode == 0
    with Image.open(target) as picture:
        assert len(picture.getcolors(10**6) or ()) > 20


def test_no_application_is_needed_for_previews_and_estimates() -> None:
    program = (
        "from ui.export import formats\n"
        "from ui.export.estimate import estimate\n"
        "from ui.export.preview import preview\n"
        "from ui.film.film import Film\n"
        "film, format = Film(made.lesson, made), formats()['.png']\n"
        "settings = format.settings(width=320, height=180, at=(3, 0))\n"
        "{}"
    )
    calls = {
        "preview(film, format, settings, 1.0, (160, 90)).width()": "160",
        "estimate(film, format, settings).pictures": "1",
    }
    for call, printed in calls.items():
        ended = python("-c", ALONE + program.format(f"print({call})"))
        assert ended.stdout.strip() == printed, ended.stderr


def test_another_thread_is_told_that_there_is_no_application(tmp_path: Path) -> None:
    program = f"""
import threading

def write(name):
    try:
        print(export_film(made, f"{tmp_path}/{{name}}.png", at=(3, 0), width=320, height=180).name)
    except ExportError as error:
        print(error)

def aside(name):
    thread = threading.Thread(target=write, args=(name,))
    thread.start()
    thread.join()

aside("a")
write("b")
aside("c")
"""
    ended = python("-c", ALONE + program)
    first, *others = ended.stdout.splitlines()
    assert "only the main thread can make it" in first, ended.stderr
    assert others == ["b.png", "c.png"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b.png", "c.png"]


def test_an_application_that_cannot_paint_is_told() -> None:
    program = """
from PySide6.QtCore import QCoreApplication
application = QCoreApplication([])
try:
    export_film(made, "a.png", at=(3, 0))
except ExportError as error:
    print(error)
"""
    assert "cannot paint" in python("-c", ALONE + program).stdout
