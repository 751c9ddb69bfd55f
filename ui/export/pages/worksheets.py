"""The exercises of an export: one for each step that was chosen, of the layer in view; or what the lesson asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from simulator.analysis.worksheet import Worksheet, WorksheetError, worksheet
from simulator.lessons.guide.storyline.questions.drawn import LARGEST_SEED
from ui.export.format import PICTURES, Description, ExportError, Job, Settings, StillSettings, Unused
from ui.export.pages.asked.paper import pages as asked_pages
from ui.export.pages.asked.questions import questionnaire
from ui.export.pages.exercise.paper import pages
from ui.export.pages.pdf import PAPERS
from ui.export.pictures import still_places
from ui.film.marks import Frame, Page
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
QUESTIONS = "questions", "Questions of the lesson, and their key"
"""A kind of pages, as it is typed and as it is called."""
SEED = Description("Number", "of what is drawn at random: equal numbers ask the same", least=1, most=LARGEST_SEED)
NO_SEED = Unused(("seed",), "only questions are drawn from a number")
ASKED = Unused(
    (*PICTURES, "layer", "tokens", "at", "each"), "the lesson itself says what is asked, and of which tokens"
)
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


def question_pages(job: Job[S], seed: int, paper: tuple[float, float], sides: Sequence[bool]) -> list[Frame]:
    """The pages of what the lesson asks. Raises ExportError where it asks nothing."""
    return asked_pages(questionnaire(job.scene, seed, job.step), job.scene.language, page_on(paper), sides)


def exercise_pages(job: Job[StillSettings], paper: tuple[float, float], sides: Sequence[bool]) -> list[Frame]:
    """The pages of the exercises. Raises ExportError as `worksheets` does."""
    return pages(worksheets(job), job.scene, page_on(paper), sides)


def page_on(paper: tuple[float, float]) -> Page:
    """A sheet of paper, given in points, as a page."""
    return Page(paper[0] * UNITS_PER_POINT, paper[1] * UNITS_PER_POINT)


def first_exercise(job: Job[StillSettings], paper: tuple[float, float], sides: Sequence[bool]) -> list[Frame]:
    """The pages of the first exercise alone."""
    first = replace(job.settings, at=still_places(job.film, job.settings)[0])
    return exercise_pages(job._replace(settings=first), paper, sides)


def first_sheet(frames: Sequence[Frame], theme: str, wide: int, high: int) -> QImage:
    """The first of some pages, in at most so many pixels."""
    frame = frames[0]
    page = frame.page
    scale = min(wide / page.width, high / page.height)
    made = QImage(round(scale * page.width), round(scale * page.height), QImage.Format.Format_RGB32)
    with QPainter(made) as painter:
        paint(painter, frame, THEMES[theme], QRectF(0, 0, made.width(), made.height()))
    return made
