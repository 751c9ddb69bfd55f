"""Films written to files, whole or not at all: `export` writes any film, `export_film` makes one of a run first.

What an export needs is imported when it begins, so that these names are quick to import.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simulator.lessons.run import Run
    from ui.export.format import FilmLike, Format, Settings
    from ui.export.painters import Painter
    from ui.film.film import Film


def export(
    film: FilmLike,
    target: str,
    settings: Settings,
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
    painter: Painter | None = None,
    films: Mapping[Settings, Path] = MappingProxyType({}),
) -> None:
    """Write a film to `target`, whose ending chooses the format; `settings` are of that format's class.

    The picture is laid out for the shape of its size in pixels. `progress` is told (pictures done, pictures in all).
    Where several files are made together (`ui.export.together`), `painter` paints what moves and `films` are there
    already. May be called in any thread, but only in the main one where there is no application of Qt yet. Raises
    Cancelled once `cancelled` says so, and ExportError with what is wrong, where, and what to do; the target is then
    as before.
    """
    from simulator.io.os_errors import explain_os_error
    from ui.export.files.whole_files import write_whole_set
    from ui.export.files.whole_folder import write_whole_folder
    from ui.export.format import ExportError, Job, check
    from ui.export.offscreen import ensure_application
    from ui.export.painters import OWN
    from ui.export.uncaptioned import lay_out_film
    from ui.export.video.picture_memory import memory_for_pictures
    from ui.export.writers import format_of

    format = format_of(target)
    if not isinstance(settings, format.settings):
        raise TypeError(f"{target} takes {format.settings.__name__}, not {type(settings).__name__}")
    check(settings)
    ensure_application()
    film = lay_out_film(film, settings)

    def write(place: Path) -> None:
        format.write(Job(film, place, settings, progress, cancelled, Path(target).stem, painter or OWN, films))

    try:
        with memory_for_pictures():
            if format.folder:
                write_whole_folder(Path(target), write)
            else:
                write_whole_set(target, format.companions(settings), write)
    except OSError as error:
        raise ExportError(*explain_os_error(error, target)) from error


def export_film(
    run: Run,
    target: str | Path,
    *,
    tokens: range | None = None,
    fps: float | None = None,
    **settings: object,
) -> Path:
    """Write the film of a run to `target`, whose ending chooses the format. Returns the path that was written.

    `tokens` are those that are shown, from 0; left out, all of them. `fps` are the frames a second of a moving film.
    `settings` are named as the format's own (`width`, `theme`, `at`, …: `main.py export --settings OUT` lists them), or
    as those of `ui.film.film.FilmOptions` (`view`, `layer`, `unit`, `notation`, `language`, …). Raises ExportError for
    a name that neither has, for a value that cannot be, and for what cannot be written.
    """
    from ui.export.format import ExportError, with_values
    from ui.export.writers import format_of

    target = str(target)
    format = format_of(target)
    own, options = settings_and_options(format, settings if fps is None else {**settings, "fps": fps})
    if tokens is not None:
        if tokens.step != 1 or "at" in own:
            raise ExportError("tokens are to be a range in steps of 1, without at.", "Write tokens=range(A, B), or at.")
        own["tokens"] = tokens.start, tokens.stop
    if format.needs_at and "at" not in own:
        raise ExportError(f"A {format.ending} file holds one picture.", "Say which: at=(TOKEN, BEAT), from 0.")
    export(film_of(run, options), target, with_values(format.settings(), own))
    return Path(target)


def settings_and_options(
    format: Format[Settings], given: Mapping[str, object]
) -> tuple[dict[str, object], dict[str, object]]:
    """Which of these values are settings of the format, and which are options of a film. Raises ExportError."""
    from simulator.equations.expressions import did_you_mean
    from ui.export.format import ExportError, reason_against
    from ui.film.film import FilmOptions

    known = {each.name: each.default for each in fields(format.settings)}
    options = {each.name: each.default for each in fields(FilmOptions)}
    for name, value in given.items():
        if name not in known and name not in options:
            why = reason_against(format, format.settings(), name)
            if why is not None:
                raise ExportError(f"{name} is of no use for {format.ending}: {why}.", "Leave it out.")
            remedy = did_you_mean(name, {*known, *options})
            raise ExportError(f"{name} is no setting of {format.ending}, and no option of a film.", remedy)
        default = (0, 0) if name == "at" else known.get(name, options.get(name))
        if not _is_like(value, default):
            raise ExportError(f"{name} cannot be {value!r}.", f"It is a value like {default!r}.")
    return (
        {name: value for name, value in given.items() if name in known},
        {name: value for name, value in given.items() if name not in known},
    )


def _is_like(value: object, default: object) -> bool:
    """Whether a value is of the kind of a default; None and () say nothing of what is inside."""
    kind = type(default)
    if isinstance(default, tuple) and default:
        return isinstance(value, tuple) and len(value) == len(default) and all(map(_is_like, value, default))
    return default is None or isinstance(value, (kind, int) if kind is float else kind)


def film_of(run: Run, options: Mapping[str, object], other: Run | None = None) -> Film:
    """The film of a run with these options, compared with another one: beside it, or as a ghost where it differs.

    Raises ExportError for a name that there is not, and for no such unit.
    """
    from simulator.equations.expressions import did_you_mean
    from simulator.lessons.comparison import ComparedRun
    from ui.export.format import ExportError
    from ui.film.film import Film, FilmOptions
    from ui.film.narration import depths
    from ui.film.scene.lens import CHOICES
    from ui.film.text.language import languages
    from ui.film.text.notation import NOTATIONS
    from ui.film.views import views

    existing: Mapping[str, Mapping[str, object]] = {
        "view": views(), "lens": CHOICES, "notation": NOTATIONS, "depth": depths(), "language": languages()
    }  # fmt: skip
    for name, known in existing.items():
        if name in options and options[name] not in known:
            value = str(options[name])
            raise ExportError(f"{name} {value}: there is none of that name.", did_you_mean(value, known))
    make_options: Callable[..., FilmOptions] = FilmOptions
    try:
        if other is None:
            return Film(run.lesson, run, make_options(**options))
        runs = ComparedRun(run.lesson, run), ComparedRun(other.lesson, other)
        return Film(run.lesson, run, make_options(**options), ghost=other, runs=runs)
    except (IndexError, KeyError) as error:
        raise ExportError(f"{error.args[0]}.", "Choose one that is there.") from error
