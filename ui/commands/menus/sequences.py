"""Several sequences that run one after the other, in the Edit menu."""

from __future__ import annotations

from functools import partial

from simulator.lessons.schema import border_at
from ui.commands.command import command
from ui.commands.context import Context
from ui.commands.menus.whatif import try_edit
from ui.panels.sequence.further import ask_sequence
from ui.state.edits.token_edits import border_edit


def _begins(context: Context, goes_on: bool) -> bool:
    border = border_at(context.document.lesson.borders, context.player.token)
    return border is not None and border.goes_on is goes_on


def _begin(context: Context, goes_on: bool) -> None:
    there, tokens = _begins(context, goes_on), context.document.trace.tokens
    try_edit(context, *border_edit(tokens, context.player.token, None if there else goes_on))


def _can_begin(context: Context) -> bool:
    return context.player.token > 0


@command(
    "A sequence begins anew here", "J", menu="Edit", line=True, ready=_can_begin,
    checked=lambda context: _begins(context, goes_on=False),
)  # fmt: skip
def begin_anew(context: Context) -> None:
    """Let another sequence begin with this token, with the states before the first; or be one with those before."""
    _begin(context, goes_on=False)


@command(
    "A sequence goes on here", "Shift+J", menu="Edit", ready=_can_begin,
    checked=lambda context: _begins(context, goes_on=True),
)  # fmt: skip
def go_on_here(context: Context) -> None:
    """Let another sequence begin with this token and go on from the states that were left; or be one with them."""
    _begin(context, goes_on=True)


@command("Add a sequence…", menu="Edit")
def add_sequence(context: Context) -> None:
    """Put another sequence behind the last token, which begins anew."""
    ask_sequence(context.dialog_parent, partial(try_edit, context), False)


@command("Add a sequence that goes on…", menu="Edit")
def add_going_on(context: Context) -> None:
    """Put another sequence behind the last token, which goes on from the states that it left."""
    ask_sequence(context.dialog_parent, partial(try_edit, context), True)
