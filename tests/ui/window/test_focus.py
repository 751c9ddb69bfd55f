"""Where the keyboard goes: as things stand, whenever they were made; from region to region; near what has gone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QScrollArea, QWidget

from simulator.lessons.edits.layers import with_cues
from simulator.lessons.edits.whatif import with_hold
from simulator.lessons.guide.cues import kinds
from simulator.lessons.schema import HoldSpec
from tests.ui.conftest import let_go
from tests.ui.focusing import LEAST_SEEN, change_by_focus, has_keyboard
from ui.dialogs.cues import CuesDialog
from ui.paint.theme import THEMES
from ui.state.selection import TABS
from ui.widgets.focus.order import stops
from ui.window.main_window import MainWindow

K, M = Qt.Key, Qt.KeyboardModifier
WIDE = (1700, 1000)


@pytest.fixture
def wide(open_window: Callable[..., MainWindow]) -> MainWindow:
    """A window with all of its parts."""
    window = open_window(size=WIDE)
    window.controls.network.advanced.open()
    window.toggle_part("table")
    let_go()
    return window


def press(key: Qt.Key, held: Qt.KeyboardModifier = M.NoModifier) -> QWidget:
    QTest.keyClick(has_keyboard(), key, held)
    let_go()
    return has_keyboard()


def place(window: MainWindow, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(window, widget.rect().topLeft()), widget.size())


def tabs(window: MainWindow, start: QWidget, count: int) -> list[QWidget]:
    start.setFocus()
    let_go()
    return [press(K.Key_Tab) for _ in range(count)]


def round_the_window(window: MainWindow) -> list[QWidget]:
    """All that Tab stops at, from the header on."""
    found = [window.stage_view]
    window.stage_view.setFocus()
    while (field := press(K.Key_Tab)) is not found[0]:
        found.append(field)
        assert len(found) < 200
    header = next(k for k, each in enumerate(found) if window.controls.header.isAncestorOf(each))
    return found[header:] + found[:header]


def test_tab_goes_through_the_parts_as_they_stand(wide: MainWindow) -> None:
    parts = [*wide.controls.keyboard.regions]
    seen = [next(k for k, part in enumerate(parts) if part.isAncestorOf(each)) for each in round_the_window(wide)]
    assert seen == sorted(seen) and set(seen) == set(range(len(parts)))


def test_what_is_made_later_has_its_place(wide: MainWindow) -> None:
    network = wide.controls.network
    wide.toggle_part("read")
    before = list(stops(network))
    assert before[:2] == [network.cards[0], network.layer_controls.cell], "of alternatives the chosen one"
    network.layers.setValue(4)
    let_go()
    now = list(stops(network))
    assert now[:2] == [network.cards[3], network.layer_controls.cell] and len(now) == len(before)
    network.cards[3].setFocus()
    assert press(K.Key_Down) is network.cards[2] and wide.selection.layer == 2, "arrows go from layer to layer"
    seed = network.layer_controls.seed
    assert tabs(wide, network.layer_controls.cell, 9).index(seed) < 8, "as near after another cell as before"


def test_seed_stays_near_after_another_cell(wide: MainWindow) -> None:
    controls = wide.controls.network.layer_controls
    before = tabs(wide, controls.cell, 9).index(controls.seed)
    controls.cell.setCurrentIndex((controls.cell.currentIndex() + 1) % controls.cell.count())
    controls.cell.activated.emit(controls.cell.currentIndex())
    let_go()
    assert wide.document.is_modified and tabs(wide, controls.cell, 9).index(controls.seed) == before


def test_a_change_taken_back_leaves_the_keyboard_to_its_neighbour(wide: MainWindow) -> None:
    document, whatif = wide.document, wide.controls.whatif
    for unit in range(3):
        hold = HoldSpec(layer=0, quantity="f", units=(unit,), values=(0.0,), start=3, stop=4)
        document.edit(f"hold {unit}", with_hold(document.newest_resolved, hold))
    wide.selection.tab = "whatif"
    let_go()
    rows = whatif.rows.rows
    assert len(rows) == 3
    inside = list(stops(whatif))
    assert inside[:3] == [row.button for row in rows], "they come before what stands below them"
    rows[2].button.setFocus()
    press(K.Key_Space)
    assert len(document.lesson.holds) == 2 and has_keyboard() is rows[1].button
    rows[0].button.setFocus()
    press(K.Key_Space)
    assert has_keyboard() is rows[0].button
    press(K.Key_Space)
    assert document.lesson.holds == () and whatif.isAncestorOf(has_keyboard())


def test_lines_of_cues_are_made_anew_around_the_keyboard(window: MainWindow) -> None:
    document = window.document
    cues = tuple(kind.new() for kind in list(kinds().values())[:3])
    document.edit("cues", with_cues(document.newest_resolved, cues))
    window.commands.actions["edit_cues"].trigger()
    let_go()
    (dialog,) = window.findChildren(CuesDialog)
    order = [each.accessibleName() for each in stops(dialog)]
    assert order.index("Take cue 1 away") < order.index("Take cue 3 away") < order.index("Kind of the new cue")
    for name in ("Take cue 2 away", "Take cue 2 away", "Take cue 1 away"):
        button = next(each for each in stops(dialog) if each.accessibleName() == name)
        button.setFocus()
        assert press(K.Key_Space).window() is dialog
    assert document.lesson.cues == () and has_keyboard() is dialog.kind
    dialog.close()


def test_f6_goes_from_region_to_region_and_back_to_where_one_was(wide: MainWindow) -> None:
    regions = list(wide.controls.keyboard.regions)
    fields = [press(K.Key_F6) for _ in regions]
    seen = [next(k for k, region in enumerate(regions) if region.isAncestorOf(field)) for field in fields]
    assert seen == [(3 + k) % len(regions) for k in range(1, len(regions) + 1)], "from the stage on"
    assert has_keyboard() is wide.stage_view
    wide.controls.network.layer_controls.units.setFocus()
    assert press(K.Key_F6) is wide.stage_view
    assert press(K.Key_F6, M.ShiftModifier) is wide.controls.network.layer_controls.units
    wide.toggle_part("left")
    let_go()
    wide.stage_view.setFocus()
    assert wide.controls.header.isAncestorOf(press(K.Key_F6, M.ShiftModifier)), "what is hidden is left out"
    assert [region.accessibleName() for region in regions if not region.accessibleName()] == []


def test_f10_opens_the_menus(window: MainWindow) -> None:
    press(K.Key_F10)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu) and menu.actions()[0] in window.controls.header.bar.actions()[0].menu().actions()
    QTest.keyClick(menu, K.Key_Escape)
    let_go()
    window.controls.header.bar.setActiveAction(None)


@pytest.mark.parametrize("way", [K.Key_Tab, K.Key_Backtab])
def test_panels_scroll_to_what_gets_the_keyboard(open_window: Callable[..., MainWindow], way: Qt.Key) -> None:
    window = open_window(size=(1700, 640))
    window.controls.network.advanced.open()
    window.selection.tab = "whatif"
    let_go()
    window.stage_view.setFocus()
    hidden = []
    for _ in range(60):
        field = press(way)
        area = field.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if isinstance(area, QScrollArea) and field.height() < area.viewport().height():
            shown = QRect(field.mapTo(area.viewport(), field.rect().topLeft()), field.size())
            if not area.viewport().rect().contains(shown):
                hidden.append((field.accessibleName(), shown, area.viewport().rect()))
        if field is window.stage_view:
            break
    assert hidden == []


@pytest.mark.parametrize("theme", list(THEMES))
def test_stage_and_export_show_the_keyboard(window: MainWindow, theme: str) -> None:
    window.selection.theme = theme
    let_go()
    ruler, export = window.controls.transport.ruler, window.controls.header.export
    for field in (window.stage_view, export):
        field.setFocus(Qt.FocusReason.TabFocusReason)
        change = change_by_focus(field, ruler)
        assert change.pixels >= change.edge * 0.8, (theme, field, change)


def test_the_stage_has_no_ring_where_a_hand_works(window: MainWindow) -> None:
    window.controls.transport.ruler.setFocus()
    window.stage_view.setFocus(Qt.FocusReason.MouseFocusReason)
    let_go()
    plain = window.stage_view.grab().toImage()
    window.controls.transport.ruler.setFocus()
    let_go()
    assert window.stage_view.grab().toImage() == plain


@pytest.mark.parametrize("theme", list(THEMES))
def test_whatever_tab_stops_at_shows_that_it_has_the_keyboard(wide: MainWindow, theme: str) -> None:
    wide.selection.theme = theme
    unseen = set()
    for tab in TABS:
        wide.selection.tab = tab
        let_go()
        for field in list(stops(wide)):
            others = (wide.stage_view, wide.controls.transport.ruler)
            change = change_by_focus(field, next(each for each in others if each is not field))
            if change.pixels < min(LEAST_SEEN, change.edge / 2):
                unseen.add(f"{field.metaObject().className()} {field.accessibleName()} {change}")
    assert not unseen, "\n".join(sorted(unseen))
