"""How far back a gradient reaches: its size at every state before, straight along the memory line and in full.

In full it goes back through the joint Jacobians of all states, for h and c need each other: products of one step's
dc'/dc alone are wrong. Straight it is the product of the keep gates, which is the weight that the ledger has. The
sizes are logarithms, for they fall below what a double can hold: Hochreiter 1991; Bengio, Simard & Frasconi 1994
(IEEE Transactions on Neural Networks 5); Pascanu, Mikolov & Bengio 2013 (ICML).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np

from simulator.analysis.ledger import keep_factors
from simulator.arrays import Array
from simulator.autodiff.gradient_target import Target, target_cotangents, target_width
from simulator.autodiff.gradients import Gradients, Key, gradients
from simulator.engine.progress import Progress, progress_here
from simulator.equations.parse import INPUT_BEFORE
from simulator.network.between import run_between
from simulator.network.layer import NetworkError
from simulator.network.levels import passes_of
from simulator.network.steps import begin_of, computed_steps
from simulator.network.trace import Trace, in_order

EXACT_BELOW = 128  # numbers in a target; of larger ones random probes are taken
PROBES = 16
ROUNDING = 8  # a difference that is less than so many roundings in the run's precision is none
LEAST_BLOCK, MOST_BLOCK = 32, 256  # steps after which what comes back is brought to size, for many seeds and for one


@dataclass(frozen=True, eq=False)
class Horizon:
    """Sizes of the gradient of `target` by the states of a layer, as log10; −inf where nothing arrives.

    Every array is [step + 2]: row 0 is by the initial state, row t + 1 by the state after step t. The size is the
    Euclidean length for one number; for a vector it is the Frobenius norm of the Jacobian over the square root of the
    vector's width, so that the identity has size 1. `probes` is 0 where that is exact, else the number of random
    probes it was estimated with.

    Where a sequence began anew before the target, nothing arrives at the states of the one before.

    `wire[state]` is by the value carried on to the next step alone; `node[state]` is by the state with all that
    depends on it, so that h moves too where c is moved. At the target's own step both are `node`. `straight` is `wire`
    of the memory with all gates frozen (but for those inside the target's own step), and `through_gates` the size of
    what the memory's `wire` has beside it: the two can point against each other, so their sizes need not add up.
    """

    target: Target
    layer: int
    state: str
    wire: Mapping[str, Array]
    node: Mapping[str, Array]
    straight: Array
    through_gates: Array
    probes: int


def horizon(
    trace: Trace,
    target: Target,
    layer: int | None = None,
    *,
    probes: int | None = None,
    seed: int = 0,
    progress: Progress | None = None,
) -> Horizon:
    """Go back from the target to the beginning. `layer` is the one whose states are looked at: the target's own, or
    the last for a read-out.

    `probes` random vectors of ±1, drawn from `seed`, stand for all numbers of a vector (16 for 128 numbers or more,
    else none; 0: none in any case): Hutchinson 1990. `progress` is called with the steps done. Raises NetworkError,
    also where layers between the two read from both ends, so that no step comes before the next, and Cancelled.
    """
    width = target_width(trace, target)
    chosen = layer if layer is not None else target.layer if isinstance(target.layer, int) else len(trace.layers) - 1
    if not 0 <= chosen < len(trace.layers):
        raise NetworkError(f"there is no layer {chosen}; there are the layers 0 to {len(trace.layers) - 1}")
    progress = progress or progress_here()
    begin = begin_of(trace.layers[chosen].as_read.begins, target.step)
    if begin:
        within_it = replace(target, step=target.step - begin)
        part = trace.part(begin, trace.steps)
        found = horizon(part, within_it, chosen, probes=probes, seed=seed, progress=progress)
        return _after_others(found, target, begin)
    count = (PROBES if width >= EXACT_BELOW else 0) if probes is None else probes
    back = _Back(*_between(trace, target, chosen), _directions(width, target.unit, count, seed))
    while back.stop > 0:
        if progress is not None:
            progress(target.step + 1 - back.stop, target.step + 1)
        with np.errstate(all="ignore"):
            back.block()
    return back.result(target, chosen, count if target.unit is None else 0)


def _after_others(found: Horizon, target: Target, steps: int) -> Horizon:
    """The sizes in a sequence that begins anew, behind those by so many steps of the ones before: nothing."""

    def behind(sizes: Array) -> Array:
        whole = np.concatenate([np.full(steps + 1, -np.inf), sizes[1:]])
        whole.flags.writeable = False
        return whole

    wire, node = (
        MappingProxyType({name: behind(each) for name, each in of.items()}) for of in (found.wire, found.node)
    )
    return replace(
        found, target=target, wire=wire, node=node, straight=behind(found.straight),
        through_gates=behind(found.through_gates),
    )  # fmt: skip


def _directions(width: int, unit: int | None, probes: int, seed: int) -> Array:
    """[S, width], such that the sum of squares over S rows is the size as `Horizon` defines it."""
    if unit is not None:
        return np.asarray(np.eye(width)[[unit]])
    if probes:
        drawn: Array = np.random.default_rng(seed).choice([-1.0, 1.0], size=(probes, width))
        return drawn / float(np.sqrt(probes * width))
    identity: Array = np.eye(width)
    return identity / float(np.sqrt(width))


def _between(trace: Trace, target: Target, layer: int) -> tuple[Trace, Target, int]:
    """The run of the layers alone that lie between a target and a layer, and what these two are in it.

    What is below them takes nothing from the way back, and nothing comes to them from above.
    """
    last = target.layer if isinstance(target.layer, int) else len(trace.layers) - 1
    first = min(layer, last)
    _check_one_way(trace, first, max(layer, last), target.layer == "readout")
    inside = target if target.layer == "readout" else replace(target, layer=last - first)
    return run_between(trace, first, max(layer, last) + 1), inside, layer - first


def _check_one_way(trace: Trace, first: int, last: int, to_readout: bool) -> None:
    """Raise NetworkError where a gradient does not come back step by step from a layer to another."""
    made_of = trace.made_of
    between, passes = made_of[first + 1 : last + 1], passes_of(made_of)
    if any(each.beside for each in between) or passes[first] != passes[last] or (to_readout and made_of[last].beside):
        raise NetworkError(
            "layers that read from both ends lie between, and what comes back through them comes to all steps at once; "
            "take the gradients of all steps, gradients(trace, …)"
        )
    in_order(trace.layers[first])


class _Back:
    """The way back, block by block. `stop` is the step up to which, and without which, is still to go."""

    def __init__(self, trace: Trace, target: Target, layer: int, directions: Array) -> None:
        self._trace, self._target, self._layer, self._directions = trace, target, layer, directions
        self._layer_trace = trace.layers[layer]
        self._states, self._memory = self._layer_trace.layer.cell.states, self._layer_trace.layer.cell.memory.state
        self._factors, self._skipped = keep_factors(self._layer_trace), frozenset(trace.skipped)
        self.stop = target.step + 1
        self._most = self._length = max(MOST_BLOCK // len(directions), LEAST_BLOCK)  # of a block
        self._carried: dict[Key, Array] = {}  # by the states after the step before `stop`, [S, width]
        self._scale = self._straight_scale = 0.0  # log10 of what these are to be multiplied with
        self._straight: Array | None = None
        nothing = np.full(target.step + 2, -np.inf)
        self._wire = {state: nothing.copy() for state in self._states}
        self._node = {state: nothing.copy() for state in self._states}
        self._straight_sizes, self._through = nothing.copy(), nothing.copy()

    def result(self, target: Target, layer: int, probes: int) -> Horizon:
        """What was found, read-only; `target` and `layer` as they are in the whole run."""
        for array in (*self._wire.values(), *self._node.values(), self._straight_sizes, self._through):
            array.flags.writeable = False
        return Horizon(
            target, layer, self._memory, MappingProxyType(self._wire), MappingProxyType(self._node),
            self._straight_sizes, self._through, probes,
        )  # fmt: skip

    def block(self) -> None:
        """Go back some steps; fewer where what comes back would leave the range of numbers on the way."""
        length = min(self._length, self.stop)
        while True:
            start = self._start_of(length)
            part = self._trace.part(start, self.stop)
            found = gradients(part, self._cotangents(start), weights=False)
            carried = _carried(part, found)
            largest = float(max(np.abs(value).max(initial=0) for value in carried.values()))
            tiny = float(np.finfo(self._trace.inputs.dtype).tiny)
            if length == 1 or tiny ** (2 / 3) < largest < tiny ** (-2 / 3):
                break
            length = (length + 1) // 2
        self._take_down(found, start)
        self.stop = start
        self._length = min(2 * length, self._most)
        if not 0 < largest < np.inf:
            self.stop = 0  # nothing comes back any more: the rest is −inf as it stands
            return
        self._carried = {key: value / largest for key, value in carried.items()}
        self._scale += np.log10(largest)

    def _start_of(self, length: int) -> int:
        """The first step of a block of so many; of more where it would come right after one that was left out, past
        which the input of the step before is taken from further back.
        """
        start = self.stop - length
        while start and start - 1 in self._skipped:
            start -= 1
        return start

    def _cotangents(self, start: int) -> dict[Key, Array]:
        steps, first = self.stop - start, not self._carried
        if first:
            at = Target(self._target.quantity, steps - 1, self._target.unit, self._target.layer)
            return target_cotangents(self._trace.part(start, self.stop), at, self._directions)
        cotangents = {}
        for key, value in self._carried.items():
            cotangents[key] = np.zeros((len(value), steps, value.shape[1]), value.dtype)
            cotangents[key][:, -1] = value
        return cotangents

    def _take_down(self, found: Gradients, start: int) -> None:
        """Note the sizes by the states of the block's steps, and by those before its first."""
        first = self._straight is None
        here = slice(start + 1, self.stop + 1)
        quantities = found.quantities[self._layer]
        for state in self._states:
            self._node[state][here] = _sizes(quantities[state]) + self._scale
            wire = _sizes(quantities[f"{state}_prev"]) + self._scale
            self._wire[state][start : self.stop] = wire
            self._node[state][start] = wire[0]
            if first:
                self._wire[state][self.stop] = self._node[state][self.stop]
        if first:
            self._straight = quantities[self._memory][:, -1].astype(np.float64)
            self._straight_sizes[self.stop] = _sizes(self._straight[:, None])[0]
        self._go_straight(quantities[f"{self._memory}_prev"], start)

    def _go_straight(self, wire: Array, start: int) -> None:
        """The straight way of the block's steps, and what the full one, [S, n, H], has beside it."""
        assert self._straight is not None
        looked_at = self._straight.any(axis=0)  # other units' factors may be far larger
        factors = np.where(looked_at, self._factors[start : self.stop][::-1], 0.0)
        most = np.abs(factors).max(axis=1)
        most[most == 0] = 1
        kept = np.multiply.accumulate(factors / most[:, None], axis=0)[::-1]
        scale = self._straight_scale + np.cumsum(np.log10(most))[::-1]
        straight = self._straight[:, None] * kept
        self._straight_sizes[start : self.stop] = _sizes(straight) + scale
        common = np.maximum(scale, self._scale)
        full, straight_too = wire * _power(self._scale - common), straight * _power(scale - common)
        beside = full - straight_too
        rounding = ROUNDING * float(np.finfo(wire.dtype).eps)
        beside[np.abs(beside) <= rounding * (np.abs(full) + np.abs(straight_too))] = 0
        self._through[start : self.stop] = _sizes(beside) + common
        largest = np.abs(straight[:, 0]).max(initial=0) or 1.0
        self._straight, self._straight_scale = straight[:, 0] / largest, float(scale[0] + np.log10(largest))


def _carried(part: Trace, found: Gradients) -> dict[Key, Array]:
    """What comes back to the states before a part's first step: by these, and by what a layer above reads as the input
    of the step before its first.
    """
    carried: dict[Key, Array] = {
        (k, state): value for k, states in enumerate(found.initial) for state, value in states.items()
    }
    computed = computed_steps(part.steps, part.skipped)
    for k, quantities in enumerate(found.quantities):
        if k and INPUT_BEFORE in quantities and len(computed):
            below = k - 1, part.layers[k - 1].layer.cell.states[0]
            carried[below] = carried[below] + quantities[INPUT_BEFORE][..., computed[0], :]
    return carried


def _power(exponents: Array) -> Array:
    """10 to these, [n, 1]."""
    return np.asarray(10.0 ** exponents[:, None])


def _sizes(gradient: Array) -> Array:
    """log10 of the root of the sum of squares over seeds and units of [S, n, H], for each of n."""
    wide = np.abs(gradient.astype(np.float64))
    largest = wide.max(axis=(0, 2), initial=0)
    scaled = wide / np.where(largest > 0, largest, 1)[:, None]
    return np.asarray(np.log10(largest) + np.log10(np.sqrt((scaled**2).sum(axis=(0, 2)))))
