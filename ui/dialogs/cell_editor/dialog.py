"""The editor's window: what is written at the left, what it means at the right, and the way into the lesson below.

Whatever stands in the field, the lesson is only changed by the buttons, through the document, and can be taken back.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QMessageBox, QWidget

from simulator.cells.cell import Cell
from simulator.equations.parse import EquationError
from simulator.lessons.edits.layers import with_cells, with_layer
from simulator.lessons.own_cells.registry import own_cell
from simulator.lessons.own_cells.templates import templates
from simulator.lessons.own_cells.text import Draft, draft_of, draft_text, key_for, read_draft, spec_of
from simulator.lessons.schema import CellSpec, LessonError
from ui.dialogs.cell_editor.form import Form
from ui.dialogs.cell_editor.meaning import formulas
from ui.dialogs.cell_editor.syntax import syntax_html
from ui.film.text.language import languages
from ui.film.text.notation import NOTATIONS, of
from ui.panels.network.cards import count_words
from ui.settings.translation import translate
from ui.state.document import Document
from ui.state.names import layer_number
from ui.state.selection import Selection
from ui.state.stage import Stage
from ui.widgets.controls import Alternative
from ui.widgets.questions import HoldsDrafts, make_question
from ui.widgets.style import Themed

WAIT = 350  # milliseconds without a key until the picture is made


class CellEditor(Form, HoldsDrafts):
    """Edits one cell of the lesson's own, or a new one; what was written of others is kept until it closes."""

    def __init__(self, document: Document, selection: Selection, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document, self._selection, self._stage = document, selection, stage
        self._key: str | None = None  # of the cell that is edited, once it has one
        self._draft = Draft("", "")
        self._drafts: dict[str | None, Draft] = {}  # what was written and is not in the lesson
        self._begun: Draft | None = None  # the new cell as it was before anything was typed
        self._spec: CellSpec | None = None  # what is written, if it is a cell
        self._shown_theme = ""
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(WAIT)
        self._soon.timeout.connect(self._draw)
        self._connect()
        self._apply_theme()

    def _connect(self) -> None:
        self._show_part(0)
        self.part.chosen.connect(self._show_part)
        self.start.offer(
            [(translate("CellEditor", "choose…"), None), *((each.name, each) for each in templates())], None
        )
        self.start.activated.connect(self._take_template)
        self.which.activated.connect(lambda _: self._go_to(self.which.currentData()))
        self.name.textEdited.connect(lambda name: self._change(replace(self._draft, name=name)))
        self.source.textEdited.connect(lambda about: self._change(replace(self._draft, about=about)))
        self.edit.textChanged.connect(self._follow_typing)
        self.meaning.handed_on.connect(lambda state: self._change(replace(self._draft, output=state)))
        self.meaning.remembered.connect(lambda memory: self._change(replace(self._draft, memory=memory)))
        self.copy.clicked.connect(self._copy)
        self.paste.clicked.connect(self._paste)
        self.remove.clicked.connect(self._remove)
        self.keep.clicked.connect(lambda: self._save(None))
        self.use.clicked.connect(lambda: self._save(self.layer.currentData()))
        self.quit.clicked.connect(self.reject)
        self._document.changed.connect(self._reread)
        self._selection.changed.connect(self._apply_theme)

    # ---- what is edited ----------------------------------------------------------------------------------------------

    @property
    def draft(self) -> Draft:
        """What is written now."""
        return self._draft

    @property
    def spec(self) -> CellSpec | None:
        """The cell that is written, as the lesson would hold it; None while it is none."""
        return self._spec

    def show_layer(self, layer: int) -> None:
        """Come to the front, to edit the cell of a layer; of a built-in one, a copy to be changed."""
        lesson = self._document.newest
        key = lesson.layers[layer].cell
        if key in {spec.key for spec in lesson.cells}:
            self._go_to(key)
        else:
            cell = self._document.newest_resolved.cells[key]
            begun = draft_of(cell, translate("CellEditor", "My {cell}").format(cell=cell.name))
            self._begin(begun) if self._drafts.get(None) in (None, self._begun) else self._go_to(None)
        self._offer_layers(layer)
        self.show()
        self.raise_()
        self.activateWindow()

    def _begin(self, draft: Draft) -> None:
        """Write a new cell, beginning with this."""
        self._drafts[None] = self._begun = draft
        self._go_to(None)

    def _go_to(self, key: str | None) -> None:
        """Edit another cell of the lesson, or the new one (None)."""
        self._key = key
        self._put(self._drafts.get(key) or self._in_lesson(key) or Draft(translate("CellEditor", "My cell"), ""))
        self._offer_cells()
        self.edit.setFocus()

    def _in_lesson(self, key: str | None) -> Draft | None:
        """A cell as the lesson has it."""
        newest = self._document.newest_resolved
        own = {spec.key for spec in newest.lesson.cells}
        return draft_of(newest.cells[key]) if key is not None and key in own else None

    def _put(self, draft: Draft) -> None:
        """Put a draft into the fields; the field for equations can take that back."""
        self._draft = draft
        self.name.setText(draft.name)
        self.source.setText(draft.about)
        self.source.setCursorPosition(0)
        if draft.text != self.edit.toPlainText():
            cursor = QTextCursor(self.edit.document())
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.insertText(draft.text)
            cursor.movePosition(QTextCursor.MoveOperation.Start)
            self.edit.setTextCursor(cursor)
        self._read()

    def _follow_typing(self) -> None:
        if self.edit.toPlainText() != self._draft.text:  # colours change no text
            self._change(replace(self._draft, text=self.edit.toPlainText()))

    def _change(self, draft: Draft) -> None:
        self._draft = draft
        self._drafts[self._key] = self._draft
        if self._draft == self._in_lesson(self._key):
            del self._drafts[self._key]
        self._read()

    # ---- reading -----------------------------------------------------------------------------------------------------

    def _read(self) -> None:
        """Find out what is written means, and say it, or what is wrong."""
        keys = [key for key in self._document.newest_resolved.cells if key != self._key]
        key = self._key or key_for(self._draft.name, keys)
        try:
            spec = spec_of(self._draft, key)
            self._show(own_cell(spec), spec)
        except EquationError as error:
            place = translate("CellEditor", "Line {line}, column {column}").format(line=error.line, column=error.column)
            self._refuse(f"{place}: {error.message}. {error.remedy}", error)
        except LessonError as error:
            self._refuse(f"{error.field.partition('.')[2]}: {error.problem} {error.remedy}")

    def _show(self, cell: Cell, spec: CellSpec) -> None:
        """Show what a cell means."""
        self._spec = spec
        self.edit.point_at(None)
        self.edit.highlighter.know(cell.states, cell.memory.state)
        at = self.layer.currentData() or 0
        layer = self._document.trace.layers[min(at, len(self._document.trace.layers) - 1)].layer
        self.meaning.setEnabled(True)
        self.meaning.show_cell(cell, layer.inputs, layer.units)
        wording = self._selection.wording
        language = languages()[wording.language]
        self.formula.show_lines(formulas(cell, of(NOTATIONS[wording.notation], cell, language)))
        text = translate("CellEditor", "{equations}, {weights}; states: {states}. Nothing is wrong.")
        self._show_message(text.format(
            equations=count_words(len(cell.parsed.equations), "equation"),
            weights=count_words(len(cell.parsed.weights), "weight"), states=", ".join(cell.states)
        ), "note")  # fmt: skip
        self._soon.start()
        self._enable()

    def _refuse(self, problem: str, error: EquationError | None = None) -> None:
        """Show what is wrong; the last cell that could be read stays in view, paler."""
        self._spec = None
        self.edit.point_at(error)
        self.meaning.setEnabled(False)
        self.preview.show_old(True)
        self._soon.stop()
        self._show_message(problem, "problem")
        self._enable()

    def _show_message(self, text: str, look: str) -> None:
        self.status.setText(text)
        for name in ("note", "problem"):
            self.status.setProperty(name, name == look)
        self.status.style().polish(self.status)
        self.edit.setAccessibleDescription(text)

    def _draw(self) -> None:
        if self._spec is not None:
            self.preview.show_cell(self._spec, self._selection.wording)

    def _enable(self) -> None:
        lesson, sound = self._document.newest, self._spec is not None
        specs = {spec.key: spec for spec in lesson.cells}
        layers = (*lesson.layers, *(layer for variant in lesson.variants for layer in variant.layers))
        used = self._key in {layer.cell for layer in layers}
        self.copy.setEnabled(sound)
        self.keep.setEnabled(sound and self._spec != specs.get(self._key or ""))
        self.use.setEnabled(sound)
        self.remove.setEnabled(self._key in specs and not used)

    # ---- into the lesson and out of it -------------------------------------------------------------------------------

    def _save(self, layer: int | None) -> None:
        """Put what is written into the lesson, and into a layer of it; or say why that cannot be."""
        spec, newest = self._spec, self._document.newest_resolved
        if spec is None:
            return
        label = translate("CellEditor", "cell {name}").format(name=spec.name)
        try:
            specs = {each.key: each for each in newest.lesson.cells} | {spec.key: spec}
            after = with_cells(newest, specs.values())
            if layer is not None:
                label = translate("CellEditor", "{name} in layer {layer}")
                label = label.format(name=spec.name, layer=layer_number(newest.layers, layer))
                if after.layers[layer].spec.cell != spec.key:
                    after = with_layer(after, layer, cell=spec.key)
            self._document.edit(label, after)
        except LessonError as error:
            self._show_message(f"{error.problem} {error.remedy}", "problem")
            return
        self._drafts.pop(self._key, None)
        self._key = spec.key
        self._reread()

    def _remove(self) -> None:
        """Take the cell out of the lesson; what is written stays as a new one."""
        newest, gone = self._document.newest_resolved, self._key
        label = translate("CellEditor", "without the cell {name}").format(name=self._draft.name)
        self._document.edit(label, with_cells(newest, [spec for spec in newest.lesson.cells if spec.key != gone]))

    def _reread(self) -> None:
        """Show the lesson's own cells as they are now; what was not changed here follows."""
        found = self._in_lesson(self._key)
        if self._key is not None and found is None:  # it was taken out, or its coming was taken back
            self._drafts.pop(self._key, None)
            self._key = None
            self._drafts[None] = self._draft
        elif found is not None and self._key not in self._drafts and found != self._draft:
            self._put(found)
        self._offer_cells()
        self._offer_layers(self.layer.currentData() or 0)
        self._read()

    def _offer_cells(self) -> None:
        new = (translate("CellEditor", "A new cell"), None)
        self.which.offer([*((spec.name, spec.key) for spec in self._document.newest.cells), new], self._key)
        self.start.setCurrentIndex(0)

    def _offer_layers(self, chosen: int) -> None:
        lesson, known = self._document.newest_resolved, self._document.newest_resolved.cells
        title = translate("CellEditor", "layer {number}: {cell}")
        named = [
            title.format(number=layer_number(lesson.layers, at), cell=known[each.spec.cell].name)
            for at, each in enumerate(lesson.layers)
        ]
        self.layer.offer([(text, at) for at, text in enumerate(named)], min(chosen, len(named) - 1))

    def _take_template(self) -> None:
        draft = self.start.currentData()
        if draft is not None:
            self._begin(draft)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(draft_text(self._draft))
        self._show_message(translate("CellEditor", "Copied: name, memory and equations, as text."), "note")

    def _paste(self) -> None:
        text = QGuiApplication.clipboard().text()
        if text.strip():
            self._begin(read_draft(text, translate("CellEditor", "My cell")))
        else:
            problem = translate("CellEditor", "There is no text to paste: copy some equations first.")
            self._show_message(problem, "problem")

    # ---- looks and end -----------------------------------------------------------------------------------------------

    def _show_part(self, part: int) -> None:
        self.parts.setCurrentIndex(part)
        self.part.offer([(title, number) for number, title in enumerate(self.titles)], part)

    def _apply_theme(self) -> None:
        theme = self._stage.theme
        if theme.name != self._shown_theme:
            self._shown_theme = theme.name
            parts: tuple[Themed, ...] = (self.edit, self.preview, self.part, self.formula)
            for each in (*parts, *self.part.findChildren(Alternative)):
                each.apply_theme(theme)
            self.syntax.setHtml(syntax_html(theme))

    @property
    def unsaved(self) -> bool:
        """Whether something was written that is not in the lesson."""
        return any(draft != self._begun or key is not None for key, draft in self._drafts.items())

    def reject(self) -> None:
        """Close. A question comes first where a draft is not in the lesson."""
        if self.may_leave():
            super().reject()

    def may_leave(self) -> bool:
        """Whether it may be closed; asks where a draft is not in the lesson."""
        return not self.unsaved or self._may_go()

    def leave(self) -> None:
        """Close without a question, because the window closes, which has asked."""
        self._drafts = {}
        self.reject()

    def done(self, result: int) -> None:
        """Stop making pictures."""
        self._soon.stop()
        self.preview.stop()
        super().done(result)

    def _may_go(self) -> bool:
        why = translate("CellEditor", "What was written here is in no lesson yet, and would be lost.")
        box = make_question(self, translate("CellEditor", "Close without the cell?"), why)
        box.setStandardButtons(QMessageBox.StandardButton.Discard | QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(QMessageBox.StandardButton.Cancel)
        chosen = box.exec()
        box.deleteLater()
        return chosen == QMessageBox.StandardButton.Discard.value
