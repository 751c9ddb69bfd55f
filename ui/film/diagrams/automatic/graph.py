"""What of a cell's equations is drawn: nodes with their signs, what each takes, the memory line, and the colours.

Small inner results that have no name are drawn as long as there is room; what is hidden is computed inside the node
that needs it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple, TypeGuard

from simulator.analysis.weighted_sum import sum_behind
from simulator.cells.cell import Cell
from simulator.equations.functions import FUNCTIONS, REDUCING
from simulator.equations.operations import Operation
from simulator.equations.shape_inference import INPUT_BEFORE, is_weight
from ui.film.diagrams import words

MOST_ON_LINE = 4
FEW = 3  # of so few operations the weighted sums are drawn too
LONGEST = 13  # letters of a sum that is written on its node
COMPOSED = "ƒ"  # the sign of a node that hides several operations
BUS = "the bus"
_FUNCTIONS = {"sigmoid": "σ", "hard_sigmoid": "hard σ", "maximum": "max", "minimum": "min", "abs": "| |"}
_BETWEEN = {"*": "×", "+": "+", "-": "−", "/": "÷"}


@dataclass(frozen=True)
class Drawn:
    """A node: the quantity that it computes, the drawn vectors that it takes, its sign; `mixes`: through matrices."""

    name: str
    operands: tuple[str, ...]
    sign: str
    mixes: bool


class Job(NamedTuple):
    """A wire to be laid: of a net (a quantity, or the bus) to the node of `target`, for these operands."""

    net: str
    target: str
    operands: tuple[str, ...]


class Ways(NamedTuple):
    """How the drawn vectors depend on each other in a step.

    `ranks` counts what must be computed before a vector, one after the other; `after` is all that is computed from it;
    `along` are the shortest ways from the old memory to the new one, unit by unit.
    """

    ranks: dict[str, int]
    after: dict[str, frozenset[str]]
    along: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, eq=False)
class Graph:
    """The drawn part of a cell; `hidden` are operations that are computed inside others."""

    cell: Cell
    hidden: frozenset[str]

    @cached_property
    def operations(self) -> dict[str, Operation]:
        """Every operation of the cell by name, in the order of computing."""
        return {each.name: each for each in self.cell.parsed.operations}

    @cached_property
    def left_out(self) -> tuple[str, ...]:
        """Quantities with an equation of their own that are hidden."""
        return tuple(each.name for each in self.cell.parsed.equations if each.name in self.hidden)

    @property
    def is_lettered(self) -> bool:
        """Whether all that is drawn is called by letters."""
        return all(_has_letters(self.cell, name) for name in self.nodes)

    @cached_property
    def nodes(self) -> dict[str, Drawn]:
        """What is drawn, in the order of computing."""
        return {name: self._draw_operation(each) for name, each in self.operations.items() if name not in self.hidden}

    @cached_property
    def ways(self) -> Ways:
        """The ways through the cell: an edge leads from each operand to what is computed from it."""
        import networkx as nx  # late: it takes longer to load than the whole film, and a drawn cell needs none of it

        network: nx.DiGraph[str] = nx.DiGraph()
        network.add_nodes_from(self.nodes)
        network.add_edges_from((operand, each.name) for each in self.nodes.values() for operand in each.operands)
        ranks = {name: k for k, names in enumerate(nx.topological_generations(network)) for name in names}
        after = {name: frozenset(nx.descendants(network, name)) for name in network}
        part = network.subgraph([self.before, *(name for name, each in self.nodes.items() if not each.mixes)])
        ends = self.before in part and self.memory in part
        leads = ends and nx.has_path(part, self.before, self.memory)
        along = nx.all_shortest_paths(part, self.before, self.memory) if leads else ()
        return Ways(ranks, after, tuple(map(tuple, along)))

    @property
    def memory(self) -> str:
        """The state that remembers."""
        return self.cell.memory.state

    @property
    def before(self) -> str:
        """The memory of the token before."""
        return f"{self.memory}_prev"

    @property
    def output(self) -> str:
        """The state that goes up and to the next token."""
        return self.cell.states[0]

    @cached_property
    def line(self) -> tuple[str, ...]:
        """What is computed on the memory line: from the old memory to the new one, unit by unit; or the new one alone.

        Of several ways the shortest, and of those the one through the gate that keeps.
        """
        ways = sorted(self.ways.along, key=self._strange)
        return ways[0][1:] if ways and len(ways[0]) <= MOST_ON_LINE + 1 else (self.memory,)

    @cached_property
    def on_line(self) -> bool:
        """Whether the old memory goes into the first node of the memory line, along that line."""
        first = self.nodes[self.line[0]]
        return self.before in first.operands and not (first.mixes and self.before in self.bus)

    @cached_property
    def keeps(self) -> str:
        """The gate by which the old memory is multiplied on the line; "" where there is none."""
        first = self.nodes[self.line[0]]
        gates = [operand for operand in first.operands if operand in self.cell.gates]
        return gates[0] if self.on_line and first.sign == "×" and gates and first.name != self.memory else ""

    @cached_property
    def bus(self) -> tuple[str, ...]:
        """What the wire at the bottom carries: x, and states of the token before but for the line's own memory."""
        found = []
        for state in self.cell.states:
            name = f"{state}_prev"
            mixed = any(name in each.operands and each.mixes for each in self.nodes.values())
            if name in self.ways.after and (state != self.memory or (state == self.output and mixed)):
                found.append(name)
        return (*found, *(name for name in (INPUT_BEFORE, "x") if name in self.ways.after))

    @cached_property
    def jobs(self) -> tuple[Job, ...]:
        """The wires from vectors to the nodes that take them, but for those along the memory line."""
        found = []
        for name, node in self.nodes.items():
            straight = self.straight(name)
            both = [each for each in node.operands if each in self.bus and (node.mixes or each != self.before)]
            if node.mixes and both:
                found.append(Job(BUS, name, tuple(both)))
            else:
                found += [Job(BUS, name, (each,)) for each in both]
            found += [Job(each, name, (each,)) for each in node.operands if each not in both and each != straight]
        return tuple(found)

    def straight(self, name: str) -> str:
        """What a node takes from the memory line in front of it; "" for nothing."""
        if name not in self.line:
            return ""
        place = self.line.index(name)
        return self.line[place - 1] if place else self.before if self.on_line else ""

    @cached_property
    def order(self) -> tuple[str, ...]:
        """The drawn quantities as they can be computed, first what leads to what is kept, then to the memory."""
        ranks = self.ways.ranks
        place = {name: k for k, name in enumerate(self.nodes)}
        return tuple(sorted(self.nodes, key=lambda name: (self.stage(name), ranks[name], place[name])))

    def stage(self, name: str) -> int:
        """0 for what is needed to keep, 1 for what is needed to write, 2 for the memory, 3 for what follows."""
        if name == self.memory:
            return 2
        if self.keeps and (name == self.line[0] or self.line[0] in self.ways.after[name]):
            return 0
        return 1 if self.memory in self.ways.after[name] else 3

    @cached_property
    def gates(self) -> dict[str, tuple[str, ...]]:
        """What each gate is called, by what it does; only "gate" where that is not one thing."""
        found: dict[str, tuple[str, ...]] = {}
        for gate, does in ((name, gate) for name, gate in self.cell.gates.items() if name in self.nodes):
            kinds = {
                words.TO_LET_IN: does.writes,
                words.TO_LET_OUT: does.gives,
                words.RESET: does.resets,
                words.UPDATE: does.keeps is False,
            }
            fits = [word for word, holds in kinds.items() if holds]
            if gate == self.keeps:
                fits = [words.UPDATE if self.memory == self.output else words.FORGET]
            found[gate] = (fits[0], words.GATE) if len(fits) == 1 else (words.GATE,)
        return found

    @cached_property
    def roles(self) -> dict[str, str]:
        """The colour of each node."""
        found: dict[str, str] = {}
        for name in self.order:
            made = [operand for operand in self.nodes[name].operands if operand in found]
            if self.nodes[name].sign.endswith("−") and len(self.nodes[name].operands) == len(made) == 1:
                found[name] = found[made[0]]
            else:
                found[name] = ("forget", "input", "input", "output")[self.stage(name)]
        return found

    def _strange(self, way: tuple[str, ...]) -> tuple[bool, tuple[str, ...]]:
        return self.cell.memory.keep not in self.nodes[way[1]].operands, way

    def _draw_operation(self, operation: Operation) -> Drawn:
        inside = list(self._inside(operation))
        parts = [operation, *inside]
        operands = dict.fromkeys(each for part in parts for each in part.operands if self._is_drawn(each))
        behind = sum_behind(self.cell, operation.name)
        alone = not inside or [each.name for each in inside] == [behind]
        sign = _sign(operation) if alone else COMPOSED
        return Drawn(operation.name, tuple(operands), sign, any(each.op == "sum" for each in parts))

    def _inside(self, operation: Operation) -> Iterator[Operation]:
        """The hidden operations without which one cannot be computed, each once."""
        seen: set[str] = set()
        waiting = list(reversed(operation.operands))
        while waiting:
            operand = waiting.pop()
            hidden = isinstance(operand, str) and operand in self.hidden and operand in self.operations
            if hidden and operand not in seen:
                operand = str(operand)
                seen.add(operand)
                yield self.operations[operand]
                waiting += reversed(self.operations[operand].operands)

    def _is_drawn(self, operand: str | float) -> TypeGuard[str]:
        if not isinstance(operand, str) or is_weight(operand) or operand in self.hidden:
            return False
        return operand in self.operations or operand in self.cell.parsed.given


