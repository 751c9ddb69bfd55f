"""Captions: what the numbers of a beat did, in words. Every number in them is in the trace or in the measures.

A caption is chosen by the beat's kind (`Plan.says`) and worded by what the numbers are, so changed weights change it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from simulator.trace import LayerTrace
from ui.film.numbers import decimal, percent

CLOSED, OPEN = 0.1, 0.99  # gates below and above are called closed and open
NOTICEABLE = 0.02  # a share of the largest memory that is worth a word
NAMED = 3  # how many units a sentence names
SPELLED = 4  # vectors up to this size are spelled out


@dataclass(frozen=True)
class Telling:
    """What there is to tell of: a layer's record at one step, and the word that stands there."""

    layer: LayerTrace
    tokens: tuple[str, ...]
    step: int

    @property
    def token(self) -> str:
        """The word, in quotation marks."""
        return f"“{self.tokens[self.step]}”"

    @cached_property
    def names(self) -> tuple[str, ...]:
        """What the units are called."""
        given = self.layer.layer.unit_names
        return given or tuple(f"unit {k + 1}" for k in range(self.layer.layer.units))

    @property
    def gate(self) -> str:
        """What the gate that keeps is called."""
        return "forget gate" if self.layer.layer.cell.memory.keep == "f" else "update gate"

    @cached_property
    def state(self) -> str:
        """The state that remembers."""
        return self.layer.layer.cell.memory.state

    @property
    def old(self) -> NDArray[np.float64]:
        """The memory before this step."""
        return self.row(f"{self.state}_prev")

    @property
    def new(self) -> NDArray[np.float64]:
        """The memory after this step."""
        return self.row(self.state)

    def row(self, name: str) -> NDArray[np.float64]:
        """A quantity at this step."""
        return np.asarray(self.layer[name][self.step], dtype=np.float64)

    @cached_property
    def scale(self) -> float:
        """The largest memory of the run, by which a value is called noticeable."""
        return float(np.abs(self.layer[self.state]).max(initial=1e-9))

    def held(self, name: str) -> bool:
        """Whether a quantity was set by hand here, wholly or in part."""
        return bool(self.layer.held(name, self.step).any())

    def listed(self, units: Iterable[int], values: Sequence[float] | NDArray[np.float64] | None = None) -> str:
        """ "gender, liking and words", with their values where given."""
        parts = [self.names[k] + (f" {signed(values[k])}" if values is not None else "") for k in units]
        return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1]


def signed(value: float) -> str:
    """A number in a sentence."""
    return decimal(float(value), 3, plus=True)


def _vector(values: NDArray[np.float64]) -> str:
    return "[" + ", ".join(decimal(float(v), 3) for v in values) + "]"


def caption(says: str, telling: Telling) -> str:
    """The sentence or two for a beat of kind `says`. KeyError for a kind that has no words."""
    return _TELLERS[says](telling)


def _read(t: Telling) -> str:
    if t.step > 0:
        where = "to every gate" if t.layer.layer.cell.gates else "into one sum"
        return f"{t.token} comes in as x. Together with h from “{t.tokens[t.step - 1]}” it goes {where}."
    starts = {state: t.row(f"{state}_prev") for state in t.layer.layer.cell.states}
    if not any(values.any() for values in starts.values()):
        return f"{t.token} comes in as x. Nothing has been read before it: {' and '.join(starts)} start at 0."
    small = {name: values for name, values in starts.items() if values.any() and len(values) <= SPELLED}
    told = ", ".join(f"{name} = {_vector(values)}" for name, values in small.items())
    return f"{t.token} comes in as x. The memory starts at {told or 'the values that the lesson gives it'}."


