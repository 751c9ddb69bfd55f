"""Read and write lesson files: JSON that a person can check by eye, with errors that name the field.

Reading never runs anything from the file. Writing goes beside the target first and is renamed into place, so
a crash leaves the old file whole. Numbers come back exactly as they were.
"""

import difflib
import os
import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import msgspec

from simulator.engine.progress import Progress
from simulator.io.atomic_write import write_whole
from simulator.io.file_kinds import TRAINING, recognise_file
from simulator.io.regular_file import read_regular
from simulator.io.strict_json import IN_RANGE, JsonError, read_strictly, shorten_number, without_collections
from simulator.lessons import schema as lesson_schema
from simulator.lessons.json_layout import lay_out
from simulator.lessons.models.check_model import check_files
from simulator.lessons.models.packed import ENDING, as_in_archive, is_packed, read_packed, write_packed
from simulator.lessons.models.places import check_places, with_near_paths, with_whole_paths
from simulator.lessons.resolve import resolve
from simulator.lessons.schema import FORMAT, FileError, Lesson, LessonError

MOST_BYTES = 64 * 2**20
_MORE, _REMEDY = f"more than {MOST_BYTES // 2**20} MB", "Draw such large weights from a seed instead."
_NAMES = {
    "int": "a whole number",
    "float": "a number",
    "str": "a text in quotes",
    "bool": "true or false",
    "null": "nothing (null)",
    "array": "a list [ … ]",
    "object": "an object { … }",
}
_MEANT = {
    "hidden_size": "units", "hidden": "units", "size": "units", "type": "cell", "kernel": "weights", "bias": "weights",
    "init": "initialiser", "initializer": "initialiser", "h0": "initial", "initial_state": "initial", "name": "title",
    "description": "about", "tokens": "sequence", "text": "sequence", "input": "sequence", "inputs": "sequence",
    "network": "layers", "output": "readout", "mask": "masked", "states": "initial",
    "sequences": "borders", "stateful": "goes_on",
}  # fmt: skip
"""What other programs call a field, and what a lesson does."""
_ALIKE = 0.75  # from here on a name is taken for a slip of the pen


def load(path: str | os.PathLike[str], progress: Progress | None = None) -> Lesson:
    """The lesson in this file; of the file of a training, that of its last step. Raises LessonError, naming the file
    and the field, for any other file.

    `progress` counts KiB of each file that it refers to, while these are held against their SHA-256. Raises Cancelled.
    """
    path = Path(path)
    if path.suffix.lower() == TRAINING:
        from simulator.lessons.models.from_training import read_training  # late: few lessons are such

        return read_training(path)[1]
    try:
        if is_packed(path):
            return _load_packed(path, progress)
        data = read_regular(path, MOST_BYTES + 1)  # no more, whatever the file is
        kind = None if data.lstrip()[:1] == b"{" else recognise_file(path)
        if kind is not None and kind.text and path.suffix.lower() == ".json":
            kind = None  # a lesson with a slip at its beginning
    except OSError as error:
        reason = error.strerror or str(error)
        raise LessonError(f"Cannot be read: {reason}.", "Check the name and the rights.", where=str(path)) from error
    if kind is not None:
        raise LessonError(f"The file holds {kind.holds}. It is no lesson.", kind.remedy, where=str(path))
    return _settled(partial(_decode, data), partial(with_whole_paths, folder=path.parent), str(path), progress)


def _load_packed(path: Path, progress: Progress | None) -> Lesson:
    def read() -> Lesson:
        return _decode(read_packed(path, MOST_BYTES))

    return _settled(read, partial(as_in_archive, path=path.absolute()), str(path), progress)


def _settled(
    read: Callable[[], Lesson], find: Callable[[Lesson], Lesson], where: str, progress: Progress | None = None
) -> Lesson:
    """The lesson that is read, once its files are found and it is sound. Raises LessonError, naming where it stands."""
    lesson = None
    try:
        with without_collections():
            lesson = find(read())
            check_files(lesson)
            check_places(lesson, progress)
            resolve(lesson)
            return lesson
    except FileError as error:
        assert lesson is not None
        raise error.of(lesson).at(where) from error.__cause__
    except LessonError as error:
        raise error.at(where) from error.__cause__


