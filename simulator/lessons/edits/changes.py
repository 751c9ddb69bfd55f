"""What is tried on a lesson at the moment: what is set by hand in it, and what was changed since it was opened.

Each such change can be taken back by itself, whatever was done after it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from msgspec.structs import replace

from simulator.lessons.edits.borders import without_border
from simulator.lessons.edits.layers import with_idealised, with_reverse
from simulator.lessons.edits.settle import settle
from simulator.lessons.edits.whatif import with_edits, with_masked, with_skipped, with_weights, without_hold
from simulator.lessons.guide.storyline.steps import Storyline
from simulator.lessons.resolve import ResolvedLayer, ResolvedLesson, resolve
from simulator.lessons.schema import Given, LayerSpec, Lesson, Variant, border_at, with_spec
from simulator.lessons.sizes import stands_beside
from simulator.lessons.variants import MOST_VARIANTS, runs_alike

ChangeKind = Literal["hold", "initial", "masked", "skipped", "border", "idealised", "weights", "layer", "tokens"]


@dataclass(frozen=True)
class Change:
    """One thing that is set by hand or was changed.

    `at` is the place of a hold, the layer of weights, an initial state or a cell, or the masked or skipped token, or
    that at which a sequence begins; `name` the state or weight. Of a weight `places` says where numbers differ, as
    (unit, column) or (unit,), each with the number as it was opened and as it is.
    """

    kind: ChangeKind
    at: int = 0
    name: str = ""
    places: tuple[tuple[tuple[int, ...], float, float], ...] = ()


def changes(lesson: Lesson | ResolvedLesson, opened: Lesson | ResolvedLesson) -> tuple[Change, ...]:
    """All that is set by hand in a lesson, and all that has been changed in it since it was opened."""
    return tuple(_changes(resolve(lesson), resolve(opened)))


def made_since(lesson: Lesson | ResolvedLesson, opened: Lesson | ResolvedLesson) -> tuple[Change, ...]:
    """All that was changed in a lesson since it was opened: without what was set by hand in it then, and still is."""
    now, then = resolve(lesson), resolve(opened)
    return tuple(change for change in _changes(now, then) if not _was_there(now.lesson, then.lesson, change))


def _was_there(lesson: Lesson, opened: Lesson, change: Change) -> bool:
    if change.kind == "hold":
        return lesson.holds[change.at] in opened.holds
    if change.kind == "masked":
        return change.at in opened.masked
    if change.kind == "skipped":
        return change.at in opened.skipped
    if change.kind == "border":
        return border_at(lesson.borders, change.at) == border_at(opened.borders, change.at)
    if change.kind == "idealised":
        return opened.idealised
    was = _places(lesson, opened)[change.at] if change.kind == "initial" else None
    if was is None:
        return False
    return opened.layers[was].initial.get(change.name) == lesson.layers[change.at].initial[change.name]


def _places(lesson: Lesson, opened: Lesson) -> tuple[int | None, ...]:
    """Where each layer stood when the lesson was opened, by its level and the end that it reads from; None for none."""
    stood = {place: k for k, place in enumerate(_levels(opened))}
    return tuple(stood.get(place) for place in _levels(lesson))


def _levels(lesson: Lesson) -> Iterator[tuple[int, bool]]:
    """The level of each layer, from 1, and whether it reads from the end."""
    level = 0
    for at, layer in enumerate(lesson.layers):
        level += not stands_beside(lesson.layers, at)
        yield level, layer.reverse


def as_opened(lesson: ResolvedLesson, opened: ResolvedLesson) -> ResolvedLesson:
    """The lesson as it was opened in all that its run depends on; what was written beside it since then stays.

    Notes and cues of other words stand at other tokens: of these the opened ones come back, and so do the runs that it
    was compared with, before those that were put beside it. Raises LessonError where that does not fit: a cue in a
    layer that is new, for example.
    """
    now, then = lesson.lesson, opened.lesson
    beside = now if now.sequence == then.sequence else then
    words = replace(
        then, title=now.title, cues=beside.cues, about=now.about or then.about, notes=beside.notes or then.notes,
        variants=_variants(now, then),
    )  # fmt: skip
    return resolve(words, opened)


def _variants(now: Lesson, then: Lesson) -> tuple[Variant, ...]:
    """The runs that a lesson was compared with when it was opened, and those that were put beside it since then."""
    if compares_alike(now, then):
        return now.variants
    titles = {each.title for each in then.variants}
    added = (each for each in now.variants if each.title not in titles)
    return (*then.variants, *added)[:MOST_VARIANTS]


def compares_alike(now: Lesson, then: Lesson) -> bool:
    """Whether a lesson is compared with the runs that it was compared with when it was opened, and maybe with more."""
    return now.variants[: len(then.variants)] == then.variants


def without(lesson: Lesson | ResolvedLesson, opened: Lesson | ResolvedLesson, change: Change) -> ResolvedLesson:
    """The lesson with one change taken back. Where nothing is left of all changes, it is the opened one again."""
    was = resolve(opened)
    found = _without(resolve(lesson), was, change)
    after, begun = found.lesson, was.lesson
    if not runs_alike(after, begun):
        return found
    about, notes = after.about or begun.about, after.notes or begun.notes
    words = replace(
        after, changed=begun.changed, about=about, notes=notes, origin=begun.origin, storyline=_storyline(after, begun)
    )
    return dataclasses.replace(found, lesson=words)  # the words of sound lessons are sound


def _storyline(now: Lesson, then: Lesson) -> Storyline | None:
    """The storyline of a lesson that is again what it was, where it is compared with the runs that are told of."""
    return now.storyline or (then.storyline if compares_alike(now, then) else None)


def _changes(now: ResolvedLesson, then: ResolvedLesson) -> Iterator[Change]:
    lesson, opened = now.lesson, then.lesson
    if (lesson.sequence, lesson.embedding) != (opened.sequence, opened.embedding):
        yield Change("tokens")
    yield from (Change("masked", token) for token in lesson.masked)
    yield from (Change("skipped", token) for token in lesson.skipped)
    yield from (Change("border", border.token) for border in lesson.borders)
    if lesson.idealised:
        yield Change("idealised")
    yield from (Change("hold", at) for at in range(len(lesson.holds)))
    for at, (layer, was) in enumerate(zip(lesson.layers, _places(lesson, opened), strict=True)):
        yield from (Change("initial", at, state) for state in layer.initial)
        if was is None or not _are_alike(layer, opened.layers[was]) or _has_cell_changed(now, then, at):
            yield Change("layer", at)
        elif layer.weights is opened.layers[was].weights is None:
            yield from _edits(now.layers[at], then.layers[was], at)
        elif layer.weights is not opened.layers[was].weights:
            given, were = now.layers[at].weights, then.layers[was].weights
            for name, numbers in given.items():
                if name in were and len(numbers) == len(were[name]) and numbers != were[name]:
                    yield Change("weights", at, name, tuple(_numbers_apart(numbers, were[name])))


def _edits(now: ResolvedLayer, then: ResolvedLayer, at: int) -> Iterator[Change]:
    """What differs in weights that are drawn or stand in a file, a change for each weight."""
    if now.spec.edits == then.spec.edits:
        return
    places: dict[str, list[tuple[tuple[int, ...], float, float]]] = {}
    for name, place in sorted({**now.edited, **then.edited}):
        were, are = then.number_at(name, place), now.number_at(name, place)
        if were != are:
            places.setdefault(name, []).append((place, were, are))
    for name in now.sizes.weights:
        if name in places:
            yield Change("weights", at, name, tuple(places[name]))


def _are_alike(layer: LayerSpec, before: LayerSpec) -> bool:
    """Whether two layers differ in single weights and initial states at most."""
    drawn_anew = before.weights is not None and layer.weights is None
    mine, old = (replace(each, weights=None, edits=(), origin=None, initial={}) for each in (layer, before))
    return mine == old and not drawn_anew


def _numbers_apart(now: Given, then: Given) -> Iterator[tuple[tuple[int, ...], float, float]]:
    for unit, (new, old) in enumerate(zip(now, then, strict=True)):
        if new is old:
            continue
        if isinstance(new, tuple) and isinstance(old, tuple):
            for column, (here, there) in enumerate(zip(new, old, strict=False)):
                if here != there:
                    yield (unit, column), there, here
        elif not isinstance(new, tuple) and not isinstance(old, tuple) and new != old:
            yield (unit,), old, new


def _without(now: ResolvedLesson, then: ResolvedLesson, change: Change) -> ResolvedLesson:
    lesson, opened = now.lesson, then.lesson
    if change.kind == "hold":
        return without_hold(now, change.at)
    if change.kind == "masked":
        return with_masked(now, change.at, False)
    if change.kind == "skipped":
        return with_skipped(now, change.at, False)
    if change.kind == "border":
        return without_border(now, change.at)
    if change.kind == "idealised":
        return with_idealised(now, False)
    if change.kind == "tokens":
        return settle(now, replace(lesson, sequence=opened.sequence, embedding=opened.embedding))
    if change.kind == "weights":
        return _without_weights(now, then, change)
    layer = lesson.layers[change.at]
    if change.kind == "initial":
        initial = {state: vector for state, vector in layer.initial.items() if state != change.name}
        return resolve(with_spec(lesson, change.at, replace(layer, initial=initial)), now)
    stood = _places(lesson, opened)[change.at]
    if stood is None and layer.reverse and now.layers[change.at].beside:
        return with_reverse(now, change.at - 1, False)
    if stood is None:
        return settle(now, replace(lesson, layers=lesson.layers[: change.at]))
    was = opened.layers[stood]
    cells = tuple(spec for spec in lesson.cells if spec.key != was.cell)
    cells = (*cells, *(spec for spec in opened.cells if spec.key == was.cell))
    return settle(now, with_spec(replace(lesson, cells=cells), change.at, was))


def _without_weights(now: ResolvedLesson, then: ResolvedLesson, change: Change) -> ResolvedLesson:
    """The lesson with one weight of a layer as it was opened."""
    at, name = change.at, change.name
    stood = _places(now.lesson, then.lesson)[at]
    assert stood is not None, "it was told of what stood there"
    layer, was = now.lesson.layers[at], then.lesson.layers[stood]
    if layer.weights is was.weights is None:
        kept = (edit for edit in layer.edits if edit.weight != name)
        edits = (*kept, *(edit for edit in was.edits if edit.weight == name))
        if {*edits} != {*was.edits}:
            return with_edits(now, at, edits)
        return resolve(with_spec(now.lesson, at, replace(layer, edits=was.edits, origin=was.origin)), now)
    were = then.layers[stood].weights
    if {**now.layers[at].weights, name: were[name]} != were:
        return with_weights(now, at, {name: were[name]})
    return resolve(with_spec(now.lesson, at, replace(layer, weights=was.weights, origin=was.origin)), now)


def _has_cell_changed(now: ResolvedLesson, then: ResolvedLesson, at: int) -> bool:
    """Whether the equations of a layer's own cell are others than when the lesson was opened."""
    return now.layers[at].cell != then.cells.get(now.layers[at].spec.cell)
