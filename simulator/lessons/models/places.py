"""Where the files are that a lesson leans on: as seen from the lesson's own file, from anywhere, or pointed to anew."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from msgspec.structs import replace

from simulator.engine.progress import Progress
from simulator.lessons.models.packed import packed_files
from simulator.lessons.models.stored_files import check_file, state_of
from simulator.lessons.origin import FromFile
from simulator.lessons.schema import FileBeside, LayerOrigin, LayerSpec, Lesson, LessonError, StoredFile
from simulator.text.embedding import Stored
from simulator.weights.formats import open_model
from simulator.weights.tensor_tree import ModelError

_MOST_TEXT = 64 * 2**20  # bytes


def with_whole_paths(lesson: Lesson, folder: Path) -> Lesson:
    """The lesson of a file in this folder, with paths that lead to its files from anywhere."""
    return _with_paths(lesson, lambda path: str(_real(folder) / path))


def with_near_paths(lesson: Lesson, folder: Path) -> Lesson:
    """The lesson with paths as seen from a folder, where they lead to the same drive."""

    def near(path: str) -> str:
        whole = Path(path)
        try:
            return Path(os.path.relpath(_real(whole.parent) / whole.name, _real(folder))).as_posix()
        except ValueError:  # another drive
            return path

    return _with_paths(lesson, near)


def _real(folder: Path) -> Path:
    """A folder with its links followed, so that a way out of it is the way that the system takes."""
    return Path(os.path.realpath(folder))


def _with_paths(lesson: Lesson, change: Callable[[str], str]) -> Lesson:
    if not lesson.files:
        return lesson
    files = {key: replace(file, path=change(file.path)) for key, file in lesson.files.items()}
    return replace(lesson, files=files)


def check_places(lesson: Lesson, progress: Progress | None = None) -> None:
    """That all files of a lesson are there, and hold what they did. Raises FileError for the first that is not.

    `progress` counts KiB of each. Raises Cancelled.
    """
    for key, file in lesson.files.items():
        check_file(file, key, progress)


def stored_file(path: Path, beside: Iterable[str] = (), progress: Progress | None = None) -> StoredFile:
    """A file as a lesson refers to it, with those in its folder that have a part of its numbers; `progress` as above.

    Raises LessonError where one of them cannot be read.
    """
    whole = path.absolute()
    others = tuple(FileBeside(name, _digest(whole.parent / name, progress)) for name in beside)
    return StoredFile(str(whole), _digest(whole, progress), beside=others)


def _digest(path: Path, progress: Progress | None) -> str:
    state = state_of(path, progress=progress)
    if state.is_gone:
        raise LessonError("Cannot be read.", "Check the name and the rights.", where=str(path))
    return state.digest


def pointed_to(lesson: Lesson, key: str, path: Path, progress: Progress | None = None) -> Lesson:
    """The lesson that takes what it needs of one of its files from another; it may hold something else.

    Where that is a lesson packed with its files, it is the one in it that holds the same. Raises LessonError;
    `progress` as above.
    """
    was = lesson.files[key]
    whole = path.absolute()
    inside = (each for each in packed_files(whole, _MOST_TEXT) if each.sha256 == was.sha256)
    found = next(inside, None) or stored_file(whole, _beside(lesson, key, whole), progress)

    def known(origin: LayerOrigin) -> LayerOrigin:
        if isinstance(origin, FromFile) and origin.sha256 == was.sha256 != found.sha256:
            return replace(origin, name=path.name, sha256=found.sha256)
        return origin

    layers = tuple(replace(layer, origin=known(layer.origin)) for layer in lesson.layers)
    readout = None if lesson.readout is None else replace(lesson.readout, origin=known(lesson.readout.origin))
    return replace(lesson, files={**lesson.files, key: found}, layers=layers, readout=readout)


def _beside(lesson: Lesson, key: str, path: Path) -> tuple[str, ...]:
    """The files that have a part of the numbers of a model; none of what is no model, which is told when it is read."""
    if isinstance(lesson.embedding, Stored) and lesson.embedding.vocabulary == key:
        return ()
    try:
        return open_model(path).beside
    except ModelError:
        return ()


def with_file(lesson: Lesson, path: Path, vocabulary: Path | None = None) -> Lesson:
    """The lesson that takes the weights it refers to, and the vocabulary, from these files.

    Of several files of weights it is the one that holds the same, or else the first. Raises LessonError.
    """
    embedding = lesson.embedding
    words = embedding.vocabulary if isinstance(embedding, Stored) else ""
    keys = [key for key in lesson.files if key != words]
    if not keys:
        raise LessonError("The lesson refers to no file of weights.", "Leave the file out.", where=str(path))
    digest = stored_file(path).sha256
    same = (key for key in keys if lesson.files[key].sha256 == digest)
    found = pointed_to(lesson, next(same, keys[0]), path)
    return found if vocabulary is None or not words else pointed_to(found, words, vocabulary)


def join_files(lesson: Lesson, other: Lesson) -> tuple[Mapping[str, StoredFile], tuple[LayerSpec, ...]]:
    """The files of a lesson and those that the layers of another lean on; and these layers, which name them there."""
    files, keys = dict(lesson.files), dict[str, str]()
    for key in dict.fromkeys(layer.stored.file for layer in other.layers if layer.stored is not None):
        names = (key, *(f"{key}-{number}" for number in range(2, len(files) + 3)))
        file = other.files[key]
        keys[key] = next(name for name in names if files.get(name, file) == file)
        files[keys[key]] = file
    if not keys:
        return lesson.files, other.layers
    layers = (
        layer if layer.stored is None else replace(layer, stored=replace(layer.stored, file=keys[layer.stored.file]))
        for layer in other.layers
    )
    return files, tuple(layers)
