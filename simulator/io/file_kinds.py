"""What a file is that is no lesson, told by its first bytes: what it holds, and what can be done with it."""

from __future__ import annotations

import os
import re
import zipfile
from dataclasses import dataclass
from typing import BinaryIO, Literal

from simulator.io.regular_file import is_regular, open_regular
from simulator.text.counting import count_of
from simulator.text.number_table import AmbiguousNumbersError, NumberTable, read_numbers
from simulator.text.tokens import TextError, words

TRAINING = ".training"  # the ending of the file of a training
HEAD = 4096  # bytes by which a kind is told
MOST_TEXT = 2**20  # bytes of a text that can become a sequence
_WEIGHTS = (
    "Open it in the window; on the command line “main.py check FILE” lists its layers, and “main.py export --weights "
    "FILE” shows them."
)
_PICTURE = "Choose the lesson that it was made from: a file that ends with .json."
_TABLE = "Save the sheet as CSV, and drop that: its rows can be a sequence."
_PACKED = "lesson.json"  # what a packed lesson has the lesson as
_ROWS = "Drop or paste it in the window to use the rows as the sequence."
_SHOWN = "A film or a page is made from a lesson and cannot be read back: choose the lesson, which ends with .json."


@dataclass(frozen=True)
class FileKind:
    """What a file `holds`, such as "a PyTorch model", and a `remedy`: what can be done.

    Of what can be a sequence, `use` says as which kind of tokens, and `text` is what one would type for it. A trained
    model can be opened.
    """

    holds: str
    remedy: str
    use: Literal["", "words", "numbers", "model"] = ""
    text: str = ""


_MODELS: tuple[tuple[bytes, str], ...] = (
    (b"\x89HDF\r\n", "a Keras model or other data (HDF5)"),
    (b"\x80", "pickled Python objects, as old PyTorch models are"),
)
_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF document", _SHOWN),
    (b"\x89PNG\r\n", "a picture (PNG)", _PICTURE),
    (b"\xff\xd8\xff", "a picture (JPEG)", _PICTURE),
    (b"GIF8", "a moving picture (GIF)", _SHOWN),
    (b"RIFF", "a picture or a sound (RIFF)", _PICTURE),
    (b"\x1a\x45\xdf\xa3", "a film (WebM)", _SHOWN),
    (b"\x93NUMPY", "an array of NumPy", "Open a model, and choose it as what that reads."),
    (b"\x1f\x8b", "compressed data (gzip)", "Unpack it first."),
    (b"\xd0\xcf\x11\xe0", "an old document of an office program", _TABLE),
    (b"<", "a web page or XML", _SHOWN),
)
_MODELS_IN_ZIP: tuple[tuple[str, str], ...] = (
    ("data.pkl", "a PyTorch model"),
    ("model_weights_config.json", "an exported program of PyTorch"),
    ("model.weights.h5", "a Keras model"),
    (".npy", "arrays of NumPy (NPZ)"),
)
_INSIDE_ZIP: tuple[tuple[str, str, str], ...] = (
    ("xl/workbook.xml", "a spreadsheet", _TABLE),
    ("ppt/presentation.xml", "slides (PPTX)", _SHOWN),
    ("word/document.xml", "a text document (DOCX)", "Copy its words, and paste them as the sequence of a lesson."),
)


def recognise_file(path: str | os.PathLike[str]) -> FileKind | None:
    """What a file is, unless it may be a lesson, or a training with one. Raises OSError where it cannot be read."""
    if os.fspath(path).lower().endswith(TRAINING):
        return None
    with open_regular(path) as file:
        head = file.read(HEAD)
        if head.startswith(b"PK"):
            return _zipped(file)
        if (kind := recognise(head, len(head) < HEAD)) is not None or len(head) < HEAD:
            return kind
        return _as_text(head + file.read(MOST_TEXT))


def is_model(path: str | os.PathLike[str]) -> bool:
    """Whether a file is one of a trained model; not where it cannot be read."""
    try:
        kind = recognise_file(path) if is_regular(path) else None
    except OSError:
        return False
    return kind is not None and kind.use == "model"


def recognise(head: bytes, is_whole: bool = True) -> FileKind | None:
    """What begins with these bytes, unless it may be a lesson; a text is told only where they are all of it."""
    if not head:
        return FileKind("nothing", "Choose another file.")
    if head[8:9] == b"{" and 0 < int.from_bytes(head[:8], "little") < 2**27:  # its first byte may be any
        return FileKind("weights of a model (safetensors)", _WEIGHTS)
    for magic, holds, remedy in _MAGIC:
        if head.removeprefix(b"\xef\xbb\xbf").startswith(magic):
            return FileKind(holds, remedy)
    for magic, holds in _MODELS:
        if head.startswith(magic):
            return _model(holds)
    if head[4:8] == b"ftyp":
        return FileKind("a film (MP4)", _SHOWN)
    if head[8:9] == b"{" and 0 < int.from_bytes(head[:8], "little") < 2**27:
        return _model("weights of a model (safetensors)")
    if head[0] == 8 and head[2:3] in (b"\x12", b"\x1a", b"\x3a", b"\x42", b"\x22"):
        return _model("a model in ONNX")
    return _as_text(head) if is_whole else None


def recognise_text(text: str) -> FileKind | None:
    """What a text is, unless it may be a lesson: rows of numbers, or words."""
    if not text.strip():
        return FileKind("nothing but blanks", "Choose another file.")
    if text.lstrip()[0] in "{[":
        return None
    try:
        table = read_numbers(text)
        return FileKind(_describe(table), _ROWS, "numbers", text)
    except AmbiguousNumbersError as error:
        return FileKind(f"{_describe(error.offers[0])}, or {_describe(error.offers[1])}", _ROWS, "numbers", text)
    except TextError as error:
        if _is_mostly_numbers(text):
            return FileKind("a table that is not all numbers", f"{error}.")
    found = words(text)
    remedy = "Drop or paste it in the window to use it as the sequence of the lesson that is open."
    return FileKind(f"text of {count_of(len(found), 'word')}", remedy, "words", " ".join(text.split()))


def _as_text(data: bytes) -> FileKind | None:
    if len(data) > MOST_TEXT or b"\x00" in data:
        return None
    try:
        return recognise_text(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return None


def _describe(table: NumberTable) -> str:
    return f"{count_of(len(table.rows), 'row')} of {count_of(len(table.rows[0]), 'number')}"


def _is_mostly_numbers(text: str) -> bool:
    """Whether more than half of what stands there, without a head, are numbers, in rows of several."""
    cells = [cell.strip() for line in text.strip().splitlines()[1:] for cell in re.split(r"[,;\t]", line)]
    numbers = sum(re.fullmatch(r"[-+]?\d[\d.,]*", cell) is not None for cell in cells)
    return len(cells) > 3 and 2 * numbers > len(cells)


def _model(holds: str) -> FileKind:
    return FileKind(holds, _WEIGHTS, "model")


def _zipped(file: BinaryIO) -> FileKind | None:
    try:
        with zipfile.ZipFile(file) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError):
        return FileKind("a broken archive (ZIP)", "Fetch or save it again.")
    if _PACKED in names:
        return None
    for ending, holds in _MODELS_IN_ZIP:
        if any(name.endswith(ending) for name in names):
            return _model(holds)
    for ending, holds, remedy in _INSIDE_ZIP:
        if any(name.endswith(ending) for name in names):
            return FileKind(holds, remedy)
    return FileKind("an archive (ZIP)", "Unpack it, and choose the lesson inside.")
