"""What a network says: the last layer's hidden state weighed into logits, and into outputs group by group."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from simulator.arrays import Array, ReadOnly
from simulator.equations.functions import FUNCTIONS, evaluate
from simulator.network.layer import NetworkError, checked_array

Kind = Literal["softmax", "sigmoid", "linear"]
"""What a group of outputs makes of its logits: chances that sum to 1, a chance for each by itself, or nothing."""
KINDS: tuple[Kind, ...] = ("softmax", "sigmoid", "linear")


@dataclass(frozen=True, eq=False, repr=False)
class Readout(ReadOnly):
    """Logits are `W @ h + b`; each group of outputs makes of them what its kind says.

    W is (outputs, H), b (outputs,). `groups` holds positions of outputs and covers each output once; none: one group of
    all. `kinds` has one for each group; none: softmax in each. Left out, `names` are y, or y1, y2, …. Arrays are
    read-only. Raises NetworkError.
    """

    W: Array
    b: Array
    names: tuple[str, ...] = ()
    groups: tuple[tuple[int, ...], ...] = ()
    kinds: tuple[Kind, ...] = ()

    def __post_init__(self) -> None:
        weights = checked_array("the read-out's W", self.W, (-1, -1))
        count = len(weights)
        if count < 1:
            raise NetworkError("a read-out needs at least one output")
        object.__setattr__(self, "W", weights)
        object.__setattr__(self, "b", checked_array("the read-out's b", self.b, (count,)))
        object.__setattr__(self, "names", tuple(self.names) or output_names(count))
        groups = tuple(tuple(group) for group in self.groups) or (tuple(range(count)),)
        object.__setattr__(self, "groups", groups)
        object.__setattr__(self, "kinds", tuple(self.kinds) or ("softmax",) * len(groups))
        if len(self.names) != count:
            raise NetworkError(f"the read-out has {count} outputs and {len(self.names)} names; name each output")
        members = sorted(output for group in groups for output in group)
        if members != list(range(count)):
            raise NetworkError(
                f"the read-out's groups hold the outputs {members}; put each of 0 to {count - 1} into one group"
            )
        if len(self.kinds) != len(groups) or not set(self.kinds) <= set(KINDS):
            raise NetworkError(
                f"the read-out's kinds are {', '.join(self.kinds)}; name one of {', '.join(KINDS)} for each group"
            )

    def __repr__(self) -> str:
        return f"Readout({self.W.shape[1]} → {len(self.names)})"

    def in_dtype(self, dtype: str) -> Readout:
        """The same read-out with its arrays in float64 or float32."""
        if self.W.dtype == dtype and self.b.dtype == dtype:
            return self
        weights = checked_array("the read-out's W", self.W, self.W.shape, dtype)
        return replace(self, W=weights, b=checked_array("the read-out's b", self.b, self.b.shape, dtype))

    def kind_of(self, output: int) -> Kind:
        """The kind of the group that an output belongs to."""
        return next(kind for group, kind in zip(self.groups, self.kinds, strict=True) if output in group)

    def logits(self, hidden: Array) -> Array:
        """[T, outputs] from [T, H]."""
        return hidden @ self.W.T + self.b

    def outputs(self, logits: Array) -> Array:
        """[T, outputs] from logits: what each group's kind makes of them."""
        result = np.empty_like(logits)
        for group, kind in zip(map(list, self.groups), self.kinds, strict=True):
            part = logits[:, group]
            if kind == "softmax":
                part = np.exp(part - part.max(axis=1, keepdims=True))
                part = part / part.sum(axis=1, keepdims=True)
            elif kind == "sigmoid":
                with np.errstate(over="ignore"):
                    part = evaluate(FUNCTIONS["sigmoid"], (part,))
            result[:, group] = part
        return result

    def pull_back(self, logits: Array, outputs: Array, cotangent: Array) -> Array:
        """The cotangent [..., T, outputs] of the logits from that of the outputs."""
        result = cotangent.copy()
        for group, kind in zip(map(list, self.groups), self.kinds, strict=True):
            if kind == "softmax":
                weighted = outputs[:, group] * cotangent[..., group]
                result[..., group] = weighted - outputs[:, group] * weighted.sum(axis=-1, keepdims=True)
            elif kind == "sigmoid":
                with np.errstate(over="ignore"):
                    slope = FUNCTIONS["sigmoid"].derivative((logits[:, group],), outputs[:, group], 0)
                result[..., group] = slope * cotangent[..., group]
        return result

    def pull_back_logarithm(self, outputs: Array, cotangent: Array) -> Array:
        """The cotangent [..., outputs] of one step's logits from that of the logarithms of its chances [outputs]."""
        result = cotangent.copy()
        for group, kind in zip(map(list, self.groups), self.kinds, strict=True):
            seeds = cotangent[..., group]
            if kind == "softmax":
                seeds = seeds - seeds.sum(axis=-1, keepdims=True) * outputs[group]
            elif kind == "sigmoid":
                seeds = seeds * (1 - outputs[group])
            result[..., group] = seeds
        return result


def output_names(count: int) -> tuple[str, ...]:
    """What outputs without names are called: y, or y1, y2, …."""
    return ("y",) if count == 1 else tuple(f"y{k + 1}" for k in range(count))


def drawn_output(chances: Array, temperature: float, dice: np.random.Generator) -> int:
    """One of the outputs, drawn by their chances [outputs]; a `temperature` of 0 takes the likeliest."""
    if temperature == 0:
        return int(chances.argmax())
    with np.errstate(divide="ignore"):
        logs = np.log(chances.astype(np.float64)) / temperature
    likely = np.exp(logs - logs.max())
    return int(dice.choice(len(likely), p=likely / likely.sum()))
