"""Check a lesson beyond its types: shapes, names, ranges and sizes that would otherwise fail in a run."""

import math
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from msgspec.structs import asdict

from simulator.cells.cell import Cell
from simulator.lessons.guide.cues import find_misfit
from simulator.lessons.guide.cues.fields import Scope
from simulator.lessons.origin import AuthorsWords, OfLayers, Origin
from simulator.lessons.own_cells.registry import cells_of
from simulator.lessons.schema import Given, HoldSpec, LayerSpec, Lesson, LessonError, ReadoutSpec
from simulator.lessons.sizes import fits, input_width, quantity_widths, sizes, tokens, weight_shapes
from simulator.lessons.variants import MOST_VARIANTS, variant_lesson
from simulator.network.initialisers import INITIALISERS, initialise
from simulator.network.layer import NetworkError
from simulator.text.embedding import Random, Table
from simulator.text.tokens import Numbers

MOST_LAYERS = 8
MOST_UNITS = 1024
MOST_INPUTS = 4096
MOST_OUTPUTS = 4096
MOST_TOKENS = 100_000
MOST_CHARACTERS = 1_000_000
MOST_WEIGHTS = 2**25
MOST_RECORDED = 2**28
"""Numbers in a whole trace: 2 GiB in float64."""
_NO_CHARACTER = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f\\ud800-\\udfff]")
LONGEST_TITLE = 120  # of a run to compare with
LARGEST = 1e15
"""No number in a lesson is larger, so that nothing overflows in a step, in float32 either."""


def check(lesson: Lesson, *, sound: Lesson | None = None) -> None:
    """Raise LessonError for the first thing in the lesson that could not be run, shown or saved.

    What is the very one of a `sound` lesson, its sequence, a layer, a weight, is not gone through again.
    """
    _check_texts(lesson)
    known = cells_of(lesson)
    steps = len(tokens(lesson))
    _within(steps, 1, MOST_TOKENS, "sequence", "tokens")
    read = sound is not None and lesson.sequence is sound.sequence and lesson.embedding is sound.embedding
    width = input_width(lesson) if read else _check_inputs(lesson)
    _within(len(lesson.layers), 1, MOST_LAYERS, "layers", "layers")
    recorded, weights = 0, 0
    for at, layer in enumerate(lesson.layers):
        if layer.cell not in known:
            remedy = f"Write one of: {_list(known)}."
            raise LessonError(f"There is no cell “{layer.cell}”.", remedy, f"layers[{at}].cell")
        cell = known[layer.cell]
        before = sound.layers[at] if sound is not None and at < len(sound.layers) else None
        read = read and layer is before and sound is not None and lesson.cells == sound.cells
        if not read:
            _check_layer(layer, cell, width, f"layers[{at}]", (before and before.weights) or {})
        shapes = weight_shapes(cell, width, layer.units)
        recorded += steps * sum(quantity_widths(cell, width, layer.units).values())
        weights += sum(math.prod(shape) for shape in shapes.values())
        width = layer.units
    if weights > MOST_WEIGHTS:
        raise LessonError(f"need {weights:,} weights.", f"Up to {MOST_WEIGHTS:,} fit: take fewer units.", "layers")
    if recorded > MOST_RECORDED:
        raise LessonError(
            f"A run would record {recorded:,} numbers.",
            f"Up to {MOST_RECORDED:,} fit: take fewer tokens or units.",
            "layers",
        )
    if lesson.readout is not None:
        _check_readout(lesson.readout, width)
    for at, hold in enumerate(lesson.holds):
        _check_hold(hold, lesson, steps, f"holds[{at}]")
    _distinct(lesson.masked, "masked")
    for at, token in enumerate(lesson.masked):
        if not 0 <= token < steps:
            raise LessonError(f"There is no token {token}.", f"Tokens are 0 to {steps - 1}.", f"masked[{at}]")
    _check_variants(lesson, sound, recorded)
    _check_cues(lesson, steps)
    for token in lesson.notes:
        if not 0 <= token < steps:
            raise LessonError(f"There is no token {token}.", f"Tokens are 0 to {steps - 1}.", f"notes.{token}")


