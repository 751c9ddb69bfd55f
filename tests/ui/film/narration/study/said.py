"""A sentence at its place in a run: its fields as printed, and what the trace has there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from simulator.cells.cell import Cell, Memory
from simulator.cells.memory import find_kept
from simulator.lessons.schema import Lesson
from simulator.network.trace import LayerTrace, Trace
from tests.ui.film.narration.study import printed
from tests.ui.film.narration.study.printed import Names, Printed
from tests.ui.film.narration.study.recording import Told, Use
from ui.film.diagrams.diagram import Plan
from ui.film.scene.gradient.backflow import Backflow
from ui.film.scene.scene import Scene
from ui.film.text.formula import inline, plain, symbol, typeset

CLOSED, OPEN = 0.1, 0.99
"""Below and above these a gate is said to close and to stay open."""
NOTHING = 0.05
"""From this size on, and from this share of the step's memory, a number is no longer next to nothing."""
TURN = 0.01
"""A sign that turns is worth a word where the memory is at least so large, and so large a share of the step's, on both
sides.
"""


@dataclass(frozen=True, eq=False)
class Moment:
    """A place in a run that something is said of: nothing in it knows what captions hold."""

    scene: Scene
    step: int
    beat: int
    view: str
    flow: Backflow | None = None

    @property
    def lesson(self) -> Lesson:
        return self.scene.lesson

    @property
    def trace(self) -> Trace:
        return self.scene.trace

    @property
    def layer_trace(self) -> LayerTrace:
        return self.scene.trace.layers[self.scene.layer]

    @property
    def cell(self) -> Cell:
        return self.layer_trace.layer.cell

    @property
    def memory(self) -> Memory:
        return self.cell.memory

    def row(self, name: str, step: int | None = None) -> np.ndarray:
        """A quantity at this step, or at another."""
        return np.asarray(self.layer_trace[name][self.step if step is None else step], dtype=np.float64)

    def has(self, name: str | None) -> bool:
        """Whether the run recorded a quantity."""
        return name is not None and (name in self.layer_trace.quantities or name in self.entering)

    @cached_property
    def entering(self) -> frozenset[str]:
        return frozenset(self.cell.parsed.given)

    def held(self, name: str | None, step: int | None = None) -> np.ndarray:
        """Which units of a quantity were set by hand; none of one that there is not."""
        if name is None or name not in self.layer_trace.quantities:
            return np.zeros(self.layer_trace.layer.units, dtype=np.bool_)
        return self.layer_trace.held_units(name, self.step if step is None else step)

    @property
    def unit(self) -> int:
        """The unit that is told of: the one in view, or the first that a chart shows where it is not one."""
        shown = self.scene.chart_options.units
        return self.scene.unit if not shown or self.scene.unit in shown else shown[0]

    @property
    def ledger_units(self) -> tuple[int, ...]:
        """The units whose memory the ledger takes apart: those asked for, or the one in view."""
        return self.scene.chart_options.units or (self.scene.unit,)

    @cached_property
    def old(self) -> np.ndarray:
        return self.row(f"{self.memory.state}_prev")

    @cached_property
    def new(self) -> np.ndarray:
        return self.row(self.memory.state)

    @cached_property
    def kept_name(self) -> str | None:
        return find_kept(self.cell.parsed, self.memory)

    @cached_property
    def kept(self) -> np.ndarray:
        """What is kept of the memory, as it was recorded or computed."""
        return self.kept_at(self.step)

    def kept_at(self, step: int) -> np.ndarray:
        """What a step keeps of the memory."""
        old = self.row(f"{self.memory.state}_prev", step)
        if self.memory.keep is None:
            return old if self.memory.write is not None else np.zeros_like(old)
        return self.row(self.memory.keep, step) * old if self.kept_name is None else self.row(self.kept_name, step)

    @cached_property
    def added(self) -> np.ndarray:
        """What is added: the quantity that is written, or what is not kept."""
        return self.new - self.kept if self.memory.write is None else self.row(self.memory.write)

    @cached_property
    def shares(self) -> np.ndarray:
        """The share of each memory that is kept; not a number where there is none."""
        with np.errstate(all="ignore"):
            return np.where(self.old != 0, self.kept / np.where(self.old != 0, self.old, 1.0), np.nan)

    @cached_property
    def gate(self) -> np.ndarray:
        """The gate that keeps."""
        return self.row(self.memory.keep or "")

    @cached_property
    def gate_before(self) -> np.ndarray | None:
        """The same at the token before; None at the first of a sequence that begins anew."""
        return None if self.begins else self.row(self.memory.keep or "", self.step - 1)

    @property
    def begins(self) -> bool:
        """Whether it is the first token, of the run or of a sequence that begins anew."""
        return self.step == 0 or self.step in self.lesson.begins

    @cached_property
    def size(self) -> float:
        """The largest memory before and after this step."""
        return max(float(np.abs(self.old).max(initial=0.0)), float(np.abs(self.new).max(initial=0.0)))

    def is_nothing(self, value: float) -> bool:
        """Whether a number is next to nothing at this step."""
        return abs(value) < NOTHING * max(1.0, self.size)

    def turned(self) -> list[int]:
        """The units whose sign turns, with something to be seen before and after."""
        old, new = self.old, self.new
        seen = np.minimum(np.abs(old), np.abs(new)) >= TURN * max(1.0, self.size)
        return [int(k) for k in np.flatnonzero((old * new < 0) & seen)]

    @cached_property
    def units(self) -> Names:
        """The names of the layer's units."""
        layer = self.layer_trace.layer
        return Names(layer.unit_names, max(layer.units, 1), ("unit", "Einheit"))

    @cached_property
    def columns(self) -> Names:
        """The names of what enters."""
        below = self.trace.layers[self.scene.layer - 1].layer.unit_names if self.scene.layer else ()
        names = below if self.scene.layer else self.trace.input_names
        words = ("unit", "Einheit") if self.scene.layer else ()
        words = (*words, "column", "Spalte", "number", "Zahl", "Nummer")
        return Names(names, self.layer_trace.inputs.shape[1], words)

    def names_of(self, quantity: str) -> Names:
        """The names of a vector's entries."""
        widths = self.cell.parsed.widths
        return self.columns if quantity in widths and widths[quantity] == widths["x"] else self.units

    def fits_token(self, text: str, step: int) -> bool:
        """Whether a text names the token of a step: quoted, shortened, masked or left out, perhaps with its place."""
        found = re.fullmatch(r"[“„](.*)[”“]( \(\D+\))?(?: \((\d+)\))?", text, re.DOTALL)
        if found is None:
            return False
        inner, masked, place = found.groups()
        word = self.trace.tokens[step]
        token = " ".join(word.split()) or word.translate(str.maketrans(" \n\r\t", "␣⏎⏎⇥"))
        fits = inner == token or (inner.endswith("…") and token.startswith(inner[:-1]))
        by_hand = step in (*self.lesson.masked, *self.lesson.skipped)
        return fits and (masked is not None) == by_hand and place in (None, str(step + 1))

    @property
    def letters(self) -> Mapping[str, frozenset[str]]:
        """Which quantities a printed letter, word or formula may mean; one that is a quantity's own letter means it."""
        return _letters(self.scene)

    def means(self, text: str) -> frozenset[str]:
        """The quantities that a text may mean: a formula that was cut off means those that begin so."""
        if text.endswith(" …"):
            return frozenset(n for t, names in self.letters.items() if t.startswith(text[:-2]) for n in names)
        return self.letters.get(text, frozenset())

    @cached_property
    def computed(self) -> tuple[str, ...]:
        """What the beat computes or carries, in order."""
        carried = [trip.quantity for plan in self.plans for act in plan.acts for trip in act.trips]
        return (*self.results, *carried)

    @cached_property
    def results(self) -> tuple[str, ...]:
        """What the beat computes, in order."""
        return tuple(name for plan in self.plans for act in plan.acts for name in act.computes)

    @property
    def plans(self) -> tuple[Plan, ...]:
        """The beat; all of them where the whole token is told of."""
        plans = self.scene.diagram.plans
        return (plans[self.beat],) if self.beat >= 0 else tuple(plans)

    @property
    def loose(self) -> float:
        """How far a sum over units may be off, relatively, in the precision of the run."""
        return 2e-6 if self.layer_trace.rows.dtype == np.float32 else 1e-12


