"""Makes sequences.json: what PyTorch and Keras compute of three sequences that run one after the other, each from its
own beginning or from the state that the one before left. Run it with both installed (made with PyTorch 2.14.1 and Keras
3.15.1 on PyTorch); the tests only read what it wrote.

A case has h after each step of all sequences, by the kind of the layers, how many there are, whether they read from
both ends, and for each sequence whether it goes on: PyTorch is passed h and c, a layer of Keras is stateful and reset.
Weights are those of returned.py.
"""

import json
import os
from itertools import product
from pathlib import Path

os.environ["KERAS_BACKEND"] = "torch"
import keras
import numpy as np
import torch
from returned import GATES, INPUTS, KERAS, TORCH, UNITS, in_keras, joined, layers, plain, weights_of

LENGTHS = (4, 2, 3)
GOES_ON = ((False, False, False), (False, True, False), (False, True, True))


def entering():
    """The inputs of the sequences."""
    return np.split(np.random.default_rng(6).normal(size=(sum(LENGTHS), INPUTS)), np.cumsum(LENGTHS)[:-1])


def of_torch(kind, count, both, goes_on):
    """h of PyTorch's layers, which are passed the states that they left."""
    random = np.random.default_rng(5)
    stack, state, found = TORCH[kind](INPUTS, UNITS, count, bidirectional=both).double(), None, []
    for at, way in product(range(count), ("", "_reverse")[: 1 + both]):
        parts, _ = weights_of(random, kind, INPUTS if at == 0 else UNITS * (1 + both), UNITS)
        for name, part in {"weight_ih": "W", "weight_hh": "U", "bias_ih": "b", "bias_hh": "b_u"}.items():
            getattr(stack, f"{name}_l{at}{way}").data.copy_(torch.from_numpy(joined(parts, part, GATES[kind])))
    for x, on in zip(entering(), goes_on, strict=True):
        output, state = stack(torch.from_numpy(x), state if on else None)
        found.append(output)
    return torch.cat(found)


def of_keras(kind, count, both, goes_on):
    """h of Keras's stateful layers, which are reset where a sequence begins anew."""
    random, made = np.random.default_rng(5), []
    for at in range(count):
        layer = KERAS[kind](UNITS, return_sequences=True, stateful=True)
        layer = layers.Bidirectional(layer) if both else layer
        width = INPUTS if at == 0 else UNITS * (1 + both)
        layer.build((1, max(LENGTHS), width))
        layer.set_weights([each for _ in range(1 + both) for each in
                           in_keras(kind, *weights_of(random, kind, width, UNITS))])  # fmt: skip
        made.append(layer)
    found = []
    for x, on in zip(entering(), goes_on, strict=True):
        value = x[None]
        for layer in made:
            if not on:
                layer.reset_states() if not both else [each.reset_states() for each in
                                                       (layer.forward_layer, layer.backward_layer)]  # fmt: skip
            value = layer(value)
        found.append(value[0])
    return torch.cat(found)


@torch.no_grad()
def cases():
    """All cases."""
    for (name, made), kind, count in product({"pytorch": of_torch, "keras": of_keras}.items(), GATES, (1, 2)):
        for both, goes_on in ((False, each) for each in GOES_ON):
            yield name, kind, count, both, goes_on, made(kind, count, both, goes_on)
        yield name, kind, count, True, GOES_ON[0], made(kind, count, True, GOES_ON[0])


if __name__ == "__main__":
    keras.config.set_floatx("float64")
    torch.set_default_dtype(torch.float64)
    keys = ("framework", "kind", "layers", "both", "goes_on")
    lines = ",\n".join(json.dumps({**dict(zip(keys, about, strict=True)), "h": plain(h)}) for *about, h in cases())
    Path(__file__).with_suffix(".json").write_text(f"[{lines}]\n", encoding="utf-8")
