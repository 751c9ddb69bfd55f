"""The curves of a race: loss and measure over updates, the median of all seeds and its spread."""

from __future__ import annotations

import math

import numpy as np

from simulator.arrays import Array
from simulator.experiments.experiment import Curves, Field, Line
from simulator.races.entrants import least_and_most
from simulator.races.race import Lane, Race
from simulator.text.counting import count_of

WIDE = 30.0  # times that values differ, from which they are shown by their exponents
NAMES = ("loss", "measure")


def race_curves(race: Race) -> Curves:
    """The best lane of each cell."""
    lanes, measure = race.best, race.start.task.measure
    fields = []
    goals = (None, measure.goal if race.start.task.has_goal else None)
    for name, title, goal in zip(NAMES, ("loss", measure.words), goals, strict=True):
        if _is_wide(race, name):
            log = None if goal is None else math.log10(goal)
            fields.append(Field(f"{name}, log10", title, exponents=True, goal=log))
        elif name == "measure" and not measure.falls and race.start.task.has_goal:
            fields.append(Field(name, title, goal=goal))
        else:
            fields.append(Field(name, title, free=True, goal=goal))
    least, most = least_and_most([lane.entrant for lane in lanes])
    settings = race.start.settings
    return Curves(
        title=f"{race.start.task.title}: a race at {least:,} to {most:,} weights",
        about=f"{_seeds(race)}, batches of {settings.batch} sequences, the same data for all",
        caption=_caption(race),
        key="update",
        along="updates",
        labels=("cell", "initialiser"),
        fields=tuple(fields),
        lines=tuple(_line(race, lane) for lane in lanes if lane.whole),
        numbers=tuple(_last(race, lane) for lane in lanes),
        at=race.tested,
        meanwhile=f"All learn from the same data, each with {least:,} to {most:,} weights.",
    )


def _seeds(race: Race) -> str:
    first, last = race.seeds[0], race.seeds[-1]
    if first == last:
        return f"seed {first}"
    return f"the median of seeds {first} to {last}, and in the shade from the least to the most"


def _is_wide(race: Race, name: str) -> bool:
    """Whether values reach over powers of ten."""
    if name == "measure" and not race.start.task.measure.falls:
        return False
    every = np.concatenate([part for lane in race.best for part in lane.spread(name)])
    return bool(every.min() > 0 and every.max() > WIDE * every.min())


def _line(race: Race, lane: Lane) -> Line:
    entrant = lane.entrant
    middles: list[Array] = []
    spread: list[tuple[Array, Array]] = []
    for name in NAMES:
        middle, least, most = lane.spread(name)
        if _is_wide(race, name):
            middle, least, most = np.log10(middle), np.log10(least), np.log10(most)
        middles.append(middle)
        spread.append((least, most))
    first = next(each for each in race.best if each.entrant.cell.key == entrant.cell.key)
    rate = f", rate {entrant.settings.rate:g}" if race.has_rates else ""
    name = f"{entrant.name}, {count_of(entrant.settings.units[0], 'unit')}{rate}"
    labels = entrant.cell.key, entrant.settings.initialiser
    return Line(name, entrant.cell.key, labels, tuple(middles), first is not lane, tuple(spread))


def _caption(race: Race) -> str:
    """What came of it, in numbers."""
    ends = "; ".join(_in_short(lane) for lane in race.best)
    words = race.start.task.measure.words
    return f"{words[:1].upper()}{words[1:]} after {race.tested[-1]:,} updates: {ends}."


def _in_short(lane: Lane) -> str:
    name = f"{lane.entrant.cell.name} ({lane.entrant.settings.initialiser})"
    return f"{name} {lane.last()[0]:.3g}" if lane.whole else f"{name} broke off"


def _last(race: Race, lane: Lane) -> str:
    value, least, most = lane.last()
    return f"{lane.entrant.name}: {race.start.task.measure.words} {value:.6g}, from {least:.6g} to {most:.6g}"
