"""Numbers that can be set by hand: which number is meant, what setting it is called, and the edits that do it."""

from __future__ import annotations

from typing import NamedTuple

from simulator.lessons.edits.whatif import hold_on, with_hold, with_initial, without_hold
from simulator.lessons.schema import HoldSpec, Lesson
from simulator.network.trace import Trace
from ui.film.text.number_format import as_set
from ui.settings.translation import translate, write_number
from ui.state.edits.token_edits import LessonChange
from ui.state.names import layer_number, quantity_name

OPEN, SHUT = 1.0, 0.0


class NumberPlace(NamedTuple):
    """Where a number stands in a run: a unit of what a layer computes, at a step; −1 is before the first token."""

    layer: int
    quantity: str
    unit: int
    step: int


class Span(NamedTuple):
    """For which units and tokens a number is set: those of its place where they are None; () are all units."""

    units: tuple[int, ...] | None = None
    tokens: tuple[int, int | None] | None = None  # the first, and the one after the last; None: to the end


def number_place(trace: Trace, layer: int, quantity: str, unit: int, step: int) -> NumberPlace | None:
    """The number that is set where one points at this quantity: what a state was before is set a step earlier.

    None for what no layer computes: inputs and weights, units that the quantity does not have, and steps left out.
    """
    record = trace.layers[layer]
    state = record.layer.cell.parsed.state_before(quantity)
    known = quantity if state is None else state
    if known not in record.quantities or unit >= record.layer.width(known):
        return None
    before = record.step_before(step)
    at = step if state is None else -1 if before is None else before
    return None if at in record.skipped else NumberPlace(layer, known, unit, at)


def from_here_on(trace: Trace, place: NumberPlace) -> Span:
    """The tokens from that of the number on, in the order in which its layer reads."""
    return Span(tokens=(0, place.step + 1) if trace.layers[place.layer].from_end else (place.step, None))


def is_gate(trace: Trace, place: NumberPlace) -> bool:
    """Whether the number is a gate's, which can be held open or shut."""
    return place.quantity in trace.layers[place.layer].layer.cell.gates and place.step >= 0


def value_at(trace: Trace, place: NumberPlace) -> float:
    """The number as it is in a run."""
    record = trace.layers[place.layer]
    if place.step < 0:
        return float(record[f"{place.quantity}_prev"][0, place.unit])
    return float(record[place.quantity][place.step, place.unit])


def set_to(
    trace: Trace,
    place: NumberPlace,
    value: float,
    span: Span = Span(),  # noqa: B008 a value
) -> tuple[str, LessonChange]:
    """What setting a number is called in the list of edits, and the edit."""
    units = (place.unit,) if span.units is None else span.units
    if place.step < 0:
        label = translate("Edit", "{number} set to {value}")
        label = label.format(number=initial_words(trace, place, units), value=write_number(as_set(value)))
        return label, lambda lesson: with_initial(lesson, place.layer, place.quantity, units, value)
    start, stop = (place.step, place.step + 1) if span.tokens is None else span.tokens
    end = stop if stop != trace.steps else None
    hold = HoldSpec(place.layer, place.quantity, units=units, values=(value,), start=start, stop=end)
    label = held_words(hold_words(hold, trace), value, is_gate(trace, place))
    return label, lambda lesson: with_hold(lesson, hold)


def held_words(number: str, value: float, gate: bool) -> str:
    """That a number, in words, is held at a value; of a gate, open or shut."""
    words = translate("Edit", "{number} held at {value}")
    if gate and value in (OPEN, SHUT):
        words = translate("Edit", "{number} held open") if value == OPEN else translate("Edit", "{number} held shut")
    return words.format(number=number, value=write_number(as_set(value)))


def release(lesson: Lesson, trace: Trace, place: NumberPlace) -> tuple[str, LessonChange] | None:
    """What letting a number go is called, and the edit; None where it is not set by hand."""
    if place.step < 0:
        vector, units = lesson.layers[place.layer].initial.get(place.quantity), (place.unit,)
        if vector is None or not vector[place.unit]:
            return None
        label = translate("Edit", "{number} let go").format(number=initial_words(trace, place, units))
        return label, lambda lesson: with_initial(lesson, place.layer, place.quantity, units, 0.0)
    at = hold_on(lesson, place.layer, place.quantity, place.unit, place.step)
    if at is None:
        return None
    label = translate("Edit", "{number} let go").format(number=hold_words(lesson.holds[at], trace))
    return label, lambda lesson: without_hold(lesson, at)


def place_words(trace: Trace, place: NumberPlace) -> str:
    """A number in words: "forget gate f of gender at “Rafsun” (12)"."""
    if place.step < 0:
        return initial_words(trace, place, (place.unit,))
    units, start = (place.unit,), place.step
    hold = HoldSpec(place.layer, place.quantity, units=units, values=(), start=start, stop=start + 1)
    return hold_words(hold, trace)


def initial_words(trace: Trace, place: NumberPlace, units: tuple[int, ...]) -> str:
    """States before the first token in words."""
    words = _units_words(trace, place.layer, place.quantity, units)
    if trace.layers[place.layer].from_end:
        return translate("Naming", "{number} before the last token, which is read first").format(number=words)
    return translate("Naming", "{number} before the first token").format(number=words)


def hold_words(hold: HoldSpec, trace: Trace) -> str:
    """What a hold sets, in words."""
    what = _units_words(trace, hold.layer, hold.quantity, hold.units)
    stop = trace.steps if hold.stop is None else hold.stop
    if stop == hold.start + 1:
        return translate("Naming", "{number} at {token}").format(number=what, token=token_words(trace, hold.start))
    if (hold.start, stop) == (0, trace.steps):
        return translate("Naming", "{number} at every token").format(number=what)
    first, last = token_words(trace, hold.start), token_words(trace, stop - 1)
    if stop == trace.steps:
        return translate("Naming", "{number} from {first} on").format(number=what, first=first)
    return translate("Naming", "{number} from {first} to {last}").format(number=what, first=first, last=last)


def _units_words(trace: Trace, layer: int, quantity: str, units: tuple[int, ...]) -> str:
    """Units of a quantity: "forget gate f of gender and liking in layer 1"; none are all."""
    names = [unit_words(trace, layer, unit) for unit in units]
    shown = ", ".join(names[:3]) or translate("Naming", "all units")
    if len(names) > 3:
        shown = translate("Naming", "{names} and {count} more").format(names=shown, count=len(names) - 3)
    name = quantity_name(quantity, trace.layers[layer].layer.cell)
    what = translate("Naming", "{quantity} of {units}").format(quantity=name, units=shown)
    within = translate("Naming", "{number} in layer {layer}").format(
        number=what, layer=layer_number(trace.made_of, layer)
    )
    return within if len(trace.layers) > 1 else what


def unit_words(trace: Trace, layer: int, unit: int) -> str:
    """A unit by its name, or its number from 1."""
    names = trace.layers[layer].layer.unit_names
    return names[unit] if unit < len(names) else translate("Naming", "unit {number}").format(number=unit + 1)


def token_words(trace: Trace, step: int) -> str:
    """A token with its place, counted from 1: "“Rafsun” (12)"."""
    return translate("Naming", "“{token}” ({number})").format(token=trace.tokens[step], number=step + 1)
