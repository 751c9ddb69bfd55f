"""How the widgets look: Fusion with a palette and a style sheet made from the theme, so that stage and window agree.

Widgets ask for a look by a property, never by colours of their own: `heading`, `lead`, `told`, `aside`, `link`, `note`,
`problem`, `value`, `caption`, `clock` (labels), `card` and `chosen` (frames), `primary`, `quiet`, `segment`, `fold`,
`chip` and `link` (buttons).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from string import Template
from textwrap import fill
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QStyleFactory,
    QToolTip,
    QWidget,
)
from shiboken6 import isValid

from ui.paint.theme import RESOURCES, SANS, SCRIPTS, THEMES, Theme, load_fonts

GUTTER = 132  # pixels left of the first token, in the transport and in every plot below it
MARGIN = 18  # pixels right of the last token
PLOT_HEIGHT, PLOTS_HEAD = 100, 34  # pixels: a plot under the ruler, at least, and the buttons over all of them
TEXT = 13  # pixels
TIP = 64  # letters in a line of a tooltip
DARK = 382  # the sum of red, green and blue below which a colour is dark
AT_ONCE = 60  # widgets that are polished in one stroke: some 10 ms
MONO = '"DejaVu Sans Mono", "Cascadia Mono", "Menlo", "Consolas", "Liberation Mono", monospace'
"""Families for code: the first that the system has. Code stands in no picture, so no such font is shipped."""

_SHEET = Template(
    """
* { font-family: $sans; }
QMainWindow, QDialog, QMessageBox { background: $panel; }
QToolTip { background: $caption_fill; color: $caption_ink; border: 1px solid $card_line; padding: 5px 8px; }
QLabel[heading="true"] { color: $muted; font-size: 11px; font-weight: 600; padding-top: 6px; }
QLabel[note="true"] { color: $muted; font-size: 12px; }
QLabel[lead="true"] { color: $ink; font-size: 16px; font-weight: 700; }
QLabel[link="true"] { color: $accent; font-size: 14px; }
QLabel[aside="true"] { color: $muted; font-size: 13px; }
QPushButton[link="true"] { background: transparent; border: 1px solid transparent; color: $accent; text-align: left;
  padding: 3px 2px; }
QPushButton[link="true"]:hover { border-color: $card_line; }
QPushButton[link="true"]:focus { border-color: $accent; }
QLabel[problem="true"] { color: $memory; font-size: 12px; }
QLabel[value="true"] { color: $ink; font-weight: 500; }
QLabel[caption="true"] { color: $ink; font-size: 18px; font-weight: 500; }
QLabel[clock="true"] { color: $ink; font-size: 20px; font-weight: 600; }
QLabel#wordmark { font-size: 17px; font-weight: 700; color: $ink; }

QWidget#header { background: $bar; border-bottom: 1px solid $line; }
QWidget#side, QWidget#side > QWidget, QScrollArea#side { background: $panel; }
QWidget#below { background: $panel; }
QScrollArea { border: none; background: transparent; }
QSplitter::handle { background: $line; }
QSplitter::handle:hover { background: $accent; }

QMenuBar { background: transparent; color: $ink; spacing: 0; }
QMenuBar::item { padding: 5px 9px; border-radius: 6px; background: transparent; }
QToolButton#qt_menubar_ext_button { border: none; background: transparent; image: url($icons/arrow-right.svg);
  min-width: 14px; padding: 4px; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $hover; }
