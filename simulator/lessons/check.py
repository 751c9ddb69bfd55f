"""Check the parts of a lesson beyond their types: shapes, names, ranges and sizes that would otherwise fail in a run.

`simulator.lessons.resolve` calls these in the order of the parts; each raises LessonError for the first thing that
could not be run, shown or saved.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import asdict

from simulator.cells.cell import Cell
from simulator.io.strict_json import IN_RANGE, shorten_number
from simulator.lessons.guide.cues import find_misfit
from simulator.lessons.guide.cues.fields import Scope
from simulator.lessons.guide.storyline.check import texts_of
from simulator.lessons.models.check_model import MOST_STORED, check_outputs, check_stored_readout, most_units_of
from simulator.lessons.origin import AuthorsWords, OfLayers, Origin
from simulator.lessons.schema import LARGEST, Given, HoldSpec, LayerSpec, Lesson, LessonError, ReadoutSpec, Variant
from simulator.lessons.sizes import LayerSizes, fits
from simulator.lessons.variants import MOST_VARIANTS
from simulator.network.initialisers import INITIALISERS, misfit
from simulator.text.counting import count_of
from simulator.text.embedding import Random, Stored, Table
from simulator.text.tokens import Numbers

MOST_LAYERS = 8
MOST_INPUTS = 4096
MOST_OUTPUTS = 4096
MOST_TOKENS = 100_000
MOST_CHARACTERS = 1_000_000
MOST_HOLDS = 10_000
MOST_CUES = 1_000
MOST_BORDERS = 1_000
MOST_CUE_TOKENS = 2_000_000  # cues, each at every token
_NO_CHARACTER = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f\\ud800-\\udfff\\ufffe\\uffff]")
"""What has no picture, and what no XML may hold: SVG, slides and web pages could not be read."""
MOST_MINUTES = 600
LONGEST_TITLE = 120  # of a run to compare with


def check_counts(lesson: Lesson) -> None:
    """How many there are of what is checked one by one, so that any file is checked, or refused, in a moment."""
    _within(len(lesson.notes), 0, MOST_TOKENS, "notes", "notes")
    _within(len(lesson.holds), 0, MOST_HOLDS, "holds", "holds")
    _within(len(lesson.cues), 0, MOST_CUES, "cues", "cues")
    _within(len(lesson.borders), 0, MOST_BORDERS, "borders", "borders")
    if isinstance(lesson.embedding, Table):
        _within(len(lesson.embedding.vectors), 0, MOST_TOKENS, "embedding.vectors", "vectors")


def check_texts(lesson: Lesson) -> None:
    """Title, texts and names: not too long, and of characters that can be saved and shown."""
    if not lesson.title.strip():
        raise LessonError("is empty.", "Give the lesson a title.", "title")
    for field, text in _texts(lesson):
        _within(len(text), 0, MOST_CHARACTERS, field, "characters")
        if (found := _NO_CHARACTER.search(text)) is not None:
            code, place = f"{ord(found.group()):#06x}", found.start() + 1
            problem = f"holds a character that is none (code {code}, at place {place})."
            raise LessonError(problem, "Take it out.", field)


def _texts(lesson: Lesson) -> Iterator[tuple[str, str]]:
    """The texts of a lesson with their fields."""
    yield from (("title", lesson.title), ("about", lesson.about))
    yield from _origin_texts(lesson.origin, "origin")
    if isinstance(lesson.sequence, Numbers):
        yield from _named("sequence.names[{}]", enumerate(lesson.sequence.names))
        yield from _named("sequence.labels[{}]", enumerate(lesson.sequence.labels))
    else:
        yield "sequence.text", lesson.sequence.text
    yield from _named("notes.{}", lesson.notes.items())
    for at, layer in enumerate(lesson.layers):
        yield from _origin_texts(layer.origin, f"layers[{at}].origin")
        yield from _named(f"layers[{at}].unit_names[{{}}]", enumerate(layer.unit_names))
    if lesson.readout is not None:
        yield from _origin_texts(lesson.readout.origin, "readout.origin")
        yield from _named("readout.names[{}]", enumerate(lesson.readout.names))
    if isinstance(lesson.embedding, Table):
        yield from _named("embedding.names[{}]", enumerate(lesson.embedding.names))
        yield from _named("embedding.vectors.{}", ((name, name) for name in lesson.embedding.vectors))
        yield from _named("embedding.silent[{}]", enumerate(lesson.embedding.silent or ()))
    for at, cell in enumerate(lesson.cells):
        yield from ((f"cells[{at}].name", cell.name), (f"cells[{at}].about", cell.about))
    if lesson.storyline is not None:
        yield from texts_of(lesson.storyline)


def _named(field: str, texts: Iterable[tuple[object, str]]) -> Iterator[tuple[str, str]]:
    return ((field.format(place), text) for place, text in texts)


def _origin_texts(origin: Origin | OfLayers | None, field: str) -> Iterator[tuple[str, str]]:
    """The texts in an origin with their fields."""
    if isinstance(origin, AuthorsWords):
        yield field, origin.text
    elif origin is not None:
        yield from ((f"{field}.{name}", text) for name, text in asdict(origin).items() if isinstance(text, str))


def check_count_of_tokens(steps: int) -> None:
    """How many tokens there are."""
    _within(steps, 1, MOST_TOKENS, "sequence", "tokens")


def check_inputs(lesson: Lesson, width: int) -> None:
    """What enters layer 0, `width` numbers at each step."""
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
    _within(width, 1, MOST_STORED if isinstance(embedding, Stored) else MOST_INPUTS, "sequence", "inputs a step")


def _check_rows(numbers: Numbers) -> None:
    width = len(numbers.rows[0])
    for step, row in enumerate(numbers.rows):
        _of_length(row, width, f"sequence.rows[{step}]", "as row 0 has")
        _finite(row, f"sequence.rows[{step}]")
    if numbers.names:
        _of_length(numbers.names, width, "sequence.names", "one a column")
    if numbers.labels:
        _of_length(numbers.labels, len(numbers.rows), "sequence.labels", "one a row")


def _check_table(table: Table) -> None:
    width = len(table.names)
    _distinct(table.names, "embedding.names")
    _distinct(table.silent or (), "embedding.silent")
    _of_length(table.default, width, "embedding.default", "one for each of embedding.names")
    _finite(table.default, "embedding.default")
    for token, vector in table.vectors.items():
        _of_length(vector, width, f"embedding.vectors.{token}", "one for each of embedding.names")
        _finite(vector, f"embedding.vectors.{token}")


def check_count_of_layers(lesson: Lesson) -> None:
    """How many layers there are."""
    _within(len(lesson.layers), 1, MOST_LAYERS, "layers", "layers")


def check_cell(layer: LayerSpec, known: Mapping[str, Cell], field: str) -> None:
    """That the layer's cell is known; `field` is where the layer stands."""
    if layer.cell not in known:
        raise LessonError(f"There is no cell “{layer.cell}”.", f"Write one of: {', '.join(known)}.", f"{field}.cell")


