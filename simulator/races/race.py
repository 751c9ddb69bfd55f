"""A race: every entrant from every seed on the same data, what came of it in medians and spread, a table and a CSV."""

from __future__ import annotations

import csv
import io
import math
import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from statistics import median

import numpy as np
from msgspec.structs import replace

from simulator.arrays import Array
from simulator.io.atomic_write import write_whole
from simulator.races.entrants import Entrant, Start, least_and_most
from simulator.text.counting import count_of
from simulator.training.requested.one_training import Outcome
from simulator.training.training import Training

HEAD = (
    "task", "cell", "initialiser", "rate", "units", "weights",
    "seed", "update", "seconds", "loss", "measure", "goal at",
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Lane:
    """An entrant and what came of it from each seed; in a race that runs, what has come of it so far."""

    entrant: Entrant
    outcomes: tuple[Outcome, ...]
    reached: tuple[int | None, ...]
    """At which update the goal was reached first, seed by seed."""

    @property
    def whole(self) -> tuple[Outcome, ...]:
        """The outcomes of trainings that did not break off, as far as they were tested."""
        return tuple(each for each in self.outcomes if each.tested and not each.failed)

    @property
    def ended(self) -> int:
        """How many trainings are over."""
        return sum(bool(each.failed) or each.steps >= self.entrant.settings.steps for each in self.outcomes)

    @property
    def cost(self) -> float:
        """Processor seconds to the median update at which the goal was reached, as if all updates took the same."""
        return self.median_reached * self.seconds_an_update

    @property
    def median_reached(self) -> float:
        """The median update at which the goal was reached; infinite where half of the seeds or more did not."""
        return median(math.inf if at is None else at for at in self.reached)

    def last(self) -> tuple[float, float, float]:
        """The measure in the end: its median, the least and the most; nan where no training came to its end."""
        values = [each.measure[-1] for each in self.whole]
        return (median(values), min(values), max(values)) if values else (math.nan,) * 3

    @property
    def seconds_an_update(self) -> float:
        """Processor seconds that an update takes, tests among them: the median."""
        taken = [each.seconds / each.steps for each in self.outcomes if each.steps]
        return median(taken) if taken else math.nan

    def spread(self, name: str) -> tuple[Array, Array, Array]:
        """The "loss" or the "measure" at each test: the median over seeds, the least and the most [tests].

        In a race that runs, over those seeds that have come so far.
        """
        return self._spreads[name]

    @cached_property
    def _spreads(self) -> dict[str, tuple[Array, Array, Array]]:
        return {name: _spread([getattr(each, name) for each in self.whole]) for name in ("loss", "measure")}


def _spread(rows: Sequence[Sequence[float]]) -> tuple[Array, Array, Array]:
    """The median, the least and the most of each column of rows that may end sooner than others."""
    ends = [0, *sorted({len(row) for row in rows})]
    parts = [np.array([row[begin:end] for row in rows if len(row) >= end]) for begin, end in pairwise(ends)]
    middle, least, most = (
        np.concatenate([np.zeros(0), *(of(part, axis=0) for part in parts)]) for of in (np.median, np.min, np.max)
    )
    return middle, least, most


@dataclass(frozen=True, eq=False)
class Race:
    """A race that was run, or runs. `seeds` are those of weights and data: with the same seed all see the same data."""

    start: Start
    seeds: tuple[int, ...]
    lanes: tuple[Lane, ...]

    @property
    def tested(self) -> tuple[int, ...]:
        """The updates after which all were tested; in a race that runs, those of the one that has come furthest."""
        return max((each.tested for lane in self.lanes for each in lane.whole), key=len, default=())

    @property
    def updates(self) -> tuple[int, int]:
        """How many updates were made, and how many there are to make; a training that broke off makes no more."""
        outcomes = [(each, lane.entrant.settings.steps) for lane in self.lanes for each in lane.outcomes]
        return sum(each.steps for each, _ in outcomes), sum(each.steps if each.failed else n for each, n in outcomes)

    def trained(self, lane: Lane, seed: int) -> Training | None:
        """The training of an entrant from a seed, with its weights in the end; None where it did not come to that."""
        outcome = lane.outcomes[self.seeds.index(seed)]
        if not outcome.weights or outcome.failed:
            return None
        training = training_from(self.start, lane.entrant, seed)
        flat = training.model.parameters.flat
        flat[...] = np.frombuffer(outcome.weights, flat.dtype)
        training.step, training.seconds = outcome.steps, outcome.seconds
        training.snapshots.keep(outcome.steps, flat)
        return training

    @cached_property
    def best(self) -> tuple[Lane, ...]:
        """Of each cell the lane whose median is best in the end, then soonest at the goal: where there are rates."""
        found: dict[str, Lane] = {}
        for lane in self.lanes:
            name = lane.entrant.name
            if name not in found or self._rank(lane) < self._rank(found[name]):
                found[name] = lane
        return tuple(found.values())

    def _rank(self, lane: Lane) -> tuple[float, float]:
        value = lane.last()[0]
        worse = value if self.start.task.measure.falls else -value
        return (math.inf if math.isnan(worse) else worse), lane.median_reached

    @property
    def has_rates(self) -> bool:
        """Whether cells ran at several rates."""
        return len(self.best) < len(self.lanes)

    @property
    def leaders(self) -> tuple[Lane, ...]:
        """Who was at the goal first in the median, more than one where they were at once; where none was, whoever is
        best in the end.
        """
        lanes = [lane for lane in self.best if lane.whole]
        if not lanes:
            return ()
        soonest = min(lane.median_reached for lane in lanes)
        if not math.isinf(soonest):
            return tuple(lane for lane in lanes if lane.median_reached == soonest)
        first = min(self._rank(lane)[0] for lane in lanes)
        return tuple(lane for lane in lanes if self._rank(lane)[0] == first)


def training_from(begun: Start, entrant: Entrant, seed: int) -> Training:
    """The training of an entrant from a seed, at its beginning."""
    return Training(begun.task, entrant.cell, replace(entrant.settings, seed=seed), begun.sizes)


def as_text(race: Race) -> str:
    """A table for people: medians, spread and cost of each entrant."""
    measure, seeds = race.start.task.measure, len(race.seeds)
    least, most = least_and_most([lane.entrant for lane in race.lanes])
    goal = f", done at {measure.goal_words}" if race.start.task.has_goal else ""
    some = count_of(seeds, "seed")
    lines = [
        f"{race.start.task.title}: {least:,} to {most:,} weights each, {some} from {race.seeds[0]} on, "
        f"{race.lanes[0].entrant.settings.steps:,} updates of {race.start.settings.batch} sequences",
        f"measure: {measure.words}{goal}; the same data for all of a seed, tested on fresh examples",
        "",
        f"{'cell':28} {'rate':>7} {'units':>6} {'weights':>8} {'done':>7} {'at update':>20} {'CPU s':>7} "
        f"{'ms an update':>13}   in the end, median [least … most]",
    ]
    lines += [_line(race, lane) for lane in race.lanes]
    if race.has_rates:
        lines.append("* the best rate of each cell, chosen by these very seeds")
    for lane in race.lanes:
        for seed, outcome in zip(race.seeds, lane.outcomes, strict=True):
            if outcome.failed:
                lines.append(f"{lane.entrant.name}, seed {seed} broke off at update {outcome.steps}: {outcome.failed}")
    return "\n".join(lines)


def _line(race: Race, lane: Lane) -> str:
    entrant, each = lane.entrant, lane.seconds_an_update
    reached = [at for at in lane.reached if at is not None]
    at = "–" if math.isinf(lane.median_reached) else f"{lane.median_reached:g}"
    span = f"{at} [{min(reached)} … {max(reached)}]" if reached else "–"
    cost = "–" if math.isinf(lane.median_reached) else f"{lane.cost:.1f}"
    value, least, most = lane.last()
    star = "*" if race.has_rates and lane in race.best else ""
    done = f"{len(reached)} of {len(race.seeds)}" if race.start.task.has_goal else ""
    return (
        f"{entrant.name + star:28} {entrant.settings.rate:>7g} {entrant.settings.units[0]:>6} {entrant.weights:>8,} "
        f"{done:>7} {span:>20} {cost:>7} {1000 * each:>13.2f}   "
        f"{value:.4g} [{least:.4g} … {most:.4g}]"
    )


def save_race(path: str | os.PathLike[str], race: Race) -> int:
    """Write each test of each training as a row of a CSV file, whole or not at all. Returns how many. Raises OSError.

    `seconds` are those of a processor up to that update, as if all took the same.
    """
    text = io.StringIO()
    writer, rows = csv.writer(text, lineterminator="\n"), 0
    writer.writerow(HEAD)
    for lane in race.lanes:
        entrant = lane.entrant
        same = (race.start.task.key, entrant.cell.key, entrant.settings.initialiser, entrant.settings.rate,
                entrant.settings.units[0], entrant.weights)  # fmt: skip
        for seed, outcome, at in zip(race.seeds, lane.outcomes, lane.reached, strict=True):
            for update, loss, value in zip(outcome.tested, outcome.loss, outcome.measure, strict=True):
                seconds = round(outcome.seconds * update / outcome.steps, 4)
                writer.writerow((*same, seed, update, seconds, loss, value, "" if at is None else at))
                rows += 1
    write_whole(Path(path), lambda beside: beside.write_text(text.getvalue(), encoding="utf-8", newline=""))
    return rows
