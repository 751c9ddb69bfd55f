"""The guide, in the Play menu: through a lesson step by step, and how one makes its steps."""

from __future__ import annotations

from ui.commands.command import command
from ui.commands.context import Context
from ui.commands.opened import bring_to_front
from ui.settings.translation import translate


def _can_begin(context: Context) -> bool:
    return context.guide.story is not None


def _is_led(context: Context) -> bool:
    return context.guide.at is not None


@command("Guide", "Ctrl+G", menu="Play", line=True, ready=_can_begin, checked=_is_led)
def toggle_guide(context: Context) -> None:
    """Be led through the lesson step by step, from where it was left; or go on alone."""
    if context.guide.at is not None:
        context.guide.leave()
        return
    context.guide.begin()
    _show_card(context)


@command("Next step of the guide", "Ctrl+Right", menu="Play", ready=_is_led)
def next_guide_step(context: Context) -> None:
    """Go to the guide's next step; one that waits for something is skipped."""
    context.guide.next()


@command("Previous step of the guide", "Ctrl+Left", menu="Play", ready=_is_led)
def previous_guide_step(context: Context) -> None:
    """Go back to the guide's step before."""
    context.guide.back()


@command("Come back to the guide", "Ctrl+Shift+G", menu="Play", ready=lambda context: context.guide.is_away)
def come_back_to_guide(context: Context) -> None:
    """Bring lesson, view and place back to where the guide's step began."""
    context.guide.come_back()


def _title_of_recording(context: Context) -> str:
    is_on = context.guide.story_recorder.is_on
    return translate("Command", "Stop recording") if is_on else translate("Command", "Record a storyline")


@command("Record a storyline", "Ctrl+Shift+R", menu="Play", line=True, title_now=_title_of_recording)
def toggle_recording(context: Context) -> None:
    """Make a storyline of what you do: wherever you rest is a step, and what you change there is what it waits for."""
    recorder = context.guide.story_recorder
    if recorder.is_on:
        recorder.stop()
    else:
        recorder.start()


@command("Storyline…", "Ctrl+Shift+L", menu="Play")
def edit_storyline(context: Context) -> None:
    """Edit the steps that lead through the lesson: their order, words in each language, places, acts and questions."""
    from ui.dialogs.storyline.dialog import StorylineDialog  # late: the window is there sooner

    if bring_to_front(context.dialog_parent, StorylineDialog):
        return
    dialog = StorylineDialog(context.document, context.player, context.selection, context.guide, context.dialog_parent)
    dialog.played.connect(lambda: _show_card(context))
    context.closing.connect(dialog.leave)
    dialog.show()


def _show_card(context: Context) -> None:
    if not context.is_shown("right"):
        context.toggle_part("right")
