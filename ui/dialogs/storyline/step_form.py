"""The fields of one step: what it says, where it stands, what it waits for and what it asks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QPushButton, QVBoxLayout, QWidget

from simulator.lessons.guide.cues import kinds as cue_kinds
from simulator.lessons.guide.storyline.steps import START, Step
from simulator.lessons.run import Run
from ui.dialogs.storyline.fields import choice_field, line_field, place_field, places_field, text_field
from ui.dialogs.storyline.kinds import (
    ACTS,
    QUESTIONS,
    Around,
    Row,
    fields_of,
    fields_of_cue,
    layer_items,
    unit_items,
    view_items,
)
from ui.settings.translation import spoken_language, translate
from ui.state.authoring.names import beats_of
from ui.state.authoring.recorded import Spot
from ui.state.authoring.steps import Path, new_act, new_question
from ui.state.names import quantity_name
from ui.widgets.controls import GRID, form, text_label, title
from ui.widgets.focus.order import follow_layout
from ui.widgets.style import tip

LABELS = 110  # pixels: as wide as most of them


class StepForm(QWidget):
    """Shows a step. `put` carries the way to a field in it and its new value; `placed` asks for the window's place."""

    put = Signal(tuple, object)
    placed = Signal()

    def __init__(self, spot: Callable[[], Spot]) -> None:
        """`spot` tells what is seen in the window."""
        super().__init__()
        self._spot = spot
        self.preview = text_label("told")
        self.take = QPushButton(translate("Storyline", "Take from the window"))
        self.take.setToolTip(tip(translate("Storyline", "The step shows what the window shows now.")))
        self.take.clicked.connect(self.placed)
        self._inside = QWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, GRID, 0)
        self._column.addWidget(self._inside)
        self._column.addStretch(1)

    def show_step(self, step: Step | None, trace: Run, language: str) -> None:
        """Show a step, in fields of their own; what has the keyboard has it again."""
        held = self._held()
        for kept in (self.preview, self.take):
            kept.setParent(self)
            kept.hide()
        old, self._inside = self._inside, QWidget()
        self._column.replaceWidget(old, self._inside)
        old.hide()
        old.deleteLater()
        if step is None:
            return
        around = Around(trace, language, self._put)
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        where = translate("Storyline", "Where")
        for heading, rows in self._parts(step, around, where):
            if heading:
                column.addWidget(title(heading))
            grid = form(*((name, field, field) for name, field in rows))
            grid.setColumnMinimumWidth(0, LABELS)
            column.addLayout(grid)
            below = [_keeps(step, around), self.take] if heading == where else [] if heading else [self.preview]
            for part in below:
                column.addWidget(part)
                part.show()
        self._inside.show()
        follow_layout(self)
        self._hold(held)

    def _put(self, path: Path, value: object) -> None:
        self.put.emit(path, value)

    def _parts(self, step: Step, around: Around, where: str) -> Iterator[tuple[str, list[Row]]]:
        yield "", list(_said(step, around))
        yield where, list(_where(step, around))
        spot, trace = self._spot(), around.trace
        acts = {kind: partial(new_act, kind, spot, trace) for kind in ACTS}
        waits = translate("Storyline", "Waits")
        yield waits, list(self._kind("act", step.act, waits, _titles(ACTS), acts, around))
        questions = {kind: partial(new_question, kind, spot, trace) for kind in QUESTIONS}
        asks = translate("Storyline", "Asks")
        yield asks, list(self._kind("question", step.question, asks, _titles(QUESTIONS), questions, around))

    def _kind(
        self,
        field: str,
        part: object,
        name: str,
        titles: Mapping[type, str],
        makers: Mapping[type, Callable[[], object]],
        around: Around,
    ) -> Iterator[Row]:
        """What chooses a kind of an act or a question, and the fields of the one that is chosen."""
        none = translate("Storyline", "for nothing") if field == "act" else translate("Storyline", "nothing")
        items: list[tuple[str, object]] = [(none, None), *((words, kind) for kind, words in titles.items())]
        chosen = None if part is None else type(part)

        def choose(kind: object) -> None:
            if kind is not chosen:
                self._put((field,), makers[kind]() if isinstance(kind, type) else None)

        yield name, choice_field(name, items, chosen, choose)
        if part is not None:
            yield from fields_of(part, (field,), around)  # type: ignore[arg-type]

    def _held(self) -> str:
        """The name of the field that has the keyboard; "" where none has."""
        return next((each.accessibleName() for each in self._inside.findChildren(QWidget) if each.hasFocus()), "")

    def _hold(self, name: str) -> None:
        """Put the keyboard into the field of a name."""
        for each in self._inside.findChildren(QWidget) if name else ():
            if each.accessibleName() == name:
                each.setFocus(Qt.FocusReason.OtherFocusReason)
                return