QMenu { background: $card; color: $ink; border: 1px solid $card_line; padding: 5px; }
QMenu::item { padding: 3px 26px 3px 28px; border-radius: 5px; }
QMenu::item:selected { background: $accent; color: $accent_on; }
QMenu::item:disabled { color: $muted; background: transparent; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QMenu::icon { left: 8px; }
QMenu::right-arrow { image: url($icons/arrow-right.svg); width: 12px; height: 12px; right: 8px; }
QMenu::indicator { width: 12px; height: 12px; left: 9px; }
QMenu::indicator:exclusive:checked { image: url($icons/dot-grey.svg); }
QMenu::indicator:non-exclusive:checked { image: url($icons/tick-dark.svg); }
*[ticks="dark"] QMenu::indicator:non-exclusive:checked { image: url($icons/tick-light.svg); }

QPushButton, QToolButton, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox {
  background: $card; color: $ink; border: 1px solid $edge; border-radius: 7px;
  padding: 4px 10px; min-height: 20px; }
QPushButton:hover, QToolButton:hover, QComboBox:hover { border-color: $muted; }
QPushButton:pressed, QToolButton:pressed { background: $hover; }
QPushButton:disabled, QToolButton:disabled, QComboBox:disabled { color: $muted; border-color: $line; }
QPushButton:focus, QToolButton:focus, QComboBox:focus, QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus,
QAbstractSpinBox:focus { border: 2px solid $accent; padding: 3px 9px; }
QPushButton[primary="true"] { background: $accent; color: $accent_on; border-color: $accent; font-weight: 600; }
QPushButton[primary="true"]:hover { border-color: $ink; }
QPushButton[primary="true"]:focus { border: 3px double $accent_on; padding: 2px 8px; }
QPushButton[primary="true"]:disabled { background: $hover; border-color: $line; color: $muted; }
QPushButton[bold="true"] { font-weight: 600; }
QPushButton[fold="true"] { background: transparent; border: 1px solid transparent; text-align: left; padding: 4px 0px;
  font-weight: 600; }
QPushButton[fold="true"]:hover { background: $hover; }
QPushButton[fold="true"]:focus { border: 1px solid $accent; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QToolButton[quiet="true"] { background: transparent; border: 1px solid transparent; padding: 3px; }
QToolButton[quiet="true"]:hover { background: $hover; }
QToolButton[quiet="true"]:focus { border: 1px solid $accent; }
QToolButton[quiet="true"]::menu-indicator { image: none; width: 0; }
QToolButton#play { background: $ink; border: 2px solid $ink; border-radius: 20px; padding: 0;
  min-width: 36px; max-width: 36px; min-height: 36px; max-height: 36px; }
QToolButton#play:hover { background: $muted; border-color: $muted; }
QToolButton#play:focus { border: 3px double $panel; min-width: 34px; max-width: 34px; min-height: 34px;
  max-height: 34px; }
QPushButton[segment="true"] { background: transparent; border: 1px solid transparent; color: $muted;
  padding: 4px 13px; }
QPushButton[segment="true"]:checked { background: $card; color: $ink; border: 1px solid $edge; font-weight: 600; }
QPushButton[segment="true"]:focus { border: 2px solid $accent; padding: 3px 12px; }
QTabBar#tabs { background: transparent; border: none; }
QTabBar#tabs::tab { color: $muted; background: transparent; border: 1px solid transparent; border-radius: 7px;
  padding: 6px 13px; margin-right: 4px; }
QTabBar#tabs::tab:hover { color: $ink; }
QTabBar#tabs::tab:selected { background: $ink; color: $panel; }
QTabBar#tabs::tab:selected:focus { background: $panel; color: $ink; border: 2px solid $accent; padding: 5px 12px; }
QPushButton[chip="true"] { background: transparent; border: 1px solid transparent; color: $muted; font-size: 12px;
  padding: 0px 8px; min-height: 18px; border-radius: 9px; }
QPushButton[chip="true"]:checked { background: $hover; color: $ink; font-weight: 600; }
QPushButton[chip="true"]:hover { color: $ink; }
QPushButton[chip="true"]:focus { border: 1px solid $accent; }
QPushButton::menu-indicator { image: url($icons/arrow-down.svg); width: 12px; height: 12px;
  subcontrol-origin: padding; subcontrol-position: center right; right: 6px; }

QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox { padding: 4px 8px; selection-background-color: $accent;
  selection-color: $accent_on; }
QPlainTextEdit, QTextEdit, QTextBrowser { padding: 4px; }
QLineEdit:focus { padding: 3px 7px; }
QPlainTextEdit:focus, QTextEdit:focus { padding: 3px; }
QComboBox { padding-right: 22px; }
QComboBox:focus { padding-right: 21px; }
QComboBox::drop-down { border: none; width: 20px; }
QComboBox::down-arrow { image: url($icons/arrow-down.svg); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: $card; color: $ink; border: 1px solid $card_line; padding: 4px; outline: 0;
  selection-background-color: $accent; selection-color: $accent_on; }
QAbstractSpinBox { padding: 4px 18px 4px 0; }
QAbstractSpinBox:focus { padding: 3px 17px 3px 0; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; background: transparent; width: 18px; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: $hover; border-radius: 4px; }
QAbstractSpinBox::up-arrow { image: url($icons/arrow-up.svg); width: 10px; height: 10px; }
QAbstractSpinBox::down-arrow { image: url($icons/arrow-down.svg); width: 10px; height: 10px; }

