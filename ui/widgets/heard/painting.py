"""What painted widgets are for screen readers: the ruler is a slider, a plot a chart, the chips a list.

Qt takes a widget that paints itself for a plain surface; its name and description it has itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Protocol, TypeGuard

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QLabel, QWidget
from shiboken6 import isValid

from ui.widgets.heard.aloud import aloud
from ui.widgets.heard.items import ListAccess, has_all, is_listed

ROLES: Mapping[str, QAccessible.Role] = {  # by the names of the classes, so that none of them is loaded for it
    "QLabel": QAccessible.Role.StaticText,
    "QTipLabel": QAccessible.Role.ToolTip,
    "Ruler": QAccessible.Role.Slider,
    "TokenChips": QAccessible.Role.List,
    "BiasSlider": QAccessible.Role.Slider,
    "Graph": QAccessible.Role.Chart,
    "MarkCanvas": QAccessible.Role.Graphic,
    "Alternatives": QAccessible.Role.Grouping,
    "EndPicture": QAccessible.Role.Graphic,
    "Audience": QAccessible.Role.Window,
    "Speaker": QAccessible.Role.Window,
}
_kept: list[QAccessibleWidget] = []  # Qt does not keep what Python made


class Valued(Protocol):
    """A widget that has a value in words."""

    @property
    def value_words(self) -> str:
        """The value."""


class Told(Protocol):
    """A widget that is told in words when it is asked."""

    @property
    def told(self) -> str:
        """The words, beside its name."""


def _is_valued(widget: QWidget) -> TypeGuard[Valued]:
    return has_all(widget, "value_words")


def _is_told(widget: QWidget) -> TypeGuard[Told]:
    return has_all(widget, "told")


class PaintedAccess(QAccessibleWidget):
    """A painted widget by its role; one that has a value says it when it is asked, and tells of no change of it.

    It keeps no widget: one that is kept from here is deleted twice where a screen reader has asked for it.
    """

    def text(self, kind: QAccessible.Text) -> str:
        """Name and description as the widget has them; a value is the description too: not all systems pass it on."""
        widget = self.object()
        assert isinstance(widget, QWidget)
        if kind in (QAccessible.Text.Value, QAccessible.Text.Description) and _is_valued(widget):
            return aloud(widget.value_words)
        if kind == QAccessible.Text.Description and _is_told(widget):
            return aloud(widget.told)
        shown = widget.text() if isinstance(widget, QLabel) and kind == QAccessible.Text.Name else ""
        return aloud(super().text(kind) or shown)


def _make_access(name: str, widget: QObject) -> QAccessibleInterface | None:
    if name not in ROLES or not isinstance(widget, QWidget):
        return None
    _kept[:] = [each for each in _kept if isValid(each)]
    _kept.append(ListAccess(widget, ROLES[name]) if is_listed(widget) else PaintedAccess(widget, ROLES[name]))
    return _kept[-1]


@cache
def install() -> None:
    """Let screen readers know painted widgets from now on."""
    QAccessible.installFactory(_make_access)
