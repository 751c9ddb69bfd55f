"""The network unrolled over time: layers × tokens, memory as rivers, and how far the computation has come.

Up to as many tokens as are legible stand side by side. A longer run scrolls along with the computation, and an
overview below shows all of it, the largest memory of neighbouring tokens where there are more of them than places.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from simulator.analysis.measures import gate_means
from ui.film.drawing.easing import progress, smooth
from ui.film.drawing.page import LETTERS, MARGIN, NARROWEST
from ui.film.drawing.words import LEADING
from ui.film.marks import NOW, About, Bars, Box, Mark, Moment, Planes, Rect, Row, Run, Text, Wire
from ui.film.narration.summary import tell_tokens
from ui.film.scene.layer_timing import LayerTiming, Reach
from ui.film.scene.rivers import Course
from ui.film.scene.scene import Scene
from ui.film.text.formula import symbol
from ui.film.text.language import QT_TRANSLATE_NOOP
from ui.film.views.parts.layer_name import WIDE as WIDE_NAME
from ui.film.views.parts.layer_name import layer_name
from ui.film.views.parts.passing import DIMMED
from ui.film.views.parts.surroundings import SWAP, Surroundings, once_known, swap
from ui.film.views.unrolled.grid import Grid
from ui.film.views.unrolled.words import Words
from ui.film.views.view import View

PALE_GHOST = 0.5  # how opaque the ghost is in the future
PALE = 0.16  # how opaque the future is
GLIDE = 0.7  # seconds in which a long run scrolls on to the next token
PIECES = 600  # of the overview
MOST_GATES = 4  # of which a cell shows how open they are
BARS_UP = 8.0  # from the foot of a cell to that of its bars
WIDE = 4.0  # the wires of h
SEAM = 0.02  # by how much of a column the river of a cell begins before it, so that no seam is seen


class UnrolledView:
    """Composes layers × tokens."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.timeline = scene, scene.timeline
        self.layers_of = scene.layers
        self.timing, self.courses = LayerTiming(scene), tuple(Course(each) for each in scene.layers)
        self.gates = tuple(dict(list(gate_means(each.told).items())[:MOST_GATES]) for each in scene.layers)
        self.grid = Grid.of(scene)
        self.words = Words(scene, self.grid)
        told = once_known(scene, tell_tokens(scene), len(scene.timeline.beats) - 1)
        self._caption = lru_cache(maxsize=256)(told)
        ghost = scene.language.translate("Picture", "dashed: the run before")
        self.around = Surroundings(scene, self.caption, self._place(), ghost)
        self._columns = lru_cache(maxsize=8)(self._columns_of)
        self._seen = lru_cache(maxsize=8)(self._seen_of)
        still = () if self.grid.scrolls else self._pale(0, self.grid.tokens, 0.0)
        self.backdrop = (*self._rows(), *still, *self._overview(), *self.around.backdrop)

    def _place(self) -> tuple[str, str]:
        translate, count = self.scene.language.translate, len(self.layers_of)
        layers = translate("Picture", "1 layer") if count == 1 else translate("Picture", "{count} layers")
        river = translate("Picture", "memory as a river: positive above its bed, negative below")
        return river, layers.format(count=count)

    def caption(self, token: int, beat: int) -> str:
        """What the token did to the memory of each layer, once it has; before, what the one before did."""
        return self._caption(token, beat)

    def focus(self, moment: Moment) -> Rect:
        """The column of the token."""
        left = self.grid.left(moment.token, self._scroll_shift(moment))
        top = self.grid.rows[-1] - self.grid.card_height / 2
        return Rect(left, top, self.grid.pitch, self.grid.rows[0] + self.grid.card_height / 2 - top)

    def planes(self, moment: Moment) -> Planes:
        """Cells that have been computed; the cell at work, and what scrolls or fades, moves."""
        shift = self._scroll_shift(moment)
        seconds = moment.phase * self.timeline.beats[moment.beat].seconds
        columns = self._columns(moment.token, shift)
        words = tuple(self.around.marks(moment, seconds))
        still = tuple(mark for mark in words if mark.opacity >= 1.0)
        changing = tuple(mark for mark in words if mark.opacity < 1.0)
        moving = (*self._highlight(moment, seconds, shift), *self._front(moment, shift), *changing)
        if not self.grid.scrolls:
            return Planes((*columns, *still), moving)
        window = tuple(self._window(moment, shift))
        seen = self._seen(moment.token)
        if shift != self._target(moment.token):
            return Planes((*seen, *still), (*columns, *window, *moving))
        return Planes((*seen, *columns, *still), (*window, *moving))

    # ---- where it has scrolled to ------------------------------------------------------------------------------------

    def _target(self, token: int) -> float:
        """How many columns have gone out at the left while a token is read."""
        visible = self.grid.visible
        return float(min(max(token - round(0.6 * (visible - 1)), 0), self.grid.tokens - visible))

    def _scroll_shift(self, moment: Moment) -> float:
        now = self._target(moment.token)
        if moment.beat > 0 or moment.token == 0:
            return now
        before = self._target(moment.token - 1)
        gone = smooth(progress(moment.phase * self.timeline.beats[0].seconds, 0.0, GLIDE))
        return now if gone == 1.0 else before + (now - before) * gone

    # ---- what stands still -------------------------------------------------------------------------------------------

    def _rows(self) -> Iterator[Mark]:
        """The names of the layers, and the bed of each river."""
        for layer, seen in enumerate(self.layers_of):
            ink = "ink" if layer == self.scene.layer else "muted"
            name = tuple(layer_name(seen, self.grid.rows[layer], self.grid.row_height, ink))
            yield from name
            yield from self._gate_letters(layer, name[-1].y)
            bed = self.grid.bed(layer, 0.0)
            right = self.grid.x + self.grid.visible * self.grid.pitch
            line = ((self.grid.x, bed.y), (right, bed.y))
            yield Wire(line, "memory", 2.0, opacity=0.45, about=About(layer, NOW, "", part="bed"))

    def _gate_letters(self, layer: int, above: float) -> Iterator[Text]:
        """Which bars are which gates: their letters, in the order of the bars, below what stands at `above`."""
        card, means = self.grid.card(layer, 0, 0.0), self.gates[layer]
        base = card.y + card.height - BARS_UP
        if not self.grid.shows_gates or not means or base < above + LEADING:
            return
        seen, runs = self.layers_of[layer], list[Run]()
        for gate in means:
            role = seen.diagram.role(gate)
            runs += [Run(piece.text, piece.style, role) for piece in symbol(gate, False, self.scene.writing)]
            runs.append(Run("  "))
        about = About(layer, NOW, "", part="layer")
        yield Text(MARGIN, base, tuple(runs[:-1]), LETTERS, "ink", limit=WIDE_NAME, about=about)

    def _overview(self) -> Iterator[Mark]:
        if self.grid.overview is None:
            return
        about = About(self.scene.layer, NOW, "", part="overview")
        yield Box(*self.grid.overview, 6, "card", "card.line", 1.5, about=about)
        if self.scene.whole_run:
            yield from self._flown(0, self.grid.tokens, PALE)

    def _flown(self, first: int, stop: int, opacity: float = 1.0) -> Iterator[Mark]:
        """In the overview: the rivers of some tokens."""
        for layer, course in enumerate(self.courses):
            yield from course.overview(self.grid.overview_bed(layer), PIECES, first, stop, opacity)

    def _seen_of(self, token: int) -> tuple[Mark, ...]:
        """In the overview: the rivers of the tokens before one."""
        return tuple(self._flown(0, token))

    def _pale(self, first: int, stop: int, shift: float) -> tuple[Mark, ...]:
        """Cells of the future: cards and wires; where the whole run is shown, what gates and rivers will be."""
        marks: list[Mark] = []
        for layer, course in enumerate(self.courses):
            marks += self._cards(layer, first, stop, shift)
            marks += self._ways_of(layer, first, stop, shift, PALE)
            if self.scene.whole_run:
                marks += self._gates(layer, first, stop, shift, PALE)
                last = min(stop, shift + self.grid.visible)
                marks += course.between(max(first, shift), last, self.grid.bed(layer, shift), PALE)
        return tuple(marks)

    def _cards(self, layer: int, first: int, stop: int, shift: float) -> Iterator[Row]:
        """The outlines of cells."""
        for k, count, opacity in self._stretches(first, stop, shift, all_cells=True):
            about = self.courses[layer].about(k)
            card = Box(*self.grid.card(layer, k, shift), 12, None, "card.line", 1.8, about=about)
            yield Row(card, self.grid.pitch, count, opacity)

    def _awaited_cells(self, layer: int, first: int, stop: int, shift: float) -> Iterator[Row]:
        """In a run that scrolls: the places of cells that have not computed."""
        for k, count, opacity in self.grid.stretches(first, stop, shift):
            place = Box(*self.grid.card(layer, k, shift), fill="awaited", about=self.courses[layer].about(k))
            yield Row(place, self.grid.pitch, count, opacity)

    def _ways_of(self, layer: int, first: int, stop: int, shift: float, opacity: float) -> Iterator[Row | Wire]:
        """Wires of cells; of those whose step is left out the one that goes straight through."""
        for k, count, seen in self._stretches(first, stop, shift):
            for wire in self._wires(layer, k, shift):
                yield Row(wire, self.grid.pitch, count, opacity * seen)
        for k in self.scene.trace.skipped:
            if first <= k < stop:
                through = self._through(layer, k, shift)
                yield through._replace(opacity=opacity * self.grid.inside(k, shift))

    def _gates(self, layer: int, first: int, stop: int, shift: float, opacity: float) -> Iterator[Bars]:
        """How open the gates of cells are."""
        for k, count, seen in self._stretches(first, stop, shift):
            yield from self._bars(layer, k, count, shift, opacity * seen)

    def _stretches(
        self, first: int, stop: int, shift: float, all_cells: bool = False
    ) -> Iterator[tuple[int, int, float]]:
        """Neighbouring cells that look alike, with their opacity; those whose step is left out are dimmed, or not
        among them.
        """
        for k, count, opacity in self.grid.stretches(first, stop, shift):
            begin = k
            for left_out in (*(step for step in self.scene.trace.skipped if k <= step < k + count), k + count):
                if left_out > begin:
                    yield begin, left_out - begin, opacity
                if all_cells and left_out < k + count:
                    yield left_out, 1, DIMMED * opacity
                begin = left_out + 1

    def _through(self, layer: int, k: int, shift: float) -> Wire:
        """The line on which a state goes straight through a cell whose step is left out."""
        card = self.grid.card(layer, k, shift)
        y = card.y + 0.84 * card.height
        return Wire(((card.x, y), (card.x + self.grid.pitch, y)), "short", 2.5, about=_ways(layer, k)[2])

    def _bars(self, layer: int, k: int, count: int, shift: float, opacity: float) -> Iterator[Bars]:
        """How open the gates are in `count` cells from `k` on."""
        card, means = self.grid.card(layer, k, shift), self.gates[layer]
        if not self.grid.shows_gates or not means:
            return
        wide, tall = min(14.0, 0.4 * card.width / len(means)), 0.2 * card.height
        left = card.x + card.width / 2 - wide * (0.75 * len(means) - 0.25)
        for n, (gate, values) in enumerate(means.items()):
            role, shown = self.layers_of[layer].diagram.role(gate), tuple(values[k : k + count].tolist())
            x, base = left + 1.5 * wide * n, card.y + card.height - BARS_UP
            about = About(layer, k, gate, part="bar")
            yield Bars(x, self.grid.pitch, base, wide, tall, shown, role, opacity, about)

    def _wires(self, layer: int, k: int, shift: float) -> Iterator[Wire]:
        """What enters the lowest layer, what climbs out of this one, and what goes on to the next token."""
        card = self.grid.card(layer, k, shift)
        x = card.x + card.width / 2
        enter, up, on = _ways(layer, k)
        if layer == 0:
            yield Wire(((x, self.grid.words_y - 34), (x, card.y + card.height)), "short", WIDE, about=enter)
        yield Wire(((x, card.y), (x, self.grid.above(layer))), "short", WIDE, about=up)
        y, right = card.y + 0.84 * card.height, card.x + card.width
        yield Wire(((right, y), (right + self.grid.pitch - card.width, y)), "short", 2.5, about=on)

    # ---- what a token changes ----------------------------------------------------------------------------------------

    def _columns_of(self, token: int, shift: float) -> tuple[Mark, ...]:
        """All cells before the token as they were computed; in a run that scrolls also those that are to come."""
        first = int(shift)
        stop = min(self.grid.tokens, int(shift + self.grid.visible) + (shift != int(shift)))
        marks: list[Mark] = []
        for layer, course in enumerate(self.courses):
            if self.grid.scrolls:
                marks += self._cards(layer, first, token + 1, shift)
                marks += self._awaited_cells(layer, token + 1, stop, shift)
            marks += self._ways_of(layer, first, token, shift, 1.0)
            marks += self._gates(layer, first, token, shift, 1.0)
            bed, end = self.grid.bed(layer, shift), min(float(stop), shift + self.grid.visible)
            marks += course.between(max(first, shift), token, bed, 1.0)
            marks += course.outline(max(first, shift), min(token, end), bed, 1.0)
            if self.scene.whole_run:
                marks += course.outline(token + 1, end, bed, PALE_GHOST)
        marks += (self._word(k, token, shift) for k in range(first, stop) if k != token)
        return tuple(marks)

    def _word(self, k: int, token: int, shift: float) -> Text:
        middle, room = self.words.place(k, shift)
        role, weight = ("ink", 700) if k == token else ("ink", 400) if k < token else ("muted", 400)
        word, opacity = (self.scene.token(k),), self.grid.inside(k, shift)
        about = About(self.scene.layer, k, "", part="axis:tokens")
        return Text(middle, self.grid.words_y, word, LETTERS, role, "middle", weight, room, opacity, about)

    def _highlight(self, moment: Moment, seconds: float, shift: float) -> Iterator[Mark]:
        """The column of the token stands out, its word is bold."""
        yield self._word(moment.token, moment.token, shift)
        for k, opacity in swap(moment.token, seconds if moment.beat == 0 else 2 * SWAP):
            for layer in range(len(self.courses)):
                wide = 4.0 if layer == self.scene.layer else 2.4
                seen = opacity * self.grid.inside(k, shift)
                if seen > 0.0:
                    yield Box(*self.grid.card(layer, k, shift), 12, None, "ink", wide, seen)

    def _front(self, moment: Moment, shift: float) -> Iterator[Mark]:
        """The cells of the token, as far as each has been computed."""
        k = moment.token
        for layer, course in enumerate(self.courses):
            reach = self.timing.reach(layer, moment)
            bed = self.grid.bed(layer, shift)
            yield from course.between(max(k - SEAM, 0.0), k + reach.front, bed, 1.0)
            yield from course.outline(max(k, shift), min(k + reach.front, shift + self.grid.visible), bed, 1.0)
            if k in self.scene.trace.skipped:
                yield from self._growing(self._through(layer, k, shift), layer, reach)
                continue
            yield from self._bars(layer, k, 1, shift, reach.kept)
            for wire in self._wires(layer, k, shift):
                yield from self._growing(wire, layer, reach)

    def _growing(self, wire: Wire, layer: int, reach: Reach) -> Iterator[Wire]:
        """A wire as far as something has come along it: what enters before the cell computes, what leaves after it."""
        (x0, y0), (x1, y1) = wire.points
        enters = y0 > self.grid.rows[layer] + self.grid.card_height / 2
        share = reach.kept if enters else reach.given
        if share > 0.0:
            yield wire._replace(points=((x0, y0), (x0 + (x1 - x0) * share, y0 + (y1 - y0) * share)))

    def _window(self, moment: Moment, shift: float) -> Iterator[Mark]:
        """In the overview: which tokens stand above, and what the one that is read adds."""
        field = self.grid.overview
        assert field is not None
        share = field.width / self.grid.tokens
        front = self.timing.reach(self.scene.layer, moment).front
        yield from self._flown(moment.token, moment.token + 1, front) if front > 0.0 else ()
        width = share * self.grid.visible
        yield Box(field.x + share * shift, field.y, width, field.height, 6, None, "ink", 2.4)


@lru_cache(maxsize=512)
def _ways(layer: int, step: int) -> tuple[About, About, About]:
    """What the lines of a cell are: into the lowest layer, upwards, and to the next token."""
    enter, up, on = (About(layer, step, "", part=f"way:{way}") for way in ("enter", "up", "next"))
    return enter, up, on


VIEW = View(
    "unrolled",
    QT_TRANSLATE_NOOP("View", "Unrolled"),
    UnrolledView,
    all_layers=True,
    ahead=True,
    narrowest=lambda *_: NARROWEST,
    about=QT_TRANSLATE_NOOP(
        "View", "All layers over all tokens: memory as rivers, and a wave of computation that goes from token to token."
    ),
)
