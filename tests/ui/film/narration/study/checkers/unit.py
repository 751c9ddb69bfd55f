"""Captions of the close-up of one unit."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from simulator.equations.functions import FUNCTIONS, evaluate
from simulator.network.trace import LayerTrace
from tests.ui.film.narration.study.claims import Fault, checks, false, misleading, same, same_text
from tests.ui.film.narration.study.said import Said

HALF = 0.5


def _names(said: Said, field: str) -> list[str]:
    names = said.at.means(said[field])
    return sorted(names, key=lambda name: name not in said.at.computed)


def _here(said: Said) -> Iterator[Fault]:
    text = said["unit"]
    lower = text[:1].lower() + text[1:]
    if said.at.scene.unit not in said.at.units.find(text) | said.at.units.find(lower):
        yield false(f"{text} is not the unit in view")
    elif said.at.scene.unit not in said.at.units.find(text) and said.at.layer_trace.layer.unit_names:
        yield misleading(f"{text}: the unit's own name is written otherwise")


@checks("Unit caption", "{name} has a width of its own, {count}: {unit} has no number there.")
def check_narrow(said: Said) -> Iterator[Fault]:
    """The vector is narrower than the layer."""
    if not any(len(said.at.row(name)) == int(said["count"]) <= said.at.scene.unit for name in _names(said, "name")):
        yield false("the unit has a number there")


@checks("Unit caption", "{unit} has {had}. It is given {x} from {token} and {h} from {before}.")
def check_given(said: Said) -> Iterator[Fault]:
    """The unit's memory before, and the tokens."""
    at = said.at
    yield from _here(said)
    letter, _, text = said["had"].rpartition(" = ")
    names = at.means(letter)
    if f"{at.memory.state}_prev" not in names:
        yield false(f"{letter} is not the memory before")
    yield from same_text(said, text, float(at.old[at.scene.unit]), "the memory before")
    if not at.fits_token(said["token"], at.step):
        yield false("another token")
    if at.step and not at.fits_token(said["before"], at.step - 1):
        yield false("another token before")
    if said["h"] == letter:
        yield misleading(f"{letter} means one unit's number and the whole vector")


@checks("Unit caption", "{unit} hands on {h} = {value}.")
def check_hands_on(said: Said) -> Iterator[Fault]:
    """The unit's output."""
    yield from _here(said)
    yield from same(said, "value", float(said.at.row(said.at.cell.states[0])[said.at.scene.unit]), "the output")


@checks("Unit caption", "{name} = {value} is set by hand, not computed.")
def check_by_hand(said: Said) -> Iterator[Fault]:
    """The unit's number is."""
    k = said.at.scene.unit
    for name in _names(said, "name"):
        held = said.at.held(name)
        if k < len(held) and held[k] and said.number(said["value"]).equals(float(said.at.row(name)[k])):
            return
    yield false("it is not set by hand, or is another number")


def _total(layer_trace: LayerTrace, name: str) -> str:
    """The weighted sum behind a quantity."""
    operations = {each.name: each for each in layer_trace.layer.cell.parsed.operations}
    made = operations[name]
    if made.op == "sum":
        return name
    return next(
        (str(each) for each in made.operands if str(each) in operations and operations[str(each)].op == "sum"), ""
    )


def _products(said: Said, total: str) -> list[float]:
    """All products and single summands of the sum of the unit in view."""
    at, k = said.at, said.at.scene.unit
    weights, found = at.layer_trace.layer.weights, []

    def vector(operand: str | float) -> np.ndarray:
        if isinstance(operand, float):
            return np.full(at.layer_trace.layer.units, operand)
        given = weights.get(operand)
        return at.row(operand) if given is None else np.asarray(given, dtype=np.float64)

    for term in at.cell.parsed.operation(total).terms:
        if term.product == "@":
            found += (term.sign * vector(term.factors[0])[k] * vector(term.factors[1])).tolist()
        else:
            found.append(term.sign * float(np.prod([vector(factor)[k] for factor in term.factors])))
    return found


