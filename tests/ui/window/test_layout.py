"""The window at every size: no overlap, nothing squeezed away."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.ui.conftest import let_go
from ui.plots.panel import Plots
from ui.window.main_window import MainWindow

SIZES = [(640, 440), (900, 600), (1280, 720), (1920, 1160), (3840, 2160)]


def place(window: MainWindow, part: QWidget) -> QRect:
    return QRect(part.mapTo(window, QPoint(0, 0)), part.size())


def visible_parts(window: MainWindow) -> list[QWidget]:
    parts, controls = window.parts, window.controls
    every = [controls.header, parts.left, window.stage_view, controls.transport, parts.plots, parts.right]
    return [part for part in every if part.isVisible()]


@pytest.mark.parametrize("size", SIZES)
def test_parts_do_not_overlap_and_stay_inside(open_window: Callable[..., MainWindow], size: tuple[int, int]) -> None:
    window = open_window(size=size)
    let_go()
    assert (window.width(), window.height()) == size
    parts = visible_parts(window)
    assert window.stage_view in parts
    assert window.controls.transport in parts
    for part in parts:
        assert window.rect().contains(place(window, part)), part
        assert min(part.width(), part.height()) > 40
        others = [other for other in parts if other is not part]
        assert not any(place(window, part).intersects(place(window, other)) for other in others)
    assert window.stage_view.width() >= 0.5 * window.width()
    assert window.stage_view.height() >= 0.38 * window.height()


@pytest.mark.parametrize("size", [(1120, 740), (1280, 740), (1440, 900), (1920, 1160)])
def test_plots_that_are_shown_can_be_read(open_window: Callable[..., MainWindow], size: tuple[int, int]) -> None:
    window = open_window(size=size)
    plots = window.parts.plots.findChild(Plots)
    assert isinstance(plots, Plots) and plots.isVisible()
    for key in ("", "gates"):
        if key:
            plots.toggle(key)
            let_go()
        for plot in plots.shown.values():
            graph = place(window, plot.graph)
            assert graph.height() >= 80 and window.rect().contains(graph)
        assert window.stage_view.height() >= 0.38 * window.height()


@pytest.mark.parametrize("size", SIZES)
def test_buttons_show_all_their_words(open_window: Callable[..., MainWindow], size: tuple[int, int]) -> None:
    window = open_window(size=size)
    header, transport = window.controls.header, window.controls.transport
    for button in (header.export, header.present, transport.speed, header.bar):
        assert button.isVisible()
        assert button.width() >= button.sizeHint().width()
        assert button.height() >= min(button.sizeHint().height(), 24)
        assert window.rect().contains(place(window, button))


@pytest.mark.parametrize("size", [(640, 440), (820, 600), (1000, 600), (1180, 700), (1440, 900)])
def test_nothing_in_the_header_lies_over_anything_else(
    open_window: Callable[..., MainWindow], size: tuple[int, int]
) -> None:
    header = open_window(size=size).controls.header
    parts = [each for each in header.findChildren(QWidget) if each.parentWidget() is header and each.isVisible()]
    places = sorted((each.geometry() for each in parts), key=lambda place: place.left())
    assert len(parts) >= 4 and places[0].left() >= 0 and places[-1].right() < header.width()
    assert all(left.right() < right.left() for left, right in pairwise(places))


def test_narrow_windows_give_their_room_to_the_stage(open_window: Callable[..., MainWindow]) -> None:
    window = open_window(size=(900, 600))
    left, right, plots = window.parts.left, window.parts.right, window.parts.plots
    assert not left.isVisible() and not right.isVisible() and not plots.isVisible()
    window.resize(1120, 740)
    let_go()
    assert right.isVisible() and plots.isVisible() and not left.isVisible()
    window.resize(1600, 900)
    let_go()
    assert left.isVisible()


@pytest.mark.parametrize(("key", "part"), [("1", "left"), ("2", "right"), ("3", "plots")])
def test_parts_come_and_go_by_key(open_window: Callable[..., MainWindow], key: str, part: str) -> None:
    window = open_window(size=(900, 600))
    widget = {"left": window.parts.left, "right": window.parts.right, "plots": window.parts.plots}[part]
    before = widget.isVisible()
    for expected in (not before, before):
        QTest.keyClick(window.stage_view, Qt.Key(ord(key)), Qt.KeyboardModifier.ControlModifier)
        let_go()
        assert widget.isVisible() is expected
        name = {"left": "toggle_left", "right": "toggle_right", "plots": "toggle_plots"}[part]
        assert window.commands.actions[name].isChecked() is expected


def test_one_key_leaves_the_stage_alone_and_brings_all_back(open_window: Callable[..., MainWindow]) -> None:
    window = open_window(size=(1440, 900))
    window.toggle_part("table")
    window.parts.across.setSizes([300, 740, 400])
    window.parts.across.splitterMoved.emit(300, 1)
    let_go()
    parts = (window.parts.left, window.parts.right, window.parts.plots, window.controls.table, window.controls.whatif)
    before = [each.isVisible() for each in parts]
    sizes, kept = window.parts.across.sizes(), window.parts.sizes()
    QTest.keyClick(window.stage_view, Qt.Key.Key_F11)
    let_go()
    assert not any(each.isVisible() for each in parts) and window.controls.header.isVisible()
    assert window.stage_view.width() == pytest.approx(window.width(), abs=4)
    assert window.commands.actions["toggle_stage_alone"].isChecked()
    assert not window.commands.actions["toggle_left"].isChecked()
    assert window.parts.sizes() == kept, "what is remembered at the end is what it was"
    QTest.keyClick(window.stage_view, Qt.Key.Key_F11)
    let_go()
    assert [each.isVisible() for each in parts] == before
    assert window.parts.across.sizes() == pytest.approx(sizes, abs=2)


def test_a_part_that_is_asked_for_ends_the_stage_being_alone(open_window: Callable[..., MainWindow]) -> None:
    window = open_window(size=(1440, 900))
    window.toggle_part("plots")
    window.toggle_part("alone")
    assert window.is_shown("alone") and not window.is_shown("right")
    window.toggle_part("plots")
    assert not window.is_shown("alone") and all(map(window.is_shown, ("right", "plots")))


def test_a_splitter_moved_by_hand_stays(open_window: Callable[..., MainWindow]) -> None:
    window = open_window(size=(1600, 800))
    handle = window.parts.across.handle(1)
    before = window.parts.left.width()
    spot = handle.rect().center()
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=spot)
    QTest.mouseMove(handle, spot + QPoint(60, 0))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=spot + QPoint(60, 0))
    moved = window.parts.left.width()
    assert moved > before + 30
    window.resize(1700, 800)
    let_go()
    assert abs(window.parts.left.width() - moved) < 30


@pytest.mark.parametrize("size", [(1000, 600), (1280, 720), (1440, 900), (1600, 1400)])
def test_the_sides_are_shared_by_need(open_window: Callable[..., MainWindow], size: tuple[int, int]) -> None:
    """The sequence gets what it needs, but of a low window half where the network needs the other half."""
    window = open_window(size=size)
    if not window.is_shown("left"):
        window.toggle_part("left")
        let_go()
    room = window.height() - window.controls.header.height()
    sequence, network = window.parts.sides.sizes()
    needs = window.controls.sequence.sizeHint().height()
    spare = room - window.controls.network.sizeHint().height()
    assert sequence + network == pytest.approx(room, abs=2)
    assert sequence == pytest.approx(min(needs, max(room / 2, spare)), abs=2)


@pytest.mark.parametrize("size", [(900, 600), (1280, 720), (1440, 900)])
def test_a_part_that_is_hidden_leaves_its_room_to_the_stage(
    open_window: Callable[..., MainWindow], size: tuple[int, int]
) -> None:
    window = open_window(size=size)
    for part in ("left", "right", "plots"):
        if window.is_shown(part):
            window.toggle_part(part)
    let_go()
    header, transport = window.controls.header.height(), window.controls.transport.height()
    assert window.stage_view.width() == pytest.approx(window.width(), abs=4)
    assert window.stage_view.height() == pytest.approx(window.height() - header - transport, abs=4)
