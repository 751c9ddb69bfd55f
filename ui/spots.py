"""Numbers that can be set by hand: which number is meant, what setting it is called, and the edits that do it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from simulator.lesson import HoldSpec, Lesson
from simulator.lesson_whatif import hold_on, with_hold, with_initial, without_hold
from simulator.trace import Trace
from ui.film.numbers import precise
from ui.naming import quantity_name

OPEN, SHUT = 1.0, 0.0


class Spot(NamedTuple):
    """A number of a run: a unit of what a layer computes at a step. Step −1 is the state before the first token."""

    layer: int
    quantity: str
    unit: int
    step: int


class Span(NamedTuple):
    """For which units and tokens a number is set: those beside the spot's own too, or not."""

    all_units: bool = False
    tokens: str = "here"  # or "on", from the spot's token to the end, or "all"


def spot_of(trace: Trace, layer: int, quantity: str, unit: int, step: int) -> Spot | None:
    """The number that is set where one points at this quantity: what a state was before is set a step earlier.

    None for what no layer computes: inputs and weights, and units that the quantity does not have.
    """
    record = trace.layers[layer]
    state = record.layer.cell.parsed.state_before(quantity)
    known = quantity if state is None else state
    if known not in record.quantities or unit >= record.layer.width(known):
        return None
    return Spot(layer, known, unit, step if state is None else step - 1)


def is_gate(trace: Trace, spot: Spot) -> bool:
    """Whether the number is a gate's, which can be held open or shut."""
    return spot.quantity in trace.layers[spot.layer].layer.cell.gates and spot.step >= 0


def value_at(trace: Trace, spot: Spot) -> float:
    """The number as it is in a run."""
    return float(
        trace.layers[spot.layer].rows[spot.step + 1, trace.layers[spot.layer].places[spot.quantity]][spot.unit]
    )


def set_to(trace: Trace, spot: Spot, value: float, span: Span = Span()) -> tuple[str, Callable[[Lesson], Lesson]]:  # noqa: B008 a value
    """What setting a number is called in the list of edits, and the edit."""
    verb = (
        {OPEN: "open", SHUT: "shut"}.get(value, f"at {precise(value)}")
        if is_gate(trace, spot)
        else f"at {precise(value)}"
    )
    label = f"{place_words(trace, spot, span)} held {verb}"
    if spot.step < 0:
        unit = None if span.all_units else spot.unit
        label = f"{place_words(trace, spot, span)} set to {precise(value)}"
        return label, lambda lesson: with_initial(lesson, spot.layer, spot.quantity, unit, value)
    start = 0 if span.tokens == "all" else spot.step
    stop = spot.step + 1 if span.tokens == "here" and spot.step + 1 < trace.steps else None
    hold = HoldSpec(spot.layer, spot.quantity, (value,), () if span.all_units else (spot.unit,), start, stop)
    return label, lambda lesson: with_hold(lesson, hold)


def release(lesson: Lesson, trace: Trace, spot: Spot) -> tuple[str, Callable[[Lesson], Lesson]] | None:
    """What letting a number go is called, and the edit; None where it is not set by hand."""
    if spot.step < 0:
        vector = lesson.layers[spot.layer].initial.get(spot.quantity)
        if vector is None or not vector[spot.unit]:
            return None
        change = with_initial
        return (
            f"{place_words(trace, spot)} let go",
            lambda lesson: change(lesson, spot.layer, spot.quantity, spot.unit, 0.0),
        )
    at = hold_on(lesson, spot.layer, spot.quantity, spot.unit, spot.step)
    if at is None:
        return None
    return f"{hold_words(lesson.holds[at], trace)} let go", lambda lesson: without_hold(lesson, at)


def place_words(trace: Trace, spot: Spot, span: Span = Span()) -> str:  # noqa: B008 a value
    """A number in words: "forget gate f of gender at “Rafsun”"."""
    unit = "all units" if span.all_units else unit_words(trace, spot.layer, spot.unit)
    what = f"{quantity_name(spot.quantity)} of {unit}"
    if len(trace.layers) > 1:
        what += f" in layer {spot.layer + 1}"
    if spot.step < 0:
        return f"{what} before the first token"
    where = {"here": f"at {token_words(trace, spot.step)}", "on": f"from {token_words(trace, spot.step)} on"}
    return f"{what} {where.get(span.tokens, 'at every token')}"


def hold_words(hold: HoldSpec, trace: Trace) -> str:
    """What a hold sets, in words."""
    names = [unit_words(trace, hold.layer, unit) for unit in hold.units]
    shown = ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
    what = f"{quantity_name(hold.quantity)} of {shown or 'all units'}"
    if len(trace.layers) > 1:
        what += f" in layer {hold.layer + 1}"
    stop = trace.steps if hold.stop is None else hold.stop
    if stop == hold.start + 1:
        return f"{what} at {token_words(trace, hold.start)}"
    if (hold.start, stop) == (0, trace.steps):
        return f"{what} at every token"
    if stop == trace.steps:
        return f"{what} from {token_words(trace, hold.start)} on"
    return f"{what} from {token_words(trace, hold.start)} to {token_words(trace, stop - 1)}"


def unit_words(trace: Trace, layer: int, unit: int) -> str:
    """A unit by its name, or its number from 1."""
    names = trace.layers[layer].layer.unit_names
    return names[unit] if unit < len(names) else f"unit {unit + 1}"


def token_words(trace: Trace, step: int) -> str:
    """A token with its place, counted from 1: "“Rafsun” (12)"."""
    return f"“{trace.tokens[step]}” ({step + 1})"
