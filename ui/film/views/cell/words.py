"""The words and numbers in the close-up: the formula of the selected unit, the read-out."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from simulator.equations.expressions import Name
from ui.film.diagrams.diagram import Act
from ui.film.marks import Mark, Moment, Run, Text
from ui.film.scene.arithmetic import is_by_hand, value_of
from ui.film.scene.scene import Scene
from ui.film.text.formula import Runs, inline, line, plain, symbol
from ui.film.text.number_format import precise
from ui.film.views.cell.backdrop import RoleOf, card
from ui.film.views.parts.surroundings import swap

LONGEST = 140  # letters of a formula with its numbers


class CellWords:
    """Composes everything that is read and not drawn."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.timeline, self.movements = scene, scene.timeline, scene.movements
        self.card = card(scene)
        self.roles = RoleOf(scene.diagram)
        self.writing, self.translate = scene.writing, scene.language.translate
        self.formula = lru_cache(maxsize=256)(self._formula)

    def marks(self, moment: Moment, seconds: float) -> Iterator[Mark]:
        """The words of a moment; `seconds` after the beat's beginning."""
        yield from self._formulas(moment, seconds)

    def _formulas(self, moment: Moment, seconds: float) -> Iterator[Mark]:
        formulas = self.movements[moment.beat].formulas
        k = max(k for k, (start, _) in enumerate(formulas) if start <= seconds or k == 0)
        places = [(b, n) for b, made in enumerate(self.movements) for n in range(len(made.formulas))]
        here = moment.token * len(places) + places.index((moment.beat, k))
        x, y, width, height = self.card
        for place, opacity in swap(here, seconds - formulas[k][0]):
            token, rest = divmod(place, len(places))
            beat, number = places[rest]
            runs = self.formula(token, self.movements[beat].formulas[number][1])
            yield Text(x + 170, y + height / 2 + 10, runs, 27, "ink", limit=width - 190, opacity=opacity)
        name = self.scene.unit_names[self.scene.unit]
        yield Text(x + 22, y + height / 2 + 8, (Run(name),), 21, "muted", weight=600, limit=136)

    def _formula(self, token: int, act: Act) -> Runs:
        """The equation of an act with the selected unit's numbers; where nothing is computed, what the states hold."""
        scene = self.scene
        if not act.formula:
            runs: Runs = ()
            for state in scene.cell.states:
                before = f"{state}_prev"
                head = self._colour_name(before)
                value = self.writing.number(precise(value_of(scene, token)(before) or 0.0))
                runs += ((Run("      "),) if runs else ()) + (*head, Run(" = "), Run(value, "bold"))
            return runs
        if self._by_hand(act.formula, token):
            value = self.writing.number(precise(value_of(scene, token)(act.formula) or 0.0))
            reason = "   " + self.translate("Picture", "set by hand, not computed")
            return (*self._colour_name(act.formula), Run(" = "), Run(value, "bold"), Run(reason, "", "accent"))
        free = {name: scene.definitions[name] for name in act.inline if not self._by_hand(name, token)}
        tree = inline(scene.expression(act.formula) or Name(act.formula), free)
        whole = line(act.formula, tree, value_of(scene, token), self.roles, self.writing)
        if len(plain(whole)) <= LONGEST:
            return whole
        return line(act.formula, tree, value_of(scene, token), self.roles, self.writing, numbers=False)

    def _colour_name(self, name: str) -> Runs:
        role = self.roles(name)
        return tuple(run._replace(role=role) for run in symbol(name, notation=self.writing))

    def _by_hand(self, name: str, token: int) -> bool:
        return is_by_hand(self.scene, name, token)
