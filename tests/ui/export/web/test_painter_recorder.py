"""The recorder draws again what a QPainter draws, shape by shape."""

import json

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QImage,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QRawFont,
    QTransform,
)

from tests.ui.export.reading import colours, psnr
from tests.ui.film.films import film as random_film
from ui.export.web.painter_recorder import EM, FILL, LETTERS, RUN, STROKE, Glyphs, Recorder, outline
from ui.film.drawing.strips import Shading, whole
from ui.film.marks import Frame, Moment, Page
from ui.film.views import views
from ui.paint.letters import MISSING, shipped_cuts
from ui.paint.painter import image, paint
from ui.paint.strips import narrowing
from ui.paint.text import font
from ui.paint.theme import THEMES, load_fonts


def path_of(words: str) -> QPainterPath:
    """An outline read back."""
    path = QPainterPath()
    numbers: list[float] = []
    for letter, rest in split(words):
        numbers = [float(n) for n in rest.split()]
        if letter == "M":
            path.moveTo(*numbers)
        elif letter == "L":
            path.lineTo(*numbers)
        elif letter == "C":
            path.cubicTo(*numbers)
        else:
            path.closeSubpath()
    return path


def split(words: str) -> list[tuple[str, str]]:
    """Letters with the numbers that follow."""
    spaced = "".join(f"\n{c} " if c in "MLCZ" else c for c in words)
    return [(line[0], line[1:]) for line in spaced.splitlines() if line]


def drawn_again(operations: list, glyphs: Glyphs, width: int, height: int) -> QImage:
    """The operations as any other program would draw them."""
    made = QImage(width, height, QImage.Format.Format_RGB32)
    with QPainter(made) as painter:
        painter.setRenderHints(QPainter.RenderHint.Antialiasing)
        for operation in operations:
            painter.setOpacity(operation[2])
            if operation[0] == FILL:
                painter.fillPath(path_of(operation[3]), QColor(operation[1]))
            elif operation[0] == STROKE:
                style = Qt.PenStyle.DashLine if operation[4] else Qt.PenStyle.SolidLine
                cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
                painter.strokePath(path_of(operation[5]), QPen(QColor(operation[1]), operation[3], style, cap, join))
            elif operation[0] == LETTERS:
                for k in range(0, len(operation[4]), 3):
                    glyph, x, y = operation[4][k : k + 3]
                    outline = path_of(glyphs.outlines[glyph])
                    outline.setFillRule(Qt.FillRule.WindingFill)
                    scale = operation[3] / EM
                    painter.fillPath(
                        (QTransform.fromScale(scale, scale) * QTransform.fromTranslate(x, y)).map(outline),
                        QColor(operation[1]),
                    )
            else:
                assert operation[0] == RUN
                first, last, stops = operation[1]
                gradient = QLinearGradient(first, 0.0, last, 0.0)
                for place, colour in zip(stops[::2], stops[1::2], strict=True):
                    gradient.setColorAt(place, QColor(colour))
                painter.fillPath(path_of(operation[3]), gradient)
    return made


def recorded(frame: Frame) -> tuple[list, Glyphs]:
    glyphs = Glyphs()
    recorder = Recorder(glyphs)
    paint(recorder, frame, THEMES["light"], QRectF(0, 0, frame.page.width, frame.page.height))  # type: ignore[arg-type]
    return recorder.operations, glyphs


@pytest.mark.parametrize("view", list(views()))
def test_every_view_can_be_drawn_again(qapp: QGuiApplication, view: str) -> None:
    film = random_film("lstm", 3, view=view)
    frame = film.frame(film.timeline.time_at_rest(1, len(film.timeline.beats) - 1))
    operations, glyphs = recorded(frame)
    json.dumps([operations, glyphs.outlines], allow_nan=False)
    width, height = round(frame.page.width), round(frame.page.height)
    wanted = colours(image(frame, THEMES["light"], width, height))
    got = colours(drawn_again(operations, glyphs, width, height))
    assert psnr(got, wanted) > 27
    assert np.abs(got.astype(int) - wanted).mean() < 1.5


