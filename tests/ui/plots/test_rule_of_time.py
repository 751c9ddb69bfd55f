"""No pixel, label or number of a plot tells what has not been computed yet; a switch shows it, pale."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from simulator.analysis.charts.memory import memory_lines
from simulator.lessons.builtin import find
from simulator.lessons.edits.layers import with_layer
from simulator.lessons.run import Run
from tests.ui.conftest import Objects
from tests.ui.plots.conftest import Shown
from ui.plots.graph.looks import MOST_BOLD
from ui.plots.memory import MemoryPlot, bold_units
from ui.plots.panel import Plots, kinds

LESSONS = ("jenny-rafsun", "same-in-a-gru", "simple-rnn", "own-cell")


def all_shown(plots: Plots, size: tuple[int, int] = (900, 640)) -> Plots:
    """Every plot there is, one below the other."""
    for key in kinds():
        if key not in plots.shown:
            plots.toggle(key)
    plots.resize(*size)
    QApplication.processEvents()
    return plots


def picture(plots: Plots) -> QImage:
    """What is seen of them."""
    QApplication.processEvents()
    return plots.grab().toImage()


def words(plots: Plots) -> list[str]:
    """All that they say."""
    return [
        text
        for plot in plots.shown.values()
        for text in (plot.legend.plain, plot.graph.label_words, plot.sentence.plain)
    ]


def scrambled(trace: Run, first: int) -> Run:
    """The same run, but the rows from a token on stand in another order: other numbers later, the same scales."""
    order = np.random.default_rng(first).permutation(np.arange(first + 1, trace.steps + 1))
    layers = []
    for layer in trace.layers:
        rows = np.array(layer.rows)
        rows[first + 1 :] = rows[order]
        rows.flags.writeable = False
        layers.append(replace(layer, rows=rows))
    return replace(trace, layers=tuple(layers))


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("key", LESSONS)
def test_nothing_of_what_comes_after_the_moment_is_seen(
    shown: Shown, objects: Objects, monkeypatch: pytest.MonkeyPatch, key: str, theme: str
) -> None:
    objects.selection.theme = theme
    plots = all_shown(shown(find(key)))
    run, last = objects.document.trace, len(objects.player.timeline.beats) - 1
    for token, beat, first in ((0, 0, 0), (6, 0, 6), (6, 1, 7), (11, last - 1, 12), (11, last, 12), (18, last, 19)):
        seen = []
        for trace in (run, scrambled(run, first)):
            monkeypatch.setattr(type(objects.document), "trace", property(lambda _, trace=trace: trace))
            objects.player.home()
            objects.document.changed.emit()
            objects.player.rest_at(token, beat)
            seen.append((words(plots), picture(plots)))
        assert seen[0] == seen[1], (token, beat)


def test_what_is_not_computed_yet_in_the_token_itself_is_not_seen(
    shown: Shown, objects: Objects, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While “Rafsun” is read, nothing tells that it will be forgotten; while it is forgotten, not what is written."""
    plots = all_shown(shown())
    run = objects.document.trace
    rows, places = np.array(run.layers[0].rows), run.layers[0].places
    for name in ("c", "added"):  # what “Rafsun” writes is written a token later
        rows[13, places[name]] = rows[12, places[name]]
    rows[12, places["c"]], rows[12, places["added"]] = rows[12, places["kept"]], 0.0
    other = replace(run, layers=(replace(run.layers[0], rows=rows), *run.layers[1:]))
    for beat in (0, 1, 2):
        seen = []
        for trace in (run, other):
            monkeypatch.setattr(type(objects.document), "trace", property(lambda _, trace=trace: trace))
            objects.player.home()
            objects.document.changed.emit()
            objects.player.rest_at(11, beat)
            QApplication.processEvents()
            seen.append(plots.shown["memory"].graph.grab().toImage())
        assert seen[0] == seen[1], beat


def test_a_line_grows_with_the_cursor_and_never_jumps(plots: Plots, objects: Objects) -> None:
    plot = plots.shown["memory"]
    assert isinstance(plot, MemoryPlot)
    times = np.linspace(10.9, 12.1, 600)
    heights = [plot.lines.height_at(float(time), 0) for time in times]
    assert max(abs(b - a) for a, b in pairwise(heights)) < 0.07  # of a fall by 2 in all
    assert heights[0] == objects.document.trace.layers[0]["c"][10, 0]
    assert heights[-1] == objects.document.trace.layers[0]["c"][11, 0]


def test_numbers_are_those_before_until_their_beat(plots: Plots, objects: Objects) -> None:
    memory = plots.shown["memory"]
    for beat, token in ((0, "."), (1, "."), (2, "."), (3, "Rafsun"), (4, "Rafsun")):
        objects.player.rest_at(11, beat)
        assert memory.legend.plain.splitlines()[0] == f"c after “{token}”"
    objects.player.rest_at(0, 0)
    assert memory.legend.plain == "c at the start"
    assert memory.graph.label_words == "gender 0\nliking 0\nwords 0"
    for beat, said in ((1, "forgotten +0.992"), (2, "forgotten +0.992"), (3, "added −0.995")):
        objects.player.rest_at(11, beat)
        assert said in plots.shown["kept"].graph.label_words


def test_a_switch_shows_the_whole_run_pale(plots: Plots, objects: Objects) -> None:
    objects.player.rest_at(5, 4)
    graph = plots.shown["memory"].graph
    seen = []
    for clicks in range(3):
        if clicks:
            QTest.mouseClick(plots.whole_run, Qt.MouseButton.LeftButton)
        assert objects.selection.whole_run == plots.whole_run.isChecked() == (clicks == 1)
        QApplication.processEvents()
        seen.append(graph.grab().toImage())
    x = round(graph.x_of(18.0))
    darkest = [min(image.pixelColor(x, y).lightness() for y in range(image.height())) for image in seen]
    assert darkest[0] >= darkest[1] > 60  # nothing but the scale without it; pale with it
    assert seen[0] == seen[2] != seen[1]


def test_which_of_many_lines_stand_out_is_not_chosen_by_what_is_to_come(shown: Shown, objects: Objects) -> None:
    """The selected, the pinned and the first; those that move most in the whole run, where that is shown."""
    plot = shown(with_layer(find("random-stack"), 0, units=40).lesson).shown["memory"]
    assert isinstance(plot, MemoryPlot)

    def bold() -> set[int]:
        return {line.unit for line in plot.lines.lines_shown if line.look is not None}

    objects.selection.unit = 20
    assert bold() == {*range(MOST_BOLD - 1), 20}
    objects.player.seek(objects.player.duration)
    assert bold() == {*range(MOST_BOLD - 1), 20}, "no line changes with the moment"
    objects.selection.whole_run = True
    moved = memory_lines(objects.document.trace.layers[0]).distances
    assert bold() == set(bold_units(moved, 20)) != {*range(MOST_BOLD - 1), 20}
    objects.selection.whole_run = False
    objects.selection.toggle_pin(30)
    assert bold() == {*range(MOST_BOLD - 2), 20, 30}
