"""Weights as they were on the way: many of the first steps, fewer later, under a stated size."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from simulator.arrays import Array
from simulator.training.settings import TrainingError

MOST = 200
DENSER = 2.5  # the first are e to the power of this closer to each other than the last


def snapshot_steps(steps: int, numbers: int, most_bytes: int) -> tuple[int, ...]:
    """The steps to keep the weights of: the first (0) and the last always, and as many between them as there is room
    for, closer to each other in the beginning. Each number takes 4 bytes.
    """
    room = max(2, min(MOST, most_bytes // (4 * max(numbers, 1))))
    if steps < room:
        return tuple(range(steps + 1))
    shares = (math.expm1(DENSER * at / (room - 1)) / math.expm1(DENSER) for at in range(room))
    return tuple(sorted({round(steps * share) for share in shares} | {0, steps}))


class Snapshots:
    """Vectors of weights by the step after which they were so, in float32."""

    def __init__(self, wanted: Sequence[int]) -> None:
        self._wanted = frozenset(wanted)
        self.steps: list[int] = []
        self._vectors: list[Array] = []

    def offer(self, step: int, flat: Array) -> bool:
        """Keep the weights of a step that is wanted. Returns whether it was."""
        if step not in self._wanted or step in self.steps:
            return False
        self.keep(step, flat)
        return True

    def keep(self, step: int, flat: Array) -> None:
        """Keep the weights of a step, unless they are kept already."""
        if step not in self.steps:
            self._vectors.append(flat.astype(np.float32))
            self.steps.append(step)  # last: another thread may look at what is there

    def at(self, step: int) -> Array:
        """The weights kept last up to a step."""
        earlier = [place for place, each in enumerate(self.steps) if each <= step]
        if not earlier:
            raise TrainingError(f"There is no snapshot up to step {step}.")
        return self._vectors[earlier[-1]]

    def since(self, count: int) -> tuple[tuple[int, Array], ...]:
        """Those behind the first so many, each with its step."""
        return tuple(zip(self.steps[count:], self._vectors[count:], strict=True))

    def table(self) -> Array:
        """All of them [snapshots, numbers]."""
        return np.array(self._vectors, np.float32)

    def take(self, steps: Sequence[int], table: Array) -> None:
        """Take over what was kept before."""
        self.steps, self._vectors = list(steps), list(np.asarray(table, np.float32))
