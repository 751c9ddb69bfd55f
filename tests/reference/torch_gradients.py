"""Makes torch_gradients.json: how large the gradients of an LSTM, a GRU and a simple RNN are by every state before,
from PyTorch's automatic differentiation. Run it with PyTorch installed (made with 2.13.0); the tests only read what it
wrote.

A state is cut in two where a step hands it on, so that the gradient is that by the value handed on alone ("wire").
Weights are drawn by NumPy in the order written down, in float64, and put into PyTorch's cells.
"""

import json
from pathlib import Path

import numpy as np
import torch

SEED, STEPS, UNITS, INPUTS, SCALE = 20, 25, 5, 3, 0.7
ORDERS = {  # how the tests name the weights, in the order of drawing
    "lstm": [f"{kind}_{gate}" for gate in "ifgo" for kind in "WUb"],
    "gru": ["W_r", "U_r", "b_r", "W_z", "U_z", "b_z", "W_n", "b_in", "U_n", "b_hn"],
    "rnn": ["W_h", "U_h", "b_h"],
}
CELLS = {"lstm": torch.nn.LSTMCell, "gru": torch.nn.GRUCell, "rnn": torch.nn.RNNCell}
GATES = {"lstm": "ifgo", "gru": "rzn", "rnn": "h"}


def drawn(key, random):
    """The weights, and PyTorch's cell with them."""
    sizes = {"W": (UNITS, INPUTS), "U": (UNITS, UNITS), "b": (UNITS,)}
    weights = {name: random.normal(size=sizes[name[0]]) * SCALE for name in ORDERS[key]}
    zero = np.zeros(UNITS)
    gates = GATES[key]
    cell = CELLS[key](INPUTS, UNITS).double()
    stacked = {
        "weight_ih": [weights[f"W_{gate}"] for gate in gates],
        "weight_hh": [weights[f"U_{gate}"] for gate in gates],
        "bias_ih": [weights.get(f"b_{gate}", weights.get(f"b_i{gate}")) for gate in gates],
        "bias_hh": [weights.get(f"b_h{gate}", zero) if gate == "n" else zero for gate in gates],
    }
    with torch.no_grad():
        for name, parts in stacked.items():
            getattr(cell, name).copy_(torch.from_numpy(np.concatenate(parts)))
    return cell


def sizes_of(key):
    """Norms of the Jacobians by the states handed on after each step but the last."""
    random = np.random.default_rng(SEED)
    cell = drawn(key, random)
    readout, bias = torch.from_numpy(random.normal(size=(4, UNITS))), torch.from_numpy(random.normal(size=4))
    inputs = torch.from_numpy(random.normal(size=(STEPS, INPUTS)))
    names = ("h", "c") if key == "lstm" else ("h",)
    state, handed = tuple(torch.zeros(1, UNITS, dtype=torch.float64) for _ in names), []
    for step in range(STEPS):
        after = cell(inputs[step][None], state if key == "lstm" else state[0])
        state = after if key == "lstm" else (after,)
        if step + 1 < STEPS:
            state = tuple(part * 1 for part in state)  # a node of its own
            handed.append(state)
    memory = state[-1][0]
    logarithms = torch.log_softmax(readout @ state[0][0] + bias, dim=0)
    wanted = {"memory": list(memory), "log_probability": [logarithms[2]]}
    found = {}
    for what, numbers in wanted.items():
        squares = {name: np.zeros(STEPS - 1) for name in names}
        for number in numbers:
            flat = [part for pair in handed for part in pair]
            grads = torch.autograd.grad(number, flat, retain_graph=True)
            for k, grad in enumerate(grads):
                squares[names[k % len(names)]][k // len(names)] += float((grad**2).sum())
        found[what] = {name: np.sqrt(total / len(numbers)).tolist() for name, total in squares.items()}
    return found


if __name__ == "__main__":
    cases = [
        {"cell": key, "seed": SEED, "steps": STEPS, "units": UNITS, "inputs": INPUTS, "scale": SCALE, "order": order}
        | sizes_of(key)
        for key, order in ORDERS.items()
    ]
    Path(__file__).with_suffix(".json").write_text(json.dumps(cases, indent=1) + "\n", encoding="utf-8")
