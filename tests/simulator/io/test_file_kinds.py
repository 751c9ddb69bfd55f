"""A file that is no lesson is told by its first bytes, with what can be done."""

import io
import pickle
import zipfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.io.file_kinds import FileKind, recognise_file, recognise_text
from simulator.lessons.builtin import builtin_lessons
from simulator.lessons.file import dumps, load
from simulator.lessons.schema import LessonError


def _zip(*names: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in names:
            archive.writestr(name, b"x")
    return made.getvalue()


def _npy() -> bytes:
    made = io.BytesIO()
    np.save(made, np.zeros(3))
    return made.getvalue()


FILES = {
    "paper.pdf": (b"%PDF-1.7\n%\xe2\xe3", "a PDF document"),
    "a.png": (b"\x89PNG\r\n\x1a\n\x00\x00", "a picture (PNG)"),
    "a.jpg": (b"\xff\xd8\xff\xe0\x00", "a picture (JPEG)"),
    "a.gif": (b"GIF89a", "a moving picture (GIF)"),
    "a.mp4": (b"\x00\x00\x00\x20ftypisom", "a film (MP4)"),
    "m.pt": (_zip("archive/data.pkl", "archive/data/0"), "a PyTorch model"),
    "m.keras": (_zip("config.json", "model.weights.h5"), "a Keras model"),
    "a.npz": (_zip("W.npy"), "arrays of NumPy (NPZ)"),
    "a.xlsx": (_zip("xl/workbook.xml"), "a spreadsheet"),
    "a.zip": (_zip("readme"), "an archive (ZIP)"),
    "half.zip": (_zip("readme")[:20], "a broken archive (ZIP)"),
    "m.h5": (b"\x89HDF\r\n\x1a\n", "a Keras model or other data (HDF5)"),
    "a.npy": (_npy(), "an array of NumPy"),
    "old.pt": (pickle.dumps({"W": [1.0]}, 2), "pickled Python objects, as old PyTorch models are"),
    "m.safetensors": (b'\x40\x00\x00\x00\x00\x00\x00\x00{"w":{}}', "weights of a model (safetensors)"),
    "m.onnx": (b"\x08\x07\x12\x07pytorch", "a model in ONNX"),
    "page.html": (b"<!doctype html>", "a web page or XML"),
    "words.txt": (b"Anna loves Tom .", "text of 4 words"),
    "table.csv": (b"a,b,c\n1,0,2\n0,1,1\n", "2 rows of 3 numbers"),
    "empty": (b"", "nothing"),
}


@pytest.mark.parametrize("name", FILES)
def test_each_kind_is_told_and_never_as_broken_json(name: str, tmp_path: Path) -> None:
    data, holds = FILES[name]
    path = tmp_path / name
    path.write_bytes(data)
    kind = recognise_file(path)
    assert isinstance(kind, FileKind) and kind.holds == holds and kind.remedy.endswith(".")
    with pytest.raises(LessonError) as found:
        load(path)
    assert found.value.problem == f"The file holds {holds}. It is no lesson." and found.value.remedy == kind.remedy


def test_a_lesson_is_left_to_its_reader_and_a_slip_in_one_is_told_as_such(tmp_path: Path) -> None:
    path = tmp_path / "lesson.json"
    path.write_bytes(dumps(builtin_lessons()["four-beats"]))
    assert recognise_file(path) is None
    path.write_text('"format": 1,', encoding="utf-8")
    with pytest.raises(LessonError, match="JSON"):
        load(path)


def test_words_and_numbers_can_be_a_sequence() -> None:
    told = recognise_text("  Anna\nloves  Tom. ")
    assert told is not None and (told.use, told.text) == ("words", "Anna loves Tom.")
    rows = recognise_text("x\ty\n1\t-0.5\n2\t3\n")
    assert rows is not None and (rows.use, rows.text) == ("numbers", "x\ty\n1\t-0.5\n2\t3\n")
    assert rows.holds == "2 rows of 2 numbers"
    bad = recognise_text("time,temp,hum\n08:00,1.5,40\n09:00,2.5,n/a\n10:00,3,41\n")
    assert bad is not None and not bad.use and "Row 3, column “hum”: “n/a” is not a number" in bad.remedy
    either = recognise_text("0,5\n0,7")
    assert either is not None and either.holds == "2 rows of 2 numbers, or 2 rows of 1 number"


@given(st.binary(max_size=300))
def test_any_file_is_told_as_something_or_left_to_the_reader(data: bytes) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "any"
        path.write_bytes(data)
        kind = recognise_file(path)
        assert kind is None or (kind.holds and (kind.remedy or kind.use))
