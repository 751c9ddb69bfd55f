"""Lets the network go on with its own text: token after token is drawn from what it says, and the film follows."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from simulator.lessons.edits.going_on import goes_on, next_token, with_next
from simulator.lessons.run import Run
from simulator.lessons.schema import LessonError
from ui.film.text.blanks import with_visible_blanks
from ui.film.text.language import QT_TRANSLATE_NOOP
from ui.settings.translation import translate
from ui.state.document import Document
from ui.state.player import Player
from ui.widgets.controls import Number, form, text_label
from ui.widgets.heard.complaint import Complaint
from ui.widgets.number_field import NumberField
from ui.widgets.room.screen_fit import resize_within_screen
from ui.widgets.style import tip

BETWEEN = 350  # milliseconds from token to token, at least: each is seen
MOST, USUAL = 500, 20  # tokens
REASONS = (
    QT_TRANSLATE_NOOP("Going on", "Its sequence is numbers, and no text."),
    QT_TRANSLATE_NOOP("Going on", "It has no read-out of tokens that compete with each other."),
    QT_TRANSLATE_NOOP("Going on", "A layer reads from the end, which is not there yet."),
)
"""Why a network cannot go on, as `goes_on` says it."""
HOTTEST = 10.0


class GoingOnDialog(QDialog):
    """Stays open beside the window. What is written is one edit, which is taken back at once."""

    def __init__(self, document: Document, player: Player, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document, self._player = document, player
        self._left, self._dice, self._written = 0, np.random.default_rng(0), list[str]()
        self._is_unseen = False  # whether the film has still to go to the token that was written last
        self._pace = QTimer(self, singleShot=True, interval=BETWEEN)
        self._pace.timeout.connect(self._write_next)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Command", "Let the network go on"))
        self.count = Number(translate("Going on", "Tokens"), 1, MOST)
        self.count.setValue(USUAL)
        self.temperature = NumberField(translate("Going on", "Temperature"))
        self.temperature.setRange(0.0, HOTTEST)
        self.temperature.setValue(1.0)
        self.seed = Number(translate("Going on", "Seed"), 0, 999_999)
        self.problem, self.said = Complaint(), text_label("note")
        self._lay_out()
        document.changed.connect(self._go_on)
        document.run_changed.connect(self._go_on)
        document.failed.connect(self._fail)
        self._tell()

    def _lay_out(self) -> None:
        about = translate(
            "Going on", "Each token is drawn by the chances that the read-out gives, and is read in its turn."
        )
        hint = translate("Going on", "Below 1 the likely becomes likelier; 0 always takes the likeliest.")
        self.temperature.setToolTip(tip(hint))
        fields = (self.count, self.temperature, self.seed)
        rows = ((each.accessibleName(), each, each) for each in fields)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.write = buttons.addButton("", QDialogButtonBox.ButtonRole.ActionRole)
        self.write.setDefault(True)
        self.write.clicked.connect(self._begin_or_stop)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(text_label("note", about))
        column.addLayout(form(*rows))
        column.addWidget(self.problem)
        column.addWidget(self.said, 1)
        column.addWidget(buttons)
        resize_within_screen(self, QSize(400, 320))

    @property
    def is_writing(self) -> bool:
        """Whether tokens are still to come."""
        return self._left > 0

    def _begin_or_stop(self) -> None:
        if self.is_writing:
            self._end()
            return
        self.problem.settle()
        self._left, self._written = self.count.value(), []
        self._dice = np.random.default_rng(self.seed.value())
        self._write_next()
        self._tell()

    def _write_next(self) -> None:
        """Draw a token from the newest run and put it behind the text; its run is made beside the window."""
        if not self.is_writing or self._document.is_running:
            return
        run = self._document.trace
        assert isinstance(run, Run)
        try:
            token = next_token(run, self.temperature.value(), self._dice)
            longer = with_next(self._document.newest_resolved, token)
            label = translate("Undo", "what the network wrote")
            self._document.edit(label, longer, merge=bool(self._written))
        except LessonError as error:
            self._fail(error)
            return
        self._left -= 1
        self._is_unseen = True
        self._written.append(token)
        self._tell()
        self._go_on()

    def _go_on(self) -> None:
        """Follow what has been written, and write the next token when its run is there."""
        self._tell()
        if self._is_unseen and not self._document.is_running:
            self._is_unseen = False
            last = len(self._document.trace.tokens) - 1
            self._player.rest_at(last, len(self._player.timeline.beats) - 1)
            if self.is_writing and not self._pace.isActive():
                self._pace.start()

    def _fail(self, error: object) -> None:
        """A token that cannot be written, or cannot be run."""
        if self.is_writing:
            self.problem.complain(str(error))
            self._end()

    def _end(self) -> None:
        self._left = 0
        self._pace.stop()
        self._tell()

    def _tell(self) -> None:
        """What has been written so far; why nothing can be."""
        reason = goes_on(self._document.newest_resolved)
        words = translate("Going on", "Stop") if self.is_writing else translate("Going on", "Write")
        self.write.setText(words)
        self.write.setEnabled(self.is_writing or not reason)
        for field in (self.count, self.temperature, self.seed):
            field.setEnabled(not self.is_writing)
        if reason and not self.is_writing:
            self.said.setText(
                translate("Going on", "This network cannot go on: {reason}").format(
                    reason=translate("Going on", reason)
                )
            )
            return
        text = " ".join(with_visible_blanks(token) for token in self._written)
        self.said.setText(translate("Going on", "Written: {text}").format(text=text) if text else "")

    def done(self, result: int) -> None:
        """Close, and write no more."""
        self._end()
        super().done(result)
