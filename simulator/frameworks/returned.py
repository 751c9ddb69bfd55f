"""What a framework returns of a run: its tensors by name, their shapes, and which values of the trace they hold.

A layer of PyTorch returns `output`, the h of its upper level after each step, and of each level and direction the last
state: `h_n`, and `c_n` of an LSTM. A layer of Keras returns h after each step (`return_sequences`) or after the last,
and with `return_state` its last states. A direction that reads from the end ends at the first token.

Steps that are left out are none that PyTorch has seen: it is given a packed sequence. Keras masks them, and repeats the
output of the step before, zeros where there is none; in a Bidirectional, zeros.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Array
from simulator.frameworks.modules import Framework, Module, modules_of
from simulator.network.steps import computed_steps
from simulator.network.trace import LayerTrace, Trace

Batching = Literal["none", "second", "first"]
"""Without a batch; with a batch of one as the second axis of a sequence, or, with `batch_first`, as its first."""
Merge = Literal["concat", "sum", "mul", "ave"]
"""How Keras's Bidirectional makes one output of both directions."""
SEQUENCE, LAST = "sequence", "last"


class Part(NamedTuple):
    """What of a run a part of a tensor holds: a state of a layer, at these tokens in the order of its rows.

    `row` is its place on the tensor's first axis where it is a last state in a tensor of several; `columns` are its
    numbers on the last axis. `reverse` is whether the layer reads from the end. `zeros` are the tokens of a sequence
    whose rows are 0, whatever the state.
    """

    layer: int
    state: str
    tokens: Sequence[int]
    row: int | None
    columns: tuple[int, int]
    reverse: bool
    zeros: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Returned:
    """A tensor that a module returns: `name` is the framework's own, such as "h_n".

    `shape` is without a batch. `kind` is SEQUENCE for h after each step, LAST for what is left after the last one.
    """

    framework: Framework
    module: Module
    name: str
    kind: str
    shape: tuple[int, ...]
    parts: tuple[Part, ...]

    @property
    def title(self) -> str:
        """The name, with that of its module where there are several."""
        return f"{self.module.name} {self.name}".strip()

    @property
    def batchings(self) -> tuple[Batching, ...]:
        """How a batch may stand in it: Keras always has one, as the first axis."""
        return ("none", "second", "first") if self.framework == "pytorch" else ("first",)

    def batched(self, batching: Batching) -> tuple[int, ...]:
        """Its shape with a batch of one. In PyTorch `batch_first` is of sequences alone."""
        at = self._batch_axis(batching)
        return self.shape if at is None else (*self.shape[:at], 1, *self.shape[at:])

    def _batch_axis(self, batching: Batching) -> int | None:
        if batching == "none":
            return None
        first = batching == "first" and (self.kind == SEQUENCE or self.framework == "keras")
        return 0 if first else 1

    def values(self, trace: Trace, batching: Batching = "none") -> Array:
        """The tensor of a run."""
        if self.kind == SEQUENCE:
            found = np.concatenate([_rows(trace.layers[part.layer], part) for part in self.parts], 1)
        elif len(self.shape) == 1:
            lasts = [trace.layers[part.layer][part.state][part.tokens[-1]] for part in self.parts]
            found = np.concatenate(lasts)
        else:
            found = np.stack([trace.layers[part.layer][part.state][part.tokens[-1]] for part in self.parts])
        at = self._batch_axis(batching)
        return found if at is None else np.expand_dims(found, at)

    def taken(self, part: Part, token: int | None = None, batching: Batching = "none") -> str:
        """How a part of it is taken, such as "h_n[0]", "output[-1]" or "output[0, 2:]": of a sequence the row of a
        token, or all of its rows.
        """
        places: list[str] = []
        if self.kind == SEQUENCE:
            places.append(":" if token is None else _index(part.tokens, token))
        elif part.row is not None:
            places.append(str(part.row))
        at = self._batch_axis(batching)
        if at is not None:
            places.insert(at, "0")
        first, stop = part.columns
        if (first, stop) != (0, self.shape[-1]):
            places.append(f"{first or ''}:{stop if stop < self.shape[-1] else ''}")
        while places and places[-1] == ":":
            places.pop()
        return f"{self.title}[{', '.join(places)}]" if places else self.title


def returned(trace: Trace, framework: Framework, first: int = 0) -> tuple[Returned, ...]:
    """All that the modules of a run return, those of the lowest first; () where the framework has no such layers, or no
    step is read.

    Of several sequences each is a call of its own. What is returned is that of the last one, which begins with `first`.
    """
    if not len(_read(trace, first)):
        return ()
    modules = modules_of(trace.made_of, framework)
    return tuple(each for module in modules for each in _of_module(trace, module, framework, first))


def merged(trace: Trace, sequence: Returned, way: Merge) -> Array:
    """What Keras's Bidirectional returns in place of both directions side by side, [T, H]. Raises ValueError where
    there is one direction alone.
    """
    if len(sequence.parts) != 2:
        raise ValueError(f"{sequence.title} is of one direction")
    if way == "concat":
        return sequence.values(trace)
    one, other = (_rows(trace.layers[part.layer], part) for part in sequence.parts)
    return one * other if way == "mul" else (one + other) / (2 if way == "ave" else 1)


