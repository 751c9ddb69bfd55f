"""All layers at one token: in each row the memory line with what the layer kept and wrote, and h on its way upwards."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from simulator.analysis.measures import MemoryAccount
from ui.film.drawing.easing import TOP, cruise, progress, pulse
from ui.film.drawing.nodes import grounded
from ui.film.drawing.page import LETTERS, NARROWEST
from ui.film.drawing.strips import Shading, small, small_shape
from ui.film.drawing.wire_points import along, length
from ui.film.drawing.words import LEADING, break_words
from ui.film.lru_method import lent, lru_method
from ui.film.marks import About, Box, Mark, Moment, Node, Planes, Point, Rect, Run, Strip, Text, Wire
from ui.film.motion.choreography import FADE, FASTEST
from ui.film.motion.timeline import WORDS
from ui.film.narration.claims.views.most_written import most_written
from ui.film.narration.step import Step
from ui.film.narration.summary import tell_tokens
from ui.film.narration.telling import Telling
from ui.film.scene.derived.turning import pass_words
from ui.film.scene.layer_timing import LayerTiming
from ui.film.scene.scene import Scene
from ui.film.text.formula import Runs
from ui.film.text.language import QT_TRANSLATE_NOOP
from ui.film.views.cell.backdrop import part
from ui.film.views.parts.ghosts import Ghosts
from ui.film.views.parts.passing import DIMMED
from ui.film.views.parts.readout import ReadoutPanel, room_at_the_edge
from ui.film.views.parts.returned import outlined_by
from ui.film.views.parts.surroundings import Surroundings, once_known, strips_legend, swap
from ui.film.views.stack.backdrop import backdrop
from ui.film.views.stack.memory_line import RowLine
from ui.film.views.stack.returned import StackReturned
from ui.film.views.stack.rows import ADD, END, NEW, OLD, OUT, TAP, StackRow, readout_below, rows_of
from ui.film.views.view import View

KEEPING, WRITING, GIVING = 0, 1, 2  # the parts of a layer's time
LEAST_ASIDE = 160.0  # the least room of words beside what is written
WORD_ROOM = 180.0  # of the token in a row
SMALLER = 0.92  # a vector on its way, beside one at rest


class Leg(NamedTuple):
    """A vector's way in a part of its layer's time, between two shares of it."""

    key: str
    points: tuple[Point, ...]
    part: int
    begins: float
    ends: float


class StackView:
    """Composes the stack."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.timeline, self.timing = scene, scene.timeline, LayerTiming(scene)
        self.rows = rows_of(scene)
        self.accounts: tuple[MemoryAccount, ...] = tuple(each.account for each in scene.rows)
        self.shadings = tuple({key: _shading(row, key) for key in row.stations} for row in self.rows)
        self.legs = tuple(tuple(_legs(row)) for row in self.rows)
        self.ghosts = tuple(Ghosts(each) for each in scene.rows)
        self._told = once_known(scene, tell_tokens(scene), len(scene.timeline.beats) - 1)
        translate, count = scene.language.translate, len(scene.trace.levels)
        layers = translate("Picture", "1 layer") if count == 1 else translate("Picture", "{count} layers")
        place = translate("Picture", "{layers} at one token: what each keeps and what it writes")
        if any(row.turned for row in self.rows):
            place = translate("Picture", "{layers} from both ends: what each keeps and what it writes")
        places = (*pass_words(scene), *outlined_by(scene), place.format(layers=layers.format(count=count)))
        self.around = Surroundings(scene, lent(self.caption), places, strips_legend(scene))
        below = readout_below(scene)
        self.readout = ReadoutPanel(scene, below or room_at_the_edge(scene), columns=below is not None)
        self.returned = StackReturned(self.rows)
        self.lines = tuple(RowLine(row) for row in self.rows)
        self.backdrop = (*backdrop(self.lines), *self._entrance(), *self.around.backdrop)

    @lru_method(maxsize=256)
    def caption(self, token: int, beat: int) -> str:
        """What the token did to the memory of each layer, once it has; before, what the one before did."""
        return self._told(token, beat)

    def focus(self, moment: Moment) -> Rect:
        """The row of the selected layer."""
        return self.rows[self.scene.layer].card

    def planes(self, moment: Moment) -> Planes:
        """Vectors at rest; over them what comes, travels and goes."""
        seconds = moment.phase * self.timeline.beats[moment.beat].seconds
        marks: list[Mark] = [*self.around.marks(moment, seconds), *self.readout.marks(moment)]
        marks += (*self._word(moment, seconds), *self.returned.marks(moment, self.timing))
        for layer, row in enumerate(self.rows):
            marks += row.placed(self._resting(layer, moment))
            marks += row.placed(self._most_written(layer, moment))
            marks += row.placed(self._own_word(layer, moment, seconds))
        lanes = [each for layer in range(len(self.rows)) for each in self._lanes(layer, moment)]
        settled = (*(mark for mark, changes in lanes if not changes), *(mark for mark in marks if mark.opacity >= 1.0))
        veils = [mark for k, row in enumerate(self.rows) for mark in row.placed(self._passing(k, moment))]
        turns = bool(veils) and any(0.0 < self._dimmed(layer, moment) < 1.0 for layer in range(len(self.rows)))
        settled = settled if turns else (*veils, *settled)
        moving = [*(veils if turns else ()), *(mark for mark, changes in lanes if changes)]
        moving += [mark for mark in marks if mark.opacity < 1.0]
        for layer, row in enumerate(self.rows):
            moving += row.placed(self._travelling(layer, moment))
            moving += row.placed(self._nodes(layer, moment))
        return Planes(settled, tuple(moving))

    def _lanes(self, layer: int, moment: Moment) -> Iterator[tuple[Mark, bool]]:
        """What the memory line of a row holds."""
        row, come = self.rows[layer], self._presence(layer, "old", moment)
        before, now = (self.timing.step(layer, at) for at in (moment.token - 1, moment.token))
        gone = 1.0 - progress(self.timing.seconds(moment), 0.0, FADE)
        found: list[tuple[Mark, bool]] = []
        if moment.beat == 0 and moment.token > 0 and gone > 0.0 and not self.timing.is_to_come(layer):
            found += self.lines[layer].marks(before, gone, (1.0, 1.0, 1.0))
        found += self.lines[layer].marks(now, come, self.timing.progress_in(layer, moment))
        placed = row.placed(mark for mark, _ in found)
        yield from ((mark, changes) for mark, (_, changes) in zip(placed, found, strict=True))

    # ---- below the rows ----------------------------------------------------------------------------------------------

    def _entrance(self) -> Iterator[Mark]:
        """The way of x into the lowest layer."""
        row, x = self.rows[0], self.rows[0].x(ADD)
        way = ((x, row.top + row.height + 20.0), (x, row.bus))
        yield Wire(way, "short", max(2.5, 0.022 * row.height), about=part(row.scene, "way:enter"))

    def _word(self, moment: Moment, seconds: float) -> Iterator[Mark]:
        row, x = self.rows[0], self.rows[0].x(ADD)
        for at, opacity in swap(moment.token, seconds if moment.beat == 0 else 9.0):
            word = (row.scene.token(self.timing.step(0, at)),)
            yield Text(x, row.top + row.height + 50.0, word, 28, "ink", "middle", 700, 500, opacity)

    def _own_word(self, layer: int, moment: Moment, seconds: float) -> Iterator[Text]:
        """In a row the token that it is at, where layers read from both ends."""
        row = self.rows[layer]
        if not any(each.turned for each in self.rows) or self.timing.is_to_come(layer):
            return
        for at, opacity in swap(moment.token, seconds if moment.beat == 0 else 9.0):
            word, x = (row.scene.token(self.timing.step(layer, at)),), row.x(END) + 26.0
            yield Text(x, row.line, word, LETTERS, "ink", "start", 700, WORD_ROOM, opacity)

    # ---- what rests --------------------------------------------------------------------------------------------------

    @lru_method(maxsize=512)
    def row_of(self, layer: int, key: str, step: int) -> tuple[float, ...]:
        """What rests at a station of a row."""
        quantity = self.rows[layer].stations[key][0]
        account = self.accounts[layer]
        values = account.kept if key == "kept" else self.rows[layer].scene.told[quantity]
        return tuple(values[step].tolist())

    def _resting(self, layer: int, moment: Moment) -> Iterator[Strip]:
        now, last = (self.timing.step(layer, at) for at in (moment.token, moment.token - 1))
        left_out, before = (step in self.rows[layer].scene.trace.skipped for step in (now, last))
        for key in self.rows[layer].stations if not self.timing.is_to_come(layer) else ():
            if moment.beat == 0 and moment.token > 0 and (key in _STATES or not before):
                gone = 1.0 - progress(self.timing.seconds(moment), 0.0, FADE)
                if gone > 0.0:
                    yield self._strip(layer, key, last, gone)
            if left_out and key not in _STATES:
                continue
            come = self._presence(layer, key, moment)
            if come > 0.0:
                yield self._strip(layer, key, now, come)

    def _presence(self, layer: int, key: str, moment: Moment) -> float:
        """How opaque the vector of a station is: what was there before comes at once, the rest when it is computed."""
        span = self.timing.spans[layer]
        whole = (span.kept - span.start, span.written - span.kept, span.given - span.written)
        starts = (span.start, span.kept, span.written)
        part, share = _COMES[key]
        if self.timing.is_to_come(layer):
            return 0.0
        if part < 0 or self.timing.is_done(layer):
            return progress(self.timing.seconds(moment), 0.1, FADE)
        return progress(self.timing.seconds(moment), starts[part] + share * whole[part], FADE)

    def _strip(self, layer: int, key: str, step: int, opacity: float) -> Strip:
        row = self.rows[layer]
        quantity, x, y = row.stations[key]
        layer_trace = row.scene.layer_trace
        known = quantity in layer_trace.quantities
        held = row.scene.held_units(quantity, step)
        about = About(layer, step, quantity) if known or quantity.endswith("_prev") else None
        values = self.row_of(layer, key, step)
        eye = row.scene.unit if len(values) == layer_trace.layer.units else -1
        ghost = () if key == "kept" and not known else self.ghosts[layer].row(quantity, step)
        return small(
            values, self.shadings[layer][key], x, y, row.scale, about=about, opacity=opacity, eye=eye, held=held,
            ghost=ghost,
        )  # fmt: skip

    def _most_written(self, layer: int, moment: Moment) -> Iterator[Text]:
        """Beside what was written: where most of it went."""
        row = self.rows[layer]
        step = self.timing.step(layer, moment.token)
        if "added" not in row.stations or row.height < 200.0 or step in row.scene.trace.skipped:
            return
        opacity = self._presence(layer, "new", moment)
        size = LETTERS
        x, room = _beside_added(row)
        lines = self.most_of(layer, step) if opacity > 0.0 and room > LEAST_ASIDE else ()
        for n, runs in enumerate(lines):
            y = row.low + LEADING * (n - (len(lines) - 1) / 2) + 0.34 * size
            yield Text(x, y, runs, size, "input", limit=room, opacity=opacity)

    @lru_method(maxsize=512)
    def most_of(self, layer: int, token: int) -> tuple[Runs, ...]:
        """The words, in lines, and the number beside what was written; none where nothing was."""
        scene = self.rows[layer].scene
        claim = most_written(Step(scene, token), self.rows[layer].added)
        if claim is None:
            return ()
        t = Telling(Step(scene, token), scene.diagram.plans[0])
        words = break_words(claim.sentence(t), _beside_added(self.rows[layer])[1])
        return (*((Run(line),) for line in words), (Run(claim.number(t), "bold"),))

    # ---- what moves --------------------------------------------------------------------------------------------------

    def _travelling(self, layer: int, moment: Moment) -> Iterator[Strip]:
        passed, span = self.timing.progress_in(layer, moment), self.timing.spans[layer]
        whole = (span.kept - span.start, span.written - span.kept, span.given - span.written)
        row = self.rows[layer]
        for leg in self.legs[layer] if moment.token not in row.scene.trace.skipped else ():
            lasts = (leg.ends - leg.begins) * whole[leg.part]
            u = progress(passed[leg.part], leg.begins, leg.ends - leg.begins)
            if not 0.0 < u < 1.0 or lasts * FASTEST < TOP * length(leg.points):
                continue  # what would have to hurry is not shown on its way
            x, y = along(leg.points, cruise(u))
            opacity = min(1.0, u * lasts / FADE, (1.0 - u) * lasts / FADE)
            values, shading = self.row_of(layer, leg.key, moment.token), self.shadings[layer][leg.key]
            about = About(layer, moment.token, row.stations[leg.key][0])
            scale = SMALLER * row.scale
            yield small(values, shading, x, y, scale, about=about, opacity=opacity, wire=f"{leg.key}.{layer}")

    def _nodes(self, layer: int, moment: Moment) -> Iterator[Mark]:
        """× and +, which glow while they compute."""
        row, passed = self.rows[layer], self.timing.progress_in(layer, moment)
        size, writing = row.sign_size, row.scene.writing
        clear = 1.0 - (1.0 - DIMMED) * self._dimmed(layer, moment)
        step = self.timing.step(layer, moment.token)
        if row.keeps:
            x, y = row.ways.share[-1]
            known = "kept" in row.scene.layer_trace.quantities
            about = About(layer, step, "kept", part="operation") if known else None
            glow = pulse(progress(passed[KEEPING], 0.4, 0.3)) if clear == 1.0 else 0.0
            word = writing.sign("×") if row.has_signs else ""
            yield from grounded(Node(x, y, size, size, word, "forget", glow=glow, opacity=clear, about=about))
        x, y = row.ways.from_add[0]
        glow = pulse(progress(passed[WRITING], 0.45, 0.3)) if clear == 1.0 else 0.0
        about = About(layer, step, row.scene.cell.memory.state, part="operation")
        operation = row.scene.diagram.operations.get(row.scene.cell.memory.state)
        sign = "+" if row.keeps or operation is None else operation.sign
        wide = size if sign in ("×", "+") else 1.6 * size
        word = writing.sign(sign) if row.has_signs else ""
        yield from grounded(Node(x, y, wide, size, word, "input", glow=glow, opacity=clear, about=about))

    # ---- a step that is left out -------------------------------------------------------------------------------------

    def _dimmed(self, layer: int, moment: Moment) -> float:
        """How far a row is dimmed, since the step is left out: with a turn from and to the other tokens."""
        skipped = self.rows[layer].scene.trace.skipped
        steps = (self.timing.step(layer, at) for at in (moment.token, moment.token - 1))
        now, before = (float(step in skipped) for step in steps)
        if moment.beat > 0 or moment.token == 0:
            return now
        return before + (now - before) * progress(self.timing.seconds(moment), 0.0, WORDS)

    def _passing(self, layer: int, moment: Moment) -> Iterator[Mark]:
        """Over a row whose step is left out: a veil, and the lines of its states, which go straight through."""
        dimmed, row = self._dimmed(layer, moment), self.rows[layer]
        if dimmed <= 0.0:
            return
        left, top = row.card.x + 6.0, row.low - 0.25 * row.height
        low = row.top + row.height - top - 4.0
        yield Box(left, top, row.card.width - 12.0, low, 12, "card", opacity=(1.0 - DIMMED) * dimmed)
        wide = max(2.5, 0.022 * row.height)
        if row.gives_other:
            yield Wire(_through(row, OLD, OUT, row.low), "short", wide, opacity=dimmed)
        if row.scene.cell.memory.is_anew:
            yield Wire(_through(row, OLD, NEW, row.line), "short", wide, opacity=dimmed)


