"""The equation of a beat worked out line by line for one unit: symbols, numbers put in, inner results, the result.

What a beat computes is read from the cell's diagram, expressions from the cell's equations, numbers from the run.
"""

from __future__ import annotations

from collections.abc import Callable

from simulator.equations.expressions import Binary, Call, Expression, Name, Negative
from ui.film.diagrams.diagram import Act
from ui.film.marks import Run
from ui.film.scene.arithmetic import is_by_hand, value_of
from ui.film.scene.scene import Scene
from ui.film.text.formula import Runs, inline, symbol, typeset, with_numbers
from ui.film.text.number_format import precise
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
    inline = frozenset(part for part in parts if part in scene.definitions)
    return Act(formula=scene.cell.memory.state, inline=inline)


def roles_of(scene: Scene) -> RolesOf:
    """The colours of the names in a formula, as they are on the stage."""
    return RoleOf(scene.diagram)


def steps(scene: Scene, act: Act, token: int) -> tuple[Runs, ...]:
    """The lines of the working; for an act without a formula, what the states hold before the step."""
    roles, value = roles_of(scene), value_of(scene, token)
    if not act.formula:
        return tuple(
            (*_colour_name(f"{state}_prev", scene), Run(" = "), _bold(value(f"{state}_prev") or 0.0, scene))
            for state in scene.cell.states
        )
    name, result = act.formula, value(act.formula)
    head = _colour_name(name, scene)
    last = (_bold(result, scene),) if result is not None else ()
    if is_by_hand(scene, name, token):
        reason = scene.language.translate("Picture", "set by hand, not computed")
        return (*head, Run(" = "), *last), (Run(reason, "", "accent"),)
    tree = expression_of(scene, name)
    if tree is None:
        return ((*head, Run(" = "), *last),)
    free = {part: scene.definitions[part] for part in act.inline if not is_by_hand(scene, part, token)}
    whole = inline(tree, free)
    lines = [(*head, Run(" = "), *typeset(whole, roles, scene.writing))]
    if name in dict(scene.writing.unnamed):
        lines = [typeset(whole, roles, scene.writing)]
    for part in (whole, tree, substitute_recorded(whole, scene)):
        numbers = with_numbers(name, part, value, scene.writing)
        if numbers is not None and all(_plain(numbers) != _plain(line) for line in lines):
            lines.append(numbers)
    if last and _plain(last) != _plain(lines[-1]):
        lines.append(last)
    return (lines[0], *((Run("= "), *line) for line in lines[1:]))


def expression_of(scene: Scene, name: str) -> Expression | None:
    """The expression of a quantity: its own equation's, or the argument of the function that a_`name` goes into."""
    tree = scene.expression(name)
    if tree is not None:
        return tree
    outer = scene.definitions.get(name.removeprefix("a_"))
    return outer.arguments[0] if isinstance(outer, Call) and len(outer.arguments) == 1 else None


def substitute_recorded(tree: Expression, scene: Scene) -> Expression:
    """The expression with functions of one name, such as tanh(c), replaced by the result that was recorded."""
    if isinstance(tree, Call):
        arguments = tuple(substitute_recorded(argument, scene) for argument in tree.arguments)
        first = arguments[0]
        result = f"{tree.function}_{first.name}" if isinstance(first, Name) else ""
        return Name(result) if result in scene.layer_trace.quantities else Call(tree.function, arguments)
    if isinstance(tree, Binary):
        return Binary(tree.op, substitute_recorded(tree.left, scene), substitute_recorded(tree.right, scene))
    return Negative(substitute_recorded(tree.operand, scene)) if isinstance(tree, Negative) else tree


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


def _colour_name(name: str, scene: Scene) -> Runs:
    role = roles_of(scene)(name)
    return tuple(run._replace(role=role) for run in symbol(name, notation=scene.writing))


def _bold(value: float, scene: Scene) -> Run:
    return Run(scene.writing.number(precise(value)), "bold")


def _plain(runs: Runs) -> str:
    return "".join(run.text for run in runs)