def _titles(kinds: Mapping[type, str]) -> dict[type, str]:
    return {kind: translate("Storyline", words) for kind, words in kinds.items()}


def _said(step: Step, around: Around) -> Iterator[Row]:
    put, language = around.put, around.language
    name = translate("Storyline", "Title")
    yield name, line_field(name, step.title, language, partial(put, ("title",)))
    name = translate("Storyline", "Words")
    yield name, text_field(name, step.words, language, partial(put, ("words",)))
    name = translate("Storyline", "To try")
    yield name, text_field(name, step.to_try, language, partial(put, ("to_try",)))
    name = translate("Storyline", "Notes for the speaker")
    yield name, text_field(name, step.notes, language, partial(put, ("notes",)))


def _where(step: Step, around: Around) -> Iterator[Row]:
    """Where the step stands, and what is seen there."""
    put, trace, before = around.put, around.trace, translate("Storyline", "as the step before")
    name = translate("Storyline", "View")
    yield name, choice_field(name, [(before, ""), *view_items()], step.view, partial(put, ("view",)))
    name = translate("Storyline", "Token")
    yield name, place_field(name, step.token, partial(put, ("token",)), before)
    yield from _cue(step, around)
    layer = min(step.layer, len(trace.layers) - 1)
    name = translate("Storyline", "Moment")
    moment = f"once {step.once}" if step.once else f"beat {step.beat}"
    yield name, choice_field(name, _moments(trace, layer), moment, lambda chosen: _put_moment(around, chosen))
    name = translate("Storyline", "Layer")
    yield name, choice_field(name, layer_items(trace), step.layer, partial(put, ("layer",)))
    name = translate("Storyline", "Unit")
    units = unit_items(trace, layer)
    chosen = units[step.unit][1] if isinstance(step.unit, int) and 0 <= step.unit < len(units) else step.unit
    yield name, choice_field(name, units, chosen, partial(put, ("unit",)))
    name = translate("Storyline", "Pinned units")
    yield name, places_field(name, step.pins, partial(put, ("pins",)))
    name, record = translate("Storyline", "Quantity of charts"), trace.layers[layer]
    remembered = translate("Storyline", "what the layer remembers")
    known = [(quantity_name(each, record.layer.cell), each) for each in record.quantities]
    yield name, choice_field(name, [(remembered, ""), *known], step.quantity, partial(put, ("quantity",)))


def _put_moment(around: Around, chosen: str) -> None:
    field, _, key = chosen.partition(" ")
    around.put((field,), key)


def _keeps(step: Step, around: Around) -> QCheckBox:
    """Whether what was changed in the step before stays."""
    box = QCheckBox(translate("Storyline", "Keep what was changed before"))
    box.setChecked(step.keeps)
    box.toggled.connect(partial(around.put, ("keeps",)))
    return box


def _moments(trace: Run, layer: int) -> list[tuple[str, object]]:
    """Where in a token a step can stand."""
    record, once = trace.layers[layer], translate("Storyline", "once {quantity} is computed")
    beat, beats = translate("Storyline", "beat {beat}"), beats_of(trace, layer, spoken_language().key)
    return [
        (translate("Storyline", "end of the token"), "beat "),
        (translate("Storyline", "start of the token"), f"beat {START}"),
        *((beat.format(beat=title), f"beat {key}") for key, title in beats.items()),
        *((once.format(quantity=quantity_name(each, record.layer.cell)), f"once {each}") for each in record.quantities),
    ]


def _cue(step: Step, around: Around) -> Iterator[Row]:
    """The cue at which a step stands, from its token on."""
    name, none = translate("Storyline", "At the next cue"), translate("Storyline", "none")
    items: list[tuple[str, object]] = [(none, None)]
    items += [(translate("Cues", kind.title), kind) for kind in cue_kinds().values()]
    chosen = None if step.cue is None else type(step.cue)

    def choose(kind: object) -> None:
        if kind is not chosen:
            around.put(("cue",), kind.new() if isinstance(kind, type) else None)  # type: ignore[attr-defined]

    yield name, choice_field(name, items, chosen, choose)
    if step.cue is not None:
        yield from fields_of_cue(step.cue, ("cue",), around)
