"""Cells to start a cell of one's own from: the built-in ones, and some of the literature."""

from __future__ import annotations

from inspect import cleandoc

from simulator.cells import cells
from simulator.lessons.own_cells.text import Draft, draft_of

MINIMAL_GATED_UNIT = Draft(
    "Minimal gated unit",
    cleandoc("""
        f = sigmoid(W_f @ x + U_f @ h_prev + b_f)
        n = tanh(W_n @ x + U_n @ (f * h_prev) + b_n)
        keep = 1 - f
        kept = keep * h_prev
        added = f * n
        h = kept + added
    """),
    about="Zhou, Wu, Zhang & Zhou 2016, Minimal gated unit for recurrent neural networks, International Journal of "
    "Automation and Computing 13; f replaces, and resets as well",
)
JANET = Draft(
    "JANET",
    cleandoc("""
        s = W_f @ x + U_f @ h_prev + b_f
        f = sigmoid(s)
        i = 1 - sigmoid(s - 1)
        g = tanh(W_g @ x + U_g @ h_prev + b_g)
        kept = f * c_prev
        added = i * g
        c = kept + added
        h = c
    """),
    about="van der Westhuizen & Lasenby 2018, The unreasonable effectiveness of the forget gate, arXiv:1804.04849; "
    "with β = 1",
)


def templates() -> tuple[Draft, ...]:
    """All of them, the built-in ones first."""
    return (*(draft_of(cell) for cell in cells().values()), MINIMAL_GATED_UNIT, JANET)
