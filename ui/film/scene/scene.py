"""What a view is given to draw: a run, the selected layer and unit, the page, and the words around it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import TYPE_CHECKING

import numpy as np

from simulator.analysis.comparison.distances import left_of_first
from simulator.analysis.comparison.run_alignment import Counterparts
from simulator.analysis.measures import MemoryAccount, memory_account
from simulator.analysis.telling_steps import quiet_steps
from simulator.arrays import Array
from simulator.cells.cell import Cell
from simulator.equations.expressions import Expression
from simulator.lessons.guide.cues import places
from simulator.lessons.models.stored import unknown_in
from simulator.lessons.origin_words import describe_lesson_origin, describe_title
from simulator.lessons.schema import HoldSpec, Lesson
from simulator.network.trace import LayerTrace, Trace
from ui.film.diagrams import diagram_of, draft_of, is_drawn
from ui.film.diagrams.diagram import Diagram
from ui.film.diagrams.fit import Fit
from ui.film.drawing.page import LEAST, Room, least_width
from ui.film.drawing.strips import Shading
from ui.film.lru_method import lru_method
from ui.film.marks import Page, Run
from ui.film.motion.cell_layout import CellLayout, cell_layout
from ui.film.motion.choreography import Movements
from ui.film.motion.pace import AS_WRITTEN, Pace
from ui.film.motion.timeline import Timeline
from ui.film.scene.chart_options import ALL, ChartOptions
from ui.film.scene.derived.beside import other_layers, others_compared, within
from ui.film.scene.derived.paged import on_page
from ui.film.scene.derived.shadings import shading_of
from ui.film.scene.derived.turned import other_end, turned
from ui.film.scene.derived.written import definitions_of, shares_of
from ui.film.text.blanks import with_visible_blanks
from ui.film.text.language import ENGLISH, Language
from ui.film.text.limits import as_told, run_as_told
from ui.film.text.notation import PYTORCH, Notation, of

if TYPE_CHECKING:
    from simulator.lessons.comparison import ComparedRun

LOWEST, LOWEST_ALONE = 960.0, 900.0  # of the close-up on the least page; where no formula stands below it
READOUT = 136.0  # the room of the read-out below the picture of a cell, where there is none beside it


@dataclass(frozen=True, eq=False)
class Scene:
    """A run as it is looked at: `layer` and `unit` count from 0.

    `lens` is how the units that a large vector shows as numbers are chosen (`ui.film.scene.lens.CHOICES`), after
    `pins`; `steady` those that captions name, by place: films of one drag share them, so that nothing jumps under it.
    `signs`: a card says what the signs of the close-up mean. `returned`: outlines show what this framework returns, ""
    for none. `whole_run`: charts show what comes later too, pale.
    `pace` is how quickly it passes. `by_token`: captions tell what happened at a whole token, and nothing steps back
    for a beat.
    `ghost` is another run, whose values stand behind those of this one where they differ.
    `notation`, `depth` (of the captions: `ui.film.narration.depths`) and `language` are how it is told, `chart_options`
    what of the run its charts show.
    `runs` are those that are compared, this one first; empty where a view shows one alone. `below` is the height that
    is kept free between picture and caption. `drafted`: where the picture of the cell is not laid out yet, this one has
    letters in place of wires (`ui.film.diagrams.draft_of`).
    Of a layer that reads from the end, `as_read` is the scene in the order of reading; its `source` is that by token.
    """

    lesson: Lesson
    trace: Trace
    layer: int
    unit: int
    page: Page
    lens: str = "changed"
    pins: tuple[int, ...] = ()
    notation: Notation = PYTORCH
    depth: str = "sentence"
    language: Language = ENGLISH
    signs: bool = False
    returned: str = ""
    whole_run: bool = False
    pace: Pace = AS_WRITTEN
    by_token: bool = False
    ghost: Trace | None = None
    chart_options: ChartOptions = ALL
    runs: tuple[ComparedRun, ...] = ()
    yours: tuple[HoldSpec, ...] = ()
    below: float = 0.0
    drafted: bool = False
    steady: dict[tuple[int, ...], tuple[int, ...]] = field(default_factory=dict)
    source: Scene | None = None

    @property
    def as_read(self) -> Scene:
        """The same in the order in which its layer reads, for whatever draws or tells it step by step."""
        return self._turned if self.layer_trace.from_end else self

    @cached_property
    def _turned(self) -> Scene:
        return turned(self)

    @property
    def reads_from_end(self) -> bool:
        """Whether its layer reads the tokens from the last to the first."""
        return self.layer_trace.from_end or self.source is not None

    @property
    def rows(self) -> tuple[Scene, ...]:
        """The same scene with each layer selected in turn, each in the order in which that layer reads."""
        return tuple(each.as_read for each in self.layers)

    @property
    def layers(self) -> tuple[Scene, ...]:
        """The same scene with each layer of the network selected in turn, by token."""
        if self.source is not None:
            return self.source.layers
        return (*self._others[: self.layer], self, *self._others[self.layer :])

    @cached_property
    def _others(self) -> tuple[Scene, ...]:
        return other_layers(self)

    @property
    def compared(self) -> tuple[Scene, ...]:
        """The runs that are compared as scenes, this one first, each in the order in which its layer reads."""
        return tuple(each.as_read for each in (self.source or self, *self._compared_with))

    @cached_property
    def _compared_with(self) -> tuple[Scene, ...]:
        return others_compared(self.source or self)

    @cached_property
    def compared_memories(self) -> tuple[Array, ...]:
        """The memory of each run that is compared after each step: [T, unit]."""
        return tuple(each.layer_trace[each.cell.memory.state] for each in self.compared)

    @cached_property
    def title(self) -> str:
        """The lesson's title; of one whose run is another than its author's, that it is changed."""
        return describe_title(self.lesson, partial(self.language.translate, "Lesson"))

    @property
    def run_title(self) -> str:
        """What its run is called beside others that it is compared with."""
        return self.authors_words(self.lesson.title)

    def authors_words(self, text: str) -> str:
        """What the lesson's author wrote, such as its about or a note: in the language where that is known."""
        return self.language.translate("Lesson", text.strip()) if text.strip() else ""

    @cached_property
    def origin(self) -> str:
        """Where the weights come from, as far as the lesson says it."""
        return describe_lesson_origin(self.lesson, partial(self.language.translate, "Lesson"))

    @property
    def layer_trace(self) -> LayerTrace:
        """What the selected layer computed."""
        return self.trace.layers[self.layer]

    @cached_property
    def told(self) -> LayerTrace:
        """The same as it is printed: no sigmoid is 0 or 1."""
        return as_told(self.layer_trace, self.trace.idealised)

    @property
    def cell(self) -> Cell:
        """The kind of cell in the selected layer."""
        return self.layer_trace.layer.cell

    @cached_property
    def writing(self) -> Notation:
        """The notation for the selected cell, with words and decimal sign of the language."""
        return of(self.notation, self.cell, self.language)

    @cached_property
    def left_of_first(self) -> Array:
        """How much of what the first token wrote is still in the layer's memory after each step: [T]."""
        return left_of_first(self.layer_trace)

    @cached_property
    def account(self) -> MemoryAccount:
        """What became of the layer's memory at each step."""
        return memory_account(self.layer_trace)

    @cached_property
    def unit_names(self) -> tuple[str, ...]:
        """The names of the layer's units: given, or numbered from 1."""
        layer = self.layer_trace.layer
        numbered = self.language.translate("Picture", "unit {number}")
        return layer.unit_names or tuple(numbered.format(number=k + 1) for k in range(layer.units))

    @property
    def definitions(self) -> Mapping[str, Expression]:
        """The expression of each quantity that the cell's author named, and of each pre-activation."""
        return definitions_of(self.cell)

    @property
    def on_memory(self) -> Scene:
        """The same with a unit of the memory selected: where that has a width of its own, not beyond its last."""
        width = int(self.layer_trace[self.cell.memory.state].shape[1])
        return self if width == self.layer_trace.layer.units else self._within(width)

    @lru_method(maxsize=1)
    def _within(self, width: int) -> Scene:
        return within(self, width)

    @property
    def charted_tokens(self) -> range:
        """The tokens that its charts show."""
        return range(*(self.chart_options.tokens or (0, self.trace.steps)))

    def expression(self, name: str) -> Expression | None:
        """What a quantity is computed by, as it was written; None for what the cell does not compute."""
        return self.definitions.get(name) or dict(self.writing.unnamed).get(name)

    @property
    def shares(self) -> frozenset[str]:
        """Quantities between 0 and 1 that say how much passes: the gates, and 1 − gate."""
        return shares_of(self.cell)

    def held_units(self, quantity: str, step: int) -> tuple[bool, ...]:
        """Which units of a quantity were set by hand at a step: all of what enters of a masked token; () where none."""
        layer_trace = self.layer_trace
        if quantity == "x":
            masked = step in self.lesson.masked and not self.trace.layers_below(self.layer)
            return (True,) * layer_trace.inputs.shape[1] if masked else ()
        known = layer_trace.holds and quantity in layer_trace.quantities
        return tuple(layer_trace.held_units(quantity, step).tolist()) if known else ()

    def token(self, step: int) -> Run:
        """A token as written in the picture: struck through where masked or left out, hollow where unknown."""
        token = self.trace.tokens[step]
        style = "struck" if step in self.not_read else "hollow" if token in self.unknown_tokens else ""
        return Run(with_visible_blanks(token), style, "muted" if style else None)

    @cached_property
    def not_read(self) -> frozenset[int]:
        """The steps whose tokens are masked: silenced, or left out."""
        return frozenset((*self.lesson.masked, *self.trace.skipped))

    @cached_property
    def unknown_tokens(self) -> frozenset[str]:
        """The tokens of the sequence that the lesson's table does not know."""
        return frozenset(unknown_in(self.lesson, self.trace.tokens))

    @cached_property
    def counterparts(self) -> Counterparts | None:
        """What of the ghost stands where in this run."""
        return None if self.ghost is None else Counterparts(self.trace, run_as_told(self.ghost))

    def was(self, quantity: str, step: int) -> Array | None:
        """A quantity of the selected layer in the ghost; None where it is the same or has no counterpart."""
        found = None if self.counterparts is None else self.counterparts.row(self.layer, quantity, step)
        return None if found is None or np.array_equal(found, self.told[quantity][step]) else found

    @property
    def room(self) -> Room:
        """How the page is divided."""
        return Room(self.page, self.below)

    @property
    def diagram(self) -> Diagram:
        """The picture of the selected cell, as it fits the page."""
        return self.layout.diagram

    @property
    def fit(self) -> Fit:
        """Where on the page the picture of the selected cell is, and how far it is drawn out."""
        return self.layout.fit

    def narrowest(self, page: Page) -> float:
        """The width of the narrowest page like this one that has room for the picture of the selected cell."""
        if page.compact not in self._needs:
            self._needs[page.compact] = self._layout_on(Room(LEAST._replace(compact=page.compact))).narrowest
        needs, anew = self._needs[page.compact], page.compact and not is_drawn(self.cell)
        return least_width(page, needs, lambda wide: on_page(self, wide, self.below).layout.has_room) if anew else needs

    @cached_property
    def _needs(self) -> dict[bool, float]:
        """The widths that were needed so far, of compact pages and of others."""
        return {}

    @property
    def movements(self) -> tuple[Movements, ...]:
        """What moves in each beat of the close-up: as long on every page, along the ways that are on this one."""
        return self.layout.movements

    @cached_property
    def layout(self) -> CellLayout:
        """Where the parts of the selected cell stand, and how they move."""
        return self._layout_on(self.room)

    def _layout_on(self, room: Room) -> CellLayout:
        heights = room.header, room.stretch(self.spare), *room.cell_ends(self.spare)
        return cell_layout(self.cell, *self._drawn, room.page, *heights)

    @cached_property
    def _drawn(self) -> tuple[Diagram, tuple[tuple[str, int], ...], frozenset[str]]:
        """The picture of the cell, how many units its vectors have, and the sums of the run."""
        drawn = draft_of(self.cell) if self.drafted else diagram_of(self.cell)
        units = tuple((name, self.units_of(name)) for name in drawn.roles)
        return drawn, units, frozenset(name for name in self.layer_trace.quantities if name.startswith("a_"))

    @property
    def cell_bottom(self) -> float:
        """The lower edge of the close-up."""
        return self.fit.y(LOWEST) if self.room.has_working(self.spare) else self.fit.y(LOWEST_ALONE)

    @property
    def spare(self) -> float:
        """The height that is wanted below the picture of a cell."""
        return 0.0 if self.trace.readout is None or self.page.width >= LEAST.width else READOUT

    def units_of(self, quantity: str) -> int:
        """How many units a quantity of the layer has."""
        return int(self.layer_trace[quantity].shape[1])

    @cached_property
    def timeline(self) -> Timeline:
        """The ruler that all views of this scene share, so that a time means the same place in each of them.

        It is that of the layer's pass through the sequence, in the order in which it reads.
        """
        if self.source is not None:
            return self.source.timeline.turned
        beats = (made.beat for made in self.movements)
        titled = tuple(replace(beat, title=self.language.translate("Beat", beat.title)) for beat in beats)
        written = Timeline(self.trace.tokens, titled, backward=self.reads_from_end)
        cues = [place.step for place in places(self.trace, self.lesson.cues)]
        told = {*cues, *self.lesson.notes}
        still = (other_end(self, step) for step in np.flatnonzero(quiet_steps(self.trace)).tolist())
        quiet = [token for token in still if token not in told]
        return replace(written, paces=self.pace.of_tokens(len(self.trace.tokens), written.step_seconds, quiet, cues))

    def is_joined(self, token: int) -> bool:
        """Whether a token is asked to pass too quickly for each beat to be read; not where it is quick by itself."""
        asked = self.pace.asked(self.timeline.step_seconds)
        quick = min(self.timeline.pace(token), asked) * self.pace.watched
        seconds = min(beat.seconds for beat in self.timeline.beats) / quick
        return quick > 1.0 and not self.pace.is_read(seconds)

    @lru_method(maxsize=256)
    def shading(self, quantity: str) -> Shading:
        """How a quantity's values become shades."""
        return shading_of(self, quantity)
