"""A chart of a run as a picture, or its numbers as a table."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from simulator.equations.expressions import did_you_mean
from simulator.io.csv_dialect import Dialect
from simulator.io.os_errors import explain_os_error
from simulator.io.series_csv import save_csv
from simulator.lessons.builtin import find
from simulator.lessons.edits.hold_text import typed_one, typed_range, typed_units
from simulator.lessons.own_cells.registry import cells_of
from simulator.lessons.run import run as run_lesson
from simulator.lessons.schema import Lesson, LessonError
from simulator.network.layer import NetworkError
from simulator.network.trace import Trace
from simulator.text.counting import count_of
from ui.cli.csv_settings import typed_dialect
from ui.cli.requests import PICTURES, TABLE, PlotRequest
from ui.cli.shading import typed_shading
from ui.film.charts import charts
from ui.film.charts.chart import Chart, numbers_by_token
from ui.film.drawing.page import LEAST
from ui.film.film import Film, FilmOptions
from ui.film.scene.scene import Scene
from ui.film.text.language import languages


def write_chart(given: PlotRequest) -> str:
    """Write the chart. Returns what was written. Raises LessonError."""
    ending = Path(given.target).suffix.lower()
    if ending not in (*PICTURES, TABLE):
        raise LessonError(f"{given.target}: there is no such kind of chart file.", f"End it with {_list_endings()}.")
    if given.kind not in charts():
        raise LessonError(f"There is no chart {given.kind}.", did_you_mean(given.kind, charts()))
    lesson = find(given.lesson)
    if not 0 <= given.layer < len(lesson.layers):
        remedy = f"The layers of {given.lesson} are 0 to {len(lesson.layers) - 1}."
        raise LessonError(f"--layer {given.layer} is not there.", remedy)
    dialect = typed_dialect(given.sets, given.target)
    trace, chart = run_lesson(lesson), charts()[given.kind]
    options, at = _options(given, chart, lesson, trace)
    try:
        if ending == TABLE:
            return _table(given, chart, lesson, trace, options, at, dialect)
        return _picture(given, lesson, trace, options, at)
    except NetworkError as error:
        raise LessonError(f"{given.lesson}: {error}.", "Choose another unit, or other tokens.") from error


def _list_endings() -> str:
    return f"{', '.join(PICTURES)} or {TABLE}"


def _options(given: PlotRequest, chart: Chart, lesson: Lesson, trace: Trace) -> tuple[FilmOptions, int]:
    """What the chart shows, and the moment."""
    names, count = trace.layers[given.layer].layer.unit_names, trace.layers[given.layer].layer.units
    units: tuple[int, ...] = ()
    if given.units is not None:
        units = typed_units(given.units, count, names, f"--units {given.units}") or tuple(range(count))
    unit = units[0] if units else 0
    if given.unit is not None:
        chosen = typed_units(given.unit, count, names, f"--unit {given.unit}")
        if len(chosen) != 1 or (units and chosen[0] not in units):
            raise LessonError("This is to be one unit that is shown.", "Choose one.", f"--unit {given.unit}")
        unit = chosen[0]
    first, stop = 0, trace.steps
    if given.tokens is not None:
        first, stop = typed_range(given.tokens, trace.steps, "token", f"--tokens {given.tokens}")
    from_end = trace.layers[given.layer].from_end
    at = first if from_end else stop - 1  # what the layer reads last
    if given.at is not None:
        at = typed_one(given.at, trace.steps, "token", f"--at {given.at}")
        if not first <= at < stop:
            remedy = f"They are {first} to {stop - 1}."
            raise LessonError("This is to be one token that is shown.", remedy, f"--at {given.at}")
    if chart.looks_back:
        first, stop = (at, stop) if from_end else (first, at + 1)
    over = _cells(given.over, lesson, chart)
    along = _output(given, chart, trace)
    whole = (first, stop) == (0, trace.steps)
    given_shading = given.quantity is not None or given.chances
    if given_shading and "quantity" not in chart.options:
        raise LessonError(f"--quantity and --chances shade a text, and this is the {chart.key}.", "Leave them out.")
    shading = typed_shading(given.quantity, given.chances, trace, given.layer)
    shown = shading._replace(tokens=None if whole else (first, stop), units=units, over=over, along=along)
    look = FilmOptions(chart.key, given.layer, unit, language=given.language)
    return replace(look, whole_run=given.whole_run, chart_options=shown), at


def _output(given: PlotRequest, chart: Chart, trace: Trace) -> str:
    typed: str | None = given.along
    if typed is None:
        return ""
    if "along" not in chart.options or given.layer not in trace.levels[-1] or given.units is not None:
        remedy = f"Write --kind ledger --layer {len(trace.layers) - 1} and no --units, or leave it out."
        raise LessonError("--along is for the ledger of all units of the last layer.", remedy)
    names = trace.readout.names if trace.readout is not None else ()
    if typed not in names:
        known = f"Choose {', '.join(names)}." if names else "This network has no read-out."
        raise LessonError("there is no output of that name.", known, f"--along {typed}")
    return typed


def _cells(typed: str | None, lesson: Lesson, chart: Chart) -> tuple[str, ...]:
    if typed is None:
        return ()
    if "over" not in chart.options:
        raise LessonError(f"--over is for gradients, and this is the {chart.key}.", "Leave it out.")
    known, found = cells_of(lesson), tuple(dict.fromkeys(key.strip() for key in typed.split(",")))
    for key in found:
        if key not in known:
            raise LessonError(f"there is no cell {key}.", did_you_mean(key, known), f"--over {typed}")
    return found


def _picture(given: PlotRequest, lesson: Lesson, trace: Trace, options: FilmOptions, at: int) -> str:
    from ui.cli.film_writer import write_picture
    from ui.export import ExportError  # late: numbers need no Qt

    if given.language not in languages():
        problem = f"--language {given.language}: there is none of that name."
        raise LessonError(problem, f"Choose {', '.join(languages())}.")
    film = Film(lesson, trace, options)
    try:
        write_picture(film, given.target, given.theme, given.size, at)
    except ExportError as error:
        raise LessonError(error.problem, error.remedy) from error
    return f"{given.target}: {film.caption(at, len(film.timeline.beats) - 1)}"


def _table(
    given: PlotRequest, chart: Chart, lesson: Lesson, trace: Trace, options: FilmOptions, at: int, dialect: Dialect
) -> str:
    scene = Scene(lesson, trace, options.layer, options.unit, LEAST, chart_options=options.chart_options)
    series = numbers_by_token(chart, scene, at)
    try:
        count = save_csv(given.target, series, trace.tokens, trace.layers[given.layer], dialect)
    except OSError as error:
        raise LessonError(*explain_os_error(error, given.target)) from error
    return f"{given.target}: {count_of(count, 'number')}"
