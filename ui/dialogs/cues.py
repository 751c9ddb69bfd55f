"""The cues of a lesson: one line each, with what it needs to know; every change is an edit that can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from simulator.lessons.edits.layers import with_cues
from simulator.lessons.guide.cues import AtToken, Cue, GateBelow, Saturated, SignFlip
from simulator.lessons.run import LessonError
from simulator.lessons.sizes import tokens
from ui.film.text.language import QT_TRANSLATE_NOOP
from ui.settings.translation import translate
from ui.state.document import Document
from ui.widgets.style import tip

KINDS: Mapping[str, tuple[str, Callable[[], Cue]]] = {
    "gate-below": (QT_TRANSLATE_NOOP("Cues", "A gate falls below a bound"), GateBelow),
    "sign-flip": (QT_TRANSLATE_NOOP("Cues", "The memory turns its sign"), SignFlip),
    "saturated": (QT_TRANSLATE_NOOP("Cues", "Gates are saturated"), Saturated),
    "token": (QT_TRANSLATE_NOOP("Cues", "A chosen token"), lambda: AtToken(0)),
}
_BOUNDS = {
    GateBelow: ("below", QT_TRANSLATE_NOOP("Cues", "below")),
    SignFlip: ("least", QT_TRANSLATE_NOOP("Cues", "by at least")),
    Saturated: ("above", QT_TRANSLATE_NOOP("Cues", "share above")),
}
_WHY = {
    GateBelow: QT_TRANSLATE_NOOP(
        "Cues", "Below this a gate counts as shut: no larger share of the memory gets through it."
    ),
    SignFlip: QT_TRANSLATE_NOOP(
        "Cues", "How large the memory must be on both sides of zero, so that mere trembling around it is no turn."
    ),
    Saturated: QT_TRANSLATE_NOOP(
        "Cues", "The share of gates that must be nearly shut or nearly open: there gradients fade."
    ),
}


class CuesDialog(QDialog):
    """Shows the cues of the open lesson, and changes them."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._shown: tuple[object, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Cues", "Cues"))
        self.resize(960, 340)
        self._lines = QVBoxLayout()
        self._problem = QLabel()
        self._problem.setProperty("problem", True)
        self._problem.setWordWrap(True)
        self.kind = QComboBox()
        self.kind.setAccessibleName(translate("Cues", "Kind of the new cue"))
        what = translate("Cues", "What is to happen in the run so that playing stops there and says why.")
        self.kind.setToolTip(tip(what))
        for key, (title, _) in KINDS.items():
            self.kind.addItem(translate("Cues", title), key)
        self._lay_out()
        document.changed.connect(self._draw)
        self._draw()

    def _lay_out(self) -> None:
        words = QLabel(translate("Cues", "Playing stops by itself where a cue is met; the ruler shows a mark there."))
        words.setProperty("note", True)
        inside = QWidget()
        inside.setLayout(self._lines)
        self._lines.setContentsMargins(0, 0, 0, 0)
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        add = QPushButton(translate("Cues", "Add"))
        add.setAccessibleName(translate("Cues", "Add a cue of this kind"))
        why = translate("Cues", "Let playing stop wherever this is met; the ruler shows a mark there at once.")
        add.setToolTip(tip(why))
        add.clicked.connect(self._add)
        row = QHBoxLayout()
        row.addWidget(self.kind)
        row.addWidget(add)
        row.addStretch(1)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.close)
        column = QVBoxLayout(self)
        column.addWidget(words)
        column.addWidget(area, 1)
        column.addWidget(self._problem)
        column.addLayout(row)
        column.addWidget(close)

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
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for at, cue in enumerate(lesson.cues):
            self._lines.addWidget(self._line(at, cue))
        if not lesson.cues:
            self._lines.addWidget(QLabel(translate("Cues", "No cues yet: playing goes on to the end.")))
        self._lines.addStretch(1)
        self._problem.hide()

    def _line(self, at: int, cue: Cue) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        title = KINDS[cue.__struct_config__.tag][0]  # type: ignore[index]
        row.addWidget(QLabel(f"{at + 1}. {translate('Cues', title)}"), 1)
        if isinstance(cue, AtToken):
            row.addWidget(self._token(at, cue))
        else:
            row.addWidget(self._layer(at, cue))
            if not isinstance(cue, SignFlip):
                row.addWidget(self._gate(at, cue))
            if isinstance(cue, GateBelow):
                row.addWidget(self._over(at, cue))
            row.addWidget(self._bound(at, cue))
        gone = QToolButton()
        gone.setText("✕")
        gone.setToolTip(translate("Cues", "Take this cue away"))
        gone.setAccessibleName(translate("Cues", "Take cue {number} away").format(number=at + 1))
        label = translate("Edit", "take a cue away")
        gone.clicked.connect(lambda: self._edit(label, (*self.cues[:at], *self.cues[at + 1 :])))
        row.addWidget(gone)
        return line

    def _layer(self, at: int, cue: GateBelow | SignFlip | Saturated) -> QSpinBox:
        """The layer that is watched, counted from 1 on screen and from 0 in the lesson."""
        made = QSpinBox()
        made.lineEdit().setTextMargins(8, 0, 0, 0)
        made.setRange(1, len(self._document.lesson.layers))
        made.setPrefix(translate("Cues", "layer") + " ")
        made.setToolTip(translate("Cues", "The layer that is watched, counted from 1 as in the picture."))
        made.setValue(cue.layer + 1)
        made.setAccessibleName(translate("Cues", "Layer of cue {number}").format(number=at + 1))
        made.editingFinished.connect(lambda: self._change(at, layer=made.value() - 1))
        return made

    def _token(self, at: int, cue: AtToken) -> QComboBox:
        made = QComboBox()
        made.setAccessibleName(translate("Cues", "Token of cue {number}").format(number=at + 1))
        what = translate("Cues", "The token at whose beginning playing stops, whatever the numbers are.")
        made.setToolTip(tip(what))
        for number, word in enumerate(tokens(self._document.lesson)):
            made.addItem(f"{number + 1}  {word}", number)
        made.setCurrentIndex(cue.token)
        made.activated.connect(lambda chosen: self._change(at, token=chosen))
        return made

    def _gate(self, at: int, cue: GateBelow | Saturated) -> QComboBox:
        made = QComboBox()
        made.setAccessibleName(translate("Cues", "Gate of cue {number}").format(number=at + 1))
        what = translate("Cues", "The gate that is watched. The one that keeps says when something is forgotten.")
        made.setToolTip(tip(what))
        one = isinstance(cue, GateBelow)
        made.addItem(translate("Cues", "the gate that keeps") if one else translate("Cues", "all gates"), "")
        for gate in self._document.trace.layers[cue.layer].layer.cell.gates:
            made.addItem(gate, gate)
        made.setCurrentIndex(max(made.findData(cue.gate), 0))
        made.activated.connect(lambda chosen: self._change(at, gate=made.itemData(chosen)))
        return made

    def _over(self, at: int, cue: GateBelow) -> QComboBox:
        made = QComboBox()
        made.setAccessibleName(translate("Cues", "Units of cue {number}").format(number=at + 1))
        made.setToolTip(translate("Cues", "Whether one unit is enough, or the mean of all units counts."))
        made.addItem(translate("Cues", "in any unit"), "any")
        made.addItem(translate("Cues", "on average"), "mean")
        made.setCurrentIndex(made.findData(cue.over))
        made.activated.connect(lambda chosen: self._change(at, over=made.itemData(chosen)))
        return made

    def _bound(self, at: int, cue: GateBelow | SignFlip | Saturated) -> QDoubleSpinBox:
        field, title = _BOUNDS[type(cue)]
        made = QDoubleSpinBox()
        made.lineEdit().setTextMargins(8, 0, 0, 0)
        made.setDecimals(3)
        made.setToolTip(tip(translate("Cues", _WHY[type(cue)])))
        made.setSingleStep(0.05)
        made.setRange(0.0, 1000.0 if isinstance(cue, SignFlip) else 1.0)
        made.setPrefix(f"{translate('Cues', title)} ")
        made.setValue(getattr(cue, field))
        made.setAccessibleName(translate("Cues", "Bound of cue {number}").format(number=at + 1))
        made.editingFinished.connect(lambda: self._change(at, **{field: made.value()}))
        return made

    def _add(self) -> None:
        self._edit(translate("Edit", "add a cue"), (*self.cues, KINDS[self.kind.currentData()][1]()))

    def _change(self, at: int, **fields: object) -> None:
        if at < len(self.cues):
            changed = replace(self.cues[at], **fields)
            if changed != self.cues[at]:
                self._edit(translate("Edit", "change a cue"), (*self.cues[:at], changed, *self.cues[at + 1 :]))

    def _edit(self, label: str, cues: tuple[Cue, ...]) -> None:
        """Take other cues into the lesson, or say what is wrong with them."""
        try:
            self._document.edit(label, with_cues(self._document.newest, cues))
        except LessonError as error:
            self._problem.setText(str(error))
            self._problem.show()
