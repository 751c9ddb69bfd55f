"""`main.py experiment -o`: how much of the first token is left, as a picture or as a table of numbers."""

from __future__ import annotations

from pathlib import Path

from simulator.experiments.first_token import Curve, ExperimentError, Setting, asked, curves, save_curves
from simulator.io.os_errors import explained

PICTURES, TABLE = (".png", ".svg", ".pdf"), ".csv"


def write(target: str, after: str, units: int, seed: int, theme: str, size: str | None) -> str:
    """Write the curves up to the longest lag and say what was written. Raises ExperimentError."""
    ending = Path(target).suffix.lower()
    if ending not in (*PICTURES, TABLE):
        kinds = f"{', '.join(PICTURES)} or {TABLE}"
        raise ExperimentError(f"{target}: there is no such kind of plot. End it with {kinds}.")
    lags, setting = asked(after, units, seed)
    found = curves(max(lags), setting)
    return _table(target, found) if ending == TABLE else _picture(target, found, setting, theme, size)


def _table(target: str, found: tuple[Curve, ...]) -> str:
    try:
        count = save_curves(target, found)
    except OSError as error:
        raise ExperimentError(" ".join(explained(error, target))) from error
    return f"{target}: {count} numbers"


def _picture(target: str, found: tuple[Curve, ...], setting: Setting, theme: str, size: str | None) -> str:
    from ui.cli.export import picture
    from ui.export import ExportError  # late: numbers need no Qt
    from ui.film.charts.first_token import FirstTokenPlot

    film = FirstTokenPlot(found, setting)
    try:
        picture(film, target, theme, size, 0)
    except ExportError as error:
        raise ExperimentError(str(error)) from error
    return f"{target}: {film.caption(0, 0)}"
