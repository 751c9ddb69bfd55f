"""Random sound lessons, and random slips in lesson files, for the property tests."""

import copy
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from hypothesis import strategies as st
from msgspec.structs import replace

from simulator.cells.cell import Cell
from simulator.lessons.edits.variants import cell_variants, kept_variant
from simulator.lessons.origin import (
    AuthorsWords,
    ByHand,
    ChangedByHand,
    Drawn,
    FromFile,
    Given,
    OfLayers,
    TakenOver,
    Trained,
    WrittenAs,
)
from simulator.lessons.own_cells.registry import cells_of
from simulator.lessons.resolve import resolve
from simulator.lessons.schema import HoldSpec, LayerSpec, Lesson, ReadoutSpec, Variant
from simulator.lessons.sizes import input_width, layer_sizes
from simulator.network.readout import KINDS
from simulator.text.embedding import Embedding, OneHot, Random, Table
from simulator.text.tokens import Characters, Numbers, Sequence, Words, sequence_tokens
from tests.simulator.own_lessons import JANET, MGU

NUMBER = st.one_of(
    st.floats(-4, 4),
    st.sampled_from([0.0, -0.0, 0.1, 1 / 3, 5e-324, -1e15, 1e15, 2.0**-52]),
)
SOME_TEXT = st.text(
    st.characters(
        codec="utf-8", exclude_categories=("Cc", "Cs"), include_characters="\n\t", exclude_characters="\ufffe\uffff"
    ),
    max_size=12,
)
SENTENCE = st.lists(st.sampled_from(["I", "love", "Jenny", "é", "我", "👩🏽‍🚀", "."]), min_size=1, max_size=5)


LATER = st.sampled_from([ChangedByHand(), WrittenAs("gru"), TakenOver("lstm")])
NUMBERED = st.integers(0, 2**63 - 1)
ORIGIN = st.builds(
    lambda origin, changes: replace(origin, changes=tuple(changes)),
    st.sampled_from([ByHand(), Given()])
    | st.builds(lambda name, seed: Drawn(initialiser=name, seed=seed), SOME_TEXT, NUMBERED)
    | st.builds(lambda name, by: FromFile(name=name, sha256=by), SOME_TEXT, SOME_TEXT)
    | st.builds(lambda text: Trained(by=text), SOME_TEXT)
    | st.builds(lambda text: AuthorsWords(text=text), SOME_TEXT.filter(bool)),
    st.lists(LATER, max_size=3),
)
"""Where weights come from, with what was done to them later."""


@st.composite
def lessons(draw: st.DrawFn) -> Lesson:
    """Any sound lesson with up to three small layers of any cells."""
    sequence, embedding = draw(_what_enters())
    own = draw(st.sampled_from([(), (MGU,), (JANET, MGU)]))
    bare = Lesson(title="T" + draw(SOME_TEXT), sequence=sequence, embedding=embedding, cells=own, layers=())
    tokens = sequence_tokens(sequence)
    steps, width = len(tokens), input_width(sequence, embedding, tokens)
    layers, holds = [], []
    for at in range(draw(st.integers(1, 3))):
        layer = draw(_layer(width, cells_of(bare)))
        quantities = layer_sizes(cells_of(bare)[layer.cell], width, layer.units).quantities
        holds += draw(st.lists(_hold(at, steps, quantities), max_size=2))
        layers.append(layer)
        width = layer.units
    masked = tuple(sorted(draw(st.sets(st.integers(0, steps - 1), max_size=2))))
    skipped = tuple(sorted(draw(st.sets(st.integers(0, steps - 1), max_size=2)) - {*masked}))
    lesson = Lesson(
        title=bare.title,
        about=draw(SOME_TEXT),
        changed=draw(st.booleans()),
        origin=draw(SOME_TEXT | ORIGIN | st.just(OfLayers())),
        place=draw(st.integers(-1, 3)),
        sequence=sequence,
        embedding=embedding,
        cells=own,
        layers=tuple(layers),
        readout=draw(st.none() | _readout(width)),
        holds=tuple(holds),
        masked=masked,
        skipped=skipped if len(skipped) < steps else (),
        idealised=draw(st.booleans()),
        dtype=draw(st.sampled_from(["float64", "float32"])),
        notes=draw(st.dictionaries(st.integers(0, steps - 1), SOME_TEXT, max_size=2)),
    )
    kept = kept_variant(lesson, "before")
    cells = cell_variants(resolve(lesson))
    others = st.sampled_from([(), (Variant("same"),), (kept, Variant("free", holds=())), cells])
    return replace(lesson, variants=draw(others))


