"""What the dialog of units computes beside the window: who holds a property now, and since when."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.arrays import Array, Array64
from simulator.engine.progress import Progress
from simulator.training.settings import TrainingError
from simulator.training.task import Examples
from simulator.training.training import Training
from simulator.training.units.found_units import (
    Found,
    at_weights,
    find_units,
    held_out,
    marked_property,
    property_of,
)
from simulator.training.units.over_training import Followed, OverTraining, over_training
from ui.jobs.measures import Measure, MeasureJob


@dataclass(frozen=True)
class Asked:
    """A property that the task knows, by `name`, or words that are marked as positive and negative."""

    name: str
    positive: tuple[str, ...] = ()
    negative: tuple[str, ...] = ()

    def values(self, training: Training, examples: Examples) -> Array64:
        """Its values. Raises TrainingError."""
        if self.name:
            return property_of(training, examples, self.name)
        return marked_property(training, examples, self.positive, self.negative)


class UnitJob(MeasureJob[object]):
    """Results in what was asked for; what is wrong with a property is for the person."""

    expected = (TrainingError,)


def quantities_of(training: Training) -> list[str]:
    """The memory, the output and the gates of a cell: what is ranked."""
    return list(dict.fromkeys([training.cell.memory.state, *training.cell.states, *training.cell.gates]))


def find(training: Training, flat: Array, asked: Asked, count: int) -> Measure[Found]:
    """Who holds a property, with these weights, over so many fresh examples."""

    def measure(progress: Progress) -> Found:
        one = at_weights(training, flat)
        examples = held_out(one, count)
        return find_units(one, examples, asked.values(one, examples), quantities_of(one), progress)

    return measure


def follow(training: Training, asked: Asked, unit: Followed) -> Measure[OverTraining]:
    """Since when a unit holds it."""

    def measure(progress: Progress) -> OverTraining:
        return over_training(training, asked.values, unit, "r", progress)

    return measure


def typed_words(text: str) -> tuple[str, ...]:
    """Words with commas or blanks between them."""
    return tuple(text.replace(",", " ").split())
