"""Makes torch_biases.json: h of PyTorch's LSTM, GRU and simple RNN with both of their biases drawn at random. Run it
with PyTorch installed (made with 2.13.0); the tests only read what it wrote.

Drawn by NumPy, in this order: for each gate W and U, then the first bias of every gate, then the second, then x.
"""

import json
from pathlib import Path

import numpy as np
import torch

SEED, STEPS, UNITS, INPUTS, SCALE = 11, 12, 4, 3, 0.8
GATES = {"lstm": "ifgo", "gru": "rzn", "rnn": "h"}
LAYERS = {"lstm": torch.nn.LSTM, "gru": torch.nn.GRU, "rnn": torch.nn.RNN}


def outcome(key):
    """h [T, H]."""
    random, gates = np.random.default_rng(SEED), GATES[key]
    matrices = {
        f"{kind}_{gate}": random.normal(size=(UNITS, INPUTS if kind == "W" else UNITS)) * SCALE
        for gate in gates
        for kind in "WU"
    }
    biases = [{gate: random.normal(size=UNITS) for gate in gates} for _ in "ab"]
    layer = LAYERS[key](INPUTS, UNITS).double()
    parts = {
        "weight_ih_l0": [matrices[f"W_{gate}"] for gate in gates],
        "weight_hh_l0": [matrices[f"U_{gate}"] for gate in gates],
        "bias_ih_l0": [biases[0][gate] for gate in gates],
        "bias_hh_l0": [biases[1][gate] for gate in gates],
    }
    with torch.no_grad():
        for name, values in parts.items():
            getattr(layer, name).copy_(torch.from_numpy(np.concatenate(values)))
        return layer(torch.from_numpy(random.normal(size=(STEPS, INPUTS))))[0].tolist()


if __name__ == "__main__":
    sizes = {"seed": SEED, "steps": STEPS, "units": UNITS, "inputs": INPUTS, "scale": SCALE}
    cases = [{"cell": key, "gates": gates, **sizes, "h": outcome(key)} for key, gates in GATES.items()]
    Path(__file__).with_suffix(".json").write_text(json.dumps(cases) + "\n", encoding="utf-8")
