"""The stage: the same ink as every export, and a place to point at."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolTip
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Objects, let_go
from ui.film.marks import About, Box, Curve, Node, Row, Strip
from ui.film.scene.relations import highlight
from ui.paint.painter import image
from ui.paint.theme import THEMES
from ui.stage.view import StageView
from ui.window.main_window import MainWindow


def on_screen(view: StageView) -> QImage:
    return view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def spot(view: StageView, quantity: str, unit: int) -> QPointF:
    """Where a unit's number stands on the widget."""
    frame = view.frame
    scale = min(view.width() / frame.page.width, view.height() / frame.page.height)
    for mark in frame.everything:
        if isinstance(mark, Strip) and mark.about is not None and mark.about.quantity == quantity:
            x, y = mark.cell(unit)
            left = (view.width() - frame.page.width * scale) / 2
            top = (view.height() - frame.page.height * scale) / 2
            return QPointF(left + (x + mark.cell_width / 2) * scale, top + (y + mark.cell_height / 2) * scale)
    raise AssertionError(f"no strip of {quantity}")


@pytest.mark.parametrize("theme", list(THEMES))
@pytest.mark.parametrize("size", [(960, 540), (701, 533), (1333, 409)])
def test_widget_and_image_are_the_same_to_the_bit(
    view: StageView, objects: Objects, theme: str, size: tuple[int, int]
) -> None:
    view.resize(*size)
    objects.selection.theme = theme
    for token, beat in ((0, 0), (11, 1), (19, 4)):
        objects.player.seek(objects.player.timeline.time_of(token, beat, 0.4))
        assert on_screen(view) == image(view.frame, THEMES[theme], *size)


def test_inside_the_window_it_is_the_same_picture_too(window: MainWindow) -> None:
    view = window.stage_view
    whole = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    corner = view.mapTo(window, view.rect().topLeft())
    part = whole.copy(corner.x(), corner.y(), view.width(), view.height())
    assert part == image(view.frame, window.stage.theme, view.width(), view.height())


def test_shows_what_the_player_says(view: StageView, objects: Objects) -> None:
    before = on_screen(view)
    objects.player.step_beat(1)
    assert on_screen(view) != before
    objects.player.step_beat(-1)
    assert on_screen(view) == before


def test_pointing_tells_the_number_from_the_trace(view: StageView, objects: Objects, qtbot: QtBot) -> None:
    value = objects.document.trace.layers[0]["c"][11, 0]
    assert value == pytest.approx(-0.9944, abs=1e-4)
    qtbot.mouseMove(view, spot(view, "c", 0).toPoint())
    lines = QToolTip.text().split("\n")
    assert lines[:2] == ["Cell state c · gender = −0.9944", "Layer 1, token 12 “Rafsun”"]
    assert lines[2] == "cₜ = kept + added = 0.00033 + (−0.9947) = −0.9944"
    assert view.cursor().shape() == Qt.CursorShape.PointingHandCursor
    qtbot.mouseMove(view, QPointF(2, 2).toPoint())
    let_go()
    assert view.cursor().shape() == Qt.CursorShape.ArrowCursor


@pytest.mark.parametrize("size", [(960, 540), (700, 560)])
def test_a_click_puts_the_eye_on_the_unit(
    view: StageView, objects: Objects, qtbot: QtBot, size: tuple[int, int]
) -> None:
    view.resize(*size)
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=spot(view, "c", 2).toPoint())
    assert (objects.selection.layer, objects.selection.unit) == (0, 2)
    assert view.about_at(spot(view, "f", 1)) == About(0, 11, "f", 1)


def test_a_click_on_the_input_or_beside_moves_no_eye(view: StageView, objects: Objects, qtbot: QtBot) -> None:
    objects.selection.unit = 1
    for point in (spot(view, "x", 0), QPointF(3, 3)):
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=point.toPoint())
    assert objects.selection.unit == 1


def test_the_caption_is_told_to_screen_readers(view: StageView, objects: Objects) -> None:
    assert view.accessibleName() == "Stage"
    said = set()
    for beat in range(5):
        objects.player.rest_at(11, beat)
        assert view.words.caption == view.frame.caption
        said.add(view.words.caption)
    assert len(said) > 3


def test_keeps_the_shape_of_the_page(view: StageView) -> None:
    view.resize(QSize(1000, 1000))
    assert view.about_at(QPointF(500, 20)) is None
    assert view.about_at(spot(view, "c", 0)) == About(0, 11, "c", 0)


def test_a_point_follows_the_window(open_window: Callable[..., MainWindow]) -> None:
    window = open_window(size=(900, 600))
    assert window.stage_view.about_at(spot(window.stage_view, "kept", 0)) == About(0, 11, "kept", 0)


def test_a_click_on_another_cell_of_the_unrolled_network_goes_there(
    view: StageView, objects: Objects, qtbot: QtBot
) -> None:
    objects.stage.still = True
    objects.selection.view = "unrolled"
    frame = view.frame
    rows = [mark for mark in frame.backdrop if isinstance(mark, Row) and isinstance(mark.mark, Box)]
    row, card = next((row, row.mark) for row in rows if row.mark.about and row.mark.about.number == About(1, 0, "c"))
    scale = view.width() / frame.page.width
    point = QPointF(scale * (card.x + 4 * row.pitch + 12), scale * (card.y + 14))
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=point.toPoint())
    assert (objects.player.token, objects.selection.layer) == (4, 1)
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=point.toPoint())
    assert objects.selection.view == "stack" and objects.player.token == 4