@st.composite
def _what_enters(draw: st.DrawFn) -> tuple[Sequence, Embedding | None]:
    kind = draw(st.sampled_from(["words", "characters", "numbers"]))
    if kind == "numbers":
        width = draw(st.integers(1, 3))
        rows = draw(st.lists(_vector(width), min_size=1, max_size=5))
        labels = draw(st.just(()) | st.just(tuple(f"day {k}" for k in range(len(rows)))))
        return Numbers(tuple(rows), draw(st.sampled_from([(), tuple("abc"[:width])])), labels), None
    text = " ".join(draw(SENTENCE))
    width = draw(st.integers(1, 3))
    table = Table(
        names=tuple("xyz"[:width]),
        vectors=draw(st.dictionaries(st.sampled_from(["I", "love", "Jenny", "é"]), _vector(width))),
        default=draw(_vector(width)),
    )
    embedding = draw(st.sampled_from([table, Random(width, draw(st.integers(0, 9))), OneHot()]))
    return (Words(text) if kind == "words" else Characters(text)), embedding


def _vector(width: int) -> st.SearchStrategy[tuple[float, ...]]:
    return st.tuples(*[NUMBER] * width)


@st.composite
def _layer(draw: st.DrawFn, width: int, known: Mapping[str, Cell]) -> LayerSpec:
    key, units = draw(st.sampled_from(list(known))), draw(st.integers(1, 3))
    given = None
    if draw(st.booleans()):
        random = np.random.default_rng(draw(st.integers(0, 99)))
        shapes = layer_sizes(known[key], width, units).weights
        drawn = {name: random.standard_normal(shape).tolist() for name, shape in shapes.items()}
        drawn |= {name: [draw(NUMBER) for _ in values] for name, values in drawn.items() if name[0] == "b"}
        given = {
            name: tuple(tuple(row) if isinstance(row, list) else row for row in rows) for name, rows in drawn.items()
        }
    return LayerSpec(
        key,
        units,
        unit_names=draw(st.sampled_from([(), ("gender", "liking", "words")[:units]])),
        origin=draw(SOME_TEXT | ORIGIN) if given is not None else None,
        weights=given,
        initialiser=draw(st.sampled_from(["pytorch", "keras", "zeros"])),
        seed=draw(st.integers(0, 99) | st.just(2**63 - 1)),
        initial=draw(st.dictionaries(st.sampled_from(known[key].states), _vector(units))),
    )


@st.composite
def _readout(draw: st.DrawFn, width: int) -> ReadoutSpec:
    outputs = draw(st.integers(1, 3))
    halves = ((0,), tuple(range(1, outputs))) if outputs > 1 else ()
    groups = draw(st.sampled_from([(), halves]))
    return ReadoutSpec(
        W=tuple(draw(_vector(width)) for _ in range(outputs)),
        b=draw(_vector(outputs)),
        names=draw(st.sampled_from([(), ("she", "he", "it")[:outputs]])),
        groups=groups,
        kinds=draw(st.just(()) | st.tuples(*[st.sampled_from(KINDS)] * (len(groups) or 1))),
    )


@st.composite
def _hold(draw: st.DrawFn, layer: int, steps: int, quantities: Mapping[str, int]) -> HoldSpec:
    name = draw(st.sampled_from(sorted(quantities)))
    units = draw(st.sets(st.integers(0, quantities[name] - 1)).map(tuple))
    held = len(units) or quantities[name]
    start = draw(st.integers(0, steps - 1))
    values, stop = draw(_vector(1) | _vector(held)), draw(st.none() | st.integers(start + 1, steps))
    return HoldSpec(layer, name, units=units, values=values, start=start, stop=stop)


ODD_VALUES: st.SearchStrategy[Any] = st.sampled_from(
    [
        None, True, -1, 0, 1, 7, 10**6, 2**64, 10**400, 0.5, -0.0, 1e300, 1e15, "", "x", "lstm", "numbers",
        "\x00", [], [1], [[1]], [[]], [None], [["x"]], {}, {"x": 1}, {"kind": "words"}, {"kind": "one-hot"},
    ]
)  # fmt: skip


@st.composite
def slips(draw: st.DrawFn, content: dict[str, Any]) -> dict[str, Any]:
    """The content of a lesson file with one thing in it taken out, put in, doubled or replaced."""
    content = copy.deepcopy(content)
    place = draw(st.sampled_from(list(_places(content))))
    container: Any = content
    for key in place[:-1]:
        container = container[key]
    what = draw(st.sampled_from(["replace", "remove", "add", "double"]))
    if what == "replace":
        container[place[-1]] = draw(ODD_VALUES)
    elif what == "remove":
        del container[place[-1]]
    elif isinstance(container, dict):
        name = "extra" if what == "add" else f"{place[-1]}2"
        container[name] = draw(ODD_VALUES) if what == "add" else container[place[-1]]
    else:
        container.append(draw(ODD_VALUES) if what == "add" else container[place[-1]])
    return content


def _places(value: Any, here: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every value inside, as keys and positions."""
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in entries:
        yield (*here, key)
        yield from _places(inner, (*here, key))
