"""A slider for the bias of the gate that keeps: how much a layer remembers when nothing else is in the sum."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QSlider, QVBoxLayout, QWidget

from simulator.cells.memory import function_behind
from simulator.equations.functions import FUNCTIONS, evaluate
from simulator.lessons.edits.whatif import keep_bias, keep_bias_of
from simulator.lessons.resolve import ResolvedLesson
from ui.film.text.number_format import decimal, precise, signed
from ui.settings.translation import translate, write_number
from ui.widgets.controls import GRID, text_label, turn_with_focus
from ui.widgets.style import tip

RANGE, STEPS = 8.0, 20  # the slider goes to ± so much, in so many steps a whole number


class BiasSlider(QSlider):
    """A slider that the wheel leaves alone."""

    @property
    def value_words(self) -> str:
        """The bias: what a screen reader says in place of the slider's steps."""
        return write_number(decimal(self.value() / STEPS, 2, plus=True))

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Turn only with the keyboard's focus; else let the panel scroll."""
        turn_with_focus(self, event, super().wheelEvent)


class KeepSlider(QWidget):
    """`pulled` carries the mean that the biases shall have; `let_go` tells that the handle was let go."""

    pulled = Signal(float)
    let_go = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.slider = BiasSlider(Qt.Orientation.Horizontal)
        self.slider.setAccessibleName(translate("WhatIf", "Bias of the gate that keeps"))
        self.slider.setRange(round(-RANGE * STEPS), round(RANGE * STEPS))
        self.slider.setSingleStep(STEPS // 10)
        self.slider.setPageStep(STEPS)
        self.slider.setToolTip(
            tip(
                translate(
                    "WhatIf",
                    "Moves the biases of all units alike. At 0 half of the memory is kept where nothing else is in "
                    "the sum; LSTMs are often started at 1, so that they remember before they have learned to.",
                )
            )
        )
        self.words = text_label("note")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(self.slider)
        column.addWidget(self.words)
        self.slider.valueChanged.connect(lambda value: self.pulled.emit(value / STEPS))
        self.slider.sliderReleased.connect(self.let_go)

    def show_layer(self, lesson: ResolvedLesson, at: int) -> None:
        """Show where the biases of a layer are; a cell without such a gate says so."""
        mean, cell = keep_bias(lesson, at), lesson.layers[at].cell
        self.slider.setEnabled(mean is not None)
        found = keep_bias_of(lesson, at)
        if mean is None or found is None:
            none = translate("WhatIf", "{cell}: there is no gate that keeps, so there is no such bias.")
            self.words.setText(none.format(cell=cell.name))
            return
        if not self.slider.isSliderDown():
            was = self.slider.blockSignals(True)
            self.slider.setValue(round(min(max(mean, -RANGE), RANGE) * STEPS))
            self.slider.blockSignals(was)
        name, sign = found
        function = FUNCTIONS.get(function_behind(cell, cell.memory.keep))
        words = f"{name} {write_number(signed(sign * mean))}"
        if function is not None:
            kept = float(evaluate(function, (np.array([mean]),))[0])
            text = translate("WhatIf", "{bias} on average: such a bias alone keeps {share} of the memory.")
            if lesson.lesson.idealised:
                text = translate(
                    "WhatIf",
                    "{bias} on average: such a bias alone would keep {share} of the memory, were it not rounded.",
                )
            words = text.format(bias=words, share=write_number(precise(kept)))
        turned = translate("WhatIf", "It counts the other way round: the gate says how much to replace.")
        self.words.setText(f"{words} {turned}" if sign < 0 else words)
