"""The cells that a lesson can name: the built-in ones and its own, which are checked here before anything uses them.

Equations are read by a parser that knows a short white list and evaluates nothing; what is refused here keeps them
small enough to be run, drawn and saved.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Mapping
from types import MappingProxyType

from simulator.cells import cells
from simulator.cells.cell import Cell, Memory
from simulator.cells.memory import find_kept, guess_memory, memories
from simulator.equations.expressions import LONGEST_NAME
from simulator.equations.parse import Call, Equation, EquationError, Equations, Name, functions_in, is_weight, parse
from simulator.lessons.schema import CellSpec, Lesson, LessonError

MOST_CELLS = 16
MOST_STATES = 4
LONGEST_KEY = 40
LONGEST_TITLE = 60
_KEY = re.compile(rf"[a-z0-9][a-z0-9-]{{0,{LONGEST_KEY - 1}}}")
_STATE = re.compile(r"[A-Za-z_][A-Za-z_0-9]*")
_RESERVED = frozenset({"cell", "equations", "unit_names", "held"})
"""Keys that a record of a run has beside the quantities of a layer."""


def cells_of(lesson: Lesson) -> Mapping[str, Cell]:
    """All cells that the lesson's layers can name, by key: the built-in ones, then its own.

    Raises LessonError for the first of its own that could not be run, with line and column in its equations.
    """
    specs = lesson.cells
    if not specs:
        return cells()
    if len(specs) > MOST_CELLS:
        raise LessonError(f"There cannot be {len(specs)} cells.", f"Take up to {MOST_CELLS}.", "cells")
    found = dict(cells())
    for at, spec in enumerate(specs):
        if spec.key in found:
            whose = "a built-in cell" if spec.key in cells() else "another cell of this lesson"
            raise LessonError(f"“{spec.key}” is the key of {whose}.", "Choose another key.", f"cells[{at}].key")
        found[spec.key] = own_cell(spec, f"cells[{at}]")
    return MappingProxyType(found)


def own_cell(spec: CellSpec, field: str = "cell") -> Cell:
    """The cell that a lesson describes; `field` is where it stands in the lesson. Raises LessonError."""
    if not _KEY.fullmatch(spec.key):
        remedy = f"Write up to {LONGEST_KEY} small letters, digits and hyphens, such as “my-cell”."
        raise LessonError(f"“{spec.key[:LONGEST_KEY]}” cannot be the key of a cell.", remedy, f"{field}.key")
    if not spec.name.strip() or len(spec.name) > LONGEST_TITLE or not spec.name.isprintable():
        remedy = f"Write 1 to {LONGEST_TITLE} letters in one line."
        raise LessonError("cannot be the name of a cell.", remedy, f"{field}.name")
    _check_states(spec.states, f"{field}.states")
    for at, line in enumerate(spec.equations):
        if "\n" in line or "\r" in line:
            raise LessonError("has a line break in it.", "Make two lines of it.", f"{field}.equations[{at}]")
    text = "\n".join(spec.equations)
    try:
        parsed = read(text, spec.states)
    except EquationError as error:
        problem = f"line {error.line}, column {error.column}: {error.message}."
        raise LessonError(problem, error.remedy, f"{field}.equations") from error
    given = spec.memory
    memory = guess_memory(parsed) if given is None else Memory(given.state, given.keep, given.write)
    if memory not in memories(parsed):
        known = "; ".join(map(describe_memory, memories(parsed)))
        remedy = f"The equations have: {known}. Left out, the first is taken."
        raise LessonError(f"{describe_memory(memory)}: the equations do not say so.", remedy, f"{field}.memory")
    if "kept" in parsed.quantities and memory.keep is not None and find_kept(parsed, memory) != "kept":
        problem = f"“kept” is something else here than what {memory.keep} keeps of {memory.state}."
        raise LessonError(problem, "Choose another name for it.", f"{field}.equations")
    return Cell(spec.key, spec.name, spec.states, memory, text, spec.about)


def read(text: str, states: tuple[str, ...]) -> Equations:
    """The meaning of a text as equations of an own cell, with names that can be recorded. Raises EquationError."""
    parsed = parse(text, states)
    taken = _RESERVED | {f"{state}_initial" for state in states}
    expressions = {equation.name: equation.expression for equation in parsed.equations}
    called = {"tanh", *(function for expression in expressions.values() for function in functions_in(expression))}
    for equation in parsed.equations:
        if equation.name in taken or keyword.iskeyword(equation.name) or equation.name.endswith("_prev"):
            raise _name_error(equation, "has a meaning of its own in files and notebooks")
        head, _, tail = equation.name.partition("_")
        if head == "a" and tail in expressions:
            outer = expressions[tail]
            if not isinstance(outer, Call) or outer.arguments != (Name(equation.name),):
                raise _name_error(equation, f"would be taken for what the function that gives {tail} is applied to")
        if head in called and tail in expressions and equation.expression != Call(head, (Name(tail),)):
            raise _name_error(equation, f"would be taken for {head} of {tail}")
    return parsed


def _name_error(equation: Equation, what: str) -> EquationError:
    return EquationError(f"{equation.name} {what}", equation.line, equation.column, "Choose another name.")


def describe_memory(memory: Memory) -> str:
    """A memory in a few words: "state c, keep f, write added"."""
    parts = (("keep", memory.keep), ("write", memory.write))
    return ", ".join((f"state {memory.state}", *(f"{role} {name}" for role, name in parts if name)))


def _check_states(states: tuple[str, ...], field: str) -> None:
    if not 1 <= len(states) <= MOST_STATES:
        raise LessonError(f"There cannot be {len(states)} states.", f"Take 1 to {MOST_STATES}.", field)
    for at, state in enumerate(states):
        known = state == "x" or is_weight(state) or keyword.iskeyword(state)
        if known or state.endswith("_prev") or len(state) > LONGEST_NAME or not _STATE.fullmatch(state):
            remedy = f"Write the name of an equation, such as h, of up to {LONGEST_NAME} letters."
            raise LessonError(f"“{state[:LONGEST_NAME]}” cannot be the name of a state.", remedy, f"{field}[{at}]")
        if state in states[:at]:
            raise LessonError(f"{state} is there twice.", "Keep one of them.", f"{field}[{at}]")
