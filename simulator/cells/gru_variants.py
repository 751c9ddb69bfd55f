"""Gated recurrent units whose z says how much to replace, where the others' says how much to keep."""

from simulator.cells.cell import Cell, Memory
from simulator.cells.gates import Gate

_PAPER = "Chung et al. 2014, Empirical evaluation of gated recurrent neural networks on sequence modeling"

_UPDATE_GATE = Gate(
    "update gate", opens="the candidate in the place of what was stored", keeps=False, writes=True, ambiguous=True
)
_PAST = "the past into the candidate"
_QUANTITIES = {"h": "hidden state", "n": "candidate"}

CELLS = (
    Cell(
        key="gru-replace",
        name="GRU, z replaces",
        states=("h",),
        family="gru",
        memory=Memory(state="h", keep="keep", write="added"),
        gates={"r": Gate("reset gate", opens=_PAST, resets="product"), "z": _UPDATE_GATE},
        quantities={**_QUANTITIES, "reset_q": "recurrent part after the reset"},
        equations="""
            r = sigmoid(W_r @ x + U_r @ h_prev + b_r)
            z = sigmoid(W_z @ x + U_z @ h_prev + b_z)
            q = U_n @ h_prev + b_hn
            reset_q = r * q
            n = tanh(W_n @ x + b_in + reset_q)
            keep = 1 - z
            kept = keep * h_prev
            added = z * n
            h = kept + added
        """,
        paper=f"{_PAPER}, for the sign of z; the reset after the product: cuDNN and PyTorch",
        convention="z replaces; the reset gate acts after the recurrent product, b_hn inside it",
    ),
    Cell(
        key="gru-replace-before",
        name="GRU, z replaces, reset before",
        states=("h",),
        family="gru",
        memory=Memory(state="h", keep="keep", write="added"),
        gates={"r": Gate("reset gate", opens=_PAST, resets="state"), "z": _UPDATE_GATE},
        quantities={**_QUANTITIES, "reset_h": "hidden state after the reset"},
        equations="""
            r = sigmoid(W_r @ x + U_r @ h_prev + b_r)
            z = sigmoid(W_z @ x + U_z @ h_prev + b_z)
            reset_h = r * h_prev
            n = tanh(W_n @ x + U_n @ reset_h + b_n)
            keep = 1 - z
            kept = keep * h_prev
            added = z * n
            h = kept + added
        """,
        paper=_PAPER,
        convention="z replaces; the reset gate acts on the state before the recurrent product: Chung et al., Haiku",
    ),
)