def _beside_added(row: StackRow) -> tuple[float, float]:
    """Where words begin that stand beside what is written, and how much room they have."""
    x = row.x(ADD) + 0.5 * 110.0 * row.scale + 44.0
    return x, min(190.0, row.x(TAP) - 12.0 - x)


def _through(row: StackRow, begin: float, end: float, y: float) -> tuple[Point, Point]:
    """A straight line from the edge of a state's vector to that of the same one after the step."""
    half = small_shape(row.scene.layer_trace.layer.units, row.scale).width / 2 + 3.0
    return (row.x(begin) + half, y), (row.x(end) - half, y)


_STATES = ("old", "before", "new", "given")  # what is there where the step is left out, too
_COMES = {
    "old": (-1, 0.0), "before": (-1, 0.0), "keep": (KEEPING, 0.05), "kept": (KEEPING, 0.95),
    "added": (WRITING, 0.05), "new": (WRITING, 0.95), "given": (GIVING, 0.4),
}  # fmt: skip


def _legs(row: StackRow) -> Iterator[Leg]:
    """The order of what moves: old and gate meet, what is kept goes on and meets what is added, h climbs."""
    ways = row.ways
    if row.keeps:
        yield Leg("old", ways.into_keep, KEEPING, 0.1, 0.5)
        yield Leg("keep", ways.share, KEEPING, 0.15, 0.5)
        yield Leg("kept", ways.from_keep, KEEPING, 0.5, 0.98)
        yield Leg("kept", ways.into_add, WRITING, 0.15, 0.55)
    if "added" in row.stations:
        yield Leg("added", ways.added, WRITING, 0.2, 0.55)
    yield Leg("new", ways.from_add, WRITING, 0.55, 0.98)
    if row.gives_other:
        yield Leg("given", ways.up, GIVING, 0.45, 1.0)
    else:
        yield Leg("new", (*ways.out[:-1], *ways.up[1:]), GIVING, 0.0, 1.0)


def _shading(row: StackRow, key: str) -> Shading:
    return row.scene.shading(row.stations[key][0])


VIEW = View(
    "stack",
    QT_TRANSLATE_NOOP("View", "Stack"),
    StackView,
    all_layers=True,
    returns=True,
    narrowest=lambda *_: NARROWEST,
    about=QT_TRANSLATE_NOOP(
        "View", "All layers at one token: what each keeps and writes, and h climbing from one to the next."
    ),
)
