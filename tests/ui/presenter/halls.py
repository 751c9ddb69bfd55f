"""What the audience sees of the notes, and screens that are plugged, unplugged, moved, mirrored and swapped."""

from __future__ import annotations

import random

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from ui.presenter.presentation import Presentation
from ui.presenter.screens import Screen

SIZES = ((1440, 900), (1024, 768), (1920, 1080), (3840, 2160), (800, 600))


def notes_are_seen(show: Presentation) -> bool:
    """Whether the audience's screen, or one that shows the same, shows the speaker's notes."""
    speaker, audience = show.speaker, show.audience
    if speaker is None or audience is None or not speaker.isVisible() or speaker.is_covered:
        return False
    area = Screen("", audience.geometry())
    return area.shows(speaker.frameGeometry())


def audience_reads(show: Presentation) -> str:
    """All words of the audience's window, seen or told by a screen reader, but those of the picture."""
    window = show.audience
    if window is None:
        return ""
    words = [window.card.shown.spoken]
    for part in (window, *window.findChildren(QWidget)):
        words += [part.accessibleName(), part.accessibleDescription(), part.toolTip()]
        words += [part.text()] if isinstance(part, QLabel | QAbstractButton) else []
    return "\n".join(words)


def rearranged(screens: list[Screen], chance: random.Random) -> list[Screen]:
    """The screens after a cable has been plugged in or out, or they have been moved, mirrored, swapped or resized."""
    kind, at = chance.randrange(6), chance.randrange(len(screens))
    screen, other = screens[at], chance.choice(screens)
    if kind == 0 and len(screens) < 4:
        names = {"desk", "hall", "side", "office"} - {each.name for each in screens}
        edge = max(each.area.right() for each in screens) + 1
        return [*screens, Screen(chance.choice(sorted(names)), QRect(edge, 0, *chance.choice(SIZES)))]
    if kind == 1 and len(screens) > 1:
        return [each for each in screens if each is not screen]
    if kind == 2:  # where the other's left edge is, which goes to the right of it
        there = Screen(screen.name, QRect(other.area.topLeft(), screen.area.size()))
        right = there.area.right() + 1
        moved = [
            each._replace(area=each.area.translated(right - each.area.x(), 0)) for each in screens if each != screen
        ]
        return [there, *moved[:1], *beside(moved[1:], moved[:1])]
    if kind == 3:  # mirrored
        screens[at] = screen._replace(area=QRect(other.area.topLeft(), screen.area.size()))
        return list(screens)
    if kind == 4:
        return beside(chance.sample(screens, len(screens)), [])
    screens[at] = screen._replace(area=QRect(screen.area.topLeft(), QRect(0, 0, *chance.choice(SIZES)).size()))
    return beside(screens, [])


def beside(screens: list[Screen], left: list[Screen]) -> list[Screen]:
    """Screens one to the right of the other."""
    edge, placed = max((each.area.right() + 1 for each in left), default=0), []
    for each in screens:
        placed.append(each._replace(area=QRect(edge, 0, each.area.width(), each.area.height())))
        edge += each.area.width()
    return placed