def check_layer(layer: LayerSpec, sizes: LayerSizes, field: str, checked: Mapping[str, Given]) -> None:
    """A layer against its sizes. The numbers of weights that are the very ones of `checked` are sound."""
    _within(layer.units, 1, most_units_of(layer), f"{field}.units", "units")
    check_outputs(layer, sizes, field)
    if layer.unit_names:
        _of_length(layer.unit_names, layer.units, f"{field}.unit_names", "one a unit")
        _distinct(layer.unit_names, f"{field}.unit_names")
    _check_seed(layer.seed, f"{field}.seed")
    _check_initialiser(layer, sizes.cell, f"{field}.initialiser")
    states = sizes.cell.states
    for state, vector in layer.initial.items():
        if state not in states:
            raise LessonError("is no state of this cell.", f"It has: {', '.join(states)}.", f"{field}.initial.{state}")
        _of_length(vector, sizes.quantities[state], f"{field}.initial.{state}", "one a unit")
        _finite(vector, f"{field}.initial.{state}")
    if layer.weights is not None:
        _check_weights(layer.weights, sizes.weights, f"{field}.weights", checked)


def _check_initialiser(layer: LayerSpec, cell: Cell, field: str) -> None:
    if layer.initialiser not in INITIALISERS:
        remedy = f"Write one of: {', '.join(INITIALISERS)}."
        raise LessonError(f"There is no initialiser “{layer.initialiser}”.", remedy, field)
    if problem := misfit(cell, layer.initialiser):
        raise LessonError(f"“{layer.initialiser}” does not suit this cell: {problem}.", "", field)


