"""A course: many lessons and formats, only what has changed."""

from __future__ import annotations

import os
from argparse import ArgumentParser
from pathlib import Path
from typing import NamedTuple

from ui.cli.signals import gathered_signals
from ui.cli.verb import WRONG, Verb, check_machine, end_on

HELP = """\
a course:
  {"defaults": {"theme": "projector"},
   "exports": [{"lesson": ["jenny-rafsun", "mine.json"], "to": ["{lesson}.mp4", "{lesson}.html"]},
               {"lesson": "jenny-rafsun", "to": "rafsun.png", "at": "11.3", "size": "1280x720"}],
   "packs": [{"lesson": "jenny-rafsun", "to": "pack"}]}
Paths are as seen from the file. What is made again: whatever has another lesson, other options or another program.
"""


class RenderRequest(NamedTuple):
    """The file of a course, and how many exports are made at once."""

    course: str
    jobs: int = os.cpu_count() or 1


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
    """The course, and how many exports at once."""
    parser.add_argument("course", metavar="COURSE.json", help="what is to be rendered")
    parser.add_argument("--jobs", metavar="N", type=int, help="exports at once (all cores)")


@VERB.run
def run(request: RenderRequest) -> str:
    """Render what has changed; exports that fail are told, and the others are made."""
    check_machine("pictures")
    from simulator.lessons.builtin import find
    from simulator.lessons.schema import LessonError
    from ui.cli.batch_report import check_jobs, run_tasks
    from ui.cli.film_writer import tell_letters
    from ui.export.batch import course, lecture_pack

    with end_on(LessonError, OSError), gathered_signals() as signals:
        check_jobs(request.jobs)
        path = Path(request.course)
        found, folder = course.load(path), path.parent
        packs = [(course.lesson_place(each.lesson, folder), folder / each.to) for each in found.packs]
        tasks = course.tasks(found, folder)
        for lesson, place in packs:
            tasks += lecture_pack.tasks(lesson, place, ())
        failed = run_tasks(tasks, folder, request.jobs, signals)
        for lesson in dict.fromkeys(task.lesson for task in tasks) if not signals else ():
            tell_letters(find(lesson))
        for lesson, place in packs if not signals else ():
            lecture_pack.finish(lesson, place, failed=[each for each in failed if place in each.task.target.parents])
    if failed:
        raise SystemExit(WRONG)
    return ""
