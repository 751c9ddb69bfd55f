"""The plots beyond the memory: gates, ledger, half-lives, gradient; their numbers are those of the measures."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from simulator.analysis.ablation import replay
from simulator.analysis.gradient_horizon import horizon
from simulator.analysis.ledger import ledger
from simulator.analysis.ledger_triangle import triangle, triangle_of_all
from simulator.autodiff.gradient_target import Target
from simulator.lessons.builtin import find
from tests.ui.conftest import Objects
from tests.ui.plots.conftest import Shown
from ui.jobs import measures
from ui.jobs.measures import MeasureJob
from ui.plots.gates import GatesPlot
from ui.plots.gradient import GradientPlot
from ui.plots.graph.legend import short
from ui.plots.half_life import HalfLifePlot
from ui.plots.ledger import MODES, LedgerPlot
from ui.plots.panel import Plots
from ui.plots.plot import Plot


def only(plots: Plots, key: str) -> Plot:
    """The plot of this key, alone."""
    plots.toggle(key)
    for other in ("memory", "kept"):
        plots.toggle(other)
    QApplication.processEvents()
    return plots.shown[key]


def choose(plot: LedgerPlot, mode: str) -> None:
    """Choose what the ledger shows, as a hand does."""
    plot.what.setCurrentIndex(list(MODES).index(mode))
    plot.what.activated.emit(plot.what.currentIndex())


def test_the_map_is_the_gate_and_a_click_turns_the_eye(plots: Plots, objects: Objects) -> None:
    plot = only(plots, "gates")
    assert isinstance(plot, GatesPlot)
    record = objects.document.trace.layers[0]
    assert plot.heat.map.tolist() == record["f"].T.tolist()
    QTest.mouseClick(plot.gates.button("i"), Qt.MouseButton.LeftButton)
    assert plot.heat.map.tolist() == record["i"].T.tolist()
    graph = plot.graph
    where = QPoint(round(graph.x_of(11.5)), round(graph.viewport().height() * 0.5))
    QTest.mouseClick(graph.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert objects.selection.unit == 1 and plot.heat.ring == 1
    assert objects.player.position == pytest.approx(11.5, abs=0.05)


def test_saturation_is_counted_over_the_selected_tokens(plots: Plots, objects: Objects) -> None:
    plot = only(plots, "gates")
    objects.player.rest_at(9, 1)
    assert "f < 0.1\n10 %\nf > 0.9\n90 %" in plot.legend.plain
    objects.selection.brush = (11, 12)
    assert "f < 0.1" not in plot.legend.plain
    objects.player.rest_at(11, 1)
    assert "f < 0.1\n100 %\nf > 0.9\n0 %" in plot.legend.plain


def test_the_steps_of_the_ledger_lead_to_the_memory(plots: Plots, objects: Objects) -> None:
    plot = only(plots, "ledger")
    assert isinstance(plot, LedgerPlot)
    objects.selection.unit = 2
    for token in (0, 7, 19):
        objects.player.rest_at(token, 3)
        made = ledger(objects.document.trace.layers[0], token)
        ends = np.cumsum(made.shares[:, 2])
        ups, downs = plot.bars.parts_shown
        assert np.where(ups.stop != ups.start, ups.stop, downs.stop).tolist() == pytest.approx(ends[1:].tolist())
        assert ends[-1] == pytest.approx(objects.document.trace.layers[0]["c"][token, 2])
        assert f"c\n{short(float(made.value[2]))}" in plot.legend.plain
        assert f"c {short(float(made.value[2]))}" in plot.graph.label_words


def test_all_moments_of_the_ledger_are_a_triangle(plots: Plots, objects: Objects) -> None:
    plot = only(plots, "ledger")
    assert isinstance(plot, LedgerPlot)
    record = objects.document.trace.layers[0]
    choose(plot, "all")
    assert plot.heat.map.tolist() == triangle(record, 0)[:, 1:].tolist()
    choose(plot, "sum")
    sums = triangle_of_all(record)[:, 1:]
    assert plot.heat.map == pytest.approx(sums / sums.max())
    objects.player.rest_at(9, 1)
    assert plot.heat.ring == 8 and plot.heat.rows_known == 9
    objects.player.rest_at(9, 3)
    assert plot.heat.ring == 9 and plot.heat.rows_known == 10
    assert not plots.grab().isNull()


def test_causes_stand_beside_the_shares(plots: Plots, objects: Objects, qtbot: QtBot) -> None:
    plot = only(plots, "ledger")
    assert isinstance(plot, LedgerPlot)
    objects.player.rest_at(12, 3)
    choose(plot, "cause")
    qtbot.waitUntil(lambda: "caused" in plot.legend.plain, timeout=10_000)
    made = replay(objects.document.trace, 12, 0)
    assert plot.bars.parts_shown[-1].stop.tolist() == made.changes[:, 0].tolist()
    objects.player.rest_at(13, 1)
    plots.hide()
    assert not plot.jobs.is_running


def test_the_half_life_is_read_off_the_gate(plots: Plots, objects: Objects) -> None:
    plot = only(plots, "half-life")
    assert isinstance(plot, HalfLifePlot)
    objects.player.rest_at(11, 1)
    kept = objects.document.trace.layers[0]["f"][11, 0]
    assert f"if it stays\n{short(float(np.log(0.5) / np.log(kept)), False)}" in plot.legend.plain
    objects.document.start(find("simple-rnn"))
    assert not plots.grab().isNull()


def test_the_gradient_goes_back_from_the_last_selected_token(plots: Plots, objects: Objects) -> None:
    plot = only(plots, "gradient")
    assert isinstance(plot, GradientPlot)
    trace = objects.document.trace
    for end, brush in ((8, None), (20, (3, 20)), (12, (3, 12))):
        objects.selection.brush = brush
        objects.player.rest_at(7 if brush is None else 19, 4)
        made = horizon(trace, Target("c", end - 1, 0, 0), 0)
        shown = plot.lines.values_shown
        assert shown[: end + 1, 0] == pytest.approx(np.maximum(made.wire["c"], -330.0))
        assert shown[: end + 1, 2] == pytest.approx(np.maximum(made.straight, -330.0))
        assert np.isnan(shown[: end + 1, 1]).all() or (shown[: end + 1, 1] > -330.0).any()
        assert np.isnan(shown[end + 1 :]).all()
    assert "straight" in plot.legend.plain


def test_a_long_run_is_plotted_whole(shown: Shown, objects: Objects) -> None:
    from simulator.lessons.edits.sequence import with_sequence

    plots = shown(with_sequence(objects.document.lesson, "boy girl " * 1000).lesson, size=(900, 420))
    for key in ("gates", "half-life", "gradient", "ledger"):
        plots.toggle(key)
    ledger_plot = plots.shown["ledger"]
    assert isinstance(ledger_plot, LedgerPlot)
    choose(ledger_plot, "all")
    objects.selection.span = (900.0, 1900.0)
    objects.player.rest_at(1500, 1)
    assert not plots.grab().isNull()
    assert ledger_plot.heat.map.shape == (1500, 1500)


def test_the_gradient_of_a_long_run_is_found_beside_the_window(
    plots: Plots, objects: Objects, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(measures, "MOST_AT_ONCE", 0)
    objects.player.end()
    with monkeypatch.context() as held:
        held.setattr(MeasureJob, "start", lambda job: None)
        plot = only(plots, "gradient")
        assert isinstance(plot, GradientPlot)
        assert plot.legend.plain == "computing …" and not plot.lines.lines_shown
        assert plot.rows_behind() == (), "nothing is computed in the window's thread for who cannot see it"
    objects.selection.unit = 1  # the answer to the unit before is not waited for
    qtbot.waitUntil(lambda: not plot.jobs.is_running)
    made = horizon(objects.document.trace, Target("c", len(objects.document.trace.tokens) - 1, 1, 0), 0)
    assert plot.lines.values_shown[:, 0] == pytest.approx(np.maximum(made.wire["c"], -330.0))
    assert plot.legend.plain.startswith("of c of ")
    objects.selection.unit = 0
    plots.hide()
    assert not plot.jobs.is_running
    plots.show()
    qtbot.waitUntil(lambda: plot.legend.plain.startswith("of c of "))
