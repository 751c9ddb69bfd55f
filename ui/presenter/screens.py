"""The screens there are, and which of them the audience sees.

Where windows go follows from the screens alone (`arrange_screens`), so that a cable that is pulled and put back leaves
everything as it was. What stands on one screen is never seen on the other: screens that show the same are one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject, QPoint, QRect, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from ui.settings.translation import translate

_EDGE = 8  # pixels by which screens may overlap, since their sizes are rounded


class Screen(NamedTuple):
    """A screen by the name that the system gives it, and its place on the desktop."""

    name: str
    area: QRect
    real: QScreen | None = None

    @property
    def title(self) -> str:
        """As it is offered: "HDMI-1 · 1920 × 1080"."""
        return f"{self.name} · {self.area.width()} × {self.area.height()}"

    def shows(self, area: QRect) -> bool:
        """Whether something of this area is seen on the screen."""
        shared = self.area.intersected(area)
        return min(shared.width(), shared.height()) > _EDGE


class Arrangement(NamedTuple):
    """The audience's screen, and the speaker's where there is one that shows nothing of it."""

    audience: Screen
    speaker: Screen | None


def find_screens() -> tuple[Screen, ...]:
    """The screens of this machine, the main one first, each with a name of its own."""
    primary = QGuiApplication.primaryScreen()
    found = sorted(QGuiApplication.screens(), key=lambda screen: screen is not primary)
    words = translate("Presenter", "Screen {number}")
    names = [each.name() or words.format(number=k) for k, each in enumerate(found, start=1)]
    alike = Counter(names)
    for k, each in enumerate(found):
        if alike[names[k]] > 1:  # two of one make
            names[k] = f"{names[k]} {each.serialNumber() or k + 1}"
    return tuple(Screen(name, each.geometry(), each) for name, each in zip(names, found, strict=True))


class Screens(QObject):
    """The screens as they are now; `changed` tells that one has come or gone, or has another place or size.

    `find` looks for them.
    """

    changed = Signal()

    def __init__(self, find: Callable[[], Sequence[Screen]] = find_screens, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.find = find
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.screenAdded.connect(self._watch)
        for screen in application.screens():
            self._watch(screen)
        for signal in (application.screenAdded, application.screenRemoved, application.primaryScreenChanged):
            signal.connect(self._emit_changed)

    def all(self) -> tuple[Screen, ...]:
        """The screens, the main one first."""
        return tuple(self.find())

    def _watch(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._emit_changed)

    def _emit_changed(self, *_: object) -> None:
        self.changed.emit()


def screen_at(screens: Sequence[Screen], place: QPoint, name: str = "") -> Screen:
    """The screen of this name; where there is none, the one with this place, or the first."""
    named = (screen for screen in screens if screen.name == name)
    return next(named, None) or next((screen for screen in screens if screen.area.contains(place)), screens[0])


def arrange_screens(
    screens: Sequence[Screen], own: Screen, wanted: str = "", before: Arrangement | None = None
) -> Arrangement:
    """Who sees which screen, where the window stands on `own` and the audience is `wanted` on the screen of that name.

    Without such a screen the audience keeps the one that it had `before` beside the speaker's, or has the first on
    which nothing of the window is seen. A single screen is the audience's, and so are screens that show the same.
    """
    others = [screen for screen in screens if screen is not own]
    apart = [screen for screen in others if not screen.shows(own.area)]
    named = [screen for screen in screens if screen.name == wanted]
    kept = [screen for screen in apart if before and before.speaker and screen.name == before.audience.name]
    audience = (named or kept or apart or others or [own])[0]
    unseen = (screen for screen in (own, *others) if not audience.shows(screen.area))
    return Arrangement(audience, next(unseen, None))


def fill(widget: QWidget, screen: Screen) -> None:
    """Let a window cover a screen."""
    if widget.isFullScreen():
        widget.showNormal()  # a window that covers one screen is not moved to another by every system
    if screen.real is not None:
        widget.setScreen(screen.real)
    widget.setGeometry(screen.area)
    widget.showFullScreen()
