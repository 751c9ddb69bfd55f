"""What a network says: the last layer's hidden state weighed into logits, and into probabilities group by
group.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from simulator.arrays import Array, ReadOnly
from simulator.network.layer import NetworkError, checked_array


@dataclass(frozen=True, eq=False, repr=False)
class Readout(ReadOnly):
    """Logits are `W @ h + b`; inside each group of outputs they become probabilities that sum to 1 (softmax).

    W is (outputs, H), b (outputs,). `groups` holds positions of outputs and covers each output once; with no
    groups there are logits only. Arrays are copied and read-only. Raises NetworkError.
    """

    W: Array
    b: Array
    names: tuple[str, ...]
    groups: tuple[tuple[int, ...], ...] = ()

    def __post_init__(self) -> None:
        weights = checked_array("the read-out's W", self.W, (-1, -1))
        outputs = len(weights)
        if outputs < 1:
            raise NetworkError("a read-out needs at least one output")
        object.__setattr__(self, "W", weights)
        object.__setattr__(self, "b", checked_array("the read-out's b", self.b, (outputs,)))
        object.__setattr__(self, "names", tuple(self.names))
        object.__setattr__(self, "groups", tuple(tuple(group) for group in self.groups))
        if len(self.names) != outputs:
            raise NetworkError(f"the read-out has {outputs} outputs and {len(self.names)} names; name each output")
        members = sorted(output for group in self.groups for output in group)
        if self.groups and members != list(range(outputs)):
            raise NetworkError(
                f"the read-out's groups hold the outputs {members}; put each of 0 to {outputs - 1} into one group"
            )

    def __repr__(self) -> str:
        return f"Readout({self.W.shape[1]} → {len(self.names)})"

    def in_dtype(self, dtype: str) -> Readout:
        """The same read-out with its arrays in float64 or float32."""
        if self.W.dtype == dtype and self.b.dtype == dtype:
            return self
        weights = checked_array("the read-out's W", self.W, self.W.shape, dtype)
        return replace(self, W=weights, b=checked_array("the read-out's b", self.b, self.b.shape, dtype))

    def logits(self, hidden: Array) -> Array:
        """[T, outputs] from [T, H]."""
        return hidden @ self.W.T + self.b

    def probabilities(self, logits: Array) -> Array | None:
        """[T, outputs] from logits, by softmax inside each group; None without groups."""
        if not self.groups:
            return None
        result = np.empty_like(logits)
        for group in map(list, self.groups):
            part = logits[:, group]
            part = np.exp(part - part.max(axis=1, keepdims=True))
            result[:, group] = part / part.sum(axis=1, keepdims=True)
        return result

    def pull_back(self, probabilities: Array, cotangent: Array) -> Array:
        """The cotangent [..., T, outputs] of the logits from that of the probabilities."""
        result = np.empty_like(cotangent)
        for group in map(list, self.groups):
            weighted = probabilities[:, group] * cotangent[..., group]
            result[..., group] = weighted - probabilities[:, group] * weighted.sum(axis=-1, keepdims=True)
        return result
