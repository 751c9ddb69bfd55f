"""Tell in lines of text what a lesson holds, for `main.py check` and for whoever cannot see the screen."""

import math
from collections.abc import Iterator

from msgspec.structs import replace

from simulator.cells.cell import Cell
from simulator.lessons.origin_words import describe_lesson_origin, describe_origin, describe_title
from simulator.lessons.resolve import ResolvedLesson, resolve
from simulator.lessons.schema import Border, CellSpec, HoldSpec, LayerSpec, Lesson, ReadoutSpec
from simulator.lessons.sizes import LayerSizes
from simulator.network.readout import output_names
from simulator.text.counting import count_of
from simulator.text.embedding import Random, Stored, Table, unlisted_tokens
from simulator.text.tokens import Numbers

_SHOWN = 24
_MOST_OUTPUTS = 100  # that are named


def describe(lesson: Lesson | ResolvedLesson) -> list[str]:
    """What the lesson holds, one fact a line; layers, units and tokens count from 0, as in files."""
    return list(_lines(resolve(lesson)))


def describe_words(lesson: Lesson) -> Iterator[str]:
    """The words of a lesson, which can be read though it cannot be run, and the files that it refers to."""
    yield f"title: {describe_title(lesson)}"
    if lesson.about:
        yield f"about: {lesson.about}"
    for key, file in lesson.files.items():
        yield f"file {key}: {file.path}{f', {file.member} in it' if file.member else ''}, SHA-256 {file.sha256}"
    yield from (f"note at token {token}: {note}" for token, note in lesson.notes.items())


def _lines(resolved: ResolvedLesson) -> Iterator[str]:
    lesson = resolved.lesson
    yield from describe_words(replace(lesson, notes={}))
    if lesson.origin is not None:
        yield f"origin: {describe_lesson_origin(lesson)}"
    yield from _sequence_lines(resolved)
    for spec in lesson.cells:
        yield f"own cell: {_own_cell(spec, resolved.cells[spec.key])}"
    for at, layer in enumerate(resolved.layers):
        yield f"layer {at}: {_layer(layer.spec, layer.sizes)}"
    if lesson.readout is not None:
        yield f"read-out: {_readout(resolved, lesson.readout)}"
    for hold in lesson.holds:
        yield f"set by hand: {_hold(hold)}"
    if lesson.masked:
        yield f"masked, so that nothing of them enters: {_tokens(lesson.masked)}"
    if lesson.skipped:
        yield f"left out, so that states pass through: {_tokens(lesson.skipped)}"
    if lesson.borders:
        yield f"sequences: {len(lesson.borders) + 1}, {', '.join(map(_border, lesson.borders))}"
    if lesson.idealised:
        yield "gates: idealised, rounded to 0 or 1"
    for variant in resolved.variants:
        cells = ", ".join(layer.cell.name for layer in variant.layers)
        yield f"compared with: {variant.lesson.title} ({cells})"
    for cue in lesson.cues:
        yield f"stops: {cue.describe()}"
    yield f"numbers: {lesson.dtype}"
    if lesson.notes:
        yield f"notes: at {len(lesson.notes)} of the tokens"
    if lesson.storyline is not None:
        steps = lesson.storyline.steps
        asked, waited = (sum(getattr(step, name) is not None for step in steps) for name in ("question", "act"))
        counts = (count_of(len(steps), "step"), count_of(asked, "question"), count_of(waited, "act"))
        yield f"storyline: {counts[0]}, with {counts[1]} and {counts[2]} that are waited for"


