"""A Jupyter notebook that holds a run, computes it again from its weights and equations with NumPy alone, and plots it.

It is for students who want to change something: every quantity is a line of Python that reads like the equation. Its
words, the comments of its code too, are English, or as `translate` says them; all of them stand in `TEXTS`.
"""

from __future__ import annotations

import base64
import json
import textwrap
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from simulator.analysis.worksheet import is_one_number, lines
from simulator.equations.as_python import NUMPY_FUNCTIONS, as_python, spell_names
from simulator.equations.parse import INPUT_BEFORE
from simulator.io.notebook_outputs import Plot, store_outputs
from simulator.io.trace_files import compact_run, layer_places
from simulator.network.levels import level_at
from simulator.network.trace import LayerTrace, Trace

Translate = Callable[[str], str]
FUNCTIONS = (
    "\n\n".join(NUMPY_FUNCTIONS.values())
    + """

tanh, exp, log, sqrt, maximum, minimum = np.tanh, np.exp, np.log, np.sqrt, np.maximum, np.minimum
square, sin, cos, sign = np.square, np.sin, np.cos, np.sign
sum, mean, max = np.sum, np.mean, np.max"""
)
HOLD = """\
def held(layer, name, t, value):
    {words}
    key = f"layer{{layer}}/held/{{name}}"
    return np.where(run[key][t], run[f"layer{{layer}}/{{name}}"][t], value) if key in run else value
"""
PLOT = """\
memory = run["layer{key}/{state}"]
limit = np.abs(memory).max() or 1
fig, ax = plt.subplots(figsize=(12, 1 + 0.4 * memory.shape[1]))
shown = ax.imshow(memory.T, cmap="PuOr_r", vmin=-limit, vmax=limit, aspect="auto")
ax.set_xticks(range(len(tokens)), tokens, rotation=60, ha="right")
ax.set_yticks(range(memory.shape[1]), units{layer})
ax.set_title({title!r})
fig.colorbar(shown)
plt.show()
"""
CURVES = """\
fig, ax = plt.subplots(figsize=(12, 3))
for unit, name in enumerate(units{layer}):
    ax.plot(run["layer{key}/{keep}"][:, unit], marker="o", label=name)
ax.set_xticks(range(len(tokens)), tokens, rotation=60, ha="right")
ax.set_title({title!r})
ax.set_ylim(-0.05, 1.05)
ax.legend()
plt.show()
"""
MOST_CURVES = 12  # units
WIDE = 100  # letters of a line of the numbers

_NEEDS = "This notebook needs `numpy` and `matplotlib`."
_RUN, _RUN_HAS = "The run", "Every vector of every step, the weights, and the equations that made them."
_CARRIED = "The numbers of the run, packed:"
_DOLLAR = "a dollar sign would begin a formula"
_AGAIN, _LINES = "The same again", "One line for each quantity, in the order of computing."
_ONE_NUMBER = "over all units: one number"
_HELD = "The value with the units that the lesson sets by hand."
_LOOK = "To look at"
_LAYER_OF_ONE, _LAYER = "Layer {number}: {cell}, 1 unit", "Layer {number}: {cell}, {count} units"
_REVERSE, _FROM_END = "{number}, reverse", "it reads from the end"
_ROUNDED, _BY_HAND = "the lesson rounds its gates", "some units are set by hand"
_LEFT_OUT = "the step is left out: states pass, nothing else is computed"
_ANEW = "another sequence begins anew"
_UNIT = "unit {number}"
_SAME = "layer {number}: all {count} quantities of {steps} steps are the same"
_READOUT, _READOUT_SAME = "The read-out", "the read-out is the same"
_MEMORY = "Layer {number}: what {state} remembers after each token"
_KEEPS = "Layer {number}: how much of its memory each unit keeps ({keep})"
TEXTS = (
    _NEEDS, _RUN, _RUN_HAS, _CARRIED, _DOLLAR, _AGAIN, _LINES, _ONE_NUMBER, _HELD, _LOOK, _REVERSE, _FROM_END,
    _LAYER_OF_ONE, _LAYER, _ROUNDED, _BY_HAND, _LEFT_OUT, _ANEW, _UNIT, _SAME, _READOUT, _READOUT_SAME, _MEMORY, _KEEPS,
)  # fmt: skip