def _check_weights(
    weights: Mapping[str, Given], shapes: Mapping[str, tuple[int, ...]], field: str, known: Mapping[str, Given]
) -> None:
    for name in weights:
        if name not in shapes:
            raise LessonError("is no weight of this cell.", f"It has: {', '.join(shapes)}.", f"{field}.{name}")
    for name, shape in shapes.items():
        place = f"{field}.{name}"
        rows = f"{count_of(shape[0], 'row')} of " if len(shape) == 2 else ""
        size = f"{rows}{count_of(shape[-1], 'number')}"
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


def check_by_hand(lesson: Lesson, layers: Sequence[LayerSizes], read: int, steps: int) -> None:
    """What stands beside the layers and is given in numbers: read-out, holds, masked and skipped tokens, borders."""
    if lesson.readout is not None:
        _check_readout(lesson, lesson.readout, read)
    for at, hold in enumerate(lesson.holds):
        _check_hold(hold, layers, steps, f"holds[{at}]")
    for field, tokens in (("masked", lesson.masked), ("skipped", lesson.skipped)):
        _distinct(tokens, field)
        for at, token in enumerate(tokens):
            _check_token(token, steps, f"{field}[{at}]")
    if both := set(lesson.masked) & set(lesson.skipped):
        problem = f"Token {min(both)} cannot be masked and skipped."
        raise LessonError(problem, "Write it in one of them.", f"skipped[{lesson.skipped.index(min(both))}]")
    if len(lesson.skipped) == steps:
        raise LessonError("All tokens are left out.", "Leave at least one of them in.", "skipped")
    _check_borders(lesson, steps)


def _check_borders(lesson: Lesson, steps: int) -> None:
    last = 0
    for at, border in enumerate(lesson.borders):
        field = f"borders[{at}]"
        if not last < border.token < steps:
            remedy = f"Behind the one before, it can begin at token {last + 1} to {steps - 1}."
            raise LessonError(f"No sequence begins at token {border.token}.", remedy, f"{field}.token")
        if border.goes_on and any(layer.reverse for layer in lesson.layers):
            problem = "A layer that reads from the end comes to this sequence before the one that it would go on from."
            raise LessonError(problem, "Let the sequence begin anew, or take that layer out.", f"{field}.goes_on")
        last = border.token


def _check_readout(lesson: Lesson, readout: ReadoutSpec, width: int) -> None:
    outputs = len(readout.W) if readout.stored is None else check_stored_readout(lesson.files, readout, width)
    _within(outputs, 1, MOST_OUTPUTS if readout.stored is None else MOST_STORED, "readout.W", "rows, one an output")
    for row, values in enumerate(readout.W):
        _of_length(values, width, f"readout.W[{row}]", "one for each unit of the last layer's h")
        _finite(values, f"readout.W[{row}]")
    if readout.stored is None:
        _of_length(readout.b, outputs, "readout.b", "one an output")
        _finite(readout.b, "readout.b")
    if readout.names:
        _of_length(readout.names, outputs, "readout.names", "one an output")
    members = sorted(output for group in readout.groups for output in group)
    if readout.groups and (members != list(range(outputs)) or not all(readout.groups)):
        remedy = f"Put each of the outputs 0 to {outputs - 1} into exactly one group."
        raise LessonError("do not divide the outputs.", remedy, "readout.groups")
    if readout.kinds:
        _of_length(readout.kinds, len(readout.groups) or 1, "readout.kinds", "one a group of outputs")


