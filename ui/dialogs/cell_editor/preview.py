"""The picture of a cell while it is being written, with the numbers of a small run; made in a thread of its own."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRectF, QSize, Qt, QThread, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from simulator.lessons.run import run
from simulator.lessons.schema import CellSpec, LayerSpec, Lesson, LessonError
from simulator.text.embedding import Random
from simulator.text.tokens import Words
from ui.film.film import Film, FilmOptions
from ui.film.marks import Frame
from ui.paint.painter import paint
from ui.paint.theme import THEMES, Theme
from ui.settings.translation import translate
from ui.state.selection import Wording

UNITS, INPUTS = 3, 2
TEXT = "one two three"


def sample(spec: CellSpec) -> Lesson:
    """A small lesson with a cell: three tokens, two inputs, three units with random weights."""
    layer = LayerSpec(spec.key, UNITS, seed=1)
    return Lesson(title=spec.name, sequence=Words(TEXT), embedding=Random(INPUTS), cells=(spec,), layers=(layer,))


def picture(spec: CellSpec, wording: Wording) -> Frame:
    """The close-up of a cell at the end of its second token. LessonError where its numbers grow beyond bounds."""
    lesson = sample(spec)
    notation, depth, language = wording
    film = Film(lesson, run(lesson), FilmOptions(notation=notation, depth=depth, language=language))
    _, end = film.timeline.span(0, 2)
    return film.frame(end - 1e-3)


class Maker(QThread):
    """Makes one picture. `frame` is it at the end, or None, and `problem` why there is none."""

    def __init__(self, spec: CellSpec, wording: Wording, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.spec, self._wording = spec, wording
        self.frame: Frame | None = None
        self.problem = ""

    def run(self) -> None:
        """Make it."""
        try:
            self.frame = picture(self.spec, self._wording)
        except (LessonError, ValueError) as error:  # a layout that finds no place is a ValueError
            self.problem = getattr(error, "problem", "") or str(error)


class Preview(QWidget):
    """Shows the picture of the newest cell; until it is made, the one before, paler. `made` is emitted with each."""

    made = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._theme: Theme = THEMES["light"]
        self._frame: Frame | None = None
        self._maker: Maker | None = None
        self._wanted: tuple[CellSpec, Wording] | None = None
        self._shown: CellSpec | None = None
        self.problem = ""
        self._fits = True
        self.setAccessibleName(translate("CellEditor", "Picture of the cell"))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def is_current(self) -> bool:
        """Whether the picture is that of the newest cell, which is still written so."""
        return self._maker is None and self._fits

    @property
    def frame(self) -> Frame | None:
        """The picture that is shown."""
        return self._frame

    def show_cell(self, spec: CellSpec, wording: Wording) -> None:
        """Show this cell as soon as its picture is made."""
        self._wanted = (spec, wording)
        self.show_old(False)
        self._next()

    def show_old(self, old: bool) -> None:
        """Show that the picture is of what was written before."""
        self._fits = not old
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Paint in this theme."""
        self._theme = theme
        self.update()

    def stop(self) -> None:
        """Make no more pictures."""
        self._wanted = None
        if self._maker is not None:
            self._maker.wait()

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """As films are."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """As films are."""
        return round(width * 9 / 16)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Any width."""
        return QSize(480, 270)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The picture, or why there is none."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect())
        painter.fillRect(whole, self._theme.colour("paper"))
        if self._frame is not None:
            paint(painter, self._frame, self._theme, whole)
            if not self.is_current:
                veil = QColor(self._theme.colour("paper"))
                veil.setAlphaF(0.6)
                painter.fillRect(whole, veil)
        else:
            painter.setPen(self._theme.colour("muted"))
            words = self.problem or translate("CellEditor", "The picture is drawn once the equations are complete.")
            flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
            painter.drawText(whole.adjusted(24, 12, -24, -12), flags, words)
        painter.setPen(self._theme.colour("card.line"))
        painter.drawRect(whole.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()

    def _next(self) -> None:
        if self._maker is not None or self._wanted is None:
            return
        self._maker = Maker(*self._wanted, self)
        self._wanted = None
        self._maker.finished.connect(self._take)
        self._maker.start(QThread.Priority.LowPriority)
        self.update()

    def _take(self) -> None:
        maker, self._maker = self._maker, None
        if maker is None:
            return
        self._frame, self.problem, self._shown = maker.frame, maker.problem, maker.spec
        maker.deleteLater()
        self._next()
        self.update()
        self.made.emit()
