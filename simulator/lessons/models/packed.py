"""A lesson and all that it leans on in one file (.gatelight): a ZIP archive that is only ever read in place.

It has the lesson as `lesson.json`, and beside it weights in safetensors and vocabularies, none of them compressed.
Paths in the lesson are the names of these parts. Nothing is unpacked, and what else a path names is not there.
"""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import msgspec
from msgspec.structs import replace

from simulator.io.regular_file import open_regular
from simulator.lessons.models.stored_files import check_file, known_model
from simulator.lessons.schema import FileError, LayerSpec, Lesson, LessonError, StoredFile
from simulator.text.embedding import Stored
from simulator.weights.formats.safetensors_file import in_safetensors
from simulator.weights.formats.zip_members import open_archive, place_of, read_stored
from simulator.weights.tensor_tree import ModelError, Tensor, whole_name

ENDING = ".gatelight"
LESSON = "lesson.json"
MOST_PARTS = 1000
_CHUNK = 2**20
_DAMAGED = "Ask for the file again, or open the lesson that it was packed from."


def is_packed(path: Path) -> bool:
    """Whether a file is a packed lesson, however damaged its parts are. Raises OSError where it cannot be read."""
    with open_regular(path) as file:
        if file.read(2) != b"PK":
            return False
    try:
        with open_archive(path) as archive:
            return LESSON in archive.namelist()
    except ModelError:
        return path.suffix.lower() == ENDING


def read_packed(path: Path, most: int) -> bytes:
    """The text of a packed lesson, of at most so many bytes. Raises LessonError."""
    try:
        with open_archive(path) as archive:
            names = archive.namelist()
            if len(names) > MOST_PARTS or len(set(names)) < len(names):
                raise LessonError("The file has too many parts, or two of one name.", _DAMAGED)
            for name in names:
                place_of(archive, name)
        return read_stored(path, LESSON, most)
    except ModelError as error:
        raise LessonError(error.problem, _DAMAGED) from error


def as_in_archive(lesson: Lesson, path: Path) -> Lesson:
    """The lesson of a packed file, whose files are the parts of that. Raises LessonError for a path that is none."""
    try:
        with open_archive(path) as archive:
            names = set(archive.namelist()) - {LESSON}
    except ModelError as error:
        raise LessonError(error.problem, _DAMAGED) from error
    for key, file in lesson.files.items():
        if file.path not in names or file.member:
            raise LessonError(f"There is no part “{file.path}” in the file.", _DAMAGED, f"files.{key}.path")
    files = {key: StoredFile(str(path), file.sha256, file.path) for key, file in lesson.files.items()}
    return replace(lesson, files=files) if files else lesson


class _Files(msgspec.Struct):
    """What is read of a packed lesson to know its parts."""

    files: dict[str, StoredFile] = {}


def packed_files(path: Path, most: int) -> tuple[StoredFile, ...]:
    """The parts of a packed lesson that it leans on; none of what is no packed lesson."""
    try:
        if not is_packed(path):
            return ()
        found = msgspec.json.decode(read_packed(path, most), type=_Files).files
    except (OSError, LessonError, msgspec.DecodeError):
        return ()
    return tuple(StoredFile(str(path), each.sha256, each.path) for each in found.values())


def write_packed(lesson: Lesson, target: Path, beside: Path, text: Callable[[Lesson], bytes]) -> None:
    """Write a lesson and what it leans on into `beside`, which is to take the place of `target`.

    `text` gives what is written of a lesson. What is missing is taken from the target, where that has it. Raises
    LessonError and OSError.
    """
    files = {}
    with zipfile.ZipFile(beside, "w", zipfile.ZIP_STORED) as archive:
        for key, used in _used_files(lesson).items():
            file = _where_it_is(lesson.files[key], key, target)
            vocabulary = isinstance(lesson.embedding, Stored) and lesson.embedding.vocabulary == key
            member = _member_name(file if vocabulary else None, key, archive.namelist())
            parts = _bytes_of(file) if vocabulary else _weights(file, key, used)
            files[key] = StoredFile(member, _write_part(archive, member, parts))
        inside = replace(lesson, files=files) if lesson.files else lesson
        _write_part(archive, LESSON, (text(inside),))


def _write_part(archive: zipfile.ZipFile, name: str, parts: Iterable[bytes | memoryview]) -> str:
    """Write a part of an archive, and give its SHA-256."""
    digest = hashlib.sha256()
    with archive.open(zipfile.ZipInfo(name), "w", force_zip64=True) as member:
        for part in parts:
            digest.update(part)
            member.write(part)
    return digest.hexdigest()


def _used_files(lesson: Lesson) -> Mapping[str, set[str]]:
    """The names of the tensors that a lesson takes from each of its files that it uses."""
    used: dict[str, set[str]] = {}
    layers: Iterable[LayerSpec] = (*lesson.layers, *(layer for each in lesson.variants for layer in each.layers))
    for layer in layers:
        if layer.stored is not None:
            used.setdefault(layer.stored.file, set()).update(layer.stored.tensors.values())
    for readout in (lesson.readout, *(each.readout for each in lesson.variants)):
        if readout is not None and readout.stored is not None:
            stored = readout.stored
            used.setdefault(stored.file, set()).update(filter(None, (stored.weight, stored.bias)))
    if isinstance(lesson.embedding, Stored):
        used.setdefault(lesson.embedding.file, set()).add(lesson.embedding.tensor)
        if lesson.embedding.vocabulary:
            used.setdefault(lesson.embedding.vocabulary, set())
    return used


def _where_it_is(file: StoredFile, key: str, target: Path) -> StoredFile:
    """A file where it is; or the same in the archive that is written anew, where the file itself is not there."""
    try:
        check_file(file, key)
    except FileError:
        same = (each for each in packed_files(target, _CHUNK * 64) if each.sha256 == file.sha256)
        if (found := next(same, None)) is None:
            raise
        return found
    return file


def _weights(file: StoredFile, key: str, names: set[str]) -> Iterator[bytes | memoryview]:
    """The tensors of these names, or of which they are parts, in safetensors."""
    model = known_model(file, key)
    whole = {name if name in model.tensors else whole_name(name) for name in names}
    tensors: dict[str, Tensor] = {name: tensor for name, tensor in model.tensors.items() if name in whole}
    try:
        yield from in_safetensors(tensors)
    except ModelError as error:
        raise LessonError(error.problem, error.remedy, f"files.{key}") from error


def _bytes_of(file: StoredFile) -> Iterator[bytes]:
    """What a file holds, or a part of an archive."""
    start, left = 0, Path(file.path).stat().st_size
    if file.member:
        with open_archive(Path(file.path)) as archive:
            start, left = place_of(archive, file.member)
    with open_regular(file.path) as opened:
        opened.seek(start)
        while data := opened.read(min(_CHUNK, left)):
            left -= len(data)
            yield data


def _member_name(vocabulary: StoredFile | None, key: str, taken: Iterable[str]) -> str:
    """What a part is called: as its key, as far as that can be the name of a file, with the ending of its kind."""
    ending = ".safetensors" if vocabulary is None else Path(vocabulary.member or vocabulary.path).suffix[:10]
    stem, known = re.sub(r"[^A-Za-z0-9_-]", "_", key)[:60] or "file", {*taken, LESSON}
    names = (f"{stem}{number}{ending}" for number in ("", *range(2, len(known) + 3)))
    return next(name for name in names if name not in known)
