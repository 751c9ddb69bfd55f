"""What a part of the picture is called in a few words, for labels over the whole of it."""

from __future__ import annotations

from typing import NamedTuple

from simulator.equations.functions import REDUCING
from simulator.equations.parse import INPUT_BEFORE
from ui.film.marks import About
from ui.film.narration.operations import operation_of, sign_of
from ui.film.narration.parts import in_area
from ui.film.narration.purposes import teller
from ui.film.narration.telling import Telling
from ui.film.scene.derived.turning import as_step
from ui.film.scene.scene import Scene
from ui.film.scene.table import words
from ui.film.text.language import QT_TRANSLATE_NOOP

_PLAIN = {
    **dict.fromkeys(("stored:rows", "stored:columns"), (8, QT_TRANSLATE_NOOP("Label", "a gate’s weights, as shades"))),
    "stored-tensor": (6, QT_TRANSLATE_NOOP("Label", "a tensor, as it is stored")),
    "stored-gates": (7, QT_TRANSLATE_NOOP("Label", "the gates, in the framework’s order")),
    "count": (7, QT_TRANSLATE_NOOP("Label", "how many weights there are")),
    "returned": (8, QT_TRANSLATE_NOOP("Label", "a state that is returned")),
    "returned-all": (8, QT_TRANSLATE_NOOP("Label", "what is returned, with its shape")),
    "lane": (7, QT_TRANSLATE_NOOP("Label", "a lane a unit, thick as its value")),
    "valve": (5, QT_TRANSLATE_NOOP("Label", "valves: open as the gate is")),
    "formula": (6, QT_TRANSLATE_NOOP("Label", "the equation at work, with numbers")),
    **dict.fromkeys(
        ("readout:softmax", "readout:sigmoid", "readout:linear"),
        (6, QT_TRANSLATE_NOOP("Label", "what the network says after this token")),
    ),
    "way:bus": (3, QT_TRANSLATE_NOOP("Label", "brings input and last output")),
    "way:up": (4, QT_TRANSLATE_NOOP("Label", "the output climbs")),
    "way:enter": (4, QT_TRANSLATE_NOOP("Label", "the token comes in")),
    "way:next": (4, QT_TRANSLATE_NOOP("Label", "on to the next token")),
    "row:memory": (6, QT_TRANSLATE_NOOP("Label", "the memory of a layer")),
    "row:keep": (5, QT_TRANSLATE_NOOP("Label", "how much of it stays")),
    "row:added": (5, QT_TRANSLATE_NOOP("Label", "what is written to it")),
    "layer": (4, QT_TRANSLATE_NOOP("Label", "a layer of the network")),
    "cell": (8, QT_TRANSLATE_NOOP("Label", "a cell; its memory is the river")),
    "river": (8, QT_TRANSLATE_NOOP("Label", "the memory as a river")),
    "bed": (3, QT_TRANSLATE_NOOP("Label", "plus above the bed, minus below")),
    "overview": (4, QT_TRANSLATE_NOOP("Label", "the whole run")),
    "bar": (6, QT_TRANSLATE_NOOP("Label", "how open a gate is")),
    "bar:left": (5, QT_TRANSLATE_NOOP("Label", "what is left of the first token")),
    "bar:apart": (4, QT_TRANSLATE_NOOP("Label", "how far this run is from A")),
    "apart": (4, QT_TRANSLATE_NOOP("Label", "dark: far from A")),
    "lines": (6, QT_TRANSLATE_NOOP("Label", "one unit in all runs")),
    "run": (5, QT_TRANSLATE_NOOP("Label", "a run")),
    "axis:values": (3, QT_TRANSLATE_NOOP("Label", "the values")),
    "axis:tokens": (5, QT_TRANSLATE_NOOP("Label", "the tokens, as they are read")),
    "axis:units": (3, QT_TRANSLATE_NOOP("Label", "the units")),
    "legend": (4, QT_TRANSLATE_NOOP("Label", "what lines, bars and shades mean")),
    "chart:memory": (8, QT_TRANSLATE_NOOP("Label", "falls: forgotten; rises: added")),
    "chart:kept": (8, QT_TRANSLATE_NOOP("Label", "kept and forgotten, then added")),
    "chart:ledger": (8, QT_TRANSLATE_NOOP("Label", "what is left of what a token wrote")),
    "chart:shares": (7, QT_TRANSLATE_NOOP("Label", "who wrote the memory of now")),
    "chart:changes": (7, QT_TRANSLATE_NOOP("Label", "what would be without a token")),
    "chart:half-life": (8, QT_TRANSLATE_NOOP("Label", "how long it lasts from each token on")),
    "chart:half-lives": (7, QT_TRANSLATE_NOOP("Label", "how long each unit remembers")),
    "chart:gates": (8, QT_TRANSLATE_NOOP("Label", "light: shut, dark: open")),
    "chart:saturation": (6, QT_TRANSLATE_NOOP("Label", "how often nearly shut or open")),
    "chart:readout": (8, QT_TRANSLATE_NOOP("Label", "what the network says after each token")),
    "chart:expected": (7, QT_TRANSLATE_NOOP("Label", "how likely it held each token")),
    "chart:gradient": (8, QT_TRANSLATE_NOOP("Label", "how far back the gradient reaches")),
    "border:anew": (8, QT_TRANSLATE_NOOP("Label", "a sequence begins anew")),
    "border:on": (8, QT_TRANSLATE_NOOP("Label", "a sequence goes on")),
    "text": (8, QT_TRANSLATE_NOOP("Label", "a token, shaded by the unit’s number")),
    "text:chance": (8, QT_TRANSLATE_NOOP("Label", "a token, shaded by its chance")),
    "weights": (7, QT_TRANSLATE_NOOP("Label", "weight times value is product")),
    "curve": (6, QT_TRANSLATE_NOOP("Label", "from the sum to what is made of it")),
    "rises": (6, QT_TRANSLATE_NOOP("Label", "bars that build up to a sum")),
    "back:operation": (8, QT_TRANSLATE_NOOP("Label", "a sign hands gradients back")),
    "back:wire": (6, QT_TRANSLATE_NOOP("Label", "gradients run back along the lines")),
    "back:lane": (9, QT_TRANSLATE_NOOP("Label", "the gradient, thick as it is large")),
    "back:valve": (6, QT_TRANSLATE_NOOP("Label", "the same valves cut it")),
    "back:x": (7, QT_TRANSLATE_NOOP("Label", "what comes back to this token")),
    "back:before": (7, QT_TRANSLATE_NOOP("Label", "what goes on to the token before")),
    "back:formula": (6, QT_TRANSLATE_NOOP("Label", "what comes back to this unit")),
}


