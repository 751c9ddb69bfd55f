"""What if: edits that try something on a run. Each gives the next lesson and leaves the old one as it is.

Holds, masks and initial states are marked in the picture as set by hand, and what is said about the lesson stays, as
it does for idealised gates. Changed weights make it another lesson, as other layers and tokens do: see `settle`.
"""

from collections.abc import Mapping

from msgspec.structs import replace

from simulator.cells.memory import bias_behind
from simulator.lessons.edits.settle import without_story
from simulator.lessons.origin import OfLayers, with_change_by_hand
from simulator.lessons.origin_words import origin_of_layer
from simulator.lessons.resolve import ResolvedLesson, resolve
from simulator.lessons.schema import LARGEST, Given, HoldSpec, LayerSpec, Lesson, LessonError, WeightEdit, with_spec


def with_hold(lesson: Lesson | ResolvedLesson, hold: HoldSpec) -> ResolvedLesson:
    """The lesson with one more thing set by hand, in place of one for the same units and tokens.

    Of holds that overlap, the last one holds. Raises LessonError for one that fits nothing.
    """
    before = resolve(lesson)
    others = tuple(each for each in before.lesson.holds if replace(each, values=hold.values) != hold)
    return resolve(replace(before.lesson, holds=(*others, hold)), before)


def without_hold(lesson: Lesson | ResolvedLesson, at: int) -> ResolvedLesson:
    """The lesson without one of its holds, by its place in the list."""
    before = resolve(lesson)
    holds = before.lesson.holds
    return resolve(replace(before.lesson, holds=(*holds[:at], *holds[at + 1 :])), before)


def hold_on(lesson: Lesson, layer: int, quantity: str, unit: int, step: int) -> int | None:
    """The place of the hold that sets a unit at a step, the last where several do; None where it is computed."""
    for at, hold in reversed(list(enumerate(lesson.holds))):
        at_step = hold.start <= step and (hold.stop is None or step < hold.stop)
        if (hold.layer, hold.quantity) == (layer, quantity) and at_step and (not hold.units or unit in hold.units):
            return at
    return None


def with_initial(
    lesson: Lesson | ResolvedLesson, at: int, state: str, units: tuple[int, ...], value: float
) -> ResolvedLesson:
    """The lesson with another initial state in one layer, of some units or of all of them (). Raises LessonError."""
    before = resolve(lesson)
    layer, sizes = before.lesson.layers[at], before.layers[at].sizes
    width = sizes.quantities.get(state, layer.units)
    vector = list(layer.initial.get(state, (0.0,) * width))
    for unit in units or range(width):
        vector[unit] = value
    initial = {**layer.initial, state: tuple(vector)}
    if not any(vector) and state in sizes.cell.states:
        del initial[state]
    return resolve(with_spec(before.lesson, at, replace(layer, initial=initial)), before)


def with_masked(lesson: Lesson | ResolvedLesson, token: int, masked: bool) -> ResolvedLesson:
    """The lesson with a token masked, so that nothing of it enters, or not masked any more. Raises LessonError."""
    before = resolve(lesson)
    now = before.lesson
    skipped = _with_token(now.skipped, token, False) if masked else now.skipped
    return resolve(replace(now, masked=_with_token(now.masked, token, masked), skipped=skipped), before)


def with_skipped(lesson: Lesson | ResolvedLesson, token: int, skipped: bool) -> ResolvedLesson:
    """The lesson with a token's step left out, so that states pass through it, or not any more. Raises LessonError."""
    before = resolve(lesson)
    now = before.lesson
    masked = _with_token(now.masked, token, False) if skipped else now.masked
    return resolve(replace(now, masked=masked, skipped=_with_token(now.skipped, token, skipped)), before)


def _with_token(tokens: tuple[int, ...], token: int, there: bool) -> tuple[int, ...]:
    """Tokens, in order, with or without this one."""
    if (token in tokens) == there:
        return tokens
    others = {each for each in tokens if each != token}
    return tuple(sorted({*others, token} if there else others))


def with_weight(
    lesson: Lesson | ResolvedLesson, at: int, name: str, place: tuple[int, ...], value: float
) -> ResolvedLesson:
    """The lesson with another number in one place of a weight: (unit, column), or (unit,) of a bias or peephole.

    Of weights that are drawn or stand in a file the difference is kept. Raises LessonError for a number that cannot be
    one.
    """
    if not abs(value) <= LARGEST:
        raise LessonError(f"cannot be {value}.", "Write a number between -1e15 and 1e15.", f"layers[{at}].weights")
    before = resolve(lesson)
    if before.layers[at].spec.weights is None:
        return _with_edits(before, at, {(name, place): value})
    lines = list(before.layers[at].weights[name])
    line = lines[place[0]]
    if isinstance(line, tuple):
        lines[place[0]] = (*line[: place[1]], value, *line[place[1] + 1 :])
    else:
        lines[place[0]] = value
    return with_weights(before, at, {name: tuple(lines)})


