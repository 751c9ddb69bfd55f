"""What a recurrent cell is: its equations, what in them is memory, and where they come from."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.equations.functions import FUNCTIONS
from simulator.equations.parse import Equations, parse


@dataclass(frozen=True)
class Memory:
    """The state that remembers, the gate that keeps it, and the quantity that is written to it.

    Without `keep` and `write` the memory is written anew at each step, as in a simple RNN. Without `keep` alone
    nothing is ever forgotten: the new memory is the old one and what is written. Without `write` alone no single
    quantity is what is written; it is what the gate has not kept.
    """

    state: str
    keep: str | None
    write: str | None

    @property
    def is_anew(self) -> bool:
        """Whether each step writes the memory anew, as in a simple RNN; without a gate that keeps, but with something
        that is written, nothing is forgotten.
        """
        return self.keep is None and self.write is None


@dataclass(frozen=True)
class Cell:
    """A kind of cell.

    `states` has the output first ("h"), each of its own width where the equations say so. `equations` is the
    text that `simulator.equations.parse.parse` reads. `paper` names the source, `convention` what distinguishes
    this form from others.
    """

    key: str
    name: str
    states: tuple[str, ...]
    memory: Memory
    equations: str
    paper: str
    convention: str = ""

    @property
    def parsed(self) -> Equations:
        """The meaning of the equations. Raises EquationError."""
        return parse(self.equations, self.states)

    @property
    def gates(self) -> tuple[str, ...]:
        """Quantities that an equation gives through a function with values from 0 to 1, such as sigmoid."""
        named = {equation.name for equation in self.parsed.equations}
        return tuple(
            operation.name
            for operation in self.parsed.operations
            if operation.name in named and operation.op in FUNCTIONS and FUNCTIONS[operation.op].gate
        )
