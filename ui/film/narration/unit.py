"""The caption of a beat in the close-up of one unit: what its products add up to, and what comes of the sum."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np

from simulator.analysis.weighted_sum import Summand, summands
from ui.film.narration.step import Step
from ui.film.narration.telling import Telling, fits
from ui.film.scene.arithmetic import is_by_hand, work_out
from ui.film.scene.scene import Scene


class Computed(Protocol):
    """What a beat computes of the unit: a quantity, the weighted sum behind it ("" for none), its function."""

    @property
    def name(self) -> str: ...
    @property
    def total(self) -> str: ...
    @property
    def function(self) -> str: ...


class Beats(Protocol):
    """What every beat computes, in order."""

    @property
    def beats(self) -> Sequence[Sequence[Computed]]: ...


class UnitNarrator:
    """Tells what the beats of a scene do to its unit."""

    def __init__(self, scene: Scene, parts: Beats) -> None:
        self._scene, self._parts = scene, parts

    def tell(self, step: int, beat: int) -> str:
        """The caption of a beat: all that is computed in it, or as much of its end as two lines hold."""
        t = Telling(Step(self._scene, step), self._scene.diagram.plans[beat])
        computed = self._parts.beats[beat]
        if not computed:
            return self._describe_input(t) if beat == 0 else self._describe_output(t)
        text = [self._describe_part(t, part) for part in computed]
        first = 0
        while first + 1 < len(text) and not fits(" ".join(text[first:])):
            first += 1
        return " ".join(text[first:])

    def _unit(self, t: Telling) -> str:
        return t.unit(self._scene.unit)

    def _number(self, t: Telling, name: str) -> str:
        return t.figure(float(t.now.row(name)[self._scene.unit]))

    def _has(self, t: Telling, name: str) -> bool:
        """Whether the unit has a number of a quantity, which may be narrower than the layer."""
        return self._scene.unit < len(t.now.row(name))

    def _narrow(self, t: Telling, name: str) -> str:
        text = t.translate("Unit caption", "{name} has a width of its own, {count}: {unit} has no number there.")
        return text.format(name=t.symbol(name), count=len(t.now.row(name)), unit=self._unit(t))

    def _describe_input(self, t: Telling) -> str:
        """Before anything is computed: what the unit has, and what it is given."""
        state = t.memory.state
        if not self._has(t, f"{state}_prev"):
            return self._narrow(t, f"{state}_prev")
        had = f"{t.symbol(f'{state}_prev')} = {self._number(t, f'{state}_prev')}"
        before = t.word_before if t.now.at else t.translate("Caption", "the lesson")
        text = t.translate("Unit caption", "{unit} has {had}. It is given {x} from {token} and {h} from {before}.")
        x, h = t.symbol("x"), t.symbol(f"{t.cell.states[0]}_prev")
        return text.format(unit=_sentence(self._unit(t)), had=had, x=x, token=t.token, h=h, before=before)

    def _describe_output(self, t: Telling) -> str:
        """After everything is computed: what goes on."""
        h = t.cell.states[0]
        if not self._has(t, h):
            return self._narrow(t, h)
        text = t.translate("Unit caption", "{unit} hands on {h} = {value}.")
        return text.format(unit=_sentence(self._unit(t)), h=t.symbol(h), value=self._number(t, h))

    def _describe_part(self, t: Telling, part: Computed) -> str:
        if is_by_hand(self._scene, part.name, t.now.at):
            text = t.translate("Unit caption", "{name} = {value} is set by hand, not computed.")
            return text.format(name=t.symbol(part.name), value=self._number(t, part.name))
        if self._scene.depth != "sentence" or not part.total:
            return work_out(self._scene, part.name, t.now.at) + "."
        return self._added_up(t, part)

    def _added_up(self, t: Telling, part: Computed) -> str:
        """A weighted sum in words: what it comes to, what weighs most in it, what is made of it."""
        layer_trace, unit = self._scene.layer_trace, self._scene.unit
        values = {"unit": self._unit(t), "total": self._number(t, part.total), "name": t.symbol(part.name)}
        text = t.translate("Unit caption", "{name} of {unit}: the products add up to {total}")
        name, most = self._weightiest(t, summands(layer_trace, part.total, unit, t.now.at))
        if most != 0.0:
            text = t.translate(
                "Unit caption", "{name} of {unit}: the products add up to {total}, most from {from}: {most}"
            )
            values |= {"from": name, "most": t.signed_number(most)}
        text = text.format(**values)
        if not part.function:
            return text + "."
        function = {"sigmoid": "σ"}.get(part.function, part.function)
        made = t.translate("Unit caption", "{function} makes {value} of it.")
        return f"{text}; {made.format(function=function, value=self._number(t, part.name))}"

    def _weightiest(self, t: Telling, parts: Sequence[Summand]) -> tuple[str, float]:
        """The largest product, by the name of what is multiplied."""
        best, name = 0.0, ""
        for part in parts:
            products = part.sign * part.weights * part.values
            k = int(np.argmax(np.abs(products)))
            if abs(products[k]) > abs(best):
                best = float(products[k])
                name = t.column(k) if part.right == "x" else t.symbol(part.right) if part.right else ""
                if part.right in (f"{state}_prev" for state in t.cell.states):
                    name = f"{t.symbol(part.right)} {t.unit(part.first + k)}"
                name = name or t.translate("Unit", "bias")
        return name, best


def _sentence(words: str) -> str:
    """Words at the beginning of a sentence."""
    return words[:1].upper() + words[1:]
