"""A Jupyter notebook that loads a run, computes it again from its weights and equations with NumPy alone, and plots it.

It is for students who want to change something: every quantity is a line of Python that reads like the equation.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from simulator.analysis.worksheet import is_one_number, lines
from simulator.equations.expressions import Binary, Call, Expression, Name, Negative, Number
from simulator.equations.parse import INPUT_BEFORE
from simulator.network.trace import LayerTrace, Trace
from simulator.text.counting import count_of

FUNCTIONS = """\
def sigmoid(a):
    return np.where(a < 0, np.exp(np.minimum(a, 0)) / (1 + np.exp(-np.abs(a))), 1 / (1 + np.exp(-np.abs(a))))

def relu(a):
    return np.maximum(a, 0)

def hard_sigmoid(a):
    return np.clip(0.2 * a + 0.5, 0, 1)

def softplus(a):
    return np.logaddexp(a, 0)

def silu(a):
    return a * sigmoid(a)

def elu(a):
    return np.where(a > 0, a, np.expm1(np.minimum(a, 0)))

def step(a):
    return np.heaviside(a, 1)

tanh, exp, log, sqrt, maximum, minimum = np.tanh, np.exp, np.log, np.sqrt, np.maximum, np.minimum
square, sin, cos, sign = np.square, np.sin, np.cos, np.sign
sum, mean, max = np.sum, np.mean, np.max  # over all units: one number
"""
HOLD = """\
def held(layer, name, t, value):
    \"\"\"The value with the units that the lesson sets by hand.\"\"\"
    key = f"layer{layer}/held/{name}"
    return np.where(run[key][t], run[f"layer{layer}/{name}"][t], value) if key in run else value
"""
PLOT = """\
memory = run["layer{layer}/{state}"]
limit = np.abs(memory).max() or 1
fig, ax = plt.subplots(figsize=(12, 1 + 0.4 * memory.shape[1]))
shown = ax.imshow(memory.T, cmap="PuOr_r", vmin=-limit, vmax=limit, aspect="auto")
ax.set_xticks(range(len(tokens)), tokens, rotation=60, ha="right")
ax.set_yticks(range(memory.shape[1]), units{layer})
ax.set_title("Layer {number}: what {state} remembers after each token")
fig.colorbar(shown)
plt.show()
"""
CURVES = """\
fig, ax = plt.subplots(figsize=(12, 3))
for unit, name in enumerate(units{layer}):
    ax.plot(run["layer{layer}/{keep}"][:, unit], marker="o", label=name)
