"""The lessons that come with Gatelight, found by looking into resources/lessons: a new one is a new file."""

import difflib
import os
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import msgspec

from simulator.lessons.file import load
from simulator.lessons.schema import Lesson, LessonError

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "lessons"


class _Place(msgspec.Struct):
    """What is needed of a file to put it in order."""

    place: int = 0


class Lessons(Mapping[str, Lesson]):
    """The lessons of a folder by key (the file's name without ending), in order; read when asked for: every thread
    gets the same.
    """

    def __init__(self, folder: Path = FOLDER) -> None:
        self._folder = folder
        places = {
            file.stem: msgspec.json.decode(file.read_bytes(), type=_Place).place for file in folder.glob("*.json")
        }
        self._keys = sorted(places, key=lambda key: (places[key] < 1, places[key], key))
        self._read: dict[str, Lesson] = {}

    def __getitem__(self, key: str) -> Lesson:
        if key not in self._keys:
            raise KeyError(key)
        if key not in self._read:
            return self._read.setdefault(key, load(self._folder / f"{key}.json"))
        return self._read[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)

    def key_of(self, lesson: Lesson) -> str:
        """The key of a lesson that was read from here; "" for any other one."""
        return next((key for key, read in self._read.items() if read is lesson), "")


@cache
def builtin_lessons() -> Lessons:
    """The built-in lessons by key, in the order of their `place`."""
    return Lessons()


def key_of(lesson: Lesson) -> str:
    """The key of a built-in lesson; "" for any other one, and for one that was changed."""
    return builtin_lessons().key_of(lesson)


def find(key_or_path: str) -> Lesson:
    """A built-in lesson by its key, or the lesson in a file. Raises LessonError."""
    lessons = builtin_lessons()
    if key_or_path in lessons:
        return lessons[key_or_path]
    if os.path.lexists(key_or_path) or Path(key_or_path).suffix or Path(key_or_path).name != key_or_path:
        return load(key_or_path)
    near = difflib.get_close_matches(key_or_path, lessons, 1)
    hint = f"Did you mean “{near[0]}”? " if near else ""
    raise LessonError(
        "There is no built-in lesson and no file of this name.",
        f"{hint}Built in are: {', '.join(lessons)}.",
        where=key_or_path,
    )
