"""Other runs of a lesson's sequence, to be compared with it: what they are as lessons of their own."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from simulator.lessons.own_cells.registry import cells_of
from simulator.lessons.schema import LayerSpec, Lesson, Variant
from simulator.lessons.sizes import fits, input_width, weight_shapes

MOST_VARIANTS = 3
"""Beside the lesson itself."""
CELLS = ("rnn", "lstm", "gru")


def variant_lesson(lesson: Lesson, variant: Variant) -> Lesson:
    """The lesson that a variant is: same sequence, what the variant says, and of the rest what fits it.

    A variant with layers of its own has only the holds that it names, and the read-out where that is as wide.
    """
    layers = variant.layers or lesson.layers
    holds = variant.holds
    if holds is None:
        holds = () if variant.layers else lesson.holds
    readout = lesson.readout
    if readout is not None and layers[-1].units != lesson.layers[-1].units:
        readout = None
    return replace(
        lesson, title=variant.title, changed=False, about="", origin=None, place=0, layers=layers, readout=readout,
        holds=holds, idealised=lesson.idealised if variant.idealised is None else variant.idealised,
        cues=(), notes={}, variants=(),
    )  # fmt: skip


def cell_variants(lesson: Lesson, keys: Sequence[str] = CELLS) -> tuple[Variant, ...]:
    """The same sequence in cells of these kinds, of the same sizes and seeds, all of them initialised.

    What the lesson itself is already is left out, and so is what was set by hand.
    """
    found = []
    for key in keys:
        layers = tuple(_initialised(spec, key) for spec in lesson.layers)
        if layers != lesson.layers:
            found.append(Variant(cells_of(lesson)[key].name, layers, (), False))
    return tuple(found)


def cell_variant(lesson: Lesson, key: str) -> Variant:
    """The same sequence in a cell of this key: with the very weights of a layer where they fit it by name and shape, as
    those of a cell whose equations differ in a sign; else initialised with the same size and seed.
    """
    made, inputs = [], input_width(lesson)
    for spec in lesson.layers:
        cell = cells_of(lesson)[key]
        shapes, given = weight_shapes(cell, inputs, spec.units), spec.weights or {}
        alike = key != spec.cell and given.keys() == shapes.keys() and all(fits(given[n], shapes[n]) for n in shapes)
        made.append(replace(spec, cell=key) if alike else _initialised(spec, key))
        inputs = spec.units
    return Variant(cells_of(lesson)[key].name, tuple(made), (), False)


def kept_variant(lesson: Lesson, title: str) -> Variant:
    """The lesson as it is now, to be compared with what becomes of it."""
    return Variant(title, lesson.layers, lesson.holds, lesson.idealised)


def _initialised(spec: LayerSpec, key: str) -> LayerSpec:
    """A layer of this cell and of the same size, drawn with the same seed."""
    initialiser = spec.initialiser if spec.cell == key else "pytorch"
    return LayerSpec(key, spec.units, initialiser=initialiser, seed=spec.seed)
