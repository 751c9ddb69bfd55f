"""The modules of a network in PyTorch: its own layers where it has them, else loops over the equations of cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import numpy as np

from simulator.arrays import Array
from simulator.code.steps import Dialect, Step, returned, step_of
from simulator.code.subject import Stack, Subject
from simulator.code.words import BY_HAND, FROM_EQUATIONS, REWRITTEN, ROUNDED, ROWS, Translate, comment, in_docstring
from simulator.equations.as_python import NEEDED_BY
from simulator.equations.parse import INPUT_BEFORE
from simulator.weights.layouts import LAYOUTS
from simulator.weights.model_cells import FUNCTIONS

_DIALECT = Dialect(
    "self.{name}", "torch.ones({width}) * {value}", frozenset({"torch", "nn", "self", "t", "hold", "rounded", "range"})
)
_NAMED = {"weight_ih": "W", "weight_hh": "U", "bias_ih": "b", "bias_hh": "b_u", "weight_hr": "V"}
_DEFINED = {
    "hard_sigmoid": "torch.clamp(0.2 * a + 0.5, 0, 1)",
    "softplus": "torch.logaddexp(a, torch.zeros_like(a))",
    "silu": "a * sigmoid(a)",
    "elu": "torch.where(a > 0, a, torch.expm1(torch.clamp(a, max=0)))",
    "step": "torch.heaviside(a, torch.ones_like(a))",
    "sum": "a.sum()",
    "mean": "a.mean()",
    "max": "a.max()",
    "maximum": "torch.maximum(torch.as_tensor(a), torch.as_tensor(b))",
    "minimum": "torch.minimum(torch.as_tensor(a), torch.as_tensor(b))",
}
"""Functions of equations that PyTorch has not, or not of numbers."""
_HOLD = """\
def hold(vector, t, steps, units, to):
    vector = vector.clone()
    if t in steps:
        vector[units] = torch.tensor(to)
    return vector
