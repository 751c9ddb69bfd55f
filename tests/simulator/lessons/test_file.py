"""Lesson files come back exactly; whatever else is in a file gives an error that names file and field."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.lessons import file as lesson_file
from simulator.lessons.builtin import FOLDER, builtin_lessons, find
from simulator.lessons.file import MOST_BYTES, dumps, load, loads, save
from simulator.lessons.run import run
from simulator.lessons.schema import LayerSpec, Lesson, LessonError
from simulator.text.embedding import OneHot
from simulator.text.tokens import Words
from tests.simulator.random_lessons import lessons, slips

SMALL = Lesson(title="Small", sequence=Words("a b"), embedding=OneHot(), layers=(LayerSpec("rnn", 2),))
CONTENT = {
    "format": 1,
    "title": "Two layers",
    "sequence": {"kind": "words", "text": "a b"},
    "embedding": {"kind": "table", "names": ["x"], "vectors": {"a": [1], "b": [-1.5]}, "default": [0]},
    "layers": [
        {"cell": "lstm", "units": 2, "unit_names": ["one", "two"], "initial": {"c": [1, 2]}},
        {
            "cell": "rnn",
            "units": 1,
            "origin": "set by hand",
            "weights": {"W_h": [[1, 2]], "U_h": [[0.5]], "b_h": [0]},
        },
    ],
    "readout": {"W": [[1], [-1]], "b": [0, 0], "names": ["she", "he"], "groups": [[0, 1]]},
    "holds": [{"layer": 0, "quantity": "f", "units": [1], "start": 1, "stop": 2, "values": [0.5]}],
    "notes": {"1": "Look at b."},
}


def changed(path: str, value: object) -> bytes:
    """CONTENT with the value at this path replaced, or taken out for `...`."""
    content = json.loads(json.dumps(CONTENT))
    *way, last = [int(step) if step.isdigit() else step for step in path.split("/")]
    container = content
    for step in way:
        container = container[step]
    if value is ...:
        del container[last]
    else:
        container[last] = value
    return json.dumps(content).encode()


def refused(data: bytes) -> LessonError:
    with pytest.raises(LessonError) as caught:
        loads(data, "my.json")
    assert caught.value.where == "my.json"
    assert str(caught.value).startswith("my.json")
    return caught.value


@given(lessons())
def test_a_lesson_comes_back_exactly(lesson: Lesson) -> None:
    data = dumps(lesson)
    again = loads(data)
    assert again == lesson
    assert repr(again) == repr(lesson)  # tells −0 from 0, too
    assert dumps(again) == data


def test_files_are_laid_out_for_reading() -> None:
    text = dumps(builtin_lessons()["jenny-rafsun"]).decode()
    assert text.startswith('{\n  "format": 1,\n  "title": "Forgetting Jenny, remembering Rafsun",\n')
    assert '\n        "W_i": [[16, 16, 0, 0], [0, 0, 16, 0], [0, 0, 0, 0]],\n' in text
    assert all(len(line) < 110 for line in text.splitlines() if "[" in line and "“" not in line)
    assert text.endswith("}\n")


@pytest.mark.parametrize(
    ("path", "value", "field", "said"),
    [
        ("title", ..., "title", "is missing"),
        ("title", 5, "title", "is a whole number. Write a text in quotes here"),
        ("titel", "x", "titel", "Did you mean “title”?"),
        ("zzzz", "x", "zzzz", "Take it out"),
        ("format", ..., "format", "is missing"),
        ("format", "1", "format", "is not a format number"),
        ("format", True, "format", "is not a format number"),
        ("format", 0, "format", "is not a format number"),
        ("format", 2, "format", "newer than this program"),
        ("dtype", "float16", "dtype", "Write one of: float64, float32"),
        ("sequence/kind", "wrods", "sequence.kind", "Write one of: words, characters, numbers"),
        ("sequence/kind", ..., "sequence.kind", "is missing"),
        ("sequence/txt", "x", "sequence.txt", "Did you mean “text”?"),
        ("embedding/kind", "tabel", "embedding.kind", "Write one of: table, random, one-hot"),
        ("embedding/vectors/b", [True], "embedding.vectors.b[0]", "is true or false. Write a number"),
        ("embedding/vectors/b", 3, "embedding.vectors.b", "is a whole number. Write a list"),
        ("layers", {}, "layers", "is an object"),
        ("layers/1", "rnn", "layers[1]", "is a text in quotes"),
        ("layers/1/units", 1.5, "layers[1].units", "is a number. Write a whole number here"),
        ("layers/1/units", "1", "layers[1].units", "is a text in quotes"),
        ("layers/1/unit", 1, "layers[1].unit", "Did you mean “units”?"),
        ("layers/1/weights/U_h", [["x"]], "layers[1].weights.U_h[0][0]", "is a text in quotes. Write"),
        ("layers/1/weights/U_h", None, "layers[1].weights.U_h", "is nothing (null)"),
        ("layers/0/initial/c", ["1", 2], "layers[0].initial.c[0]", "is a text in quotes"),
        ("notes/x", "hi", "notes", "key that is not a whole number"),
        ("notes/0", 3, "notes.0", "is a whole number. Write a text"),
        ("notes", [], "notes", "is a list"),
        ("level", "hard", "level", "Write one of: introductory, intermediate, advanced."),
        ("level", 3, "level", "is a whole number. Write a text"),
        ("minutes", "three", "minutes", "is a text in quotes. Write a whole number"),
        ("minutes", 2.5, "minutes", "Write a whole number"),
    ],
)  # fmt: skip
def test_what_has_the_wrong_type_is_named(path: str, value: object, field: str, said: str) -> None:
    error = refused(changed(path, value))
    assert error.field == field
    assert said in str(error)


@pytest.mark.parametrize("written", ["1e999", "-1e999", "9" * 400, "-1" + "0" * 400, "1e400", "1" + "0" * 320 + ".5"])
@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("layers/1/weights/U_h/0/0", "layers[1].weights.U_h[0][0]"),
        ("layers/0/initial/c/1", "layers[0].initial.c[1]"),
        ("embedding/vectors/b/0", "embedding.vectors.b[0]"),
        ("layers/1/units", "layers[1].units"),
        ("minutes", "minutes"),
    ],
)
def test_a_number_out_of_range_is_told_by_its_place_however_it_is_written(path: str, field: str, written: str) -> None:
    error = refused(changed(path, "number").replace(b'"number"', written.encode()))
    assert error.field == field
    assert "cannot be" in str(error) and len(str(error)) < 250


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "This is not JSON: line 1, column 1"),
        (b'{"format": 1,\n "title" "x"}', "line 2, column 10"),
        (b"[]", "This is not a lesson"),
        (b"null", "This is not a lesson"),
        (b'{"format": 1, "title": "a", "title": "b"}', "“title” is given twice"),
        (b'{"format": 1, "title": NaN}', "title: cannot be NaN"),
        (b'{"format": 1, "place": -Infinity}', "place: cannot be -Infinity"),
        (b'{"format": 1, "title": "\xff"}', "not text in UTF-8 (byte 24)"),
        ('{"format": 1}'.encode("utf-16"), "not text in UTF-8"),
        (b"[" * 200_000, "nested too deeply"),
        (b'{"format": 1' + b"0" * 5000 + b"}", "format: cannot be 1000"),
        (b'{"format": 1, "title": "\\ud800"}', "broken"),
        (b"\x89PNG\r\n\x1a\n", "not text in UTF-8"),
    ],
)
def test_what_is_no_lesson_file_at_all_is_told(data: bytes, said: str) -> None:
    assert said in str(refused(data))


def test_a_byte_order_mark_does_no_harm() -> None:
    assert loads(b"\xef\xbb\xbf" + dumps(SMALL)) == SMALL


@settings(max_examples=200)
@given(st.binary())
def test_any_bytes_are_a_lesson_or_a_lesson_error(data: bytes) -> None:
    with pytest.raises(LessonError):
        loads(data)


@given(st.sampled_from(sorted(FOLDER.glob("*.json"))), st.data())
def test_damaged_files_are_a_lesson_or_a_lesson_error(file: Path, data: st.DataObject) -> None:
    whole = file.read_bytes()
    start = data.draw(st.integers(0, len(whole)))
    stop = min(start + data.draw(st.integers(0, 20)), len(whole))
    damage = data.draw(st.binary(max_size=4) | st.sampled_from([b'"', b"{", b"]", b",", b"1e999", b"-"]))
    try:
        lesson = loads(whole[:start] + damage + whole[stop:])
    except LessonError as error:
        assert error.problem and error.remedy
    else:
        assert loads(dumps(lesson)) == lesson


@settings(max_examples=200)
@given(slips(CONTENT))
def test_a_slip_in_a_file_is_named_by_its_field_or_does_no_harm(content: dict[str, object]) -> None:
    try:
        lesson = loads(json.dumps(content).encode(), "my.json")
    except LessonError as error:
        assert error.field and error.problem and error.where == "my.json"
        first = error.field.replace("[", ".").split(".")[0]
        assert first in {*CONTENT, *content, "embedding", "dtype"}
    else:
        assert loads(dumps(lesson)) == lesson
        run(lesson)


def test_saving_and_loading_a_file(tmp_path: Path) -> None:
    path = tmp_path / "lesson.json"
    save(SMALL, path)
    assert load(path) == SMALL
    save(builtin_lessons()["jenny-rafsun"], path)
    assert load(path) == builtin_lessons()["jenny-rafsun"]
    assert list(tmp_path.iterdir()) == [path]


def test_what_cannot_be_saved_leaves_the_old_file_whole(tmp_path: Path) -> None:
    path = tmp_path / "lesson.json"
    save(SMALL, path)
    unsound = Lesson(title="", sequence=Words("a"), embedding=OneHot(), layers=(LayerSpec("rnn", 1),))
    with pytest.raises(LessonError, match="title"):
        save(unsound, path)
    assert load(path) == SMALL
    assert list(tmp_path.iterdir()) == [path]


def test_files_that_cannot_be_read_or_written_are_named(tmp_path: Path) -> None:
    missing = tmp_path / "none.json"
    with pytest.raises(LessonError, match=r"none\.json: Cannot be read: No such file"):
        load(missing)
    with pytest.raises(LessonError, match="Cannot be read: it is a folder"):
        load(tmp_path)
    with pytest.raises(LessonError, match="Cannot be written"):
        save(SMALL, missing / "lesson.json")


def test_a_huge_file_is_refused_before_it_is_decoded(tmp_path: Path) -> None:
    huge = tmp_path / "huge.json"
    with huge.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(LessonError, match="more than 64 MB"):
        load(huge)


def test_what_could_not_be_read_back_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place, kept = tmp_path / "mine.json", find("simple-rnn")
    save(kept, place)
    monkeypatch.setattr(lesson_file, "MOST_BYTES", len(dumps(find("jenny-rafsun"))) - 1)
    with pytest.raises(LessonError, match="The file would have more than 64 MB"):
        save(find("jenny-rafsun"), place)
    assert load(place) == kept