def _is_from(said: Said, total: str, at_product: int) -> bool:
    """Whether a product is told by its name: a column, a unit's state with its letter, a letter, or the bias."""
    at, text, first = said.at, said["from"], 0
    weights = at.layer_trace.layer.weights
    for term in at.cell.parsed.operation(total).terms:
        right = str(term.factors[-1])
        count = len(at.row(right)) if term.product == "@" and right not in weights else 1
        if at_product >= first + count:
            first += count
            continue
        if right == "x" and term.product == "@":
            return at_product - first in at.columns.find(text)
        names = {str(factor) for factor in term.factors} - set(weights)
        if not names:
            return not at.means(text)
        letters = [letter for letter, meant in at.letters.items() if meant & names]
        unit = at_product - first if term.product == "@" else at.scene.unit
        return text in letters or any(
            text.startswith(f"{letter} ") and unit in at.units.find(text[len(letter) + 1 :]) for letter in letters
        )
    return False


@checks(
    "Unit caption",
    "{name} of {unit}: the products add up to {total}",
    "{name} of {unit}: the products add up to {total}, most from {from}: {most}",
)
def check_adds_up(said: Said) -> Iterator[Fault]:
    """The sum is that of the products, and the largest of them is told; none is more than the rest of it."""
    at, k = said.at, said.at.scene.unit
    if k not in at.units.find(said["unit"]):
        yield false(f"{said['unit']} is not the unit in view")
    totals = [_total(at.layer_trace, name) for name in _names(said, "name") if name in at.layer_trace.quantities]
    totals = [total for total in totals if total]
    if not totals:
        yield false(f"there is no sum behind {said['name']}")
        return
    total = totals[0]
    if at.held(total)[k]:
        yield false("the sum is set by hand: the products do not add up to it")
    yield from same(said, "total", float(at.row(total)[k]), "the sum")
    if not said.has("most"):
        return
    products = _products(said, total)
    sizes = np.abs(products)
    largest = products[int(sizes.argmax())]
    if not any(_is_from(said, total, k) for k in np.flatnonzero(sizes >= sizes.max() * (1 - 1e-6)).tolist()):
        yield false(f"the largest product is not from {said['from']}")
    printed = said.number(said["most"])
    near = [p for p, size in zip(products, sizes, strict=True) if size >= sizes.max() * (1 - 1e-6)]
    if not any(printed.equals(value) or printed.equals(value * (1 + 1e-6)) for value in near):
        yield false(f"the largest product is {largest!r}, not {said['most']}")
    if (sizes >= sizes.max() * (1 - 1e-12)).sum() > 1:
        yield misleading("several products are as large, one is told")
    whole = float(at.row(total)[k])
    if largest * whole <= 0 or abs(largest) > abs(whole) * 1.0000001 or abs(largest) <= HALF * abs(whole):
        yield misleading(f"“most” of {whole!r} is {largest!r}")


@checks("Unit caption", "{function} makes {value} of it.")
def check_makes(said: Said) -> Iterator[Fault]:
    """The function of the sum that the sentence before tells is the value."""
    sums = [use for use in said.told.uses if use.context == "Unit caption" and "total" in use.fields]
    value, name = said.number(said["value"]), {"σ": "sigmoid"}.get(said["function"], said["function"])
    place = said.told.text.find(said.use.text)
    before = [use for use in sums if f"{use.text}; {said.use.text}" in said.told.text] or sums
    if name not in FUNCTIONS or not before:
        yield false(f"{said['function']} of nothing, at {place}")
        return
    good = False
    for use in before:
        total = said.number(use.fields["total"])
        half, last = 0.0 if total.whole else total.half, 0.0 if value.whole else value.half
        ends = [evaluate(FUNCTIONS[name], (np.float64(total.value + side * half),)) for side in (-1, 0, 1)]
        loose = said.at.loose * max(1.0, abs(total.value))
        good |= float(min(ends)) - last - loose <= value.value <= float(max(ends)) + last + loose
    if not good:
        yield false(f"{said['function']} of it is another number")
