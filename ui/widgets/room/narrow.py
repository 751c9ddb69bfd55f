"""Layouts that take another shape where there is little width: rows that break, and parts that go below each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QSizePolicy, QWidget

from ui.widgets.controls import GRID

LEAST = 230  # pixels: in so little width a part can be used
NARROW, LOW = 620, 360
"""Pixels of a window below which nothing has room beside its stage, and nothing below it."""


@dataclass(frozen=True)
class _Gap:
    """Pixels between what stands in a row; one that grows takes what is left."""

    width: int = 0
    grows: bool = False


_Item = QWidget | _Gap


class _Line(NamedTuple):
    """What stands in one line: the items with their widths, how far to the right they begin, and how high they are."""

    items: tuple[tuple[_Item, int], ...]
    indent: int
    height: int


class Flow(QWidget):
    """A row of widgets that goes on in the next line where it has no room.

    Widgets that expand share what is left of their line; one that is wider than a line gets as much as there is.
    """

    def __init__(self, spacing: int = GRID) -> None:
        super().__init__()
        self._items: list[_Item] = []
        self._spacing = spacing
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def addWidget(self, widget: QWidget) -> None:  # noqa: N802
        """Add a widget at the end."""
        widget.setParent(self)
        self._items.append(widget)

    def addStretch(self) -> None:  # noqa: N802
        """Keep what follows at the right, also where it goes on in the next line."""
        self._items.append(_Gap(grows=True))

    def addSpacing(self, width: int) -> None:  # noqa: N802
        """Keep what follows so many pixels further apart."""
        self._items.append(_Gap(width))

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """All lines."""
        around = self.contentsMargins()
        lines = self._lines(width - around.left() - around.right())
        between = self._spacing * max(len(lines) - 1, 0)
        return sum(line.height for line in lines) + between + around.top() + around.bottom()

    def sizeHint(self) -> QSize:  # noqa: N802
        """All in one line."""
        shown = [_wanted(each) for each in self._shown]
        between = self._spacing * max(sum(isinstance(each, QWidget) for each in self._shown) - 1, 0)
        width = sum(each.width() for each in shown) + between
        return self._with_margins(QSize(width, max((each.height() for each in shown), default=0)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """As wide as the widest, and one line high."""
        shown = [_least(each) for each in self._shown]
        widest = max((each.width() for each in shown), default=0)
        return self._with_margins(QSize(widest, max((each.height() for each in shown), default=0)))

    def event(self, event: QEvent) -> bool:
        """Put all into their places anew where one wants another size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._place()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Put all into their places."""
        self._place()

    def _with_margins(self, size: QSize) -> QSize:
        around = self.contentsMargins()
        return size + QSize(around.left() + around.right(), around.top() + around.bottom())

    def _place(self) -> None:
        inside = self.contentsRect()
        top = inside.y()
        for line in self._lines(inside.width()):
            left = inside.x() + line.indent
            for item, width in line.items:
                if isinstance(item, QWidget):
                    high = _height(item, width)
                    item.setGeometry(left, top + (line.height - high) // 2, width, high)
                    left += self._spacing
                left += width
            top += line.height + self._spacing

    @property
    def _shown(self) -> list[_Item]:
        return [each for each in self._items if isinstance(each, _Gap) or not each.isHidden()]

    def _lines(self, room: int) -> list[_Line]:
        """What stands in which line where there are so many pixels."""
        lines: list[list[tuple[_Item, int]]] = [[]]
        used = 0
        for item in self._shown:
            width = min(_wanted(item).width(), max(room, _least(item).width()))
            if used and used + width > room and isinstance(item, QWidget):
                lines.append([])
                used = 0
            lines[-1].append((item, width))
            used += width + (self._spacing if isinstance(item, QWidget) else 0)
        stretched, shared = False, []
        for line in filter(None, lines):
            shared.append(self._share(line, room, stretched))
            stretched = stretched or any(isinstance(item, _Gap) and item.grows for item, _ in line)
        return shared

    def _share(self, line: list[tuple[_Item, int]], room: int, stretched: bool) -> _Line:
        """Give what is left of a line to what expands in it, or after a stretch to its beginning."""
        widgets = sum(isinstance(item, QWidget) for item, _ in line)
        spare = max(room - sum(width for _, width in line) - self._spacing * max(widgets - 1, 0), 0)
        growing = sum(_grows(item) for item, _ in line)
        more = spare // growing if growing else 0
        shared = tuple((item, width + more if _grows(item) else width) for item, width in line)
        indent = 0 if growing or not stretched else spare
        return _Line(shared, indent, max(_height(item, width) for item, width in shared))


def _grows(item: _Item) -> bool:
    if isinstance(item, _Gap):
        return item.grows
    return bool(item.sizePolicy().expandingDirections() & Qt.Orientation.Horizontal)


def _least(item: _Item) -> QSize:
    """The least size of what stands in a row."""
    if isinstance(item, _Gap):
        return QSize(item.width, 0)
    return item.minimumSizeHint().expandedTo(item.minimumSize()).boundedTo(item.maximumSize())


def _wanted(item: _Item) -> QSize:
    """The size that it asks for."""
    if isinstance(item, _Gap):
        return QSize(item.width, 0)
    return item.sizeHint().expandedTo(_least(item)).boundedTo(item.maximumSize())


def _height(item: _Item, width: int) -> int:
    if isinstance(item, QWidget) and item.hasHeightForWidth():
        return max(item.heightForWidth(width), _least(item).height())
    return _wanted(item).height()


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
        self._parts = tuple(part if isinstance(part, QWidget) else _holder(part) for part in (first, second))
        for part, share in zip(self._parts, shares, strict=True):
            self._row.addWidget(part, share)

    @property
    def is_stacked(self) -> bool:
        """Whether the parts stand below each other."""
        return self._row.direction() == QBoxLayout.Direction.TopToBottom

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Stand as there is room."""
        if not self.is_stacked:
            first, second = self._parts
            least = second.minimumSizeHint().expandedTo(second.minimumSize())
            self._needed = first.sizeHint().width() + least.width() + self._row.spacing()
        stacked = self.width() < self._needed
        if stacked != self.is_stacked:
            directions = QBoxLayout.Direction
            self._row.setDirection(directions.TopToBottom if stacked else directions.LeftToRight)
            self.turned.emit(stacked)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Room for one of them."""
        return QSize(LEAST, self._row.minimumSize().height())


def _holder(layout: QLayout) -> QWidget:
    """A widget for a layout."""
    made = QWidget()
    made.setLayout(layout)
    layout.setContentsMargins(0, 0, 0, 0)
    return made
