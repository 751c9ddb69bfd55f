"""Makes counts.json: how many weights 200 random networks have in PyTorch and in Keras. Run it with both installed
(made with PyTorch 2.14.1 and Keras 3.15.1 on PyTorch); the tests only read what it wrote.
"""

import json
import os
import random
from pathlib import Path

os.environ["KERAS_BACKEND"] = "torch"
import keras
import torch
from keras import layers

NETWORKS, SEED = 200, 19
TORCH = {"lstm": torch.nn.LSTM, "gru": torch.nn.GRU, "rnn": torch.nn.RNN}
KERAS = {"lstm": layers.LSTM, "gru": layers.GRU, "rnn": layers.SimpleRNN}


def of_torch(network):
    """sum(p.numel()) of its modules: a layer each, and the read-out."""
    modules, width = [], network["inputs"]
    for layer in network["layers"]:
        units, projected, ways = layer["units"], layer["projected"], 1 + layer["both"]
        options = {"proj_size": projected} if projected else {}
        modules.append(TORCH[layer["kind"]](width, units, bidirectional=layer["both"], **options))
        width = (projected or units) * ways
    if network["outputs"]:
        modules.append(torch.nn.Linear(width, network["outputs"]))
    return sum(p.numel() for module in modules for p in module.parameters())


def of_keras(network):
    """count_params() of the model."""
    model = keras.Sequential([layers.Input((3, network["inputs"]))])
    for layer in network["layers"]:
        options = {"reset_after": layer["reset_after"]} if layer["kind"] == "gru" else {}
        made = KERAS[layer["kind"]](layer["units"], return_sequences=True, **options)
        model.add(layers.Bidirectional(made) if layer["both"] else made)
    if network["outputs"]:
        model.add(layers.Dense(network["outputs"]))
    return model.count_params()


def drawn(dice):
    """A network that one of them has, or both."""
    found = []
    for _ in range(dice.randint(1, 4)):
        kind, units = dice.choice(list(TORCH)), dice.randint(2, 80)
        projected = dice.choice([0, dice.randint(1, units - 1)]) if kind == "lstm" else 0
        found.append({"kind": kind, "units": units, "both": dice.random() < 0.4, "projected": projected,
                      "reset_after": kind != "gru" or dice.random() < 0.7})  # fmt: skip
    return {"inputs": dice.randint(1, 60), "layers": found, "outputs": dice.choice([0, dice.randint(1, 40)])}


def case(dice):
    network = drawn(dice)
    in_torch = all(layer["reset_after"] for layer in network["layers"])
    in_keras = not any(layer["projected"] for layer in network["layers"])
    return {**network, "pytorch": of_torch(network) if in_torch else None,
            "keras": of_keras(network) if in_keras else None}  # fmt: skip


if __name__ == "__main__":
    dice = random.Random(SEED)
    lines = ",\n".join(json.dumps(case(dice)) for _ in range(NETWORKS))
    Path(__file__).with_suffix(".json").write_text(f"[{lines}]\n", encoding="utf-8")
