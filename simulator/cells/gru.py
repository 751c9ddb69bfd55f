"""The gated recurrent unit: one state, and one gate that says for each unit how much to keep and how much to
replace.
"""

from simulator.cells.cell import Cell, Memory
from simulator.cells.gates import Gate

_PAPER = (
    "Cho et al. 2014, Learning phrase representations using RNN encoder-decoder "
    "for statistical machine translation, EMNLP"
)

_UPDATE_GATE = Gate("update gate", opens="what was stored", keeps=True, ambiguous=True)
_PAST = "the past into the candidate"
_QUANTITIES = {"h": "hidden state", "n": "candidate", "replace": "share replaced"}

CELLS = (
    Cell(
        key="gru",
        name="GRU",
        states=("h",),
        family="gru",
        memory=Memory(state="h", keep="z", write="added"),
        gates={"r": Gate("reset gate", opens=_PAST, resets="product"), "z": _UPDATE_GATE},
        quantities={**_QUANTITIES, "reset_q": "recurrent part after the reset"},
        equations="""
            r = sigmoid(W_r @ x + U_r @ h_prev + b_r)
            z = sigmoid(W_z @ x + U_z @ h_prev + b_z)
            q = U_n @ h_prev + b_hn
            reset_q = r * q
            n = tanh(W_n @ x + b_in + reset_q)
            kept = z * h_prev
            replace = 1 - z
            added = replace * n
            h = kept + added
        """,
        paper=f"{_PAPER}; the form with the reset after the product: cuDNN and PyTorch",
        convention="z keeps; the reset gate acts after the recurrent product, b_hn inside it",
    ),
    Cell(
        key="gru-before",
        name="GRU, reset before",
        states=("h",),
        family="gru",
        memory=Memory(state="h", keep="z", write="added"),
        gates={"r": Gate("reset gate", opens=_PAST, resets="state"), "z": _UPDATE_GATE},
        quantities={**_QUANTITIES, "reset_h": "hidden state after the reset"},
        equations="""
            r = sigmoid(W_r @ x + U_r @ h_prev + b_r)
            z = sigmoid(W_z @ x + U_z @ h_prev + b_z)
            reset_h = r * h_prev
            n = tanh(W_n @ x + U_n @ reset_h + b_n)
            kept = z * h_prev
            replace = 1 - z
            added = replace * n
            h = kept + added
        """,
        paper=_PAPER,
        convention="z keeps; the reset gate acts on the state before the recurrent product, as in the paper",
    ),
)
