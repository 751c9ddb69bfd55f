"""What in a cell is memory, read off its equations: which state is kept by which gate, and what is written to it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from simulator.cells.cell import Cell, Memory
from simulator.equations.functions import FUNCTIONS
from simulator.equations.operations import Operand, Operation
from simulator.equations.parse import Equations


@lru_cache(maxsize=256)
def memories(equations: Equations) -> tuple[Memory, ...]:
    """Every way in which the equations have a memory, the one that is most of a memory first.

    c = f * c_prev + added: f keeps and added is written. c = f * c_prev + … of several parts: f keeps. c = c_prev +
    added: all is kept. A state of no such kind is written anew, as in a simple RNN.
    """
    found = list(dict.fromkeys(memory for state in equations.states for memory in _gated_memories(equations, state)))
    whole = {(memory.state, memory.keep) for memory in found if memory.write is not None}
    found = [each for each in found if each.write is not None or (each.state, each.keep) not in whole]
    found.sort(key=lambda memory: (memory.write is None, memory.keep is None, memory.state == equations.states[0]))
    lasting = {memory.state for memory in found}
    return (*found, *(Memory(state, None, None) for state in equations.states if state not in lasting))


def guess_memory(equations: Equations) -> Memory:
    """What the equations say about memory where their author says nothing."""
    return memories(equations)[0]


@lru_cache(maxsize=256)
def find_kept(equations: Equations, memory: Memory) -> str | None:
    """The recorded quantity that is what the gate has kept, such as `kept`; None where it is computed in no step."""
    if memory.keep is None:
        return None
    wanted = {memory.keep, f"{memory.state}_prev"}
    return next((each.name for each in equations.operations if each.op == "*" and set(each.operands) == wanted), None)


def bias_behind(cell: Cell, gate: str | None) -> tuple[str, int] | None:
    """The bias in the sum behind a gate, and +1 where more of it opens the gate, −1 where it shuts it.

    Read off the equations: the gate may be computed as one minus another. None where there is no such bias.
    """
    operations = {operation.name: operation for operation in cell.parsed.operations}
    name, sign = gate, 1
    while name in operations:
        operation = operations[name]
        if operation.op == "sum":
            biases = [term for term in operation.terms if not term.product and term.factors[0] in cell.parsed.weights]
            return (str(biases[0].factors[0]), sign * biases[0].sign) if biases else None
        passed = [operand for operand in operation.operands if isinstance(operand, str)]
        function = FUNCTIONS.get(operation.op)
        if len(passed) != 1 or not (operation.op in ("-", "copy") or (function is not None and function.gate)):
            return None
        sign = -sign if operation.op == "-" and operation.operands[-1] == passed[0] else sign
        name = passed[0]
    return None


def function_behind(cell: Cell, gate: str | None) -> str:
    """The function that makes a gate, such as "sigmoid", also where the gate is one minus another; "" without one."""
    operations = {operation.name: operation for operation in cell.parsed.operations}
    name = gate
    while name in operations:
        operation = operations[name]
        function = FUNCTIONS.get(operation.op)
        if function is not None and function.gate:
            return operation.op
        passed = [operand for operand in operation.operands if isinstance(operand, str)]
        name = passed[0] if len(passed) == 1 and operation.op in ("-", "copy") else None
    return ""


def _gated_memories(equations: Equations, state: str) -> Iterator[Memory]:
    """The memories of one state in which something keeps the value of the step before."""
    known = {operation.name: operation for operation in equations.operations}
    old = f"{state}_prev"
    made = known[state]
    if made.op == "+":
        for part, rest in (made.operands, made.operands[::-1]):
            if part == old and rest in known:
                yield Memory(state, None, str(rest))
            for keep in _keeping(known, part, old) if rest in known else ():
                yield Memory(state, keep, str(rest))
    for part in _summands(known, made):
        for keep in _keeping(known, part, old):
            yield Memory(state, keep, None)
    for term in made.terms:
        if term.sign > 0 and term.product == "*":
            yield from (Memory(state, keep, None) for keep in _beside(known, term.factors, old))


def _keeping(known: dict[str, Operation], part: Operand, old: str) -> Iterator[str]:
    """What a part multiplies the old state with, if it does: f in f * c_prev."""
    operation = known.get(str(part))
    if operation is not None and operation.op == "*":
        yield from _beside(known, operation.operands, old)


def _beside(known: dict[str, Operation], factors: tuple[Operand, ...], old: str) -> Iterator[str]:
    for keep, other in (factors, factors[::-1]):
        if other == old and keep in known:
            yield str(keep)


def _summands(known: dict[str, Operation], made: Operation) -> Iterator[Operand]:
    """What is added up, the sums inside a sum too."""
    if made.op == "sum":
        parts = tuple(term.factors[0] for term in made.terms if term.sign > 0 and not term.product)
    else:
        parts = made.operands if made.op == "+" else made.operands[:1] if made.op == "-" else ()
    for part in parts:
        yield part
        inner = known.get(str(part))
        if inner is not None:
            yield from _summands(known, inner)
