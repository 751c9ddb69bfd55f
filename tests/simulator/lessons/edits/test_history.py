"""Undo and redo are values: every earlier lesson is still there, exactly."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from simulator.lessons.edits.history import History
from simulator.lessons.schema import LayerSpec, Lesson
from simulator.text.embedding import OneHot
from simulator.text.tokens import Words


def lesson(text: str) -> Lesson:
    return Lesson(title="t", sequence=Words(text), embedding=OneHot(), layers=(LayerSpec("rnn", 1),))


def test_undo_and_redo_walk_along_the_edits() -> None:
    history = History(lesson("a")).edit("Type b", lesson("b")).edit("Type c", lesson("c"))
    assert (history.undo_label, history.redo_label) == ("Type c", None)
    back = history.undo()
    assert back.present == lesson("b")
    assert (back.undo_label, back.redo_label) == ("Type b", "Type c")
    assert back.redo() == history
    assert history.present == lesson("c")


def test_a_new_edit_forgets_what_was_taken_back() -> None:
    history = History(lesson("a")).edit("Type b", lesson("b")).undo().edit("Type c", lesson("c"))
    assert history.future == ()
    assert history.redo() is history
    assert history.undo().present == lesson("a")


def test_an_edit_that_changes_nothing_is_none() -> None:
    history = History(lesson("a")).edit("Type b", lesson("b")).undo()
    assert history.edit("Type a", lesson("a")) is history


def test_at_either_end_nothing_happens() -> None:
    history = History(lesson("a"))
    assert history.undo() is history
    assert history.redo() is history
    assert (history.undo_label, history.redo_label) == (None, None)


def test_only_the_newest_edits_are_kept() -> None:
    history = History(lesson("0"), most=3)
    for number in range(1, 6):
        history = history.edit(f"Type {number}", lesson(str(number)))
    assert [edit.lesson for edit in history.past] == [lesson("2"), lesson("3"), lesson("4")]


@given(st.lists(st.sampled_from(["a", "b", "c", "undo", "redo"]), max_size=30))
def test_like_a_list_with_a_cursor(actions: list[str]) -> None:
    history, line, at = History(lesson("a")), ["a"], 0
    for action in actions:
        if action == "undo":
            history, at = history.undo(), max(at - 1, 0)
        elif action == "redo":
            history, at = history.redo(), min(at + 1, len(line) - 1)
        else:
            if action != line[at]:
                line, at = [*line[: at + 1], action], at + 1
            history = history.edit(action, lesson(action))
        assert history.present == lesson(line[at])
        assert (len(history.past), len(history.future)) == (at, len(line) - 1 - at)


def test_a_drag_is_one_edit_and_none_where_it_comes_back() -> None:
    first = lesson("a")
    history = History(first).edit("Drag", lesson("b")).edit("Drag", lesson("c"), merge=True)
    assert (len(history.past), history.present) == (1, lesson("c"))
    assert history.undo().present is first
    back = history.edit("Drag", lesson("a"), merge=True)
    assert back.present is first and back.past == ()


def test_before_is_the_last_lesson_with_another_run() -> None:
    first = lesson("a")
    history = History(first)
    assert history.before is None
    history = history.edit("Type b", lesson("b"))
    assert history.before is first
    assert history.edit("Retitle", replace(lesson("b"), title="u")).before is first
    assert history.edit("Type a", lesson("a")).before == lesson("b")
