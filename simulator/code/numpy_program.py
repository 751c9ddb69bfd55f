"""A network as a program of NumPy alone: its equations, a function a cell, and a loop over the tokens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

from simulator.code.numbers import Numbers
from simulator.code.readouts import Words, outputs_of
from simulator.code.steps import Dialect, Step, returned, step_of
from simulator.code.subject import Subject
from simulator.code.words import (
    BEGIN_ANEW,
    BY_HAND,
    OF_H,
    OF_OUTPUTS,
    ROUNDED,
    Translate,
    comment,
    entering_and_expected,
    head,
    in_docstring,
    left_out,
    tidy,
)
from simulator.equations.as_python import NEEDED_BY, NUMPY_FUNCTIONS
from simulator.equations.parse import INPUT_BEFORE

_DIALECT = Dialect(
    "{name}", "np.full({width}, {value}, dtype=FLOAT)", frozenset({"np", "t", "hold", "rounded", "range"})
)
_WORDS = Words("{0}[:, {1}]", "softmax({0})", "sigmoid({0})", "np.concatenate([{0}], axis=1)")
_HOLD = """\
def hold(vector, t, steps, units, to):
    vector = vector.copy()
    if t in steps:
        vector[units] = to
    return vector
"""
_ROUNDED = "def rounded(gate):\n    return (gate >= 0.5).astype(FLOAT)\n"
_SOFTMAX = """\
def softmax(a):
    likely = np.exp(a - a.max(axis=1, keepdims=True))
    return likely / likely.sum(axis=1, keepdims=True)
