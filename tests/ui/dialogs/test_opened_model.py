"""What works for the lessons that come along works for an opened model of 2 × 128 units."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from simulator.analysis.charts.gradient import reach_back
from simulator.analysis.ledger import ledger
from simulator.io.trace_files import save_trace
from simulator.lessons.comparison import compared_runs
from simulator.lessons.edits.cell_form import with_form
from simulator.lessons.edits.changes import changes, without
from simulator.lessons.edits.layers import with_dtype, with_idealised, with_layers, with_seed
from simulator.lessons.edits.sequence import with_kind, with_sequence
from simulator.lessons.edits.tokens import with_token, without_token
from simulator.lessons.edits.variants import with_cells_compared, with_kept_run
from simulator.lessons.edits.whatif import (
    with_hold,
    with_initial,
    with_keep_bias,
    with_masked,
    with_skipped,
    with_weight,
)
from simulator.lessons.file import load, save
from simulator.lessons.models.from_model import lesson_from_model
from simulator.lessons.report import describe
from simulator.lessons.resolve import ResolvedLesson, resolve
from simulator.lessons.run import Run, run
from simulator.lessons.schema import HoldSpec
from simulator.text.tokens import Characters
from simulator.weights.vocabulary import read_vocabulary
from tests.simulator.lessons.models.small_model import lesson_of
from tests.simulator.lessons.models.test_from_model import stacked
from ui.export import export, formats
from ui.film.film import Film, FilmOptions
from ui.film.views import views
from ui.state.document import Document

UNITS, TEXT = 128, "a cat."
EDITS: dict[str, Callable[[ResolvedLesson], ResolvedLesson]] = {
    "a weight": lambda each: with_weight(each, 1, "U_f", (3, 90), 4.0),
    "a bias": lambda each: with_weight(each, 0, "b_i", (7,), -2.0),
    "the keep bias": lambda each: with_keep_bias(each, 0, 2.0),
    "a hold": lambda each: with_hold(each, HoldSpec(1, "f", units=(5,), values=(1.0,), start=2)),
    "an initial state": lambda each: with_initial(each, 0, "c", (2,), 1.0),
    "a masked token": lambda each: with_masked(each, 2, True),
    "a skipped token": lambda each: with_skipped(each, 2, True),
    "idealised gates": lambda each: with_idealised(each, True),
    "another text": lambda each: with_sequence(each, "the dog ü"),
    "another token": lambda each: with_token(each, 1, "z"),
    "one token less": lambda each: without_token(each, 1),
    "numbers": lambda each: with_kind(each, "numbers"),
    "words": lambda each: with_kind(each, "words"),
    "double precision": lambda each: with_dtype(each, "float64"),
    "another form": lambda each: with_form(each, 0, "lstm-peephole"),
    "one layer": lambda each: with_layers(each, 1),
    "drawn anew": lambda each: with_seed(each, 3),
    "cells compared": with_cells_compared,
    "a run kept": lambda each: with_kept_run(each, "kept"),
}


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Run:
    return run(lesson_of(tmp_path_factory.mktemp("model"), UNITS, TEXT))


@pytest.mark.parametrize("name", EDITS)
def test_it_is_edited_undone_and_saved(qapp: QApplication, opened: Run, tmp_path: Path, name: str) -> None:
    document = Document(opened.lesson)
    document.edit(name, EDITS[name](document.newest_resolved))
    edited, trace = document.lesson, document.trace
    assert edited != opened.lesson
    computed = [step for step in range(trace.steps) if step not in trace.skipped]
    assert all(np.isfinite(layer[state][computed]).all() for layer in trace.layers for state in ("h", "c"))
    found = changes(document.resolved, document.opened_resolved)
    back = document.resolved
    for change in reversed(found):
        back = without(back, document.opened_resolved, change)
    if name in ("a weight", "a bias", "the keep bias"):
        assert len(found) == 1 and back.lesson.layers == opened.lesson.layers
    for target in (tmp_path / "edited.json", tmp_path / "edited.gatelight"):
        save(edited, target)
        again = load(target)
        assert again.layers == edited.layers or target.suffix == ".gatelight"
        assert np.array_equal(run(again).layers[-1]["h"], trace.layers[-1]["h"], equal_nan=True)
    document.undo()
    assert document.lesson is opened.lesson
    document.redo()
    assert document.lesson is edited


def test_undo_over_a_hundred_edits_of_a_large_model_takes_little_room(tmp_path: Path) -> None:
    """The weights are shared, and what was changed is kept as single numbers."""
    document = Document(lesson_of(tmp_path, 512, TEXT))

    def edit(place: int) -> None:
        document.edit("weight", with_weight(document.newest_resolved, place % 2, "U_f", (place, place), 0.5))

    edit(200)  # what is made once
    edited = []
    tracemalloc.start()
    try:
        for place in range(100):
            edit(place)
            edited.append(document.lesson)
        room = tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()
    assert room < 25 * 2**20
    assert edited[-1].layers[0].edits[:20] == edited[39].layers[0].edits[:20]
    for before in reversed(edited[-8:-1]):
        document.undo()
        assert document.lesson is before


@pytest.mark.parametrize("view", views())
def test_every_view_and_chart_shows_it(opened: Run, view: str) -> None:
    runs = compared_runs(opened.resolved, opened) if view == "compare" else ()
    film = Film(opened.lesson, opened, FilmOptions(view=view, layer=1, unit=77), runs=runs)
    frame = film.frame(film.timeline.time_of(3, 1, 0.5))
    assert len(frame.backdrop) + len(frame.settled) + len(frame.moving) > 10


@pytest.mark.parametrize("ending", [".png", ".pdf", ".ipynb", ".md"])
def test_it_is_exported(opened: Run, tmp_path: Path, ending: str) -> None:
    form = formats()[ending]
    settings = replace(form.settings(), width=320, height=180)
    if form.needs_at:
        settings = replace(settings, at=(2, 1))
    export(Film(opened.lesson, opened), str(tmp_path / f"film{ending}"), settings)
    assert (tmp_path / f"film{ending}").stat().st_size > 1000


def test_it_is_measured_and_told(opened: Run, tmp_path: Path) -> None:
    assert ledger(opened, step=5, layer=1).shares.shape[-1] == UNITS
    assert reach_back(opened, 1, 3, 5).straight.size > 0
    assert "in file weights" in "\n".join(describe(resolve(opened.lesson)))
    save_trace(opened, tmp_path / "run.npz")
    with np.load(tmp_path / "run.npz") as stored:
        assert np.array_equal(stored["layer1/U_f"], opened.layers[1].layer.weights["U_f"])


@pytest.mark.parametrize("view", views())
def test_every_view_shows_a_layer_that_reads_from_the_end_what_another_hands_on(tmp_path: Path, view: str) -> None:
    lesson = lesson_from_model(
        stacked(tmp_path, (False, True)), Characters("a cat."), read_vocabulary(tmp_path / "letters.json")
    )
    trace = run(lesson)
    runs = compared_runs(trace.resolved, trace) if view == "compare" else ()
    for layer in (0, 1):
        film = Film(lesson, trace, FilmOptions(view=view, layer=layer, unit=1), runs=runs)
        frame = film.frame(film.timeline.time_of(3, 1, 0.5))
        assert frame.backdrop and frame.caption
