"""The second slider: the step of the training whose weights are shown. It is there where the open network has such."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QSlider, QWidget

from simulator.lessons.schema import LessonError
from ui.settings.translation import translate, write_count
from ui.state.learned import Learned
from ui.widgets.controls import GRID, text_label, turn_with_focus
from ui.widgets.style import tip

HEIGHT = 28


class StepSlider(QSlider):
    """Its steps are snapshots; the wheel turns it only where it has the keyboard."""

    words = ""

    @property
    def value_words(self) -> str:
        """The step of the training: what a screen reader says in place of the slider's steps."""
        return self.words

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Turn only with the keyboard's focus; else leave it alone."""
        turn_with_focus(self, event, super().wheelEvent)


class TrainingSlider(QWidget):
    """`shown` tells that it has come or gone, `failed` carries a LessonError."""

    shown = Signal()
    failed = Signal(object)

    def __init__(self, learned: Learned) -> None:
        super().__init__()
        self._learned = learned
        self.slider = StepSlider(Qt.Orientation.Horizontal)
        self.slider.setAccessibleName(translate("Training", "Step of the training"))
        words = translate("Training", "The same sentence with the weights as they were after a step of the training.")
        self.slider.setToolTip(tip(words))
        self.told = text_label("note")
        self.told.setWordWrap(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.slider, 1)
        row.addWidget(self.told)
        self.setFixedHeight(HEIGHT)
        self.hide()
        self.slider.valueChanged.connect(self._go)
        learned.changed.connect(self._follow, Qt.ConnectionType.QueuedConnection)  # the stage is painted first

    def _go(self, at: int) -> None:
        try:
            self._learned.go_to(at)
        except LessonError as error:
            self.failed.emit(error)

    def _follow(self) -> None:
        """Show where the weights are that are shown."""
        learned = self._learned
        there = learned.is_there
        if there:
            steps, training = learned.steps, learned.training
            assert training is not None
            was = self.slider.blockSignals(True)
            self.slider.setRange(0, len(steps) - 1)
            self.slider.setPageStep(max(1, len(steps) // 10))
            self.slider.setValue(learned.at)
            self.slider.blockSignals(was)
            step = steps[learned.at] if learned.step is None else learned.step
            words = translate("Training", "Step {step} of {steps}")
            self.slider.words = words.format(step=write_count(step), steps=write_count(training.settings.steps))
            self.told.setText(self.slider.words)
        if there == self.isHidden():
            self.setVisible(there)
            self.shown.emit()
