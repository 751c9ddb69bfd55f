"""What a recurrent cell is: its equations, what in them is memory, and where they come from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from simulator.cells.gates import Gate, gates_from_equations, labels_from_equations
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
    """A kind of cell, and all that is true of it.

    `states` has the output first ("h"), each of its own width where the equations say so. `equations` is the
    text that `simulator.equations.parse.parse` reads. `paper` names the source, `convention` what distinguishes
    this form from others, `family` the kind that its forms have in common.

    `gates` says of each gate, in the order of computing, what it is called and does; `quantities` what others are
    called. Left out, they are read off the equations, which raises EquationError for a text that has no meaning.
    """

    key: str
    name: str
    states: tuple[str, ...]
    memory: Memory
    equations: str
    paper: str
    convention: str = ""
    family: str = ""
    gates: Mapping[str, Gate] = field(default_factory=dict, hash=False)
    quantities: Mapping[str, str] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        memory = self.memory
        if not self.gates:
            object.__setattr__(self, "gates", gates_from_equations(self.parsed, memory.state, memory.keep))
        if not self.quantities:
            labels = labels_from_equations(self.parsed, self.gates, memory.keep, memory.write)
            object.__setattr__(self, "quantities", labels)

    @property
    def parsed(self) -> Equations:
        """The meaning of the equations. Raises EquationError."""
        return parse(self.equations, self.states)

    def label(self, quantity: str) -> str:
        """What a quantity is called in the field, without its letter: "forget gate"; "" where it has no such name."""
        gate = self.gates.get(quantity)
        return self.quantities.get(quantity, "") if gate is None else gate.name
