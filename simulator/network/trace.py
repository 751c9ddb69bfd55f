"""The record of a run: every vector of every step, read-only, so that whatever is shown is what was computed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, partial

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Array, ReadOnly
from simulator.equations.shape_inference import INPUT_BEFORE
from simulator.network.blockwise import Columns, Steps, blockwise
from simulator.network.holds import Hold, holds_of_part, holds_of_steps, turned_holds
from simulator.network.inside import Inside, StepFigures
from simulator.network.layer import Layer, NetworkError
from simulator.network.levels import Level, below, levels_of
from simulator.network.readout import Readout
from simulator.network.steps import (
    FIRST,
    NOTHING,
    borders_of_part,
    borders_of_steps,
    computed_steps,
    steps_before,
    steps_of_part,
    turned_borders,
    turned_steps,
    with_rows,
    with_states,
)


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
    not computed. `input_before` [I] is what entered before the first step; None for zeros. At each step of `begins`,
    in order, another sequence begins anew: with the initial states, and after no input.

    Of a long run `rows` and `places` have only some quantities, the states among them. `inside` computes the others
    again where they are read, and `figures` has what was noted of them; both are None where everything was kept.

    A layer that reads `from_end` computes its first step at the last token. Then `rows` are in the order in which it
    reads, and all else is by token, so that the row of "c_prev" at a token has what stood there before the layer read
    it. `as_read` is the same in the order in which it reads.
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
    from_end: bool = False
    begins: tuple[int, ...] = ()

    @property
    def steps(self) -> int:
        return len(self.inputs)

    @property
    def numbers(self) -> int:
        """How many numbers were computed in all steps."""
        return self.steps * sum(map(self.layer.width, self.quantities))

    @property
    def record(self) -> Array:
        """[T, R], every number of every step that was kept; where a quantity stands in it, `places` tells."""
        return self._by_token(self.rows[1:])

    @property
    def quantities(self) -> tuple[str, ...]:
        """Names of all that was recorded, in the order of computing."""
        return self.layer.cell.parsed.quantities

    def __getitem__(self, name: str) -> Array:
        """A read-only view [T, width] of a quantity, of "x" (what entered this layer), of "x_prev" (what entered
        it one step before), or of a state one step before.

        Row 0 of "h_prev" is the initial state, and so is one at which a sequence begins anew. What was not kept is read
        like an array and made where it is read (`simulator.network.blockwise`). Raises KeyError for an unknown name.
        """
        if name == "x":
            return self.inputs
        if name == INPUT_BEFORE:
            return self._by_token(self.as_read._inputs_before)
        state = self.layer.cell.parsed.state_before(name)
        if state is not None:
            rows = self.as_read._states_before[state] if self.begins else self.rows[:-1, self.places[state]]
            return self._by_token(rows)
        if self.inside is not None and (name not in self.places or name in self.inside.changed):
            shape = self.steps, self.layer.width(name)
            return blockwise(shape, self.rows.dtype, partial(self._read, self.inside, name))
        return self._by_token(self.rows[1:, self.places[name]])

    def _by_token(self, values: Array) -> Array:
        """Values in the order of reading, by token."""
        return values[::-1] if self.from_end else values

    @property
    def as_read(self) -> LayerTrace:
        """The same record in the order in which the layer reads, from its first step on."""
        return self.turned if self.from_end else self

    @cached_property
    def turned(self) -> LayerTrace:
        """The same record of the sequence from its end, which the layer reads from the other end."""
        inside, figures = self.unkept(np.arange(self.steps)[::-1])
        return replace(
            self, layer=self.layer.turned, inputs=self.inputs[::-1], holds=turned_holds(self.holds, self.steps),
            skipped=turned_steps(self.skipped, self.steps), from_end=not self.from_end, inside=inside, figures=figures,
            begins=turned_borders(self.begins, self.steps),
        )  # fmt: skip

    def _read(self, inside: Inside, name: str, steps: Steps, columns: Columns) -> Array:
        """A quantity at some steps that is not read as it was kept."""
        if name not in self.places:
            return inside.read(name, steps, columns)
        kept = self._by_token(self.rows[1:, self.places[name]])[steps]
        values: Array = inside.as_seen(name, inside.steps[steps], kept)[:, columns]
        values.flags.writeable = False
        return values

    @cached_property
    def _states_before(self) -> Mapping[str, Array]:
        """Each state one step before, [T, width], where sequences begin anew."""
        rows, initial = self.rows[:-1], self.layer.initial
        return {name: with_rows(rows[:, self.places[name]], self.begins, initial[name]) for name in initial}

    @cached_property
    def _inputs_before(self) -> Array:
        """[T, I], what entered at the last computed step before each one."""
        nothing = np.zeros(self.inputs.shape[1], self.inputs.dtype)
        first = nothing if self.input_before is None else self.input_before
        rows: Array = np.concatenate([self.inputs, nothing[None], first[None]])[self._steps_before[:-1]]
        rows.flags.writeable = False
        return rows

    @cached_property
    def _steps_before(self) -> NDArray[np.intp]:
        return steps_before(self.steps, self.skipped, self.begins)

    def _input_before(self, step: int) -> Array | None:
        """[I], what entered at the last computed step before one; None for zeros."""
        last = int(self._steps_before[step])
        return None if last == NOTHING else self.input_before if last == FIRST else self.inputs[last]

    def __iter__(self) -> Iterator[str]:
        return iter(self.quantities)

    def __len__(self) -> int:
        return len(self.quantities)

    def __repr__(self) -> str:
        return f"LayerTrace({self.layer}, {self.steps} steps)"

    def step_before(self, step: int) -> int | None:
        """The token that the layer reads right before one; None before the first of a sequence that begins anew."""
        before = step + 1 if self.from_end else step - 1
        return before if 0 <= before < self.steps and max(before, step) not in self.begins else None

    def step_after(self, step: int) -> int | None:
        """The token that the layer reads right after one; None after the last, and before one that begins anew."""
        after = step - 1 if self.from_end else step + 1
        return after if 0 <= after < self.steps and max(after, step) not in self.begins else None

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
        if self.from_end:
            return self.turned.part(self.steps - stop, self.steps - start).turned
        held, skipped = holds_of_part(self.holds, start, stop), steps_of_part(self.skipped, start, stop)
        rows, inputs = self.rows[start : stop + 1], self.inputs[start:stop]
        if start in self.begins:
            rows = with_states(rows, self.places, self.layer.initial)
        before = self._input_before(start)
        return LayerTrace(
            self.layer, rows, self.places, inputs, held, skipped, before, *self.unkept(np.arange(start, stop)),
            begins=borders_of_part(self.begins, start, stop),
        )  # fmt: skip

    def without_skipped(self) -> LayerTrace:
        """The record of the steps alone that were computed, as if there had been no others."""
        if not self.skipped:
            return self
        if self.from_end:
            return self.turned.without_skipped().turned
        computed = computed_steps(self.steps, self.skipped)
        rows = self.rows[np.concatenate([[0], computed + 1])]
        rows.flags.writeable = False
        held = holds_of_steps(self.holds, computed, self.steps)
        return LayerTrace(
            self.layer, rows, self.places, self.inputs[computed], held, (), self.input_before, *self.unkept(computed),
            begins=borders_of_steps(self.begins, computed),
        )  # fmt: skip

    def unkept(self, steps: NDArray[np.intp]) -> tuple[Inside | None, StepFigures | None]:
        """What was not kept of some steps, and what was noted of them."""
        if self.inside is None or self.figures is None:
            return None, None
        return self.inside.at(steps), self.figures.at(steps)


@dataclass(frozen=True, eq=False, repr=False)
class Trace(_Vectors):
    """A whole run. Arrays are read-only; rows are steps, one a token.

    As a mapping it has what layer 0 recorded, the layer that reads the tokens; other layers are in `layers`, those
    beside each other one after the other (`levels`).
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

    @property
    def begins(self) -> tuple[int, ...]:
        """The steps at which another sequence begins anew in every layer, in order."""
        return self.layers[0].begins

    @property
    def levels(self) -> tuple[Level, ...]:
        """The layers in the order in which numbers pass them, those beside each other together."""
        return levels_of(self.made_of)

    @property
    def made_of(self) -> tuple[Layer, ...]:
        """Its layers, without what they computed."""
        return tuple(each.layer for each in self.layers)

    def layers_below(self, layer: int) -> tuple[LayerTrace, ...]:
        """The layers whose outputs a layer reads, side by side; () where it reads the tokens."""
        return tuple(self.layers[k] for k in below(self.made_of, layer))

    @property
    def last_layers(self) -> tuple[LayerTrace, ...]:
        """The layers whose outputs the read-out reads, side by side."""
        return tuple(self.layers[k] for k in self.levels[-1])

    @cached_property
    def turned(self) -> Trace:
        """The same run of the sequence from its end: steps are in the order in which layers that read from the end do.

        It is a whole run by itself, of which each layer reads from the other end.
        """
        outputs = (None if values is None else values[::-1] for values in (self.logits, self.outputs))
        logits, said = outputs
        return Trace(
            self.tokens[::-1], self.inputs[::-1], self.input_names, tuple(each.turned for each in self.layers),
            self.readout, logits, said, turned_holds(self.holds, self.steps), self.idealised,
        )  # fmt: skip

    def as_read_by(self, layer: int) -> Trace:
        """The run in the order in which a layer reads: its own steps are those of the run."""
        return self.turned if layer_of(self, layer).from_end else self

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


def in_order(layer_trace: LayerTrace) -> LayerTrace:
    """The record itself, for what goes through it from the first step on. NetworkError where it is by token, and its
    layer reads from the end.
    """
    if layer_trace.from_end:
        raise NetworkError(
            "this layer reads from the end, so its steps do not follow each other by token; take the run as it reads "
            "it, trace.as_read_by(layer)"
        )
    return layer_trace


def layer_of(trace: Trace | LayerTrace, layer: int) -> LayerTrace:
    """A layer of a run, counted from 0; of the record of a single layer that one. Raises NetworkError."""
    if isinstance(trace, LayerTrace):
        return trace
    if not 0 <= layer < len(trace.layers):
        raise NetworkError(f"there is no layer {layer}; there are the layers 0 to {len(trace.layers) - 1}")
    return trace.layers[layer]