def _check_texts(lesson: Lesson) -> None:
    if not lesson.title.strip():
        raise LessonError("is empty.", "Give the lesson a title.", "title")
    texts = {"title": lesson.title, "about": lesson.about}
    texts |= _origin_texts(lesson.origin, "origin")
    if not isinstance(lesson.sequence, Numbers):
        texts["sequence.text"] = lesson.sequence.text
    texts |= {f"notes.{token}": note for token, note in lesson.notes.items()}
    for at, layer in enumerate(lesson.layers):
        texts |= _origin_texts(layer.origin, f"layers[{at}].origin")
        texts |= {f"layers[{at}].unit_names[{unit}]": name for unit, name in enumerate(layer.unit_names)}
    if lesson.readout is not None:
        texts |= _origin_texts(lesson.readout.origin, "readout.origin")
        texts |= {f"readout.names[{at}]": name for at, name in enumerate(lesson.readout.names)}
    if isinstance(lesson.embedding, Table):
        texts |= {f"embedding.names[{at}]": name for at, name in enumerate(lesson.embedding.names)}
        texts |= {f"embedding.vectors.{name}": name for name in lesson.embedding.vectors}
    for at, cell in enumerate(lesson.cells):
        texts |= {f"cells[{at}].name": cell.name, f"cells[{at}].about": cell.about}
    for field, text in texts.items():
        _within(len(text), 0, MOST_CHARACTERS, field, "characters")
        _check_text(text, field)


def _origin_texts(origin: Origin | OfLayers | None, field: str) -> dict[str, str]:
    """The texts in an origin, by their fields."""
    if isinstance(origin, AuthorsWords):
        return {field: origin.text}
    found = {} if origin is None else asdict(origin)
    return {f"{field}.{name}": text for name, text in found.items() if isinstance(text, str)}


def _check_text(text: str, field: str) -> None:
    found = _NO_CHARACTER.search(text)
    if found is not None:
        code = f"{ord(found.group()):#06x}"
        raise LessonError(f"holds a character that is none (code {code}).", "Take it out.", field)


def _check_inputs(lesson: Lesson) -> int:
    """Check what enters layer 0 and return how many numbers that is."""
    embedding = lesson.embedding
    if isinstance(lesson.sequence, Numbers):
        if embedding is not None:
            raise LessonError("Number rows enter as they are.", "Leave the embedding out.", "embedding")
        _check_rows(lesson.sequence)
    elif embedding is None:
        raise LessonError("is missing: it turns tokens into numbers.", 'Add {"kind": "one-hot"}.', "embedding")
    elif isinstance(embedding, Table):
        _check_table(embedding)
    elif isinstance(embedding, Random):
        _within(embedding.size, 1, MOST_INPUTS, "embedding.size", "numbers a token")
        _check_seed(embedding.seed, "embedding.seed")
    width = input_width(lesson)
    _within(width, 1, MOST_INPUTS, "sequence", "inputs a step")
    return width


def _check_rows(numbers: Numbers) -> None:
    width = len(numbers.rows[0])
    for step, row in enumerate(numbers.rows):
        _of_length(row, width, f"sequence.rows[{step}]", "as row 0 has")
        _finite(row, f"sequence.rows[{step}]")
    if numbers.names:
        _of_length(numbers.names, width, "sequence.names", "one a column")


def _check_table(table: Table) -> None:
    width = len(table.names)
    _distinct(table.names, "embedding.names")
    _of_length(table.default, width, "embedding.default", "one for each of embedding.names")
    _finite(table.default, "embedding.default")
    for token, vector in table.vectors.items():
        _of_length(vector, width, f"embedding.vectors.{token}", "one for each of embedding.names")
        _finite(vector, f"embedding.vectors.{token}")


