"""The fields and buttons of the editor, and where they stand."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from simulator.lessons.own_cells.registry import LONGEST_TITLE
from ui.dialogs.cell_editor.equation_field import EquationEdit
from ui.dialogs.cell_editor.meaning import Meaning
from ui.dialogs.cell_editor.preview import Preview
from ui.panels.inspector.working import Working
from ui.settings.translation import translate
from ui.widgets.controls import GRID, Alternatives, ChoiceBox, form, text_label
from ui.widgets.heard.choice import tell_what_is_chosen
from ui.widgets.room.narrow import Beside, Flow
from ui.widgets.room.screen_fit import Scrolled, resize_within_screen
from ui.widgets.style import tip


class Form(QDialog):
    """What the editor consists of; it does nothing by itself."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("CellEditor", "Own cell"))
        self._make_fields()
        self._make_buttons()
        self._set_tooltips()
        tell_what_is_chosen(self.layer)
        self._lay_out()
        resize_within_screen(self, QSize(1200, 660))

    def _make_fields(self) -> None:
        self.which = ChoiceBox(translate("CellEditor", "Cell"))
        self.start = ChoiceBox(translate("CellEditor", "Start from"))
        self.name = QLineEdit()
        self.name.setAccessibleName(translate("CellEditor", "Name of the cell"))
        self.name.setMaxLength(LONGEST_TITLE)
        self.source = QLineEdit()
        self.source.setAccessibleName(translate("CellEditor", "Where the cell comes from"))
        self.source.setPlaceholderText(translate("CellEditor", "where it comes from: a paper, or you"))
        self.edit = EquationEdit()
        self.edit.setAccessibleName(translate("CellEditor", "Equations"))
        self.status = text_label("note")
        self.status.setMinimumHeight(5 * GRID)
        self.status.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.preview = Preview()
        self.about = text_label(
            "note", translate("CellEditor", "A picture with the numbers of a small run, of random weights.")
        )
        self.part = Alternatives(translate("CellEditor", "What is shown of the cell"))
        self.meaning, self.formula = Meaning(), Working()
        self.formula.setAccessibleName(translate("CellEditor", "Formulas"))
        self.syntax = QTextBrowser()
        self.syntax.setAccessibleName(translate("CellEditor", "How equations are written"))
        self.parts = QStackedWidget()
        self.titles = (
            translate("CellEditor", "Meaning"),
            translate("CellEditor", "Formulas"),
            translate("CellEditor", "How to write"),
        )

    def _set_tooltips(self) -> None:
        for control, words in (
            (
                self.which,
                translate("CellEditor", "The cell that is edited: one that the lesson has already, or a new one."),
            ),
            (
                self.start,
                translate("CellEditor", "Begin a new cell with the equations of a known one, to change them."),
            ),
            (self.name, translate("CellEditor", "What lists, captions and pictures call the cell.")),
            (
                self.source,
                translate("CellEditor", "A paper or a person; it is saved with the cell, so that others find it."),
            ),
            (
                self.edit,
                translate(
                    "CellEditor", "A line for each quantity, as in a paper. “How to write” has all names and functions."
                ),
            ),
            (
                self.part,
                translate("CellEditor", "Show what the equations mean, how films typeset them, or how to write them."),
            ),
            (
                self.copy,
                translate("CellEditor", "Copy name, memory and equations as text, for a mail or another lesson."),
            ),
            (self.paste, translate("CellEditor", "Begin a new cell with the equations that were copied as text.")),
            (
                self.remove,
                translate("CellEditor", "Take the cell out of the lesson. That cannot be while a layer is made of it."),
            ),
            (
                self.keep,
                translate(
                    "CellEditor", "Save the cell in the lesson, without changing which cells the layers are made of."
                ),
            ),
            (self.layer, translate("CellEditor", "The layer that is to be made of this cell.")),
            (
                self.use,
                translate(
                    "CellEditor",
                    "Save the cell and make the layer of it (Ctrl+Enter). Weights that do not fit it are drawn anew.",
                ),
            ),
        ):
            control.setToolTip(tip(words))

    def _make_buttons(self) -> None:
        self.copy = QPushButton(translate("CellEditor", "Copy as text"))
        self.paste = QPushButton(translate("CellEditor", "Paste"))
        self.remove = QPushButton(translate("CellEditor", "Take out of the lesson"))
        self.keep = QPushButton(translate("CellEditor", "Keep in the lesson"))
        self.layer = ChoiceBox(translate("CellEditor", "Layer"))
        tell_what_is_chosen(self.layer)
        self.layer.setMinimumContentsLength(10)
        self.use = QPushButton(translate("CellEditor", "Use in the layer"))
        self.use.setProperty("primary", True)
        self.use.setShortcut("Ctrl+Return")
        self.quit = QPushButton(translate("CellEditor", "Close"))
        for button in (self.copy, self.paste, self.remove, self.keep, self.use, self.quit):
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        fields = (
            form(
                (translate("CellEditor", "Cell"), self.which, self.which),
                (translate("CellEditor", "Name"), self.name, self.name),
            ),
            form(
                (translate("CellEditor", "Start from"), self.start, self.start),
                (translate("CellEditor", "Source"), self.source, self.source),
            ),
        )
        left.addWidget(Beside(*fields, (3, 2)))
        left.addWidget(self.edit, 1)
        left.addWidget(self.status)
        as_text = Flow()
        for button in (self.copy, self.paste, self.remove):
            as_text.addWidget(button)
        left.addWidget(as_text)
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.formula)
        inside.addStretch(1)
        area = QScrollArea()
        area.setWidget(holder)
        area.setWidgetResizable(True)
        for part in (self.meaning, area, self.syntax):
            self.parts.addWidget(part)
        for widget, stretch in ((self.preview, 0), (self.about, 0), (self.part, 0), (self.parts, 1)):
            right.addWidget(widget, stretch)
        foot = Flow()
        foot.addStretch()
        for control in (self.keep, self.layer, self.use, self.quit):
            foot.addWidget(control)
        whole = QVBoxLayout(self)
        whole.setSpacing(GRID)
        whole.addWidget(Scrolled(Beside(left, right, (6, 5))), 1)
        whole.addWidget(foot)
