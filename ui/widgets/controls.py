"""Controls that Qt does not have: a switch, a row of alternatives, tables, and fields that the wheel leaves alone.

A wheel that turns over a field scrolls the panel, unless the field has the keyboard: scrolling changes no network.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLayout,
    QSizePolicy,
    QSpinBox,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QTreeWidget,
    QWidget,
)

from ui.paint.text import advance, font, metrics, write
from ui.paint.theme import THEMES, Theme
from ui.settings.translation import translate
from ui.widgets.heard.aloud import aloud
from ui.widgets.style import mix

GRID = 8  # logical pixels; gaps and heights are multiples of half of it
BODY, SMALL = 13.0, 12.0
CONTROL = 32  # height of a control
LEAST_BOX = 100  # width of a list that is not dropped down, in a narrow dialog


def title(text: str) -> QLabel:
    """The title of a section."""
    label = QLabel(text.upper())
    label.setProperty("heading", True)
    label.setIndent(0)
    return label


def text_label(look: str, text: str = "") -> QLabel:
    """A label of plain text that wraps; `look` is a property of `ui.widgets.style`, such as "note" or "value"."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty(look, True)
    return label


def form(*rows: tuple[str, QWidget | QLayout, QWidget]) -> QGridLayout:
    """Controls below each other with their labels at the left: (label, what stands there, what the label is for)."""
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(GRID)
    grid.setVerticalSpacing(GRID)
    grid.setColumnMinimumWidth(0, 7 * GRID)
    grid.setColumnStretch(1, 1)
    for at, (text, item, control) in enumerate(rows):
        label = QLabel(text)
        label.setBuddy(control)
        grid.addWidget(label, at, 0)
        if isinstance(item, QLayout):
            grid.addLayout(item, at, 1)
        else:
            grid.addWidget(item, at, 1)
    return grid


def turn_with_focus(field: QWidget, event: QWheelEvent, turn: Callable[[QWheelEvent], None]) -> None:
    """Let the wheel turn a field that has the keyboard's focus; else leave it to what the field scrolls in."""
    if field.hasFocus():
        turn(event)
    else:
        event.ignore()


class Box(QComboBox):
    """A list to choose from that may be narrower than its titles, where its dialog is."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumContentsLength(6)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Narrow: what stands in it is shortened."""
        return super().minimumSizeHint().boundedTo(QSize(LEAST_BOX, CONTROL))

    def showPopup(self) -> None:  # noqa: N802
        """List the titles in full, however narrow the box is, as far as the screen goes."""
        width = self.view().sizeHintForColumn(0) + 2 * GRID
        self.view().setMinimumWidth(min(width, self.screen().availableSize().width() - 2 * GRID))
        super().showPopup()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """A title that has no room ends with "…", where Qt would cut through its letters."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        if self.currentIndex() < 0 and self.placeholderText():
            option.palette.setBrush(QPalette.ColorRole.ButtonText, option.palette.placeholderText())
            option.currentText = self.placeholderText()
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self).width()
        option.currentText = self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()


class ChoiceBox(Box):
    """One of a few, by title; each has data."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        self.setMaxVisibleItems(16)
        self.setStyleSheet("padding-right: 2px")  # the arrow has its own room: a narrow column needs the rest
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def offer(self, items: Sequence[tuple[str, object]], chosen: object) -> None:
        """Set the titles with their data, and which of them is chosen; no signal tells of it."""
        was = self.blockSignals(True)
        if [(self.itemText(at), self.itemData(at)) for at in range(self.count())] != list(items):
            self.clear()
            for text, data in items:
                self.addItem(text, data)
        self.setCurrentIndex(self.findData(chosen))
        self.blockSignals(was)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Turn only with the keyboard's focus; else let the panel scroll."""
        turn_with_focus(self, event, super().wheelEvent)


