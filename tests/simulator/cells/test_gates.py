"""What gates do: as the cells' files say it, so the equations say it; and read off the equations of own cells."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simulator.cells import cells, find_cell
from simulator.cells.cell import Cell
from simulator.cells.gates import Gate, gates_from_equations, labels_from_equations
from simulator.lessons.own_cells.registry import own_cell
from simulator.lessons.own_cells.templates import JANET, MINIMAL_GATED_UNIT
from simulator.lessons.own_cells.text import spec_of
from simulator.lessons.schema import CellSpec


def own(*equations: str, states: tuple[str, ...] = ("h",)) -> Cell:
    """A cell of a lesson's own."""
    return own_cell(CellSpec("own", "Own", states, equations))


@pytest.mark.parametrize("cell", cells().values(), ids=list(cells()))
def test_what_a_file_says_of_its_gates_is_what_its_equations_say(cell: Cell) -> None:
    memory = cell.memory
    read_off = gates_from_equations(cell.parsed, memory.state, memory.keep)
    assert list(cell.gates) == list(read_off)
    assert {name: replace(gate, opens="") for name, gate in cell.gates.items()} == read_off
    assert dict(cell.quantities) == labels_from_equations(cell.parsed, cell.gates, memory.keep, memory.write)
    assert all(gate.name and gate.opens for gate in cell.gates.values())
    assert cell.family and cell.family in cells()


@pytest.mark.parametrize("key", [key for key in cells() if key != "rnn"])
def test_a_copy_of_a_cell_has_the_same_gates(key: str) -> None:
    spec = CellSpec("copy", "Copy", find_cell(key).states, tuple(find_cell(key).equations.splitlines()))
    copied = own_cell(spec)
    assert {name: replace(gate, opens="") for name, gate in find_cell(key).gates.items()} == copied.gates
    assert copied.quantities == find_cell(key).quantities
    assert copied.family == ""


def test_f_of_the_minimal_gated_unit_replaces_and_resets() -> None:
    minimal = own_cell(spec_of(MINIMAL_GATED_UNIT, "mgu"))
    assert minimal.gates == {"f": Gate("update gate", keeps=False, writes=True, resets="state", ambiguous=True)}
    assert minimal.label("n") == "candidate"
    assert minimal.label("keep") == ""


def test_f_of_janet_keeps_and_its_i_is_a_gate_by_its_use() -> None:
    janet = own_cell(spec_of(JANET, "janet"))
    assert janet.gates == {"f": Gate("forget gate", keeps=True)}
    assert janet.label("i") == "input gate"


@pytest.mark.parametrize(
    ("line", "keeps", "writes"),
    [
        ("h = z * h_prev + (1 - z) * n", True, False),
        ("h = (1 - z) * h_prev + z * n", False, True),
        ("h = h_prev + z * (n - h_prev)", False, True),
        ("h = n - z * (n - h_prev)", True, False),
        ("h = n + z * h_prev - n * z", True, False),
        ("h = -(-1 + z) * h_prev + n * z", False, True),
        ("h = h_prev + z * n", None, True),
        ("h = h_prev - z * n", None, False),
        ("h = tanh(z * h_prev) + n", None, False),
        ("h = z * h_prev + W_h @ x + n", True, False),  # a sum with a matrix in it
        ("h = z * h_prev + (1 - z) * h_prev + n", None, False),  # all is kept, whatever z is
    ],
)
def test_the_sign_of_a_gate_is_decided_by_the_algebra(line: str, keeps: bool | None, writes: bool) -> None:
    gate = own("z = sigmoid(W_z @ x + U_z @ h_prev + b_z)", "n = tanh(W_n @ x + U_n @ h_prev)", line).gates["z"]
    assert (gate.keeps, gate.writes) == (keeps, writes)
    assert gate.name == ("" if keeps is None else "update gate")


@pytest.mark.parametrize(
    ("candidate", "resets"),
    [
        ("W_n @ x + U_n @ (r * h_prev)", "state"),
        ("W_n @ x + r * (U_n @ h_prev)", "product"),
        ("W_n @ x + r * (U_n @ h_prev + b_n)", "product"),
        ("r * (W_n @ x) + U_n @ h_prev", ""),
        ("r * (W_n @ x + U_n @ h_prev)", ""),
    ],
)
def test_what_of_the_past_a_gate_lets_into_the_candidate(candidate: str, resets: str) -> None:
    made = own(
        "r = sigmoid(W_r @ x + U_r @ h_prev)", "z = sigmoid(W_z @ x)", f"n = tanh({candidate})",
        "h = z * h_prev + (1 - z) * n",
    )  # fmt: skip
    assert made.gates["r"].resets == resets
    assert made.gates["r"].name == ("reset gate" if resets else "")


def test_a_letter_alone_makes_no_name() -> None:
    """An f that lets out, an o that keeps: they are called by their letters."""
    made = own(
        "f = sigmoid(W_f @ x + U_f @ h_prev)", "o = sigmoid(W_o @ x)", "g = tanh(W_g @ x)", "c = o * c_prev + g",
        "h = f * tanh(c)", states=("h", "c"),
    )  # fmt: skip
    assert made.gates == {"f": Gate(gives=True), "o": Gate(keeps=True)}


def test_what_is_replaced_is_one_minus_what_keeps() -> None:
    lines = ("z = sigmoid(W_z @ x + U_z @ h_prev)", "n = tanh(W_n @ x)", "h = z * h_prev + (1 - z) * n")
    assert own(*lines, "replace = 1 - z").label("replace") == "share replaced"
    assert own(*lines, "replace = 2 - z").label("replace") == ""
    assert own(*lines, "replace = 1 - n").label("replace") == ""
