"""Run a network: step its layers through a sequence, one layer after the other, and return the trace."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from simulator.arrays import Array
from simulator.engine.progress import Progress, within
from simulator.engine.sequences import run_sequences
from simulator.network.between import handed_on
from simulator.network.holds import Hold, check_holds, turned_holds
from simulator.network.kept import kept_of_layers
from simulator.network.layer import Layer, NetworkError, checked_array
from simulator.network.levels import levels_of, passes_of
from simulator.network.network import Network
from simulator.network.readout import Readout
from simulator.network.steps import turned_borders, turned_steps
from simulator.network.trace import LayerTrace, Trace


def run_network(
    network: Network,
    inputs: ArrayLike,
    tokens: Sequence[str] | None = None,
    *,
    input_names: Sequence[str] = (),
    holds: Sequence[Hold] = (),
    skipped: Collection[int] = (),
    begins: Collection[int] = (),
    idealised: bool = False,
    resume: tuple[Trace, int] | None = None,
    progress: Progress | None = None,
) -> Trace:
    """Step through `inputs` [T, I], a row for each of `tokens`, and record every vector.

    Left out, the tokens are the numbers of the steps. `holds` set units by hand; at the steps in `skipped` nothing is
    computed, and states pass through; at those in `begins` another sequence begins, with the initial states, so that a
    layer that reads from the end reads each by itself; `idealised` rounds every gate to 0 or 1 (from 0.5 on to 1).
    `resume=(trace, step)` takes the steps before `step` from an earlier trace, whose inputs, holds and skipped steps
    must be the same there, in all layers up to the first that is not the earlier one's, or that reads from the end; the
    result equals that of a full run to the bit. `progress` counts the steps of all layers. Raises NetworkError and
    Cancelled.
    """
    width = network.layers[0].inputs
    vectors = checked_array("the input", inputs, (-1, width), network.dtype)
    steps = len(vectors)
    tokens = _check_tokens(tokens, steps)
    if input_names and len(input_names) != width:
        raise NetworkError(f"there are {len(input_names)} input names for {width} inputs")
    check_holds(holds, network.layers, steps)
    given = _Given(tuple(holds), _check_skipped(skipped, steps), _check_begins(begins, steps), idealised)
    if resume is not None:
        _check_resume(network, resume, vectors, given)
    layer_traces = _run_layers(network, vectors, given, resume, progress)
    logits, outputs = _read_out(network.readout, handed_on([layer_traces[k] for k in levels_of(network.layers)[-1]]))
    return Trace(
        tokens, vectors, tuple(input_names), layer_traces, network.readout, logits, outputs, given.holds, idealised
    )


class _Given(NamedTuple):
    """What a run is besides its network and inputs."""

    holds: tuple[Hold, ...]
    skipped: tuple[int, ...]
    begins: tuple[int, ...]
    idealised: bool


def _run_layers(
    network: Network,
    vectors: Array,
    given: _Given,
    resume: tuple[Trace, int] | None,
    progress: Progress | None,
) -> tuple[LayerTrace, ...]:
    """The layers one after the other; of an earlier trace what has not changed."""
    shared, steps = 0 if resume is None else _shared_layers(network, resume[0]), len(vectors)
    same_steps = resume is not None and (resume[0].skipped, resume[0].begins) == (given.skipped, given.begins)
    unchanged = resume is not None and same_steps and resume[0].inputs.tobytes() == vectors.tobytes()
    kept = _kept(network, steps)
    layer_traces: list[LayerTrace] = []
    entering, first_pass = vectors, passes_of(network.layers)
    for level in levels_of(network.layers):
        same_inputs = unchanged
        for k in level:
            layer, own_holds = network.layers[k], tuple(hold for hold in given.holds if hold.layer == k)
            earlier = (resume[0].layers[k], resume[1]) if resume is not None and k < shared else None
            same = same_inputs and earlier is not None and earlier[0].holds == own_holds
            unchanged = unchanged and same
            if same and earlier is not None:
                layer_traces.append(earlier[0])
                continue
            if layer.reverse or first_pass[k]:
                earlier = None  # what comes later in the sequence acts on all that it computes
            part = within(progress, k * steps, len(network.layers) * steps)
            layer_traces.append(
                _run_either_way(layer, entering, given._replace(holds=own_holds), earlier, kept[k], part)
            )
        entering = handed_on([layer_traces[k] for k in level])
    return tuple(layer_traces)


def _run_either_way(
    layer: Layer,
    inputs: Array,
    given: _Given,
    earlier: tuple[LayerTrace, int] | None,
    kept: tuple[str, ...] | None,
    progress: Progress | None,
) -> LayerTrace:
    """As `run_sequences`, of a layer that reads from the end too: its steps then go from the last to the first."""
    holds, skipped, begins, idealised = given
    if not layer.reverse:
        return run_sequences(
            layer, inputs, holds, skipped, begins, earlier, kept, idealised=idealised, progress=progress
        )
    entering, steps = np.ascontiguousarray(inputs[::-1]), len(inputs)
    turned = (turned_holds(holds, steps), turned_steps(skipped, steps), turned_borders(begins, steps), None, kept)
    made = run_sequences(layer, entering, *turned, idealised=idealised, progress=progress)
    inside, figures = made.unkept(np.arange(steps)[::-1])
    return replace(
        made, inputs=inputs, holds=holds, skipped=skipped, begins=begins, from_end=True, inside=inside, figures=figures
    )


def _kept(network: Network, steps: int) -> Sequence[tuple[str, ...] | None]:
    """What is kept of each layer's steps; None for everything."""
    sizes = [
        (layer.cell, {name: layer.width(name) for name in layer.cell.parsed.quantities}) for layer in network.layers
    ]
    return kept_of_layers(sizes, steps, np.dtype(network.dtype).itemsize) or (None,) * len(sizes)


