"""A cell as one types it, copies it and pastes it: its equations as plain text, and what else it is in comments on top.

    # cell: Minimal gated unit
    # states: h
    # memory: state h, keep keep, write added
    # about: Zhou et al. 2016
    f = sigmoid(W_f @ x + U_f @ h_prev + b_f)
    …

Only the equations must be there; the rest is read off them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from inspect import cleandoc

from simulator.cells.cell import Cell, Memory
from simulator.cells.memory import guess_memory, memories
from simulator.equations.expressions import read
from simulator.equations.parse import Equations, names_in
from simulator.lessons.own_cells.registry import LONGEST_KEY, describe_memory
from simulator.lessons.own_cells.registry import read as meaning
from simulator.lessons.schema import CellSpec, MemorySpec

_HEAD = re.compile(r"#\s*(cell|states|memory|about)\s*:\s*(.*)")
_ROLE = re.compile(r"(state|keep|write)\s+(\w+)")


@dataclass(frozen=True)
class Draft:
    """A cell while it is being written. `output` is what the layer hands on, "" where the equations are to say so;
    `others` are more states than those whose value one step before is read; without `memory` it is read off.
    """

    name: str
    text: str
    output: str = ""
    others: tuple[str, ...] = ()
    memory: Memory | None = None
    about: str = ""


def draft_of(cell: Cell, name: str = "") -> Draft:
    """A cell as a draft, to be changed; `name` is its new name."""
    memory = None if cell.memory == guess_memory(cell.parsed) else cell.memory
    about = cell.paper
    return Draft(name or cell.name, cleandoc(cell.equations), cell.states[0], cell.states[1:], memory, about)


def states_of(draft: Draft) -> tuple[str, ...]:
    """The states of a draft, what is handed on first. Raises EquationError where the text cannot be read.

    A state is what an equation gives and what is also read as it was one step before, as h_prev. Handed on is h, where
    nothing else is said and there is one; else the first state, or where nothing is read back the last line.
    """
    equations = read(draft.text)
    given = [equation.name for equation in equations]
    seen = {node.name for equation in equations for node in names_in(equation.expression)}
    found = [name for name in dict.fromkeys(given) if f"{name}_prev" in seen or name in draft.others]
    output = next((name for name in (draft.output, "h") if name in given), (*found, given[-1])[0])
    return (output, *(name for name in found if name != output))


def parse_draft(draft: Draft) -> Equations:
    """The meaning of a draft's equations. Raises EquationError."""
    return meaning(draft.text, states_of(draft))


def memory_of(draft: Draft) -> Memory:
    """What is memory: as the draft says, if its equations still say so; else as they do. Raises EquationError."""
    equations = parse_draft(draft)
    said = draft.memory
    return said if said is not None and said in memories(equations) else guess_memory(equations)


def spec_of(draft: Draft, key: str) -> CellSpec:
    """The draft as a lesson holds it. Raises EquationError."""
    memory, equations = memory_of(draft), parse_draft(draft)
    said = None if memory == guess_memory(equations) else MemorySpec(memory.state, memory.keep, memory.write)
    lines = tuple(_clean(draft.text).split("\n"))
    return CellSpec(key, " ".join(draft.name.split()), equations.states, lines, said, " ".join(draft.about.split()))


def draft_text(draft: Draft) -> str:
    """The draft as a text that `read_draft` reads back. Raises EquationError."""
    head = [f"# cell: {' '.join(draft.name.split())}", f"# states: {', '.join(states_of(draft))}"]
    if draft.memory is not None:
        head.append(f"# memory: {describe_memory(memory_of(draft))}")
    if draft.about.strip():
        head.append(f"# about: {' '.join(draft.about.split())}")
    return "\n".join((*head, draft.text.strip("\n"), ""))


def read_draft(text: str, name: str) -> Draft:
    """A text as a draft, whatever it is; `name` is taken where it says none."""
    lines = _clean(text).split("\n")
    said: dict[str, str] = {}
    while lines and (found := _HEAD.fullmatch(lines[0].strip())):
        said.setdefault(found[1], found[2].strip())
        lines.pop(0)
    states = [state for state in re.split(r"[\s,]+", said.get("states", "")) if state]
    roles = dict(_ROLE.findall(said.get("memory", "")))
    memory = Memory(roles["state"], roles.get("keep"), roles.get("write")) if "state" in roles else None
    return Draft(
        said.get("cell", "") or name, "\n".join(lines).strip("\n"), states[0] if states else "", tuple(states[1:]),
        memory, said.get("about", ""),
    )  # fmt: skip


def _clean(text: str) -> str:
    """A text without what stands before all of its lines, and without empty lines around it."""
    return cleandoc(text.replace("\r\n", "\n").replace("\r", "\n")).rstrip()


def key_for(name: str, taken: Iterable[str]) -> str:
    """A key for a cell of this name that is not taken: "Minimal gated unit" gives minimal-gated-unit."""
    stem = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[: LONGEST_KEY - 4].strip("-") or "cell"
    known = set(taken)
    numbered = (f"{stem}-{number}" for number in range(2, len(known) + 3))
    return stem if stem not in known else next(key for key in numbered if key not in known)
