"""Notations: the letters of the tutorial, of Olah and of PyTorch, and how each writes a sum over the weights.

A notation changes letters and signs, never what is computed: every formula is typeset from the cell's own equations.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from functools import cached_property, lru_cache

from simulator.cells.cell import Cell
from simulator.equations.expressions import Binary, Call, Expression, Name, Negative
from ui.film.text.language import QT_TRANSLATE_NOOP, Language

CONCATENATED = "[]"  # the function of a Call that stands for two vectors, one above the other
WHOLE = "WU"  # the head of a name that stands for W and U side by side, the matrix that multiplies [h, x]
_SIGNS = {"W x + U h + b": "W [h, x] + b"}
_SPLIT = {"W": "i", "U": "h"}  # PyTorch's letters for where a weight comes from, before those of its gate
_LIKE_PYTORCH = (frozenset("ifgo"), frozenset("rzn"), frozenset("h"))  # the gates of its LSTM, GRU and RNN
WORDS = (
    QT_TRANSLATE_NOOP("Quantity", "kept"),
    QT_TRANSLATE_NOOP("Quantity", "added"),
    QT_TRANSLATE_NOOP("Quantity", "replace"),
)
"""Quantities that are called by a word, which each language has its own of."""


@dataclass(frozen=True)
class Notation:
    """How quantities and formulas are written.

    `letters` are those that differ from the names in the equations, `marks` the letters below a weight. With
    `concatenates` a sum W_f x + U_f h + b_f is written W_f [h, x] + b_f, `into` standing between a matrix and what it
    multiplies; with `splits` W_if x + W_hf h + b_if + b_hf. `times` is the product unit by unit. `joined` and `split`
    are the weights of a cell that are written so, `unnamed` its results that have no name of their own and are called
    by what computes them, and `point` is the decimal sign: these are put in by `of`.
    """

    key: str
    title: str
    letters: tuple[tuple[str, str], ...] = ()
    marks: tuple[tuple[str, str], ...] = ()
    concatenates: bool = False
    splits: bool = False
    into: str = "\u2009"
    times: str = " ⊙ "
    joined: frozenset[str] = frozenset()
    split: frozenset[str] = frozenset()
    point: str = "."
    unnamed: tuple[tuple[str, Expression], ...] = ()

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:
        """Found once: whatever is written is looked up by its notation, which has all trees of a cell in it."""
        return hash(tuple(getattr(self, each.name) for each in fields(self)))

    def letter(self, name: str) -> str:
        """How a quantity is called: "C̃" for g."""
        return self._letters.get(name, name)

    @cached_property
    def _letters(self) -> dict[str, str]:
        return dict(self.letters)

    def mark(self, head: str, tail: str) -> str:
        """What stands below a weight or a sum: "C" in W_C; where W and U are one matrix, its column too: "f,h"; where
        both are called W, which of them it is: "hf".
        """
        below = dict(self.marks).get(tail, tail)
        if tail in self.split:
            return _SPLIT.get(head, "") + below
        column = {"W": "x", "U": "h"}.get(head)
        return f"{below},{column}" if tail in self.joined and column else below

    def head(self, head: str, tail: str) -> str:
        """The letter of a weight, a sum or a bias: "W" for U where both are one matrix, or called so."""
        return "W" if head == WHOLE or (head == "U" and tail in self.joined | self.split) else self.letter(head)

    def weight(self, name: str) -> str:
        """The name of a weight where nothing can be typeset: "W_if"; of a bias, "b_if + b_hf"."""
        head, _, tail = name.partition("_")
        if head == "b" and tail in self.split:
            return f"b_i{tail} + b_h{tail}"
        return f"{self.head(head, tail)}_{self.mark(head, tail)}"

    def sign(self, sign: str) -> str:
        """The words on an operation of the picture."""
        if self.split:
            return sign.replace("W x", "Wᵢ x").replace("U h", "Wₕ h")
        return _SIGNS.get(sign, sign) if self.concatenates else sign

    def number(self, text: str) -> str:
        """A number with this language's decimal sign."""
        return text.replace(".", self.point)

    def tree(self, tree: Expression) -> Expression:
        """An expression as this notation writes it: with [h, x] where it joins them."""
        return concatenate(tree) if self.concatenates else tree


TUTORIAL = Notation(
    key="tutorial",
    title=QT_TRANSLATE_NOOP("Notation", "The tutorial’s letters: Ct−1, Im, ol, W [h, x]"),
    letters=(("c", "C"), ("i", "Im"), ("g", "C̃"), ("o", "ol"), ("n", "h̃"), ("added", "A")),
    marks=(("g", "c"), ("n", "h̃"), ("in", "ih̃"), ("hn", "hh̃")),
    concatenates=True,
)
OLAH = Notation(
    key="olah",
    title=QT_TRANSLATE_NOOP("Notation", "Olah’s letters: C̃, i, W · [h, x]"),
    letters=(("c", "C"), ("g", "C̃"), ("n", "h̃")),
    marks=(("g", "C"), ("n", "h̃"), ("in", "ih̃"), ("hn", "hh̃")),
    concatenates=True,
    into=" · ",
    times=" ∗ ",
)
PYTORCH = Notation(
    key="pytorch",
    title=QT_TRANSLATE_NOOP("Notation", "PyTorch’s letters: g, i, W_if x + W_hf h"),
    splits=True,
)

NOTATIONS = {notation.key: notation for notation in (TUTORIAL, OLAH, PYTORCH)}