def ways_to_take(tensors: Sequence[Returned], layer: int, state: str, token: int) -> tuple[tuple[Returned, str], ...]:
    """All tensors that hold a state of a layer at a token, each with how it is taken: `output[-1]`, `h_n[0]`."""
    return tuple(
        (tensor, tensor.taken(part, token if tensor.kind == SEQUENCE else None))
        for tensor in tensors
        for part in tensor.parts
        if (part.layer, part.state) == (layer, state) and token in part.tokens and token not in part.zeros
    )


def _read(trace: Trace, first: int) -> NDArray[np.intp]:
    """The tokens that are read, from one on."""
    read = computed_steps(trace.steps, trace.skipped)
    return read[read >= first]


def _of_module(trace: Trace, module: Module, framework: Framework, first: int) -> Iterator[Returned]:
    states = trace.layers[module.layers[0]].layer.cell.states
    of_states = _states_pytorch if framework == "pytorch" else _states_keras
    upper, tokens = module.levels[-1], _steps(trace, framework, first)
    ordered = tokens[::-1] if module.is_turned else tokens  # what goes in is turned round, so what comes out is, too
    yield _tensor(trace, module, framework, "output", SEQUENCE, [(k, states[0], ordered) for k in upper])
    if framework == "keras":
        yield _tensor(trace, module, framework, "output", LAST, [(k, states[0], _end(trace, k, first)) for k in upper])
    yield from of_states(trace, module, states, first)


def _states_pytorch(trace: Trace, module: Module, states: Sequence[str], first: int) -> Iterator[Returned]:
    for state in states:
        parts = [(k, state, _end(trace, k, first)) for k in module.layers]
        yield _tensor(trace, module, "pytorch", f"{state}_n", LAST, parts, stacked=True)


def _states_keras(trace: Trace, module: Module, states: Sequence[str], first: int) -> Iterator[Returned]:
    """A tensor for each state, all those of the forward direction first."""
    names = ("state",) if len(module.ways) == 1 else ("forward", "backward")
    for name, layer in zip(names, module.layers, strict=True):
        for state in states:
            yield _tensor(trace, module, "keras", f"{name}_{state}", LAST, [(layer, state, _end(trace, layer, first))])


def _tensor(
    trace: Trace, module: Module, framework: Framework, name: str, kind: str,
    parts: Sequence[tuple[int, str, Sequence[int]]], stacked: bool = False,
) -> Returned:  # fmt: skip
    """The tensor of these states of layers at these tokens: side by side, or `stacked` one below the other."""
    found, first = [], 0
    for row, (layer, state, tokens) in enumerate(parts):
        width = trace.layers[layer].layer.width(f"{state}_prev")
        begin = 0 if stacked else first
        zeros = _zeros(trace, tokens, len(parts) > 1) if framework == "keras" and kind == SEQUENCE else frozenset[int]()
        place, turned = row if stacked else None, trace.layers[layer].from_end
        found.append(Part(layer, state, tokens, place, (begin, begin + width), turned, zeros))
        first += width
    shape: tuple[int, ...] = (found[0].columns[1] if stacked else first,)
    shape = (len(found), *shape) if stacked else shape
    shape = (len(found[0].tokens), *shape) if kind == SEQUENCE else shape
    return Returned(framework, module, name, kind, shape, tuple(found))


def _steps(trace: Trace, framework: Framework, first: int) -> Sequence[int]:
    """The tokens whose steps a sequence has: PyTorch is not given those that are left out, Keras masks them."""
    if not trace.skipped or framework == "keras":
        return range(first, trace.steps)
    return tuple(_read(trace, first).tolist())


def _end(trace: Trace, layer: int, first: int) -> tuple[int, ...]:
    """The token at which a layer ends: the last one that it reads."""
    read = _read(trace, first)
    return (int(read[0 if trace.layers[layer].from_end else -1]),)


def _zeros(trace: Trace, tokens: Sequence[int], both: bool) -> frozenset[int]:
    """The masked tokens at which Keras gives zeros: all of them in a Bidirectional, else those before the first that is
    read. `tokens` are in the order of reading.
    """
    skipped = frozenset(trace.skipped)
    return skipped if both else frozenset(takewhile(skipped.__contains__, tokens))


def _rows(layer_trace: LayerTrace, part: Part) -> Array:
    """The rows [T, width] of a part of a sequence."""
    rows: Array = np.array(layer_trace[part.state][list(part.tokens)])
    rows[[at for at, token in enumerate(part.tokens) if token in part.zeros]] = 0.0
    return rows


def _index(tokens: Sequence[int], token: int) -> str:
    """The row of a token; of the last one −1, as one writes it."""
    at = tokens.index(token)
    return "-1" if at == len(tokens) - 1 > 0 else str(at)
