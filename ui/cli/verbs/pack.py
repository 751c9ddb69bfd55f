"""All that a lecture needs of a lesson, in one folder."""

from __future__ import annotations

import os
from argparse import ArgumentParser
from pathlib import Path
from typing import NamedTuple

from ui.cli.signals import gathered_signals
from ui.cli.verb import WRONG, Verb, check_machine, end_on, patience

COMMON = ("size", "theme", "view", "notation", "captions", "language", "layer")
ARCHIVES = (".zip", ".tar", ".gz", ".7z")  # endings that a folder does not have


class PackRequest(NamedTuple):
    """Which lesson, the folder to write, how many exports at once, and the options that all of them share."""

    lesson: str
    target: str
    size: str | None = None
    theme: str | None = None
    view: str | None = None
    notation: str | None = None
    captions: str | None = None
    language: str | None = None
    layer: int | None = None
    frames: bool = False
    largest: str | None = None
    jobs: int = os.cpu_count() or 1


VERB = Verb(
    "pack LESSON -o DIR",
    "all that a lecture needs, in one folder",
    PackRequest,
    about="""All that a lecture needs, in one folder: students/ to be handed out, teacher/ with keys and slides.

With -o FILE.gatelight it is the lesson itself, with the weights and the vocabulary that it refers to, in one file.""",
    place=30,
)


@VERB.options
def options(parser: ArgumentParser) -> None:
    """The lesson, the folder, and what the exports share."""
    parser.add_argument("lesson", metavar="LESSON", help="the key of a built-in lesson, or a lesson file")
    parser.add_argument("-o", dest="target", metavar="DIR", required=True, help="the folder, or FILE.gatelight")
    for name in COMMON:
        parser.add_argument(f"--{name}", type=int if name == "layer" else str, help="as for export")
    parser.add_argument("--frames", action="store_true", default=None, help="one step as single pictures, too")
    parser.add_argument("--largest", metavar="SIZE", help="no file larger than this, such as 50MB or 800kB")
    parser.add_argument("--jobs", metavar="N", type=int, help="exports at once (all cores)")


@VERB.run
def run(request: PackRequest) -> str:
    """Write the folder; exports that fail are told, and the others are made."""
    check_machine("pictures")
    from simulator.campaign.workers import Workers
    from simulator.lessons.builtin import find
    from simulator.lessons.file import save
    from simulator.lessons.models.packed import ENDING
    from simulator.lessons.schema import LessonError
    from ui.cli.batch_report import check_jobs, keep_small, run_tasks, size_of
    from ui.cli.film_writer import tell_encoder, tell_letters
    from ui.export.batch import lecture_pack
    from ui.film.text.language import ENGLISH, languages

    if request.target.endswith(ENDING):
        with patience(f"Writing {request.target} …"), end_on(LessonError):
            save(find(request.lesson), request.target)
        return f"{request.target}: the lesson, and all that it refers to"
    with end_on(LessonError, OSError), gathered_signals() as signals:
        check_jobs(request.jobs)
        folder, layer = Path(request.target), request.layer or 0
        if folder.suffix.lower() in ARCHIVES:
            raise LessonError(f"{folder}: a pack is a folder.", "Name a folder; it can be packed afterwards.")
        largest = size_of(request.largest, f"--largest {request.largest}")
        language = languages().get(request.language or "", ENGLISH)
        given = {name: getattr(request, name) for name in COMMON}
        common = [f"--{name}={value}" for name, value in given.items() if value is not None]
        tasks = lecture_pack.tasks(request.lesson, folder, common, layer, language, request.frames, largest)
        folder.mkdir(parents=True, exist_ok=True)
        if said := lecture_pack.told(request.lesson, layer):
            print(said)
        failed = run_tasks(tasks, folder, Workers(request.jobs), signals)
        failed += keep_small(tasks, largest, folder, Workers(request.jobs), signals)
        if not signals:
            tell_letters(find(request.lesson))
            tell_encoder()
            lecture_pack.finish(request.lesson, folder, layer, language, failed, request.frames, largest)
    print(f"{folder / lecture_pack.INDEX} leads to all of it.")
    if failed:
        raise SystemExit(WRONG)
    return ""
