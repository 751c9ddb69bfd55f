"""Dialogs fit small screens, in every language, and questions stand under the program's own sign."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QMessageBox, QStyle, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import let_go
from ui.dialogs.cell_editor.dialog import CellEditor
from ui.dialogs.cues import CuesDialog
from ui.dialogs.export.dialog import ExportDialog
from ui.export import formats
from ui.film.text.language import ENGLISH, languages
from ui.settings.translation import install_language
from ui.widgets.questions import make_question
from ui.widgets.room import screen_fit
from ui.window.main_window import MainWindow

SMALL = QSize(1024, 600)


@pytest.fixture(params=list(languages()))
def spoken(request: pytest.FixtureRequest, open_window: Callable[..., MainWindow]) -> Iterator[MainWindow]:
    install_language(languages()[request.param])
    yield open_window()
    install_language(ENGLISH)


def _fits(dialog: QWidget) -> bool:
    least = dialog.minimumSizeHint()
    return least.width() <= SMALL.width() and least.height() <= SMALL.height() - 30


def test_the_editor_of_cells_fits_a_small_screen(spoken: MainWindow) -> None:
    editor = CellEditor(spoken.document, spoken.selection, spoken.stage, spoken)
    editor.show()
    let_go()
    assert _fits(editor), editor.minimumSizeHint()
    editor.resize(SMALL - screen_fit.FRAME)
    let_go()
    assert editor.width() <= SMALL.width() and editor.height() <= SMALL.height()
    editor.done(0)
    let_go()


def test_the_dialogs_of_exports_and_cues_fit_a_small_screen(spoken: MainWindow) -> None:
    dialog = ExportDialog(spoken.document, spoken.player, spoken.stage, spoken.exports, spoken)
    for ending in formats():
        dialog.choose(ending)
        assert _fits(dialog), (ending, dialog.minimumSizeHint())
    dialog.reject()
    cues = CuesDialog(spoken.document, spoken)
    assert _fits(cues)
    cues.close()
    let_go()


def test_a_question_has_the_sign_of_the_program(qtbot: QtBot, window: MainWindow) -> None:
    box = make_question(window, "Save?", "What is not saved is lost.")
    qtbot.addWidget(box)
    assert box.icon() == QMessageBox.Icon.NoIcon and not box.iconPixmap().isNull()
    box.setStandardButtons(QMessageBox.StandardButton.Save | QMessageBox.StandardButton.Cancel)
    box.show()
    let_go()
    buttons = box.findChild(QDialogButtonBox)
    hint = QStyle.StyleHint.SH_DialogButtonBox_ButtonsHaveIcons
    assert isinstance(buttons, QDialogButtonBox) and buttons.style().styleHint(hint, None, buttons) == 0
    assert any(label.pixmap() and not label.pixmap().isNull() for label in box.findChildren(QLabel))
