"""A lecture pack: everything that a lecture needs of a lesson, in one folder, with pages that lead to it.

What can be handed out stands in `students/`, with a page of its own; what cannot, such as keys and slides with their
notes, in `teacher/`. The page beside both leads to all of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from simulator.io.csv_dialect import COMMA
from simulator.lessons.builtin import find
from simulator.lessons.file import save
from simulator.lessons.run import run
from simulator.lessons.schema import LessonError
from ui.export.batch.pack_extent import describe_extent, extent_of
from ui.export.batch.pack_index import Pack, write_index
from ui.export.batch.pack_parts import STUDENTS, Part, does_ask, lesson_path, parts
from ui.export.batch.runner import Ended, Task
from ui.export.batch.shared_options import used
from ui.film.text.language import ENGLISH, Language

INDEX = "index.html"


def tasks(
    lesson: str,
    folder: Path,
    common: Sequence[str],
    layer: int = 0,
    language: Language = ENGLISH,
    frames: bool = False,
    largest: int | None = None,
) -> list[Task]:
    """The exports of a pack. `common` are options of all pictures, `layer` the one in view, `largest` the bytes that
    no file is to have more of. Raises LessonError.
    """
    found = find(lesson)
    if not 0 <= layer < len(found.layers):
        raise LessonError(f"There is no layer {layer}.", f"The layers are 0 to {len(found.layers) - 1}.", where=lesson)
    made = []
    for part in parts(run(found), layer, frames, asks=does_ask(found)):
        slash = "/" if part.name.endswith("/") else ""
        options = _options(part, common) if part.command == "export" else _dialect(part, language)
        words = (part.command, lesson, "-o", f"{folder / part.path}{slash}", *options)
        asked = () if largest is None else (words, (*words, f"largest={largest}"))
        made.append(Task(folder / part.path, lesson, words, asked))
    return made


def told(lesson: str, layer: int = 0) -> str:
    """What is to be known of a pack before it is made, in English; nothing of most. Raises LessonError."""
    trace = run(find(lesson))
    return describe_extent(extent_of(trace, layer), trace.steps, ENGLISH.translate)


def _options(part: Part, common: Sequence[str]) -> tuple[str, ...]:
    """The options of a part: a size that is asked for takes the place of its own."""
    shared = used(common, part.name, part.options)
    has_size = any(word.startswith("--size=") for word in shared)
    return (*shared, *(word for word in part.options if not (has_size and word.startswith("--size="))))


def _dialect(part: Part, language: Language) -> tuple[str, ...]:
    """How a table is written for those who speak a language."""
    is_comma = part.name.endswith(".csv") and language.decimal_sign == COMMA.decimal
    return ("--set=decimal=comma",) if is_comma else ()


def finish(
    lesson: str,
    folder: Path,
    layer: int = 0,
    language: Language = ENGLISH,
    failed: Sequence[Ended] = (),
    frames: bool = False,
    largest: int | None = None,
) -> None:
    """Write the lesson itself and the pages that lead to everything, in a language; they name what has `failed`, and
    what is larger than the `largest` may be. Raises OSError.
    """
    found = find(lesson)
    (folder / STUDENTS).mkdir(parents=True, exist_ok=True)
    save(found, folder / lesson_path(found))
    trace = run(found)
    made, extent = parts(trace, layer, frames, asks=does_ask(found)), extent_of(trace, layer)
    pack = Pack(found, folder, made, language, tuple(failed), largest, trace.tokens, extent)
    write_index(pack, folder / INDEX)
    write_index(pack, folder / STUDENTS / INDEX)