class Number(QSpinBox):
    """A whole number that one types or steps; `valueChanged` comes once a number is typed to its end."""

    def __init__(self, name: str, least: int, most: int) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setRange(least, most)
        self.setKeyboardTracking(False)
        self.lineEdit().setTextMargins(GRID, 0, 0, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_value(self, value: int, most: int) -> None:
        """Show a number and the most it can become; no signal tells of it."""
        was = self.blockSignals(True)
        if most != self.maximum():
            self.setMaximum(most)  # which lays out anew
        self.setValue(value)
        self.blockSignals(was)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Turn only with the keyboard's focus; else let the panel scroll."""
        turn_with_focus(self, event, super().wheelEvent)


class Switch(QAbstractButton):
    """On or off, with a title."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._theme = THEMES["light"]
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setFixedHeight(CONTROL)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def apply_theme(self, theme: Theme) -> None:
        """Paint in this theme."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Room for the title and the switch."""
        return QSize(round(advance(self.text(), BODY, 500)) + 64, CONTROL)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The title at the left, the switch at the right."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, on = self._theme, self.isChecked()
        painter.setPen(theme.colour("ink"))
        middle = self.height() / 2
        write(painter, 0, middle + metrics(BODY, 500).capHeight() / 2, self.text(), font(BODY, 500))
        track = QRectF(self.width() - 41, middle - 10, 38, 20)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRoundedRect(track.adjusted(-2, -2, 2, 2), 12, 12)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent" if on else "faint"))
        painter.drawRoundedRect(track, 10, 10)
        painter.setBrush(theme.colour("card"))
        painter.drawEllipse(QPointF(track.right() - 10 if on else track.left() + 10, middle), 7.5, 7.5)
        painter.end()


class Alternatives(QWidget):
    """A row of joined buttons, one of which is down. Tab reaches it, the arrow keys move inside."""

    chosen = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._theme = THEMES["light"]
        self.setAccessibleName(name)
        self.setFixedHeight(CONTROL)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(3, 3, 3, 3)
        self._row.setSpacing(2)
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._emit_chosen)
        self._row_buttons: list[Alternative] = []
        self._buttons: dict[object, Alternative] = {}
        self._items: tuple[tuple[str, object], ...] = ()

    def offer(self, items: Sequence[tuple[str, object]], chosen: object) -> None:
        """Set the titles with their data, and which of them is down; no signal tells of it."""
        if tuple(items) != self._items:
            self._items = tuple(items)
            self._fit(len(items))
            self._buttons = dict(zip((data for _, data in items), self._row_buttons, strict=True))
            place = translate("Control", "{group}, {number} of {count}")
            for at, (text, data) in enumerate(items, start=1):
                self._buttons[data].setText(text)
                self._buttons[data].setAccessibleName(aloud(text))
                words = place.format(group=self.accessibleName(), number=at, count=len(items))
                self._buttons[data].setAccessibleDescription(words)
        for data, button in self._buttons.items():
            button.setChecked(data == chosen)

    def _fit(self, count: int) -> None:
        """Have so many buttons: those that there are keep their places, and the keyboard."""
        while len(self._row_buttons) > count:
            old = self._row_buttons.pop()
            self._group.removeButton(old)
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        while len(self._row_buttons) < count:
            new = Alternative("")
            new.apply_theme(self._theme)
            self._group.addButton(new)
            self._row.addWidget(new)
            self._row_buttons.append(new)

    def button(self, data: object) -> Alternative:
        """The button with this data. KeyError where there is none."""
        return self._buttons[data]

    def _emit_chosen(self, clicked: QAbstractButton) -> None:
        self.chosen.emit(next(data for data, button in self._buttons.items() if button is clicked))

    def apply_theme(self, theme: Theme) -> None:
        """Paint in this theme."""
        self._theme = theme
        for button in self._row_buttons:
            button.apply_theme(theme)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The ground in which the buttons lie."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(mix(self._theme, "panel", "ink", 0.07))
        painter.drawRoundedRect(self.rect(), 8, 8)
        painter.end()


class Alternative(QAbstractButton):
    """One button of a row of alternatives."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._theme = THEMES["light"]
        self.setText(text)
        self.setCheckable(True)
        self.setAutoExclusive(True)  # which makes it a radio button for screen readers
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def apply_theme(self, theme: Theme) -> None:
        """Paint in this theme."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Room for the title."""
        return QSize(round(advance(self.text(), SMALL, 600)) + 12, CONTROL - 6)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Narrower, the title is shortened."""
        return QSize(24, CONTROL - 6)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The title, on a card where the button is down."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, down = self._theme, self.isChecked()
        if down or self.hasFocus():
            wide = 2.5 if self.hasFocus() else 1.0
            painter.setPen(QPen(theme.colour("accent" if self.hasFocus() else "edge"), wide))
            painter.setBrush(theme.colour("card") if down else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2), 6, 6)
        weight = 600 if down else 500
        face = metrics(SMALL, weight)
        text = face.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width() - 6)
        left = (self.width() - advance(text, SMALL, weight)) / 2
        painter.setPen(theme.colour("ink" if down else "muted"))
        write(painter, left, (self.height() + face.capHeight()) / 2, text, font(SMALL, weight))
        painter.end()


def make_table(tree: QTreeWidget, stretches: bool = True) -> None:
    """Let a tree look and answer like a table; where it `stretches`, the last column has the room that is left."""
    tree.setRootIsDecorated(False)
    tree.setUniformRowHeights(True)
    tree.setAllColumnsShowFocus(True)
    tree.setTabKeyNavigation(False)
    tree.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    tree.header().setStretchLastSection(stretches)
