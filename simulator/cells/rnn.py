"""The simple recurrent network: one vector is memory and output at once and is written anew at each step."""

from simulator.cells.cell import Cell, Memory

CELLS = (
    Cell(
        key="rnn",
        name="Simple RNN",
        states=("h",),
        family="rnn",
        memory=Memory(state="h", keep=None, write=None),
        quantities={"h": "hidden state"},
        equations="""
            h = tanh(W_h @ x + U_h @ h_prev + b_h)
        """,
        paper="Jordan 1986; Elman 1990, Finding structure in time, Cognitive Science 14",
        convention="Elman's form: the hidden state itself is fed back, through tanh",
    ),
)
