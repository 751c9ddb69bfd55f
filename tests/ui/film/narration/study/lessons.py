"""Random lessons from a seed: any cell, any size, holds on anything, odd names, equal tokens, equal units, zeros."""

from __future__ import annotations

import random
from collections.abc import Iterator

import numpy as np
from msgspec.structs import replace

from simulator.cells import cells
from simulator.cells.cell import Cell
from simulator.lessons.own_cells.registry import own_cell
from simulator.lessons.resolve import resolve
from simulator.lessons.schema import Border, CellSpec, HoldSpec, LayerSpec, Lesson, LessonError, ReadoutSpec, Variant
from simulator.network.readout import KINDS
from simulator.text.embedding import OneHot, Random, Table
from simulator.text.tokens import Words

_GATED = ("f = sigmoid(W_f @ x + U_f @ h_prev + b_f)", "kept = f * c_prev")
OWN = (
    CellSpec("relu-rnn", "relu-rnn", ("h",), ("h = relu(W_h @ x + U_h @ h_prev + b_h)",)),
    CellSpec(
        "no-x", "no-x", ("h",),
        ("z = sigmoid(U_z @ h_prev + b_z)", "y = relu(x)", "n = tanh(W_n @ y + b_n)", "kept = z * h_prev",
         "added = (1 - z) * n", "h = kept + added"),
    ),
    CellSpec(
        "mgu", "Minimal gated unit", ("h",),
        ("f = sigmoid(W_f @ x + U_f @ h_prev + b_f)", "n = tanh(W_n @ x + U_n @ (f * h_prev) + b_n)", "keep = 1 - f",
         "kept = keep * h_prev", "added = f * n", "h = kept + added"),
    ),
    CellSpec(
        "big", "big", ("h", "c"),
        (_GATED[0], "g = W_g @ x + U_g @ h_prev + b_g", _GATED[1], "added = g", "c = kept + added", "h = tanh(c)"),
    ),
    CellSpec(
        "tanh-keep", "tanh-keep", ("h",),
        ("k = tanh(W_k @ x + U_k @ h_prev + b_k)", "w = relu(W_w @ x + b_w)", "kept = k * h_prev", "added = w",
         "h = kept + added"),
    ),
    CellSpec(
        "out-y", "out-y", ("y", "s"),
        ("k = sigmoid(W_k @ x + b_k)", "w = tanh(W_w @ x + U_w @ y_prev + b_w)", "kept = k * s_prev",
         "added = (1 - k) * w", "s = kept + added", "y = relu(s)"),
    ),
    CellSpec(
        "hard", "hard", ("h", "c"),
        ("f = hard_sigmoid(W_f @ x + b_f)", "i = hard_sigmoid(W_i @ x + U_i @ h_prev + b_i)",
         "g = tanh(W_g @ x + U_g @ h_prev + b_g)", _GATED[1], "added = i * g", "c = kept + added", "h = tanh(c)"),
    ),
    CellSpec(
        "minus", "minus", ("h",),
        ("f = sigmoid(W_f @ x + U_f @ h_prev + b_f)", "g = tanh(W_g @ x + b_g)", "e = sigmoid(W_e @ x + b_e)",
         "kept = f * h_prev", "h = kept + g - e"),
    ),
    CellSpec(
        "out-gate", "out-gate", ("h", "c"),
        ("f = sigmoid(U_f @ h_prev + b_f)", "i = sigmoid(W_i @ x + b_i)", "g = tanh(W_g @ x + U_g @ h_prev + b_g)",
         "o = sigmoid(W_o @ x + b_o)", _GATED[1], "added = i * g", "c = kept + added", "h = o * c"),
    ),
    CellSpec(
        "several", "several", ("h", "c"),
        (_GATED[0], "g = tanh(W_g @ x + b_g)", "e = tanh(U_e @ h_prev + b_e)", _GATED[1], "c = kept + g + e",
         "h = tanh(c)"),
    ),
    CellSpec(
        "no-gate", "no-gate", ("h",),
        ("a = tanh(W_a @ x + U_a @ h_prev + b_a)", "added = a * a", "h = h_prev + added"),
    ),
    CellSpec(
        "coupled", "coupled", ("h", "c"),
        (_GATED[0], "i = 1 - f", "g = tanh(W_g @ x + U_g @ h_prev + b_g)", _GATED[1], "added = i * g",
         "c = kept + added", "h = tanh(c)"),
    ),
    CellSpec(
        "two-sums", "two-sums", ("h",),
        ("a = tanh(W_a @ x + U_a @ h_prev + b_a)", "b = tanh(W_b @ x + U_b @ h_prev + b_b)", "h = a * b"),
    ),
    CellSpec(
        "over-units", "over-units", ("h",),
        ("e = exp(h_prev - max(h_prev))", "s = e / sum(e)", "n = tanh(W_n @ x + U_n @ s + b_n)", "h = n - mean(n)"),
    ),
    CellSpec(
        "two-inputs", "two-inputs", ("h", "c"),
        ("f = sigmoid(W_f @ x + V_f @ x_prev + b_f)", "g = tanh(W_g @ x + U_g @ h_prev + b_g)", _GATED[1],
         "added = (1 - f) * g", "c = kept + added", "h = tanh(c - mean(c))"),
    ),
)  # fmt: skip
UNITS = (1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 5, 6, 8, 16, 64)
HELD = (0.0, 0.0, 1.0, 1.0, 0.5, 0.5, -0.5, 0.3, 0.05, 0.995, 1e-310, 1e-300, 1e-5, 4e-5, 1e-4, 0.99996, 100.0, 1e6)
STARTS = (0.0, 0.0, 0.5, -0.5, 1.0, 1e-5, 1e-300, 1e6)
TOKENS = ("I", "Jenny", "she", "a", "no", "yes", "and", "1", "0.5", "all", ".", "love", "Donaudampfschifffahrtskapitän")
NAMES = (
    "all",
    "elsewhere",
    "0.5",
    "and",
    "none",
    "F",
    "f",
    "gender",
    "liking",
    "unit 2",
    "a b",
    "a unit’s long name, 3",
)


