"""The lessons of the start page: one large and moving, to start with, and a line for each of the others."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from simulator.engine.progress import Progress
from simulator.lessons.guide.results.summary import LessonDone
from simulator.lessons.run import run
from simulator.lessons.schema import Lesson
from ui.film.drawing.page import LEAST, Room
from ui.film.drawing.thumbnail import core_of, without_words
from ui.film.film import Film, FilmOptions
from ui.film.marks import Frame, Rect
from ui.film.motion.most_change import most_change
from ui.jobs.job import Job
from ui.paint.kept.paint_cache import PaintCache
from ui.paint.painter import paint
from ui.paint.text import advance, font, metrics, write
from ui.paint.theme import Theme
from ui.settings.translation import own_language, translate
from ui.state.names import authors_words, lesson_title
from ui.widgets.heard.aloud import aloud
from ui.widgets.style import tip
from ui.window.start.words import as_much_as_fits, height_of, kinds, sign_of, told

PAGE_KEYS = (
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End,
    Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape,
)  # fmt: skip
"""Keys that the page itself answers, whichever card has the keyboard."""
LEAST_TEXT = 11  # pixels
FROM = 126.0  # where the large picture begins: below the header and what stands above a cell
SHOWN = Rect(0.0, FROM, LEAST.width, LEAST.height - FROM)
WORDLESS = Rect(0.0, FROM, LEAST.width, Room(LEAST).caption.y - FROM)
WORDS_FROM = 640  # pixels: in a narrower card nobody could read the picture's words and its caption


def film_of(lesson: Lesson) -> tuple[Film, float]:
    """The film of a lesson's run, laid out, and the second at which it changes its memory most."""
    trace = run(lesson)
    film = Film(lesson, trace, FilmOptions(language=own_language().key))
    time = film.timeline.time_at_rest(*most_change(trace, film.timeline))
    film.frame(time)
    return film, time


class FilmJob(Job[tuple[Film, float]]):
    """Makes the film of a card beside the window: some cells take a while to be laid out."""

    def __init__(self, lesson: Lesson) -> None:
        super().__init__()
        self._lesson = lesson

    def work(self, _progress: Progress) -> tuple[Film, float]:
        """Run the lesson and lay its picture out."""
        return film_of(self._lesson)


class Card(QAbstractButton):
    """A lesson that can be chosen. It has no picture before `show_film`; sizes are `scale` times the usual ones."""

    def __init__(self, key: str, lesson: Lesson, theme: Theme) -> None:
        super().__init__()
        self.key, self.lesson = key, lesson
        self.scale = 1.0
        self._theme = theme
        self._film: Film | None = None
        self.done: LessonDone | None = None
        self._cache = PaintCache()
        self.setAccessibleName(lesson_title(lesson))
        self._describe()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def loaded(self) -> bool:
        """Whether the picture is there."""
        return self._film is not None

    @property
    def minutes(self) -> int:
        """How long the lesson takes: as it says, or as its film does at its usual speed; 0 before that is there."""
        if self.lesson.minutes or self._film is None:
            return self.lesson.minutes
        return max(1, round(self._film.duration / 60))

    @property
    def minutes_in_words(self) -> str:
        """How long the lesson takes, short: "3 min"; "" before that is known."""
        return translate("Start", "{count} min").format(count=self.minutes) if self.minutes else ""

    def show_film(self, film: Film, time: float) -> None:
        """Show a picture of the lesson's film from now on."""
        self._film = film
        self._open_at(film, time)
        self._describe()
        self.update()

    def show_done(self, done: LessonDone | None) -> None:
        """Say from now on what was done of the lesson; nothing where that is None."""
        if done != self.done:
            self.done = done
            self._describe()
            self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Paint in the colours of a theme from now on."""
        self._theme = theme
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        """A frame in the accent's colour."""
        self.update()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """No such frame any more."""
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Space chooses; keys that move, and Enter, are the page's."""
        if event.key() in PAGE_KEYS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _open_at(self, film: Film, time: float) -> None:
        raise NotImplementedError

    def _describe(self) -> None:
        about, done = authors_words(self.lesson.about), told(self.done)
        parts = (done, self.minutes_in_words, kinds(self.lesson), about)
        self.setAccessibleDescription(aloud(". ".join(part for part in parts if part)))
        self.setToolTip(tip("\n".join(filter(None, (about, done)))))

    def _face(self, size: float) -> int:
        """A size of letters on this page, in pixels."""
        return max(LEAST_TEXT, round(size * self.scale))

    def _begin(self, painter: QPainter, radius: float) -> QRectF:
        """Paint the card itself, in a frame; returns it."""
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        width = 4.0 if self.hasFocus() else 2.0 if self.underMouse() else 1.0
        whole = QRectF(self.rect()).adjusted(2.0, 2.0, -2.0, -2.0)
        painter.setPen(QPen(self._theme.colour("edge" if width == 1.0 else "accent"), width))
        painter.setBrush(self._theme.colour("card"))
        painter.drawRoundedRect(whole, radius, radius)
        return whole

    def _paint_part(self, painter: QPainter, frame: Frame, part: Rect, onto: QRectF, radius: float) -> None:
        """Paint a part of a frame into a rectangle with rounded corners."""
        painter.save()
        corners = QPainterPath()
        corners.addRoundedRect(onto, radius, radius)
        painter.setClipPath(corners)
        by = onto.width() / part.width
        left, top = onto.x() - part.x * by, onto.y() - part.y * by
        page = QRectF(left, top, frame.page.width * by, frame.page.height * by)
        paint(painter, frame, self._theme, page, self._cache)
        painter.restore()

    def _write(self, painter: QPainter, x: float, y: float, text: str, role: str, face: tuple[int, int]) -> float:
        """Write a text on its baseline; returns where it ends."""
        painter.setPen(self._theme.colour(role))
        write(painter, x, y, text, font(*face))
        return x + advance(text, *face)


