"""The Edit menu: every change can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from ui.command import Option, choice, command
from ui.film.vector_text import WRITINGS
from ui.translation import translate

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def _undo_words(window: MainWindow) -> str:
    label = window.document.undo_label
    return f"{translate('Command', 'Undo')}: {label}" if label else translate("Command", "Undo")


def _redo_words(window: MainWindow) -> str:
    label = window.document.redo_label
    return f"{translate('Command', 'Redo')}: {label}" if label else translate("Command", "Redo")


@command(
    "Undo", "Ctrl+Z", menu="Edit", icon="undo", words=_undo_words, ready=lambda window: bool(window.document.undo_label)
)
def undo(window: MainWindow) -> None:
    """Take the last change of the lesson back."""
    window.document.undo()


@command(
    "Redo", "Ctrl+Shift+Z", "Ctrl+Y", menu="Edit", icon="redo", words=_redo_words,
    ready=lambda window: bool(window.document.redo_label),
)  # fmt: skip
def redo(window: MainWindow) -> None:
    """Make the change again that was taken back last."""
    window.document.redo()


def _writings(window: MainWindow) -> list[Option]:
    return [(key, translate("Writing", writing.title)) for key, writing in WRITINGS.items()]


@command("Copy the vector", "Ctrl+C", menu="Edit", line=True)
def copy_vector(window: MainWindow) -> None:
    """Copy the vector that was clicked last, as it is at this token, with all its digits; in the way chosen last."""
    selection = window.selection
    values = window.document.trace.layers[selection.layer][selection.quantity][window.player.token]
    written = WRITINGS[selection.writing].write(selection.quantity, values)
    QGuiApplication.clipboard().setText(written)


@choice("Copy vectors as", menu="Edit", options=_writings, current=lambda window: window.selection.writing)
def choose_writing(window: MainWindow, key: str) -> None:
    """Copy vectors as plain text, as a NumPy array or as LaTeX, this one at once."""
    window.selection.writing = key
    copy_vector(window)