def loads(data: bytes, where: str = "") -> Lesson:
    """The lesson in these bytes; `where` names them in errors (LessonError)."""
    return _settled(partial(_decode, data), lambda lesson: lesson, where)


def dumps(lesson: Lesson) -> bytes:
    """The lesson as JSON in UTF-8, laid out for reading; `loads` gives the same lesson back.

    Raises LessonError for a lesson that could not be read back.
    """
    resolve(lesson)
    return _text(lesson)


def _text(lesson: Lesson) -> bytes:
    content = {"format": FORMAT, **msgspec.to_builtins(lesson, str_keys=True)}
    data = (lay_out(content) + "\n").encode()
    if len(data) > MOST_BYTES:
        raise LessonError(f"The file would have {_MORE}.", _REMEDY)
    return data


def save(lesson: Lesson, path: str | os.PathLike[str], *, flushed: bool = True) -> None:
    """Write the lesson to this file, whole or not at all: with all that it leans on, where the ending is .gatelight, or
    else with the paths of its files as seen from there. What is not `flushed` holds for a kill, and not yet for a power
    cut. Raises LessonError; OSError is told as one.
    """
    resolve(lesson)
    target = Path(path)
    try:
        if target.suffix.lower() == ENDING:
            write_whole(target, lambda beside: write_packed(lesson, target, beside, _text), flushed=flushed)
        else:
            data = _text(with_near_paths(lesson, target.absolute().parent))
            write_whole(target, lambda beside: beside.write_bytes(data), flushed=flushed)
    except OSError as error:
        reason = error.strerror or str(error)
        raise LessonError(f"Cannot be written: {reason}.", "Choose another place.", where=str(path)) from error


def _decode(data: bytes) -> Lesson:
    """The lesson in these bytes, as far as the types of its fields tell."""
    data = data.removeprefix(b"\xef\xbb\xbf")
    if len(data) > MOST_BYTES:
        raise LessonError(f"The file has {_MORE}.", _REMEDY)
    _check_plain(data)
    try:
        return msgspec.json.decode(data, type=Lesson)
    except msgspec.ValidationError as error:
        raise _explain(str(error), msgspec.json.decode(data)) from error
    except msgspec.DecodeError as error:
        raise LessonError(f"The text is broken: {error}.", "Compare it with a lesson saved here.") from error


def _check_plain(data: bytes) -> None:
    """Check what is said of the file before its fields are looked at; nothing of it is kept."""
    try:
        raw = read_strictly(data)
    except JsonError as error:
        raise LessonError(error.problem, error.remedy, error.key) from error
    if not isinstance(raw, dict):
        raise LessonError("This is not a lesson: the file holds no object.", "A lesson starts with { and ends with }.")
    _check_format(raw.get("format"))


def _check_format(number: object) -> None:
    if number is None:
        raise LessonError("is missing.", f'Add "format": {FORMAT}, if this is a lesson.', "format")
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        raise LessonError("is not a format number.", f"Write {FORMAT}.", "format")
    if number > FORMAT:
        raise LessonError(
            f"The file is of format {number}, newer than this program, which reads up to {FORMAT}.",
            "Open it with a newer Gatelight.",
            "format",
        )


