"""The long short-term memory: a cell state that a forget gate keeps and an input gate writes to."""

from simulator.cells.cell import Cell, Memory
from simulator.cells.gates import Gate

_GATES = {
    "f": Gate("forget gate", opens="what was stored", keeps=True),
    "i": Gate("input gate", opens="the candidate into the memory", writes=True),
    "o": Gate("output gate", opens="the memory into the output", gives=True),
}
_QUANTITIES = {"h": "hidden state", "c": "cell state", "g": "candidate"}

CELLS = (
    Cell(
        key="lstm",
        name="LSTM",
        states=("h", "c"),
        family="lstm",
        memory=Memory(state="c", keep="f", write="added"),
        gates=_GATES,
        quantities=_QUANTITIES,
        equations="""
            f = sigmoid(W_f @ x + U_f @ h_prev + b_f)
            i = sigmoid(W_i @ x + U_i @ h_prev + b_i)
            g = tanh(W_g @ x + U_g @ h_prev + b_g)
            o = sigmoid(W_o @ x + U_o @ h_prev + b_o)
            kept = f * c_prev
            added = i * g
            c = kept + added
            h = o * tanh(c)
        """,
        paper="Hochreiter & Schmidhuber 1997, Long short-term memory, Neural Computation 9; "
        "forget gate: Gers, Schmidhuber & Cummins 2000, Learning to forget, Neural Computation 12",
        convention="One bias a gate, no peepholes: the form of PyTorch, Keras and ONNX",
    ),
    Cell(
        key="lstm-peephole",
        name="Peephole LSTM",
        states=("h", "c"),
        family="lstm",
        memory=Memory(state="c", keep="f", write="added"),
        gates=_GATES,
        quantities=_QUANTITIES,
        equations="""
            f = sigmoid(W_f @ x + U_f @ h_prev + P_f * c_prev + b_f)
            i = sigmoid(W_i @ x + U_i @ h_prev + P_i * c_prev + b_i)
            g = tanh(W_g @ x + U_g @ h_prev + b_g)
            kept = f * c_prev
            added = i * g
            c = kept + added
            o = sigmoid(W_o @ x + U_o @ h_prev + P_o * c + b_o)
            h = o * tanh(c)
        """,
        paper="Gers & Schmidhuber 2000, Recurrent nets that time and count, IJCNN",
        convention="Gates see the cell state unit by unit: forget and input the old one, output the new one",
    ),
)
