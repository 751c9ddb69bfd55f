"""Cells that nobody would ship: states of different widths, more of them, none that needs itself, no gates, gates used
for anything but multiplying; and cells drawn at random. What holds for the shipped cells must hold for these.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import strategies as st

from simulator.cells import cells
from simulator.cells.cell import Cell, Memory
from simulator.network.initialisers import initialise
from simulator.network.layer import Layer


def cell(key: str, states: tuple[str, ...], equations: str) -> Cell:
    return Cell(key, key, states, Memory(states[0], None, None), equations, "none")


ODD_CELLS = {
    each.key: each
    for each in (
        cell(
            "projected",  # h is narrower than c; inner results without names; written upside down
            ("h", "c"),
            """
            h = V_h @ (o * tanh(c))
            c = sigmoid(W_f @ x + U_f @ h_prev) * c_prev + tanh(W_g @ x + U_g @ h_prev + b_g)
            o = sigmoid(W_o @ x + U_o @ h_prev)
            """,
        ),
        cell(
            "gates of x alone",  # most of it is known before the loop, some of it no step needs
            ("h",),
            """
            z = sigmoid(W_z @ x + b_z)
            n = W_h @ x
            kept = z * h_prev
            added = (1 - z) * n
            h = kept + added
            forgotten = h_prev - kept
            seen = tanh(forgotten - h_prev / 2)
            """,
        ),
        cell(
            "three states",
            ("h", "c", "m"),
            """
            y = tanh(W_y @ x)
            a = U_1 @ h_prev - U_2 @ m_prev + P_1 * y + y * c_prev - P_2 * c_prev - c_prev * 2 + 1 - b_1
            f = sigmoid(a)
            g = sigmoid(-U_3 @ c_prev + b_2 - P_3 * y + U_4 @ y)
            c = 0.5 * f * c_prev + g * f
            m = tanh(c - m_prev) / 2
            h = tanh(m) * (1 - f) - softplus(c) / (1 + abs(m))
            k = hard_sigmoid(h) * exp(-h)
            """,
        ),
        cell(
            "other functions",  # of sums that the engine may hold with the other sign, and of products
            ("h", "c"),
            """
            f = sigmoid(W_f @ x + U_f @ h_prev + b_f)
            g = silu(W_g @ x + U_g @ h_prev + b_g)
            a = W_a @ x + U_a @ h_prev
            c = f * c_prev + (1 - f) * elu(g) + 0.1 * sin(a) * cos(c_prev)
            o = square(sin(a)) / (1 + square(a))
            h = o * silu(c) - 0.2 * sign(x_sum) * step(x_sum)
            x_sum = W_s @ x
            """,
        ),
        cell(
            "named as functions",  # that it does not call
            ("h", "square"),
            """
            step = sigmoid(W_s @ x + U_s @ h_prev)
            sign_h = tanh(W_h @ x + b_h)
            square = step * square_prev + (1 - step) * sign_h
            h = tanh(square) * exp
            exp = sigmoid(W_e @ x)
            """,
        ),
        cell("nothing comes back", ("h",), "h = tanh(W_h @ x + b_h)"),
        cell("one step ago", ("h", "c"), "c = W_c @ x\nh = tanh(c_prev - 0.3 * c) * sigmoid(c)"),
        cell("no input", ("h",), "h = tanh(U_h @ h_prev + b_h)"),
        cell("old state squeezed", ("h",), "h = tanh(W_h @ x + U_h @ tanh(h_prev) + b_h)"),  # U_h meets no state
        cell(
            "no bias",
            ("h",),
            "z = sigmoid(U_z @ h_prev)\nh = z * h_prev + z * z * tanh(W_h @ x - U_h @ h_prev)",
        ),
        cell(
            "weights anywhere",  # a matrix times weights, weights times weights, numbers as summands and as values
            ("h",),
            """
            k = 1.25
            y = P_y * x
            a = W_h @ y + U_h @ b_c + P_a * b_c + h_prev * 0.2 + 3 - 0.6 * h_prev + h_prev * P_d + 2 * b_c
            h = tanh(a) / (k + abs(h_prev)) - tanh(U_h @ P_d)
            """,
        ),
        cell("copies", ("h", "c"), "c = -c_prev + W_c @ x / 2\nh = c"),
        cell(
            "gate of a gate",  # sigmoids whose values are factors, summands and arguments at once
            ("h",),
            """
            u = sigmoid(W_u @ x + U_u @ h_prev)
            v = sigmoid(U_v @ u + b_v)
            w = sigmoid(v * h_prev)
            h = u * v * w - w + maximum(u, -h_prev) * minimum(v, 0.25)
            """,
        ),
        cell(
            "over all units",  # numbers of whole vectors, known before the loop, in it, and after it
            ("h", "c"),
            """
            a = W_a @ x + U_a @ h_prev + b_a
            e = exp(a - max(a))
            p = e / sum(e)
            s = mean(square(h_prev)) * sum(x)
            y = x * mean(c_prev)
            f = sigmoid(W_f @ y + sum(c_prev) * P_f)
            c = f * c_prev + p * tanh(s)
            h = tanh(c - mean(c))
            largest = max(h) - sum(b_a) * mean(x)
            """,
        ),
        cell(
            "two inputs",  # that of the step before unit by unit, through a matrix, and as its largest
            ("h",),
            """
            shifted = 0.5 * x + 0.5 * x_prev
            k = W_k @ shifted
            g = sigmoid(W_g @ x + V_g @ x_prev + U_g @ h_prev)
            y = x_prev * mean(h_prev)
            h = g * h_prev + (1 - g) * tanh(k + W_y @ y + max(x_prev))
            """,
        ),
    )
}
ALL_CELLS = {**cells(), **ODD_CELLS}


def random_layer(cell: Cell, inputs: int, units: int, seed: int = 0, scale: float = 1.0) -> Layer:
    """A layer with weights and initial states drawn from a seed; a state of a width of its own has two units."""
    sizes = {symbol: 2 for symbol in cell.parsed.widths.values() if symbol not in "HI"}
    random = np.random.default_rng(seed)
    weights = initialise(cell, inputs, units, seed=seed, sizes=sizes)
    size = {"I": inputs, "H": units, **sizes}
    widths = {state: size[cell.parsed.widths[f"{state}_prev"]] for state in cell.states}
    return Layer(
        cell,
        inputs,
        units,
        {name: scale * value for name, value in weights.items()},
        {state: random.uniform(-0.8, 0.8, width) for state, width in widths.items()},
    )


def random_cells() -> st.SearchStrategy[Cell]:
    """Cells of one to three states and up to six more quantities, each of smooth functions of what came before."""
    return st.composite(_random_cell)()


def _random_cell(draw: Any) -> Cell:
    states = ("h", "c", "m")[: draw(st.integers(1, 3))]
    known = [f"{state}_prev" for state in states]
    names = [f"q{k}" for k in range(draw(st.integers(0, 6)))]
    order = draw(st.permutations([*names, *states]))
    lines = []
    for number, name in enumerate(order):
        lines.append(f"{name} = {draw(_expression(number, tuple(known)))}")
        known.append(name)
    return cell("random", states, "\n".join(draw(st.permutations(lines))))


@st.composite
def _expression(draw: Any, number: int, known: tuple[str, ...]) -> str:
    vector = st.sampled_from(known)
    summand = st.one_of(
        st.builds("{}W_{}{} @ x".format, st.just(""), st.just(number), st.integers(0, 1)),
        st.builds("{}U_{}{} @ {}".format, st.sampled_from(["", "-"]), st.just(number), st.integers(0, 1), vector),
        st.builds("P_{} * {}".format, st.just(number), vector),
        st.builds("{} * {}".format, vector, vector),
        st.builds("b_{}".format, st.just(number)),
        st.sampled_from(["0.5", "1", "-0.25"]),
        vector,
    )
    argument = " + ".join(draw(st.lists(summand, min_size=1, max_size=4)))
    form = st.sampled_from(
        [
            "sigmoid({})",
            "tanh({})",
            "tanh({}) / 2",
            "-sigmoid({})",
            "(1 - sigmoid({})) * {v}",
            "sigmoid({}) * {v}",
        ]
    )
    anchored = f"{argument} + 0 * {draw(st.sampled_from(known[:1]))}"  # so that every width is told
    return draw(form).format(anchored, v=draw(vector))
