"""Captions with symbols: the formula of a beat, and what its letters do here."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from simulator.arrays import Array64
from simulator.equations.expressions import Binary, Call, Expression, Name, Negative
from ui.film.narration.context import NOTICEABLE, OPEN, SPELLED, Depth, Telling, by_hand, erasure
from ui.film.text.language import QT_TRANSLATE_NOOP


def tell(t: Telling) -> str:
    """The formula of the beat's last equation and the facts about it; of reading, where x and h come from."""
    if not t.equation or t.plan.says == "read":
        return _read(t)
    name = t.equation
    if t.is_held(name):
        return by_hand(t, name)
    if t.plan.says == "pass on":
        return _pass_on(t)
    if t.plan.says != "keep" and not t.row(name).any():
        return f"{_formula(t, name)} = 0"
    facts = _FACTS.get(t.plan.says, _range)(t) or _range(t)
    return f"{_formula(t, name)}: {facts}"


def _formula(t: Telling, name: str) -> str:
    """ "cₜ = fₜ ⊙ cₜ₋₁ + iₜ ⊙ gₜ"; of what has no letter of its own, the right side alone."""
    symbol, formula = t.symbol(name), t.formula(t.scene.expression(name) or Name(name))
    return formula if symbol == formula else f"{symbol} = {formula}"


def _read(t: Telling) -> str:
    x, states = t.symbol("x"), [t.symbol(f"{state}_prev") for state in t.cell.states]
    if t.step == 0:
        starts = [t.row(f"{state}_prev") for state in t.cell.states]
        if not any(values.any() for values in starts):
            text = t.translate("Caption", "{x} comes from {token}; {states} = 0")
            return text.format(x=x, token=t.token, states=" = ".join(states))
        if all(len(values) <= SPELLED for values in starts):
            spelled = [f"{letter} = {t.vector(values)}" for letter, values in zip(states, starts, strict=True)]
            text = t.translate("Caption", "{x} comes from {token}; {values}")
            return text.format(x=x, token=t.token, values=t.list_words(spelled))
    enters = [name for name in t.scene.definitions if not name.startswith("a_") and _takes_x(t.scene.definitions[name])]
    if t.scene.writing.joined:
        text = t.translate("Caption", "{x} comes from {token}, {h} from {before}: [{h}, {x}] goes into {names}")
    else:
        text = t.translate("Caption", "{x} comes from {token}, {h} from {before}; they go into {names}")
    before = t.word(t.step - 1) if t.step else t.translate("Caption", "the lesson")
    names = t.list_words([t.symbol(name) for name in enters])
    return text.format(x=x, token=t.token, h=states[0], before=before, names=names)


def _takes_x(tree: Expression) -> bool:
    if isinstance(tree, Name):
        return tree.name == "x"
    if isinstance(tree, Binary):
        return _takes_x(tree.left) or _takes_x(tree.right)
    if isinstance(tree, Negative):
        return _takes_x(tree.operand)
    return isinstance(tree, Call) and any(_takes_x(argument) for argument in tree.arguments)


def _keep(t: Telling) -> str:
    if not t.has(t.memory.keep):
        return ""
    name = t.memory.keep or ""
    gate = t.row(name)
    closed, others = erasure(t, gate)
    if not closed and not others:
        text = t.translate("Caption", "{old} is next to 0, so {letter} changes next to nothing")
        if not t.old.any():
            text = t.translate("Caption", "{old} = 0, so {letter} changes nothing")
        return text.format(old=t.symbol(f"{t.memory.state}_prev"), letter=t.symbol(name))
    parts = []
    if closed:
        text = t.translate("Caption", "{bound} closes on {units}")
        parts.append(text.format(bound=_bound(t, name, gate, closed, "≤"), units=_units(t, closed)))
    if others:
        wide = min(gate[k] for k in others) >= OPEN
        if wide:
            text = t.translate("Caption", "{bound} stays open on {units}")
        else:
            text = t.translate("Caption", "{bound} on {units}")
        parts.append(text.format(bound=_bound(t, name, gate, others, "≥"), units=_units(t, others)))
    return "; ".join(parts) + _note(t, name)


def _units(t: Telling, units: list[int]) -> str:
    if len(units) <= t.named:
        return t.units(units)
    if len(units) == t.layer_trace.layer.units:
        return t.translate("Caption", "all {total} units").format(total=len(units))
    return t.translate("Caption", "{count} of {total} units").format(count=len(units), total=t.layer_trace.layer.units)


