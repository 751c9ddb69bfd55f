"""The layers of a network in Keras, and what Keras cannot say: that is refused, never approximated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import numpy as np

from simulator.arrays import Array
from simulator.code.subject import CodeError, Subject, stacks
from simulator.code.usual import UsualLayer
from simulator.code.words import COLUMNS, REWRITTEN, Translate
from simulator.weights.layouts import LAYOUTS
from simulator.weights.model_cells import FUNCTIONS, SIGMOID, TANH

_CLASS = {"lstm": "LSTM", "gru": "GRU", "rnn": "SimpleRNN"}
_ACTIVATIONS = {text: name for name, text in FUNCTIONS.items() if name != "hard_sigmoid_before_3"}
_ELSE = "Choose PyTorch or NumPy, which compute the equations in a loop."
PARTS = ("kernel", "recurrent_kernel", "bias")
"""The weights of a layer of Keras, in their order."""


class KerasLayer(NamedTuple):
    """A layer of Keras: its name, the call that makes it, and the one that runs it on {x}.

    `weights` has the arrays of PARTS for each layer inside, by its place: "" or ".forward_layer"; `states` what it
    begins with where that is not zeros; `notes` what is to be known of it.
    """

    name: str
    made: str
    run: str
    weights: Mapping[str, tuple[Array, ...]]
    states: Mapping[str, Array]
    notes: tuple[str, ...]


def keras_levels(subject: Subject, translate: Translate) -> Iterator[list[KerasLayer]]:
    """The layers from below, those beside each other together. Raises CodeError for what Keras does not have."""
    for layer in range(len(subject.layers)):
        _check(subject, layer)
    for together in stacks(subject):
        if len(together) > 1:
            yield [_layer(subject, stack.layers, translate) for stack in together]
        else:
            yield from ([_layer(subject, level, translate)] for level in together[0].levels)


def _check(subject: Subject, layer: int) -> None:
    """Raise CodeError for a layer that Keras does not have."""
    usual, cell = subject.usual[layer], subject.layers[layer].cell
    if subject.by_hand(layer):
        what = "gates that are rounded" if subject.trace.idealised else "units that are set by hand"
        raise CodeError(f"Layer {layer} has {what}, which no layer of Keras has.", _ELSE)
    if usual is None:
        raise CodeError(f"Keras has no layer that computes the equations of layer {layer}, {cell.name}.", _ELSE)
    form = usual.form
    lacks = {
        "peepholes": form.peepholes, "a projection": form.projected, "sums that are kept within bounds": form.clip,
        "a forget gate that is 1 − i": form.coupled,
        "two activations besides that of its gates": usual.kind == "lstm" and form.new != form.out,
        "an activation of its own": not {form.gate, form.new} <= _ACTIVATIONS.keys(),
    }  # fmt: skip
    for what, has in lacks.items():
        if has:
            raise CodeError(f"Layer {layer}, {cell.name}, has {what}, which no layer of Keras has.", _ELSE)


def _layer(subject: Subject, level: tuple[int, ...], translate: Translate) -> KerasLayer:
    """One layer of Keras: a layer, or both directions of a level."""
    usual, first = subject.usual[level[0]], subject.layers[level[0]]
    assert usual is not None
    kind, both = _CLASS[usual.kind], len(level) > 1
    backward = first.reverse and not both
    options = [str(first.units), *_activations(usual), "return_sequences=True", *["go_backwards=True"] * backward]
    options += ["stateful=True"] * subject.goes_on
    made = f"keras.layers.{kind}({', '.join(options)})"
    name = f"{usual.kind}{level[0]}"
    states = {
        f"{name}_{state}0{'_reverse' * (both and subject.layers[k].reverse)}": value
        for k in level
        for state, value in subject.layers[k].initial.items()
    }
    states = states if any(value.any() for value in states.values()) else {}
    if states and subject.goes_on:
        raise CodeError("A layer of Keras that goes on (stateful=True) begins at 0 alone.", _ELSE)
    given = f", initial_state=[{', '.join(states)}]" if states else ""
    run = f"{name}({{x}}{given})"
    gates = LAYOUTS["keras"].gates[usual.kind]
    notes = [translate(COLUMNS).format(units=first.units, gates=", ".join(gates))] * (len(gates) > 1)
    if usual.rewritten:
        notes.append(translate(REWRITTEN).format(cell=first.cell.name, layer=kind, how=usual.rewritten))
    places = (".forward_layer", ".backward_layer") if both else ("",)
    weights = {place: _weights(subject.usual[k]) for place, k in zip(places, level, strict=True)}
    return KerasLayer(
        name, f"keras.layers.Bidirectional({made})" if both else made,
        f"keras.ops.flip({run}, axis=1)" if backward else run, weights, states, tuple(notes),
    )  # fmt: skip


def _activations(usual: UsualLayer) -> Iterator[str]:
    """What is not as usual in Keras."""
    form = usual.form
    if form.new != TANH:
        yield f'activation="{_ACTIVATIONS[form.new]}"'
    if usual.kind != "rnn" and form.gate != SIGMOID:
        yield f'recurrent_activation="{_ACTIVATIONS[form.gate]}"'
    if usual.kind == "gru" and form.resets_before:
        yield "reset_after=False"


def _weights(usual: UsualLayer | None) -> tuple[Array, ...]:
    """The arrays of PARTS: a GRU that resets after the product has two biases, else there is one."""
    assert usual is not None
    parts = usual.parts("keras")
    two = usual.kind == "gru" and not usual.form.resets_before
    return parts["W"], parts["U"], np.stack([parts["b"], parts["b_u"]]) if two else parts["b"]
