"""Who paints the pictures of a moving export: it alone, or one painter for several exports of the same film.

One pass over a film composes each frame once and paints it once in each size that is wanted; the exports take their
pictures in threads of their own, and none is more than a few pictures behind another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from queue import Empty, Full, Queue
from threading import Condition
from typing import NamedTuple, Protocol

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from ui.film.marks import Frame
from ui.paint.kept.frame_buffer import Canvas
from ui.paint.theme import THEMES

AHEAD = 4  # pictures painted and not yet taken
SAME = 1e-6  # seconds within which two exports want the same picture
PATIENCE = 0.2  # seconds after which one that waits looks whether the other side is still there


class Look(NamedTuple):
    """How a film is painted: a theme's name, width and height in pixels, and whether on paper."""

    theme: str
    width: int
    height: int
    paper: bool = True

    def canvas(self) -> Canvas:
        """An image for it."""
        return Canvas(THEMES[self.theme], self.width, self.height, paper=self.paper)


class Painted(NamedTuple):
    """A picture until the next one comes: its number, and which areas of it are new."""

    number: int
    image: QImage
    changed: list[QRect]


class Frames(Protocol):
    """A film, as far as one who paints it needs to know it."""

    def frame(self, time: float, /) -> Frame:
        """What is to be painted at a second of it."""


class Painter(Protocol):
    """Paints a film at some seconds of it, in order."""

    def paint(self, film: Frames, look: Look, at: Sequence[float]) -> Iterator[Painted]:
        """The pictures at these seconds."""


class OwnPainter:
    """Paints on one canvas; what stays as it was is not painted again."""

    def paint(self, film: Frames, look: Look, at: Sequence[float]) -> Iterator[Painted]:
        """The pictures at these seconds."""
        canvas = look.canvas()
        for number, time in enumerate(at):
            changed = canvas.show(film.frame(time))
            yield Painted(number, canvas.image, changed)


OWN = OwnPainter()


class Seat:
    """The place of one export at a shared painter. It asks for pictures with `paint`, and must `leave` in the end."""

    def __init__(self, condition: Condition) -> None:
        self._condition = condition
        self.film: Frames | None = None
        self.look: Look | None = None
        self.wanted: Sequence[float] = ()
        self.number = 0
        self.changed: list[QRect] = []
        self.left = False
        self.error: BaseException | None = None
        self._taken: Queue[Painted] = Queue(AHEAD)

    @property
    def waits(self) -> bool:
        """Whether it has asked for a picture that is not painted yet."""
        return self.number < len(self.wanted)

    def paint(self, film: Frames, look: Look, at: Sequence[float]) -> Iterator[Painted]:
        """The pictures at these seconds. Raises what went wrong where they are painted."""
        with self._condition:
            self.film, self.look, self.wanted, self.number = film, look, at, 0
            self.changed = [QRect(0, 0, look.width, look.height)]
            self._condition.notify_all()
        for _ in at:
            yield self._take()

    def _take(self) -> Painted:
        while True:
            try:
                return self._taken.get(timeout=PATIENCE)
            except Empty:
                if self.error is not None:
                    raise self.error from None

    def put(self, image: QImage) -> None:
        """Hand over the next picture, as soon as there is room for it; nothing to one who has left."""
        picture = Painted(self.number, image, self.changed)
        self.changed = []
        with self._condition:
            self.number += 1  # before it is taken: one who has taken the last may ask for others at once
        while not self.left:
            try:
                self._taken.put(picture, timeout=PATIENCE)
                break
            except Full:
                continue

    def leave(self) -> None:
        """Want nothing any more."""
        with self._condition:
            self.left = True
            self._condition.notify_all()


class SharedPainter:
    """One pass over a film for several exports. All seats are taken before `run` begins."""

    def __init__(self) -> None:
        self._condition = Condition()
        self._seats: list[Seat] = []
        self._canvases: dict[Look, tuple[Canvas, QImage]] = {}

    def seat(self) -> Seat:
        """A place for one more export."""
        self._seats.append(Seat(self._condition))
        return self._seats[-1]

    def run(self) -> None:
        """Paint in this thread until all have left. What goes wrong is raised in each of the exports."""
        try:
            while seats := self._next():
                self._serve(seats)
        except BaseException as error:
            for seat in self._seats:
                seat.error = error
            raise

    def _next(self) -> list[Seat]:
        """Those whose picture is the next one of the film: known once each has asked for one, or has left."""
        with self._condition:
            self._condition.wait_for(lambda: all(seat.left or seat.waits for seat in self._seats))
            live = [seat for seat in self._seats if not seat.left]
            first = min((seat.wanted[seat.number] for seat in live), default=0.0)
            return [seat for seat in live if seat.wanted[seat.number] - first < SAME]

    def _serve(self, seats: list[Seat]) -> None:
        time = seats[0].wanted[seats[0].number]
        for look in dict.fromkeys(seat.look for seat in seats):
            assert look is not None
            same = [seat for seat in seats if seat.look == look]
            film = same[0].film
            assert film is not None
            image, changed = self._paint(film, look, time)
            for seat in self._seats:
                if seat.look == look:
                    seat.changed = [*seat.changed, *changed]
            for seat in same:
                seat.put(image)

    def _paint(self, film: Frames, look: Look, time: float) -> tuple[QImage, list[QRect]]:
        """The picture of a second, which stays as it is, and what of it is new."""
        if look not in self._canvases:
            self._canvases[look] = look.canvas(), QImage()
        canvas, kept = self._canvases[look]
        changed = canvas.show(film.frame(time))
        if changed or kept.isNull():
            kept = canvas.image.copy()
        self._canvases[look] = canvas, kept
        return kept, changed
