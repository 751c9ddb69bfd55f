"""Labels never overlap, and the run without the change stands beside each plot with the band between both."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from PySide6.QtCore import QPointF, QRect
from PySide6.QtWidgets import QApplication

from simulator.lessons.builtin import find
from simulator.lessons.edits.layers import with_layer
from simulator.lessons.schema import HoldSpec
from tests.ui.conftest import Objects
from tests.ui.plots.conftest import Shown
from ui.paint.text import advance
from ui.plots.gates import GatesPlot
from ui.plots.graph.labels import HEIGHT, spread
from ui.plots.graph.lines import band
from ui.plots.half_life import HalfLifePlot
from ui.plots.kept import KeptPlot
from ui.plots.memory import MemoryPlot
from ui.plots.panel import Plots, kinds


@given(st.lists(st.floats(-50.0, 250.0), max_size=12))
def test_places_are_apart_inside_and_where_there_is_room_as_wanted(wanted: list[float]) -> None:
    places = spread(wanted, 10.0, 0.0, 150.0)
    ordered = sorted(places)
    assert all(b - a > 10.0 - 1e-6 for a, b in pairwise(ordered))
    assert all(-1e-6 <= place <= 150.0 + 1e-6 for place in places)
    assert [places[k] for k in np.argsort(wanted, kind="stable")] == ordered
    free = sorted(wanted)
    apart = all(b - a >= 10.0 for a, b in pairwise(free))
    if apart and all(0.0 <= each <= 150.0 for each in wanted):
        assert places == pytest.approx(wanted)


@pytest.mark.parametrize("units", [1, 3, 16, 128])
@pytest.mark.parametrize("height", [200, 420, 900])
def test_labels_never_overlap_and_stay_inside(shown: Shown, objects: Objects, units: int, height: int) -> None:
    plots = shown(with_layer(find("random-stack"), 0, units=units).lesson, size=(900, height))
    for key in ("gates", "ledger"):
        plots.toggle(key)
    for position in (0.0, 3.4, 9.9, 19.99):
        objects.player.seek(objects.player.timeline.time_at(position))
        QApplication.processEvents()
        for plot in plots.shown.values():
            item = plot.graph.labels
            transform = item.deviceTransform(plot.graph.viewportTransform())
            field = transform.mapRect(item.boundingRect())
            places = [place for _, place, _ in item.places(transform)]
            middles = sorted(place.center().y() for place in places)
            assert all(b - a >= HEIGHT - 0.01 for a, b in pairwise(middles))
            assert all(field.adjusted(-1, -1, 1, 1).contains(place) for place in places)
            if plot.graph.label_words:
                assert places


@pytest.mark.parametrize("height", [140, 150, 170, 210, 420])
def test_the_numbers_of_a_scale_do_not_cover_each_other(shown: Shown, height: int) -> None:
    plots = shown(size=(900, height))
    for key in ("gates", "ledger", "gradient", "memory"):
        others = [each for each in plots.shown if each != key]
        if key not in plots.shown:
            plots.toggle(key)
        for other in others:
            plots.toggle(other)
        QApplication.processEvents()
        graph = plots.shown[key].graph
        graph.grab()
        numbers = graph.levels.numbers
        places = [place for _, place in numbers.places(numbers.deviceTransform(graph.viewportTransform()))]
        assert places
        assert not any(below.intersects(above) for below, above in pairwise(places))
        assert all(graph.rect().contains(place.toAlignedRect()) for place in places), (graph.rect(), places)


def held(plots: Plots, objects: Objects) -> Plots:
    """With the forget gate of gender held open at “Rafsun”, at the end of the sentence."""
    for key in kinds():
        if key not in plots.shown:
            plots.toggle(key)
    lesson = objects.document.lesson
    hold = HoldSpec(0, "f", units=(0,), values=(1.0,), start=11, stop=12)
    objects.document.edit("hold", replace(lesson, holds=(hold,)))
    objects.player.rest_at(15, 4)
    return plots


def test_the_run_without_the_change_stands_in_every_plot(plots: Plots, objects: Objects) -> None:
    before = objects.document.trace.layers[0]
    assert all("before the change" not in plot.graph.label_words for plot in plots.shown.values())
    held(plots, objects)
    now = objects.document.trace.layers[0]
    for key, plot in plots.shown.items():
        assert "before the change" in plot.graph.label_words, key
    memory, kept = plots.shown["memory"], plots.shown["kept"]
    gates, lives = plots.shown["gates"], plots.shown["half-life"]
    assert isinstance(memory, MemoryPlot) and isinstance(kept, KeptPlot)
    assert isinstance(gates, GatesPlot) and isinstance(lives, HalfLifePlot)
    assert memory.lines.former_shown is not None and kept.memory.former_shown is not None
    assert memory.lines.former_shown[1][1:].tolist() == before["c"][:, 0].tolist()
    assert kept.memory.former_shown[1][1:].tolist() == before["c"][:, 0].tolist()
    assert gates.heat.former_shown is not None and gates.heat.former_shown.tolist() == before["f"][:, 0].tolist()
    assert memory.lines.former_height_at(15.9) == before["c"][15, 0] != now["c"][15, 0]
    assert f"before the change −{-before['c'][15, 0]:.3f}" in memory.graph.label_words
    low, high = memory.lines.values
    assert low < before["c"].min() and high > now["c"].max()
    objects.selection.ghost = False
    assert all("before the change" not in plot.graph.label_words for plot in plots.shown.values())
    objects.selection.ghost = True
    objects.document.undo()
    objects.document.clear_ghost()
    assert memory.lines.former_shown is None and gates.heat.former_shown is None


def test_a_former_run_of_other_tokens_is_there_where_both_read_the_same(plots: Plots, objects: Objects) -> None:
    from simulator.lessons.edits.sequence import with_sequence

    before = objects.document.trace.layers[0]["c"]
    words = " ".join(objects.document.trace.tokens)
    objects.document.edit("longer", with_sequence(objects.document.lesson, words.replace("came", "came came")))
    memory = plots.shown["memory"]
    assert isinstance(memory, MemoryPlot) and memory.lines.former_shown is not None
    former = memory.lines.former_shown[1]
    assert former[1:13].tolist() == before[:12, 0].tolist() and former[-1] == before[-1, 0]
    assert np.isfinite(former).sum() == 21


def test_the_band_is_the_difference(plots: Plots, objects: Objects) -> None:
    """Its area is that between the two lines: the difference of the two runs, held from token to token."""
    rng = np.random.default_rng(3)
    xs = np.cumsum(rng.random(40))
    now, then = rng.random(40), rng.random(40) + 1.0
    corners = np.array(band(xs, now, then))
    x, y = corners.T
    area = abs(np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y)) / 2
    assert area == pytest.approx(np.trapezoid(then - now, xs))
    held(plots, objects)
    memory = plots.shown["memory"]
    assert isinstance(memory, MemoryPlot) and memory.lines.former_shown is not None
    for position in (3.0, 11.9, 15.9):
        apart = memory.lines.height_at(position, 0) - memory.lines.former_height_at(position)
        token = int(position) - (position % 1 < 0.7)
        trace, ghost = objects.document.trace, objects.document.ghost
        assert ghost is not None
        assert apart == trace.layers[0]["c"][token, 0] - ghost.layers[0]["c"][token, 0]


def test_no_line_covers_the_numbers_of_the_scale(shown: Shown, objects: Objects) -> None:
    """Many lines close together: where a number stands, its letters and its ground stay apart."""
    plots = shown(with_layer(find("random-stack"), 0, units=200).lesson, size=(900, 300))
    objects.player.seek(objects.player.duration)
    plot = plots.shown["memory"]
    assert isinstance(plot, MemoryPlot)
    objects.selection.span = (10.0, 20.0)
    plot.graph.grab()
    levels = plot.graph.levels
    place = plot.graph.mapFromScene(levels.mapToScene(QPointF(10.0, 0.0)))
    number = QRect(place.x() + 3, place.y() - 3 - 9, round(advance("0", 11.0)), 9)

    def seen() -> list[int]:
        QApplication.processEvents()
        image = plot.graph.grab().toImage()
        points = [(x, y) for x in range(number.left(), number.right()) for y in range(number.top(), number.bottom())]
        return [image.pixelColor(x, y).lightness() for x, y in points]

    covered = seen()
    levels.numbers.hide()
    assert min(seen()) < 160, "lines pass there"
    plot.lines.hide()
    levels.numbers.show()
    free = seen()
    assert min(free) < 140 < 235 < max(free)
    assert max(abs(a - b) for a, b in zip(covered, free, strict=True)) < 45
