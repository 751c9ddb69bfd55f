"""A course: many lessons and formats, only what has changed."""

from __future__ import annotations

import os
from argparse import ArgumentParser
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ui.cli.signals import gathered_signals
from ui.cli.verb import WRONG, Verb, check_machine, end_on

if TYPE_CHECKING:
    from ui.export.batch.runner import Task
    from ui.film.text.language import Language

HELP = """\
a course:
  {"defaults": {"theme": "projector"},
   "exports": [{"lesson": ["jenny-rafsun", "mine.json"], "to": ["{lesson}.mp4", "{lesson}.html"]},
               {"lesson": "jenny-rafsun", "to": "rafsun.png", "at": "11.3", "size": "1280x720"}],
   "packs": [{"lesson": "jenny-rafsun", "to": "pack", "language": "de", "largest": "50MB"}]}
Paths are as seen from the file. What is made again: whatever has another lesson, other options or another program.
"""


class RenderRequest(NamedTuple):
    """The file of a course, and how many exports are made at once here, or the cluster that makes them."""

    course: str
    jobs: int = os.cpu_count() or 1
    cluster: str = ""


class _Pack(NamedTuple):
    """A pack of the course, and what makes it."""

    lesson: str
    place: Path
    language: Language
    frames: bool
    largest: int | None
    tasks: list[Task]


VERB = Verb(
    "render COURSE.json",
    "many exports at once, only what has changed",
    RenderRequest,
    about="Render a course: many lessons and formats, only what has changed.",
    examples=HELP,
    place=40,
)


@VERB.options
def options(parser: ArgumentParser) -> None:
    """The course, and who makes it."""
    parser.add_argument("course", metavar="COURSE.json", help="what is to be rendered")
    parser.add_argument("--jobs", metavar="N", type=int, help="exports at once (all cores)")
    about = "the scheduler of a Dask cluster, whose workers see the folders under the same paths (docs/exports.md)"
    parser.add_argument("--cluster", metavar="ADDRESS", help=about)


@VERB.run
def run(request: RenderRequest) -> str:
    """Render what has changed; exports that fail are told, and the others are made."""
    check_machine("pictures")
    from simulator.campaign.workers import CampaignError, Workers
    from simulator.lessons.builtin import find
    from simulator.lessons.schema import LessonError
    from ui.cli.batch_report import check_jobs, keep_small, run_tasks, size_of
    from ui.cli.film_writer import tell_encoder, tell_letters
    from ui.export.batch import course, lecture_pack
    from ui.export.video.encoders import ENDINGS

    with end_on(LessonError, OSError, CampaignError), gathered_signals() as signals:
        check_jobs(request.jobs)
        workers = Workers(request.jobs, request.cluster)
        path = Path(request.course).resolve() if request.cluster else Path(request.course)
        found, folder = course.load(path), path.parent
        tasks, packs = course.tasks(found, folder), list[_Pack]()
        for each in found.packs:
            lesson, place = course.lesson_place(each.lesson, folder), folder / each.to
            language, largest = course.language_of(each, found), size_of(each.largest, f"{each.to}, largest")
            words = [f"--language={language.key}"]
            made = lecture_pack.tasks(lesson, place, words, 0, language, each.frames, largest)
            packs.append(_Pack(lesson, place, language, each.frames, largest, made))
            tasks += made
        failed = run_tasks(tasks, folder, workers, signals)
        for pack in packs:
            failed += keep_small(pack.tasks, pack.largest, folder, workers, signals)
        for lesson in dict.fromkeys(task.lesson for task in tasks) if not signals else ():
            tell_letters(find(lesson))
        if any(task.target.suffix in ENDINGS for task in tasks):
            tell_encoder()
        for pack in packs if not signals else ():
            wrong = [each for each in failed if pack.place in each.task.target.parents]
            lecture_pack.finish(pack.lesson, pack.place, 0, pack.language, wrong, pack.frames, pack.largest)
    if failed:
        raise SystemExit(WRONG)
    return ""
