"""The memory line on the way back: the gradient in its lanes, the same valve before ×, what of it is lost there."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ui.film.drawing.easing import clamp, progress
from ui.film.drawing.page import LETTERS
from ui.film.drawing.strips import footprint
from ui.film.lru_method import lru_method
from ui.film.marks import About, Box, Curve, Mark, Moment, Polygon, Run, Text
from ui.film.motion.choreography import FADE
from ui.film.scene.gradient.backflow import Backflow
from ui.film.scene.gradient.lanes import BackLanes
from ui.film.scene.lanes import DASH, DASHED_FROM, LEAST, Amounts
from ui.film.text.number_format import precise
from ui.film.views.parts.lanes import BEFORE, VALVE, fall, opacity_of, strand, valve

DEEP, LONG = 112.0, 62.0  # how far a lost part falls, and how long it is
HEAD, PITCH, HEADED_FROM = 10.0, 96.0, 8.0  # of the arrowheads in a lane: their length, from one to the next, the least
SEEN = 12.0  # on so many units behind the front of a lane an arrowhead appears


class BackLine:
    """Composes the lanes of a gradient at any moment. Beats count in the order of the film."""

    def __init__(self, flow: Backflow) -> None:
        self.flow, self.scene, self.lanes = flow, flow.scene, BackLanes(flow)
        self.gate = self.scene.cell.memory.keep or ""
        self.role = self.scene.diagram.role(self.gate) if self.gate else "forget"
        wires = {flight.wire: beat for beat, made in enumerate(flow.movements) for flight in made.flights}
        self.cuts_in = wires.get(f"{self.lanes.kept_name}>", -1)  # the beat in which the gradient comes to ×

    @property
    def backdrop(self) -> Iterator[Mark]:
        """What the line could hold: a pale bed along all of it."""
        high = self.lanes.height
        for x0, x1 in self.lanes.beds:
            yield Box(x0, self.lanes.line - high / 2, x1 - x0, high, 0.0, "back.bed")

    def marks(self, moment: Moment, seconds: float) -> Iterator[tuple[Mark, bool]]:
        """The lanes, each with whether it is changing."""
        come, last = 1.0, len(self.flow.movements) - 1
        passed = moment.token + 1 in self.scene.trace.skipped  # which has no lanes
        if moment.beat == 0 and moment.token != self.flow.target.step and not passed:
            come = progress(seconds, 0.1, FADE)
            gone = 1.0 - progress(seconds, 0.0, FADE)
            if gone > 0.0:
                yield from self._lanes(moment.token + 1, last + 1, 0.0, gone)
                yield from ((mark, True) for mark in self._valves(moment.token + 1, gone))
        forward = self.flow.forward(moment.beat, seconds)
        yield from self._lanes(moment.token, moment.beat, forward, come)
        yield from ((mark, True) for mark in self._falls(moment, seconds))
        under = come < 1.0 or (moment.beat == self.cuts_in and forward > 0.0)  # what moves lies over what rests
        yield from ((mark, under) for mark in self._valves(moment.token, come))

    def value(self, about: About, piece: str) -> float | None:
        """The number of a lane along a piece once all has come, or of what is lost of it; None of sums of many."""
        if about.unit is None:
            return None
        if piece:
            return self.lanes.amounts_on(self.lanes.pieces[int(piece)].ways, about.step)[about.unit]
        come, passed = self.lanes.at_times(about.step)
        return abs(come[about.unit]) - abs(passed[about.unit])

    # ---- what comes back ---------------------------------------------------------------------------------------------

    def _lanes(self, token: int, beat: int, forward: float, come: float) -> Iterator[tuple[Mark, bool]]:
        for number, piece in enumerate(self.lanes.pieces):
            beats = [self.lanes.ways[way].beat for way in piece.ways]
            if beat in beats and forward > 0.0:
                for k in range(len(self.lanes.lanes)):
                    yield from ((mark, True) for mark in self._lane(number, k, token, beat, forward, come))
            elif min(beats) <= beat:
                place = number, token, tuple(each <= beat for each in beats)
                for mark in self._still(*place):
                    yield (mark, False) if come >= 1.0 else (mark._replace(opacity=come * mark.opacity), True)

    @lru_method(maxsize=256)
    def _still(self, number: int, token: int, come: tuple[bool, ...]) -> tuple[Box | Curve | Polygon, ...]:
        """The lanes along a piece, on those of whose ways the gradient has come."""
        beat = max(
            self.lanes.ways[way].beat for way, there in zip(self.lanes.pieces[number].ways, come, strict=True) if there
        )
        each = (self._lane(number, k, token, beat, -1.0, 1.0) for k in range(len(self.lanes.lanes)))
        return tuple(mark for marks in each for mark in marks)

    def _lane(
        self, number: int, k: int, token: int, beat: int, forward: float, come: float
    ) -> Iterator[Box | Curve | Polygon]:
        """A lane along a piece: another one from where one more part of the gradient has come to."""
        piece, lane, ways = self.lanes.pieces[number], self.lanes.lanes[k], self.lanes.ways
        block = lane.block if lane.unit >= 0 else -1
        fronts = {way: ways[way].front(block, beat, forward) for way in piece.ways}
        edges = sorted({piece.x0, piece.x1, *(x for x in fronts.values() if piece.x0 < x < piece.x1)})
        for x0, x1 in pairwise(edges):
            come_to = tuple(way for way in piece.ways if fronts[way] <= x0)
            value = self.lanes.amounts_on(come_to, token)[k]
            width = self.lanes.width(k, value)
            if width >= LEAST:
                opacity, y = come * opacity_of(self.lanes, lane), self.lanes.line + lane.offset
                about = About(
                    self.scene.layer, token, ways[piece.ways[0]].quantity, lane.unit if lane.unit >= 0 else None,
                    part=f"back:lane:{number}",
                )  # fmt: skip
                yield Box(x0, y - width / 2, x1 - x0, width, 0.0, "back", opacity=opacity, about=about)
                ends = (x0 - SEEN if x0 == piece.x0 else x0, x1 + SEEN if x1 == piece.x1 else x1)
                yield from _on_lane((x0, x1), ends, (y, width, value), opacity)

    # ---- what is lost ------------------------------------------------------------------------------------------------

    def _falls(self, moment: Moment, seconds: float) -> Iterator[Mark]:
        """At × the part of each lane that is not passed on drops out of it and fades, that of the selected unit with
        its amount.
        """
        place = self.lanes.times_at
        if place is None or self.cuts_in != moment.beat:
            return
        made, beat = self.flow.movements[moment.beat], self.flow.timeline.beats[moment.beat]
        come, passed = self.lanes.at_times(moment.token)
        flights = [flight for flight in made.flights if flight.wire == f"{self.lanes.kept_name}>"]
        x, behind = self._falls_at(place[0])
        for k, lane in enumerate(self.lanes.lanes):
            start = made.action - flights[lane.block if lane.unit >= 0 else 0].start
            u = progress(seconds, start, max(beat.action - start, FADE))
            unit = lane.unit if lane.unit >= 0 else None
            about = About(self.scene.layer, moment.token, self.lanes.kept_name, unit, part="back:fall")
            fallen = fall(self.lanes, k, Amounts(come, passed, ()), u, (x, place[1]), DEEP, LONG, about)
            if fallen is None:
                continue
            yield fallen
            if lane.unit == self.scene.unit:
                words = self.scene.language.translate("Backward", "lost: {value}")
                lost = precise(abs(come[k]) - abs(passed[k]))
                text = words.format(value=self.scene.writing.number(lost))
                clear, under = min(fallen.opacity, progress(u, 0.3, 0.25)), place[1] + self.lanes.height / 2 + 19.0
                at, anchor = (x + LONG + 8.0, "start") if behind else (x - 8.0, "end")
                yield Text(at, under, (Run(text),), LETTERS, "forget", anchor, 600, opacity=clear)

    def _room(self, times: float) -> float:
        """How much room there is between × and the vector at its right."""
        half = footprint(self.lanes.units)[0] / 2 + 3.0
        line, stations = self.lanes.line, self.scene.diagram.stations.values()
        right = [each.x - half for each in stations if abs(each.y - line) < 1.0 and each.x > times]
        return min(right, default=times) - times

    def _valve_at(self, times: float) -> float:
        """The valve stands where the gradient comes to it, at the right of ×; where there is no room, at its left."""
        return times + BEFORE if self._room(times) >= BEFORE + VALVE else times - BEFORE

    def _falls_at(self, times: float) -> tuple[float, bool]:
        """Where the lost part falls: before the valve, at the right, where there is room; else behind ×."""
        right = self._valve_at(times) + VALVE / 2 + 4.0
        return (right, True) if right + LONG <= times + self._room(times) + 4.0 else (times - 30.0 - LONG, False)

    def _valves(self, token: int, come: float) -> Iterator[Mark]:
        """A slot on each lane, shut as far as the gate is at the token, and a strand of the gate's wire."""
        place = self.lanes.times_at
        if place is None or not self.gate or len(self.lanes.lanes) != self.lanes.units or come <= 0.0:
            return
        if token in self.scene.trace.skipped:  # there is no gate
            return
        at = self._valve_at(place[0]), place[1]
        for k, (lane, value) in enumerate(
            zip(self.lanes.lanes, self.scene.layer_trace[self.gate][token].tolist(), strict=True)
        ):
            opened = min(1.0, max(0.0, value))
            about = About(self.scene.layer, token, self.gate, k, part="back:valve")
            yield from valve(lane, at, opened, self.role, come, about)
            yield from strand(self.lanes, k, self.gate, opened, self.role, come)


def _on_lane(
    place: tuple[float, float], ends: tuple[float, float], lane: tuple[float, float, float], opacity: float
) -> Iterator[Curve | Polygon]:
    """Small heads that point back, and below zero dashes between them; a head comes and goes with a moving end."""
    (x0, x1), (y, width, value) = place, lane
    if value < 0.0 and width >= DASHED_FROM and x1 - x0 > 8.0:
        yield Curve(((x0 + 4.0, y), (x1 - 4.0, y)), "back.on", DASH, True, opacity)
    high = min(0.3 * width, 7.0)
    for number in range(int(x0 // PITCH), int(x1 // PITCH) + 1) if width >= HEADED_FROM else ():
        x = (number + 0.5) * PITCH
        clear = clamp(min(x - HEAD / 2 - ends[0], ends[1] - x - HEAD / 2) / SEEN)
        if clear > 0.0 and x0 <= x - HEAD / 2 and x + HEAD / 2 <= x1:
            points = ((x - HEAD / 2, y), (x + HEAD / 2, y - high), (x + HEAD / 2, y + high))
            yield Polygon(points, "back.on", opacity * clear)
