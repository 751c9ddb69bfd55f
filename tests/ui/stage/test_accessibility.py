"""The window without eyes and without a mouse: Tab reaches everything, all have names, and the picture is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.conftest import let_go
from tests.ui.hearing import heard
from ui.film.text.number_format import precise
from ui.settings.settings import forget
from ui.widgets.heard.aloud import aloud
from ui.window.main_window import MainWindow

NAME, VALUE, TEXT = QAccessible.Text.Name, QAccessible.Text.Value, QAccessible.Text.Description


def walked(window: MainWindow, key: Qt.Key) -> list[QWidget]:
    """The widgets that have the keyboard one after the other, until it comes round."""
    window.stage_view.setFocus()
    let_go()
    seen: list[QWidget] = []
    for _ in range(300):
        now = QApplication.focusWidget()
        assert now is not None, [(each.metaObject().className(), each.accessibleName()) for each in seen[-3:]]
        if seen and now is seen[0]:
            return seen
        seen.append(now)
        modifier = Qt.KeyboardModifier.ShiftModifier if key == Qt.Key.Key_Backtab else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(now, key, modifier)
        let_go()
    raise AssertionError(f"never comes back to the stage: {[each.metaObject().className() for each in seen[-9:]]}")


@pytest.mark.parametrize("lesson", ["jenny-rafsun", "random-stack"])
@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
def test_tab_reaches_every_widget_and_each_has_a_name(
    open_window: Callable[..., MainWindow], key: Qt.Key, lesson: str
) -> None:
    window = open_window(lesson, size=(1600, 1000))
    window.toggle_part("table")
    window.toggle_part("whatif")
    let_go()
    seen = walked(window, key)
    for widget in seen:
        assert heard(widget).text(NAME).strip(), (widget.metaObject().className(), widget.objectName())
    wanted = {
        each
        for each in window.findChildren(QWidget)
        if each.isVisible() and each.isEnabled() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and each.focusProxy() is None
    }  # fmt: skip
    left_out = [(each.metaObject().className(), each.accessibleName()) for each in wanted - set(seen)]
    assert not left_out
    assert len(seen) > 15


def numbers(stage: QAccessibleInterface) -> dict[str, str]:
    """The names and values of everything that is painted."""
    found = {}
    for index in range(stage.childCount()):
        child = stage.child(index)
        assert child is not None and child.isValid() and stage.indexOfChild(child) == index
        name, _, value = child.text(NAME).partition(": ")
        assert value.startswith(child.text(VALUE))
        found[name] = child.text(VALUE)
    assert len(found) == stage.childCount(), "every name is its own"
    return found


def test_a_whole_beat_is_read_from_the_accessible_interface_alone(window: MainWindow) -> None:
    stage = heard(window.stage_view)
    assert stage.role() == QAccessible.Role.Graphic and stage.text(NAME) == "Stage"
    beats = [beat.key for beat in window.stage.timeline.beats]
    window.player.rest_at(11, beats.index("memory"))
    assert stage.text(VALUE) == "Token 12 of 20, “Rafsun”, " + window.stage.timeline.beats[beats.index("memory")].title
    assert stage.text(TEXT) == aloud(f"{stage.text(VALUE)}\n{window.stage.film.caption(11, beats.index('memory'))}")
    told = numbers(stage)
    record = window.document.trace.layers[0]
    for quantity, words in (("c_prev", "cell state before this step"), ("f", "forget gate"), ("i", "input gate"),
                            ("g", "candidate"), ("kept", "kept"), ("added", "added"), ("c", "cell state")):  # fmt: skip
        for unit, name in enumerate(("gender", "liking", "words")):
            assert told[f"Layer 1, {words}, {name}"] == aloud(precise(float(record[quantity][11, unit])))
    for column, name in enumerate(("Jenny", "Rafsun", "love", "“1”")):
        assert told[f"Layer 1, input, {name}"] == aloud(precise(float(record["x"][11, column])))
    assert {told[f"Layer 1, hidden state, {name}"] for name in ("gender", "liking", "words")} == {"not computed yet"}


def test_painted_numbers_have_places_and_are_found_there(window: MainWindow) -> None:
    window.player.rest_at(11, 4)
    stage = heard(window.stage_view)
    found = 0
    for index in range(stage.childCount()):
        child = stage.child(index)
        assert child is not None
        place = child.rect()
        if place.isEmpty():
            continue
        found += 1
        assert stage.rect().contains(place)
        at = stage.childAt(place.center().x(), place.center().y())
        assert at is not None and at.text(VALUE) == child.text(VALUE)
    assert found > 25
    corner = stage.rect().topLeft() + QPoint(2, 2)
    assert stage.childAt(corner.x(), corner.y()) is None


def test_what_was_set_by_hand_is_told(open_window: Callable[..., MainWindow]) -> None:
    window = open_window("worked-example")
    window.player.rest_at(0, len(window.stage.timeline.beats) - 1)
    stage = heard(window.stage_view)
    by_hand = [stage.child(k) for k in range(stage.childCount())]
    names = {
        each.text(NAME).split(", ")[1] for each in by_hand if each is not None and "set by hand" in each.text(NAME)
    }
    assert names == {"forget gate", "added"}


def test_the_numbers_follow_the_view(window: MainWindow) -> None:
    stage = heard(window.stage_view)
    window.selection.view = "stack"
    layers = {name.split(",")[0] for name in numbers(stage)}
    assert layers == {"Layer 1", "Layer 2"}
    forget()


def test_painted_things_have_roles_and_values(window: MainWindow) -> None:
    stage = heard(window.stage_view)
    assert stage.state().focusable and stage.state().focused and not stage.state().invisible
    ruler = heard(window.controls.transport.ruler)
    assert ruler.role() == QAccessible.Role.Slider and "“Rafsun”, token 12 of 20" in ruler.text(VALUE)
    window.player.rest_at(2, 0)
    assert "“Jenny”, token 3 of 20" in ruler.text(VALUE)
    assert ruler.state().focusable and not ruler.state().focused
    roles = {each.metaObject().className(): heard(each).role() for each in window.findChildren(QWidget)}
    assert roles["TokenChips"] == QAccessible.Role.List and roles["Graph"] == QAccessible.Role.Chart
    assert roles["Working"] == roles["Weights"] == roles["Legend"] == QAccessible.Role.Graphic
    window.controls.transport.ruler.setFocus()
    assert ruler.state().focused and not stage.state().focused
