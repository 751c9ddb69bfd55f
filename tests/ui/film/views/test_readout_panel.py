"""The read-out beside the picture: nothing under it, in every cell, and each kind of output drawn as what it is."""

from __future__ import annotations

from functools import cache
from itertools import product

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from simulator.lessons.run import run
from simulator.lessons.schema import HoldSpec, ReadoutSpec
from simulator.network.readout import Kind
from tests.ui.film.films import CELLS, random_lesson
from tests.ui.film.views.test_layout_laws import Area, covers_nothing, ink, stills, wires_keep_to_the_law
from ui.film.film import Film, FilmOptions
from ui.film.marks import Box, Page, Strip, Text
from ui.film.views.parts.readout import Shown, fitting
from ui.paint.theme import load_fonts

PAGES = {"16:9": Page(), "4:3": Page(1920, 1440)}
OUTPUTS = (1, 2, 4, 27)
Groups = tuple[tuple[int, ...], ...]


def spec(units: int, outputs: int, groups: Groups = (), kinds: tuple[Kind, ...] = ()) -> ReadoutSpec:
    weights = 3 * np.random.default_rng(outputs).normal(size=(outputs, units))
    return ReadoutSpec(W=tuple(map(tuple, weights.tolist())), b=(0.0,) * outputs, groups=groups, kinds=kinds)


@cache
def film(view: str, cell: str, units: int, outputs: int, kinds: tuple[Kind, ...], ghost: bool = False) -> Film:
    size = -(-outputs // max(len(kinds), 1))
    groups = tuple(tuple(range(k, min(k + size, outputs))) for k in range(0, outputs, size))
    bare = random_lesson(cell, units)
    lesson = replace(bare, readout=spec(units, outputs, groups, kinds[: len(groups)]))
    before = None
    if ghost:
        lesson = replace(lesson, holds=(HoldSpec(0, lesson_keep(lesson.layers[0].cell), values=(0.75,)),))
        before = run(replace(lesson, layers=(replace(lesson.layers[0], seed=99),)))
    trace = run(lesson)
    return Film(lesson, trace, FilmOptions(view=view, unit=min(units - 1, 2), signs=ghost), ghost=before)


def lesson_keep(cell: str) -> str:
    return {"rnn": "h", "gru": "z", "gru-before": "z"}.get(cell, "f")


def panel(made: Film, token: int = 1) -> list[Box | Text]:
    """The marks of the read-out at the end of a token."""
    frame = made.frame(made.timeline.time_at_rest(token, len(made.timeline.beats) - 1))
    return [
        mark for mark in frame.everything
        if isinstance(mark, Box | Text) and mark.about is not None and mark.about.part.startswith("readout")
    ]  # fmt: skip


@pytest.mark.parametrize(("view", "cell", "outputs"), list(product(("cell", "stack"), CELLS, OUTPUTS)))
def test_nothing_lies_under_the_read_out(qapp: QApplication, view: str, cell: str, outputs: int) -> None:
    load_fonts()
    for units, shape, kinds in product((1, 4, 16, 64), PAGES, (("softmax",), ("linear", "sigmoid"))):
        made = film(view, cell, units, outputs, kinds).on(PAGES[shape])
        covers_nothing(made)
        wires_keep_to_the_law(made)
        bars = [mark for mark in panel(made) if isinstance(mark, Box)]
        assert len(bars) >= min(outputs, 4)
        vectors = [ink(mark) for frame in stills(made) for mark in frame.everything if isinstance(mark, Strip)]
        for bar in bars:
            own = Area(bar.x, bar.y, bar.x + bar.width, bar.y + bar.height, "bar")
            assert not [vector for vector in vectors if vector is not None and vector.over(own)]


@pytest.mark.parametrize(("cell", "outputs"), list(product(CELLS, OUTPUTS)))
def test_nor_beside_a_ghost_with_signs_and_numbers_set_by_hand(qapp: QApplication, cell: str, outputs: int) -> None:
    load_fonts()
    for units in (1, 4, 16, 64):
        covers_nothing(film("cell", cell, units, outputs, ("linear",), ghost=True))


def test_chances_are_bars_from_0_to_1_and_linear_outputs_stand_on_both_sides_of_zero() -> None:
    made = film("cell", "lstm", 4, 6, ("softmax", "sigmoid", "linear"))
    outputs = made.scene.trace.outputs
    assert outputs is not None
    fields = [mark for mark in panel(made) if isinstance(mark, Box)]
    frame = made.frame(made.timeline.time_at_rest(1, len(made.timeline.beats) - 1))
    bars = [mark for mark in frame.everything if isinstance(mark, Box) and mark.fill == "short" and mark.radius == 4]
    assert len(fields) == len(bars) == 6
    largest = np.abs(outputs[:, 4:]).max()
    limits = {
        round(field.width / 2 * abs(value) / bar.width, 9)
        for field, bar, value in zip(fields[4:], bars[4:], outputs[1, 4:], strict=True)
    }
    (limit,) = limits
    assert largest <= limit <= 2.5 * largest
    for field, bar, value in zip(fields[:4], bars[:4], outputs[1, :4].tolist(), strict=True):
        assert (bar.x, bar.width) == (field.x, pytest.approx(field.width * value))
    for field, bar, value in zip(fields[4:], bars[4:], outputs[1, 4:].tolist(), strict=True):
        middle = field.x + field.width / 2
        assert (bar.x if value > 0 else bar.x + bar.width) == pytest.approx(middle)


def test_of_many_outputs_the_largest_are_shown_and_the_rest_is_counted() -> None:
    made = film("cell", "rnn", 4, 27, ("softmax",))
    outputs = made.scene.trace.outputs
    assert outputs is not None
    names = [mark.plain for mark in panel(made) if isinstance(mark, Text)]
    assert names == [f"y{k + 1}" for k in np.argsort(-outputs[1])[:8]]
    last = made.frame(made.timeline.time_at_rest(1, len(made.timeline.beats) - 1))
    assert "and 19 more" in [mark.plain for mark in last.everything if isinstance(mark, Text)]


def test_groups_that_do_not_fit_have_fewer_rows() -> None:
    groups = (Shown(tuple(range(9)), "softmax", 8, 1.0), Shown((9, 10), "linear", 2, 1.0))
    assert [group.rows for group in fitting(groups, 1000.0)] == [8, 2]
    for room in (150.0, 250.0, 350.0):
        shown = fitting(groups, room)
        assert sum(group.height for group in shown) <= room
        assert [group.outputs for group in shown] == [group.outputs for group in groups][: len(shown)]
    assert fitting(groups, 10.0) == ()
