"""What there is to tell of a beat: the numbers of a step, and how a language and a notation write them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from simulator.arrays import Array64
from simulator.cells.cell import Cell, Memory
from simulator.equations.expressions import Binary, Call, Expression, Name, Negative, Number
from simulator.network.trace import LayerTrace
from ui.film.diagrams.diagram import Plan
from ui.film.scene.scene import Scene
from ui.film.text.formula import inline, plain, symbol, typeset
from ui.film.text.language import Language
from ui.film.text.number_format import HUGE, decimal, nearly, precise

CLOSED, OPEN = 0.1, 0.99  # gates below and above are called closed and open
NOTICEABLE = 0.02  # a share of the largest memory that is worth a word
SPELLED = 4  # vectors up to this size are spelled out
LONGEST = 184  # letters of a caption: two lines of about 95, less what a word at a line's end may cost
LONGEST_FORMULA = 110  # letters, so that something can be said of it
_PLAIN_NAME = re.compile(r"[^\W\d_][\w-]+")
_CONFUSING = frozenset({"an", "and", "in", "is", "it", "not", "of", "on", "one", "or", "the", "to", "und", "oder"})


@dataclass(frozen=True, eq=False)
class Telling:
    """A step of the scene's layer and a beat of it; at most `named` units are named, in `room` letters each."""

    scene: Scene
    step: int
    plan: Plan
    named: int = 3
    room: int = 24

    @property
    def layer_trace(self) -> LayerTrace:
        """What was computed."""
        return self.scene.layer_trace

    @property
    def cell(self) -> Cell:
        """The kind of cell."""
        return self.layer_trace.layer.cell

    @property
    def memory(self) -> Memory:
        """What in the cell is memory."""
        return self.cell.memory

    @property
    def language(self) -> Language:
        """The language that is told in."""
        return self.scene.language

    def translate(self, context: str, source: str, comment: str = "") -> str:
        """A template in this language."""
        return self.language.translate(context, source, comment)

    # ---- names -------------------------------------------------------------------------------------------------------

    def word(self, step: int) -> str:
        """The token of a step, in quotation marks, with a word where it is masked."""
        quoted = self.language.quote(self._short(self.scene.trace.tokens[step]))
        masked = self.translate("Caption", "{token} (masked)")
        return masked.format(token=quoted) if step in self.scene.lesson.masked else quoted

    @property
    def token(self) -> str:
        """The token of this step, in quotation marks."""
        return self.word(self.step)

    def unit(self, k: int) -> str:
        """What a unit is called; in quotation marks where it would not be seen to be a name."""
        names = self.scene.unit_names
        if k < len(names):
            return self._quote_name(names[k], bool(self.layer_trace.layer.unit_names))
        return self.translate("Picture", "unit {number}").format(number=k + 1)

    def column(self, k: int) -> str:
        """What a column of the input is called."""
        layers = self.scene.trace.layers
        names = layers[self.scene.layer - 1].layer.unit_names if self.scene.layer else self.scene.trace.input_names
        if names:
            return self._quote_name(names[k], True)
        return self.translate("Caption", "column {number}").format(number=k + 1)

    def _quote_name(self, name: str, given: bool) -> str:
        short = self._short(name)
        clear = not given or (_PLAIN_NAME.fullmatch(short) and short.lower() not in _CONFUSING)
        return short if clear else self.language.quote(short)

    def _short(self, name: str) -> str:
        name = " ".join(name.split())
        return name if len(name) <= self.room else name[: self.room - 1] + "…"

    def units(self, units: Iterable[int]) -> str:
        """ "gender, liking and words"."""
        return self.list_words([self.unit(k) for k in units])

    def list_words(self, parts: Sequence[str]) -> str:
        """Parts of a sentence, one after the other."""
        return self.language.list_words(parts)

    # ---- letters -----------------------------------------------------------------------------------------------------

    def letter(self, name: str) -> str:
        """How a quantity is called in a sentence: "c"."""
        return plain(symbol(name, False, self.scene.writing))

    def symbol(self, name: str) -> str:
        """How a quantity is called in a formula, "cₜ₋₁"; what has no letter is told by what it is computed from."""
        if name in self.scene.definitions and len(self.scene.writing.letter(name).split("_")[0]) > 2:
            return self.formula(Name(name))
        return plain(symbol(name, notation=self.scene.writing))

    def formula(self, tree: Expression) -> str:
        """An expression in the letters of the notation, words such as kept replaced by what they stand for.

        What would be too long for a caption keeps its words, or is cut off.
        """
        words = {name: made for name, made in self.scene.definitions.items() if len(name.split("_")[0]) > 1}
        whole, short = (plain(typeset(each, notation=self.scene.writing)) for each in (inline(tree, words), tree))
        text = whole if len(whole) <= LONGEST_FORMULA else short
        return text if len(text) <= LONGEST_FORMULA else text[:LONGEST_FORMULA].rstrip() + " …"

    @cached_property
    def equation(self) -> str:
        """The quantity whose equation the beat ends with; "" where it has none."""
        formulas = [act.formula for act in self.plan.acts if self.scene.expression(act.formula) is not None]
        return formulas[-1] if formulas else ""

    @cached_property
    def computed(self) -> tuple[str, ...]:
        """The quantities that the beat computes, in order."""
        return tuple(name for act in self.plan.acts for name in act.computes)

    @property
    def gate(self) -> str:
        """The gate that the beat computes, the first of several; "" where it computes none."""
        return next((name for name in self.computed if name in self.cell.gates), "")

    # ---- numbers -----------------------------------------------------------------------------------------------------

    def signed_number(self, value: float) -> str:
        """A number in a sentence: "−0.994", with more decimals where it would read as zero."""
        text = decimal(float(value), 3, plus=True)
        if (value != 0 and not text.strip("+−0.")) or abs(value) >= HUGE:
            text = ("+" if value > 0 else "") + precise(float(value))
        return self.language.number(text)

    def figure(self, value: float) -> str:
        """A number in a formula."""
        return self.language.number(precise(float(value)))

    def share(self, value: float) -> str:
        """A share as a percentage, never rounded to all or nothing."""
        return self.language.number(nearly(float(value)))

    def shares(self, values: Array64) -> str:
        """The shares that a gate lets through."""
        least, most = self.share(values.min()), self.share(values.max())
        if least == most:
            return least
        return self.translate("Caption", "{least} to {most}").format(least=least, most=most)

    def vector(self, values: Array64) -> str:
        """A small vector, spelled out."""
        return self.language.vector([self.figure(value) for value in values])

    def name_values(self, units: Iterable[int], values: Array64) -> list[str]:
        """ "−0.759 in gender", "+0.758 in liking"; the number alone where there is one unit."""
        if len(values) == 1:
            return [self.signed_number(values[0])]
        part = self.translate("Caption", "{value} in {unit}")
        return [part.format(value=self.signed_number(values[k]), unit=self.unit(k)) for k in units]

    def has(self, *names: str | None) -> bool:
        """Whether the run has recorded all of these."""
        return all(name is not None and (name in self.layer_trace.quantities or name in self._before) for name in names)

    @cached_property
    def _before(self) -> frozenset[str]:
        return frozenset({"x", *(f"{state}_prev" for state in self.cell.states)})

    def row(self, name: str) -> Array64:
        """A quantity at this step."""
        return np.asarray(self.layer_trace[name][self.step], dtype=np.float64)

    @property
    def old(self) -> Array64:
        """The memory before this step."""
        return self.row(f"{self.memory.state}_prev")

    @property
    def new(self) -> Array64:
        """The memory after this step."""
        return self.row(self.memory.state)

    @property
    def scale(self) -> float:
        """The largest memory of the run, by which a value is called noticeable."""
        return self.scene.memory_size

    def is_held(self, *names: str | None) -> bool:
        """Whether one of the quantities was set by hand here, wholly or in part."""
        known = (name for name in names if name in self.layer_trace.quantities)
        return any(self.layer_trace.held_units(name, self.step).any() for name in known)

    def largest(self, values: Array64) -> list[int]:
        """The units of the largest values, as many as are named."""
        return [int(k) for k in np.argsort(-np.abs(values), kind="stable")[: self.named]]

    def flips(self) -> list[int]:
        """The units whose memory changes its sign and is noticeable before and after, the largest change first."""
        old, new = self.old, self.new
        noticed = np.minimum(np.abs(old), np.abs(new)) > NOTICEABLE * self.scale
        return [int(k) for k in np.argsort(-np.abs(new - old), kind="stable") if old[k] * new[k] < 0 and noticed[k]]

    def is_bounded(self, name: str) -> bool:
        """Whether the equations themselves keep a quantity between −1 and 1."""
        if name not in self._known_bounds:
            made = self.scene.definitions.get(name)
            self._known_bounds[name] = name in self.scene.shares or (made is not None and self._is_bounded(made))
        return self._known_bounds[name]

    @cached_property
    def _known_bounds(self) -> dict[str, bool]:
        return {}

    def _is_bounded(self, tree: Expression) -> bool:
        if isinstance(tree, Name):
            return self.is_bounded(tree.name)
        if isinstance(tree, Call):
            return tree.function in ("tanh", "sigmoid", "hard_sigmoid")
        if isinstance(tree, Negative):
            return self._is_bounded(tree.operand)
        if not isinstance(tree, Binary) or tree.op != "*":
            return False
        return self._is_bounded(tree.left) and self._is_bounded(tree.right)

    @cached_property
    def mixed(self) -> str:
        """What a memory that is z · old + (1 − z) · n takes in: the name of n; "" for any other memory."""
        keep, tree = self.memory.keep or "", self.scene.definitions.get(self.memory.write or "")
        if self.memory.state != self.cell.states[0] or not isinstance(tree, Binary) or tree.op != "*":
            return ""
        for share, taken in ((tree.left, tree.right), (tree.right, tree.left)):
            made = self.scene.definitions.get(share.name, share) if isinstance(share, Name) else share
            if made == Binary("-", Number(1.0), Name(keep)) and isinstance(taken, Name) and self.is_bounded(taken.name):
                return taken.name
        return ""


