"""Lessons with cells of their own, for tests of all that must work for such a cell too."""

from __future__ import annotations

from simulator.cells.cell import Cell
from simulator.lessons.schema import CellSpec, LayerSpec, Lesson
from simulator.text.embedding import Random
from simulator.text.tokens import Words

MGU = CellSpec(
    key="mgu",
    name="Minimal gated unit",
    states=("h",),
    equations=(
        "# Zhou et al. 2016",
        "f = sigmoid(W_f @ x + U_f @ h_prev + b_f)",
        "n = tanh(W_n @ x + U_n @ (f * h_prev) + b_n)",
        "keep = 1 - f",
        "kept = keep * h_prev",
        "added = f * n",
        "h = kept + added",
    ),
)
JANET = CellSpec(
    key="janet",
    name="JANET",
    states=("h", "c"),
    equations=(
        "h = c",  # upside down: the order of the lines is free
        "c = f * c_prev + (1 - f) * g",
        "f = sigmoid(W_f @ x + U_f @ h_prev + b_f)",
        "g = tanh(W_g @ x + U_g @ h_prev + b_g)",
    ),
)
NO_FORGETTING = CellSpec(
    key="never-forgets",
    name="LSTM of 1997",
    states=("h", "c"),
    equations=(
        "i = sigmoid(W_i @ x + U_i @ h_prev + b_i)",
        "o = sigmoid(W_o @ x + U_o @ h_prev + b_o)",
        "g = tanh(W_g @ x + U_g @ h_prev + b_g)",
        "added = i * g",
        "c = c_prev + added",
        "h = o * tanh(c)",
    ),
)


def spec_of(cell: Cell, key: str = "own") -> CellSpec:
    """A cell as a lesson's own one."""
    return CellSpec(key, "Own cell", cell.states, tuple(cell.equations.splitlines()))


def own_lesson(*cells: CellSpec, units: int = 3, text: str = "I love Jenny .", initialiser: str = "pytorch") -> Lesson:
    """A lesson with a layer of each of these cells, of drawn weights."""
    layers = tuple(LayerSpec(cell.key, units, initialiser=initialiser, seed=at) for at, cell in enumerate(cells))
    own = tuple(dict.fromkeys(cells))
    return Lesson(title="Own cells", sequence=Words(text), embedding=Random(2, seed=5), cells=own, layers=layers)
