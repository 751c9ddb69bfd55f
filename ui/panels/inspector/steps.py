"""The equation of a beat worked out line by line for one unit: symbols, numbers put in, inner results, the result.

What a beat computes is read from the cell's diagram, expressions from the cell's equations, numbers from the run.
"""

from __future__ import annotations

from collections.abc import Callable

from ui.film.diagrams.diagram import Act
from ui.film.marks import Run
from ui.film.scene.arithmetic import working
from ui.film.scene.scene import Scene
from ui.film.text.formula import Runs
from ui.film.views.cell.backdrop import RoleOf
from ui.paint.text import advance

RolesOf = Callable[[str], str | None]
_BREAKS = (" + ", " − ")


def act_of(scene: Scene, beat: str) -> Act:
    """What the beat of this key computes in the end; an act without a formula where it only carries vectors about.

    A beat that the cell's diagram does not have shows how the memory is made.
    """
    for plan in scene.diagram.plans:
        if plan.key == beat:
            with_formula = [act for act in plan.acts if act.formula]
            return with_formula[-1] if with_formula else Act()
    parts = (scene.cell.memory.write, "kept")
    inline = frozenset(part for part in parts if part is not None and part in scene.definitions)
    return Act(formula=scene.cell.memory.state, inline=inline)


def roles_of(scene: Scene) -> RolesOf:
    """The colours of the names in a formula, as they are on the stage."""
    return RoleOf(scene.diagram)


def steps(scene: Scene, act: Act, token: int) -> tuple[Runs, ...]:
    """The lines of the working; for an act without a formula, what the states hold before the step."""
    roles = roles_of(scene)
    if not act.formula:
        made = [working(scene, f"{state}_prev", token, roles=roles) for state in scene.cell.states]
        return tuple((*each.letters, Run(each.sign), *each.chain()[-1][1]) for each in made)
    made_of = working(scene, act.formula, token, act.inline, roles, detailed=True)
    (_, first), *others = made_of.chain()
    note = made_of.note(scene)
    if others and first == made_of.letters:
        (sign, second), *others = others
        first = (*first, Run(sign), *second)
    lines = ((Run(f"{sign.strip()} "), *line) for sign, line in others)
    return (first, *lines, *((note,) if note else ()))


def wrap(runs: Runs, size: float, width: float) -> tuple[Runs, ...]:
    """The line broken before a + or − where it is wider than `width`."""
    lines: list[list[Run]] = [[]]
    for part in _parts(runs):
        so_far = sum(advance(run.text, size, 400, run.style) for run in (*lines[-1], *part))
        if lines[-1] and so_far > width:
            lines.append([part[0]._replace(text=part[0].text.lstrip()), *part[1:]])
        else:
            lines[-1] += part
    return tuple(tuple(line) for line in lines)


def _parts(runs: Runs) -> list[list[Run]]:
    parts: list[list[Run]] = [[]]
    for run in runs:
        if run.text in _BREAKS:
            parts.append([])
        parts[-1].append(run)
    return parts