def graphs(cell: Cell) -> Iterator[Graph]:
    """The cell with ever less drawn of it: first all, then without inner results, at last only its states."""
    named = _named(cell)
    names = list(cell.parsed.quantities)
    hidden = {name for name in names if name not in named and (_is_argument(cell, name) or _is_constant(cell, name))}
    inner = [name for name in names if name not in named | hidden]
    mechanism = [cell.memory.keep, cell.memory.write, "kept"]
    given = [name for name in names if name in named and name not in (*cell.states, *cell.gates, *mechanism)]
    gates = [name for name in names if name in cell.gates and name not in (*cell.states, *mechanism)]
    rest = [name for name in names if name in mechanism and name not in cell.states]
    if len(names) - len(hidden) < FEW:
        yield Graph(cell, frozenset())
    yield Graph(cell, frozenset(hidden))
    others = [state for state in cell.states if state not in (cell.memory.state, cell.states[0])]
    for name in (*reversed(inner), *reversed(given), *reversed(gates), *reversed(rest), *reversed(others)):
        hidden |= {name, f"{name}_prev"}
        yield Graph(cell, frozenset(hidden))


def lettered(cell: Cell) -> tuple[Graph, ...]:
    """The cell with all that has letters of its own: with sums and tanh of named quantities, and without them."""
    inner = [name for name in cell.parsed.quantities if name not in _named(cell)]
    plain = {name for name in inner if not _has_letters(cell, name)}
    summed = {name for name in inner if _is_argument(cell, name) or _is_constant(cell, name)}
    return Graph(cell, frozenset(plain | summed)), Graph(cell, frozenset(inner))


