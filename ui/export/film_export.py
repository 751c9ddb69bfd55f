"""Films written to files, whole or not at all.

What an export needs is imported when it begins, so that this is quick to import.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.export.format import FilmLike, Settings


def export(
    film: FilmLike,
    target: str,
    settings: Settings,
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """Write a film to `target`, whose ending chooses the format; `settings` are of that format's class.

    The picture is laid out for the shape of its size in pixels. `progress` is told (pictures done, pictures in all).
    May be called in any thread, but only in the main one where there is no application of Qt yet. Raises CancelledError
    once `cancelled` says so, and ExportError with what is wrong, where, and what to do; the target is then as before.
    """
    from simulator.io.os_errors import explained
    from ui.export.files.whole_files import write_whole_set
    from ui.export.files.whole_folder import write_whole_folder
    from ui.export.format import ExportError, Job, check
    from ui.export.offscreen import ensure_application
    from ui.export.uncaptioned import laid_out
    from ui.export.video.release_memory import give_back_large_blocks
    from ui.export.writers import format_of

    format = format_of(target)
    if not isinstance(settings, format.settings):
        raise TypeError(f"{target} takes {format.settings.__name__}, not {type(settings).__name__}")
    check(settings)
    ensure_application()
    give_back_large_blocks()
    film = laid_out(film, settings)

    def write(place: Path) -> None:
        format.write(Job(film, place, settings, progress, cancelled, Path(target).stem))

    try:
        if format.folder:
            write_whole_folder(Path(target), write)
        else:
            write_whole_set(target, format.companions(settings), write)
    except OSError as error:
        raise ExportError(*explained(error, target)) from error
