"""Layers as frameworks have them: of which kind and form one is, and its weights in a framework's order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from simulator.arrays import Array
from simulator.cells import cells
from simulator.cells.cell import Cell
from simulator.frameworks.modules import NEGATED
from simulator.network.layer import Layer
from simulator.weights.conversions import CONVERSIONS, convert
from simulator.weights.layouts import LAYOUTS
from simulator.weights.model_cells import SIGMOID, Form, Kind, form_of, model_cell

_SAME_AS = {**NEGATED, "lstm-1997": "lstm", "lstm-coupled": "lstm"}
"""Cells that are others with other weights, to the last bit: those that frameworks have."""


@dataclass(frozen=True)
class UsualLayer:
    """A layer of a kind that frameworks have: its form, and its weights by gate.

    `rewritten` says what was done to the weights where the lesson's cell is another that computes the same.
    """

    kind: Kind
    form: Form
    weights: Mapping[str, Array]
    rewritten: str = ""

    @property
    def cell(self) -> Cell:
        """The cell whose weights these are."""
        return model_cell(self.kind, self.form)

    def parts(self, layout: str) -> dict[str, Array]:
        """The tensors of the layer in a framework's order, by what they are (`simulator.weights.layouts.Parts`)."""
        found = LAYOUTS[layout]
        gates = found.gates[self.kind]
        parts = {part: np.concatenate([self._of_gate(part, gate) for gate in gates]) for part in "WU"}
        of_input, of_state = zip(*(self._biases(gate) for gate in gates), strict=True)
        parts |= {"b": np.concatenate(of_input), "b_u": np.concatenate(of_state)}
        if self.form.peepholes:
            parts["P"] = np.concatenate([self._of_gate("P", gate) for gate in found.peepholes])
        if self.form.projected:
            parts["V"] = self.weights["V_h"]
        return {name: value.T if found.transposed and value.ndim == 2 else value for name, value in parts.items()}

    def _of_gate(self, part: str, gate: str) -> Array:
        """A weight of a gate; zeros for f where it is 1 − i and has none."""
        found = self.weights.get(f"{part}_{gate}")
        return np.zeros_like(self.weights[f"{part}_i"]) if found is None else found

    def _biases(self, gate: str) -> tuple[Array, Array]:
        """The bias of a gate's product of the input, and of the state: what is one here is the first of the two."""
        if f"b_i{gate}" in self.weights:
            return self.weights[f"b_i{gate}"], self.weights[f"b_h{gate}"]
        bias = self._of_gate("b", gate)
        return bias, np.zeros_like(bias)


def usual_layer(layer: Layer) -> UsualLayer | None:
    """The layer as frameworks have it; None for a cell that they do not have, such as one's own."""
    key, weights, how = layer.cell.key, layer.weights, ""
    cell = layer.cell
    if key in _SAME_AS and cell == cells().get(key):
        how = next(each.how for each in CONVERSIONS if (each.a, each.b) == (key, _SAME_AS[key]))
        weights, cell = convert(weights, key, _SAME_AS[key]), cells()[_SAME_AS[key]]
    found = form_of(cell)
    if found is None:
        return None
    kind, form = found
    if form.coupled and form.gate == SIGMOID and not form.peepholes:
        weights = {**weights, **{f"{part}_f": -weights[f"{part}_i"] for part in "WUb"}}
        form, how = replace(form, coupled=False), "W_f, U_f and b_f are those of i, negated: σ(−a) = 1 − σ(a)"
    return UsualLayer(kind, form, weights, how)
