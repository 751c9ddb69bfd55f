"""Formulas as lines of text, from the parsed equations that compute: as symbols, and with a unit's numbers put in.

The letters are those of a `Notation`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise

from simulator.equations.expressions import Binary, Call, Expression, Name, Negative, Number
from simulator.equations.functions import REDUCTIONS
from ui.film.marks import Run
from ui.film.text.notation import CONCATENATED, PYTORCH, Notation

Runs = tuple[Run, ...]
ValueOf = Callable[[str], float | None]
TextOf = Callable[[str], str | None]

_SIGNS = {"*": " · ", "+": " + ", "-": " − ", "/": " / ", "@": "\u2009"}
_STRENGTH = {"+": 1, "-": 1, "*": 2, "/": 2, "@": 3}
_NAMES = {"sigmoid": "σ"}
MOST_PARTS = 200  # names, numbers and signs of a formula that others are put into


@lru_cache(maxsize=4096)
def symbol(name: str, timed: bool = True, notation: Notation = PYTORCH) -> Runs:
    """A quantity's or weight's letters: f, c with its time below, W with its gate below; words stay words.

    "f" → f t, "c_prev" → c t−1, "W_f" → W f, "a_f" → a f, "tanh_c" → tanh c t. What has no name is its formula.
    """
    unnamed = dict(notation.unnamed).get(name)
    if unnamed is not None:
        return typeset(unnamed, notation=notation)
    head, _, tail = name.partition("_")
    if tail == "prev":
        return (*_letter(notation.letter(head)), Run("t−1", "sub math"))
    if head == "tanh":
        return (Run("tanh\u2009"), *symbol(tail, timed, notation))
    if tail:
        return (*_letter(notation.head(head, tail)), Run(notation.mark(head, tail), "sub math"))
    letter = notation.letter(name)
    if _is_word(letter):
        return (Run(letter, "italic"),)
    return (*_letter(letter), Run("t", "sub math")) if timed else _letter(letter)


def _letter(text: str) -> Runs:
    return (Run(text, "italic" if _is_word(text) else "math"),)


def _is_word(text: str) -> bool:
    """Whether a name is a word, such as "kept", and no letter, such as C̃ or the tutorial's Im."""
    return len(text.replace(TILDE, "")) > 2


@lru_cache(maxsize=1024)
def typeset(
    tree: Expression,
    roles: Callable[[str], str | None] = lambda _name: None,
    notation: Notation = PYTORCH,
) -> Runs:
    """An expression as symbols; `roles` gives the colour of a name. A result without a name is what computes it."""

    def leaf(name: str) -> Runs:
        return tuple(run._replace(role=roles(name)) for run in symbol(name, notation=notation))

    spelled = inline(notation.tree(tree), dict(notation.unnamed))
    return _tree(spelled, leaf, {**_SIGNS, "*": notation.times, "@": notation.into})


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
        if tree.function == CONCATENATED:
            return (Run("["), *arguments, Run("]"))
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


def inline(tree: Expression, definitions: Mapping[str, Expression]) -> Expression:
    """The expression with the named quantities replaced by what they are computed from, and the names in that too.

    Where this would give more than `MOST_PARTS` names and signs, the names of that depth stay.
    """
    while True:
        inside = [name for name in names_in(tree) if name in definitions]
        if not inside or _parts(tree) + sum(_parts(definitions[name]) - 1 for name in inside) > MOST_PARTS:
            return tree
        tree = _substitute(tree, definitions)


def _inner(tree: Expression) -> tuple[Expression, ...]:
    """The expressions directly inside one."""
    if isinstance(tree, Negative):
        return (tree.operand,)
    if isinstance(tree, Binary):
        return (tree.left, tree.right)
    return tree.arguments if isinstance(tree, Call) else ()


def names_in(tree: Expression) -> Iterator[str]:
    """The names in an expression, from left to right."""
    if isinstance(tree, Name):
        yield tree.name
    for part in _inner(tree):
        yield from names_in(part)


def _parts(tree: Expression) -> int:
    return 1 + sum(map(_parts, _inner(tree)))