@lru_cache(maxsize=64)
def of(notation: Notation, cell: Cell, language: Language) -> Notation:
    """The notation for a cell in a language: only letters of what the cell uses in the field's sense, words translated.

    A cell of one's own whose c is no state, or whose i is no gate, keeps its plain letters; so do its weights where
    PyTorch has no cell with such gates.
    """
    gates, states = set(cell.gates), set(cell.states)
    inner = set(cell.parsed.quantities) - gates - states
    meant = {"c": "c" in states, "i": "i" in gates, "o": "o" in gates, "g": "g" in inner, "n": "n" in inner}
    words = dict(notation.letters)
    letters = [(name, language.translate("Quantity", name)) for name in WORDS if name not in words]
    letters += [(name, letter) for name, letter in notation.letters if meant.get(name, name in inner)]
    known = {name for name, _ in letters}
    bias_of_n = {"in", "hn"} if "n" in known else set()
    marks = tuple((name, mark) for name, mark in notation.marks if name in known | bias_of_n)
    joined: set[str] = set()
    if notation.concatenates:
        trees = [concatenate(equation.expression) for equation in cell.parsed.equations]
        joined = {name for tree in trees for name in _joint_matrices(tree)}
    split = _split_weights(cell) if notation.splits else frozenset()
    point = language.decimal_sign
    return replace(
        notation,
        letters=tuple(letters),
        marks=marks,
        joined=frozenset(joined),
        split=split,
        point=point,
        unnamed=(*_unnamed_results(cell), *_sums_of_biases(cell, split)),
    )


def _unnamed_results(cell: Cell) -> Iterator[tuple[str, Expression]]:
    """Inner results that are called neither by an equation nor after what they are: a_f, tanh_c."""
    named = {equation.name for equation in cell.parsed.equations}
    for operation in cell.parsed.operations:
        after = operation.name.startswith("tanh_") or operation.name.removeprefix("a_") in named
        if operation.name not in named and not after:
            yield operation.name, operation.expression


def _split_weights(cell: Cell) -> frozenset[str]:
    """The marks of the pairs W and U, such as W_f and U_f, where they are those of a cell that PyTorch has."""
    weights = cell.parsed.weights
    pairs = {name[2:] for name in weights if name.startswith("W_") and f"U_{name[2:]}" in weights}
    alone = {name for name in weights if name[:2] in ("W_", "U_") and name[2:] not in pairs}
    candidates = {name for name in "gn" if name in cell.parsed.quantities}
    meant = pairs <= {*cell.gates, *candidates, *cell.states}
    return frozenset(pairs) if meant and not alone and any(pairs <= of for of in _LIKE_PYTORCH) else frozenset()


def _sums_of_biases(cell: Cell, split: frozenset[str]) -> Iterator[tuple[str, Expression]]:
    """The biases that are the sum of two in PyTorch: b_f is b_if + b_hf."""
    for tail in sorted(split):
        if f"b_{tail}" in cell.parsed.weights:
            yield f"b_{tail}", Binary("+", Name(f"b_i{tail}"), Name(f"b_h{tail}"))


def concatenate(tree: Expression) -> Expression:
    """The expression with every W_s @ a + U_s @ b written as one matrix times [b, a]."""
    if isinstance(tree, Negative):
        return Negative(concatenate(tree.operand))
    if isinstance(tree, Call):
        return Call(tree.function, tuple(concatenate(argument) for argument in tree.arguments))
    if not isinstance(tree, Binary):
        return tree
    if tree.op not in "+-":
        return Binary(tree.op, concatenate(tree.left), concatenate(tree.right))
    terms = list(_terms(tree))
    products = {_weight(term): k for k, (op, term) in enumerate(terms) if op == "+" and _weight(term)}
    gone: set[int] = set()
    for name, k in products.items():
        other = products.get(f"U{name[1:]}") if name.startswith("W_") else None
        if other is not None:
            first, second = terms[k][1], terms[other][1]
            assert isinstance(first, Binary) and isinstance(second, Binary)
            both = Call(CONCATENATED, (concatenate(second.right), concatenate(first.right)))
            terms[min(k, other)] = ("+", Binary("@", Name(WHOLE + name[1:]), both))
            gone.add(max(k, other))
    (_, made), *rest = [term for k, term in enumerate(terms) if k not in gone]
    made = concatenate(made)
    for op, term in rest:
        made = Binary(op, made, concatenate(term))
    return made


def _terms(tree: Expression) -> Iterator[tuple[str, Expression]]:
    """The summands of a sum with their signs, the first with a plus."""
    if isinstance(tree, Binary) and tree.op in "+-":
        yield from _terms(tree.left)
        if tree.op == "+":
            yield from _terms(tree.right)
        else:
            yield "-", tree.right
    else:
        yield "+", tree


def _weight(term: Expression) -> str:
    """The name of the matrix in a plain product of a matrix and a vector, else ""."""
    if isinstance(term, Binary) and term.op == "@" and isinstance(term.left, Name):
        return term.left.name
    return ""


def _joint_matrices(tree: Expression) -> Iterator[str]:
    """The marks of the matrices that multiply [h, x] in an expression."""
    if isinstance(tree, Name):
        head, _, tail = tree.name.partition("_")
        if head == WHOLE:
            yield tail
    elif isinstance(tree, Negative):
        yield from _joint_matrices(tree.operand)
    elif isinstance(tree, Binary):
        yield from _joint_matrices(tree.left)
        yield from _joint_matrices(tree.right)
    elif isinstance(tree, Call):
        for argument in tree.arguments:
            yield from _joint_matrices(argument)
