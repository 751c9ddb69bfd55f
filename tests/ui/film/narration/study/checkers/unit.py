"""Captions of the close-up of one unit."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from simulator.equations.functions import FUNCTIONS, evaluate
from simulator.network.trace import LayerTrace
from tests.ui.film.narration.study.checkers.fields import language_text
from tests.ui.film.narration.study.claims import Fault, checks, false, misleading, parts, same, same_text
from tests.ui.film.narration.study.recording import Use
from tests.ui.film.narration.study.said import Said


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


@checks("Unit caption", "Stored in {unit}: {had}.", "Nothing is stored in {unit}: {had}.")
def check_stored(said: Said) -> Iterator[Fault]:
    """The unit's memory before, which is 0 or not."""
    yield from _here(said)
    letter, _, text = said["had"].rpartition(" = ")
    old = float(said.at.old[said.at.scene.unit])
    if f"{said.at.memory.state}_prev" not in said.at.means(letter):
        yield false(f"{letter} is not the memory before")
    yield from same_text(said, text, old, "the memory before")
    if ("Nothing" in said.use.source) != (old == 0.0):
        yield false("something is stored, or nothing is")


VECTORS = ("{vector} from {token}", "{vector} of all units from {token}", "{vector} = 0 for {token}")


@checks("Unit caption", "What comes in: {parts}.")
def check_comes_in(said: Said) -> Iterator[Fault]:
    """All that the cell multiplies by weights: each part is told where it comes from, or that it is 0."""
    at, rest, told = said.at, said["parts"], set[str]()
    for use in (use for source in VECTORS for use in said.parts("parts", source)):
        rest = rest.replace(use.text, "", 1)
        told |= at.means(use.fields["vector"]) & at.entering
    for piece in re.split(", | and | und ", rest):
        letter, equals, _ = piece.partition(" = 0")
        names = at.means(letter) & at.entering
        told |= names
        if piece.strip() and (not equals or not names or any(at.row(name).any() for name in names)):
            yield false(f"{piece} does not come in")
    operands = {str(factor) for each in at.cell.parsed.operations for term in each.terms for factor in term.factors}
    left = operands & {"x", f"{at.cell.states[0]}_prev"} - told
    if left:
        yield misleading(f"{left} comes in as well")


@checks("Unit caption", *VECTORS)
def check_vector(said: Said) -> Iterator[Fault]:
    """A vector of this token, or of the one before; of several units where that is said, of zeros where it is 0."""
    at = said.at
    names = at.means(said["vector"]) & at.entering
    if not names:
        yield false(f"{said['vector']} does not come in")
    for name in names:
        step = at.step if name == "x" else at.step - 1
        step = -1 if name != "x" and at.step in at.lesson.begins else step
        lesson = step < 0 and said["token"] == language_text(at, "Caption", "the lesson")
        if not lesson and (step < 0 or not at.fits_token(said["token"], step)):
            yield false(f"{said['token']} is not the token of step {step}")
        if at.row(name).any() == ("= 0" in said.use.source):
            yield false(f"{name} is 0, or is not")
        if "all units" in said.use.source and (name == "x" or len(at.row(name)) < 2):
            yield false(f"{name} has not several units")


@checks("Unit caption", "What {unit} hands on: {h} = {value}.")
def check_hands_on(said: Said) -> Iterator[Fault]:
    """The unit's output."""
    yield from _here(said)
    yield from same(said, "value", float(said.at.row(said.at.cell.states[0])[said.at.scene.unit]), "the output")


@checks("Unit caption", "{name} of {unit} is set by hand, not computed: {value}.")
def check_by_hand(said: Said) -> Iterator[Fault]:
    """The unit's number is."""
    yield from _here(said)
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
            return text == language_text(at, "Unit", "bias")
        letters = [use.fields for use in said.parts("from", "{letter} of {unit}") if use.text == text]
        if term.product == "@":
            named = [each for each in letters if at.means(each["letter"]) & names]
            return any(at_product - first in at.names_of(right).find(each["unit"]) for each in named)
        return bool(at.means(text) & names)
    return False


ADDS_UP = (
    "{name} of {unit}: the products add up to {total}",
    "{name} of {unit}: products and bias add up to {total}",
    "{name} of {unit}: all its parts add up to {total}",
)
parts("Unit caption", "{letter} of {unit}")


def _sums(said: Said, use: Use) -> list[str]:
    """The sums that may be told of: those behind the quantities that are named."""
    names = [name for name in said.at.means(use.fields["name"]) if name in said.at.layer_trace.quantities]
    names.sort(key=lambda name: name not in said.at.computed)
    return [total for total in (_total(said.at.layer_trace, name) for name in names) if total]


