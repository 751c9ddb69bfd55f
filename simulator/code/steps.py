"""A layer's equations as the body of a function: the lines that a step computes, for NumPy and for PyTorch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from simulator.analysis.worksheet import is_one_number, lines
from simulator.code.subject import Subject
from simulator.equations.as_python import as_python, spell_names
from simulator.equations.expressions import Expression
from simulator.equations.functions import REDUCTIONS
from simulator.equations.parse import functions_in, is_weight, names_in


class Step(NamedTuple):
    """The lines of a step, the functions that they call, and the states as they are called in them."""

    lines: tuple[str, ...]
    functions: tuple[str, ...]
    states: tuple[str, ...]


class Dialect(NamedTuple):
    """How a program spells what equations leave open: the place of a weight, a vector of one number, and which names
    it needs itself.
    """

    weight: str
    full: str
    needed: frozenset[str]


def step_of(subject: Subject, layer: int, dialect: Dialect) -> Step:
    """A step of a layer, with what is set by hand in it."""
    made_of, cell = subject.layers[layer], subject.layers[layer].cell
    trees, holds = _in_order(subject, layer), subject.holds_of(layer)
    called = tuple(dict.fromkeys(name for tree in trees.values() for name in functions_in(tree)))
    spelled = spell_names(tuple(trees), dialect.needed | {*called})
    names = spelled | {name: dialect.weight.format(name=name) for name in made_of.weights}
    found = []
    for name, tree in trees.items():
        value = as_python(tree, names=names)
        if is_one_number(tree):
            value = dialect.full.format(width=made_of.width(name), value=value)
        found.append(f"{spelled[name]} = {value}")
        if subject.trace.idealised and name in cell.gates:
            found.append(f"{spelled[name]} = rounded({spelled[name]})")
        for hold in (each for each in holds if each.quantity == name):
            start, stop = hold.ending(len(subject.real))
            to = list(hold.values) * (len(hold.units) if len(hold.values) == 1 else 1)
            found.append(f"{spelled[name]} = hold({spelled[name]}, t, range({start}, {stop}), {[*hold.units]}, {to})")
    return Step(tuple(found), called, tuple(spelled[state] for state in cell.states))


def _in_order(subject: Subject, layer: int) -> Mapping[str, Expression]:
    """The equations in an order in which they can be computed: as written, or one operation a line where a line is
    held that has no name in them, or gives one number.
    """
    cell, held = subject.layers[layer].cell, {hold.quantity for hold in subject.holds_of(layer)}
    written = {equation.name: equation.expression for equation in cell.parsed.equations}
    over_units = any(name in REDUCTIONS for tree in written.values() for name in functions_in(tree))
    rounded = {*cell.gates} if subject.trace.idealised else set()
    if over_units or not held | rounded <= written.keys() or any(map(is_one_number, written.values())):
        return lines(cell)
    return {name: written[name] for name in _sorted(written)}


def _sorted(written: Mapping[str, Expression]) -> Iterator[str]:
    """Names in the order of the lines, each behind those that it is computed from."""
    done: set[str] = set()

    def before(name: str) -> Iterator[str]:
        if name not in done:
            done.add(name)
            for each in names_in(written[name]):
                if each.name in written and not is_weight(each.name):
                    yield from before(each.name)
            yield name

    for name in written:
        yield from before(name)


def returned(states: tuple[str, ...]) -> str:
    """The line that gives the states back, as a tuple."""
    return f"return {', '.join(states)}" if len(states) > 1 else f"return ({states[0]},)"
