"""What equations mean: operations, names of inner results, widths; and what is said where they mean nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.cells import cells
from simulator.equations.parse import EquationError, Operation, Term, WeightShape, parse

LSTM = cells()["lstm"]


def operation(text: str, name: str, states: tuple[str, ...] = ("h",)) -> Operation:
    return parse(text, states).operation(name)


@pytest.mark.parametrize(
    ("key", "quantities"),
    [
        ("rnn", "a_h h"),
        ("lstm", "a_f f a_i i a_g g a_o o kept added c tanh_c h"),
        ("lstm-peephole", "a_f f a_i i a_g g kept added c a_o o tanh_c h"),
        ("gru", "a_r r a_z z q reset_q a_n n kept replace added h"),
        ("gru-before", "a_r r a_z z reset_h a_n n kept replace added h"),
    ],
)
def test_names_of_all_that_is_recorded(key: str, quantities: str) -> None:
    assert cells()[key].parsed.quantities == tuple(quantities.split())


def test_a_sum_with_a_product_is_one_operation() -> None:
    found = operation("h = tanh(W_h @ x - U_h @ h_prev + b_h - (P_h * -h_prev - 1))", "a_h")
    assert found.op == "sum"
    assert found.terms == (
        Term(1, "@", ("W_h", "x")),
        Term(-1, "@", ("U_h", "h_prev")),
        Term(1, "", ("b_h",)),
        Term(1, "*", ("P_h", "h_prev")),
        Term(1, "", (1.0,)),
    )
    assert found.operands == ("W_h", "x", "U_h", "h_prev", "b_h", "P_h", "h_prev", 1.0)


def test_names_of_inner_results() -> None:
    text = """
        h = sigmoid(U_a @ h_prev) * tanh(h_prev) - exp(h_prev * 2) / 3
        f = relu(-h)
        tanh_d = h_prev
        d = h_prev * 1
        e = exp(d) + tanh(d)
    """
    named = {each.name: (each.op, each.operands) for each in parse(text, ("h",)).operations}
    assert named == {
        "h_1": ("sum", ("U_a", "h_prev")),
        "h_2": ("sigmoid", ("h_1",)),
        "tanh_h_prev": ("tanh", ("h_prev",)),
        "h_3": ("*", ("h_2", "tanh_h_prev")),
        "h_4": ("*", ("h_prev", 2.0)),
        "h_5": ("exp", ("h_4",)),
        "h_6": ("/", ("h_5", 3.0)),
        "h": ("-", ("h_3", "h_6")),
        "a_f": ("negative", ("h",)),
        "f": ("relu", ("a_f",)),
        "tanh_d": ("copy", ("h_prev",)),
        "d": ("*", ("h_prev", 1.0)),
        "exp_d": ("exp", ("d",)),
        "e_1": ("tanh", ("d",)),
        "e": ("+", ("exp_d", "e_1")),
    }


def test_like_inner_results_are_computed_once() -> None:
    assert parse("h = tanh(h_prev) * tanh(h_prev)", ("h",)).quantities == ("tanh_h_prev", "h")


def test_numbers_are_worked_out() -> None:
    assert operation("h = h_prev * (1 - 2 * 3)", "h").operands == ("h_prev", -5.0)
    assert operation("h = h_prev + tanh(-0)", "h").operands == ("h_prev", 0.0)
    assert operation("h = h_prev + maximum(1, exp(0) + 1)", "h").operands == ("h_prev", 2.0)
    assert operation("a = 1 + 1\nh = h_prev * a", "a") == Operation("a", "copy", (2.0,))


def test_a_plain_name_is_a_copy() -> None:
    assert operation("c = h_prev\nh = c", "h") == Operation("h", "copy", ("c",))


@given(st.permutations(LSTM.equations.strip().split("\n")))
def test_the_order_of_the_lines_is_free(lines: list[str]) -> None:
    mixed = parse("\n".join(lines), LSTM.states)
    assert set(mixed.operations) == set(LSTM.parsed.operations)
    assert dict(mixed.weights) == dict(LSTM.parsed.weights)
    assert dict(mixed.widths) == dict(LSTM.parsed.widths)
    done = {"x", "h_prev", "c_prev", *mixed.weights}
    for each in mixed.operations:
        assert {operand for operand in each.operands if isinstance(operand, str)} <= done
        done.add(each.name)


def test_gates() -> None:
    assert {key: tuple(cell.gates) for key, cell in cells().items()} == {
        "rnn": (), "lstm": ("f", "i", "o"), "lstm-peephole": ("f", "i", "o"),
        "lstm-1997": ("i", "o"), "lstm-coupled": ("i", "o"),
        "gru": ("r", "z"), "gru-before": ("r", "z"), "gru-replace": ("r", "z"), "gru-replace-before": ("r", "z"),
    }  # fmt: skip


def test_widths() -> None:
    text = "h = V_h @ (o * tanh(c))\nc = c_prev + tanh(W_g @ x + U_g @ h_prev)\no = sigmoid(W_o @ x + P_o * c_prev)"
    found = parse(text, ("h", "c"))
    assert found.widths["h"] == found.widths["h_prev"] == "H_h"
    assert {found.widths[name] for name in ("c", "o", "c_prev", "a_o", "tanh_c", "h_1")} == {"H"}
    assert found.widths["x"] == "I"
    assert dict(found.weights) == {
        "V_h": WeightShape("H_h", "H"), "W_g": WeightShape("H", "I"), "U_g": WeightShape("H", "H_h"),
        "W_o": WeightShape("H", "I"), "P_o": WeightShape("H", None),
    }  # fmt: skip


def test_every_weight_has_the_size_its_prefix_promises() -> None:
    for cell in cells().values():
        for name, shape in cell.parsed.weights.items():
            promised = {"W": ("H", "I"), "U": ("H", "H"), "P": ("H", None), "b": ("H", None)}[name[0]]
            assert (shape.rows, shape.columns) == promised


def test_states_one_step_before() -> None:
    assert LSTM.parsed.state_before("c_prev") == "c"
    assert LSTM.parsed.state_before("c") is None
    assert LSTM.parsed.state_before("f_prev") is None
    with pytest.raises(KeyError):
        LSTM.parsed.operation("f_prev")


@pytest.mark.parametrize(
    ("text", "line", "column", "message", "remedy"),
    [
        ("h = tanh(W_h @ x + U_h @ hprev)", 1, 26, "there is nothing named hprev", "Did you mean h_prev?"),
        ("h = h_prev\nk = forget * h", 2, 5, "there is nothing named forget", "Weights begin with W_, U_"),
        ("h = y_prev", 1, 5, "there is nothing named y_prev", "Did you mean x_prev"),
        ("h = x_prev", 1, 1, "what = brings together is not equally wide", "W_f @ x"),
        ("x_prev = h_prev\nh = h_prev", 1, 1, "x_prev is the value one step before", "Choose another name."),
        (
            "h = h_prev + mean(2)",
            1,
            14,
            "mean is taken over all units of a vector, and this is a number",
            "mean(h_prev)",
        ),
        ("h = max(h_prev, 0)", 1, 5, "max takes 1 value, here it is given 2", "Write max(a)."),
        (
            "s = sum(h_prev)\nh = U_h @ (s * h_prev) + W_h @ (s * x)",
            2,
            33,
            "not equally wide",
            "write it a second time",
        ),
        ("s = sum(b_s)\nh = h_prev", 1, 1, "nothing tells how wide s is", "with one of the states h"),
        ("h = tanh", 1, 5, "tanh is a function", "Write tanh(…)."),
        ("h = h", 1, 5, "this needs its own value", "write h_prev"),
        (
            "h = c * 2\nc = f + h_prev\nf = tanh(h)",
            1,
            5,
            "these need each other: h needs c needs f needs h",
            "write h_prev",
        ),
        (
            "h = h_prev\na = b + h\nb = a * h",
            2,
            5,
            "these need each other: a needs b needs a",
            "Take one of them out",
        ),
        ("h = h_prev\nh = x", 2, 1, "h is given a value twice, first in line 1", "another name"),
        ("c = h_prev\n d = c", 2, 2, "the state h is never given a value", "Add a line h = …."),
        ("x = h_prev\nh = x", 1, 1, "x is the input and is given", "another name"),
        ("W_f = h_prev\nh = h_prev", 1, 1, "W_f is a weight and is given", "another name"),
        ("h_prev = x\nh = h_prev", 1, 1, "h_prev is the value one step before", "Write h = …"),
        ("tanh = h_prev\nh = tanh(h_prev)", 1, 1, "tanh is a function that is called here", "another name"),
        ("h = tanh(x + h_prev)", 1, 10, "not equally wide: as wide as x, and as wide as h", "W_f @ x"),
        ("h = maximum(h_prev, x)", 1, 5, "what maximum brings together is not equally wide", "W_f @ x"),
        ("h = x", 1, 1, "what = brings together is not equally wide", "W_f @ x"),
        ("h = W_h @ x + W_h @ h_prev", 1, 15, "what @ brings together is not equally wide", "W_f @ x"),
        ("h = W_h * x", 1, 5, "W_h is a matrix and cannot stand here", "Multiply it: W_h @ x."),
        ("h = W_h + h_prev", 1, 5, "W_h is a matrix and cannot stand here", "named P_ or b_"),
        ("h = x @ W_h", 1, 5, "left of @ stands a weight matrix", "Name it W_…"),
        ("h = P_h @ h_prev", 1, 5, "left of @ stands a weight matrix", "unit by unit one writes *"),
        ("h = (W_h + U_h) @ x", 1, 6, "left of @ stands a weight matrix", "Name it W_…"),
        ("h = W_h @ 2", 1, 11, "cannot multiply a number with @", "Put a vector there"),
        (
            "h = U_a @ tanh(W_a @ x + b_a)",
            1,
            5,
            "nothing tells how many columns U_a has",
            "with one of the states h",
        ),
        ("k = 2\nh = h_prev", 1, 1, "nothing tells how wide k is", "with one of the states h"),
        ("h = h_prev * (1 / 0)", 1, 15, "these numbers give no finite value", "Write the number"),
        ("h = h_prev + log(0 - 1)", 1, 14, "these numbers give no finite value", "Write the number"),
    ],
)
def test_what_is_said(text: str, line: int, column: int, message: str, remedy: str) -> None:
    with pytest.raises(EquationError) as caught:
        parse(text, ("h",))
    error = caught.value
    assert message in error.message
    assert remedy in error.remedy
    assert (error.line, error.column) == (line, column)
