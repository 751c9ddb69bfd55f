"""Long short-term memories with fewer gates: as it was before there was a forget gate, and with one gate for both."""

from simulator.cells.cell import Cell, Memory
from simulator.cells.gates import Gate

_OUTPUT_GATE = Gate("output gate", opens="the memory into the output", gives=True)
_QUANTITIES = {"h": "hidden state", "c": "cell state", "g": "candidate"}

CELLS = (
    Cell(
        key="lstm-1997",
        name="LSTM of 1997",
        states=("h", "c"),
        family="lstm",
        memory=Memory(state="c", keep=None, write="added"),
        gates={"i": Gate("input gate", opens="the candidate into the memory", writes=True), "o": _OUTPUT_GATE},
        quantities=_QUANTITIES,
        equations="""
            i = sigmoid(W_i @ x + U_i @ h_prev + b_i)
            g = tanh(W_g @ x + U_g @ h_prev + b_g)
            o = sigmoid(W_o @ x + U_o @ h_prev + b_o)
            added = i * g
            c = c_prev + added
            h = o * tanh(c)
        """,
        paper="Hochreiter & Schmidhuber 1997, Long short-term memory, Neural Computation 9",
        convention="No forget gate: all is kept, and the memory can only be added to. With tanh where the paper has "
        "4σ − 2 and 2σ − 1",
    ),
    Cell(
        key="lstm-coupled",
        name="Coupled LSTM",
        states=("h", "c"),
        family="lstm",
        memory=Memory(state="c", keep="f", write="added"),
        gates={
            "i": Gate("input gate", opens="the candidate in the place of what was stored", keeps=False, writes=True),
            "o": _OUTPUT_GATE,
        },
        quantities={**_QUANTITIES, "f": "forget gate"},
        equations="""
            i = sigmoid(W_i @ x + U_i @ h_prev + b_i)
            f = 1 - i
            g = tanh(W_g @ x + U_g @ h_prev + b_g)
            o = sigmoid(W_o @ x + U_o @ h_prev + b_o)
            kept = f * c_prev
            added = i * g
            c = kept + added
            h = o * tanh(c)
        """,
        paper="Greff et al. 2017, LSTM: a search space odyssey, IEEE Transactions on Neural Networks and Learning "
        "Systems 28 (there CIFG)",
        convention="One gate for both: what is let in takes the place of as much of the old, f = 1 − i; ONNX calls it "
        "input_forget",
    ),
)
