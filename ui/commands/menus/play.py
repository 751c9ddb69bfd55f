"""The Play menu: through the film by beat, by token and in time."""

from __future__ import annotations

from ui.commands.command import Option, choice, command
from ui.commands.context import Context
from ui.settings import settings
from ui.settings.translation import translate
from ui.state.player import SPEEDS, speed_title


def _play_title(context: Context) -> str:
    return translate("Command", "Pause") if context.player.playing else translate("Command", "Play")


@command("Play", "Space", menu="Play", icon="play", title_now=_play_title)
def play_pause(context: Context) -> None:
    """Let the film run, or hold it. At the end it starts anew."""
    context.player.toggle()


def _forward_title(context: Context) -> str:
    on = translate("Command", "Go on in the talk")
    return on if context.presentation.talk.is_on else translate("Command", "Play the next beat")


@command("Play the next beat", "PgDown", menu="Play", title_now=_forward_title)
def play_beat(context: Context) -> None:
    """Play the next beat to its end, or to a cue, as a clicker does; in a talk, go on in that. Again: be there now."""
    if context.presentation.uncover():
        return
    if context.presentation.talk.is_on:
        context.presentation.talk.go_on()
    else:
        context.player.play_beat()


def _back_title(context: Context) -> str:
    back = translate("Command", "Go back in the talk")
    return back if context.presentation.talk.is_on else translate("Command", "Back by a beat")


@command("Back by a beat", "PgUp", menu="Play", title_now=_back_title)
def go_back(context: Context) -> None:
    """Go back to where the beat before has done its work, as a clicker does; in a talk, to what was shown before."""
    if context.presentation.uncover():
        return
    if context.presentation.talk.is_on:
        context.presentation.talk.go_back()
    else:
        context.player.step_beat(-1)


@command("Next beat", "Right", menu="Play", icon="beat-forward", line=True)
def next_beat(context: Context) -> None:
    """Go to where the next beat has done its work. A beat still in motion is finished first."""
    if not context.presentation.uncover():
        context.player.step_beat(1)


@command("Previous beat", "Left", menu="Play", icon="beat-back")
def previous_beat(context: Context) -> None:
    """Go back to where the beat before has done its work."""
    if not context.presentation.uncover():
        context.player.step_beat(-1)


@command("Next token", "Shift+Right", menu="Play", icon="token-forward")
def next_token(context: Context) -> None:
    """Go to the same beat of the next token."""
    context.player.step_token(1)


@command("Previous token", "Shift+Left", menu="Play", icon="token-back")
def previous_token(context: Context) -> None:
    """Go to the same beat of the token before."""
    context.player.step_token(-1)


def _has_cues(context: Context) -> bool:
    return bool(context.cues.times)


@command("Next cue", "C", menu="Play", line=True, ready=_has_cues)
def next_cue(context: Context) -> None:
    """Go to the next place at which a condition of the lesson is met."""
    context.player.go_to_stop(context.player.next_stop(context.player.time))


@command("Previous cue", "Shift+C", menu="Play", ready=_has_cues)
def previous_cue(context: Context) -> None:
    """Go back to the last place at which a condition of the lesson is met."""
    context.player.go_to_stop(context.player.previous_stop(context.player.time))


@command("Stop at cues", menu="Play", checked=lambda context: context.player.stops_at_cues)
def stop_at_cues(context: Context) -> None:
    """Let playing stop by itself where a condition of the lesson is met, or play through."""
    context.player.stops_at_cues = not context.player.stops_at_cues
    settings.remember_stops_at_cues(context.player.stops_at_cues)


@command("Edit cues…", menu="Play")
def edit_cues(context: Context) -> None:
    """Say at which conditions playing stops: a gate that closes, a sign that turns, saturation, a chosen token."""
    from ui.dialogs.cues import CuesDialog  # late: the window is there sooner

    CuesDialog(context.document, context.dialog_parent).show()


@command("Reduced motion", menu="Play", line=True, checked=lambda context: context.player.still)
def reduce_motion(context: Context) -> None:
    """Jump from end state to end state without the motion between them, in the film and in the zoom."""
    context.set_still(not context.player.still)
    settings.remember_still(context.player.still)


@command("Start", "Home", menu="Play", icon="start", line=True)
def go_to_start(context: Context) -> None:
    """Go to the start of the film."""
    context.player.home()


@command("End", "End", menu="Play", icon="end")
def go_to_end(context: Context) -> None:
    """Go to the end of the film."""
    context.player.end()


@command("Faster", "Ctrl+Up", menu="Play", line=True, ready=lambda context: context.player.speed < SPEEDS[-1])
def faster(context: Context) -> None:
    """Play at the next higher speed."""
    context.player.speed = min((speed for speed in SPEEDS if speed > context.player.speed), default=SPEEDS[-1])


@command("Slower", "Ctrl+Down", menu="Play", ready=lambda context: context.player.speed > SPEEDS[0])
def slower(context: Context) -> None:
    """Play at the next lower speed."""
    context.player.speed = max((speed for speed in SPEEDS if speed < context.player.speed), default=SPEEDS[0])


def _speeds(context: Context) -> list[Option]:
    return [(speed_title(speed), speed_title(speed)) for speed in SPEEDS]


@choice("Speed", menu="Play", options=_speeds, current=lambda context: speed_title(context.player.speed))
def choose_speed(context: Context, key: str) -> None:
    """Play at this speed; 1× is made for following every number."""
    context.player.speed = float(key.removesuffix("×"))
