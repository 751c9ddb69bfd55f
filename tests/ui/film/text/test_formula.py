"""Formulas: parentheses only where they are needed, numbers in the place of names, and texts that are set again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.cells import cells
from simulator.equations.expressions import Expression, read
from tests.ui.film.films import CELLS
from ui.film.marks import Run
from ui.film.text.formula import inline, plain, put_in, set_symbols, symbol, typeset
from ui.film.text.holding import with_numbers
from ui.film.text.language import ENGLISH
from ui.film.text.notation import NOTATIONS, of


def _tree(text: str) -> Expression:
    return read(f"y = {text}")[0].expression


@pytest.mark.parametrize(
    ("text", "set_as"),
    [
        ("(a + b) * c", "(aₜ + bₜ) ⊙ cₜ"),
        ("a + b * c", "aₜ + bₜ ⊙ cₜ"),
        ("a - (b + c)", "aₜ − (bₜ + cₜ)"),
        ("a / (b / c)", "aₜ / (bₜ / cₜ)"),
        ("-(a + b)", "−(aₜ + bₜ)"),
        ("sigmoid(a) * maximum(b, 0.5)", "σ(aₜ) ⊙ maximum(bₜ, 0.5)"),
    ],
)
def test_symbols_keep_the_meaning(text: str, set_as: str) -> None:
    assert plain(typeset(_tree(text))) == set_as


def test_numbers_stand_in_the_place_of_names() -> None:
    values = {"f": 0.5, "c_prev": -2.0, "a_g": 0.25, "g": 0.2449}
    for name, text, wanted in (
        ("kept", "f * c_prev", "0.5000 · (−2)"),
        ("g", "tanh(W_g @ x)", "tanh(0.2500)"),
        ("q", "U_n @ h_prev + b_hn", ""),
    ):
        made = with_numbers(name, _tree(text), values.get, None)
        assert (plain(made.runs) if made else "") == wanted
    assert plain(put_in("kept", _tree("f * z"), {"f": "[1, 0]"}.get) or ()) == "[1, 0] · zₜ"


def test_definitions_are_put_in() -> None:
    tree = inline(_tree("kept + added"), {"kept": _tree("f * c_prev"), "added": _tree("i * g")})
    assert plain(typeset(tree)) == "fₜ ⊙ cₜ₋₁ + iₜ ⊙ gₜ"


@pytest.mark.parametrize(("key", "into", "inside"), [("pytorch", "\u2009", "fₜ ⊙ hₜ₋₁"), ("olah", " · ", "fₜ ∗ hₜ₋₁")])
def test_a_result_without_a_name_stands_in_brackets_where_its_formula_needs_them(
    key: str, into: str, inside: str
) -> None:
    notation = replace(NOTATIONS[key], unnamed=(("product1", _tree("f * h_prev")),))
    assert plain(typeset(_tree("U_f @ product1"), notation=notation)) == f"U_f{into}({inside})"
    assert plain(typeset(_tree("product1 + x"), notation=notation)) == f"{inside} + xₜ"


@pytest.mark.parametrize("notation", NOTATIONS)
@pytest.mark.parametrize("cell", CELLS)
def test_what_is_plain_is_set_again_as_it_was(cell: str, notation: str) -> None:
    written = of(NOTATIONS[notation], cells()[cell], ENGLISH)
    for equation in cells()[cell].parsed.equations:
        runs = typeset(equation.expression, notation=written)
        again = set_symbols(plain(runs))
        assert plain(again) == plain(runs)
        if not any(run.style == "italic" for run in runs):  # words, such as kept, are set as words
            assert _letters(again) == _letters(runs)


def _letters(runs: tuple[Run, ...]) -> list[Run]:
    return [run for run in runs if "math" in run.style]


def test_words_and_what_is_quoted_are_left_alone() -> None:
    for text in ("“a_b” and „x_1“", "snake_case unit_x", "It writes +0.1 to x.", "99.97\u202f% of tanh(c)"):
        assert set_symbols(text) == (Run(text),)
    assert set_symbols("so C̃ grows") == (Run("so "), Run("C̃", "math"), Run(" grows"))


@given(st.text(alphabet="abCWx_ₜ₋₁{} \u0303“„1", max_size=30))
def test_no_text_loses_a_letter_by_being_set(text: str) -> None:
    below = str.maketrans("ₐₓₜ₋₁", "axt−1", "_{}")
    assert plain(set_symbols(text)).translate(below) == text.translate(below)


def test_a_state_before_and_its_tanh() -> None:
    names = ("c_prev", "tanh_c", "a_f", "kept")
    assert [plain(symbol(name)) for name in names] == ["cₜ₋₁", "tanh\u2009cₜ", "a_f", "kept"]
    assert plain(symbol("c", timed=False)) == "c"


def test_what_grows_without_bounds_is_not_put_in() -> None:
    doubling = {f"q{k}": _tree(f"q{k + 1} * q{k + 1}") for k in range(90)}
    chain = {f"q{k}": _tree(f"tanh(q{k + 1})") for k in range(90)}
    assert len(plain(typeset(inline(_tree("q0"), doubling)))) < 2000
    assert "q89" not in plain(typeset(inline(_tree("q0"), chain)))
