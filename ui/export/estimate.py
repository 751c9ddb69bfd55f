"""How large a file will be and how long it will take, measured on a small part of it before it is written."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from simulator.engine.progress import Cancelled
from simulator.io.hidden_files import temporary_folder
from ui.export.excerpt import Excerpt
from ui.export.format import FilmLike, Format, Job, MovingSettings, Settings, StillSettings
from ui.export.offscreen import ensure_application
from ui.export.pictures import chosen_tokens, still_places, times
from ui.export.uncaptioned import lay_out_film

ENOUGH = 30  # pictures of a film that tell about the others


class Estimate(NamedTuple):
    """How many pictures, bytes and seconds an export is likely to need."""

    pictures: int
    size: float
    seconds: float


class _Sample(NamedTuple):
    """What a part of it needed."""

    pictures: int
    size: int
    seconds: float


def estimate(
    film: FilmLike, format: Format[Settings], settings: Settings, cancelled: Callable[[], bool] = lambda: False
) -> Estimate:
    """Write one beat, one picture or one token with these settings, and reckon what all of it needs.

    Raises Cancelled once `cancelled` says so, ExportError for what cannot be exported, and OSError.
    """
    ensure_application()
    film = lay_out_film(film, settings)
    job = Job(film, Path(), settings, lambda done, total: None, cancelled)
    total = _total(job, format)
    samples = [_write_sample(part, format) for part in _parts(job)]
    base = per_picture = 0.0
    if len(samples) > 1 and samples[1].pictures > samples[0].pictures:
        one, more = samples
        per_picture = max(0.0, (more.size - one.size) / (more.pictures - one.pictures))
        base = max(0.0, one.size - per_picture * one.pictures)
    last = samples[-1]
    per_picture = per_picture or last.size / last.pictures
    return Estimate(total, base + per_picture * total, last.seconds * total / last.pictures)


def _parts(job: Job[Settings]) -> Iterator[Job[Settings]]:
    """One or two small exports that tell what the large one needs."""
    settings, timeline = job.settings, job.film.timeline
    first, stop = chosen_tokens(job.film, settings)
    middle = (first + stop) // 2
    if isinstance(settings, MovingSettings):
        by_length = sorted(range(len(timeline.beats)), key=lambda k: timeline.beats[k].seconds)
        enough = (beat for beat in by_length if timeline.seconds_of(middle, beat) * settings.rate >= ENOUGH)
        film = Excerpt(job.film, middle, next(enough, by_length[-1]))
        yield job._replace(film=film, settings=replace(settings, tokens=None, cue_pause=0.0))
    elif isinstance(settings, StillSettings):
        place = still_places(job.film, settings)[-1]
        yield job._replace(settings=replace(settings, at=place))
        if settings.at is None and stop - first > 1 and getattr(settings, "arrangement", "") != "clips":
            yield job._replace(settings=replace(settings, tokens=(middle - 1, middle + 1)))
    else:
        yield job._replace(settings=replace(settings, tokens=(middle, middle + 1)))
        if stop - middle > 1:
            yield job._replace(settings=replace(settings, tokens=(middle, middle + 2)))


def _total(job: Job[Settings], format: Format[Settings]) -> int:
    """How many pictures there will be: films know it, others tell it before they paint the first."""
    if isinstance(job.settings, MovingSettings):
        return len(times(job.film, job.settings, job.settings.rate))
    totals = [1]

    def stop_at_once(done: int, total: int) -> None:
        totals.append(total)
        raise Cancelled

    with suppress(Cancelled), temporary_folder() as folder:
        format.write(job._replace(place=folder / "film", progress=stop_at_once))
    return totals[-1]


def _write_sample(job: Job[Settings], format: Format[Settings]) -> _Sample:
    """Write a part into a folder that is thrown away."""
    totals = [1]
    with temporary_folder() as folder:
        place = folder / ("frames" if format.folder else f"film{format.ending}")
        if format.folder:
            place.mkdir()
        begun = time.perf_counter()
        format.write(job._replace(place=place, progress=lambda done, total: totals.append(total)))
        seconds = time.perf_counter() - begun
        size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    return _Sample(totals[-1], size, seconds)
