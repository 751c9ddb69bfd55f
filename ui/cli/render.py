"""`main.py pack` and `main.py render`: many exports at once, told line by line."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

from simulator.lessons.schema import LessonError
from ui.export.batch import course
from ui.export.batch import lecture_pack as pack
from ui.export.batch.runner import Batch, Ended, Task

COMMON = ("size", "theme", "view", "notation", "captions", "language", "layer")


def understood(parser: argparse.ArgumentParser, words: Sequence[str], what: str) -> argparse.Namespace:
    """What was typed for a "pack" or a "course"; the parser ends the program where that is wrong."""
    if what == "pack":
        parser.add_argument("lesson", metavar="LESSON", help="the key of a built-in lesson, or a lesson file")
        parser.add_argument("-o", dest="target", metavar="DIR", required=True, help="the folder to write")
        for name in COMMON:
            parser.add_argument(f"--{name}", type=int if name == "layer" else str, help="as for export")
    else:
        parser.add_argument("course", metavar="COURSE.json", help="what is to be rendered")
    parser.add_argument(
        "--jobs", metavar="N", type=int, default=os.cpu_count() or 1, help="exports at once (all cores)"
    )
    return parser.parse_args(words)


def run(given: argparse.Namespace, program: Sequence[str], what: str) -> int:
    """Write a "pack" or a "course"; returns how many files could not be made. Raises LessonError and OSError."""
    if given.jobs < 1:
        raise LessonError(f"--jobs cannot be {given.jobs}.", "Choose 1 or more.")
    return (_pack if what == "pack" else _course)(given, program)


def _pack(given: argparse.Namespace, program: Sequence[str]) -> int:
    folder = Path(given.target)
    common = [f"--{name}={value}" for name in COMMON if (value := getattr(given, name)) is not None]
    tasks = pack.tasks(given.lesson, folder, common, given.layer or 0)
    folder.mkdir(parents=True, exist_ok=True)
    failed = _run(tasks, program, folder, given.jobs)
    pack.finish(given.lesson, folder, given.layer or 0)
    print(f"{folder / pack.INDEX} leads to all of it.")
    return failed


def _course(given: argparse.Namespace, program: Sequence[str]) -> int:
    path = Path(given.course)
    found, folder = course.load(path), path.parent
    packs = [(course.lesson_place(each.lesson, folder), folder / each.to) for each in found.packs]
    made = course.tasks(found, folder)
    for lesson, place in packs:
        made += pack.tasks(lesson, place, ())
    failed = _run(made, program, folder, given.jobs)
    for lesson, place in packs:
        pack.finish(lesson, place)
    return failed


def _run(tasks: Sequence[Task], program: Sequence[str], folder: Path, jobs: int) -> int:
    counts: dict[str, int] = {}

    def tell(ended: Ended) -> None:
        counts[ended.how] = counts.get(ended.how, 0) + 1
        if ended.how != "as it was":
            print(ended.said if ended.how == "made" else f"{ended.task.target} failed: {ended.said}", flush=True)

    failed = Batch(tasks, program, folder).run(jobs, tell)
    print(", ".join(f"{count} {how}" for how, count in sorted(counts.items())) or "There is nothing to render.")
    return failed
