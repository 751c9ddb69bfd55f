"""The order of Tab: that in which things stand, whenever they were made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLayout,
    QScrollArea,
    QSplitter,
    QWidget,
)

_WHOLE = (QAbstractSpinBox, QComboBox, QAbstractItemView)  # what is inside has its own order


def stops(around: QWidget) -> Iterator[QWidget]:
    """What Tab stops at now inside a widget, or at itself, as it stands."""
    for each in dict.fromkeys(_standing(around)):
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisible() and each.isEnabled():
            yield each


def follow_layout(around: QWidget) -> None:
    """Let Tab go through the window of a widget as things stand in it: some of them are new."""
    for before, after in pairwise(dict.fromkeys(_standing(around.window()))):
        QWidget.setTabOrder(before, after)


def _standing(widget: QWidget) -> Iterator[QWidget]:
    """What takes the keyboard inside a widget, or itself, from the top to the bottom of its layouts."""
    alternative = isinstance(widget, QAbstractButton) and widget.autoExclusive()  # of these Tab stops at one alone
    if (widget.focusPolicy() != Qt.FocusPolicy.NoFocus or alternative) and widget.focusProxy() is None:
        yield widget
    if isinstance(widget, _WHOLE):
        return
    if isinstance(widget, QSplitter):
        parts: Iterable[object] = [widget.widget(at) for at in range(widget.count())]
    elif isinstance(widget, QScrollArea):
        parts = [widget.widget()]
    else:
        parts = dict.fromkeys([*_laid_out(widget.layout()), *widget.children()])
    for part in parts:
        if isinstance(part, QWidget) and not part.isWindow():
            yield from _standing(part)


def _laid_out(layout: QLayout | None) -> Iterator[QWidget]:
    """What stands in a layout, in its order.

    It is asked where each widget stands, not what each item is: Qt frees items, and what Python knew of one that stood
    at the same address would be taken for it.
    """
    around = layout.parentWidget() if layout is not None else None
    if layout is None or around is None:
        return
    parts = [each for each in (*around.children(), *layout.children()) if isinstance(each, QWidget | QLayout)]
    for part in sorted((each for each in parts if layout.indexOf(each) >= 0), key=layout.indexOf):
        if isinstance(part, QLayout):
            yield from _laid_out(part)
        else:
            yield part
