"""A training: each step is determined by seed and number alone, so that it can be stopped and goes on as it was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from time import process_time

import numpy as np

from simulator.arrays import Array
from simulator.cells.cell import Cell
from simulator.network.network import Network
from simulator.training.model import Model
from simulator.training.optimisers import OPTIMISERS, clip
from simulator.training.settings import Settings, TrainingError
from simulator.training.snapshots import Snapshots, snapshot_steps
from simulator.training.task import Examples, Problem, Sizes, Task, problem_of

TESTED = 256  # fresh examples
TESTS = 40  # times on the way at which the measure is taken
_TRAIN, _TEST = 1, 2  # streams of random numbers


@dataclass
class History:
    """What was noted on the way: the loss of each step and the length of its gradient, and the measure at some."""

    loss: list[float] = field(default_factory=list)
    length: list[float] = field(default_factory=list)
    tested: list[int] = field(default_factory=list)
    measure: list[float] = field(default_factory=list)


class Training:
    """A task, a cell and settings in training; `step` is how many steps were made. Raises TrainingError."""

    def __init__(self, task: Task, cell: Cell, settings: Settings, sizes: Sizes | None = None) -> None:
        self.task, self.cell, self.settings = task, cell, settings
        self.sizes: dict[str, float] = {**task.sizes, **(sizes or {})}
        self.problem: Problem = problem_of(task, self.sizes)
        self.model = Model(cell, self.problem, settings)
        self.optimiser = OPTIMISERS[settings.optimiser](self.model.parameters.flat)
        self.step, self.seconds = 0, 0.0
        self.history = History()
        numbers = len(self.model.parameters.flat)
        self.snapshots = Snapshots(snapshot_steps(settings.steps, numbers, settings.snapshots))
        self.snapshots.offer(0, self.model.parameters.flat)
        self._tests = {round(settings.steps * at / TESTS) for at in range(1, TESTS + 1)}

    @property
    def is_done(self) -> bool:
        """Whether all steps were made."""
        return self.step >= self.settings.steps

    def network(self) -> Network:
        """The network as it is now, as a value."""
        return self.model.network()

    def advance(self, steps: int = 1) -> None:
        """Make some steps, as far as there are any left. Raises TrainingError where the numbers explode."""
        begun = process_time()
        with np.errstate(all="ignore"):  # what is not finite is told
            for _ in range(min(steps, self.settings.steps - self.step)):
                self._advance()
        self.seconds += process_time() - begun

    def run(self, told: Callable[[Training], object] = lambda training: None, between: int = 10) -> None:
        """Make all steps that are left, and tell every few of them. What is told may raise Cancelled to stop it."""
        while not self.is_done:
            self.advance(between - self.step % between)
            told(self)

    def test(self, examples: Examples | None = None) -> float:
        """The measure on fresh examples, the same ones each time, or on others."""
        examples = examples or self.fresh
        return self.task.measure.of(examples, self.model.answers(examples))

    @cached_property
    def fresh(self) -> Examples:
        """Examples that are none of those trained on, the same ones each time."""
        return self.problem.fresh(np.random.default_rng((self.settings.seed, _TEST)), TESTED)

    def batch(self, step: int) -> Examples:
        """What step number `step`, from 0, is trained on."""
        return self.problem.draw(np.random.default_rng((self.settings.seed, _TRAIN, step)), self.settings.batch)

    def state(self) -> dict[str, Array]:
        """All numbers that it takes to go on from here."""
        history = self.history
        return {
            "weights": self.model.parameters.flat.copy(),
            "optimiser": self.optimiser.memory.copy(),
            "snapshots": self.snapshots.table(),
            "snapshot steps": np.array(self.snapshots.steps, np.float64),
            "loss": np.array(history.loss, np.float64),
            "length": np.array(history.length, np.float64),
            "tested": np.array(history.tested, np.float64),
            "measure": np.array(history.measure, np.float64),
            "clock": np.array([self.step, self.seconds], np.float64),
        }

    def go_on_from(self, state: dict[str, Array]) -> None:
        """Go on from numbers that `state` gave. Raises TrainingError where they are not of such a training."""
        flat = self.model.parameters.flat
        if state["weights"].shape != flat.shape or state["optimiser"].shape != self.optimiser.memory.shape:
            raise TrainingError("What was kept is of another training.")
        flat[...] = state["weights"]
        self.optimiser.memory[...] = state["optimiser"]
        self.snapshots.take([int(step) for step in state["snapshot steps"]], state["snapshots"])
        self.step, self.seconds = int(state["clock"][0]), float(state["clock"][1])
        tested = [int(step) for step in state["tested"]]
        self.history = History(state["loss"].tolist(), state["length"].tolist(), tested, state["measure"].tolist())

    def _advance(self) -> None:
        settings, model = self.settings, self.model
        loss = model.loss(self.batch(self.step))
        flat = model.parameters.flat
        length = clip(model.gradient, settings.clip)
        if settings.decay:
            model.gradient += settings.decay * flat
        if not np.isfinite(loss) or not np.isfinite(length):
            model.explain()
            raise TrainingError(
                f"The {'loss' if not np.isfinite(loss) else 'gradient'} stops being finite at step {self.step}. "
                "Take a lower rate, or clip the gradient."
            )
        self.optimiser.change(flat, model.gradient, settings.rate_at(self.step), self.step + 1)
        self.step += 1
        self.history.loss.append(loss)
        self.history.length.append(length)
        self.snapshots.offer(self.step, flat)
        if self.step in self._tests:
            self.history.tested.append(self.step)
            self.history.measure.append(self.test())
