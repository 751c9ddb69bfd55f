"""What a framework returns of the run: outlined in the picture, and copied as arrays."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from simulator.frameworks.modules import RETURNING
from simulator.frameworks.returned import Returned
from ui.commands.command import Option, choice, command
from ui.commands.context import Context
from ui.film.scene.derived.returned import TITLES, array_text, returned_by
from ui.film.views import view_of
from ui.settings.translation import translate


def _returning(_context: Context) -> list[Option]:
    return [("", translate("View", "Nothing")), *((key, TITLES[key]) for key in RETURNING)]


def _outline(context: Context, framework: str) -> None:
    context.selection.returned = framework
    if framework and not view_of(context.selection.view).returns:
        context.selection.view = "unrolled"


@choice("Returned by", menu="View", line=True, options=_returning, current=lambda context: context.selection.returned)
def choose_returned(context: Context, key: str) -> None:
    """Outline what a layer of PyTorch or Keras returns, with its name, its shape and how a part of it is taken."""
    _outline(context, key)


@command("Outline what is returned", "T", menu="View", checked=lambda context: bool(context.selection.returned))
def toggle_returned(context: Context) -> None:
    """Outline what PyTorch returns of the run, then what Keras does, then nothing again."""
    ways = ("", *RETURNING)
    _outline(context, ways[(ways.index(context.selection.returned) + 1) % len(ways)])


def _tensors(context: Context) -> tuple[Returned, ...]:
    return returned_by(context.selection.returned, context.document.trace, context.document.lesson)


@command("Copy what is returned", menu="Edit", ready=lambda context: bool(_tensors(context)))
def copy_returned(context: Context) -> None:
    """Copy the tensors that are outlined as arrays of NumPy, each with its name."""
    lines = [array_text(tensor, context.document.trace) for tensor in _tensors(context)]
    QGuiApplication.clipboard().setText("\n".join(lines))
