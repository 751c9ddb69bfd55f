"""Ask for another sequence, which runs behind those that are there."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog, QMenu, QToolButton, QWidget

from ui.settings.translation import translate
from ui.state.edits.token_edits import MakeEdit, sequence_edit
from ui.widgets.style import tip


class FurtherButton(QToolButton):
    """A small button whose menu puts another sequence behind the last."""

    def __init__(self, edit: MakeEdit) -> None:
        super().__init__()
        self.setText("+")
        self.setProperty("quiet", True)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(translate("Sequence", "Add a sequence"))
        self.setToolTip(tip(translate("Sequence", "Put another sequence behind the last token")))
        further = QMenu(self)
        add_sequences(further, self, edit)
        self.setMenu(further)


def add_sequences(menu: QMenu, parent: QWidget, edit: MakeEdit) -> None:
    """Add the two ways to put another sequence behind the last."""
    for words, goes_on in (
        (translate("Sequence", "Add a sequence that begins anew…"), False),
        (translate("Sequence", "Add a sequence that goes on…"), True),
    ):
        menu.addAction(words).triggered.connect(partial(ask_sequence, parent, edit, goes_on))


def ask_sequence(parent: QWidget, edit: MakeEdit, goes_on: bool, *_: object) -> None:
    """Ask for its text, and add it."""
    dialog = QInputDialog(parent)
    dialog.setInputMode(QInputDialog.InputMode.TextInput)
    dialog.setWindowTitle(translate("Sequence", "Add a sequence"))
    text = translate("Sequence", "Behind the last token, with the states before the first:")
    if goes_on:
        text = translate("Sequence", "Behind the last token, with the states that it left:")
    dialog.setLabelText(text)
    dialog.textValueSelected.connect(partial(_take, edit, goes_on))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def _take(edit: MakeEdit, goes_on: bool, typed: str) -> None:
    if typed.strip():
        edit(*sequence_edit(typed, goes_on))
