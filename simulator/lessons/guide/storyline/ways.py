"""How an act of a storyline can be done: edits that may do it are tried on the run, one after the other.

A presenter's clicker does what the step waits for. Where the act says how, that is done. Else what a condition names
says what to try: first its gates are held open and shut, then those behind its quantity, then the quantity itself; a
weight gets another number; of a condition on what is read, a token is masked. The first run in which it holds is the
way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from simulator.engine.progress import Progress
from simulator.lessons.edits.whatif import with_hold, with_masked, with_weight
from simulator.lessons.guide.storyline.acts import Act, Change, Until, assignments
from simulator.lessons.guide.storyline.expressions.evaluate import Runs, evaluate, holds, scope
from simulator.lessons.guide.storyline.expressions.parse import parse
from simulator.lessons.guide.storyline.expressions.scope import Scope
from simulator.lessons.guide.storyline.expressions.tree import (
    ExpressionError,
    Function,
    Node,
    Number,
    Operation,
    Over,
    Quantity,
)
from simulator.lessons.resolve import ResolvedLesson
from simulator.lessons.run import Run, run
from simulator.lessons.schema import HoldSpec, LessonError

MOST_TRIED = 120
"""Runs that are made to find a way; most are found within four."""
OPEN, SHUT = 1.0, 0.0

Edit = Callable[[ResolvedLesson], ResolvedLesson]


class Spot(NamedTuple):
    """Where a step stands: its layer, the unit that is selected, and the token of which it speaks."""

    layer: int
    unit: int
    token: int


class _Named(NamedTuple):
    """What a condition reads off the run: a quantity of a unit, or of all (None), at the tokens of a range."""

    layer: int
    quantity: str
    unit: int | None
    tokens: tuple[int, int]


def find_way(act: Act, spot: Spot, now: Run, others: Runs, progress: Progress | None = None) -> ResolvedLesson | None:
    """The lesson of a run `now` with the edit that does an act; None where none is known that does it.

    `others` are the runs that it is compared with. `progress` counts the edits that were tried; raises Cancelled.
    """
    if isinstance(act, Change):
        return _with_other_weight(act, spot, now) if act.weight else None
    if not isinstance(act, Until):
        return None
    condition = parse(act.condition)
    if act.by:
        try:
            after = run(_as_said(act, spot, now, others), after=now)
            return after.resolved if holds(condition, _runs(after, others), spot.token, spot.layer) else None
        except (ExpressionError, IndexError, KeyError, LessonError):
            return None  # it is of a run that has other parts now
    for tried, edit in enumerate(_edits(condition, spot, now)):
        if tried == MOST_TRIED:
            break
        if progress is not None:
            progress(tried, MOST_TRIED)
        try:
            after = run(edit(now.resolved), after=now)
            if holds(condition, _runs(after, others), spot.token, spot.layer):
                return after.resolved
        except (ExpressionError, IndexError, KeyError, LessonError):
            continue  # what cannot be held, and runs that have lost what is named
    return None


def _runs(first: Run, others: Runs) -> Runs:
    return lambda number: others(number) if number else first


def _with_other_weight(act: Change, spot: Spot, now: Run) -> ResolvedLesson:
    """A weight of the selected unit is larger by one, in its first column."""
    layer = now.resolved.layers[act.layer]
    rows, *columns = layer.sizes.weights[act.weight]
    place = (spot.unit if spot.unit < rows else 0, *(0 for _ in columns))
    return with_weight(now.resolved, act.layer, act.weight, place, layer.number_at(act.weight, place) + 1.0)


def _as_said(act: Until, spot: Spot, now: Run, others: Runs) -> ResolvedLesson:
    """The lesson with all that an act says is set."""
    own, lesson, runs = scope(now), now.resolved, _runs(now, others)
    for each in assignments(act.by):
        value = float(evaluate(each.right, runs, spot.token, spot.layer))
        for named in _named(each.left, spot, own, None):
            lesson = _hold(named, value)(lesson)
        for weight in _weights(each.left, spot, own):
            lesson = weight(value)(lesson)
    return lesson


def _weights(node: Node, spot: Spot, own: Scope) -> Iterator[Callable[[float], Edit]]:
    """What sets each weight that an expression names to a number."""
    for weight in (each for each in _parts(node) if isinstance(each, Quantity)):
        layer = spot.layer if weight.where.layer is None else weight.where.layer
        if weight.where.run == 0 and weight.name in own.layer(layer).weights:
            place = own.indices(weight, layer)
            yield partial(_with_weight, layer, weight.name, place)


def _with_weight(layer: int, name: str, place: tuple[int, ...], value: float) -> Edit:
    return partial(with_weight, at=layer, name=name, place=place, value=value)


def _edits(condition: Node, spot: Spot, now: Run) -> Iterator[Edit]:
    """All that may make a condition true, the likeliest first."""
    own = scope(now)
    named = [*dict.fromkeys(_named(condition, spot, own, None))]
    for each in named:
        if each.quantity in now.layers[each.layer].layer.cell.gates:
            yield from (_hold(each, value) for value in (OPEN, SHUT))
    for each in named:
        cell = now.layers[each.layer].layer.cell
        behind = each._replace(tokens=(0, now.steps))
        if each.quantity in cell.states or each.quantity.removesuffix("_prev") in cell.states:
            gates = (behind._replace(quantity=gate) for gate in cell.gates)
            yield from (_hold(gate, value) for gate in gates for value in (OPEN, SHUT))
    for each in named:
        yield from (_hold(each, value + by) for value in _numbers(condition) for by in (0.0, 1.0, -1.0))
    for weight in _weights(condition, spot, own):
        yield from (weight(value + by) for value in _numbers(condition) for by in (0.0, 1.0, -1.0))
    read = any(isinstance(each, Quantity) and each.name == "x" for each in _parts(condition))
    for token in range(now.steps if read else 0):
        yield partial(with_masked, token=token, masked=True)


def _hold(what: _Named, value: float) -> Edit:
    units = () if what.unit is None else (what.unit,)
    start, stop = what.tokens
    hold = HoldSpec(what.layer, what.quantity, units=units, values=(value,), start=start, stop=stop)
    return lambda lesson: with_hold(lesson, hold)


def _named(node: Node, spot: Spot, own: Scope, over: tuple[int, int] | None) -> Iterator[_Named]:
    """The quantities of the lesson's own run in an expression; `over`: the tokens that it is gathered over."""
    match node:
        case Quantity(name, _, place, where) if where.run == 0:
            layer = spot.layer if where.layer is None else where.layer
            if name in own.layer(layer).widths:
                units = own.indices(node, layer)
                at = spot.token if place is None else own.token(place)
                tokens = over if place is None and over is not None else (at, at + 1)
                yield _Named(layer, name, units[0] if units else None, tokens)
        case Operation(_, left, right):
            yield from _named(left, spot, own, over)
            yield from _named(right, spot, own, over)
        case Function(_, parts):
            for part in parts:
                yield from _named(part, spot, own, over)
        case Over(_, part, first, last):
            yield from _named(part, spot, own, (own.token(first), own.token(last) + 1))


def _parts(node: Node) -> Iterator[Node]:
    """An expression and all that it is made of."""
    yield node
    match node:
        case Operation(_, left, right):
            yield from (*_parts(left), *_parts(right))
        case Function(_, parts):
            for part in parts:
                yield from _parts(part)
        case Over(_, part):
            yield from _parts(part)


def _numbers(node: Node) -> Iterator[float]:
    """The numbers that are written in an expression."""
    yield from (part.value for part in _parts(node) if isinstance(part, Number))