ax.set_xticks(range(len(tokens)), tokens, rotation=60, ha="right")
ax.set_title("Layer {number}: how much of its memory each unit keeps ({keep})")
ax.set_ylim(-0.05, 1.05)
ax.legend()
plt.show()
"""
MOST_CURVES = 12  # units


def notebook(trace: Trace, title: str, origin: str, data: str, told: Mapping[str, str] = MappingProxyType({})) -> str:
    """The notebook as JSON; `data` is the name of the .npz file with the run, beside it.

    `told` is what the lesson's author says: words under their headings ("" for none), at the beginning.
    """
    cells = [{**cell, "id": f"cell-{number}"} for number, cell in enumerate(_cells(trace, title, origin, data, told))]
    made = {
        "cells": cells,
        "metadata": {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def _words(text: str) -> dict[str, Any]:
    return {"cell_type": "markdown", "metadata": {}, "source": text}


def _code(text: str) -> dict[str, Any]:
    return {
        "cell_type": "code", "metadata": {}, "execution_count": None, "outputs": [], "source": text.rstrip("\n")
    }  # fmt: skip


def _cells(trace: Trace, title: str, origin: str, data: str, told: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    yield _words(f"# {_plain(title)}\n\n{_plain(origin)}\n\nThis notebook needs `numpy` and `matplotlib`.".strip())
    for heading, words in told.items():
        yield _words(f"### {_plain(heading)}\n\n{_plain(words)}" if heading else _plain(words))
    yield _words("## The run\n\nEvery vector of every step, the weights, and the equations that made them.")
    yield _code(
        "import matplotlib.pyplot as plt\nimport numpy as np\n\n"
        f"run = np.load({data!r})\ntokens = [str(token) for token in run['tokens']]\n"
        f"# a dollar sign would begin a formula\ntokens = [token.replace('$', r'\\$') for token in tokens]\n"
        "for key in run:\n    print(f'{key:24} {run[key].shape}')"
    )
    yield _words("## The same again\n\nOne line for each quantity, in the order of computing.")
    yield _code(f"{FUNCTIONS}\n{HOLD}")
    for number, layer_trace in enumerate(trace.layers):
        yield from _layer(trace, number, layer_trace)
    yield from _readout(trace)
    yield _words("## To look at")
    for number, layer_trace in enumerate(trace.layers):
        memory = layer_trace.layer.cell.memory
        yield _code(PLOT.format(layer=number, number=number + 1, state=memory.state))
        if memory.keep is not None and layer_trace.layer.units <= MOST_CURVES:
            yield _code(CURVES.format(layer=number, number=number + 1, keep=memory.keep))


def _plain(text: str) -> str:
    """A text that Markdown does not take for markup."""
    return "".join(f"\\{letter}" if letter in "\\`*_{}[]<>()#+-.!|$" else letter for letter in " ".join(text.split()))


def _layer(trace: Trace, number: int, layer_trace: LayerTrace) -> Iterator[dict[str, Any]]:
    """The code of a layer: its step, its run over all tokens, and the comparison."""
    cell, weights = layer_trace.layer.cell, layer_trace.layer.weights
    yield _words(f"### Layer {number + 1}: {_plain(cell.name)}, {count_of(layer_trace.layer.units, 'unit')}")
    held = {hold.quantity for hold in layer_trace.holds}
    before = ", ".join(name for name in cell.parsed.given if name != "x")
    body = [f"{name} = run['layer{number}/{name}']" for name in weights]
    body.append(f"\ndef step{number}(t, x, {before}):")
    spelled = _spell_names(layer_trace.quantities)
    for name, tree in lines(cell).items():
        word = spelled[name]
        made = python(tree, names=spelled)
        if is_one_number(tree):
            made = f"np.full({layer_trace.layer.width(name)}, {made})"
        body.append(f"    {word} = {made}")
        if trace.idealised and name in cell.gates:
            body.append(f"    {word} = np.where({word} >= 0.5, 1.0, 0.0)  # the lesson rounds its gates")
        if name in held:
            body.append(f"    {word} = held({number}, '{name}', t, {word})  # some units are set by hand")
    body.append(f"    return dict({', '.join(f'{name}={spelled[name]}' for name in layer_trace.quantities)})")
    yield _code("\n".join(body))
    below = trace.layers[number - 1].layer.cell.states[0]
    inputs = "run['inputs']" if number == 0 else f"again{number - 1}['{below}']"
    states = "\n".join(
        f"{state}_prev = np.zeros({layer_trace.layer.width(state)})"
        if state not in layer_trace.layer.initial
        else f"{state}_prev = run['layer{number}/{state}_initial']"
        for state in cell.states
    )
    goes_on = "".join(f"    {state}_prev = now['{state}']\n" for state in cell.states)
    if INPUT_BEFORE in cell.parsed.given:
        states += f"\n{INPUT_BEFORE} = np.zeros({layer_trace.layer.inputs})"
        kept = f"{INPUT_BEFORE} if run['skipped'][t] else x" if trace.skipped else "x"
        goes_on += f"    {INPUT_BEFORE} = {kept}\n"
    names = f"[str(name) for name in run['layer{number}/unit_names']]"
    passing = ", ".join(f"{state}={state}_prev" for state in cell.states)
    left_out = (
        "    if run['skipped'][t]:  # the step is left out: states pass, nothing else is computed\n"
        f"        now = {{name: np.full_like(now[name], np.nan) for name in now}} | dict({passing})\n"
    ) * bool(trace.skipped)
    yield _code(
        f"units{number} = {names} or [f'unit {{k + 1}}' for k in range({layer_trace.layer.units})]\n"
        f"rows = []\n{states}\n"
        f"for t, x in enumerate({inputs}):\n    now = step{number}(t, x, {before})\n{left_out}    rows.append(now)\n"
        f"{goes_on}"
        f"again{number} = {{name: np.array([row[name] for row in rows]) for name in rows[0]}}\n"
        f"for name, values in again{number}.items():\n"
        f"    np.testing.assert_allclose(values, run[f'layer{number}/{{name}}'], rtol=1e-4, atol=1e-5)\n"
        f"print('layer {number + 1}: all', len(again{number}), 'quantities of', len(rows), 'steps are the same')"
    )


def _readout(trace: Trace) -> Iterator[dict[str, Any]]:
    if trace.readout is None or trace.logits is None:
        return
    yield _words("### The read-out")
    last, groups, kinds = len(trace.layers) - 1, trace.readout.groups, trace.readout.kinds
    made = "".join(_output_lines(list(group), kind) for group, kind in zip(groups, kinds, strict=True))
    yield _code(
        f"logits = again{last}['{trace.layers[last].layer.cell.states[0]}'] @ run['readout/W'].T + run['readout/b']\n"
        f"outputs = logits.copy()\n{made}"
        "np.testing.assert_allclose(logits, run['logits'], rtol=1e-4, atol=1e-5)\n"
        "np.testing.assert_allclose(outputs, run['outputs'], rtol=1e-4, atol=1e-5)\nprint('the read-out is the same')"
    )


def _output_lines(group: list[int], kind: str) -> str:
    """The lines that make outputs of a group's logits; none where they are the logits themselves."""
    if kind == "sigmoid":
        return f"outputs[:, {group}] = sigmoid(logits[:, {group}])\n"
    if kind == "linear":
        return ""
    return (
        f"likely = np.exp(logits[:, {group}] - logits[:, {group}].max(axis=1, keepdims=True))\n"
        f"outputs[:, {group}] = likely / likely.sum(axis=1, keepdims=True)\n"
    )


