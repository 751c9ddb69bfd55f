"""The words and numbers in the close-up: the formula of the unit under the eye, the read-out."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ui.film.diagrams.diagram import Act
from ui.film.easing import progress, smooth
from ui.film.formula import Runs, inlined, line, symbol
from ui.film.marks import Box, Mark, Moment, Run, Text
from ui.film.numbers import precise
from ui.film.scene import Scene
from ui.film.views.cell_backdrop import RoleOf, card
from ui.film.views.surroundings import swap

READOUT_X, READOUT_Y, READOUT_WIDTH, READOUT_ROWS = 1614.0, 380.0, 280.0, 8  # on the least page


class Words:
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
        yield from self._readout(moment, seconds)

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
        """The equation of an act with the eye's numbers; where nothing is computed, what the states hold."""
        scene = self.scene

        def value_of(name: str) -> float | None:
            record = scene.record
            known = name in record.quantities or name.removesuffix("_prev") in scene.cell.states
            return float(record[name][token][scene.unit]) if known else None

        if not act.formula:
            runs: Runs = ()
            for state in scene.cell.states:
                before = f"{state}_prev"
                head = self._coloured(before)
                value = self.writing.number(precise(value_of(before) or 0.0))
                runs += ((Run("      "),) if runs else ()) + (*head, Run(" = "), Run(value, "bold"))
            return runs
        if self._by_hand(act.formula, token):
            value = self.writing.number(precise(value_of(act.formula) or 0.0))
            reason = "   " + self.translate("Picture", "set by hand, not computed")
            return (*self._coloured(act.formula), Run(" = "), Run(value, "bold"), Run(reason, "", "accent"))
        free = {name: scene.definitions[name] for name in act.inline if not self._by_hand(name, token)}
        tree = inlined(scene.definitions[act.formula], free)
        return line(act.formula, tree, value_of, self.roles, self.writing)

    def _coloured(self, name: str) -> Runs:
        role = self.roles(name)
        return tuple(run._replace(role=role) for run in symbol(name, notation=self.writing))

    def _by_hand(self, name: str, token: int) -> bool:
        return bool(self.scene.record.held(name, token)[self.scene.unit])

    def _readout(self, moment: Moment, seconds: float) -> Iterator[Mark]:
        readout, chances = self.scene.trace.readout, self.scene.trace.probabilities
        if readout is None or chances is None:
            return
        dx, dy = self.scene.room.offset
        x, y = READOUT_X + dx, READOUT_Y + dy
        last = len(self.timeline.beats) - 1
        u = progress(seconds, self.movements[last].action - 0.4, 0.4) if moment.beat == last else 0.0
        before = chances[moment.token - 1].tolist() if moment.token else None
        now = chances[moment.token].tolist()
        for step, opacity in ((moment.token - 1, 1.0 - progress(u, 0.0, 0.5)), (moment.token, progress(u, 0.5, 0.5))):
            if step >= 0:
                word = self.scene.language.quoted(self.scene.trace.tokens[step])
                after = " " + self.translate("Picture", "after {token}").format(token=word)
                title = (Run(self.translate("Picture", "READ-OUT"), "bold"), Run(after))
                yield Text(x, y, title, 17, "muted", limit=READOUT_WIDTH, opacity=opacity)
        y += 38
        for group in readout.groups:
            shown = sorted(group, key=lambda k: -now[k])[:READOUT_ROWS] if len(group) > READOUT_ROWS else group
            for k in shown:
                yield from self._chance(readout.names[k], before[k] if before else None, now[k], u, x, y)
                y += 34
            y += 16

    def _chance(self, name: str, before: float | None, now: float, u: float, x: float, y: float) -> Iterator[Mark]:
        """A row of the read-out: the bar moves from the last token's chance to this one's."""
        room = READOUT_WIDTH - 170
        share = (before or 0.0) + (now - (before or 0.0)) * smooth(u)
        yield Text(x + 82, y + 7, (Run(name),), 20, "ink", "end", 500, limit=84)
        yield Box(x + 96, y - 9, room, 18, 4, "grid")
        moves = 0.999 if 0.0 < u < 1.0 else 1.0  # what is not quite opaque counts as changing
        yield Box(x + 96, y - 9, max(room * share, 0.5), 18, 4, "short", opacity=moves)
        for value, opacity in ((before, 1.0 - progress(u, 0.0, 0.5)), (now, progress(u, 0.5, 0.5))):
            if value is not None:
                number = (Run(self.writing.number(f"{value:.3f}")),)
                yield Text(x + 96 + room + 12, y + 7, number, 19, "ink", opacity=opacity)