def test_numbers_that_are_set_narrow_are_smaller_there(qapp: QGuiApplication) -> None:
    load_fonts()
    strip = whole((4e-5, -3e-6, 0.25, -0.5, 1e-4, 0.0), Shading("memory", "signed", 1.0), 100.0, 80.0, about=None)
    operations, _ = recorded(Frame(Page(200, 160), (), (strip,), (), "", Moment(0, 0, 1.0)))
    sizes = [operation[3] for operation in operations if operation[0] == LETTERS]
    narrow = [narrowing(strip, text, strip.size) for text in strip.texts]
    assert sizes == pytest.approx([strip.size * share for share in narrow], abs=0.06)
    assert sorted(narrow)[2] < 0.95 < sorted(narrow)[3] == 1.0


def test_letters_are_kept_once(qapp: QGuiApplication) -> None:
    glyphs = Glyphs()
    for text in ("0.9997", "0.9997", "7.90"):
        recorder = Recorder(glyphs)
        recorder.setFont(font(20))
        recorder.drawText(QPointF(10, 20), text)
        assert len(recorder.operations[0][4]) == 3 * len(text)
    assert len(glyphs.outlines) == 4


def test_a_word_is_struck_through_as_the_screen_does_it(qapp: QGuiApplication) -> None:
    glyphs = Glyphs()
    recorder, wanted = Recorder(glyphs), QImage(300, 80, QImage.Format.Format_RGB32)
    wanted.fill(QColor("white"))
    with QPainter(wanted) as painter:
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        for target in (painter, recorder):
            target.setPen(QColor("black"))
            target.setFont(font(36, 700, "struck"))
            target.drawText(QPointF(20, 50), "Jenny")
    assert [operation[0] for operation in recorder.operations] == [LETTERS, FILL]
    background = [[FILL, "#ffffff", 1, "M0 0L300 0L300 80L0 80L0 0Z"]]
    assert psnr(colours(drawn_again(background + recorder.operations, glyphs, 300, 80)), colours(wanted)) > 24


def test_state_is_saved_and_restored(qapp: QGuiApplication) -> None:
    recorder = Recorder(Glyphs())
    recorder.setOpacity(0.5)
    recorder.save()
    recorder.setOpacity(1.0)
    recorder.setTransform(QTransform.fromScale(2, 2), combine=True)
    recorder.fillRect(QRectF(1, 2, 3, 4), QColor("#ff0000"))
    recorder.restore()
    recorder.fillRect(QRectF(1, 2, 3, 4), QColor("#ff0000"))
    assert recorder.operations == [
        [FILL, "#ff0000", 1, "M2 4L8 4L8 12L2 12L2 4Z"],
        [FILL, "#ff0000", 0.5, "M1 2L4 2L4 6L1 6L1 2Z"],
    ]


def test_what_no_font_has_is_the_sign_for_it(qapp: QGuiApplication) -> None:
    load_fonts()
    sign = outline(QRawFont(str(shipped_cuts()[MISSING]), EM).pathForGlyph(0))
    for words, signs in (("+0.12 ⊙", 0), ("字数 自子", 0), ("سلام", 0), ("ܐ", 0), ("a\U0010fffdb", 1), ("ހ", 1)):
        glyphs = Glyphs()
        recorder = Recorder(glyphs)
        recorder.setFont(font(20.0))
        recorder.drawText(QPointF(10, 30), words)
        assert [operation[0] for operation in recorder.operations] == [LETTERS], words
        drawn = [glyphs.outlines[number] for number in recorder.operations[0][4][::3]]
        assert drawn.count(sign) == signs, words
        assert drawn.count("") == words.count(" "), words


def test_a_font_without_bold_letters_is_made_bolder_where_they_are_wanted(qapp: QGuiApplication) -> None:
    load_fonts()
    glyphs = Glyphs()
    plain, bold = (glyphs.line("字", font(20.0, weight))[1][0][0] for weight in (400, 700))
    assert (
        path_of(glyphs.outlines[bold]).boundingRect().width() > path_of(glyphs.outlines[plain]).boundingRect().width()
    )


class PictureFont(QRawFont):
    """A font whose letters are pictures in colours: they leave ink, and have no outline."""

    def pathForGlyph(self, glyph: int) -> QPainterPath:
        """Nothing to draw along."""
        return QPainterPath()


def test_a_picture_in_colours_is_the_sign_for_what_is_missing(qapp: QGuiApplication) -> None:
    glyphs = Glyphs()
    letters = PictureFont(str(shipped_cuts()[MISSING]), EM)
    number = glyphs._number(letters, letters.glyphIndexesForString("a")[0])
    assert glyphs.outlines[number] == outline(QRawFont(str(shipped_cuts()[MISSING]), EM).pathForGlyph(0)) != ""
