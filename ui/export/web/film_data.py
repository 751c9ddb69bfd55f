"""A film as data for a web page: each shape once, and which of them stand where at every twentieth of a second.

Backdrop, settled and moving marks are lists of (shape, x, y, opacity, scale); a shape is a drawing and what its areas
tell. What is equal is kept once, and between two samples the page moves what moves on. So a lesson takes hundreds of
kilobytes, not the megabytes of its frames. A wide film has its samples laid out for a phone held upright, too.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QRectF

from ui.export.format import FilmLike, Job, PacedSettings
from ui.export.pages.sheets import above_caption, without_caption
from ui.export.pictures import chosen_tokens
from ui.export.web.page_words import script_words
from ui.export.web.painter_recorder import Glyphs, Recorder
from ui.film.drawing.hits import BESIDE, COLUMNS, ROWS, stored_number
from ui.film.drawing.page import page_for
from ui.film.marks import NOW, Bars, Box, Frame, Mark, Moment, Node, Page, Paragraph, Row, Strip, Text, Wire
from ui.film.scene.lesson_words import words_of
from ui.film.text.language import languages
from ui.film.text.spoken import spoken_text
from ui.paint.painter import paint
from ui.paint.theme import THEMES, Theme

RATE, UPRIGHT_RATE = 20, 10  # samples a second; of what a phone held upright shows, which is small
UPRIGHT = page_for(9, 16)
PLACED = (Box, Node, Strip, Text, Paragraph)  # what is drawn the same wherever it stands
CELL = 36.0  # the height to which a travelling number is brought; it shrinks and grows on its way
CLOSE = 1e-6  # seconds before its end at which a beat is looked at, lest the next one begins


class _Once:
    """A table in which equal entries are kept once; gives their numbers."""

    def __init__(self) -> None:
        self.entries: list[Any] = []
        self._numbers: dict[str, int] = {}

    def number(self, entry: list[Any]) -> int:
        """The number of an entry that JSON can hold."""
        key = json.dumps(entry, ensure_ascii=False)
        if key not in self._numbers:
            self._numbers[key] = len(self.entries)
            self.entries.append(entry)
        return self._numbers[key]


class Shapes:
    """All drawings of a film as operations, what each shape tells of the run, and all lists of shapes."""

    def __init__(self, film: FilmLike, theme: Theme) -> None:
        self._film, self._theme, self.glyphs = film, theme, Glyphs()
        self.drawings, self.areas, self.shapes = _Once(), _Once(), _Once()
        self.lists: list[list[float]] = []
        self._drawings: dict[Mark, int] = {}
        self._shapes: dict[Mark, int] = {}
        self._lists: dict[tuple[float, ...], int] = {}
        self._last: Frame | None = None
        self._backdrop = self._settled = 0

    def show(self, film: FilmLike) -> None:
        """Take the frames of another film of the same theme from now on; what is equal is kept once all the same."""
        self._film, self._last, self._shapes = film, None, {}

    @property
    def tables(self) -> dict[str, Any]:
        """All that the numbers of shapes, drawings and lists stand for, as a page carries it."""
        return {
            "glyphs": self.glyphs.outlines,
            "drawings": self.drawings.entries,
            "areas": self.areas.entries,
            "shapes": self.shapes.entries,
            "lists": self.lists,
        }

    def lists_of(self, frame: Frame) -> list[int]:
        """The numbers of the lists of backdrop, settled and moving marks of a frame, without its caption."""
        last = self._last
        if last is None or frame.backdrop is not last.backdrop:
            self._backdrop = self._list_of(above_caption(frame.backdrop, frame.page))
        if last is None or frame.settled != last.settled:
            self._settled = self._list_of(above_caption(frame.settled, frame.page))
        self._last = frame
        return [self._backdrop, self._settled, self._list_of(above_caption(frame.moving, frame.page))]

    def _list_of(self, marks: Iterable[Mark]) -> int:
        flat = tuple(part for mark in marks if mark.opacity > 0.0 for part in self._place_mark(mark))
        if flat not in self._lists:
            self._lists[flat] = len(self.lists)
            self.lists.append(list(flat))
        return self._lists[flat]

    def _place_mark(self, mark: Mark) -> tuple[float, float, float, float, float]:
        """Shape, place, opacity and scale of a mark."""
        opacity, x, y, scale = round(mark.opacity, 2), 0.0, 0.0, 1.0
        mark = mark._replace(opacity=1.0)
        if isinstance(mark, PLACED):
            x, y = round(mark.x, 1), round(mark.y, 1)
            mark = mark._replace(x=0.0, y=0.0)
        if isinstance(mark, Strip):
            mark = mark._replace(wire="", shown=tuple(round(shown, 1) for shown in mark.shown))
            if len(mark.texts) == 1:
                scale = round(mark.cell_height / CELL, 2)
                wide, size = round(mark.cell_width / scale), round(mark.size / scale)
                mark = mark._replace(cell_height=CELL, cell_width=wide, size=size)
        elif isinstance(mark, Node):
            mark = mark._replace(glow=round(8 * mark.glow) / 8)
        if mark not in self._shapes:
            areas = self.areas.number([part for area in self._areas(mark) for part in area])
            self._shapes[mark] = self.shapes.number([self._drawing(mark), areas])
        return self._shapes[mark], x, y, opacity, scale

    def _drawing(self, mark: Mark) -> int:
        """The number of a mark's operations, whatever it tells."""
        if not isinstance(mark, Row | Paragraph):
            mark = mark._replace(about=None)
        if mark not in self._drawings:
            recorder, page = Recorder(self.glyphs), Page()
            frame = Frame(page, (mark,), (), (), "", Moment(0, 0, 0.0))
            paint(recorder, frame, self._theme, QRectF(0, 0, page.width, page.height))  # type: ignore[arg-type]
            self._drawings[mark] = self.drawings.number(recorder.operations[1:])  # the first is the paper
        return self._drawings[mark]

    def _areas(self, mark: Mark) -> Iterator[tuple[float, float, float, float, str]]:
        """The parts of a mark that tell something: x, y, width, height, words."""
        about = None if isinstance(mark, Row) else getattr(mark, "about", None)
        if about is None:
            return
        if isinstance(mark, Strip):
            for k in range(len(mark.values)):
                if not mark.shown or mark.shown[k] > 0.0:
                    x, y = mark.cell(k)
                    shown = about._replace(unit=mark.units[k] if mark.units else mark.first + k)
                    shown = stored_number(mark, about, k) if about.part in (ROWS, COLUMNS) else shown
                    yield x, y, mark.cell_width, mark.cell_height, self._film.tooltip(shown)
        elif isinstance(mark, Bars):
            for k in range(len(mark.values)):
                words = self._film.tooltip(about._replace(step=about.step + k))
                yield mark.x + k * mark.pitch, mark.base - mark.height, mark.width, mark.height, words
        elif isinstance(mark, Wire) and about.step == NOW:
            words, far = self._film.tooltip(about), mark.width / 2 + BESIDE
            for (ax, ay), (bx, by) in pairwise(mark.points):
                left, top = min(ax, bx) - far, min(ay, by) - far
                yield left, top, abs(bx - ax) + 2 * far, abs(by - ay) + 2 * far, words
        elif isinstance(mark, Node | Box):
            left = mark.x if isinstance(mark, Box) else mark.x - mark.width / 2
            top = mark.y if isinstance(mark, Box) else mark.y - mark.height / 2
            yield left, top, mark.width, mark.height, self._film.tooltip(about)


