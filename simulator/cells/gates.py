"""What a gate of a cell does, and what a cell's quantities are called: given in a cell's file, or read off equations.

Which gate keeps, which writes, and whether open means to keep or to replace is decided by the algebra of the equations:
multiplied out, a memory is k · old + w, and the signs with which a gate stands in k and in w say what it does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from simulator.equations.functions import FUNCTIONS
from simulator.equations.operations import Operation
from simulator.equations.parse import Equations
from simulator.equations.polynomials import Polynomial, multiplied_out
from simulator.equations.shape_inference import is_weight

Past = Literal["", "state", "product"]


@dataclass(frozen=True)
class Gate:
    """A gate by its name in the field, and by what it does where it is open.

    `opens` says in words what passes. `keeps`: open keeps the memory (True) or replaces it (False); None for a gate
    that does not act on what was stored. `writes`: open lets something new into the memory. `resets`: open lets the
    past into a candidate, the "state" itself before its product with a matrix, or that "product". `gives`: open lets
    the memory out. Where papers differ in what open means by this name it is `ambiguous`, and what open means is said
    with the name. A gate without a name is called by its letter.
    """

    name: str = ""
    opens: str = ""
    keeps: bool | None = None
    writes: bool = False
    resets: Past = ""
    gives: bool = False
    ambiguous: bool = False


def gates_from_equations(equations: Equations, state: str, keep: str | None) -> dict[str, Gate]:
    """The gates of equations with the memory `state`, which the quantity `keep` keeps, in the order of computing.

    A gate is what an equation gives by a function with values from 0 to 1, such as sigmoid. It has the name of its
    letter in the field, where it does what that name says.
    """
    named = {equation.name for equation in equations.equations}
    reading = _Reading(equations, state, keep)
    return {
        operation.name: _name_gate(operation.name, reading.gate(operation.name))
        for operation in equations.operations
        if operation.name in named and operation.op in FUNCTIONS and FUNCTIONS[operation.op].gate
    }


def labels_from_equations(
    equations: Equations, gates: Mapping[str, Gate], keep: str | None, write: str | None
) -> dict[str, str]:
    """What quantities that are no gates are called, by the letters of the field where the equations bear them out."""
    known = {operation.name: operation for operation in equations.operations}
    found = {name: label for name, label in (("h", "hidden state"), ("c", "cell state")) if name in equations.states}
    found |= {name: "candidate" for name in ("g", "n") if name in known}
    if keep == "f":
        found[keep] = "forget gate"
    if write in known and "i" in known[write].operands:
        found["i"] = "input gate"
    if "replace" in known and (known["replace"].op, known["replace"].operands) == ("-", (1.0, keep)):
        found["replace"] = "share replaced"
    for name, label in (("reset_h", "hidden state after the reset"), ("reset_q", "recurrent part after the reset")):
        if name in known and any(gates[each].resets for each in map(str, known[name].operands) if each in gates):
            found[name] = label
    return {name: label for name, label in found.items() if name not in gates}


def _name_gate(letter: str, gate: Gate) -> Gate:
    """A gate with the name of its letter, if it does what the name says."""
    if letter in ("f", "z") and gate.keeps is not None:
        if letter == "f" and gate.keeps:
            return replace(gate, name="forget gate")
        return replace(gate, name="update gate", ambiguous=True)
    names = {"i": ("input gate", gate.writes), "o": ("output gate", gate.gives), "r": ("reset gate", gate.resets)}
    name, fits = names.get(letter, ("", False))
    return replace(gate, name=name) if fits else gate


class _Reading:
    """Reads off equations what their gates do."""

    def __init__(self, equations: Equations, state: str, keep: str | None) -> None:
        self._operations, self._state = equations.operations, state
        self._known = {operation.name: operation for operation in equations.operations}
        self._before = {f"{each}_prev" for each in equations.states}
        self._needed = self._sources_of(state, linear=False)
        self._direct = self._sources_of(state, linear=True)
        memory, old = multiplied_out(equations, state), f"{state}_prev"
        self._kept: Polynomial = {product: factor for product, factor in memory.items() if old in product}
        self._written: Polynomial = {product: factor for product, factor in memory.items() if old not in product}
        if not self._kept and keep is not None:  # a memory that is a sum with matrices in it
            self._kept = multiplied_out(equations, keep)

    def gate(self, name: str) -> Gate:
        """All that a gate does."""
        products = [(each.name, other) for each in self._operations for other in _factors_beside(each, name)]
        passed = [other for product, other in products if product not in self._direct and self._is_past(other)]
        resets: Past = "" if not passed else "state" if passed[0] in self._before else "product"
        kept = _sign(self._kept, name)
        gives = any(product not in self._needed for product, _ in products)
        return Gate(
            keeps=None if kept == 0 else kept > 0, writes=_sign(self._written, name) > 0, resets=resets, gives=gives
        )

    def _sources_of(self, name: str, linear: bool) -> frozenset[str]:
        """What a quantity is computed from in this step, with itself; `linear`: by sums and products alone."""
        found, waiting = set(), [name]
        while waiting:
            here = waiting.pop()
            operation = self._known.get(here)
            if operation is None or here in found:
                continue
            found.add(here)
            if not linear or operation.op in ("+", "-", "*", "negative", "copy"):
                waiting += [each for each in operation.operands if isinstance(each, str)]
        return frozenset(found)

    def _is_past(self, name: str) -> bool:
        """Whether a quantity is made of the states of the step before, and of nothing of this step."""
        sources = {each for inner in self._sources_of(name, linear=False) for each in _vectors(self._known[inner])}
        return name in self._before or (bool(sources & self._before) and "x" not in sources)


def _factors_beside(operation: Operation, name: str) -> Iterator[str]:
    """What an operation multiplies a quantity with, unit by unit."""
    pairs = [term.factors for term in operation.terms if term.product == "*"]
    pairs += [operation.operands] if operation.op == "*" else []
    for pair in pairs:
        for one, other in (pair, pair[::-1]):
            if one == name and isinstance(other, str):
                yield other


def _vectors(operation: Operation) -> Iterator[str]:
    """The quantities that an operation reads, without weights and numbers."""
    yield from (each for each in operation.operands if isinstance(each, str) and not is_weight(each))


def _sign(polynomial: Polynomial, name: str) -> int:
    """+1 or −1 where a quantity stands in a sum of products with this sign alone; else 0."""
    signs = {1 if factor > 0 else -1 for product, factor in polynomial.items() if name in product}
    return signs.pop() if len(signs) == 1 else 0
