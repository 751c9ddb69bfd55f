"""A film that goes backward in the window: the cursor moves from right to left, and everything else stays in step."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from ui.film.marks import Strip, Text
from ui.panels.inspector.panel import InspectorPanel
from ui.plots.panel import Plots
from ui.stage.accessibility import StageAccess

if TYPE_CHECKING:
    from ui.window.main_window import MainWindow


@pytest.fixture
def backward(open_window: Callable[..., MainWindow]) -> MainWindow:
    window = open_window()
    window.player.rest_at(11, 3)
    window.selection.view = "backward"
    return window


def test_the_token_under_the_eye_stays(backward: MainWindow) -> None:
    assert backward.player.token == 11
    assert 11.0 < backward.player.position < 12.0
    backward.selection.view = "cell"
    assert backward.player.token == 11


def test_playing_goes_from_right_to_left(backward: MainWindow) -> None:
    player = backward.player
    player.home()
    assert player.position == 20.0 and player.token == 19
    places = []
    for _ in range(8):
        player.step_beat(1)
        places.append(player.position)
    assert places == sorted(places, reverse=True)
    player.step_token(1)
    assert player.token == 17
    player.end()
    assert player.position == 0.0


def test_a_click_on_the_ruler_goes_there(backward: MainWindow) -> None:
    ruler = backward.controls.transport.ruler
    QTest.mouseClick(ruler, Qt.MouseButton.LeftButton, pos=QPoint(round(ruler.x_of(3.5)), 24))
    assert backward.player.token == 3
    plots = backward.parts.plots.findChild(Plots)
    assert isinstance(plots, Plots)
    graph = plots.shown["memory"].graph
    assert graph.cursor.value() == pytest.approx(backward.player.position)
    QTest.mouseClick(graph.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(round(graph.x_of(7.5)), 20))
    assert backward.player.position == pytest.approx(7.5, abs=0.05) and backward.player.token == 7
    assert not backward.grab().isNull()


def test_a_number_says_what_it_is_the_derivative_of(backward: MainWindow) -> None:
    frame = backward.stage_view.frame
    strip = next(mark for mark in frame.settled if isinstance(mark, Strip) and mark.about is not None)
    assert strip.about is not None
    assert backward.stage.film.tooltip(strip.about._replace(unit=0)).startswith("∂ c of gender after “boy” / ∂ ")
    heard = StageAccess(backward.stage_view)
    lines = [heard.child(k).text(QAccessible.Text.Name) for k in range(heard.childCount())]
    assert any("gender 0.00033" in line for line in lines), lines


def test_the_inspector_takes_the_gradient_apart(backward: MainWindow) -> None:
    panel = backward.findChild(InspectorPanel)
    assert panel is not None
    beats = [beat.key for beat in backward.stage.film.timeline.beats]
    backward.player.rest_at(11, beats.index("forget"))
    lines = [mark.plain for mark in panel.working.marks if isinstance(mark, Text)]
    assert lines[:3] == ["∂cT/∂ct−1 = ∂cT/∂(ft ⊙ ct−1) · ft", "= 0.99732 · 0.000335", "= 0.00033"]
    assert panel.heading.text() == "gender · gradient" and panel.source.isHidden() and panel.weights.isHidden()
    backward.player.rest_at(15, beats.index("forget"))
    others = [mark.plain for mark in panel.working.marks if isinstance(mark, Text)]
    assert others[0] == lines[0] and others[2] != lines[2]
    backward.selection.view = "cell"
    assert not panel.source.isHidden() and panel.heading.text() != "gender · gradient"
