"""Carry gradients back through one layer of a batch: what no later step needed at once, the loop step by step, the rest
at once. As `simulator.autodiff.layer_backward`, for all sequences, and with the gradients by the weights summed up.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping

import numpy as np

from simulator.arrays import Array
from simulator.autodiff.backward_plan import plan_backward
from simulator.autodiff.batch.batch_loop import BatchLoop
from simulator.autodiff.derivatives import Link, gathered, links
from simulator.engine.batch.layer_batch import ROOM, LayerBatch
from simulator.equations.dependencies import Phases
from simulator.equations.parse import INPUT_BEFORE, Operation, is_matrix, is_weight


class BatchBackward:
    """Gradients of a layer, by its weights and, `by_inputs`, by what entered it.

    `seeded` names the quantities at which gradients arrive from outside; `seed` gives the memory to write these to.
    """

    def __init__(self, forward: LayerBatch, seeded: Collection[str], *, by_inputs: bool) -> None:
        self._forward, self._by_inputs = forward, by_inputs
        layer = forward.layer
        equations = layer.cell.parsed
        self._phases, self._operations = Phases.of(equations), tuple(reversed(equations.operations))
        self._befores = frozenset(f"{state}_prev" for state in equations.states)
        self._links = {each.name: links(each, quick=True) for each in equations.operations}
        self._widths = {name: layer.width(name) for name in (*equations.quantities, *equations.given)}
        self._given = tuple(seeded)
        inside = self._phases.loop | self._befores
        self._seeded = frozenset(self._reached(self._given) & inside)
        self._plan = plan_backward(equations, self._links, self._seeded, self._widths)
        self._kept = frozenset(self._asked_for())
        self._loop = self._bound(ROOM)
        self._outside: dict[str, Array] = {}
        self._seeds: dict[str, Array] = {}
        self._flat: dict[str, Array] = {}
        self._flat_memory: dict[str, Array] = {}

    def seed(self, name: str) -> Array:
        """The memory [steps, width, sequences] for what arrives at a seeded quantity, of zeros before each pass."""
        steps = self._forward.steps
        if steps > self._loop.room:
            self._loop = self._bound(self._forward.memory.room)
            self._seeds, self._flat_memory = {}, {}
        if name in self._loop.arrays:
            return self._loop.arrays[name][:steps]
        if name not in self._seeds:
            self._seeds[name] = np.zeros((self._loop.room, self._widths[name], self._forward.sequences), self._dtype)
        return self._seeds[name][:steps]

    def begin(self) -> None:
        """Let nothing arrive anywhere."""
        for name in {*self._given, *self._seeded}:
            self.seed(name)[...] = 0

    def go_back(self, weights: Mapping[str, Array], gradients: Mapping[str, Array]) -> Array | None:
        """Add the gradients by the weights to `gradients`. Returns those by what entered [steps, inputs, sequences]."""
        self._outside, self._flat = {name: self.seed(name) for name in self._seeds}, {}
        with np.errstate(all="ignore"):
            for operation in self._operations:
                if operation.name in self._phases.after:
                    self._push(operation, gradients, lambda target: True)
            self._loop.go_back(self._forward.steps, weights, lambda steps: lambda name: self._read(name, steps))
            for operation in self._operations:
                if operation.name in self._phases.loop:
                    self._push(operation, gradients, self._is_outside)
            for operation in self._operations:
                if operation.name in self._phases.before:
                    later = self._loop.arrays.get(f"{operation.name}_prev")
                    if later is not None:
                        self._add(operation.name, later[1 : self._forward.steps + 1])
                    self._push(operation, gradients, lambda target: True)
            if INPUT_BEFORE in self._outside:
                self._outside[INPUT_BEFORE][:1] = 0  # nothing entered before the first step
                self._add("x", np.roll(self._outside[INPUT_BEFORE], -1, axis=0))
        return self._outside.get("x")

    # -- parts -----------------------------------------------------------------------------------------------

    @property
    def _dtype(self) -> str:
        return self._forward.dtype

    def _bound(self, room: int) -> BatchLoop:
        return BatchLoop(self._plan, self._widths, self._seeded, self._kept, room, self._forward.sequences, self._dtype)

    def _asked_for(self) -> Iterator[str]:
        """Whose gradients in all steps are asked for once the loop is done, beside the sums of the plan."""
        for operation in self._operations:
            name, links = operation.name, self._links[operation.name]
            if name in self._phases.before:
                yield f"{name}_prev"
            passes_on = name in self._phases.loop and any(self._is_outside(link.target) for link in links)
            if passes_on and name not in self._plan.columns and name in self._plan.chains:
                yield self._plan.chains[name].root

    def _reached(self, seeded: Collection[str]) -> set[str]:
        """What gets a gradient before the loop is gone through: the seeded, and what is pushed to from them."""
        found = set(seeded)
        for operation in self._operations:
            if operation.name in self._phases.after and operation.name in found:
                found |= {link.target for link in self._links[operation.name]}
        return found

    def _is_outside(self, target: str) -> bool:
        return target not in self._phases.loop and target not in self._befores

    def _read(self, operand: str | float, steps: slice | None = None) -> Array:
        whole = slice(0, self._forward.steps) if steps is None else steps
        return self._forward.read_some(operand, whole)

    def _gradient(self, name: str) -> Array | None:
        """The whole gradient of a quantity [steps, width, sequences]; None where it has none."""
        steps, chain = self._forward.steps, self._plan.chains.get(name)
        if name in self._plan.columns:
            sums = self._loop.sums.reshape(self._plan.width, steps, self._forward.sequences)
            return sums[self._plan.columns[name]].swapaxes(0, 1)
        if name in self._outside:
            return self._outside[name]
        if name in self._loop.arrays:
            return self._loop.arrays[name][:steps]
        if chain is None or chain.link is None or chain.link.slope is None:
            return None
        before = self._gradient(chain.link.source)
        assert before is not None
        return before * np.swapaxes(self._by_step(chain.link.slope(self._read)), -1, -2)

    def _by_step(self, factor: Array | float) -> Array:
        """A factor with axes for step, sequence and unit."""
        found = np.asarray(factor, self._dtype)
        return found[(None,) * (3 - found.ndim)]

    def _push(self, operation: Operation, gradients: Mapping[str, Array], accept: Callable[[str], bool]) -> None:
        """Pass the whole gradient of an operation on, in all steps at once, to targets that are accepted."""
        accepted = [link for link in self._links[operation.name] if accept(link.target) and self._is_asked(link.target)]
        gradient = self._gradient(operation.name) if accepted else None
        if gradient is not None:
            for link in accepted:
                self._pass(link, gradient, gradients)

    def _is_asked(self, target: str) -> bool:
        return self._by_inputs or target not in ("x", INPUT_BEFORE)

    def _pass(self, link: Link, gradient: Array, gradients: Mapping[str, Array]) -> None:
        if link.gathers:
            gradient = gathered(gradient.swapaxes(-1, -2)).swapaxes(-1, -2)
        slope = link.slope(self._read) if link.slope else None
        if isinstance(slope, int) and link.source in self._plan.columns and is_weight(link.target):  # a bias
            gradients[link.target][...] += slope * self._flat_gradient(link.source, gradient).sum(axis=1)
        elif slope is not None:
            part = gradient * np.swapaxes(self._by_step(slope), -1, -2)
            if is_weight(link.target):
                gradients[link.target][...] += part.sum(axis=(0, 2))
            else:
                self._add(link.target, part)
        elif is_matrix(link.target):
            gradients[link.target][...] += link.sign * self._outer(link, gradient)
        elif is_weight(link.target):  # a vector of weights that a matrix multiplies
            gradients[link.target][...] += link.sign * (gradient.sum(axis=(0, 2)) @ self._read(link.partner))
        else:
            self._add(link.target, link.sign * np.matmul(self._read(link.partner).T, gradient))

    def _outer(self, link: Link, gradient: Array) -> Array:
        """The gradient by a matrix: sums over steps and sequences in one product."""
        vectors = self._read(link.partner)
        if vectors.ndim == 1:  # weights
            return np.outer(gradient.sum(axis=(0, 2)), vectors)
        flat = self._flattened(link.partner, vectors.swapaxes(-1, -2))
        product: Array = self._flat_gradient(link.source, gradient).dot(flat.T)
        return product

    def _flat_gradient(self, name: str, gradient: Array) -> Array:
        """The gradient of a sum [width, steps × sequences]."""
        columns = self._plan.columns.get(name)
        if columns is None:
            return self._flattened(f"gradient of {name}", gradient)
        return self._loop.sums[columns]

    def _flattened(self, key: str, values: Array) -> Array:
        """[steps, width, sequences] as [width, steps × sequences], once a pass and in memory that stays."""
        if key not in self._flat:
            steps, width, sequences = values.shape
            memory = self._flat_memory.setdefault(key, np.empty(self._loop.room * width * sequences, self._dtype))
            flat = memory[: values.size].reshape(width, steps, sequences)
            flat[...] = values.swapaxes(0, 1)
            self._flat[key] = flat.reshape(width, steps * sequences)
        return self._flat[key]

    def _add(self, name: str, value: Array) -> None:
        """Add a gradient [steps, width, sequences]."""
        if name in self._loop.arrays:
            self._loop.arrays[name][: self._forward.steps] += value
        elif name in self._outside:
            self._outside[name] += value
        else:
            self._outside[name] = np.array(np.broadcast_to(value, self._shape(name)), self._dtype)

    def _shape(self, name: str) -> tuple[int, int, int]:
        return self._forward.steps, self._widths[name], self._forward.sequences
