"""The Present menu: the stage for the hall, and the speaker's view.

What the keys of a clicker do is in the Play menu: Page Down plays the next beat, or goes on in a talk; Page Up goes
back.
"""

from __future__ import annotations

from simulator.lessons.guide.storyline.words import said
from ui.commands.command import Option, choice, command
from ui.commands.context import Context
from ui.paint.theme import THEMES
from ui.settings import settings
from ui.settings.translation import spoken_language, translate


def _is_presenting(context: Context) -> bool:
    return context.presentation.active


@command("Present", "F5", "Shift+F5", menu="Present", icon="present", checked=_is_presenting)
def present(context: Context) -> None:
    """Show the stage alone on the whole screen, on the second one where there are two; F5 or Esc leads back."""
    if context.presentation.active:
        context.presentation.leave()
    else:
        context.presentation.start()


def _has_story(context: Context) -> bool:
    return context.guide.story is not None


def _is_talking(context: Context) -> bool:
    return context.presentation.active and context.presentation.talk.is_on


@command("Present as a talk", "Ctrl+Shift+F5", menu="Present", ready=_has_story, checked=_is_talking)
def present_talk(context: Context) -> None:
    """Present the lesson step by step, with Page Down and Page Up: its words below the stage, notes for you alone."""
    if _is_talking(context):
        context.presentation.leave()
        return
    if context.guide.at is None:
        context.guide.begin()
    context.presentation.start()


def _steps(context: Context) -> list[Option]:
    story = context.guide.story
    if story is None or context.guide.at is None:
        return []
    named = (said(step.title, spoken_language().key) for step in story.steps)
    return [(str(at), f"{at + 1}  {name}".strip()) for at, name in enumerate(named)]


@choice("Step of the talk", menu="Present", options=_steps, current=lambda context: str(context.guide.at))
def choose_step(context: Context, key: str) -> None:
    """Go to another step of the storyline, to its beginning."""
    context.guide.jump(int(key))


@command("Leave the presentation", "Esc", menu="Present", ready=_is_presenting)
def leave_presentation(context: Context) -> None:
    """Go back from the whole screen to the window."""
    context.presentation.leave()


@command(
    "Speaker’s view", "Ctrl+F5", menu="Present", line=True,
    checked=lambda context: context.presentation.speaker_is_shown,
)  # fmt: skip
def toggle_speaker(context: Context) -> None:
    """Show the stage with the next beat, the time and your notes in a window of its own, or close it."""
    context.presentation.toggle_speaker()


def _has_two_screens(context: Context) -> bool:
    arrangement = context.presentation.arrangement
    return arrangement is not None and arrangement.speaker is not None


@command("Swap the screens", "Alt+F5", menu="Present", ready=_has_two_screens)
def swap_screens(context: Context) -> None:
    """Exchange the audience’s screen and the speaker’s."""
    context.presentation.swap()


def _screens(context: Context) -> list[Option]:
    screens = context.presentation.screens.all()
    if len(screens) < 2:
        return []
    named = ((screen.name, screen.title) for screen in screens)
    return [("", translate("Presenter", "The one without this window")), *named]


@choice("Audience’s screen", menu="Present", options=_screens, current=lambda context: settings.audience_screen())
def choose_screen(context: Context, key: str) -> None:
    """Choose the screen that the audience sees, now and next time."""
    context.presentation.put_audience_on(key)


def _themes(context: Context) -> list[Option]:
    themes = ((key, translate("Theme", theme.title)) for key, theme in THEMES.items())
    return [("", translate("Presenter", "As in the window")), *themes]


@choice("Audience’s colours", menu="Present", options=_themes, current=lambda context: settings.audience_theme())
def choose_audience_theme(context: Context, key: str) -> None:
    """Show the audience the stage in colours of its own: those for the projector reach the last row."""
    context.presentation.set_audience_theme(key)


@command("Show what I point at", menu="Present", checked=lambda context: context.presentation.is_pointing)
def point_for_audience(context: Context) -> None:
    """Light up for the audience the number that you point at in your view, with what it came from and what it feeds."""
    context.presentation.set_pointing(not context.presentation.is_pointing)


@command(
    "Black screen", "B", ".", menu="Present", line=True, ready=_is_presenting,
    checked=lambda context: context.presentation.cover == "black",
)  # fmt: skip
def black_screen(context: Context) -> None:
    """Cover what the audience sees in black, so that it looks at you; the same key or the next step uncovers it."""
    context.presentation.toggle_cover("black")


@command(
    "White screen", "W", menu="Present", ready=_is_presenting,
    checked=lambda context: context.presentation.cover == "white",
)  # fmt: skip
def white_screen(context: Context) -> None:
    """Cover what the audience sees in white; the same key or the next step uncovers it."""
    context.presentation.toggle_cover("white")


def _clock_title(context: Context) -> str:
    if context.presentation.stopwatch.running:
        return translate("Command", "Stop the lecture’s clock")
    return translate("Command", "Start the lecture’s clock")


@command("Start the lecture’s clock", menu="Present", line=True, title_now=_clock_title)
def hold_clock(context: Context) -> None:
    """Stop or start the clock that tells how long the lecture has lasted; it starts by itself when you present."""
    watch = context.presentation.stopwatch
    if watch.running:
        watch.hold()
    else:
        watch.start()


@command("Set the lecture’s clock to zero", menu="Present")
def reset_clock(context: Context) -> None:
    """Begin to count anew how long the lecture has lasted."""
    context.presentation.stopwatch.reset()
