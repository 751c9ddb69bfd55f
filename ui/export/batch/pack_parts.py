"""What a lecture pack has of a run: its files, what each is for, and who gets it."""

from __future__ import annotations

import importlib.util
from typing import NamedTuple

from simulator.analysis.telling_steps import key_step
from simulator.analysis.worksheet import WorksheetError, worksheet
from simulator.lessons.models.packed import ENDING
from simulator.lessons.schema import Lesson
from simulator.network.trace import Trace
from ui.export.batch.pack_extent import Extent, extent_of
from ui.export.batch.shared_options import companions

STUDENTS, TEACHER = "students", "teacher"  # folders of what is handed out, and of what is not
_ASKS = "--as=questions"


def lesson_path(lesson: Lesson) -> str:
    """Where the lesson itself stands in the pack: in one file with the model that it is of, which nobody else has."""
    return f"{STUDENTS}/lesson{ENDING if lesson.files else '.json'}"


class Part(NamedTuple):
    """A file of the pack: its name, what it is for, the words of `export` beyond the common ones, and its folder."""

    name: str
    purpose: str
    options: tuple[str, ...] = ()
    group: str = "Film"
    command: str = "export"
    folder: str = STUDENTS

    @property
    def path(self) -> str:
        """Where it stands in the pack."""
        return f"{self.folder}/{self.name}"

    @property
    def companions(self) -> tuple[str, ...]:
        """What may stand beside it, by its paths in the pack."""
        if self.command != "export":
            return ()
        return tuple(f"{self.folder}/{name}" for name in companions(self.name, self.options))


def does_ask(lesson: Lesson) -> bool:
    """Whether there is anything that the guide of a lesson asks."""
    return lesson.storyline is not None and lesson.storyline.asks


def parts(trace: Trace, layer: int = 0, frames: bool = False, *, asks: bool = False) -> list[Part]:
    """What a pack of this run has; slides only where python-pptx is installed, a worksheet only of small layers, and
    a sheet of questions of a lesson that `asks`.

    With `frames` one step stands in it as single pictures, too, which are most of what a pack weighs then. Of a
    long run there is a part in slides and on pages, and its film is quicker.
    """
    step, extent = key_step(trace, layer), extent_of(trace, layer)
    some, at = f"--tokens={step}:{step + 1}", f"--at={step}"
    found = [*_films(some, frames, extent), *_slides(some, extent), *_paper(at, extent), *_rest(extent)]
    without = set()
    if importlib.util.find_spec("pptx") is None:
        without |= {"slides.pptx", "slides-stills.pptx"}
    try:
        worksheet(trace, layer, step)
    except WorksheetError:
        without |= {part.name for part in found if "--as=worksheet" in part.options}
    if not asks:
        without |= {part.name for part in found if _ASKS in part.options}
    return [part for part in found if part.name not in without]


def _films(some: str, frames: bool, extent: Extent) -> list[Part]:
    found = [
        Part("film.mp4", "The film, for every player", ("--set=subtitles=both", *extent.film_options)),
        Part("film.webm", "The film, for web pages", ("--size=1280x720", *extent.film_options)),
        Part("step.gif", "One step, for mail and slides", ("--size=960x540", "--fps=20", some)),
        Part("step.webp", "One step, for web pages", (some,)),
        Part("step.apng", "The same as PNG", ("--size=960x540", some)),
        Part("frames/", "The same as pictures, for a video editor", ("--size=1280x720", some), folder=TEACHER),
    ]
    return found if frames else found[:-1]


def _slides(some: str, extent: Extent) -> list[Part]:
    shown = extent.page_options
    return [
        Part("slides.pptx", "Slides with a clip for each token", shown, "Slides", folder=TEACHER),
        Part(
            "slides-stills.pptx", "Slides with pictures alone", ("--as=stills", "--set=each=beat", *shown), "Slides",
            folder=TEACHER,
        ),
        Part("slides.tex", "Slides for LaTeX (Beamer)", ("--as=beamer", *shown), "Slides", folder=TEACHER),
        Part(
            "step.tex", "One step as an animation for LaTeX (animate)", ("--as=animate", some), "Slides",
            folder=TEACHER,
        ),
    ]  # fmt: skip


def _paper(at: str, extent: Extent) -> list[Part]:
    exercise, key = ("--as=worksheet", at, "--set=sheet=exercise"), ("--as=worksheet", at, "--set=sheet=key")
    several = ("--as=handout", "--set=each=token", "--set=per-page=4", *extent.page_options)
    return [
        Part("handout.pdf", "A handout with captions", several, "Paper"),
        Part("pages.pdf", "One page for each beat", extent.page_options, "Paper"),
        Part("worksheet.pdf", "A step to compute by hand", exercise, "Paper"),
        Part("worksheet.tex", "The same for LaTeX", exercise, "Paper"),
        Part("worksheet-key.pdf", "The key of the worksheet", key, "Paper", folder=TEACHER),
        Part("worksheet-key.tex", "The same for LaTeX", key, "Paper", folder=TEACHER),
        Part("questions.pdf", "What the lesson asks, by hand", (_ASKS, "--set=sheet=exercise"), "Paper"),
        Part("questions-key.pdf", "The key of these questions", (_ASKS, "--set=sheet=key"), "Paper", folder=TEACHER),
        Part("step.png", "The beats of one step", ("--as=sheet", at), "Paper"),
        Part("picture.png", "The end of that step", (at,), "Paper"),
        Part("picture.svg", "The same as a drawing", (at, "--set=words=shapes"), "Paper"),
    ]


def _rest(extent: Extent) -> list[Part]:
    return [
        Part("lesson.html", "The lesson to play, step and read, in any browser", extent.page_options, "Web"),
        Part("notebook.ipynb", "A notebook that computes the run again", (), "Data"),
        Part("run.csv", "Every vector, for a spreadsheet", (), "Data", "trace"),
        Part("run.json", "Every vector and weight", (), "Data", "trace"),
    ]
