"""What comes next: the end picture of the next beat, and the next cue in words."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.paint.kept.paint_cache import PaintCache
from ui.paint.painter import paint
from ui.settings.translation import translate
from ui.state.cue_stops import CueStops
from ui.state.player import Player
from ui.state.stage import Stage
from ui.widgets.controls import GRID, text_label, title


class EndPicture(QWidget):
    """A second of the film as a small picture that stands still."""

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self._stage, self._cache = stage, PaintCache()
        self.time: float | None = None
        self.setMinimumSize(144, 81)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(translate("Presenter", "The next beat’s end picture"))

    def sizeHint(self) -> QSize:  # noqa: N802
        """A third of a page."""
        return QSize(480, 270)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Become no higher than the page's shape."""
        self.setMaximumHeight(round(self.width() * 9 / 16))

    def show_time(self, time: float | None, description: str) -> None:
        """Show another second, with what it shows in words; None shows paper."""
        self.time = time
        self.setAccessibleDescription(description)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The picture as the stage paints it."""
        painter = QPainter(self)
        theme = self._stage.theme
        if self.time is None:
            painter.fillRect(self.rect(), theme.colour("paper"))
        else:
            paint(painter, self._stage.frame(self.time), theme, QRectF(self.rect()), self._cache)
        painter.setPen(theme.colour("card.line"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


class Ahead(QWidget):
    """The next beat and the next cue; follows the player while it is in view."""

    def __init__(self, player: Player, stage: Stage, cues: CueStops) -> None:
        super().__init__()
        self._player, self._stage, self._cues = player, stage, cues
        self._shown: tuple[object, ...] = ()
        self.heading = title(translate("Presenter", "Next"))
        where = translate("Presenter", "Where Page Down leads: the picture at the end of the next beat")
        self.heading.setToolTip(where)
        self.beat, self.cue = text_label("value"), text_label("note")
        self.beat.setAccessibleName(translate("Command", "Next beat"))
        self.cue.setAccessibleName(translate("Command", "Next cue"))
        self.picture = EndPicture(stage)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        for part in (self.heading, self.beat, self.picture, self.cue):
            column.addWidget(part)
        column.setStretchFactor(self.picture, 100)
        column.addStretch(1)
        player.moved.connect(self._follow)
        stage.changed.connect(self._follow)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Catch up with what has happened while it was hidden."""
        super().showEvent(event)
        self._follow()

    def _follow(self, *_: object) -> None:
        if not self.isVisible():
            return
        player, film = self._player, self._stage.film
        place, stop = player.beat_after(1), player.next_stop(player.time)
        shown = (film, self._stage.theme.name, place, stop, player.beat_after(0) == place, self._stage.is_complete)
        if shown == self._shown:
            return
        self._shown = shown
        timeline = film.timeline
        over = player.time >= timeline.time_at_rest(*place)
        word, title = timeline.tokens[place[0]], timeline.beats[place[1]].title
        end, beat = translate("Presenter", "The end of the film"), translate("Presenter", "“{token}” · {beat}")
        self.beat.setText(end if over else beat.format(token=word, beat=title))
        end_of_beat = timeline.time_at_rest(*place)
        caption = "" if over else self._stage.teller_at(end_of_beat).caption(*place)
        self.picture.show_time(None if over else end_of_beat, caption)
        self.cue.setText(self._cue_words(stop))

    def _cue_words(self, time: float | None) -> str:
        """The next cue with its place and its reason."""
        stop = None if time is None else self._cues.at(time)
        if stop is None:
            further = translate("Presenter", "No further cue.")
            return further if self._cues.times else translate("Presenter", "This lesson has no cues.")
        timeline = self._stage.timeline
        token = timeline.locate(stop.time).token
        words = translate("Presenter", "Next cue: token {number}, “{token}”: {reason}")
        return words.format(number=token + 1, token=timeline.tokens[token], reason=self._cues.reasons(stop))
