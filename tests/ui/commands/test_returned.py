"""What a framework returns is outlined by menu and key, remembered, and copied as arrays that are those values."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from simulator.frameworks.returned import returned
from ui.commands.menus import returned as menu
from ui.window.main_window import MainWindow


def _pasted() -> dict[str, object]:
    found: dict[str, object] = {}
    exec(QApplication.clipboard().text(), {"np": np}, found)
    return found


def test_a_key_goes_from_one_framework_to_the_next(window: MainWindow) -> None:
    window.selection.view = "memory"
    seen = []
    for _ in range(3):
        QTest.keyClick(window, Qt.Key.Key_T)
        seen.append((window.selection.returned, window.stage.film.scene.returned, window.selection.view))
    assert seen == [("pytorch", "pytorch", "unrolled"), ("keras", "keras", "unrolled"), ("", "", "unrolled")]
    menu.choose_returned(window, "keras")
    assert menu.choose_returned.current(window) == "keras"
    window.selection.returned = "caffe"
    assert window.selection.returned == "keras"


def test_all_that_is_returned_is_copied_to_the_bit(window: MainWindow) -> None:
    assert not menu.copy_returned.ready(window)
    menu.choose_returned(window, "pytorch")
    menu.copy_returned(window)
    trace, found = window.document.trace, _pasted()
    tensors = returned(trace, "pytorch")
    assert len(found) == len(tensors) > 3
    for tensor in tensors:
        assert np.array_equal(np.asarray(found[tensor.title.replace(" ", "_")]), tensor.values(trace))


def test_a_right_click_offers_each_tensor(window: MainWindow) -> None:
    menu.choose_returned(window, "keras")
    view = window.stage_view
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(view, QContextMenuEvent(reason, QPoint(5, 5), view.mapToGlobal(QPoint(5, 5))))
    (opened,) = view.findChildren(QMenu)
    texts = [action.text() for action in opened.actions()]
    assert "Copy lstm2 state_c as NumPy array" in texts
    opened.actions()[texts.index("Copy lstm2 state_c as NumPy array")].trigger()
    trace = window.document.trace
    assert np.array_equal(np.asarray(_pasted()["lstm2_state_c"]), trace.layers[1]["c"][-1:])
    opened.close()
