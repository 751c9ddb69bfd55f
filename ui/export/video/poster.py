"""The picture that stands for a film before it plays: its start, its end, or a moment of it."""

from __future__ import annotations

import re
from typing import NamedTuple

from ui.export.files.background import has_paper
from ui.export.format import Description, Job, MovingSettings, Typed, Unused, setting
from ui.export.pictures import times
from ui.export.video.pixels import png
from ui.export.video.subtitles import one_line
from ui.export.video.titles import described_png
from ui.paint.painter import image, transparent_image
from ui.paint.theme import THEMES

START = "start"
BESIDE = "-poster.png"  # behind a film's name
POSTERS = (
    (START, "a class can be asked to predict"),
    ("end", "says on paper what has happened"),
    ("0.5", "half-way"),
)
_NAMED = {START: 0.0, "end": 1.0}
_NUMBER = re.compile(r"\s*(\d+(?:[.,]\d*)?|[.,]\d+)\s*(s?)\s*")
TAKES = "start, end, how far it has come (0 to 1), or a second of it (12 s)"


class Poster(NamedTuple):
    """A moment of a film: how far it has come, 0 to 1, or if they are given so many seconds after its beginning."""

    share: float
    seconds: float | None = None

    def between(self, start: float, end: float) -> float:
        """The second that it is, of what goes from one to the other."""
        return start + (self.share * (end - start) if self.seconds is None else min(self.seconds, end - start))


def read_poster(text: str) -> Poster:
    """A moment as it is typed: "start", "end", "0.5", "12 s". Raises ValueError."""
    if text.strip() in _NAMED:
        return Poster(_NAMED[text.strip()])
    if found := _NUMBER.fullmatch(text):
        number = float(found[1].replace(",", "."))
        if found[2]:
            return Poster(0.0, number)
        if number <= 1.0:
            return Poster(number)
    raise ValueError(TAKES)


def poster(title: str, what_for: str) -> str:
    """A field of a settings class: which picture stands for it."""
    return setting(START, Description(title, what_for, typed=Typed(read_poster, TAKES, POSTERS)))


def poster_png(job: Job[MovingSettings], chosen: str, width: int, height: int) -> bytes:
    """The chosen moment of the film as a PNG of so many pixels, with its title and caption as text."""
    settings = job.settings
    shown = times(job.film, settings, settings.rate)
    last = len(shown) - 1
    number = round(read_poster(chosen).between(0.0, last / settings.rate) * settings.rate)
    frame, paint_it = (
        job.film.frame(job.film.timeline.with_words(shown[number])),
        image if has_paper(settings) else transparent_image,
    )
    picture = paint_it(frame, THEMES[settings.theme], width, height)
    return described_png(png(picture), one_line(job.film.title), one_line(frame.caption))


def has_poster_beside(chosen: str) -> bool:
    """Whether a film that can have no cover has its poster beside it: where that is not its first picture."""
    return read_poster(chosen) != Poster(0.0)


def shows_first(settings: MovingSettings) -> tuple[Unused, ...]:
    """What a format says that has no poster."""
    return (Unused(("poster",), "its first picture is what is shown before it plays"),)
