"""A cell as text: what is read off the equations, what comes back from a copy, and that any text is only a draft."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.cells import cells
from simulator.cells.cell import Cell, Memory
from simulator.equations.parse import EquationError
from simulator.lessons.own_cells.registry import own_cell
from simulator.lessons.own_cells.text import (
    Draft,
    draft_of,
    draft_text,
    key_for,
    memory_of,
    parse_draft,
    read_draft,
    spec_of,
    states_of,
)
from simulator.lessons.run import run
from simulator.lessons.schema import MemorySpec
from tests.simulator.odd_cells import ODD_CELLS
from tests.simulator.own_lessons import JANET, MGU, own_lesson

ALL = {**cells(), **ODD_CELLS}


@pytest.mark.parametrize("cell", ALL.values(), ids=list(ALL))
def test_a_cell_comes_back_from_its_text(cell: Cell) -> None:
    draft = draft_of(cell, "My cell")
    again = read_draft(draft_text(draft), "another name")
    assert spec_of(again, "own") == spec_of(draft, "own")
    made = own_cell(spec_of(again, "own"))
    assert made.parsed.operations == cell.parsed.operations
    assert set(made.states) == set(cell.states)
    assert (made.states[0], made.name, made.paper) == (cell.states[0], "My cell", cell.paper)
    if cell.key in cells():
        assert made.memory == cell.memory
        run(own_lesson(spec_of(again, "own")))


STATES = {
    "h = tanh(W_h @ x + U_h @ h_prev)": ("h",),
    "s = tanh(W_s @ x + U_s @ s_prev)\ny = V_y @ s": ("s",),
    "c = c_prev + tanh(W_c @ x + U_c @ h_prev)\nh = tanh(c)": ("h", "c"),
    "a = W_a @ x\ny = tanh(a)": ("y",),
    "h = c\nc = c_prev * 0.5 + W_c @ x": ("h", "c"),
}


@pytest.mark.parametrize(("text", "states"), STATES.items())
def test_states_are_read_off_the_equations(text: str, states: tuple[str, ...]) -> None:
    assert states_of(Draft("d", text)) == states


def test_what_is_handed_on_and_what_is_memory_can_be_chosen() -> None:
    draft = Draft("d", "\n".join(JANET.equations))
    assert states_of(replace(draft, output="c")) == ("c", "h")
    assert states_of(replace(draft, output="gone")) == ("h", "c")
    assert memory_of(replace(draft, memory=Memory("h", None, None))) == Memory("h", None, None)
    assert spec_of(replace(draft, memory=Memory("h", None, None)), "k").memory == MemorySpec("h")
    assert memory_of(replace(draft, memory=Memory("h", "f", None))) == Memory("c", "f", "c_3")  # no longer true
    text = draft_text(replace(draft, memory=Memory("h", None, None), about="A\npaper"))
    assert text.startswith("# cell: d\n# states: h, c\n# memory: state h\n# about: A paper\n")
    assert read_draft(text, "").memory == Memory("h", None, None)


def test_equations_alone_are_a_cell_too() -> None:
    pasted = "\r\n    ".join(("", *MGU.equations))
    draft = read_draft(pasted, "Pasted")
    assert draft.name == "Pasted"
    assert parse_draft(draft).operations == own_cell(MGU).parsed.operations
    assert draft.text.startswith("# Zhou et al. 2016\nf = ")


@given(st.text() | st.text("#cellstatesmemory: \n=h_prev"))
def test_any_text_can_be_pasted(text: str) -> None:
    draft = read_draft(text, "name")
    try:
        spec_of(draft, "k")
    except EquationError as error:
        assert error.line >= 1 and error.column >= 1 and error.remedy


def test_keys_are_made_of_names() -> None:
    assert key_for("Minimal gated unit", ()) == "minimal-gated-unit"
    assert key_for("LSTM", ("lstm", "lstm-2")) == "lstm-3"
    assert key_for("记忆", ("rnn",)) == "cell"
    assert len(key_for("x" * 200, ("x" * 36,))) <= 40
