"""Losses, gradients and optimisers against PyTorch's, which are stored; initial weights; costs of quantities."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from simulator.arrays import Array
from simulator.cells import cells, find_cell
from simulator.cells.cell import Cell, Memory
from simulator.training.losses import squared_error
from simulator.training.model import Model
from simulator.training.optimisers import OPTIMISERS, clip
from simulator.training.settings import Settings, TrainingError, with_words
from simulator.training.task import Examples, Problem

STORED: dict[str, Any] = json.loads(
    (Path(__file__).resolve().parents[2] / "reference" / "torch_training.json").read_text(encoding="utf-8")
)


def problem(inputs: int = 2, outputs: int = 3, **more: Any) -> Problem:
    def nothing(random: np.random.Generator, count: int) -> Examples:
        raise AssertionError("nothing is drawn here")

    names = tuple(f"y{k}" for k in range(outputs))
    return Problem(tuple(f"x{k}" for k in range(inputs)), names, nothing, nothing, 20, values=True, **more)


def examples(stored: Mapping[str, Any], random: np.random.Generator) -> Examples:
    steps, sequences, lengths = stored["steps"], len(stored["lengths"]), np.array(stored["lengths"])
    inputs = random.normal(size=(steps, sequences, stored["inputs"]))
    targets = random.integers(0, stored["outputs"], (steps, sequences))
    counts = random.uniform(1, 3, (steps, sequences)) * (np.arange(steps)[:, None] < lengths)
    return Examples(inputs.swapaxes(1, 2), targets, counts, lengths)


@pytest.mark.parametrize("batch", STORED["batches"], ids=[each["cell"] for each in STORED["batches"]])
def test_loss_and_gradient_are_those_of_pytorch(batch: dict[str, Any]) -> None:
    settings = Settings(cell=batch["cell"], units=(STORED["units"],), dtype="float64")
    model = Model(find_cell(batch["cell"]), problem(), settings)
    random = np.random.default_rng(STORED["seed"])
    weights, readout = model.parameters.layers[0], model.parameters.readout
    for name in batch["order"]:
        weights[name][...] = random.normal(size=weights[name].shape)
    for name in ("W", "b"):
        readout[name][...] = random.normal(size=readout[name].shape)
    assert model.loss(examples(STORED, random)) == pytest.approx(batch["loss"], abs=1e-12)
    *layers, last = model.parameters.parts(model.gradient)
    for name, expected in batch["gradients"].items():
        np.testing.assert_allclose(layers[0][name], expected, rtol=0, atol=1e-12)
    for name, expected in zip(("W", "b"), batch["readout"], strict=True):
        np.testing.assert_allclose(last[name], expected, rtol=0, atol=1e-12)


@pytest.mark.parametrize("stored", STORED["optimisers"], ids=[each["optimiser"] for each in STORED["optimisers"]])
def test_steps_are_those_of_pytorch(stored: dict[str, Any]) -> None:
    numbers = np.array([1.0, -2.0, 0.5])
    optimiser = OPTIMISERS[stored["optimiser"]](numbers)
    for step, expected in enumerate(stored["numbers"], start=1):
        gradient = 2 * numbers * np.array([1.0, 0.1, 3.0])
        clip(gradient, 1.0)
        optimiser.change(numbers, gradient + 0.01 * numbers, 0.1, step)
        np.testing.assert_allclose(numbers, expected, atol=1e-5)  # PyTorch clips to a length of 1 − 1e-6


def slope(model: Model, given: Examples, at: int) -> float:
    flat, step = model.parameters.flat, 1e-6
    found = []
    for sign in (1, -1):
        flat[at] += sign * step
        found.append(model.loss(given))
        flat[at] -= sign * step
    return (found[0] - found[1]) / (2 * step)


@pytest.mark.parametrize("kind", ["softmax", "linear"])
def test_gradients_of_losses_and_costs_are_slopes(kind: Any) -> None:
    """Two layers, with costs of what is written and of the memory, sequences of different lengths."""
    settings = Settings(units=(3, 2), dtype="float64", penalties={"added": 0.3, "c": 0.1}, seed=4)
    model = Model(find_cell("lstm"), problem(kind=kind), settings)
    given = examples(STORED, np.random.default_rng(1))
    if kind == "linear":
        values = np.random.default_rng(2).normal(size=(STORED["steps"], 3, 3))
        given = Examples(given.inputs, values, given.weights, given.lengths)
    model.loss(given)
    found = model.gradient.copy()
    for at in range(0, len(found), 7):
        assert found[at] == pytest.approx(slope(model, given, at), abs=1e-7)


def test_squared_error() -> None:
    logits, targets = np.array([[[1.0], [2.0]]]), np.array([[[0.0], [4.0]]])
    loss, back = squared_error(logits, targets, np.ones((1, 1)))
    assert loss == 2.5 and back.tolist() == [[[1.0], [-2.0]]]


def test_a_gradient_is_clipped_by_its_length() -> None:
    gradient: Array = np.array([3.0, 4.0])
    assert clip(gradient, 1.0) == 5.0 and np.allclose(gradient, [0.6, 0.8])
    assert clip(gradient, 0.0) == pytest.approx(1.0) and np.allclose(gradient, [0.6, 0.8])


def test_initial_weights() -> None:
    def drawn(**more: Any) -> dict[str, Array]:
        return Model(find_cell("lstm"), problem(), Settings(units=(4,), dtype="float64", **more)).parameters.layers[0]

    assert (drawn(initialiser="identity")["U_i"] == np.eye(4)).all()
    orthogonal = drawn(initialiser="orthogonal")
    assert np.allclose(orthogonal["U_f"] @ orthogonal["U_f"].T, np.eye(4)) and not orthogonal["b_f"].any()
    assert (drawn(initialiser="orthogonal", forget_bias=1.5)["b_f"] == 1.5).all()
    assert (drawn(biases={"b_f": 4.0, "b_i": -2.0})["b_i"] == -2).all()
    chrono = drawn(initialiser="chrono")  # as long as the task's longest
    assert chrono["b_f"].max() <= np.log(19) and (chrono["b_i"] == -chrono["b_f"]).all()


FLAT = Cell("flat", "Flat", ("h",), Memory("h", None, None), "h = step(W_h @ x + U_h @ h_prev + b_h)", "none")


def test_what_cannot_be_trained_is_said() -> None:
    with pytest.raises(TrainingError, match=r"Flat cannot be trained: .* no slope"):
        Model(FLAT, problem(), Settings())
    with pytest.raises(TrainingError, match="chrono sets the bias"):
        Model(find_cell("rnn"), problem(), Settings(initialiser="chrono"))
    with pytest.raises(TrainingError, match="no gate that keeps"):
        Model(find_cell("rnn"), problem(), Settings(forget_bias=1))
    with pytest.raises(TrainingError, match="no such bias"):
        Model(find_cell("rnn"), problem(), Settings(biases={"b_f": 1}))


@pytest.mark.parametrize("cell", cells().values(), ids=list(cells()))
def test_every_cell_learns(cell: Cell) -> None:
    """To say which of two inputs was larger in the first step."""
    model = Model(cell, problem(), Settings(units=(5,), initialiser="pytorch", seed=1))
    values = np.random.default_rng(0).normal(size=(4, 2, 16))
    weights = np.zeros((4, 16))
    weights[-1] = 1
    targets = np.broadcast_to((values[0, 0] > values[0, 1]).astype(int), (4, 16))
    given = Examples(values, targets, weights, np.full(16, 4))
    optimiser = OPTIMISERS["adam"](model.parameters.flat)
    first = model.loss(given)
    for step in range(1, 121):
        loss = model.loss(given)
        optimiser.change(model.parameters.flat, model.gradient, 0.05, step)
    assert loss < first / 2


@pytest.mark.parametrize(
    ("word", "message"),
    [
        ("rate", "write NAME=VALUE"),
        ("rate=fast", "give a number"),
        ("steps=1.5", "give a whole number"),
        ("steps=0", "must be 1 or more"),
        ("rat=1", "no such setting. Did you mean rate"),
        ("optimiser=adm", "choose one of adam, sgd, rmsprop"),
        ("cost.adde=1", "has no adde. Did you mean added"),
        ("cost.added=-1", "0 or more"),
        ("units=4,x", "whole numbers"),
        ("initialiser=kears", "Did you mean keras"),
        ("b_f=nan", "finite"),
    ],
)
def test_wrong_settings_are_explained(word: str, message: str) -> None:
    cell = find_cell("lstm").parsed
    biases = [name for name in cell.weights if name.startswith("b_")]
    with pytest.raises(TrainingError, match=message):
        with_words(Settings(), [word], biases, cell.quantities)


def test_settings_in_words() -> None:
    found = with_words(
        Settings(), ["rate=0.01", "units=8,4", "b_f=4", "cost.added=.05", "schedule=cosine", "steps=10"],
        ["b_f"], ["added"],
    )  # fmt: skip
    assert (found.rate, found.units, found.biases, found.penalties) == (0.01, (8, 4), {"b_f": 4}, {"added": 0.05})
    assert found.rate_at(0) == 0.01 and found.rate_at(10) == pytest.approx(0.0005)