"""
_ROUNDED = "def rounded(gate):\n    return torch.where(gate >= 0.5, 1.0, 0.0)\n"
_LOOP = '''\
class Loop(nn.Module):
    """{words}"""

    def __init__(self, **shapes):
        super().__init__()
        for name, shape in shapes.items():
            self.register_parameter(name, nn.Parameter(torch.empty(shape)))

    def forward(self, inputs, {given_states}):
        {begin}states = [getattr(self, f"{{name}}_initial") for name in self.states]
        h, {before}order = [None] * len(inputs), {zeros}range(len(inputs))
        for t in {order}:
            states = self.step({given}*states)
            h[t] = states[0]
{goes_on}        return torch.stack(h){left}
'''


class Module(NamedTuple):
    """A module of the network: its name, the call that makes it, and the one that runs it on {x}.

    `weights` has the tensors that it is filled with, by their names in the network's state; `initial` are those of them
    that are states. `goes_on` is the call that runs it on {x} from the states of the sequence before, and gives those
    it leaves, too. `blocks` are the gates whose rows follow each other in a matrix; `notes` say what is to be known.
    """

    name: str
    made: str
    run: str
    weights: Mapping[str, Array]
    initial: tuple[str, ...] = ()
    blocks: str = ""
    notes: tuple[str, ...] = ()
    goes_on: str = ""


def layer_module(subject: Subject, stack: Stack, translate: Translate) -> Module:
    """Layers of one kind that PyTorch has as one module of it."""
    usual = subject.usual[stack.layers[0]]
    assert usual is not None
    first, name = subject.layers[stack.layers[0]], f"{usual.kind}{stack.layers[0]}"
    weights = dict(_stored(subject, stack, name))
    given = [subject.layers[layer].initial for layer in stack.layers]
    initial: tuple[str, ...] = ()
    if any(value.any() for states in given for value in states.values()):
        initial = tuple(f"{name}_{state}0" for state in first.cell.states)
        weights |= {
            key: np.array([states[state] for states in given])
            for key, state in zip(initial, first.cell.states, strict=True)
        }
    kind = f"nn.{usual.kind.upper()}"
    options = [f"num_layers={len(stack.levels)}"] * (len(stack.levels) > 1)
    options += ["bidirectional=True"] * (len(stack.levels[0]) > 1)
    options += [f"proj_size={first.outputs}"] * usual.form.projected
    options += ['nonlinearity="relu"'] * (usual.form.new == FUNCTIONS["relu"])
    gates = LAYOUTS["pytorch"].gates[usual.kind]
    notes = [translate(ROWS).format(units=first.units, gates=", ".join(gates))] * (len(gates) > 1)
    if usual.rewritten:
        notes.append(translate(REWRITTEN).format(cell=first.cell.name, layer=kind, how=usual.rewritten))
    states = ", ".join(f"self.{each}" for each in initial)
    states = f", ({states})" if len(initial) > 1 else f", {states}" if initial else ""
    flip = ".flip(0)" * (len(stack.levels[0]) == 1 and first.reverse)
    run = f"self.{name}({{x}}{flip}{states})[0]{flip}"
    begin = f"({states[2:]})" if len(initial) > 1 else states[2:]
    begin = begin.replace("((", "(").replace("))", ")")
    goes_on = f'self.{name}({{x}}, states.get("{name}"{", " * bool(begin)}{begin}))'
    made = f"{kind}({', '.join([str(first.inputs), str(first.units), *options])})"
    return Module(name, made, run, weights, initial, gates, tuple(notes), goes_on)


def _stored(subject: Subject, stack: Stack, name: str) -> Iterator[tuple[str, Array]]:
    """The tensors of layers of one kind, by the names that PyTorch gives them."""
    for at, level in enumerate(stack.levels):
        for layer in level:
            usual = subject.usual[layer]
            assert usual is not None
            end = f"_l{at}" + "_reverse" * (len(level) > 1 and subject.layers[layer].reverse)
            parts = usual.parts("pytorch")
            yield from ((f"{name}.{word}{end}", parts[part]) for word, part in _NAMED.items() if part in parts)


class Loops:
    """The cells that PyTorch does not have: a class for each, whose step is made of the equations."""

    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        self._classes: dict[tuple[str, ...], str] = {}
        self._called: set[str] = set()
        self._timed = any(map(subject.holds_of, range(len(subject.layers))))
        self._before = any(INPUT_BEFORE in layer.cell.parsed.given for layer in subject.layers)

    def module(self, number: int) -> Module:
        """A layer as a loop over its equations."""
        layer, step = self._subject.layers[number], step_of(self._subject, number, _DIALECT)
        self._called |= {*step.functions, *(other for name in step.functions for other in NEEDED_BY.get(name, ()))}
        base = "".join(word.capitalize() for word in re.split(r"\W+", layer.cell.key))
        text = self._text(number, step)
        taken = self._classes.setdefault(text, f"{base}Cell{number if self._is_taken(base) else ''}")
        name = f"cell{number}"
        weights = {**layer.weights, **{f"{state}_initial": value for state, value in layer.initial.items()}}
        shapes = ", ".join(f"{each}={value.shape}" for each, value in weights.items())
        run = f"self.{name}({{x}}{', reverse=True' * layer.reverse})"
        goes_on = f'self.{name}({{x}}, states.get("{name}"))'
        held = {f"{name}.{each}": value for each, value in weights.items()}
        return Module(name, f"{taken}({shapes})", run, held, goes_on=goes_on)

    def _is_taken(self, base: str) -> bool:
        return f"{base}Cell" in self._classes.values()

    def _text(self, number: int, step: Step) -> tuple[str, ...]:
        """The lines of a class, without its name."""
        cell = self._subject.layers[number].cell
        given = [*["t"] * self._timed, "x", *[INPUT_BEFORE] * self._before, *(f"{state}_prev" for state in cell.states)]
        inside = (*step.lines, returned(step.states))
        return (
            f'    """{in_docstring(cell.name)}"""\n',
            f"    states = {tuple(cell.states)}\n",
            f"    def step(self, {', '.join(given)}):",
            *(f"        {line}" for line in inside),
            "",
        )

    def imports(self) -> Iterator[str]:
        """The functions of the equations that PyTorch has."""
        if native := sorted(self._called - _DEFINED.keys() - {"abs"}):
            yield f"from torch import {', '.join(native)}"

    def code(self, translate: Translate) -> Iterator[str]:
        """The classes, and what they call; nothing where there are none."""
        if not self._classes:
            return
        for name, value in _DEFINED.items():
            if name in self._called:
                yield f"def {name}({'a, b' if name in ('maximum', 'minimum') else 'a'}):\n    return {value}\n"
        if self._timed:
            yield "\n".join([*comment(translate(BY_HAND)), _HOLD])
        if self._subject.trace.idealised:
            yield "\n".join([*comment(translate(ROUNDED)), _ROUNDED])
        yield _LOOP.format(
            words=translate(FROM_EQUATIONS), left=", states" * self._subject.goes_on,
            given_states="states=None" if self._subject.goes_on else "reverse=False",
            order="order" if self._subject.goes_on else "reversed(order) if reverse else order",
            begin="if states is None:\n            " * self._subject.goes_on,
            before="x_prev, " * self._before, zeros="torch.zeros_like(inputs[0]), " * self._before,
            given="t, " * self._timed + "inputs[t], " + "x_prev, " * self._before,
            goes_on="            x_prev = inputs[t]\n" * self._before,
        )  # fmt: skip
        for text, name in self._classes.items():
            yield from (f"class {name}(Loop):", *text)
