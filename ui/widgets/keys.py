"""How keys are written, and which of them a field needs for itself while it has the keyboard."""

from __future__ import annotations

import sys

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

TYPED_IN = (QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox)
_SEARCHED_IN = (QComboBox, QAbstractItemView)
_MOVED_IN = (QAbstractSlider, QTabBar, *_SEARCHED_IN)
BY_KEYS = {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason}
"""Why something gets the keyboard when keys lead to it: then it shows that it has it."""
_ARROWS = {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down}
_MOVES = {*_ARROWS, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


def keep_wanted(event: QEvent) -> bool:
    """Whether an event asks for a key that no command may take; it is told so."""
    asks = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
    if asks and isinstance(event, QKeyEvent) and is_wanted(QApplication.focusWidget(), event):
        event.accept()
        return True
    return False


def is_wanted(field: QWidget | None, event: QKeyEvent) -> bool:
    """Whether the field that has the keyboard needs this key itself, or a screen reader does: those of the keypad."""
    if is_of_keypad(event):
        return True
    if event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier or field is None:
        return False
    types = bool(event.text() and event.text().isprintable())
    if isinstance(field, TYPED_IN):
        return event.key() in _MOVES or types
    if isinstance(field, QAbstractButton):  # a letter is not meant for the film; arrows go among alternatives
        return types or (field.autoExclusive() and event.key() in _ARROWS)
    if isinstance(field, _SEARCHED_IN) and types:
        return True  # the first letters of an entry go to it
    return isinstance(field, _MOVED_IN) and (event.key() in _MOVES or event.key() == Qt.Key.Key_Space)


def is_of_keypad(event: QKeyEvent) -> bool:
    """Whether a key is of the block at the right; on a Mac the arrow keys count to it, and are not meant."""
    arrow = sys.platform == "darwin" and event.key() in _MOVES
    return bool(event.modifiers() & Qt.KeyboardModifier.KeypadModifier) and not arrow


def key_text(key: str) -> str:
    """A key as it is written on this machine, with arrows as signs: "Shift+→" of "Shift+Right"."""
    arrows = {"Right": "→", "Left": "←", "Up": "↑", "Down": "↓"}
    sequence = QKeySequence(key)
    *held, last = sequence.toString(QKeySequence.SequenceFormat.NativeText).split("+")
    name = sequence.toString(QKeySequence.SequenceFormat.PortableText).split("+")[-1]  # in no language
    return "+".join([*held, arrows.get(name, last)])
