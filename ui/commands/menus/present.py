"""The Present menu: the stage for the hall, and the speaker's view.

What the keys of a clicker do is in the Play menu: Page Down plays the next beat, Page Up goes back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.commands.command import Option, choice, command
from ui.paint.theme import THEMES
from ui.settings import settings
from ui.settings.translation import translate

if TYPE_CHECKING:
    from ui.window.main_window import MainWindow


def _presents(window: MainWindow) -> bool:
    return window.presentation.active


@command("Present", "F5", "Shift+F5", menu="Present", icon="present", checked=_presents)
def present(window: MainWindow) -> None:
    """Show the stage alone on the whole screen, on the second one where there are two; F5 or Esc leads back."""
    window.set_presenting(not window.presenting)


@command("Leave the presentation", "Esc", menu="Present", ready=_presents)
def leave_presentation(window: MainWindow) -> None:
    """Go back from the whole screen to the window."""
    window.set_presenting(False)


@command(
    "Speaker’s view", "Ctrl+F5", menu="Present", line=True,
    checked=lambda window: window.presentation.speaker_is_shown,
)  # fmt: skip
def toggle_speaker(window: MainWindow) -> None:
    """Show the stage with the next beat, the time and your notes in a window of its own, or close it."""
    window.presentation.toggle_speaker()


def _has_two_screens(window: MainWindow) -> bool:
    arrangement = window.presentation.arrangement
    return arrangement is not None and arrangement.speaker is not None


@command("Swap the screens", "Alt+F5", menu="Present", ready=_has_two_screens)
def swap_screens(window: MainWindow) -> None:
    """Exchange the audience’s screen and the speaker’s."""
    window.presentation.swap()


def _screens(window: MainWindow) -> list[Option]:
    screens = window.presentation.screens.all()
    if len(screens) < 2:
        return []
    named = ((screen.name, screen.title) for screen in screens)
    return [("", translate("Presenter", "The one without this window")), *named]


@choice("Audience’s screen", menu="Present", options=_screens, current=lambda window: settings.audience_screen())
def choose_screen(window: MainWindow, key: str) -> None:
    """Choose the screen that the audience sees, now and next time."""
    window.presentation.put_audience_on(key)


def _themes(window: MainWindow) -> list[Option]:
    themes = ((key, translate("Theme", theme.title)) for key, theme in THEMES.items())
    return [("", translate("Presenter", "As in the window")), *themes]


@choice("Audience’s colours", menu="Present", options=_themes, current=lambda window: settings.audience_theme())
def choose_audience_theme(window: MainWindow, key: str) -> None:
    """Show the audience the stage in colours of its own: those for the projector reach the last row."""
    window.presentation.wear(key)


@command("Show what I point at", menu="Present", checked=lambda window: window.presentation.points)
def point_for_audience(window: MainWindow) -> None:
    """Light up for the audience the number that you point at in your view, with what it came from and what it feeds."""
    window.presentation.let_point(not window.presentation.points)


@command(
    "Black screen", "B", ".", menu="Present", line=True, ready=_presents,
    checked=lambda window: window.presentation.cover == "black",
)  # fmt: skip
def black_screen(window: MainWindow) -> None:
    """Cover what the audience sees in black, so that it looks at you; the same key or the next step uncovers it."""
    window.presentation.lay("black")


@command(
    "White screen", "W", menu="Present", ready=_presents, checked=lambda window: window.presentation.cover == "white"
)
def white_screen(window: MainWindow) -> None:
    """Cover what the audience sees in white; the same key or the next step uncovers it."""
    window.presentation.lay("white")


def _clock_words(window: MainWindow) -> str:
    if window.presentation.stopwatch.running:
        return translate("Command", "Stop the lecture’s clock")
    return translate("Command", "Start the lecture’s clock")


@command("Start the lecture’s clock", menu="Present", line=True, words=_clock_words)
def hold_clock(window: MainWindow) -> None:
    """Stop or start the clock that tells how long the lecture has lasted; it starts by itself when you present."""
    watch = window.presentation.stopwatch
    if watch.running:
        watch.hold()
    else:
        watch.start()


@command("Set the lecture’s clock to zero", menu="Present")
def reset_clock(window: MainWindow) -> None:
    """Begin to count anew how long the lecture has lasted."""
    window.presentation.stopwatch.reset()