def _keep(t: Telling) -> str:
    name = t.layer.layer.cell.memory.keep or ""
    gate, old = t.row(name), t.old
    if t.held(name):
        told = f": {_vector(old)} · {_vector(gate)} = {_vector(t.row('kept'))}" if len(gate) <= SPELLED else ""
        return f"Set by hand, not computed: the gate {name}{told}. A true sigmoid never reaches 0 or 1."
    there = np.abs(old) > NOTICEABLE * t.scale
    closed = [k for k in np.argsort(gate) if gate[k] < CLOSED and there[k]]
    others = [k for k in range(len(gate)) if there[k] and k not in closed]
    if closed:
        return _erased(t, gate, old, closed, others)
    if not others:
        return "There is nothing in memory to forget yet: what the gate does now changes nothing."
    least = min(gate[k] for k in others)
    if least >= OPEN:
        return f"The {t.gate} stays open: every memory keeps at least {percent(least)} of its value."
    lost = np.abs(old - gate * old)
    most = int(np.argmax(lost))
    mean = float(np.mean([gate[k] for k in others]))
    return (
        f"The gate keeps {percent(mean)} of the memory on average. "
        f"{_capital(t.names[most])} loses most: {percent(gate[most])} of {signed(old[most])} is kept."
    )


def _erased(
    t: Telling, gate: NDArray[np.float64], old: NDArray[np.float64], closed: list[int], others: list[int]
) -> str:
    first = closed[0]
    if len(closed) <= NAMED:
        erased = percent(1.0 - gate[first]) if len(closed) == 1 else f"at least {percent(1.0 - gate[closed[-1]])}"
        what = f"{erased} of its {signed(old[first])}" if len(closed) == 1 else f"{erased} of each"
        told = f"{t.token} closes the {t.gate} on {t.listed(closed)}: {what} is erased."
    else:
        told = f"{t.token} closes the {t.gate} on {len(closed)} of {len(gate)} units; {t.names[first]} forgets most."
    if not others:
        return told
    least = min(gate[k] for k in others)
    if len(others) <= NAMED and least >= OPEN:
        passes = "passes" if len(others) == 1 else "pass"
        return f"{told} {_capital(t.listed(others))} {passes} almost untouched ({percent(least)} kept)."
    return f"{told} The others keep at least {percent(least)}."


def _write(t: Telling) -> str:
    name = t.layer.layer.cell.memory.write or ""
    added = t.row(name)
    if t.held(name):
        told = f", {_vector(added)}" if len(added) <= SPELLED else ""
        limit = " No gate could do that: one true write is smaller than 1." if np.abs(added).max() >= 1.0 else ""
        return f"Set by hand, not computed: what is added{told}.{limit}"
    size = np.abs(added)
    worth = [int(k) for k in np.argsort(-size) if size[k] > NOTICEABLE * max(t.scale, 0.5)]
    if not worth:
        return f"{t.token} writes next to nothing: at most {signed(float(added[np.argmax(size)]))}."
    if len(worth) <= NAMED:
        rest = len(added) - len(worth)
        told = f"{t.token} writes {', '.join(f'{signed(added[k])} to {t.names[k]}' for k in worth)}"
        return f"{told}{'; next to nothing elsewhere' if rest else ''}."
    top = ", ".join(f"{signed(added[k])} to {t.names[k]}" for k in worth[:NAMED])
    return f"{t.token} writes to {len(worth)} of {len(added)} units, most of all {top}."


