"""The gradient, going back: from one unit's memory after the last token, along the same wires, to the first token.

Every number is a derivative: how much that memory would change with what stands there.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache, partial

import numpy as np

from simulator.arrays import Array64
from simulator.equations.parse import INPUTS
from ui.film.drawing.easing import progress, smooth
from ui.film.drawing.nodes import grounded
from ui.film.drawing.page import LETTERS
from ui.film.drawing.strips import (
    LENS_ROWS,
    NUMBERS_UP_TO,
    Block,
    Shading,
    blocks,
    clearance,
    lens,
    neighbours,
    numbers,
    piece,
    whole,
)
from ui.film.drawing.wire_points import along
from ui.film.lru_method import lent, lru_method
from ui.film.marks import About, Mark, Moment, Node, Planes, Rect, Run, Strip, Text
from ui.film.motion.choreography import FADE, Flight, glow
from ui.film.narration.backward import Narrator
from ui.film.narration.named_units import NamedUnits
from ui.film.narration.parts import sentence
from ui.film.narration.tooltip import tooltip_of
from ui.film.scene.gradient.backflow import Backflow
from ui.film.scene.scene import Scene
from ui.film.text.formula import Runs
from ui.film.text.language import QT_TRANSLATE_NOOP
from ui.film.views.backward.backdrop import backdrop, recoloured
from ui.film.views.backward.memory_line import BackLine
from ui.film.views.cell.backdrop import card, left_of_way_up
from ui.film.views.cell.spotlight import Spotlight
from ui.film.views.cell.view import SMALL
from ui.film.views.parts.lenses import turning
from ui.film.views.parts.passing import DIMMED, Passing
from ui.film.views.parts.signs import signs
from ui.film.views.parts.surroundings import Surroundings, swap
from ui.film.views.view import View

NARROWEST, COMPACT = 1360.0, 1320.0  # the widths of pages that have room for title, badge and words at both ends
BETWEEN = 32.0  # the lines below the cell


class BackwardView:
    """Composes the close-up of the scene's layer with gradients in place of values."""

    def __init__(self, scene: Scene) -> None:
        scene = scene.on_memory
        self.scene, self.flow = scene, Backflow(scene)
        self.diagram, self.movements, self.timeline = recoloured(scene.diagram), self.flow.movements, self.flow.timeline
        self.line, self.light = BackLine(self.flow), Spotlight(scene, back=True)
        self.passing = Passing(scene, lent(self._row), lent(self._shading), shown_before=1, role="back")
        names = {station.quantity for station in self.diagram.stations.values()}
        self.units = {name: scene.layer_trace[name].shape[1] for name in names}
        self.narrator = Narrator(scene, self.flow)
        self.named = NamedUnits(scene, lent(self.caption), len(self.timeline.beats))
        self._account = lru_cache(maxsize=64)(self.narrator.account)
        place, badge = self.narrator.place, scene.language.translate("Backward", "gradient, going back")
        self.around = Surroundings(
            scene, lent(self.caption), place, timeline=self.timeline, field="back.caption", badge=badge,
            clear=left_of_way_up(scene, self.diagram),
        )  # fmt: skip
        still = backdrop(scene, self.diagram, self.units, self.line.lanes, tuple(self.line.backdrop))
        legend = signs(scene, bool(self.line.lanes.pieces), back=True) if scene.signs else ()
        self.backdrop = (*still, *self.around.backdrop, *legend)

    @lru_method(maxsize=256)
    def caption(self, token: int, beat: int) -> str:
        """What a beat passes back, in words."""
        return self.narrator.tell(
            token, len(self.timeline.beats) - 1 if self.scene.by_token or self.scene.is_joined(token) else beat
        )

    def tooltip(self, about: About) -> str:
        """What a place says when it is pointed at: what it does to gradients, and the derivative that stands there."""
        kind, _, which = about.part.removeprefix("back:").partition(":")
        if not about.part:
            return self.narrator.tooltip(about)
        told = sentence(self.scene, about._replace(part=f"back:{kind}"))
        if kind == "valve":
            return "\n".join((told, tooltip_of(self.scene, about.number)))
        lane = self.line.value(about, which) if kind in ("lane", "fall") else None
        number = self.narrator.of_lane(about, lane) if lane is not None else self.narrator.tooltip(about)
        return "\n".join(text for text in (told, number) if text)

    def numbers(self, moment: Moment) -> tuple[str, ...]:
        """The derivatives of a token, a line for each vector."""
        return self.narrator.numbers(moment.token)

    def working(self, token: int, beat: int) -> tuple[tuple[Runs, ...], ...]:
        """The derivatives of the selected unit that a beat adds up, each as the lines of an equation."""
        return self.narrator.working(token, beat)

    def focus(self, moment: Moment) -> Rect:
        """The whole picture: no level of the zoom is inside it."""
        return self.scene.room.picture

    def planes(self, moment: Moment) -> Planes:
        """Strips at rest and words; over them what travels back, and the operations."""
        seconds = moment.phase * self.timeline.beats[moment.beat].seconds
        forward = self.flow.forward(moment.beat, seconds)
        around = (*self._card(moment, seconds), *self.around.marks(moment, seconds))
        computed = not self.passing.is_left_out(moment.token)
        marks = (
            *(self.line.marks(moment, seconds) if computed else ()),
            *((mark, _changing(mark)) for mark in self._resting(moment, seconds, forward)),
            *(self.light.veils(moment, seconds) if computed else ()),
            *self.passing.marks(moment, seconds),
            *((mark, _changing(mark)) for mark in around),
        )
        settled = tuple(mark for mark, changes in marks if not changes)
        changing = (mark for mark, changes in marks if changes)
        travelling = self._travelling(moment, forward) if computed else ()
        return Planes(settled, (*changing, *travelling, *self._operations(moment, seconds, forward)))

    # ---- what rests --------------------------------------------------------------------------------------------------

    def _resting(self, moment: Moment, seconds: float, forward: float) -> Iterator[Mark]:
        last = len(self.movements) - 1
        left_out, before = (self.passing.is_left_out(token) for token in (moment.token, moment.token + 1))
        for key in self.diagram.stations:
            gone = 1.0 - progress(seconds, 0.0, FADE)
            fades = moment.beat == 0 and moment.token + 1 < len(self.timeline.tokens) and gone > 0.0
            if fades and not before:
                values, shown = self.flow.show_station(key, moment.token + 1, last + 1, 0.0)
                yield from self._strip(key, Moment(moment.token + 1, last, 1.0), values, shown, gone)
            if left_out:
                continue
            come = progress(seconds, 0.1, FADE) if moment.beat == 0 else 1.0
            arrives = any(each.beat == moment.beat for each in self.flow.arrivals(key, moment.token))
            if come >= 1.0 and seconds >= FADE and not arrives:
                yield from self._still(key, moment.token, moment.beat)
                continue
            values, shown = self.flow.show_station(key, moment.token, moment.beat, forward)
            yield from self._strip(key, moment, values, shown, come)

    @lru_method(maxsize=512)
    def _still(self, key: str, token: int, beat: int) -> tuple[Mark, ...]:
        """A vector at which nothing arrives in a beat, once the lens of the beat before has gone."""
        values, shown = self.flow.show_station(key, token, beat, 0.0)
        return tuple(self._strip(key, Moment(token, beat, 1.0), values, shown, 1.0))

    def _strip(
        self, key: str, moment: Moment, values: Array64, shown: tuple[float, ...], opacity: float
    ) -> Iterator[Mark]:
        """A vector at rest; what comes back through the next token is the derivative by what that one was given."""
        if opacity <= 0.0 or max(shown, default=0.0) <= 0.0:
            return
        station, token = self.diagram.stations[key], moment.token
        name, shading, eye = station.quantity, self._shading(station.quantity), self._eye(station.quantity)
        about = About(self.scene.layer, token, name)
        if key != name:
            about = about._replace(step=token + 1, quantity=f"{name}_prev")
        opacities = () if min(shown) >= 1.0 else shown
        row = tuple(values.tolist())
        rows = self.diagram.rows(name)
        yield whole(
            row, shading, station.x, station.y, about=about, opacity=opacity, shown=opacities, eye=eye, rows=rows
        )
        if rows:
            if len(row) > rows:
                first, clear = eye if eye >= 0 else int(np.argmax(np.abs(values))), opacity * min(shown)
                units = neighbours(first, rows, len(row))
                yield numbers(row, units, shading, station.x, station.y, about=about, opacity=clear, eye=eye)
            return
        if self.units[name] > NUMBERS_UP_TO:
            seconds = moment.phase * self.timeline.beats[moment.beat].seconds
            for units, turned in turning(partial(self._lens_units, values, token, eye), moment, seconds):
                clear = turned * opacity * min(shown)
                yield lens(row, units, shading, station.x, station.y, about=about, opacity=clear, eye=eye)

    def _lens_units(self, values: Array64, token: int, eye: int, beat: int) -> tuple[int, ...]:
        """The selected unit, those that the caption of a beat names, and the largest, in their own order."""
        first = (eye, *self.named.at(token, beat)) if eye >= 0 else ()
        order = np.argsort(-np.abs(values), kind="stable").tolist()
        return tuple(sorted(tuple(dict.fromkeys((*first, *order)))[:LENS_ROWS]))

    @lru_method(maxsize=256)
    def _row(self, quantity: str, token: int) -> tuple[float, ...]:
        return tuple(self.flow.gradient(quantity, token).tolist())

    @lru_method(maxsize=64)
    def _shading(self, name: str) -> Shading:
        return Shading(self.diagram.role(name), "signed", self.flow.largest(name), self.scene.writing.point)

    def _eye(self, name: str) -> int:
        return self.scene.unit if self.units[name] == self.scene.layer_trace.layer.units and name not in INPUTS else -1

    def _card(self, moment: Moment, seconds: float) -> Iterator[Mark]:
        """How much comes back to the unit's own memory before the token: along the line alone, and in all."""
        if not self.scene.room.has_working(self.scene.spare):
            return
        x, y, width, height = card(self.scene)
        at = self.timeline.order(moment.token, 0) // len(self.timeline.beats)
        for place, opacity in swap(at, seconds if moment.beat == 0 else 9.0):
            token = self.timeline.place(place * len(self.timeline.beats))[0]
            lines = self._account(token)
            for k, runs in enumerate(lines):
                below = y + height / 2 + 8 + BETWEEN * (k - (len(lines) - 1) / 2)
                yield Text(x + 170, below, runs, LETTERS, "ink", limit=width - 190, opacity=opacity)
        name = self.scene.unit_names[self.scene.unit]
        yield Text(x + 22, y + height / 2 + 8, (Run(name),), LETTERS, "muted", weight=600, limit=136)

    # ---- what moves --------------------------------------------------------------------------------------------------

    def _travelling(self, moment: Moment, forward: float) -> Iterator[Strip]:
        for flight in self.movements[moment.beat].flights:
            linger = 0.0 if flight.rises else 2 * FADE
            if flight.start - linger < forward < flight.stop:
                values = self.flow.carried_gradient(flight, moment.token)
                if values is not None:
                    block = blocks(self.units[flight.quantity], self.diagram.rows(flight.quantity))[flight.block]
                    yield self._block(flight, block, values, moment.token, forward)

    def _block(self, flight: Flight, block: Block, values: Array64, token: int, forward: float) -> Strip:
        u, rows = flight.share(forward), self.diagram.rows(flight.quantity)
        x, y = along(flight.points, u)
        opacity = progress(flight.stop - forward, 0.0, FADE)
        scale, aside = 1.0, flight.aside(forward, clearance(self.units[flight.quantity], rows))
        if flight.rises:  # it goes into an operation, or onto a bus
            opacity = min(opacity, progress(forward - flight.start, 0.0, FADE))
            scale = SMALL + (1.0 - SMALL) * smooth(u / 0.5)
        else:
            opacity = min(opacity, 1.0 - progress(flight.start - forward, FADE, FADE))
        if flight.lands is None:
            scale = min(scale, SMALL + (1.0 - SMALL) * smooth((1.0 - u) / 0.3))
        return piece(
            tuple(values.tolist()), block, self._shading(flight.quantity),
            x + aside * block.dx, y + aside * block.dy, scale=scale, opacity=opacity,
            about=About(self.scene.layer, token, flight.quantity), wire="" if aside else flight.wire,
            eye=self._eye(flight.quantity), rows=rows,
        )  # fmt: skip

    def _operations(self, moment: Moment, seconds: float, forward: float) -> Iterator[Mark]:
        made = self.movements[moment.beat]
        for name, operation in self.diagram.operations.items():
            width, height = operation.size
            sign, shine = self.scene.writing.sign(operation.sign), glow(made, name, forward)
            about = About(self.scene.layer, moment.token, name, part="back:operation")
            light = self.light.operation(name, moment, seconds)
            light = min(light, 1.0 - (1.0 - DIMMED) * self.passing.strength(moment, seconds))
            shine = 0.0 if self.passing.is_left_out(moment.token) else shine
            yield from grounded(Node(
                operation.x, operation.y, width, height, sign, operation.role, operation.filled, shine, light, about
            ))  # fmt: skip


def _changing(mark: Mark) -> bool:
    """Whether a mark is about to be different: it fades, or some of its cells do."""
    return mark.opacity < 1.0 or (isinstance(mark, Strip) and bool(mark.shown))


VIEW = View(
    "backward",
    QT_TRANSLATE_NOOP("View", "Gradient, going back"),
    BackwardView,
    about=QT_TRANSLATE_NOOP(
        "View", "Back from one unit’s memory at the end: how much it would change with what stands there."
    ),
    tells=True,
    narrowest=lambda scene, page: max(scene.narrowest(page), COMPACT if page.compact else NARROWEST),
    looks_back=True,
    explains=True,
)
