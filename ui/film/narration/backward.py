"""The gradient in words: whose it is, what each beat passes back, and the numbers of a token."""

from __future__ import annotations

from collections.abc import Iterator
from math import prod

from simulator.equations.parse import INPUTS
from ui.film.marks import About, Run
from ui.film.narration.claims.by_hand import by_hand
from ui.film.narration.claims.claim import Claim, first_that_holds
from ui.film.narration.claims.views.passed_back import HasArrived, NothingComesBack, passed_back
from ui.film.narration.claims.views.same_gate import at_gate, meets_gate
from ui.film.narration.left_out import left_out
from ui.film.narration.step import Step
from ui.film.narration.telling import Telling, fits
from ui.film.scene.gradient.backflow import Backflow
from ui.film.scene.gradient.terms import Derivatives
from ui.film.scene.scene import Scene
from ui.film.scene.table import words
from ui.film.text.formula import Runs, plain, symbol
from ui.film.text.holding import digits_that_hold
from ui.film.text.number_format import precise, read_number

MOST = 24  # numbers a line
_ROOM = ((3, 24), (2, 20), (1, 14))  # how many units are named, in how many letters each


class Narrator:
    """Tells of the gradient of a scene."""

    def __init__(self, scene: Scene, flow: Backflow) -> None:
        self._scene, self._flow = scene, flow
        self._words = Telling(Step(scene, flow.target.step), scene.diagram.plans[0])
        self.translate, self.derivatives = scene.language.translate, Derivatives(flow)

    @property
    def place(self) -> tuple[str, str]:
        """Whose gradient it is."""
        template = self.translate(
            "Backward", "how much {state} of {unit} after {token} still depends on what stands here"
        )
        whose = template.format(state=self._flow.target.quantity, unit=self._unit, token=self._last)
        return whose, self.translate("Backward", "all paths")

    def account(self, token: int) -> tuple[Runs, ...]:
        """How much comes back to the unit's own memory before a token: in all, and along the memory line alone."""
        state, unit = self._scene.cell.memory.state, self._scene.unit
        whole = float(self._flow.gradient(f"{state}_prev", token)[unit])
        runs: Runs = (*self.derivatives.letters(f"{state}_prev"), Run(" = "))
        found = None
        if token not in self._scene.trace.skipped:
            found = at_gate(self._flow, Step(self._scene, token), unit)
        if found is not None and found[1] == whole:
            gate = float(self._scene.told[self._scene.cell.memory.keep or ""][token][unit])
            factors = (found[0], gate)
            more, sign = digits_that_hold(
                lambda more: prod(read_number(precise(each, more=more)) for each in factors), whole
            )
            numbers = (self._scene.writing.number(precise(each, more=more)) for each in factors)
            runs += (Run(f"{' · '.join(numbers)}{sign}"),)
        runs += (Run(self._number(whole), "bold"),)
        if self._scene.cell.memory.is_anew:
            return (runs,)
        template = self.translate("Backward", "straight along the memory line: {value}")
        return runs, (Run(template.format(value=self._number(self._flow.straight(token)))),)

    def working(self, token: int, beat: int) -> tuple[tuple[Runs, ...], ...]:
        """The derivatives of the selected unit that a beat adds up, each as the lines of an equation; none where the
        step is left out.
        """
        if token in self._scene.trace.skipped:
            return ()
        plan = tuple(reversed(self._flow.diagram.plans))[beat]
        computed = [name for act in plan.acts for name in act.computes]
        taken = dict.fromkeys(operand for name, operand in self._flow.diagram.feeds if name in computed)
        states, memory = [f"{state}_prev" for state in self._scene.cell.states], self._scene.cell.memory.state
        shown = [
            name for name in taken if name not in INPUTS and (name not in states or name == f"{memory}_prev")
        ] or states
        shown.sort(key=lambda name: name not in (memory, f"{memory}_prev"))
        widths = {name: self._scene.layer_trace[name].shape[1] for name in shown}
        return tuple(self.derivatives.lines(name, token) for name in shown if widths[name] > self._scene.unit)

    def tell(self, token: int, beat: int) -> str:
        """Where most of what a beat passes back goes; in the last beat, what has arrived."""
        if whole := left_out(self._scene, token):
            return whole
        plan = tuple(reversed(self._flow.diagram.plans))[beat]
        step = Step(self._scene, token)
        for named, room in _ROOM:
            t = Telling(step, plan, named, room)
            parts = [claim.sentence(t) for claim in self._claims(t)]
            if fits(" ".join(parts)):
                break
        while len(parts) > 1 and not fits(" ".join(parts)):
            parts.pop()
        return " ".join(parts)

    def _claims(self, t: Telling) -> Iterator[Claim]:
        """What is claimed of a beat: what it passes back, and what was set by hand, through which nothing goes."""
        fed = {name for name, _ in self._flow.diagram.feeds}
        if not any(name in fed for name in t.computed):
            given = self._scene.cell.parsed.given
            yield HasArrived(self._flow, tuple(key for key in self._flow.diagram.stations if key in given))
            return
        state = f"{self._scene.cell.memory.state}_prev"
        if any((name, state) in self._flow.diagram.feeds and name == t.now.kept_name for name in t.computed):
            met = [claim for claim in meets_gate(self._flow, t.now) if claim.holds(t.now)]
            if met:
                yield from met
                return
        told = first_that_holds(passed_back(self._flow, t.computed, t.now), t.now)
        if told is not None:
            yield told
        if isinstance(told, NothingComesBack):
            yield from by_hand(t.now, t.computed)

    def tooltip(self, about: About) -> str:
        """The derivative at a place: "∂ c of gender after “boy” / ∂ forget gate, liking at “I”: −0.000123"."""
        known = {*self._scene.layer_trace.quantities, *self._scene.cell.parsed.given}
        if about.quantity not in known or about.layer != self._scene.layer:
            return ""
        values = self._flow.gradient(about.quantity, about.step)
        template = self.translate("Backward", "∂ {state} of {unit} after {last} / ∂ {place} at {token}: {value}")
        spoken = words(about.quantity, self._scene)
        if about.unit is None:
            place, shown = spoken, [self._number(float(value)) for value in values[:8]]
            value = self._scene.language.vector(shown + ["…"] * (len(values) > 8))
        else:
            place = f"{spoken}, {self._name(about.quantity, about.unit)}"
            value = self._number(float(values[about.unit]))
        state = self._flow.target.quantity
        return template.format(
            state=state, unit=self._unit, last=self._last, place=place, token=self._words.other_word(about.step),
            value=value,
        )  # fmt: skip

    def of_lane(self, about: About, value: float) -> str:
        """The number of a unit's lane: "gender: 0.9973"."""
        return f"{self._name(about.quantity, about.unit or 0)}: {self._number(value)}"

    def numbers(self, token: int) -> tuple[str, ...]:
        """The whole gradient by every vector of the picture at a token."""
        names = dict.fromkeys(station.quantity for station in self._flow.diagram.stations.values())
        lines = []
        for name in names:
            values = self._flow.gradient(name, token)
            text = [f"{self._name(name, k)} {self._number(float(value))}" for k, value in enumerate(values[:MOST])]
            lines.append(f"∂/∂{self._symbol(name)}: {'; '.join(text)}{' …' if len(values) > MOST else ''}")
        return tuple(lines)

    @property
    def _unit(self) -> str:
        return self._words.unit(self._scene.unit)

    @property
    def _last(self) -> str:
        return self._words.other_word(self._flow.target.step)

    def _symbol(self, name: str) -> str:
        return plain(symbol(name, notation=self._scene.writing))

    def _name(self, quantity: str, unit: int) -> str:
        """The name of a unit, or of what enters there."""
        return self._words.entry(quantity, unit)

    def _number(self, value: float) -> str:
        return self._scene.writing.number(precise(value))
