"""Cells of the literature as somebody would type them, with the letters of the papers: none has a drawing."""

from __future__ import annotations

from simulator.cells.cell import Cell, Memory


def typed(key: str, states: tuple[str, ...], memory: Memory, equations: str, paper: str = "typed for a test") -> Cell:
    return Cell(key, key.capitalize(), states, memory, equations, paper)


TYPED = (
    typed(
        "minimal gated unit", ("h",), Memory("h", None, None),
        """
        f = sigmoid(W_f @ x + U_f @ h_prev + b_f)
        reset_h = f * h_prev
        n = tanh(W_n @ x + U_n @ reset_h + b_n)
        kept = (1 - f) * h_prev
        added = f * n
        h = kept + added
        """,
        "Zhou et al. 2016",
    ),
    typed(
        "janet", ("h", "c"), Memory("c", "f", "added"),
        """
        f = sigmoid(W_f @ x + U_f @ h_prev + b_f)
        g = tanh(W_g @ x + U_g @ h_prev + b_g)
        kept = f * c_prev
        added = (1 - f) * g
        c = kept + added
        h = c
        """,
        "van der Westhuizen and Lasenby 2018",
    ),
    typed(
        "coupled", ("h", "c"), Memory("c", "f", "added"),
        """
        f = sigmoid(W_f @ x + U_f @ h_prev + b_f)
        i = 1 - f
        g = tanh(W_g @ x + U_g @ h_prev + b_g)
        o = sigmoid(W_o @ x + U_o @ h_prev + b_o)
        kept = f * c_prev
        added = i * g
        c = kept + added
        h = o * tanh(c)
        """,
        "Greff et al. 2017",
    ),
    typed(
        "no forget gate", ("h", "c"), Memory("c", None, "added"),
        """
        i = sigmoid(W_i @ x + U_i @ h_prev + b_i)
        g = tanh(W_g @ x + U_g @ h_prev + b_g)
        o = sigmoid(W_o @ x + U_o @ h_prev + b_o)
        added = i * g
        c = c_prev + added
        h = o * tanh(c)
        """,
        "Hochreiter and Schmidhuber 1997",
    ),
    typed(
        "update gate", ("h",), Memory("h", "g", None),
        """
        g = sigmoid(W_g @ x + U_g @ h_prev + b_g)
        c = tanh(W_c @ x + U_c @ h_prev + b_c)
        h = g * h_prev + (1 - g) * c
        """,
        "Collins et al. 2017",
    ),
    typed(
        "simple recurrent unit", ("h", "c"), Memory("c", "f", "added"),
        """
        u = W_u @ x
        f = sigmoid(W_f @ x + P_f * c_prev + b_f)
        r = sigmoid(W_r @ x + P_r * c_prev + b_r)
        kept = f * c_prev
        added = (1 - f) * u
        c = kept + added
        h = r * c + (1 - r) * u
        """,
        "Lei et al. 2018",
    ),
    typed(
        "ran", ("h", "c"), Memory("c", "f", "added"),
        """
        n = W_c @ x
        i = sigmoid(W_i @ x + U_i @ h_prev + b_i)
        f = sigmoid(W_f @ x + U_f @ h_prev + b_f)
        kept = f * c_prev
        added = i * n
        c = added + kept
        h = tanh(c)
        """,
        "Lee et al. 2017",
    ),
    typed(
        "stabilised", ("h", "c", "n", "m"), Memory("c", "f", "added"),
        """
        a = W_i @ x + U_i @ h_prev + b_i
        d = W_f @ x + U_f @ h_prev + b_f
        m = maximum(d + m_prev, a)
        i = exp(a - m)
        f = exp(d + m_prev - m)
        z = tanh(W_z @ x + U_z @ h_prev + b_z)
        o = sigmoid(W_o @ x + U_o @ h_prev + b_o)
        kept = f * c_prev
        added = i * z
        c = kept + added
        n = f * n_prev + i
        h = o * c / n
        """,
        "Beck et al. 2024",
    ),
    typed(
        "eleven gates", ("h", "c"), Memory("c", "g0", "added"),
        "\n".join(f"g{k} = sigmoid(W_{k} @ x + U_{k} @ h_prev + b_{k})" for k in range(11)) + """
        kept = g0 * c_prev
        added = g1 * g2 * g3 * g4 * g5
        c = kept + added
        h = g6 * tanh(c) * g7 * g8 + g9 * g10
        """,
    ),
    typed("one equation", ("h",), Memory("h", None, None), "h = W_h @ x + U_h @ h_prev"),
    typed("no x", ("h", "c"), Memory("c", None, None), "c = tanh(U_c @ h_prev + b_c)\nh = tanh(c + c_prev)"),
    typed("leaky", ("h",), Memory("h", None, None), "h = 0.9 * h_prev + 0.1 * tanh(W_h @ x + U_h @ h_prev + b_h)"),
)  # fmt: skip
TYPED_CELLS = {cell.key: cell for cell in TYPED}
