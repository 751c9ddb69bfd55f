"""Formulas as lines of text, from the parsed equations that compute: as symbols, and with a unit's numbers put in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from simulator.expressions import Binary, Call, Expression, Name, Negative, Number
from ui.film.marks import Run
from ui.film.numbers import precise

Runs = tuple[Run, ...]
ValueOf = Callable[[str], float | None]

_SIGNS = {"*": " ⊙ ", "+": " + ", "-": " − ", "/": " / ", "@": "\u2009"}
_STRENGTH = {"+": 1, "-": 1, "*": 2, "/": 2, "@": 3}
_NAMES = {"sigmoid": "σ"}


@lru_cache(maxsize=1024)
def symbol(name: str, timed: bool = True) -> Runs:
    """A quantity's or weight's letters: f, c with its time below, W with its gate below; words stay words.

    "f" → f t, "c_prev" → c t−1, "W_f" → W f, "a_f" → a f, "tanh_c" → tanh c t.
    """
    head, _, tail = name.partition("_")
    if tail == "prev":
        return (*_letter(head), Run("t−1", "sub math"))
    if head == "tanh":
        return (Run("tanh\u2009"), *symbol(tail, timed))
    if tail:
        return (*_letter(head), Run(tail, "sub math"))
    if len(name) > 1:
        return (Run(name, "italic"),)
    return (*_letter(name), Run("t", "sub math")) if timed else _letter(name)


def _letter(text: str) -> Runs:
    return (Run(text, "math" if len(text) == 1 else "italic"),)


@lru_cache(maxsize=1024)
def typeset(tree: Expression, roles: Callable[[str], str | None] = lambda _name: None) -> Runs:
    """An expression as symbols; `roles` gives the colour of a name."""
    return _tree(tree, lambda name: tuple(run._replace(role=roles(name)) for run in symbol(name)), _SIGNS)


def _tree(tree: Expression, leaf: Callable[[str], Runs], signs: Mapping[str, str]) -> Runs:
    if isinstance(tree, Name):
        return leaf(tree.name)
    if isinstance(tree, Number):
        return (Run(f"{tree.value:g}"),)
    if isinstance(tree, Negative):
        return (Run("−"), *_inside(tree.operand, 3, leaf, signs))
    if isinstance(tree, Call):
        arguments: Runs = ()
        for k, argument in enumerate(tree.arguments):
            arguments += ((Run(", "),) if k else ()) + _tree(argument, leaf, signs)
        name = _NAMES.get(tree.function, tree.function)
        if len(arguments) == 1:  # a negative number needs no second pair
            arguments = (arguments[0]._replace(text=arguments[0].text.removeprefix("(").removesuffix(")")),)
        return (Run(name + "("), *arguments, Run(")"))
    strength = _STRENGTH[tree.op]
    right = strength + (1 if tree.op in "-/" else 0)
    return (
        *_inside(tree.left, strength, leaf, signs),
        Run(signs[tree.op]),
        *_inside(tree.right, right, leaf, signs),
    )


def _inside(tree: Expression, strength: int, leaf: Callable[[str], Runs], signs: Mapping[str, str]) -> Runs:
    runs = _tree(tree, leaf, signs)
    weak = isinstance(tree, Binary) and _STRENGTH[tree.op] < strength
    return (Run("("), *runs, Run(")")) if weak else runs


def inlined(tree: Expression, definitions: Mapping[str, Expression]) -> Expression:
    """The expression with the named quantities replaced by what they are computed from."""
    if isinstance(tree, Name):
        return inlined(definitions[tree.name], definitions) if tree.name in definitions else tree
    if isinstance(tree, Negative):
        return Negative(inlined(tree.operand, definitions))
    if isinstance(tree, Call):
        return Call(tree.function, tuple(inlined(argument, definitions) for argument in tree.arguments))
    if isinstance(tree, Binary):
        return Binary(tree.op, inlined(tree.left, definitions), inlined(tree.right, definitions))
    return tree


def has_product(tree: Expression) -> bool:
    """Whether a matrix product is inside, which one unit's numbers alone cannot show."""
    if isinstance(tree, Binary):
        return tree.op == "@" or has_product(tree.left) or has_product(tree.right)
    if isinstance(tree, Negative):
        return has_product(tree.operand)
    return isinstance(tree, Call) and any(has_product(argument) for argument in tree.arguments)


def with_numbers(name: str, tree: Expression, value_of: ValueOf) -> Runs | None:
    """The expression with a unit's numbers put in, or None where a matrix product leaves nothing to put in.

    The argument of an activation that holds a matrix product is shown as its recorded sum, the pre-activation a_`name`.
    """
    if isinstance(tree, Call) and has_product(tree) and len(tree.arguments) == 1:
        total = value_of(f"a_{name}")
        if total is None:
            return None
        return (Run(_NAMES.get(tree.function, tree.function) + "("), Run(precise(total)), Run(")"))
    if has_product(tree):
        return None

    def leaf(quantity: str) -> Runs:
        value = value_of(quantity)
        if value is None:
            return (Run(quantity),)
        text = precise(value)
        return (Run(f"({text})" if text.startswith("−") else text),)

    return _tree(tree, leaf, {**_SIGNS, "*": " · "})


def line(name: str, tree: Expression, value_of: ValueOf, roles: Callable[[str], str | None]) -> Runs:
    """`name = symbols = numbers = result` for one unit."""
    head = tuple(run._replace(role=roles(name)) for run in symbol(name))
    runs = (*head, Run(" = "), *typeset(tree, roles))
    numbers = with_numbers(name, tree, value_of)
    result = value_of(name)
    if numbers is not None:
        runs = (*runs, Run(" = "), *numbers)
    if result is not None:
        runs = (*runs, Run(" = "), Run(precise(result), "bold"))
    return runs
