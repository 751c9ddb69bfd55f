"""A bar over the stage while a storyline is recorded: how many steps there are, and how to stop."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from simulator.lessons.guide.storyline.steps import Storyline
from ui.panels.network.cards import count_words
from ui.settings.translation import translate
from ui.state.authoring.recorder import StoryRecorder
from ui.widgets.controls import GRID
from ui.widgets.style import tip


class RecordingBar(QFrame):
    """Shown while something is recorded. `told` carries what came of it, or what is to be known of it."""

    told = Signal(str)

    def __init__(self, recorder: StoryRecorder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._recorder = recorder
        self.setObjectName("exports")
        self.setAccessibleName(translate("Recorded", "Recording of a storyline"))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.words = QLabel()
        self.stop = QPushButton(translate("Recorded", "Stop"))
        self.stop.setAccessibleName(translate("Recorded", "Stop recording"))
        self.stop.setToolTip(tip(translate("Recorded", "Put the recorded steps into the lesson.")))
        self.stop.clicked.connect(recorder.stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(GRID)
        row.addWidget(self.words)
        row.addWidget(self.stop)
        recorder.changed.connect(self._show)
        recorder.ended.connect(self._tell)
        self.hide()

    def _show(self) -> None:
        words = translate("Recorded", "Recording · {steps}")
        self.words.setText(f"● {words.format(steps=count_words(self._recorder.count, 'step'))}")
        self.setVisible(self._recorder.is_on)

    def _tell(self, story: Storyline | None) -> None:
        if story is None:
            self.told.emit(translate("Recorded", "Another lesson is open: nothing is recorded any more."))
            return
        words = translate("Recorded", "The storyline is in the lesson. It has {steps} now.")
        self.told.emit(words.format(steps=count_words(len(story.steps), "step")))
