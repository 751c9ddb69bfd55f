"""The files that a lesson leans on: found, held against their SHA-256, and opened, each once as long as it stays."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from simulator.engine.progress import Progress
from simulator.io.file_state import GONE, FileState, hash_file, read_state
from simulator.io.regular_file import check_regular, open_regular
from simulator.lessons.schema import FileError, LessonError, StoredFile
from simulator.weights.formats import open_model
from simulator.weights.formats.zip_members import open_archive, place_of
from simulator.weights.tensor_tree import ModelError, ModelFile
from simulator.weights.vocabulary import Vocabulary, read_vocabulary

_MOST_KNOWN = 64  # files
_POINT = "Point to the file that is meant."
_states: dict[tuple[str, str], FileState] = {}


def named_file(files: Mapping[str, StoredFile], key: str) -> StoredFile:
    """The file of a lesson with this key. Raises LessonError."""
    if key not in files:
        known = ", ".join(files) or "none"
        raise LessonError(f"The lesson names no file “{key}”.", f"It names: {known}.", f"files.{key}")
    return files[key]


def state_of(path: Path, member: str = "", progress: Progress | None = None) -> FileState:
    """What a file, or a member of an archive, holds now: it is read again only where it was written since.

    `progress` counts KiB of it. Raises Cancelled.
    """
    known = _states.get((str(path), member))
    found = _read_member_state(path, member, known, progress) if member else read_state(path, known, progress)
    if len(_states) >= _MOST_KNOWN:
        _states.clear()
    _states[str(path), member] = found
    return found


def check_file(file: StoredFile, key: str, progress: Progress | None = None) -> FileState:
    """That a file of a lesson is there, and holds what it did. Raises FileError, with its name and both hashes.

    `progress` as in `state_of`.
    """
    found = state_of(Path(file.path), file.member, progress)
    _check_state(found, name_of(file), file.path, file.sha256, key)
    written = found.written
    for each in file.beside:
        path = Path(file.path).parent / each.name
        other = state_of(path, progress=progress)
        _check_state(other, path.name, str(path), each.sha256, key)
        written += other.written
    return FileState(written, found.digest)


def _check_state(found: FileState, name: str, path: str, sha256: str, key: str) -> None:
    """That a file holds what it did. Raises FileError."""
    if found.is_gone:
        raise FileError(f"{name} is missing ({path}; SHA-256 {sha256}).", _POINT, key)
    if found.digest != sha256:
        problem = f"{name} holds something else: its SHA-256 is {found.digest}, and was {sha256}."
        raise FileError(problem, _POINT, key)


def name_of(file: StoredFile) -> str:
    """What a file is called, without its folder."""
    return f"{file.member} in {Path(file.path).name}" if file.member else Path(file.path).name


def known_model(file: StoredFile, key: str) -> ModelFile:
    """What a file of a lesson holds as a model. Raises LessonError."""
    state = check_file(file, key)
    try:
        return _open(file.path, file.member, state)
    except ModelError as error:
        raise LessonError(error.problem, error.remedy, f"files.{key}") from error


def known_vocabulary(file: StoredFile, key: str) -> Vocabulary:
    """What a file of a lesson holds as a vocabulary. Raises LessonError."""
    try:
        return _read_vocabulary(file.path, file.member, check_file(file, key))
    except ModelError as error:
        raise LessonError(error.problem, error.remedy, f"files.{key}") from error


@lru_cache(maxsize=16)
def _open(path: str, member: str, _: FileState) -> ModelFile:
    return open_model(Path(path), member)


@lru_cache(maxsize=16)
def _read_vocabulary(path: str, member: str, _: FileState) -> Vocabulary:
    return read_vocabulary(Path(path), member)


def _read_member_state(path: Path, member: str, known: FileState | None, progress: Progress | None) -> FileState:
    try:
        found = check_regular(path)
        written = found.st_mtime_ns, found.st_size, found.st_ino
        if known is not None and known.written == written:
            return known
        with open_archive(path) as archive:
            start, left = place_of(archive, member)
        with open_regular(path) as file:
            file.seek(start)
            return FileState(written, hash_file(file, left, progress))
    except (OSError, ModelError):
        return GONE