@lru_cache(maxsize=64)
def _named(cell: Cell) -> frozenset[str]:
    """What has an equation of its own."""
    return frozenset(equation.name for equation in cell.parsed.equations)


def _has_letters(cell: Cell, name: str) -> bool:
    """Whether a quantity is called by letters: it has an equation, or is the sum or tanh of one that has."""
    kind, _, of = name.partition("_")
    return name in _named(cell) or (kind in ("a", "tanh") and of in _named(cell))


def _is_constant(cell: Cell, name: str) -> bool:
    """Whether a quantity is made of weights and numbers alone."""
    return not any(isinstance(each, str) and not is_weight(each) for each in cell.parsed.operation(name).operands)


def _is_argument(cell: Cell, name: str) -> bool:
    """Whether a quantity is a weighted sum that only one function needs, in whose node it is computed."""
    takers = [each for each in cell.parsed.operations if name in each.operands]
    return cell.parsed.operation(name).op == "sum" and len(takers) == 1 and sum_behind(cell, takers[0].name) == name


def _sign(operation: Operation) -> str:
    """What stands on the node of an operation."""
    op, operands = operation.op, operation.operands
    if op in REDUCING:
        return REDUCING[op].name
    if op in FUNCTIONS:
        return _FUNCTIONS.get(op, op)
    if op == "sum":
        return _sum_sign(operation)
    if op in ("negative", "copy"):
        return {"negative": "−", "copy": "="}[op]
    left, right = (_factor(each) for each in operands)
    return f"{left}{_BETWEEN[op]}{right}"


def _factor(operand: str | float) -> str:
    """What a node says of an operand: a number or a weight, nothing of a vector that comes on a wire."""
    if isinstance(operand, str):
        return operand[:1] if is_weight(operand) else ""
    return f"{operand:g}"


def _sum_sign(operation: Operation) -> str:
    """A short sum in full, "W x + b"; of a longer one its sign."""
    parts: list[str] = []
    for term in operation.terms:
        factors = [str(each).split("_")[0] for each in term.factors]
        parts.append(("− " if term.sign < 0 else "+ " if parts else "") + " ".join(factors))
    whole = " ".join(parts)
    return whole if len(whole) <= LONGEST else "Σ"
