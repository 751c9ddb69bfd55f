"""Films to files: the formats that exist, and one way to write any of them whole or not at all.

A format is one file in `writers/`. `export` paints with the painter of the screen, may be called from any thread, and
leaves either the finished file or what was there before.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from simulator.io.os_errors import explained
from ui.export import writers
from ui.export.files.whole_files import write_whole_set
from ui.export.files.whole_folder import write_whole_folder
from ui.export.format import CancelledError, ExportError, FilmLike, Format, Job, Settings, check
from ui.export.uncaptioned import laid_out
from ui.export.video.release_memory import give_back_large_blocks

__all__ = ["CancelledError", "ExportError", "Format", "Settings", "export", "format_of", "formats"]


@cache
def formats() -> Mapping[str, Format]:
    """All formats by their ending, such as ".mp4"; "/" is the folder of pictures."""
    names = sorted(module.name for module in pkgutil.iter_modules(writers.__path__))
    found = [importlib.import_module(f"{writers.__name__}.{name}").FORMAT for name in names]
    return MappingProxyType({format.ending: format for format in found})


def format_of(target: str) -> Format:
    """The format that a target's ending chooses: a folder if it ends with a slash or is one. Raises ExportError."""
    if target.endswith(("/", "\\")) or Path(target).is_dir():
        return formats()["/"]
    ending = Path(target).suffix.lower()
    if ending not in formats():
        said = f"There is no format “{ending}”" if ending else "The name has no ending that says the format"
        raise ExportError(f"{said}: {target}.", f"End it with {_list_of_endings()}.")
    return formats()[ending]


def _list_of_endings() -> str:
    endings = [ending for ending in formats() if ending != "/"]
    return f"{', '.join(endings)}, or with / for a folder of pictures"


def export(
    film: FilmLike,
    target: str,
    settings: Settings,
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """Write a film to `target`, whose ending chooses the format; `settings` are of that format's class.

    The picture is laid out for the shape of its size in pixels. `progress` is told (pictures done, pictures in all).
    Raises CancelledError once `cancelled` says so, and ExportError with what is wrong, where, and what to do; the
    target is then what it was before.
    """
    format = format_of(target)
    check(settings)
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
