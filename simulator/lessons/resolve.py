"""Resolve a lesson: find its cells, its tokens and the sizes of its layers once, and check it.

A resolved lesson is one that can be run, shown and saved. What works with lessons takes it and looks things up in it,
so that nothing is derived or checked a second time. An edit resolves the next lesson from the one before it: what the
two share is taken over.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Any

import numpy as np

from simulator.arrays import Array, ReadOnly
from simulator.cells.cell import Cell
from simulator.lessons import check
from simulator.lessons.guide.storyline.check import check_storyline
from simulator.lessons.models.check_model import check_files, check_stored_layer, check_stored_tokens, count_outputs
from simulator.lessons.models.stored import edited_weights, layer_weights, readout_weights, vectors_of
from simulator.lessons.own_cells.registry import cells_of
from simulator.lessons.schema import Given, LayerSpec, Lesson, LessonError, StoredFile
from simulator.lessons.sizes import (
    LayerSizes,
    check_total,
    check_total_of_runs,
    handed_on,
    input_width,
    inputs_of_layers,
    kept_numbers,
    layer_sizes,
    recorded_numbers,
    stands_beside,
)
from simulator.lessons.variants import variant_lesson
from simulator.network.initialisers import initialise
from simulator.network.layer import Layer
from simulator.network.readout import Readout
from simulator.text.embedding import Vectors, unknown_tokens
from simulator.text.tokens import Sequence, sequence_tokens

LONGEST_IN_REPR = 60  # letters of a title


@dataclass(frozen=True, eq=False, repr=False)
class ResolvedLayer(ReadOnly):
    """A layer with its sizes; `beside` says that it reads what the one before it does.

    `known` are those of its weights that are arrays already, [rows, columns] or [rows]; `drawn` are all as they were
    drawn, where that was done. `files` are those of the lesson, which its weights may stand in.
    """

    spec: LayerSpec
    sizes: LayerSizes
    beside: bool
    dtype: str
    known: Mapping[str, Array]
    files: Mapping[str, StoredFile] = field(default_factory=dict)
    drawn: Mapping[str, Array] | None = None

    def __repr__(self) -> str:
        return f"ResolvedLayer({self.cell.key}, {self.sizes.inputs} → {self.sizes.units})"

    @property
    def reverse(self) -> bool:
        """Whether it reads the sequence from its end."""
        return self.spec.reverse

    @property
    def cell(self) -> Cell:
        """What the layer is made of."""
        return self.sizes.cell

    @cached_property
    def weights(self) -> Mapping[str, Given]:
        """The weights as numbers: those given, or else those that are drawn. Those in a file stay there: `array_of`."""
        assert self.spec.stored is None
        if self.spec.weights is not None:
            return self.spec.weights
        return MappingProxyType({name: _numbers(values) for name, values in self._edited.items()})

    def array_of(self, name: str) -> Array:
        """One of the weights as an array: quicker than all as numbers where there are many."""
        if self.spec.weights is None:
            return self._edited[name]
        return self.known[name] if name in self.known else np.array(self.spec.weights[name], dtype=np.float64)

    def unedited(self, name: str) -> Array:
        """One of the weights as it is drawn or stands in its file, without what was changed since."""
        return self._unedited[name]

    def number_at(self, name: str, place: tuple[int, ...]) -> float:
        """One number of a weight, as exact as it is known."""
        if self.spec.weights is not None:
            found: Any = self.spec.weights[name]
            for at in place:
                found = found[at]
            return float(found)
        return self.edited[name, place] if (name, place) in self.edited else float(self._unedited[name][place])

    @cached_property
    def edited(self) -> Mapping[tuple[str, tuple[int, ...]], float]:
        """What was changed in weights that are drawn or stand in a file: the numbers, by weight and place."""
        return {(edit.weight, edit.place): edit.value for edit in self.spec.edits}

    @cached_property
    def layer(self) -> Layer:
        """The layer of a network, its weights as arrays in the lesson's precision."""
        weights = {name: self.array_of(name) for name in self.sizes.weights}
        initial = {state: np.array(vector, dtype=np.float64) for state, vector in self.spec.initial.items()}
        sizes, names, ways = self.sizes, self.spec.unit_names, (self.spec.reverse, self.beside)
        layer = Layer(self.cell, sizes.inputs, sizes.units, weights, initial, names, *ways)
        return layer.in_dtype(self.dtype)

    @cached_property
    def _edited(self) -> Mapping[str, Array]:
        return edited_weights(self._unedited, self.spec.edits, self.known)

    @cached_property
    def _unedited(self) -> Mapping[str, Array]:
        spec, sizes = self.spec, self.sizes
        if spec.stored is not None:
            return layer_weights(self.files, spec, self.cell)
        if self.drawn is not None:
            return self.drawn
        found = initialise(sizes.cell, sizes.inputs, sizes.units, spec.initialiser, spec.seed, sizes=sizes.symbols)
        for values in found.values():
            values.flags.writeable = False
        return found


