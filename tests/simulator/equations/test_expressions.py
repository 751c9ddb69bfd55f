"""What a text of equations is read as, and what is said about a text that is none."""

from __future__ import annotations

import warnings

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from simulator.equations.expressions import (
    LONGEST_EQUATION,
    LONGEST_TEXT,
    Binary,
    Call,
    EquationError,
    Name,
    Negative,
    Number,
    did_you_mean,
    read,
)
from simulator.equations.parse import parse


def test_trees() -> None:
    (equation,) = read("f = sigmoid(W_f @ x + -b_f) * 2.5e-1")
    inside = Binary("+", Binary("@", Name("W_f"), Name("x")), Negative(Name("b_f")))
    assert equation.name == "f"
    assert equation.expression == Binary("*", Call("sigmoid", (inside,)), Number(0.25))


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a - b - c", Binary("-", Binary("-", Name("a"), Name("b")), Name("c"))),
        ("a - b * c", Binary("-", Name("a"), Binary("*", Name("b"), Name("c")))),
        ("-a * b", Binary("*", Negative(Name("a")), Name("b"))),
        ("+a", Name("a")),
        ("(a)", Name("a")),
        ("maximum(a, 1)", Call("maximum", (Name("a"), Number(1)))),
        (".5", Number(0.5)),
        ("5.", Number(5)),
    ],
)
def test_precedence(text: str, tree: object) -> None:
    assert read(f"h = {text}")[0].expression == tree


def test_places_count_from_one_and_survive_layout() -> None:
    text = '\n    # σ, "quotes" and (\n  h = tanh(  # opens\n        W_h @ x\n\n   + b_h)\r\n\tc = h\r  d = c'
    first, second, third = read(text)
    assert (first.line, first.column) == (3, 3)
    assert (first.expression.line, first.expression.column) == (3, 7)
    assert isinstance(first.expression, Call)
    product = first.expression.arguments[0]
    assert isinstance(product, Binary)
    assert (product.right.line, product.right.column) == (6, 6)
    assert (second.line, second.column) == (7, 2)
    assert (third.line, third.column) == (8, 3)


