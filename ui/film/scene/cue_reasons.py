"""Why a player stops at a cue, in the words of the scene's language, with the number that met the condition."""

from __future__ import annotations

import numpy as np

from simulator.analysis.measures import HIGH, LOW
from simulator.lessons.guide.cues import AtToken, CuePlace, GateBelow, Saturated, SignFlip
from simulator.network.trace import LayerTrace
from ui.film.scene.scene import Scene
from ui.film.text.formula import plain, symbol
from ui.film.text.number_format import percent, precise

MOST_NAMED = 3


def reason(scene: Scene, place: CuePlace) -> str:
    """What is met at a place: "f falls below 0.1 in gender (0.0003)"."""
    cue, translate = scene.lesson.cues[place.cue], scene.language.translate
    if isinstance(cue, AtToken):
        word = scene.language.quoted(scene.trace.tokens[place.step])
        return translate("Cue", "the chosen token {token}").format(token=word)
    own = scene.layers[place.layer]
    layer_trace, number = own.layer_trace, own.writing.number
    words = ""
    if isinstance(cue, SignFlip):
        state = own.cell.memory.state
        text = translate("Cue", "{state} turns its sign in {units}")
        words = text.format(state=_letter(own, state), units=_named(own, _flipped(layer_trace, cue, place.step)))
    elif isinstance(cue, GateBelow) and place.quantity is not None:
        values = layer_trace[place.quantity][place.step]
        bound = number(precise(cue.below))
        if cue.over == "mean":
            text = translate("Cue", "{gate} falls below {bound} on average ({value})")
            words = text.format(gate=_letter(own, place.quantity), bound=bound, value=number(precise(values.mean())))
        else:
            least, shut = int(values.argmin()), np.flatnonzero(values < cue.below).tolist()
            text = translate("Cue", "{gate} falls below {bound} in {units} ({value})")
            words = text.format(
                gate=_letter(own, place.quantity), bound=bound, units=_named(own, shut),
                value=number(precise(float(values[least]))),
            )  # fmt: skip
    elif isinstance(cue, Saturated):
        gates = (cue.gate,) if cue.gate else tuple(own.cell.gates)
        together = np.concatenate([layer_trace[gate][place.step] for gate in gates])
        share = float(((together < LOW) | (together > HIGH)).mean())
        text = translate("Cue", "{share} of {gates} are nearly shut or nearly open")
        words = text.format(
            share=number(percent(share)), gates=scene.language.listed([_letter(own, gate) for gate in gates])
        )
    if len(scene.trace.layers) > 1:
        text = translate("Cue", "layer {number}: {reason}")
        return text.format(number=place.layer + 1, reason=words)
    return words


def _letter(scene: Scene, name: str) -> str:
    return plain(symbol(name, False, scene.writing))


def _flipped(layer_trace: LayerTrace, cue: SignFlip, step: int) -> list[int]:
    state = layer_trace.layer.cell.memory.state
    old, new = layer_trace[f"{state}_prev"][step], layer_trace[state][step]
    met = (old * new < 0) & (np.minimum(np.abs(old), np.abs(new)) >= cue.least)
    found: list[int] = np.flatnonzero(met).tolist()
    return found


def _named(scene: Scene, units: list[int]) -> str:
    if len(units) <= MOST_NAMED:
        return scene.language.listed([scene.unit_names[unit] for unit in units])
    text = scene.language.translate("Cue", "{count} of {total} units")
    return text.format(count=len(units), total=scene.layer_trace.layer.units)