def _check_layer(layer: LayerSpec, cell: Cell, width: int, field: str, checked: Mapping[str, Given]) -> None:
    _within(layer.units, 1, MOST_UNITS, f"{field}.units", "units")
    if layer.unit_names:
        _of_length(layer.unit_names, layer.units, f"{field}.unit_names", "one a unit")
        _distinct(layer.unit_names, f"{field}.unit_names")
    _check_seed(layer.seed, f"{field}.seed")
    _check_initialiser(layer, cell, f"{field}.initialiser")
    states = cell.states
    widths = quantity_widths(cell, width, layer.units)
    for state, vector in layer.initial.items():
        if state not in states:
            raise LessonError("is no state of this cell.", f"It has: {_list(states)}.", f"{field}.initial.{state}")
        _of_length(vector, widths[state], f"{field}.initial.{state}", "one a unit")
        _finite(vector, f"{field}.initial.{state}")
    if layer.weights is not None:
        _check_weights(layer.weights, weight_shapes(cell, width, layer.units), f"{field}.weights", checked)


def _check_initialiser(layer: LayerSpec, cell: Cell, field: str) -> None:
    if layer.initialiser not in INITIALISERS:
        remedy = f"Write one of: {_list(INITIALISERS)}."
        raise LessonError(f"There is no initialiser “{layer.initialiser}”.", remedy, field)
    find_misfit = _misfit(cell, layer.initialiser)
    if find_misfit:
        raise LessonError(f"“{layer.initialiser}” does not suit this cell: {find_misfit}.", "", field)


@lru_cache(maxsize=256)
def _misfit(cell: Cell, initialiser: str) -> str:
    """Why the weights of a cell cannot be drawn in this way; nothing where they can."""
    try:
        initialise(cell, 1, 1, initialiser, sizes=sizes(cell, 1, 1))
    except NetworkError as error:
        return str(error)
    return ""


def _check_weights(
    weights: Mapping[str, Given], shapes: Mapping[str, tuple[int, ...]], field: str, known: Mapping[str, Given]
) -> None:
    for name in weights:
        if name not in shapes:
            raise LessonError("is no weight of this cell.", f"It has: {_list(shapes)}.", f"{field}.{name}")
    for name, shape in shapes.items():
        place = f"{field}.{name}"
        size = " rows of ".join(map(str, shape)) + " numbers"
        if name not in weights:
            raise LessonError("is missing.", f"Add it: {size}.", place)
        if not fits(weights[name], shape):
            raise LessonError("has another shape than the layer needs.", f"Give it {size}.", place)
        if weights[name] is known.get(name):
            continue
        for row, values in enumerate(weights[name]):
            if isinstance(values, tuple):
                _finite(values, f"{place}[{row}]")
            else:
                _finite((values,), place, row)


def _check_readout(readout: ReadoutSpec, width: int) -> None:
    outputs = len(readout.W)
    _within(outputs, 1, MOST_OUTPUTS, "readout.W", "rows, one an output")
    for row, values in enumerate(readout.W):
        _of_length(values, width, f"readout.W[{row}]", "one for each unit of the last layer")
        _finite(values, f"readout.W[{row}]")
    _of_length(readout.b, outputs, "readout.b", "one an output")
    _finite(readout.b, "readout.b")
    _of_length(readout.names, outputs, "readout.names", "one an output")
    members = sorted(output for group in readout.groups for output in group)
    if readout.groups and (members != list(range(outputs)) or not all(readout.groups)):
        remedy = f"Put each of the outputs 0 to {outputs - 1} into exactly one group."
        raise LessonError("do not divide the outputs.", remedy, "readout.groups")


def _check_hold(hold: HoldSpec, lesson: Lesson, steps: int, field: str) -> None:
    if not 0 <= hold.layer < len(lesson.layers):
        remedy = f"Layers are 0 to {len(lesson.layers) - 1}."
        raise LessonError(f"There is no layer {hold.layer}.", remedy, f"{field}.layer")
    layer = lesson.layers[hold.layer]
    inputs = input_width(lesson) if hold.layer == 0 else lesson.layers[hold.layer - 1].units
    widths = quantity_widths(cells_of(lesson)[layer.cell], inputs, layer.units)
    if hold.quantity not in widths:
        remedy = f"Write one of: {_list(widths)}."
        raise LessonError(f"The cell has no “{hold.quantity}”.", remedy, f"{field}.quantity")
    width = widths[hold.quantity]
    if any(not 0 <= unit < width for unit in hold.units):
        raise LessonError("name a unit that is not there.", f"Units are 0 to {width - 1}.", f"{field}.units")
    _distinct(hold.units, f"{field}.units")
    if len(hold.values) != 1:
        _of_length(hold.values, len(hold.units) or width, f"{field}.values", "one a held unit, or one for all")
    _finite(hold.values, f"{field}.values")
    if not 0 <= hold.start < steps:
        raise LessonError(f"There is no step {hold.start}.", f"Steps are 0 to {steps - 1}.", f"{field}.start")
    if hold.stop is not None and not hold.start < hold.stop <= steps:
        remedy = f"The hold ends before it: write {hold.start + 1} to {steps}, or leave it out."
        raise LessonError(f"cannot be {hold.stop}.", remedy, f"{field}.stop")


