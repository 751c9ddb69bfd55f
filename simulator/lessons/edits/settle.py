"""What an edit makes unfitting or untrue goes with it.

Weights that no longer fit (or are to be drawn anew) go, and with them who gave them and what the units were called;
notes stay only at tokens that stayed; a text about the lesson goes when the run it describes has changed, and the
lesson says so.
"""

from collections.abc import Mapping

from msgspec.structs import replace

from simulator.cells.cell import Cell
from simulator.lessons.check import check
from simulator.lessons.guide.cues import keep_fitting
from simulator.lessons.guide.cues.fields import Scope
from simulator.lessons.origin import OfLayers
from simulator.lessons.own_cells.registry import cells_of
from simulator.lessons.schema import HoldSpec, LayerSpec, Lesson, ReadoutSpec, Variant
from simulator.lessons.sizes import fits, input_width, quantity_widths, tokens, weight_shapes
from simulator.lessons.variants import variant_lesson


def settle(before: Lesson, after: Lesson, moved: Mapping[int, int] | None = None) -> Lesson:
    """`after` without all that the edit from `before` has made unfitting or untrue, checked.

    `moved` says at which place each token stands now, of those that stayed; without it, those that stand where they
    stood have stayed.
    """
    if after.embedding is not None and after.embedding != before.embedding:
        after = replace(after, layers=tuple(_nameless(layer) for layer in after.layers))
    after = replace(after, layers=_fitting_layers(after))
    after = replace(after, readout=_fitting_readout(after))
    found = tokens(after)
    network_changed = _network(after) != _network(before)
    run_changed = network_changed or (after.sequence, after.embedding) != (before.sequence, before.embedding)
    if run_changed:
        if moved is None:
            both = zip(found, tokens(before), strict=False)
            moved = {at: at for at, (new, old) in enumerate(both) if new == old}
        kept = {} if network_changed else before.notes
        notes = {moved[at]: note for at, note in kept.items() if at in moved}
        after = replace(after, notes=notes, masked=tuple(moved[at] for at in before.masked if at in moved))
        after = replace(without_story(after), holds=_fitting_holds(after, len(found)))
        known = cells_of(after)
        scope = Scope(len(found), tuple(known.get(layer.cell) for layer in after.layers))
        after = replace(after, cues=keep_fitting(after.cues, scope))
    if network_changed:
        after = replace(after, origin=OfLayers())
    after = replace(after, variants=tuple(_fitting_variant(after, variant, len(found)) for variant in after.variants))
    check(after)
    return after


def without_story(lesson: Lesson) -> Lesson:
    """The lesson without the text about the run that it was; it is changed, if it had one."""
    return replace(lesson, changed=lesson.changed or bool(lesson.about), about="")


def draw_anew(layer: LayerSpec) -> LayerSpec:
    """The layer with drawn weights; names that hand-set weights gave its units would no longer be true."""
    keeps_names = layer.weights is None and len(layer.unit_names) == layer.units
    return replace(layer, weights=None, origin=None, unit_names=layer.unit_names if keeps_names else ())


def _nameless(layer: LayerSpec) -> LayerSpec:
    """The layer without the names that given weights gave its units: its inputs mean something else now."""
    return layer if layer.weights is None else replace(layer, unit_names=())


def _network(lesson: Lesson) -> tuple[object, ...]:
    """All that makes the network what it is, the equations of its cells too."""
    known = cells_of(lesson)
    return lesson.layers, lesson.readout, tuple(known.get(layer.cell) for layer in lesson.layers)


def _fitting_layers(lesson: Lesson) -> tuple[LayerSpec, ...]:
    """The layers, drawn anew where weights do not fit; unknown cells and sizes are left for the check."""
    layers = []
    known = cells_of(lesson)
    width = input_width(lesson)
    for layer in lesson.layers:
        sound = layer.cell in known and layer.units > 0
        layers.append(_fitting_layer(layer, known[layer.cell], width) if sound else layer)
        width = layer.units
    return tuple(layers)


def _fitting_variant(lesson: Lesson, variant: Variant, steps: int) -> Variant:
    """The variant with layers that take the lesson's inputs, and what it holds as far as that names something."""
    if not variant.layers and variant.holds is None:
        return variant
    own = variant_lesson(lesson, variant)
    own = replace(own, layers=_fitting_layers(own))
    return replace(
        variant,
        layers=own.layers if variant.layers else (),
        holds=None if variant.holds is None else _fitting_holds(own, steps),
    )


def _fitting_layer(layer: LayerSpec, cell: Cell, width: int) -> LayerSpec:
    shapes = weight_shapes(cell, width, layer.units)
    given = layer.weights
    if given is not None and (given.keys() != shapes.keys() or not all(fits(given[n], shapes[n]) for n in shapes)):
        layer = draw_anew(layer)
    widths = quantity_widths(cell, width, layer.units)
    states = cell.states
    initial = {
        state: vector for state, vector in layer.initial.items() if state in states and len(vector) == widths[state]
    }
    return replace(layer, initial=initial)


def _fitting_readout(lesson: Lesson) -> ReadoutSpec | None:
    readout = lesson.readout
    if readout is None or not lesson.layers:
        return None
    return readout if all(len(row) == lesson.layers[-1].units for row in readout.W) else None


def _fitting_holds(lesson: Lesson, steps: int) -> tuple[HoldSpec, ...]:
    """The holds that still name something there is, ending with the sequence."""
    kept = []
    for hold in lesson.holds:
        if hold.layer >= len(lesson.layers) or hold.start >= steps:
            continue
        layer = lesson.layers[hold.layer]
        if layer.cell not in cells_of(lesson):
            continue
        inputs = input_width(lesson) if hold.layer == 0 else lesson.layers[hold.layer - 1].units
        width = quantity_widths(cells_of(lesson)[layer.cell], inputs, layer.units).get(hold.quantity, 0)
        values_fit = len(hold.values) in (1, len(hold.units) or width)
        if width and values_fit and all(unit < width for unit in hold.units):
            stop = None if hold.stop is None else min(hold.stop, steps)
            kept.append(replace(hold, stop=stop))
    return tuple(kept)
