"""What a plot under the ruler is: a graph over the tokens, and at its left what is drawn in it and how much it is.

A plot is one file of this folder with a subclass of `Plot`; the panel finds it, shows it when it is chosen, and
moves cursor, pointer and stretch in all of them together. A chart of a film that has no such file is shown by its
numbers (`numbers`).
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from typing import ClassVar, Protocol

import numpy as np

from simulator.analysis.comparison.run_alignment import Counterparts, runs_differ
from simulator.analysis.run_cache import kept_a_run
from simulator.arrays import Array, Array64
from simulator.lessons.schema import Border
from simulator.network.trace import LayerTrace, Trace
from ui.film.charts import charts
from ui.film.scene.derived.turned import turned_lesson
from ui.film.scene.scene import Scene
from ui.jobs.job import NewestJob
from ui.paint.theme import Theme
from ui.plots.graph.graph import Graph
from ui.plots.graph.labels import Label
from ui.plots.graph.legend import Legend, Sentence, short
from ui.plots.graph.looks import FORMER
from ui.plots.graph.over_tokens import WHOLE, OverTokens, Until
from ui.plots.rows import rows
from ui.settings.translation import translate
from ui.stage.now import Now
from ui.state.document import Document
from ui.state.player import Player
from ui.state.selection import Selection
from ui.state.stage import Stage
from ui.widgets.controls import Alternatives, ChoiceBox


class PlotContext:
    """What the plots read: the run, the run without the change, when it is, what is selected, and the look.

    All of it is in the order in which the selected layer reads: of one that reads from the end, the first token is the
    last, and plots are drawn from right to left (`is_turned`).
    """

    def __init__(self, document: Document, player: Player, selection: Selection, stage: Stage) -> None:
        self.document, self.player, self.selection, self.stage = document, player, selection, stage
        self.now = Now(player, selection, stage)
        self._former: tuple[Trace, Trace, Counterparts | None] | None = None

    def let_go(self) -> None:
        """Hold no run but the one that is open."""
        self._former = None
        self.now.read()

    @property
    def is_turned(self) -> bool:
        """Whether the selected layer reads from the end."""
        return self.document.trace.layers[self.selection.layer].from_end

    def in_order(self, trace: Trace) -> Trace:
        """A run in the order in which the selected layer reads."""
        return trace.turned if self.is_turned else trace

    @property
    def trace(self) -> Trace:
        """The run."""
        return self.in_order(self.document.trace)

    def turned(self, first: float, stop: float) -> tuple[float, float]:
        """A stretch of tokens as one of steps, and the other way round."""
        return (len(self.tokens) - stop, len(self.tokens) - first) if self.is_turned else (first, stop)

    @property
    def brush(self) -> tuple[int, int] | None:
        """The steps that are selected."""
        chosen = self.selection.brush
        if chosen is None or not self.is_turned:
            return chosen
        return len(self.tokens) - chosen[1], len(self.tokens) - chosen[0]

    @property
    def layer_trace(self) -> LayerTrace:
        """What the selected layer computed."""
        return self.trace.layers[self.selection.layer]

    @property
    def unit(self) -> int:
        """The selected unit."""
        return self.selection.unit

    @property
    def tokens(self) -> tuple[str, ...]:
        """The words of the run."""
        return self.trace.tokens

    @property
    def borders(self) -> tuple[Border, ...]:
        """Where sequences begin."""
        lesson = self.document.lesson
        return (turned_lesson(lesson, len(self.tokens)) if self.is_turned else lesson).borders

    def chosen_tokens(self, last: int) -> range:
        """The tokens that are selected, or all: those up to `last`, or where the whole run is told all of them."""
        first, stop = self.brush or (0, len(self.tokens))
        return range(first, stop if self.now.is_whole else max(min(stop, last + 1), first))

    def name(self, unit: int) -> str:
        """What a unit is called."""
        names = self.layer_trace.layer.unit_names
        return names[unit] if names else translate("Plots", "unit {number}").format(number=unit + 1)

    def number(self, value: float, plus: bool = True) -> str:
        """A number as it is written beside the plots."""
        return self.stage.film.scene.language.number(short(value, plus))

    # The former run

    @property
    def former_trace(self) -> Trace | None:
        """The run without the change, where it is shown and another one."""
        ghost = self.document.ghost
        return self.in_order(ghost) if ghost is not None and self._counterparts is not None else None

    @property
    def former_name(self) -> str:
        """What its line is called."""
        if self.document.is_ghost_kept:
            return translate("Plots", "the run that was kept")
        return translate("Plots", "before the change")

    @property
    def former_steps(self) -> Sequence[int]:
        """For each token its place in the former run, or −1; () without one."""
        return self._counterparts.steps if self._counterparts is not None else ()

    def former_layer(self, quantity: str) -> LayerTrace | None:
        """The selected layer of the former run, where it has this quantity in the same width."""
        found = self._counterparts
        layer_trace = None if found is None else found.layer(self.selection.layer, quantity)
        return None if layer_trace is None or layer_trace.from_end else layer_trace

    def along_tokens(self, values: Array) -> Array64:
        """Values of the former run, [its token, …], at the tokens of this one: not numbers where it has none."""
        steps = np.asarray(self.former_steps)
        found: Array64 = np.asarray(values, dtype=np.float64)[np.maximum(steps, 0)]
        found[steps < 0] = np.nan
        return found

    @property
    def _counterparts(self) -> Counterparts | None:
        ghost = self.document.ghost if self.selection.ghost else None
        if ghost is None:
            self._former = None
            return None
        trace, other, known = self.trace, self.in_order(ghost), self._former
        if known is None or known[0] is not trace or known[1] is not other:
            known = self._former = trace, other, Counterparts(trace, other) if runs_differ(trace, other) else None
        return known[2]


@kept_a_run(16)
def _rows(scene: Scene, key: str, at: int) -> tuple[str, ...]:
    """The numbers behind a plot up to a token."""
    return rows(charts()[key], scene, at)


class PlotKind(Protocol):
    """A class of plots that one can choose: a subclass of `Plot`, made from the context alone."""

    texts: str
    key: str
    title: str
    order: int
    help: str

    def __call__(self, context: PlotContext) -> Plot:
        """A plot of this kind."""


class Plot(ABC):
    """A graph, a legend, and where there is a choice the buttons that make it.

    `order` places it among the others; `title` and `help` are marked for translation under `texts`. Its `key` is that
    of the chart whose numbers it shows.
    """

    texts: ClassVar[str] = "Plots"
    key: ClassVar[str]
    title: ClassVar[str]
    order: ClassVar[int]
    help: ClassVar[str]

    def __init__(self, context: PlotContext, item: OverTokens) -> None:
        self.context = context
        title = translate(self.texts, self.title)
        self.graph = Graph(item, title)
        self.legend, self.sentence = Legend(title), Sentence()
        self.mode: Alternatives | ChoiceBox | None = None
        self.jobs = NewestJob()
        """What is computed for it beside the window."""
        self.hovered = -1
        self._told: tuple[int, ...] = ()

    def choose_among(self, mode: Alternatives | ChoiceBox, take: Callable[[str], None]) -> None:
        """Put buttons, or a list, above the legend; `take` gets what is chosen."""

        def choose(chosen: object) -> None:
            take(str(mode.currentData() if isinstance(mode, ChoiceBox) else chosen))
            self.tell()

        self.mode = mode
        (mode.activated if isinstance(mode, ChoiceBox) else mode.chosen).connect(choose)

    @abstractmethod
    def reread(self) -> None:
        """Show another run, or another layer of it."""

    def reselect(self) -> None:
        """Another unit is selected, others are pinned, other tokens are selected, or what comes later is shown."""
        self.reread()

    @property
    @abstractmethod
    def quantities(self) -> tuple[str, ...]:
        """The quantities whose numbers it shows, the one it goes by first."""

    @property
    def last(self) -> int:
        """The last token at which what it shows has been computed; −1 before the first."""
        return self.context.now.last_token(self.quantities[0])

    @property
    def token(self) -> int:
        """The token whose numbers are told: the one under the pointer, if it may be told of, or else the last."""
        reach = len(self.context.tokens) - 1 if self.context.now.is_whole else self.last
        return self.hovered if 0 <= self.hovered <= reach else self.last

    @property
    def until(self) -> Until:
        """How far the plot is drawn."""
        now = self.context.now
        return WHOLE if now.is_backward else Until(now.position, now.ahead)

    def follow(self) -> None:
        """Go where the player is: the picture with every moment, the numbers when others have been computed."""
        self.graph.go(self.context.now.position, self.until)
        told = tuple(map(self.context.now.last_token, self.quantities))
        if told != self._told:
            self._told = told
            self.move()

    def move(self) -> None:
        """Another number has been computed: tell it."""
        self.tell()

    def tell(self) -> None:
        """Say what is seen, with the numbers of the moment, or of the token under the pointer."""
        words = self.describe()
        self.sentence.show_text(words)
        self.show_numbers()
        self.graph.tell(words, self.rows_behind)

    def rows_behind(self) -> tuple[str, ...]:
        """The numbers behind it as lines, up to the last that is told: computed when they are asked for."""
        return _rows(self.context.stage.film.scene.as_read, self.key, max(self.last, 0))

    @abstractmethod
    def describe(self) -> str:
        """What is seen, in one sentence."""

    @abstractmethod
    def show_numbers(self) -> None:
        """Show the numbers in the legend, and beside the cursor."""

    def former_label(self, value: float, height: Callable[[float], float], signed: bool = True) -> tuple[Label, ...]:
        """The label of the former run's line, where it has a number."""
        if not np.isfinite(height(self.context.now.position)):
            return ()
        return (Label(self.context.former_name, self.context.number(value, signed), height, FORMER),)

    def rest(self) -> None:
        """Compute nothing while the plot is hidden."""
        self.jobs.stop()

    def let_go(self) -> None:
        """Hold no run: it is shown anew when it comes into view."""
        self.jobs.drop()

    def apply_theme(self, theme: Theme) -> None:
        """Paint in this theme."""
        for part in (self.graph, self.legend, self.sentence, self.mode):
            if part is not None and not isinstance(part, ChoiceBox):
                part.apply_theme(theme)