@pytest.mark.parametrize(
    ("text", "line", "column", "message", "remedy"),
    [
        ("", 1, 1, "no equations", "Write at least one"),
        ("# only this", 1, 1, "no equations", "Write at least one"),
        ("h = tanh(x)\nc = a b", 2, 7, "between 'a' and 'b' an operation is missing", "begin a new line"),
        ("h = 2x", 1, 6, "between '2' and 'x' an operation is missing", "Write *"),
        ("h = x if c else 1", 1, 7, "between 'x' and 'if'", "Write *"),
        ("h", 1, 1, "this is not an equation", "name = expression"),
        ("h =", 1, 3, "breaks off", "name = expression"),
        ("= 3", 1, 1, "breaks off", "name = expression"),
        ("h = a + * b", 1, 9, "breaks off or cannot go on", "an operation between"),
        ("h == 3", 1, 1, "this is not an equation", "name = expression"),
        ("h = a == b", 1, 5, "a comparison cannot stand", "Use names"),
        ("h += 3", 1, 1, "gives a name its value once", "one = sign"),
        ("h = c = 3", 1, 1, "left of = stands one name", "line of its own"),
        ("h, c = 3", 1, 1, "left of = stands one name", "line of its own"),
        ("tanh(h) = 3", 1, 1, "breaks off or cannot go on", "name = expression"),
        ("h = a ** 2", 1, 5, "** or // cannot stand", "Use names"),
        ("h = a // 2", 1, 5, "** or // cannot stand", "Use names"),
        ("h = (a, b)", 1, 5, "a list of values cannot stand", "Use names"),
        ("h = tanh(*a)", 1, 10, "a starred value cannot stand", "Use names"),
        ("h = tanh(x=a)", 1, 5, "with named or starred values", "Use names"),
        ("h = tanh(a)(b)", 1, 5, "a call of a call", "Use names"),
        ("h = (tanh)(a)(b)", 1, 5, "a call of a call", "Use names"),
        ("h = 3(a)", 1, 5, "a call of a call", "Use names"),
        ("h = None", 1, 5, "a value that is no number", "Use names"),
        ("h = True * x", 1, 5, "a value that is no number", "Use names"),
        ("h = not a", 1, 9, "between 'not' and 'a'", "Write *"),
        ("lambda = a", 1, 8, "breaks off or cannot go on", "name = expression"),
        ("h = x.y", 1, 6, "'.' cannot stand", "Use letters"),
        ("h = x[0]", 1, 6, "'[' cannot stand", "Use letters"),
        ("h = 'x'", 1, 5, '"\'" cannot stand', "Use letters"),
        ("h = a < b", 1, 7, "'<' cannot stand", "Use letters"),
        ("h = a; c = b", 1, 6, "';' cannot stand", "Use letters"),
        ("h = a \\\n + b", 1, 7, "cannot stand", "Use letters"),
        ("h = σ(a)", 1, 5, "'σ' cannot stand", "Write sigmoid for it."),
        ("h = a ⊙ b", 1, 7, "'⊙' cannot stand", "Write * for it."),
        ("h = a − b", 1, 7, "'−' cannot stand", "Write - for it."),
        ("h = \0", 1, 5, "cannot stand", "Use letters"),
        ("h = ａ", 1, 5, "'ａ' cannot stand", "Use letters"),
        ("h = a\x0b + b", 1, 6, "cannot stand", "Use letters"),
        ("h = (a", 1, 5, "this ( is never closed", "Write the )"),
        ("h = a)", 1, 6, "this ) closes nothing", "Take it out"),
        ("h = 1e16", 1, 5, "this number is too large", "Stay below 1e+15"),
        ("h = 1e999", 1, 5, "this number is too large", "Stay below"),
        ("h = " + "9" * 5000, 1, 1, "", "Write name = expression"),
        ("h = 0x10", 1, 6, "between '0' and 'x10'", "Write *"),
        ("h = 1j", 1, 6, "between '1' and 'j'", "Write *"),
        ("h = 007", 1, 5, "breaks off or cannot go on", "name = expression"),
        ("h = sigmod(a)", 1, 5, "there is no function sigmod", "Did you mean sigmoid?"),
        ("h = foo(a)", 1, 5, "there is no function foo", "Known: abs, cos, elu, exp"),
        ("h = __import__(a)", 1, 5, "there is no function __import__", "Known"),
        ("h = tanh()", 1, 5, "tanh takes 1 value, here it is given 0", "Write tanh(a)."),
        ("h = maximum(a)", 1, 5, "maximum takes 2 values, here it is given 1", "Write maximum(a, b)."),
        ("h = " + "-" * 100 + "a", 1, 66, "too much stands inside one another", "name of its own"),
        ("h = " + "tanh(" * 100 + "a" + ")" * 100, 1, 310, "too much stands inside one another", "name of its own"),
        ("h = " + "(" * 250 + "a" + ")" * 250, 1, 1, "", ""),
        ("h = " + "+".join(["a"] * 200), 1, 1, "", "name of its own"),
        ("h = " + "+".join(["a"] * LONGEST_EQUATION), 1, None, "this equation is too long", "name in a line"),
        ("h = a\n" * LONGEST_TEXT, 1, 1, "the text is longer than", "fewer or shorter"),
    ],
)  # fmt: skip
def test_what_is_said(text: str, line: int, column: int | None, message: str, remedy: str) -> None:
    with pytest.raises(EquationError) as caught:
        read(text)
    error = caught.value
    assert message in error.message
    assert remedy in error.remedy
    assert error.line == line
    assert column is None or message == "" or error.column == column
    assert str(error) == f"line {error.line}, column {error.column}: {error.message}. {error.remedy}"


LETTERS = st.text(alphabet="abhcxfW_U1230.5e+-*/@=(),# \n\t\r", max_size=60)
PIECES = st.lists(
    st.sampled_from(
        ["h", "c", "x", "h_prev", "W_f", "U_f", "b_f", "P_f", "=", "==", "+", "-", "*", "**", "/", "//", "@", "@=", "(",
         ")", ",", "tanh", "sigmoid", "maximum", "1", "0.5", "1e9", "\n", " ", "#", "lambda", "if", "None", "x_prev"]
    ),
    max_size=40,
).map("".join)  # fmt: skip


@given(st.one_of(st.text(max_size=80), LETTERS, PIECES, PIECES.map(lambda text: f"h = tanh(W_f @ x)\n{text}")))
@example("\ud800")
@example("h = \u0000")
@example("h=1_000")
@example("h=" + "(" * 20_000)
@example("h=" + "-" * 19_000 + "x")
@example("h=x@W_f")
@example("h=W_f\n")
@example("h=h_prev*(1/0)")
@example("\ufeffh = x")
@example("h = x\x0ch = x")
def test_any_text_is_equations_or_an_equation_error(text: str) -> None:
    """Nothing else comes out, not even a warning, and the place is in the text."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            parse(text, ("h",))
        except EquationError as error:
            lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
            assert 1 <= error.line <= len(lines)
            assert 1 <= error.column <= len(lines[error.line - 1]) + 1
            assert error.message
            assert error.remedy


def test_did_you_mean() -> None:
    assert did_you_mean("hprev", ["h_prev", "c_prev"]) == "Did you mean h_prev?"
    assert did_you_mean("zzz", ["b", "a"]) == "Known: a, b."
