"""Makes torch_training.json: losses and gradients of batches whose sequences differ in length, and numbers after a few
steps of PyTorch's optimisers. Run it with PyTorch installed (made with 2.13.0); the tests only read what it wrote.

Weights are drawn by NumPy in the order written down, in float64, and put into PyTorch's layers.
"""

import json
from pathlib import Path

import numpy as np
import torch

SEED, STEPS, SEQUENCES, UNITS, INPUTS, OUTPUTS = 21, 6, 3, 4, 2, 3
LENGTHS = (6, 4, 1)
ORDERS = {
    "lstm": [f"{kind}_{gate}" for gate in "ifgo" for kind in "WUb"],
    "gru": ["W_r", "U_r", "b_r", "W_z", "U_z", "b_z", "W_n", "b_in", "U_n", "b_hn"],
    "rnn": ["W_h", "U_h", "b_h"],
}
LAYERS = {"lstm": torch.nn.LSTM, "gru": torch.nn.GRU, "rnn": torch.nn.RNN}
GATES = {"lstm": "ifgo", "gru": "rzn", "rnn": "h"}
OPTIMISERS = {
    "adam": lambda numbers: torch.optim.Adam(numbers, lr=0.1, weight_decay=0.01),
    "sgd": lambda numbers: torch.optim.SGD(numbers, lr=0.1, momentum=0.9, weight_decay=0.01),
    "rmsprop": lambda numbers: torch.optim.RMSprop(numbers, lr=0.1, weight_decay=0.01),
}


def batch_of(key):
    """The loss of a batch and its gradients by all weights and by the read-out."""
    random = np.random.default_rng(SEED)
    sizes = {"W": (UNITS, INPUTS), "U": (UNITS, UNITS), "b": (UNITS,)}
    weights = {name: torch.tensor(random.normal(size=sizes[name[0]]), requires_grad=True) for name in ORDERS[key]}
    readout = [torch.tensor(random.normal(size=size), requires_grad=True) for size in ((OUTPUTS, UNITS), (OUTPUTS,))]
    inputs = random.normal(size=(STEPS, SEQUENCES, INPUTS))
    targets, counts = random.integers(0, OUTPUTS, (STEPS, SEQUENCES)), random.uniform(1, 3, (STEPS, SEQUENCES))
    counts *= np.arange(STEPS)[:, None] < np.array(LENGTHS)
    gates, zero = GATES[key], torch.zeros(UNITS, dtype=torch.float64)
    parts = {
        "weight_ih_l0": [weights[f"W_{gate}"] for gate in gates],
        "weight_hh_l0": [weights[f"U_{gate}"] for gate in gates],
        "bias_ih_l0": [weights.get(f"b_{gate}", weights.get(f"b_i{gate}")) for gate in gates],
        "bias_hh_l0": [weights.get(f"b_h{gate}", zero) if gate == "n" else zero for gate in gates],
    }
    layer = LAYERS[key](INPUTS, UNITS).double()
    packed = torch.nn.utils.rnn.pack_padded_sequence(torch.from_numpy(inputs), torch.tensor(LENGTHS))
    joined = {name: torch.cat(part) for name, part in parts.items()}
    out, _ = torch.func.functional_call(layer, joined, (packed,))
    hidden, _ = torch.nn.utils.rnn.pad_packed_sequence(out)
    logits = hidden @ readout[0].T + readout[1]
    losses = torch.nn.functional.cross_entropy(logits.permute(0, 2, 1), torch.from_numpy(targets), reduction="none")
    share = torch.from_numpy(counts / counts.sum())
    loss = (losses * share).sum()
    loss.backward()
    return {
        "cell": key,
        "order": ORDERS[key],
        "loss": loss.item(),
        "gradients": {name: value.grad.tolist() for name, value in weights.items()},
        "readout": [value.grad.tolist() for value in readout],
    }


def steps_of(key):
    """Numbers after each of five steps down a bowl, with the gradient clipped to 1."""
    numbers = torch.tensor([1.0, -2.0, 0.5], dtype=torch.float64, requires_grad=True)
    optimiser, found = OPTIMISERS[key]([numbers]), []
    for _ in range(5):
        optimiser.zero_grad()
        (numbers**2 * torch.tensor([1.0, 0.1, 3.0])).sum().backward()
        torch.nn.utils.clip_grad_norm_([numbers], 1.0)
        optimiser.step()
        found.append(numbers.tolist())
    return {"optimiser": key, "numbers": found}


if __name__ == "__main__":
    made = {
        "seed": SEED,
        "steps": STEPS,
        "units": UNITS,
        "inputs": INPUTS,
        "outputs": OUTPUTS,
        "lengths": LENGTHS,
        "batches": [batch_of(key) for key in ORDERS],
        "optimisers": [steps_of(key) for key in OPTIMISERS],
    }
    Path(__file__).with_suffix(".json").write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")