@checks("Unit caption", *ADDS_UP, "{name} of {unit}: the products add up to {total}, most from {from}: {most}")
def check_adds_up(said: Said) -> Iterator[Fault]:
    """The sum is that of the products, and of a bias or other parts where there are such."""
    yield from _here(said)
    totals = _sums(said, said.use)
    if not totals:
        yield false(f"there is no sum behind {said['name']}")
        return
    total, k = totals[0], said.at.scene.unit
    if said.at.held(total)[k]:
        yield false("the sum is set by hand: the products do not add up to it")
    yield from same(said, "total", float(said.at.row(total)[k]), "the sum")
    made = _products(said, total)
    if abs(sum(made) - float(said.at.row(total)[k])) > 1e-5 * max(1.0, sum(map(abs, made))):
        yield false(f"the parts add up to {sum(made)!r}")
    alone = [term for term in said.at.cell.parsed.operation(total).terms if not term.product]
    biases = [term for term in alone if str(term.factors[0]) in said.at.layer_trace.layer.weights]
    kind = 0 if not alone else 1 if len(alone) == len(biases) == 1 else 2
    if said.use.source in ADDS_UP and said.use.source != ADDS_UP[kind]:
        yield false(f"{len(alone)} parts are no products, {len(biases)} of them biases")


@checks("Unit caption", "{sum}, the largest: {value} from {from}")
def check_largest_product(said: Said) -> Iterator[Fault]:
    """No other part of the sum is as large as that which is told."""
    use = next(use for source in ADDS_UP for use in said.parts("sum", source))
    total = _sums(said, use)[0]
    made = _products(said, total)
    sizes = np.abs(made)
    near = np.flatnonzero(sizes >= sizes.max() * (1 - 1e-6)).tolist()
    if not any(_is_from(said, total, k) for k in near):
        yield false(f"the largest part is not from {said['from']}")
    if not any(said.number(said["value"]).equals(made[k] * loose) for k in near for loose in (1, 1 - 1e-6, 1 + 1e-6)):
        yield false(f"the largest part is {made[near[0]]!r}, not {said['value']}")
    if (sizes >= sizes.max() * (1 - 1e-12)).sum() > 1:
        yield misleading("several parts are as large, one is told")


@checks("Unit caption", "For {name} of {unit} the sum is set by hand: {total}")
def check_sum_by_hand(said: Said) -> Iterator[Fault]:
    """The unit's sum is."""
    yield from _here(said)
    k = said.at.scene.unit
    held = [total for total in _sums(said, said.use) if said.at.held(total)[k]]
    if not held:
        yield false("the sum is not set by hand")
    else:
        yield from same(said, "total", float(said.at.row(held[0])[k]), "the sum")


@checks("Unit caption", "{function} makes {value} of it.", "{function} makes {exact} of it, rounded to {value}.")
def check_makes(said: Said) -> Iterator[Fault]:
    """The function of the sum that the sentence before tells is the value, or is rounded to it."""
    at, k = said.at, said.at.scene.unit
    sums = [use for use in said.told.uses if use.context == "Unit caption" and "total" in use.fields]
    before = [use for use in sums if said.use.text in said.told.text.partition(use.text)[2].partition(".\u0020")[0]]
    value, name = said.number(said["value"]), {"σ": "sigmoid"}.get(said["function"], said["function"])
    if name not in FUNCTIONS or not sums:
        yield false(f"{said['function']} of nothing")
        return
    exact = said.number(said["exact"]) if said.has("exact") else value
    good = False
    for use in before or sums:
        total = said.number(use.fields["total"])
        half, last = 0.0 if total.whole else total.half, 0.0 if exact.whole else exact.half
        ends = [evaluate(FUNCTIONS[name], (np.float64(total.value + side * half),)) for side in (-1, 0, 1)]
        loose = at.loose * max(1.0, abs(total.value))
        made = float(min(ends)) - last - loose <= exact.value <= float(max(ends)) + last + loose
        rows = [at.row(each) for each in at.means(use.fields["name"]) if each in at.layer_trace.quantities]
        good |= made and any(value.equals(float(row[k])) for row in rows)
    if not good:
        yield false(f"{said['function']} of it is another number")
    gate = any(each in at.cell.gates for use in before or sums for each in at.means(use.fields["name"]))
    whole = said["exact" if said.has("exact") else "value"] in ("0", "1")
    if said.has("exact") != (at.trace.idealised and gate) and not whole:
        yield false("it is rounded, or is not")
