"""Films and pictures written from the command line: no window, no display, progress on stderr."""

from __future__ import annotations

from tqdm import tqdm

from simulator.text.counting import count_of
from ui.cli.export_request import picture_settings, resolve_export
from ui.cli.requests import ExportRequest
from ui.export import export, format_of
from ui.export.format import FilmLike, MovingSettings, Settings, describe_settings


def write_film(request: ExportRequest) -> str:
    """Write what a request says. Returns what was written. Raises ExportError and LessonError."""
    film, settings = resolve_export(request)
    with tqdm(total=0, unit=" pictures", delay=1.0, mininterval=0.5, leave=False) as bar:

        def progress(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        export(film, request.target, settings, progress)
        count = int(bar.n)
    return describe_written(request.target, settings, count)


def write_picture(film: FilmLike, target: str, theme: str, size: str | None, token: int) -> None:
    """Write one picture of a film, when a token is done. Raises ExportError."""
    export(film, target, picture_settings(target, theme, size, (token, len(film.timeline.beats) - 1)))


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
    """What was written: how many pictures, and of a film how long it is."""
    pictures = count_of(count, "picture")
    if isinstance(settings, MovingSettings):
        return f"{target}: {count / settings.rate:.1f} s, {pictures} at {settings.rate:.4g} a second"
    return f"{target}: {pictures}"