def _memory(t: Telling) -> str:
    old, new = t.old, t.new
    if t.held(t.state):
        told = f": {t.state} = {_vector(new)}" if len(new) <= 4 else ""
        return f"The memory is set by hand{told}."
    if len(new) <= SPELLED and _touched(t):
        kept, added = _vector(t.row("kept")), _vector(t.row(t.layer.layer.cell.memory.write or ""))
        return f"Kept plus added is the new memory: {kept} + {added} = {_vector(new)}."
    change = np.abs(new - old)
    flips = [
        k for k in range(len(new)) if old[k] * new[k] < 0 and min(abs(old[k]), abs(new[k])) > NOTICEABLE * t.scale
    ]
    saturating = _saturating(t)
    if flips and len(flips) <= NAMED:
        turned = ", ".join(f"{t.names[k]} turns from {signed(old[k])} to {signed(new[k])}" for k in flips)
        return f"Kept plus added is the new memory: {turned}.{saturating}"
    most = int(np.argmax(change))
    if change[most] <= NOTICEABLE * t.scale * 0.5:
        within = decimal(float(change[most]), 4)
        return f"Kept plus added is the new memory: it stays as it was, within {within}.{saturating}"
    told = f"{t.names[most]} goes from {signed(old[most])} to {signed(new[most])}"
    return f"Kept plus added is the new memory: {told}, the largest change.{saturating}"


def _touched(t: Telling) -> bool:
    """Whether what is kept or added here was set by hand, so that the whole sum is worth spelling out."""
    memory = t.layer.layer.cell.memory
    return any(t.held(name) for name in (memory.keep, memory.write, "kept") if name in t.layer.quantities)


def _saturating(t: Telling) -> str:
    """Why the memory of a cell that mixes (kept share z, written share 1 − z) cannot go on growing."""
    memory = t.layer.layer.cell.memory
    if memory.state != "h" or memory.keep is None or t.step < 2:
        return ""
    before, old, new = (np.asarray(t.layer["h_prev"][t.step - 1]), t.old, t.new)
    slowing = (np.abs(new - old) < np.abs(old - before)) & ((new - old) * new > 0) & (np.abs(new) > 0.5)
    steady = slowing & (np.abs(new - old) > 0.002)
    if not steady.any():
        return ""
    k = int(np.argmax(np.abs(new - old) * steady))
    return (
        f" {_capital(t.names[k])} rises by only {decimal(abs(float(new[k] - old[k])), 3)}: "
        "h is a mean of old and new, z·h + (1−z)·n, and cannot pass 1."
    )


def _output(t: Telling) -> str:
    gate, out = t.row("o"), t.row("h")
    least, most = float(gate.min()), float(gate.max())
    share = f"{percent(least)}" if least == most else f"{percent(least)} to {percent(most)}"
    if len(out) <= SPELLED:
        return f"The output gate lets {share} of tanh(c) through. Out goes h: {t.listed(range(len(out)), out)}."
    top = [int(k) for k in np.argsort(-np.abs(out))[:NAMED]]
    return f"The output gate lets {share} of tanh(c) through. The loudest in h: {t.listed(top, out)}."


def _reset(t: Telling) -> str:
    gate = t.row("r")
    least, most = float(gate.min()), float(gate.max())
    share = f"{percent(least)}" if least == most else f"{percent(least)} to {percent(most)}"
    return f"The reset gate lets {share} of the past into the candidate. It erases nothing: h itself is untouched."


def _candidate(t: Telling) -> str:
    values = t.row("n")
    top = [int(k) for k in np.argsort(-np.abs(values))[:NAMED]]
    return f"The candidate n is what the memory could become: {t.listed(sorted(top), values)}."


def _mix(t: Telling) -> str:
    old, new = t.old, t.new
    most = int(np.argmax(np.abs(new - old)))
    told = f"{t.names[most]} goes from {signed(old[most])} to {signed(new[most])}"
    return f"Everything is mixed anew: no wire carries the old h past the tanh. {_capital(told)}."


def _pass_on(t: Telling) -> str:
    out = t.row("h")
    top = [int(k) for k in np.argsort(-np.abs(out))[:NAMED]]
    return f"h goes on to the next token and up: {t.listed(sorted(top), out)}."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


_TELLERS: dict[str, Callable[[Telling], str]] = {
    "read": _read,
    "keep": _keep,
    "write": _write,
    "memory": _memory,
    "output": _output,
    "reset": _reset,
    "candidate": _candidate,
    "mix": _mix,
    "pass on": _pass_on,
}