"""
_RUN = """\
def run(step, inputs, weights, states, reverse=False):
    {first}h, {before}order = {given_states}[None] * len(inputs), {zeros}range(len(inputs))
    for t in reversed(order) if reverse else order:
{anew}        states = step({given}*states, **weights)
        h[t] = states[0]
{goes_on}    return np.array(h)
"""


def numpy_program(subject: Subject, numbers: Numbers, translate: Translate) -> str:
    """The program; `numbers` says where what it carries stands."""
    timed = any(map(subject.holds_of, range(len(subject.layers))))
    before = any(INPUT_BEFORE in layer.cell.parsed.given for layer in subject.layers)
    steps = [step_of(subject, k, _DIALECT) for k in range(len(subject.layers))]
    functions, names = _functions(subject, steps, timed, before)
    lines = [*head(subject, "NumPy", translate), *_imports(numbers), *_called(subject, steps)]
    if timed:
        lines += [*comment(translate(BY_HAND)), _HOLD]
    if subject.trace.idealised:
        lines += [*comment(translate(ROUNDED)), _ROUNDED]
    lines += [
        *_anew(subject, translate),
        *functions,
        _run(timed, before, bool(subject.trace.begins)),
        *left_out(subject, translate),
    ]
    lines += [*_numbers(subject, numbers, translate), "", *_network(subject, names), *_end(subject, translate)]
    return tidy(lines)


def _imports(numbers: Numbers) -> Iterator[str]:
    if numbers.beside:
        yield "from pathlib import Path\n"
    yield "import numpy as np\n"


def _called(subject: Subject, steps: list[Step]) -> Iterator[str]:
    """The functions of the equations and of the read-out."""
    yield f"FLOAT = np.{subject.dtype}"
    wanted = {name for step in steps for name in step.functions}
    readout = subject.trace.readout
    wanted |= {"sigmoid"} if readout is not None and "sigmoid" in readout.kinds else set()
    wanted |= {other for name in wanted for other in NEEDED_BY.get(name, ())}
    yield from (f"{name} = np.{name}" for name in sorted(wanted - NUMPY_FUNCTIONS.keys() - {"abs"}))
    yield ""
    yield from (f"\n{text}\n" for name, text in NUMPY_FUNCTIONS.items() if name in wanted)
    if readout is not None and "softmax" in readout.kinds:
        yield f"\n{_SOFTMAX}"


def _functions(subject: Subject, steps: list[Step], timed: bool, before: bool) -> tuple[list[str], list[str]]:
    """The functions of the cells, and the name of that of each layer; equal ones are one."""
    found: dict[str, str] = {}
    names = []
    for layer, step in zip(subject.layers, steps, strict=True):
        given = [*["t"] * timed, "x", *[INPUT_BEFORE] * before, *(f"{state}_prev" for state in layer.cell.states)]
        head = f"({', '.join(given)}, *, {', '.join(layer.weights)}):" if layer.weights else f"({', '.join(given)}):"
        inside = [f'"""{in_docstring(layer.cell.name)}"""', *step.lines]
        body = "\n".join(f"    {line}" for line in (*inside, returned(step.states)))
        text = f"{head}\n{body}"
        if text not in found:
            base = re.sub(r"\W|^(?=\d)", "_", layer.cell.key)
            name = f"step_of_{base}"
            found[text] = name if name not in found.values() else f"{name}_{len(found)}"
        names.append(found[text])
    return [f"def {name}{text}\n" for text, name in found.items()], names


def _anew(subject: Subject, translate: Translate) -> Iterator[str]:
    """The steps at which a sequence begins anew."""
    starts = list(accumulate(length for length, _ in subject.sequences))[:-1]
    anew = [str(start) for start, (_, goes_on) in zip(starts, subject.sequences[1:], strict=True) if not goes_on]
    if anew:
        yield from comment(translate(BEGIN_ANEW))
        yield f"BEGINS = {{{', '.join(anew)}}}\n"


def _run(timed: bool, before: bool, anew: bool) -> str:
    zeros = "            x_prev = np.zeros_like(inputs[0])\n" * before
    return "\n" + _RUN.format(
        first="first, " * anew, given_states="states, " * anew,
        anew=f"        if t + reverse in BEGINS:\n            states = first\n{zeros}" * anew,
        before="x_prev, " * before, zeros="np.zeros_like(inputs[0]), " * before,
        given="t, " * timed + "inputs[t], " + "x_prev, " * before, goes_on="        x_prev = inputs[t]\n" * before,
    )  # fmt: skip


def _numbers(subject: Subject, numbers: Numbers, translate: Translate) -> Iterator[str]:
    if numbers.beside:
        yield f'numbers = np.load(Path(__file__).with_name("{numbers.beside}"))'
    array = "np.array({}, dtype=FLOAT)"
    yield from entering_and_expected(subject, numbers, translate, array, array)
    yield "weights, states = {}, {}"
    for k, layer in enumerate(subject.layers):
        yield f"weights[{k}] = dict("
        for name, value in layer.weights.items():
            yield f"    {name}=np.array({numbers.put(f'layer{k}/{name}', value, indent=4)}, dtype=FLOAT),"
        yield ")"
        yield f"states[{k}] = ("
        for state, value in layer.initial.items():
            given = f"np.array({numbers.put(f'layer{k}/{state}_initial', value, indent=4)}, dtype=FLOAT)"
            yield f"    {given if value.any() else f'np.zeros({len(value)}, dtype=FLOAT)'},  # {state}"
        yield ")"
    if subject.trace.readout is not None:
        for name in "Wb":
            written = numbers.put(f"readout/{name}", getattr(subject.trace.readout, name))
            yield f"readout_{name} = np.array({written}, dtype=FLOAT)"


def _network(subject: Subject, names: list[str]) -> Iterator[str]:
    """The run, layer by layer."""
    entering = "inputs"
    for level in subject.trace.levels:
        for k in level:
            way = ", reverse=True" * subject.layers[k].reverse
            yield f"h{k} = run({names[k]}, {entering}, weights[{k}], states[{k}]{way})"
        entering = f"h{level[0]}"
        if len(level) > 1:
            yield f"h{level[0]} = np.concatenate([{', '.join(f'h{k}' for k in level)}], axis=1)"
    yield f"h = {entering}"
    if subject.trace.readout is not None:
        yield "logits = h @ readout_W.T + readout_b"
        yield f"outputs = {outputs_of(subject.trace.readout, _WORDS)}"


def _end(subject: Subject, translate: Translate) -> Iterator[str]:
    yield "print(h)"
    yield f'print("{translate(OF_H)}:", np.abs(h - expected).max())'
    if subject.outputs is not None:
        yield f'print("{translate(OF_OUTPUTS)}:", np.abs(outputs - expected_outputs).max())'
