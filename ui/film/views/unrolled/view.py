"""The network unrolled over time: layers × tokens, memory as rivers, and how far the computation has come.

Up to as many tokens as are legible stand side by side. A longer run scrolls along with the computation, and an
overview below shows all of it, the largest memory of neighbouring tokens where there are more of them than places.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, repeat

from simulator.analysis.measures import gate_means
from ui.film.drawing.easing import progress, smooth
from ui.film.drawing.mirror import mirror
from ui.film.drawing.page import NARROWEST
from ui.film.lru_method import lent, lru_method
from ui.film.marks import NOW, About, Bars, Box, Mark, Moment, Planes, Rect, Row, Wire
from ui.film.narration.summary import tell_tokens
from ui.film.scene.derived.turning import pass_words, steps_done
from ui.film.scene.layer_timing import LayerTiming, Reach, part_of_gate
from ui.film.scene.rivers import Course
from ui.film.scene.scene import Scene
from ui.film.text.language import QT_TRANSLATE_NOOP
from ui.film.views.parts.layer_name import layer_name
from ui.film.views.parts.passing import DIMMED
from ui.film.views.parts.returned import outlined_by
from ui.film.views.parts.surroundings import SWAP, Surroundings, once_known, swap
from ui.film.views.unrolled.grid import Grid
from ui.film.views.unrolled.returned import ReturnedOutlines
from ui.film.views.unrolled.wires import Ways, border_lines, going_on
from ui.film.views.unrolled.words import BARS_UP, Words, gate_letters
from ui.film.views.view import View

PALE_GHOST = 0.5  # how opaque the ghost is in the future
PALE = 0.16  # how opaque the future is
GLIDE = 0.7  # seconds in which a long run scrolls on to the next token
PIECES = 600  # of the overview
MOST_GATES = 4  # of which a cell shows how open they are
SEAM = 0.02  # by how much of a column the river of a cell begins before it, so that no seam is seen


class UnrolledView:
    """Composes layers × tokens."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.timeline = scene, scene.timeline
        self.layers_of = scene.rows
        self.timing, self.courses = LayerTiming(scene), tuple(Course(each) for each in scene.rows)
        self.gates = tuple(dict(list(gate_means(each.told).items())[:MOST_GATES]) for each in scene.rows)
        self._parts = tuple(
            [part_of_gate(each, gate) for gate in gates] for each, gates in zip(scene.rows, self.gates, strict=True)
        )
        self.grid = Grid.of(scene)
        self.words, self.ways = Words(scene, self.grid), Ways(self.grid)
        self._told = once_known(scene, tell_tokens(scene), len(scene.timeline.beats) - 1)
        ghost = scene.language.translate("Picture", "dashed: the run before")
        self.around = Surroundings(scene, lent(self.caption), self._place(), ghost)
        still = () if self.grid.scrolls else self._pale(0, self.grid.tokens, 0.0)
        self.returned = ReturnedOutlines(scene, self.grid)
        outlines = () if self.grid.scrolls else self.returned.ends(0.0)
        self.backdrop = (
            *self._rows(), *still, *self._overview(), *self.returned.backdrop, *outlines, *self.around.backdrop
        )  # fmt: skip

    def _place(self) -> tuple[str, ...]:
        translate, count = self.scene.language.translate, len(self.scene.trace.levels)
        layers = translate("Picture", "1 layer") if count == 1 else translate("Picture", "{count} layers")
        river = translate("Picture", "memory as a river: positive above its bed, negative below")
        return *pass_words(self.scene), *outlined_by(self.scene), river, layers.format(count=count)

    @lru_method(maxsize=256)
    def caption(self, token: int, beat: int) -> str:
        """What the token did to the memory of each layer, once it has; before, what the one before did."""
        return self._told(token, beat)

    def focus(self, moment: Moment) -> Rect:
        """The column of the token."""
        left = self.grid.left(moment.token, self._scroll_shift(moment))
        if self.scene.reads_from_end:
            left = 2 * self.grid.middle - left - self.grid.pitch
        top = self.grid.rows[-1] - self.grid.card_height / 2
        return Rect(left, top, self.grid.pitch, self.grid.rows[0] + self.grid.card_height / 2 - top)

    def planes(self, moment: Moment) -> Planes:
        """Cells that have been computed; the cell at work, and what scrolls or fades, moves."""
        shift = self._scroll_shift(moment)
        seconds = moment.phase * self.timeline.beats[moment.beat].seconds
        columns = self._columns(moment.token, shift)
        columns += tuple(self.returned.ends(shift)) if self.grid.scrolls else ()
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

    # ---- layers that read from the end -------------------------------------------------------------------------------

    def _own_shift(self, layer: int, shift: float) -> float:
        """How many of a layer's own steps have gone out at the side where it begins, with `shift` of the scene's."""
        same_way = self.layers_of[layer].reads_from_end == self.scene.reads_from_end
        return shift if same_way else self.grid.tokens - self.grid.visible - shift

    def _placed(self, layer: int, marks: Iterable[Mark]) -> Iterator[Mark]:
        """The marks of a layer where they stand: its steps go to the left where it reads from the end."""
        if not self.layers_of[layer].reads_from_end:
            return iter(marks)
        return (mirror(mark, self.grid.middle) for mark in marks)

    def _done(self, layer: int, token: int) -> int:
        """How many steps of a layer have been computed before one of the scene's."""
        return steps_done(self.scene, self.layers_of[layer], token)

    # ---- what stands still -------------------------------------------------------------------------------------------

    def _rows(self) -> Iterator[Mark]:
        """The names of the layers, and the bed of each river."""
        for layer, seen in enumerate(self.layers_of):
            ink = "ink" if layer == self.scene.layer else "muted"
            name = tuple(layer_name(seen, self.grid.rows[layer], self.grid.row_height, ink))
            yield from name
            yield from gate_letters(seen, self.grid, self.gates[layer], name[-1].y)
            bed = self.grid.bed(layer, 0.0)
            right = self.grid.x + self.grid.visible * self.grid.pitch
            line = ((self.grid.x, bed.y), (right, bed.y))
            yield Wire(line, "memory", 2.0, opacity=0.45, about=About(layer, NOW, "", part="bed"))

    def _overview(self) -> Iterator[Mark]:
        if self.grid.overview is None:
            return
        about = About(self.scene.layer, NOW, "", part="overview")
        yield Box(*self.grid.overview, 6, "card", "card.line", 1.5, about=about)
        for layer in range(len(self.courses)) if self.scene.whole_run else ():
            yield from self._flown(layer, 0, self.grid.tokens, PALE)

    def _flown(self, layer: int, first: int, stop: int, opacity: float = 1.0) -> Iterator[Mark]:
        """In the overview: the river of a layer at some of its steps."""
        field = self.grid.overview
        assert field is not None
        for river in self.courses[layer].overview(self.grid.overview_bed(layer), PIECES, first, stop):
            mark = river if opacity == 1.0 else river._replace(opacity=opacity)
            yield mirror(mark, field.x + field.width / 2) if self.layers_of[layer].reads_from_end else mark

    @lru_method(maxsize=8)
    def _seen(self, token: int) -> tuple[Mark, ...]:
        """In the overview: the rivers of the tokens before one."""
        layers = range(len(self.courses))
        return tuple(mark for k in layers for mark in self._flown(k, 0, max(self._done(k, token), 0)))

    def _pale(self, first: int, stop: int, shift: float) -> tuple[Mark, ...]:
        """Cells of the future: cards and wires; where the whole run is shown, what gates and rivers will be."""
        marks: list[Mark] = []
        for layer, course in enumerate(self.courses):
            own: list[Mark] = [*self._cards(layer, first, stop, shift)]
            own += self._ways_of(layer, first, stop, shift, PALE)
            if self.scene.whole_run:
                own += self._gates(layer, first, stop, shift, PALE)
                last = min(stop, shift + self.grid.visible)
                own += course.between(max(first, shift), last, self.grid.bed(layer, shift), PALE)
            marks += self._placed(layer, own)
        return tuple(marks)

    def _cards(self, layer: int, first: int, stop: int, shift: float) -> Iterator[Row]:
        """The outlines of cells."""
        for k, count, opacity in self._stretches(layer, first, stop, shift, all_cells=True):
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
        for k, count, seen in self._stretches(layer, first, stop, shift):
            *inside, _ = self.ways.wires(layer, k, shift)
            for wire in inside:
                yield Row(wire, self.grid.pitch, count, opacity * seen)
            for begin, stops in going_on(self.layers_of[layer].layer_trace.begins, k, k + count):
                *_, on = self.ways.wires(layer, begin, shift)
                yield Row(on, self.grid.pitch, stops - begin, opacity * seen)
        for k in self.layers_of[layer].trace.skipped:
            if first <= k < stop:
                through = self.ways.through(layer, k, shift)
                yield through._replace(opacity=opacity * self.grid.inside(k, shift))

    def _gates(self, layer: int, first: int, stop: int, shift: float, opacity: float) -> Iterator[Bars]:
        """How open the gates of cells are."""
        for k, count, seen in self._stretches(layer, first, stop, shift):
            yield from self._bars(layer, k, count, shift, repeat(opacity * seen))

    def _stretches(
        self, layer: int, first: int, stop: int, shift: float, all_cells: bool = False
    ) -> Iterator[tuple[int, int, float]]:
        """Neighbouring cells that look alike, with their opacity; those whose step is left out are dimmed, or not
        among them.
        """
        for k, count, opacity in self.grid.stretches(first, stop, shift):
            begin = k
            skipped = self.layers_of[layer].trace.skipped
            for left_out in (*(step for step in skipped if k <= step < k + count), k + count):
                if left_out > begin:
                    yield begin, left_out - begin, opacity
                if all_cells and left_out < k + count:
                    yield left_out, 1, DIMMED * opacity
                begin = left_out + 1

    def _bars(self, layer: int, k: int, count: int, shift: float, opacities: Iterable[float]) -> Iterator[Bars]:
        """How open the gates are in `count` cells from `k` on."""
        card, means = self.grid.card(layer, k, shift), self.gates[layer]
        if not self.grid.shows_gates or not means:
            return
        wide, tall = min(14.0, 0.4 * card.width / len(means)), 0.2 * card.height
        left = card.x + card.width / 2 - wide * (0.75 * len(means) - 0.25)
        for n, ((gate, values), opacity) in enumerate(zip(means.items(), opacities, strict=False)):
            role, shown = self.layers_of[layer].diagram.role(gate), tuple(values[k : k + count].tolist())
            x, base = left + 1.5 * wide * n, card.y + card.height - BARS_UP
            about = About(layer, k, gate, part="bar")
            yield Bars(x, self.grid.pitch, base, wide, tall, shown, role, opacity, about)

    # ---- what a token changes ----------------------------------------------------------------------------------------

    @lru_method(maxsize=8)
    def _columns(self, token: int, shift: float) -> tuple[Mark, ...]:
        """All cells before the token as they were computed; in a run that scrolls also those that are to come."""
        first, stop = self._seen_steps(shift)
        marks: list[Mark] = []
        for layer in range(len(self.courses)):
            own = self._column_of(layer, self._done(layer, token), self._own_shift(layer, shift))
            marks += self._placed(layer, own)
        words = (self.words.marks(k, token, shift) for k in range(first, stop) if k != token)
        marks += self._placed(self.scene.layer, (*border_lines(self.scene, self.grid, shift), *chain(*words)))
        return tuple(marks)

    def _seen_steps(self, shift: float) -> tuple[int, int]:
        """The first step in view, and the one behind the last."""
        return int(shift), min(self.grid.tokens, int(shift + self.grid.visible) + (shift != int(shift)))

    def _column_of(self, layer: int, done: int, shift: float) -> Iterator[Mark]:
        """The cells of a layer of which so many steps have been computed, −1 where it has not begun to."""
        first, stop = self._seen_steps(shift)
        course, bed, end = self.courses[layer], self.grid.bed(layer, shift), min(float(stop), shift + self.grid.visible)
        here, last = min(done + 1, stop), min(max(done, 0), stop)
        if self.grid.scrolls:
            yield from self._cards(layer, first, here, shift)
            yield from self._awaited_cells(layer, max(here, first), stop, shift)
        yield from self._ways_of(layer, first, last, shift, 1.0)
        yield from self._gates(layer, first, last, shift, 1.0)
        yield from course.between(max(first, shift), min(last, end), bed, 1.0)
        yield from course.outline(max(first, shift), min(last, end), bed, 1.0)
        if self.scene.whole_run:
            yield from course.outline(max(here, first), end, bed, PALE_GHOST)

    def _highlight(self, moment: Moment, seconds: float, shift: float) -> Iterator[Mark]:
        """The column of the token stands out, its word is bold."""
        yield from self._placed(self.scene.layer, self.words.marks(moment.token, moment.token, shift))
        for at, opacity in swap(moment.token, seconds if moment.beat == 0 else 2 * SWAP):
            for layer in range(len(self.courses)):
                wide, k = 4.0 if layer == self.scene.layer else 2.4, self.timing.step(layer, at)
                own = self._own_shift(layer, shift)
                seen = opacity * self.grid.inside(k, own)
                if seen > 0.0:
                    box = Box(*self.grid.card(layer, k, own), 12, None, "ink", wide, seen)
                    yield from self._placed(layer, [box])

    def _front(self, moment: Moment, shift: float) -> Iterator[Mark]:
        """The cells of the token, as far as each has been computed."""
        for layer in range(len(self.courses)):
            own = self._own_shift(layer, shift)
            if self.timing.computes(layer) and self.grid.inside(moment.token, own) > 0.0:
                yield from self._placed(layer, self._front_of(layer, moment, own))

    def _front_of(self, layer: int, moment: Moment, shift: float) -> Iterator[Mark]:
        course, k, reach = self.courses[layer], moment.token, self.timing.reach(layer, moment)
        bed, end = self.grid.bed(layer, shift), shift + self.grid.visible
        yield from course.between(max(k - SEAM, 0.0), k + reach.front, bed, 1.0)
        yield from course.outline(max(k, shift), min(k + reach.front, end), bed, 1.0)
        if k in self.layers_of[layer].trace.skipped:
            yield from self._growing(self.ways.through(layer, k, shift), layer, reach)
            return
        come = self.timing.progress_in(layer, moment)
        yield from self._bars(layer, k, 1, shift, (come[part] for part in self._parts[layer]))
        *inside, on = self.ways.wires(layer, k, shift)
        for wire in (*inside, *((on,) if k + 1 not in self.layers_of[layer].layer_trace.begins else ())):
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
        for layer in range(len(self.courses)) if front > 0.0 else ():
            if self.timing.computes(layer):
                yield from self._flown(layer, moment.token, moment.token + 1, front)
        width, gone = share * self.grid.visible, share * shift
        left = field.width - gone - width if self.scene.reads_from_end else gone
        yield Box(field.x + left, field.y, width, field.height, 6, None, "ink", 2.4)


VIEW = View(
    "unrolled",
    QT_TRANSLATE_NOOP("View", "Unrolled"),
    UnrolledView,
    all_layers=True,
    returns=True,
    ahead=True,
    narrowest=lambda *_: NARROWEST,
    about=QT_TRANSLATE_NOOP(
        "View", "All layers over all tokens: memory as rivers, and a wave of computation that goes from token to token."
    ),
)
