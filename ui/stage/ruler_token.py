"""One token on the ruler: its box with the word, and its beats as dashes below."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from ui.film.motion.timeline import Timeline
from ui.film.text.blanks import with_visible_blanks
from ui.paint.text import advance, font, metrics
from ui.paint.theme import Theme

BOX_TOP, BOX_HEIGHT, DOT_TOP, DOT_HEIGHT = 12.0, 30.0, 48.0, 5.0
SIZES = (13.0, 12.0, 11.0, 10.0)  # of the words, in pixels: the largest that fits


class WordLook(NamedTuple):
    """Whether the pointer is over a token, whether it is masked or left out (struck through), or unknown (hollow)."""

    hovered: bool
    masked: bool
    hollow: bool


def paint_word(
    painter: QPainter, theme: Theme, word: str, left: float, width: float, after: int, look: WordLook
) -> None:
    """A token as a box: filled where the film is, grey before (`after` < 0), open behind; hollow with dashes."""
    box = QRectF(left + 1.5, BOX_TOP, width - 3, BOX_HEIGHT)
    fill, ink = {True: ("ink", "card"), False: ("card" if after > 0 else "slot", "ink")}[after == 0]
    edge = "ink" if after == 0 else "muted" if look.hovered or look.hollow else "edge"
    if look.hollow:
        fill, ink = "panel", "ink" if after == 0 else "muted"
    painter.setOpacity(0.62 if after < 0 else 1.0)
    painter.setBrush(theme.colour(fill))
    dash = Qt.PenStyle.DashLine if look.hollow else Qt.PenStyle.SolidLine
    painter.setPen(QPen(theme.colour(edge), 2.0 if look.hollow and after == 0 else 1.0, dash))
    painter.drawRoundedRect(box, 6, 6)
    painter.setOpacity(1.0)
    word, weight, room = with_visible_blanks(word), 600 if after == 0 else 400, width - 5
    size = next((size for size in SIZES if advance(word, size, weight) <= room), SIZES[-1])
    painter.setFont(font(size, weight, "struck" if look.masked else ""))
    painter.setPen(theme.colour("muted" if look.masked and after != 0 else ink))
    text = metrics(size, weight).elidedText(word, Qt.TextElideMode.ElideRight, room)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def paint_beats(
    painter: QPainter, theme: Theme, timeline: Timeline, left: float, width: float, now: tuple[int, int]
) -> None:
    """The beats of a token as dashes, as wide as they are long; `now`: how many tokens on it stands, and the beat."""
    painter.setPen(Qt.PenStyle.NoPen)
    for k, beat in enumerate(timeline.beats):
        share, wide = timeline.starts[k] / timeline.step_seconds, beat.seconds / timeline.step_seconds
        start = left + 2.5 + (1.0 - share - wide if timeline.backward else share) * (width - 5)
        across = max(wide * (width - 5) - 2.0, 1.5)
        grown = 1.5 if (0, k) == now else 0.0
        painter.setOpacity(1.0 if (now[0], k) <= (0, now[1]) else 0.28)
        painter.setBrush(theme.colour(beat.role))
        dash = QRectF(start, DOT_TOP - grown, across, DOT_HEIGHT + 2 * grown)
        painter.drawRoundedRect(dash, dash.height() / 2, dash.height() / 2)
    painter.setOpacity(1.0)


def paint_border(painter: QPainter, theme: Theme, x: float, goes_on: bool) -> None:
    """The line between two sequences: whole where the second begins anew, dashed where it goes on."""
    style = Qt.PenStyle.DashLine if goes_on else Qt.PenStyle.SolidLine
    painter.setPen(QPen(theme.colour("ink"), 2.0, style))
    painter.drawLine(QPointF(x, BOX_TOP - 4.0), QPointF(x, DOT_TOP + DOT_HEIGHT))