def _substitute(tree: Expression, definitions: Mapping[str, Expression]) -> Expression:
    if isinstance(tree, Name):
        return definitions.get(tree.name, tree)
    if isinstance(tree, Negative):
        return Negative(_substitute(tree.operand, definitions))
    if isinstance(tree, Call):
        return Call(tree.function, tuple(_substitute(argument, definitions) for argument in tree.arguments))
    if isinstance(tree, Binary):
        return Binary(tree.op, _substitute(tree.left, definitions), _substitute(tree.right, definitions))
    return tree


def has_product(tree: Expression) -> bool:
    """Whether a matrix product or a number of all units is inside, which one unit's numbers alone cannot show."""
    if isinstance(tree, Binary):
        return tree.op == "@" or has_product(tree.left) or has_product(tree.right)
    if isinstance(tree, Negative):
        return has_product(tree.operand)
    if not isinstance(tree, Call):
        return False
    return tree.function in REDUCTIONS or any(has_product(argument) for argument in tree.arguments)


def as_put_in(name: str, tree: Expression) -> Expression | None:
    """The expression whose names numbers are put in for; None where a matrix product leaves nothing to put in.

    The argument of an activation that holds a matrix product is its recorded sum, the pre-activation a_`name`.
    """
    inside = isinstance(tree, Call) and tree.function not in REDUCTIONS and len(tree.arguments) == 1
    if isinstance(tree, Call) and inside and has_product(tree):
        return Call(tree.function, (Name(f"a_{name}"),))
    return None if has_product(tree) else tree


def put_in(name: str, tree: Expression, text_of: TextOf, notation: Notation = PYTORCH) -> Runs | None:
    """The expression with `text_of` each name in its place, numbers or vectors already written."""
    shown = as_put_in(name, tree)
    if shown is None or (shown is not tree and text_of(f"a_{name}") is None):
        return None

    def leaf(quantity: str) -> Runs:
        text = text_of(quantity)
        if text is None:
            return symbol(quantity, notation=notation)
        return (Run(bracketed(text)),)

    return _tree(shown, leaf, _SIGNS)


def bracketed(number: str) -> str:
    """A number as it stands behind a sign: in brackets where it has a sign itself; a vector has brackets of its own."""
    return f"({number})" if number[:1] != "[" and (number.startswith(("−", "<")) or " " in number) else number


TILDE = "\u0303"
_LETTERS, _SMALL = "aehijklmnoprstuvx0123456789+−", "ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ₀₁₂₃₄₅₆₇₈₉₊₋"
_BELOW, _BACK = str.maketrans(_LETTERS, _SMALL), str.maketrans(_SMALL, _LETTERS)
_PAIR = re.compile("[ih][a-z]")  # PyTorch's marks of weights
_STYLED = re.compile(
    rf"(?<![\w“„])(?P<letter>[A-Za-z]{{1,2}}{TILDE}?)"
    rf"(?:(?P<below>[{_SMALL}]+)|_(?P<mark>[^\W_]{TILDE}?|(?<=[Wb]_)[ih][a-z])(?!\w)|_\{{(?P<marks>[^}}]+)\}})"
    rf"|(?<!\w)(?P<alone>[A-Za-z]{TILDE})"
)


def plain(runs: Runs) -> str:
    """Runs as a text: what stands below becomes small letters, or what follows an underscore: "cₜ₋₁", "P_f", "W_if"."""
    return "".join(_plain(run, before.text) for before, run in pairwise((Run(""), *runs)))


def _plain(run: Run, letter: str) -> str:
    if "sub" not in run.style.split():
        return run.text
    if letter in ("W", "b") and _PAIR.fullmatch(run.text):
        return f"_{run.text}"
    below = run.text.translate(_BELOW)
    if all(letter in _SMALL for letter in below):
        return below
    return f"_{run.text}" if len(run.text.replace(TILDE, "")) == 1 else f"_{{{run.text}}}"


@lru_cache(maxsize=512)
def set_symbols(text: str) -> Runs:
    """A text with the symbols in it as they are typeset: the way back from `plain`."""
    runs: list[Run] = []
    end = 0
    for found in _STYLED.finditer(text):
        if found.start() > end:
            runs.append(Run(text[end : found.start()]))
        end = found.end()
        below = found["mark"] or found["marks"] or (found["below"] or "").translate(_BACK)
        runs.append(Run(found["letter"] or found["alone"], "math"))
        if below:
            runs.append(Run(below, "sub math"))
    if end < len(text):
        runs.append(Run(text[end:]))
    return tuple(runs)
