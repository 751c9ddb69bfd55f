"""Captions with symbols: the formula of a beat, and what its letters do here."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from simulator.equations.expressions import Binary, Name
from ui.film.narration.amounts import Amount, least, most, written_like
from ui.film.narration.claims.changes import changes_in_size, turns_of
from ui.film.narration.claims.claim import first_that_holds
from ui.film.narration.claims.equations import EquationHolds, notes, your_holds
from ui.film.narration.claims.keeping import gate_on
from ui.film.narration.claims.reads import readers, unknown
from ui.film.narration.claims.stored import NothingToForget, NothingToKeep, hardly_anything
from ui.film.narration.step import NOTICEABLE, Step
from ui.film.narration.telling import SPELLED, Depth, Telling
from ui.film.text.language import QT_TRANSLATE_NOOP


def tell(t: Telling) -> tuple[str, ...]:
    """The formula of the beat's last equation with the facts about it; of reading, where x and h come from."""
    if not t.equation or t.plan.says == "read":
        return (_read(t), *unknown(t))
    name = t.equation
    yours = your_holds(t.now, name)
    led = () if yours is None else (yours.symbols(t),)
    told = [each.symbols(t) for each in notes(t.now, name)]
    whole = EquationHolds(name)
    if not whole.holds(t.now):
        return (*led, *told, *(() if t.now.held(name).all() else _range(t)))
    facts = list(_FACTS.get(t.plan.says, _range)(t)) or list(_range(t))
    if t.plan.says == "pass on":
        return (*led, *facts, *told)
    first, others = f"{whole.sentence(t)}: {facts[0]}", facts[1:]
    if t.plan.says != "keep" and not t.now.row(name).any():
        first, others = f"{whole.sentence(t)} = 0", []
    return (*led, DEPTH.between.join((first, *told)), *others)  # by hand: not left out where others are


def _read(t: Telling) -> str:
    x, states = t.symbol("x"), [t.symbol(f"{state}_prev") for state in t.cell.states]
    if t.now.begins:
        starts = [t.now.row(f"{state}_prev") for state in t.cell.states]
        if not any(values.any() for values in starts):
            text = t.translate("Caption", "{x} comes from {token}; {states} = 0")
            return text.format(x=x, token=t.token, states=" = ".join(states))
        if all(len(values) <= SPELLED for values in starts):
            spelled = [f"{letter} = {t.vector(values)}" for letter, values in zip(states, starts, strict=True)]
            text = t.translate("Caption", "{x} comes from {token}; {values}")
            return text.format(x=x, token=t.token, values=t.list_words(spelled))
    h = f"{t.cell.states[0]}_prev"
    of_x, of_h = (readers(t.now, source) for source in ("x", h))
    text = t.translate("Caption", "{x} comes from {token} and goes into {names}; {h} from {before} goes into {others}")
    if of_x == of_h:
        text = t.translate("Caption", "{x} comes from {token}, {h} from {before}; they go into {names}")
        if t.scene.writing.joined == frozenset(name.removeprefix("a_") for name in of_x):
            text = t.translate("Caption", "{x} comes from {token}, {h} from {before}: [{h}, {x}] goes into {names}")
    elif not of_h:
        text = t.translate("Caption", "{x} comes from {token} and goes into {names}")
    elif not of_x:
        text = t.translate("Caption", "{x} comes from {token}; {h} from {before} goes into {others}")
    before = t.word_before if not t.now.begins else t.translate("Caption", "the lesson")
    names, others = (t.list_words([t.symbol(name) for name in each]) for each in (of_x, of_h))
    return text.format(x=x, token=t.token, h=t.symbol(h), before=before, names=names, others=others)


def _keep(t: Telling) -> Iterator[str]:
    if not t.now.has(t.memory.keep):
        return
    empty = first_that_holds((NothingToForget(), NothingToKeep(), hardly_anything(t.now)), t.now)
    if empty is not None:
        yield empty.symbols(t)
    else:
        yield from (each.symbols(t) for each in gate_on(t.now))