def _sequence_lines(resolved: ResolvedLesson) -> Iterator[str]:
    found, sequence, embedding = resolved.tokens, resolved.lesson.sequence, resolved.lesson.embedding
    kind = type(sequence).__name__.lower()
    shown = " ".join(found[:_SHOWN]) if kind == "words" else " | ".join(map(repr, found[:_SHOWN]))
    yield f"sequence: {count_of(len(found), 'token')} ({kind}): {shown}{' …' if len(found) > _SHOWN else ''}"
    width = resolved.input_width
    if isinstance(sequence, Numbers):
        yield f"inputs: {count_of(width, 'number')} a step{_list_names(sequence.names)}"
    elif isinstance(embedding, Table):
        others = unlisted_tokens(found, embedding)
        yield f"inputs: {count_of(width, 'number')} a token from a table{_list_names(embedding.names)}"
        if others:
            listed = [*map(repr, others[:_SHOWN]), *(["…"] if len(others) > _SHOWN else [])]
            yield f"not in the table, so with its default vector: {', '.join(listed)}"
    elif isinstance(embedding, Stored):
        yield f"inputs: {count_of(width, 'number')} a token from {embedding.tensor} in file {embedding.file}"
        if resolved.unknown_tokens:
            yield f"unknown to the vocabulary: {', '.join(map(repr, resolved.unknown_tokens[:_SHOWN]))}"
    elif isinstance(embedding, Random):
        yield f"inputs: {count_of(width, 'number')} a token, drawn from seed {embedding.seed}"
    else:
        yield f"inputs: one-hot, {count_of(width, 'different token')}"


def _own_cell(spec: CellSpec, cell: Cell) -> str:
    memory = cell.memory
    roles = (f"kept by {memory.keep}" if memory.keep else "", f"written {memory.write}" if memory.write else "")
    told = ", ".join((f"memory {memory.state}", *filter(None, roles)))
    states, counted = ", ".join(cell.states), count_of(len(cell.parsed.equations), "equation")
    return f"{cell.name} ({spec.key}): {counted}, states {states}, {told}{f', {spec.about}' if spec.about else ''}"


def _layer(layer: LayerSpec, made_of: LayerSizes) -> str:
    count = sum(math.prod(shape) for shape in made_of.weights.values())
    weights = "given" if layer.weights is not None else f"drawn ({layer.initialiser}, seed {layer.seed})"
    if layer.stored is not None:
        weights = f"in file {layer.stored.file}"
    if layer.edits:
        weights += f", {count_of(len(layer.edits), 'number')} of them changed"
    who = "" if layer.origin is None else f", {describe_origin(layer.origin)}"
    starts = f", starts with {', '.join(layer.initial)} given" if layer.initial else ""
    handed = f" that hand on {count_of(made_of.outputs, 'number')}" if made_of.outputs != layer.units else ""
    sizes = (
        f"{count_of(layer.units, 'unit')}{handed}{_list_names(layer.unit_names)}, {count_of(made_of.inputs, 'input')}"
    )
    way = ", reads from the end" * layer.reverse
    return f"{made_of.cell.name}{way}, {sizes}, {count_of(count, 'weight')} {weights}{who}{starts}"


def _readout(resolved: ResolvedLesson, readout: ReadoutSpec) -> str:
    assert resolved.readout is not None
    count = len(resolved.readout.names)
    if count > _MOST_OUTPUTS:
        return f"{count_of(count, 'output')} ({', '.join(dict.fromkeys(readout.kinds or ('softmax',)))})"
    names = readout.names or output_names(count)
    groups = readout.groups or (tuple(range(len(names))),)
    kinds = readout.kinds or ("softmax",) * len(groups)
    pairs = zip(groups, kinds, strict=True)
    return " | ".join(f"{', '.join(names[output] for output in group)} ({kind})" for group, kind in pairs)


def _hold(hold: HoldSpec) -> str:
    units = f"units {', '.join(map(str, hold.units))}" if hold.units else "all units"
    stop = "the end" if hold.stop is None else str(hold.stop - 1)
    steps = f"token {hold.start}" if stop == str(hold.start) else f"tokens {hold.start} to {stop}"
    values = ", ".join(f"{value:g}" for value in hold.values)
    return f"{hold.quantity} of layer {hold.layer} at {steps}, {units} = [{values}]"


def _border(border: Border) -> str:
    return f"one from token {border.token} on, which {'goes on' if border.goes_on else 'begins anew'}"


def _tokens(masked: tuple[int, ...]) -> str:
    return f"token{'s' * (len(masked) != 1)} {', '.join(map(str, masked))}"


def _list_names(names: tuple[str, ...]) -> str:
    return f" ({', '.join(names)})" if names else ""
