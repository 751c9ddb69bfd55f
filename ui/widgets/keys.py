"""How keys are written, and which of them a field needs for itself while it has the keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
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
_MOVES = {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End}
_MOVES |= {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


def is_wanted(field: QWidget | None, event: QKeyEvent) -> bool:
    """Whether the field that has the keyboard needs this key itself."""
    held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    if held or field is None:
        return False
    if isinstance(field, TYPED_IN):
        return event.key() in _MOVES or bool(event.text() and event.text().isprintable())
    if isinstance(field, _SEARCHED_IN) and event.text() and event.text().isprintable():
        return True  # the first letters of an entry go to it
    if isinstance(field, _MOVED_IN):
        return event.key() in _MOVES or event.key() == Qt.Key.Key_Space
    return isinstance(field, QAbstractButton) and event.key() == Qt.Key.Key_Space


def key_text(key: str) -> str:
    """A key as it is written on this machine, with arrows as signs: "Shift+→" of "Shift+Right"."""
    arrows = {"Right": "→", "Left": "←", "Up": "↑", "Down": "↓"}
    sequence = QKeySequence(key)
    *held, last = sequence.toString(QKeySequence.SequenceFormat.NativeText).split("+")
    name = sequence.toString(QKeySequence.SequenceFormat.PortableText).split("+")[-1]  # in no language
    return "+".join([*held, arrows.get(name, last)])
