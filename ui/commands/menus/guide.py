"""The guide, in the Play menu: through a lesson step by step."""

from __future__ import annotations

from ui.commands.command import command
from ui.commands.context import Context


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
    if not context.is_shown("right"):
        context.toggle_part("right")


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
