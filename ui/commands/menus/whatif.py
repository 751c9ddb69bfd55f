"""Edits that try something, in the Edit menu: numbers set by hand, masked tokens, and the run one compares with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.lessons.run import Lesson, LessonError
from ui.commands.command import command
from ui.state.number_edits import OPEN, SHUT, Spot, is_gate, release, set_to, spot_of
from ui.state.token_edits import mask_edit
from ui.widgets.messages import not_done

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.window.main_window import MainWindow


def chosen_spot(window: MainWindow) -> Spot | None:
    """The number that was pointed at last, at the player's token, where it can be set."""
    seen = window.selection
    return spot_of(window.document.trace, seen.layer, seen.quantity, seen.unit, window.player.token)


def try_edit(window: MainWindow, label: str, change: Callable[[Lesson], Lesson]) -> None:
    """Make an edit, or tell why it cannot be made."""
    try:
        window.document.edit(label, change(window.document.lesson))
    except LessonError as error:
        window.messages.tell(not_done(error))


def _is_gate(window: MainWindow) -> bool:
    spot = chosen_spot(window)
    return spot is not None and is_gate(window.document.trace, spot)


def _hold(window: MainWindow, value: float) -> None:
    spot = chosen_spot(window)
    if spot is not None and is_gate(window.document.trace, spot):
        try_edit(window, *set_to(window.document.trace, spot, value))


@command("Hold the gate open", "O", menu="Edit", line=True, ready=_is_gate)
def hold_open(window: MainWindow) -> None:
    """Hold the gate that was clicked last open, at 1, for the unit under the eye at this token."""
    _hold(window, OPEN)


@command("Hold the gate shut", "Shift+O", menu="Edit", ready=_is_gate)
def hold_shut(window: MainWindow) -> None:
    """Hold the gate that was clicked last shut, at 0, for the unit under the eye at this token."""
    _hold(window, SHUT)


@command("Hold or set at…", menu="Edit", ready=lambda window: chosen_spot(window) is not None)
def hold_at(window: MainWindow) -> None:
    """Set the number that was clicked last to any value, for chosen units and tokens."""
    window.show_whatif(chosen_spot(window))


def _held(window: MainWindow) -> bool:
    spot = chosen_spot(window)
    return spot is not None and release(window.document.lesson, window.document.trace, spot) is not None


@command("Let the number go", "Shift+R", menu="Edit", ready=_held)
def let_go(window: MainWindow) -> None:
    """Compute the number that was clicked last again, where it is set by hand."""
    spot = chosen_spot(window)
    found = release(window.document.lesson, window.document.trace, spot) if spot is not None else None
    if found is not None:
        try_edit(window, *found)


@command(
    "Mask the token", "M", menu="Edit", checked=lambda window: window.player.token in window.document.lesson.masked
)
def mask_token(window: MainWindow) -> None:
    """Let nothing of this token enter the network, its vector being zero; or let it enter again."""
    token = window.player.token
    try_edit(window, *mask_edit(window.document.trace.tokens, token, token not in window.document.lesson.masked))


@command("Compare with this run", menu="Edit", line=True, checked=lambda window: window.document.is_ghost_kept)
def keep_ghost(window: MainWindow) -> None:
    """Keep this run as the one that all further edits are compared with, not only the next one; or let it go."""
    window.document.keep_ghost(not window.document.is_ghost_kept)


@command("Compare with nothing", menu="Edit", ready=lambda window: window.document.ghost_lesson is not None)
def clear_ghost(window: MainWindow) -> None:
    """Forget the run that this one is compared with, until the next edit."""
    window.document.clear_ghost()