def _check_hold(hold: HoldSpec, layers: Sequence[LayerSizes], steps: int, field: str) -> None:
    if not 0 <= hold.layer < len(layers):
        remedy = f"Layers are 0 to {len(layers) - 1}."
        raise LessonError(f"There is no layer {hold.layer}.", remedy, f"{field}.layer")
    widths = layers[hold.layer].quantities
    if hold.quantity not in widths:
        remedy = f"Write one of: {', '.join(widths)}."
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


def check_count_of_variants(lesson: Lesson) -> None:
    """How many other runs there are to compare with."""
    if len(lesson.variants) > MOST_VARIANTS:
        problem = f"There cannot be {len(lesson.variants)} other runs to compare with."
        raise LessonError(problem, f"Take up to {MOST_VARIANTS}.", "variants")


def check_variant(variant: Variant, field: str) -> None:
    """What a run to compare with is called; as a lesson of its own it is checked as one."""
    _within(len(variant.title.strip()), 1, LONGEST_TITLE, f"{field}.title", "letters in a title")


def check_counterparts(steps: int, wanted: int, field: str) -> None:
    """That a sequence to compare with has a token for each of the lesson's."""
    if steps != wanted:
        raise LessonError(f"has {count_of(steps, 'token')}.", f"Give it {wanted}, as the lesson has.", field)


def check_guide(lesson: Lesson, layers: Sequence[LayerSizes], steps: int) -> None:
    """Cues, notes, what is hidden and locked, and how long it takes."""
    for field, each in () if lesson.controls is None else lesson.controls.problems():
        raise LessonError(each.problem, each.remedy, f"controls.{field}")
    _within(lesson.minutes, 0, MOST_MINUTES, "minutes", "minutes")
    if len(lesson.cues) * steps > MOST_CUE_TOKENS:
        many = f"{len(lesson.cues):,} cues cannot be looked for at {steps:,} tokens."
        raise LessonError(many, f"Take up to {MOST_CUE_TOKENS // steps:,} with so many tokens.", "cues")
    scope = Scope(steps, tuple(sizes.cell for sizes in layers))
    for at, cue in enumerate(lesson.cues):
        if (wrong := find_misfit(cue, scope)) is not None:
            name, problem = wrong
            raise LessonError(problem.problem, problem.remedy, f"cues[{at}].{name}")
    for token in lesson.notes:
        _check_token(token, steps, f"notes.{token}")


def _check_token(token: int, steps: int, field: str) -> None:
    if not 0 <= token < steps:
        raise LessonError(f"There is no token {token}.", f"Tokens are 0 to {steps - 1}.", field)


def _check_seed(seed: int, field: str) -> None:
    if not 0 <= seed < 2**63:
        remedy = "Write a whole number from 0 to 9223372036854775807."
        raise LessonError(f"cannot be {shorten_number(str(seed))}.", remedy, field)


def _within(count: int, least: int, most: int, field: str, what: str) -> None:
    if not least <= count <= most:
        counted = shorten_number(f"{count:,}")
        raise LessonError(f"There cannot be {counted} {what}.", f"Take {least} to {most:,}.", field)


def _of_length(values: tuple[object, ...], length: int, field: str, why: str) -> None:
    if len(values) != length:
        raise LessonError(f"has {count_of(len(values), 'entry', 'entries')}.", f"Give it {length}, {why}.", field)


def _finite(values: tuple[float, ...], field: str, first: int = 0) -> None:
    if all(map(LARGEST.__ge__, map(abs, values))):
        return
    for at, value in enumerate(values, start=first):
        if not abs(value) <= LARGEST:
            raise LessonError(f"cannot be {value}.", IN_RANGE, f"{field}[{at}]")


def _distinct(names: tuple[object, ...], field: str) -> None:
    seen = set[object]()
    for at, name in enumerate(names):
        if name in seen:
            raise LessonError(f"{name} is there twice.", "Keep one of them.", f"{field}[{at}]")
        seen.add(name)
