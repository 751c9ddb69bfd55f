"""A lecture pack: everything that a lecture needs of a lesson, in one folder, with a page that leads to it."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator, Sequence
from functools import partial
from html import escape
from pathlib import Path
from typing import NamedTuple

from simulator.analysis.key_step import key_step
from simulator.analysis.worksheet import WorksheetError, worksheet
from simulator.io.atomic_write import write_whole
from simulator.lessons.builtin import find
from simulator.lessons.file import save
from simulator.lessons.origin_words import describe_lesson_origin, describe_title
from simulator.lessons.run import run
from simulator.lessons.schema import Lesson, LessonError
from simulator.network.trace import Trace
from ui.export.batch.runner import Ended, Task
from ui.export.batch.shared_options import used
from ui.export.letters import describe_letters
from ui.film.scene.lesson_words import LessonWords, lesson_words
from ui.film.text.language import ENGLISH, QT_TRANSLATE_NOOP, Language

INDEX, LESSON = "index.html", "lesson.json"
_FAILED = QT_TRANSLATE_NOOP("Export", "{file} could not be written: {why}")
_LAST = QT_TRANSLATE_NOOP("Export", "The lesson itself: {file}, to open with Gatelight.")


class Part(NamedTuple):
    """A file of the pack: its name, what it is for, and the words of `export` beyond the common ones."""

    name: str
    purpose: str
    options: tuple[str, ...] = ()
    group: str = "Film"
    command: str = "export"


def parts(trace: Trace, layer: int = 0) -> list[Part]:
    """What a pack of this run has; slides only where python-pptx is installed, a worksheet only of small layers."""
    step = key_step(trace, layer)
    some = f"--tokens={step}:{step + 1}"
    found = [
        Part("film.mp4", "The film, for every player", ("--set=subtitles=both",)),
        Part("film.webm", "The film, for web pages", ("--size=1280x720",)),
        Part("step.gif", "One step, for mail and slides", ("--size=960x540", "--fps=20", some)),
        Part("step.webp", "One step, for web pages", (some,)),
        Part("step.apng", "The same as PNG", ("--size=960x540", some)),
        Part("frames/", "The same as pictures, for a video editor", ("--size=1280x720", some)),
        Part("slides.pptx", "Slides with a clip for each token", (), "Slides"),
        Part("slides-stills.pptx", "Slides with pictures alone", ("--as=stills", "--set=each=beat"), "Slides"),
        Part("slides.tex", "Slides for LaTeX (Beamer)", ("--as=beamer",), "Slides"),
        Part("step.tex", "One step as an animation for LaTeX (animate)", ("--as=animate", some), "Slides"),
        Part(
            "handout.pdf",
            "A handout with captions",
            ("--as=handout", "--set=each=token", "--set=per-page=4"),
            "Paper",
        ),
        Part("pages.pdf", "One page for each beat", (), "Paper"),
        Part("worksheet.pdf", "A step to compute by hand, and its key", ("--as=worksheet", f"--at={step}"), "Paper"),
        Part("worksheet.tex", "The same for LaTeX", ("--as=worksheet", f"--at={step}"), "Paper"),
        Part("step.png", "The beats of one step", ("--as=sheet", f"--at={step}"), "Paper"),
        Part("picture.png", "The end of that step", (f"--at={step}",), "Paper"),
        Part("picture.svg", "The same as a drawing", (f"--at={step}",), "Paper"),
        Part("lesson.html", "The lesson to play, step and read, in any browser", (), "Web"),
        Part("notebook.ipynb", "A notebook that computes the run again", (), "Data"),
        Part("run.csv", "Every vector, for a spreadsheet", (), "Data", "trace"),
        Part("run.json", "Every vector and weight", (), "Data", "trace"),
    ]
    without = set()
    if importlib.util.find_spec("pptx") is None:
        without |= {"slides.pptx", "slides-stills.pptx"}
    try:
        worksheet(trace, layer, step)
    except WorksheetError:
        without |= {"worksheet.pdf", "worksheet.tex"}
    return [part for part in found if part.name not in without]


def tasks(lesson: str, folder: Path, common: Sequence[str], layer: int = 0) -> list[Task]:
    """The exports of a pack. `common` are options of all pictures, `layer` the one in view. Raises LessonError."""
    found = find(lesson)
    if not 0 <= layer < len(found.layers):
        raise LessonError(f"There is no layer {layer}.", f"The layers are 0 to {len(found.layers) - 1}.", where=lesson)
    made = []
    for part in parts(run(found), layer):
        is_export = part.command == "export"
        options = (*(used(common, part.name, part.options) if is_export else ()), *part.options)
        slash = "/" if part.name.endswith("/") else ""
        words = (part.command, lesson, "-o", f"{folder / part.name}{slash}", *options)
        made.append(Task(folder / part.name, lesson, words))
    return made


def finish(
    lesson: str, folder: Path, layer: int = 0, language: Language = ENGLISH, failed: Sequence[Ended] = ()
) -> None:
    """Write the lesson itself and the page that leads to everything, in a language; it names what has `failed`.

    Raises OSError.
    """
    found = find(lesson)
    save(found, folder / LESSON)
    trace = run(found)
    said = lesson_words(found, trace.tokens, language)
    text = "\n".join(_index(found, folder, parts(trace, layer), language, failed, said)) + "\n"
    write_whole(folder / INDEX, lambda place: place.write_text(text, encoding="utf-8"))


_STYLE = """
body { font: 17px/1.5 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; color: #17202b;
  background: #fcfaf6; }
video { width: 100%; border: 1px solid #d5dae1; border-radius: 6px; background: #fff; }
table { border-collapse: collapse; width: 100%; }
dt { font-weight: 600; }
dd { margin: 0 0 .5rem; }
td:first-child { width: 14rem; }
td { padding: .35rem .8rem .35rem 0; border-bottom: 1px solid #e3e6ea; }
td:last-child { text-align: right; color: #5d6875; white-space: nowrap; }
h2 { font-size: 1.1rem; margin: 1.6rem 0 .3rem; color: #2a68cc; }
a { color: #2a68cc; }
.failed { color: #a52222; }
"""


def _index(
    lesson: Lesson, folder: Path, found: Sequence[Part], language: Language, failed: Sequence[Ended], said: LessonWords
) -> Iterator[str]:
    gone = {each.task.target for each in failed}
    words, told = partial(language.translate, "Export"), partial(language.translate, "Lesson")
    title, key = escape(describe_title(lesson, told)), language.key
    yield f'<!DOCTYPE html>\n<html lang="{key}">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>"
    if lesson.origin is not None:
        yield f"<p>{escape(describe_lesson_origin(lesson, told))}</p>"
    if said.about:
        yield f"<p>{escape(said.about)}</p>"
    if said.notes:
        notes = "".join(f"<dt>{escape(note.heading)}</dt><dd>{escape(note.words)}</dd>" for note in said.notes.values())
        yield f"<dl>{notes}</dl>"
    yield '<video controls preload="metadata" poster="picture.png"><source src="film.mp4" type="video/mp4">'
    captions = f'<track kind="captions" src="film.vtt" srclang="{key}">'
    yield f'<source src="film.webm" type="video/webm">{captions}</video>'
    for group in dict.fromkeys(part.group for part in found):
        yield f"<h2>{escape(words(group))}</h2>\n<table>"
        for part in found:
            path = folder / part.name
            if part.group == group and path.exists() and path not in gone:
                size = _size(sum(each.stat().st_size for each in (path, *path.rglob("*")) if each.is_file()), language)
                name, purpose = part.name, escape(words(part.purpose))
                yield f'<tr><td><a href="{name}">{name}</a></td><td>{purpose}</td><td>{size}</td></tr>'
        yield "</table>"
    for line in describe_letters(lesson, language.translate):
        yield f'<p class="failed">{escape(line)}</p>'
    for each in failed:
        why = words(_FAILED).format(file=each.task.target.name, why=each.message)
        yield f'<p class="failed">{escape(why)}</p>'
    last = escape(words(_LAST)).format(file=f'<a href="{LESSON}">{LESSON}</a>')
    yield f"<p>{last}</p>\n</body>\n</html>"


def _size(count: int, language: Language) -> str:
    megabytes = f"{language.number(f'{count / 1e6:.1f}')} MB"
    return megabytes if count >= 1e6 else f"{max(1, round(count / 1e3))} kB"
