"""The table is the picture: the same numbers, there at the same moments, for every cell, size and view."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import numpy as np
import pytest
from msgspec.structs import replace

from simulator.lessons.builtin import find
from simulator.lessons.run import run
from simulator.lessons.schema import HoldSpec, LayerSpec
from tests.ui.film.films import CELLS, builtin_film, film, random_lesson
from ui.film.film import Film, FilmOptions
from ui.film.marks import Moment, Strip
from ui.film.scene.table import READOUT, Table, table, value_words, words
from ui.film.text.language import languages
from ui.film.views import views

SENTENCE = "jenny-rafsun"


@cache
def places(shown: Film) -> frozenset[tuple[float, float]]:
    """Where vectors rest: what is on its way stands elsewhere."""
    line = shown.timeline
    end = shown.frame(line.time_at_rest(len(line.tokens) - 1, len(line.beats) - 1))
    return frozenset((mark.x, mark.y) for mark in end.everything if isinstance(mark, Strip))


def strips(shown: Film, moment: Moment) -> Iterator[Strip]:
    """The vectors of this token that rest in the picture, whole ones."""
    time = shown.timeline.time_of(moment.token, moment.beat, moment.phase)
    for mark in shown.frame(time).everything:
        resting = isinstance(mark, Strip) and not mark.units and (mark.x, mark.y) in places(shown)
        if resting and mark.about is not None and mark.about.step == moment.token and mark.opacity > 0.0:
            whole = shown.scene.trace.layers[mark.about.layer][mark.about.quantity].shape[1]
            if len(mark.values) == whole:
                yield mark


def moments(shown: Film, *phases: float) -> Iterator[Moment]:
    line = shown.timeline
    for token in (0, len(line.tokens) - 1):
        for beat in range(len(line.beats)):
            yield line.locate(line.time_at_rest(token, beat))
            yield from (Moment(token, beat, phase) for phase in phases)


def known(made: Table) -> dict[tuple[int, str, int], float]:
    return {(row.layer, row.quantity, row.unit): row.value for row in made if row.value is not None}


@pytest.mark.parametrize("units", [1, 3, 16, 64])
@pytest.mark.parametrize("cell", CELLS)
def test_a_cell_s_table_has_what_stands_in_its_picture_and_nothing_else(cell: str, units: int) -> None:
    shown = film(cell, units)
    compared = 0
    for moment in moments(shown, 0.15, 0.35, 0.5, 0.65):
        seen: dict[tuple[int, str, int], float] = {}
        for strip in strips(shown, moment):
            assert strip.about is not None
            for k, value in enumerate(strip.values):
                if not strip.shown or strip.shown[k] > 0.0:
                    seen[strip.about.layer, strip.about.quantity, k] = value
        listed = known(table(shown.scene, moment, False))
        sums = {key for key in listed if key[1].startswith("a_") and key not in seen}
        assert {key[2] for key in sums} <= {shown.scene.unit}
        given = {key for key in listed if key[1].endswith("_prev") or key[1] == "x"}  # fade in at the beat's start
        assert listed.keys() - sums - given == seen.keys() - given
        assert given >= seen.keys() & given
        assert all(listed[key] == value for key, value in seen.items())
        compared += len(seen)
    assert compared > 20 * units


@cache
def stack(cell: str, view: str, layer: int) -> Film:
    lesson = replace(random_lesson(cell, 4), layers=(LayerSpec(cell=cell, units=4, seed=7),) * 3)
    return Film(lesson, run(lesson), FilmOptions(view=view, layer=layer, unit=2))


@pytest.mark.parametrize("layer", [0, 1, 2])
@pytest.mark.parametrize("cell", CELLS)
@pytest.mark.parametrize("view", [key for key, view in views().items() if view.all_layers])
def test_where_all_layers_are_shown_the_table_has_all_of_them(view: str, cell: str, layer: int) -> None:
    shown = stack(cell, view, layer)
    for moment in moments(shown):
        made = table(shown.scene, moment, True)
        assert {row.layer for row in made} == {0, 1, 2}
        listed = known(made)
        for strip in strips(shown, moment):
            assert strip.about is not None
            for k, value in enumerate(strip.values):
                assert listed[strip.about.layer, strip.about.quantity, k] == value


@pytest.mark.parametrize("cell", CELLS)
@pytest.mark.parametrize("all_layers", [False, True])
def test_every_value_is_the_trace_s_and_nothing_is_lost_in_time(cell: str, all_layers: bool) -> None:
    shown = stack(cell, "cell", 1)
    before: set[tuple[int, str, int]] = set()
    for beat in range(len(shown.timeline.beats)):
        listed = known(table(shown.scene, shown.timeline.locate(shown.timeline.time_at_rest(2, beat)), all_layers))
        assert before <= listed.keys()
        before = set(listed)
        for (layer, quantity, unit), value in listed.items():
            assert value == shown.scene.trace.layers[layer][quantity][2, unit]
    made = table(shown.scene, shown.timeline.locate(shown.timeline.time_at_rest(2, beat)), all_layers)
    assert len(before) == len(made)


def test_rows_are_found_and_said_in_words() -> None:
    shown = builtin_film(SENTENCE)
    made = table(shown.scene, shown.timeline.locate(shown.timeline.time_at_rest(11, 3)), False)
    k = made.find(0, "c", 0)
    assert k is not None
    row = made[k]
    assert (row.words, row.symbol, row.name, row.role) == ("cell state", "cₜ", "gender", "memory")
    assert row.value == pytest.approx(-0.9944, abs=1e-4)
    assert value_words(row, shown.scene.language) == "cell state, gender: −0.9944"
    later = made.find(0, "h", 2)
    assert later is not None
    assert value_words(made[later], shown.scene.language) == "hidden state, words: not computed yet"
    assert made.find(0, "a_f", shown.scene.unit) is not None
    assert made.find(0, "a_f", shown.scene.unit + 1) is None
    assert made.find(1, "c", 0) is None
    with pytest.raises(IndexError):
        made[len(made)]
    assert [row.quantity for row in made if row.quantity == READOUT]


def test_the_read_out_comes_with_its_numbers() -> None:
    shown = builtin_film(SENTENCE, 1)
    last = len(shown.timeline.beats) - 1
    for beat in range(last + 1):
        made = table(shown.scene, shown.timeline.locate(shown.timeline.time_at_rest(11, beat)), False)
        values = [row.value for row in made if row.quantity == READOUT]
        assert shown.scene.trace.outputs is not None
        expected = shown.scene.trace.outputs[11].tolist()
        assert values == (expected if beat == last else [None] * len(expected))


def test_what_was_set_by_hand_is_marked_once_it_is_there() -> None:
    lesson = replace(find(SENTENCE), holds=(HoldSpec(0, "f", units=(1,), values=(0.0,), start=11, stop=12),))
    shown = Film(lesson, run(lesson))
    for beat, there in ((0, False), (1, True)):
        made = table(shown.scene, shown.timeline.locate(shown.timeline.time_at_rest(11, beat)), False)
        held = {(row.quantity, row.unit) for row in made if row.held}
        assert held == ({("f", 1)} if there else set())
        if there:
            k = made.find(0, "f", 1)
            assert k is not None
            assert value_words(made[k], shown.scene.language).endswith(", set by hand")


@pytest.mark.parametrize("cell", CELLS)
@pytest.mark.parametrize("language", languages())
def test_every_quantity_has_words_of_its_own(cell: str, language: str) -> None:
    lesson = random_lesson(cell, 3)
    scene = Film(lesson, run(lesson), FilmOptions(language=language)).scene
    named = {name: words(name, scene) for name in (*scene.layer_trace.quantities, "x", "h_prev")}
    stations = [station.quantity for station in scene.diagram.stations.values()]
    assert all(len(named[name]) > 2 or name == "q" for name in stations if name in named)
    assert len(set(named.values())) == len(named)


def test_the_table_is_the_same_for_the_same_moment() -> None:
    shown = film("lstm", 16)
    order = list(moments(shown, 0.3))
    first = [table(shown.scene, moment, False).groups for moment in order]
    again = [table(shown.scene, moment, False).groups for moment in reversed(order)][::-1]
    assert first == again
    assert all(np.isfinite(group.values).all() for groups in first for group in groups)
