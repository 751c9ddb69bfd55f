"""Which conventions say the same, by numbers: how weights of one form of a cell become weights of another.

Papers and frameworks write the same cell in several ways: z keeps or replaces, gates are coupled or not, biases are
one or two. Some of these are the same network with other weights, some are a special case of another, and some are
different networks: with the reset before the product or after it, r ⊙ (U h) ≠ U (r ⊙ h), whatever the weights.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np

from simulator.arrays import Array
from simulator.cells import cells, find_cell
from simulator.cells.cell import Cell
from simulator.engine.run import run_network
from simulator.network.initialisers import initialise
from simulator.network.layer import Layer
from simulator.network.network import Network

Weights = Mapping[str, Array]
Relation = Literal["equivalent", "special case", "more general", "different"]
OPEN, SHUT = 40.0, -800.0
"""Biases with which a sigmoid is 1 and 0 to the last bit, in float64 (σ(37) rounds to 1)."""


class ConventionError(ValueError):
    """There is no way from the weights of one cell to those of another; the message says why."""


@dataclass(frozen=True)
class Conversion:
    """One step from the weights of `a` to those of `b`, for any weights of `a`; `how` says it in words."""

    a: str
    b: str
    how: str
    convert: Callable[[Weights], dict[str, Array]]


@dataclass(frozen=True)
class Equivalence:
    """What `a` and `b` have to do with each other, and how it was seen.

    "equivalent": weights of either become weights of the other. "special case": every `a` is a `b` with certain
    weights; "more general": the other way round. "different": no conversion is known. `difference` is the largest of
    all states over `steps` steps of `units` units, with weights and inputs drawn from `seed`: after the conversion, or,
    of different cells, as near as they come with all that is called the same being the same. `how` says what is done,
    or why nothing can be.
    """

    a: str
    b: str
    relation: Relation
    how: str
    difference: float
    seed: int
    steps: int
    units: int


def convert(weights: Weights, a: str, b: str) -> dict[str, Array]:
    """Weights of a cell `b` with which it computes what `a` computes with these. Raises ConventionError."""
    path = _path(a, b)
    if path is None:
        raise ConventionError(f"{find_cell(a).name} cannot be written as {find_cell(b).name}: {_why_not(a, b)}.")
    found = dict(weights)
    for step in path:
        found = step.convert(found)
    return found


def equivalence(a: str, b: str, *, seed: int = 0, steps: int = 100, units: int = 8) -> Equivalence:
    """Tell by numbers whether two cells are the same, running both on random weights and inputs.

    Raises CellError for a key that is not there.
    """
    forth, back = _path(a, b), _path(b, a)
    inputs = np.random.default_rng(seed).normal(size=(steps, units))
    weights = _draw_weights(a, seed, units)
    if forth is None and back is None:
        alike = [each for each in cells() if _path(a, each) is not None and _path(each, a) is not None]
        tried = (carry_over(convert(weights, a, each), b, _draw_weights(b, seed + 1, units)) for each in alike)
        difference = min(_apart(a, weights, b, others, inputs) for others in tried)
        return Equivalence(a, b, "different", _why_not(a, b), difference, seed, steps, units)
    first, second, path = (a, b, forth) if forth is not None else (b, a, back or ())
    weights = _draw_weights(first, seed, units)
    difference = _apart(first, weights, second, convert(weights, first, second), inputs)
    relation: Relation = "equivalent"
    if forth is None or back is None:
        relation = "more general" if forth is None else "special case"
    how = "; then ".join(step.how for step in path) or "they are one cell"
    return Equivalence(a, b, relation, how, difference, seed, steps, units)


def from_two_biases(cell: Cell, first: Weights, second: Weights) -> dict[str, Array]:
    """The biases of a cell here from two for each gate, as PyTorch and cuDNN have: of the input's product and of the
    state's, by the gate's letter.

    They are added, but for the candidate of a GRU whose reset gate acts after the product: its second bias is reset
    too. Merging those two is a common slip, and another network. Raises KeyError for a gate that is missing.
    """
    found: dict[str, Array] = {}
    for name in (name for name in cell.parsed.weights if name.startswith("b_")):
        gate = name[-1]
        if name == f"b_i{gate}":
            found[name] = first[gate]
        elif name == f"b_h{gate}":
            found[name] = second[gate]
        else:
            found[name] = first[gate] + second[gate]
    return found


def _apart(a: str, weights: Weights, b: str, others: Weights, inputs: Array) -> float:
    """The largest difference between the states that both have."""
    runs = []
    for key, values in ((a, weights), (b, others)):
        network = Network((Layer(find_cell(key), inputs.shape[1], inputs.shape[1], values),))
        runs.append(run_network(network, inputs, [""] * len(inputs)).layers[0])
    shared = [state for state in find_cell(a).states if state in find_cell(b).states]
    return max(float(np.abs(runs[0][state] - runs[1][state]).max()) for state in shared)


def _draw_weights(key: str, seed: int, units: int) -> dict[str, Array]:
    return initialise(find_cell(key), units, units, "pytorch", seed)


def carry_over(weights: Weights, b: str, otherwise: Weights) -> dict[str, Array]:
    """Weights of a cell `b` that have all that is called the same in these, and the rest as `otherwise` has it.

    What a candidate's one bias is, the first of its two is, with 0 for the second.
    """
    found = {name: weights.get(name, other) for name, other in otherwise.items()}
    if "b_n" in weights and "b_hn" in found:
        found |= {"b_in": weights["b_n"], "b_hn": np.zeros_like(weights["b_n"])}
    if "b_in" in weights and "b_n" in found:
        found["b_n"] = weights["b_in"]
    return {name: found[name] for name in find_cell(b).parsed.weights}


@lru_cache(maxsize=256)
def _path(a: str, b: str) -> tuple[Conversion, ...] | None:
    """The shortest way from one cell's weights to another's; None where there is none."""
    find_cell(a), find_cell(b)
    ways: dict[str, tuple[Conversion, ...]] = {a: ()}
    waiting = [a]
    while waiting:
        here = waiting.pop(0)
        for step in CONVERSIONS:
            if step.a == here and step.b not in ways:
                ways[step.b] = (*ways[here], step)
                waiting.append(step.b)
    return ways.get(b)


def _why_not(a: str, b: str) -> str:
    for pair, why in _REASONS.items():
        if pair in ((a, b), (b, a)):
            return why
    if len({gate.resets for key in (a, b) for gate in find_cell(key).gates.values() if gate.resets}) == 2:
        return _RESET
    return "their equations are different, and no way from the weights of one to those of the other is known"


def _negate(gate: str) -> Callable[[Weights], dict[str, Array]]:
    def convert(weights: Weights) -> dict[str, Array]:
        return {name: -value if name[2:] == gate else value for name, value in weights.items()}

    return convert


def _without_peepholes(weights: Weights) -> dict[str, Array]:
    holes = {f"P_{gate}": np.zeros_like(weights["b_i"]) for gate in "fio"}
    return {**weights, **holes}


def _keep_always(weights: Weights) -> dict[str, Array]:
    zero = {f"{kind}_f": np.zeros_like(weights[f"{kind}_i"]) for kind in "WU"}
    return {**weights, **zero, "b_f": np.full_like(weights["b_i"], OPEN)}


def _uncouple(weights: Weights) -> dict[str, Array]:
    return {**weights, **{f"{kind}_f": -weights[f"{kind}_i"] for kind in "WUb"}}


def _gates_at_rest(weights: Weights) -> dict[str, Array]:
    """A GRU that keeps nothing (z = 0) and resets nothing (r = 1)."""
    matrices = {f"{kind}_{gate}": np.zeros_like(weights[f"{kind}_h"]) for kind in "WU" for gate in "rz"}
    bias = weights["b_h"]
    gates = {"b_r": np.full_like(bias, OPEN), "b_z": np.full_like(bias, SHUT)}
    candidate = {"W_n": weights["W_h"], "U_n": weights["U_h"], "b_in": bias, "b_hn": np.zeros_like(bias)}
    return {**matrices, **gates, **candidate}


def _gates_at_rest_before(weights: Weights) -> dict[str, Array]:
    found = _gates_at_rest(weights)
    return {name: value for name, value in found.items() if name not in ("b_in", "b_hn")} | {"b_n": weights["b_h"]}


_SIGN = "negate W_z, U_z and b_z: 1 − σ(a) = σ(−a)"
_RESET = "r ⊙ (U h) is not U (r ⊙ h): the reset before the product and after it are different networks"
_REST = "W_r, U_r, W_z, U_z at 0, b_r at 40 and b_z at −800: then r is 1 and z is 0, to the last bit"
_REASONS = {
    ("lstm-1997", "lstm-coupled"): "one keeps all that it has, the other forgets as much as it lets in",
}
CONVERSIONS = (
    Conversion("gru", "gru-replace", _SIGN, _negate("z")),
    Conversion("gru-replace", "gru", _SIGN, _negate("z")),
    Conversion("gru-before", "gru-replace-before", _SIGN, _negate("z")),
    Conversion("gru-replace-before", "gru-before", _SIGN, _negate("z")),
    Conversion("lstm", "lstm-peephole", "P_f, P_i and P_o at 0", _without_peepholes),
    Conversion("lstm-1997", "lstm", "W_f and U_f at 0, b_f at 40: then f is 1 to the last bit", _keep_always),
    Conversion("lstm-coupled", "lstm", "W_f, U_f and b_f are those of i, negated: σ(−a) = 1 − σ(a)", _uncouple),
    Conversion("rnn", "gru", _REST, _gates_at_rest),
    Conversion("rnn", "gru-before", _REST, _gates_at_rest_before),
)
