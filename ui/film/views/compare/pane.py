"""One of the runs that are compared, in its row: what it is, its memory over the tokens, its numbers at this token."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from textwrap import wrap

import numpy as np

from simulator.analysis.comparison.distances import Distances
from simulator.analysis.measures import gate_means
from simulator.lessons.origin import Trained
from simulator.lessons.origin_words import describe_origin, origin_of_layer
from ui.film.charts.parts.heat_map import GrowingMap, frame
from ui.film.drawing.page import LETTERS as SIZE
from ui.film.drawing.strips import shape, small, small_shape
from ui.film.drawing.words import break_words, width_of
from ui.film.lru_method import lru_method
from ui.film.marks import NOW, About, Box, Mark, Moment, Paragraph, Rect, Row, Run, Text, Wire
from ui.film.narration.claims.mixing import MixesAnew
from ui.film.narration.claims.views.runs import LETTERS
from ui.film.narration.step import Step
from ui.film.narration.telling import Telling
from ui.film.scene.rivers import Course
from ui.film.scene.scene import Scene
from ui.film.text.formula import Runs, symbol
from ui.film.text.number_format import cell_number, nearly
from ui.film.views.compare.board import DIFFERENCE, Board
from ui.film.views.compare.in_step import InStep

PIECES = 500  # in which a long run's river and differences are drawn
DETAILED = 60  # tokens up to which the river narrows and widens inside a token
MOST_GATES = 4
LEAST_PITCH = 24.0  # from a bar to the next
STRIP, BARS = 116.0, 214.0  # in the numbers: the middle of the strip, and where the bars' names begin
NAMES, VALUE = (176.0, 204.0), 114.0  # the least and the most room of a bar's name, and that of its number
ORIGIN = 282.0  # the room of the words below a title
SHORT = 19  # letters of a title that stand in one line
PALE = 0.26  # how opaque what comes later is, where the whole run is shown
SEAM = 0.02  # by how much of a column the river of a token begins before it, so that no seam is seen


class Pane:
    """Draws run `k` of a scene's runs, whose river is `course`, in the same scale as the others."""

    def __init__(self, lead: Scene, k: int, board: Board, course: Course, apart: Distances) -> None:
        self.scene, self.board, self._k = lead.compared[k], board, k
        self.row = board.rows[k]
        self._apart, self._furthest = apart, float(apart.sizes.max()) or 1.0
        self._course = course
        self._state = self.scene.cell.memory.state
        limits = (each.shading(each.cell.memory.state).limit for each in lead.compared)  # as that of the rivers
        self._shading = self.scene.shading(self._state)._replace(limit=max(limits))
        self._most_bars = max(int(board.numbers(self.row).height / LEAST_PITCH), 1)
        gates = 0 if board.is_low else max(self._most_bars - (2 if k else 1), 1)  # beside what is told of every run
        self._means = dict(list(gate_means(self.scene.told).items())[: min(MOST_GATES, gates)])
        self.in_step = InStep(self.scene, lead.timeline, self._means)
        self._has_shades = k > 0 and not board.is_low
        self._first = self._left_of_first()
        self._name = min(max(width_of(self._first, bold=True), NAMES[0]), NAMES[1])
        starts = np.unique(np.linspace(0, board.tokens, min(PIECES, board.tokens) + 1).astype(int)[:-1])
        x, y = board.difference(k)
        place = Rect(x - board.width / 2, y - DIFFERENCE / 2, board.width, DIFFERENCE)
        self._shades = GrowingMap(place, apart.sizes[k][:, None] / self._furthest, starts, "gate")

    # ---- what stands still -------------------------------------------------------------------------------------------

    def backdrop(self) -> Iterator[Mark]:
        """The card, its titles, the bed of its memory and the places of its numbers."""
        yield Box(*self.row, 16, "card", "card.line", 2.0)
        yield from self._titles()
        bed, tokens = self.board.bed(self._k), self.board.tokens
        yield Wire(((self.board.x, bed.y), (self.board.at(tokens), bed.y)), "memory", 2.0, opacity=0.45)
        if self._has_shades:
            x, y = self.board.difference(self._k)
            yield frame(Rect(x - self.board.width / 2, y - DIFFERENCE / 2, self.board.width, DIFFERENCE), "muted")
        if self.scene.whole_run:
            yield from (mark._replace(opacity=PALE * mark.opacity) for mark in self.past(tokens))
        about = About(self.scene.layer, 0, self._state, run=self._k, part="river")
        plot = self.board.plot(self.row)
        column = Box(self.board.x, plot.y, self.board.pitch, plot.height, about=about)
        yield Row(column, self.board.pitch, tokens)
        if self._has_shades:
            x, y = self.board.difference(self._k)
            left, top = x - self.board.width / 2, y - DIFFERENCE / 2
            yield Box(left, top, self.board.width, DIFFERENCE, about=self._part("apart"))
        yield from self._places()

    def past(self, tokens: int) -> Iterator[Mark]:
        """What the first so many tokens have left: the memory, the edges of the first run, and how far it was."""
        if self._has_shades:
            yield from self._shades.past(tokens)
        bed = self.board.bed(self._k)
        if self._is_detailed:
            yield from self._course.between(0.0, float(tokens), bed, 1.0)
            yield from self._course.outline(0.0, float(tokens), bed, 1.0)
        else:
            yield from self._course.overview(bed, PIECES, 0, tokens)

    def now(self, moment: Moment) -> Iterator[Mark]:
        """What the token adds to it, as far as it has come."""
        token, front, bed = moment.token, self.in_step.front(moment), self.board.bed(self._k)
        if self._has_shades:
            yield from self._shades.now(token, front - token)
        if self._is_detailed:
            yield from self._course.between(max(token - SEAM, 0.0), front, bed, 1.0)
            yield from self._course.outline(float(token), front, bed, 1.0)
        elif front > token:
            for river in self._course.overview(bed, PIECES, token, token + 1):
                yield river._replace(opacity=front - token)

    @property
    def _is_detailed(self) -> bool:
        return self.board.tokens <= DETAILED

    @property
    def has_edges(self) -> bool:
        """Whether the edges of the first run's river are drawn over this one."""
        return self._is_detailed and self._compares

    @property
    def _compares(self) -> bool:
        """Whether the first run remembers the same quantity in as many units."""
        if self._k == 0 or self.scene.counterparts is None:
            return False
        found = self.scene.counterparts.layer(self.scene.layer, self._state)
        return found is not None and found.layer.cell.memory.state == self._state

    def _titles(self) -> Iterator[Mark]:
        if self.board.is_low:
            yield from self._line_of_title()
            return
        x, y = self.row.x + 16, self.row.y - (5.0 if self.board.head else 0.0)
        translate = self.scene.language.translate
        title = translate("Compare", "this lesson") if self._k == 0 else self.scene.run_title
        shown = " ".join(wrap(title, SHORT + 1, max_lines=2, placeholder=" …")) or title
        yield Box(x, y + 12, 34, 34, 10, None, "ink", 2.4)
        about = self._part("run")
        yield Text(x + 17, y + 37, (Run(LETTERS[self._k]),), SIZE, "ink", "middle", 700, about=about)
        if self.board.head:
            origin = " · ".join(("", *(words for words in (self._cell, *self._origin()) if words != title)))
            runs, limit = (Run(title, "bold"), Run(origin, "", "muted")), self.row.width - 76
            yield Text(x + 44, y + 37, runs, SIZE, "ink", limit=limit, about=about)
            return
        if len(title) > SHORT:
            yield Paragraph(x + 44, y + 4, 238, 66, shown, SIZE, "ink", align="start", weight=700)
        else:
            yield Text(x + 44, y + 37, (Run(title),), SIZE, "ink", weight=700, limit=238, about=about)
        told = [words for words in (self._cell, *self._origin()) if words != title]
        first = 92 if len(title) > SHORT else 76
        room = int((self.row.height - 8 - first) // 28) + 1
        for n, (k, line) in enumerate(_lines(told, room)):
            ink = "ink" if k == 0 else "muted"
            yield Text(x, y + first + 28 * n, (Run(line),), SIZE, ink, limit=ORIGIN)

    def _line_of_title(self) -> Iterator[Mark]:
        """In a low row: the letter, and what the run is called; the first is called by its cell."""
        title = self.scene.run_title if self._k else self._cell
        x, y, side = self.row.x + 16, self.row.y + self.row.height / 2, min(34.0, self.row.height - 6)
        about = self._part("run")
        yield Box(x, y - side / 2, 34, side, 10, None, "ink", 2.4)
        yield Text(x + 17, y + 8, (Run(LETTERS[self._k]),), SIZE, "ink", "middle", 700, about=about)
        yield Text(x + 44, y + 8, (Run(title),), SIZE, "ink", weight=700, limit=238, about=about)

    def _part(self, kind: str, quantity: str = "") -> About:
        """What a part of this row is."""
        return About(self.scene.layer, NOW, quantity, run=self._k, part=kind)

    @property
    def _cell(self) -> str:
        """What its cell is called."""
        return self.scene.authors_words(self.scene.cell.name)

    def _origin(self) -> Iterator[str]:
        """Where the weights come from, and what is not as computed."""
        spec, translate = self.scene.lesson.layers[self.scene.layer], self.scene.language.translate
        if self.scene.trace.idealised:
            yield translate("Compare", "gates rounded to 0 or 1")
        if self.scene.layer_trace.holds:
            yield translate("Compare", "partly set by hand")
        if spec.is_drawn:
            yield translate("Compare", "initialised, not trained")
            text = translate("Compare", "{initialiser}, seed {seed}")
            yield text.format(initialiser=spec.initialiser, seed=spec.seed)
        elif isinstance(spec.origin, Trained):
            yield translate("Compare", "trained")  # on what, and for how long, has no room here
        else:
            yield describe_origin(origin_of_layer(spec), partial(translate, "Lesson"))

    def _places(self) -> Iterator[Mark]:
        """Where the memory of this token stands, and its name."""
        width = self.scene.layer_trace.layer.width(self._state)
        field, form = self.board.numbers(self.row), small_shape(width, self._scale)
        x, y = field.x + STRIP, field.y + field.height / 2
        left, top = x - form.width / 2 - 3, y - form.height / 2 - 3
        yield Box(left, top, form.width + 6, form.height + 6, 6, "card", "slot", 1.6)
        runs = symbol(self._state, notation=self.scene.writing)
        role, about = self.scene.diagram.role(self._state), self._part("name", self._state)
        yield Text(x - form.width / 2 - 12, y + 8, runs, 26, role, "end", 600, about=about)
        kinds = [*(("bar", gate) for gate in self._means), ("bar:left", ""), ("bar:apart", "")]  # as `_bars` has them
        for n, (name, role, _, _) in enumerate(self._bars(0)):
            top, high = self._bar(n)
            about = self._part(*kinds[n])
            y_name, limit = top + 0.5 * high + 0.36 * SIZE, self._name - 8
            yield Text(field.x + BARS, y_name, name, SIZE, role, weight=600, limit=limit, about=about)
            yield Box(field.x + BARS + self._name, top, self._bar_width, high, 4, "grid", about=about)
        if self._says_no_gates:
            (top, high), words = self._bar(-1), (Run(self._no_gates()),)
            yield Text(field.x + BARS, top + 0.5 * high + 0.36 * SIZE, words, SIZE, "muted", limit=field.width - BARS)

    @property
    def _says_no_gates(self) -> bool:
        """Whether a line of words stands where bars of gates would."""
        return not self._means and not self.board.is_low

    def _no_gates(self) -> str:
        """In words, how a memory changes without a gate."""
        translate, memory = self.scene.language.translate, self.scene.cell.memory
        steps = range(self.board.tokens if self.scene.layer_trace.holds else 1)
        if all(MixesAnew().holds(Step(self.scene, step)) for step in steps):
            return translate("Compare", "no gates: anew at each token")
        if memory.keep is None and memory.write is not None:
            return translate("Compare", "no gates: each token only adds")
        return translate("Compare", "no gates")

    # ---- what a moment changes ---------------------------------------------------------------------------------------

    def numbers(self, moment: Moment) -> Iterator[Mark]:
        """The numbers of this token, once they are computed, else those before it."""
        come = self.in_step.told_share(moment)
        for step, opacity in ((moment.token - 1, 1.0 - come), (moment.token, come)):
            if step >= 0 and opacity > 0.0:
                for mark in self.numbers_at(step):
                    yield mark if opacity == 1.0 else mark._replace(opacity=opacity)

    @lru_method(maxsize=16)
    def numbers_at(self, step: int) -> tuple[Mark, ...]:
        """The memory after a step with the first run's behind it, and the bars with their numbers."""
        scene, field = self.scene, self.board.numbers(self.row)
        values, was = scene.layer_trace[self._state][step], scene.was(self._state, step) if self._compares else None
        held = tuple(scene.layer_trace.held_units(self._state, step).tolist()) if scene.layer_trace.holds else ()
        eye = scene.unit if scene.unit < len(values) else -1
        made: list[Mark] = [
            small(
                tuple(values.tolist()),
                self._shading,
                field.x + STRIP,
                field.y + field.height / 2,
                self._scale,
                about=About(scene.layer, step, self._state, run=self._k),
                eye=eye,
                held=held,
                ghost=() if was is None else tuple(was.tolist()),
            )
        ]
        for n, (_, role, share, number) in enumerate(self._bars(step)):
            top, high = self._bar(n)
            right = field.x + field.width
            if share > 0.0:
                made.append(
                    Box(field.x + BARS + self._name, top, max(self._bar_width * min(share, 1.0), 0.5), high, 4, role)
                )
            baseline = top + 0.5 * high + 0.36 * SIZE
            made.append(Text(right, baseline, (Run(number),), SIZE, "ink", "end", 500, limit=VALUE - 8))
        return tuple(made)

    # ---- the bars ----------------------------------------------------------------------------------------------------

    def _bars(self, step: int) -> list[tuple[Runs, str, float, str]]:
        """Names, roles, lengths in [0, 1] and numbers: gates' means, what is left of the first token, how far off."""
        scene, translate = self.scene, self.scene.language.translate
        bars: list[tuple[Runs, str, float, str]] = []
        for gate, means in self._means.items():
            mean = float(means[step])
            number = "–" if np.isnan(mean) else scene.writing.number(cell_number(mean, "gate", 6))
            share = max(np.nan_to_num(mean), 0.0)
            bars.append((symbol(gate, notation=scene.writing), scene.diagram.role(gate), share, number))
        left = float(scene.left_of_first[step])
        number = "–" if np.isnan(left) else scene.language.number(nearly(left))
        bars.append(((Run(self._first),), "memory", 0.0 if np.isnan(left) else left, number))
        if self._k:
            size = float(self._apart.sizes[self._k, step])
            name = (Run(translate("Compare", "from {letter}").format(letter=LETTERS[0])),)
            bars.append((name, "muted", size / self._furthest, scene.writing.number(cell_number(size, "gate", 6))))
        return bars[: self._most_bars] if self.board.is_low else bars

    def _left_of_first(self) -> str:
        """The name of the bar of what is left of the first token, which is told by its place where its word is long."""
        translate, word = self.scene.language.translate, Telling(Step(self.scene, 0), self.scene.diagram.plans[0])
        named = translate("Compare", "left of {token}").format(token=word.other_word(0))
        if width_of(named, bold=True) <= NAMES[0]:
            return named
        return translate("Compare", "left of token {number}").format(number=1)

    def _bar(self, n: int) -> tuple[float, float]:
        """The top of bar `n` and its height; where there is no gate, a line of words stands as number −1."""
        field, count = self.board.numbers(self.row), len(self._bars(0)) + self._says_no_gates
        pitch = min(field.height / count, 34.0)
        first = field.y + (field.height - pitch * count) / 2 + (pitch if self._says_no_gates else 0.0)
        return first + pitch * n + 0.12 * pitch, 0.76 * pitch

    @property
    def _bar_width(self) -> float:
        return self.board.numbers(self.row).width - BARS - self._name - VALUE

    @property
    def _scale(self) -> float:
        units = self.scene.layer_trace.layer.width(self._state)
        return min(1.1, (self.board.numbers(self.row).height - 8.0) / shape(units).height)


def _lines(told: Sequence[str], most: int) -> list[tuple[int, str]]:
    """Words below a title in at most so many lines, each with the number of its part: none is told by halves."""
    made: list[tuple[int, str]] = []
    for k, words in enumerate(told):
        broken = break_words(words, ORIGIN)
        made += [(k, line) for line in (broken if len(made) + len(broken) <= most else (words,))]
    return made[:most]
