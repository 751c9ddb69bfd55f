"""Notations: the letters of the tutorial, of Olah and of PyTorch for one equation; plain ones for one's own cell."""

from __future__ import annotations

import pytest

from simulator.cells import cells
from simulator.cells.cell import Cell, Memory
from simulator.equations.expressions import Expression, read
from simulator.lessons.run import run
from tests.ui.film.films import CELLS, random_lesson
from ui.film.film import Film, FilmOptions
from ui.film.marks import Box, Node, Text
from ui.film.text.formula import plain, symbol, typeset
from ui.film.text.language import ENGLISH, languages
from ui.film.text.notation import NOTATIONS, OLAH, PYTORCH, TUTORIAL, concatenate, of


def _tree(text: str) -> Expression:
    return read(f"y = {text}")[0].expression


def _equation(notation: str, cell: str, name: str) -> str:
    made = cells()[cell]
    written = of(NOTATIONS[notation], made, ENGLISH)
    tree = next(equation.expression for equation in made.parsed.equations if equation.name == name)
    return plain((*symbol(name, notation=written), *typeset(tree, notation=written)))


@pytest.mark.parametrize(
    ("notation", "cell", "name", "written"),
    [
        ("pytorch", "lstm", "f", "fₜσ(W_if xₜ + W_hf hₜ₋₁ + b_if + b_hf)"),
        ("pytorch", "lstm", "g", "gₜtanh(W_ig xₜ + W_hg hₜ₋₁ + b_ig + b_hg)"),
        ("pytorch", "lstm", "o", "oₜσ(W_io xₜ + W_ho hₜ₋₁ + b_io + b_ho)"),
        ("pytorch", "lstm-peephole", "f", "fₜσ(W_if xₜ + W_hf hₜ₋₁ + P_f ⊙ cₜ₋₁ + b_if + b_hf)"),
        ("pytorch", "gru", "r", "rₜσ(W_ir xₜ + W_hr hₜ₋₁ + b_ir + b_hr)"),
        ("pytorch", "gru", "z", "zₜσ(W_iz xₜ + W_hz hₜ₋₁ + b_iz + b_hz)"),
        ("pytorch", "gru", "q", "qₜW_hn hₜ₋₁ + b_hn"),
        ("pytorch", "gru", "n", "nₜtanh(W_in xₜ + b_in + reset_q)"),
        ("pytorch", "rnn", "h", "hₜtanh(W_ih xₜ + W_hh hₜ₋₁ + b_ih + b_hh)"),
        ("olah", "lstm", "g", "C̃ₜtanh(W_C · [hₜ₋₁, xₜ] + b_C)"),
        ("tutorial", "lstm", "g", "C̃ₜtanh(W_c [hₜ₋₁, xₜ] + b_c)"),
        ("tutorial", "lstm", "i", "Imₜσ(Wᵢ [hₜ₋₁, xₜ] + bᵢ)"),
        ("tutorial", "lstm", "h", "hₜolₜ ⊙ tanh(Cₜ)"),
        ("tutorial", "lstm", "added", "AₜImₜ ⊙ C̃ₜ"),
        ("olah", "lstm", "kept", "keptfₜ ∗ Cₜ₋₁"),
        ("olah", "lstm-peephole", "o", "oₜσ(Wₒ · [hₜ₋₁, xₜ] + Pₒ ∗ Cₜ + bₒ)"),
        ("olah", "gru-before", "n", "h̃ₜtanh(W_h̃ · [resetₕ, xₜ] + b_h̃)"),
        ("olah", "gru", "n", "h̃ₜtanh(W_h̃ · xₜ + b_{ih̃} + reset_q)"),
        ("tutorial", "rnn", "h", "hₜtanh(Wₕ [hₜ₋₁, xₜ] + bₕ)"),
    ],
)
def test_each_writes_its_own_letters(notation: str, cell: str, name: str, written: str) -> None:
    assert _equation(notation, cell, name).replace("\u2009", " ") == written


def test_products_are_joined_only_where_both_are_of_one_gate_and_added() -> None:
    whole = concatenate(_tree("W_f @ x + U_f @ h_prev + b_f"))
    assert whole == concatenate(_tree("U_f @ h_prev + W_f @ x + b_f"))
    for apart in ("W_f @ x - U_f @ h_prev", "W_f @ x + U_g @ h_prev", "W_f @ x + b_f", "(W_f @ x) * (U_f @ h_prev)"):
        assert concatenate(_tree(apart)) == _tree(apart)
    inside = concatenate(_tree("tanh(b_f + r * (W_f @ x + U_f @ h_prev)) - 1"))
    assert plain(typeset(inside, notation=OLAH)) == "tanh(b_f + rₜ ∗ W_f · [hₜ₋₁, xₜ]) − 1"


