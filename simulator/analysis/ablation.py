"""What would have been without a token: the run again with the token's vector at zero, or with the token taken out.

The ledger says what a memory is made of; this says what a token has brought about, for without it the gates of all
later steps are others too. The two differ: accounting is not causation. Leaving a part out and looking again is
the oldest way to ask for a cause: see Li, Monroe & Jurafsky 2016, Understanding neural networks through
representation erasure.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from simulator.analysis.ledger import Ledger
from simulator.arrays import Array
from simulator.engine.progress import Progress
from simulator.engine.ring_buffer import ROWS
from simulator.engine.run import run_network
from simulator.network.holds import Hold
from simulator.network.layer import NetworkError
from simulator.network.network import Network
from simulator.network.steps import borders_of_steps, computed_steps
from simulator.network.trace import Trace, in_order, layer_of

Way = Literal["zero", "drop"]


@dataclass(frozen=True, eq=False)
class Replay:
    """The memory of a layer after `step`, as it was, `value` [H], and as it would have been without each token.

    `without` [step + 1, H] has a row a token, `changes` is value − without: what the token has brought about. It is
    to stand beside `Ledger.shares[1:]`, and does not add up to the memory.
    """

    way: Way
    layer: int
    state: str
    step: int
    value: Array
    without: Array
    changes: Array


def without(trace: Trace, token: int, way: Way = "zero") -> Trace:
    """The run again without a token, computed anew from there on.

    `zero`: its vector is 0, as many steps as before; `drop`: the token is out, its holds with it, and all that follow
    move up. Raises NetworkError for a token that is not there or cannot be spared, or a value that stops being finite.
    """
    _check(trace, token, way)
    if way == "drop" and trace.steps == 1:
        raise NetworkError("a run needs at least one token; set its vector to zero instead")
    return _again(trace, token, way)


def replay(
    trace: Trace,
    step: int,
    layer: int = 0,
    way: Way = "zero",
    progress: Progress | None = None,
) -> Replay:
    """The memory after `step` without each of the tokens up to it, one run a token, from the token on.

    Where layers read from both ends, tokens that come later have brought about something too, and are not told.
    `progress` is called before each token. Raises NetworkError, for a layer that reads from the end too, and Cancelled.
    """
    _check(trace, step, way)
    layer_trace = in_order(layer_of(trace, layer))
    state = layer_trace.layer.cell.memory.state
    place, value = layer_trace.places[state], layer_trace[state][step].astype(np.float64)
    found, computed = np.empty((step + 1, len(value))), computed_steps(trace.steps, trace.skipped)
    one_way = not any(each.from_end for each in trace.layers[: layer + 1])
    for token in range(step + 1):
        if progress is not None:
            progress(token, step + 1)
        if not one_way:
            found[token] = _whole(trace, token, way, layer, step)
            continue
        before = int(np.searchsorted(computed, token)) // ROWS * ROWS  # what comes before is as it was
        start = int(computed[before - 1]) + 1 if before else 0
        part = trace.part(start, step + 1)
        if way == "drop" and part.steps == 1:
            found[token] = part.layers[layer].rows[0, place]
        else:
            found[token] = _again(part, token - start, way).layers[layer].rows[-1, place]
    changes = value - found
    for array in (value, found, changes):
        array.flags.writeable = False
    return Replay(way, layer, state, step, value, found, changes)


def _whole(trace: Trace, token: int, way: Way, layer: int, step: int) -> Array:
    """The memory of a layer after a step without a token, from a run of all others."""
    if way == "drop" and trace.steps == 1:
        again, row = trace, 0
    else:
        again, row = _again(trace, token, way), step + 1 - (way == "drop")
    record = again.layers[layer]
    return record.rows[row, record.places[record.layer.cell.memory.state]]


def disagreement(replayed: Replay, accounted: Ledger) -> Array:
    """How far the ledger's row is from what the token brought about, relative to that: [step + 1].

    Lengths of vectors: ‖changes − share‖ / ‖changes‖; not a number where the token changes nothing. Raises NetworkError
    for a ledger of another moment, or of less than the whole run.
    """
    if (accounted.start, accounted.step, accounted.state) != (0, replayed.step, replayed.state):
        raise NetworkError(f"the ledger must be of {replayed.state} after step {replayed.step}, from step 0 on")
    size = np.linalg.norm(replayed.changes, axis=1)
    size[size == 0] = np.nan
    return np.asarray(np.linalg.norm(replayed.changes - accounted.shares[1:], axis=1) / size)


def _check(trace: Trace, step: int, way: str) -> None:
    if not 0 <= step < trace.steps:
        raise NetworkError(f"there is no step {step}; the run has the steps 0 to {trace.steps - 1}")
    if way not in ("zero", "drop"):
        raise NetworkError(f"a token is left out by zero or by drop, not by {way}")


def _again(trace: Trace, token: int, way: Way) -> Trace:
    network = Network(tuple(each.layer for each in trace.layers), trace.readout, str(trace.inputs.dtype))
    skipped, begins = trace.skipped, trace.begins
    if way == "zero":
        inputs, tokens, holds = trace.inputs.copy(), trace.tokens, trace.holds
        inputs[token] = 0
    else:
        inputs = np.delete(trace.inputs, token, axis=0)
        tokens = (*trace.tokens[:token], *trace.tokens[token + 1 :])
        holds = _moved_up(trace.holds, token, trace.steps)
        skipped = tuple(step - (step > token) for step in skipped if step != token)
        begins = borders_of_steps(begins, np.delete(np.arange(trace.steps), token))
    names, resume = trace.input_names, (trace, token)
    return run_network(
        network,
        inputs,
        tokens,
        input_names=names,
        holds=holds,
        skipped=skipped,
        begins=begins,
        idealised=trace.idealised,
        resume=resume,
    )


def _moved_up(holds: tuple[Hold, ...], token: int, steps: int) -> tuple[Hold, ...]:
    """The holds of a run without one of its steps, each in the order in which it was."""
    found = []
    for hold in holds:
        start, stop = hold.ending(steps)
        start, stop = start - (start > token), stop - (stop > token)
        if start < stop:
            found.append(replace(hold, steps=(start, stop)))
    return tuple(found)
