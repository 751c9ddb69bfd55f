"""What an edit makes unfitting or untrue goes with it.

Weights that no longer fit (or are to be drawn anew) go, and with them who gave them and what the units were called;
notes stay only at tokens that stayed; a text about the lesson and its storyline go when the run they describe has
changed, and the lesson says so.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from simulator.cells.cell import Cell
from simulator.lessons.guide.cues import keep_fitting
from simulator.lessons.guide.cues.fields import Scope
from simulator.lessons.models.check_model import fits_file, readout_fits
from simulator.lessons.models.stored import vectors_of
from simulator.lessons.origin import OfLayers
from simulator.lessons.resolve import Derived, ResolvedLesson, resolve
from simulator.lessons.schema import HoldSpec, LayerSpec, Lesson, ReadoutSpec, Variant
from simulator.lessons.sizes import LayerSizes, all_fit, handed_on, input_width, inputs_of_layers
from simulator.lessons.variants import variant_lesson
from simulator.text.embedding import Embedding, Table, unlisted_tokens
from simulator.text.tokens import sequence_tokens


def settle(before: ResolvedLesson, after: Lesson, moved: Mapping[int, int] | None = None) -> ResolvedLesson:
    """`after` without all that the edit from `before` has made unfitting or untrue, checked.

    `moved` says at which place each token stands now, of those that stayed; without it, those that stand where they
    stood have stayed. Raises LessonError.
    """
    was, derived = before.lesson, Derived(before)
    after = _with_silent(before, after, derived)
    if _renames_columns(was.embedding, after.embedding):
        after = replace(after, layers=tuple(_nameless(layer) for layer in after.layers))
    after = replace(after, layers=_fitting_layers(after, derived))
    after = replace(after, readout=_fitting_readout(after, derived))
    found = derived.tokens(after.sequence)
    network_changed = _network(after, derived.cells(after)) != _network(was, before.cells)
    run_changed = network_changed or (after.sequence, after.embedding) != (was.sequence, was.embedding)
    if run_changed:
        if moved is None:
            both = zip(found, before.tokens, strict=False)
            moved = {at: at for at, (new, old) in enumerate(both) if new == old}
        kept = {} if network_changed else was.notes
        notes = {moved[at]: note for at, note in kept.items() if at in moved}
        masked, skipped = (tuple(moved[at] for at in each if at in moved) for each in (was.masked, was.skipped))
        skipped = skipped if len(skipped) < len(found) else ()
        borders = tuple(replace(each, token=moved[each.token]) for each in was.borders if moved.get(each.token))
        after = replace(after, notes=notes, masked=masked, skipped=skipped, borders=borders)
        after = replace(without_story(after), holds=_fitting_holds(after, derived))
        known = derived.cells(after)
        scope = Scope(len(found), tuple(known.get(layer.cell) for layer in after.layers))
        after = replace(after, cues=keep_fitting(after.cues, scope))
    if network_changed:
        after = replace(after, origin=OfLayers())
    after = replace(after, variants=tuple(_fitting_variant(after, variant, derived) for variant in after.variants))
    return resolve(after, before, derived)


def _with_silent(before: ResolvedLesson, after: Lesson, derived: Derived) -> Lesson:
    """The lesson whose table says which tokens take its default on purpose, where its sequence alone did before.

    Where it would say so of just those that its sequence has, the sequence says it again.
    """
    table = after.embedding
    if not isinstance(table, Table) or after.sequence is before.lesson.sequence:
        return after
    silent = table.silent
    if silent is None and table is before.lesson.embedding:
        silent = unlisted_tokens(before.tokens, table)
    if silent is not None and set(silent) == set(unlisted_tokens(derived.tokens(after.sequence), table)):
        silent = None
    return after if silent == table.silent else replace(after, embedding=replace(table, silent=silent))


def _renames_columns(before: Embedding | None, after: Embedding | None) -> bool:
    """Whether the inputs mean something else now: another row of the same table leaves them as they were."""
    if isinstance(before, Table) and isinstance(after, Table):
        return before.names != after.names
    return after is not None and after != before


def without_story(lesson: Lesson) -> Lesson:
    """The lesson without the text and the storyline of the run that it was; it is changed, if it had one of them."""
    changed = lesson.changed or bool(lesson.about) or lesson.storyline is not None
    return replace(lesson, changed=changed, about="", storyline=None)


def draw_anew(layer: LayerSpec) -> LayerSpec:
    """The layer with drawn weights; names that hand-set weights gave its units would no longer be true."""
    keeps_names = layer.is_drawn and len(layer.unit_names) == layer.units
    names = layer.unit_names if keeps_names else ()
    return replace(layer, weights=None, stored=None, edits=(), origin=None, unit_names=names)


def _nameless(layer: LayerSpec) -> LayerSpec:
    """The layer without the names that given weights gave its units: its inputs mean something else now."""
    return layer if layer.is_drawn else replace(layer, unit_names=())


def _network(lesson: Lesson, cells: Mapping[str, Cell]) -> tuple[object, ...]:
    """All that makes the network what it is, the equations of its cells too."""
    return lesson.layers, lesson.readout, tuple(cells.get(layer.cell) for layer in lesson.layers)


def _sizes(lesson: Lesson, derived: Derived) -> tuple[LayerSizes | None, ...]:
    """The sizes of the layers; None of a layer of unknown cell or size, which is left for the check."""
    cells, found = derived.cells(lesson), []
    width = input_width(lesson.sequence, vectors_of(lesson), derived.tokens(lesson.sequence))
    for layer, inputs in zip(lesson.layers, inputs_of_layers(lesson.layers, width), strict=False):
        known = layer.cell in cells and layer.units > 0
        found.append(derived.sizes(cells[layer.cell], inputs, layer.units, layer.outputs) if known else None)
    return tuple(found)


def _fitting_layers(lesson: Lesson, derived: Derived) -> tuple[LayerSpec, ...]:
    """The layers, drawn anew where weights do not fit."""
    pairs = zip(lesson.layers, _sizes(lesson, derived), strict=True)
    return tuple(layer if sizes is None else _fitting_layer(lesson, layer, sizes, derived) for layer, sizes in pairs)


def _fitting_variant(lesson: Lesson, variant: Variant, derived: Derived) -> Variant:
    """The variant with layers that take the lesson's inputs, and what it holds as far as that names something; with the
    lesson's own sequence where its tokens are no longer as many.
    """
    steps = len(derived.tokens(lesson.sequence))
    if variant.sequence is not None and len(sequence_tokens(variant.sequence)) != steps:
        variant = replace(variant, sequence=None, skipped=None)
    if not variant.layers and variant.holds is None and variant.readout is None:
        return variant
    own = variant_lesson(lesson, variant)
    own = replace(own, layers=_fitting_layers(own, derived))
    return replace(
        variant,
        layers=own.layers if variant.layers else (),
        readout=None if variant.readout is None else _fitting_readout(own, derived),
        holds=None if variant.holds is None else _fitting_holds(own, derived),
    )


def _fitting_layer(lesson: Lesson, layer: LayerSpec, sizes: LayerSizes, derived: Derived) -> LayerSpec:
    if layer.weights is None and layer.stored is None and not derived.fits_edits(layer, sizes):
        layer = draw_anew(layer)
    if layer.weights is not None and not all_fit(layer.weights, sizes):
        layer = draw_anew(layer)
    if layer.stored is not None and not fits_file(lesson.files, layer, sizes):
        layer = draw_anew(layer)
    states, widths = sizes.cell.states, sizes.quantities
    initial = {
        state: vector for state, vector in layer.initial.items() if state in states and len(vector) == widths[state]
    }
    return layer if len(initial) == len(layer.initial) else replace(layer, initial=initial)


def _fitting_readout(lesson: Lesson, derived: Derived) -> ReadoutSpec | None:
    readout, last = lesson.readout, _sizes(lesson, derived)[-1:]
    if readout is None or not last or last[0] is None:
        return None
    return readout if readout_fits(lesson.files, readout, handed_on(lesson.layers)) else None


def _fitting_holds(lesson: Lesson, derived: Derived) -> tuple[HoldSpec, ...]:
    """The holds that still name something there is, ending with the sequence."""
    kept, layers, steps = [], _sizes(lesson, derived), len(derived.tokens(lesson.sequence))
    for hold in lesson.holds:
        sizes = layers[hold.layer] if hold.layer < len(layers) else None
        if sizes is None or hold.start >= steps:
            continue
        width = sizes.quantities.get(hold.quantity, 0)
        values_fit = len(hold.values) in (1, len(hold.units) or width)
        if width and values_fit and all(unit < width for unit in hold.units):
            stop = None if hold.stop is None else min(hold.stop, steps)
            kept.append(hold if stop == hold.stop else replace(hold, stop=stop))
    return tuple(kept)
