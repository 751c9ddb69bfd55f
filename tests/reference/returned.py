"""Makes returned.json: what PyTorch's and Keras's recurrent layers return, in every way that they can be asked. Run it
with both installed (made with PyTorch 2.14.1 and Keras 3.15.1 on PyTorch); the tests only read what it wrote.

A case has the layers' kind, how many there are, whether they read from both ends, the steps that are left out, and the
values of each tensor; "shapes" has those of PyTorch's without a batch, with one, and with batch_first. Weights are
drawn by NumPy (`weights_of`), in PyTorch's order of gates; biases of both frameworks add up to the same.
"""

import json
import os
from itertools import product
from pathlib import Path

os.environ["KERAS_BACKEND"] = "torch"
import keras
import numpy as np
import torch
from keras import layers

STEPS, INPUTS, UNITS, PROJECTED = 6, 2, 3, 2
GATES = {"lstm": "ifgo", "gru": "rzn", "rnn": "h"}
KERAS_GATES = {"lstm": "ifgo", "gru": "zrn", "rnn": "h"}
LEFT_OUT = {"packed": (4, 5), "masked": (0, 2, 5), "none": ()}
TORCH = {"lstm": torch.nn.LSTM, "gru": torch.nn.GRU, "rnn": torch.nn.RNN}
KERAS = {"lstm": layers.LSTM, "gru": layers.GRU, "rnn": layers.SimpleRNN}


def weights_of(random, kind, inputs, outputs):
    """W, U, b and b_u of a layer's direction by gate, and V of a projected one."""
    parts = {gate: {} for gate in GATES[kind]}
    for gate in parts:
        parts[gate] = {"W": random.normal(size=(UNITS, inputs)), "U": random.normal(size=(UNITS, outputs)),
                       "b": random.normal(size=UNITS), "b_u": random.normal(size=UNITS)}  # fmt: skip
    return parts, random.normal(size=(outputs, UNITS))


def joined(parts, what, gates):
    return np.concatenate([parts[gate][what] for gate in gates])


def plain(value):
    return value.detach().numpy().tolist()


def of_torch(kind, count, both, projected, left_out):
    """A case of PyTorch."""
    random, outputs = np.random.default_rng(5), PROJECTED if projected else UNITS
    options = {"proj_size": PROJECTED} if projected else {}
    stack = TORCH[kind](INPUTS, UNITS, count, bidirectional=both, **options).double()
    for at, way in product(range(count), ("", "_reverse")[: 1 + both]):
        parts, V = weights_of(random, kind, INPUTS if at == 0 else outputs * (1 + both), outputs)
        names = {"weight_ih": "W", "weight_hh": "U", "bias_ih": "b", "bias_hh": "b_u"}
        values = {name: joined(parts, part, GATES[kind]) for name, part in names.items()}
        for name, value in {**values, **({"weight_hr": V} if projected else {})}.items():
            getattr(stack, f"{name}_l{at}{way}").data.copy_(torch.from_numpy(value))
    x = torch.from_numpy(np.random.default_rng(6).normal(size=(STEPS, INPUTS)))
    shapes, found = {}, {}
    for batching in ("none", "second", "first"):
        stack.batch_first = batching == "first"
        given = x if batching == "none" else x[None] if batching == "first" else x[:, None]
        if left_out:
            length = [STEPS - len(left_out)]
            if batching == "none":
                continue
            given = torch.nn.utils.rnn.pack_padded_sequence(given, length, batch_first=stack.batch_first)
        output, state = stack(given)
        if left_out:
            output, _ = torch.nn.utils.rnn.pad_packed_sequence(output, batch_first=stack.batch_first)
        tensors = dict(zip(("h_n", "c_n"), state if kind == "lstm" else (state,), strict=False), output=output)
        shapes[batching] = {name: list(value.shape) for name, value in tensors.items()}
        found = {name: plain(value.flatten()) for name, value in tensors.items()}
    about = {"kind": kind, "layers": count, "both": both, "projected": projected, "left_out": left_out}
    return {"framework": "pytorch", **about, "shapes": shapes, "values": found}


def in_keras(kind, parts, V):
    """The weights of a layer as Keras sets them."""
    gates = KERAS_GATES[kind]
    bias = [joined(parts, "b", gates), joined(parts, "b_u", gates)]
    return [joined(parts, "W", gates).T, joined(parts, "U", gates).T, np.stack(bias) if kind == "gru" else sum(bias)]


def of_keras(kind, count, way, left_out, initial=False):
    """A case of Keras: `way` is "forward", "both", or "backward" for go_backwards."""
    both = way == "both"
    x = np.random.default_rng(6).normal(size=(1, STEPS, INPUTS))
    mask = np.array([[step not in left_out for step in range(STEPS)]])
    states = [np.full((1, UNITS), 0.25 * (k + 1)) for k in range(2 if kind == "lstm" else 1)] if initial else None

    def run(**last):
        random, value = np.random.default_rng(5), x
        for at in range(count):
            mine = {"return_sequences": True, **(last if at == count - 1 else {})}
            merge = mine.pop("merge_mode", "concat")
            layer = KERAS[kind](UNITS, go_backwards=way == "backward", **mine)
            layer = layers.Bidirectional(layer, merge_mode=merge) if both else layer
            width = INPUTS if at == 0 else UNITS * (1 + both)
            layer.build((1, STEPS, width))
            layer.set_weights([each for _ in range(1 + both) for each in
                               in_keras(kind, *weights_of(random, kind, width, UNITS))])  # fmt: skip
            value = layer(value, mask=mask if left_out else None, **({"initial_state": states} if initial else {}))
        return value

    names = [f"{name}_{state}" for name in (("forward", "backward") if both else ("state",))
             for state in ("hc" if kind == "lstm" else "h")]  # fmt: skip
    sequence, *lasts = run(return_state=True)
    found = {"sequence": sequence, "last": run(return_sequences=False), **dict(zip(names, lasts, strict=True))}
    for merge in ("sum", "mul", "ave") if both else ():
        found[merge] = run(merge_mode=merge)
    about = {"kind": kind, "layers": count, "way": way, "left_out": left_out, "initial": initial}
    shapes = {"first": {name: list(value.shape) for name, value in found.items()}}
    values = {name: plain(value.flatten()) for name, value in found.items()}
    return {"framework": "keras", **about, "shapes": shapes, "values": values}


@torch.no_grad()
def cases():
    """All cases."""
    for kind, count, both, left_out in product(GATES, (1, 2, 3), (False, True), ("none", "packed")):
        for projected in (False, True)[: 1 + (kind == "lstm")]:
            yield of_torch(kind, count, both, projected, LEFT_OUT[left_out])
    for kind, left_out in product(GATES, ("none", "masked")):
        for count, way in product((1, 2, 3), ("forward", "both")):
            yield of_keras(kind, count, way, LEFT_OUT[left_out])
        yield of_keras(kind, 1, "backward", LEFT_OUT[left_out])
        yield of_keras(kind, 1, "forward", LEFT_OUT[left_out], initial=True)


if __name__ == "__main__":
    keras.config.set_floatx("float64")
    torch.set_default_dtype(torch.float64)
    lines = ",\n".join(json.dumps(case) for case in cases())
    Path(__file__).with_suffix(".json").write_text(f"[{lines}]\n", encoding="utf-8")
