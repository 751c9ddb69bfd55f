"""Edits whose runs come later: lesson, run and ghost belong together, the newest wins, nothing is lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from simulator.lessons.builtin import find
from simulator.lessons.edits.layers import with_layers, with_seed, with_words
from simulator.lessons.edits.sequence import with_sequence
from simulator.lessons.edits.whatif import with_masked
from simulator.lessons.file import load
from simulator.lessons.run import run
from simulator.lessons.schema import Lesson, LessonError
from simulator.network.trace import Trace
from tests.ui.conftest import save_document
from tests.ui.state.by_hand import EXPLODES, ByHand, seed
from ui.state.document import Document
from ui.state.edits.drag_edit import DragEdit


def same(trace: Trace | None, lesson: Lesson | None) -> bool:
    """Whether a trace is the run of a lesson, to the bit."""
    if trace is None or lesson is None:
        return trace is None and lesson is None
    whole = run(lesson)
    if trace.tokens != whole.tokens or len(trace.layers) != len(whole.layers):
        return False
    return all(a.rows.tobytes() == b.rows.tobytes() for a, b in zip(trace.layers, whole.layers, strict=True))


def test_what_is_shown_stays_until_the_run_is_there(document: Document, runner: ByHand) -> None:
    changed: list[Lesson] = []
    document.changed.connect(lambda: changed.append(document.lesson))
    first, trace = document.lesson, document.trace
    next_lesson = seed(document, 1)
    assert (document.lesson, document.trace, document.newest) == (first, trace, next_lesson)
    assert document.is_running and document.is_modified and document.undo_label == "seed 1" and changed == []
    runner.finish()
    assert document.lesson is next_lesson and same(document.trace, next_lesson)
    assert document.ghost is trace and document.ghost_lesson is first
    assert not document.is_running and changed == [next_lesson]


def test_edits_are_made_to_the_newest_and_the_last_one_wins(document: Document, runner: ByHand) -> None:
    for number in (1, 2, 3):
        seed(document, number)
    assert runner.under_way is document.newest
    runner.finish()
    assert document.lesson.layers[0].seed == 3 and not document.is_running
    labels = []
    while document.undo_label:
        labels.append(document.undo_label)
        document.undo()
        runner.finish_all()
    assert labels == ["seed 3", "seed 2", "seed 1"]
    assert document.lesson is document.opened and not document.is_modified


def test_it_is_told_when_a_run_begins_and_when_none_is_left(document: Document, runner: ByHand) -> None:
    told: list[tuple[bool, str | None]] = []
    document.run_changed.connect(lambda: told.append((document.is_running, document.undo_label)))
    seed(document, 1)
    seed(document, 2)
    runner.finish()
    assert told == [(True, "seed 1"), (True, "seed 2"), (False, "seed 2")]


def test_an_unsound_edit_raises_at_once_and_what_is_under_way_goes_on(document: Document, runner: ByHand) -> None:
    lesson = seed(document, 1)

    def unsound() -> None:
        document.edit("nothing", with_sequence(document.newest, " "))

    with pytest.raises(LessonError):
        unsound()
    assert document.newest is lesson and runner.under_way is lesson
    runner.finish()
    assert document.lesson is lesson


def test_a_run_that_fails_takes_its_edit_back_and_tells(document: Document, runner: ByHand) -> None:
    failed, changed = list[LessonError](), list[int]()
    document.failed.connect(failed.append)
    document.changed.connect(lambda: changed.append(1))
    first, trace = document.lesson, document.trace
    seed(document, 1)
    runner.fail()
    assert failed == [EXPLODES] and len(changed) == 1  # controls that showed the edit go back
    assert (document.lesson, document.trace, document.newest) == (first, trace, first)
    assert not document.is_running and document.undo_label is None and not document.is_modified


def test_the_edit_before_a_failed_one_is_run(document: Document, runner: ByHand) -> None:
    one = seed(document, 1)
    seed(document, 2)
    runner.fail()
    assert document.newest is one and runner.under_way is one
    runner.finish()
    assert document.lesson is one and document.undo_label == "seed 1"


def test_an_overtaken_edit_that_cannot_be_run_does_not_stop_undo(document: Document, runner: ByHand) -> None:
    first = document.lesson
    seed(document, 1)
    seed(document, 2)
    runner.finish()
    document.undo()  # to seed 1, which was never run
    runner.fail()
    assert document.lesson.layers[0].seed == 2
    document.undo()
    runner.finish_all()
    assert document.lesson is first


def test_undo_to_what_is_shown_needs_no_run(document: Document, runner: ByHand) -> None:
    first, trace = document.lesson, document.trace
    one = seed(document, 1)
    document.undo()
    assert not document.is_running and runner.under_way is None
    assert document.lesson is first and document.trace is trace and document.redo_label == "seed 1"
    document.redo()
    runner.finish()
    assert document.lesson is one and document.ghost is trace


def test_after_undo_the_ghost_is_run_beside_too(document: Document, runner: ByHand) -> None:
    for number in (1, 2):
        seed(document, number)
        runner.finish()
    document.undo()  # its own run is the ghost; that of its ghost is not there any more
    assert document.is_running
    runner.finish()
    assert document.lesson.layers[0].seed == 1 and same(document.ghost, document.ghost_lesson)
    assert document.ghost_lesson is document.opened


def test_words_do_not_begin_a_run_anew(document: Document, runner: ByHand) -> None:
    seed(document, 1)
    document.edit("title", with_words(document.newest, title="Mine"))
    assert len(runner.begun) == 1
    runner.finish()
    assert document.lesson.title == "Mine" and not document.is_running
    document.undo()
    assert document.lesson.layers[0].seed == 1 and not document.is_running


def test_a_drag_shows_what_is_done_on_its_way(document: Document, runner: ByHand) -> None:
    """Each of its moves would else drop the run of the one before, and nothing would be seen until it stops."""
    first, trace = document.lesson, document.trace
    drag, shown = DragEdit(document), list[int]()
    document.changed.connect(lambda: shown.append(document.lesson.layers[0].seed))
    for number in range(1, 7):
        drag.to("drag", lambda lesson, number=number: with_seed(lesson, number))
        if number in (3, 5):
            runner.finish()
            assert document.ghost is trace
    runner.finish_all()
    assert shown == [1, 3, 5, 6] and document.lesson.layers[0].seed == 6
    assert document.undo_label == "drag" and document.ghost is trace
    document.undo()
    assert document.lesson is first and document.undo_label is None


def test_a_drag_goes_on_after_a_move_that_fails(document: Document, runner: ByHand) -> None:
    first, drag = document.lesson, DragEdit(document)
    for number in (1, 2):
        drag.to("drag", lambda lesson, number=number: with_seed(lesson, number))
    runner.finish()
    runner.fail()
    drag.to("drag", lambda lesson: with_seed(lesson, 3))
    runner.finish()
    assert document.lesson.layers[0].seed == 3
    document.undo()
    assert document.lesson is first and document.undo_label is None


def test_an_edit_after_a_drag_drops_its_run(document: Document, runner: ByHand) -> None:
    seed(document, 1)
    seed(document, 2, merge=True)
    document.edit("mask", with_masked(document.newest, 1, True))
    assert runner.under_way is document.newest
    runner.finish()
    assert document.lesson.masked == (1,) and document.lesson.layers[0].seed == 2


def test_an_unsound_move_of_a_drag_raises_at_once(document: Document, runner: ByHand) -> None:
    seed(document, 1)
    with pytest.raises(LessonError):
        document.edit("drag", replace(document.newest, title=""), merge=True)
    assert document.newest.layers[0].seed == 1


def test_what_is_saved_is_the_newest(document: Document, runner: ByHand, tmp_path: Path) -> None:
    lesson = seed(document, 1)
    save_document(document, tmp_path / "mine.json")
    assert load(tmp_path / "mine.json") == lesson and not document.is_modified
    assert json.loads((tmp_path / "mine.json").read_text())["layers"][0]["seed"] == 1
    runner.fail()
    assert document.is_modified and document.path == tmp_path / "mine.json"


def test_what_waits_for_the_run_is_done_once(document: Document, runner: ByHand) -> None:
    done: list[str] = []
    document.when_settled(lambda: done.append("at once"))
    seed(document, 1)
    document.when_settled(lambda: done.append("dropped"))
    document.when_settled(lambda: done.append(f"of {document.lesson.layers[0].seed}"))
    seed(document, 2)
    runner.finish()
    runner.finish_all()
    assert done == ["at once", "of 2"]


def test_opening_and_stopping_let_go_of_what_is_under_way(document: Document, runner: ByHand) -> None:
    other = find("same-in-a-gru")
    seed(document, 1)
    document.start(other)
    assert document.newest is document.lesson is other and runner.under_way is None and not document.is_running
    seed(document, 2)
    document.stop()
    assert document.newest is other and runner.stopped == 1 and not document.is_running


def test_a_ghost_kept_during_a_run_is_the_one_that_is_seen(document: Document, runner: ByHand) -> None:
    trace = document.trace
    seed(document, 1)
    seed(document, 2)
    document.keep_ghost(True)
    runner.finish()
    assert document.ghost is trace
    seed(document, 3)
    document.clear_ghost()
    assert document.ghost is None
    runner.finish()
    assert document.ghost is None
    seed(document, 4)
    runner.finish()
    assert same(document.ghost, document.ghost_lesson) and document.ghost_lesson.layers[0].seed == 3


ACTIONS = ("seed", "drag", "text", "layers", "title", "undo", "redo", "keep", "let go", "clear", "finish", "fail")


@given(st.lists(st.sampled_from(ACTIONS), max_size=25), st.randoms(use_true_random=False))
def test_lesson_run_and_ghost_belong_together_whatever_is_done(actions: list[str], chance: object) -> None:
    runner = ByHand()
    document = Document(find("worked-example"), runner=runner)
    opened = document.opened
    seen: list[bool] = []
    document.changed.connect(
        lambda: seen.append(same(document.trace, document.lesson) and same(document.ghost, document.ghost_lesson))
    )
    for number, action in enumerate(actions):
        newest = document.newest
        if action in ("seed", "drag"):
            document.edit(action, with_seed(newest, number), merge=action == "drag")
        elif action == "text":
            document.edit(action, with_sequence(newest, " ".join(["a", "b", "c"][: number % 3 + 1])))
        elif action == "layers":
            document.edit(action, with_layers(newest, number % 3 + 1))
        elif action == "title":
            document.edit(action, with_words(newest, title=f"Title {number}"))
        elif action in ("undo", "redo"):
            getattr(document, action)()
        elif action in ("keep", "let go"):
            document.keep_ghost(action == "keep")
        elif action == "clear":
            document.clear_ghost()
        elif runner.under_way is not None:
            getattr(runner, action)()
        assert (document.newest is not document.lesson) <= document.is_running
        assert document.is_running == (runner.under_way is not None)
    runner.finish_all()
    assert all(seen) and document.newest is document.lesson
    for _ in actions:
        document.undo()
        runner.finish_all()
    assert document.lesson is opened and document.undo_label is None
