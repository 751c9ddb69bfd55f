"""Layouts that take another shape where there is little width: rows that break, and parts that go below each other."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QLayoutItem, QSizePolicy, QSpacerItem, QWidget

from ui.widgets.controls import GRID

LEAST = 230  # pixels: in so little width a part can be used
NARROW, LOW = 620, 360
"""Pixels of a window below which nothing has room beside its stage, and nothing below it."""


class _Line(NamedTuple):
    """What stands in one line: the items with their widths, how far to the right they begin, and how high they are."""

    items: tuple[tuple[QLayoutItem, int], ...]
    indent: int
    height: int


class Flow(QLayout):
    """A row of widgets that goes on in the next line where it has no room.

    Widgets that expand share what is left of their line; one that is wider than a line gets as much as there is.
    """

    def __init__(self) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(GRID)

    def addStretch(self) -> None:  # noqa: N802
        """Keep what follows apart from what came before, as far as there is room."""
        self.addItem(QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum))

    def addSpacing(self, width: int) -> None:  # noqa: N802
        """Keep what follows so many pixels further apart."""
        self.addItem(QSpacerItem(width, 0, QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum))

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802
        """Add an item at the end."""
        self._items.append(item)

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        """The item at a place, None where there is none."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        """Take the item at a place out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802
        """To the sides alone."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """All lines."""
        around = self.contentsMargins()
        lines = self._lines(width - around.left() - around.right())
        between = self.spacing() * max(len(lines) - 1, 0)
        return sum(line.height for line in lines) + between + around.top() + around.bottom()

    def sizeHint(self) -> QSize:  # noqa: N802
        """All in one line."""
        between = self.spacing() * max(sum(each.widget() is not None for each in self._shown) - 1, 0)
        shown = [each.sizeHint() for each in self._shown]
        across = sum(each.width() for each in shown) + between
        return self._with_margins(QSize(across, max((each.height() for each in shown), default=0)))

    def minimumSize(self) -> QSize:  # noqa: N802
        """As wide as the widest, and one line high."""
        shown = [each.minimumSize() for each in self._shown]
        widest = max((each.width() for each in shown), default=0)
        return self._with_margins(QSize(widest, max((each.height() for each in shown), default=0)))

    def _with_margins(self, size: QSize) -> QSize:
        around = self.contentsMargins()
        return size + QSize(around.left() + around.right(), around.top() + around.bottom())

    def setGeometry(self, place: QRect) -> None:  # noqa: N802
        """Put all into their places."""
        super().setGeometry(place)
        inside = place.marginsRemoved(self.contentsMargins())
        top = inside.y()
        for line in self._lines(inside.width()):
            left = inside.x() + line.indent
            for item, width in line.items:
                if item.widget() is not None:
                    high = item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
                    item.setGeometry(QRect(left, top + (line.height - high) // 2, width, high))
                left += width + (self.spacing() if item.widget() is not None else 0)
            top += line.height + self.spacing()

    @property
    def _shown(self) -> list[QLayoutItem]:
        return [each for each in self._items if each.widget() is None or not each.isEmpty()]

    def _lines(self, room: int) -> list[_Line]:
        """What stands in which line where there are so many pixels."""
        lines: list[list[tuple[QLayoutItem, int]]] = [[]]
        used = 0
        for item in self._shown:
            width = min(item.sizeHint().width(), max(room, item.minimumSize().width()))
            if used and used + width > room and item.widget() is not None:
                lines.append([])
                used = 0
            lines[-1].append((item, width))
            used += width + (self.spacing() if item.widget() is not None else 0)
        stretched, shared = False, []
        for line in filter(None, lines):
            shared.append(self._share(line, room, stretched))
            stretched = stretched or any(_is_stretch(item) for item, _ in line)
        return shared

    def _share(self, line: list[tuple[QLayoutItem, int]], room: int, stretched: bool) -> _Line:
        """Give what is left of a line to what expands in it, or after a stretch to its beginning."""
        widgets = sum(item.widget() is not None for item, _ in line)
        spare = max(room - sum(width for _, width in line) - self.spacing() * max(widgets - 1, 0), 0)
        growing = [item for item, _ in line if item.expandingDirections() & Qt.Orientation.Horizontal]
        more = spare // len(growing) if growing else 0
        shared = tuple((item, width + more if item in growing else width) for item, width in line)
        heights = (
            item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
            for item, width in shared
        )
        return _Line(shared, 0 if growing or not stretched else spare, max(heights))


def _is_stretch(item: QLayoutItem) -> bool:
    return item.widget() is None and bool(item.expandingDirections() & Qt.Orientation.Horizontal)


class Beside(QWidget):
    """Two parts beside each other, or below each other where a part would get less width than it needs.

    `shares` are those of the width. `turned` tells that they stand (True) below each other now, or beside.
    """

    turned = Signal(bool)

    def __init__(self, first: QWidget | QLayout, second: QWidget | QLayout, shares: tuple[int, int]) -> None:
        super().__init__()
        self._needed = 0  # the width that both need beside each other
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(3 * GRID)
        for part, share in zip((first, second), shares, strict=True):
            if isinstance(part, QLayout):
                self._row.addLayout(part, share)
            else:
                self._row.addWidget(part, share)

    @property
    def is_stacked(self) -> bool:
        """Whether the parts stand below each other."""
        return self._row.direction() == QBoxLayout.Direction.TopToBottom

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Stand as there is room."""
        if not self.is_stacked:
            first, second = (self._row.itemAt(at) for at in range(2))
            assert first is not None and second is not None
            self._needed = first.sizeHint().width() + second.minimumSize().width() + self._row.spacing()
        stacked = self.width() < self._needed
        if stacked != self.is_stacked:
            directions = QBoxLayout.Direction
            self._row.setDirection(directions.TopToBottom if stacked else directions.LeftToRight)
            self.turned.emit(stacked)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Room for one of them."""
        return QSize(LEAST, self._row.minimumSize().height())
