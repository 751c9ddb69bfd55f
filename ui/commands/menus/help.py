"""The Help menu."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from simulator.io.regular_file import is_regular
from ui.commands.asked import open_questions
from ui.commands.command import command
from ui.commands.context import Context
from ui.commands.listings import fixed_keys, help_sections, key_lines, palette_entries
from ui.dialogs.about import AboutPage
from ui.dialogs.help import HelpPage
from ui.dialogs.keys import KeysDialog
from ui.dialogs.palette import Palette
from ui.settings.translation import translate


@command("Keys and commands", "F1", menu="Help", icon="help")
def show_help(context: Context) -> None:
    """Show this page."""
    HelpPage(context.stage.theme, help_sections(), context.dialog_parent).open()


@command("Questions", menu="Help")
def show_questions(context: Context) -> None:
    """Show what people ask about recurrent layers, each answered with a picture and the place that shows it."""
    open_questions(context)


@command("Change keys…", menu="Help")
def change_keys(context: Context) -> None:
    """Give other keys to commands whose key is a letter or a sign alone, or switch all of these off."""
    dialog = KeysDialog(key_lines(), fixed_keys(), context.keyboard.take_keys, context.dialog_parent)
    context.closing.connect(dialog.reject)
    dialog.show()


def _is_labelled(context: Context) -> bool:
    return context.stage.is_labelled(context.player.time)


@command("What am I looking at?", "F2", menu="Help", checked=_is_labelled)
def label_view(context: Context) -> None:
    """Label what stands in the picture; the labels go with this key, Esc, a click, or any other picture."""
    context.player.pause()
    context.stage.toggle_labels(context.player.time)


@command("All commands…", "Ctrl+K", menu="Help")
def show_palette(context: Context) -> None:
    """Find any command by a few letters, and do it."""
    Palette(tuple(palette_entries(context)), context.stage.theme, context.dialog_parent).open()


@command("Report a problem…", menu="Help", line=True)
def report_problem(context: Context) -> None:
    """Copy what a report needs: version, system, the last lines of the log. Nothing personal is in it or sent."""
    from ui.settings.problem_report import problem_report  # late: nobody starts with a problem

    QGuiApplication.clipboard().setText(problem_report())
    words = translate("Report", "Version, system and the last lines of the log are on the clipboard. Nothing was sent.")
    context.messages.tell(words, "information")


@command("Show the log", menu="Help")
def show_log(context: Context) -> None:
    """Open the file in which the program notes what went wrong."""
    from ui.settings.problem_report import log_file  # late, as above

    file = log_file()
    if not is_regular(file) or not QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))):
        words = translate("Report", "The log is not opened: {file}").format(file=file)
        context.messages.tell(words)


@command("About Gatelight", menu="Help", line=True)
def show_about(context: Context) -> None:
    """Show the version, and the licences of the program and of what it is built of."""
    AboutPage(context.stage.theme, context.dialog_parent).open()