def _explain(message: str, raw: Any) -> LessonError:
    """msgspec's message in a lecturer's words, with the whole path of the field."""
    said, _, place = message.partition(" - at ")
    key_of = place.startswith("`key` in ")
    path = place.removeprefix("`key` in ").strip("`").removeprefix("$").removeprefix(".")
    field = _with_keys(path, raw)
    if found := re.fullmatch("Object contains unknown field `(.*)`", said, re.DOTALL):
        near = _nearest_field(found[1], path)
        remedy = f"Did you mean “{near}”?" if near else "Take it out."
        return LessonError("is not a field that a lesson has here.", remedy, _join(field, found[1]))
    if found := re.fullmatch("Object missing required field `(.*)`", said):
        return LessonError("is missing.", "Add it.", _join(field, found[1]))
    if found := re.fullmatch("Expected `(.*)`, got `(.*)`", said):
        wanted, got = (" or ".join(_NAMES.get(name, name) for name in part.split(" | ")) for part in found.groups())
        if key_of:
            return LessonError("has a key that is not a whole number.", "Use the number of a token, from 0.", field)
        return LessonError(f"is {got}.", f"Write {wanted} here.", field)
    if found := re.fullmatch("Invalid (?:enum )?value (.*)", said, re.DOTALL):
        return LessonError(f"cannot be {found[1]}.", f"Write one of: {', '.join(_choices(path))}.", field)
    if said == "Number out of range":
        return LessonError(f"cannot be {shorten_number(str(_value_at(field, raw)))}.", IN_RANGE, field)
    return LessonError(f"{said}.", "Compare with a lesson saved here.", field)


def _value_at(path: str, raw: Any) -> Any:
    """What stands at a place."""
    for step in re.findall(r"[^.\[\]]+", path):
        raw = raw[int(step)] if isinstance(raw, list) else raw[step]
    return raw


def _nearest_field(name: str, path: str) -> str:
    """The field that is meant by a name at a place where there is none of that name; "" where none comes near."""
    known = {field.name for kind in _kinds_at(path) for field in msgspec.structs.fields(kind)}
    near = difflib.get_close_matches(name, known, 1, _ALIKE)
    meant = _MEANT.get(name.lower(), "")
    return near[0] if near else meant if meant in known else ""


def _kinds_at(path: str) -> list[type[msgspec.Struct]]:
    """What may stand at a place in a lesson."""
    kinds: list[type[msgspec.Struct]] = [Lesson]
    for step in _steps(path):
        fields = (field for kind in kinds for field in msgspec.structs.fields(kind) if field.name == step)
        kinds = [kind for field in fields for kind in _structs_in(field.type)]
    return kinds


def _steps(path: str) -> list[str]:
    """The names of fields on the way to a place."""
    return re.findall(r"[^.\[\]\d]+", path)


def _structs_in(annotation: Any) -> Iterator[type[msgspec.Struct]]:
    if isinstance(annotation, type) and issubclass(annotation, msgspec.Struct):
        yield annotation
    for part in get_args(annotation):
        yield from _structs_in(part)


def _choices(path: str) -> list[str]:
    """The words that may stand at a place where only some may."""
    *parents, last = _steps(path)
    kinds = _kinds_at(".".join(parents))
    tags = [str(kind.__struct_config__.tag) for kind in kinds if kind.__struct_config__.tag_field == last]
    fields = (field for kind in kinds for field in msgspec.structs.fields(kind) if field.name == last)
    return tags or [word for field in fields for word in _words_in(field.type) if word]


def _words_in(annotation: Any) -> Iterator[str]:
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
    else:
        for part in get_args(annotation):
            yield from _words_in(part)


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _with_keys(path: str, raw: Any) -> str:
    """The path with `[...]`, which stands for some key of an object, replaced by the key that is at fault."""
    before, dots, after = path.partition("[...]")
    if not dots:
        return path
    return f"{before}.{_faulty_key(before, after, _value_at(before, raw))}{after}"


def _faulty_key(before: str, after: str, table: dict[str, Any]) -> str:
    is_text = before == "notes" or before.startswith("storyline.")
    kind: Any = str if is_text else lesson_schema.Given if before.endswith("weights") else tuple[float, ...]
    for key, value in table.items():
        try:
            msgspec.convert(value, kind)
        except msgspec.ValidationError as error:
            if str(error).endswith(f"`${after}`") if after else True:
                return key
    return "…"
