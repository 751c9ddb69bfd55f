"""Somebody's own recurrent network, written out with NumPy, and all that people do differently in it.

It shares nothing with the program but NumPy: what it gives is what the finder has to explain.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import permutations
from typing import Any

import numpy as np

Array = np.ndarray
USUAL: dict[str, Any] = {
    "order": "", "holes": "ifo", "late": True, "matrices": "as stored", "biases": "all", "forget": 0.0, "gate": "soft",
    "new": "tanh", "out": "tanh", "reset": "after", "replaces": False, "begin": "zeros", "direction": "forward",
    "batch_first": False, "layers": "as stored", "sides": "forward first", "padded": "silent", "precision": "as stored",
}  # fmt: skip
ORDERS = {"lstm": "ifgo", "gru": "rzn", "rnn": "h"}
FUNCTIONS = {
    "soft": lambda a: 1 / (1 + np.exp(-a)),
    "hard": lambda a: np.clip(a / 6 + 0.5, 0, 1),
    "old hard": lambda a: np.clip(0.2 * a + 0.5, 0, 1),
    "tanh": np.tanh,
    "relu": lambda a: np.maximum(a, 0),
    "linear": lambda a: a,
    "sigmoid": lambda a: 1 / (1 + np.exp(-a)),
}


@dataclass
class Net:
    """A network: of each layer W [gates, H, I], U [gates, H, H], biases [gates, H] and peepholes [3, H]."""

    kind: str
    layers: list[dict[str, Array]]
    both: bool = False
    changed: dict[str, Any] = field(default_factory=dict)

    def says(self, name: str) -> Any:
        """What is done about something."""
        return self.changed.get(name, ORDERS[self.kind] if name == "order" else USUAL[name])


def draw_net(random: np.random.Generator, kind: str, dtype: str = "float32") -> Net:
    """A network with random weights."""
    gates, units = len(ORDERS[kind]), int(random.integers(2, 13))
    inputs = units if random.random() < 0.25 else int(random.integers(1, 7))
    both, count = random.random() < 0.15, int(random.choice([1, 1, 1, 2]))
    biases = int(random.choice([2, 2, 1, 0]))
    holes = kind == "lstm" and biases and random.random() < 0.2
    layers, width = [], inputs
    for _ in range(count):
        for _ in range(1 + both):
            layer = {"W": random.normal(size=(gates, units, width)), "U": random.normal(size=(gates, units, units))}
            layer["U"] /= np.sqrt(units)
            layer |= {name: random.normal(size=(gates, units)) for name in ("b", "b_u")[:biases]}
            if holes:
                layer["P"] = random.normal(size=(3, units))
            layers.append({name: value.astype(dtype) for name, value in layer.items()})
        width = units * (1 + both)
    return Net(kind, layers, both)


def possible_changes(net: Net, sequences: int) -> dict[str, list[Any]]:
    """What may be done differently with such a network."""
    first, found = net.layers[0], {}
    units, inputs = first["W"].shape[1:]
    if net.kind != "rnn":
        found["order"] = ["".join(each) for each in permutations(ORDERS[net.kind])][1:]
        found["gate"] = ["hard", "old hard"]
        found["matrices"] = ["U turned", "reshaped", "unit by unit"]
    else:
        found["matrices"] = ["U turned", "reshaped"]
    if all(layer["W"].shape == layer["U"].shape for layer in net.layers):
        found["matrices"] += ["W turned", "W and U exchanged", "W and U turned"]
    found["new"] = ["relu", "linear", "sigmoid"]
    found["precision"] = ["half", "bfloat16"]
    found["begin"] = ["anew"]
    found["direction"] = ["backward", "backward, as read"]
    if net.kind == "lstm":
        found |= {"out": ["linear", "relu"], "forget": [1.0]}
    if "P" in first:
        found |= {"holes": ["", "iof", "ofi", "oif", "fio", "foi"], "late": [False]}
    if net.kind == "gru":
        found |= {"reset": ["before", "none"], "replaces": [True]}
    if "b_u" in first:
        found["biases"] = ["first", "second", "none", *(["merged"] if net.kind == "gru" else [])]
    elif "b" in first:
        found["biases"] = ["none", *(["inside"] if net.kind == "gru" else [])]
    if len(net.layers) == 2 and not net.both and inputs == units:
        found["layers"] = ["turned round"]
    if net.both:
        found["sides"] = ["backward first"]
        found["direction"].append("reverse as read")
    if sequences > 1:
        found["batch_first"] = [True]
    else:
        found["padded"] = ["skipped", "skipped, zeros out"]
    return found


def run_net(net: Net, x: Array, lengths: list[int] | None = None) -> dict[str, Array]:
    """What comes of it: "h" [T, B, width], "h_n" and "c_n" [layers, B, H], of inputs [T, B, I].

    With batch_first, the axes of x and of h are [B, T, …].
    """
    if net.says("batch_first"):
        made = run_net(Net(net.kind, net.layers, net.both, {**net.changed, "batch_first": False}), x.swapaxes(0, 1))
        return {name: value.swapaxes(0, 1) if name == "h" else value for name, value in made.items()}
    parts = [_sequence(net, x[:, at], None if lengths is None else lengths[at]) for at in range(x.shape[1])]
    return {name: np.stack([part[name] for part in parts], axis=1) for name in parts[0]}


def _sequence(net: Net, x: Array, length: int | None) -> dict[str, Array]:
    layers = [_prepared(net, layer) for layer in net.layers]
    if net.says("layers") == "turned round":
        layers.reverse()
    skip = np.zeros(len(x), bool)
    if net.says("padded") != "silent" and length is not None:
        skip[length:] = True
    turned = net.says("direction").startswith("backward")
    if turned:
        x, skip = x[::-1], skip[::-1]
    last, memory = [], []
    for at in range(0, len(layers), 1 + net.both):
        h, c = _layer(net, layers[at], x, skip)
        last.append(h[-1] if net.says("padded") != "skipped, zeros out" else _last_real(h, skip))
        memory.append(c[-1])
        if net.both:
            back, back_c = _layer(net, layers[at + 1], x[::-1], skip[::-1])
            last.append(back[-1] if net.says("padded") != "skipped, zeros out" else _last_real(back, skip[::-1]))
            memory.append(back_c[-1])
            pair = [h, back if net.says("direction") == "reverse as read" else back[::-1]]
            h = np.concatenate(pair[::-1] if net.says("sides") == "backward first" else pair, axis=1)
        x = h
    found = {"h": x[::-1] if net.says("direction") == "backward" else x, "h_n": np.stack(last)}
    return found | ({"c_n": np.stack(memory)} if net.kind == "lstm" else {})


def _last_real(h: Array, skip: Array) -> Array:
    real = np.flatnonzero(~skip)
    return h[real[-1]] if len(real) else h[-1]


def _prepared(net: Net, layer: Mapping[str, Array]) -> dict[str, Array]:
    """A layer's numbers as this person takes them."""
    made, how = dict(layer), net.says("matrices")
    if how in ("U turned", "W and U turned"):
        made["U"] = made["U"].swapaxes(1, 2)
    if how in ("W turned", "W and U turned"):
        made["W"] = made["W"].swapaxes(1, 2)
    if how == "W and U exchanged":
        made["W"], made["U"] = made["U"], made["W"]
    if how == "reshaped":
        for name in "WU":
            gates, units, width = made[name].shape
            made[name] = made[name].reshape(gates * units, width).T.reshape(gates, units, width)
    if how == "unit by unit":
        for name in set(made) - {"P"}:
            gates, units = made[name].shape[:2]
            rows = made[name].reshape(gates * units, -1)
            made[name] = np.stack([rows[gate::gates] for gate in range(gates)]).reshape(made[name].shape)
    zero = np.zeros(layer["W"].shape[:2], layer["W"].dtype)
    first, second, which = made.get("b", zero), made.get("b_u", zero), net.says("biases")
    made["b"] = first if which in ("all", "first", "merged", "inside") else zero
    made["b_u"] = second if which in ("all", "second", "merged") else zero
    if which == "merged":
        made["b"], made["b_u"] = made["b"] + made["b_u"], zero
    if which == "inside":
        made["b"], made["b_u"] = _inside(net, made["b"], zero)
    return {name: _rounded(value, net.says("precision")) for name, value in made.items()}


