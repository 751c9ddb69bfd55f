"""Makes the model files here and expected.npz: what PyTorch and Keras compute with them. Run it with both installed
(made with PyTorch 2.14.1 and Keras 3.15.1 on PyTorch); the tests only read what it wrote.

expected.npz has for each file its inputs [T, I] and what layer k gives: `NAME/layerK/h` [T, outputs], of both
directions side by side, and, of stacks in one direction, `NAME/layerK/c` [T, H].
"""

import os
import zipfile
from pathlib import Path

os.environ["KERAS_BACKEND"] = "torch"
import keras
import numpy as np
import torch
from keras import layers

HERE, STEPS = Path(__file__).parent, 6
expected = {}


def first_layers(stack, count):
    """The first layers of a stack, as a stack of their own."""
    names = ("input_size", "hidden_size", "bias", "bidirectional")
    options = {name: getattr(stack, name) for name in names}
    if isinstance(stack, torch.nn.LSTM):
        options["proj_size"] = stack.proj_size
    if isinstance(stack, torch.nn.RNN):
        options["nonlinearity"] = stack.nonlinearity
    lower = type(stack)(**options, num_layers=count).to(stack.weight_ih_l0.dtype)
    state = stack.state_dict()
    lower.load_state_dict({name: state[name] for name in lower.state_dict()})
    return lower


@torch.no_grad()
def remember(name, stack, inputs=None):
    """Store what PyTorch computes with a stack."""
    if inputs is None:
        inputs = torch.randn(STEPS, stack.input_size, dtype=stack.weight_ih_l0.dtype)
    expected[f"{name}/inputs"] = inputs.numpy()
    for at in range(stack.num_layers):
        lower = first_layers(stack, at + 1)
        expected[f"{name}/layer{at}/h"] = lower(inputs)[0].numpy()
        if isinstance(stack, torch.nn.LSTM) and not stack.bidirectional:
            states = [lower(inputs[: step + 1])[1][1][-1] for step in range(STEPS)]
            expected[f"{name}/layer{at}/c"] = torch.stack(states).numpy()


def without_places(path):
    """Write an archive anew without what names files of the machine that it was made on."""
    with zipfile.ZipFile(path) as archive:
        kept = [each for each in archive.infolist() if not each.filename.endswith((".debug_pkl", "models/model.json"))]
        parts = [(each, archive.read(each)) for each in kept]
    with zipfile.ZipFile(path, "w") as archive:
        for each, data in parts:
            archive.writestr(each, data)


def no_source(*_, **__):
    """In place of what looks for the source of a class, which old files take along."""
    raise OSError


class Words(torch.nn.Module):
    """A model of words: an embedding, a stack and a read-out."""

    def __init__(self, stack):
        super().__init__()
        self.embedding = torch.nn.Embedding(7, stack.input_size)
        self.stack = stack
        self.readout = torch.nn.Linear(stack.hidden_size, 7)

    def forward(self, tokens):
        return self.readout(self.stack(self.embedding(tokens))[0])


