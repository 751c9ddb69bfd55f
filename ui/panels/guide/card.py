"""The card of the guide, above the pages of the column: a step's words, what it waits for, its question, the way."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from simulator.lessons.guide.storyline.questions.kinds import Drawn, Question
from ui.panels.guide.drawn import DrawnBox
from ui.panels.guide.question import QuestionBox
from ui.settings.translation import translate
from ui.state.guide import Guide
from ui.state.stage import Stage
from ui.widgets.controls import GRID, text_label
from ui.widgets.icons import put_icon
from ui.widgets.style import tip

MOST = 0.62  # the share of the column's height that it takes at most


class GuideCard(QFrame):
    """Shown while somebody is led. `told` carries what is to be said of a step, and of an answer; `answered` an answer
    that was checked, as `Given`.
    """

    told = Signal(str)
    answered = Signal(object)

    def __init__(self, guide: Guide, stage: Stage) -> None:
        super().__init__()
        self.guide, self._stage = guide, stage
        self._shown: tuple[object, int | None] = (None, None)
        self._was_done = False
        self.setObjectName("guide")
        self.setAccessibleName(translate("Guide", "Guide"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.place, self.heading = text_label("aside"), text_label("lead")
        self.words, self.to_try, self.act = text_label("told"), text_label("aside"), text_label("value")
        self.question: QuestionBox | DrawnBox | None = None
        self.closer = QToolButton()
        self.closer.setProperty("quiet", True)
        self.closer.setToolTip(tip(translate("Guide", "Leave the guide. Where you are is kept.")))
        self.closer.setAccessibleName(translate("Guide", "Leave the guide"))
        self.back, self.again, self.on = QPushButton(), QPushButton(), QPushButton()
        self.back.setText(translate("Guide", "Back"))
        self.again.setText(translate("Guide", "Come back"))
        self.again.setToolTip(tip(translate("Guide", "Bring lesson, view and place back to where this step began.")))
        self.on.setProperty("primary", True)
        self.area, self._inside = QScrollArea(), QWidget()
        self._inside.setObjectName("guideInside")
        self._lay_out()
        self.closer.clicked.connect(guide.leave)
        self.back.clicked.connect(guide.back)
        self.again.clicked.connect(guide.come_back)
        self.on.clicked.connect(guide.next)
        guide.changed.connect(self._show)
        guide.moved.connect(self._show_way)
        stage.changed.connect(self._apply_theme)
        self._apply_theme()
        self.hide()

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        whole.setSpacing(GRID // 2)
        top, way = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.place, 1)
        top.addWidget(self.closer)
        whole.addLayout(top)
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, GRID, 0)
        self._column.setSpacing(GRID)
        for part in self._texts():
            self._column.addWidget(part)
        self.area.setWidget(self._inside)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inside.installEventFilter(self)
        whole.addWidget(self.area)
        for button in (self.back, self.again):
            way.addWidget(button)
        way.addStretch(1)
        way.addWidget(self.on)
        way.setContentsMargins(0, 0, GRID, 0)  # as wide as the words
        whole.addLayout(way)

    def _texts(self) -> Iterator[QLabel]:
        yield from (self.heading, self.words, self.act, self.to_try)

    def _show(self) -> None:
        """Another step, or its act is done."""
        guide, step = self.guide, self.guide.step
        self.setVisible(step is not None)
        if step is None:
            self._shown = (None, None)
            return
        is_new = self._shown != (guide.story, guide.at)
        self._shown = guide.story, guide.at
        place = translate("Guide", "Step {number} of {count}")
        self.place.setText(place.format(number=(guide.at or 0) + 1, count=guide.count))
        self.heading.setText(guide.tell(step.title))
        self.words.setText(guide.tell(step.words))
        self.to_try.setText(guide.tell(step.to_try))
        self._show_act()
        if is_new:
            self._ask(step.question)
            self.area.verticalScrollBar().setValue(0)
            self.told.emit(". ".join(filter(None, (self.place.text(), self.heading.text(), self.words.text()))))
        elif guide.is_done and not self._was_done:
            self.told.emit(self.act.text())
        self._was_done = guide.is_done
        for part in self._texts():
            part.setVisible(bool(part.text()))
        self._show_way()
        self._fit()

    def _show_act(self) -> None:
        step = self.guide.step
        if step is None or step.act is None:
            self.act.clear()
        elif self.guide.is_done:
            self.act.setText(translate("Guide", "✓ Done."))
        else:
            self.act.setText(translate("Guide", "This step waits until you have done it."))

    def _show_way(self) -> None:
        guide = self.guide
        self.back.setEnabled(bool(guide.at))
        self.again.setVisible(guide.is_away)
        last = guide.at is not None and guide.at + 1 >= guide.count
        words = translate("Guide", "Finish") if last else translate("Guide", "Next")
        self.on.setText(words if guide.is_done else translate("Guide", "Skip"))

    def _ask(self, question: Question | None) -> None:
        """Put the question of the step below its words, in place of the one before."""
        if self.question is not None:
            self._column.removeWidget(self.question)
            self.question.hide()
            self.question.deleteLater()
            self.question = None
        step = self.guide.step
        if question is None or step is None:
            return
        if isinstance(question, Drawn):
            self.question = DrawnBox(question, self.guide.runs, step.layer, self.guide.tell)
        else:
            self.question = QuestionBox(question, self.guide.runs, step.layer, self.guide.tell, self.guide.token)
        self.question.told.connect(self.told)
        self.question.answered.connect(self.answered)
        self._column.insertWidget(3, self.question)

    def sizeHint(self) -> QSize:  # noqa: N802
        """As wide as the column."""
        return QSize(240, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Be as high as the words need in this width."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Be as high as what stands inside needs by now."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return False

    def _fit(self) -> None:
        above = self.parentWidget()
        if above is None or not self.isVisible():
            return
        needed = self._column.heightForWidth(self.area.viewport().width())
        needed = needed if needed > 0 else self._column.sizeHint().height()
        self.area.setFixedHeight(min(needed, max(round(MOST * above.height()) - 90, 80)))

    def _apply_theme(self) -> None:
        put_icon(self.closer, "close", self._stage.theme, "muted")
