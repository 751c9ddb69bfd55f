"""The page that lists every action with its keys and its own words."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from ui.commands import MENUS, commands
from ui.commands.command import Choice, Command
from ui.commands.gestures import GESTURES
from ui.film.text.language import QT_TRANSLATE_NOOP
from ui.paint.theme import Theme
from ui.settings.translation import translate
from ui.widgets.keys import key_text

_WELCOME = QT_TRANSLATE_NOOP(
    "Help",
    "Gatelight shows with true numbers how recurrent cells remember. Every number in the picture was computed by the "
    "network on the left; point at one to read it in full, click it to see its formula.",
)
_CLICKER = QT_TRANSLATE_NOOP(
    "Help",
    "A clicker sends Page Down, which plays the next beat (again: shows its end at once), Page Up, which goes back, B "
    "or a full stop, which turn the audience’s screen black, and F5 and Esc, which begin and end the presentation. "
    "With two screens the audience sees the stage alone, and you the next beat, the time and your notes.",
)


class HelpPage(QDialog):
    """A window over the main window; Esc closes it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Help", "Keys and commands"))
        self.resize(720, 640)
        page = QTextBrowser()
        page.setAccessibleName(translate("Help", "Keys and commands"))
        page.setHtml(help_html(theme))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(page)
        column.addWidget(buttons)


def help_html(theme: Theme) -> str:
    """All actions as HTML, menu by menu."""
    muted, line = theme.roles["muted"], theme.roles["card.line"]
    words = "".join(f"<p>{escape(translate('Help', each))}</p>" for each in (_WELCOME, _CLICKER))
    parts = [words]
    for menu in MENUS:
        parts.append(_table(translate("Menu", menu)))
        parts.extend(_row(each, muted, line) for each in commands() if each.menu == menu)
        parts.append("</table>")
    parts.append(_table(translate("Help", "Pointer and fields")))
    parts.extend(_line(translate("Help", how), "", translate("Help", what), muted, line) for how, what in GESTURES)
    parts.append("</table>")
    return "".join(parts)


def _table(title: str) -> str:
    head = f'<h3 style="margin-top:18px; margin-bottom:4px">{escape(title)}</h3>'
    return f'{head}<table width="100%" cellpadding="5">'


def _row(each: Command | Choice, muted: str, line: str) -> str:
    keys = each.keys if isinstance(each, Command) else ()
    shown = translate("Help", " or ").join(key_text(key) for key in keys)
    return _line(each.shown, shown, each.help, muted, line)


def _line(title: str, keys: str, words: str, muted: str, line: str) -> str:
    cell = f'style="border-bottom:1px solid {line}"'
    return (
        f'<tr><td width="160" {cell}><b>{escape(title)}</b></td><td width="130" {cell}>{escape(keys)}</td>'
        f'<td {cell}><span style="color:{muted}">{escape(words)}</span></td></tr>'
    )
