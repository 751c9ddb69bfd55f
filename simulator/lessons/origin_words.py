"""A lesson's title and where its weights come from, in words: in English, or as `translate` says it.

Every text that is translated stands in `TEXTS`, but for the author's own: `authors_texts` of a lesson.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec.structs import asdict

from simulator.cells import cells
from simulator.lessons.origin import (
    KINDS,
    LATER,
    AuthorsWords,
    Drawn,
    Given,
    OfLayers,
    Origin,
    is_last_changed_by_hand,
    with_change_by_hand,
)
from simulator.lessons.schema import LayerSpec, Lesson
from simulator.lessons.sizes import stands_beside

Translate = Callable[[str], str]

_CHANGED = "{title} (changed)"
_ALL_DRAWN = "Weights drawn at random ({initialiser}, seed {seeds}), not trained."
_ALL_DRAWN_THEN = (
    "Weights drawn at random ({initialiser}, seed {seeds}), not trained, then changed by hand in layer {layers}."
)
_AND = " and "
_REVERSE = "{number}, reverse"
_LAYER, _READOUT, _READOUT_GIVEN, _PART = "layer {number}", "read-out", "given in the lesson", "{who}: {origin}."
TEXTS = (
    _CHANGED, _ALL_DRAWN, _ALL_DRAWN_THEN, _AND, _REVERSE, _LAYER, _READOUT, _READOUT_GIVEN, _PART,
    *(kind.words for kind in KINDS), *(kind.words for kind in LATER),
)  # fmt: skip


def describe_title(lesson: Lesson, translate: Translate = str) -> str:
    """The title; of a lesson whose run is another than its author's, that it is changed."""
    title = translate(lesson.title)
    return translate(_CHANGED).format(title=title) if lesson.changed else title


def authors_texts(lesson: Lesson) -> Iterator[str]:
    """What the author wrote to be read: title, about, notes, what is said of weights, titles of what is compared."""
    yield from (lesson.title, lesson.about, *lesson.notes.values(), *(each.title for each in lesson.variants))
    layers = (*lesson.layers, *(layer for each in lesson.variants for layer in each.layers))
    origins = (lesson.origin, *(layer.origin for layer in layers))
    yield from (origin.text for origin in origins if isinstance(origin, AuthorsWords))


def describe_lesson_origin(lesson: Lesson, translate: Translate = str) -> str:
    """Where the weights come from, as far as the lesson says it; "" where it does not."""
    if isinstance(lesson.origin, OfLayers):
        return describe_layer_origins(lesson, translate)
    return "" if lesson.origin is None else describe_origin(lesson.origin, translate)


def describe_layer_origins(lesson: Lesson, translate: Translate = str) -> str:
    """Where the weights come from, told from the layers and the read-out."""
    sentences = [_describe_all_drawn(lesson, translate)] if _are_drawn_alike(lesson) else []
    parts: dict[str, list[str]] = {}
    for number, layer in () if sentences else _numbered(lesson, translate):
        words = describe_origin(origin_of_layer(layer), translate)
        parts.setdefault(words, []).append(translate(_LAYER).format(number=number))
    if (readout := lesson.readout) is not None:
        words = translate(_READOUT_GIVEN) if readout.origin is None else describe_origin(readout.origin, translate)
        parts.setdefault(words, []).append(translate(_READOUT))
    for origin, who in parts.items():
        named = ", ".join(who)
        sentences.append(translate(_PART).format(who=named[:1].upper() + named[1:], origin=origin))
    return " ".join(sentences)


def describe_origin(origin: Origin, translate: Translate = str) -> str:
    """An origin with all that was done to the weights later: "set by hand, not trained, then written as GRU"."""
    if isinstance(origin, AuthorsWords):
        words = translate(origin.text)
    else:
        words = translate(origin.words).format(**asdict(origin))
    known = cells()
    for change in origin.changes:
        fields = {name: known[key].name if key in known else key for name, key in asdict(change).items()}
        words += ", " + translate(change.words).format(**fields)
    return words


def origin_of_layer(layer: LayerSpec) -> Origin:
    """Where the weights of a layer come from, drawn ones too."""
    drawn = Drawn(initialiser=layer.initialiser, seed=layer.seed)
    if layer.is_drawn:
        return drawn
    if layer.origin is None:
        return with_change_by_hand(drawn) if layer.weights is None and layer.stored is None else Given()
    return layer.origin


def _numbered(lesson: Lesson, translate: Translate) -> Iterator[tuple[str, LayerSpec]]:
    """The layers with what each is called after the word "layer": "1", or "1, reverse"."""
    level = 0
    for at, layer in enumerate(lesson.layers):
        level += not stands_beside(lesson.layers, at)
        yield translate(_REVERSE).format(number=level) if layer.reverse else str(level), layer


def _are_drawn_alike(lesson: Lesson) -> bool:
    """Whether all weights were drawn by one initialiser, and changed by hand at most."""
    drawn = (
        layer.is_drawn or (isinstance(origin := origin_of_layer(layer), Drawn) and is_last_changed_by_hand(origin))
        for layer in lesson.layers
    )
    return all(drawn) and len({layer.initialiser for layer in lesson.layers}) == 1


def _describe_all_drawn(lesson: Lesson, translate: Translate) -> str:
    seeds = ", ".join(str(layer.seed) for layer in lesson.layers)
    by_hand = [number for number, layer in _numbered(lesson, translate) if not layer.is_drawn]
    template, kind = translate(_ALL_DRAWN_THEN if by_hand else _ALL_DRAWN), lesson.layers[0].initialiser
    return template.format(initialiser=kind, seeds=seeds, layers=translate(_AND).join(by_hand))
