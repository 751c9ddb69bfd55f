"""The beats of a cell that nobody has drawn, from the order in which its equations can be computed.

First what the wires bring, then what is needed to keep, to write, the memory, and what follows from it. What can be
computed at once is one act; a beat has few acts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ui.film.diagrams import words
from ui.film.diagrams.automatic.graph import Graph
from ui.film.diagrams.diagram import Act, Plan, Trip

MOST_ACTS, MOST_AT_ONCE = 3, 3  # in a beat, and of what is computed in an act
COMPUTE = "compute"  # the kind of sentence that tells of any beat
_TITLES = {
    0: (words.TO_KEEP, "forget"),
    1: (words.TO_WRITE, "input"),
    2: (words.TO_REMEMBER, "memory"),
    3: (words.TO_OUTPUT, "output"),
}  # fmt: skip


def plans(graph: Graph, read: Sequence[Trip], leave: Sequence[Trip]) -> tuple[Plan, ...]:
    """The beats; `read` are the trips of what comes in, `leave` of what goes on and up."""
    found: list[Plan] = []
    if read:
        known = {trip.quantity for trip in read}
        says = "read" if {"x", f"{graph.output}_prev"} <= known else COMPUTE
        found.append(Plan("read", words.TO_READ, "short", says, (Act(trips=tuple(read)),)))
    for stage, (title, role) in _TITLES.items():
        acts = _acts(graph, [name for name in graph.order if graph.stage(name) == stage])
        parts = _parts(graph, acts)
        for number, part in enumerate(parts, 1):
            ends = number == len(parts)
            named = title if ends else words.TO_PREPARE
            key = f"{('keep', 'write', 'memory', 'output')[stage]}{'' if ends else number}"
            found.append(Plan(key, named, role, _says(graph, stage, part), tuple(part)))
    end = found[-1]
    formula = graph.output if _is_defined(graph, graph.output) else end.acts[-1].formula
    last = Act(trips=tuple(leave), formula=formula, inline=_words(graph, formula))
    found[-1] = Plan(end.key, end.title, end.role, end.says, (*end.acts, last))
    return tuple(found)


def _acts(graph: Graph, names: Sequence[str]) -> list[Act]:
    """What can be computed at once, one after the other."""
    generations: dict[str, int] = {}
    for name in names:
        generations[name] = 1 + max((generations.get(each, -1) for each in graph.nodes[name].operands), default=-1)
    acts = []
    for generation in sorted(set(generations.values())):
        together = [name for name in names if generations[name] == generation]
        for k in range(0, len(together), MOST_AT_ONCE):
            computed = tuple(together[k : k + MOST_AT_ONCE])
            formula = _formula(graph, computed)
            acts.append(Act(computed, formula=formula, inline=_words(graph, formula)))
    return acts


def _parts(graph: Graph, acts: Iterable[Act]) -> list[list[Act]]:
    """The acts of each beat: no more, and no more weighted sums in them, than one takes in at a time."""
    parts: list[list[Act]] = []
    sums = 0
    for act in acts:
        more = sum(graph.nodes[name].mixes for name in act.computes)
        if not parts or len(parts[-1]) == MOST_ACTS or sums + more > MOST_AT_ONCE:
            parts.append([])
            sums = 0
        parts[-1].append(act)
        sums += more
    return parts


def _formula(graph: Graph, computed: Iterable[str]) -> str:
    """The quantity whose equation is shown: one that has an equation of its own, no gate if there is another."""
    names = sorted(computed, key=lambda name: (not _is_defined(graph, name), name in graph.cell.gates))
    return names[0]


def _words(graph: Graph, formula: str) -> frozenset[str]:
    """What a formula calls by a word, "kept": it is said by what it is made of."""
    operands = graph.operations[formula].operands
    named = (each for each in operands if isinstance(each, str) and _is_defined(graph, each))
    return frozenset(each for each in named if len(each.split("_")[0]) > 1 and each not in graph.cell.states)


def _is_defined(graph: Graph, name: str) -> bool:
    return any(equation.name == name for equation in graph.cell.parsed.equations)


def _says(graph: Graph, stage: int, acts: Iterable[Act]) -> str:
    """The kind of sentence: a special one only where the cell says what keeps and what writes."""
    computed = {name for act in acts for name in act.computes}
    memory = graph.cell.memory
    kinds: Mapping[int, tuple[str, bool]] = {
        0: ("keep", memory.keep is not None and memory.keep == graph.keeps and "kept" in computed),
        1: ("write", memory.write in computed),
        2: ("memory", memory.keep is not None and memory.write is not None),
    }
    kind, holds = kinds.get(stage, (COMPUTE, True))
    return kind if holds else COMPUTE
