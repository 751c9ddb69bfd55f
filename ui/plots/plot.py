"""What a plot under the ruler is: a graph over the tokens, and at its left what is drawn in it and how much it is.

A plot is one file of this folder with a subclass of `Plot`; the panel finds it, shows it when it is chosen, and
moves cursor, pointer and stretch in all of them together. A chart of a film that has no such file is shown by its
numbers (`numbers`).
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, Protocol

from simulator.network.trace import LayerTrace
from ui.jobs.job import NewestJob
from ui.paint.theme import Theme
from ui.plots.graph.graph import Graph
from ui.plots.graph.items import OverTokens
from ui.plots.graph.legend import Legend
from ui.settings.translation import translate
from ui.state.document import Document
from ui.state.player import Player
from ui.state.selection import Selection
from ui.state.stage import Stage
from ui.widgets.controls import Alternatives, ChoiceBox


@dataclass(frozen=True)
class PlotContext:
    """What the plots read: the run, when it is, what is selected, and the look."""

    document: Document
    player: Player
    selection: Selection
    stage: Stage

    @property
    def layer_trace(self) -> LayerTrace:
        """What the selected layer computed."""
        return self.document.trace.layers[self.selection.layer]

    @property
    def unit(self) -> int:
        """The selected unit."""
        return self.selection.unit

    @property
    def tokens(self) -> tuple[str, ...]:
        """The words of the run."""
        return self.document.trace.tokens

    @property
    def brush(self) -> range:
        """The tokens that are selected, or all."""
        return range(*(self.selection.brush or (0, len(self.tokens))))

    def name(self, unit: int) -> str:
        """What a unit is called."""
        names = self.layer_trace.layer.unit_names
        return names[unit] if names else translate("Plots", "unit {number}").format(number=unit + 1)


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
        self.legend = Legend(title)
        self.mode: Alternatives | ChoiceBox | None = None
        self.jobs = NewestJob()
        """What is computed for it beside the window."""
        self.token = 0

    def choose_among(self, mode: Alternatives | ChoiceBox, take: Callable[[str], None]) -> None:
        """Put buttons, or a list, above the legend; `take` gets what is chosen."""

        def choose(chosen: object) -> None:
            take(str(mode.currentData() if isinstance(mode, ChoiceBox) else chosen))
            self.show_numbers(self.token)

        self.mode = mode
        (mode.activated if isinstance(mode, ChoiceBox) else mode.chosen).connect(choose)

    @abstractmethod
    def reread(self) -> None:
        """Show another run, or another layer of it."""

    def reselect(self) -> None:
        """Another unit is selected, others are pinned, or other tokens are selected."""
        self.reread()

    def move(self, token: int) -> None:
        """The player has come to another token."""
        self.token = token

    @abstractmethod
    def show_numbers(self, token: int) -> None:
        """Show the numbers of a token in the legend."""

    def rest(self) -> None:
        """Compute nothing while the plot is hidden."""
        self.jobs.stop()

    def apply_theme(self, theme: Theme) -> None:
        """Paint in this theme."""
        for part in (self.graph, self.legend, self.mode):
            if part is not None and not isinstance(part, ChoiceBox):
                part.apply_theme(theme)
