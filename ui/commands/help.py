"""The Help menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.command import command
from ui.help_page import HelpPage

if TYPE_CHECKING:
    from ui.main_window import MainWindow


@command("Keys and commands", "F1", menu="Help", icon="help")
def show_help(window: MainWindow) -> None:
    """Show this page."""
    HelpPage(window.stage.theme, window).open()
