"""The Play menu: through the film by beat, by token and in time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.commands.command import Option, choice, command
from ui.settings import settings
from ui.settings.translation import translate
from ui.state.player import SPEEDS, speed_title

if TYPE_CHECKING:
    from ui.window.main_window import MainWindow


def _play_words(window: MainWindow) -> str:
    return translate("Command", "Pause") if window.player.playing else translate("Command", "Play")


@command("Play", "Space", menu="Play", icon="play", words=_play_words)
def play_pause(window: MainWindow) -> None:
    """Let the film run, or hold it. At the end it starts anew."""
    window.player.toggle()


@command("Play the next beat", "PgDown", menu="Play")
def play_beat(window: MainWindow) -> None:
    """Play to where the next beat has done its work, or to a cue, as a clicker does; again: be there at once."""
    if not window.presentation.uncover():
        window.player.play_beat()


@command("Next beat", "Right", menu="Play", icon="beat-forward", line=True)
def next_beat(window: MainWindow) -> None:
    """Go to where the next beat has done its work. A beat still in motion is finished first."""
    if not window.presentation.uncover():
        window.player.step_beat(1)


@command("Previous beat", "Left", "PgUp", menu="Play", icon="beat-back")
def previous_beat(window: MainWindow) -> None:
    """Go back to where the beat before has done its work."""
    if not window.presentation.uncover():
        window.player.step_beat(-1)


@command("Next token", "Shift+Right", menu="Play", icon="token-forward")
def next_token(window: MainWindow) -> None:
    """Go to the same beat of the next token."""
    window.player.step_token(1)


@command("Previous token", "Shift+Left", menu="Play", icon="token-back")
def previous_token(window: MainWindow) -> None:
    """Go to the same beat of the token before."""
    window.player.step_token(-1)


def _speaks_of_cues(window: MainWindow) -> bool:
    return bool(window.cues.times)


@command("Next cue", "C", menu="Play", line=True, ready=_speaks_of_cues)
def next_cue(window: MainWindow) -> None:
    """Go to the next place at which a condition of the lesson is met."""
    window.player.go_to_stop(window.player.next_stop(window.player.time))


@command("Previous cue", "Shift+C", menu="Play", ready=_speaks_of_cues)
def previous_cue(window: MainWindow) -> None:
    """Go back to the last place at which a condition of the lesson is met."""
    window.player.go_to_stop(window.player.previous_stop(window.player.time))


@command("Stop at cues", menu="Play", checked=lambda window: window.player.stops_at_cues)
def stop_at_cues(window: MainWindow) -> None:
    """Let playing stop by itself where a condition of the lesson is met, or play through."""
    window.player.stops_at_cues = not window.player.stops_at_cues
    settings.remember_stops_at_cues(window.player.stops_at_cues)


@command("Edit cues…", menu="Play")
def edit_cues(window: MainWindow) -> None:
    """Say at which conditions playing stops: a gate that closes, a sign that turns, saturation, a chosen token."""
    from ui.dialogs.cues import CuesDialog  # late: the window is there sooner

    CuesDialog(window.document, window).show()


@command("Reduced motion", menu="Play", line=True, checked=lambda window: window.player.still)
def reduce_motion(window: MainWindow) -> None:
    """Jump from end state to end state without the motion between them, in the film and in the zoom."""
    window.set_still(not window.player.still)
    settings.remember_still(window.player.still)


@command("Start", "Home", menu="Play", icon="start", line=True)
def go_to_start(window: MainWindow) -> None:
    """Go to the start of the film."""
    window.player.home()


@command("End", "End", menu="Play", icon="end")
def go_to_end(window: MainWindow) -> None:
    """Go to the end of the film."""
    window.player.end()


@command("Faster", "Ctrl+Up", menu="Play", line=True, ready=lambda window: window.player.speed < SPEEDS[-1])
def faster(window: MainWindow) -> None:
    """Play at the next higher speed."""
    window.player.speed = min((speed for speed in SPEEDS if speed > window.player.speed), default=SPEEDS[-1])


@command("Slower", "Ctrl+Down", menu="Play", ready=lambda window: window.player.speed > SPEEDS[0])
def slower(window: MainWindow) -> None:
    """Play at the next lower speed."""
    window.player.speed = max((speed for speed in SPEEDS if speed < window.player.speed), default=SPEEDS[0])


def _speeds(window: MainWindow) -> list[Option]:
    return [(speed_title(speed), speed_title(speed)) for speed in SPEEDS]


@choice("Speed", menu="Play", options=_speeds, current=lambda window: speed_title(window.player.speed))
def choose_speed(window: MainWindow, key: str) -> None:
    """Play at this speed; 1× is made for following every number."""
    window.player.speed = float(key.removesuffix("×"))