def _write(t: Telling) -> Iterator[str]:
    """What the two factors of a write are where most is written."""
    tree, size = t.scene.expression(t.equation), np.abs(t.now.row(t.equation))
    factors = (tree.left, tree.right) if isinstance(tree, Binary) and tree.op == "*" else ()
    names = [factor.name for factor in factors if isinstance(factor, Name) and t.now.has(factor.name)]
    if len(names) != 2 or not size.any():
        return
    part = t.translate("Caption", "{first} and {second} in {unit}")
    if len(size) == 1:
        part = t.translate("Caption", "{first} and {second}")
    for k in t.largest(size)[: max(1, t.named - 1)]:
        if size[k] >= NOTICEABLE * size.max():
            first, second = (f"{t.symbol(name)} = {t.figure(t.now.row(name)[k])}" for name in names)
            yield part.format(first=first, second=second, unit=t.unit(k))


def _memory(t: Telling) -> Iterator[str]:
    turns = turns_of(t.now)
    if turns.holds(t.now):
        yield turns.symbols(t)
    *_, change = changes_in_size(t.now)
    if change.holds(t.now):
        yield change.symbols(t)
    elif t.now.stays:
        yield f"{t.symbol(t.memory.state)} = {t.symbol(f'{t.memory.state}_prev')}"


def _output(t: Telling) -> Iterator[str]:
    if t.now.has(t.gate):
        yield from _bounds(t, t.gate)
        yield from _largest(t, t.cell.states[0]) if len(t.now.new) > 1 else _bounds(t, t.cell.states[0])


def _reset(t: Telling) -> Iterator[str]:
    if t.now.has(t.gate):
        yield from _bounds(t, t.gate)
        text = t.translate("Caption", "{old} itself stays as it is")
        yield text.format(old=t.symbol(f"{t.memory.state}_prev"))


def _pass_on(t: Telling) -> Iterator[str]:
    h = t.cell.states[0]
    if t.now.at + 1 == len(t.scene.trace.tokens):
        yield t.translate("Caption", "{h} goes up, and the sequence ends").format(h=t.symbol(h))
    else:
        text = t.translate("Caption", "{h} is {before} of the next token")
        yield text.format(h=t.symbol(h), before=t.symbol(f"{h}_prev"))
    yield from _range(t)


def _range(t: Telling) -> Iterator[str]:
    """What holds of any vector: its bounds, and where it is largest."""
    yield from _bounds(t, t.equation)
    yield from _largest(t, t.equation)


def _bounds(t: Telling, name: str) -> Iterator[str]:
    """ "0.0003 ≤ fₜ ≤ 0.9997", the least rounded down and the most up; one number where all print alike."""
    values = t.now.row(name)
    lowest, highest = least(values.tolist()), most(values.tolist())
    if lowest == highest:
        yield f"{t.symbol(name)} = {t.amount(lowest)}"
    else:
        yield f"{t.amount(lowest)} ≤ {t.symbol(name)} ≤ {t.amount(highest)}"


def _largest(t: Telling, name: str) -> Iterator[str]:
    """Where a vector is largest, if one of its values stands out."""
    values = t.now.row(name)
    largest = t.largest(values)[:1] if len(values) > 1 else []
    for k in _alone(t.now, name, largest):
        text = t.translate("Caption", "largest {size} in {unit}: {value}")
        yield text.format(size=f"|{t.symbol(name)}|", unit=t.entry(name, k), value=t.figure(abs(values[k])))


def _alone(step: Step, name: str, units: list[int]) -> list[int]:
    """The units of which none other is as large, at the digits shown."""
    sizes = np.abs(step.row(name))
    return [k for k in units if len(written_like(Amount(float(sizes[k])), sizes)) == 1]


_FACTS: dict[str, Callable[[Telling], Iterator[str]]] = {
    "keep": _keep,
    "write": _write,
    "memory": _memory,
    "output": _output,
    "reset": _reset,
    "mix": _memory,
    "pass on": _pass_on,
}

DEPTH = Depth("symbols", QT_TRANSLATE_NOOP("Depth", "With symbols"), 1, tell, "; ")
