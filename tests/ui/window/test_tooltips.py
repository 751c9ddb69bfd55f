"""Every control has a name, and says under the pointer what it does, in more than this name."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QDialogButtonBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from simulator.lessons.builtin import find
from simulator.lessons.edits.layers import with_cues, with_idealised
from simulator.lessons.guide.cues.gate_below import GateBelow
from simulator.lessons.guide.cues.saturated import Saturated
from simulator.lessons.guide.cues.sign_flip import SignFlip
from simulator.lessons.guide.cues.token import AtToken
from tests.ui.conftest import let_go
from ui.commands.menus.file import export_film
from ui.dialogs.cues import CuesDialog
from ui.dialogs.export.dialog import ExportDialog
from ui.export import formats
from ui.settings import settings
from ui.window.main_window import MainWindow

CONTROLS = (QAbstractButton, QComboBox, QAbstractSpinBox, QLineEdit, QPlainTextEdit, QAbstractItemView)
FEWEST, LONGEST = 4, 80  # words; letters in a line, which Qt does not break
SELF_EVIDENT = {"Close", "Close this message"}


def controls(top: QWidget) -> Iterator[QWidget]:
    """What can be used in a window, without what Qt builds into it: buttons of a dialog, lists of a box, corners."""
    inner = (QAbstractSpinBox, QComboBox, QDialogButtonBox, QAbstractItemView)
    for each in top.findChildren(QWidget):
        around = each.parentWidget()
        if not isinstance(each, CONTROLS) or not each.isVisible() or isinstance(around, inner):
            continue
        if isinstance(each, QAbstractItemView) and isinstance(around, QAbstractScrollArea):
            continue
        yield each


def said(control: QWidget) -> str:
    """The tooltip under the pointer: its own, or that of what it stands in."""
    widget: QWidget | None = control
    while widget is not None and not widget.isWindow():
        if widget.toolTip():
            return widget.toolTip()
        widget = widget.parentWidget()
    return ""


def weak(top: QWidget) -> list[str]:
    """The controls that say too little."""
    found = []
    for each in controls(top):
        heard = QAccessible.queryAccessibleInterface(each)
        words, name = said(each), heard.text(QAccessible.Text.Name) if heard is not None else ""
        longest = max(map(len, words.split("\n")))
        if not name or (len(words.split()) < FEWEST and name not in SELF_EVIDENT) or longest > LONGEST:
            found.append(f"{type(each).__name__} {name!r}: {words!r}")
    return found


def test_every_control_says_what_it_does(open_window: Callable[..., MainWindow]) -> None:
    cues = (GateBelow(), SignFlip(), Saturated(), AtToken(0))
    settings.remember_plots(["gates", "kept", "ledger"])
    window = open_window(with_cues(find("random-stack"), cues).lesson, size=(1600, 1000))
    window.toggle_part("table")
    window.toggle_part("whatif")
    window.document.edit("idealised", with_idealised(window.document.lesson, True))
    window.presentation.toggle_speaker()
    speaker = window.presentation.speaker
    assert speaker is not None
    cues_dialog = CuesDialog(window.document, window)
    cues_dialog.show()
    let_go()
    assert sum(1 for _ in controls(window)) > 40
    assert [*weak(window), *weak(speaker), *weak(cues_dialog)] == []
    cues_dialog.close()
    export_film(window)
    export = window.findChild(ExportDialog)
    assert isinstance(export, ExportDialog)
    found = {}
    for ending in formats():
        export.choose(ending)
        let_go()
        found[ending] = weak(export)
    export.reject()
    assert {ending: said for ending, said in found.items() if said} == {}
    window.show_start_page()
    let_go()
    assert weak(window) == []
