"""Expressions mean what they say, read from the run, and say clearly what they do not have."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.lessons.builtin import builtin_lessons
from simulator.lessons.edits.variants import with_cells_compared
from simulator.lessons.guide.storyline.expressions.evaluate import evaluate, holds, is_of_gate, scope
from simulator.lessons.guide.storyline.expressions.parse import LONGEST, parse
from simulator.lessons.guide.storyline.expressions.scope import check
from simulator.lessons.guide.storyline.expressions.tree import ExpressionError
from simulator.lessons.guide.storyline.words import Inserted, parts, said
from simulator.lessons.run import Run, run
from ui.film.narration.inserted import with_numbers
from ui.film.text.language import languages


@pytest.fixture(scope="module")
def runs() -> list[Run]:
    resolved = with_cells_compared(builtin_lessons()["jenny-rafsun"])
    return [run(each) for each in (resolved, *resolved.variants)]


def worth(text: str, runs: list[Run], token: int = 0) -> float:
    node = parse(text)
    check(node, [scope(each) for each in runs], 0)
    return float(evaluate(node, runs.__getitem__, token))


def test_values_are_those_of_the_run(runs: list[Run]) -> None:
    layer = runs[0].layers[0]
    assert worth("c[gender] at Rafsun", runs) == layer["c"][11, 0]
    assert worth("c_prev[gender] at Rafsun", runs) == layer["c"][10, 0]
    assert worth("f[2] at 4", runs) == layer["f"][4, 2]
    assert worth("f[1]", runs, token=7) == layer["f"][7, 1]
    assert worth("h[0] at is#2 in 1", runs) == runs[0].layers[1]["h"][15, 0]
    assert worth("W_f[gender, Jenny]", runs) == -16.0 and worth("b_f[0]", runs) == 8.0
    assert worth("x[love] at 1", runs) == 1.0
    assert runs[0].outputs is not None and worth("p[he] at last", runs) == runs[0].outputs[-1, 1]
    assert worth("h[0] at last of 1", runs) == runs[1].layers[0]["h"][-1, 0]


def test_arithmetic_and_functions(runs: list[Run]) -> None:
    assert worth("1 + 2 * 3 - 4 / 2", runs) == 5.0
    assert worth("-2^2", runs) == -4.0 and worth("(1 + 1)^3", runs) == 8.0
    assert worth("ln(exp(3))", runs) == pytest.approx(3.0) and worth("log10(1000)", runs) == pytest.approx(3.0)
    assert worth("halflife(0.99)", runs) == pytest.approx(68.97, abs=0.01)
    assert worth("max(abs(-3), 2)", runs) == 3.0 and worth("sigmoid(0)", runs) == 0.5
    f = runs[0].layers[0]["f"]
    assert worth("product(f[0], 3, 10)", runs) == np.prod(f[3:11, 0])
    assert worth("count(f[0] < 0.5, first, last)", runs) == 2.0
    assert worth("sum(i[2] * g[2], first, last)", runs) == pytest.approx(2.0, abs=0.05)
    assert worth("sum(0.5, 0, 3)", runs) == 2.0


def test_the_gradient_straight_back_is_the_product_of_the_gates(runs: list[Run]) -> None:
    shares = np.prod(runs[0].layers[0]["f"][4:11], axis=0)
    wanted = math.log10(math.sqrt(float((shares**2).mean())))
    assert worth("straight(3, 10)", runs) == pytest.approx(wanted, abs=1e-12)
    assert worth("gradient(3, 10)", runs) == pytest.approx(wanted, abs=1e-9)  # no h is read by a gate


def test_conditions(runs: list[Run]) -> None:
    assert holds(parse("f[gender] at Rafsun < 0.1"), runs.__getitem__)
    assert not holds(parse("f at Rafsun < 0.1"), runs.__getitem__)  # of all units
    assert holds(parse("2 + 2 = 4"), runs.__getitem__)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "it ends too early"), ("c[0", "“]” is missing"), ("c[0] at", "it ends too early"),
        ("c 3", "“3” is one too"),
        ("c[0] at $", "“$” cannot be read"), ("open(3)", "There is no function “open”"),
        ("q[0]", "The layer has no “q”"),
        ("c[7]", "There is no unit 7. Units are 0 to 2."), ("c[age]", "Write one of: gender, liking, words."),
        ("c[0] at 20", "There is no token 20. Tokens are 0 to 19."), ("c[0] at Tom", "There is no token “Tom”"),
        ("c[0] at Rafsun#2", "“Rafsun” is there 1 times"), ("c[0] at Rafsun#0", "is no place"),
        ("c[0] in 2", "There is no layer 2"), ("c[0] of 9", "There is no run 9"), ("W_f[0]", "a row and a column"),
        ("f[0] < 1", "Write a number, and no condition"), ("sum(sum(f[0], 0, 1), 0, 1)", "Gather once"),
        ("sum(f[0], 5, 1)", "The first token comes after the last"), ("abs(1, 2)", "“abs” takes 1"),
        ("1" * (LONGEST + 1), "too long"), ("(" * 40 + "1" + ")" * 40, "nested too deeply"), ("-" * 90 + "1", "deeply"),
        ("c[0] in 0 in 0", "“in 0” cannot stand here"), ("__import__('os')", "There is no function"),
    ],
)  # fmt: skip
def test_what_means_nothing_is_said(text: str, said: str, runs: list[Run]) -> None:
    with pytest.raises(ExpressionError) as caught:
        worth(text, runs)
    assert said in str(caught.value)


@given(st.text(alphabet="cfpx[]()+-*/^<>=#, .0123456789atinofsumhlf'{}:%", max_size=40))
def test_no_text_does_anything_but_mean_or_mean_nothing(text: str) -> None:
    known = scope(run(builtin_lessons()["simple-rnn"]))
    try:
        check(parse(text), [known], 0)
        parts(text)
    except ExpressionError as error:
        assert error.problem and error.remedy


def test_numbers_in_texts_are_written_as_the_program_writes_them(runs: list[Run]) -> None:
    english, german = languages()["en"], languages()["de"]

    def told(text: str) -> str:
        return with_numbers(text, runs.__getitem__, english)

    assert told("f = {f at Rafsun}") == "f = [0.0003, 0.9997, 0.9997]"
    assert told("{c[gender] at Rafsun}") == "−0.994"
    assert told("{c[gender] at Rafsun : 1}; {0.25 : %}; {W_f[0, 0]}; {0.00012 : e}") == "−1.0; 25 %; −16; 1.2 · 10⁻⁴"
    assert told("{{c}} {1 + 1}") == "{c} 2"
    assert with_numbers({"en": "x", "de": "{c[gender] at Rafsun}"}, runs.__getitem__, german) == "−0,994"
    assert is_of_gate(parse("f[0]"), runs.__getitem__) and not is_of_gate(parse("c[0]"), runs.__getitem__)


@pytest.mark.parametrize("text", ["{", "}", "{c[0]", "c}", "{c[0] : x}", "{c[0] :}", "{{c[0]} }"])
def test_braces_that_say_nothing_are_refused(text: str) -> None:
    with pytest.raises(ExpressionError):
        parts(text)


def test_a_text_is_said_in_its_language_or_in_english() -> None:
    assert said({"en": "a", "de": "b"}, "de") == "b" and said({"en": "a"}, "de") == "a" and said("c", "de") == "c"
    assert said({"fr": "d"}, "de") == "d"
    assert [part for part in parts("a {1}") if isinstance(part, Inserted)]
