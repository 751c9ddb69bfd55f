"""The cell of a layer in somebody's model: one that is known here, or one written for it from the same equations."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType
from typing import Literal
from zlib import crc32

from simulator.cells import find_cell
from simulator.cells.cell import Cell
from simulator.equations.expressions import Expression, read

Kind = Literal["lstm", "gru", "rnn"]
SIGMOID, TANH = "sigmoid({})", "tanh({})"
FUNCTIONS = MappingProxyType(
    {
        "sigmoid": SIGMOID,
        "tanh": TANH,
        "relu": "relu({})",
        "linear": "1 * ({})",
        "hard_sigmoid": "minimum(maximum(({}) / 6 + 0.5, 0), 1)",  # Keras 3: relu6(a + 3) / 6
        "hard_sigmoid_before_3": "hard_sigmoid({})",  # 0.2 a + 0.5 within 0 and 1
        "elu": "elu({})",
        "softplus": "softplus({})",
        "softsign": "({0}) / (1 + abs({0}))",
        "exponential": "exp({})",
        "silu": "silu({})",
        "swish": "silu({})",
    }
)
"""Activations by the frameworks' names, as this language writes them."""


LONGEST_NAME = 50  # letters of what distinguishes a cell


@dataclass(frozen=True)
class Form:
    """What distinguishes a layer of a kind: its activations as texts with {} for the argument, and its parts.

    `gate` is that of gates, `new` that of the candidate, and `out` that of the memory on its way out. `coupled`: f is
    1 - i. `projected`: h is V_h times what the output gate lets through. `clip`: sums are kept within ± so much (0: as
    they are). `resets_before`: the reset gate of a GRU acts on the state, before the product.
    """

    gate: str = SIGMOID
    new: str = TANH
    out: str = TANH
    peepholes: bool = False
    coupled: bool = False
    projected: bool = False
    clip: float = 0.0
    resets_before: bool = False


@lru_cache(maxsize=256)
def model_cell(kind: Kind, form: Form) -> Cell:
    """The cell of a layer of this kind and form: a known one where its equations are the same."""
    plain = Form(resets_before=form.resets_before)
    if kind == "lstm" and form in (plain, replace(plain, peepholes=True)):
        return find_cell("lstm-peephole" if form.peepholes else "lstm")
    if kind == "gru" and form == plain:
        return find_cell("gru-before" if form.resets_before else "gru")
    if kind == "rnn" and form == plain:
        return find_cell("rnn")
    equations = equations_of(kind, form)
    states = ("h", "c") if kind == "lstm" else ("h",)
    like = find_cell(kind)
    differences = ", ".join(_differences(kind, form))
    name = f"{like.name}, {differences if len(differences) <= LONGEST_NAME else 'activations of its own'}"
    key = f"{kind}-{crc32(equations.encode()):08x}"
    return Cell(key, name, states, like.memory, equations, like.paper, family=kind)


def equations_of(kind: Kind, form: Form) -> str:
    """The equations of a layer of this kind and form."""
    return {"lstm": _lstm, "gru": _gru, "rnn": _rnn}[kind](form)


def _sum(gate: str, form: Form, peephole: str = "") -> str:
    """The sum that goes into a gate's activation."""
    total = f"W_{gate} @ x + U_{gate} @ h_prev"
    if form.peepholes and peephole:
        total += f" + P_{gate} * {peephole}"
    return _clipped(f"{total} + b_{gate}", form)


def _clipped(total: str, form: Form) -> str:
    return f"maximum(minimum({total}, {form.clip!r}), -{form.clip!r})" if form.clip else total


def _lstm(form: Form) -> str:
    forget = "1 - i" if form.coupled else form.gate.format(_sum("f", form, "c_prev"))
    gates = [f"i = {form.gate.format(_sum('i', form, 'c_prev'))}", f"f = {forget}"]
    out = f"o * {form.out.format('c')}"
    return "\n".join(
        [
            *(gates if form.coupled else reversed(gates)),
            f"g = {form.new.format(_sum('g', form))}",
            "kept = f * c_prev",
            "added = i * g",
            "c = kept + added",
            f"o = {form.gate.format(_sum('o', form, 'c'))}",
            *([f"shown = {out}", "h = V_h @ shown"] if form.projected else [f"h = {out}"]),
        ]
    )


