"""The pictures of an export, one after the other: a film at k / fps, or its beats at rest.

Painting goes on in the calling thread while other threads compress what was painted before, a few pictures ahead and no
more, so that the length of a film does not matter to the memory.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event
from typing import NamedTuple, TypeVar

from PySide6.QtGui import QImage

from ui.export.files.background import has_paper
from ui.export.format import ExportError, FilmLike, Job, MovingSettings, PageSettings, Settings, StillSettings
from ui.export.painters import AHEAD, Look, Painted
from ui.export.video.time_map import TimeMap
from ui.film.marks import Frame

T = TypeVar("T")


class Picture(NamedTuple):
    """The picture with its number in the file."""

    number: int
    image: QImage


class Still(NamedTuple):
    """A beat at rest: token and beat from 0, its frame, and what is said of it.

    `whole`: it stands for all of its token, whose last beat it is, and says what happened at it, in the frame too.
    """

    token: int
    beat: int
    frame: Frame
    caption: str
    whole: bool = False


def time_map(film: FilmLike, settings: Settings) -> TimeMap:
    """Which second of the file shows which second of the film: of the chosen tokens, with the pauses at cues."""
    timeline, (first, end) = film.timeline, chosen_tokens(film, settings)
    start, stop = timeline.span(first, end)
    pause = settings.cue_pause if isinstance(settings, MovingSettings) else 0.0
    stops = tuple(time for time in film.stops() if start <= time < stop) if pause else ()
    return TimeMap(start, stop, stops, pause, timeline.opening(timeline.playing_order(first, end)[0]))


def times(film: FilmLike, settings: Settings, rate: float) -> list[float]:
    """The seconds of the film at which its frames are taken: start + k / rate, and again and again at a stop.

    The first is the excerpt's own picture, which players, mail and file managers show.
    """
    mapped = time_map(film, settings)
    return [mapped.film_time(k / rate) for k in range(max(1, round(mapped.seconds * rate)))]


def frame_times(job: Job[Settings], rate: float) -> Iterator[float]:
    """The seconds of the film for a format that paints its frames itself; `--at` is the time of that beat alone."""
    at = times(job.film, job.settings, rate)
    if isinstance(job.settings, StillSettings) and job.settings.at is not None:
        timeline, (token, beat) = job.film.timeline, still_places(job.film, job.settings)[0]
        start, count = timeline.time_of(token, beat), max(1, round(timeline.seconds_of(token, beat) * rate))
        at = [max(start + k / rate, timeline.opening(token, beat)) for k in range(count)]
    for number, time in enumerate(at):
        job.step(number, len(at))
        yield time
    job.step(len(at), len(at))


def chosen_tokens(film: FilmLike, settings: Settings) -> tuple[int, int]:
    """The first of the chosen tokens and the one behind the last. ExportError for tokens that are not there."""
    tokens = len(film.timeline.tokens)
    first, stop = settings.tokens or (0, tokens)
    if not 0 <= first < stop <= tokens:
        raise ExportError(
            f"There are no tokens {first}:{stop}.", f"The tokens are 0 to {tokens - 1}; 0:{tokens} is all of them."
        )
    return first, stop


def paint_in_turn(job: Job[Settings], width: int, height: int, at: list[float]) -> Iterator[Painted]:
    """The pictures of the film at these seconds, one after the other, each until the next one comes."""
    job.step(0, len(at))
    for painted in job.painter.paint(job.film, Look(job.settings.theme, width, height, has_paper(job.settings)), at):
        yield painted
        job.step(painted.number + 1, len(at))


def paint_all(job: Job[Settings], width: int, height: int, at: list[float]) -> Iterator[Picture]:
    """Paint the film at these seconds. Frames that look the same are one image."""
    kept = QImage()
    for number, image, changed in paint_in_turn(job, width, height, at):
        kept = image.copy() if changed else kept
        yield Picture(number, kept)


def stills(job: Job[StillSettings]) -> Iterator[Still]:
    """The frames of a still export: the one that was asked for, or one a beat."""
    places, film = still_places(job.film, job.settings), tell_as(job.film, job.settings)
    for number, (token, beat) in enumerate(places):
        job.step(number, len(places))
        yield still_at(film, job.settings, token, beat)
    job.step(len(places), len(places))


def still_at(film: FilmLike, settings: StillSettings, token: int, beat: int) -> Still:
    """The still of a place of a film that is told as the settings want it."""
    frame = film.frame(film.timeline.time_at_rest(token, beat))
    return Still(token, beat, frame, film.caption(token, beat), is_each_token(settings))


def tell_as(film: FilmLike, settings: StillSettings) -> FilmLike:
    """The film for stills: where there is one for each token, it is told token by token."""
    return film.by_token() if is_each_token(settings) else film


def is_each_token(settings: StillSettings) -> bool:
    """Whether there is one picture for each token."""
    return isinstance(settings, PageSettings) and settings.each == "token" and settings.at is None


def beat_ends(film: FilmLike, settings: Settings) -> list[float]:
    """The seconds at which the beats of the chosen tokens have come to rest."""
    first, stop = chosen_tokens(film, settings)
    timeline = film.timeline
    return [timeline.time_at_rest(*place) for place in timeline.places() if first <= place[0] < stop]


def still_places(film: FilmLike, settings: StillSettings) -> list[tuple[int, int]]:
    """Token and beat of each still. Raises ExportError for a place that the film does not have."""
    timeline = film.timeline
    if settings.at is None:
        first, stop = chosen_tokens(film, settings)
        last = len(timeline.beats) - 1
        beats = (last,) if is_each_token(settings) else range(last + 1)
        return [(token, beat) for token in timeline.playing_order(first, stop) for beat in beats]
    token, beat = settings.at
    if not 0 <= token < len(timeline.tokens):
        raise ExportError(f"There is no token {token}.", f"The tokens are 0 to {len(timeline.tokens) - 1}.")
    if not 0 <= beat < len(timeline.beats):
        names = ", ".join(f"{k} ({b.title})" for k, b in enumerate(timeline.beats))
        raise ExportError(f"There is no beat {beat}.", f"The beats are {names}.")
    return [settings.at]


def hand_over(pictures: Iterable[T], take: Callable[[T], None], threads: int = 1) -> None:
    """Let `take` have each picture in other threads (with one, in order) while the next is painted in this one.

    After one that fails it has no other: an encoder whose file could not be begun would end the program with a crash.
    """
    waiting: deque[Future[None]] = deque()
    failed = Event()

    def take_next(picture: T) -> None:
        if failed.is_set():
            return
        try:
            take(picture)
        except BaseException:
            failed.set()
            raise

    pool = ThreadPoolExecutor(threads, thread_name_prefix="export")
    try:
        for picture in pictures:
            waiting.append(pool.submit(take_next, picture))
            del picture
            while len(waiting) > AHEAD:
                waiting.popleft().result()
        for future in waiting:
            future.result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
