"""Ways to change numbers against their gradient: Adam, SGD with momentum, and RMSprop, as PyTorch computes them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np

from simulator.arrays import Array

MOMENTUM, DECAY_1, DECAY_2, DECAY, SMALL = 0.9, 0.9, 0.999, 0.99, 1e-8


class Optimiser(ABC):
    """Changes a vector in place, and remembers what it needs in the rows of `memory` [rows, numbers]."""

    ROWS = 0

    def __init__(self, numbers: Array) -> None:
        self.memory: Array = np.zeros((self.ROWS, len(numbers)), numbers.dtype)

    @abstractmethod
    def change(self, numbers: Array, gradient: Array, rate: float, step: int) -> None:
        """Make step number `step`, from 1, against a gradient."""


class Adam(Optimiser):
    """By the mean of the gradient over the root of that of its square. Kingma & Ba 2015."""

    ROWS = 2

    def change(self, numbers: Array, gradient: Array, rate: float, step: int) -> None:
        """Make a step."""
        mean, square = self.memory
        mean += (1 - DECAY_1) * (gradient - mean)
        square *= DECAY_2
        square += (1 - DECAY_2) * gradient * gradient
        spread = np.sqrt(square) / float(np.sqrt(1 - DECAY_2**step)) + SMALL
        numbers -= (rate / (1 - DECAY_1**step)) * mean / spread


class Momentum(Optimiser):
    """Stochastic gradient descent with momentum: by a sum of all gradients, earlier ones weighed less."""

    ROWS = 1

    def change(self, numbers: Array, gradient: Array, rate: float, step: int) -> None:
        """Make a step."""
        self.memory *= MOMENTUM
        self.memory += gradient
        numbers -= rate * self.memory[0]


class RMSprop(Optimiser):
    """By the gradient over the root of the mean of its square. Tieleman & Hinton 2012."""

    ROWS = 1

    def change(self, numbers: Array, gradient: Array, rate: float, step: int) -> None:
        """Make a step."""
        self.memory *= DECAY
        self.memory += (1 - DECAY) * gradient * gradient
        numbers -= rate * gradient / (np.sqrt(self.memory[0]) + SMALL)


OPTIMISERS: Mapping[str, Callable[[Array], Optimiser]] = MappingProxyType(
    {"adam": Adam, "sgd": Momentum, "rmsprop": RMSprop}
)


def clip(gradient: Array, most: float) -> float:
    """Shorten a gradient that is longer than `most` (0: let it be) to that, in place. Returns how long it was."""
    length = float(np.sqrt(np.dot(gradient, gradient)))
    if 0 < most < length:
        gradient *= most / length
    return length
