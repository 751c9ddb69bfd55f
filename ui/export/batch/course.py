"""A course: a JSON file that says which lessons are to be rendered, in which formats, and where.

    {"defaults": {"theme": "projector"},
     "exports": [{"lesson": ["jenny-rafsun", "my-lesson.json"], "to": ["{lesson}.mp4", "{lesson}.html"]},
                 {"lesson": "jenny-rafsun", "to": "rafsun.png", "at": "11.3", "size": "1280x720"}],
     "packs": [{"lesson": "jenny-rafsun", "to": "pack", "language": "de", "largest": "50MB"}]}

Paths are as seen from the file. `set` has the settings of a format, as `--set` does.
"""

from __future__ import annotations

from pathlib import Path

import msgspec
from msgspec import Struct, field

from simulator.equations.expressions import did_you_mean
from simulator.io.regular_file import read_regular
from simulator.lessons.builtin import builtin_lessons
from simulator.lessons.schema import LessonError
from ui.export.batch.runner import Task
from ui.export.batch.shared_options import used
from ui.export.format import ExportError
from ui.film.text.language import ENGLISH, Language, languages


class Options(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """How something is exported: the options of `export`, by their names."""

    size: str | None = None
    fps: float | None = None
    theme: str | None = None
    view: str | None = None
    arrangement: str | None = field(default=None, name="as")
    tokens: str | None = None
    layer: int | None = None
    unit: int | None = None
    at: str | None = None
    notation: str | None = None
    captions: str | None = None
    language: str | None = None
    cue_pause: float | None = field(default=None, name="cue-pause")
    others: list[str] = field(default_factory=list, name="with")
    set: dict[str, str | int | float | bool] = {}

    def words(self) -> dict[str, list[str]]:
        """The options as words of a command line, by what they set: "theme", "with", "set fps"."""
        made: dict[str, list[str]] = {}
        for known in msgspec.structs.fields(Options):
            value = getattr(self, known.name)
            if known.name not in ("set", "others") and value is not None:
                made[known.encode_name] = [f"--{known.encode_name}={value}"]
        if self.others:
            made["with"] = [f"--with={other}" for other in self.others]
        return made | {f"set {name}": [f"--set={name}={value}"] for name, value in self.set.items()}


class Export(Options, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """Lessons and targets, each lesson to each target; {lesson} in a target is the lesson's key or file name."""

    lesson: str | list[str]
    to: str | list[str]


class Pack(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A lecture pack of a lesson in a folder: in which language, how large a file may be ("50MB"), and whether with
    single pictures of a step. What is left out of the language is that of the defaults.
    """

    lesson: str
    to: str
    language: str | None = None
    largest: str | None = None
    frames: bool = False


class Course(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """All that is to be rendered."""

    defaults: Options = Options()
    exports: list[Export] = []
    packs: list[Pack] = []


def load(path: Path) -> Course:
    """Read a course. Raises LessonError with the field that is wrong."""
    try:
        return msgspec.json.decode(read_regular(path), type=Course)
    except OSError as error:
        raise LessonError(f"It cannot be read: {error.strerror}.", "Choose another file.", where=str(path)) from None
    except msgspec.DecodeError as error:
        remedy = "See `main.py render --help` for what a course looks like."
        raise LessonError(f"{error}.", remedy, where=str(path)) from None


def tasks(course: Course, folder: Path) -> list[Task]:
    """The exports of a course whose file lies in `folder`. Raises LessonError for two with the same target."""
    made: dict[Path, Task] = {}
    for export in course.exports:
        for lesson in _as_list(export.lesson):
            for to in _as_list(export.to):
                task = _task(lesson, to, export, course.defaults, folder)
                if task.target in made:
                    raise LessonError(f"{to} is rendered twice.", "Give each export a target of its own.")
                made[task.target] = task
    return list(made.values())


def language_of(pack: Pack, course: Course) -> Language:
    """The language of a pack. Raises LessonError for one that there is not."""
    key = pack.language or course.defaults.language or ENGLISH.key
    if key not in languages():
        raise LessonError(f"language {key}: there is none of that name.", did_you_mean(key, languages()), pack.to)
    return languages()[key]


def lesson_place(lesson: str, folder: Path) -> str:
    """A built-in lesson's key, or where its file lies."""
    return lesson if lesson in builtin_lessons() else str(folder / lesson)


def _as_list(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def _task(lesson: str, to: str, options: Options, defaults: Options, folder: Path) -> Task:
    target = to.replace("{lesson}", Path(lesson).stem)
    place, found = folder / target, lesson_place(lesson, folder)
    ending = "/" if target.endswith("/") else ""
    own = options.words()
    shared = [word for name, words in defaults.words().items() if name not in own for word in words]
    given = [word for words in own.values() for word in words]
    return Task(place, found, ("export", found, "-o", f"{place}{ending}", *_used(shared, target, given), *given))


def _used(shared: list[str], target: str, own: list[str]) -> list[str]:
    """Of the defaults, those that an export has a use for; all for a target that will be refused."""
    try:
        return used(shared, target, own)
    except ExportError:
        return shared
