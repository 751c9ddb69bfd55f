"""Contact sheets, to be looked at after a change: `python docs/sheets.py FOLDER`.

One PNG for each view and theme: a row for each cell, a column for each number of units, at the same beat of a lesson
with random weights and a very long token. `--page 4:3` or `1:1` lays them out for other shapes. With `--overview FILE`
one picture of all cells at all levels of the zoom, with `--eyes FILE` one of all views as seen by eyes that tell fewer
colours.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from simulator.cells import cells
from simulator.lessons.builtin import find
from simulator.lessons.run import run
from simulator.lessons.schema import LayerSpec, Lesson
from simulator.text.embedding import Random
from simulator.text.tokens import Words
from ui.film.drawing.page import page_for
from ui.film.drawing.zoom import LEVELS
from ui.film.film import Film, FilmOptions
from ui.film.views import views
from ui.paint.painter import image, paint
from ui.paint.theme import THEMES

UNITS = (1, 4, 8, 16, 64, 512)
WORDS = "I love donaudampfschifffahrtsgesellschaftskapitän and she is good"
TOKEN, WIDTH = 2, 960  # the long word; the pixels of a picture's width
OVERVIEW = 480  # the same in the overview
LESSON, TOLD = "jenny-rafsun", 11  # what the sheet for other eyes shows
EYES = ("", "protanomaly", "deuteranomaly", "tritanomaly", "grey")
GREY = np.array([0.2126, 0.7152, 0.0722])


def lesson(cell: str, units: int) -> Lesson:
    """Three layers of a cell over a few words."""
    layers = tuple(LayerSpec(cell=cell, units=units, seed=k) for k in range(3))
    return Lesson(title="Random weights", sequence=Words(WORDS), embedding=Random(size=4, seed=1), layers=layers)


def sheet(view: str, theme: str, shape: tuple[int, int]) -> QImage:
    """All cells at all sizes."""
    width, height = WIDTH, WIDTH * shape[1] // shape[0]
    made = QImage(width * len(UNITS), height * len(cells()), QImage.Format.Format_RGB32)
    with QPainter(made) as painter:
        for row, cell in enumerate(cells()):
            for column, units in enumerate(UNITS):
                film = _film(cell, units, view).on(page_for(*shape))
                beat = (row + column) % len(film.timeline.beats)
                frame = film.frame(film.timeline.time_of(TOKEN, beat, (0.3, 0.6, 0.95)[column % 3]))
                paint(painter, frame, THEMES[theme], QRectF(column * width, row * height, width, height))
    return made


def overview(theme: str) -> QImage:
    """A row for each cell, a column for each level of the zoom."""
    width, height = OVERVIEW, OVERVIEW * 9 // 16
    made = QImage(width * len(LEVELS), height * len(cells()), QImage.Format.Format_RGB32)
    with QPainter(made) as painter:
        for row, cell in enumerate(cells()):
            for column, view in enumerate(LEVELS):
                film = _film(cell, 4, view)
                time = film.timeline.time_at_rest(4, len(film.timeline.beats) - 2)
                place = QRectF(column * width, row * height, width, height)
                paint(painter, film.frame(time), THEMES[theme], place)
    return made


def eyes(theme: str) -> QImage:
    """A row for each view of a lesson; the columns are the usual eye, no red, no green, no blue, and no colour."""
    from colorspacious import cspace_convert  # that tests use, too

    width, height = OVERVIEW, OVERVIEW * 9 // 16
    lesson, shown = find(LESSON), list(views())
    trace, made = run(lesson), QImage(width * len(EYES), height * len(views()), QImage.Format.Format_RGB888)
    pixels = np.frombuffer(made.bits(), np.uint8).reshape(made.height(), made.bytesPerLine())[:, : 3 * made.width()]
    pixels = pixels.reshape(made.height(), made.width(), 3)
    for row, view in enumerate(shown):
        film = Film(lesson, trace, FilmOptions(view=view))
        frame = film.frame(film.timeline.time_at_rest(TOLD, len(film.timeline.beats) - 2))
        picture = image(frame, THEMES[theme], width, height).convertToFormat(QImage.Format.Format_RGB888)
        seen = np.frombuffer(picture.constBits(), np.uint8).reshape(height, -1)[:, : 3 * width].reshape(-1, 3) / 255
        for column, eye in enumerate(EYES):
            space = {"name": "sRGB1+CVD", "cvd_type": eye, "severity": 100}
            if eye == "grey":
                told = np.repeat(seen @ GREY[:, None], 3, axis=1)
            else:
                told = cspace_convert(seen, space, "sRGB1") if eye else seen
            place = pixels[row * height : (row + 1) * height, column * width : (column + 1) * width]
            place[:] = (255 * np.clip(told, 0, 1)).astype(np.uint8).reshape(height, width, 3)
    return made


_traces: dict[tuple[str, int], tuple[Lesson, object]] = {}


def _film(cell: str, units: int, view: str) -> Film:
    if (cell, units) not in _traces:
        made = lesson(cell, units)
        _traces[cell, units] = made, run(made)
    made, trace = _traces[cell, units]
    return Film(made, trace, FilmOptions(view=view, layer=1))  # type: ignore[arg-type]


def main() -> None:
    """Write the sheets."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--overview", type=Path, metavar="FILE")
    parser.add_argument("--view", choices=list(views()), action="append")
    parser.add_argument("--theme", choices=list(THEMES), action="append")
    parser.add_argument("--page", default="16:9")
    parser.add_argument("--eyes", type=Path, metavar="FILE")
    given = parser.parse_args()
    across, down = map(int, given.page.split(":"))
    application = QGuiApplication(sys.argv[:1])
    if given.overview is not None:
        overview((given.theme or ["light"])[0]).save(str(given.overview))
    if given.eyes is not None:
        eyes((given.theme or ["light"])[0]).save(str(given.eyes))
    if given.folder is not None:
        given.folder.mkdir(parents=True, exist_ok=True)
    for view in given.view or views() if given.folder is not None else ():
        for theme in given.theme or THEMES:
            target = given.folder / f"{view}-{theme}-{across}x{down}.png"
            sheet(view, theme, (across, down)).save(str(target))
            print(target)
    del application


if __name__ == "__main__":
    main()
