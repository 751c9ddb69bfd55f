"""Edits that try something, in the Edit menu: numbers set by hand, masked tokens, and the run one compares with."""

from __future__ import annotations

from simulator.lessons.schema import LessonError
from ui.commands.command import command
from ui.commands.context import Context
from ui.state.edits.number_edits import OPEN, SHUT, NumberPlace, is_gate, number_place, release, set_to
from ui.state.edits.token_edits import LessonChange, mask_edit, skip_edit
from ui.widgets.messages import not_done


def chosen_number(context: Context) -> NumberPlace | None:
    """The number that was pointed at last, at the player's token, where it can be set."""
    selection = context.selection
    return number_place(
        context.document.trace, selection.layer, selection.quantity, selection.unit, context.player.token
    )


def try_edit(context: Context, label: str, change: LessonChange) -> None:
    """Make an edit, or tell why it cannot be made."""
    try:
        context.document.edit(label, change(context.document.newest_resolved))
    except LessonError as error:
        context.messages.tell(not_done(error))


def _is_gate(context: Context) -> bool:
    place = chosen_number(context)
    return place is not None and is_gate(context.document.trace, place)


def _hold(context: Context, value: float) -> None:
    place = chosen_number(context)
    if place is not None and is_gate(context.document.trace, place):
        try_edit(context, *set_to(context.document.trace, place, value))


@command("Hold the gate open", "O", menu="Edit", line=True, ready=_is_gate)
def hold_open(context: Context) -> None:
    """Hold the gate that was clicked last open, at 1, for the unit under the eye at this token."""
    _hold(context, OPEN)


@command("Hold the gate shut", "Shift+O", menu="Edit", ready=_is_gate)
def hold_shut(context: Context) -> None:
    """Hold the gate that was clicked last shut, at 0, for the unit under the eye at this token."""
    _hold(context, SHUT)


@command("Hold or set at…", menu="Edit", ready=lambda context: chosen_number(context) is not None)
def hold_at(context: Context) -> None:
    """Set the number that was clicked last to any value, for chosen units and tokens."""
    context.show_whatif(chosen_number(context))


def _is_held(context: Context) -> bool:
    place = chosen_number(context)
    return place is not None and release(context.document.lesson, context.document.trace, place) is not None


@command("Let the number go", "Shift+R", menu="Edit", ready=_is_held)
def let_go(context: Context) -> None:
    """Compute the number that was clicked last again, where it is set by hand."""
    place = chosen_number(context)
    found = release(context.document.lesson, context.document.trace, place) if place is not None else None
    if found is not None:
        try_edit(context, *found)


@command(
    "Mask the token", "M", menu="Edit", checked=lambda context: context.player.token in context.document.lesson.masked
)
def mask_token(context: Context) -> None:
    """Let nothing of this token enter the network, its vector being zero; or let it enter again."""
    token = context.player.token
    try_edit(context, *mask_edit(context.document.trace.tokens, token, token not in context.document.lesson.masked))


@command(
    "Leave out the step", "Shift+M", menu="Edit",
    checked=lambda context: context.player.token in context.document.lesson.skipped,
)  # fmt: skip
def skip_token(context: Context) -> None:
    """Compute nothing at this token, so that states pass through it unchanged; or compute it again."""
    token = context.player.token
    try_edit(context, *skip_edit(context.document.trace.tokens, token, token not in context.document.lesson.skipped))


@command("Compare with this run", menu="Edit", line=True, checked=lambda context: context.document.is_ghost_kept)
def keep_ghost(context: Context) -> None:
    """Keep this run as the one that all further edits are compared with, not only the next one; or let it go."""
    context.document.keep_ghost(not context.document.is_ghost_kept)


@command("Compare with nothing", menu="Edit", ready=lambda context: context.document.ghost_lesson is not None)
def clear_ghost(context: Context) -> None:
    """Forget the run that this one is compared with, until the next edit."""
    context.document.clear_ghost()
