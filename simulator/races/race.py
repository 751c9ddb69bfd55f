"""A race: every entrant from every seed on the same data, what came of it in medians and spread, a table and a CSV."""

from __future__ import annotations

import csv
import io
import math
import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from statistics import median

import numpy as np

from simulator.arrays import Array
from simulator.campaign.campaign import Campaign
from simulator.io.atomic_write import write_whole
from simulator.races.entrants import Entrant, Start, least_and_most
from simulator.text.counting import count_of
from simulator.training.requested.one_training import Outcome, outcome_of, request_of, train_one
from simulator.training.settings import TrainingError
from simulator.training.training import Training

HEAD = (
    "task", "cell", "initialiser", "rate", "units", "weights",
    "seed", "update", "seconds", "loss", "measure", "goal at",
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Lane:
    """An entrant and what came of it from each seed."""

    entrant: Entrant
    outcomes: tuple[Outcome, ...]
    reached: tuple[int | None, ...]
    """At which update the goal was reached first, seed by seed."""

    @property
    def whole(self) -> tuple[Outcome, ...]:
        """The outcomes of trainings that came to their end."""
        return tuple(each for each in self.outcomes if not each.failed)

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
        """The "loss" or the "measure" at each test: the median over seeds, the least and the most [tests]."""
        table = np.array([getattr(each, name) for each in self.whole])
        if not len(table):
            return (np.zeros(0),) * 3
        return np.median(table, axis=0), table.min(axis=0), table.max(axis=0)


@dataclass(frozen=True, eq=False)
class Race:
    """A race that was run. `seeds` are those of weights and data: entrants with the same seed saw the same data."""

    start: Start
    seeds: tuple[int, ...]
    lanes: tuple[Lane, ...]

    @property
    def tested(self) -> tuple[int, ...]:
        """The updates after which all were tested."""
        return next((each.tested for lane in self.lanes for each in lane.whole), ())

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


def run_race(
    begun: Start,
    entered: Sequence[Entrant],
    seeds: Sequence[int],
    campaign: Campaign,
) -> Race:
    """Let all run. Raises TrainingError, CampaignError and Cancelled."""
    from msgspec.structs import replace

    requests = [
        request_of(Training(begun.task, each.cell, replace(each.settings, seed=seed), begun.sizes), begun.file)
        for each in entered
        for seed in seeds
    ]
    outcomes = [outcome_of(each) for each in campaign.run(train_one, requests)]
    lanes = []
    for k, each in enumerate(entered):
        own = tuple(outcomes[k * len(seeds) : (k + 1) * len(seeds)])
        reached = tuple(some.reached(begun.task.measure) if begun.task.has_goal else None for some in own)
        lanes.append(Lane(each, own, reached))
    if not any(lane.whole for lane in lanes):
        raise TrainingError(f"No training came to its end: {outcomes[0].failed}")
    return Race(begun, tuple(seeds), tuple(lanes))


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
    cost = "–" if math.isinf(lane.median_reached) else f"{lane.median_reached * each:.1f}"
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