def with_weights(lesson: Lesson | ResolvedLesson, at: int, weights: Mapping[str, Given]) -> ResolvedLesson:
    """The lesson with other numbers, of the same shapes, in some weights of one layer; of those that are drawn or
    stand in a file the differences are kept. Raises LessonError.
    """
    before = resolve(lesson)
    if before.layers[at].spec.weights is None:
        rows = ((name, at, row) for name, numbers in weights.items() for at, row in enumerate(numbers))
        single: dict[tuple[str, tuple[int, ...]], float] = {
            (name, (at, column)) if isinstance(row, tuple) else (name, (at,)): value
            for name, at, row in rows
            for column, value in enumerate(row if isinstance(row, tuple) else (row,))
        }
        return _with_edits(before, at, single)
    layer = before.lesson.layers[at]
    return _changed_by_hand(before, at, replace(layer, weights={**before.layers[at].weights, **weights}))


def with_edits(lesson: Lesson | ResolvedLesson, at: int, edits: tuple[WeightEdit, ...]) -> ResolvedLesson:
    """The lesson with just these changes in weights of one layer that are not given. Raises LessonError."""
    before = resolve(lesson)
    return _changed_by_hand(before, at, replace(before.lesson.layers[at], edits=edits))


def _with_edits(
    before: ResolvedLesson, at: int, numbers: Mapping[tuple[str, tuple[int, ...]], float]
) -> ResolvedLesson:
    """The lesson with other numbers in places of weights that are not given; those that stand there are none."""
    layer = before.layers[at]
    edits = dict(layer.edited)
    for (name, place), value in numbers.items():
        edits.pop((name, place), None)
        if float(layer.unedited(name)[place]) != value:
            edits[name, place] = value
    return with_edits(
        before, at, tuple(WeightEdit(name, place[0], value, *place[1:]) for (name, place), value in edits.items())
    )


def _changed_by_hand(before: ResolvedLesson, at: int, layer: LayerSpec) -> ResolvedLesson:
    """The lesson with a layer in which single numbers were changed."""
    was = before.lesson
    new = replace(layer, origin=None if layer.is_drawn else with_change_by_hand(origin_of_layer(was.layers[at])))
    after = without_story(with_spec(was, at, new))
    origin = was.origin if new.origin == was.layers[at].origin else OfLayers()
    return resolve(replace(after, notes={}, origin=origin), before)


def keep_bias(lesson: Lesson | ResolvedLesson, at: int) -> float | None:
    """How far the biases of a layer's keep gate lean towards keeping, on average; None where there is no such bias.

    Where the gate's own letter says how much to replace, its bias counts the other way round.
    """
    resolved = resolve(lesson)
    found = keep_bias_of(resolved, at)
    if found is None:
        return None
    name, sign = found
    values: list[float] = resolved.layers[at].array_of(name).tolist()
    return sign * sum(values) / len(values)


def with_keep_bias(lesson: Lesson | ResolvedLesson, at: int, mean: float) -> ResolvedLesson:
    """The lesson with all biases of a layer's keep gate moved alike, so that on average they lean so far to keeping.

    Raises LessonError where the cell has no keep gate with a bias.
    """
    resolved = resolve(lesson)
    found, before = keep_bias_of(resolved, at), keep_bias(resolved, at)
    if found is None or before is None:
        remedy = "Choose a cell with a gate that keeps, such as an LSTM or a GRU."
        raise LessonError(f"The {resolved.layers[at].cell.name} has no gate that keeps.", remedy, f"layers[{at}]")
    name, sign = found
    layer = resolved.layers[at]
    values = [layer.number_at(name, (unit,)) for unit in range(*layer.sizes.weights[name])]
    return with_weights(resolved, at, {name: tuple(value + sign * (mean - before) for value in values)})


def keep_bias_of(lesson: Lesson | ResolvedLesson, at: int) -> tuple[str, int] | None:
    """The bias of a layer's keep gate, and +1 where more of it keeps more, −1 where it keeps less; None without one."""
    cell = resolve(lesson).layers[at].cell
    return bias_behind(cell, cell.memory.keep)
