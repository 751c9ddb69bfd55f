"""The window by keys alone: from region to region, into the menus, and which keys there are."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenuBar, QWidget
from shiboken6 import isValid

from ui.widgets.focus.order import stops
from ui.widgets.heard.announcement import announce


class Keyboard:
    """`take_keys` gives the commands the keys that are set now; `regions` are the window's parts, in order."""

    def __init__(self, bar: QMenuBar, take_keys: Callable[[], None]) -> None:
        self.take_keys = take_keys
        self.regions: Sequence[QWidget] = ()
        self._bar = bar
        self._left: dict[QWidget, QWidget] = {}  # where in a region the keyboard was last

    def open_menus(self) -> None:
        """Open the first menu; arrow keys lead to the others."""
        if self._bar.isVisible() and self._bar.actions():
            self._bar.setActiveAction(self._bar.actions()[0])

    def go_on(self, step: int) -> None:
        """Go to the next region that is in view and takes the keyboard, or with −1 to the one before."""
        field = QApplication.focusWidget()
        window = self._bar.window()
        if field is None or field.window() is not window:
            return
        found_in = {region: list(stops(region)) for region in self.regions if region.isVisible()}
        regions = [region for region, found in found_in.items() if found]
        here = next((region for region in regions if region.isAncestorOf(field) or region is field), None)
        if not regions:
            return
        if here is not None:
            self._left[here] = field
            at = (regions.index(here) + step) % len(regions)
        else:
            at = 0 if step > 0 else -1
        region = regions[at]
        left = self._left.get(region)
        stop = left if left is not None and isValid(left) and left in found_in[region] else found_in[region][0]
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        announce(stop, region.accessibleName())
