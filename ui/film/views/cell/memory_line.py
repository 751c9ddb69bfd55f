"""The memory line of the close-up: what it holds in its lanes, what falls away at ×, what rises in at +."""

from __future__ import annotations

from collections.abc import Iterator

from ui.film.drawing.easing import progress, smooth
from ui.film.drawing.page import LETTERS
from ui.film.drawing.strips import blocks
from ui.film.lru_method import lru_method
from ui.film.marks import About, Box, Mark, Moment, Run, Text
from ui.film.motion.choreography import FADE
from ui.film.scene.lanes import LEAST, Lane, Lanes, Stretch
from ui.film.scene.scene import Scene
from ui.film.text.number_format import cell_number
from ui.film.views.parts.lanes import BEFORE, VALVE, bar, bed, dashes, fall, opacity_of, strand, valve

DEEP, LONG = 112.0, 62.0  # how far a forgotten part falls, and how long it is


class MemoryLine:
    """Composes the lanes of a scene at any moment."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.lanes = scene, Lanes(scene)
        self.timeline, self.movements = scene.timeline, scene.movements
        self.gate = scene.cell.memory.keep or ""
        self.role = scene.diagram.role(self.gate) if self.gate else "forget"
        self._beat_of = {flight.wire: k for k, made in enumerate(self.movements) for flight in made.flights}

    @property
    def backdrop(self) -> Iterator[Mark]:
        """What the line could hold: a pale bed along all of it."""
        yield from bed(self.lanes)

    def marks(self, moment: Moment, seconds: float) -> Iterator[tuple[Mark, bool]]:
        """The lanes, each with whether it is changing."""
        come = progress(seconds, 0.1, FADE) if moment.beat == 0 else 1.0
        passed = moment.token - 1 in self.scene.trace.skipped  # which has no lanes
        if moment.beat == 0 and moment.token > 0 and come < 1.0 and not passed:
            for stretch in self.lanes.stretches:
                yield from self._lanes(stretch, moment.token - 1, 1.0 - come, None, moment.beat, seconds)
        for stretch in self.lanes.stretches:
            yield from self._lanes(stretch, moment.token, come, moment, moment.beat, seconds)
        if come == 1.0:
            yield from self._falls(moment, seconds)
            yield from self._gate(moment, seconds)

    # ---- what it holds -----------------------------------------------------------------------------------------------

    def _lanes(
        self, stretch: Stretch, step: int, come: float, moment: Moment | None, beat: int, seconds: float
    ) -> Iterator[tuple[Mark, bool]]:
        values = self.lanes.amounts(step).of(stretch.stage)
        for k, lane in enumerate(self.lanes.lanes):
            front = 1.0 if moment is None else self._front(stretch, lane, beat, seconds)
            width = self.lanes.width(k, values[k])
            if front <= 0.0 or width < LEAST:
                continue
            length, opacity = front * (stretch.x1 - stretch.x0), come * opacity_of(self.lanes, lane)
            changing = come < 1.0 or 0.0 < front < 1.0
            about = self._about(stretch.stage, step, lane.unit)
            yield bar(stretch, lane, width, length, opacity, about), changing
            yield from self._new_part(stretch, step, k, (length, stretch.y + lane.offset, opacity), moment, seconds)
            if values[k] < 0.0:
                yield from ((mark, changing) for mark in dashes(stretch, lane, width, length, opacity))

    @lru_method(maxsize=512)
    def _about(self, stage: str, step: int, unit: int) -> About:
        """What a lane shows: what is stored, kept or new of its unit, or of all others (−1) together."""
        state = self.lanes.state
        name = {"old": f"{state}_prev", "kept": self.lanes.kept_name or f"{state}_prev"}.get(stage, state)
        part = "lane" if unit >= 0 else "lane:others"
        return About(self.scene.layer, step, name, unit if unit >= 0 else None, part=part)

    def _front(self, stretch: Stretch, lane: Lane, beat: int, seconds: float) -> float:
        """How far a lane has come along a stretch."""
        if not stretch.way:
            return 1.0
        when = self._beat_of.get(stretch.way)
        if when is None or when != beat:
            return 1.0 if when is not None and beat > when else 0.0
        flights = [flight for flight in self.movements[beat].flights if flight.wire == stretch.way]
        if lane.unit < 0:
            return min(flight.share(seconds) for flight in flights)
        return flights[lane.block].share(seconds)

    def _new_part(
        self, stretch: Stretch, step: int, k: int, place: tuple[float, float, float], moment: Moment | None,
        seconds: float,
    ) -> Iterator[tuple[Mark, bool]]:  # fmt: skip
        """What has come through + is blue until the beat ends; where it meets its opposite, what is left of it."""
        if stretch.stage != "new" or moment is None or self._beat_of.get(f"{self.lanes.state}>") != moment.beat:
            return
        amounts = self.lanes.amounts(step)
        kept, new = amounts.kept[k], amounts.new[k]
        before = self.lanes.width(k, kept) if kept * new > 0.0 else 0.0
        width, (length, y, opacity) = self.lanes.width(k, new), place
        fresh = width - before
        clear = 1.0 - progress(seconds, self.movements[moment.beat].action - 3 * FADE, 3 * FADE)
        if fresh >= LEAST and clear > 0.0:
            top = y + width / 2 - fresh
            yield Box(stretch.x0, top, length, fresh, 0.0, "input", opacity=opacity * clear), True

    # ---- what is forgotten -------------------------------------------------------------------------------------------

    def falling(self, quantity: str, step: int, beat: int, seconds: float, block: int) -> tuple[float, ...]:
        """What the units of a block still hold of the memory while × takes it from them: from the old values to those
        that are kept, as what is lost falls; () for what is no longer losing anything.
        """
        if quantity != self.lanes.kept_name or not self.gate or self._beat_of.get(f"{quantity}>") != beat:
            return ()
        u = self._fallen(beat, block, seconds)
        if u >= 1.0:
            return ()
        found, rest = blocks(self.lanes.units, self.scene.diagram.rows(quantity))[block], 1.0 - smooth(u)
        units = slice(found.first, found.first + found.count)
        old, kept = (self.scene.layer_trace[name][step][units] for name in (f"{self.lanes.state}_prev", quantity))
        return tuple((kept + (old - kept) * rest).tolist())

    def _fallen(self, beat: int, block: int, seconds: float) -> float:
        """How far what a block does not keep has fallen."""
        made = self.movements[beat]
        start = [flight for flight in made.flights if flight.wire == f"{self.lanes.kept_name}>"][block].start
        return progress(seconds, start, max(made.action - start, FADE))

    def _falls(self, moment: Moment, seconds: float) -> Iterator[tuple[Mark, bool]]:
        """At × the part of each lane that is not kept drops out of it and fades, that of the selected unit with its
        amount.
        """
        kept, place = f"{self.lanes.kept_name}>", self.lanes.times_at
        if place is None or self._beat_of.get(kept) != moment.beat:
            return
        amounts = self.lanes.amounts(moment.token)
        for k, lane in enumerate(self.lanes.lanes):
            u = self._fallen(moment.beat, lane.block if lane.unit >= 0 else -1, seconds)
            x, about = self._falls_at(place[0]), About(self.scene.layer, moment.token, "", part="fall")
            fallen = fall(self.lanes, k, amounts, u, (x, place[1]), DEEP, LONG, about)
            if fallen is None:
                continue
            yield fallen, True
            if lane.unit == self.scene.unit:
                amount = cell_number(abs(amounts.old[k]) - abs(amounts.kept[k]), "gate", 6)
                words = self.scene.language.translate("Picture", "{value} forgotten")
                text = words.format(value=self.scene.writing.number(amount))
                clear = min(fallen.opacity, progress(u, 0.3, 0.25))
                under = place[1] + self.lanes.height / 2 + 20.0
                at, anchor = (x + LONG + 8.0, "start") if x > place[0] else (x - 8.0, "end")
                yield Text(at, under, (Run(text),), LETTERS, "forget", anchor, 600, opacity=clear), True

    def _falls_at(self, times: float) -> float:
        """Where what is forgotten falls: behind × where there is room before the next vector, else before its valve."""
        behind = next(stretch for stretch in self.lanes.stretches if stretch.stage == "kept")
        roomy = behind.x1 - times >= 36.0 + LONG
        return times + 30.0 if roomy else times - BEFORE - VALVE - LONG

    # ---- the gate on the line ----------------------------------------------------------------------------------------

    def _gate(self, moment: Moment, seconds: float) -> Iterator[tuple[Mark, bool]]:
        """A slot on each lane before ×, shut as far as its gate is, and a strand of the gate's wire, as wide as it is
        open; nothing before the gate is computed.
        """
        place, when = self.lanes.times_at, self._beat_of.get(f"{self.gate}>")
        if place is None or when is None or len(self.lanes.lanes) != self.lanes.units or moment.beat < when:
            return
        row = self.scene.layer_trace[self.gate][moment.token].tolist()
        landed = self.movements[when].landings.get(self.gate, ())
        landed *= 1 if len(landed) != 1 else len(self.lanes.lanes)  # a compact vector lands as one
        for k, lane in enumerate(self.lanes.lanes):
            come = 1.0 if moment.beat > when or not landed else progress(seconds, landed[lane.block], 2 * FADE)
            if come > 0.0:
                opened = min(1.0, max(0.0, row[k]))  # what is no number at all counts as shut
                about = About(self.scene.layer, moment.token, self.gate, k, part="valve")
                at = place[0] - BEFORE, place[1]
                yield from ((mark, come < 1.0) for mark in valve(lane, at, opened, self.role, come, about))
                made = strand(self.lanes, k, self.gate, opened, self.role, come)
                yield from ((mark, come < 1.0) for mark in made)
