"""The exercises of an export: one for each step that was chosen, of the layer in view."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from simulator.analysis.worksheet import Worksheet, WorksheetError, worksheet
from ui.export.format import Description, ExportError, Job, Settings, StillSettings, Unused
from ui.export.pages.exercise.paper import pages
from ui.export.pages.pdf import PAPERS
from ui.export.pictures import still_places
from ui.film.marks import Page
from ui.paint.painter import paint
from ui.paint.theme import THEMES

S = TypeVar("S", bound=Settings)
EXERCISE = "an exercise is a step of a whole layer, with no picture of it"
SHEET = Description(
    "Worksheet",
    "the key can stand in a file of its own, which is not handed out",
    choices=(("both", "Exercise, then its key"), ("exercise", "Exercise alone"), ("key", "Key alone")),
)
SIDES = {"both": (False, True), "exercise": (False,), "key": (True,)}  # whether the pages have the answers
NO_SHEET = Unused(("sheet",), "only a worksheet has a key")
UNITS_PER_POINT = 1240 / PAPERS["a4"][0]


def worksheets(job: Job[StillSettings]) -> list[Worksheet]:
    """The exercises, telling the job's progress. Raises ExportError for steps that no hand can compute."""
    steps = list(dict.fromkeys(token for token, _ in still_places(job.film, job.settings)))
    return worksheets_of(job, steps)


def worksheets_of(job: Job[S], steps: Sequence[int]) -> list[Worksheet]:
    """The exercises of these steps, as `worksheets`."""
    scene, found = job.scene, []
    for number, step in enumerate(steps):
        job.step(number, len(steps))
        try:
            found.append(worksheet(scene.trace, scene.layer, step))
        except WorksheetError as error:
            raise ExportError(str(error), "Choose another layer, or a smaller one.") from None
    job.step(len(steps), len(steps))
    return found


def first_sheet(
    job: Job[StillSettings], paper: tuple[float, float], wide: int, high: int, sides: Sequence[bool]
) -> QImage:
    """The first page of the first exercise, or of its key, in at most so many pixels. Raises ExportError as
    `worksheets` does.
    """
    found = worksheets(job._replace(settings=replace(job.settings, at=still_places(job.film, job.settings)[0])))
    page = Page(paper[0] * UNITS_PER_POINT, paper[1] * UNITS_PER_POINT)
    scale = min(wide / page.width, high / page.height)
    made = QImage(round(scale * page.width), round(scale * page.height), QImage.Format.Format_RGB32)
    with QPainter(made) as painter:
        frame = pages(found, job.scene, page, sides)[0]
        paint(painter, frame, THEMES[job.settings.theme], QRectF(0, 0, made.width(), made.height()))
    return made
