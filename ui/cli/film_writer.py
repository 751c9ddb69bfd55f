"""Films and pictures written from the command line: no window, no display, progress on stderr."""

from __future__ import annotations

import sys

from tqdm import tqdm

from simulator.experiments.experiment import Curves
from simulator.lessons.schema import Lesson
from simulator.text.counting import count_of
from ui.cli.export_request import film_settings, picture_settings, resolve_export
from ui.cli.requests import ExportRequest
from ui.export import export, format_of
from ui.export.format import ExportError, FilmLike, MovingSettings, Settings, describe_settings
from ui.export.letters import describe_letters
from ui.export.video.container import VideoSettings
from ui.export.video.encoders import describe_encoder, is_coded
from ui.film.charts.experiment_curves import CurvesPlot
from ui.film.text.language import ENGLISH

QUIET_SECONDS = 1.0
"""What is written within this time says nothing of how far it is."""


def write_film(request: ExportRequest) -> str:
    """Write what a request says. Returns what was written. Raises ExportError and LessonError."""
    film, settings = resolve_export(request)
    count = _with_progress(film, request.target, settings)
    if film.scene is not None:
        tell_letters(film.scene.lesson)
    return describe_written(request.target, settings, count)


def _with_progress(film: FilmLike, target: str, settings: Settings) -> int:
    """Write a film, and say how far it is. Returns how many pictures there are."""
    with tqdm(total=0, unit=" pictures", delay=QUIET_SECONDS, mininterval=0.5, leave=False) as bar:

        def progress(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        export(film, target, settings, progress)
        count = int(bar.n)
    if is_coded(target, settings):
        tell_encoder()
    return count


def tell_letters(lesson: Lesson) -> None:
    """Say on stderr which letters of a lesson the fonts here cannot draw, and which only this machine's can."""
    for line in describe_letters(lesson, ENGLISH.translate):
        print(line, file=sys.stderr)


def tell_encoder() -> None:
    """Say on stderr where films in MP4 are not coded with x264."""
    for line in describe_encoder(ENGLISH.translate):
        print(line, file=sys.stderr)


def write_picture(film: FilmLike, target: str, theme: str, size: str | None, token: int) -> None:
    """Write one picture of a film, when a token is done. Raises ExportError."""
    export(film, target, picture_settings(target, theme, size, (token, len(film.timeline.beats) - 1)))
    if film.scene is not None:
        tell_letters(film.scene.lesson)


def write_curves(curves: Curves, target: str, theme: str, size: str | None, fps: float | None = None) -> str:
    """Write curves as a picture, or as a film in which they are drawn. Returns what they show. Raises ExportError."""
    moves = format_of(target).moving
    plot = CurvesPlot(curves, drawn=moves)
    if not moves:
        if fps is not None:
            raise ExportError(f"--fps is for films, and {target} is none.", "Leave it out.")
        write_picture(plot, target, theme, size, 0)
        return f"{target}: {plot.caption(0, 0)}"
    settings = film_settings(target, theme, size, fps)
    return describe_written(target, settings, _with_progress(plot, target, settings))


def list_settings(target: str) -> str:
    """What the format of a target can be told with --set: one line a setting, with what it is if nothing is said."""
    format = format_of(target)
    defaults = format.settings()
    lines = [
        f"  {name.replace('_', '-')}={getattr(defaults, name)}    {each.title}: {each.range}"
        for name, each in describe_settings(format.settings).items()
    ]
    return "\n".join([f"{format.title}, {format.ending}", *lines])


def describe_written(target: str, settings: Settings, count: int) -> str:
    """What was written: how many pictures, and of a film how long it is; of numbers, words and code, that they are."""
    if format_of(target).group == "Data":
        return f"{target}: written"
    pictures = count_of(count, "picture")
    even = settings.width + settings.width % 2, settings.height + settings.height % 2
    if isinstance(settings, VideoSettings) and even != (settings.width, settings.height):
        pictures += f" of {even[0]} × {even[1]} pixels (the sides of a film are even)"
    if isinstance(settings, MovingSettings):
        return f"{target}: {count / settings.rate:.1f} s, {pictures} at {settings.rate:.4g} a second"
    return f"{target}: {pictures}"
