"""Tell which operations must be done step by step, and which can be done for many steps at once, before or
after.
"""

from __future__ import annotations

from dataclasses import dataclass

from simulator.equations.parse import Equations


@dataclass(frozen=True)
class Phases:
    """Names of quantities: those that depend on x alone (`before`), those that a later step needs, and what
    they need (`loop`), and those that no later step needs (`after`).
    """

    before: frozenset[str]
    loop: frozenset[str]
    after: frozenset[str]

    @classmethod
    def of(cls, equations: Equations) -> Phases:
        before: set[str] = set()
        for operation in equations.operations:
            read = {operand for operand in operation.operands if isinstance(operand, str)}
            if all(name not in equations.quantities or name in before for name in read) and not any(
                equations.state_before(name) for name in read
            ):
                before.add(operation.name)
        loop = _ingredients(equations, _states_read(equations), before)
        after = frozenset(equations.quantities) - before - loop
        return cls(frozenset(before), frozenset(loop), after)


def _states_read(equations: Equations) -> set[str]:
    """States whose value one step before some operation reads."""
    operands = {operand for operation in equations.operations for operand in operation.operands}
    states = {equations.state_before(operand) for operand in operands if isinstance(operand, str)}
    return {state for state in states if state is not None}


def _ingredients(equations: Equations, names: set[str], before: set[str]) -> set[str]:
    """These quantities and all that they are computed from in the same step, but for what is known before."""
    found: set[str] = set()
    waiting = [name for name in names if name not in before]
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found.add(name)
        operands = equations.operation(name).operands
        waiting += [str(each) for each in operands if each in equations.quantities and each not in before]
    return found