def test_the_halves_of_a_joined_matrix_have_names_of_their_own() -> None:
    joined, apart = (of(notation, cells()["lstm"], ENGLISH) for notation in (OLAH, PYTORCH))
    assert [plain(symbol(name, notation=joined)) for name in ("W_f", "U_f", "b_g")] == ["W_{f,x}", "W_{f,h}", "b_C"]
    assert [plain(symbol(name, notation=apart)) for name in ("W_f", "U_f", "b_g")] == [
        "W_if", "W_hf", "b_ig + b_hg",
    ]  # fmt: skip
    assert [apart.weight(name) for name in ("W_f", "U_f", "b_f")] == ["W_if", "W_hf", "b_if + b_hf"]
    assert [of(PYTORCH, cells()["gru"], ENGLISH).weight(name) for name in ("W_n", "U_n", "b_in", "b_hn", "b_r")] == [
        "W_in", "W_hn", "b_in", "b_hn", "b_ir + b_hr",
    ]  # fmt: skip
    assert [joined.weight(name) for name in ("W_f", "U_f", "b_g")] == ["W_f,x", "W_f,h", "b_C"]


def test_a_bias_that_is_taken_away_is_taken_away_as_a_whole() -> None:
    written = of(PYTORCH, cells()["lstm"], ENGLISH)
    assert plain(typeset(_tree("W_f @ x - b_f"), notation=written)).replace("\u2009", " ") == (
        "W_if xₜ − (b_if + b_hf)"
    )


@pytest.mark.parametrize(
    "equations",
    ["i = tanh(W_i @ x + U_i @ s_prev)\ns = i", "k = sigmoid(W_k @ x + U_k @ s_prev)\ns = k * s_prev",
     "r = sigmoid(W_r @ x + U_r @ s_prev)\nf = sigmoid(W_f @ x + U_f @ s_prev)\ns = f * s_prev + r"],
)  # fmt: skip
def test_weights_of_a_cell_that_pytorch_has_not_keep_their_letters(equations: str) -> None:
    own = Cell(key="own", name="Own", states=("s",), memory=Memory("s", None, None), equations=equations, paper="")
    written = of(PYTORCH, own, ENGLISH)
    assert all(written.weight(name) == name for name in own.parsed.weights)


OWN = Cell(
    key="own",
    name="Own",
    states=("s",),
    memory=Memory("s", None, None),
    equations="""
        c = W_c @ x
        i = tanh(W_i @ x + U_i @ s_prev)
        s = c + i
    """,
    paper="",
)


def test_a_cell_of_ones_own_keeps_its_letters_and_is_joined_all_the_same() -> None:
    written = of(TUTORIAL, OWN, ENGLISH)
    lines = [plain(typeset(equation.expression, notation=written)) for equation in OWN.parsed.equations]
    assert [line.replace("\u2009", " ") for line in lines] == ["W_c xₜ", "tanh(Wᵢ [sₜ₋₁, xₜ])", "cₜ + iₜ"]


def test_words_in_formulas_are_translated_and_numbers_take_the_decimal_sign() -> None:
    german = of(PYTORCH, cells()["lstm"], languages()["de"])
    assert plain(symbol("kept", notation=german)) == "behalten"
    assert german.number("0.5") == "0,5" and PYTORCH.number("0.5") == "0.5"


@pytest.mark.parametrize("cell", CELLS)
def test_the_picture_shows_the_joint_only_where_h_and_x_are_joined(cell: str) -> None:
    lesson = random_lesson(cell, 3)
    trace = run(lesson)
    seen = {}
    for notation in NOTATIONS:
        frame = Film(lesson, trace, FilmOptions(notation=notation)).frame(0.0)
        labels = [mark for mark in frame.backdrop if isinstance(mark, Text) and plain(mark.runs) == "[hₜ₋₁, xₜ]"]
        boxes = sum(isinstance(mark, Box) for mark in frame.backdrop)
        seen[notation] = (len(labels), boxes)
    assert [labels for labels, _ in seen.values()] == [1, 1, 0]
    assert seen["tutorial"][1] == seen["pytorch"][1] + 2


def test_operations_follow_the_notation() -> None:
    lesson = random_lesson("rnn", 3)
    trace = run(lesson)
    signs = []
    for notation in ("pytorch", "olah"):
        frame = Film(lesson, trace, FilmOptions(notation=notation)).frame(0.0)
        signs.append(next(mark.label for mark in frame.everything if isinstance(mark, Node)))
    assert signs == ["Wᵢ x + Wₕ h + b", "W [h, x] + b"]


@pytest.mark.parametrize("cell", CELLS)
def test_names_in_the_picture_and_the_formula_are_of_one_notation(cell: str) -> None:
    lesson = random_lesson(cell, 3)
    trace = run(lesson)
    for notation, foreign in (("tutorial", {"g", "n", "i", "o", "c"}), ("olah", {"g", "n", "c"})):
        made = Film(lesson, trace, FilmOptions(notation=notation))
        letters = {
            run.text
            for beat in range(len(made.timeline.beats))
            for mark in made.frame(made.timeline.time_at_rest(1, beat)).everything
            if isinstance(mark, Text)
            for run in mark.runs
            if run.style == "math"
        }
        assert letters and not letters & foreign


def test_an_unknown_notation_is_refused() -> None:
    lesson = random_lesson("rnn", 1)
    with pytest.raises(KeyError):
        Film(lesson, run(lesson), FilmOptions(notation="greek"))
