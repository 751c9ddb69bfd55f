"""When a unit began to hold a property: a measure of it over the training, as numbers, as a table or as a curve."""

from __future__ import annotations

import numpy as np

from simulator.experiments.experiment import Curves, Field, Line
from simulator.training.settings import TrainingError
from simulator.training.training import Training
from simulator.training.units.found_units import held_out, properties_of, property_of, rank_units
from simulator.training.units.over_training import SURE, Followed, OverTraining, over_training
from ui.cli.curves_file import check_curves_target, write_curves_file

TITLES = {"r": "|r|", "first": "first answers turned"}


def write_over_training(
    training: Training, name: str, unit: Followed | None, measure: str, count: int, target: str | None
) -> str:
    """The measure of a unit, or of the best one, over the training: a table, or what was written.

    Raises TrainingError, and ExperimentError for a file that cannot be written.
    """
    if target is not None:
        check_curves_target(target)
    if unit is None:
        unit = best_unit(training, name, count)
    found = over_training(training, lambda one, looked: property_of(one, looked, name), unit, measure, count=count)
    if target is None:
        lines = [f"{step:>8}  {value:.3f}" for step, value in zip(found.steps, found.values.tolist(), strict=True)]
        return "\n".join([*_head(training, name, unit, measure, found), "", *lines])
    return write_curves_file(_curves(training, name, unit, measure, found), target)


def best_unit(training: Training, name: str, count: int) -> Followed:
    """The unit whose memory follows a property best at the end."""
    examples = held_out(training, count)
    memory = training.cell.memory.state
    best = rank_units(training, examples, property_of(training, examples, name), [memory])[0]
    return Followed(best.layer, best.unit, memory)


def checked_property(training: Training, wanted: str | None) -> str:
    """The property that is meant; the first that the task knows where none is named. Raises TrainingError."""
    known = properties_of(training)
    if not known:
        raise TrainingError(f"The task {training.task.key} knows no property of its tokens.")
    return known[0] if wanted is None else wanted


def _head(training: Training, name: str, unit: Followed, measure: str, found: OverTraining) -> tuple[str, str]:
    """What is measured, and when it begins."""
    what = f"{TITLES[measure]} of {unit.quantity}[{unit.unit}] of layer {unit.layer} and {name}"
    begins = found.begins(SURE)
    told = (
        f"It stays at {SURE:g} or more from step {begins} on." if begins is not None else f"It never stays at {SURE:g}."
    )
    return f"{what}, {training.task.key}, {training.cell.name}, seed {training.settings.seed}", told


def _curves(training: Training, name: str, unit: Followed, measure: str, found: OverTraining) -> Curves:
    title, told = _head(training, name, unit, measure, found)
    about = f"{len(found.steps)} snapshots; between two of them the value of the earlier one"
    label = f"{unit.quantity}[{unit.unit}]"
    values = np.nan_to_num(found.at_each_step())
    line = Line(label, training.cell.key, (str(unit.layer), str(unit.unit), unit.quantity), (values,))
    fields = (Field(measure, TITLES[measure]),)
    numbers = (f"{label}: {float(values[-1]):.3f} at step {found.steps[-1]}",)
    return Curves(title, about, told, "step", "step", ("layer", "unit", "quantity"), fields, (line,), numbers)