class Label(NamedTuple):
    """A few words, and how much they are worth beside others."""

    text: str
    weight: int


def label_of(scene: Scene, about: About, back: bool) -> Label | None:
    """What a part is called; None for what needs no label. `back`: the picture shows gradients."""
    own = scene.rows[about.layer] if 0 <= about.layer < len(scene.rows) else scene.as_read
    about = as_step(own, about)
    t, which = teller(own, about.step), about.part.partition(":")[2]
    if back:
        about = about._replace(part=_part_back(own, about))
    kind = about.part.partition(":")[0]
    if kind == "operation":
        return _operation(t, about.quantity)
    if kind == "area":
        return None if int(which) >= len(own.diagram.areas) else _area(t, int(which))
    if kind == "name":
        return _name(t, about.quantity)
    part = kind if kind in ("returned", "returned-all") else about.part
    weight, text = _PLAIN.get(part, (0, ""))
    return Label(t.translate("Label", text), weight) if text else None


def _part_back(scene: Scene, about: About) -> str:
    """The key of a part where gradients go back."""
    kind = about.part.removeprefix("back:").partition(":")[0]
    if kind == "name":
        name = {"x": "x", f"{scene.cell.memory.state}_prev": "before"}.get(about.quantity, "name")
        return f"back:{name}"
    return about.part if kind == "area" else f"back:{kind}"


def _operation(t: Telling, name: str) -> Label | None:
    made = operation_of(t, name)
    texts = {
        "*": t.translate("Label", "{sign} multiplies"), "+": t.translate("Label", "{sign} adds"),
        "sigmoid": t.translate("Label", "σ: a share from 0 to 1"),
        "tanh": t.translate("Label", "tanh: from −1 to 1"), "sum": t.translate("Label", "a weighted sum"),
    }  # fmt: skip
    if made is not None and made.op in REDUCING:
        return Label(t.translate("Label", "{sign} of all units").format(sign=sign_of(t, made)), 4)
    if made is None or made.op not in texts:
        return None
    if name == t.now.kept_name:
        return Label(t.translate("Label", "{sign} keeps a share of the memory").format(sign=sign_of(t, made)), 10)
    if name == t.memory.state and made.op == "+":
        return Label(t.translate("Label", "{sign} adds what is new").format(sign=sign_of(t, made)), 10)
    return Label(texts[made.op].format(sign=sign_of(t, made)), 4)


def _area(t: Telling, k: int) -> Label | None:
    area = t.scene.diagram.areas[k]
    inside = in_area(t, area)
    if area.role == "memory":
        return Label(t.translate("Label", "the memory line"), 9)
    if not inside:
        return Label(t.translate("Label", "what all gates read"), 5)
    gate = t.cell.gates.get(inside[0])
    if gate is None or inside[0] not in t.scene.shares:
        return None
    if gate.keeps:
        text = t.translate("Label", "{gate}: what stays")
    elif gate.keeps is False:
        text = t.translate("Label", "{gate}: what is replaced")
    elif gate.writes:
        text = t.translate("Label", "{gate}: what comes in")
    elif gate.gives:
        text = t.translate("Label", "{gate}: what goes out")
    elif gate.resets:
        text = t.translate("Label", "{gate}: how much past")
    else:
        return None
    return Label(text.format(gate=words(inside[0], t.scene)), 8)


def _name(t: Telling, quantity: str) -> Label | None:
    """The vectors that come in and go out."""
    state, h = t.memory.state, t.cell.states[0]
    if quantity == "x":
        return Label(t.translate("Label", "this token, as numbers"), 8)
    if quantity == INPUT_BEFORE:
        return Label(t.translate("Label", "the token before, as numbers"), 6)
    if quantity == f"{state}_prev":
        return Label(t.translate("Label", "the memory before"), 7)
    if quantity == state:
        return Label(t.translate("Label", "the memory after"), 7)
    if quantity == f"{h}_prev":
        return Label(t.translate("Label", "the output before"), 5)
    return Label(t.translate("Label", "the output"), 7) if quantity == h else None
