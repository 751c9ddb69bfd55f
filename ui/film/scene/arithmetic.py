"""What one unit's arithmetic is shown with: how a number comes about, names of columns, the pairs that weigh most."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from simulator.equations.expressions import Binary, Call, Expression, Name, Negative, Number
from simulator.equations.functions import FUNCTIONS, REDUCING, evaluate
from simulator.equations.parse import INPUTS
from simulator.network.between import input_names_of
from ui.film.marks import Run
from ui.film.scene.equations import holds_as_written, is_by_hand, is_rounded, set_inside
from ui.film.scene.scene import Scene
from ui.film.text.formula import Runs, inline, plain, symbol, typeset
from ui.film.text.holding import ABOUT, Line, with_numbers
from ui.film.text.notation import Notation
from ui.film.text.number_format import precise

RolesOf = Callable[[str], str | None]


def value_of(scene: Scene, token: int) -> Callable[[str], float | None]:
    """What a name stands for in the selected unit; None for what a unit alone has no number of."""

    def value(name: str) -> float | None:
        layer_trace = scene.told
        if name not in layer_trace.quantities and name.removesuffix("_prev") not in scene.cell.states:
            return None
        row = layer_trace[name][token]
        return float(row[scene.unit]) if scene.unit < len(row) else None

    return value


def _plain_ink(_name: str) -> None:
    """No colour of its own."""


class Working(NamedTuple):
    """How a number of one unit comes about: what equals one another, from its letters to the result.

    `numbers` are the formula with numbers put in, in more than one line where it is taken apart. A gate that is rounded
    is `rounded` to another number than the `result` of its equation. What was set by hand takes letters or symbols
    away, since no equation holds between them and the result: `by_hand` says that the result itself was, `inside` which
    inner results were.
    """

    letters: Runs
    symbols: Runs
    numbers: tuple[Line, ...]
    result: str
    rounded: str = ""
    by_hand: bool = False
    inside: tuple[str, ...] = ()

    @property
    def sign(self) -> str:
        """What stands between them: no sign of equality between what has no name and what was set in its place."""
        return ": " if self.by_hand and len(self.letters) > 2 else " = "

    def chain(self, *, numbers: bool = True) -> list[tuple[str, Runs]]:
        """What equals one another, from left to right, each with the sign before it.

        Without the numbers put in where they are not wanted. Where numbers as they are printed give no more than about
        the result, the last sign says so.
        """
        left = () if self.rounded and (self.symbols or self.numbers) else self.letters
        shown = self.numbers if numbers or not self.symbols else ()
        parts = {plain(part): part for part in (left, self.symbols, *(each.runs for each in shown))}
        made = [(self.sign, part) for text, part in parts.items() if part and text != self.result]
        about = any(each.sign == ABOUT for each in shown)
        return [*made, (ABOUT if about else self.sign, (Run(self.result, "bold"),))] if self.result else made

    def equation(self, *, numbers: bool = True) -> Runs:
        """The chain in one line."""
        chain = enumerate(self.chain(numbers=numbers))
        return tuple(run for k, (sign, part) in chain for run in ((Run(sign),) if k else ()) + part)

    def note(self, scene: Scene) -> Runs:
        """What is said behind the result of what is no equation."""
        if self.rounded:
            rounded = Run(scene.language.translate("Picture", "rounded:"), "", "accent")
            made = (*self.letters, Run(" = "), Run(self.rounded, "bold"))
            return (rounded, Run(" "), *made, *((Run("; "), *self._hands(scene)) if self.inside else ()))
        if self.by_hand:
            return (Run(scene.language.translate("Picture", "set by hand, not computed"), "", "accent"),)
        return self._hands(scene) if self.inside else ()

    def _hands(self, scene: Scene) -> Runs:
        names = scene.language.list_words([plain(letters_of(scene, name)) for name in self.inside])
        text = scene.language.translate("Picture", "{names} set by hand")
        return (Run(text.format(names=names), "", "accent"),)


def working(
    scene: Scene, name: str, token: int, in_place: Collection[str] = (), roles: RolesOf = _plain_ink,
    writing: Notation | None = None, detailed: bool = False,
) -> Working:  # fmt: skip
    """How a quantity of the selected unit comes about, `in_place` replaced by what they are computed from.

    Those stay that are not what their own equations say. Numbers are put in where a unit alone has them; `detailed`
    also into what was written before anything was replaced, and with inner results. Where the step is left out, a state
    is what it was before, and no other quantity has a number.
    """
    writing, value = writing or scene.writing, value_of(scene, token)

    def write(each: str) -> str | None:
        number = value(each)
        return None if number is None else writing.number(precise(number))

    if token in scene.trace.skipped and name in scene.cell.parsed.quantities:
        return _left_out(name, write(name) or "", scene, roles, writing)
    result, tree, by_hand = write(name) or "", expression_of(scene, name), is_by_hand(scene, name, token)
    if tree is None or by_hand:
        letters = tuple(run._replace(role=roles(name)) for run in symbol(name, notation=writing))
        return Working(letters, (), (), result, by_hand=by_hand)
    letters = letters_of(scene, name, roles, writing)
    inside = set_inside(scene, name, token, scene.unit)
    before = before_rounding(scene, name, token)
    exact, rounded = (result, "") if before is None else (writing.number(precise(before)), result)
    outcome = value(name) if before is None else before
    if inside:
        made = with_numbers(name, _operation(scene, name), value, outcome, writing)
        return Working(letters, (), () if made is None else (made,), exact, rounded, inside=inside)
    free = {
        each: scene.definitions[each] for each in in_place if holds_as_written(scene, each, token, scene.unit)
    }  # fmt: skip
    whole = inline(tree, free)
    reduced = {each.expression: each.name for each in scene.cell.parsed.operations if each.op in REDUCING}
    whole_with = _with_results(whole, {tree_: each for tree_, each in reduced.items() if each != name})
    trees = (whole_with, tree, _with_recorded(whole_with, scene)) if detailed else (whole_with,)
    lines = [with_numbers(name, each, value, outcome, writing) for each in trees]
    numbers = tuple(each for each in lines if each is not None)
    return Working(letters, typeset(whole, roles, writing), numbers, exact, rounded)


def _left_out(name: str, result: str, scene: Scene, roles: RolesOf, writing: Notation) -> Working:
    """A quantity of a step that is left out."""
    letters, before = (
        tuple(run._replace(role=roles(each)) for run in symbol(each, notation=writing))
        for each in (name, f"{name}_prev")
    )
    passes = name in scene.cell.states
    return Working(letters, before if passes else (), (), result if passes else "–")


def letters_of(scene: Scene, name: str, roles: RolesOf = _plain_ink, writing: Notation | None = None) -> Runs:
    """How a quantity is called in a formula; an inner result without a name by what it computes: "tanh(cₜ)"."""
    writing = writing or scene.writing
    tree = None if name in scene.definitions else expression_of(scene, name)
    if tree is not None:
        return typeset(tree, roles, writing)
    return tuple(run._replace(role=roles(name)) for run in symbol(name, notation=writing))


def picture_name(scene: Scene, name: str, roles: RolesOf = _plain_ink) -> Runs:
    """The name of a quantity on the picture: its letter, or what it is computed from where it has none."""
    tree, unnamed = scene.expression(name), name in dict(scene.writing.unnamed)
    if tree is None or (len(name.split("_", maxsplit=1)[0]) <= 2 and not unnamed):
        return symbol(name, notation=scene.writing)
    words = {each: scene.definitions[each] for each in scene.definitions if len(each.split("_")[0]) > 1}
    return typeset(inline(tree, words), roles, scene.writing)


def work_out(scene: Scene, name: str, step: int) -> str:
    """A quantity of the selected unit, worked out: "cₜ = kept + added = 0.9921 + 0.0003 = 0.9924".

    Where this is no equation, it is said what was rounded or set by hand. KeyError where the run has not recorded it.
    """
    writing = replace(scene.writing, times=" · ")  # of one unit, numbers meet
    made = working(scene, name, step, writing=writing)
    if not made.result:
        raise KeyError(name)
    text, note = plain(made.equation()), plain(made.note(scene))
    return f"{text}; {note}" if note else text


def expression_of(scene: Scene, name: str) -> Expression | None:
    """What a quantity is computed by, as it was written; also of a sum, or of an inner result such as tanh_c."""
    tree = scene.expression(name)
    if tree is not None or name not in scene.cell.parsed.quantities:
        return tree
    return scene.cell.parsed.operation(name).expression


def before_rounding(scene: Scene, name: str, token: int) -> float | None:
    """What a gate of the selected unit is rounded from; None where it is not rounded, or to what it is anyway."""
    if not is_rounded(scene, name) or is_by_hand(scene, name, token):
        return None
    exact, rounded = function_value(scene, name, token), value_of(scene, token)(name)
    return None if rounded is None or precise(exact) == precise(rounded) else exact


def function_value(scene: Scene, name: str, token: int) -> float:
    """What the function of a quantity gives in the selected unit, whatever was made of it afterwards."""
    made, value = scene.cell.parsed.operation(name), value_of(scene, token)
    given = [value(each) if isinstance(each, str) else each for each in made.operands]
    numbers = tuple(np.array([math.nan if each is None else each]) for each in given)
    with np.errstate(all="ignore"):
        return float(evaluate(FUNCTIONS[made.op], numbers)[0])


def _operation(scene: Scene, name: str) -> Expression:
    """The one operation that gives a quantity, of results that were recorded; a sum over weights by its name."""
    made = scene.cell.parsed.operation(name)
    operands = tuple(Name(each) if isinstance(each, str) else Number(each) for each in made.operands)
    if made.op in FUNCTIONS:
        return Call(made.op, operands)
    if made.op == "negative":
        return Negative(operands[0])
    return Binary(made.op, *operands) if made.op in ("+", "-", "*", "/") else Name(name)


def _with_results(tree: Expression, results: Mapping[Expression, str]) -> Expression:
    """The expression with those that were recorded replaced by their results: what one unit has of all units."""
    if tree in results:
        return Name(results[tree])
    if isinstance(tree, Call):
        return Call(tree.function, tuple(_with_results(argument, results) for argument in tree.arguments))
    if isinstance(tree, Binary):
        return Binary(tree.op, _with_results(tree.left, results), _with_results(tree.right, results))
    return Negative(_with_results(tree.operand, results)) if isinstance(tree, Negative) else tree


def _with_recorded(tree: Expression, scene: Scene) -> Expression:
    """The expression with functions of one name, such as tanh(c), replaced by the result that was recorded."""
    if isinstance(tree, Call):
        arguments = tuple(_with_recorded(argument, scene) for argument in tree.arguments)
        first = arguments[0]
        result = f"{tree.function}_{first.name}" if isinstance(first, Name) else ""
        return Name(result) if result in scene.layer_trace.quantities else Call(tree.function, arguments)
    if isinstance(tree, Binary):
        return Binary(tree.op, _with_recorded(tree.left, scene), _with_recorded(tree.right, scene))
    return Negative(_with_recorded(tree.operand, scene)) if isinstance(tree, Negative) else tree


def column_names(scene: Scene, quantity: str) -> Sequence[str]:
    """What the entries of a vector are called: inputs or units by their names, or by their numbers from 1."""
    given = scene.layer_trace.layer.weights.get(quantity)
    width = scene.layer_trace[quantity].shape[1] if given is None else len(given)
    own = scene.layer_trace.layer.unit_names
    names = input_names_of(scene.trace, scene.layer) if quantity in INPUTS else own
    return names if len(names) == width else [str(k + 1) for k in range(width)]


def weightiest(products: NDArray[np.floating[Any]], most: int) -> tuple[list[int], int]:
    """The indices of the largest products, in their order, and how many are left out."""
    if len(products) <= most:
        return list(range(len(products))), 0
    largest = np.argsort(-np.abs(products), kind="stable")[:most]
    return sorted(largest.tolist()), len(products) - most
