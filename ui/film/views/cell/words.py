"""The words and numbers in the close-up: the formula of the selected unit, the read-out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ui.film.diagrams.diagram import Act
from ui.film.drawing.page import LETTERS
from ui.film.drawing.words import line_width
from ui.film.lru_method import lru_method
from ui.film.marks import Mark, Moment, Run, Text
from ui.film.scene.arithmetic import working
from ui.film.scene.scene import Scene
from ui.film.text.formula import Runs
from ui.film.views.cell.backdrop import RoleOf, card
from ui.film.views.parts.passing import formula, left_out_equations
from ui.film.views.parts.surroundings import SWAP, swap

BEFORE, AFTER = 170.0, 20.0  # of the card's width, what stands before a formula and is left free after it


class CellWords:
    """Composes everything that is read and not drawn."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.timeline, self.movements = scene, scene.timeline, scene.movements
        self.card = card(scene)
        self.roles = RoleOf(scene.diagram)

    def marks(self, moment: Moment, seconds: float) -> Iterator[Mark]:
        """The words of a moment; `seconds` after the beat's beginning."""
        if self.scene.room.has_working(self.scene.spare):
            yield from self._formulas(moment, seconds)

    def _formulas(self, moment: Moment, seconds: float) -> Iterator[Mark]:
        if self.scene.by_token:
            yield from self._card(self._formula_of_memory(moment.token), 1.0)
            return
        formulas = self.movements[moment.beat].formulas
        k = max(k for k, (start, _) in enumerate(formulas) if start <= seconds or k == 0)
        places = [(b, n) for b, made in enumerate(self.movements) for n in range(len(made.formulas))]
        here = moment.token * len(places) + places.index((moment.beat, k))
        if moment.token in self.scene.trace.skipped and here % len(places):
            seconds = formulas[k][0] + 2 * SWAP  # the same equations stay
        begins = formulas[k][0] if k else 0.0  # the first one comes with the words of its beat
        for place, opacity in swap(here, seconds - begins):
            token, rest = divmod(place, len(places))
            beat, number = places[rest]
            yield from self._card(self.formula(token, self.movements[beat].formulas[number][1]), opacity)

    def _formula_of_memory(self, token: int) -> Runs:
        """The equation of what the selected unit stores, in the beat that computes it."""
        acts = [act for made in self.movements for _, act in made.formulas]
        state = self.scene.cell.memory.state
        return self.formula(token, next((act for act in acts if act.formula == state), acts[-1]))

    def _card(self, runs: Runs, opacity: float) -> Iterator[Mark]:
        """A formula beside the name of the selected unit."""
        x, y, _, height = self.card
        yield Text(x + BEFORE, y + height / 2 + 10, runs, 27, "ink", limit=self._room, opacity=opacity)
        name = self.scene.unit_names[self.scene.unit]
        yield Text(x + 22, y + height / 2 + 8, (Run(name),), LETTERS, "muted", weight=600, limit=136)

    @property
    def _room(self) -> float:
        """How wide a formula may be."""
        return self.card.width - BEFORE - AFTER

    @lru_method(maxsize=256)
    def formula(self, token: int, act: Act) -> Runs:
        """The equation of an act with the selected unit's numbers; where nothing is computed, what the states hold."""
        scene = self.scene
        if token in scene.trace.skipped:
            return formula(left_out_equations(scene, token))
        if not act.formula:
            made = [working(scene, f"{state}_prev", token, roles=self.roles) for state in scene.cell.states]
            return _join([each.equation() for each in made], "      ")
        made_of = working(scene, act.formula, token, act.inline, self.roles)
        whole, short = (made_of.equation(numbers=numbers) for numbers in (True, False))
        note = made_of.note(scene)
        runs = whole if line_width((*whole, *note)) <= self._room else short
        return (*runs, Run("   "), *note) if note else runs


def _join(parts: Sequence[Runs], between: str) -> Runs:
    """Runs one after the other, with a sign between them."""
    return tuple(run for k, part in enumerate(parts) for run in ((Run(between),) if k else ()) + tuple(part))
