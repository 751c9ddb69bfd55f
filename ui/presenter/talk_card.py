"""The card of a talk: what a step says, large, below the stage that the audience sees."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAbstractTextDocumentLayout, QColor, QFont, QPainter, QPaintEvent, QPalette, QTextDocument
from PySide6.QtWidgets import QWidget

from ui.film.narration.asked import range_of_line
from ui.paint.theme import SANS, SCRIPTS, Theme
from ui.panels.guide.answers.sketch import SketchPad
from ui.presenter.talk import Talk
from ui.presenter.told import Shown, shown_of
from ui.settings.translation import translate

SHARE, MOST_SHARE = 0.29, 0.55  # of the window's height: what the card has, and what many words may take
LARGEST, SMALLEST, LEAST = 1 / 25, 1 / 44, 1 / 76  # of the window's height: the size of the letters
MARGIN = 1 / 34  # of the height of the window, around the words
LINE = 0.34  # of the width: where the line of a sketch stands


class TalkCard(QWidget):
    """Shows a stand of the talk in letters as large as fit: the same place at each step, so that nothing jumps.

    A step of very many words makes it higher, and then its letters smaller.
    """

    def __init__(self, talk: Talk, parent: QWidget) -> None:
        super().__init__(parent)
        self._talk = talk
        self.shown = Shown()
        self.theme: Theme | None = None
        self.letters = 0
        """The size of the letters, in pixels."""
        self._text = QTextDocument(self)
        self._wide = self._whole = 0  # the size of the window
        self._text.setDocumentMargin(0)
        self._text.setUndoRedoEnabled(False)
        self.pad: SketchPad | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(translate("Presenter", "The words of the step"))
        self.hide()

    def show_talk(self, theme: Theme, window: QSize) -> None:
        """Show what the talk is at, in a window of this size; nothing while there is none."""
        self._wide, self._whole, self.theme = window.width(), window.height(), theme
        self.setVisible(self._talk.is_on)
        self.shown = shown_of(self._talk)
        self.setAccessibleDescription(self.shown.spoken)
        self._show_line()
        self._fit()

    def _show_line(self) -> None:
        """The line of the run, where one was asked for; before it is told, its field alone."""
        if self.pad is not None:
            self.pad.hide()
            self.pad.deleteLater()
            self.pad = None
        if self.shown.line is not None and self.theme is not None:
            tokens, values = self.shown.line
            pad = self.pad = SketchPad(tokens, *range_of_line(values))
            pad.setParent(self)
            pad.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            pad.is_blank = not self.shown.is_answered
            if self.shown.is_answered:
                pad.setAccessibleName(translate("Presenter", "The line of the run"))
                pad.values = list(values)
                pad.show_right(values)
            else:
                pad.setAccessibleName(translate("Presenter", "The field in which the line will stand"))
                pad.setAccessibleDescription("")
            pad.setPalette(_palette(self.theme))
            pad.show()

    def _fit(self) -> None:
        """Take the largest letters that fit, and no more room than they need at least."""
        width = self._wide if self.pad is None else round(self._wide * (1 - LINE))
        for share, size in self._sizes():
            self.letters, room = max(round(size * self._whole), 6), round(share * self._whole)
            self._lay_out(width)
            if self._text.size().height() + 2 * self._margin <= room:
                break
        self.setFixedHeight(room)
        self._place_line()
        self.update()

    def _sizes(self) -> Iterator[tuple[float, float]]:
        """Shares of the height and sizes of letters, in the order in which they are tried."""
        steps = 12
        yield from ((SHARE, LARGEST + (SMALLEST - LARGEST) * k / steps) for k in range(steps + 1))
        yield from ((SHARE + (MOST_SHARE - SHARE) * k / steps, SMALLEST) for k in range(1, steps + 1))
        yield from ((MOST_SHARE, SMALLEST + (LEAST - SMALLEST) * k / steps) for k in range(1, steps + 1))

    @property
    def _margin(self) -> float:
        return MARGIN * self._whole

    def _lay_out(self, width: int) -> None:
        face = QFont([SANS, *SCRIPTS])
        face.setPixelSize(self.letters)
        self._text.setDefaultFont(face)
        self._text.setHtml(_markup(self.shown))
        self._text.setTextWidth(width - 2 * self._margin - self._margin)

    def _place_line(self) -> None:
        if self.pad is not None:
            width, margin = self._wide, round(self._margin)
            left = round(width * (1 - LINE))
            self.pad.setFixedHeight(self.height() - 2 * margin)
            self.pad.setGeometry(left, margin, width - left - margin, self.height() - 2 * margin)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The words on the ground that captions have."""
        if self.theme is None:
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.colour("caption.fill"))
        painter.fillRect(QRectF(0, 0, self.width(), max(self.letters / 12, 2)), self.theme.colour("accent"))
        painter.translate(1.5 * self._margin, self._margin)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette.setColor(QPalette.ColorRole.Text, self.theme.colour("caption.ink"))
        self._text.documentLayout().draw(painter, context)
        painter.end()


def _markup(shown: Shown) -> str:
    """The words as paragraphs; nothing in them is markup of their own."""
    parts = []
    if shown.title:
        parts.append(f'<p style="margin:0 0 4px 0; font-size:medium"><b>{_safe(shown.title)}</b></p>')
    if shown.words:
        parts.append(_paragraph(_safe(shown.words)))
    if shown.asked:
        parts.append(_paragraph(_safe(shown.asked) if shown.is_answered else f"<b>{_safe(shown.asked)}</b>"))
    if shown.choices:
        parts.append(_paragraph(" &nbsp; ".join(f"○ {_safe(each)}" for each in shown.choices)))
    if shown.right:
        parts.append(_paragraph(" &nbsp; ".join(f"<b>✓ {_safe(each)}</b>" for each in shown.right)))
    if shown.why:
        parts.append(_paragraph(_safe(shown.why)))
    return "".join(parts)


def _safe(words: str) -> str:
    return escape(words).replace("\n", "<br>")


def _paragraph(inside: str) -> str:
    return f'<p style="margin:0 0 4px 0">{inside}</p>'


def _palette(theme: Theme) -> QPalette:
    """The colours of the card, for what Qt paints in it."""
    made = QPalette()
    roles = QPalette.ColorRole
    for role, colour in (
        (roles.Base, theme.colour("caption.fill")), (roles.Window, theme.colour("caption.fill")),
        (roles.WindowText, theme.colour("caption.ink")), (roles.Highlight, theme.colour("accent")),
        (roles.Mid, QColor(128, 128, 128)),
    ):  # fmt: skip
        made.setColor(role, colour)
    return made
