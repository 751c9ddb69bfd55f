"""Two to twelve runs of the same sequence under each other and in step: memory, gates, and how far they are apart.

All runs are at the same token, and as much of it has passed in each, whatever the number of their beats.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from simulator.analysis.comparison.distances import distances
from ui.film.drawing.borders import border_line
from ui.film.drawing.mirror import mirrored
from ui.film.drawing.page import LETTERS, NARROWEST
from ui.film.drawing.words import whole_parts
from ui.film.lru_method import lent, lru_method
from ui.film.marks import About, Box, Mark, Moment, Planes, Rect, Run, Text
from ui.film.narration.comparing import ComparingNarrator
from ui.film.narration.table_text import compared_lines
from ui.film.narration.tooltip import tooltip_of
from ui.film.scene.derived.turning import as_step, layer_number
from ui.film.scene.rivers import Course
from ui.film.scene.scene import Scene
from ui.film.text.language import QT_TRANSLATE_NOOP
from ui.film.views.compare.board import Board
from ui.film.views.compare.lines import Lines
from ui.film.views.compare.pane import Pane
from ui.film.views.parts.surroundings import SWAP, Surroundings, once_known, swap
from ui.film.views.view import View

LEAST_COLUMN = 8.0  # what is narrower is a line


class CompareView:
    """Composes the runs of a scene."""

    def __init__(self, scene: Scene) -> None:
        scene = scene.on_memory
        self.scene, self.timeline, self.board = scene, scene.timeline, Board.of(scene)
        apart = distances([each.trace for each in scene.compared], scene.layer)
        courses = [Course(each) for each in scene.compared]
        largest = max(course.largest for course in courses)
        courses = [course.scale_to(largest) for course in courses]
        self.panes = tuple(Pane(scene, k, self.board, course, apart) for k, course in enumerate(courses))
        self.lines = None if self.board.chart is None else Lines(scene, self.board, self.panes, self.board.chart)
        self._told = once_known(scene, ComparingNarrator(scene).tell, len(scene.timeline.beats) - 1)
        self.around = Surroundings(scene, lent(self.caption), self._place(apart.by_unit))
        still = [mark for pane in self.panes for mark in pane.backdrop()]
        lines = () if self.lines is None else self.lines.backdrop()
        self.backdrop: tuple[Mark, ...] = (
            *self._placed((*still, *lines, *self._borders(), *self._words(), *self._other_words())),
            *self.around.backdrop,
        )

    def _placed(self, marks: Iterable[Mark]) -> tuple[Mark, ...]:
        """Marks where they stand: of layers that read from the end, the columns fill from the right."""
        if not self.scene.reads_from_end:
            return tuple(marks)
        rows = (*self.board.rows, *(() if self.board.chart is None else (self.board.chart,)))
        plots = [self.board.plot(row) for row in rows]
        words = plots[-1]._replace(y=self.board.words_y - LETTERS, height=2 * LETTERS)
        return tuple(mirrored(marks, (*plots, words)))

    def _place(self, by_unit: bool) -> tuple[str, ...]:
        translate, number = self.scene.language.translate, layer_number(self.scene)
        if len(self.panes) == 1:
            text = translate("Compare", "memory of layer {number}: there is no other run to compare with")
            return (text.format(number=number),)
        text = translate("Compare", "memory of layer {number} in {count} runs of the same sequence")
        if any(each.trace.tokens != self.scene.trace.tokens for each in self.scene.compared):
            text = translate("Compare", "memory of layer {number} in {count} runs, not all of the same sequence")
        parts = [text.format(number=number, count=len(self.panes))]
        if self.board.is_low:
            parts.append(translate("Compare", "the bars: what is left of the first token, and how far from A"))
        elif by_unit:
            parts.append(translate("Compare", "shaded: how far from A, unit by unit"))
        else:
            parts.append(translate("Compare", "shaded: how far its mean size is from that of A"))
        if any(pane.has_edges for pane in self.panes[1:]):
            parts.append(translate("Compare", "dashed: the edges of A"))
        return tuple(parts[1:] if self.scene.room.is_narrow else parts)

    @lru_method(maxsize=256)
    def caption(self, token: int, beat: int) -> str:
        """Which run holds most of the first token, and which is furthest from the first."""
        return self._told(token, beat)

    def tooltip(self, about: About) -> str:
        """What a place says of its own run when it is pointed at, and what the first run has there."""
        if about.run:
            return tooltip_of(self.scene, about)
        return tooltip_of(self.scene.source or self.scene, as_step(self.scene, about))

    def working(self, token: int, beat: int) -> tuple[()]:
        """Nothing: of several runs no one equation stands for all."""
        return ()

    def numbers(self, moment: Moment) -> tuple[str, ...]:
        """A line for each run: its memory, its gates' means, what is left of the first token."""
        return tuple(compared_lines(self.scene, [pane.in_step.told_step(moment) for pane in self.panes]))

    def focus(self, moment: Moment) -> Rect:
        """The row of the first run."""
        return self.panes[0].row

    def planes(self, moment: Moment) -> Planes:
        """What the tokens before have left, numbers and words; over them this token, and what changes."""
        seconds = moment.phase * self.timeline.beats[moment.beat].seconds
        marks: list[Mark] = [] if self.lines is None else [*self.lines.numbers(moment)]
        now: list[Mark] = []
        for pane in self.panes:
            marks += pane.numbers(moment)
            now += pane.now(moment)
        marks = [*self.around.marks(moment, seconds), *self._placed(marks)]
        settled = (*self._past(moment.token), *(mark for mark in marks if mark.opacity >= 1.0))
        changing = (mark for mark in marks if mark.opacity < 1.0)
        front = () if self.lines is None else self.lines.front(moment)
        return Planes(settled, (*self._placed((*now, *self._here(moment, seconds), *front)), *changing))

    @lru_method(maxsize=8)
    def _past(self, tokens: int) -> tuple[Mark, ...]:
        """What the tokens before one have left in every run."""
        lines = () if self.lines is None else self.lines.past(tokens)
        return self._placed((*(mark for pane in self.panes for mark in pane.past(tokens)), *lines))

    def _borders(self) -> Iterator[Mark]:
        """Where sequences begin, in every row."""
        rows = (*self.board.rows, *(() if self.board.chart is None else (self.board.chart,)))
        for border in self.scene.lesson.borders:
            for plot in map(self.board.plot, rows):
                x, bottom = self.board.at(border.token), plot.y + plot.height - 5
                yield border_line(border, self.scene.layer, x, plot.y + 5, bottom)

    def _words(self) -> Iterator[Text]:
        """The tokens below their columns, where there is room for all."""
        if self.board.has_words:
            size = LETTERS
            for k in range(self.scene.trace.steps):
                x = self.board.at(k + 0.5)
                about, limit = About(self.scene.layer, k, "", part="axis:tokens"), self.board.pitch - 8
                word = self.scene.token(k)
                words = (word._replace(text=whole_parts(word.text, limit)),)
                yield Text(x, self.board.words_y, words, size, "muted", "middle", limit=limit, about=about)

    def _other_words(self) -> Iterator[Text]:
        """In the rows of other runs, the words that they have in place of the first one's."""
        own, rows = self.scene, self.board.rows if self.board.has_words else ()
        for each, row in zip(self.scene.compared, rows, strict=False):
            y = self.board.plot(row).y + LETTERS + 4.0
            for k in range(own.trace.steps):
                if k not in each.trace.skipped and each.token(k) != own.token(k):
                    x, limit = self.board.at(k + 0.5), 1.6 * self.board.pitch
                    yield Text(x, y, (each.token(k),), LETTERS, "accent", "middle", 600, limit)

    def _word(self, k: int) -> tuple[Run, ...]:
        """The word of a column, with those that other runs have in its place."""
        there = [each for each in self.scene.compared if k not in each.trace.skipped] or [self.scene]
        words = dict.fromkeys(each.token(k) for each in there)
        return tuple(each for word in words for each in (Run(" · "), word))[1:]

    def _here(self, moment: Moment, seconds: float) -> Iterator[Mark]:
        """The column of the token in all rows."""
        width = max(self.board.pitch, LEAST_COLUMN)
        for k, opacity in swap(moment.token, seconds if moment.beat == 0 else 2 * SWAP):
            x = self.board.at(k + 0.5) - width / 2
            chart = () if self.board.chart is None else (self.board.chart,)
            for row in (*(pane.row for pane in self.panes), *chart):
                plot = self.board.plot(row)
                yield Box(x, plot.y + 5, width, plot.height - 10, 6, None, "ink", 2.2, opacity)
            if not self.board.has_words:
                room = 150.0
                x = min(max(x + width / 2, self.board.x + room), self.board.at(self.board.tokens) - room)
                word = self._word(k)
                yield Text(x, self.board.words_y, word, LETTERS, "ink", "middle", 700, 2 * room, opacity)


VIEW = View(
    "compare",
    QT_TRANSLATE_NOOP("View", "Compare"),
    CompareView,
    tells=True,
    several_runs=True,
    ahead=True,
    narrowest=lambda *_: NARROWEST,
    about=QT_TRANSLATE_NOOP(
        "View",
        "Two to twelve runs of one sequence in step: what each remembers, and how far it is from the first.",
    ),
)
