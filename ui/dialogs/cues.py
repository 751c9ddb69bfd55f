"""The cues of a lesson: one line each, with what it needs to know; every change is an edit that can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from simulator.lessons.edits.layers import with_cues
from simulator.lessons.guide.cues import kinds
from simulator.lessons.guide.cues.cue import Cue
from simulator.lessons.guide.cues.fields import BoundField, ChoiceField, Field, GateField, LayerField, TokenField
from simulator.lessons.schema import LessonError
from ui.settings.translation import translate
from ui.state.document import Document
from ui.state.names import layer_number
from ui.widgets.controls import Box, text_label
from ui.widgets.focus.order import follow_layout, stops
from ui.widgets.heard.choice import tell_what_is_chosen
from ui.widgets.heard.complaint import Complaint
from ui.widgets.number_field import NumberField
from ui.widgets.room.narrow import Flow
from ui.widgets.room.screen_fit import Scrolled, resize_within_screen
from ui.widgets.style import tip


class CuesDialog(QDialog):
    """Shows the cues of the open lesson, and changes them."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._shown: tuple[object, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Cues", "Cues"))
        self._lines = QVBoxLayout()
        self._problem = Complaint()
        self.kind = Box()
        self.kind.setAccessibleName(translate("Cues", "Kind of the new cue"))
        what = translate("Cues", "What is to happen in the run so that playing stops there and says why.")
        self.kind.setToolTip(tip(what))
        tell_what_is_chosen(self.kind)
        for key, kind in kinds().items():
            self.kind.addItem(translate("Cues", kind.title), key)
        self._lay_out()
        document.changed.connect(self._draw)
        self._draw()

    def _lay_out(self) -> None:
        what = translate("Cues", "Playing stops by itself where a cue is met; the ruler shows a mark there.")
        inside = QWidget()
        above = QVBoxLayout(inside)
        above.setContentsMargins(0, 0, 0, 0)
        above.addWidget(text_label("note", what))
        above.addLayout(self._lines, 1)
        self._lines.setContentsMargins(0, 0, 0, 0)
        area = Scrolled(inside)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        add = QPushButton(translate("Cues", "Add"))
        add.setAccessibleName(translate("Cues", "Add a cue of this kind"))
        why = translate("Cues", "Let playing stop wherever this is met; the ruler shows a mark there at once.")
        add.setToolTip(tip(why))
        add.clicked.connect(self._add)
        row = Flow()
        row.addWidget(self.kind)
        row.addWidget(add)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.close)
        column = QVBoxLayout(self)
        column.addWidget(area, 1)
        column.addWidget(self._problem)
        column.addWidget(row)
        column.addWidget(close)
        resize_within_screen(self, QSize(960, 340))

    @property
    def cues(self) -> tuple[Cue, ...]:
        """The cues of the lesson."""
        return self._document.newest.cues

    def _draw(self) -> None:
        lesson = self._document.lesson
        shown = (lesson.cues, lesson.layers, lesson.sequence)
        if shown == self._shown:
            return
        self._shown = shown
        held = self._focused()
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for at, cue in enumerate(lesson.cues):
            self._lines.addWidget(self._line(at, cue))
        if not lesson.cues:
            self._lines.addWidget(text_label("note", translate("Cues", "No cues yet: playing goes on to the end.")))
        self._lines.addStretch(1)
        follow_layout(self)
        if held is not None:
            self._focus(*held)
        self._problem.settle()

    @property
    def _line_widgets(self) -> list[QWidget]:
        items = (self._lines.itemAt(at) for at in range(self._lines.count()))
        return [widget for item in items if item is not None and (widget := item.widget()) is not None]

    def _focused(self) -> tuple[int, int] | None:
        """In which line the keyboard is, and at which of what it stops at there, from the end."""
        for line, widget in enumerate(self._line_widgets):
            found = list(stops(widget))
            for place, stop in enumerate(found):
                if stop.hasFocus():
                    return line, len(found) - place
        return None

    def _focus(self, line: int, place: int) -> None:
        """Put the keyboard into the same place of lines that are new, or of the last, or to what adds one."""
        for widget in reversed(self._line_widgets[: line + 1]):
            widget.show()
            if found := list(stops(widget)):
                found[-min(place, len(found))].setFocus(Qt.FocusReason.OtherFocusReason)
                return
        self.kind.setFocus(Qt.FocusReason.OtherFocusReason)

    def _line(self, at: int, cue: Cue) -> QWidget:
        row = Flow()
        row.addWidget(QLabel(f"{at + 1}. {translate('Cues', cue.title)}"))
        row.addStretch()
        for name, field in cue.form.items():
            row.addWidget(self._field(at, name, field))
        gone = QToolButton()
        gone.setText("✕")
        gone.setToolTip(translate("Cues", "Take this cue away"))
        gone.setAccessibleName(translate("Cues", "Take cue {number} away").format(number=at + 1))
        label = translate("Edit", "take a cue away")
        gone.clicked.connect(lambda: self._edit(label, (*self.cues[:at], *self.cues[at + 1 :])))
        row.addWidget(gone)
        return row

    def _field(self, at: int, name: str, field: Field) -> QWidget:
        """What asks for a field of a cue."""
        value, take = getattr(self.cues[at], name), partial(self._take, at, name)
        match field:
            case LayerField():
                return self._layer(at, value, take)
            case TokenField():
                return self._token(at, value, take)
            case GateField():
                return self._gate(at, value, field, take)
            case ChoiceField():
                return self._choice(at, value, field, take)
            case BoundField():
                return self._bound(at, value, field, take)

    def _layer(self, at: int, layer: int, take: Callable[[object], None]) -> QComboBox:
        """The layer that is watched, called as in the picture."""
        made = Box()
        made.setToolTip(translate("Cues", "The layer that is watched, counted from 1 as in the picture."))
        made.setAccessibleName(translate("Cues", "Layer of cue {number}").format(number=at + 1))
        tell_what_is_chosen(made)
        called, layers = translate("Cues", "layer {number}"), self._document.resolved.layers
        for k in range(len(layers)):
            made.addItem(called.format(number=layer_number(layers, k)))
        made.setCurrentIndex(layer)
        made.activated.connect(take)
        return made

    def _token(self, at: int, token: int, take: Callable[[object], None]) -> QComboBox:
        made = Box()
        made.setAccessibleName(translate("Cues", "Token of cue {number}").format(number=at + 1))
        what = translate("Cues", "The token at whose beginning playing stops, whatever the numbers are.")
        made.setToolTip(tip(what))
        tell_what_is_chosen(made)
        for number, word in enumerate(self._document.resolved.tokens):
            made.addItem(f"{number + 1}  {word}", number)
        made.setCurrentIndex(token)
        made.activated.connect(take)
        return made

    def _gate(self, at: int, gate: str, field: GateField, take: Callable[[object], None]) -> QComboBox:
        made = Box()
        made.setAccessibleName(translate("Cues", "Gate of cue {number}").format(number=at + 1))
        what = translate("Cues", "The gate that is watched. The one that keeps says when something is forgotten.")
        made.setToolTip(tip(what))
        tell_what_is_chosen(made)
        made.addItem(translate("Cues", field.none), "")
        for each in self._document.trace.layers[self.cues[at].watched_layer or 0].layer.cell.gates:
            made.addItem(each, each)
        made.setCurrentIndex(max(made.findData(gate), 0))
        made.activated.connect(lambda chosen: take(made.itemData(chosen)))
        return made

    def _choice(self, at: int, chosen: str, field: ChoiceField, take: Callable[[object], None]) -> QComboBox:
        made = Box()
        made.setAccessibleName(translate("Cues", field.name).format(number=at + 1))
        made.setToolTip(translate("Cues", field.why))
        tell_what_is_chosen(made)
        for key, words in field.choices.items():
            made.addItem(translate("Cues", words), key)
        made.setCurrentIndex(made.findData(chosen))
        made.activated.connect(lambda place: take(made.itemData(place)))
        return made

    def _bound(self, at: int, value: float, field: BoundField, take: Callable[[object], None]) -> NumberField:
        made = NumberField(translate("Cues", "Bound of cue {number}").format(number=at + 1))
        made.setDecimals(3)
        made.setStepType(NumberField.StepType.DefaultStepType)
        made.setToolTip(tip(translate("Cues", field.why)))
        made.setSingleStep(0.05)
        made.setRange(0.0, field.most)
        made.setPrefix(f"{translate('Cues', field.title)} ")
        made.setValue(value)
        made.editingFinished.connect(lambda: take(made.value()))
        return made

    def _add(self) -> None:
        self._edit(translate("Edit", "add a cue"), (*self.cues, kinds()[self.kind.currentData()].new()))

    def _take(self, at: int, name: str, value: object) -> None:
        """Put another value into a field of a cue."""
        if at < len(self.cues):
            changed = replace(self.cues[at], **{name: value})
            if changed != self.cues[at]:
                self._edit(translate("Edit", "change a cue"), (*self.cues[:at], changed, *self.cues[at + 1 :]))

    def _edit(self, label: str, cues: tuple[Cue, ...]) -> None:
        """Take other cues into the lesson, or say what is wrong with them."""
        try:
            self._document.edit(label, with_cues(self._document.newest_resolved, cues))
        except LessonError as error:
            self._problem.complain(str(error))
