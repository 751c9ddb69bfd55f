"""The Help menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.commands.command import command
from ui.dialogs.about import AboutPage
from ui.dialogs.help import HelpPage
from ui.dialogs.palette import Palette

if TYPE_CHECKING:
    from ui.window.main_window import MainWindow


@command("Keys and commands", "F1", menu="Help", icon="help")
def show_help(window: MainWindow) -> None:
    """Show this page."""
    HelpPage(window.stage.theme, window).open()


@command("All commands…", "Ctrl+K", menu="Help")
def show_palette(window: MainWindow) -> None:
    """Find any command by a few letters, and do it."""
    Palette(window).open()


@command("About Gatelight", menu="Help", line=True)
def show_about(window: MainWindow) -> None:
    """Show the version, and the licences of the program and of what it is built of."""
    AboutPage(window.stage.theme, window).open()
