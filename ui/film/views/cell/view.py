"""The close-up of one cell: vectors travel along the wires, meet in the operations and land with their numbers."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache, partial

from simulator.equations.parse import INPUTS
from ui.film.diagrams.diagram import Station
from ui.film.drawing.easing import progress, smooth
from ui.film.drawing.nodes import grounded
from ui.film.drawing.page import LEAST, LETTERS
from ui.film.drawing.strips import NUMBERS_UP_TO, Block, blocks, clearance, lens, numbers, piece, whole
from ui.film.drawing.wire_points import along
from ui.film.lru_method import lent, lru_method
from ui.film.marks import About, Mark, Moment, Node, Planes, Rect, Run, Strip, Text
from ui.film.motion.choreography import FADE, Flight, glow
from ui.film.narration.named_units import NamedUnits
from ui.film.narration.step import Step
from ui.film.narration.summary import tell_beat
from ui.film.scene.lens import Lens
from ui.film.scene.scene import Scene
from ui.film.text.formula import symbol
from ui.film.text.language import QT_TRANSLATE_NOOP
from ui.film.text.number_format import cell_number
from ui.film.views.cell.backdrop import backdrop, left_of_way_up, whereabouts
from ui.film.views.cell.below import Below
from ui.film.views.cell.memory_line import MemoryLine
from ui.film.views.cell.returned import CellReturned
from ui.film.views.cell.spotlight import Spotlight
from ui.film.views.cell.words import CellWords
from ui.film.views.parts.ghosts import Ghosts
from ui.film.views.parts.lenses import turning
from ui.film.views.parts.memory_so_far import MemorySoFar
from ui.film.views.parts.passing import DIMMED, Passing
from ui.film.views.parts.readout import ReadoutPanel, room_beside
from ui.film.views.parts.returned import outlined_by
from ui.film.views.parts.signs import signs
from ui.film.views.parts.surroundings import Surroundings, strips_legend
from ui.film.views.view import View

SMALL = 0.5  # the size of a block where it goes into an operation
Values = tuple[float, ...]


class CellView:
    """Composes the close-up of the scene's layer."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.diagram, self.movements, self.timeline = scene.diagram, scene.movements, scene.timeline
        quantities = {station.quantity for station in self.diagram.stations.values()}
        self.units = {name: scene.layer_trace[name].shape[1] for name in quantities}
        self.shadings = {name: scene.shading(name) for name in quantities}
        self.ghosts = Ghosts(scene)
        below = Below(scene, scene.signs)
        self.words = CellWords(scene)
        beside = room_beside(scene) if scene.page.width >= LEAST.width else None
        self.readout = ReadoutPanel(scene, below.readout or beside, columns=below.readout is not None)
        self.memory = None if below.memory is None else MemorySoFar(scene, below.memory)
        self.returned = CellReturned(scene, self.units)
        self.line, self.light = MemoryLine(scene), Spotlight(scene)
        self.passing = Passing(scene, lent(self.row), scene.shading)
        self.made_in = {key: k for k, made in enumerate(self.movements) for key in made.landings}
        self.step = lru_cache(maxsize=4)(partial(Step, scene))  # a lens asks for the captions of all its beats
        self._named = NamedUnits(scene, lent(self.caption), len(scene.timeline.beats))
        self.lens = Lens(scene, self._named.at)
        self.around = Surroundings(
            scene, lent(self.caption), (*outlined_by(scene), *whereabouts(scene)), strips_legend(scene),
            clear=left_of_way_up(scene, self.diagram),
        )  # fmt: skip
        card = signs(scene, bool(self.line.lanes.stretches), place=below.signs) if scene.signs else ()
        memory = () if self.memory is None else tuple(self.memory.backdrop)
        self.backdrop = (
            *backdrop(scene, self.diagram, self.units, self.line.backdrop),
            *self.around.backdrop,
            *card,
            *memory,
        )

    @lru_method(maxsize=256)
    def row(self, quantity: str, step: int) -> Values:
        return tuple(self.scene.told[quantity][step].tolist())

    @lru_method(maxsize=256)
    def caption(self, token: int, beat: int) -> str:
        """What a beat says in words."""
        return tell_beat(self.scene, token, beat, self.step(token))

    def planes(self, moment: Moment) -> Planes:
        """Strips at rest and words; over them blocks on their way, operations, and whatever is changing."""
        seconds = moment.phase * self.timeline.beats[moment.beat].seconds
        around = (
            *self.words.marks(moment, seconds),
            *self.readout.marks(moment),
            *self.around.marks(moment, seconds),
            *(() if self.memory is None else self.memory.marks(moment)),
            *self.returned.marks(moment, seconds),
        )
        computed = not self.passing.is_left_out(moment.token)
        marks = (
            *(self.line.marks(moment, seconds) if computed else ()),
            *self._resting(moment, seconds),
            *(self.light.veils(moment, seconds) if computed else ()),
            *self.passing.marks(moment, seconds),
            *((mark, mark.opacity < 1.0) for mark in around),
        )
        settled = tuple(mark for mark, changes in marks if not changes)
        changing = (mark for mark, changes in marks if changes)
        travelling = self._travelling(moment, seconds) if computed else ()
        return Planes(settled, (*changing, *travelling, *self._operations(moment, seconds)))

    def focus(self, moment: Moment) -> Rect:
        """The operation that the beat computes, and where its result rests."""
        acts = self.diagram.plans[moment.beat].acts
        name = next((act.computes[0] for act in acts if act.computes), next(iter(self.diagram.operations)))
        operation, station = self.diagram.operations[name], self.diagram.stations[name]
        left, right = sorted((operation.x, station.x))
        top, bottom = sorted((operation.y, station.y))
        return Rect(left - 120, top - 90, right - left + 240, bottom - top + 180)

    def _resting(self, moment: Moment, seconds: float) -> Iterator[tuple[Mark, bool]]:
        """The vectors where they rest, each with whether it is changing."""
        left_out, before = (self.passing.is_left_out(token) for token in (moment.token, moment.token - 1))
        for key, station in self.diagram.stations.items():
            if moment.beat == 0 and moment.token > 0 and not before:
                gone = 1.0 - progress(seconds, 0.0, FADE)
                last = Moment(moment.token - 1, len(self.movements) - 1, 1.0)
                yield from ((mark, True) for mark in self._strip(station, last, gone, ()))
            if left_out:
                continue
            opacity, shown = self._presence(key, station, moment.beat, seconds)
            falling = self._falling(station.quantity, moment, seconds)
            changes = 0.0 < opacity < 1.0 or bool(shown) or bool(falling)
            for mark in self._strip(station, moment, opacity, shown, falling):
                yield mark, changes or mark.opacity < 1.0

    def _falling(self, name: str, moment: Moment, seconds: float) -> Values:
        """What a vector is losing at ×, block after block."""
        if name != self.line.lanes.kept_name:
            return ()
        found = [self.line.falling(name, moment.token, moment.beat, seconds, k) for k in range(len(self._blocks(name)))]
        if not any(found):
            return ()
        row = self.row(name, moment.token)
        parts = zip(found, self._blocks(name), strict=True)
        return tuple(v for part, block in parts for v in part or row[block.first : block.first + block.count])

    def _presence(self, key: str, station: Station, beat: int, seconds: float) -> tuple[float, Values]:
        """The opacity of a resting strip, and of each of its cells while it is landing."""
        made = self.made_in.get(key)
        if made is None:
            return (progress(seconds, 0.1, FADE) if beat == 0 else 1.0), ()
        if beat != made:
            return (1.0 if beat > made else 0.0), ()
        landed = [progress(seconds, time, FADE) for time in self.movements[beat].landings[key]]
        if min(landed) >= 1.0:
            return 1.0, ()
        shown: list[float] = []
        for block, opacity in zip(self._blocks(station.quantity), landed, strict=True):
            shown += [opacity] * block.count
        return (1.0 if max(landed) > 0.0 else 0.0), tuple(shown)

    def _strip(
        self, station: Station, moment: Moment, opacity: float, shown: Values, falling: Values = ()
    ) -> Iterator[Mark]:
        if opacity <= 0.0:
            return
        name, step = station.quantity, moment.token
        held = self.scene.held_units(name, step)
        about = About(self.scene.layer, step, name)
        values, shading, eye = self.row(name, step), self.shadings[name], self._eye(name)
        pins = tuple(pin for pin in self.scene.pins if pin != eye) if eye >= 0 else ()
        place = station.x, station.y
        ghost = self.ghosts.row(name, step)
        strip = whole(
            values, shading, *place, about=about, opacity=opacity, shown=shown, eye=eye, held=held, pins=pins,
            ghost=ghost, falling=falling, rows=self.diagram.rows(name),
        )  # fmt: skip
        yield strip
        rows = self.diagram.rows(name)
        if rows:
            if len(values) > rows:
                units, clear = self.lens.rows(name, step, rows), opacity * min(shown, default=1.0)
                yield numbers(
                    values, units, shading, *place, about=about, opacity=clear, eye=eye, held=held, pins=pins,
                    ghost=ghost, falling=falling,
                )  # fmt: skip
            return
        if self.units[name] > NUMBERS_UP_TO:
            seconds = moment.phase * self.timeline.beats[moment.beat].seconds
            for units, turned in turning(partial(self.lens.units, name, step), moment, seconds):
                clear = turned * opacity * min(shown, default=1.0)
                yield lens(
                    values, units, shading, *place, about=about, opacity=clear, eye=eye, pins=pins, ghost=ghost,
                    falling=falling,
                )  # fmt: skip
        yield from self.ghosts.badge(strip, station.x, opacity * max(shown, default=1.0))

    def _blocks(self, name: str) -> tuple[Block, ...]:
        """The pieces in which a vector travels."""
        return blocks(self.units[name], self.diagram.rows(name))

    def _eye(self, name: str) -> int:
        return self.scene.unit if self.units[name] == self.scene.layer_trace.layer.units and name not in INPUTS else -1

    def _travelling(self, moment: Moment, seconds: float) -> Iterator[Strip]:
        for flight in self.movements[moment.beat].flights:
            linger = 2 * FADE if flight.lands else 0.0
            if flight.appears < seconds < flight.stop + linger:
                yield self._block(flight, self._blocks(flight.quantity)[flight.block], moment, seconds)

    def _block(self, flight: Flight, block: Block, moment: Moment, seconds: float) -> Strip:
        u, rows = flight.share(seconds), self.diagram.rows(flight.quantity)
        x, y = along(flight.points, u)
        opacity = progress(seconds, flight.appears, FADE)
        aside = flight.aside(seconds, clearance(self.units[flight.quantity], rows))
        near = (
            self.scene.fit.closeness + (1.0 - self.scene.fit.closeness) * aside
        )  # so near things are on a narrow page
        scale = near * (SMALL + (1.0 - SMALL) * smooth(u / 0.5)) if flight.rises else near
        if flight.lands is None:
            opacity = min(opacity, progress(flight.stop - seconds, 0.0, FADE))
            scale = min(scale, SMALL + (1.0 - SMALL) * smooth((1.0 - u) / 0.3))
        else:
            opacity = min(opacity, 1.0 - progress(seconds, flight.stop + FADE, FADE))
        return piece(
            self.row(flight.quantity, moment.token), block, self.shadings[flight.quantity],
            x + aside * block.dx, y + aside * block.dy, scale=scale, opacity=opacity,
            about=About(self.scene.layer, moment.token, flight.quantity), wire="" if aside else flight.wire,
            eye=self._eye(flight.quantity),
            falling=self.line.falling(flight.quantity, moment.token, moment.beat, seconds, flight.block)
            if flight.rises else (), rows=rows,
        )  # fmt: skip

    def _operations(self, moment: Moment, seconds: float) -> Iterator[Mark]:
        made = self.movements[moment.beat]
        for name, operation in self.diagram.operations.items():
            width, height = operation.size
            about = About(self.scene.layer, moment.token, name, part="operation")
            shine, light = glow(made, name, seconds), self.light.operation(name, moment, seconds)
            light = min(light, 1.0 - (1.0 - DIMMED) * self.passing.strength(moment, seconds))
            shine = 0.0 if self.passing.is_left_out(moment.token) else shine
            sign = self.scene.writing.sign(operation.sign)
            yield from grounded(Node(
                operation.x, operation.y, width, height, sign, operation.role, operation.filled, shine,
                light, about,
            ))  # fmt: skip
            if self.passing.is_left_out(moment.token):
                continue
            if moment.beat == 0 and moment.token > 0 and not self.passing.is_left_out(moment.token - 1):
                yield from self._total(name, moment.token - 1, light * (1.0 - progress(seconds, 0.0, FADE)))
            yield from self._total(name, moment.token, light * self._operand_opacity(name, moment.beat, seconds))

    def _total(self, name: str, step: int, opacity: float) -> Iterator[Mark]:
        """The sum that goes into a box, of the selected unit, beside it, unless the sum has a place of its own."""
        quantity = f"a_{name}"
        known = quantity in self.scene.layer_trace.quantities and quantity not in self.units
        if (
            not known
            or not self.diagram.operations[name].sum_at
            or opacity <= 0.0
            or self.scene.unit >= len(self.row(quantity, step))
        ):
            return
        operation, (width, height) = self.diagram.operations[name], self.diagram.operations[name].size
        value = (Run(self.scene.writing.number(cell_number(self.row(quantity, step)[self.scene.unit], "signed", 6))),)
        about, letter = (
            About(self.scene.layer, step, quantity, self.scene.unit),
            symbol(quantity, notation=self.scene.writing),
        )
        if operation.sum_at == "over":  # where lines leave no room for its letter
            place = (operation.x, operation.y - height / 2 - 7)
            yield Text(*place, value, LETTERS, operation.role, "middle", opacity=opacity, about=about)
            return
        x = operation.x + width / 2 + 8
        yield Text(x, operation.y - 11, letter, LETTERS, operation.role, opacity=opacity)
        yield Text(x, operation.y + 15, value, LETTERS, operation.role, opacity=opacity, about=about)

    def _operand_opacity(self, name: str, beat: int, seconds: float) -> float:
        """The opacity of what an operation has been given: 0 before its operands have arrived."""
        for k, made in enumerate(self.movements):
            for computed, start, _ in made.glows:
                if computed == name:
                    return progress(seconds, start, 2 * FADE) if k == beat else float(beat > k)
        return 0.0


VIEW = View(
    "cell",
    QT_TRANSLATE_NOOP("View", "Cell"),
    CellView,
    explains=True,
    returns=True,
    narrowest=lambda scene, page: scene.narrowest(page),
    about=QT_TRANSLATE_NOOP("View", "One layer at one token: every vector on its way through the gates."),
)