@dataclass(frozen=True, eq=False, repr=False)
class ResolvedLesson(ReadOnly):
    """A sound lesson and what it leaves unsaid.

    `cells` are all that its layers can name, by key; `tokens` are those of its sequence, one a step; `input_width`
    numbers enter layer 0 at each of them, where `vectors` give them theirs. `variants` are the runs to compare with, as
    lessons of their own.
    """

    lesson: Lesson
    cells: Mapping[str, Cell]
    tokens: tuple[str, ...]
    vectors: Vectors | None
    input_width: int
    layers: tuple[ResolvedLayer, ...]
    variants: tuple[ResolvedLesson, ...]

    def __repr__(self) -> str:
        title, layers = self.lesson.title[:LONGEST_IN_REPR], ", ".join(map(repr, self.layers))
        return f"ResolvedLesson({title!r}, {len(self.tokens)} tokens, {layers})"

    @cached_property
    def unknown_tokens(self) -> tuple[str, ...]:
        """The different tokens of its sequence that its table does not know."""
        return unknown_tokens(self.tokens, self.vectors)

    @cached_property
    def readout(self) -> Readout | None:
        """The read-out with its numbers as arrays."""
        spec = self.lesson.readout
        if spec is None:
            return None
        if spec.stored is not None:
            weights, bias = readout_weights(self.lesson.files, spec.stored)
            return Readout(weights, bias, spec.names, spec.groups, spec.kinds)
        weights, bias = np.array(spec.W, dtype=np.float64), np.array(spec.b, dtype=np.float64)
        return Readout(weights, bias, spec.names, spec.groups, spec.kinds)

    @property
    def recorded_numbers(self) -> int:
        """How many numbers a run computes, those of the read-out too."""
        steps = len(self.tokens)
        said = count_outputs(self.lesson.files, self.lesson.readout)
        return recorded_numbers((layer.sizes for layer in self.layers), steps) + steps * said

    @property
    def kept_numbers(self) -> int:
        """How many numbers are kept of a run."""
        return kept_numbers((layer.sizes for layer in self.layers), len(self.tokens), self.lesson.dtype)


def resolve(
    lesson: Lesson | ResolvedLesson, before: ResolvedLesson | None = None, derived: Derived | None = None
) -> ResolvedLesson:
    """Find what the lesson leaves unsaid, and check it; a resolved one is given back as it is.

    What is the very one of the lesson `before`, its sequence, a layer, a weight, is not gone through again. `derived`
    has what was derived on the way. Raises LessonError for the first thing in the lesson that could not be run, shown
    or saved.
    """
    if isinstance(lesson, ResolvedLesson):
        return lesson
    if before is not None and lesson is before.lesson:
        return before
    derived = derived or Derived(before)
    check.check_counts(lesson)
    check_files(lesson)
    check.check_texts(lesson)
    cells, tokens = derived.cells(lesson), derived.tokens(lesson.sequence)
    check.check_count_of_tokens(len(tokens))
    vectors = vectors_of(lesson)
    width = input_width(lesson.sequence, vectors, tokens)
    if before is None or not _enters_alike(lesson, before.lesson):
        check.check_inputs(lesson, width)
        check_stored_tokens(vectors, tokens)
    check.check_count_of_layers(lesson)
    layers = _resolve_layers(lesson, before, derived, width)
    sizes = tuple(layer.sizes for layer in layers)
    check_total(sizes, len(tokens), lesson.dtype, [layer.sizes for layer in layers if layer.spec.stored is None])
    check.check_by_hand(lesson, sizes, handed_on(lesson.layers), len(tokens))
    variants = _resolve_variants(lesson, before, derived)
    resolved = ResolvedLesson(lesson, cells, tokens, vectors, width, layers, variants)
    if variants:
        check_total_of_runs(sum(each.kept_numbers for each in (resolved, *variants)))
    check.check_guide(lesson, sizes, len(tokens))
    check_storyline(tokens, [(each.lesson, [layer.sizes for layer in each.layers]) for each in (resolved, *variants)])
    return resolved


class Derived:
    """What is derived while one lesson is made from another, each thing once; the lesson before has most of it."""

    def __init__(self, before: ResolvedLesson | None = None) -> None:
        self._cells = None if before is None else (before.lesson.cells, before.cells)
        self._tokens = None if before is None else (before.lesson.sequence, before.tokens)
        known = () if before is None else (before, *before.variants)
        layers = [layer for lesson in known for layer in lesson.layers]
        self._sizes = {layer.sizes.key: layer.sizes for layer in layers}
        self._edited = {id(layer.spec.edits): layer for layer in layers if layer.spec.edits}

    def cells(self, lesson: Lesson) -> Mapping[str, Cell]:
        """All cells that the lesson's layers can name. Raises LessonError."""
        if self._cells is None or self._cells[0] != lesson.cells:
            self._cells = lesson.cells, cells_of(lesson)
        return self._cells[1]

    def tokens(self, sequence: Sequence) -> tuple[str, ...]:
        """The tokens of a sequence. Only the very same has the same: 0 and -0 are equal, and are told apart here."""
        if self._tokens is None or self._tokens[0] is not sequence:
            self._tokens = sequence, sequence_tokens(sequence)
        return self._tokens[1]

    def sizes(self, cell: Cell, inputs: int, units: int, outputs: int = 0) -> LayerSizes:
        """The sizes of a layer."""
        key = (cell.key, inputs, units, outputs or units)
        if key not in self._sizes or self._sizes[key].cell != cell:
            self._sizes[key] = layer_sizes(cell, inputs, units, outputs)
        return self._sizes[key]

    def fits_edits(self, spec: LayerSpec, sizes: LayerSizes) -> bool:
        """Whether what was changed in drawn weights is still of the same numbers: they are drawn for the same sizes."""
        before = self._edited.get(id(spec.edits))
        return before is None or (*before.sizes.weights.items(),) == (*sizes.weights.items(),)