def _inside(net: Net, bias: Array, zero: Array) -> tuple[Array, Array]:
    outer = zero.copy()
    at = net.says("order").index("n")
    outer[at] = bias[at]
    return bias - outer, outer


def _rounded(values: Array, precision: str) -> Array:
    if precision == "half":
        return values.astype(np.float16).astype(values.dtype)
    if precision == "bfloat16":
        exponent = np.floor(np.log2(np.where(values == 0, 1, np.abs(values)).astype(np.float64)))
        unit = 2.0 ** (exponent - 7)
        return (np.rint(values.astype(np.float64) / unit) * unit).astype(values.dtype)
    return values


def _layer(net: Net, layer: Mapping[str, Array], x: Array, skip: Array) -> tuple[Array, Array]:
    units = layer["W"].shape[1]
    h = c = np.zeros(units, x.dtype)
    hs, cs = [], []
    for step, now in enumerate(x):
        if net.says("begin") == "anew":
            h = c = np.zeros(units, x.dtype)
        if skip[step]:
            hs.append(np.zeros_like(h) if net.says("padded") == "skipped, zeros out" else h)
            cs.append(c)
            continue
        h, c = _step(net, layer, now, h, c)
        hs.append(h)
        cs.append(c)
    return np.array(hs), np.array(cs)


def _step(net: Net, layer: Mapping[str, Array], x: Array, h: Array, c: Array) -> tuple[Array, Array]:
    order, gate, new = net.says("order"), FUNCTIONS[net.says("gate")], FUNCTIONS[net.says("new")]
    at = {letter: place for place, letter in enumerate(order)}
    W, U, b, b_u = (layer[name] for name in ("W", "U", "b", "b_u"))

    def total(letter: str, state: Array = h) -> Array:
        return W[at[letter]] @ x + U[at[letter]] @ state + b[at[letter]] + b_u[at[letter]]

    if net.kind == "rnn":
        return new(total("h")), c
    if net.kind == "gru":
        r = np.ones_like(h) if net.says("reset") == "none" else gate(total("r"))
        z, k = gate(total("z")), at["n"]
        after = W[k] @ x + b[k] + r * (U[k] @ h + b_u[k])
        n = new(total("n", r * h) if net.says("reset") == "before" else after)
        return ((1 - z) * h + z * n if net.says("replaces") else z * h + (1 - z) * n), c
    holes = net.says("holes") if "P" in layer else ""

    def seen(letter: str, memory: Array) -> Array | float:
        return layer["P"][holes.index(letter)] * memory if holes else 0.0

    f = gate(total("f") + seen("f", c) + x.dtype.type(net.says("forget")))
    i = gate(total("i") + seen("i", c))
    memory = f * c + i * new(total("g"))
    o = gate(total("o") + seen("o", memory if net.says("late") else c))
    return o * FUNCTIONS[net.says("out")](memory), memory
