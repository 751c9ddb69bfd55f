"""Several exports of one run, the films among them in one pass: what they show is composed and painted once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from simulator.engine.progress import Cancelled
from ui.export.film_export import export
from ui.export.format import ExportError, FilmLike, MovingSettings, PacedSettings, Settings
from ui.export.offscreen import ensure_application
from ui.export.painters import OWN, Painter, Seat, SharedPainter
from ui.export.pictures import times
from ui.export.uncaptioned import lay_out_film
from ui.export.writers import format_of
from ui.film.drawing.page import page_for
from ui.film.motion.pace import Pace


class Wanted(NamedTuple):
    """One export: the film, the file to write, and the settings of its format."""

    film: FilmLike
    target: str
    settings: Settings


class Told(NamedTuple):
    """What is known of one export: how many of its pictures are done, of how many; in the end what went wrong."""

    number: int
    done: int
    total: int
    ended: bool = False
    error: Exception | None = None


def export_together(
    wanted: Sequence[Wanted], tell: Callable[[Told], None], cancelled: Callable[[], bool] = lambda: False
) -> None:
    """Write all of them; one that fails (ExportError) is told, and the others go on.

    Those whose pictures come in turn and show the same film in the same shape are written side by side, in one pass.
    `tell` is called from several threads. Raises Cancelled once `cancelled` says so.
    """
    ensure_application()
    passes: dict[object, list[int]] = {}
    for number, each in enumerate(wanted):
        passes.setdefault(_pass_of(each) or number, []).append(number)
    made: dict[int, dict[Settings, Path]] = {}

    def told(what: Told) -> None:
        if what.ended and what.error is None:
            each = wanted[what.number]
            made.setdefault(id(each.film), {})[each.settings] = Path(each.target)
        tell(what)

    for numbers in sorted(passes.values(), key=lambda numbers: -_length(wanted[numbers[0]])):
        _write_pass(wanted, numbers, told, cancelled, made)
        if cancelled():
            raise Cancelled


def _pass_of(each: Wanted) -> tuple[object, ...] | None:
    """What exports of one pass have in common; None for one that paints by itself."""
    settings = each.settings
    try:
        format = format_of(each.target)
    except ExportError:  # which its own turn will tell
        return None
    if not format.in_turn or (isinstance(settings, MovingSettings) and not settings.caption):
        return None
    pace = settings.film_pace if isinstance(settings, PacedSettings) else Pace()
    return id(each.film), page_for(settings.width, settings.height), pace


def _length(each: Wanted) -> int:
    """How many pictures a film has, 0 for all else: long films are made first, others may be cut out of them."""
    settings = each.settings
    return len(times(each.film, settings, settings.rate)) if isinstance(settings, MovingSettings) else 0


def _write_pass(
    wanted: Sequence[Wanted],
    numbers: list[int],
    tell: Callable[[Told], None],
    cancelled: Callable[[], bool],
    made: Mapping[int, Mapping[Settings, Path]],
) -> None:
    if len(numbers) == 1:
        only = wanted[numbers[0]]
        _write(only, numbers[0], tell, cancelled, OWN, made.get(id(only.film), {}))
        return
    first, shared = wanted[numbers[0]], SharedPainter()
    film = lay_out_film(first.film, first.settings)
    seats = [shared.seat() for _ in numbers]

    def write(number: int, seat: Seat) -> None:
        try:
            _write(wanted[number]._replace(film=film), number, tell, cancelled, seat)
        finally:
            seat.leave()

    with ThreadPoolExecutor(len(numbers), thread_name_prefix="together") as pool:
        writing = [pool.submit(write, number, seat) for number, seat in zip(numbers, seats, strict=True)]
        shared.run()
        for each in writing:
            each.result()


def _write(
    each: Wanted,
    number: int,
    tell: Callable[[Told], None],
    cancelled: Callable[[], bool],
    painter: Painter,
    films: Mapping[Settings, Path] = MappingProxyType({}),
) -> None:
    """Write one of them, and tell how it ended."""
    count = 0, 1

    def progress(done: int, total: int) -> None:
        nonlocal count
        count = done, total
        tell(Told(number, done, total))

    try:
        export(each.film, each.target, each.settings, progress, cancelled, painter, films)
    except Cancelled:
        return
    except ExportError as error:
        tell(Told(number, *count, ended=True, error=error))
    else:
        tell(Told(number, count[1], count[1], ended=True))