def make_torch():
    """The files of PyTorch."""
    torch.manual_seed(0)
    stacks = {
        "lstm": torch.nn.LSTM(3, 4),
        "lstm-64": torch.nn.LSTM(3, 4, 3).double(),
        "lstm-both": torch.nn.LSTM(3, 4, 2, bidirectional=True).double(),
        "lstm-projected": torch.nn.LSTM(3, 4, 2, proj_size=2).double(),
        "lstm-projected-both": torch.nn.LSTM(3, 4, 2, proj_size=2, bidirectional=True),
        "lstm-no-bias": torch.nn.LSTM(3, 4, bias=False),
        "gru": torch.nn.GRU(3, 4, 2).double(),
        "gru-both": torch.nn.GRU(3, 4, 2, bidirectional=True),
        "rnn": torch.nn.RNN(3, 4, 2).double(),
    }
    for name, stack in stacks.items():
        torch.save(stack.state_dict(), HERE / f"{name}.pt")
        remember(name, stack)
    old = torch.nn.GRU(3, 4)
    torch.save(old.state_dict(), HERE / "legacy.pt", _use_new_zipfile_serialization=False)
    remember("legacy", old)
    torch.serialization.get_source_lines_and_file = no_source
    torch.save(old, HERE / "legacy-module.pt", _use_new_zipfile_serialization=False)
    remember("legacy-module", old)
    relu = torch.nn.RNN(3, 4, nonlinearity="relu")
    torch.save(relu, HERE / "module.pt")
    remember("module", relu)
    model = Words(torch.nn.LSTM(3, 4))
    tokens = torch.zeros(5, dtype=torch.long)
    optimizer = torch.optim.Adam(model.parameters())
    model(tokens).sum().backward()
    optimizer.step()
    torch.jit.trace(model, tokens).save(HERE / "script.pt")
    torch.export.save(torch.export.export(model, (tokens,)), HERE / "exported.pt2")
    without_places(HERE / "script.pt")
    without_places(HERE / "exported.pt2")
    checkpoint = {"epoch": 3, "pytorch-lightning_version": "2.5.0", "state_dict": model.state_dict(),
                  "hyper_parameters": {"hidden": 4}, "optimizer_states": [optimizer.state_dict()]}  # fmt: skip
    torch.save(checkpoint, HERE / "lightning.ckpt")
    for name in ("script", "exported", "lightning"):
        remember(name, model.stack)
    tokens = torch.tensor([1, 4, 0, 6, 2])
    expected["words/tokens"] = tokens.numpy()
    expected["words/probabilities"] = torch.softmax(model(tokens), 1).detach().numpy()


def make_torch_numbers():
    """Files of PyTorch whose numbers are of other kinds, or views of the same storage."""
    for name, dtype in (("bf16", torch.bfloat16), ("half", torch.float16)):
        rounded = torch.nn.LSTM(3, 4)
        rounded.load_state_dict({key: value.to(dtype).float() for key, value in rounded.state_dict().items()})
        torch.save({key: value.to(dtype) for key, value in rounded.state_dict().items()}, HERE / f"{name}.pt")
        remember(name, rounded)
    shared = torch.randn(24, 24)
    views = torch.nn.LSTM(3, 4)
    parts = {"weight_ih_l0": shared[:16, 1:7:2], "weight_hh_l0": shared.T[4:20, :4], "bias_ih_l0": shared[0, :16],
             "bias_hh_l0": shared[:16, 0]}  # fmt: skip
    torch.save(parts, HERE / "views.pt")
    views.load_state_dict(parts)
    remember("views", views)


def make_keras():
    """The files of Keras: one model in three ways."""
    keras.utils.set_random_seed(1)
    model = keras.Sequential(
        [
            layers.Input((STEPS, 3)),
            layers.Bidirectional(layers.LSTM(4, return_sequences=True)),
            layers.GRU(3, return_sequences=True, name="mine"),
            layers.GRU(3, reset_after=False, return_sequences=True),
            layers.SimpleRNN(2, activation="relu", return_sequences=True),
            layers.LSTM(2, use_bias=False, recurrent_activation="hard_sigmoid", return_sequences=True),
            layers.Dense(3, activation="softmax"),
        ]
    )
    for weight in model.weights:  # biases are zeros and ones at first
        weight.assign(np.random.default_rng(len(weight.path)).normal(size=weight.shape).astype(np.float32) * 0.7)
    model.save(HERE / "keras.keras")
    model.save(HERE / "keras.h5")
    model.save_weights(HERE / "keras.weights.h5")
    inputs = np.random.default_rng(5).normal(size=(1, STEPS, 3)).astype(np.float32)
    parts = keras.Model(model.inputs, [layer.output for layer in model.layers[:-1]])(inputs)
    expected["keras/inputs"] = inputs[0]
    for at, part in enumerate(parts):
        expected[f"keras/layer{at}/h"] = keras.ops.convert_to_numpy(part)[0]


if __name__ == "__main__":
    make_torch()
    make_torch_numbers()
    make_keras()
    np.savez_compressed(HERE / "expected.npz", **expected)