def _spell_names(quantities: tuple[str, ...]) -> dict[str, str]:
    """How quantities are called in a step's code: as in the equations, but for words that the code itself needs."""
    taken = {*_NEEDED, *quantities}
    spelled = {}
    for name in quantities:
        spelled[name] = name
        while name in _NEEDED and spelled[name] in taken:
            spelled[name] += "_"
        taken.add(spelled[name])
    return spelled


_NEEDED = frozenset({"np", "run", "held", "dict", "t"})
_STRENGTH = {"+": 1, "-": 1, "*": 2, "/": 2, "@": 2}


def python(tree: Expression, strength: int = 0, names: Mapping[str, str] = MappingProxyType({})) -> str:
    """An expression as Python; `strength` is that of the sign outside it, `names` are those spelled otherwise."""
    if isinstance(tree, Name):
        return names.get(tree.name, tree.name)
    if isinstance(tree, Number):
        text = repr(tree.value).removesuffix(".0")
        return f"({text})" if tree.value < 0 else text
    if isinstance(tree, Negative):
        return f"(-{python(tree.operand, 3, names)})"
    if isinstance(tree, Call):
        return f"{tree.function}({', '.join(python(each, 0, names) for each in tree.arguments)})"
    assert isinstance(tree, Binary)
    own = _STRENGTH[tree.op]
    inside = f"{python(tree.left, own, names)} {tree.op} {python(tree.right, own + 1, names)}"
    return f"({inside})" if own < strength else inside
