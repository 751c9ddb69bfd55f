"""What is found beside the window when the file of a model is opened, and the lesson that is made of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from msgspec.structs import replace

from simulator.engine.progress import Progress
from simulator.lessons.models.from_model import lesson_from_model
from simulator.lessons.resolve import ResolvedLesson, resolve
from simulator.weights.formats import formats, open_model
from simulator.weights.recognition import recognise
from simulator.weights.recognition.found import Recognised
from simulator.weights.tensor_tree import ModelError
from simulator.weights.vocabulary import Vocabulary, read_vocabulary
from ui.dialogs.model.reading import Reading

_LIKELY = re.compile(r"vocab|token|words?|char|index|alphabet", re.IGNORECASE)
MOST_BESIDE, MOST_BYTES = 40, 8 * 2**20  # files that are looked into, and the largest of them


@dataclass(frozen=True)
class NamedVocabulary:
    """A vocabulary and the file that it is in."""

    path: Path
    vocabulary: Vocabulary


@dataclass(frozen=True)
class Opened:
    """A file of a model: what was recognised in it, and the vocabularies beside it that may be its own."""

    recognised: Recognised
    vocabularies: tuple[NamedVocabulary, ...]

    @property
    def format(self) -> str:
        """The name of the format of its file."""
        return next(each.name for each in formats() if each.key == self.recognised.file.format)


def look_into(path: Path, progress: Progress) -> Opened:
    """Open the file of a model and recognise its layers. Raises ModelError and Cancelled."""
    progress(0, 3)
    file = open_model(path)
    progress(1, 3)
    recognised = recognise(file)
    progress(2, 3)
    tokens = max((each.tokens for each in recognised.embeddings.values()), default=0)
    found = _vocabularies(path, tokens, progress) if tokens else ()
    progress(3, 3)
    return Opened(recognised, found)


def _vocabularies(path: Path, tokens: int, progress: Progress) -> tuple[NamedVocabulary, ...]:
    """The vocabularies beside a model that give no number which it does not know, those of its size first."""
    found = []
    try:
        beside = sorted(each for each in path.parent.iterdir() if each.suffix in (".json", ".txt", ".vocab"))
    except OSError:
        return ()
    likely = [each for each in beside if _LIKELY.search(each.name) or each.stem.startswith(path.stem)]
    for each in likely[:MOST_BESIDE]:
        progress(2, 3)
        try:
            vocabulary = read_vocabulary(each) if each.stat().st_size <= MOST_BYTES else None
        except (ModelError, OSError):
            continue
        if vocabulary is not None and max(vocabulary.numbers.values()) < tokens:
            found.append(NamedVocabulary(each, vocabulary))
    return tuple(sorted(found, key=lambda each: tokens - len(each.vocabulary.numbers)))


def make_lesson(recognised: Recognised, stack: str, reading: Reading, progress: Progress) -> ResolvedLesson:
    """A model that reads something as a lesson that can be run; `progress` counts KiB of its file.

    Raises LessonError, ModelError and Cancelled.
    """
    lesson = lesson_from_model(recognised, reading.sequence, reading.vocabulary, stack, progress)
    progress(1, 1)
    if reading.note:
        lesson = replace(lesson, about=f"{lesson.about} {reading.note}")
    return resolve(lesson)
