"""What a gradient is of: a recorded vector of one step, one of its numbers, a logit, or a log-probability."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

import numpy as np

from simulator.arrays import Array
from simulator.autodiff.gradients import Gradients, Key, gradients
from simulator.cells.cell import Cell
from simulator.equations.expressions import did_you_mean
from simulator.network.layer import NetworkError
from simulator.network.readout import Readout
from simulator.network.trace import Trace

LOGITS, OUTPUTS, LOG_PROBABILITIES = "logits", "outputs", "log_probabilities"


@dataclass(frozen=True)
class Target:
    """A quantity of a layer at one step, or "logits", "outputs" or "log_probabilities" of the "readout"; all its
    numbers, or the one of `unit`. The logarithm is the natural one; linear outputs have none.
    """

    quantity: str
    step: int
    unit: int | None = None
    layer: int | Literal["readout"] = 0


def target_width(trace: Trace, target: Target) -> int:
    """How many numbers the target's quantity has. Raises NetworkError for a target that is not in the run."""
    if not 0 <= target.step < trace.steps:
        raise NetworkError(f"there is no step {target.step}; the run has the steps 0 to {trace.steps - 1}")
    if target.layer == "readout":
        if trace.readout is None:
            raise NetworkError("this network has no read-out; choose a quantity of a layer")
        known: tuple[str, ...] = (LOGITS, OUTPUTS, LOG_PROBABILITIES)
        if _has_linear(trace.readout, target.unit):
            known = (LOGITS, OUTPUTS)
        width = len(trace.readout.names)
    else:
        if not 0 <= target.layer < len(trace.layers):
            raise NetworkError(f"there is no layer {target.layer}; there are the layers 0 to {len(trace.layers) - 1}")
        known = trace.layers[target.layer].quantities
        width = trace.layers[target.layer].layer.width(target.quantity) if target.quantity in known else 0
    if target.quantity not in known:
        where = "the read-out" if target.layer == "readout" else f"layer {target.layer}"
        raise NetworkError(f"{where} has no {target.quantity}. {did_you_mean(target.quantity, known)}")
    if target.unit is not None and not 0 <= target.unit < width:
        raise NetworkError(f"{target.quantity} has no unit {target.unit}; it has the units 0 to {width - 1}")
    return width


def _has_linear(readout: Readout, output: int | None) -> bool:
    """Whether an output is linear, or any of them where none is named."""
    return any(
        kind == "linear" and (output is None or output in group)
        for group, kind in zip(readout.groups, readout.kinds, strict=True)
    )


def target_cotangents(trace: Trace, target: Target, directions: Array) -> dict[Key, Array]:
    """For `gradients`: the cotangents [S, T, width] of the target's numbers, weighed by each of S directions."""
    width = target_width(trace, target)
    key: Key = (target.layer, target.quantity)
    seeds: Array = np.asarray(directions, trace.inputs.dtype)
    if target.quantity == LOG_PROBABILITIES and target.layer == "readout":
        assert trace.readout is not None and trace.outputs is not None
        key, seeds = ("readout", LOGITS), trace.readout.pull_back_logarithm(trace.outputs[target.step], seeds)
    cotangents = np.zeros((len(seeds), trace.steps, width), trace.inputs.dtype)
    cotangents[:, target.step] = seeds
    return {key: cotangents}


def target_gradients(trace: Trace, target: Target, frozen: Collection[str] = ()) -> Gradients:
    """The gradients of one number by everything that was recorded up to then: what comes back, wire by wire.

    `frozen` as in `gradients`; with `gates_frozen` of a cell, only what comes back along its memory line. Raises
    NetworkError, for a target without a unit too.
    """
    width = target_width(trace, target)
    if target.unit is None:
        raise NetworkError(f"{target.quantity} has {width} numbers; choose the unit whose gradient is meant")
    direction = np.zeros((1, width))
    direction[0, target.unit] = 1
    cotangents = {key: value[0] for key, value in target_cotangents(trace, target, direction).items()}
    return gradients(trace, cotangents, frozen=frozen)


def gates_frozen(cell: Cell) -> frozenset[str]:
    """The quantities to freeze so that a gradient has the memory line as its only way back.

    These are the gates, and whatever depends on a state one step before otherwise than by sums and products unit by
    unit, or than through the memory itself: Hochreiter & Schmidhuber's (1997) truncation of the gradient.
    """
    parsed, memory = cell.parsed, cell.memory.state
    reached = {f"{state}_prev" for state in cell.states}
    frozen = set(cell.gates)
    for operation in parsed.operations:
        if operation.name == memory or not reached & {name for name in operation.operands if isinstance(name, str)}:
            continue
        reached.add(operation.name)
        if operation.op not in ("+", "-", "*", "negative", "copy"):
            frozen.add(operation.name)
    return frozenset(frozen)
