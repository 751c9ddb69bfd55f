"""A field for any number: one types it or steps it; it shows as many digits as tell it apart."""

from __future__ import annotations

import math

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QValidator, QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QSizePolicy

from ui.settings.translation import write_number
from ui.widgets.controls import GRID, turn_with_focus

LARGEST = 1e15  # of a number in a lesson
DIGITS = 6  # behind the point, when one types; a number that was computed keeps all of its own
_SIGNS = str.maketrans({"−": "-", ",": "."})


class NumberField(QDoubleSpinBox):
    """`valueChanged` comes once a number is typed to its end, or stepped. The wheel turns it only with the keyboard.

    It is written with the decimal sign of the window; a comma and a point are taken alike.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setLocale(QLocale.c())
        self.setDecimals(DIGITS)
        self.setRange(-LARGEST, LARGEST)
        self.setAccessibleName(name)
        self.setKeyboardTracking(False)
        self.setStepType(QDoubleSpinBox.StepType.AdaptiveDecimalStepType)
        self.lineEdit().setTextMargins(GRID, 0, 0, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(9 * GRID)

    def show_value(self, value: float) -> None:
        """Show a number; no signal tells of it. What is being typed stays."""
        if not (self.hasFocus() and self.lineEdit().isModified()):
            was = self.blockSignals(True)
            self.setValue(value)
            self.blockSignals(was)

    def textFromValue(self, value: float) -> str:  # noqa: N802
        """The number with a true minus sign and no more digits than it needs."""
        return write_number(f"{value:.6g}".replace("-", "−"))

    def valueFromText(self, text: str) -> float:  # noqa: N802
        """The number that is typed."""
        return read_number(text.removeprefix(self.prefix())) or 0.0

    def validate(self, text: str, place: int) -> tuple[QValidator.State, str, int]:
        """Take whatever reads as a number, or may become one."""
        typed = text.removeprefix(self.prefix())
        number = read_number(typed)
        if number is None:
            begun = not typed.strip().translate(_SIGNS).strip("+-.eE0123456789")
            return (QValidator.State.Intermediate if begun else QValidator.State.Invalid), text, place
        if self.minimum() <= number <= self.maximum():
            return QValidator.State.Acceptable, text, place
        begun = abs(number) <= LARGEST  # it may be on its way to one in range
        return (QValidator.State.Intermediate if begun else QValidator.State.Invalid), text, place

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Turn only with the keyboard's focus; else let the panel scroll."""
        turn_with_focus(self, event, super().wheelEvent)


def read_number(text: str) -> float | None:
    """The number that is typed, with a point or a comma and any minus sign; None where it is none."""
    try:
        value = float(text.strip().translate(_SIGNS))
    except ValueError:
        return None
    return value if math.isfinite(value) else None