def framed(view: StageView) -> list[Curve]:
    """What is drawn over the picture for the number under the pointer."""
    assert view.pointed is not None
    return list(highlight(view.frame, *view.pointed))


def test_a_number_under_the_pointer_lights_up_where_it_comes_from_and_goes(
    view: StageView, objects: Objects, qtbot: QtBot
) -> None:
    before = on_screen(view)
    qtbot.mouseMove(view, spot(view, "c", 0).toPoint())
    assert on_screen(view) != before
    roles = [(mark.role, mark.dashed) for mark in framed(view)]
    assert ("accent", False) in roles and ("eye", True) in roles and ("eye", False) in roles
    qtbot.mouseMove(view, QPoint(1, 1))
    assert on_screen(view) == before


@pytest.mark.parametrize("key", [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier])
def test_a_click_with_a_modifier_pins_several_units(
    view: StageView, objects: Objects, qtbot: QtBot, key: Qt.KeyboardModifier
) -> None:
    for unit in (1, 2):
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, key, spot(view, "f", unit).toPoint())
    assert objects.selection.pins == (1, 2) and objects.selection.unit == 0
    pinned = [mark for mark in view.frame.everything if isinstance(mark, Strip) and mark.pins]
    assert {mark.pins for mark in pinned} == {(1, 2)}
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, key, spot(view, "f", 1).toPoint())
    assert objects.selection.pins == (2,)


def test_the_menu_of_a_vector_copies_it_and_leads_into_its_unit(
    view: StageView, objects: Objects, qtbot: QtBot
) -> None:
    place = spot(view, "f", 1).toPoint()
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(view, QContextMenuEvent(reason, place, view.mapToGlobal(place)))
    menu = view.findChild(QMenu)
    assert isinstance(menu, QMenu) and objects.selection.unit == 1
    actions = {action.text(): action for action in menu.actions() if action.text()}
    actions["Copy forget gate f as NumPy array"].trigger()
    copied = eval(QGuiApplication.clipboard().text(), {"np": np})
    assert copied.tolist() == objects.document.trace.layers[0]["f"][11].tolist()
    actions["Look into the unit’s arithmetic"].trigger()
    assert objects.selection.view == "unit"
    menu.close()
    let_go()


def test_two_fingers_on_a_touch_screen_zoom(window: MainWindow) -> None:
    view, device = window.stage_view, QTest.createTouchDevice()
    window.selection.view = "stack"
    let_go()
    window.stage.zoomer.put(1.0)
    middle = view.rect().center()

    def touch(apart: int, state: str) -> None:
        sequence = QTest.touchEvent(view, device, False)
        for finger, side in enumerate((-1, 1)):
            getattr(sequence, state)(finger, middle + QPoint(side * apart, 0))
        sequence.commit()
        let_go()

    touch(40, "press")
    for apart in (44, 50, 60, 72):
        touch(apart, "move")
    assert window.stage.zoomer.zoom == pytest.approx(1 + np.log2(72 / 44)), "from where they began to move apart"
    touch(72, "release")


def test_a_line_says_what_it_does_and_is_no_number_to_click(view: StageView, objects: Objects, qtbot: QtBot) -> None:
    objects.selection.unit = 1
    frame, scale = view.frame, view.width() / view.frame.page.width
    area = next(m for m in frame.backdrop if isinstance(m, Box) and m.about is not None and m.about.part == "area:2")
    point = QPointF(scale * (area.x + area.width - 8), scale * (area.y + area.height - 8)).toPoint()
    qtbot.mouseMove(view, point)
    assert QToolTip.text().startswith("The input gate iₜ says for each unit")
    assert max(map(len, QToolTip.text().split("\n"))) <= 80
    assert view.cursor().shape() == Qt.CursorShape.ArrowCursor and view.pointed is None
    quantity = objects.selection.quantity
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=point)
    assert objects.selection.quantity == quantity and objects.selection.unit == 1


def test_a_sign_keeps_its_links(view: StageView, qtbot: QtBot) -> None:
    frame, scale = view.frame, view.width() / view.frame.page.width
    node = next(m for m in frame.moving if isinstance(m, Node) and m.about is not None and m.about.quantity == "kept")
    qtbot.mouseMove(view, QPointF(scale * node.x, scale * node.y).toPoint())
    assert view.pointed is not None and view.pointed[0] == About(0, 11, "kept")
    assert ("accent", False) in [(mark.role, mark.dashed) for mark in framed(view)]
    assert QToolTip.text().startswith("× multiplies what is stored")


def test_labels_come_and_go(view: StageView, objects: Objects, qtbot: QtBot) -> None:
    stage, time = objects.stage, objects.player.time
    plain = on_screen(view)
    stage.toggle_labels(time)
    assert on_screen(view) != plain and "the memory line" in view.words.caption
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert on_screen(view) == plain and objects.selection.view == "cell"
    assert "the memory line" not in view.words.caption
    stage.toggle_labels(time)
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPointF(3, 3).toPoint())
    assert not stage.is_labelled(objects.player.time)
    stage.toggle_labels(time)
    objects.player.step_beat(1)
    assert not stage.is_labelled(objects.player.time)
    objects.player.step_beat(-1)
    stage.toggle_labels(objects.player.time)
    objects.selection.unit = 2
    assert not stage.is_labelled(objects.player.time)
