"""The record of a run: every vector of every step, read-only, so that whatever is shown is what was computed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, partial

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Array, ReadOnly
from simulator.equations.shape_inference import INPUT_BEFORE
from simulator.network.blockwise import blockwise
from simulator.network.holds import Hold, holds_of_part, holds_of_steps
from simulator.network.inside import Inside
from simulator.network.layer import Layer, NetworkError
from simulator.network.readout import Readout
from simulator.network.step_figures import StepFigures


class _Vectors(ReadOnly, Mapping[str, Array]):
    """Recorded vectors by name. Two records are the same only as themselves."""

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return id(self)


@dataclass(frozen=True, eq=False, repr=False)
class LayerTrace(_Vectors):
    """What one layer computed: a mapping of all that was recorded, each [T, width].

    `rows` is [T + 1, R]: row 0 has the initial states in their places, row t + 1 all that step t computed,
    each quantity at its slice of `places`. `inputs` [T, I] is what entered the layer. `held_units` tells what was
    set by hand. At the steps in `skipped`, which were left out, states are what they were and all else is NaN: it was
    not computed. `input_before` [I] is what entered before the first step; None for zeros.

    Of a long run `rows` and `places` have only some quantities, the states among them. `inside` computes the others
    again where they are read, and `figures` has what was noted of them; both are None where everything was kept.
    """

    layer: Layer
    rows: Array
    places: Mapping[str, slice]
    inputs: Array
    holds: tuple[Hold, ...] = ()
    skipped: tuple[int, ...] = ()
    input_before: Array | None = None
    inside: Inside | None = None
    figures: StepFigures | None = None

    @property
    def steps(self) -> int:
        return len(self.inputs)

    @property
    def numbers(self) -> int:
        """How many numbers were computed in all steps."""
        return self.steps * sum(map(self.layer.width, self.quantities))

    @property
    def quantities(self) -> tuple[str, ...]:
        """Names of all that was recorded, in the order of computing."""
        return self.layer.cell.parsed.quantities

    def __getitem__(self, name: str) -> Array:
        """A read-only view [T, width] of a quantity, of "x" (what entered this layer), of "x_prev" (what entered
        it one step before), or of a state one step before.

        Row 0 of "h_prev" is the initial state. What was not kept is read like an array and made where it is read
        (`simulator.network.blockwise`). Raises KeyError for a name this layer does not have.
        """
        if name == "x":
            return self.inputs
        if name == INPUT_BEFORE:
            return self._inputs_before
        state = self.layer.cell.parsed.state_before(name)
        if state is not None:
            return self.rows[:-1, self.places[state]]
        if self.inside is not None and name not in self.places:
            shape = self.steps, self.layer.width(name)
            return blockwise(shape, self.rows.dtype, partial(self.inside.read, name))
        return self.rows[1:, self.places[name]]

    @cached_property
    def _inputs_before(self) -> Array:
        """[T, I], what entered at the last computed step before each one."""
        first = np.zeros(self.inputs.shape[1], self.inputs.dtype) if self.input_before is None else self.input_before
        rows: Array = np.concatenate([first[None], self.inputs])
        if self.skipped:
            last = np.arange(len(rows))
            last[[step + 1 for step in self.skipped]] = 0
            rows = rows[np.maximum.accumulate(last)]
        rows.flags.writeable = False
        return rows[:-1]

    def __iter__(self) -> Iterator[str]:
        return iter(self.quantities)

    def __len__(self) -> int:
        return len(self.quantities)

    def __repr__(self) -> str:
        return f"LayerTrace({self.layer}, {self.steps} steps)"

    def held_units(self, name: str, step: int) -> NDArray[np.bool_]:
        """Which units [width] of a quantity were set by hand at a step (from 0)."""
        units = np.zeros(self.layer.width(name), dtype=np.bool_)
        if step in self.skipped:
            return units
        for hold in self.holds:
            start, stop = hold.ending(self.steps)
            if hold.quantity == name and start <= step < stop:
                units[list(hold.units)] = True
        return units

    def part(self, start: int, stop: int) -> LayerTrace:
        """The record of the steps from `start` until before `stop` alone, as if the run had begun there."""
        held, skipped = holds_of_part(self.holds, start, stop), steps_of_part(self.skipped, start, stop)
        rows, inputs = self.rows[start : stop + 1], self.inputs[start:stop]
        before = self._inputs_before[start] if start < self.steps else None
        return LayerTrace(
            self.layer, rows, self.places, inputs, held, skipped, before, *self._unkept(np.arange(start, stop))
        )

    def without_skipped(self) -> LayerTrace:
        """The record of the steps alone that were computed, as if there had been no others."""
        if not self.skipped:
            return self
        computed = computed_steps(self.steps, self.skipped)
        rows = self.rows[np.concatenate([[0], computed + 1])]
        rows.flags.writeable = False
        held = holds_of_steps(self.holds, computed, self.steps)
        return LayerTrace(
            self.layer, rows, self.places, self.inputs[computed], held, (), self.input_before, *self._unkept(computed)
        )

    def _unkept(self, steps: NDArray[np.intp]) -> tuple[Inside | None, StepFigures | None]:
        """What was not kept of some steps, and what was noted of them."""
        if self.inside is None or self.figures is None:
            return None, None
        return self.inside.at(steps), self.figures.at(steps)


def computed_steps(steps: int, skipped: tuple[int, ...]) -> NDArray[np.intp]:
    """The steps of a run that are not left out, in order."""
    return np.delete(np.arange(steps), list(skipped))


def steps_of_part(chosen: tuple[int, ...], start: int, stop: int) -> tuple[int, ...]:
    """Those of chosen steps that are from `start` until before `stop`, counted from there."""
    return tuple(step - start for step in chosen if start <= step < stop)


@dataclass(frozen=True, eq=False, repr=False)
class Trace(_Vectors):
    """A whole run. Arrays are read-only; rows are steps, one a token.

    As a mapping it has what layer 0 recorded, the layer that reads the tokens; other layers are in `layers`.
    `inputs` is [T, I]; `logits` and `outputs`, what the read-out's kinds make of them, are [T, outputs], or None
    where the network has no read-out; `holds` are the values set by hand, and `idealised` says that every gate was
    rounded to 0 or 1.
    """

    tokens: tuple[str, ...]
    inputs: Array
    input_names: tuple[str, ...]
    layers: tuple[LayerTrace, ...]
    readout: Readout | None
    logits: Array | None
    outputs: Array | None
    holds: tuple[Hold, ...]
    idealised: bool

    def __getitem__(self, name: str) -> Array:
        """As in layer 0: see `LayerTrace`."""
        return self.layers[0][name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.layers[0])

    def __len__(self) -> int:
        return len(self.layers[0])

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._about()})"

    def _about(self) -> str:
        """What its repr says of it, in one line."""
        return f"{self.steps} steps, {', '.join(repr(layer_trace.layer) for layer_trace in self.layers)}"

    @property
    def steps(self) -> int:
        return len(self.inputs)

    @property
    def skipped(self) -> tuple[int, ...]:
        """The steps that were left out, in order: every layer's states passed through them as they were."""
        return self.layers[0].skipped

    def part(self, start: int, stop: int) -> Trace:
        """The run of the steps from `start` until before `stop` alone; its arrays are views of this one's."""
        steps = slice(start, stop)
        return Trace(
            self.tokens[steps], self.inputs[steps], self.input_names,
            tuple(layer.part(start, stop) for layer in self.layers), self.readout,
            None if self.logits is None else self.logits[steps],
            None if self.outputs is None else self.outputs[steps],
            holds_of_part(self.holds, start, stop), self.idealised,
        )  # fmt: skip

    def between_layers(self, first: int, stop: int) -> Trace:
        """The run of the layers from `first` until before `stop` alone; with the read-out where the last is one."""
        holds = tuple(replace(hold, layer=hold.layer - first) for hold in self.holds if first <= hold.layer < stop)
        below, above = self.layers[first], stop == len(self.layers)
        names = self.input_names if first == 0 else self.layers[first - 1].layer.unit_names
        return replace(
            self, inputs=below.inputs, input_names=names, layers=self.layers[first:stop], holds=holds,
            readout=self.readout if above else None, logits=self.logits if above else None,
            outputs=self.outputs if above else None,
        )  # fmt: skip


def layer_of(trace: Trace | LayerTrace, layer: int) -> LayerTrace:
    """A layer of a run, counted from 0; of the record of a single layer that one. Raises NetworkError."""
    if isinstance(trace, LayerTrace):
        return trace
    if not 0 <= layer < len(trace.layers):
        raise NetworkError(f"there is no layer {layer}; there are the layers 0 to {len(trace.layers) - 1}")
    return trace.layers[layer]