def _check_tokens(tokens: Sequence[str] | None, steps: int) -> tuple[str, ...]:
    """A token for each step; without any the numbers of the steps."""
    found = tuple(map(str, range(steps))) if tokens is None else tuple(tokens)
    if steps == 0 or steps != len(found):
        raise NetworkError(f"there are {steps} input vectors for {len(found)} tokens; give one for each, at least one")
    return found


def _check_skipped(skipped: Collection[int], steps: int) -> tuple[int, ...]:
    """The steps that are left out, in order and each once."""
    found = tuple(sorted(set(skipped)))
    if found and not 0 <= found[0] <= found[-1] < steps:
        raise NetworkError(f"the steps {list(found)} are to be left out; the run has the steps 0 to {steps - 1}")
    return found


def _check_begins(begins: Collection[int], steps: int) -> tuple[int, ...]:
    """The steps at which sequences begin anew, in order and each once."""
    found = tuple(sorted(set(begins)))
    if found and not 0 < found[0] <= found[-1] < steps:
        raise NetworkError(f"sequences begin at the steps {list(found)}; after the first these are 1 to {steps - 1}")
    return found


def _check_resume(network: Network, resume: tuple[Trace, int], inputs: Array, given: _Given) -> None:
    """Raise NetworkError where the earlier trace is not that of the same steps of this network."""
    earlier, step = resume
    if not 0 <= step <= min(earlier.steps, len(inputs)):
        raise NetworkError(f"step {step} is not in both runs; they have {earlier.steps} and {len(inputs)} steps")
    if not _shared_layers(network, earlier) or earlier.idealised != given.idealised:
        raise NetworkError("the earlier trace is of another network, or of gates rounded otherwise; run it whole")
    if not np.array_equal(earlier.inputs[:step], inputs[:step]):
        raise NetworkError(f"the inputs before step {step} are not those of the earlier trace; resume earlier")
    if [each for each in earlier.begins if each < step] != [each for each in given.begins if each < step]:
        raise NetworkError(f"before step {step} sequences begin elsewhere than in the earlier trace; resume earlier")
    if [each for each in earlier.skipped if each < step] != [each for each in given.skipped if each < step]:
        raise NetworkError(f"before step {step} other steps are left out than in the earlier trace; resume earlier")
    if _holds_before(earlier.holds, step) != _holds_before(given.holds, step):
        raise NetworkError(f"before step {step} other values are held than in the earlier trace; resume earlier")


def _shared_layers(network: Network, earlier: Trace) -> int:
    """How many layers, from the lowest up, are those of an earlier run."""
    pairs = zip(network.layers, earlier.layers, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] is pair[1].layer, pairs))


def _holds_before(holds: tuple[Hold, ...], step: int) -> list[Hold]:
    """Holds as far as they concern the steps before `step`."""
    return [replace(hold, steps=(hold.steps[0], hold.ending(step)[1])) for hold in holds if hold.steps[0] < step]


def _read_out(readout: Readout | None, hidden: Array) -> tuple[Array | None, Array | None]:
    """Logits and outputs [T, outputs], read-only, from the last hidden states [T, H]; None without a read-out."""
    if readout is None:
        return None, None
    logits = readout.logits(hidden)
    outputs = readout.outputs(logits)
    for array in (logits, outputs):
        array.flags.writeable = False
    return logits, outputs
