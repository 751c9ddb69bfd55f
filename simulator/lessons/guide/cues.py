"""Planned pauses: conditions on a run at which the player stops by itself.

A lesson holds cues as frozen values; `places` looks up in a trace where they are met.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import numpy as np
from msgspec import Struct

from simulator.analysis.measures import HIGH, LOW
from simulator.network.layer import NetworkError
from simulator.network.trace import LayerTrace, Trace


class _Cue(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind"):
    """What all cues have in common: how they stand in a file."""


class GateBelow(_Cue, frozen=True, omit_defaults=True, tag="gate-below"):
    """A gate of a layer falls below a bound, in any unit or in the mean of all. No `gate`: the one that keeps."""

    layer: int = 0
    gate: str = ""
    below: float = 0.1
    over: Literal["any", "mean"] = "any"


class SignFlip(_Cue, frozen=True, omit_defaults=True, tag="sign-flip"):
    """The memory of a layer changes its sign in any unit, and is on both sides at least `least` away from 0."""

    layer: int = 0
    least: float = 0.01


class Saturated(_Cue, frozen=True, omit_defaults=True, tag="saturated"):
    """The share of a layer's gate values that are nearly shut or nearly open (below 0.1, above 0.9) is above a bound.

    No `gate`: over all gates of the layer.
    """

    layer: int = 0
    gate: str = ""
    above: float = 0.9


class AtToken(_Cue, frozen=True, omit_defaults=True, tag="token"):
    """A chosen token, from 0."""

    token: int


Cue = GateBelow | SignFlip | Saturated | AtToken


@dataclass(frozen=True)
class CuePlace:
    """Where cue number `cue` is met: at a step of a layer, once `quantity` is computed (None: at the step's start)."""

    step: int
    layer: int
    quantity: str | None
    cue: int


def places(trace: Trace, cues: Iterable[Cue]) -> tuple[CuePlace, ...]:
    """Where in the run the cues are met, in its order. NetworkError names one that fits no token, layer or gate."""
    found = [place for number, cue in enumerate(cues) for place in _met(trace, cue, number)]
    return tuple(sorted(found, key=lambda place: (place.step, place.cue)))


def _met(trace: Trace, cue: Cue, number: int) -> Iterable[CuePlace]:
    if isinstance(cue, AtToken):
        if not 0 <= cue.token < trace.steps:
            raise NetworkError(f"cue {number}: there is no token {cue.token}; tokens are 0 to {trace.steps - 1}")
        return [CuePlace(cue.token, 0, None, number)]
    if not 0 <= cue.layer < len(trace.layers):
        raise NetworkError(f"cue {number}: there is no layer {cue.layer}; layers are 0 to {len(trace.layers) - 1}")
    layer = trace.layers[cue.layer]
    if isinstance(cue, SignFlip):
        state = layer.layer.cell.memory.state
        old, new = layer[f"{state}_prev"], layer[state]
        far = np.minimum(np.abs(old), np.abs(new)) >= cue.least
        steps, quantity = ((old * new < 0) & far).any(axis=1), state
    elif isinstance(cue, GateBelow):
        quantity = cue.gate or layer.layer.cell.memory.keep or ""
        if not quantity:
            return []  # a cell that keeps nothing has no gate that could fall
        values = layer[_gate(layer, quantity, number) if cue.gate else quantity]  # what keeps may be 1 − a gate
        steps = (values.min(axis=1) if cue.over == "any" else values.mean(axis=1)) < cue.below
    else:
        gates = (_gate(layer, cue.gate, number),) if cue.gate else tuple(layer.layer.cell.gates)
        if not gates:
            return []
        together = np.concatenate([layer[gate] for gate in gates], axis=1)
        steps, quantity = ((together < LOW) | (together > HIGH)).mean(axis=1) > cue.above, gates[-1]
    return [CuePlace(int(step), cue.layer, quantity, number) for step in np.flatnonzero(steps)]


def _gate(layer: LayerTrace, name: str, number: int) -> str:
    gates = layer.layer.cell.gates
    if name not in gates:
        known = ", ".join(gates) or "none"
        raise NetworkError(f"cue {number}: the {layer.layer.cell.name} has no gate {name!r}; its gates are: {known}")
    return name
