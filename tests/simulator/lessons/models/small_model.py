"""A small model over characters, as PyTorch would save it in safetensors, and a lesson that opens it."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file

from simulator.lessons.models.from_model import lesson_from_model
from simulator.lessons.schema import Lesson
from simulator.text.tokens import Characters
from simulator.weights.formats import open_model
from simulator.weights.recognition import recognise
from simulator.weights.vocabulary import read_vocabulary

LETTERS, WIDTH = "abcdefghijklmnopqrstuvwxyz .", 8
TEXT = "a cat and a hat."


def write_model(
    folder: Path,
    units: int = 4,
    layers: int = 2,
    kind: str = "lstm",
    seed: int = 0,
    *,
    both: bool = False,
    tokens: int = len(LETTERS),
) -> Path:
    """A model with a table of vectors, stacked layers, of both directions or one, and a read-out; its vocabulary, the
    letters and then numbered words, stands beside it.
    """
    random, inputs, tensors = np.random.default_rng(seed), WIDTH, {}
    rows, ways = {"lstm": 4, "gru": 3}[kind] * units, ("", "_reverse") if both else ("",)

    def draw(*shape: int) -> np.ndarray:
        return (random.uniform(-1, 1, shape) / shape[-1] ** 0.5).astype(np.float32)

    tensors["embedding.weight"] = draw(tokens, WIDTH)
    for at in range(layers):
        shapes = {"weight_ih": (rows, inputs), "weight_hh": (rows, units), "bias_ih": (rows,), "bias_hh": (rows,)}
        tensors |= {f"{kind}.{name}_l{at}{way}": draw(*shape) for way in ways for name, shape in shapes.items()}
        inputs = units * len(ways)
    tensors |= {"out.weight": draw(tokens, inputs), "out.bias": draw(tokens)}
    path = folder / "model.safetensors"
    save_file(tensors, path)
    known = (*LETTERS, *(f"word{k}" for k in range(len(LETTERS), tokens)))
    (folder / "letters.json").write_text(json.dumps({token: k for k, token in enumerate(known)}))
    return path


def lesson_of(
    folder: Path,
    units: int = 4,
    text: str = TEXT,
    kind: str = "lstm",
    seed: int = 0,
    *,
    both: bool = False,
    tokens: int = len(LETTERS),
) -> Lesson:
    """A lesson on such a model, which is written into the folder."""
    path = write_model(folder, units, kind=kind, seed=seed, both=both, tokens=tokens)
    return lesson_from_model(recognise(open_model(path)), Characters(text), read_vocabulary(folder / "letters.json"))