def _gru(form: Form) -> str:
    if form.resets_before:
        new = ["reset_h = r * h_prev", f"n = {form.new.format(_clipped('W_n @ x + U_n @ reset_h + b_n', form))}"]
    else:
        total = _clipped("W_n @ x + b_in + reset_q", form)
        new = ["q = U_n @ h_prev + b_hn", "reset_q = r * q", f"n = {form.new.format(total)}"]
    end = ["kept = z * h_prev", "replace = 1 - z", "added = replace * n"]
    gates = [f"{gate} = {form.gate.format(_sum(gate, form))}" for gate in "rz"]
    return "\n".join([*gates, *new, *end, "h = kept + added"])


def _rnn(form: Form) -> str:
    return f"h = {form.new.format(_sum('h', form))}"


_WRITE: Mapping[Kind, Callable[[Form], str]] = MappingProxyType({"lstm": _lstm, "gru": _gru, "rnn": _rnn})


def _differences(kind: Kind, form: Form) -> list[str]:
    """What is not as usual, in words."""
    found = []
    if kind != "rnn" and form.gate != SIGMOID:
        found.append(f"gates {_word_for(form.gate)}")
    if form.new != TANH:
        found.append(_word_for(form.new) if kind == "rnn" else f"candidate {_word_for(form.new)}")
    if kind == "lstm" and form.out != TANH:
        found.append(f"output {_word_for(form.out)}")
    parts = {"with peepholes": form.peepholes, "f = 1 − i": form.coupled, "projected": form.projected,
             f"sums within ±{form.clip:g}": form.clip, "reset before": form.resets_before}  # fmt: skip
    return [*found, *(words for words, holds in parts.items() if holds)]


def _word_for(function: str) -> str:
    """The name of an activation, or its formula where it has none."""
    return next((name for name, text in FUNCTIONS.items() if text == function), function.format("a"))


@lru_cache(maxsize=256)
def form_of(cell: Cell) -> tuple[Kind, Form] | None:
    """The kind and the form of which `model_cell` writes the equations of this cell; None where it writes no such."""
    written = {equation.name: equation.expression for equation in cell.parsed.equations}
    kind: Kind = "lstm" if "c" in cell.states else "gru" if "z" in written else "rnn"
    weights = cell.parsed.weights
    form = Form(
        peepholes="P_i" in weights, coupled=kind == "lstm" and "f" in written and "W_f" not in weights,
        projected="V_h" in weights, clip=_clip_in(cell.equations), resets_before="reset_h" in written,
    )  # fmt: skip
    for part, equation in _SHOWS[kind].items():
        name = "shown" if equation == "h" and form.projected else equation
        tried = [_with_activation(form, part, text) for text in FUNCTIONS.values()]
        same = (other for other in tried if _lines(kind, other).get(name) == written.get(name))
        if (found := next(same, None)) is None:
            return None
        form = found
    return (kind, form) if _lines(kind, form) == written else None


_SHOWS: Mapping[Kind, Mapping[str, str]] = MappingProxyType(
    {"lstm": {"gate": "i", "new": "g", "out": "h"}, "gru": {"gate": "r", "new": "n"}, "rnn": {"new": "h"}}
)
"""The equation in which an activation of each kind stands first."""


def _with_activation(form: Form, part: str, text: str) -> Form:
    """The form with another activation: the "gate", the "new" or the "out"."""
    if part == "gate":
        return replace(form, gate=text)
    return replace(form, new=text) if part == "new" else replace(form, out=text)


def _lines(kind: Kind, form: Form) -> dict[str, Expression]:
    return {equation.name: equation.expression for equation in read(equations_of(kind, form))}


def _clip_in(equations: str) -> float:
    """The bound of the sums; 0 where there is none."""
    found = re.search(r"maximum\(minimum\(W_\w+ .*?, ([\d.e+-]+)\), -", equations)
    return float(found[1]) if found else 0.0