def _check_variants(lesson: Lesson, sound: Lesson | None, recorded: int) -> None:
    """Each is a lesson of its own; all of them are looked at together, so that their numbers must fit together."""
    if len(lesson.variants) > MOST_VARIANTS:
        problem = f"There cannot be {len(lesson.variants)} other runs to compare with."
        raise LessonError(problem, f"Take up to {MOST_VARIANTS}.", "variants")
    for at, variant in enumerate(lesson.variants):
        _within(len(variant.title.strip()), 1, LONGEST_TITLE, f"variants[{at}].title", "letters in a title")
        other = variant_lesson(lesson, variant)
        before = sound.variants[at] if sound is not None and at < len(sound.variants) else None
        try:
            check(other, sound=variant_lesson(sound, before) if sound is not None and before is not None else None)
        except LessonError as error:
            raise LessonError(error.problem, error.remedy, f"variants[{at}].{error.field}") from error
        recorded += recorded_numbers(other)
    if lesson.variants and recorded > MOST_RECORDED:
        raise LessonError(
            f"All runs would record {recorded:,} numbers together.",
            f"Up to {MOST_RECORDED:,} fit: compare fewer runs.",
            "variants",
        )


def recorded_numbers(lesson: Lesson) -> int:
    """How many numbers a run of a sound lesson records."""
    widths, known = (input_width(lesson), *(layer.units for layer in lesson.layers)), cells_of(lesson)
    pairs = zip(lesson.layers, widths, strict=False)
    each = (quantity_widths(known[layer.cell], width, layer.units) for layer, width in pairs)
    return len(tokens(lesson)) * sum(sum(found.values()) for found in each)


def _check_cues(lesson: Lesson, steps: int) -> None:
    known = cells_of(lesson)
    scope = Scope(steps, tuple(known[layer.cell] for layer in lesson.layers))
    for at, cue in enumerate(lesson.cues):
        if (wrong := find_misfit(cue, scope)) is not None:
            name, problem = wrong
            raise LessonError(problem.problem, problem.remedy, f"cues[{at}].{name}")


def _check_seed(seed: int, field: str) -> None:
    if not 0 <= seed < 2**63:
        raise LessonError(f"cannot be {seed}.", "Write a whole number from 0 to 9223372036854775807.", field)


def _within(count: int, least: int, most: int, field: str, what: str) -> None:
    if not least <= count <= most:
        raise LessonError(f"There cannot be {count:,} {what}.", f"Take {least} to {most:,}.", field)


def _of_length(values: tuple[object, ...], length: int, field: str, why: str) -> None:
    if len(values) != length:
        raise LessonError(f"has {len(values)} entries.", f"Give it {length}, {why}.", field)


def _finite(values: tuple[float, ...], field: str, first: int = 0) -> None:
    for at, value in enumerate(values, start=first):
        if not abs(value) <= LARGEST:
            raise LessonError(f"cannot be {value}.", "Write a number between -1e15 and 1e15.", f"{field}[{at}]")


def _distinct(names: tuple[object, ...], field: str) -> None:
    for at, name in enumerate(names):
        if name in names[:at]:
            raise LessonError(f"{name} is there twice.", "Keep one of them.", f"{field}[{at}]")


def _list(names: Iterable[str]) -> str:
    return ", ".join(names)