def random_lessons(seed: int) -> Iterator[Lesson]:
    """Lessons that can be resolved, without end."""
    k = 0
    while True:
        lesson = _with_skipped(_draw(random.Random(f"{seed}/{k}")), random.Random(f"skipped {seed}/{k}"))
        lesson = _with_empty_units(lesson, random.Random(f"empty {seed}/{k}"))
        lesson = _with_a_guess(lesson, random.Random(f"guess {seed}/{k}"))
        lesson = _with_borders(lesson, random.Random(f"borders {seed}/{k}"))
        k += 1
        try:
            resolve(lesson)
        except LessonError:
            continue
        yield lesson


def _with_skipped(lesson: Lesson, dice: random.Random) -> Lesson:
    """The lesson, of one in six with some steps left out."""
    if dice.random() > 1 / 6 or not isinstance(lesson.sequence, Words):
        return lesson
    steps = range(len(lesson.sequence.text.split()))
    return replace(lesson, skipped=tuple(k for k in steps if k not in lesson.masked and dice.random() < 0.3))


def _with_borders(lesson: Lesson, dice: random.Random) -> Lesson:
    """The lesson, of one in five with several sequences, which begin anew or go on."""
    if dice.random() > 1 / 5 or not isinstance(lesson.sequence, Words):
        return lesson
    steps = range(1, len(lesson.sequence.text.split()))
    return replace(lesson, borders=tuple(Border(k, dice.random() < 0.4) for k in steps if dice.random() < 0.4))


