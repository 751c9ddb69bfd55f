"""The handle beside a number: it comes under the pointer, is pulled, and nothing else on the stage changes for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolTip

from simulator.lessons.builtin import find
from simulator.lessons.schema import HoldSpec
from tests.ui.conftest import let_go
from tests.ui.film.films import CELLS, random_lesson
from tests.ui.stage.numbers.mouse import LEFT, NONE, SHIFT, cell_of, move, point_at, pull
from ui.film.marks import About, Strip
from ui.paint.painter import placement
from ui.stage.free_room import read_in
from ui.stage.numbers.handle import NumberHandle
from ui.stage.view import StageView
from ui.window.main_window import MainWindow

Open = Callable[..., MainWindow]
LARGE = (1440, 900)  # where the numbers of all units are shown
F = About(0, 11, "f", 0)


@pytest.fixture
def window(open_window: Open) -> MainWindow:
    """A window in which the numbers of all units are shown."""
    return open_window(size=LARGE)


def handle_of(window: MainWindow) -> NumberHandle:
    (found,) = window.stage_view.findChildren(NumberHandle)
    return found


def hover(window: MainWindow, about: About = F) -> QPoint:
    """Point at a number; gives where."""
    middle = cell_of(window.stage_view, about).center().toPoint()
    point_at(window.stage_view, middle)
    return middle


@pytest.mark.parametrize("size", [(1280, 720), (3840, 2160)])
def test_it_stands_beside_the_number_under_the_pointer_and_goes_with_it(
    open_window: Open, size: tuple[int, int]
) -> None:
    window = open_window(size=size)
    view, handle = window.stage_view, handle_of(window)
    assert not handle.isVisible()
    hover(window)
    cell, place = cell_of(view, F), QRectF(handle.geometry())
    assert handle.isVisible() and view.cursor().shape() == Qt.CursorShape.SizeVerCursor
    assert not place.intersects(cell) and place.center().y() == pytest.approx(cell.center().y(), abs=1)
    assert 0 < min(abs(place.left() - cell.right()), abs(cell.left() - place.right())) < 20
    point_at(view, QPoint(3, 3))
    assert not handle.isVisible() and view.cursor().shape() == Qt.CursorShape.ArrowCursor


def test_it_hides_nothing_that_is_read(open_window: Open) -> None:
    window = open_window(size=LARGE)
    view, handle = window.stage_view, handle_of(window)
    window.player.rest_at(11, len(window.player.timeline.beats) - 1)
    onto = placement(view.frame.page, QRectF(view.rect()))
    for name in ("f", "i", "g", "c", "kept", "o", "tanh_c", "h"):
        hover(window, F._replace(quantity=name))
        own = cell_of(view, F._replace(quantity=name))
        under = [r for r in read_in(view.frame) if onto.mapRect(r).intersects(QRectF(handle.geometry()))]
        assert not [each for each in under if not onto.mapRect(each).contains(own.center())], name


def test_pulling_a_gate_holds_it_between_shut_and_open_in_one_edit(window: MainWindow) -> None:
    document, before = window.document, window.document.trace
    start = hover(window)
    pull(window.stage_view, start, 2, 30, 60)
    assert document.lesson.holds == (HoldSpec(0, "f", units=(0,), values=(0.5,), start=11, stop=12),)
    assert document.undo_label == "forget gate f of gender in layer 1 at “Rafsun” (12) held at 0.5"
    assert document.ghost is before and handle_of(window).isVisible()
    pull(window.stage_view, hover(window), 500)
    assert [hold.values for hold in document.lesson.holds] == [(1.0,)], "one hold, and no more than open"
    pull(window.stage_view, hover(window), -900)
    assert [hold.values for hold in document.lesson.holds] == [(0.0,)]
    for _ in range(3):
        document.undo()
    assert document.undo_label is None and document.trace is not None and document.lesson.holds == ()


def test_the_handle_itself_is_pulled_and_selects_the_number(window: MainWindow) -> None:
    unit = F._replace(unit=2)
    hover(window, unit)
    middle = handle_of(window).geometry().center()
    QTest.mouseMove(window.stage_view, middle)
    let_go()
    assert handle_of(window).isVisible(), "it stays on the way from the number"
    pull(window.stage_view, middle, -60)
    assert window.document.lesson.holds[0].units == (2,)
    assert (window.selection.unit, window.selection.quantity) == (2, "f")


def test_the_picture_and_the_words_follow_at_once_and_shift_is_finer(window: MainWindow) -> None:
    view, start = window.stage_view, hover(window)
    QTest.mousePress(view, LEFT, NONE, start)
    move(view, start - QPoint(0, 60))
    assert window.document.trace.layers[0]["f"][11, 0] == 0.5
    assert QToolTip.text().endswith("at “Rafsun” (12): 0.5")
    move(view, start - QPoint(0, 72), SHIFT)
    assert window.document.trace.layers[0]["f"][11, 0] == pytest.approx(0.51)
    move(view, start - QPoint(0, 75), SHIFT)
    assert window.document.trace.layers[0]["f"][11, 0] == pytest.approx(0.513)
    QTest.mouseRelease(view, LEFT, NONE, start)
    assert len(window.document.lesson.holds) == 1


def test_esc_lets_a_pulled_number_be_what_it_was(window: MainWindow) -> None:
    view, start = window.stage_view, hover(window)
    first = window.document.lesson
    QTest.mousePress(view, LEFT, NONE, start)
    move(view, start - QPoint(0, 60))
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert window.document.lesson is first and window.selection.view == "cell"
    move(view, start - QPoint(0, 90))
    QTest.mouseRelease(view, LEFT, NONE, start)
    assert window.document.lesson is first


def test_a_state_moves_in_the_scale_of_the_film(window: MainWindow) -> None:
    state = F._replace(quantity="c")
    limit = window.stage.film.scene.shading("c").limit
    before = window.document.trace.layers[0]["c"][11, 0]
    pull(window.stage_view, hover(window, state), 30)
    assert window.document.trace.layers[0]["c"][11, 0] == pytest.approx(before + 30 / 120 * limit, abs=0.006)


def test_a_click_alone_selects_and_changes_nothing(window: MainWindow) -> None:
    first, unit = window.document.lesson, F._replace(unit=1)
    pull(window.stage_view, hover(window, unit), 2, 1)
    assert window.document.lesson is first and window.selection.unit == 1
    pull(window.stage_view, hover(window, F._replace(unit=2)), 1, modifier=SHIFT)
    assert window.selection.pins == (2,) and window.document.lesson is first


def test_what_no_hand_can_set_has_no_handle(window: MainWindow) -> None:
    hover(window, About(0, 11, "x", 0))
    assert not handle_of(window).isVisible()
    assert window.stage_view.cursor().shape() != Qt.CursorShape.SizeVerCursor
    window.selection.view = "backward"
    window.stage.still = True
    strips = (mark for mark in window.stage_view.frame.everything if isinstance(mark, Strip) and mark.texts)
    shown = next(mark.about for mark in strips if mark.about is not None)
    hover(window, shown._replace(unit=0))
    assert not handle_of(window).isVisible(), "a derivative is no number of the run"


def test_it_goes_while_the_film_plays(window: MainWindow) -> None:
    hover(window)
    window.player.play()
    assert not handle_of(window).isVisible()
    window.player.pause()


@pytest.mark.parametrize("cell", CELLS)
@pytest.mark.parametrize("units", [1, 5, 64])
def test_gates_and_states_of_every_cell_are_pulled(open_window: Open, cell: str, units: int) -> None:
    window = open_window(random_lesson(cell, units))
    view, trace = window.stage_view, window.document.trace
    window.player.rest_at(1, len(window.player.timeline.beats) - 1)
    shown = [
        mark.about._replace(unit=(mark.units or (mark.first,))[0])
        for mark in view.frame.everything
        if isinstance(mark, Strip) and mark.texts and mark.about is not None and not mark.wire
    ]
    layer = trace.layers[0].layer
    wanted = {*layer.cell.gates, *layer.cell.states} & {about.quantity for about in shown}
    assert wanted
    for about in (each for each in shown if each.quantity in wanted):
        before = window.document.trace.layers[0][about.quantity][about.step, about.unit]
        pull(view, hover(window, about), -24 if before > 0.5 else 24)
        after = window.document.trace.layers[0][about.quantity][about.step, about.unit]
        assert after != before and (about.quantity not in layer.cell.gates or 0.0 <= after <= 1.0)
        window.document.undo()


@pytest.mark.parametrize("view", ["stack", "unit"])
def test_other_views_with_numbers_have_it_too(open_window: Open, view: str) -> None:
    window = open_window(size=LARGE)
    window.stage.still = True
    window.selection.view = view
    pull(window.stage_view, hover(window, About(0, 11, "c", 0)), 30)
    assert window.document.lesson.holds[0].quantity == "c"


def test_the_menu_begins_with_what_holds_the_number(window: MainWindow) -> None:
    place = hover(window)
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(window.stage_view, QContextMenuEvent(reason, place, window.stage_view.mapToGlobal(place)))
    menu = window.stage_view.findChild(QMenu)
    assert isinstance(menu, QMenu)
    words = [action.text() for action in menu.actions()]
    assert words[0].startswith("forget gate f of gender") and not menu.actions()[0].isEnabled()
    assert words[1:5] == ["Hold open at this token", "Hold shut at this token", "Hold at 0.00034", "Hold at…"]
    menu.actions()[3].trigger()
    assert window.document.trace.layers[0]["f"][11, 0] == pytest.approx(0.00034, abs=1e-5)
    menu.close()
    let_go()


def test_the_audience_has_no_handles(window: MainWindow) -> None:
    window.presentation.start()
    audience = window.presentation.audience
    assert audience is not None and isinstance(audience.view, StageView)
    assert audience.view.findChildren(NumberHandle) == []
    window.presentation.finish()
    let_go()


# ---- typing ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("typed", "value"), [("0,5", 0.5), ("0.25", 0.25), (" 1 ", 1.0)])
def test_a_double_click_lets_the_number_be_typed_at_its_place(window: MainWindow, typed: str, value: float) -> None:
    start, field = hover(window), handle_of(window).field
    QTest.mouseDClick(window.stage_view, LEFT, NONE, start)
    assert field.isVisible() and field.geometry().contains(start) and window.selection.view == "cell"
    assert field.line.text() == "0.00034" and field.line.hasFocus()
    field.line.selectAll()
    QTest.keyClicks(field.line, typed)
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert window.document.trace.layers[0]["f"][11, 0] == value
    assert not field.isVisible() and window.stage_view.hasFocus()


@pytest.mark.parametrize(("typed", "why"), [("half", "“half” is no number"), ("1.5", "between 0 and 1"), ("", "is no")])
def test_what_is_no_such_number_is_said_and_stays(window: MainWindow, typed: str, why: str) -> None:
    start, field = hover(window), handle_of(window).field
    QTest.mouseDClick(window.stage_view, LEFT, NONE, start)
    field.line.clear()
    QTest.keyClicks(field.line, typed)
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert field.isVisible() and why in field.problem.text() and field.problem.isVisible()
    assert window.stage_view.rect().contains(field.geometry())
    QTest.keyClick(field.line, Qt.Key.Key_Escape)
    assert not field.isVisible() and window.document.lesson.holds == () and window.selection.view == "cell"


def test_a_click_elsewhere_leaves_the_field(window: MainWindow) -> None:
    QTest.mouseDClick(window.stage_view, LEFT, NONE, hover(window))
    QTest.mouseClick(window.stage_view, LEFT, NONE, QPoint(3, 3))
    assert not handle_of(window).field.isVisible() and window.document.lesson.holds == ()


def test_a_double_click_beside_numbers_dives_as_before(open_window: Open) -> None:
    window = open_window(size=LARGE)
    window.stage.still = True
    QTest.mouseDClick(window.stage_view, LEFT, NONE, QPoint(3, 3))
    assert window.selection.view == "unit"


def test_the_first_state_is_set_before_the_first_token(open_window: Open) -> None:
    window = open_window(find("jenny-rafsun"), size=LARGE)
    window.player.rest_at(0, 1)
    pull(window.stage_view, hover(window, About(0, 0, "c_prev", 1)), 60)
    assert window.document.lesson.layers[0].initial["c"][1] > 0.0
