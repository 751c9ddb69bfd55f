"""One unit's arithmetic: on top the few operations on its own numbers, below them where a beat's numbers come from.

Weights stand over the values they multiply, products appear one by one and add up, the sum goes along the curve of its
activation, and what comes out takes its place in the operations on top.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ui.film.drawing.easing import cruise, progress
from ui.film.drawing.page import MARGIN, NARROWEST
from ui.film.lru_method import lent, lru_method
from ui.film.marks import Box, Mark, Moment, Planes, Rect
from ui.film.motion.choreography import FADE
from ui.film.narration.unit import UnitNarrator
from ui.film.scene.derived.turning import layer_number
from ui.film.scene.scene import Scene
from ui.film.text.language import QT_TRANSLATE_NOOP
from ui.film.text.names import set_apart
from ui.film.views.parts.memory_so_far import MemorySoFar
from ui.film.views.parts.passing import left_out_equations, note
from ui.film.views.parts.surroundings import Surroundings, strips_legend
from ui.film.views.unit.cells import Timed
from ui.film.views.unit.equation import (
    ABOVE,
    HIGH,
    LINE,
    draw_cell,
    draw_equation,
    draw_function,
    draw_memory,
    draw_sign,
    fitting_lines,
    frame,
    lines_of,
    pieces,
)
from ui.film.views.unit.parts import Computation, Computations
from ui.film.views.unit.sum_places import NAME
from ui.film.views.unit.vectors import MOST_WIDE as VECTOR_CELL
from ui.film.views.unit.vectors import entering, vector_marks
from ui.film.views.unit.weighted_sum import SLIDE, Drawing, draw
from ui.film.views.view import View

BAND, MOST_BAND, SPACE = 0.2, 0.36, 16.0  # the share of the picture that the operations on top take; between cards
HIGHEST = 260.0  # of the operations on top, where they do not need more
APART = 44.0  # from an equation on top to the next
MOST_CARDS, LEAST_CARD = 3, 232.0  # of sums and functions; of more in a beat, or without room for them, the last ones
TALLEST = {"sum": 500.0, "function": 300.0, "equation": 190.0, "vector": 190.0, "memory": 340.0}
ALONE, HALF, LEAST_VECTOR = 1150.0, 760.0, 700.0  # widths: of a short card, of one of two in a row, of a vector's card
CURVES, LEAST_MEMORY = 1265.0, 190.0  # the room of two sums with their curves; of the memory so far below them
EFFORT = {"sum": 1.0, "function": 0.85, "equation": 0.55, "vector": 0.5, "memory": 1.0}
LEFT_OUT = -2  # in place of a beat: the step is left out
COME = 0.16  # seconds in which the cards of a beat come, once those of the beat before have gone


class Card(NamedTuple):
    """What is computed on a card, or which vector stands on it (`part` None), and where the card lies."""

    kind: str
    part: Computation | None
    name: str
    field: Rect


class UnitView:
    """Composes the arithmetic of the scene's unit."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.timeline, self.parts = scene, scene.timeline, Computations(scene)
        self._tell = lru_cache(maxsize=256)(UnitNarrator(scene, self.parts).tell)
        place = scene.language.translate("Unit", "{unit} of layer {layer}, one unit of {count}: its arithmetic")
        layer = scene.layer_trace.layer
        if layer.units == 1:
            place = scene.language.translate("Unit", "{unit} of layer {layer}, its only unit: its arithmetic")
        name = scene.unit_names[scene.unit]
        called = set_apart(name, scene.language) if layer.unit_names else name
        text = place.format(unit=called, layer=layer_number(scene), count=layer.units)
        self.around = Surroundings(
            scene, lent(self.caption), (text, scene.authors_words(layer.cell.name)), strips_legend(scene)
        )
        picture = scene.room.picture
        width = scene.page.width - 2 * MARGIN
        most = max(1, int(MOST_BAND * picture.height / LINE))
        self.shown, count = fitting_lines(self.parts.equations, width, APART, most)
        high = max(min(BAND * picture.height, HIGHEST), count * LINE) if self.shown else 0.0
        self.band = Rect(MARGIN, picture.y + 8, width, high)
        top = picture.y + 8 + high + (SPACE if high else 0.0)
        self.bench = Rect(MARGIN, top, width, picture.y + picture.height - SPACE - top)
        self.memory: MemorySoFar | None = None
        if (high := self.bench.height - CURVES - SPACE) >= LEAST_MEMORY:
            self.bench = self.bench._replace(height=CURVES)
            self.memory = MemorySoFar(scene, Rect(MARGIN, self.bench.y + self.bench.height + SPACE, width, high))
        self.places = lines_of(self.shown, self.band, APART, count) if self.shown else ()
        below = self.memory.backdrop if self.memory is not None else ()
        self.backdrop: tuple[Mark, ...] = (*self._band(), *below, *self.around.backdrop)

    @lru_method(maxsize=256)
    def caption(self, token: int, beat: int) -> str:
        """What the beat does to the unit; by token, and where beats are too quick, what becomes of its memory."""
        stored, _ = self.parts.known.get(self.scene.cell.memory.state, (len(self.timeline.beats) - 1, 0.0))
        if self.scene.by_token:
            return self._tell(token, stored)
        over = token if beat >= stored else token - 1
        return self._tell(over, stored) if self.scene.is_joined(token) and over >= 0 else self._tell(token, beat)

    def focus(self, moment: Moment) -> Rect:
        """The whole picture: there is no level below."""
        return self.scene.room.picture

    def planes(self, moment: Moment) -> Planes:
        """What stands, and over it what comes, goes and moves."""
        seconds = moment.phase * self.timeline.beats[moment.beat].seconds
        marks = [*self.around.marks(moment, seconds), *self._on_top(moment, seconds)]
        marks += self._below(moment, seconds)
        if self.memory is not None:
            marks += self.memory.marks(moment)
        settled = tuple(mark for mark in marks if mark.opacity >= 1.0)
        return Planes(settled, tuple(mark for mark in marks if mark.opacity < 1.0))

    # ---- on top ------------------------------------------------------------------------------------------------------

    def _band(self) -> Iterator[Mark]:
        for part, (x, y, scale) in zip(self.shown, self.places, strict=True):
            role, wide = self.scene.diagram.role(part.name), pieces(part)[1] * scale
            yield Box(x - 14, y - ABOVE * scale, wide + 28, HIGH * scale, 14, f"{role}.area")
            yield from (timed.mark for timed in frame(self.scene, part, x, y, scale))

    def _left_out(self, token: int) -> Drawing:
        """Each state is what it was, as the step is left out; nothing else is computed."""
        ((*_, field),) = self.cards(LEFT_OUT)
        middle = field.x + field.width / 2, field.y + field.height / 2
        lines = note(left_out_equations(self.scene, token), middle, 34.0, field.width - 60.0)
        return Drawing(tuple(Timed(mark) for mark in lines))

    @lru_method(maxsize=64)
    def band_numbers(self, step: int) -> tuple[tuple[str, Mark], ...]:
        if step in self.scene.trace.skipped:
            return ()
        made: list[tuple[str, Mark]] = []
        for part, (x, y, scale) in zip(self.shown, self.places, strict=True):
            for piece in pieces(part)[0]:
                if piece.name:
                    cells = draw_cell(self.scene, piece, step, x, y, scale)
                    made += [(piece.name, timed.mark) for timed in cells]
        return tuple(made)

    @lru_method(maxsize=64)
    def band_signs(self, step: int) -> tuple[Mark, ...]:
        """The signs before the results of the operations on top, which depend on the numbers of the step."""
        places = zip(self.shown, self.places, strict=True)
        return tuple(draw_sign(self.scene, part, step, *place).mark for part, place in places)

    def _signs(self, moment: Moment, seconds: float) -> Iterator[Mark]:
        """Those signs; where one is another than at the token before, it comes once that has gone."""
        begins = moment.beat == 0 and moment.token > 0
        was = self.band_signs(moment.token - 1) if begins else self.band_signs(moment.token)
        for old, new in zip(was, self.band_signs(moment.token), strict=True):
            if old == new:
                yield new
                continue
            gone, come = 1.0 - progress(seconds, 0.0, FADE), progress(seconds, FADE, FADE)
            yield from (_fade(mark, shown) for mark, shown in ((old, gone), (new, come)) if shown > 0.0)

    def _on_top(self, moment: Moment, seconds: float) -> Iterator[Mark]:
        yield from self._signs(moment, seconds)
        if moment.beat == 0 and moment.token > 0 and seconds < FADE:
            gone = 1.0 - progress(seconds, 0.0, FADE)
            yield from (_fade(mark, gone) for _, mark in self.band_numbers(moment.token - 1))
        for name, mark in self.band_numbers(moment.token):
            beat, when = self.parts.known.get(name, (0, 0.1))
            come = progress(seconds, when, FADE) if beat == moment.beat else float(beat < moment.beat)
            if come > 0.0:
                yield _fade(mark, come)

    # ---- below -------------------------------------------------------------------------------------------------------

    @lru_method(maxsize=64)
    def cards(self, beat: int) -> tuple[Card, ...]:
        """The cards of a beat (−1: of what is there before anything is computed), from top to bottom."""
        if beat == LEFT_OUT:
            return (Card("memory", None, "", self._stack_cards(["memory"])[0]),)
        parts = self.parts.beats[beat] if beat >= 0 else ()
        most = min(MOST_CARDS, max(1, int(self.bench.height / LEAST_CARD)))
        large = [part for part in parts if part.kind != "equation"][-most:]
        cards: list[tuple[str, Computation | None, str]] = [(part.kind, part, part.name) for part in large]
        if beat < 0:
            cards = [("vector", None, name) for name in entering(self.scene)]
        elif not large:
            cards = [("equation", part, part.name) for part in parts]
            state = self.scene.cell.memory.state
            cards += [("memory", part, state) for part in parts if part.name == state and self.scene.cell.memory.keep]
        fields = self._stack_cards([kind for kind, _, _ in cards])
        return tuple(Card(*card, field) for card, field in zip(cards, fields, strict=True))

    @lru_method(maxsize=64)
    def drawings(self, step: int, beat: int) -> tuple[tuple[Computation | None, Drawing], ...]:
        """What is written on the cards of a beat."""
        if beat == LEFT_OUT:
            return ((None, self._left_out(step)),)
        return tuple((card.part, self._drawing(card, step)) for card in self.cards(beat))

    def _drawing(self, card: Card, step: int) -> Drawing:
        if card.part is None:
            return Drawing(tuple(vector_marks(self.scene, card.name, step, card.field)))
        drawers = {"sum": draw, "function": draw_function, "equation": draw_equation, "memory": draw_memory}
        return drawers[card.kind](self.scene, card.part, step, card.field)

    def _stack_cards(self, kinds: list[str]) -> list[Rect]:
        """Cards one under the other, as high as there is room for, in the middle; short ones side by side."""
        if "sum" not in kinds and (row := self._side_by_side(kinds)):
            return row
        room = self.bench.height - SPACE * (len(kinds) - 1)
        whole = sum(EFFORT[kind] for kind in kinds)
        grown = max(1.0, self.bench.height / 620.0) ** (0.6 if self.scene.room.is_narrow else 0.3)
        heights = [min(room * EFFORT[kind] / whole, TALLEST[kind] * grown) for kind in kinds]
        y = self.bench.y + max(0.0, (self.bench.height - sum(heights) - SPACE * (len(kinds) - 1)) / 2)
        x, wide, fields = self.bench.x, self.bench.width, []
        if "sum" not in kinds:
            longest = max(self.scene.units_of(name) for name in entering(self.scene))
            needs = max(LEAST_VECTOR, NAME + 60.0 + longest * VECTOR_CELL) if "vector" in kinds else ALONE
            wide = min(wide, needs)
            x += (self.bench.width - wide) / 2
        for high in heights:
            fields.append(Rect(x, y, wide, high))
            y += high + SPACE
        return fields

    def _side_by_side(self, kinds: list[str]) -> list[Rect]:
        """Cards of few numbers in a row, each as wide as the others; none where they have no room in one."""
        count, bench = len(kinds), self.bench
        least = {1: ALONE, 2: HALF}.get(count, bench.width)
        wide = (bench.width - SPACE * (count - 1)) / count
        if wide < least or "vector" in kinds:
            return []
        wide = min(wide, ALONE)
        high = min(bench.height, 1.3 * max(TALLEST[kind] for kind in kinds))
        x = bench.x + (bench.width - count * wide - SPACE * (count - 1)) / 2
        y = bench.y + (bench.height - high) / 2
        return [Rect(x + k * (wide + SPACE), y, wide, high) for k in range(count)]

    def _below(self, moment: Moment, seconds: float) -> Iterator[Mark]:
        beat = self._on_page(moment.token, moment.beat)
        before = self._before(moment)
        if before is None or before == (moment.token, beat):
            before, gone, come = None, 0.0, 1.0
        else:
            gone, come = 1.0 - progress(seconds, 0.0, FADE), progress(seconds, FADE, COME)
        yield from self._blank(beat, None if before is None else before[1], gone, come)
        if before is not None and gone > 0.0:
            for _, drawing in self.drawings(*before):
                yield from (_fade(timed.mark, gone) for timed in drawing.marks)
                if drawing.slide is not None:
                    place = drawing.slide.place(1.0)
                    yield drawing.slide.plot.dot(place, drawing.slide.role, gone)
        if come > 0.0:
            for part, drawing in self.drawings(moment.token, beat):
                now = seconds if beat == moment.beat or beat < 0 else None
                yield from self._marks(part, drawing, now, come)

    def _blank(self, beat: int, before: int | None, gone: float, come: float) -> Iterator[Box]:
        """The cards without what is written on them: where the next beat has one in the same place, it stays."""
        now = [card.field for card in self.cards(beat)]
        then = [] if before is None else [card.field for card in self.cards(before)]
        for field in dict.fromkeys((*then, *now)):
            opacity = 1.0 if field in now and field in then else come if field in now else gone
            if opacity > 0.0:
                yield Box(*field, 18, "card", "card.line", 2.0, opacity=opacity)

    def _before(self, moment: Moment) -> tuple[int, int] | None:
        """Token and beat of the cards that stood before this beat; None before the first."""
        if moment.beat > 0:
            return moment.token, self._on_page(moment.token, moment.beat - 1)
        before = moment.token - 1
        return (before, self._on_page(before, len(self.timeline.beats) - 1)) if moment.token else None

    def _on_page(self, token: int, beat: int) -> int:
        """The beat whose cards stand there in a beat of a token."""
        return LEFT_OUT if token in self.scene.trace.skipped else self.parts.beat_on_page(beat)

    def _marks(self, part: Computation | None, drawing: Drawing, seconds: float | None, come: float) -> Iterator[Mark]:
        """A card's marks as far as they have come; all of them where its beat is over (`seconds` None)."""

        def time(share: float) -> float:
            return part.at(share) if part is not None else 2.0 * share

        if seconds is None and come >= 1.0:
            yield from (timed.mark for timed in drawing.marks)
        for timed in drawing.marks if seconds is not None or come < 1.0 else ():
            there = come
            if seconds is not None and timed.when >= 0.0:
                there = min(come, progress(seconds, time(timed.when), FADE))
            if there > 0.0:
                yield _fade(timed.mark, there)
        if drawing.slide is not None:
            slide, share, there = drawing.slide, 1.0, come
            if seconds is not None:
                start, stop = time(SLIDE[0]), time(SLIDE[1])
                there = min(come, progress(seconds, start - FADE, FADE))
                share = cruise(progress(seconds, start, stop - start))
                there = min(there, 0.999) if 0.0 < share < 1.0 else there  # what moves counts as changing
            if there > 0.0:
                yield slide.plot.dot(slide.place(share), slide.role, there)


def _fade(mark: Mark, opacity: float) -> Mark:
    """A mark, less opaque."""
    return mark if opacity >= 1.0 else mark._replace(opacity=mark.opacity * opacity)


VIEW = View(
    "unit",
    QT_TRANSLATE_NOOP("View", "Unit"),
    UnitView,
    about=QT_TRANSLATE_NOOP(
        "View", "One unit’s arithmetic: its weights over what they multiply, the sum, and the point on the curve."
    ),
    narrowest=lambda *_: NARROWEST,
)
