"""What a program of a network is made from: its layers, what enters them, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np

from simulator.arrays import Array
from simulator.code.usual import UsualLayer, usual_layer
from simulator.network.between import handed_on
from simulator.network.holds import Hold, holds_of_steps
from simulator.network.layer import Layer
from simulator.network.levels import Level, alike_together
from simulator.network.steps import computed_steps
from simulator.network.trace import Trace


class CodeError(ValueError):
    """A network that cannot be said in a framework: `problem` says what and why, `remedy` what to do instead."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(f"{problem} {remedy}")
        self.problem, self.remedy = problem, remedy


@dataclass(frozen=True, eq=False)
class Subject:
    """A run as a program repeats it: of the steps alone that are not skipped, through which states pass as they are."""

    trace: Trace
    title: str
    borders: tuple[tuple[int, bool], ...] = ()
    """The steps at which sequences begin, and whether they go on."""

    @cached_property
    def sequences(self) -> tuple[tuple[int, bool], ...]:
        """How many of the computed steps each sequence has, and whether it goes on from the one before."""
        begun: dict[int, bool] = {}
        for step, goes_on in (*((step, False) for step in self.trace.begins), *self.borders):
            at = int(np.searchsorted(self.real, step))
            if 0 < at < len(self.real):
                begun[at] = goes_on and begun.get(at, True)
        edges = [0, *sorted(begun), len(self.real)]
        return tuple((stop - start, begun.get(start, False)) for start, stop in pairwise(edges))

    @property
    def goes_on(self) -> bool:
        """Whether a sequence goes on from the one before."""
        return any(goes_on for _, goes_on in self.sequences)

    @cached_property
    def real(self) -> list[int]:
        """The steps that are computed, in order."""
        steps: list[int] = computed_steps(self.trace.steps, self.trace.skipped).tolist()
        return steps

    @property
    def tokens(self) -> tuple[str, ...]:
        """The tokens of these steps."""
        return tuple(self.trace.tokens[step] for step in self.real)

    @property
    def inputs(self) -> Array:
        """[T, I], what enters the network."""
        return self.trace.inputs[self.real]

    @property
    def h(self) -> Array:
        """[T, H], what the last layers hand on."""
        return handed_on(self.trace.last_layers)[self.real]

    @property
    def outputs(self) -> Array | None:
        """[T, outputs] of the read-out."""
        return None if self.trace.outputs is None else self.trace.outputs[self.real]

    @property
    def layers(self) -> tuple[Layer, ...]:
        """All layers, those beside each other one after the other."""
        return self.trace.made_of

    @property
    def dtype(self) -> str:
        """What the network computes in: "float64" or "float32"."""
        return str(self.trace.inputs.dtype)

    def holds_of(self, layer: int) -> tuple[Hold, ...]:
        """What is set by hand in a layer, counted in these steps."""
        found = (hold for hold in self.trace.holds if hold.layer == layer)
        return holds_of_steps(found, np.asarray(self.real), self.trace.steps)

    def by_hand(self, layer: int) -> bool:
        """Whether something in a layer is not as its equations say: set by hand, or gates that are rounded."""
        return bool(self.holds_of(layer)) or (self.trace.idealised and bool(self.layers[layer].cell.gates))

    @cached_property
    def usual(self) -> tuple[UsualLayer | None, ...]:
        """Each layer as frameworks have it, where they do."""
        return tuple(usual_layer(layer) for layer in self.layers)

    @property
    def made_of(self) -> str:
        """The layers in one line: "LSTM 4 → 6, GRU 6 → 3 from the end"."""
        return ", ".join(
            f"{layer.cell.name} {layer.inputs} → {layer.outputs}{' from the end' * layer.reverse}"
            for layer in self.layers
        )


@dataclass(frozen=True)
class Stack:
    """Levels one above the other that are alike, and so are one module of a framework: `levels` of layers by number,
    all of one kind and size, each level reading one way or both.
    """

    levels: tuple[Level, ...]

    @property
    def layers(self) -> tuple[int, ...]:
        """All its layers, lowest first."""
        return tuple(layer for level in self.levels for layer in level)


def stacks(subject: Subject) -> Iterator[tuple[Stack, ...]]:
    """The network from below: what reads the same side by side, mostly one stack of levels that are alike."""
    found: list[list[Stack]] = []
    for levels in alike_together(subject.layers, lambda layer: _likeness(subject, layer)):
        if subject.layers[levels[0][0]].beside:
            found[-1].append(Stack(levels))
        else:
            found.append([Stack(levels)])
    return map(tuple, found)


def _likeness(subject: Subject, layer: int) -> tuple[object, ...] | None:
    """What layers share that can be in one stack; None for one that is no part of any."""
    usual = subject.usual[layer]
    if usual is None or subject.by_hand(layer):
        return None
    return usual.kind, usual.form, subject.layers[layer].units, subject.layers[layer].outputs
