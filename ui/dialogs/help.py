"""The page that lists every action with its keys and what it does."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from ui.film.text.language import QT_TRANSLATE_NOOP
from ui.paint.theme import Theme
from ui.settings.translation import translate
from ui.widgets.room.screen_fit import resize_within_screen

_WELCOME = QT_TRANSLATE_NOOP(
    "Help",
    "Gatelight shows with true numbers how recurrent cells remember. Every number in the picture was computed by the "
    "network on the left; point at one to read it in full, click it to see its formula.",
)
_SIGNS = QT_TRANSLATE_NOOP(
    "Help",
    "×, ⊙ and · are one and the same: numbers are multiplied, unit by unit. × stands in the picture, ⊙ between vectors "
    "in formulas, · between their numbers.",
)
_CLICKER = QT_TRANSLATE_NOOP(
    "Help",
    "A clicker sends Page Down, which plays the next beat (again: shows its end at once), Page Up, which goes back, B "
    "or a full stop, which turn the audience’s screen black, and F5 and Esc, which begin and end the presentation. "
    "With two screens the audience sees the stage alone, and you the next beat, the time and your notes. "
    "Who presents a lesson as a talk, or is led when the presentation begins, goes with the same keys from step to "
    "step: to its words below the stage, to a question, to its answer.",
)


class HelpLine(NamedTuple):
    """An action: its title, its keys as they are written, and what it does. All are in the language of the window."""

    title: str
    keys: str
    help: str


class HelpSection(NamedTuple):
    """The actions of a menu."""

    title: str
    lines: Sequence[HelpLine]


class HelpPage(QDialog):
    """A window over the main window; Esc closes it."""

    def __init__(self, theme: Theme, sections: Sequence[HelpSection], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Help", "Keys and commands"))
        resize_within_screen(self, QSize(720, 640))
        page = QTextBrowser()
        page.setAccessibleName(translate("Help", "Keys and commands"))
        page.setHtml(help_html(theme, sections))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(page)
        column.addWidget(buttons)


def help_html(theme: Theme, sections: Sequence[HelpSection]) -> str:
    """All actions as HTML, a table for each section."""
    muted, border = theme.roles["muted"], theme.roles["card.line"]
    parts = ["".join(f"<p>{escape(translate('Help', each))}</p>" for each in (_WELCOME, _SIGNS, _CLICKER))]
    for section in sections:
        parts.append(_table(section.title))
        parts.extend(_row(line, muted, border) for line in section.lines)
        parts.append("</table>")
    return "".join(parts)


def _table(title: str) -> str:
    head = f'<h3 style="margin-top:18px; margin-bottom:4px">{escape(title)}</h3>'
    return f'{head}<table width="100%" cellpadding="5">'


def _row(line: HelpLine, muted: str, border: str) -> str:
    cell = f'style="border-bottom:1px solid {border}"'
    return (
        f'<tr><td width="24%" {cell}><b>{escape(line.title)}</b></td><td width="20%" {cell}>{escape(line.keys)}</td>'
        f'<td {cell}><span style="color:{muted}">{escape(line.help)}</span></td></tr>'
    )