def _bound(t: Telling, name: str, values: Array64, units: list[int], sign: str) -> str:
    """ "fₜ ≥ 0.9997": the value of some units that is nearest to the others; = where there is one."""
    shown = [t.figure(values[k]) for k in units]
    bound = max(units, key=lambda k: values[k]) if sign == "≤" else min(units, key=lambda k: values[k])
    sign = "=" if len(set(shown)) == 1 else sign
    return f"{t.symbol(name)} {sign} {t.figure(values[bound])}"


def _note(t: Telling, name: str) -> str:
    """That a quantity of the formula was set by hand."""
    if not t.is_held(name):
        return ""
    return "; " + t.translate("Caption", "{name} is set by hand").format(name=t.symbol(name))


def _write(t: Telling) -> str:
    """What the two factors of a write are where most is written."""
    tree, size = t.scene.expression(t.equation), np.abs(t.row(t.equation))
    factors = (tree.left, tree.right) if isinstance(tree, Binary) and tree.op == "*" else ()
    names = [factor.name for factor in factors if isinstance(factor, Name) and t.has(factor.name)]
    if len(names) != 2 or not size.any():
        return ""
    part = t.translate("Caption", "{first} and {second} in {unit}")
    if len(size) == 1:
        part = t.translate("Caption", "{first} and {second}")
    parts = []
    for k in t.largest(size)[: max(1, t.named - 1)]:
        if size[k] >= NOTICEABLE * size.max():
            first, second = (f"{t.symbol(name)} = {t.figure(t.row(name)[k])}" for name in names)
            parts.append(part.format(first=first, second=second, unit=t.unit(k)))
    return "; ".join(parts)


def _memory(t: Telling) -> str:
    flips, change = t.flips(), np.abs(t.new - t.old)
    most = int(np.argmax(change))
    state = t.memory.state
    if change[most] == 0.0:
        return f"{t.symbol(state)} = {t.symbol(f'{state}_prev')}"
    difference = f"|{t.symbol(state)} − {t.symbol(f'{state}_prev')}|"
    text = f"{difference} = {t.figure(change[most])}"
    if len(change) > 1:
        largest = t.translate("Caption", "largest {size} in {unit}: {value}")
        text = largest.format(size=difference, unit=t.unit(most), value=t.figure(change[most]))
    if flips:
        turned = t.translate("Caption", "{letter} turns its sign in {units}")
        text = f"{turned.format(letter=t.symbol(state), units=_units(t, flips))}; {text}"
    return text


def _output(t: Telling) -> str:
    return _largest_between(t, t.gate, t.cell.states[0]) if t.has(t.gate) else ""


def _reset(t: Telling) -> str:
    if not t.has(t.gate):
        return ""
    text = t.translate("Caption", "{range}; {old} itself stays as it is")
    return text.format(range=_between(t, t.gate), old=t.symbol(f"{t.memory.state}_prev"))


def _pass_on(t: Telling) -> str:
    text = t.translate("Caption", "{h} is {before} of the next token: {facts}")
    if t.step + 1 == len(t.scene.trace.tokens):
        text = t.translate("Caption", "{h} goes up, and the sequence ends: {facts}")
    h = t.cell.states[0]
    return text.format(h=t.symbol(h), before=t.symbol(f"{h}_prev"), facts=_range(t))


def _range(t: Telling) -> str:
    """What holds of any vector: its bounds, and where it is largest."""
    return _largest_between(t, t.equation, t.equation)


def _between(t: Telling, name: str) -> str:
    values = t.row(name)
    least, most = t.figure(values.min()), t.figure(values.max())
    return f"{t.symbol(name)} = {least}" if least == most else f"{least} ≤ {t.symbol(name)} ≤ {most}"


def _largest_between(t: Telling, name: str, outcome: str) -> str:
    """The bounds of a vector, and where an outcome is largest."""
    values, bounds = t.row(outcome), _between(t, name)
    if values.min() == values.max():
        return bounds if name == outcome else f"{bounds}; {_between(t, outcome)}"
    most = t.largest(values)[0]
    text = t.translate("Caption", "largest {size} in {unit}: {value}")
    largest = text.format(size=f"|{t.symbol(outcome)}|", unit=t.unit(most), value=t.figure(abs(values[most])))
    return f"{bounds}; {largest}"


_FACTS: dict[str, Callable[[Telling], str]] = {
    "keep": _keep,
    "write": _write,
    "memory": _memory,
    "output": _output,
    "reset": _reset,
    "mix": _memory,
}

DEPTH = Depth("symbols", QT_TRANSLATE_NOOP("Depth", "With symbols"), 1, tell)
