"""The Edit menu: every change can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from ui.commands.command import Option, choice, command
from ui.film.text.vector_text import WRITINGS
from ui.settings.translation import translate

if TYPE_CHECKING:
    from ui.window.main_window import MainWindow


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


def _chosen(window: MainWindow) -> tuple[int, int]:
    return window.selection.brush or (0, window.document.trace.steps)


@command("Select tokens from here", "[", menu="Edit", line=True)
def select_from_here(window: MainWindow) -> None:
    """Select the tokens from this one on, for the sums and shares of the plots; Shift and the pointer do it too."""
    token = window.player.token
    window.selection.brush = (token, max(_chosen(window)[1], token + 1))


@command("Select tokens up to here", "]", menu="Edit")
def select_to_here(window: MainWindow) -> None:
    """Let the selected tokens end with this one."""
    token = window.player.token
    window.selection.brush = (min(_chosen(window)[0], token), token + 1)


@command("Select no tokens", menu="Edit", ready=lambda window: window.selection.brush is not None)
def select_none(window: MainWindow) -> None:
    """Let the selected tokens go: sums and shares of the plots are of all again."""
    window.selection.brush = None


def _writings(window: MainWindow) -> list[Option]:
    return [(key, translate("Vector", writing.title)) for key, writing in WRITINGS.items()]


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


@command("Own cell…", menu="Edit", line=True)
def edit_cell(window: MainWindow) -> None:
    """Write the equations of a cell of your own, beginning with the layer in view, and see what they mean."""
    from ui.dialogs.cell_editor.dialog import show_cell_editor  # late: the window is there sooner

    show_cell_editor(window, window.selection.layer)
