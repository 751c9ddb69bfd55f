"""The units of a layer by how well they follow a property, as lines of text or as a table."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from simulator.analysis.charts.series import Series
from simulator.analysis.text.properties import PROPERTIES, Marks, read_marks, values_of
from simulator.analysis.text.unit_scores import LEAST_STEPS, ranked, unit_scores
from simulator.io.os_errors import explain_os_error
from simulator.io.series_csv import save_csv
from simulator.lessons.edits.hold_text import typed_range
from simulator.lessons.run import run as run_lesson
from simulator.lessons.schema import LessonError
from simulator.network.trace import Trace
from simulator.text.counting import count_of
from simulator.text.tokens import TextError
from ui.cli.csv_settings import typed_dialect
from ui.cli.lesson_choice import chosen_lesson
from ui.cli.requests import TABLE, UnitsRequest
from ui.cli.shading import typed_quantity


def rank_units(given: UnitsRequest) -> str:
    """The units, the best first. Returns what to print. Raises LessonError, and ModelError for a model's files."""
    target = given.target or ""
    if target and Path(target).suffix.lower() != TABLE:
        raise LessonError(f"{target}: there is no such kind of table.", f"End it with {TABLE}.")
    dialect = typed_dialect(given.sets, target)
    trace = run_lesson(chosen_lesson(given))
    if not 0 <= given.layer < len(trace.layers):
        raise LessonError(f"--layer {given.layer} is not there.", f"The layers are 0 to {len(trace.layers) - 1}.")
    record = trace.layers[given.layer]
    quantity = typed_quantity(given.quantity, trace, given.layer) or record.layer.cell.memory.state
    signal, count = _signal(given, trace)
    scores = unit_scores(record, quantity, signal)
    order = ranked(scores)
    name = f"{quantity} follows {given.follow}"
    if target:
        try:
            series = Series(name, scores[order], (), order.tolist())
            written = save_csv(target, [series], trace.tokens, record, dialect)
        except OSError as error:
            raise LessonError(*explain_os_error(error, target)) from error
        return f"{target}: {count_of(written, 'unit')}"
    known = [unit for unit in order[: max(given.best, 0)].tolist() if not np.isnan(scores[unit])]
    if np.isnan(scores).all():
        why = "It is the same at all of them, or no unit changes." if count >= LEAST_STEPS else "These are too few."
        raise LessonError(f"No unit follows {given.follow} over {count_of(count, 'token')}.", why)
    names = record.layer.unit_names
    lines = [f"{scores[unit]:+.3f}  unit {unit}{f' {names[unit]}' if names else ''}" for unit in known]
    head = f"Correlation of {quantity} of layer {given.layer} with “{PROPERTIES[given.follow].title}”"
    return "\n".join([f"{head} over {count_of(count, 'token')}", *(line.replace("-", "−", 1) for line in lines)])


def _signal(given: UnitsRequest, trace: Trace) -> tuple[np.ndarray[tuple[int], np.dtype[np.float64]], int]:
    """The numbers of the property at the tokens that count, NaN at others; and how many count."""
    marked = PROPERTIES[given.follow].marked
    if not marked and (given.positive or given.negative):
        raise LessonError("--positive and --negative say what is marked.", "Write --follow marked, or leave them out.")
    if marked and not (given.positive or given.negative):
        raise LessonError("Nothing is marked.", "Say what with --positive, and perhaps --negative.")
    positive, negative = (_marks(text, trace.steps) for text in (given.positive, given.negative))
    first, stop = 0, trace.steps
    if given.tokens is not None:
        first, stop = typed_range(given.tokens, trace.steps, "token", f"--tokens {given.tokens}")
    signal = np.full(trace.steps, np.nan)
    signal[first:stop] = values_of(given.follow, trace.tokens, positive, negative)[first:stop]
    return signal, stop - first - sum(first <= step < stop for step in trace.skipped)


def _marks(text: str, steps: int) -> Marks:
    try:
        return read_marks(text, steps)
    except TextError as error:
        raise LessonError(str(error), "Write words, or stretches such as 3:9, with commas between.") from error