def _with_empty_units(lesson: Lesson, dice: random.Random) -> Lesson:
    """The lesson, of one in four with units in its first layer to which nothing is written, whose gate is far open or
    far shut by turns.
    """
    layer = lesson.layers[0]
    keep = _cell(layer.cell).memory.keep
    if dice.random() > 1 / 4 or layer.units < 2 or keep is None:
        return lesson
    try:
        weights = resolve(lesson).layers[0].layer.weights
    except LessonError:
        return lesson
    empty = np.array(dice.sample(range(layer.units), dice.randint(1, layer.units - 1)))
    made = {name: np.array(value, dtype=np.float64) for name, value in weights.items()}
    for name, value in made.items():
        if len(value) == layer.units:
            value[empty] *= 12.0 if name.endswith(f"_{keep}") else 0.0
    rows = {name: value.tolist() for name, value in made.items()}
    spelled = {name: tuple(tuple(row) if isinstance(row, list) else row for row in each) for name, each in rows.items()}
    return replace(lesson, layers=(replace(layer, weights=spelled), *lesson.layers[1:]))


def _with_a_guess(lesson: Lesson, dice: random.Random) -> Lesson:
    """The lesson, of one in six without a read-out with one that says which token comes next, or which numbers."""
    if lesson.readout is not None or dice.random() > 1 / 6 or not isinstance(lesson.sequence, Words):
        return lesson
    names = tuple(dict.fromkeys(lesson.sequence.text.split()))
    kind = KINDS[0]
    if isinstance(lesson.embedding, Table) and dice.random() < 0.5:
        names, kind = tuple(dict.fromkeys(lesson.embedding.names)), KINDS[2]
    rows = tuple(tuple(dice.uniform(-2, 2) for _ in range(lesson.layers[-1].units)) for _ in names)
    return replace(lesson, readout=ReadoutSpec(W=rows, b=(0.0,) * len(names), names=names, kinds=(kind,)))


def _draw(dice: random.Random) -> Lesson:
    few = dice.random() < 0.3
    pool = dice.sample(TOKENS, dice.randint(1, 2 if few else 6))
    tokens = [dice.choice(pool) for _ in range(dice.choice((1, 2, 2, 3, 3, 4, 4, 5, 6, 8)))]
    layers = tuple(_layer(dice) for _ in range(dice.choice((1, 1, 1, 2, 2, 3))))
    own = tuple(spec for spec in OWN if any(layer.cell == spec.key for layer in layers))
    lesson = Lesson(
        title="A random lesson",
        sequence=Words(" ".join(tokens)),
        embedding=_embedding(dice, pool),
        cells=own,
        layers=layers,
        masked=tuple(k for k in range(len(tokens)) if dice.random() < 0.08),
        idealised=dice.random() < 0.12,
        dtype="float32" if dice.random() < 0.15 else "float64",
    )
    made = [_cell(layer.cell) for layer in layers]
    holds = tuple(_hold(dice, layers, made, len(tokens)) for _ in range(dice.choice((0, 0, 0, 1, 1, 2, 3))))
    lesson = replace(_with_weights(dice, lesson), holds=holds)
    return replace(lesson, readout=_readout(dice, lesson), variants=_variants(dice, lesson))


