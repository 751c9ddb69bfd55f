"""The Edit menu: every change can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.command import command

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def _undo_words(window: MainWindow) -> str:
    label = window.document.undo_label
    return f"Undo: {label}" if label else "Undo"


def _redo_words(window: MainWindow) -> str:
    label = window.document.redo_label
    return f"Redo: {label}" if label else "Redo"


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
