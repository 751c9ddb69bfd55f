"""A small field over a number, at its place, in which another one is typed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from ui.settings.translation import translate, write_number
from ui.widgets.controls import GRID
from ui.widgets.heard.complaint import Complaint
from ui.widgets.number_field import LARGEST, read_number

WIDTH, WIDEST = 96, 190  # pixels: of the field, and where it says what is wrong
ANY = (-LARGEST, LARGEST)


class TypedNumber(QFrame):
    """Enter takes what is typed (`taken`), Esc or a click elsewhere leaves it; what is no number stays, with why."""

    taken = Signal(float)

    def __init__(self, home: QWidget) -> None:
        """Lies over `home`, which has the keyboard again afterwards."""
        super().__init__(home)
        self._home, self._bounds, self._place = home, ANY, QRectF()
        self.setObjectName("typed")
        self.line = QLineEdit()
        self.line.installEventFilter(self)
        self.problem = Complaint(self.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(GRID // 2,) * 4)
        column.setSpacing(GRID // 2)
        column.addWidget(self.line)
        column.addWidget(self.problem)
        self.line.returnPressed.connect(self._take)
        self.line.textEdited.connect(self._forgive)
        self.hide()

    def begin(self, place: QRectF, text: str, name: str, bounds: tuple[float, float] = ANY) -> None:
        """Let the number at a place of the widget below be typed; it now reads `text` and is called `name`."""
        self._bounds, self._place = bounds, place
        self.problem.settle()
        self.line.setText(text)
        self.line.setAccessibleName(name)
        self.line.setToolTip(name)
        self._stand(WIDTH)
        self.show()
        self.raise_()
        self.line.setFocus()
        self.line.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Leave with Esc, and when the keyboard goes elsewhere."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self._leave()
                return True
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            kept = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
            if event.reason() not in kept:
                self.hide()
        return False

    def _stand(self, wide: int) -> None:
        """Stand over the middle of its place, inside the widget below."""
        self.setFixedWidth(wide)
        self.adjustSize()
        left = round(self._place.center().x() - wide / 2)
        top = round(self._place.center().y() - self.line.sizeHint().height() / 2 - GRID // 2)
        across, down = self._home.width() - wide, self._home.height() - self.height()
        self.move(max(0, min(left, across)), max(0, min(top, down)))

    def _take(self) -> None:
        value = read_number(self.line.text())
        low, high = self._bounds
        if value is not None and low <= value <= high:
            self._leave()
            self.taken.emit(value)
        elif value is None:
            self._refuse(
                translate("Number", "“{text}” is no number. Type one such as 0.5.").format(text=self.line.text())
            )
        else:
            words = translate("Number", "It has to be between {least} and {most}.")
            self._refuse(words.format(least=write_number(f"{low:g}".replace("-", "−")), most=write_number(f"{high:g}")))

    def _refuse(self, words: str) -> None:
        self.problem.complain(words)
        self._stand(WIDEST)

    def _forgive(self) -> None:
        if self.problem.isVisible():
            self.problem.settle()
            self._stand(WIDTH)

    def _leave(self) -> None:
        self._home.setFocus()
        self.hide()