def notebook(
    trace: Trace,
    title: str,
    origin: str,
    data: str = "",
    told: Mapping[str, str] = MappingProxyType({}),
    translate: Translate = str,
    draw: Callable[[Plot], bytes] | None = None,
) -> str:
    """The notebook as JSON. It carries the numbers of the run, or `data` names the .npz file with them, beside it.

    `told` is what the lesson's author says: words under their headings ("" for none), at the beginning. With `draw`,
    which paints a plot as PNG, the cells have their outputs, as computed here.
    """
    made = [*_cells(trace, title, origin, data, told, translate)]
    if draw is not None:
        store_outputs(made, draw)
    for number, cell in enumerate(made):
        cell.pop("plot", None)
        cell["id"] = f"cell-{number}"
    whole = {
        "cells": made,
        "metadata": {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _words(text: str) -> dict[str, Any]:
    return {"cell_type": "markdown", "metadata": {}, "source": text}


def _code(text: str, plot: Plot | None = None, hidden: bool = False) -> dict[str, Any]:
    """A cell of code; that of a plot is drawn, and one that is hidden shows its code when it is asked for."""
    metadata = {"jupyter": {"source_hidden": True}, "tags": ["hide-input"]} if hidden else {}
    return {
        "cell_type": "code", "metadata": metadata, "execution_count": None, "outputs": [],
        "source": text.rstrip("\n"), "plot": plot,
    }  # fmt: skip


def _cells(
    trace: Trace, title: str, origin: str, data: str, told: Mapping[str, str], translate: Translate
) -> Iterator[dict[str, Any]]:
    yield _words(f"# {_plain(title)}\n\n{_plain(origin)}\n\n{translate(_NEEDS)}".strip())
    for heading, words in told.items():
        yield _words(f"### {_plain(heading)}\n\n{_plain(words)}" if heading else _plain(words))
    yield _words(f"## {translate(_RUN)}\n\n{translate(_RUN_HAS)}")
    place = repr(data)
    if not data:
        packed = "\n".join(textwrap.wrap(base64.b64encode(compact_run(trace)).decode("ascii"), WIDE))
        yield _code(f'# {translate(_CARRIED)}\nnumbers = """\n{packed}\n"""', hidden=True)
        place = "io.BytesIO(base64.b64decode(numbers))"
    yield _code(
        f"import base64\nimport io\n\nimport numpy as np\n\nwith np.load({place}) as file:\n    run = dict(file)\n"
        f"tokens = [str(token) for token in run['tokens']]\n"
        "for key in run:\n    print(f'{key:24} {run[key].shape}')"
    )
    yield _words(f"## {translate(_AGAIN)}\n\n{translate(_LINES)}")
    yield _code(f"{FUNCTIONS}  # {translate(_ONE_NUMBER)}\n\n{HOLD.format(words=_quoted(translate(_HELD)))}")
    for number in range(len(trace.layers)):
        yield from _layer(trace, _Place.of(trace, number, translate), translate)
    yield from _readout(trace, translate)
    yield _words(f"## {translate(_LOOK)}")
    yield _code(
        "import matplotlib.pyplot as plt\n\n"
        f"# {translate(_DOLLAR)}\ntokens = [token.replace('$', r'\\$') for token in tokens]"
    )
    for number, layer_trace in enumerate(trace.layers):
        yield from _plots(_Place.of(trace, number, translate), layer_trace, translate)


class _Place(NamedTuple):
    """A layer: its number in the code, what its keys begin with after "layer", and what it is called after "layer"."""

    number: int
    key: str
    name: str

    @classmethod
    def of(cls, trace: Trace, number: int, translate: Translate) -> _Place:
        """The place of a layer of a run."""
        key, from_end = tuple(layer_places(trace))[number].removeprefix("layer"), trace.layers[number].from_end
        level = level_at(trace.made_of, number) + 1
        return cls(number, key, translate(_REVERSE).format(number=level) if from_end else f"{level}")


def _plots(place: _Place, layer_trace: LayerTrace, translate: Translate) -> Iterator[dict[str, Any]]:
    """What a layer remembers, and how much of it each unit keeps, where the cell has a gate that says so."""
    memory = layer_trace.layer.cell.memory
    title = translate(_MEMORY).format(number=place.name, state=memory.state)
    code = PLOT.format(layer=place.number, key=place.key, state=memory.state, title=title)
    yield _code(code, Plot(place.number, memory.state, title, curves=False))
    if memory.keep is not None and layer_trace.layer.units <= MOST_CURVES:
        title = translate(_KEEPS).format(number=place.name, keep=memory.keep)
        code = CURVES.format(layer=place.number, key=place.key, keep=memory.keep, title=title)
        yield _code(code, Plot(place.number, memory.keep, title, True))


def _quoted(text: str) -> str:
    return f'"""{text}"""'


def _plain(text: str) -> str:
    """A text that Markdown does not take for markup."""
    return "".join(f"\\{letter}" if letter in "\\`*_{}[]<>()#+-.!|$" else letter for letter in " ".join(text.split()))


def _layer(trace: Trace, place: _Place, translate: Translate) -> Iterator[dict[str, Any]]:
    """The code of a layer: its step, and its run over all tokens."""
    number, layer_trace = place.number, trace.layers[place.number]
    cell, weights, units = layer_trace.layer.cell, layer_trace.layer.weights, layer_trace.layer.units
    heading = translate(_LAYER_OF_ONE if units == 1 else _LAYER)
    yield _words(f"### {heading.format(number=place.name, cell=_plain(cell.name), count=units)}")
    held, key = {hold.quantity for hold in layer_trace.holds}, repr(place.key) if layer_trace.from_end else place.key
    before = ", ".join(name for name in cell.parsed.given if name != "x")
    body = [f"{name} = run['layer{place.key}/{name}']" for name in weights]
    body.append(f"\ndef step{number}(t, x, {before}):")
    spelled = spell_names(layer_trace.quantities, _NEEDED)
    for name, tree in lines(cell).items():
        word = spelled[name]
        made = as_python(tree, names=spelled)
        if is_one_number(tree):
            made = f"np.full({layer_trace.layer.width(name)}, {made})"
        body.append(f"    {word} = {made}")
        if trace.idealised and name in cell.gates:
            body.append(f"    {word} = np.where({word} >= 0.5, 1.0, 0.0)  # {translate(_ROUNDED)}")
        if name in held:
            body.append(f"    {word} = held({key}, '{name}', t, {word})  # {translate(_BY_HAND)}")
    body.append(f"    return dict({', '.join(f'{name}={spelled[name]}' for name in layer_trace.quantities)})")
    yield _code("\n".join(body))
    yield _code(_steps(trace, place, before, translate))


def _steps(trace: Trace, place: _Place, before: str, translate: Translate) -> str:
    """The code of a layer's run over all tokens, and of the comparison; `before` is what a step is given besides x."""
    number, layer_trace = place.number, trace.layers[place.number]
    cell, units = layer_trace.layer.cell, layer_trace.layer.units
    below = trace.layers_below(number)
    inputs = _handed_on(trace, below) if below else "run['inputs']"
    states = "\n".join(
        f"{state}_prev = np.zeros({layer_trace.layer.width(state)})"
        if state not in layer_trace.layer.initial
        else f"{state}_prev = run['layer{place.key}/{state}_initial']"
        for state in cell.states
    )
    goes_on = "".join(f"    {state}_prev = now['{state}']\n" for state in cell.states)
    if INPUT_BEFORE in cell.parsed.given:
        states += f"\n{INPUT_BEFORE} = np.zeros({layer_trace.layer.inputs})"
        kept = f"{INPUT_BEFORE} if run['skipped'][t] else x" if trace.skipped else "x"
        goes_on += f"    {INPUT_BEFORE} = {kept}\n"
    names = f"[str(name) for name in run['layer{place.key}/unit_names']]"
    passing = ", ".join(f"{state}={state}_prev" for state in cell.states)
    left_out = (
        f"    if run['skipped'][t]:  # {translate(_LEFT_OUT)}\n"
        f"        now = {{name: np.full_like(now[name], np.nan) for name in now}} | dict({passing})\n"
    ) * bool(trace.skipped)
    first = "t + 1 < len(entering) and run['begins'][t + 1]" if layer_trace.from_end else "run['begins'][t]"
    anew = (f"    if {first}:  # {translate(_ANEW)}\n" + textwrap.indent(states, " " * 8) + "\n") * bool(trace.begins)
    unit = translate(_UNIT)
    same = translate(_SAME).replace("{number}", place.name)
    each, taken = f"for t, x in enumerate({inputs}):", "rows.append(now)"
    if layer_trace.from_end:
        each = f"entering = {inputs}\nfor t in range(len(entering) - 1, -1, -1):  # {translate(_FROM_END)}"
        each, taken = f"{each}\n    x = entering[t]", "rows.insert(0, now)"
    return (
        f"units{number} = {names} or [{unit!r}.format(number=k + 1) for k in range({units})]\n"
        f"rows = []\n{states}\n"
        f"{each}\n{anew}    now = step{number}(t, x, {before})\n{left_out}    {taken}\n"
        f"{goes_on}"
        f"again{number} = {{name: np.array([row[name] for row in rows]) for name in rows[0]}}\n"
        f"for name, values in again{number}.items():\n"
        f"    np.testing.assert_allclose(values, run[f'layer{place.key}/{{name}}'], rtol=1e-4, atol=1e-5)\n"
        f"print({same!r}.format(count=len(again{number}), steps=len(rows)))"
    )


def _readout(trace: Trace, translate: Translate) -> Iterator[dict[str, Any]]:
    if trace.readout is None or trace.logits is None:
        return
    yield _words(f"### {translate(_READOUT)}")
    hidden, groups, kinds = _handed_on(trace, trace.last_layers), trace.readout.groups, trace.readout.kinds
    made = "".join(_output_lines(list(group), kind) for group, kind in zip(groups, kinds, strict=True))
    yield _code(
        f"logits = {hidden} @ run['readout/W'].T + run['readout/b']\n"
        f"outputs = logits.copy()\n{made}"
        "np.testing.assert_allclose(logits, run['logits'], rtol=1e-4, atol=1e-5)\n"
        "np.testing.assert_allclose(outputs, run['outputs'], rtol=1e-4, atol=1e-5)\n"
        f"print({translate(_READOUT_SAME)!r})"
    )


def _handed_on(trace: Trace, layers: tuple[LayerTrace, ...]) -> str:
    """The code of what layers side by side hand on."""
    made = [f"again{trace.layers.index(each)}['{each.layer.cell.states[0]}']" for each in layers]
    return made[0] if len(made) == 1 else f"np.concatenate([{', '.join(made)}], axis=1)"


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


_NEEDED = frozenset({"np", "run", "held", "dict", "t"})
