"""What is open: edits, undo, files."""

import json
from pathlib import Path

import pytest

from simulator.lessons.builtin import find
from simulator.lessons.edits.layers import with_cues, with_layer, with_seed, with_words
from simulator.lessons.edits.sequence import with_sequence
from simulator.lessons.file import dumps, load
from simulator.lessons.schema import Lesson, LessonError
from tests.ui.conftest import Objects, save_document
from ui.state.document import Document


@pytest.fixture
def document(objects: Objects) -> Document:
    return objects.document


def told(document: Document) -> list[str]:
    found: list[str] = []
    document.changed.connect(lambda: found.append(document.lesson.title))
    return found


def test_an_edit_runs_the_next_lesson_once_and_tells(document: Document) -> None:
    calls = told(document)
    before = document.trace
    document.edit("another text", with_sequence(document.lesson, "Rafsun came"))
    assert document.trace.tokens == ("Rafsun", "came")
    assert document.trace is not before
    assert document.trace is document.trace
    assert document.undo_label == "another text"
    assert len(calls) == 1


def test_an_edit_that_changes_nothing_is_none(document: Document) -> None:
    calls = told(document)
    trace = document.trace
    document.edit("nothing", with_sequence(document.lesson, document.lesson.sequence.text))
    assert not calls
    assert document.trace is trace
    assert document.undo_label is None
    assert not document.is_modified


def test_undo_and_redo_give_the_same_lessons(document: Document) -> None:
    first = document.lesson
    document.edit("another text", with_sequence(first, "Rafsun came"))
    document.edit("another seed", with_seed(document.lesson, 3))
    last, numbers = document.lesson, document.trace.layers[0].record.copy()
    document.undo()
    document.undo()
    assert document.lesson is first
    assert not document.is_modified
    document.undo()
    document.redo()
    document.redo()
    assert document.lesson is last
    assert (document.trace.layers[0].record == numbers).all()
    assert document.redo_label is None


def test_a_lesson_that_cannot_be_run_changes_nothing(document: Document) -> None:
    lesson, trace = document.lesson, document.trace
    with pytest.raises(LessonError):
        document.edit("no words", with_sequence(lesson, "   "))
    assert document.lesson is lesson
    assert document.trace is trace
    assert document.undo_label is None


def test_saves_and_opens_the_same_lesson(document: Document, tmp_path: Path) -> None:
    place = tmp_path / "mine.json"
    document.edit("another text", with_sequence(document.lesson, "Jenny came"))
    assert document.is_modified
    save_document(document, place)
    assert not document.is_modified
    assert document.path == place
    assert load(place) == document.lesson
    document.undo()
    assert document.is_modified
    document.redo()
    assert not document.is_modified


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "holds nothing"),
        (b"\x00\xff\xfe", "UTF-8"),
        (b"[1, 2]", "object"),
        (b'{"format": 1}', "missing"),
        (b'{"format": 99}', "newer"),
        (b'{"format": 1, "title": "x", "layers": [], "sequence": {"kind": "words", "text": "a"}}', "embedding"),
    ],
)
def test_a_bad_file_is_named_and_leaves_what_is_open(
    document: Document, tmp_path: Path, content: bytes, said: str
) -> None:
    calls = told(document)
    lesson, trace = document.lesson, document.trace
    bad = tmp_path / "bad.json"
    bad.write_bytes(content)
    with pytest.raises(LessonError) as found:
        document.open(bad)
    assert str(bad) in str(found.value)
    assert said in str(found.value)
    assert document.lesson is lesson
    assert document.trace is trace
    assert not calls


def test_a_file_whose_run_explodes_is_refused(document: Document, tmp_path: Path) -> None:
    content = json.loads(dumps(find("jenny-rafsun")))
    content["layers"][0]["weights"]["W_f"][0][0] = 1e308
    content["embedding"]["vectors"]["Jenny"] = [1e308, 0.0, 0.0, 1.0]
    bad = tmp_path / "explodes.json"
    bad.write_text(json.dumps(content), encoding="utf-8")
    lesson = document.lesson
    with pytest.raises(LessonError):
        document.open(bad)
    assert document.lesson is lesson


def test_opening_starts_a_new_history(document: Document, tmp_path: Path) -> None:
    document.edit("another seed", with_seed(document.lesson, 1))
    other: Lesson = with_layer(find("random-stack"), 0, seed=5).lesson
    place = tmp_path / "other.json"
    place.write_bytes(dumps(other))
    document.open(place)
    assert document.lesson == other
    assert document.undo_label is None
    assert not document.is_modified


def test_the_run_before_an_edit_is_the_ghost_and_undo_brings_the_one_before(document: Document) -> None:
    assert document.ghost is None
    runs = [document.trace]
    for seed in (3, 4):
        document.edit("another seed", with_seed(document.lesson, seed))
        assert document.ghost is runs[-1]
        runs.append(document.trace)
    document.edit("another title", with_words(document.lesson, title="Another"))
    assert document.trace is runs[2] and document.ghost is runs[1]
    document.undo()
    document.undo()
    assert document.trace is runs[1]
    assert document.ghost is not None
    assert (document.ghost.layers[0].record == runs[0].layers[0].record).all()
    document.undo()
    assert document.ghost is None


def test_a_drag_keeps_the_ghost_from_before_it(document: Document) -> None:
    before = document.trace
    document.edit("drag", with_seed(document.lesson, 1))
    for seed in (2, 3):
        document.edit("drag", with_seed(document.lesson, seed), merge=True)
        assert document.ghost is before
    document.undo()
    assert document.undo_label is None
    assert document.trace is before


def test_the_ghost_can_be_kept_and_let_go(document: Document) -> None:
    first = document.trace
    document.keep_ghost(True)
    assert document.ghost is None  # it is the run itself
    document.edit("another seed", with_seed(document.lesson, 1))
    document.edit("another seed", with_seed(document.lesson, 2))
    assert document.ghost is first
    document.clear_ghost()
    assert document.ghost is None and not document.is_ghost_kept
    last = document.trace
    document.edit("another seed", with_seed(document.lesson, 3))
    assert document.ghost is last
    document.start(find("same-in-a-gru"))
    assert document.ghost is None


def test_words_and_cues_run_nothing_anew(document: Document) -> None:
    trace = document.trace
    for edited in (with_words(document.lesson, title="Mine", note=(1, "Say it.")), with_cues(document.lesson, ())):
        document.edit("words", edited)
        assert document.trace is trace and document.lesson == edited.lesson
    document.undo()
    document.undo()
    assert document.trace is trace and not document.is_modified
    document.edit("seed", with_seed(document.lesson, 4))
    assert document.trace is not trace