@lru_cache(maxsize=16)
def _letters(scene: Scene) -> Mapping[str, frozenset[str]]:
    writing, found = scene.writing, dict[str, set[str]]()
    words = {name: made for name, made in scene.definitions.items() if len(name.split("_")[0]) > 1}
    names = (*scene.layer_trace.quantities, *scene.cell.parsed.given)
    for name in names:
        for timed in (True, False):
            found.setdefault(plain(symbol(name, timed, writing)), set()).add(name)
    own = set(found)
    for name in names:
        made = scene.expression(name)
        if made is not None:
            for text in {plain(typeset(each, notation=writing)) for each in (made, inline(made, words))} - own:
                found.setdefault(text, set()).add(name)
    return {text: frozenset(meant) for text, meant in found.items()}


@dataclass(frozen=True, eq=False)
class Said:
    """One use of a template at its place, among the others of its text."""

    use: Use
    told: Told
    at: Moment

    def __getitem__(self, field: str) -> str:
        return self.use.fields[field]

    def has(self, field: str) -> bool:
        """Whether the template has a field."""
        return field in self.use.fields

    def number(self, text: str) -> Printed:
        """A printed number."""
        return printed.number(text, self.at.scene.language.decimal_sign)

    def vector(self, text: str) -> list[Printed]:
        """A printed vector."""
        return printed.vector(text, self.at.scene.language.decimal_sign)

    def unit(self, field: str) -> list[int]:
        """The units that a name may mean."""
        return sorted(self.at.units.find(self[field]))

    def parts(self, field: str, source: str) -> list[Use]:
        """The uses of a template inside a field."""
        return self.told.parts(self[field], source)

    def remainder(self, field: str, source: str) -> str:
        """What stands in a field beside uses of a template and what joins the parts of a list."""
        text = self[field]
        for use in self.parts(field, source):
            text = text.replace(use.text, "", 1)
        return re.sub(r", | and | und ", "", text)

    def beside(self, *sources: str) -> list[Use]:
        """The uses of these templates in the same text."""
        return [use for use in self.told.uses if use.source in sources]

    def says_by_hand(self) -> bool:
        """Whether the text says of anything that it was set by hand."""
        return any("by hand" in use.source or use.source.startswith("You hold") for use in self.told.uses)