def _enters_alike(lesson: Lesson, before: Lesson) -> bool:
    same = lesson.sequence is before.sequence and lesson.embedding is before.embedding
    return same and lesson.files is before.files


def _resolve_layers(
    lesson: Lesson, before: ResolvedLesson | None, derived: Derived, entering: int
) -> tuple[ResolvedLayer, ...]:
    cells, found = derived.cells(lesson), []
    for at, (spec, width) in enumerate(zip(lesson.layers, inputs_of_layers(lesson.layers, entering), strict=False)):
        field = f"layers[{at}]"
        check.check_cell(spec, cells, field)
        sizes = derived.sizes(cells[spec.cell], width, spec.units, spec.outputs)
        old = before.layers[at] if before is not None and at < len(before.layers) else None
        beside = stands_beside(lesson.layers, at)
        alike = old is not None and old.spec is spec and old.sizes is sizes and old.files is lesson.files
        if old is None or not alike or old.beside != beside or old.dtype != lesson.dtype:
            checked = {} if old is None else old.spec.weights or {}
            check.check_layer(spec, sizes, field, checked)
            check_stored_layer(lesson.files, spec, sizes, field)
            known = {} if old is None or old.dtype != lesson.dtype else _arrays_of(old, spec, sizes)
            drawn_before = old is not None and _are_drawn_alike(old, spec, sizes)
            drawn = vars(old).get("_unedited", old.drawn) if old is not None and drawn_before else None
            found.append(ResolvedLayer(spec, sizes, beside, lesson.dtype, known, lesson.files, drawn))
        else:
            found.append(old)
    return tuple(found)


def _resolve_variants(lesson: Lesson, before: ResolvedLesson | None, derived: Derived) -> tuple[ResolvedLesson, ...]:
    check.check_count_of_variants(lesson)
    found, tokens = list[ResolvedLesson](), derived.tokens(lesson.sequence)
    for at, variant in enumerate(lesson.variants):
        check.check_variant(variant, f"variants[{at}]")
        old = before.variants[at] if before is not None and at < len(before.variants) else None
        try:
            found.append(resolve(variant_lesson(lesson, variant), old, derived))
        except LessonError as error:
            raise LessonError(error.problem, error.remedy, f"variants[{at}].{error.field}") from error
        check.check_counterparts(len(found[-1].tokens), len(tokens), f"variants[{at}].sequence")
    return tuple(found)


def _arrays_of(old: ResolvedLayer, spec: LayerSpec, sizes: LayerSizes) -> Mapping[str, Array]:
    """The arrays of those weights that are the very ones of a layer before."""
    if spec.weights is None:
        return _edited_arrays_of(old, spec, sizes)
    given, were = spec.weights, old.spec.weights or {}
    same = [name for name in given if given[name] is were.get(name)]
    if "layer" in vars(old):
        return {name: old.layer.weights[name] for name in same}
    return {name: old.known[name] for name in same if name in old.known}


def _edited_arrays_of(old: ResolvedLayer, spec: LayerSpec, sizes: LayerSizes) -> Mapping[str, Array]:
    """The arrays of those weights, in the same file or drawn alike, in which nothing else is changed."""
    was = old.spec
    alike = _are_drawn_alike(old, spec, sizes)
    if spec.stored is not None:
        alike = was.stored == spec.stored and (was.cell, was.units) == (spec.cell, spec.units)
    if not alike or "layer" not in vars(old):
        return {}
    apart = {edit.weight for edit in {*was.edits} ^ {*spec.edits}}
    return {name: array for name, array in old.layer.weights.items() if name not in apart}


def _are_drawn_alike(old: ResolvedLayer, spec: LayerSpec, sizes: LayerSizes) -> bool:
    """Whether the weights of both are drawn, and the same but for what was changed in them."""
    was = old.spec
    drawn = was.weights is spec.weights is None and was.stored is spec.stored is None
    return drawn and old.sizes is sizes and (was.initialiser, was.seed) == (spec.initialiser, spec.seed)


def _numbers(values: Array) -> Given:
    return tuple(map(tuple, values.tolist())) if values.ndim == 2 else tuple(values.tolist())
