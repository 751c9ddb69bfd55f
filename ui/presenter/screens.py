"""The screens there are, and which of them the audience sees.

Where windows go follows from the screens alone (`arrange_screens`), so that a cable that is pulled and put back leaves
everything as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject, QPoint, QRect, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from ui.settings.translation import translate


class Screen(NamedTuple):
    """A screen by the name that the system gives it, and its place on the desktop."""

    name: str
    area: QRect
    real: QScreen | None = None

    @property
    def title(self) -> str:
        """As it is offered: "HDMI-1 · 1920 × 1080"."""
        return f"{self.name} · {self.area.width()} × {self.area.height()}"


class Arrangement(NamedTuple):
    """The audience's screen, and the speaker's where there are two."""

    audience: Screen
    speaker: Screen | None


def find_screens() -> tuple[Screen, ...]:
    """The screens of this machine, the main one first."""
    primary = QGuiApplication.primaryScreen()
    found = sorted(QGuiApplication.screens(), key=lambda screen: screen is not primary)
    words = translate("Presenter", "Screen {number}")
    return tuple(
        Screen(each.name() or words.format(number=k), each.geometry(), each) for k, each in enumerate(found, start=1)
    )


class Screens(QObject):
    """The screens as they are now; `changed` tells that one has come or gone. `find` looks for them."""

    changed = Signal()

    def __init__(self, find: Callable[[], Sequence[Screen]] = find_screens, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.find = find
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        for signal in (application.screenAdded, application.screenRemoved, application.primaryScreenChanged):
            signal.connect(self._emit_changed)

    def all(self) -> tuple[Screen, ...]:
        """The screens, the main one first."""
        return tuple(self.find())

    def _emit_changed(self, *_: object) -> None:
        self.changed.emit()


def arrange_screens(screens: Sequence[Screen], home: QPoint, wanted: str = "") -> Arrangement:
    """Who sees which screen, where the window stands at `home` and the audience is `wanted` on the screen of that name.

    Without such a screen the audience has the first on which the window does not stand. A single screen is the
    audience's.
    """
    own = next((screen for screen in screens if screen.area.contains(home)), screens[0])
    others = [screen for screen in screens if screen is not own]
    named = [screen for screen in screens if screen.name == wanted]
    audience = (named or others or [own])[0]
    speaker = own if own is not audience else next(iter(others), None)
    return Arrangement(audience, speaker)


def fill(widget: QWidget, screen: Screen) -> None:
    """Let a window cover a screen."""
    if widget.isFullScreen():
        widget.showNormal()  # a window that covers one screen is not moved to another by every system
    if screen.real is not None:
        widget.setScreen(screen.real)
    widget.setGeometry(screen.area)
    widget.showFullScreen()
