"""The read-out of a network as one expression of a framework: what each group of outputs makes of its logits."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from simulator.network.readout import Readout


class Words(NamedTuple):
    """How a framework says it, {0} standing for the logits: some of them, chances, and groups side by side."""

    pick: str
    softmax: str
    sigmoid: str
    join: str


def outputs_of(readout: Readout, words: Words, logits: str = "logits") -> str:
    """The expression of the outputs, in the order of the lesson."""
    made_by = {"softmax": words.softmax, "sigmoid": words.sigmoid, "linear": "{0}"}
    order = [output for group in readout.groups for output in group]
    if len(readout.groups) == 1:
        return made_by[readout.kinds[0]].format(logits)
    parts = (
        made_by[kind].format(words.pick.format(logits, list(group)))
        for group, kind in zip(readout.groups, readout.kinds, strict=True)
    )
    joined = words.join.format(", ".join(parts))
    return joined if order == sorted(order) else words.pick.format(joined, np.argsort(order).tolist())


def is_one_softmax(readout: Readout) -> bool:
    """Whether all outputs are one group of chances that sum to 1."""
    return readout.kinds == ("softmax",)
