"""What if: edits that try something on a run. Each gives the next lesson and leaves the old one as it is.

Holds, masks and initial states are marked in the picture as set by hand, and what is said about the lesson stays, as
it does for idealised gates. Changed weights make it another lesson, as other layers and tokens do: see `settle`.
"""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from msgspec.structs import replace

from simulator.cells.cell import Cell
from simulator.cells.memory import bias_behind
from simulator.lessons.check import LARGEST, check
from simulator.lessons.edits.settle import without_story
from simulator.lessons.origin import OfLayers, with_change_by_hand
from simulator.lessons.origin_words import origin_of_layer
from simulator.lessons.own_cells.registry import cells_of
from simulator.lessons.schema import Given, HoldSpec, LayerSpec, Lesson, LessonError
from simulator.lessons.sizes import input_width, quantity_widths, sizes
from simulator.network.initialisers import initialise


def with_hold(lesson: Lesson, hold: HoldSpec) -> Lesson:
    """The lesson with one more thing set by hand, in place of one for the same units and tokens.

    Of holds that overlap, the last one holds. Raises LessonError for one that fits nothing.
    """
    others = tuple(each for each in lesson.holds if replace(each, values=hold.values) != hold)
    after = replace(lesson, holds=(*others, hold))
    check(after, sound=lesson)
    return after


def without_hold(lesson: Lesson, at: int) -> Lesson:
    """The lesson without one of its holds, by its place in the list."""
    return replace(lesson, holds=(*lesson.holds[:at], *lesson.holds[at + 1 :]))


def hold_on(lesson: Lesson, layer: int, quantity: str, unit: int, step: int) -> int | None:
    """The place of the hold that sets a unit at a step, the last where several do; None where it is computed."""
    for at, hold in reversed(list(enumerate(lesson.holds))):
        at_step = hold.start <= step and (hold.stop is None or step < hold.stop)
        if (hold.layer, hold.quantity) == (layer, quantity) and at_step and (not hold.units or unit in hold.units):
            return at
    return None


def with_initial(lesson: Lesson, at: int, state: str, units: tuple[int, ...], value: float) -> Lesson:
    """The lesson with another initial state in one layer, of some units or of all of them (). Raises LessonError."""
    layer = lesson.layers[at]
    kind = _cell(lesson, at)
    width = quantity_widths(kind, _inputs_of(lesson, at), layer.units).get(state, layer.units)
    vector = list(layer.initial.get(state, (0.0,) * width))
    for unit in units or range(width):
        vector[unit] = value
    initial = {**layer.initial, state: tuple(vector)}
    if not any(vector) and state in kind.states:
        del initial[state]
    after = _with_layer(lesson, at, replace(layer, initial=initial))
    check(after, sound=lesson)
    return after


def with_masked(lesson: Lesson, token: int, masked: bool) -> Lesson:
    """The lesson with a token masked, so that nothing of it enters, or not masked any more. Raises LessonError."""
    others = {each for each in lesson.masked if each != token}
    after = replace(lesson, masked=tuple(sorted({*others, token} if masked else others)))
    check(after, sound=lesson)
    return after


def weights_of(lesson: Lesson, at: int) -> Mapping[str, Given]:
    """The weights of one layer as numbers: those given, or else those that are drawn."""
    layer = lesson.layers[at]
    if layer.weights is not None:
        return layer.weights
    return _drawn(_cell(lesson, at), _inputs_of(lesson, at), layer.units, layer.initialiser, layer.seed)


@lru_cache(maxsize=8)
def _drawn(kind: Cell, inputs: int, units: int, initialiser: str, seed: int) -> Mapping[str, Given]:
    """Weights as they are drawn; kept, so that while one of them is pulled the others are seen to be the same."""
    drawn = initialise(kind, inputs, units, initialiser, seed, sizes=sizes(kind, inputs, units))
    return MappingProxyType({name: tuple(_frozen(row) for row in values.tolist()) for name, values in drawn.items()})


def with_weight(lesson: Lesson, at: int, name: str, place: tuple[int, ...], value: float) -> Lesson:
    """The lesson with another number in one place of a weight: (unit, column), or (unit,) of a bias or peephole.

    Weights that were drawn become given ones. Raises LessonError for a number that cannot be one.
    """
    if not abs(value) <= LARGEST:
        raise LessonError(f"cannot be {value}.", "Write a number between -1e15 and 1e15.", f"layers[{at}].weights")
    weights = dict(weights_of(lesson, at))
    lines = list(weights[name])
    line = lines[place[0]]
    if isinstance(line, tuple):
        lines[place[0]] = (*line[: place[1]], value, *line[place[1] + 1 :])
    else:
        lines[place[0]] = value
    return with_weights(lesson, at, {**weights, name: tuple(lines)})


def with_weights(lesson: Lesson, at: int, weights: Mapping[str, Given]) -> Lesson:
    """The lesson with other numbers, of the same shapes, in the weights of one layer."""
    layer = lesson.layers[at]
    new = replace(layer, weights=weights, origin=with_change_by_hand(origin_of_layer(layer)))
    after = without_story(_with_layer(lesson, at, new))
    return replace(after, notes={}, origin=lesson.origin if new.origin == layer.origin else OfLayers())


def keep_bias(lesson: Lesson, at: int) -> float | None:
    """How far the biases of a layer's keep gate lean towards keeping, on average; None where there is no such bias.

    Where the gate's own letter says how much to replace, its bias counts the other way round.
    """
    found = keep_bias_of(lesson, at)
    if found is None:
        return None
    name, sign = found
    values = [float(value) for value in weights_of(lesson, at)[name] if not isinstance(value, tuple)]
    return sign * sum(values) / len(values)


def with_keep_bias(lesson: Lesson, at: int, mean: float) -> Lesson:
    """The lesson with all biases of a layer's keep gate moved alike, so that on average they lean so far to keeping.

    Raises LessonError where the cell has no keep gate with a bias.
    """
    found, before = keep_bias_of(lesson, at), keep_bias(lesson, at)
    if found is None or before is None:
        remedy = "Choose a cell with a gate that keeps, such as an LSTM or a GRU."
        raise LessonError(f"The {_cell(lesson, at).name} has no gate that keeps.", remedy, f"layers[{at}]")
    name, sign = found
    weights = weights_of(lesson, at)
    moved = [float(value) + sign * (mean - before) for value in weights[name] if not isinstance(value, tuple)]
    return with_weights(lesson, at, {**weights, name: tuple(moved)})


def keep_bias_of(lesson: Lesson, at: int) -> tuple[str, int] | None:
    """The bias of a layer's keep gate, and +1 where more of it keeps more, −1 where it keeps less; None without one."""
    kind = _cell(lesson, at)
    return bias_behind(kind, kind.memory.keep)


def _cell(lesson: Lesson, at: int) -> Cell:
    """The kind of cell that a layer is of."""
    return cells_of(lesson)[lesson.layers[at].cell]


def _with_layer(lesson: Lesson, at: int, layer: LayerSpec) -> Lesson:
    return replace(lesson, layers=(*lesson.layers[:at], layer, *lesson.layers[at + 1 :]))


def _inputs_of(lesson: Lesson, at: int) -> int:
    """How many numbers enter a layer."""
    return input_width(lesson) if at == 0 else lesson.layers[at - 1].units


def _frozen(row: float | list[float]) -> float | tuple[float, ...]:
    return tuple(row) if isinstance(row, list) else row
