"""Curves as a file: their numbers as a table, or a picture."""

from __future__ import annotations

from pathlib import Path

from simulator.experiments.experiment import Curves, ExperimentError, save_curves
from simulator.io.os_errors import explain_os_error
from simulator.text.counting import count_of
from ui.cli.requests import PICTURES, TABLE


def check_curves_target(target: str) -> None:
    """Raise ExperimentError for a file that could not be written, before anything is computed."""
    if Path(target).suffix.lower() not in (*PICTURES, TABLE):
        kinds = f"{', '.join(PICTURES)} or {TABLE}"
        raise ExperimentError(f"{target}: there is no such kind of plot. End it with {kinds}.")
    folder = Path(target).parent
    if not folder.is_dir():
        raise ExperimentError(f"{target}: there is no folder {folder}. Create it, or choose another.")


def write_curves_file(curves: Curves, target: str, theme: str = "light", size: str | None = None) -> str:
    """Write curves. Returns what was written. Raises ExperimentError."""
    if Path(target).suffix.lower() == TABLE:
        try:
            return f"{target}: {count_of(save_curves(target, curves), 'number')}"
        except OSError as error:
            raise ExperimentError(" ".join(explain_os_error(error, target))) from error
    from ui.cli.film_writer import write_curves  # late: numbers need no Qt
    from ui.export import ExportError

    try:
        return write_curves(curves, target, theme, size)
    except ExportError as error:
        raise ExperimentError(str(error)) from error
