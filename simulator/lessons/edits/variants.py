"""Edits of what a lesson is compared with: each gives the next lesson and leaves the old one as it is.

Every edit raises LessonError, naming the field, where the result would not be a sound lesson.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import zip_longest

from msgspec.structs import replace

from simulator.lessons.builtin import builtin_lessons
from simulator.lessons.check import LONGEST_TITLE
from simulator.lessons.edits.sequence import sequence_text, with_sequence
from simulator.lessons.edits.tokens import with_token_before
from simulator.lessons.models.check_model import fits_file
from simulator.lessons.models.places import join_files
from simulator.lessons.origin_words import describe_title
from simulator.lessons.resolve import Derived, ResolvedLayer, ResolvedLesson, resolve
from simulator.lessons.schema import CellSpec, HoldSpec, LayerSpec, Lesson, LessonError, Variant
from simulator.lessons.sizes import LayerSizes, all_fit
from simulator.lessons.variants import MOST_VARIANTS
from simulator.text.embedding import OneHot, Table
from simulator.text.tokens import Numbers, number_text

CELLS = ("rnn", "lstm", "gru")
MOST_EQUALS = 3  # that are put beside a lesson which names none
MOST_MATCHED = 400  # tokens that differ of which those that are alike are looked for


def with_variant(lesson: Lesson | ResolvedLesson, variant: Variant) -> ResolvedLesson:
    """The lesson with one more run to compare with. A title that is taken gets a number behind it."""
    before = resolve(lesson)
    return resolve(_with_variant(before.lesson, variant), before)


def with_cells_compared(lesson: Lesson | ResolvedLesson) -> ResolvedLesson:
    """The lesson compared with the same in a simple RNN, an LSTM and a GRU, all initialised, and with nothing else."""
    before = resolve(lesson)
    return resolve(_with_variants(before.lesson, cell_variants(before)), before)


def equals(lesson: Lesson | ResolvedLesson) -> tuple[Lesson, ...]:
    """Built-in lessons that compare with a lesson set by hand as equals: set by hand too, for the same inputs.

    There is none for a lesson with a layer that is drawn: its equals are other cells, drawn as it is.
    """
    own = resolve(lesson).lesson
    if not _is_by_hand(own) or not isinstance(own.embedding, Table):
        return ()
    found = (
        other for other in builtin_lessons().values()
        if _is_by_hand(other) and isinstance(other.embedding, Table) and other.embedding.names == own.embedding.names
        and other.layers != own.layers
    )  # fmt: skip
    return tuple(found)[:MOST_EQUALS]


def with_equals_compared(lesson: Lesson | ResolvedLesson) -> ResolvedLesson:
    """The lesson compared with its equals that come along, and with nothing else."""
    before = resolve(lesson)
    after = _with_variants(before.lesson, ())
    for other in equals(before):
        after = _with_other(after, other)
    return resolve(after, before)


def with_kept_run(lesson: Lesson | ResolvedLesson, title: str) -> ResolvedLesson:
    """The lesson compared with itself as it is now, whatever becomes of it."""
    before = resolve(lesson)
    return with_variant(before, kept_variant(before.lesson, title))


def with_other(lesson: Lesson | ResolvedLesson, other: Lesson) -> ResolvedLesson:
    """The lesson compared with the network of another lesson on this lesson's own sequence; where the network is the
    same one, with that on the other lesson's sequence.

    Cells that come with the other lesson come along. Raises LessonError where its weights do not take these inputs.
    """
    before = resolve(lesson)
    own = before.lesson
    if (other.layers, other.embedding) == (own.layers, own.embedding) and other.sequence != own.sequence:
        return with_sequence_compared(before, sequence_text(other))
    return resolve(_with_other(own, other), before)


def with_sequence_compared(lesson: Lesson | ResolvedLesson, text: str) -> ResolvedLesson:
    """The lesson compared with its network on another sequence, as it is typed: side by side, aligned at the tokens
    that both have.

    What one of the sequences has beyond the other stands in that as a token whose step is left out. Raises LessonError,
    also where tokens would come as other vectors, or the first is another.
    """
    before = resolve(lesson)
    own, other = before.lesson, with_sequence(before, text)
    if isinstance(own.embedding, OneHot) or other.lesson.layers != own.layers:
        raise LessonError("These tokens would come as other vectors.", "Give tokens vectors in a table.", "embedding")
    if before.tokens[0] != other.tokens[0]:
        problem = "The sequences begin with different tokens, and what is left of the first is compared."
        raise LessonError(problem, "Begin both with the same token.", "sequence")
    columns = _aligned(before.tokens, other.tokens)
    mine, theirs = (tuple(pair[side] for pair in columns) for side in (0, 1))
    both = _filled(before, mine, other, theirs), _filled(other, theirs, before, mine)
    own = both[0].lesson
    own = replace(own, skipped=tuple(sorted({*own.skipped, *_gaps(mine)})))
    left_out = tuple(sorted({*own.skipped} - {*_gaps(mine)} | {*_gaps(theirs)}))
    variant = Variant(text.strip()[:LONGEST_TITLE], sequence=both[1].lesson.sequence, skipped=left_out)
    return resolve(_with_variant(own, variant), before)


def _aligned(mine: Sequence[str], theirs: Sequence[str]) -> tuple[tuple[int | None, int | None], ...]:
    """The tokens of two sequences that belong together, by their places; None for what only the other has."""
    most = min(len(mine), len(theirs))
    first = next((k for k in range(most) if mine[k] != theirs[k]), most)
    last = next((k for k in range(most - first) if mine[-1 - k] != theirs[-1 - k]), most - first)
    own, other = range(first, len(mine) - last), range(first, len(theirs) - last)
    found: list[tuple[int | None, int | None]] = [(k, k) for k in range(first)]
    parts = [(0, len(own), 0, len(other))]
    if max(len(own), len(other)) <= MOST_MATCHED:
        matcher = SequenceMatcher(None, [mine[k] for k in own], [theirs[k] for k in other], autojunk=False)
        parts = [part[1:] for part in matcher.get_opcodes()]
    for start, stop, begin, end in parts:
        found += zip_longest(own[start:stop], other[begin:end])
    return (*found, *((len(mine) - last + k, len(theirs) - last + k) for k in range(last)))


def _gaps(places: Sequence[int | None]) -> tuple[int, ...]:
    return tuple(at for at, place in enumerate(places) if place is None)


def _filled(
    lesson: ResolvedLesson, places: Sequence[int | None], other: ResolvedLesson, others: Sequence[int | None]
) -> ResolvedLesson:
    """A lesson with the tokens of the other in the places that it has none of its own for."""
    sequence, made = other.lesson.sequence, lesson
    for at in _gaps(places):
        place = others[at]
        assert place is not None
        typed = number_text((sequence.rows[place],)) if isinstance(sequence, Numbers) else other.tokens[place]
        made = with_token_before(made, at, typed)
    return made


def with_cell(lesson: Lesson | ResolvedLesson, key: str) -> ResolvedLesson:
    """The lesson compared with the same in a cell of this key. Raises LessonError for an unknown key."""
    before = resolve(lesson)
    if key not in before.cells:
        raise LessonError(f"There is no cell “{key}”.", f"Write one of: {', '.join(before.cells)}.")
    derived = Derived(before)
    return resolve(_with_variant(before.lesson, cell_variant(before, key, derived)), before, derived)


def without_variant(lesson: Lesson | ResolvedLesson, at: int) -> ResolvedLesson:
    """The lesson without the run `at` (from 0) that it is compared with."""
    before = resolve(lesson)
    variants = before.lesson.variants
    return resolve(_with_variants(before.lesson, (*variants[:at], *variants[at + 1 :])), before)


def with_variant_title(lesson: Lesson | ResolvedLesson, at: int, title: str) -> ResolvedLesson:
    """The lesson with another title for the run `at` (from 0) that it is compared with."""
    before = resolve(lesson)
    variants = before.lesson.variants
    renamed = replace(variants[at], title=title.strip())
    return resolve(replace(before.lesson, variants=(*variants[:at], renamed, *variants[at + 1 :])), before)


def cell_variants(lesson: ResolvedLesson, keys: Sequence[str] = CELLS) -> tuple[Variant, ...]:
    """The same sequence in cells of these kinds, of the same sizes and seeds, all of them initialised.

    What the lesson itself is already is left out, and so is what was set by hand.
    """
    found = []
    for key in keys:
        layers = tuple(_initialise_layer(spec, key) for spec in lesson.lesson.layers)
        if layers != lesson.lesson.layers:
            found.append(Variant(lesson.cells[key].name, layers, (), False))
    return tuple(found)


def cell_variant(lesson: ResolvedLesson, key: str, derived: Derived) -> Variant:
    """The same sequence in a cell of this key: with the very weights of a layer where they fit it by name and shape, as
    those of a cell whose equations differ in a sign; else initialised with the same size and seed.
    """
    cell, made = lesson.cells[key], []
    for layer in lesson.layers:
        spec, sizes = layer.spec, layer.sizes
        other = derived.sizes(cell, sizes.inputs, sizes.units, spec.outputs)
        alike = key != spec.cell and _takes_weights(lesson.lesson, layer, replace(spec, cell=key), other)
        made.append(replace(spec, cell=key) if alike else _initialise_layer(spec, key))
    return Variant(cell.name, tuple(made), (), False)


def _takes_weights(lesson: Lesson, layer: ResolvedLayer, spec: LayerSpec, sizes: LayerSizes) -> bool:
    """Whether the very weights of a layer, by name and shape, are those of a cell of these sizes."""
    if spec.edits and spec.stored is None:  # drawn for each shape in turn, whatever the cell
        return spec.initialiser == "pytorch" and (*layer.sizes.weights.items(),) == (*sizes.weights.items(),)
    if spec.stored is not None:
        return not spec.stored.cell and fits_file(lesson.files, spec, sizes)
    return all_fit(spec.weights or {}, sizes)


def kept_variant(lesson: Lesson, title: str) -> Variant:
    """The lesson as it is now, to be compared with what becomes of it."""
    return Variant(title, lesson.layers, lesson.holds, lesson.idealised, readout=lesson.readout)


def _with_other(lesson: Lesson, other: Lesson) -> Lesson:
    used = {layer.cell for layer in other.layers}
    brought = tuple(spec for spec in other.cells if spec.key in used)
    files, layers = join_files(lesson, other)
    joined = replace(lesson, cells=_join_cells(lesson.cells, brought), files=files)
    return _with_variant(joined, Variant(describe_title(other), layers, _holds_throughout(other), other.idealised))


def _is_by_hand(lesson: Lesson) -> bool:
    return not any(layer.is_drawn for layer in lesson.layers)


def _with_variants(lesson: Lesson, variants: tuple[Variant, ...]) -> Lesson:
    """The lesson compared with these runs alone; a storyline tells of those that were there."""
    return replace(lesson, variants=variants, storyline=None if lesson.variants else lesson.storyline)


def _with_variant(lesson: Lesson, variant: Variant) -> Lesson:
    """The lesson with one more run, called as no other."""
    if len(lesson.variants) >= MOST_VARIANTS:
        remedy = "Take one of the others away first."
        raise LessonError(f"There are {MOST_VARIANTS} other runs already.", remedy, "variants")
    taken = {each.title for each in lesson.variants}
    names = (variant.title, *(f"{variant.title} {number}" for number in range(2, MOST_VARIANTS + 2)))
    title = next(name for name in names if name not in taken)
    return replace(lesson, variants=(*lesson.variants, replace(variant, title=title)))


def _initialise_layer(spec: LayerSpec, key: str) -> LayerSpec:
    """A layer of this cell that hands on as many numbers, drawn with the same seed."""
    initialiser = spec.initialiser if spec.cell == key else "pytorch"
    seed, way, stacked = spec.seed, spec.reverse, spec.stacked
    return LayerSpec(key, spec.width, initialiser=initialiser, seed=seed, reverse=way, stacked=stacked)


def _holds_throughout(lesson: Lesson) -> tuple[HoldSpec, ...]:
    """What a lesson holds at every step; what it holds at some tokens is said of its own tokens."""
    return tuple(hold for hold in lesson.holds if hold.start == 0 and hold.stop is None)


def _join_cells(own: tuple[CellSpec, ...], brought: tuple[CellSpec, ...]) -> tuple[CellSpec, ...]:
    """Cells of two lessons; LessonError where two different ones have the same key."""
    known = {spec.key: spec for spec in own}
    for spec in brought:
        if known.get(spec.key, spec) != spec:
            problem = f"Both lessons bring a cell “{spec.key}”, and they differ."
            raise LessonError(problem, "Give one of them another key.", "cells")
    return (*own, *(spec for spec in brought if spec.key not in known))
