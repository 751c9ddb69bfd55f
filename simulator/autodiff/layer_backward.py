"""Carry gradients back through one layer: what no later step needed at once, the loop step by step, the rest
at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

import numpy as np

from simulator.arrays import Array
from simulator.autodiff.adjoints import Adjoints, outer
from simulator.autodiff.backward_loop import BackwardLoop
from simulator.autodiff.backward_plan import plan_backward
from simulator.autodiff.derivatives import Link, gathered, links
from simulator.equations.dependencies import Phases
from simulator.equations.parse import INPUT_BEFORE, Operation, is_matrix, is_weight
from simulator.network.operands import Operands
from simulator.network.trace import LayerTrace

BLOCK = 256  # steps of the loop that are prepared at once


class LayerGradients(NamedTuple):
    """The gradients of one layer, read-only: by what entered it, with the time in front (None where nothing comes back
    to it), by its weights, by each state before the first step, [width] or [S, width], and by every quantity,
    [T, width] or [S, T, width].
    """

    inputs: Array | None
    weights: Mapping[str, Array]
    initial: Mapping[str, Array]
    quantities: Mapping[str, Array]


class Arriving(NamedTuple):
    """What is carried back through a layer: `seeds` has what arrives at quantities from outside, with the time in
    front; `cut` names quantities through whose value nothing passes back. `lead` is () or (S,) for S seeds. Without
    `weights`, none of theirs.
    """

    seeds: Mapping[str, Array]
    cut: frozenset[str]
    lead: tuple[int, ...]
    weights: bool = True


def carry_back(layer_trace: LayerTrace, arriving: Arriving) -> LayerGradients:
    """The gradients of a layer all of whose steps were computed."""
    return _LayerBackward(layer_trace, arriving).result()


class _LayerBackward:
    def __init__(self, layer_trace: LayerTrace, arriving: Arriving) -> None:
        self._layer_trace, self._layer = layer_trace, layer_trace.layer
        equations = self._layer.cell.parsed
        self._phases = Phases.of(equations)
        self._befores = {f"{state}_prev": state for state in equations.states}
        self._links = {each.name: [] if each.name in arriving.cut else links(each) for each in equations.operations}
        self._passes = self._passing()
        self._given = equations.given
        widths = {name: self._layer.width(name) for name in ("x", *equations.quantities, *self._given)}
        self._adjoints = Adjoints(layer_trace.steps, arriving.lead, layer_trace.rows.dtype, widths)
        self._weights: dict[str, Array] = {
            name: np.zeros((*arriving.lead, *weight.shape), weight.dtype)
            for name, weight in self._layer.weights.items()
            if arriving.weights
        }
        for name, value in arriving.seeds.items():
            self._adjoints.add(name, value)
        with np.errstate(all="ignore"):
            self._go_back()

    def result(self) -> LayerGradients:
        for array in self._weights.values():
            array.flags.writeable = False
        names = (*self._layer_trace.quantities, *self._given)
        quantities = {name: self._adjoints.result(name) for name in names}
        if self._layer_trace.steps:
            initial = {state: quantities[before][..., 0, :] for before, state in self._befores.items()}
        else:
            initial = {state: self._adjoints.zeros(self._layer.width(state), 1)[0] for state in self._befores.values()}
        found = (MappingProxyType(part) for part in (self._weights, initial, quantities))
        return LayerGradients(self._adjoints.arrays.get("x"), *found)

    def _passing(self) -> dict[str, Array]:
        """For each quantity with held units 1 where a gradient passes, 0 where it does not, [T, width]."""
        passes: dict[str, Array] = {}
        for hold in self._layer_trace.holds:
            values = self._layer_trace[hold.quantity]
            mask = passes.setdefault(hold.quantity, np.ones(values.shape, values.dtype))
            mask[slice(*hold.ending(self._layer_trace.steps)), list(hold.units)] = 0
        return passes

    # -- the pass --------------------------------------------------------------------------------------------

    def _go_back(self) -> None:
        operations = list(reversed(self._layer.cell.parsed.operations))
        for operation in operations:
            if operation.name in self._phases.after:
                self._push(operation, lambda target: True)
        loop = self._loop()
        for operation in operations:
            if operation.name in self._phases.loop:
                columns = loop.columns.get(operation.name)
                self._push(operation, self._outside_loop, None if columns is None else loop.sums[..., columns])
        for operation in operations:
            if operation.name in self._phases.before:
                later = self._adjoints.arrays.get(f"{operation.name}_prev")
                if later is not None:
                    self._adjoints.add(operation.name, later[1:])
                self._push(operation, lambda target: True)
        if INPUT_BEFORE in self._adjoints.arrays:
            self._adjoints.add("x", self._adjoints.arrays[INPUT_BEFORE][1:])

    def _outside_loop(self, target: str) -> bool:
        return target not in self._phases.loop and target not in self._befores

    def _loop(self) -> BackwardLoop:
        plan = plan_backward(
            self._layer.cell.parsed,
            self._links,
            frozenset(self._adjoints.arrays),
            {name: self._layer.width(name) for name in self._layer_trace.quantities},
        )
        loop = BackwardLoop(plan, self._adjoints, self._layer.weights, self._passes)
        for start in reversed(range(0, self._layer_trace.steps, BLOCK)):
            steps = slice(start, min(start + BLOCK, self._layer_trace.steps))
            loop.block(steps, Operands(self._layer_trace, steps))
        return loop

    def _push(self, operation: Operation, accept: Callable[[str], bool], passed: Array | None = None) -> None:
        """Pass the whole gradient of an operation on, in all steps at once, to targets that are accepted."""
        whole = self._adjoints.arrays.get(operation.name)
        if whole is None:
            return
        gradient = whole[: self._layer_trace.steps]
        if passed is not None:
            gradient = passed
        elif operation.name in self._passes:
            gradient = gradient * self._adjoints.spread(self._passes[operation.name])
        read = Operands(self._layer_trace)
        for link in self._links[operation.name]:
            if accept(link.target):
                self._pass(link, gradient, read)

    def _pass(self, link: Link, gradient: Array, read: Operands) -> None:
        if is_weight(link.target) and link.target not in self._weights:  # none of theirs are asked for
            return
        if link.gathers:
            gradient = gathered(gradient)
        if link.target in self._weights:
            if link.slope:
                part = np.asarray(gradient * self._adjoints.spread(link.slope(read))).sum(axis=0)
            elif is_matrix(link.target):
                vectors = np.broadcast_to(read(link.partner), (len(gradient), read(link.partner).shape[-1]))
                part = link.sign * outer(gradient, vectors)
            else:  # a vector of weights that a matrix multiplies
                part = link.sign * (gradient.sum(axis=0) @ read(link.partner))
            self._weights[link.target] += part
        elif link.slope:
            self._adjoints.add(link.target, gradient * self._adjoints.spread(link.slope(read)))
        else:
            self._adjoints.add(link.target, link.sign * (gradient @ read(link.partner)))
