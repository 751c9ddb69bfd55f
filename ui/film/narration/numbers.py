"""Captions with numbers: the arithmetic of a beat, small vectors spelled out, of large ones the most telling units."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from simulator.arrays import Array64
from simulator.equations.expressions import Name
from ui.film.narration.claims.equations import EquationHolds, notes, your_holds
from ui.film.narration.claims.reads import unknown
from ui.film.narration.step import by_size
from ui.film.narration.telling import SPELLED, Depth, Telling, fits
from ui.film.text.formula import plain
from ui.film.text.holding import EQUALS, Write, line
from ui.film.text.language import QT_TRANSLATE_NOOP


def tell(t: Telling) -> tuple[str, ...]:
    """The beat's last equation with numbers put in and its result; of reading, what x and h are.

    What was set by hand is said behind it, and in place of it where the equation does not hold as it is written.
    """
    name = t.equation
    if not name or t.plan.says == "read":
        return (_read(t), *unknown(t))
    yours = your_holds(t.now, name)
    led = (yours.symbols(t),) if yours is not None else ()
    told = tuple(each.symbols(t) for each in notes(t.now, name))
    if EquationHolds(name).holds(t.now):
        return (*led, _worked_out(t, name, led), *told)
    return (*led, *told, *(() if t.now.held(name).all() else (_result(t, name),)))


def _result(t: Telling, name: str) -> str:
    """The values alone."""
    values = t.now.row(name)
    if len(values) <= SPELLED:
        return f"{t.symbol(name)} = {t.figure(values[0]) if len(values) == 1 else t.vector(values)}"
    text = t.translate("Caption", "{name} in {parts}")
    parts = "; ".join(f"{t.entry(name, k)}: {t.figure(values[k])}" for k in sorted(by_size(values)[: t.named]))
    return text.format(name=t.symbol(name), parts=parts)


def _worked_out(t: Telling, name: str, led: tuple[str, ...]) -> str:
    """The equation with numbers: of a small vector whole, of a large one in the most telling units.

    Of a small one too where there is no room for it behind what is said before.
    """
    values = t.now.row(name)
    if len(values) == 1:
        return _work_out(t, name, slice(0, 1), lambda row, more: t.figure(row[0], more), t.symbol(name))
    if len(values) <= SPELLED:
        text = _work_out(t, name, slice(None), t.vector, t.symbol(name))
        if fits(DEPTH.between.join((*led, text))):
            return text
    weight = values - t.now.old if name in (t.memory.state, "kept") and len(values) == len(t.now.old) else values
    parts = "; ".join(_of_unit(t, name, k) for k in sorted(by_size(weight)[: t.named]))
    return t.translate("Caption", "{name} in {parts}").format(name=t.symbol(name), parts=parts)


def _of_unit(t: Telling, name: str, k: int) -> str:
    arithmetic = _work_out(t, name, slice(k, k + 1), lambda row, more: t.figure(row[0], more))
    return f"{t.entry(name, k)}: {arithmetic}".replace(" ", "\u00a0")  # a line breaks between units


def _work_out(t: Telling, name: str, units: slice, write: Write, left: str = "") -> str:
    """ "left = numbers put in = result" of some units; what is the same as the result is not said twice."""
    tree, values = t.scene.expression(name) or Name(name), t.now.row(name)[units]
    result = write(values, 0)
    made = line(
        name, tree, lambda each: t.now.row(each)[units] if t.now.has(each) else None, values, write, t.scene.writing
    )
    middle = "" if made is None else plain(made.runs)
    if made is None or middle == result:
        return EQUALS.join(part for part in (left, result) if part)
    return f"{left}{EQUALS if left else ''}{middle}{made.sign}{result}"


def _read(t: Telling) -> str:
    h = f"{t.cell.states[0]}_prev"
    sides = (("x", t.now.row("x"), t.columns), (h, t.now.row(h), t.units))
    if all(len(values) <= SPELLED for _, values, _ in sides):
        text = [f"{t.symbol(name)} = {t.vector(values)}" for name, values, _ in sides]
        text[0] = t.translate("Caption", "{vector} from {token}").format(vector=text[0], token=t.token)
        if not t.now.begins:
            text[1] = t.translate("Caption", "{vector} from {token}").format(vector=text[1], token=t.word_before)
        spelled = "; ".join(text)
        if fits(spelled):
            return spelled
    largest = t.translate("Caption", "{token}: largest in {vectors}")
    vectors = [f"{t.symbol(name)}: {_entries(t, values, call)}" for name, values, call in sides]
    return largest.format(token=t.token, vectors="; ".join(vectors))


def _entries(t: Telling, values: Array64, call: Callable[[Sequence[int], int], str]) -> str:
    """The largest entries of a vector with their names, those printed alike together; that it is 0 where it is.

    None that is left out is printed as large as one of them.
    """
    chosen: list[tuple[str, list[int]]] = []
    order = [k for k in by_size(values) if values[k] != 0.0]
    for _, as_large in groupby(order, lambda k: t.signed_number(abs(float(values[k])))):
        alike: dict[str, list[int]] = {}
        for k in as_large:
            alike.setdefault(t.signed_number(values[k]), []).append(k)
        parts = [*chosen, *alike.items()]
        if chosen and sum(len(units) if len(units) <= t.named else 1 for _, units in parts) > t.named:
            break
        chosen = parts
    part = t.translate("Caption", "{value} in {unit}")
    chosen.sort(key=lambda each: each[1][0])
    return ", ".join(part.format(value=value, unit=call(units, len(values))) for value, units in chosen) or "0"


DEPTH = Depth("numbers", QT_TRANSLATE_NOOP("Depth", "With numbers"), 2, tell, "; ")
