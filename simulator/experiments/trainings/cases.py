"""Cases of an experiment that trains, what came of each, and how that is told beside what was measured before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Any

import numpy as np
from msgspec.structs import replace

from simulator.arrays import Array
from simulator.campaign.campaign import Campaign
from simulator.cells import find_cell
from simulator.experiments.experiment import Curves, ExperimentError, Field, Line
from simulator.training.requested.one_training import Outcome, outcome_of, request_of, train_one
from simulator.training.settings import Settings, checked
from simulator.training.task import Task, find_task
from simulator.training.training import Training

MOST_SEEDS = 100


@dataclass(frozen=True)
class Case:
    """A training by its task, sizes and settings; `name` tells it from the others of its task, `before` is what came
    of it in other code.
    """

    name: str
    task: str
    settings: Mapping[str, Any]
    before: str = "–"
    sizes: Mapping[str, float] = field(default_factory=dict)

    def training(self, seed: int) -> Training:
        """The training from a seed, at its beginning."""
        settings = checked(replace(Settings(**self.settings), seed=seed, snapshots=0))
        return Training(find_task(self.task), find_cell(settings.cell), settings, self.sizes)


@dataclass(frozen=True)
class Ended:
    """What came of a case from each seed, and at which update the goal was reached."""

    case: Case
    task: Task
    outcomes: tuple[Outcome, ...]

    @property
    def reached(self) -> list[int]:
        """At which update those seeds that did reached the goal."""
        found = [outcome.reached(self.task.measure) for outcome in self.outcomes]
        return [at for at in found if at is not None]

    @property
    def seconds(self) -> float:
        """Processor seconds of all seeds."""
        return sum(each.seconds for each in self.outcomes)

    def ends(self) -> list[float]:
        """The measure in the end, seed by seed; nan where it broke off before the first test."""
        return [each.measure[-1] if each.measure else np.nan for each in self.outcomes]


def run_cases(cases: Sequence[Case], seeds: int, campaign: Campaign) -> list[Ended]:
    """Let all cases be trained from so many seeds. Raises ExperimentError, CampaignError and Cancelled."""
    if not 1 <= seeds <= MOST_SEEDS:
        raise ExperimentError(f"--seeds can be 1 to {MOST_SEEDS}, not {seeds}.")
    requests = [request_of(case.training(seed)) for case in cases for seed in range(seeds)]
    outcomes = [outcome_of(each) for each in campaign.run(train_one, requests)]
    return [
        Ended(case, find_task(case.task), tuple(outcomes[k * seeds : (k + 1) * seeds])) for k, case in enumerate(cases)
    ]


def as_text(title: str, ended: Sequence[Ended], seeds: int) -> str:
    """A table for people, task by task."""
    lines = [f"{title}: seeds 0 to {seeds - 1}"]
    for task in dict.fromkeys(each.case.task for each in ended):
        own = [each for each in ended if each.case.task == task]
        measure = own[0].task.measure
        lines += [
            "",
            f"{own[0].task.title}{_sizes(own[0].case)}: {measure.words}, done at {measure.goal_words}",
            f"{'':26} {'weights':>8} {'done':>8} {'at update':>14} {'in the end':>22} {'CPU s':>7}   before",
        ]
        lines += [_line(each) for each in own]
    total = sum(each.seconds for each in ended)
    return "\n".join([*lines, "", f"{total:.0f} s of processor time; CPU s are those of one seed"])


def _sizes(case: Case) -> str:
    return "".join(f", {name} = {value:g}" for name, value in case.sizes.items())


def _line(each: Ended) -> str:
    reached, ends = each.reached, each.ends()
    at = f"{min(reached)} to {max(reached)}" if reached else "–"
    end = f"{median(ends):.3g} [{min(ends):.3g} … {max(ends):.3g}]"
    done = f"{len(reached)} of {len(ends)}"
    cost, weights = each.seconds / len(ends), each.outcomes[0].numbers
    return f"{each.case.name:26} {weights:>8,} {done:>8} {at:>14} {end:>22} {cost:>7.1f}   {each.case.before}"


def as_curves(title: str, ended: Sequence[Ended], seeds: int) -> Curves:
    """The measure over updates of the cases of one task, the median of all seeds."""
    whole = [each for each in ended if all(not outcome.failed for outcome in each.outcomes)]
    if not whole or len({each.outcomes[0].tested for each in whole}) > 1:
        raise ExperimentError("Curves are of one task whose trainings all came to their end. Choose another --task.")
    measure, task = whole[0].task.measure, whole[0].task
    seen: dict[str, int] = {}
    lines = []
    for each in whole:
        table = np.array([outcome.measure for outcome in each.outcomes])
        key = str(each.case.settings.get("cell", "lstm"))
        lines.append(_curve(each, key, table, measure.falls, seen.get(key, 0) > 0))
        seen[key] = seen.get(key, 0) + 1
    cost = sum(each.seconds for each in ended)
    goal = float(np.log10(measure.goal)) if measure.falls else measure.goal
    ends = ", ".join(f"{each.case.name} {len(each.reached)} of {seeds}" for each in whole)
    return Curves(
        title=f"{title}: {task.title}{_sizes(whole[0].case)}",
        about=f"the median of seeds 0 to {seeds - 1} and their spread, {cost:.0f} s of processor time",
        caption=f"How many reached the goal: {ends}.",
        key="update",
        along="updates",
        labels=("case",),
        fields=(Field("measure, log10" if measure.falls else "measure", measure.words, measure.falls, goal=goal),),
        lines=tuple(lines),
        numbers=tuple(f"{each.case.name}: {measure.words} {median(each.ends()):.6g}" for each in whole),
        at=whole[0].outcomes[0].tested,
    )


def _curve(each: Ended, key: str, table: Array, falls: bool, dashed: bool) -> Line:
    parts = np.median(table, axis=0), table.min(axis=0), table.max(axis=0)
    middle, least, most = (np.log10(part) if falls else part for part in parts)
    return Line(each.case.name, key, (each.case.name,), (middle,), dashed, ((least, most),))
