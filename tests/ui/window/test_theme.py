"""Another theme: on the stage and on what is in view at once, on all else in the next moments."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QCheckBox

from tests.ui.conftest import let_go
from ui.paint.theme import THEMES
from ui.settings import settings
from ui.window.main_window import MainWindow

Open = Callable[..., MainWindow]


def looks(window: MainWindow) -> list[QImage]:
    """The parts around the stage, as they are seen."""
    for part in ("left", "numbers", "table"):
        if not window.is_shown(part):
            window.toggle_part(part)
    for _ in range(20):
        let_go()
    controls = window.controls
    return [part.grab().toImage() for part in (controls.header, window.parts.left, window.parts.right)]


@pytest.mark.parametrize(("first", "then"), [("light", "dark"), ("dark", "projector"), ("print", "light")])
def test_a_theme_that_is_chosen_looks_as_one_that_was_there_from_the_start(
    open_window: Open, first: str, then: str
) -> None:
    settings.remember_theme(then)
    wanted = looks(open_window(size=(1440, 900)))
    settings.remember_theme(first)
    window = open_window(size=(1440, 900))
    window.selection.theme = then
    assert looks(window) == wanted


class Restyled(QObject):
    """Counts how often widgets are put into another style."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.StyleChange
        return False


def test_it_takes_less_than_a_tenth_of_a_second(open_window: Open, qapp: QApplication) -> None:
    window = open_window(size=(1440, 900))
    restyled, taken = Restyled(), []
    qapp.installEventFilter(restyled)
    for name in (*THEMES, *THEMES):
        begun = time.process_time()
        window.selection.theme = name
        taken.append(time.process_time() - begun)
        let_go()
    qapp.removeEventFilter(restyled)
    assert restyled.count == 0, "a sheet that is set anew reaches each widget many times"
    assert sorted(taken)[len(taken) // 2] < 0.1


def test_ticks_are_seen_on_every_accent(open_window: Open) -> None:
    window = open_window()
    box = QCheckBox("", window)
    box.setChecked(True)
    box.show()
    for name, theme in THEMES.items():
        window.selection.theme = name
        let_go()
        picture = box.grab().toImage()
        inks = {picture.pixelColor(x, y).name() for x in range(3, 14) for y in range(picture.height())}
        assert {theme.colour("accent").name(), theme.colour("accent.on").name()} <= inks, name
