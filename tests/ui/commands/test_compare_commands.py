"""The Compare menu: what is compared is added, renamed and taken away, saved with the lesson and undone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from simulator.lessons import comparison
from simulator.lessons.builtin import find
from simulator.lessons.edits.layers import with_seed
from simulator.lessons.edits.sequence import with_sequence
from simulator.lessons.edits.variants import with_cells_compared
from simulator.lessons.file import save
from simulator.text.embedding import OneHot
from tests.ui.conftest import Objects
from tests.ui.film.films import random_lesson
from ui.commands.menus import compare
from ui.state.lesson_runner import RunAtOnce, RunRequest, Runs
from ui.window.main_window import MainWindow


def titles(window: MainWindow) -> list[str]:
    return [variant.title for variant in window.document.lesson.variants]


def test_runs_are_added_renamed_taken_away_and_all_of_it_undone(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = window.document.lesson
    compare.keep_run(window)
    assert titles(window) == ["before"] and window.selection.view == "compare"
    assert len(window.stage.film.scene.compared) == 2
    compare.compare_lesson(window, "same-in-a-gru")
    assert len(titles(window)) == 2 and len(window.stage.film.scene.compared) == 3
    monkeypatch.setattr(compare, "ask_for_name", lambda *_: "as it was")
    compare.rename_run(window, "0")
    assert titles(window)[0] == "as it was"
    compare.remove_run(window, "1")
    assert titles(window) == ["as it was"]
    compare.compare_cell(window, "lstm-peephole")
    assert titles(window) == ["as it was", "Peephole LSTM"]
    compare.compare_cells(window)
    assert titles(window) == ["Simple RNN", "LSTM", "GRU"]
    assert compare.keep_run.ready(window) and compare.compare_lesson.ready(window)
    monkeypatch.setattr(compare, "MOST_VARIANTS", 3)
    assert not compare.keep_run.ready(window) and not compare.compare_lesson.ready(window)
    while window.document.undo_label:
        window.document.undo()
    assert window.document.lesson is first
    compare.toggle_compare(window)
    assert window.selection.view == "cell"


def test_the_kept_run_stays_beside_what_becomes_of_it(window: MainWindow) -> None:
    before = window.document.trace
    compare.keep_run(window)
    window.document.edit("another seed", with_seed(window.document.lesson, 5))
    shown = window.stage.film.scene.compared
    assert (shown[1].trace.layers[0].rows == before.layers[0].rows).all()
    assert (shown[0].trace.layers[0].rows != before.layers[0].rows).any()


def test_what_does_not_fit_is_told_and_changes_nothing(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.document.edit("one-hot", replace(random_lesson("lstm", 3), embedding=OneHot()))
    lesson = window.document.lesson
    save(find("jenny-rafsun"), tmp_path / "other.json")
    for path in (tmp_path / "other.json", tmp_path / "missing.json"):
        monkeypatch.setattr(compare, "where_to_open", lambda _, path=path: path)
        compare.compare_file(window)
        assert window.document.lesson is lesson
        assert window.messages.text.startswith("Not compared.")


def test_runs_are_made_when_they_are_looked_at_and_once(objects: Objects, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[object] = []
    true = comparison.compared_runs
    monkeypatch.setattr(comparison, "compared_runs", lambda *a, **k: made.append(a) or true(*a, **k))
    document, stage = objects.document, objects.stage
    document.edit("compare", with_cells_compared(document.lesson))
    document.edit("another text", with_sequence(document.lesson, "Jenny came"))
    stage.frame(1.0)
    assert not made
    objects.selection.view = "compare"
    frame = stage.frame(1.0)
    assert stage.frame(1.0) is frame and len(made) == 1
    runs = document.runs
    document.edit("title", replace(document.lesson, title="Another"))
    stage.frame(1.0)
    assert len(made) == 2 and [a.trace for a in document.runs] == [b.trace for b in runs]


def test_runs_are_looked_at_once_they_are_there(open_window: Callable[..., MainWindow]) -> None:
    class Later(RunAtOnce):
        def start(self, request: RunRequest, take: Callable[[Runs], None], fail: object) -> None:
            begun.append(lambda: take(request.run()))

    begun: list[Callable[[], None]] = []
    window = open_window("worked-example")
    window.document.runner = Later()
    compare.compare_cells(window)
    assert window.selection.view == "cell" and not window.document.lesson.variants
    begun.pop()()
    assert window.selection.view == "compare" and len(window.document.lesson.variants) == 3