QCheckBox, QRadioButton { color: $ink; spacing: 8px; }
QCheckBox::indicator, QRadioButton::indicator, QListView::indicator { width: 15px; height: 15px;
  border: 1px solid $faint; background: $card; }
QCheckBox::indicator, QListView::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $muted; }
QCheckBox:focus, QRadioButton:focus { color: $accent; }
QCheckBox::indicator:checked, QListView::indicator:checked { background: $accent; border-color: $accent;
  image: url($icons/tick-light.svg); }
*[ticks="dark"] QCheckBox::indicator:checked, *[ticks="dark"] QListView::indicator:checked {
  image: url($icons/tick-dark.svg); }
QRadioButton::indicator:checked { background: $accent; border: 4px solid $card; }

QFrame[card="true"] { background: $card; border: 1px solid $edge; border-radius: 9px; }
QFrame[card="true"]:hover { border-color: $muted; }
QFrame[card="true"][chosen="true"] { border: 2px solid $accent; }
QScrollArea#start, QWidget#startBody { background: $panel; border: none; }
QLabel#cue, QLabel#run { background: $caption_fill; color: $caption_ink; border-radius: 9px; padding: 7px 14px;
  font-weight: 600; }
QFrame#typed { background: $card; border: 1px solid $accent; border-radius: 9px; }
QLabel[notice="true"] { background: $card; border: 1px solid $card_line; border-left: 5px solid $accent; padding: 8px; }
QFrame#messages { background: $card; border: 1px solid $card_line; border-left: 5px solid $memory; border-radius: 7px; }
QWidget#guideInside { background: $card; }
QLabel[told="true"] { color: $ink; font-size: 14px; }
QFrame#guide { background: $card; border: none; border-bottom: 1px solid $line; border-top: 4px solid $accent; }
QFrame#rule { background: $line; border: none; }
QFrame#exports { background: $card; border: 1px solid $card_line; border-radius: 7px; }
QFrame#messages[kind="information"] { border-left: 5px solid $accent; }

QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: $edge; }
QSlider::sub-page:horizontal { background: $accent; border-radius: 2px; }
QSlider::handle:horizontal { width: 14px; height: 14px; margin: -6px 0; border-radius: 8px; background: $card;
  border: 2px solid $accent; }
QSlider::handle:horizontal:focus { background: $accent; }
QProgressBar { border: none; border-radius: 4px; background: $slot; height: 8px; text-align: center;
  color: transparent; }
QProgressBar::chunk { background: $accent; border-radius: 4px; }

QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 9px; }
QScrollBar:horizontal { height: 9px; }
QScrollBar::handle { background: $edge; border-radius: 3px; margin: 1px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page { background: none; border: none;
  width: 0; height: 0; }
QPlainTextEdit[code="true"] { font-family: $mono; font-size: 14px; padding: 1px; }
QPlainTextEdit[code="true"]:focus { padding: 0; }
QTextBrowser, QTextBrowser:focus { border: none; background: $panel; }
QListView, QTreeView, QTableView { background: $card; color: $ink; border: 1px solid $edge; border-radius: 7px;
  selection-background-color: $accent; selection-color: $accent_on; alternate-background-color: $panel; }
QListView:focus, QTreeView:focus, QTableView:focus { border: 2px solid $accent; }
QHeaderView::section { background: $panel; color: $muted; border: none; border-bottom: 1px solid $line; padding: 4px; }
"""
)


def mix(theme: Theme, role: str, other: str, share: float) -> QColor:
    """The colour of `role` with a share of another role's in it, 0 to 1."""
    pairs = zip(theme.rgb(role), theme.rgb(other), strict=True)
    return QColor(*(round(a + (b - a) * share) for a, b in pairs))


Roles = QPalette.ColorRole
ROLES: dict[str, tuple[str, Roles]] = {
    "panel": ("window", Roles.Window), "ink": ("window-text", Roles.WindowText),
    "card": ("base", Roles.Base), "hover": ("alternate-base", Roles.AlternateBase),
    "muted": ("placeholder-text", Roles.PlaceholderText), "memory": ("bright-text", Roles.BrightText),
    "accent": ("highlight", Roles.Highlight), "accent_on": ("highlighted-text", Roles.HighlightedText),
    "bar": ("light", Roles.Light), "slot": ("midlight", Roles.Midlight), "card_line": ("mid", Roles.Mid),
    "edge": ("link-visited", Roles.LinkVisited),
    "faint": ("dark", Roles.Dark), "line": ("shadow", Roles.Shadow),
    "caption_fill": ("button", Roles.Button), "caption_ink": ("button-text", Roles.ButtonText),
}  # fmt: skip
"""The colours of the sheet, each as a role of the palette: its name there, and in Qt. Every button is styled, and no
link is ever visited, so that their roles are free."""


def sheet() -> str:
    """The style sheet. Its colours are those of the palette, so that it is the same in every theme."""
    words = {word: f"palette({name})" for word, (name, _) in ROLES.items()}
    words |= {
        "sans": ", ".join(f'"{family}"' for family in (SANS, *SCRIPTS)),
        "mono": MONO,
        "icons": (RESOURCES / "icons").as_posix(),
    }
    return _SHEET.substitute(words)


def palette(theme: Theme) -> QPalette:
    """The palette in the colours of a theme: those of the sheet, and others for what the sheet does not reach."""
    mixed = {
        "bar": mix(theme, "panel", "ink", 0.02), "line": mix(theme, "panel", "card.line", 0.75),
        "hover": mix(theme, "panel", "ink", 0.08),
    }  # fmt: skip
    made = QPalette()
    for word, (_, role) in ROLES.items():
        made.setColor(role, mixed[word] if word in mixed else theme.colour(word.replace("_", ".")))
    for role, colour in {
        Roles.Text: "ink", Roles.Link: "accent",
        Roles.ToolTipBase: "caption.fill", Roles.ToolTipText: "caption.ink",
    }.items():  # fmt: skip
        made.setColor(role, theme.colour(colour))
    for role in (Roles.WindowText, Roles.Text):
        made.setColor(QPalette.ColorGroup.Disabled, role, theme.colour("muted"))
    return made


@runtime_checkable
class Themed(Protocol):
    """A widget that paints itself."""

    def apply_theme(self, theme: Theme) -> None:
        """Paint in this theme."""


def apply_theme(application: QApplication, theme: Theme) -> None:
    """Put a theme on every widget of the application: on those in view now, on the others in the next moments.

    A sheet that is set anew would be put on each widget once for each that it lies in. What a widget has taken from the
    palette through the sheet is kept until it is polished.
    """
    apply_palette(application, theme)
    for window in application.topLevelWidgets():
        window.setProperty("ticks", "dark" if sum(theme.rgb("accent.on")) < DARK else "light")
    if not application.styleSheet():
        application.setStyleSheet(sheet())
        return
    every = application.allWidgets()
    _polish([widget for widget in every if widget.isVisible()])
    _polish_in_turn([widget for widget in every if not widget.isVisible()])


def _polish(widgets: Iterable[QWidget]) -> None:
    for widget in widgets:
        widget.style().polish(widget)
        widget.update()


def _polish_in_turn(widgets: list[QWidget]) -> None:
    """Polish some of the widgets that are still there, and the others when what has happened meanwhile is done."""
    _polish(widget for widget in widgets[:AT_ONCE] if isValid(widget))
    if len(widgets) > AT_ONCE:
        QTimer.singleShot(0, partial(_polish_in_turn, widgets[AT_ONCE:]))


def apply_palette(application: QApplication, theme: Theme) -> None:
    """Set font and colours alone: all that a window without controls shows of a theme."""
    load_fonts()
    if not application.styleSheet():  # a style that is set again takes the old one from under the widgets
        application.setStyle(QStyleFactory.create("Fusion"))
    face = QFont([SANS, *SCRIPTS])
    face.setPixelSize(TEXT)
    face.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    application.setFont(face)
    application.setPalette(palette(theme))
    QToolTip.setPalette(palette(theme))


def theme_of(widget: QWidget) -> Theme:
    """The theme whose palette a widget has; that of the light one where it has another's."""
    ground = widget.palette().color(QPalette.ColorRole.Window)
    found = (each for each in THEMES.values() if palette(each).color(QPalette.ColorRole.Window) == ground)
    return next(found, THEMES["light"])


def tip(words: str) -> str:
    """Words for a tooltip, in lines that are quickly read; Qt itself breaks none."""
    return "\n".join(fill(line, TIP) for line in words.split("\n"))


def leave_focus_alone(widget: QWidget) -> None:
    """Let a mouse click on buttons, boxes and sliders keep the focus where it is: Space must go on playing.

    Tab still reaches all of them.
    """
    for kind in (QAbstractButton, QComboBox, QAbstractSlider):
        for found in widget.findChildren(kind):
            if found.focusPolicy() != Qt.FocusPolicy.NoFocus:
                found.setFocusPolicy(Qt.FocusPolicy.TabFocus)