def _embedding(dice: random.Random, pool: list[str]) -> OneHot | Random | Table:
    """One-hot, random vectors, or a table that knows some of the tokens, often with a constant or two."""
    kind = dice.random()
    if kind < 0.25:
        return OneHot()
    if kind < 0.75:
        return Random(size=dice.randint(1, 4), seed=dice.randrange(99))
    width, constant = dice.randint(1, 4), tuple(dice.sample((1.0, 0.5, -2.0), dice.choice((0, 1, 1, 2))))
    known = dice.sample(pool, dice.randint(0, len(pool)))
    vectors = {token: (*(dice.choice((0.0, 1.0, -0.5)) for _ in range(width)), *constant) for token in known}
    rest = [token for token in pool if token not in known]
    silent = None if dice.random() < 0.2 else tuple(dice.sample(rest, dice.randint(0, len(rest) // 2)))
    names = tuple(f"n{k}" for k in range(width + len(constant)))
    default = (*(dice.choice((0.0, 0.0, 0.0, 0.25)) for _ in range(width)), *constant)
    return Table(names, vectors, default, silent)


def _readout(dice: random.Random, lesson: Lesson) -> ReadoutSpec | None:
    """Sometimes a read-out of one or two outputs."""
    if dice.random() < 0.7:
        return None
    names = ("yes", "no")[: dice.randint(1, 2)]
    rows = tuple(tuple(dice.uniform(-2, 2) for _ in range(lesson.layers[-1].units)) for _ in names)
    kind = KINDS[int(rows[0][0] * 1e6) % 5 % 3]  # softmax and sigmoid twice as often as linear
    return ReadoutSpec(W=rows, b=(0.0,) * len(names), names=names, kinds=(kind,))


def _variants(dice: random.Random, lesson: Lesson) -> tuple[Variant, ...]:
    """Sometimes other runs of the same cells to compare with: other seeds, without holds, with idealised gates."""
    if dice.random() < 0.6:
        return ()
    first, *others = lesson.layers
    other = replace(first, weights=None, seed=first.seed + 1)
    found = (
        Variant("other weights", layers=(other, *others)),
        Variant("nothing by hand", holds=()),
        Variant("ideal gates", idealised=not lesson.idealised),
    )
    return tuple(dice.sample(found, dice.randint(1, 3)))


def _cell(key: str) -> Cell:
    known = cells().get(key)
    return known if known is not None else own_cell(next(spec for spec in OWN if spec.key == key))


def _layer(dice: random.Random) -> LayerSpec:
    keys = (*cells(), *(spec.key for spec in OWN))
    spec = LayerSpec(cell=dice.choice(keys), units=dice.choice(UNITS), seed=dice.randrange(1000))
    if dice.random() < 0.25 and spec.units <= len(NAMES):
        spec = replace(spec, unit_names=tuple(dice.sample(NAMES, spec.units)))
    if dice.random() < 0.3:
        cell, initial = _cell(spec.cell), {}
        for state in cell.states:
            if dice.random() < 0.7:
                same = dice.random() < 0.3
                one = dice.choice(STARTS)
                initial[state] = tuple(
                    one if same else dice.choice((*STARTS, dice.uniform(-1, 1))) for _ in range(spec.units)
                )
        spec = replace(spec, initial=initial)
    return spec


def _with_weights(dice: random.Random, lesson: Lesson) -> Lesson:
    """Some layers with weights of their own: large ones, equal rows, zeros."""
    layers = list(lesson.layers)
    for at, layer in enumerate(layers):
        if dice.random() < 0.5:
            continue
        try:
            shapes = {name: np.asarray(value).shape for name, value in resolve(lesson).layers[at].layer.weights.items()}
        except LessonError:
            return lesson
        layers[at] = replace(layer, weights={name: _weight(dice, shape) for name, shape in shapes.items()})
    return replace(lesson, layers=tuple(layers))


def _weight(dice: random.Random, shape: tuple[int, ...]) -> tuple[object, ...]:
    drawn = np.random.default_rng(dice.randrange(2**32))
    kind = dice.random()
    values = drawn.normal(size=shape) * dice.choice((0.5, 2.0, 5.0, 12.0))
    if kind < 0.15:
        values = np.zeros(shape)
    elif kind < 0.35:
        values = np.broadcast_to(values[:1], shape)
    rows = values.tolist()
    return tuple(tuple(row) if isinstance(row, list) else row for row in rows)


def _hold(dice: random.Random, layers: tuple[LayerSpec, ...], made: list[Cell], steps: int) -> HoldSpec:
    at = dice.randrange(len(layers))
    units = layers[at].units
    chosen = () if dice.random() < 0.45 else tuple(sorted(dice.sample(range(units), dice.randint(1, units))))
    count = 1 if dice.random() < 0.7 else len(chosen or range(units))
    start = dice.randrange(steps)
    stop = dice.choice((None, start + 1, start + 1, start + 2))
    important = [name for name in (made[at].memory.keep, made[at].memory.write, "kept", made[at].memory.state)
                 if name in made[at].parsed.quantities]  # fmt: skip
    quantity = dice.choice(important if dice.random() < 0.5 and important else made[at].parsed.quantities)
    values = tuple(dice.choice(HELD) for _ in range(count))
    return HoldSpec(at, quantity, units=chosen, values=values, start=start, stop=stop)