class Depth(NamedTuple):
    """How deep captions go: the key on the command line, the title and the place in a menu, and what words them."""

    key: str
    title: str
    place: int
    tell: Callable[[Telling], str]


class Erasure(NamedTuple):
    """What a gate does to the units that hold something: those it closes on, the tightest first, and the others."""

    closed: list[int]
    others: list[int]


def erasure(t: Telling, gate: Array64) -> Erasure:
    """Which units a gate that keeps closes on, and which it leaves, of those with something noticeable to lose."""
    there = np.abs(t.old) > NOTICEABLE * t.scale
    closed = [int(k) for k in np.argsort(gate, kind="stable") if gate[k] < CLOSED and there[k]]
    return Erasure(closed, [k for k in range(len(gate)) if there[k] and k not in closed])


def by_hand(t: Telling, name: str) -> str:
    """That a quantity did not come from its equation, but from somebody's hand."""
    values = t.row(name)
    if len(values) > SPELLED:
        return t.translate("Caption", "{name} is set by hand, not computed").format(name=t.symbol(name))
    text = t.translate("Caption", "{name} = {values}, set by hand, not computed")
    return text.format(name=t.symbol(name), values=t.vector(values))


def fits(text: str) -> bool:
    """Whether a caption needs two lines at most."""
    return len(text) <= LONGEST