class LargeCard(Card):
    """The lesson to start with: its film, which goes on while it is looked at, and what it is about."""

    def __init__(self, key: str, lesson: Lesson, theme: Theme) -> None:
        super().__init__(key, lesson, theme)
        self._time = 0.0
        words = translate("Start", "Start here: {title}").format(title=lesson_title(lesson))
        self.setAccessibleName(words)

    @property
    def time(self) -> float:
        """The second of the film that is shown."""
        return self._time

    def advance(self, seconds: float) -> None:
        """Let the film go on; after its end from the start."""
        if self._film is not None:
            self._time = (self._time + seconds) % self._film.duration
            self.update()

    def _open_at(self, film: Film, time: float) -> None:
        self._time = time

    def sizeHint(self) -> QSize:  # noqa: N802
        """Room for a picture and the words below it."""
        return QSize(round(560 * self.scale), round(500 * self.scale))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """As little as its words need, with a small picture."""
        return QSize(round(300 * self.scale), round(330 * self.scale))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The picture on top, its words below, and how to begin."""
        painter = QPainter(self)
        whole = self._begin(painter, 14 * self.scale)
        pad, begin = 28 * self.scale, 46 * self.scale
        picture = self._picture_in(whole)
        if self._film is not None:
            frame = self._film.frame(self._time)
            frame = frame if self._part is SHOWN else without_words(frame)
            self._paint_part(painter, frame, self._part, picture, 10 * self.scale)
        y = picture.bottom() + 36 * self.scale
        self._paint_badge(painter, pad, y)
        bottom = self.height() - pad * 0.8
        room = self.width() - 2 * pad
        sizes = [self._face(each) for each in (28, 24, 20, 17)]
        words = lesson_title(self.lesson)
        title = next((each for each in sizes if advance(words, each, 700) <= room), sizes[-1]), 700
        y += 1.75 * title[0]
        shown = metrics(*title).elidedText(words, Qt.TextElideMode.ElideRight, room)
        self._write(painter, pad, y, shown, "ink", title)
        self._paint_about(painter, QRectF(pad, y + 0.5 * title[0], room, bottom - begin - y - 0.9 * title[0]))
        self._paint_begin(painter, QRectF(pad, bottom - begin, 0.0, begin))
        painter.end()

    @property
    def _part(self) -> Rect:
        """The part of a frame that is shown."""
        return SHOWN if self.width() >= WORDS_FROM else WORDLESS

    def _picture_in(self, whole: QRectF) -> QRectF:
        """Where the picture stands: as wide as the card, or narrower where the words would have no room."""
        inner = whole.adjusted(2, 2, -2, -2)
        shape = self._part.width / self._part.height
        height = min(inner.width() / shape, inner.height() - 215 * self.scale)
        width = height * shape
        return QRectF(inner.center().x() - width / 2, inner.top(), width, height)

    def _paint_badge(self, painter: QPainter, x: float, y: float) -> None:
        face = self._face(14), 600
        words = translate("Start", "Start here")
        width = advance(words, *face) + 2.4 * face[0]
        badge = QRectF(x, y - 1.45 * face[0], width, 2.1 * face[0])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent"))
        painter.drawRoundedRect(badge, badge.height() / 2, badge.height() / 2)
        self._write(painter, x + 1.2 * face[0], y, words, "accent.on", face)
        before = translate("Start", "nothing to know before") if self.lesson.level == "introductory" else ""
        beside = "  ·  ".join(filter(None, (self.minutes_in_words, before, sign_of(self.done))))
        self._write_where_it_fits(painter, badge.right() + 12 * self.scale, y, beside, self._face(14))

    def _paint_about(self, painter: QPainter, room: QRectF) -> None:
        sizes = [self._face(each) for each in (17, 16, 15, 14, 13)]
        about = authors_words(self.lesson.about)
        size = next((each for each in sizes if height_of(about, each, room) <= room.height()), sizes[-1])
        painter.setPen(self._theme.colour("ink"))
        painter.setFont(font(size))
        painter.drawText(room, int(Qt.TextFlag.TextWordWrap), as_much_as_fits(about, size, room))

    def _paint_begin(self, painter: QPainter, place: QRectF) -> None:
        theme, face = self._theme, (self._face(17), 700)
        words, high = translate("Start", "Begin"), place.height()
        place.setWidth(advance(words, *face) + 1.9 * high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("ink"))
        painter.drawRoundedRect(place, high / 2, high / 2)
        painter.setBrush(theme.colour("panel"))
        x, y, half = place.x() + 0.55 * high, place.center().y(), 0.19 * high
        painter.drawPolygon(QPolygonF([QPointF(x, y - half), QPointF(x + 1.7 * half, y), QPointF(x, y + half)]))
        self._write(painter, x + 0.6 * high, y + 0.36 * face[0], words, "panel", face)
        beside = translate("Start", "or press Enter")
        small = self._face(13)
        self._write_where_it_fits(painter, place.right() + 14 * self.scale, y + 0.36 * small, beside, small)

    def _write_where_it_fits(self, painter: QPainter, x: float, y: float, words: str, size: int) -> None:
        """Write what can be left out on a narrow card."""
        if x + advance(words, size, 400) <= self.width() - 12 * self.scale:
            self._write(painter, x, y, words, "muted", (size, 400))


class SmallCard(Card):
    """A line of the list: the diagram alone, the title, what is in it, and how long it takes."""

    def __init__(self, key: str, lesson: Lesson, theme: Theme) -> None:
        super().__init__(key, lesson, theme)
        self._still: Frame | None = None

    def _open_at(self, film: Film, time: float) -> None:
        self._still = without_words(film.frame(time))

    def sizeHint(self) -> QSize:  # noqa: N802
        """Two lines beside a picture."""
        return QSize(round(360 * self.scale), round(80 * self.scale))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Two lines, close to each other."""
        return QSize(round(250 * self.scale), round(64 * self.scale))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The picture on the left, the words beside it."""
        painter = QPainter(self)
        whole = self._begin(painter, 10 * self.scale)
        high = 4 * (round(min(whole.height() - 12 * self.scale, 68 * self.scale)) // 4)  # one width in all lines
        inset, middle = 11 * self.scale, whole.center().y()
        picture = QRectF(whole.x() + inset, middle - high / 2, 1.5 * high, high)
        if self._still is not None:
            self._paint_part(painter, self._still, core_of(self._still, 1.5), picture, 6 * self.scale)
        title, small = (self._face(15), 600), (self._face(13), 400)
        x, right = picture.right() + 14 * self.scale, whole.right() - 16 * self.scale
        minutes = self.minutes_in_words
        length = max(advance(minutes, *small), 48 * self.scale)
        lines = self._title_in(right - length - inset - x, title, whole.height())
        y = middle - (1.3 * title[0] * len(lines) + 1.3 * small[0]) / 2 + title[0]
        self._write(painter, right - advance(minutes, *small), y, minutes, "muted", small)
        for line in lines:
            self._write(painter, x, y, line, "ink", title)
            y += 1.3 * title[0]
        y, sign = y - 0.1 * title[0], sign_of(self.done)
        wide = advance(sign, *small)
        self._write(painter, right - wide, y, sign, "accent", small)
        words = f"{kinds(self.lesson)}: {authors_words(self.lesson.about)}"
        room = right - x - (wide + inset if sign else 0.0)
        words = metrics(*small).elidedText(words, Qt.TextElideMode.ElideRight, room)
        self._write(painter, x, y, words, "muted", small)
        painter.end()

    def _title_in(self, room: float, face: tuple[int, int], height: float) -> list[str]:
        """The title in a line, or in two where there is height for them; what has no room is left out."""
        words, first = lesson_title(self.lesson).split(), ""
        while height > 5 * face[0] and words and advance(f"{first} {words[0]}".strip(), *face) <= room:
            first = f"{first} {words.pop(0)}".strip()
        rest = metrics(*face).elidedText(" ".join(words), Qt.TextElideMode.ElideRight, room)
        return [line for line in (first, rest) if line]