def film_data(job: Job[PacedSettings]) -> dict[str, Any]:
    """Everything that the page shows. Tells the job's progress, a beat at a time. Lengths are those of the page."""
    film, timeline, language = job.film, job.film.timeline, languages()[job.film.language]
    made = Shapes(film, THEMES[job.settings.theme])
    first, stop = chosen_tokens(film, job.settings)
    beats = range(len(timeline.beats))
    total = (stop - first) * len(beats)
    upright = upright_of(film)
    steps: list[dict[str, Any]] = []
    opens = timeline.opening(timeline.playing_order(first, stop)[0])
    for token in timeline.playing_order(first, stop):
        shown = []
        for beat in beats:
            job.step(len(steps) * len(beats) + beat, total)
            shown.append(_beat(film, made, token, beat, opens))
            if upright is not None:
                shown[-1]["upright"] = _samples(upright, made, token, beat, UPRIGHT_RATE, opens)
        pace = round(timeline.pace(token), 6)
        name = timeline.tokens[token]
        steps.append({
            "token": name, "quoted": language.quote(name), "number": token + 1, "pace": pace, "beats": shown
        })  # fmt: skip
    job.step(total, total)
    start, end = timeline.span(first, stop)
    return {
        "title": film.title,
        "page": size_of(film),
        "upright": size_of(upright) if upright is not None else None,
        "tokens": len(timeline.tokens),
        "beats": [
            [
                beat.title,
                round(beat.seconds, 4),
                THEMES[job.settings.theme].colour(beat.role).name(),
                round(beat.rest, 4),
            ]
            for beat in timeline.beats
        ],
        "steps": steps,
        "words": script_words(language),
        **_told(film),
        "cues": [round(time - start, 4) for time in film.stops() if start <= time < end],
        **made.tables,
    }


def _told(film: FilmLike) -> dict[str, Any]:
    """What the lesson tells: what to look for, and its notes with their headings by the numbers of their tokens."""
    about, notes = words_of(film.scene)
    return {"about": about, "notes": {at + 1: list(note) for at, note in notes.items()}}


def upright_of(film: FilmLike) -> FilmLike | None:
    """The film as a phone held upright shows it; None where it is upright, or has one page alone."""
    width, height = size_of(film)
    made = film.on(UPRIGHT)
    return made if width > height and size_of(made) != [width, height] else None


def size_of(film: FilmLike) -> list[float]:
    """The width and the height of its pictures above the caption."""
    page = without_caption(film.frame(0.0)).page
    return [page.width, round(page.height, 1)]


def _samples(film: FilmLike, made: Shapes, token: int, beat: int, rate: int, opens: float) -> list[int]:
    """The lists of a beat, so many times a second, its first and its last moment included; the page begins as it looks
    at the second `opens`.
    """
    start, seconds = film.timeline.time_of(token, beat), film.timeline.seconds_of(token, beat)
    count, samples = max(2, round(seconds * rate) + 1), list[int]()
    for k in range(count):
        at = min(start + seconds * k / (count - 1), start + seconds - CLOSE)
        samples += made.lists_of(film.frame(max(at, opens)))
    return samples


def _beat(film: FilmLike, made: Shapes, token: int, beat: int, opens: float) -> dict[str, Any]:
    caption, language = film.caption(token, beat), languages()[film.language]
    numbers = film.numbers(film.timeline.time_at_rest(token, beat))
    return {
        "caption": caption,
        "numbers": numbers,
        "heard": [spoken_text(each, language) for each in (caption, *numbers)],
        "samples": _samples(film, made, token, beat, RATE, opens),
    }


def compress_film_data(data: dict[str, Any]) -> str:
    """The data as a page carries it: JSON, deflated (zlib), base64."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return base64.b64encode(zlib.compress(text.encode(), 9)).decode("ascii")
