"""The gradient in words: whose it is, what each beat passes back, and the numbers of a token."""

from __future__ import annotations

import numpy as np

from ui.film.marks import About, Run
from ui.film.scene.backflow import Backflow
from ui.film.scene.scene import Scene
from ui.film.scene.table import words
from ui.film.text.formula import Runs, plain, symbol
from ui.film.text.number_format import precise

MOST = 24  # numbers a line


class Narrator:
    """Tells of the gradient of a scene."""

    def __init__(self, scene: Scene, flow: Backflow) -> None:
        self._scene, self._flow = scene, flow
        self.translate = scene.language.translate

    @property
    def place(self) -> str:
        """Whose gradient it is."""
        template = self.translate("Backward", "how much {state} of {unit} after {token} depends on what stands here")
        return template.format(state=self._flow.target.quantity, unit=self._unit, token=self._last)

    def account(self, token: int) -> Runs:
        """How much comes back to the unit's own memory before a token, along the memory line alone and in all."""
        state = self._scene.cell.memory.state
        whole = float(self._flow.gradient(f"{state}_prev", token)[self._scene.unit])
        runs: Runs = (Run("∂"), Run(state, "italic math"), Run("T", "italic sub"), Run(" / ∂"))
        runs += (*symbol(f"{state}_prev", notation=self._scene.writing), Run(" = "), Run(self._number(whole), "bold"))
        if not self._scene.cell.memory.is_anew:
            template = self.translate("Backward", "     straight along the memory line: {value}")
            runs += (Run(template.format(value=self._number(self._flow.straight(token)))),)
        return runs

    def tell(self, token: int, beat: int) -> str:
        """Where most of what a beat passes back goes; in the last beat, what has arrived."""
        plan = tuple(reversed(self._flow.diagram.plans))[beat]
        computed = [name for act in plan.acts for name in act.computes]
        feeds = [(name, operand) for name, operand in self._flow.diagram.feeds if name in computed]
        if not feeds:
            return self._describe_arrivals(token)
        parts = {pair: self._flow.flow(*pair, token) for pair in feeds}
        name, operand = max(feeds, key=lambda pair: float(np.abs(parts[pair]).max()))
        values = parts[name, operand]
        at = int(np.abs(values).argmax())
        if values[at] == 0.0:
            return self.translate("Backward caption", "Nothing comes back through {names}.").format(
                names=self._scene.language.list_words([self._symbol(each) for each in computed])
            )
        template = self.translate("Backward caption", "Through {name} most comes back to {operand}: {value} at {unit}.")
        return template.format(
            name=self._symbol(name), operand=self._symbol(operand), value=self._number(float(values[at])),
            unit=self._name(operand, at),
        )  # fmt: skip

    def _describe_arrivals(self, token: int) -> str:
        """The sizes of what has come to the token itself, and of what goes on to the one before."""
        stations = self._flow.diagram.stations
        sources = [key for key in stations if key == "x" or key.endswith("_prev")]
        sizes = [
            self.translate("Backward caption", "{size} at {name}").format(
                size=self._number(float(np.linalg.norm(self._flow.gradient(key, token)))), name=self._symbol(key)
            )
            for key in sources
        ]
        template = self.translate("Backward caption", "What has come back to {token}, as lengths of vectors: {sizes}.")
        quoted = self._scene.language.quote(self._scene.trace.tokens[token])
        return template.format(token=quoted, sizes=self._scene.language.list_words(sizes))

    def tooltip(self, about: About) -> str:
        """The derivative at a place: "∂c of gender after “boy” by forget gate f, liking: −0.000123"."""
        known = {*self._scene.layer_trace.quantities, "x", *(f"{state}_prev" for state in self._scene.cell.states)}
        if about.quantity not in known or about.layer != self._scene.layer:
            return ""
        values = self._flow.gradient(about.quantity, about.step)
        template = self.translate("Backward", "∂ {state} of {unit} after {token} / ∂ {place}: {value}")
        spoken = words(about.quantity, self._scene)
        if about.unit is None:
            place, shown = spoken, [self._number(float(value)) for value in values[:8]]
            value = self._scene.language.vector(shown + ["…"] * (len(values) > 8))
        else:
            place = f"{spoken}, {self._name(about.quantity, about.unit)}"
            value = self._number(float(values[about.unit]))
        state = self._flow.target.quantity
        return template.format(state=state, unit=self._unit, token=self._last, place=place, value=value)

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
        return self._scene.unit_names[self._scene.unit]

    @property
    def _last(self) -> str:
        return self._scene.language.quote(self._scene.trace.tokens[self._flow.target.step])

    def _symbol(self, name: str) -> str:
        return plain(symbol(name, notation=self._scene.writing))

    def _name(self, quantity: str, unit: int) -> str:
        """The name of a unit, or of what enters there."""
        scene = self._scene
        names: tuple[str, ...] = scene.unit_names
        if quantity == "x":
            names = scene.trace.input_names if scene.layer == 0 else scene.layers[scene.layer - 1].unit_names
        if unit < len(names):
            return names[unit]
        return self.translate("Table", "number {number}").format(number=unit + 1)

    def _number(self, value: float) -> str:
        return self._scene.writing.number(precise(value))
